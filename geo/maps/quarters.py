"""Which towns of a base map are quarters or suburbs of a larger one, whose name says enough from afar?

The gazetteer does not tell a quarter from a town: « Desna » stands beside Kiev with its 368,000 people. A town is taken to
cover a disc of its people at a usual density; what lies in that disc and is small beside it is a part of it.
"""

from collections.abc import Iterable
from math import cos, hypot, pi, radians, sqrt

from geo.model import Place

_PER_KM2 = 3500  # people: the density of Kiev
_SAME_KM = 2.0  # nearer than this two names mean one town
_KM_PER_DEGREE = 111.2


def is_quarter(place: Place, larger: Iterable[Place]) -> bool:
    """Whether a place is a part of one of the larger ones."""
    return any(_is_part(place, town) for town in larger)


def _is_part(place: Place, town: Place) -> bool:
    people, others = place.population or 0, town.population or 0
    if town.id == place.id or town.name.startswith(f"{place.name} "):  # « Mossoul al-Jadida » is a part of Mossoul
        return False
    tall = place.latitude - town.latitude
    wide = (place.longitude - town.longitude) * cos(radians(town.latitude))
    away = _KM_PER_DEGREE * hypot(tall, wide)
    if away <= _SAME_KM:
        return people <= others or place.name.startswith(f"{town.name} ")
    return people < others and away <= sqrt(others / _PER_KM2 / pi) * (1 - people / others)
