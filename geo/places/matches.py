"""How does a place come to answer to a name, and which of several answers are worth keeping?"""

from geo.place import Place
from geo.values import value

BASES = ("name", "alias", "key", "fuzzy")
"""How a place bears a name, the surest first."""
_AS_NEAR = 0.4
"""Of the romanisations of a name, those are kept whose vowels are about as near as the nearest's."""
_SAME_SPOT_KM = 10.0
_MUCH_LARGER = 10


@value
class Match:
    """A place that a name may name, and why.

    ``name`` is the folded name of the gazetteer that matched. ``basis``: ``name`` (the place's own), ``alias`` (another of
    its names), ``key`` (another romanisation, ``distance`` from 0 to 1 telling how far the vowels are), ``fuzzy`` (the same
    but for ``distance`` typing errors). ``language`` is that of the name, where the source tells.
    """

    place: Place
    name: str
    basis: str
    language: str | None = None
    distance: float = 0.0

    @property
    def spelled(self) -> bool:
        """Whether the place bears the name as it was asked for."""
        return self.basis in BASES[:2]


def nearest(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Of some romanisations, those about as near as the nearest of their country: which country it is, the text tells."""
    least: dict[str | None, float] = {}
    for match in matches:
        country = match.place.country
        least[country] = min(match.distance, least.get(country, match.distance))
    return tuple(m for m in matches if m.basis == "fuzzy" or m.distance <= least[m.place.country] + _AS_NEAR)


def rivals(first: Match, other: Match) -> bool:
    """Whether another match is as likely as the first, and somewhere else."""
    from geo.places.distance import geodesic_km  # not on the way of a look-up

    a, b = first.place, other.place
    if first.spelled != other.spelled or (a.population or 0) >= _MUCH_LARGER * (b.population or 1000):
        return False
    return geodesic_km(a.latitude, a.longitude, b.latitude, b.longitude) > _SAME_SPOT_KM
