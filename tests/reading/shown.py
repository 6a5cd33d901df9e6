"""What the map would show of a text, for the tests that ask where, who and when."""

from datetime import date

from geo.codebook import CURRENT, Kind
from geo.model import Article, Event
from geo.places.gazetteer import Gazetteer
from geo.reading.pipeline import read


def shown(text: str, gazetteer: Gazetteer, published: date | None = None) -> list[Event]:
    """The events of a text that are told as happening."""
    found = read(Article(id="essai", text=text, published=published), gazetteer).events
    return [event for event in found if event.factuality in CURRENT]


def placed(text: str, gazetteer: Gazetteer, published: date | None = None) -> set[tuple[str, str | None]]:
    """Their kinds and the names of their places."""
    return {(str(e.kind), e.place.name if e.place else None) for e in shown(text, gazetteer, published)}


def controls(text: str, gazetteer: Gazetteer, published: date | None = None) -> list[Event]:
    """What is told as held or as changing hands."""
    return [event for event in shown(text, gazetteer, published) if event.kind is Kind.CONTROL]


def held(text: str, gazetteer: Gazetteer, published: date | None = None) -> set[tuple[str | None, str, str | None]]:
    """The places of what is told as held or given up, how much of each, and the first name of who holds it or has left it."""
    return {
        (e.place.name if e.place else None, str(e.extent), next(iter(e.roles.holder or e.roles.previous_holder), None))
        for e in controls(text, gazetteer, published)
    }


def doers(event: Event) -> tuple[str, ...]:
    """Those who hold, attack or visit, as the text names them."""
    return (*event.roles.holder, *event.roles.attacker, *event.roles.visitor)
