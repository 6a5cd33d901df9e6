"""Which colours can some readers not tell apart?

Colours are looked at as a reader sees them who lacks one kind of cones (the matrices of Machado, Oliveira and Fernandes,
2009, https://doi.org/10.1109/TVCG.2009.113, for a whole lack, in linear sRGB), and are
compared in Oklab (Ottosson, 2020, https://bottosson.github.io/posts/oklab/).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar

_Name = TypeVar("_Name")
_Rows = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

LEAST = 8.0
"""The least distance of two colours that discs of two millimetres tell apart; black and white lie 100 apart."""
VISIONS: Mapping[str, _Rows] = MappingProxyType(
    {
        "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""What each kind of reader makes of red, green and blue."""
_CONES: _Rows = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: _Rows = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


@cache
def distance(one: str, other: str) -> float:
    """How far two colours (#rrggbb) lie apart for the reader who sees them closest, from 0 to 100."""
    return min(_apart(one, other, rows) for rows in VISIONS.values())


def alike(one: str, other: str) -> bool:
    """Whether some reader may take one colour for the other."""
    return distance(one, other) < LEAST


def unclear(colours: Iterable[tuple[_Name, str]]) -> list[_Name]:
    """The names of those colours, each told with its name, that need more than their colour to be known.

    Those told first keep their colour alone.
    """
    plain: list[str] = []
    found: list[_Name] = []
    for name, colour in colours:
        if any(alike(colour, other) for other in plain):
            found.append(name)
        else:
            plain.append(colour)
    return found


def _apart(one: str, other: str, rows: _Rows) -> float:
    pairs = zip(_oklab(one, rows), _oklab(other, rows), strict=True)
    return 100 * float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def _oklab(colour: str, rows: _Rows) -> tuple[float, ...]:
    linear = tuple(_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    seen = tuple(min(1.0, max(0.0, value)) for value in _times(rows, linear))
    return _times(_OKLAB, tuple(value ** (1 / 3) for value in _times(_CONES, seen)))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _times(rows: _Rows, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in rows)
