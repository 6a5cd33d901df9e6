"""Which sign stands for a kind of event or a weapon?

The signs are those of the web map (``data/web/2-symbols.js``), so that both maps speak alike: outlines in the path
language of SVG, in a box of 24 by 24 with the origin at its upper left.
"""

import re
from functools import cache
from typing import Any

import numpy as np

from geo.codebook import Kind, Weapon
from geo.data import path
from geo.errors import DataError

BOX = 24.0
_Point = tuple[float, float]

_GLYPH = re.compile(r'^\s+(\w+): "(M[^"]+)"', re.MULTILINE)
_STEPS = 10  # straight pieces to a curve; a sign is 4 mm wide


def outline(kind: Kind, weapon: Weapon | None = None) -> Any:
    """The sign of an event, as polygons in the unit square about the origin, y upward."""
    return _outline(str(weapon or "unknown") if kind is Kind.STRIKE else str(kind))


@cache
def _outline(name: str) -> Any:
    import shapely

    # where rings overlap an even number of times there is no ink
    shape: Any = shapely.Polygon()
    for ring in _rings(_glyphs()[name]):
        polygon = shapely.Polygon([(x / BOX - 0.5, 0.5 - y / BOX) for x, y in ring])
        shape = shape.symmetric_difference(shapely.make_valid(polygon))
    return shape


@cache
def _glyphs() -> dict[str, str]:
    found = dict(_GLYPH.findall(path("web/2-symbols.js").read_text(encoding="utf-8")))
    needed = {*map(str, Weapon), "unknown", *map(str, Kind)} - {"strike"}
    if missing := needed - found.keys():
        raise DataError(f"web/2-symbols.js: no sign for {', '.join(sorted(missing))}")
    return found


def _rings(source: str) -> list[list[_Point]]:
    """The outlines of a path, their curves cut into straight pieces."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(source, pen)
    rings: list[list[_Point]] = []
    for command, points in pen.value:
        if command == "moveTo":
            rings.append(list(points))
        elif command == "lineTo":
            rings[-1].extend(points)
        elif command == "curveTo":
            rings[-1].extend(_curve(rings[-1][-1], *points))
    return rings


def _curve(*points: _Point) -> list[_Point]:
    """A cubic curve but for its first point."""
    t = np.linspace(0, 1, _STEPS + 1)[1:, None]
    p0, p1, p2, p3 = map(np.array, points)
    curve = (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3
    return [(float(x), float(y)) for x, y in curve]
