"""Which signs do events bear in a KMZ?

Small white pictures with a dark edge, drawn here, that Google Earth tints with the colour of a side.
"""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from math import pi
from typing import Any

import numpy as np

from geo.codebook import Kind

_SIZE = 64
_FINE = 3  # samples a side of each pixel, so that edges are smooth
_EDGE = 0.16  # of the half width


def _square(x: Any, y: Any) -> Any:
    return np.maximum(abs(x), abs(y)) / 0.72


def _circle(x: Any, y: Any) -> Any:
    return np.hypot(x, y) / 0.78


def _star(x: Any, y: Any) -> Any:
    turn = (np.arctan2(x, -y) % (2 * pi / 5)) - pi / 5
    return np.hypot(x, y) * (0.6 + 0.9 * (1 - abs(turn) / (pi / 5)) * np.cos(turn))


def _cross(x: Any, y: Any) -> Any:
    a, b = abs(x + y) / 2**0.5, abs(x - y) / 2**0.5
    return np.maximum(np.minimum(a, b) / 0.32, np.maximum(a, b) / 0.92)


ICONS: Mapping[Kind, Callable[[Any, Any], Any]] = {
    Kind.CONTROL: _square,
    Kind.STRIKE: _star,
    Kind.CLASH: _cross,
    Kind.VISIT: _circle,
}
"""The shape of each kind: of points of the square from -1 to 1, how far out they are; 1 is the edge."""


@cache
def icon(kind: Kind) -> bytes:
    """The sign of a kind as PNG."""
    from PIL import Image

    samples = (np.arange(_SIZE * _FINE) + 0.5) / (_SIZE * _FINE) * 2 - 1
    out = ICONS[kind](*np.meshgrid(samples, samples))
    covered, light = _counted(out <= 1), _counted(out <= 1 - _EDGE)
    tone = 40 + 215 * light // np.maximum(1, covered)
    pixels = np.dstack((tone, tone, tone, 255 * covered // _FINE**2)).astype(np.uint8)
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, format="PNG")
    return stream.getvalue()


def _counted(samples: Any) -> Any:
    """How many samples of each pixel are true."""
    return samples.reshape(_SIZE, _FINE, _SIZE, _FINE).sum(axis=(1, 3))
