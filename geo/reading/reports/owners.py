"""Whose are « ses troupes », « l'EI, dont les hommes »? Those of a party or a person told before.

A spokesman owns nothing: « Son porte-parole a affirmé que ses forces » are those of the party for which he speaks.
"""

from collections.abc import Sequence
from itertools import pairwise

from geo.reading.sentences.units import Unit, position
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import words

_SAID = 3  # tokens from « Selon l'EI » to « ses combattants »
_OFFICE = 4  # tokens from « son porte-parole » to a name


def owner_of(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« ses troupes », « son aviation », « l'EI, dont les hommes »: the party told before, in the sentence or the ones before it."""
    article = d.tokens[unit.first - 1].norm if unit.first else ""
    if unit.preposition in words()["whose"]:
        return _told_right_before(units, unit)
    if article not in words()["possessives"]:
        return None
    before = _may_own_before(units, unit)
    if not before and (speaker := _speaker_close_to(d, unit)) is not None:
        return speaker
    if not before and _is_led_by_who_speaks(d, unit, units):
        return None
    many, doer = article in words()["their"], (d.memory.doer,) if d.memory.doer is not None else ()
    told = (u for u in reversed((*d.memory.recent, *doer, *before)) if u.plural == many and _may_own(d, u))
    owner = next(told, None)
    return _spoken_for(d, owner, many=many) or owner


def _told_right_before(units: Sequence[Unit], unit: Unit) -> Unit | None:
    """« L'EI, dont les hommes ont pris Alep »: the party right before « dont »."""
    whose = position(unit, units, 0) - 1
    before = [u for u in units[max(0, whose - 2) : max(0, whose)] if u.kind != "comma"]
    return before[-1] if before and before[-1].is_party else None


def _spoken_for(d: Discourse, owner: Unit | None, *, many: bool) -> Unit | None:
    """« Le front dément. Son porte-parole, M. X, dit que ses forces »: the party told before for which somebody speaks."""
    if owner is None or owner.kind != "person" or not owner.first:
        return None
    about = d.tokens[max(0, owner.first - _OFFICE) : owner.last]
    speaks = any(a.norm in words()["possessives"] and b.norm in words()["spokesmen"] for a, b in pairwise(about))
    party = d.memory.actor
    return party if speaks and party is not None and party.plural == many else None


def _may_own_before(units: Sequence[Unit], unit: Unit) -> tuple[Unit, ...]:
    """« l'armée et ses alliés »: those before a unit in its sentence who may be subjects."""
    return tuple(u for u in units if u.first < unit.first and u.subject and u.kind in ("actor", "person"))


def _speaker_close_to(d: Discourse, unit: Unit) -> Unit | None:
    """« Selon l'EI, ses combattants »: the party that speaks, where it is told right before."""
    speaker = d.memory.speaker
    return speaker if speaker is not None and 0 < unit.first - speaker.last <= _SAID else None


def _is_led_by_who_speaks(d: Discourse, unit: Unit, units: Sequence[Unit]) -> bool:
    """« "…", dit un colonel joint à Homs, que ses hommes tiennent »: whether an officer of whom an incise tells leads those told of."""
    sentence, read = d.text.sentence_at(d.tokens[unit.first].start), {k for u in units for k in range(u.first, u.last)}
    told = range(sentence.first, unit.first) if sentence is not None else ()
    return any(d.tokens[k].norm in words()["ranks_of_arms"] and k not in read for k in told)


def _may_own(d: Discourse, unit: Unit) -> bool:
    """« l'armée », « M. X », « le président russe », not « ses troupes »: whether somebody told is named well enough to own others."""
    if not unit.names or d.tokens[unit.first - 1].norm in words()["possessives"]:
        return False
    return unit.kind == "actor" or unit.names[0][0].isupper() or d.persons.country_of(unit) is not None
