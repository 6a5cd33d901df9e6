"""Which places may a name mean, and how well does each fit by itself?

What can be said of a candidate before the article is looked at: how it bears the name, whether it is what the text calls
it, how large it is. The weights are judgement, set on annotated French news.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from geo.codebook import Head
from geo.model import Clue, Place
from geo.places.gazetteer import Gazetteer, Match
from geo.places.names import fold
from geo.places.volume import RENOWNED

SITES: Mapping[Head, tuple[str, ...]] = {
    Head.AIRPORT: ("AIRP", "AIRB", "AIRF"),
    Head.BASE: ("AIRB", "INSM", "NVB", "MILB", "FT", "AIRP"),
    Head.CAMP: ("CMP", "CMPRF", "PPLX"),
    Head.CROSSING: ("PSTB", "PSTP", "CSTM", "PASS", "BDG"),
    Head.DAM: ("DAM", "DAMQ"),
    Head.SITE: tuple(
        "BLDG HSP UNIV PRN MFG PS PSN PRT RSTN BDG OILR OILF GASF FT CSTL RUIN MUS STDM MKT MSQE CH PAL AIRP".split()
    ),
}
"""The feature codes of sites, by what the text calls them."""
_BUILDING = (*SITES[Head.SITE], "SQR")

_MOST = 40  # readings of a name that are kept
_SHORT = 3  # names of so few letters are not read through their romanisation
_ARTICLE = -1.0  # a town behind an article that is not its own
_ACCENTS = -0.8  # a name that has other accents, where a place has just these
_BASES = {"name": 1.0, "alias": 0.9, "key": 0.5, "fuzzy": 0.2}
_MISTYPED = -1.0  # for a place that no newspaper is known to name
_FRENCH = 0.5  # for a name that the French press is known to use
_FITS: Mapping[Head, tuple[str, ...]] = {
    Head.COUNTRY: ("A/PCL", "A/TERR"),
    Head.PROVINCE: ("A/ADM1", "A/ADM", "L/"),
    Head.DISTRICT: ("A/ADM2", "A/ADM3", "A/ADM", "L/"),
    Head.REGION: ("A/ADM1", "L/", "T/", "V/", "A/ADM", "H/"),
    Head.CITY: ("P/",),
    Head.TOWN: ("P/",),
    Head.VILLAGE: ("P/",),
    Head.QUARTER: ("P/PPLX", "P/"),
    Head.RIVER: ("H/STM", "H/", "L/"),
    Head.LAKE: ("H/LK", "H/"),
    Head.SEA: ("H/SEA", "H/GULF", "H/STRT", "H/OCN", "H/"),
    Head.ISLAND: ("T/ISL", "T/", "A/"),
    Head.MOUNTAIN: ("T/MT", "T/", "L/"),
    Head.DESERT: ("T/DSRT", "T/", "L/"),
    Head.STRIP: ("L/", "A/"),
    Head.BORDER: ("A/PCL", "L/", "A/"),
}
_TOWNS = (Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER)
_AROUND_A_TOWN = (Head.REGION, Head.DISTRICT, Head.MOUNTAIN, Head.ISLAND, Head.DESERT, Head.BORDER)
_MISFIT = -2.0
_NO_BUILDING = -3.5  # a town whose name a building has, beside what else speaks for it: its country, those near it
_LARGER = 10**9  # people of a town elsewhere that bears a name as its own: it outweighs who borrows it
_FIELDS = ("OILF", "GASF")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A place that a name may mean, with the clues that hold in any article; ``score`` is the sum of their weights.

    ``spelled`` tells whether the gazetteer holds the name as it is spelled.
    """

    match: Match
    clues: tuple[Clue, ...]
    score: float
    fitting: bool
    spelled: bool

    @property
    def sure(self) -> bool:
        """Whether somebody vouches for the name: the press uses it, or the place is a curated one."""
        return self.spelled and (self.match.language == "fr" or is_curated(self.match.place))


@lru_cache(maxsize=16384)
def clue_of(name: str, weight: float, detail: str | None = None) -> Clue:
    """A clue, made once: the same few hold for most candidates."""
    return Clue(name=name, weight=weight, detail=detail)


@lru_cache(maxsize=16384)
def readings(
    gazetteer: Gazetteer, surface: str, head: Head | None = None, governing: bool = False, articled: bool = False
) -> tuple[Reading, ...]:
    """The readings of a name, best first.

    ``head`` is what the text calls the place; ``governing`` is true where the name stands for a government; ``articled``
    where an article stands before it that is not its own.
    """
    matches = _matches(gazetteer, surface)
    known = [match for match in matches if _known_to_the_press(match) and not is_hamlet(match.place)]
    vouched = frozenset(match.place.country for match in known)
    spelled = frozenset(match.place.country for match in known if match.spelled)  # « Arkhanhelske » is no Arkhangelsk
    divisions = frozenset(m.place for m in matches if m.place.feature_code == "ADM1" and _own(m))
    owners: dict[str | None, int] = {}
    for owner in (m.place for m in matches if m.basis == "name" and m.place.feature_class == "P"):
        owners[owner.country] = max(owner.population or 0, owners.get(owner.country, 0))
    found = [
        _reading(match, head, governing, spelled if match.spelled else vouched, divisions, owners) for match in matches
    ]
    if any(match.place.name == surface for match in matches) and not surface.isascii():
        found = [_otherwise_accented(r, surface) for r in found]
    if articled:
        found = [_behind_article(r) for r in found]
    found.sort(key=lambda r: (-r.score, -(r.match.place.population or 0), r.match.place.id))
    return tuple(found[:_MOST])


@lru_cache(maxsize=4096)
def mistyped(
    gazetteer: Gazetteer, surface: str, head: Head | None, countries: tuple[str, ...], *, measured: bool = False
) -> tuple[Reading, ...]:
    """The readings of a name that no place bears, as if somebody had mistyped one of these countries', best first.

    Only names that the press uses: a village that is not listed is likelier than a village mistyped; unless it is
    ``measured`` from another place, which then bears it out or not.
    """
    near = gazetteer.similar(surface, countries, renowned=not measured)
    found = [r if _in_the_news(r.match) else _unlikely(r) for r in (_reading(m, head) for m in near)]
    found = found if measured else [r for r in found if _in_the_news(r.match)]
    return tuple(sorted(found, key=lambda r: (-r.score, r.match.place.id))[:_MOST])


def _otherwise_accented(reading: Reading, surface: str) -> Reading:
    """« le Tigré » is no river Tigre, where another place is spelled just as the text has it."""
    name = reading.match.place.name
    if name == surface or fold(name) != fold(surface):
        return reading
    return _with(reading, Clue(name="accents", weight=_ACCENTS, detail=f"spelled {name}"))


def _behind_article(reading: Reading) -> Reading:
    """« au bord du Dniepr »: rivers, regions and countries bear an article, towns none."""
    if reading.match.place.feature_class != "P":
        return reading
    return _with(reading, Clue(name="article", weight=_ARTICLE, detail="no town bears an article"))


def _unlikely(reading: Reading) -> Reading:
    """A village mistyped, which only the measures of the text make likely."""
    return _with(reading, Clue(name="mistyped", weight=_MISTYPED, detail="a village that is not listed is likelier"))


def _with(reading: Reading, clue: Clue) -> Reading:
    return replace(reading, clues=(*reading.clues, clue), score=round(reading.score + clue.weight, 4))


def _in_the_news(match: Match) -> bool:
    return match.language == "fr" or is_renowned(match.place) or is_curated(match.place)


def _matches(gazetteer: Gazetteer, surface: str) -> tuple[Match, ...]:
    """The places that bear the name; where none is renowned, those too that its romanisation brings together with it.

    A hamlet hides no town of another country that is romanised so.
    """
    found = gazetteer.lookup(surface)
    if len(surface) <= _SHORT or any(_in_the_news(m) and not is_hamlet(m.place) for m in found):
        return found
    known = {m.place.id for m in found}
    return found + tuple(m for m in gazetteer.by_key(surface) if m.place.id not in known)


def _own(match: Match) -> bool:
    """Whether the name is the place's own, not another that it bears too."""
    return fold(match.name) == fold(match.place.name)


def _reading(
    match: Match,
    head: Head | None,
    governing: bool = False,
    vouched: frozenset[str | None] = frozenset(),
    divisions: frozenset[Place] = frozenset(),
    owners: Mapping[str | None, int] = MappingProxyType({}),
) -> Reading:
    place = match.place
    fit = _fit(place, head)
    known = _known_to_the_press(match)
    clues = [
        Clue(
            name="name",
            weight=_BASES[match.basis] + _FRENCH * known,
            detail=f"{match.basis}: {match.name}",
        ),
        clue_of("class", fit, f"{head or 'no noun'}: {place.feature_class}/{place.feature_code or ''}"),
        _size(place),
    ]
    if governing and place.feature_class == "P" and place.feature_code != "PPLC":
        clues.append(Clue(name="use", weight=-1.5, detail="a government sits in a capital"))
    homes = [d for d in divisions if d.country == place.country]
    if place.feature_class == "P" and match.basis == "alias" and homes and not _own(match):
        clues.append(Clue(name="division", weight=-2.0, detail="a province of its country is called so"))
    elif place.feature_class == "P" and homes and not known and all(d.admin1 != place.admin1 for d in homes):
        clues.append(Clue(name="division", weight=-1.0, detail="a province of its country, elsewhere, is called so"))
    borrowed = match.basis == "alias" and not (known or is_curated(place))
    outdone = bool(owners) and owners.get(place.country, _LARGER) >= (place.population or 0)
    if place.feature_class == "P" and borrowed and outdone:
        clues.append(Clue(name="alias", weight=-0.3, detail="another town bears the name as its own"))
    if vouched and place.country not in vouched and not (is_country(place) or is_curated(place)):
        clues.append(Clue(name="press", weight=-1.0, detail="newspapers call another place so"))
    score = round(sum([c.weight for c in clues]), 4)
    return Reading(match=match, clues=tuple(clues), score=score, fitting=fit >= 0, spelled=match.spelled)


def _known_to_the_press(match: Match) -> bool:
    """Whether somebody vouches that French newspapers call the place so: an alias of theirs, a curated region or site."""
    curated = is_curated(match.place) and match.place.feature_class != "P" and match.basis in ("name", "alias")
    return match.language == "fr" or curated


def _fit(place: Place, head: Head | None) -> float:
    """Whether the place is what the text calls it; without a noun, a country, else a town rather than its province."""
    if head is None or head is Head.ROAD:
        if is_country(place):
            return 1.5
        if place.feature_class == "P":
            return 1.3 if place.feature_code == "PPLC" else 0.6
        if place.feature_class == "A":  # no text means a district of which it does not say so
            return -0.5 if place.feature_code == "ADM2" else 0.0
        return 0.5
    if head in SITES:
        return 1.0 if place.feature_code in SITES[head] else 0.0 if place.feature_class in ("P", "S") else -0.8
    if head is Head.BUILDING:  # « l'hôpital Saint-Louis » is in no town of that name
        return 1.0 if place.feature_code in _BUILDING else _NO_BUILDING if place.feature_class == "P" else _MISFIT
    if head is Head.REGION and place.feature_code == "ADM2":  # « la région d'Azaz » is the country around the town
        return -0.6
    code = f"{place.feature_class}/{place.feature_code or ''}"
    for order, prefix in enumerate(_FITS.get(head, ())):
        if code.startswith(prefix):
            return 1.5 - 0.15 * order
    around = (head in _AROUND_A_TOWN and place.feature_class == "P") or (
        head in _TOWNS and place.feature_class in ("S", "L") and place.feature_code not in _FIELDS
    )
    return -0.3 if around else _MISFIT


def _size(place: Place) -> Clue:
    if is_curated(place):
        return clue_of("curated", 0.5)
    if place.feature_class != "P":
        return clue_of("population", 1.0 if is_country(place) else 0.4)
    population = place.population or 0
    return clue_of("population", round(max(0.0, math.log10(max(population, 100)) - 2) / 4, 3), str(population))


def is_country(place: Place) -> bool:
    """Whether a place is a country or a territory."""
    return place.feature_class == "A" and (place.feature_code or "").startswith(("PCL", "TERR"))


def is_curated(place: Place) -> bool:
    """Whether a place comes from the files that Calque keeps by hand."""
    return place.id.startswith("calque:")


def is_hamlet(place: Place) -> bool:
    """Whether a place is a curated village of which nobody tells how many live there."""
    return place.feature_code == "PPL" and is_curated(place) and not place.population


def is_renowned(place: Place) -> bool:
    """Whether a place is so well known that its name needs no other reading."""
    return is_country(place) or place.feature_code == "PPLC" or (place.population or 0) >= RENOWNED
