"""Which signs do events bear in a KMZ?

Small white pictures with a dark edge, drawn here, that Google Earth tints with the colour of a side.
"""

import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from math import atan2, cos, hypot, pi

from geo.codebook import Kind

_SIZE = 64
_FINE = 3  # samples a side of each pixel, so that edges are smooth
_EDGE = 0.16  # of the half width


def _square(x: float, y: float) -> float:
    return max(abs(x), abs(y)) / 0.72


def _circle(x: float, y: float) -> float:
    return hypot(x, y) / 0.78


def _star(x: float, y: float) -> float:
    turn = (atan2(x, -y) % (2 * pi / 5)) - pi / 5
    return hypot(x, y) * (0.6 + 0.9 * (1 - abs(turn) / (pi / 5)) * cos(turn))


def _cross(x: float, y: float) -> float:
    a, b = abs(x + y) / 2**0.5, abs(x - y) / 2**0.5
    return max(min(a, b) / 0.32, max(a, b) / 0.92)


ICONS: Mapping[Kind, Callable[[float, float], float]] = {
    Kind.CONTROL: _square,
    Kind.STRIKE: _star,
    Kind.CLASH: _cross,
    Kind.VISIT: _circle,
}
"""The shape of each kind: of a point of the square from -1 to 1, how far out it is; 1 is the edge."""


@cache
def icon(kind: Kind) -> bytes:
    """The sign of a kind as PNG."""
    shape = ICONS[kind]
    rows = b"".join(b"\0" + b"".join(_pixel(shape, i, j) for i in range(_SIZE)) for j in range(_SIZE))
    header = struct.pack(">IIBBBBB", _SIZE, _SIZE, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def _pixel(shape: Callable[[float, float], float], i: int, j: int) -> bytes:
    covered = light = 0
    for a in range(_FINE):
        for b in range(_FINE):
            x, y = ((v + (w + 0.5) / _FINE) / _SIZE * 2 - 1 for v, w in ((i, a), (j, b)))
            out = shape(x, y)
            covered += out <= 1
            light += out <= 1 - _EDGE
    tone = 40 + 215 * light // max(1, covered)
    return bytes((tone, tone, tone, 255 * covered // _FINE**2))
