"""What our own annotations promise: they fit the texts, keep none of them, and were made on unseen articles."""

import json
from pathlib import Path

import pytest

from tests.gold.passages import (
    FILES,
    Document,
    annotations,
    load_developed,
    load_dispatches,
    load_fresh,
    load_later,
    load_passages,
    load_toponyms,
)

KINDS = {"control", "strike", "clash", "visit"}
STATUSES = {"asserted", "claimed", "denied", "planned", "hypothetical", "historical"}
ROLES = {"event_location", "metonym", "origin", "mention"}
LONGEST_QUOTE = 40  # characters: surfaces and names may be kept, sentences may not


@pytest.fixture(scope="module")
def documents(shared: Path) -> list[Document]:
    passages = load_passages(shared) + load_later(shared) + load_fresh(shared) + load_toponyms(shared)
    return passages + load_developed(shared) + load_dispatches(closed=False) + load_dispatches(closed=True)


def test_twenty_passages_hold_events_and_ten_hold_toponyms_alone(shared: Path) -> None:
    assert len(load_passages(shared)) == 20
    assert all("events" in document for document in load_passages(shared))
    assert len(load_toponyms(shared)) == 10
    assert not any("events" in document for document in load_toponyms(shared))


def test_no_article_is_both_developed_on_and_held_out() -> None:
    developed = {passage["article"] for passage in annotations(FILES["developed"])}

    for held_out in ("passages", "later", "toponyms"):
        assert not developed & {passage["article"] for passage in annotations(FILES[held_out])}, held_out


def test_no_passage_is_both_developed_on_and_held_out() -> None:
    developed = annotations(FILES["developed"])

    for held_out in annotations(FILES["fresh"]):
        others = [p for p in developed if p["article"] == held_out["article"]]
        assert not any(p["start"] < held_out["end"] and held_out["start"] < p["end"] for p in others), held_out["id"]


def test_every_toponym_is_where_it_says_and_none_is_nested(documents: list[Document]) -> None:
    for document in documents:
        end = 0
        for toponym in document["toponyms"]:
            assert document["text"][toponym["start"] : toponym["end"]] == toponym["surface"], document["id"]
            assert toponym["start"] >= end, document["id"]
            assert toponym["role"] in ROLES
            end = toponym["end"]


def test_every_event_has_its_sentence_in_the_passage(documents: list[Document]) -> None:
    for document in documents:
        for event in document.get("events", ()):
            start, end = event["evidence"]
            sentence = document["text"][start:end]
            assert event["type"] in KINDS
            assert event["status"] in STATUSES
            heading = document["text"][end : end + 1] in ("\n", "")
            assert heading or sentence[-1] in ".?!…»”\"'", (document["id"], sentence)
            assert "\n\n" not in sentence


def test_traps_lie_in_the_passage_and_have_a_reason(documents: list[Document]) -> None:
    for document in documents:
        for trap in document.get("hard_negatives", ()):
            assert 0 <= trap["start"] < trap["end"] <= len(document["text"])
            assert trap["reason"]


@pytest.mark.parametrize("file", FILES.values())
def test_no_sentence_of_an_article_is_kept(file: str) -> None:
    for passage in annotations(file):
        assert not {"text", "title"} & passage.keys()
        assert all(len(toponym["surface"]) <= LONGEST_QUOTE for toponym in passage["toponyms"])
        assert not any("surface" in trap for trap in passage.get("hard_negatives", ()))


def test_no_passage_comes_from_an_article_that_the_gold_annotates(shared: Path) -> None:
    used = set()
    for file in sorted((shared / "gold").glob("dev_*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            used |= {json.loads(line)["id"].split("#")[0] for line in lines}

    for file in FILES.values():
        assert not {passage["article"] for passage in annotations(file)} & used
