"""Where does a heading leave its verb out?

« Hollande à Bamako », « Mali: Hollande à Bamako pour l'investiture »: who is named first is where the heading says.
"""

from collections.abc import Sequence

from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import VerbGroup
from geo.reading.wordclasses import lexemes, standing_for, words

_PLACED = 3  # units from whom a heading names to the place


def with_verb(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a heading without a verb, with one of being between whom it names and the place behind.

    « Hollande à Bamako : la France promet une aide »: behind a colon it may tell more.
    """
    verb = next((k for k, u in enumerate(units) if u.group is not None and u.group.finite), len(units))
    told = next((k for k, u in enumerate(units[:verb]) if u.kind == "stop" and verb < len(units)), verb)
    if told == verb < len(units):
        return tuple(units)
    at = next((k for k in range(told - _PLACED + 1) if _stands_there(units, k)), None)
    if at is None:
        return tuple(units)
    first, lemma = units[at + 1].first, standing_for()["being"]
    group = VerbGroup(first, first, lemma, False, "active", "present")
    being = Unit("verb", first, first, lemma, lexemes()["being"], group)
    return (*units[: at + 1], being, *units[at + 1 :])


def _stands_there(units: Sequence[Unit], k: int) -> bool:
    """Whether a person by name, who opens a heading, has a place right behind him; « X en Syrie » alone tells of a policy."""
    person, preposition, place = units[k : k + _PLACED]
    if person.kind != "person" or not person.names[0][:1].isupper():
        return False
    if place.nation and not any(u.lexemes & lexemes()["journeys"] for u in units):
        return False
    opens = k == 0 or units[k - 1].kind == "stop" or units[k - 1].norm in words()["and"]
    return opens and preposition.norm in words()["here"] and place.kind == "place"
