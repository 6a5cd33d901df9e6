"""What is read of many ways to say it does not become less; no item is told twice."""

import pytest

from geo.places.gazetteer import Gazetteer
from tests.gold.wordings import load, score

KINDS = {"control", "strike", "clash", "visit"}


def test_every_item_names_its_places_and_stands_once() -> None:
    items = (*load(closed=False), *load(closed=True))

    assert len({item["text"] for item in items}) == len(items)
    assert all(event["place"] in item["text"] for item in items for event in item["events"])
    assert {event["kind"] for item in items for event in item["events"]} == KINDS
    assert all(item["events"] or item["trap"] for item in items)


@pytest.mark.parametrize(
    ("closed", "precision", "recall", "sprung"),
    [(False, 0.95, 0.58, 2), (True, 0.83, 0.42, 11)],
    ids=["open", "closed"],
)
def test_what_was_reached_holds(
    closed: bool, precision: float, recall: float, sprung: int, gazetteer: Gazetteer
) -> None:
    found = score(load(closed=closed), gazetteer)

    assert found.precision >= precision
    assert found.recall >= recall
    assert found.sprung <= sprung
