"""How many of the ways to say it are read: sentences of our own, each event told in other words and another construction.

``python -m tests.gold.wordings`` prints what is found of the open half and of the closed one. An event is found where one of
its kind is shown at its place: at the place that the reading gives to the name, or within 12 km of it. The closed half is not
to be read by those who write rules.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.codebook import CURRENT
from geo.model import Article, Event, Reading
from geo.places.distance import geodesic_km
from geo.places.gazetteer import Gazetteer
from geo.places.names import fold
from geo.reading.pipeline import read

_FILE = Path(__file__).with_name("wordings.jsonl")
_NEAR_KM = 12.0

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted: events told and found, events shown and right, traps and those that gave an event."""

    told: int
    found: int
    shown: int
    right: int
    traps: int
    sprung: int

    @property
    def precision(self) -> float:
        """The share of the events shown that the annotation has, the optional ones among them."""
        return self.right / self.shown

    @property
    def recall(self) -> float:
        """The share of the events told, but for optional ones, that are shown."""
        return self.found / self.told


def load(*, closed: bool) -> tuple[Item, ...]:
    """The sentences of one half."""
    rows = map(json.loads, _FILE.read_text(encoding="utf-8").splitlines())
    return tuple(row for row in rows if row["closed"] is closed)


def score(items: Iterable[Item], gazetteer: Gazetteer) -> Found:
    """What is found of some sentences."""
    count: Counter[str] = Counter()
    for item in items:
        reading = read(
            Article(id=item["id"], text=item["text"], published=date.fromisoformat(item["published"])), gazetteer
        )
        shown = [e for e in reading.events if e.factuality in CURRENT and e.place is not None]
        count["traps"] += not item["events"]
        count["sprung"] += not item["events"] and bool(shown)
        count["shown"] += len(shown)
        for told in sorted(item["events"], key=lambda e: "optional" in e):
            match = _match(told, shown, reading)
            count["right"] += match is not None
            if "optional" not in told:
                count.update(told=1, found=match is not None)
            shown = [e for e in shown if e is not match]
    return Found(*(count[name] for name in ("told", "found", "shown", "right", "traps", "sprung")))


def _match(told: Item, shown: Sequence[Event], reading: Reading) -> Event | None:
    return next((e for e in shown if e.kind == told["kind"] and _is_at(e, told["place"], reading)), None)


def _is_at(event: Event, name: str, reading: Reading) -> bool:
    place = event.place
    if place is None or fold(place.name) == fold(name):
        return place is not None
    named = (r.place for r in reading.resolutions if fold(name) in fold(r.toponym.surface))
    return any(
        geodesic_km(p.latitude, p.longitude, place.latitude, place.longitude) <= _NEAR_KM
        for p in named
        if p is not None
    )


def main() -> None:
    """Print what is found of both halves."""
    gazetteer = Gazetteer.open(extras=False)
    for half, closed in (("open", False), ("closed", True)):
        found = score(load(closed=closed), gazetteer)
        print(
            f"{half}: precision {found.precision:.3f}, recall {found.recall:.3f} of {found.told} events; "
            f"{found.sprung} of {found.traps} traps gave an event"
        )


if __name__ == "__main__":
    main()
