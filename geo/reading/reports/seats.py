"""Which town is « la capitale de la province », « le chef-lieu de la région »?

The one that bears the name of its province; where none does, the text leaves it open, and the province is not what is spoken of.
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
    if not told or (unit.anaphor is None and not any(_tells_seat(d, unit, i) for i in told)):
        return None
    towns = [_town(d, i) for i in told]
    return [d.tell_place(unit.first, unit.last, town) for town in towns if town is not None]


def _is_of_province(d: Discourse, unit: Unit) -> bool:
    """« la capitale provinciale », « le chef-lieu de la région »: whose seat is spoken of."""
    known = words()
    if unit.anaphor in known["seats"]:
        return any(t.norm in known["provincial"] for t in d.tokens[unit.last : unit.last + 1])
    before = {t.norm for t in d.tokens[max(0, unit.first - _BEFORE) : unit.first]}
    return unit.anaphor in known["provinces"] and not known["seats"].isdisjoint(before)


def _province_told(d: Discourse, earlier: Sequence[Unit]) -> Sequence[int]:
    """The province spoken of before: in the sentence, else in one before it."""
    here = [i for u in earlier for i in u.places if _is_province(d, i)]
    told = here[-1] if here else d.memory.province
    return (told,) if told is not None else ()


def _tells_seat(d: Discourse, unit: Unit, index: int) -> bool:
    """« la capitale de la province de Kunduz »: whether a province's name stands behind the noun of its seat."""
    first, _ = d.tokens_of(d.found.resolutions[index].toponym.span)
    return _is_province(d, index) and any(t.norm in words()["seats"] for t in d.tokens[unit.first : first])


def _is_province(d: Discourse, index: int) -> bool:
    place = d.found.resolutions[index].place
    return place is not None and place.feature_class == "A" and not place.is_nation


def _town(d: Discourse, index: int) -> Place | None:
    """The town that bears the name of a province."""
    place = d.found.resolutions[index].place
    if place is None or not _is_province(d, index):
        return None
    matches = d.gazetteer.search(place.name, place.country, place.admin1)
    return next((m.place for m in matches if m.place.feature_class == "P" and m.place.name == place.name), None)
