"""What does somebody look for who writes « Rami village » or « gouvernorat d'Idleb »?

A name typed into a search box or a coder's table may say what kind of place it is, and may give two names at once. French and
English words for kinds are read here; what a text says of a place is the reading's business.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.model import Place
from geo.places.names import fold

# What a word says of the place's feature class and of the beginning of its code.
_KINDS: Mapping[tuple[str, str], str] = {
    (
        "P",
        "",
    ): "town village city suburb hamlet ville localite hameau bourg bourgade quartier neighbourhood neighborhood",
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
