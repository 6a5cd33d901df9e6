"""What does somebody look for who writes « Rami village » or « gouvernorat d'Idleb »?

A name typed into a search box or a coder's table may say what kind of place it is, and may give two names at once. French and
English words for kinds are read here; what a text says of a place is the reading's business.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from geo.place import Place
from geo.places.matches import Match, nearest, rivals
from geo.places.names import fold

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

# What a word says of the place's feature class and of the beginning of its code.
_KINDS: Mapping[tuple[str, str], str] = {
    (
        "P",
        "",
    ): "town village city suburb hamlet neighbourhood neighborhood ville localite hameau bourg bourgade quartier",
    ("A", "ADM1"): "governorate province oblast region gouvernorat wilaya state",
    ("A", "ADM2"): "district raion rayon",
    ("S", "AIR"): "airport airbase airfield aeroport aerodrome",
    ("S", "DAM"): "dam barrage",
    ("S", "PSTB"): "crossing",
    ("S", "CMP"): "camp",
    ("T", ""): "mountain mount island montagne mont ile colline hill",
    ("H", ""): "river lake riviere fleuve lac",
}
# Sites are often named with the noun of their kind.
_NOUNS = {
    ("S", "AIR"): ("aeroport de", "aeroport d", "base aerienne de", "base aerienne d"),
    ("S", "DAM"): ("barrage de", "barrage d"),
    ("S", "CMP"): ("camp de", "camp d"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_LINK = re.compile(r"^(?:de la |de l |de |du |des |d |of )")
_SURE = 0.75
"""Romanisations further apart than this are offered, never taken."""
_COMMON = 2
"""A name that places of so many other countries bear is common."""
_PARTS = re.compile(r"\s*[/()|;]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One reading of what somebody looks for: a name without the word of its kind, and the kind, if it is told."""

    name: str
    feature_class: str | None = None
    code: str = ""

    def accepts(self, place: Place) -> bool:
        """Whether a place is of the kind looked for."""
        if self.feature_class is None:
            return True
        if self.feature_class == "A" and self.code == "ADM1" and place.feature_code == "RGN":
            return True  # « région » is said of both
        return place.feature_class == self.feature_class and (place.feature_code or "").startswith(self.code)


def readings(text: str) -> tuple[Query, ...]:
    """What may be looked for, the likeliest first: the words as they stand, then a name and its kind, then either of two names."""
    found: dict[Query, None] = {Query(name=fold(text)): None}
    for part in (text, *_PARTS.split(text)):
        folded = fold(part)
        words = folded.split()
        if len(words) > 1 and words[-1] in _KIND_OF:
            found[_of(" ".join(words[:-1]), words[-1])] = None
        if len(words) > 1 and words[0] in _KIND_OF:
            found[_of(_LINK.sub("", " ".join(words[1:])), words[0])] = None
    told = next((query for query in found if query.feature_class), None)
    if told is None:
        return tuple(query for query in found if query.name)
    for part in _PARTS.split(text):
        found[replace(told, name=fold(part))] = None
    for query in tuple(found):
        for noun in _NOUNS.get((query.feature_class, query.code), ()) if query.feature_class else ():
            found[replace(query, name=f"{noun} {query.name}")] = None
    return tuple(query for query in found if query.name)


def _of(name: str, word: str) -> Query:
    feature_class, code = _KIND_OF[word]
    return Query(name=name, feature_class=feature_class, code=code)


def search(gazetteer: "Gazetteer", text: str, country: str | None, admin1: str | None) -> tuple[Match, ...]:
    """The places that a text may name, of one country and one first-order division where they are told."""
    division = _division(gazetteer, country, admin1) if country and admin1 else None
    if admin1 and division is None:
        return ()
    queries = readings(text)
    mistyped = partial(gazetteer.similar, countries=(country,) if country else ())
    for looked_up in (gazetteer.lookup, gazetteer.romanised, mistyped):
        for query in queries:
            found = tuple(
                match
                for match in looked_up(query.name)
                if query.accepts(match.place)
                and country in (None, match.place.country)
                and (division is None or match.place.admin1 in (None, division))
            )
            if found:
                return nearest(found)
    return ()


def find(gazetteer: "Gazetteer", text: str, country: str | None, admin1: str | None) -> Place | None:
    """The one place that a text names, None when there is none or it is not sure.

    It is not when it may be either of two far apart, nor when a place of no known size, that no curated file vouches for,
    bears a name that is common elsewhere: there may well be another one, too small to be listed.
    """
    found = search(gazetteer, text, country, admin1)
    if not found or any(rivals(found[0], other) for other in found[1:]):
        return None
    if found[0].basis == "key" and found[0].distance > _SURE:
        return None
    place = found[0].place
    if place.feature_class == "P" and not (place.population or gazetteer.vouches(place.id)):
        elsewhere = {m.place.country for m in gazetteer.by_key(found[0].name) if m.place.country != place.country}
        if len(elsewhere) >= _COMMON:
            return None
    return place


def _division(gazetteer: "Gazetteer", country: str, admin1: str) -> str | None:
    """The code of a first-order division told by its code or a name."""
    if gazetteer.province(country, admin1):
        return admin1
    for query in readings(admin1):
        for looked_up in (gazetteer.lookup, gazetteer.by_key):
            for match in looked_up(query.name):
                if match.place.country == country and match.place.feature_code == "ADM1":
                    return match.place.admin1
    return None
