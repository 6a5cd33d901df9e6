"""What do these articles tell, all together?

A story is what the interface works on: the readings of the articles asked for, their events brought together, and the
state of control from day to day.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from geo.maps import cards
from geo.maps.sides import Side, sides_of
from geo.model import Article, Event, Reading


@dataclass(frozen=True, kw_only=True)
class Story:
    """Readings and what they tell together; ``key`` stands for the content: equal articles, equal key."""

    key: str
    readings: tuple[Reading, ...]
    events: tuple[Event, ...] = field(repr=False)

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
    def sides(self) -> tuple[Side, ...]:
        """The sides that the events name, in the order of ``data/sides.csv``."""
        return sides_of(side for event in self.events for side in (*event.sides, *event.other_sides))

    def card(self, event_id: str, language: str) -> cards.Card | None:
        """The card of one event; None for an id that is not of this story."""
        event = self.by_id.get(event_id)
        return cards.card(event, language) if event else None


def article_key(article: Article) -> str:
    """What stands for an article's content."""
    return digest(
        article.id, article.text, article.title or "", str(article.published), article.source or "", article.url or ""
    )


def digest(*parts: str) -> str:
    """A short name of some texts: equal texts, equal name."""
    seal = hashlib.sha256()
    for part in parts:
        seal.update(f"{len(part)}:".encode())
        seal.update(part.encode("utf-8", "surrogatepass"))
    return seal.hexdigest()[:20]
