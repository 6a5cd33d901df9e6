"""How else might a clause have been put, so that the rules for the plain word order read it?

« Après avoir quitté Alep, l'armée a miné la route »: what a sentence opens with is about the subject of its main clause.
« Homs, visitée lundi par le ministre, … »: who does something is told behind what undergoes it. « Homs, que l'aviation a
bombardée »: what a verb is about is told before it.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import lexemes, words

_BEFORE = frozenset(("word", "comma"))  # what may stand before a verb that opens its sentence
_DOERS = frozenset(("actor", "person", "pronoun"))
_SUBJECTS = {False: _DOERS, True: _DOERS | {"place"}}
"""What a verb that opens its sentence may be about, and what a participle may."""
_AGENT = 6  # units from a verb to who does it: « arrachée aux rebelles par »
_CLOSES = frozenset(("comma", "stop", "relative", "verb", "place"))
_ABOUT = 40  # units on either side of a verb: no rule reaches further, and no long sentence is copied whole


class Put(NamedTuple):
    """Units in another order, where the verb stands among them, and the units of the text for those that were changed."""

    units: tuple[Unit, ...]
    anchor: int
    originals: tuple[tuple[Unit, Unit], ...] = ()

    def original(self, unit: Unit) -> Unit:
        """The unit of the text for one of these."""
        return next((own for made, own in self.originals if made is unit), unit)


def with_subject(units: Sequence[Unit], i: int) -> Iterator[Put]:
    """The units that a sentence opens with, their subject set before the verb at ``i``; with a comma too behind a place.

    « Reçu à Rome par le pape, qu'il avait appelé, le président »: a relative between two commas is gone over.
    """
    group = units[i].group
    if group is None or group.finite or not _opens(units, i, bare=group.bare):
        return
    subjects, aside = _SUBJECTS[group.bare], False
    for k in range(i + 1, min(len(units) - 1, i + _ABOUT)):
        unit, following = units[k], units[k + 1]
        if unit.kind == "stop" or (unit.finite and not aside):
            return
        aside = not unit.finite and (aside or (units[k - 1].kind == "comma" and _opens_relative(unit)))
        if unit.kind == "comma" and following.subject and following.kind in subjects:
            before = units[max(0, i - _ABOUT) : i]
            yield Put((*before, following, *units[i:k]), len(before) + 1)
            if following.kind == "place":
                yield Put((*before, following, unit, *units[i:k]), len(before) + 2)
            return


def _opens_relative(unit: Unit) -> bool:
    """« qui », « que », « dont », « où »."""
    return unit.kind == "relative" or unit.norm in words()["relatives"] | words()["or_where"]


def _opens(units: Sequence[Unit], i: int, *, bare: bool) -> bool:
    """Whether a sentence opens with a verb, « après avoir » and the like left out; with a participle itself, or « à peine » and it."""
    before = takewhile(lambda u: u.kind != "stop", (units[k] for k in range(i - 1, -1, -1)))
    return all(u.norm in words()["no_sooner"] if bare else u.kind in _BEFORE for u in before)


def in_active(put: Put) -> Iterator[Put]:
    """« Homs, prise par les rebelles » as « les rebelles ont pris Homs »."""
    units, i, _ = put
    group = units[i].group
    if group is None or group.voice not in ("passive", "participle") or i == 0:
        return
    p = _described_before(units, i)
    place, agent = units[p], _agent(units, i)
    about = place.subject or (p < i - 1 and place.preposition not in words()["of"])
    if agent is None or p < 0 or place.kind != "place" or not about:
        return
    who = units[agent]._replace(preposition=None, subject=True)
    verb = units[i]._replace(group=group._replace(voice="active", mood="perfect", finite=True))
    what = place._replace(preposition=None)
    # « Les rebelles ont quitté Homs, prise par l'armée »: who took it is no object of what stands before
    before = (*units[max(0, p - _ABOUT) : p], Unit("comma", place.first, place.first, ","))
    behind = (*units[i + 1 : agent - 1], *units[agent + 1 : agent + _ABOUT])
    yield Put((*before, who, verb, what, *behind), len(before) + 1, ((who, units[agent]), (what, place)))


def _described_before(units: Sequence[Unit], i: int) -> int:
    """« Homs, prise », « Homs, située sur l'Oronte et prise »: where what a participle tells of stands."""
    comma = next((k for k in range(i - 2, 0, -1) if units[k].kind != "word"), 0)
    lies = comma and units[comma].kind == "comma" and units[comma + 1].norm in words()["before_distance"]
    if lies and units[i - 1].norm in words()["and"]:
        return comma - 1
    return i - 1 - (units[i - 1].kind == "comma")


def _agent(units: Sequence[Unit], i: int) -> int | None:
    """Where the actor or person stands by whom a verb is done, None where nobody is told."""
    for k in range(i + 1, min(len(units) - 1, i + _AGENT)):
        if units[k].norm in words()["by"] and units[k].kind == "word":
            return k + 1 if units[k + 1].kind in ("actor", "person") else None
        if units[k].kind in _CLOSES:
            return None
    return None


def with_object(units: Sequence[Unit], i: int) -> Iterator[Put]:
    """« Homs, que l'armée a bombardée » with Homs behind the verb."""
    group = units[i].group
    if group is None or group.voice != "active" or not group.finite:
        return
    k = next((k for k in range(i - 1, 0, -1) if units[k].kind in _CLOSES or _relates(units[k])), 0)
    p = _described_by(units, k)
    place = units[p]
    if not _relates(units[k]) or p < 0 or place.kind != "place" or not (place.subject or p < k - 1):
        return
    before = units[max(0, p - _ABOUT) : p]
    if all(u.lexemes.isdisjoint(lexemes()["telling"]) for u in before):
        again = place._replace(preposition=None)
        told = (*before, *units[k + 1 : i + 1])
        yield Put((*told, again, *units[i + 1 : i + _ABOUT]), len(told) - 1, ((again, place),))


def _described_by(units: Sequence[Unit], that: int) -> int:
    """« Homs, que », « Homs, une ville de montagne que »: where the name before a relative and a bare apposition stands."""
    k = that - 1
    while k > 1 and units[k].kind == "word":
        k -= 1
    apposed = units[k].kind == "comma" and units[k + 1].norm in words()["place_heads"]
    return k - 1 if apposed else that - 1 - (units[that - 1].kind == "comma")


def _relates(unit: Unit) -> bool:
    return unit.kind == "word" and unit.norm in words()["that"]
