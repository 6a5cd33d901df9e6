"""What does a gerund take from the verb that it goes with?

« pourrait l'emporter en reprenant Homs » tells of what may be, « avaient lancé une offensive, chassant les insurgés » of an
earlier time: a gerund has neither mood nor tense of its own. So have « avant d'en être chassés », « Homs, cédée par l'armée ».
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.language import lexicon
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import cues, lexemes

_REACH = 14  # units from an attack to its verb


def outcome(units: Sequence[Unit], anchor: int) -> str | None:
    """« pourrait l'emporter en reprenant Homs »: what the verb that a gerund goes with says of both; None where it happened."""
    for unit in reversed(units[:anchor]):
        if unit.kind == "stop":
            return None
        if unit.group is not None and unit.group.finite:
            lemma = unit.group.lemma
            pushes = normalise(lemma) in cues()["infinitive_only"]  # « ont poussé vers Homs, s'emparant de »
            said = (None if pushes else lexicon().governors.get(lemma)) or verbs.happened(unit.group)
            return said if said in ("plan", "hypothesis", "conditional") else None
    return None


def in_tense(units: Sequence[Unit], anchor: int) -> Unit:
    """« avaient lancé une offensive, chassant les insurgés »: a verb without a tense in that of the verb that it goes with.

    « L'attaque de Homs avait fait dix morts »: so an attack in that of its verb.
    """
    unit = units[anchor]
    if unit.kind == "noun" and not unit.lexemes.isdisjoint(lexemes()["attacks_told"]):
        return _as_told(units, anchor)
    if unit.group is None or not _goes_along(unit, unit.group):
        return unit
    before = takewhile(lambda u: u.kind != "stop", reversed(units[:anchor]))
    moods = [u.group.mood for u in before if u.group is not None and u.group.finite]
    led = moods[:1] if unit.group.mood == "gerund" else moods
    recalled = bool(led) and all(mood == "pluperfect" for mood in led)
    return unit._replace(group=unit.group._replace(mood="pluperfect")) if recalled else unit


def _goes_along(unit: Unit, group: verbs.VerbGroup) -> bool:
    """« chassant », « avant d'être chassés », « après avoir tué »; of participles « cédé », that tells no state of things."""
    if group.bare:
        return not unit.lexemes.isdisjoint(lexemes()["changing_hands"])
    return not group.finite


def _as_told(units: Sequence[Unit], noun: int) -> Unit:
    """A noun with the verb that it is the subject of, where that is in the pluperfect."""
    if units[noun].preposition is not None or any(u.kind == "verb" for u in _clause_before(units, noun)):
        return units[noun]
    verb = next((u.group for u in units[noun + 1 : noun + _REACH] if u.group is not None and u.group.finite), None)
    between = takewhile(lambda u: u.group is None or u.group is not verb, units[noun + 1 : noun + _REACH])
    apart = any(u.kind in ("relative", "stop") for u in between)
    recalled = verb is not None and verb.mood == "pluperfect" and not apart
    return units[noun]._replace(group=verb) if recalled else units[noun]


def _clause_before(units: Sequence[Unit], noun: int) -> Sequence[Unit]:
    """The units of a clause before a noun."""
    return list(takewhile(lambda u: u.kind not in ("stop", "comma", "relative"), reversed(units[:noun])))
