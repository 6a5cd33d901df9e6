"""What do the events of an example become where a reporter puts it otherwise, and of which examples is that asked?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.codebook import CURRENT, Factuality, Kind

from .variations import Make

TUESDAY = date(2024, 11, 26)


class Told(NamedTuple):
    """What is compared of an event."""

    kind: str
    place: str | None
    sure: str
    change: str | None
    who: frozenset[str]
    first: date | None
    last: date | None
    untold: bool


Becomes = Callable[[list[Told], str, str], list[Told]]
"""What events become: from what was told, from the example and from its variation, both with their brackets."""


# ── what events become ───────────────────────────────────────────────────────────────────────────────────────────────


def the_same(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return told


def of_tuesday(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return [t._replace(first=TUESDAY, last=TUESDAY, untold=False) for t in told]


def as_sure(sure: Factuality) -> Becomes:
    return lambda told, _example, _varied: [t._replace(sure=str(sure)) if t.sure in CURRENT else t for t in told]


def there(told: list[Told], _example: str, varied: str) -> list[Told]:
    town = re.search(r"\[([^\]|]+)\|location\]", varied)
    return [t._replace(place=town and town[1]) for t in told]


def of_others(told: list[Told], example: str, varied: str) -> list[Told]:
    old, new = (re.search(r"(\w+)\|(?:attacker|holder)\]", source) for source in (example, varied))
    names = {old[1].lower(): new[1].lower()} if old and new else {}
    return [t._replace(who=frozenset(names.get(name, name) for name in t.who)) for t in told]


def also_in_palmyra(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return [*told, *(t._replace(place="Palmyre") for t in told)]


def nothing(_told: list[Told], _example: str, _varied: str) -> list[Told]:
    return []


def undated(told: list[Told]) -> bool:
    """Whether an example tells no day, and nothing that lasts: a holding is of the day on which it is told."""
    return all(t.untold and t.change != "held" for t in told)


def dated(told: list[Told]) -> bool:
    return not any(t.untold for t in told)


def fighting(told: list[Told]) -> bool:
    return all(t.kind in (Kind.STRIKE, Kind.CLASH) for t in told)


def no_fighting(told: list[Told]) -> bool:
    """Whether an example tells of no fight, whose parties are all those about."""
    return all(t.kind != Kind.CLASH for t in told)


def no_visit(told: list[Told]) -> bool:
    return all(t.kind != Kind.VISIT for t in told)


@dataclass(frozen=True)
class Variation:
    """A way to put it, of how many of a hundred examples the events become what they should, what that is, and of which examples."""

    name: str
    make: Make
    least: int
    becomes: Becomes = the_same
    of: Callable[[list[Told]], bool] = bool
