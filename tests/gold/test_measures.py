"""How well are real texts read? The marks that the reading must hold, measured with the scorer that lies beside the repository.

The texts are those that rules were developed on, so these marks are a floor against losses, not a claim: what is measured
on texts that nobody looked at stands in the README.
"""

import importlib.util
import json
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from geo.desk import exchange
from geo.model import Article
from geo.places.gazetteer import Gazetteer
from geo.reading import pipeline
from tests.gold.passages import Document, load_developed, load_dispatches


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", shared / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Measured:
    """What the scorer counts over some documents."""

    def __init__(self, scorer: ModuleType, documents: list[Document], gazetteer: Gazetteer) -> None:
        self.toponyms: Counter[Any] = Counter()
        self.events: Counter[Any] = Counter()
        for document in documents:
            read = predicted(document, gazetteer)
            scorer.score_toponyms(document["toponyms"], read["toponyms"], self.toponyms, [])
            scorer.score_events(document, read["events"], self.events, [])

    def f1(self, found: str = "hit") -> float:
        """Of events: kind and place (``hit``), or the day too (``strict``)."""
        right, told = self._sum(found), self._sum("gold")
        return 2 * right / (self._sum("hit") + self._sum("false") + told)

    @property
    def precision(self) -> float:
        return self._sum("hit") / (self._sum("hit") + self._sum("false"))

    def share(self, check: str) -> float:
        return float(self.events[check, "right"] / self.events[check, "of"])

    @property
    def trapped(self) -> float:
        return float(self.events["trapped"] / self.events["traps"])

    def _sum(self, what: str) -> int:
        return sum(self.events[kind, what] for kind in ("control", "strike", "clash", "visit"))


def predicted(document: Document, gazetteer: Gazetteer) -> dict[str, Any]:
    published = document.get("published") or ""
    day = date.fromisoformat(published) if len(published) == len("2024-12-02") else None  # some tell but a month
    article = Article(id=document["id"], text=document["text"], published=day)
    return exchange.record(pipeline.read(article, gazetteer))


def gold(shared: Path, name: str) -> list[Document]:
    lines = (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_two_articles_are_read_whole(scorer: ModuleType, shared: Path, gazetteer: Gazetteer) -> None:
    measured = Measured(scorer, gold(shared, "articles"), gazetteer)

    assert measured.f1() == 1
    assert measured.f1("strict") >= 0.9
    assert measured.trapped == 0
    assert measured.toponyms["exact"] == measured.toponyms["gold"] == measured.toponyms["predicted"]


@pytest.mark.parametrize("name", ["dev_syria", "dev_conflicts", "developed"])
def test_what_rules_were_developed_on_is_read_to_the_marks(
    name: str, scorer: ModuleType, shared: Path, gazetteer: Gazetteer
) -> None:
    documents = load_developed(shared) if name == "developed" else gold(shared, name)

    measured = Measured(scorer, documents, gazetteer)

    assert measured.f1() >= 0.75
    assert measured.precision >= 0.85
    assert measured.f1("strict") >= 0.65
    assert measured.share("side") >= 0.8
    assert measured.share("evidence") >= 0.9
    assert measured.trapped <= 0.03


@pytest.mark.parametrize("manner", ["plain", "agency"])
def test_wire_copy_is_read_to_the_marks(manner: str, scorer: ModuleType, gazetteer: Gazetteer) -> None:
    told = [document for document in load_dispatches(closed=False) if document["manner"] == manner]

    measured = Measured(scorer, told, gazetteer)

    assert measured.f1() >= 0.85
    assert measured.precision >= 0.85
    assert measured.f1("strict") >= 0.85
    assert measured.trapped <= 0.05
