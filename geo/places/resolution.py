"""Which place does a toponym name?

Every place that bears the name is a candidate. Clues add to its score or take from it: how it bears the name, whether it is
what the text calls it, how many people live there, whether the text is about its country, what the text says it lies in or
how far from another place, what else is near. The best candidate is taken when it is good enough and clearly better than any
other that lies elsewhere; otherwise the toponym stays without a place, and says why. The weights are judgement, set on
annotated French news.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.codebook import GeoPrecision, Head, Use
from geo.model import Area, Candidate, Clue, Place, Resolution, Span, Toponym
from geo.places.gazetteer import Gazetteer, Match
from geo.places.names import fold

DEFAULT_RING_KM = 5.0
"""How far « près de » reaches when the text gives no distance."""
DEFAULT_ARC_KM = 10.0
"""How far « au nord de » reaches when the text gives no distance."""

_ENOUGH = 1.0  # the lowest score that is good enough
_MARGIN = 0.25  # a rival within this much of the best makes it ambiguous, unless
_SAME_PLACE_KM = 30.0  # it lies so near that either is right
_LISTED = 12  # candidates that are kept
_SHORT = 3  # names of so few letters are not read through their romanisation
_RENOWNED = 300_000  # people
_FAMOUS = 1_000_000
_NEIGHBOUR_KM = 300.0
_SLACK, _SLACK_KM = 0.5, 15.0  # how far off « à 50 km de » may be
_ASIDE = 80.0  # degrees that « au nord de » may be off
_ROMANISED = 0.5
_FRENCH = 0.5  # a name that the French press is known to use
_EARTH_KM = 12742.0
_SITES: Mapping[Head, tuple[str, ...]] = {
    Head.AIRPORT: ("AIRP", "AIRB", "AIRF"),
    Head.BASE: ("AIRB", "INSM", "NVB", "MILB", "FT", "AIRP"),
    Head.CAMP: ("CMP", "CMPRF", "PPLX"),
    Head.CROSSING: ("PSTB", "PSTP", "CSTM", "PASS", "BDG"),
    Head.DAM: ("DAM", "DAMQ"),
    Head.SITE: ("AIRP", "BLDG", "HSP", "UNIV", "PRN", "MFG", "PS", "PSN", "PRT", "RSTN", "BDG", "OILR", "OILF", "GASF", "FT", "CSTL", "RUIN", "MUS", "STDM", "MKT", "MSQE", "CH", "MSTY", "PAL"),
}
_EXACT_SITES = (Head.AIRPORT, Head.BASE, Head.CROSSING, Head.DAM)
_TOWNS = (Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER)
_FITS: Mapping[Head, tuple[str, ...]] = {
    Head.COUNTRY: ("A/PCL", "A/TERR"),
    Head.PROVINCE: ("A/ADM1", "A/ADM"),
    Head.DISTRICT: ("A/ADM2", "A/ADM3", "A/ADM", "L/"),
    Head.REGION: ("A/ADM1", "L/", "T/", "V/", "A/ADM", "H/"),
    Head.CITY: ("P/",),
    Head.TOWN: ("P/",),
    Head.VILLAGE: ("P/",),
    Head.QUARTER: ("P/PPLX", "P/"),
    Head.RIVER: ("H/STM", "H/"),
    Head.LAKE: ("H/LK", "H/"),
    Head.SEA: ("H/SEA", "H/GULF", "H/STRT", "H/OCN", "H/"),
    Head.ISLAND: ("T/ISL", "T/", "A/"),
    Head.MOUNTAIN: ("T/MT", "T/", "L/"),
    Head.DESERT: ("T/DSRT", "T/", "L/"),
    Head.STRIP: ("L/", "A/"),
    Head.BORDER: ("A/PCL", "L/", "A/"),
}
_MISFIT = -2.0
_NO_AREA_FOR_TOWN = -1.2


@dataclass(slots=True)
class _Scene:
    """What is known of an article while its toponyms are resolved."""

    gazetteer: Gazetteer
    weights: dict[str, float]
    by_span: dict[Span, int]
    by_name: list[str]
    toponyms: Sequence[Toponym]
    placed: dict[int, Place] = field(default_factory=dict)
    senses: dict[str, list[tuple[Head | None, Place]]] = field(default_factory=lambda: defaultdict(list))


def resolve(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, context: Mapping[str, float] | None = None
) -> tuple[Resolution, ...]:
    """What each toponym of one article names, in the order given.

    ``context`` weighs the countries that the article speaks of otherwise than by name, by ISO 3166-1 alpha-2 code: its
    adjectives, its dateline.
    """
    matches = [_matches(t, gazetteer) for t in toponyms]
    scene = _Scene(gazetteer, _countries(toponyms, matches, context or {}), {t.span: i for i, t in enumerate(toponyms)}, [fold(t.surface) for t in toponyms], toponyms)
    ranked: list[tuple[Candidate, ...]] = [()] * len(toponyms)
    # what stands by itself first, then what leans on it
    order = sorted(range(len(toponyms)), key=lambda i: (_leaning(toponyms[i]), i))
    for _ in range(2):
        for i in order:
            ranked[i] = _rank(toponyms[i], matches[i], scene)
            _settle(i, toponyms[i], ranked[i], scene)
    return tuple(_resolution(t, ranked[i], matches[i], scene) for i, t in enumerate(toponyms))


def _leaning(toponym: Toponym) -> int:
    return (toponym.container is not None) + (toponym.head is Head.QUARTER)


def _matches(toponym: Toponym, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """The places that bear the name, or one that its romanisation brings together with it."""
    found = gazetteer.lookup(toponym.surface)
    if len(toponym.surface) > _SHORT and len(found) < _LISTED and not any(_renowned(m.place) or _sure(m) for m in found):
        known = {m.place.id for m in found}
        found += tuple(m for m in gazetteer.by_key(toponym.surface) if m.place.id not in known)
    return found


def _renowned(place: Place) -> bool:
    """Whether a place is so well known that its name needs no other reading."""
    return _is_country(place) or place.feature_code == "PPLC" or (place.population or 0) >= _RENOWNED


def _sure(match: Match) -> bool:
    """Whether somebody vouches for the name: the press uses it, or the place is a curated one."""
    return match.basis in ("name", "alias") and (match.language == "fr" or _curated(match.place))


def _curated(place: Place) -> bool:
    return place.id.startswith("calque:")


def _is_country(place: Place) -> bool:
    return place.feature_class == "A" and (place.feature_code or "").startswith(("PCL", "TERR"))


def _countries(
    toponyms: Sequence[Toponym], matches: Sequence[tuple[Match, ...]], context: Mapping[str, float]
) -> dict[str, float]:
    """How much an article is about each country, 1 for the most: its names, its capitals, and what the context says."""
    counts: dict[str, float] = defaultdict(float)
    for country, weight in context.items():
        counts[country] += 0.7 * weight
    for toponym, found in zip(toponyms, matches, strict=True):
        literal = toponym.use is Use.LITERAL
        if found and _is_country(found[0].place) and found[0].place.country:
            counts[found[0].place.country] += 1.0 if literal else 0.4
            continue
        homes = {m.place.country for m in found if m.place.country and (_sure(m) or _renowned(m.place))}
        if len(homes) == 1:
            counts[homes.pop()] += 0.5 if literal else 0.2
    most = max(counts.values(), default=0.0)
    return {country: count / most for country, count in counts.items()} if most else {}


# --- clues


def _rank(toponym: Toponym, matches: Iterable[Match], scene: _Scene) -> tuple[Candidate, ...]:
    """The candidates of a toponym, best first; of equal ones, the most populated, then the first by id."""
    found = []
    for match in matches:
        clues = tuple(c for c in _clues(toponym, match, scene) if c.weight)
        found.append(Candidate(place=match.place, score=round(sum(c.weight for c in clues), 4), clues=clues))
    found.sort(key=lambda c: (-c.score, -(c.place.population or 0), c.place.id))
    return tuple(found[:_LISTED])


def _clues(toponym: Toponym, match: Match, scene: _Scene) -> Iterable[Clue]:
    place = match.place
    yield _name_clue(match)
    yield _class_clue(toponym, place)
    yield _size_clue(place)
    yield _country_clue(match, scene)
    yield from _sense_clues(toponym, place, scene)
    yield from _relation_clues(toponym, place, scene)
    if toponym.use is Use.METONYMIC and place.feature_class == "P" and place.feature_code != "PPLC":
        yield Clue(name="use", weight=-0.8, detail="a government sits in a capital")
    yield from _neighbour_clues(toponym, match, scene)


def _name_clue(match: Match) -> Clue:
    weight = {"name": 1.0, "alias": 0.9, "key": _ROMANISED, "fuzzy": 0.2}[match.basis]
    return Clue(name="name", weight=weight + _FRENCH * (match.language == "fr"), detail=f"{match.basis}: {match.name}")


def _class_clue(toponym: Toponym, place: Place) -> Clue:
    """Whether the place is what the text calls it; without a noun, a town rather than its province."""
    code = f"{place.feature_class}/{place.feature_code or ''}"
    head = toponym.head
    if head is None:
        return Clue(name="class", weight=_plain_class(place, toponym), detail=code)
    if head in _SITES:
        codes = _SITES[head]
        weight = 1.0 if place.feature_code in codes else 0.0 if place.feature_class in ("P", "S") else -0.8
        return Clue(name="class", weight=weight, detail=f"{head}: {code}")
    if head is Head.ROAD:
        return Clue(name="class", weight=_plain_class(place, toponym), detail=code)
    fits = _FITS.get(head, ())
    for order, prefix in enumerate(fits):
        if code.startswith(prefix):
            return Clue(name="class", weight=1.5 - 0.15 * order, detail=f"{head}: {code}")
    soft = head in (Head.REGION, Head.DISTRICT, Head.MOUNTAIN, Head.ISLAND, Head.DESERT, Head.BORDER, Head.RIVER) and place.feature_class == "P"
    soft = soft or head in _TOWNS and place.feature_class in ("S", "L")
    return Clue(name="class", weight=-0.3 if soft else _MISFIT, detail=f"{head}: {code}")


def _plain_class(place: Place, toponym: Toponym) -> float:
    if _is_country(place):
        return 1.5
    if place.feature_class == "P":
        return 1.3 if place.feature_code == "PPLC" else 0.6
    if place.feature_class == "A":
        return 0.2 if toponym.part is None else 0.3
    return 0.5


def _size_clue(place: Place) -> Clue:
    population = place.population or 0
    if _curated(place):
        return Clue(name="curated", weight=0.5)
    if place.feature_class != "P":
        return Clue(name="population", weight=0.4)
    return Clue(name="population", weight=round(max(0.0, math.log10(max(population, 100)) - 2) / 4, 3), detail=str(population))


def _country_clue(match: Match, scene: _Scene) -> Clue:
    """Whether the article is about the candidate's country. Renowned places are named wherever they are."""
    place = match.place
    if not scene.weights or place.country is None:
        return Clue(name="country", weight=0.0)
    share = scene.weights.get(place.country, 0.0)
    if not share:
        weight = 0.0 if _is_country(place) else -0.2 if _renowned(place) or match.language == "fr" else -0.7
        return Clue(name="country", weight=weight, detail=f"{place.country}: not in the text")
    return Clue(name="country", weight=round(0.4 + 0.8 * share, 3), detail=place.country)


def _sense_clues(toponym: Toponym, place: Place, scene: _Scene) -> Iterable[Clue]:
    """One sense a name an article, unless the text calls it otherwise."""
    for head, other in scene.senses.get(fold(toponym.surface), ()):
        same_kind = head is toponym.head or toponym.head is None and place.feature_class not in ("A",)
        if other.id == place.id and same_kind and head is not None:
            yield Clue(name="sense", weight=0.6, detail="as elsewhere in the text")
            return


def _relation_clues(toponym: Toponym, place: Place, scene: _Scene) -> Iterable[Clue]:
    """Whether the place lies where the text says: in its container, or so far from it and toward there."""
    if toponym.container is None:
        return
    outer = scene.placed.get(scene.by_span.get(toponym.container, -1))
    if outer is None or outer.id == place.id:
        return
    away = _km(place, outer)
    told = scene.toponyms[scene.by_span[toponym.container]]
    if told.distance_km is not None or told.bearing_degrees is not None:
        yield _measure_clue(place, outer, away, told)
    elif told.near and outer.feature_class != "P":
        return
    elif outer.feature_class in ("L", "T", "H"):
        yield Clue(name="container", weight=0.5 if away < _NEIGHBOUR_KM else -1.0, detail=outer.name)
    elif _is_country(outer):
        yield Clue(name="container", weight=0.8 if place.country == outer.country else -1.5, detail=outer.name)
    elif outer.feature_class == "A":
        same = place.country == outer.country and place.admin1 == outer.admin1
        yield Clue(name="container", weight=0.9 if same else 0.3 if away < 60 else -1.0 if away < 150 else -1.8, detail=outer.name)
    else:
        yield Clue(name="container", weight=0.9 if away < 60 else -0.5 if away < 200 else -1.8, detail=f"{away:.0f} km from {outer.name}")


def _measure_clue(place: Place, outer: Place, away: float, told: Toponym) -> Clue:
    """Whether a place lies as far from another as the text says, and on that side of it."""
    detail = f"{away:.0f} km from {outer.name}"
    if told.distance_km is not None and abs(away - told.distance_km) > max(_SLACK_KM, _SLACK * told.distance_km):
        return Clue(name="container", weight=-1.8, detail=detail)
    if told.bearing_degrees is not None and outer.feature_class == "P" and away > _SLACK_KM:
        turn = abs((_bearing(outer, place) - told.bearing_degrees + 180) % 360 - 180)
        if turn > _ASIDE:
            return Clue(name="side", weight=-0.6, detail=f"{detail}, on another side")
    near = away < (_NEIGHBOUR_KM / 2 if told.distance_km is None else math.inf)
    return Clue(name="container", weight=0.9 if near else -0.6, detail=detail)


def _bearing(a: Place, b: Place) -> float:
    """The bearing from one place to another, degrees clockwise from north, as on a plane: good over short distances."""
    east = (b.longitude - a.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return math.degrees(math.atan2(east, b.latitude - a.latitude)) % 360


def _neighbour_clues(toponym: Toponym, match: Match, scene: _Scene) -> Iterable[Clue]:
    """How near the nearest other place of the article is; a reading that is unsure needs one."""
    place = match.place
    if _is_country(place) or place.feature_class in ("A", "H", "L"):
        return
    own = fold(toponym.surface)
    nearest = math.inf
    for i, other in scene.placed.items():
        if other.feature_class == "P" and other.id != place.id and own != scene.by_name[i]:
            nearest = min(nearest, _km(place, other))
    if nearest < _NEIGHBOUR_KM:
        yield Clue(name="neighbours", weight=round(0.7 * (1 - nearest / _NEIGHBOUR_KM), 3), detail=f"{nearest:.0f} km")
    main = scene.weights.get(place.country or "", 0.0) == 1.0
    unsure = match.basis in ("key", "fuzzy")
    if unsure and toponym.head is not None and _class_clue(toponym, place).weight < 0:
        yield Clue(name="alone", weight=-1.0, detail="an unsure reading of another class")
    if unsure and nearest > _NEIGHBOUR_KM / 2 and not main:
        yield Clue(name="alone", weight=-0.8, detail="no neighbour bears out an unsure reading")
    if toponym.head is Head.QUARTER and place.feature_code != "PPLX" and nearest > _SAME_PLACE_KM:
        yield Clue(name="alone", weight=-1.0, detail="a quarter of no town of the text")


def _km(a: Place, b: Place) -> float:
    """Great-circle distance, good to half a percent: enough to weigh candidates."""
    phi, psi = math.radians(a.latitude), math.radians(b.latitude)
    h = math.sin((psi - phi) / 2) ** 2
    h += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return _EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


# --- decisions


def _settle(i: int, toponym: Toponym, candidates: tuple[Candidate, ...], scene: _Scene) -> None:
    """Remember what a toponym names, for those that lean on it."""
    scene.placed.pop(i, None)
    if candidates and _objection(toponym, candidates, scene) is None:
        place = candidates[0].place
        scene.placed[i] = place
        sense = (toponym.head, place)
        if sense not in scene.senses[fold(toponym.surface)]:
            scene.senses[fold(toponym.surface)].append(sense)


def _objection(toponym: Toponym, candidates: tuple[Candidate, ...], scene: _Scene) -> str | None:
    """Why the best candidate is not good enough; None when it is."""
    best = candidates[0]
    if best.score < _ENOUGH:
        return f"no candidate is good enough: {best.place.name} ({best.place.country or '–'}) scores {best.score:.2f}"
    if _strange(best, scene):
        return f"the only places of that name are in countries that the text does not speak of: {best.place.name} ({best.place.country})"
    own = best.clues[0].weight > 1 or best.place.feature_code == "PPLC"
    margin = 0.0 if own else _MARGIN  # the press's own name for a place, or a capital's, is no other's
    astray = next((c for c in best.clues if c.name == "container" and c.weight < 0), None)
    if astray is not None and not _renowned(best.place) and best.place.feature_class != "A":
        return f"not where the text says: {best.place.name} ({best.place.country}) against {astray.detail}"
    for rival in candidates[1:]:
        if best.score - rival.score >= margin:
            break
        if _km(best.place, rival.place) > _SAME_PLACE_KM and rival.place.feature_class == best.place.feature_class:
            names = f"{best.place.name} ({best.place.country}), {rival.place.name} ({rival.place.country})"
            return f"ambiguous: {names}"
    return None


def _strange(best: Candidate, scene: _Scene) -> bool:
    """Whether a small town lies in a country that the text never speaks of, while it speaks of others."""
    place = best.place
    if not scene.weights or place.country is None or scene.weights.get(place.country) or place.feature_class != "P":
        return False
    if place.feature_code == "PPLC" or _curated(place) or best.clues[0].weight > 1:
        return False
    return (place.population or 0) < _FAMOUS


def _resolution(toponym: Toponym, candidates: tuple[Candidate, ...], matches: Sequence[Match], scene: _Scene) -> Resolution:
    objection = _objection(toponym, candidates, scene) if candidates else "not in the gazetteer"
    if objection is not None:
        container = _stand_in(toponym, scene)
        if container is None:
            return Resolution(toponym=toponym, candidates=candidates, reason=objection)
        clue = Clue(name="container", weight=0.0, detail=f"a quarter of it that has no place of its own ({objection})")
        stand_in = Candidate(place=container, score=0.0, clues=(clue,))
        return Resolution(
            toponym=toponym,
            candidates=(stand_in, *candidates),
            place=container,
            precision=GeoPrecision.NEAR,
            area=Area(shape="ring", radius_km=DEFAULT_RING_KM),
        )
    place = candidates[0].place
    site = _site(toponym, place, scene) or _division(toponym, place, scene)
    if site is not None:
        clue = Clue(name="site", weight=1.0, detail=f"{toponym.head} of {place.name}")
        score = round(candidates[0].score + 1.0, 4)
        candidates = (Candidate(place=site, score=score, clues=(*candidates[0].clues, clue)), *candidates)
        place = site
    precision, area = _extent(toponym, place, scene)
    return Resolution(toponym=toponym, candidates=candidates, place=place, precision=precision, area=area)


def _stand_in(toponym: Toponym, scene: _Scene) -> Place | None:
    """The town that holds a quarter which the gazetteer lacks, when the text names it."""
    if toponym.head is not Head.QUARTER or toponym.container is None:
        return None
    outer = scene.placed.get(scene.by_span.get(toponym.container, -1))
    return outer if outer is not None and outer.feature_class == "P" else None


def _division(toponym: Toponym, place: Place, scene: _Scene) -> Place | None:
    """The province that the town gives its name to, when the text speaks of the province."""
    if toponym.head not in (Head.PROVINCE, Head.REGION) or place.feature_class != "P" or not (place.country and place.admin1):
        return None
    found = scene.gazetteer.province(place.country, place.admin1)
    own = fold(toponym.surface)
    if found is None or not any(own in name for name in scene.gazetteer.names(found.id)):
        return None
    return found


def _site(toponym: Toponym, place: Place, scene: _Scene) -> Place | None:
    """The airport, base, crossing or dam that the town gives its name to, when the gazetteer has it."""
    if toponym.head not in _EXACT_SITES or place.feature_class != "P":
        return None
    codes = _SITES[toponym.head]
    own = fold(toponym.surface)
    found = []
    for site in scene.gazetteer.near(place.latitude, place.longitude, 40):
        if site.feature_class == "S" and site.feature_code in codes:
            named = any(own in name for name in scene.gazetteer.names(site.id))
            found.append((not named, codes.index(site.feature_code or ""), _km(site, place), site.id, site))
    best = min(found, default=None)
    return best[-1] if best and not best[0] else None


def _extent(toponym: Toponym, place: Place, scene: _Scene) -> tuple[GeoPrecision, Area | None]:
    """How finely the place is known, and what it covers when it is no point."""
    other = scene.placed.get(scene.by_span.get(toponym.between, -1)) if toponym.between else None
    if other is not None and toponym.use is Use.LITERAL:
        return GeoPrecision.REGION, Area(shape="corridor", other=other)
    toward = toponym.part if toponym.part is not None else toponym.bearing_degrees
    if place.feature_class == "A":
        return _area_extent(place, toward)
    if place.feature_class == "H":
        code = place.feature_code or ""
        return (GeoPrecision.SEA_OR_AIR if code.startswith(("SEA", "OCN", "GULF", "STRT", "BAY")) else GeoPrecision.REGION), None
    if place.feature_class in ("L", "T", "V") and place.feature_code not in ("ISL", "MT", "HLL", "PASS", "OILF", "GASF"):
        return GeoPrecision.REGION, None if toward is None else Area(shape="part", bearing_degrees=toward)
    if toponym.bearing_degrees is not None or toponym.distance_km is not None:
        radius = toponym.distance_km or DEFAULT_ARC_KM
        shape = "ring" if toponym.bearing_degrees is None else "arc"
        return GeoPrecision.NEAR, Area(shape=shape, radius_km=radius, bearing_degrees=toponym.bearing_degrees)
    loose = toponym.head in (*_SITES, Head.REGION, Head.DISTRICT, Head.MOUNTAIN, Head.DESERT) and place.feature_class == "P"
    if toponym.near or loose:
        precision = GeoPrecision.DISTRICT if toponym.head is Head.DISTRICT else GeoPrecision.NEAR
        return precision, Area(shape="ring", radius_km=DEFAULT_RING_KM)
    return GeoPrecision.EXACT, None


def _area_extent(place: Place, toward: float | None) -> tuple[GeoPrecision, Area | None]:
    if toward is not None:
        return GeoPrecision.REGION, Area(shape="part", bearing_degrees=toward)
    if _is_country(place):
        return GeoPrecision.COUNTRY, Area(shape="country")
    if place.feature_code == "ADM1":
        return GeoPrecision.PROVINCE, Area(shape="admin")
    return (GeoPrecision.DISTRICT if (place.feature_code or "").startswith("ADM") else GeoPrecision.REGION), None
