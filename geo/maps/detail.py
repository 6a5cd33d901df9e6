"""Where does so much happen in so little space that the map needs a second, larger view of it?"""

from collections.abc import Iterable
from math import sqrt

from geo.maps import signs
from geo.maps.projection import Extent, Frame
from geo.maps.sheet import Box
from geo.maps.snapshot import Snapshot

_REACH = 11.0  # millimetres about a point in which signs are counted
_LEAST_SIGNS = 4  # so many within reach hide what is below them
_AIR, _SMALLEST, _LARGEST = 3.5, 7.0, 15.0  # millimetres around the signs; of half the part shown
_SHARE = 0.33  # of the side of a square as large as the map: how wide the second view is
_LEAST_ZOOM = 1.7


def crowded(shown: Iterable[Snapshot], frame: Frame) -> Box | None:
    """The part of the map, in millimetres, where signs crowd most on any of some days; None where they don't."""
    best: tuple[int, Box] | None = None
    for snapshot in shown:
        happened = [e for e in snapshot.events if e.place and signs.in_frame(e, frame) and not signs.is_washed(e)]
        happened = [e for e in happened if not signs.has_way(e)]
        points = [frame.point(e.place.longitude, e.place.latitude) for e in happened if e.place]
        sites = [frame.point(place.longitude, place.latitude) for place, _ in snapshot.sites]
        for x, y in points:
            near = [p for p in (*points, *sites) if max(abs(p[0] - x), abs(p[1] - y)) <= _REACH]
            strikes = sum(p in near for p in points)
            if strikes >= _LEAST_SIGNS and (best is None or len(near) > best[0]):
                best = len(near), _around(near, frame.box)
    return best[1] if best else None


def _around(points: list[tuple[float, float]], box: Box) -> Box:
    """A square about some points, within the map."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 + _AIR
    half = min(max(half, _SMALLEST), _LARGEST)
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    x = min(max(x, box.left + half), box.right - half)
    y = min(max(y, box.bottom + half), box.top - half)
    return Box.about(x, y, half)


def size(part: Box, box: Box) -> float | None:
    """The side of the second view; None where it would hardly be larger."""
    side = sqrt(box.width * box.height) * _SHARE
    return side if side >= _LEAST_ZOOM * part.width else None


def extent(part: Box, frame: Frame) -> Extent:
    """The degrees of a part of the map."""
    corners = [frame.degrees(x, y) for x in (part.left, part.right) for y in (part.bottom, part.top)]
    return Extent(
        west=min(x for x, _ in corners),
        south=min(y for _, y in corners),
        east=max(x for x, _ in corners),
        north=max(y for _, y in corners),
    )
