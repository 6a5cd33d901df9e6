"""Which lines does a base map draw: borders, disputed lines, provinces, rivers?

An edge that two divisions share is a line between them; ``data/boundaries/disputed.csv`` says which of them is no settled
border. Natural Earth for borders, GSHHG for rivers and lakes.
"""

import csv
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo import data
from geo.places.polygons import Numbers, PolygonFile, edges, points_of, read_arrays

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.places.boundaries import Bounds, Division, Level

CLASSES = ("border", "disputed", "golan", "undof", "province")
"""What a line between two divisions can be."""

_NO_LINE = -1
_RIVER_RANK = {"fine": 2, "medium": 1, "coarse": 1}
_LAKE_SQUARE_DEGREES = {"fine": 0.002, "medium": 0.02, "coarse": 0.5}
_DIGITS = {"fine": 4, "medium": 3, "coarse": 2}


def lines(file: PolygonFile, divisions: Sequence["Division"], level: "Level") -> dict[str, "BaseGeometry"]:
    """The lines between divisions, by class."""
    found = file.rings(level, [d.number for d in divisions])
    start, end = edges(found)
    owner = np.repeat(found.division[found.polygon], found.lengths - 1)

    # an edge is known by its ends, whichever way round it is walked
    key = np.sort(np.c_[_packed(start), _packed(end)], axis=1)
    order = np.lexsort((key[:, 1], key[:, 0]))
    twin = np.flatnonzero((key[order[1:]] == key[order[:-1]]).all(axis=1))
    one, other = order[twin], order[twin + 1]
    sides = np.sort(np.c_[owner[one], owner[other]], axis=1)

    by_index = {d.number: d for d in divisions}
    pairs, which = np.unique(sides, axis=0, return_inverse=True)
    classes = (line_class(by_index[int(a)], by_index[int(b)]) for a, b in pairs)
    kinds = np.array([CLASSES.index(name) if name else _NO_LINE for name in classes], dtype=int)
    kind = kinds[which.ravel()] if len(pairs) else np.zeros(0, dtype=int)
    ends = np.stack([start[one], end[one]], axis=1) * file.grid
    return {
        name: shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends[kind == k])))
        for k, name in enumerate(CLASSES)
    }


def line_class(one: "Division", other: "Division") -> str | None:
    """What the line between two divisions is: one of CLASSES, or none between two parts of one province."""
    for a, b, kind in _unsettled():
        if (_is(one, a) and _is(other, b)) or (_is(one, b) and _is(other, a)):
            return kind
    if (one.country, one.special) != (other.country, other.special):
        return "border"
    return None if one.admin1 is not None and one.admin1 == other.admin1 else "province"


def _is(division: "Division", code: str) -> bool:
    """Whether a code of disputed.csv means a division: golan, undof, a country, its province, an entity, or anything."""
    if code in ("golan", "undof"):
        return division.special == code
    if "/" in code:
        return code == f"{division.country}/{division.admin1}"
    if len(code) == 3:
        return division.entity == code and division.special is None
    return code in ("*", division.country) and division.special is None


@cache
def _unsettled() -> tuple[tuple[str, str, str], ...]:
    with data.path("boundaries/disputed.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["one"], row["other"], row["class"]) for row in csv.DictReader(file))


def _packed(points: Numbers) -> Numbers:
    """Each point as one integer."""
    return np.asarray((points[:, 0] + 2**31) << 32 | (points[:, 1] + 2**31))


# --- water


def rivers(rank: int, bounds: "Bounds | None" = None) -> "BaseGeometry":
    """River lines of a rank or greater ones (0 the greatest)."""
    return _clipped(shapely.multilinestrings([line for r, line in _rivers() if r <= rank]), bounds)


def lakes(bounds: "Bounds | None" = None) -> "BaseGeometry":
    """Lakes as polygons."""
    return _clipped(shapely.multipolygons(list(_lakes())), bounds)


def _clipped(shape: Any, bounds: "Bounds | None") -> "BaseGeometry":
    clipped: BaseGeometry = shape if bounds is None else shapely.clip_by_rect(shape, *bounds)
    return clipped


@cache
def _rivers() -> tuple[tuple[int, "BaseGeometry"], ...]:
    ranks, drawn = _water("rivers")
    return tuple((int(r), line) for r, line in zip(ranks, drawn, strict=True))


@cache
def _lakes() -> tuple["BaseGeometry", ...]:
    return tuple(shapely.Polygon(line.coords) for line in _water("lakes")[1])


@cache
def _water(name: str) -> tuple[Numbers, tuple["BaseGeometry", ...]]:
    grid, arrays = read_arrays(data.path("boundaries/water.bin"))
    lengths = arrays[f"{name}.lengths"].astype(np.int64)
    points = points_of(arrays[f"{name}.starts"].astype(np.int64), arrays[f"{name}.steps"], lengths)
    drawn: Any = shapely.linestrings(points * grid, indices=np.repeat(np.arange(len(lengths)), lengths))
    return arrays.get(f"{name}.rank", np.zeros(len(lengths))), tuple(drawn)


# --- the base map


def basemap(
    file: PolygonFile, divisions: Sequence["Division"], bounds: "Bounds", level: "Level"
) -> dict[str, list["BaseGeometry"]]:
    """The shapes of ``boundaries.basemap``."""
    drawn = file.polygons(level, [d.number for d in divisions])
    countries: dict[str, list[Any]] = {}
    special: dict[str, list[Any]] = {"golan": [], "undof": []}
    for division, polygon in zip(divisions, drawn, strict=True):
        countries.setdefault(division.country or "", []).append(polygon)
        if division.special:
            special[division.special].append(polygon)
    strokes = lines(file, divisions, level)
    found: dict[str, list[Any]] = {
        "land": [shapely.coverage_union_all(countries[code]) for code in sorted(countries)],
        "lakes": [lake for lake in _lakes() if lake.area > _LAKE_SQUARE_DEGREES[level]],
        "rivers": [line for rank, line in _rivers() if rank <= _RIVER_RANK[level]],
        "provinces": [strokes["province"]],
        **{kind: [strokes[kind], *special.get(kind, ())] for kind in ("border", "disputed", "golan", "undof")},
    }
    clipped = {name: [_within(shape, bounds, level) for shape in shapes] for name, shapes in found.items()}
    return {name: [shape for shape in shapes if not shape.is_empty] for name, shapes in clipped.items()}


def _within(shape: Any, bounds: "Bounds", level: "Level") -> "BaseGeometry":
    """What of a shape lies within bounds, its coordinates rounded to what a level of detail tells."""
    clipped: BaseGeometry = shapely.clip_by_rect(shape, *bounds)
    return shapely.transform(clipped, lambda points: np.round(points, _DIGITS[level]))
