"""What do readers call a place, in French and in English, and what are the three letters of its country?

The gazetteer names places in French where French has a name; the English names in common use are data
(``data/cartography``). Any other place bears the name of the gazetteer's source without the marks of its romanisation,
which the press leaves out. Only what is shown is renamed: what was read keeps its names, and places keep their ids.
"""

import csv
import re
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.data import path
from geo.model import ControlClaim, Event, Place, Zone

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

_ROMANISED = re.compile("[\u0304\u0323\u032e\u0331ʻʼʾʿ‘`]|(?<![Cc])\u0327")  # macron, dot, breve, line, ʿayn; « Ḩ »
_MARKS = re.compile(f"{_ROMANISED.pattern}|’")  # with hamza, in such a name
_NO_FRENCH_OU = "JP"  # whose long u French writes u
_NO_LETTER = str.maketrans("ıłŁøØđĐ", "ilLoOdD", "ʻʼʾʿ‘’`´")


class Renaming:
    """The names of places in one language."""

    def __init__(self, gazetteer: "Gazetteer", language: str) -> None:
        """Take the names from a gazetteer and those in common use."""
        self.place = cache(lambda place: replace(place, name=name(place, gazetteer, language)))

    def event(self, event: Event) -> Event:
        """An event whose places bear their names."""
        area = event.area
        return replace(
            event,
            place=self.place(event.place) if event.place else None,
            origin=self.place(event.origin) if event.origin else None,
            area=replace(area, other=self.place(area.other)) if area and area.other else area,
        )

    def zone(self, zone: Zone) -> Zone:
        """A zone whose communities bear their names, in its claims too."""
        return replace(
            zone,
            places=tuple(self.place(place) for place in zone.places),
            claims=tuple(self._claim(claim) for claim in zone.claims),
        )

    def _claim(self, claim: ControlClaim) -> ControlClaim:
        return replace(
            claim,
            place=self.place(claim.place) if claim.place else None,
            event=self.event(claim.event) if claim.event else None,
        )


def name(place: Place, gazetteer: "Gazetteer", language: str) -> str:
    """The name of a place on a map in a language."""
    return english(place, gazetteer) if language == "en" else french(place, gazetteer)


def french(place: Place, gazetteer: "Gazetteer") -> str:
    """The French name of a place: the gazetteer's; a romanised one as the press writes it, « Şūrān » as « Souran »."""
    known = gazetteer.place(place.id)
    told = known.name if known else place.name
    letters = unicodedata.normalize("NFD", told)
    if not _ROMANISED.search(letters):
        return told
    if place.country != _NO_FRENCH_OU:
        letters = letters.replace("u\u0304", "ou").replace("U\u0304", "Ou")
    return unicodedata.normalize("NFC", _MARKS.sub("", letters))


def english(place: Place, gazetteer: "Gazetteer") -> str:
    """The English name of a place: that in common use, else its source's without marks; a country's own."""
    if (place.feature_code or "").startswith("PCL"):
        return _countries().get(place.country or "", ("", place.name))[1]
    if place.id in _in_use():
        return _in_use()[place.id]
    original = gazetteer.original(place.id)
    if original is None and place.feature_class != "P":
        return place.name  # « Base aérienne de … »: its French words keep their accents
    return plain_letters(original or place.name)


def plain_letters(name: str) -> str:
    """A romanised name without its diacritics and its signs for ʿayn and hamza: « Ţarţūs » is « Tartus »."""
    letters = unicodedata.normalize("NFKD", name.translate(_NO_LETTER))
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def alpha3(country: str) -> str | None:
    """The three-letter code of a country, by its two letters."""
    found = _countries().get(country)
    return found[0] if found else None


@cache
def _in_use() -> dict[str, str]:
    """The English name in common use of each place that has one of its own, by its id."""
    with path("cartography/places_en.csv").open(encoding="utf-8", newline="") as file:
        return {row["place_id"]: row["name"] for row in csv.DictReader(file)}


@cache
def _countries() -> dict[str, tuple[str, str]]:
    """Three letters and English name of each country, by its two letters."""
    with path("cartography/iso3166.csv").open(encoding="utf-8", newline="") as file:
        return {row["alpha2"]: (row["alpha3"], row["name_en"]) for row in csv.DictReader(file)}
