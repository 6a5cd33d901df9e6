"""Which towns are « trois villes »? Those that a list names at the end of the clause.

« Trois villes sont tombées: Koundouz, Taloqan et Farah », « Deux villages sont tombés, X et Y »: what is told of the noun is told of
each of them.
"""

from collections.abc import Sequence

from geo.reading import numerals
from geo.reading.sentences.units import Unit
from geo.reading.text import Token
from geo.reading.wordclasses import words

_REACH = 14  # units from the noun to the list of its members
_COUNTED = 3  # units, and tokens, before the noun in which it is counted


def with_members(tokens: Sequence[Token], units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units in which a noun of places that a list names stands for its members."""
    out = list(units)
    for k in range(len(out) - 2, 0, -1):
        if k + 1 >= len(out) or out[k].kind != "comma" or not _lists(tokens, out, k):
            continue
        noun = _noun(tokens, out, k)
        if noun is not None and (_is_colon(tokens, out[k]) or _as_many(tokens, out[noun], out[k + 1])):
            out[noun] = _standing_for(out, noun, out[k + 1])
            del out[k : k + 2]
    return tuple(out)


def _is_colon(tokens: Sequence[Token], comma: Unit) -> bool:
    return tokens[comma.first].text == ":"


def _lists(tokens: Sequence[Token], units: Sequence[Unit], k: int) -> bool:
    """Whether a mark opens a list of places, with nothing before them that says where something is."""
    told = units[k + 1]
    named = told.kind == "place" and told.places and told.anaphor is None and told.preposition is None
    behind = units[k + 2].kind if k + 2 < len(units) else "stop"
    return bool(named) and (behind in ("comma", "stop") or (behind != "verb" and _is_colon(tokens, units[k])))


def _noun(tokens: Sequence[Token], units: Sequence[Unit], k: int) -> int | None:
    """The plural noun of places that the clause before a mark is about, over its verb, or that a preposition governs right before it."""
    verbs = 0
    for i in range(k - 1, max(-1, k - _REACH), -1):
        unit = units[i]
        if unit.kind in ("stop", "comma", "relative") or (unit.kind == "place" and not _is_of_places(tokens, unit)):
            return None
        verbs += unit.kind == "verb"
        if _is_of_places(tokens, unit):
            governed = unit.kind == "word" and _governor(units, i) is not None
            return i if (verbs == 1 and not governed) or (governed and i == k - 1) else None
    return None


def _is_of_places(tokens: Sequence[Token], unit: Unit) -> bool:
    """« villes », « villes de la province d'Idleb »: several places, by a noun."""
    many = tokens[unit.first].norm in words()["members_of"]
    return many and unit.kind in ("word", "place") and unit.anaphor is None


def _governor(units: Sequence[Unit], i: int) -> str | None:
    """« de trois villes »: the preposition, but « des », before a noun and its number."""
    before = (u.norm for u in reversed(units[max(0, i - _COUNTED) : i]) if u.kind == "word")
    return next((norm for norm in before if norm in words()["locative"] - words()["some"]), None)


def _as_many(tokens: Sequence[Token], noun: Unit, told: Unit) -> bool:
    """« Deux villages sont tombés, X et Y »: whether a list behind a comma names as many as are counted."""
    read = (numerals.read(tokens, i) for i in range(max(0, noun.first - _COUNTED), noun.first))
    return any(number is not None and number[0] == len(told.places) for number in read)


def _standing_for(units: Sequence[Unit], noun: int, told: Unit) -> Unit:
    """A noun, or the area in which its places lie, as the unit of its members."""
    unit = units[noun]
    preposition = unit.preposition if unit.kind == "place" else _governor(units, noun)
    last = told.last if noun + 1 < len(units) and units[noun + 1].kind == "comma" else unit.last
    subject = preposition is None
    return Unit("place", unit.first, last, places=told.places, preposition=preposition, subject=subject, plural=True)
