"""How finely does a sentence say where something happened?

A village that no gazetteer lists is in the division that its sentence puts it in: « le village de X, territoire de Djugu »,
« Dans la province de Loroum, … à X ». The village itself stays without a place; what happened there is drawn on the area.
And of an area and the town told behind it, the town is meant: « dans le Donbass, à Bakhmout ».
"""

import math
from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import GeoPrecision, Head, Use
from geo.model import Place, Resolution
from geo.places.distance import geodesic_km
from geo.reading.sentences.units import PlaceSpan, Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import lemmas, words

IN_TOWN = (Head.QUARTER, Head.SITE, Head.BUILDING, Head.ROAD)
"""Parts of a town."""

_DIVISIONS = ("ADM1", "ADM2", "ADM3")
_DIVIDED = (Head.PROVINCE, Head.DISTRICT, Head.REGION)
_BEHIND = 24  # tokens after a village in which its areas are told
_STEPS = 4  # names after a village among which they are
_NEIGHBOUR = 4  # tokens before a village in which « voisin » stands
_BESIDE_KM = 25.0  # a village that lies no farther from a town is drawn on it
_APPOSING = (",", "(")  # marks behind a village before where it lies
_WITHIN = 7  # tokens from an area to the town in it
_TOWN_KM = 15.0  # how far the quarters of a town lie from its middle
_ACROSS_KM = 250.0  # how far a town may be from the middle of the region that it is in
_PARTING = frozenset(("verb", "relative", "stop", "actor"))  # units behind which another thing is told


def towns_within(d: Discourse, index: int) -> Sequence[int]:
    """« dans le Donbass, à Bakhmout et à Soledar »: the towns that a sentence names behind an area, else the area itself."""
    if index + 1 >= len(d.places) or not is_area(d.found.resolutions[index]):
        return (index,)
    area, town = d.places[index : index + 2]
    if not _is_opened(d, area, town) or _is_landmark(d, town):
        return (index,)
    if _is_known_by(d.found.resolutions[index], d.found.resolutions[town.index]):
        return (index,)
    listed = (one.index for one in _listed_from(d, town.index))
    return tuple(takewhile(lambda i: holds(d.found.resolutions[index], d.found.resolutions[i]), listed)) or (index,)


def _is_opened(d: Discourse, area: PlaceSpan, town: PlaceSpan) -> bool:
    """« dans le Donbass, à Bakhmout », « , notamment Bakhmout »: whether a comma and a word of place lead from an area to a town."""
    between = d.text.norms[area.last : town.first]
    opening = words()["set_apart"] | words()["to"] | words()["around"] | words()["among"]
    picked = not words()["among"].isdisjoint(between[2:3])  # « , y compris à Nyala »
    return 1 < len(between) <= _WITHIN and d.tokens[area.last].text == "," and (picked or between[1] in opening)


def _is_landmark(d: Discourse, town: PlaceSpan) -> bool:
    """« à 5 km de Bakhmout », « au nord de Bakhmout », « Kiev a dit »: whether a town only says where something else is, or who speaks."""
    told = d.found.resolutions[town.index].toponym
    measures = told.distance_km is not None or told.bearing_degrees is not None
    return town.reference or measures or told.use is not Use.LITERAL


def _is_known_by(region: Resolution, town: Resolution) -> bool:
    """« la Ghouta orientale, près de Damas »: whether a town near a region is a capital, which says where the region is."""
    if not town.toponym.near or town.place is None or region.place is None:
        return False
    return town.place.feature_code == "PPLC" and region.place.feature_class == "L"


def _listed_from(d: Discourse, index: int) -> Sequence[PlaceSpan]:
    """« à Bakhmout et à Soledar »: a place and those that go on from it behind nothing but « et », commas and « à »."""
    last = index
    links = words()["and"] | words()["here"] | words()["articles"]
    while last + 1 < len(d.places):
        between = d.tokens[d.places[last].last : d.places[last + 1].first]
        if not between or any(t.text != "," and t.norm not in links for t in between):
            break
        last += 1
    joined = any(t.norm in words()["and"] for t in d.tokens[d.places[index].last : d.places[last].first])
    return d.places[index : last + 1] if joined else d.places[index : index + 1]


def area_around(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """The area that a sentence puts an unresolved place in, as an index of the resolutions; None where it tells none."""
    if (town := _town_along(d, index, units)) is not None:
        return town
    if not _is_unknown(d, index):
        return None
    told = d.found.resolutions[index]
    behind = None
    if not told.toponym.near:  # « près de X » may be outside
        behind = _told_behind(d, index, units)
        behind = behind if behind is not None else _told_ahead(d, index, units)
    return behind if behind is not None else town_beside(d, index, units)


def _town_along(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """« les rives de l'Euphrate près de Mayadine », « sur le Dniepr, à Kherson »: the town told behind a river where it was."""
    if index + 1 >= len(d.places):
        return None
    river, town = (d.found.resolutions[i] for i in (index, index + 1))
    if river.place is None or river.place.feature_code != "STM" or town.toponym.use is not Use.LITERAL:
        return None
    first, last = d.places[index].last, d.places[index + 1].first
    inland = town.place is not None and town.place.feature_class == "P" and last - first <= _WITHIN
    return index + 1 if inland and not _is_parted(d, first, last, units, joined=False) else None


def town_beside(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """The town that an unresolved place is said to lie near, as an index of the resolutions; None where it tells none."""
    if not _is_unknown(d, index):
        return None
    beside = _told_beside(d, index, units)
    return beside if beside is not None else _neighbour(d, index)


def _is_unknown(d: Discourse, index: int) -> bool:
    """Whether a name is of a village that nothing resolves; « le quartier X » is of a town."""
    if index >= len(d.places):
        return False
    told = d.found.resolutions[index]
    return told.place is None and told.toponym.head not in IN_TOWN


def _told_behind(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """« X, à 40 km à l'est de Butembo, groupement de Y, territoire de Lubero »: the first division of the chain."""
    here = d.places[index]
    sentence = d.text.sentence_at(d.tokens[here.first].start)
    end = min(sentence.last if sentence is not None else here.last, here.last + _BEHIND)
    chain = [p for p in d.places[index : index + 1 + _STEPS] if p.first < end]
    for before, inner in pairwise(chain):
        division = _is_division(d.found.resolutions[inner.index])
        if _is_parted(d, before.last, inner.first, units, joined=not division):
            return None
        if division:
            return inner.index
    return None


def _told_beside(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """« X, près de Kidal », « X et Y, à 40 km de Butembo »: the town that a village is said to be near, or those told with it."""
    last = index
    while last + 1 < len(d.places) and _is_listed(d, last, last + 1):
        last += 1
    here, town = d.places[last], next(iter(d.places[last + 1 : last + 2]), None)
    if town is None or not _is_near(d.found.resolutions[index], d.found.resolutions[town.index]):
        return None
    apposed = d.tokens[here.last].text in _APPOSING and here.last < town.first
    return town.index if apposed and not _is_parted(d, here.last, town.first, units, joined=False) else None


def _is_listed(d: Discourse, index: int, following: int) -> bool:
    """« X et Y »: whether a village that nothing resolves goes on a list of such."""
    between = d.tokens[d.places[index].last : d.places[following].first]
    links = words()["and"] | words()["articles"] | words()["of"] | words()["to"]
    return _is_unknown(d, following) and all(t.text == "," or t.norm in links for t in between)


def _is_near(village: Resolution, town: Resolution) -> bool:
    """« près de Kidal », « au sud de Kidal », « à 10 km de Kidal », « le secteur de X, à Khiam »: where a village is."""
    told = town.toponym
    if town.place is None or town.place.feature_class != "P" or told.use is not Use.LITERAL:
        return False
    close = told.near or told.bearing_degrees is not None
    far = told.distance_km or (0.0 if close else math.inf)
    return far <= _BESIDE_KM or (village.toponym.container == told.span and not close)


def _neighbour(d: Discourse, index: int) -> int | None:
    """« le village voisin de X »: near the town told before."""
    here = d.places[index]
    before = {t.norm for t in d.tokens[max(0, here.first - _NEIGHBOUR) : here.first]}
    town = d.memory.place
    place = d.found.resolutions[town].place if town is not None else None
    if place is None or place.feature_class != "P" or words()["next_to"].isdisjoint(before):
        return None
    return d.tell_place(here.first, here.last, place, GeoPrecision.NEAR)


def _told_ahead(d: Discourse, index: int, units: Sequence[Unit]) -> int | None:
    """« Dans la région de Homs, un hélicoptère a mitraillé X »: the last division in which its sentence said to be."""
    begin = units[0].first if units else d.places[index].first
    for p in reversed(d.places[:index]):
        if p.first < begin:
            return None
        ahead = [t.norm for t in d.tokens[max(begin, p.first - 4) : p.first]]
        if _is_division(d.found.resolutions[p.index]) and not words()["set_apart"].isdisjoint(ahead):
            return p.index
    return None


def _is_parted(d: Discourse, first: int, last: int, units: Sequence[Unit], *, joined: bool) -> bool:
    """Whether words between two names tell of something else than where the first lies; villages may be ``joined`` by « et »."""
    if any(u.kind in _PARTING and first <= u.first < last for u in units):
        return True
    between = {t.norm for t in d.tokens[first:last]}
    parting = (
        words()["offices"] | words()["elsewhere"] | words()["reference"] | (frozenset() if joined else words()["and"])
    )
    return not parting.isdisjoint(between)


def is_area(resolution: Resolution) -> bool:
    """Whether a toponym names a country, a division or a region."""
    place = resolution.place
    return place is not None and place.is_area and resolution.toponym.use is Use.LITERAL


def holds(area: Resolution, town: Resolution) -> bool:
    """Whether a town may lie in an area: of its country, and of its division or not far from its middle."""
    return area.place is not None and town.place is not None and lies_in(town.place, area.place)


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a town or a site may lie in an area."""
    if inner.feature_class not in ("P", "S", "T") or inner.country != outer.country:
        return False
    if outer.is_nation:
        return True
    if outer.feature_class == "A" and outer.admin1 is not None and inner.admin1 is not None:
        return outer.admin1 == inner.admin1
    return geodesic_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude) < _ACROSS_KM


def is_quarter_of(inner: Place, outer: Place) -> bool:
    """Whether a place is a part of a town: a quarter near its middle."""
    if inner.feature_code != "PPLX" or outer.feature_class != "P" or outer.feature_code == "PPLX":
        return False
    if inner.country != outer.country:
        return False
    return geodesic_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude) < _TOWN_KM


def town_of_quarter(d: Discourse, index: int) -> int | None:
    """« des combats à Khaldiyé … le reste de la ville »: the town that a text names of which a place is a quarter; a town itself."""
    quarter = d.found.resolutions[index].place
    if quarter is None or quarter.feature_code != "PPLX":
        return index
    known = ((i, told.place) for i, told in enumerate(d.found.resolutions[: len(d.places)]))
    return next((i for i, place in known if place is not None and is_quarter_of(quarter, place)), None)


def _is_division(resolution: Resolution) -> bool:
    place, told = resolution.place, resolution.toponym
    if place is None or told.use is not Use.LITERAL:
        return False
    by_seat = (
        place.feature_class == "P" and told.head in _DIVIDED
    )  # « la région de Bandiagara », which no gazetteer has
    return by_seat or (place.feature_class == "A" and place.feature_code in _DIVISIONS)


def told_of(d: Discourse, units: Sequence[Unit], unit: Unit) -> Unit:
    """« Djibo, dans la province du Soum, a été attaqué »: the town told of an area that a rule binds, or that « qui » stands for."""
    before = [u for u in takewhile(lambda u: u is not unit, units) if u.kind == "place"]
    if unit.kind == "relative" and before and before[-1].last == unit.first:
        town = told_in(d, units, before[:-1], before[-1])
        return unit if town is before[-1] else town
    return told_in(d, units, before, unit) if unit.kind == "place" else unit


def told_in(d: Discourse, units: Sequence[Unit], before: Sequence[Unit], area: Unit) -> Unit:
    """« ont quitté Saraqeb, leur fief dans la province d'Idleb, après deux jours de combats »: the town told of the area."""
    if not area.places or not is_area(d.found.resolutions[area.places[-1]]):
        return area
    outer = d.found.resolutions[area.places[-1]]
    called = not (words()["towns"] | words()["seats"]).isdisjoint(d.text.norms[area.first : area.last])
    for town in reversed([u for u in before if u.first < area.first and not (called and u.last > area.first)]):
        between = units[units.index(town) + 1 : units.index(area)]
        between = [u for u in between if not (called and _describes(u))]
        if any(u.kind in ("verb", "relative", "stop") or u.norm in words()["and"] for u in between) or not town.places:
            break
        inner = d.found.resolutions[town.places[-1]]
        if holds(outer, inner):
            return town
        if not is_area(inner):
            break
    return area


def _describes(unit: Unit) -> bool:
    """« Saraqeb est la première ville de la province à tomber », « reste », « est devenue »: whether a verb only tells what a town is."""
    return unit.group is not None and unit.group.lemma in lemmas()["describing"]
