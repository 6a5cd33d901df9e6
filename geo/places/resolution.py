"""Which place does a toponym name?

Every place that bears the name is a candidate. To what holds in any article are added clues from this one: whether it is
about the candidate's country, what the text says the place lies in or how far from another, what else is near, what the
same name means elsewhere. The best candidate is taken when it is good enough and clearly better than any other that lies
elsewhere; otherwise the toponym stays without a place, and says why. The weights are judgement, set on annotated French
news.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.codebook import GeoPrecision, Head, Use
from geo.model import Area, Candidate, Clue, Place, Resolution, Span, Toponym
from geo.places.candidates import Reading, clue_of, is_country, is_hamlet, is_renowned, mistyped, readings
from geo.places.distance import arc_km, haversine
from geo.places.extent import DEFAULT_RING_KM, extent, named_after
from geo.places.gazetteer import Gazetteer

_ABOUT = 0.9  # the share of an article's country from which a name it lacks may be one of its towns, mistyped
_ENOUGH = 1.0  # the lowest score that is good enough
_MARGIN = 0.25  # a rival within this much of the best makes it ambiguous, unless
_SAME_PLACE_KM = 30.0  # it lies so near that either is right
_FAMOUS = 1_000_000  # a town of so many people may lie in a country of which the text does not speak
_ONLY = 100_000  # so may one of so many that bears its name alone: « Palerme »
_LISTED = 8  # candidates that are kept
_SETTLED = 3.0  # a lead over all other readings that no clue of an article makes up
_NEIGHBOUR_KM = 300.0
_REMOTE_KM = 800.0  # so far from the towns that a text names lies none that it spells in a way of its own
_SLACK, _SLACK_KM, _ASIDE = 0.5, 15.0, 80.0  # how far off « à 50 km de », degrees that « au nord de » may be off
_UNSURE = 0.5  # the weight of a name that only romanisation brings to the one in the text
_ASTRAY = -1.0  # a place so far from its container is not the one meant
_IN_TOWN = (Head.QUARTER, Head.SITE, Head.BUILDING)
_AT_TOWN = (Head.BASE, Head.AIRPORT)  # « la base d'Elmendorf, à Anchorage », not so far from it
_ABROAD = -1.5  # what it weighs against a place that the text puts it in another country
_ALONE = -4.0  # no quarter is far from every town of its article
_SEATS = ("PPLA", "PPLC")
_TOWN_BEFORE = 800  # characters back to the town that a quarter is in
_JUST_BEFORE, _LAST_NAMED = 400, 0.7  # characters back to the province that a text is telling of, and what that weighs
_ADJECTIVE, _NAMED, _GOVERNING = 0.7, 1.0, 0.4  # how much a mention of a country says that the article is about it


@dataclass(slots=True)
class _Name:
    """The mentions of an article that name the same thing: same words, same noun, same use, same place around it."""

    toponym: Toponym
    readings: tuple[Reading, ...]
    speaks_of: tuple[str | None, float]
    """The country that it speaks of, and how plainly."""
    beyond_doubt: bool = False
    candidates: tuple[Candidate, ...] = ()
    place: Place | None = None
    reason: str | None = "not in the gazetteer"


class _Town(NamedTuple):
    """A town that an article names; its latitude is in radians too, with its cosine, for the distances to it."""

    surface: str
    place: Place
    phi: float
    cosine: float


@dataclass(slots=True)
class _Scene:
    """What is known of an article while its toponyms are resolved."""

    gazetteer: Gazetteer
    weights: dict[str, float]
    by_span: dict[Span, _Name]
    told: dict[Span, Toponym]
    provinces: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    towns: dict[str, _Town] = field(default_factory=dict)
    senses: dict[str, list[tuple[Head, Place]]] = field(default_factory=lambda: defaultdict(list))

    def placed(self, span: Span | None) -> Place | None:
        """What the toponym of a span names, as far as is known."""
        name = None if span is None else self.by_span.get(span)
        return None if name is None else name.place


def resolve(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, context: Mapping[str, float] | None = None
) -> tuple[Resolution, ...]:
    """What each toponym of one article names, in the order given.

    ``context`` weighs the countries that the article speaks of otherwise than by name, by ISO 3166-1 alpha-2 code: its
    adjectives, its dateline.
    """
    mentions = _names(toponyms, gazetteer)
    names = tuple({id(name): name for name in mentions}.values())
    by_span = {toponym.span: name for toponym, name in zip(toponyms, mentions, strict=True)}
    scene = _Scene(
        gazetteer,
        _countries(toponyms, mentions, context or {}),
        by_span,
        {t.span: t for t in toponyms},
        tuple(sorted(t.span for t in toponyms if t.head is Head.PROVINCE)),
        tuple(sorted(by_span)),
    )
    about = tuple(sorted(code for code, weight in scene.weights.items() if weight >= _ABOUT))
    for name in names:
        if not name.readings and name.toponym.use is Use.LITERAL and about:
            measured = _is_measured(name.toponym, scene)
            name.readings = mistyped(gazetteer, name.toponym.surface, name.toponym.head, about, measured=measured)
    # what stands by itself first, then what leans on it; then all once more, knowing the others
    order = sorted((name for name in names if name.readings), key=lambda n: _leaning(n.toponym))
    for name in order:
        name.beyond_doubt = _beyond_doubt(name)
        _decide(name, scene)
    for name in order:
        if not name.beyond_doubt:
            _decide(name, scene)
    return tuple([_resolution(t, name, scene) for t, name in zip(toponyms, mentions, strict=True)])


def _names(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[_Name]:
    """The name that each toponym mentions: one for all that are told alike."""
    known: dict[tuple[object, ...], _Name] = {}
    for toponym in toponyms:
        key = _told(toponym)
        if key not in known:
            name = toponym.called or toponym.surface
            found = readings(gazetteer, name, toponym.head, toponym.use is Use.METONYMIC, toponym.articled)
            known[key] = _Name(toponym, found, _spoken_of(found))
    return [known[_told(toponym)] for toponym in toponyms]


def _told(toponym: Toponym) -> tuple[object, ...]:
    """What makes two mentions one name."""
    return toponym.surface, toponym.called, toponym.head, toponym.use, toponym.container, toponym.articled


def _leaning(toponym: Toponym) -> int:
    return (toponym.container is not None) + (toponym.head is Head.QUARTER)


def _beyond_doubt(name: _Name) -> bool:
    """Whether no clue of the article can change what a name means."""
    best = name.readings[0]
    if name.toponym.head is Head.QUARTER:
        return False  # many a town has a Yarmouk
    if is_country(best.match.place) and best.score > 0:
        return len(name.readings) == 1 or best.score - name.readings[1].score > 1
    return len(name.readings) == 1 and best.score > _SETTLED and name.toponym.container is None


def _countries(
    toponyms: Sequence[Toponym], mentions: Sequence[_Name], context: Mapping[str, float]
) -> dict[str, float]:
    """How much an article is about each country, 1 for the most: its names, its capitals, and what the context says."""
    counts: dict[str, float] = defaultdict(float)
    for country, weight in context.items():
        counts[country] += _ADJECTIVE * weight
    for toponym, name in zip(toponyms, mentions, strict=True):
        home, share = name.speaks_of
        if home is not None and toponym.head is not Head.QUARTER:
            counts[home] += share * (_NAMED if toponym.use is Use.LITERAL else _GOVERNING)
    most = max(counts.values(), default=0.0)
    return {country: count / most for country, count in counts.items()} if most else {}


def _spoken_of(found: tuple[Reading, ...]) -> tuple[str | None, float]:
    """The country that a name of some readings speaks of: it is its name, or half as much that of a town there."""
    if found and is_country(found[0].match.place) and found[0].match.place.country:
        return found[0].match.place.country, 1.0
    vouched = [r for r in found if r.sure]
    trusted = vouched or [r for r in found if r.match.basis == "name" and is_renowned(r.match.place)]
    if trusted and all(is_hamlet(r.match.place) for r in trusted):
        trusted = list(found)  # as much as any town that it may be
    homes = {r.match.place.country for r in trusted if r.match.place.country}
    return (homes.pop(), 0.5) if len(homes) == 1 else (None, 0.0)


# --- clues of the article


def _decide(name: _Name, scene: _Scene) -> None:
    """Rank the candidates of a name, and settle what it means as far as is known."""
    if name.beyond_doubt:
        name.candidates = tuple(
            [Candidate(place=r.match.place, score=r.score, clues=r.clues) for r in name.readings[:_LISTED]]
        )
    else:
        name.candidates = _ranked(name, scene)
    name.reason = _objection(name.candidates, scene)
    name.place = name.candidates[0].place if name.reason is None else None
    toponym = name.toponym
    if name.place is None:
        return
    is_town = name.place.feature_class == "P" and toponym.head is not Head.QUARTER
    if is_town and name.place.id not in scene.towns:
        phi = math.radians(name.place.latitude)
        scene.towns[name.place.id] = _Town(toponym.surface, name.place, phi, math.cos(phi))
    if toponym.head is not None and (toponym.head, name.place) not in scene.senses[toponym.surface]:
        scene.senses[toponym.surface].append((toponym.head, name.place))


def _ranked(name: _Name, scene: _Scene) -> tuple[Candidate, ...]:
    """The candidates of a name, best first; of equal ones, the most populated, then the first by id."""
    toponym = name.toponym
    found: list[tuple[float, int, str, Reading, list[Clue]]] = []
    senses = scene.senses.get(toponym.surface, ())
    province = _province_before(toponym, scene) if toponym.container is None else None
    for order, reading in enumerate(name.readings):
        if order >= _LISTED and reading.match.place.country not in scene.weights:
            continue
        clues = _clues(toponym, reading, scene, senses, province)
        place, score = reading.match.place, round(reading.score + sum([c.weight for c in clues]), 4)
        found.append((-score, -(place.population or 0), place.id, reading, clues))
    found.sort()  # no two have one id
    return tuple(
        [
            Candidate(place=reading.match.place, score=-score, clues=(*reading.clues, *clues))
            for score, _, _, reading, clues in found[:_LISTED]
        ]
    )


def _clues(
    toponym: Toponym,
    reading: Reading,
    scene: _Scene,
    senses: Sequence[tuple[Head, Place]],
    province: Place | None,
) -> list[Clue]:
    """What the article says for and against a reading: clues of some weight."""
    place = reading.match.place
    found: list[Clue] = []
    if scene.weights and place.country is not None:
        found.append(_country_clue(reading, scene.weights.get(place.country, 0.0)))
    for head, other in senses:
        if other.id == place.id and (head is toponym.head or (toponym.head is None and place.feature_class != "A")):
            found.append(clue_of("sense", 0.6, "as elsewhere in the text"))
            break
    if toponym.container is not None:
        found.extend(_container_clues(toponym.container, toponym.head, place, scene))
    elif province is not None and place.feature_class == "P" and _is_of(place, province):
        found.append(clue_of("province", _LAST_NAMED, "of the province named before it"))
    if place.feature_class in ("P", "S", "T"):
        found.extend(_neighbour_clues(toponym, reading, scene))
    return [clue for clue in found if clue.weight]


def _country_clue(reading: Reading, share: float) -> Clue:
    """Whether the article is about the candidate's country. Renowned places are named wherever they are."""
    place = reading.match.place
    if share:
        return clue_of("country", round(0.4 + 0.8 * share, 3), place.country)
    weight = 0.0 if is_country(place) else -0.2 if is_renowned(place) or reading.match.language == "fr" else -0.7
    return clue_of("country", weight, f"{place.country}: not in the text")


def _container_clues(container: Span, head: Head | None, place: Place, scene: _Scene) -> Iterable[Clue]:
    """Whether the place lies where the text says: in its container, or so far from it and toward there."""
    outer, told = scene.placed(container), scene.told.get(container)
    if outer is None or told is None or outer.id == place.id:
        return
    away = _km(place, outer)
    weight, detail = 0.0, outer.name
    measured = told.distance_km is not None or told.bearing_degrees is not None
    if place.country is None or (measured and is_country(outer)):  # from its border, wherever that is nearest
        return
    if told.distance_km is not None or (told.bearing_degrees is not None and outer.feature_class == "P"):
        weight, detail = _measured(place, outer, away, told), f"{away:.0f} km from {outer.name}"
    elif told.near and outer.feature_class != "P":  # on its border, on either side
        return
    elif is_country(outer):
        weight = 0.8 if place.country == outer.country else _ABROAD
    elif outer.feature_class == "A":
        same = place.country == outer.country and place.admin1 == outer.admin1
        weight = 0.9 if same else 0.3 if away < 60 else -1.0 if away < 150 else -1.8
    elif outer.feature_class in ("L", "T", "H"):
        weight = 0.5 if away < _NEIGHBOUR_KM else -1.0 if outer.country is not None else 0.0  # « dans l'Arctique »
    else:
        astray = 60 if head is Head.QUARTER else 200  # « le quartier de la Ghouta à Homs » is not near Damascus
        weight, detail = (0.9 if away < 60 else -0.5 if away < astray else -1.8), f"{away:.0f} km from {outer.name}"
    yield Clue(name="container", weight=weight, detail=detail)


def _is_measured(toponym: Toponym, scene: _Scene) -> bool:
    """Whether the text says how far a place is from another, and on which side of it."""
    outer = scene.told.get(toponym.container) if toponym.container is not None else None
    return outer is not None and outer.distance_km is not None and outer.bearing_degrees is not None


def _province_before(toponym: Toponym, scene: _Scene) -> Place | None:
    """« … dans la province d'Alep. Il y a pris Souran »: the province that was named last before a toponym."""
    at = bisect_left(scene.provinces, toponym.span) - 1 if scene.provinces else -1
    if at < 0 or toponym.span.start - scene.provinces[at].end > _JUST_BEFORE:
        return None
    return scene.placed(scene.provinces[at])


def _is_of(place: Place, province: Place) -> bool:
    return (province.country, province.admin1) == (place.country, place.admin1)


def _measured(place: Place, outer: Place, away: float, told: Toponym) -> float:
    """How well a place lies as far from another as the text says, and on that side of it."""
    if told.distance_km is not None and abs(away - told.distance_km) > max(_SLACK_KM, _SLACK * told.distance_km):
        return -0.9 if away < _NEIGHBOUR_KM / 2 else -1.8
    if told.bearing_degrees is not None and outer.feature_class == "P" and away > _SLACK_KM:
        turn = abs((_bearing(outer, place) - told.bearing_degrees + 180) % 360 - 180)
        if turn > _ASIDE:
            return -0.6
    return 0.9 if away < _NEIGHBOUR_KM / 2 or told.distance_km is not None else -0.6


def _neighbour_clues(toponym: Toponym, reading: Reading, scene: _Scene) -> Iterator[Clue]:
    """How near the nearest other town of the article is; a reading that is unsure needs one."""
    place = reading.match.place
    nearest = _nearest_km(toponym.surface, place, scene)
    if nearest < _NEIGHBOUR_KM:
        yield clue_of("neighbours", round(0.7 * (1 - nearest / _NEIGHBOUR_KM), 3), f"{nearest:.0f} km")
    if toponym.head is Head.QUARTER and nearest > _SAME_PLACE_KM and not _has_quarters(place, scene):
        yield clue_of("alone", _loneliness(reading, scene), "a quarter of no town of the text")
    if reading.spelled:
        return
    if toponym.head is not None and not reading.fitting:
        yield clue_of("unsure", -1.0, "another spelling and another class")
    if nearest > _NEIGHBOUR_KM and place.feature_class == "P" and _is_remote(toponym.surface, place, scene):
        yield clue_of("remote", -1.8, "another spelling, far from the towns of the text")
    elif nearest > _NEIGHBOUR_KM / 2 and scene.weights.get(place.country or "") != 1.0:
        yield clue_of("unsure", -0.8, "no neighbour bears out another spelling")


def _has_quarters(place: Place, scene: _Scene) -> bool:
    """« les quartiers rebelles d'Alep »: whether a place is a town that has some, named elsewhere or of a country at war."""
    spoken_of = scene.weights.get(place.country or "", 0.0) >= _ABOUT
    return place.id in scene.towns or (spoken_of and (place.feature_code or "").startswith(_SEATS))


def _loneliness(reading: Reading, scene: _Scene) -> float:
    """What it weighs that a quarter is far from every town of its article: little of the capital, which may go unnamed."""
    place, quarter = reading.match.place, reading.match.place.feature_code == "PPLX"
    capital = scene.gazetteer.capital(place.country) if place.country else None
    near = capital is not None and _km(capital, place) < _SAME_PLACE_KM
    if scene.towns and (not reading.spelled or scene.weights.get(place.country or "", 0.0) < _ABOUT):
        return _ALONE  # « le quartier d'al-Qahira », in a text about Mosul
    if near or scene.towns.keys() <= {place.id} or (reading.sure and not quarter):
        return 0.0 if quarter else -1.0
    return _ALONE


def _is_remote(surface: str, place: Place, scene: _Scene) -> bool:
    """Whether a town lies far from all others of its country that an article names, where it names any."""
    towns = (t.place for t in scene.towns.values() if t.surface != surface and t.place.country == place.country)
    return min((_km(place, town) for town in towns if town.id != place.id), default=0.0) > _REMOTE_KM


def _nearest_km(surface: str, place: Place, scene: _Scene) -> float:
    """How far the nearest town is that the article names otherwise, among those less than three degrees north or south."""
    latitude, longitude, phi = place.latitude, place.longitude, math.radians(place.latitude)
    cosine = math.cos(phi)
    least = math.inf
    for named, town, psi, other_cosine in scene.towns.values():
        if abs(town.latitude - latitude) < 3 and named != surface and town.id != place.id:
            least = min(least, haversine(phi, psi, cosine * other_cosine, town.longitude - longitude))
    return arc_km(least) if least < math.inf else math.inf


def _km(a: Place, b: Place) -> float:
    """How far two places are from each other."""
    phi, psi = math.radians(a.latitude), math.radians(b.latitude)
    return arc_km(haversine(phi, psi, math.cos(phi) * math.cos(psi), b.longitude - a.longitude))


def _bearing(a: Place, b: Place) -> float:
    """The bearing from one place to another, degrees clockwise from north, as on a plane: good over short distances."""
    east = (b.longitude - a.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return math.degrees(math.atan2(east, b.latitude - a.latitude)) % 360


# --- decisions


def _objection(candidates: tuple[Candidate, ...], scene: _Scene) -> str | None:
    """Why the best candidate is not good enough; None when it is."""
    if not candidates:
        return "not in the gazetteer"
    best = candidates[0]
    label = f"{best.place.name} ({best.place.country or '–'})"
    if best.score < _ENOUGH:
        return f"no candidate is good enough: {label} scores {best.score:.2f}"
    if _strange(best, candidates, scene):
        return f"the places of that name are in countries that the text does not speak of: {label}"
    if {"unsure", "country"} <= {c.name for c in best.clues if c.weight < 0}:
        return f"another spelling, in a country that the text does not speak of: {label}"
    astray = next((c for c in best.clues if c.name == "container" and c.weight <= _ASTRAY), None)
    # « Dans la province de Deraa, à Basra »: a city that the press calls otherwise, in a country that nobody speaks of
    abroad = best.clues[0].weight < 1 and any(c.name == "country" and c.weight < 0 for c in best.clues)
    spelled = best.clues[0].weight > _UNSURE and not abroad
    division = best.place.feature_class == "A" and astray is not None and astray.weight != _ABROAD
    if astray is not None and not (spelled and is_renowned(best.place)) and not division:
        return f"not where the text says: {label} against {astray.detail}"
    # the press's own name for a place, or a capital's, is no other's
    margin = 0.0 if best.clues[0].weight > 1 or best.place.feature_code == "PPLC" else _MARGIN
    for rival in candidates[1:]:
        if best.score - rival.score >= margin:
            break
        if rival.place.feature_class == best.place.feature_class and _km(best.place, rival.place) > _SAME_PLACE_KM:
            return f"ambiguous: {label}, {rival.place.name} ({rival.place.country or '–'})"
    return None


def _strange(best: Candidate, candidates: Sequence[Candidate], scene: _Scene) -> bool:
    """Whether a town that is not known everywhere lies in a country that the text never speaks of, while it speaks of others.

    So does a division that only another spelling brings: « les districts d'al-Qahira » of Mossoul are none of Le Caire.
    """
    place = best.place
    if not scene.weights or place.country is None or scene.weights.get(place.country):
        return False
    if not any(name.speaks_of[0] for name in scene.by_span.values()):
        return False  # « des frappes américaines près de Galkayo »: only of who acts
    if place.feature_class != "P":
        return place.feature_class == "A" and best.clues[0].weight <= _UNSURE
    if place.feature_code == "PPLX":
        # a quarter is told of where its town, or its country, is
        return not any(c.name == "neighbours" for c in best.clues)
    if place.feature_code == "PPLC":
        return False
    spelled = [c for c in candidates if c.clues[0].weight > _UNSURE]
    alone = best in spelled and all(c.place.country == place.country for c in spelled)
    return (place.population or 0) < (_ONLY if alone else _FAMOUS)


def _resolution(toponym: Toponym, name: _Name, scene: _Scene) -> Resolution:
    candidates, place = name.candidates, name.place
    if place is None:
        return _without(toponym, name, scene)
    site = named_after(toponym, place, scene.gazetteer)
    if site is not None:
        clue = Clue(name="site", weight=1.0, detail=f"{toponym.head} of {place.name}")
        score = round(candidates[0].score + clue.weight, 4)
        candidates = (Candidate(place=site, score=score, clues=(*candidates[0].clues, clue)), *candidates)
        place = site
    precision, area = extent(toponym, place, scene.placed(toponym.between))
    return Resolution(toponym=toponym, candidates=candidates, place=place, precision=precision, area=area)


def _without(toponym: Toponym, name: _Name, scene: _Scene) -> Resolution:
    """No place of its own; yet a quarter or a building that the gazetteer lacks is somewhere in its town."""
    outer = scene.told.get(toponym.container) if toponym.head in _AT_TOWN and toponym.container is not None else None
    stands = outer is not None and outer.distance_km is None and outer.bearing_degrees is None and not outer.near
    town = scene.placed(toponym.container) if toponym.head in _IN_TOWN or stands else None
    if toponym.container is None and toponym.head is Head.QUARTER:
        elsewhere = any(c.place.feature_code == "PPLX" and c.clues[0].weight > _UNSURE for c in name.candidates)
        town = _town_before(toponym, scene) or (None if elsewhere else _only_town(scene))
    if town is None or town.feature_class != "P":
        return Resolution(toponym=toponym, candidates=name.candidates, reason=name.reason)
    why = f"a {toponym.head} of it without a place of its own: {name.reason}"
    clue = Clue(name="container", weight=0.0, detail=why)
    return Resolution(
        toponym=toponym,
        candidates=(Candidate(place=town, score=0.0, clues=(clue,)), *name.candidates),
        place=town,
        precision=GeoPrecision.NEAR,
        area=Area(shape="ring", radius_km=DEFAULT_RING_KM),
    )


def _town_before(toponym: Toponym, scene: _Scene) -> Place | None:
    """« à Mossoul. … Ils ont repris le quartier d'Al-Nafat »: the town named last before a quarter, in the country at war."""
    at = bisect_left(scene.mentions, toponym.span)
    for span in reversed(scene.mentions[:at]):
        if toponym.span.start - span.end > _TOWN_BEFORE:
            break
        town = _town_at(span, scene)
        if town is not None:
            return town if _is_at_war(town, scene) else None
    return None


def _only_town(scene: _Scene) -> Place | None:
    """The one town that an article names: its quarters may be told before it."""
    towns = (town for span in scene.mentions if (town := _town_at(span, scene)) is not None)
    return next((t for t in towns if _is_at_war(t, scene)), None) if len(scene.towns) == 1 else None


def _town_at(span: Span, scene: _Scene) -> Place | None:
    """The town that a name means, if it says neither how far from it something is nor who is bound for it."""
    told, place = scene.told[span], scene.placed(span)
    beside = told.near or told.toward or told.distance_km is not None or told.bearing_degrees is not None
    town = place is not None and place.feature_class == "P" and told.use is Use.LITERAL and not beside
    return place if town and told.head is not Head.QUARTER else None


def _is_at_war(town: Place, scene: _Scene) -> bool:
    return scene.weights.get(town.country or "", 0.0) >= _ABOUT
