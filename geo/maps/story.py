"""What do these articles tell, all together?

A story is what the interface works on: the readings of the articles asked for, their events brought together, and who
held what from day to day.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo import control
from geo.maps import cards, changes, wording
from geo.maps.changes import Changes
from geo.maps.nomenclature import Renaming
from geo.maps.press import Material
from geo.maps.sides import NOBODY, Side, side, sides_of
from geo.maps.tables import Row
from geo.model import Article, Event, Place, Reading, Zone

if TYPE_CHECKING:
    from geo.control import Chronicle
    from geo.places.gazetteer import Gazetteer

_SERIES_DAYS = 200  # a longer story shows the days of change only
_LOST_COLOUR = "#ddd6cb"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """How many communities each side held, day by day: one row a day and side, the sides' names and colours."""

    rows: list[Row]
    names: tuple[str, ...]
    colours: tuple[str, ...]
    days: tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class Story:
    """Readings and what they tell together; ``key`` stands for the content: equal articles, equal key.

    ``grades`` say how well each strike is supported (``geo.desk.corroboration``), by its id; ``baseline`` is that of
    ``Material``.
    """

    key: str
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    gazetteer: "Gazetteer"
    grades: Mapping[str, str] = field(default_factory=dict)
    baseline: str | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by their id."""
        return {event.id: event for event in self.events}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The outlets, in alphabetical order."""
        return tuple(sorted({r.article.source for r in self.readings if r.article.source}))

    @cached_property
    def published(self) -> tuple[date, ...]:
        """The days of publication that are known, in order."""
        return tuple(sorted(r.article.published for r in self.readings if r.article.published))

    @cached_property
    def material(self) -> Material:
        """What printed maps and the chronicle are made of."""
        articles = tuple(reading.article for reading in self.readings)
        return Material(events=self.events, articles=articles, gazetteer=self.gazetteer, baseline=self.baseline)

    @property
    def chronicle(self) -> "Chronicle":
        """Who held what from day to day."""
        return self.material.chronicle

    @cached_property
    def zones(self) -> tuple[tuple[date, tuple[Zone, ...]], ...]:
        """The zones from each day on which something is claimed."""
        return tuple((day, control.zones(self.chronicle.on(day))) for day in self.chronicle.days)

    def zones_on(self, day: date | None) -> tuple[Zone, ...]:
        """The zones at the end of a day; none without one."""
        return control.zones(self.chronicle.on(day)) if day else ()

    @cached_property
    def turns(self) -> tuple[tuple[Place, tuple[tuple[date, tuple[str, ...]], ...]], ...]:
        """The communities whose holders changed, and who held each from which day on."""
        days = self.chronicle.days
        states = [(day, self.chronicle.on(day)) for day in days]
        if not days:
            return ()
        passed = control.difference(states[0][1], states[-1][1]).passages
        passed += tuple(p for one, other in pairwise(states) for p in control.difference(one[1], other[1]).passages)
        found = []
        for place in {p.place.id: p.place for p in passed}.values():
            turns: list[tuple[date, tuple[str, ...]]] = []
            for day, state in states:
                holding = state.of(place.id)
                holders = holding.holders if holding else ()
                if not turns or turns[-1][1] != holders:
                    turns.append((day, holders))
            found.append((place, tuple(turns)))
        return tuple(sorted(found, key=lambda entry: entry[0].id))

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The sides that events and zones name, in the order of ``data/sides.csv``."""
        told = {s for event in self.events for s in (*event.sides, *event.other_sides)}
        return sides_of(told | {s for _, zones in self.zones for zone in zones for s in zone.holders})

    def names(self, language: str) -> Renaming:
        """The names of places in a language."""
        return Renaming(self.gazetteer, language)

    def card(self, event_id: str, language: str) -> cards.Card | None:
        """The card of one event; None for an id that is not of this story."""
        event = self.by_id.get(event_id)
        return cards.card(self.names(language).event(event), language, self.grades.get(event_id)) if event else None

    def series(self, language: str) -> Series:
        """How many communities each side held on each day of the chronicle, days without news included."""
        say, claimed = wording.texts(language), self.chronicle.days
        span = (claimed[-1] - claimed[0]).days + 1 if claimed else 0
        days = tuple(claimed[0] + timedelta(i) for i in range(span)) if span <= _SERIES_DAYS else claimed
        shares = control.history(self.chronicle, days)
        held = [s.id for s in sides_of({share.side for share in shares if share.side})]
        names: dict[tuple[str | None, bool], str] = {(i, False): side(i).name(language) for i in held}
        names |= {(None, False): say["control.shared"], (None, True): say["control.lost"]}
        rows: list[Row] = [
            {
                "day": _on_axis(share.day, days, language),
                "side": names[share.side, share.lost],
                "communities": share.communities,
            }
            for share in shares
        ]
        colours = (*(side(i).colour for i in held), NOBODY, _LOST_COLOUR)
        return Series(rows=rows, names=tuple(names.values()), colours=colours, days=days)

    def chart(self, language: str) -> dict[str, Any]:
        """The same as a Vega-Lite drawing: a column a day, the sides one above the other."""
        say, series = wording.texts(language), self.series(language)
        day = {
            "field": "day",
            "type": "ordinal",
            "sort": [_on_axis(d, series.days, language) for d in series.days],
            "title": None,
            "axis": {"labelOverlap": "greedy", "labelAngle": 0, "ticks": False},
        }
        scale = {"domain": list(series.names), "range": list(series.colours)}
        legend = {"orient": "bottom", "title": None, "columns": 4, "labelLimit": 300}
        return {
            "data": {"values": series.rows},
            "mark": {"type": "bar", "stroke": "#ffffff", "strokeWidth": 0.6},
            "encoding": {
                "x": day,
                "y": {
                    "field": "communities",
                    "type": "quantitative",
                    "title": say["control.communities"],
                    "stack": "zero",
                },
                "color": {"field": "side", "type": "nominal", "scale": scale, "legend": legend},
                "order": {"field": "rank", "type": "quantitative"},
                "tooltip": [
                    {"field": "day", "title": say["control.day"]},
                    {"field": "side", "title": say["control.side"]},
                    {"field": "communities", "title": say["control.communities"]},
                ],
            },
            "transform": [{"calculate": f"indexof({json.dumps(list(series.names))}, datum.side)", "as": "rank"}],
            "height": 330,
        }

    def changes(self, first: date, last: date, language: str) -> Changes:
        """What changed hands between the ends of two days."""
        found = control.difference(self.chronicle.on(first), self.chronicle.on(last))
        return changes.told(found, self.names(language), language)


def _on_axis(day: date, days: Sequence[date], language: str) -> str:
    """A day of some on an axis, with its year where they are of several."""
    return wording.short_day(day, language, year=days[0].year != days[-1].year)


def article_key(article: Article) -> str:
    """What stands for an article's content."""
    facts = (article.title, article.published, article.source, article.url)
    return digest(article.id, article.text, *(str(fact or "") for fact in facts))


def digest(*parts: str) -> str:
    """A short name of some texts: equal texts, equal name."""
    seal = hashlib.sha256()
    for part in parts:
        seal.update(f"{len(part)}:".encode())
        seal.update(part.encode("utf-8", "surrogatepass"))
    return seal.hexdigest()[:20]
