"""Which sign stands for a kind of event or a weapon?

The signs are those of the web map (``data/web/2-symbols.js``), so that both maps speak alike: outlines in the path
language of SVG, in a box of 24 by 24 with the origin at its upper left.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np

from geo.codebook import Kind, Weapon
from geo.data import path
from geo.errors import DataError

BOX = 24.0
_Rings = tuple[tuple[tuple[float, float], ...], ...]

_GLYPH = re.compile(r'^\s+(\w+): "(M[^"]+)"', re.MULTILINE)
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
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


@cache
def _rings(source: str) -> _Rings:
    rings: list[list[tuple[float, float]]] = []
    here = start = control = (0.0, 0.0)
    for command, values in _commands(source):
        if command == "M":
            here = start = control = (values[0], values[1])
            rings.append([here])
            continue
        if command == "Z":
            here = start
            continue
        if rings[-1][-1] != here:
            rings.append([here])
        if command == "S":
            # a smooth curve begins as the one before it ended
            command, values = "C", [*(2 * h - c for h, c in zip(here, control, strict=True)), *values]
        rings[-1].extend(_segment(command, here, values))
        here = rings[-1][-1]
        control = (values[2], values[3]) if command == "C" else here
    return tuple(tuple(ring) for ring in rings)


def _commands(source: str) -> Iterator[tuple[str, list[float]]]:
    """Each command in capitals, its values absolute."""
    tokens = _TOKEN.findall(source)
    position, command = 0, ""
    here = start = (0.0, 0.0)
    while position < len(tokens):
        if tokens[position].isalpha():
            command, position = tokens[position], position + 1
        elif command in "Mm":
            command = "L" if command == "M" else "l"
        arity = _ARITY[command.upper()]
        values = [float(t) for t in tokens[position : position + arity]]
        position += arity
        values = _absolute(command, values, here)
        upper = command.upper()
        here = {"H": (values[0], here[1]), "V": (here[0], values[0])}[upper] if upper in "HV" else here
        here = start if upper == "Z" else (values[-2], values[-1]) if arity > 1 else here
        start = here if upper == "M" else start
        yield upper, values


def _absolute(command: str, values: list[float], here: tuple[float, float]) -> list[float]:
    if command.isupper() or not values:
        return values
    if command == "h":
        return [values[0] + here[0]]
    if command == "v":
        return [values[0] + here[1]]
    if command == "a":
        return [*values[:5], values[5] + here[0], values[6] + here[1]]
    return [value + here[i % 2] for i, value in enumerate(values)]


def _segment(command: str, here: tuple[float, float], values: list[float]) -> list[tuple[float, float]]:
    if command == "H":
        return [(values[0], here[1])]
    if command == "V":
        return [(here[0], values[0])]
    if command == "C":
        t = np.linspace(0, 1, _STEPS + 1)[1:, None]
        p0, p1, p2, p3 = np.array(here), np.array(values[:2]), np.array(values[2:4]), np.array(values[4:])
        curve = (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t**2 * p2 + t**3 * p3
        return [(float(x), float(y)) for x, y in curve]
    if command == "A":
        return _arc(here, values)
    return [(values[0], values[1])]


def _arc(here: tuple[float, float], values: list[float]) -> list[tuple[float, float]]:
    """A circular arc; the signs have no other ellipses. SVG 1.1, appendix F.6.5."""
    radius, _, _, large, sweep, x, y = values
    dx, dy = (here[0] - x) / 2, (here[1] - y) / 2
    half = np.hypot(dx, dy)
    radius = max(radius, half)
    side = np.sqrt(max(0.0, radius**2 / half**2 - 1)) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = (here[0] + x) / 2 + side * dy, (here[1] + y) / 2 - side * dx
    first, last = np.arctan2(here[1] - cy, here[0] - cx), np.arctan2(y - cy, x - cx)
    if sweep and last < first:
        last += 2 * np.pi
    elif not sweep and last > first:
        last -= 2 * np.pi
    angles = np.linspace(first, last, 2 * _STEPS + 1)[1:]
    return [(float(cx + radius * np.cos(a)), float(cy + radius * np.sin(a))) for a in angles]
