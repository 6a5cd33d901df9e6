"""Which town is « la capitale de la province », « le chef-lieu de la région »?

The one that the gazetteer has the province ruled from; where it tells none, the text leaves it open, and the province is not what
is spoken of. Behind a town's name alone, « la capitale régionale » is the seat of the province in which that town lies.
"""

from collections.abc import Sequence

from geo.model import Place
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import words

_BEFORE = 3  # tokens from « chef-lieu » to « la province »


def seat_of(d: Discourse, unit: Unit, earlier: Sequence[Unit]) -> Sequence[int] | None:
    """The seat that a unit names by its province, empty where nobody knows it; None where a unit names no seat."""
    if unit.anaphor is not None and not _is_of_province(d, unit):
        return None
    told = unit.places or _province_told(d, earlier)
    if not told and unit.anaphor in words()["seats"]:
        town = _seat_around(d, earlier)
        return [d.tell_place(unit.first, unit.last, town)] if town is not None else []
    if not told or (unit.anaphor is None and not any(_tells_seat(d, unit, i) for i in told)):
        return None
    towns = [_town(d, i) for i in told]
    return [d.tell_place(unit.first, unit.last, town) for town in towns if town is not None]


def _is_of_province(d: Discourse, unit: Unit) -> bool:
    """« la capitale provinciale », « le chef-lieu de la région »: whose seat is spoken of."""
    known = words()
    if unit.anaphor in known["seats"]:
        of_state = d.tokens[unit.last - 1].norm in known["federated"]
        return of_state or any(t.norm in known["provincial"] for t in d.tokens[unit.last : unit.last + 1])
    before = {t.norm for t in d.tokens[max(0, unit.first - _BEFORE) : unit.first]}
    return unit.anaphor in known["provinces"] and not known["seats"].isdisjoint(before)


def _province_told(d: Discourse, earlier: Sequence[Unit]) -> Sequence[int]:
    """The province spoken of before: in the sentence, else in one before it; not the one that only holds a district told."""
    here = [i for u in earlier for i in u.places if _is_province(d, i)]
    holding = {d.found.resolutions[i].toponym.container for i in here}
    here = [i for i in here if d.found.resolutions[i].toponym.span not in holding]
    told = here[-1] if here else d.memory.province
    return (told,) if told is not None else ()


def _seat_around(d: Discourse, earlier: Sequence[Unit]) -> Place | None:
    """« Mekele … La capitale régionale »: where no province is told, the seat of that in which the town told last lies."""
    here = [i for u in earlier for i in u.places]
    told = here[-1] if here else d.memory.town
    place = d.found.resolutions[told].place if told is not None else None
    if place is None or place.country is None or place.admin1 is None:
        return None
    province = d.gazetteer.province(place.country, place.admin1)
    return d.gazetteer.ruled_from(province) if province is not None else None


def province_around(d: Discourse, unit: Unit, *, talked: bool) -> Sequence[int]:
    """« Kharkiv a été visée. Dans la même région, … »: where no province is told, the one in which the town told last lies.

    So does « la province », behind a town where one does not but talk; « la région » may be any.
    """
    place = d.found.resolutions[d.memory.town].place if d.memory.town is not None else None
    again = any(t.norm in words()["same"] for t in d.tokens[unit.first : unit.last])
    meant = again or (unit.anaphor in words()["divisions"] and not talked)
    if not meant or place is None or place.country is None or place.admin1 is None:
        return ()
    province = d.gazetteer.province(place.country, place.admin1)
    return [d.tell_place(unit.first, unit.last, province)] if province is not None else ()


def _tells_seat(d: Discourse, unit: Unit, index: int) -> bool:
    """« la capitale de la province de Kunduz »: whether a province's name stands behind the noun of its seat."""
    first, _ = d.tokens_of(d.found.resolutions[index].toponym.span)
    return _is_province(d, index) and any(t.norm in words()["seats"] for t in d.tokens[unit.first : first])


def _is_province(d: Discourse, index: int) -> bool:
    place = d.found.resolutions[index].place
    return place is not None and place.feature_class == "A" and not place.is_nation


def _town(d: Discourse, index: int) -> Place | None:
    """The town that a province is ruled from."""
    place = d.found.resolutions[index].place
    return d.gazetteer.ruled_from(place) if place is not None and _is_province(d, index) else None
