"""Which part does who is named play in an event: that of its own side, of the other, or of neither?"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import Change, Extent, Kind
from geo.model import Roles
from geo.reading.reports.merging import OTHER_SIDE
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import normalise
from geo.reading.wordclasses import words


def main_role(kind: Kind, extent: Extent | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The roles that tell an event's own side, and those that tell the other's."""
    if kind is Kind.CONTROL:
        return ("holder", "attacker") if extent is not Extent.BESIEGED else ("attacker",), ("previous_holder",)
    if kind is Kind.VISIT:
        return ("visitor",), ("host",)
    return ("attacker",), ("target",)


def unlisted(roles: Roles, change: Change | None, extent: Extent | None) -> tuple[str, ...]:
    """The side of a holder whom no table knows, where the text says that the place itself passed to him."""
    taken = change in (Change.TAKEN, Change.RETAKEN, Change.HANDED_OVER) and extent in (Extent.FULL, Extent.MAJORITY)
    return (OTHER_SIDE,) if roles.holder and taken else ()


def from_others(roles: Roles) -> Roles:
    """« L'armée libanaise s'est déployée à X, que les soldats ont quitté »: nobody takes a place from himself."""
    own = set(roles.holder)
    left = tuple(name for name in roles.previous_holder if name not in own)
    return replace(roles, previous_holder=left) if own.intersection(roles.previous_holder) else roles


def fighting(roles: Roles) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who attacks or takes, and who is attacked or lost."""
    return roles.attacker or roles.holder, roles.target or roles.previous_holder


def as_struck(d: Discourse, units: Sequence[Unit], i: int) -> Unit:
    """« a attaqué l'Ukraine », « des missiles contre Israël »: a state as what is struck; any other unit is itself."""
    unit = units[i]
    hit = i and (units[i - 1].kind == "verb" or unit.preposition in words()["against"])
    if not hit or unit.kind != "actor" or unit.actor is None or unit.actor.country is None:
        return unit
    told = tuple(p.index for p in d.places_in(unit.first, unit.last) if p.nation)
    return unit._replace(kind="place", places=told, nation=True) if told else unit


def is_power(found: Match) -> bool:
    """Whether it is a government that falls, not a soldier."""
    bound = [u for units in found.roles.values() for u in units]
    return any(u.actor is not None and u.names and normalise(u.names[0].split()[0]) in words()["powers"] for u in bound)
