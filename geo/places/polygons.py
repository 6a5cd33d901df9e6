"""What shape has the division number n? The file of all divisions' polygons, read without unpacking it whole.

Three levels of detail. For each: how many polygons a division has, how many holes each polygon, how many points each ring;
rings as a first point and small steps, in ten-thousandths of a degree. ``data/make/boundaries.py`` writes it.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError

Numbers = NDArray[Any]


class Rings(NamedTuple):
    """The rings of some divisions: all points in a row, each ring's length, its polygon, and each polygon's division."""

    points: Numbers
    lengths: Numbers
    polygon: Numbers
    division: Numbers


def read_arrays(path: Path) -> tuple[float, dict[str, Numbers]]:
    """The grid's step in degrees and the named arrays of a file, mapped into memory.

    Raises DataError when the file is damaged.
    """
    try:
        raw = np.memmap(path, dtype=np.uint8, mode="r")
        head = bytes(raw[:65536]).split(b"\n", 1)[0]
        table = json.loads(head)
        arrays = {}
        for name, (kind, start, *size) in table["arrays"].items():
            dtype = np.dtype(kind)
            at, count = len(head) + 1 + start, int(np.prod(size))
            arrays[name] = raw[at : at + count * dtype.itemsize].view(dtype).reshape(size)
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path.name} is damaged: {error}") from error
    return float(table["grid"]), arrays


def points_of(starts: Numbers, steps: Numbers, lengths: Numbers) -> Numbers:
    """The points of lines, one after the other, from their first points and steps, in units of the grid."""
    ends = np.cumsum(lengths)
    firsts = ends - lengths
    moves = np.zeros((int(ends[-1]) if len(ends) else 0, 2), dtype=np.int64)
    inner = np.ones(len(moves), dtype=bool)
    inner[firsts] = False
    moves[inner] = steps
    walked = np.cumsum(moves, axis=0)
    return np.asarray(walked + np.repeat(starts - walked[firsts], lengths, axis=0))


class PolygonFile:
    """The polygons of every division of the world, decoded division by division."""

    def __init__(self, path: Path) -> None:
        """Map the file into memory."""
        self.grid, self.arrays = read_arrays(path)

    def __len__(self) -> int:
        """How many divisions there are."""
        return len(self.arrays["bounds"])

    @cached_property
    def _offsets(self) -> dict[str, tuple[Numbers, Numbers, Numbers]]:
        """For each level: the first polygon of a division, the first ring of a polygon, the first point of a ring."""
        found = {}
        for level in ("fine", "medium", "coarse"):
            counts = (
                self.arrays[f"{level}.polygons"],
                self.arrays[f"{level}.holes"] + 1,
                self.arrays[f"{level}.lengths"],
            )
            polygon, ring, point = (np.concatenate([[0], np.cumsum(c.astype(np.int64))]) for c in counts)
            found[level] = (polygon, ring, point)
        return found

    def rings(self, level: str, numbers: Iterable[int]) -> Rings:
        """The rings of some divisions, in units of the grid."""
        first_polygon, first_ring, first_point = self._offsets[level]
        chosen = np.asarray(list(numbers), dtype=np.int64)
        polygons = _ranges(first_polygon[chosen], first_polygon[chosen + 1])
        rings = _ranges(first_ring[polygons], first_ring[polygons + 1])
        lengths = self.arrays[f"{level}.lengths"][rings].astype(np.int64)
        step = first_point[rings] - rings  # a ring of n points has n - 1 steps
        steps = self.arrays[f"{level}.steps"][_ranges(step, step + lengths - 1)]
        per_polygon = first_ring[polygons + 1] - first_ring[polygons]
        return Rings(
            points_of(self.arrays[f"{level}.starts"][rings].astype(np.int64), steps, lengths),
            lengths,
            np.repeat(np.arange(len(polygons)), per_polygon),
            np.repeat(chosen, first_polygon[chosen + 1] - first_polygon[chosen]),
        )

    def polygons(self, level: str, numbers: Sequence[int]) -> NDArray[np.object_]:
        """The shapely multipolygon of each of some divisions."""
        import shapely

        found = self.rings(level, numbers)
        ring = np.repeat(np.arange(len(found.lengths)), found.lengths)
        rings: Any = shapely.linearrings(found.points * self.grid, indices=ring)
        polygons: Any = shapely.polygons(rings, indices=found.polygon)  # the first ring of each is its outside
        place = {number: i for i, number in enumerate(numbers)}
        whole: Any = shapely.multipolygons(polygons, indices=[place[int(d)] for d in found.division])
        return np.asarray(whole)

    # --- points, without shapely

    def near(self, x: float, y: float, margin: float) -> list[int]:
        """The divisions whose bounding box is no further than a margin from a point, in degrees."""
        return self.meeting((x - margin, y - margin, x + margin, y + margin))

    def meeting(self, bounds: tuple[float, float, float, float]) -> list[int]:
        """The divisions whose bounding box meets another."""
        west, south, east, north = (b / self.grid for b in bounds)
        box = self.arrays["bounds"]
        meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        return [int(i) for i in np.flatnonzero(meets)]

    def contains(self, number: int, x: float, y: float) -> bool:
        """Whether a division holds a point: a ray eastward from it crosses the rings an odd number of times."""
        start, end = self._edges(number)
        x, y = x / self.grid, y / self.grid
        across = (start[:, 1] > y) != (end[:, 1] > y)
        start, end = start[across], end[across]
        at = start[:, 0] + (y - start[:, 1]) * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
        return bool(np.count_nonzero(at > x) % 2)

    def distance(self, number: int, x: float, y: float) -> float:
        """How far a point lies from the nearest edge of a division, in degrees."""
        start, end = self._edges(number)
        point = np.array([x, y]) / self.grid
        along = end - start
        square = np.maximum((along**2).sum(axis=1), 1)
        share = np.clip(((point - start) * along).sum(axis=1) / square, 0, 1)
        gap = point - start - along * share[:, None]
        return float(np.sqrt((gap**2).sum(axis=1).min()) * self.grid)

    def _edges(self, number: int) -> tuple[Numbers, Numbers]:
        """Both ends of every edge of a division."""
        found = self.rings("fine", [number])
        return edges(found)


def edges(found: Rings) -> tuple[Numbers, Numbers]:
    """Both ends of every edge of some rings."""
    last = np.cumsum(found.lengths) - 1
    inner = np.ones(len(found.points), dtype=bool)
    inner[last] = False
    at = np.flatnonzero(inner)
    return found.points[at], found.points[at + 1]


def _ranges(first: Numbers, past: Numbers) -> Numbers:
    """The integers of several half-open ranges, one range after the other."""
    counts = past - first
    total = int(counts.sum())
    before = np.cumsum(counts) - counts
    return np.asarray(np.arange(total) - np.repeat(before - first, counts))
