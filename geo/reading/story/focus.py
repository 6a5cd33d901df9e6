"""Which country is a text about?

The one that it speaks of most, by places in it and by its own name; « le pays » may be another that it speaks much of. What
geoparsers call the focus of a text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from geo.codebook import Use
from geo.model import Resolution

_SEVERAL = 4  # nor is a town that stands for its country against so many of another
_MUCH = 2  # a country named half as often as the one named most is one that the text is about


def counted(resolutions: Iterable[Resolution], adjectives: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """How often a text speaks of each country, by ISO 3166-1 alpha-2 code: by its places and by the country's own adjective."""
    counts = dict(adjectives)
    for r in resolutions:
        if r.place is not None and r.place.country and r.toponym.use is Use.LITERAL:
            counts[r.place.country] = counts.get(r.place.country, 0) + 1
    return counts


def main(counts: Mapping[str, int]) -> str | None:
    """The country spoken of most; of several the first by its code."""
    return max(sorted(counts), key=lambda code: counts[code], default=None)


def near(resolutions: Sequence[Resolution], counts: Mapping[str, int], at: int) -> str | None:
    """The country that « le pays » means at a character: that of the last place told, if the text is much about it."""
    told = _told_outside_capitals(resolutions)
    towns = Counter(country for _, country, whole in told if not whole)
    most, most_towns = max(counts.values(), default=0), max(towns.values(), default=0)
    for start, country, whole in reversed(told):
        told_much = whole or _SEVERAL * towns[country] >= most_towns  # « comme à Stalingrad »
        if start < at and told_much and _MUCH * counts.get(country, -1) >= most:
            return country
    return main(counts)


def _told_outside_capitals(resolutions: Sequence[Resolution]) -> Sequence[tuple[int, str, bool]]:
    """The country of each place told, its first character and whether it is the whole country; in a capital much is only said."""
    return [
        (r.toponym.span.start, r.place.country, r.place.is_nation)
        for r in resolutions
        if r.place is not None and r.place.country is not None and r.place.feature_code != "PPLC"
        if r.toponym.use is Use.LITERAL
    ]
