"""Which country is a text about?

The one that it speaks of most, by places in it and by its own name; « le pays » may be another that it speaks much of. What
geoparsers call the focus of a text.
"""

from collections.abc import Iterable, Mapping, Sequence

from geo.codebook import Use
from geo.model import Resolution

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
    most = max(counts.values(), default=0)
    told = (
        r.place.country
        for r in reversed(resolutions)
        if r.toponym.span.start < at and r.place is not None and r.toponym.use is Use.LITERAL
        if r.place.feature_code != "PPLC"  # where much is only said
    )
    about = (code for code in told if code is not None and code in counts and _MUCH * counts[code] >= most)
    return next(about, None) or main(counts)
