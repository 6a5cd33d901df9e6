"""How well does the gazetteer know a name?

What a sentence must say before a name is taken for a place depends on it: of a country nothing, of a town that shares its
name with half the world a good deal.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from geo.codebook import Head
from geo.places.gazetteer import Gazetteer, Match
from geo.places.names import fold
from geo.reading.text import Token
from geo.reading.toponyms.named import Power
from geo.reading.toponyms.vocabulary import Vocabulary

_CITY_POPULATION = 100_000
_REACH = 6  # words that a name may run on after its capitalised part
_GAP = 2  # characters of space between two words of a name
_SHORT = 3  # names of so few letters are not read through their romanisation


class Level(IntEnum):
    """How well known a name is."""

    UNKNOWN = 0
    TOWN = 1
    CITY = 2  # a city, a province, a name that the press is known to use
    KNOWN = 3  # a country, a capital, a curated region or site


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How well the gazetteer knows a name, and as what.

    ``countries`` are those of the places that bear it, of a state or a capital its own; ``area`` is true when one of them is no
    point, ``settled`` when one is a town; ``romanised`` when it is known by another spelling only; ``vouched`` when the press is
    known to use it, or the place is curated.
    """

    level: int = Level.UNKNOWN
    power: Power = Power.NONE
    countries: frozenset[str] = frozenset()
    area: bool = False
    settled: bool = False
    romanised: bool = False
    vouched: bool = False


def reach(tokens: tuple[Token, ...], first: int, last: int, limit: int, gazetteer: Gazetteer, words: Vocabulary) -> int:
    """Where the longest name of the gazetteer that begins at token ``first`` ends, at token ``limit`` at most.

    ``last`` is where its capitalised words end. The answer is ``first`` when there is no name.
    """
    text = tokens[first].text
    known, opens = _single(gazetteer, text, words)
    joined = first + 1 < limit and tokens[first + 1].norm in words.connector
    if joined and (tokens[first].norm in words.bearings or words.head(tokens[first]) is Head.PROVINCE):
        return first  # « l'Est de l'Ukraine », « l'Etat de Borno »: the name is what follows
    if not opens or first + 1 >= limit or tokens[first + 1].start - tokens[first].end > _GAP:
        return first + 1 if known else first
    # further words, as long as some name goes on with them
    phrase = fold(text)
    best = first + 1 if known else first
    for k in range(first + 1, min(limit, last + _REACH)):
        token = tokens[k]
        if token.start - tokens[k - 1].end > _GAP or not token.text[0].isalnum():
            break
        phrase = f"{phrase} {fold(token.text)}"
        known, opens = _phrase(gazetteer, phrase, words)
        joined = tokens[k - 1].norm in words.connector or tokens[k - 1].norm in words.article
        if known and (k < last or joined or token.text[0].isupper() or token.norm not in words.never_last):
            best = k + 1
        if not opens:
            break
    return best


@lru_cache(maxsize=32768)
def _single(gazetteer: Gazetteer, text: str, words: Vocabulary) -> tuple[bool, bool]:
    """Whether a word is a name of the gazetteer, and whether a name of several words begins with it."""
    return _phrase(gazetteer, fold(text), words)


@lru_cache(maxsize=32768)
def _phrase(gazetteer: Gazetteer, phrase: str, words: Vocabulary) -> tuple[bool, bool]:
    known = phrase in words.buildings or gazetteer.knows(phrase)
    return known, phrase in words.building_starts or gazetteer.continues(phrase)


@lru_cache(maxsize=32768)
def standing(gazetteer: Gazetteer, name: str, words: Vocabulary, romanised: bool = False) -> Standing:
    """How well the gazetteer knows a name, as ``fold`` gives it: its level from unknown to known, and what it may stand for.

    Names known by their romanisation only count less; they are looked for where ``romanised`` asks for it. A name that nothing
    knows has the standing of none: level 0, no power.
    """
    if name in words.buildings:
        return Standing(level=Level.KNOWN, power=Power.BUILDING)
    matches = gazetteer.lookup(name)
    keyed = romanised and not matches and len(name) > _SHORT
    if keyed:
        matches = gazetteer.by_key(name)
    if not matches:
        return Standing()
    level, power, area = 0, Power.NONE, False
    for match in matches:
        level = max(level, _level(match, keyed))
        area = area or match.place.feature_class in ("A", "L", "H", "T")
        power = min(power, _power(match))
    ruling = [m for m in matches if _power(m) is power]  # « le Mali » is the state, whichever villages bear its name
    if name in words.seats:
        power = min(power, Power.CAPITAL)
    if name in words.words:
        level = min(level, Level.TOWN)
    elif power is not Power.COUNTRY and name in words.first_names:
        level = min(level, Level.CITY if power is Power.CAPITAL else Level.TOWN)
    countries = frozenset(m.place.country for m in ruling if m.place.country)
    vouched = not keyed and any(m.language == "fr" or m.place.id.startswith("calque:") for m in matches)
    settled = any(match.place.feature_class == "P" for match in matches)
    return Standing(
        level=level, power=power, area=area, settled=settled, romanised=keyed, vouched=vouched, countries=countries
    )


def _level(match: Match, keyed: bool) -> int:
    place = match.place
    code = place.feature_code or ""
    curated = place.id.startswith("calque:")
    if code.startswith(("PCL", "TERR", "CONT")) or code == "PPLC" or (curated and place.feature_class != "P"):
        return Level.KNOWN - keyed
    province = place.feature_class == "A" and code != "ADM2"
    if curated or match.language == "fr" or province or (place.population or 0) >= _CITY_POPULATION:
        return Level.CITY - keyed
    return Level.TOWN


def _power(match: Match) -> Power:
    code = match.place.feature_code or ""
    if code.startswith(("PCL", "TERR")):
        return Power.COUNTRY
    return Power.CAPITAL if code == "PPLC" else Power.NONE
