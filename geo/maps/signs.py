"""Where do strikes and visits go on the sheet, and how are they drawn?

Signs that would hide one another are set apart and keep a thin line to their place; the data stays where it is. All
lengths are millimetres.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from string import ascii_lowercase
from typing import Any

import numpy as np

from geo.codebook import Factuality, Kind
from geo.maps import areas, glyphs
from geo.maps.ink import Ink, darker, is_light, paler
from geo.maps.labels import Board, spread
from geo.maps.projection import Frame
from geo.maps.sheet import Box
from geo.maps.sides import UNKNOWN, VISIT, Side, in_order, marked
from geo.model import Event, Place

RADII = (1.55, 1.95, 2.5, 3.2)
DEATHS = (1, 10, 50)
"""The least deaths of the second, third and fourth size of a sign."""
_GLYPH_SHARE = 1.36  # of the radius, as on the web map
_MARK_POINTS = 5.6
_TINT = 0.22  # darker than any land, paler than any zone
_MOVED = 0.5  # a sign set apart by more has a line to its place
_BOW = 0.16  # how far an arrow bends, as a share of its length
_STEPS = 60
_UNSURE = frozenset({Factuality.CONDITIONAL, Factuality.PLANNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An event with its spot on the sheet, and the point of its place."""

    event: Event
    x: float
    y: float
    radius: float
    place: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A visit drawn from where it came to where it went; the points are those inside the frame.

    ``toward`` and ``origin`` are the places beyond the frame, if any; ``names`` are the visitors.
    """

    events: tuple[Event, ...]
    points: tuple[tuple[float, float], ...]
    planned: bool
    toward: Place | None = None
    origin: Place | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wash:
    """Ground somewhere in which events of one attacker happened: its shape on the sheet."""

    shape: Any
    colour: str
    events: tuple[Event, ...]

    @property
    def wide(self) -> bool:
        """Whether it is a province or the like, and no ring about a place."""
        return any(is_washed(event) for event in self.events)


def size(event: Event) -> int:
    """The class of size of a sign, by the deaths reported: 0 to 3."""
    count = event.fatalities
    deaths = next((n for n in (count.best, count.low, count.high) if n is not None), 0) if count else 0
    return sum(deaths >= least for least in DEATHS)


def attacker(event: Event) -> str | None:
    """The side in whose colour an event is drawn, if it is known."""
    return event.sides[0] if event.sides else None


def is_washed(event: Event) -> bool:
    """Whether an event is drawn as an area, without a sign."""
    return event.precision in areas.WASHED or event.precision in areas.OFF_MAP


def is_drawn_as_area(event: Event) -> bool:
    """Whether an event whose place is imprecise has ground to show; a river or a desert without a bearing has none."""
    if not is_washed(event) or event.precision in areas.OFF_MAP or event.place is None:
        return False
    where = event.place, event.precision, event.area
    return areas.ground(*where) is not None or areas.outline(*where) is not None


def in_frame(event: Event, frame: Frame) -> bool:
    """Whether the place of an event is on the map."""
    if event.place is None:
        return False
    x, y = frame.point(event.place.longitude, event.place.latitude)
    return frame.box.inset(1).holds(x, y)


def is_seen(event: Event, frame: Frame) -> bool:
    """Whether anything of an event is drawn."""
    if event.kind is Kind.VISIT:
        return bool(arrows([event], frame)) if has_way(event) else in_frame(event, frame)
    if not is_washed(event):
        return in_frame(event, frame)
    shape = areas.shape(event)
    return shape is not None and not frame.shape(shape).is_empty


def has_way(visit: Event) -> bool:
    """Whether a visit is told with where it came from, and so is an arrow rather than a sign."""
    there = visit.place if visit.has_point else None
    return visit.origin is not None and there is not None and visit.origin.id != there.id


def settle(events: Iterable[Event], frame: Frame, board: Board) -> tuple[Sign, ...]:
    """Each event that has a point, in a spot where it hides no other; the deadliest choose first."""
    kept = [e for e in events if in_frame(e, frame) and (e.kind is Kind.VISIT or not is_washed(e))]
    inside = [(e, frame.point(e.place.longitude, e.place.latitude)) for e in kept if e.place]
    inside.sort(key=lambda item: (-size(item[0]), item[0].id))
    radii = [RADII[size(e)] for e, _ in inside]
    spots = spread([p for _, p in inside], [r + 0.15 for r in radii], board)
    return tuple(
        Sign(event=e, x=x, y=y, radius=r, place=p) for (e, p), r, (x, y) in zip(inside, radii, spots, strict=True)
    )


def marks(events: Iterable[Event], *, grey: bool) -> Mapping[str | None, str]:
    """The letters that tell attackers apart: of those whose colours may not, or of all on a grey sheet."""
    told = Counter(attacker(e) for e in events if e.kind is not Kind.VISIT)
    return dict(zip(in_order(told), ascii_lowercase, strict=False)) if grey else marked(told)


def draw_signs(ink: Ink, signs: Sequence[Sign], sides: Any, letters: Mapping[str | None, str]) -> None:
    """The signs of strikes and clashes, lines to their places below them; with their attacker's letter, if any."""
    for sign in signs:
        if hypot(sign.x - sign.place[0], sign.y - sign.place[1]) > _MOVED:
            ink.line([sign.place, (sign.x, sign.y)], "#ffffff", 0.5, alpha=0.8)
            ink.line([sign.place, (sign.x, sign.y)], "#222222", 0.18)
            ink.disc(*sign.place, 0.42, "#222222", edge="#ffffff", width=0.12)
    for sign in signs:
        by = attacker(sign.event)
        draw_sign(ink, sign.event, (sign.x, sign.y), sign.radius, sides(by) if by else None)
    for sign in signs:
        by = attacker(sign.event)
        if sign.event.kind is not Kind.VISIT and by in letters:
            draw_mark(ink, (sign.x, sign.y), sign.radius, letters[by])


def draw_site(ink: Ink, at: tuple[float, float], side: Side | None) -> None:
    """A site or a quarter that somebody holds, which has no ground of its own: a square of the holder's colour."""
    colour = side.colour if side else UNKNOWN
    ink.box(Box.about(*at, 1.0), "#ffffff")
    ink.box(Box.about(*at, 0.8), colour, edge=darker(colour, 0.5), width=0.16)


def draw_mark(ink: Ink, at: tuple[float, float], radius: float, letter: str) -> None:
    """An attacker's letter, at the foot of a sign."""
    ink.text(at[0] + radius * 0.8, at[1] - radius * 1.2, letter, _MARK_POINTS, face="bold", halo=0.3)


def draw_sign(ink: Ink, event: Event, at: tuple[float, float], radius: float, side: Side | None) -> None:
    """One sign: the glyph of the weapon in a disc of the attacker's colour; paler and dashed where it is not sure."""
    import shapely

    colour = VISIT if event.kind is Kind.VISIT else side.colour if side else UNKNOWN
    unsure = event.factuality in _UNSURE
    hollow = bool(side and side.outlined) and event.kind is not Kind.VISIT
    glyph = glyphs.outline(event.kind, event.weapon)
    shape = shapely.transform(glyph, lambda p: p * radius * _GLYPH_SHARE + np.array(at))
    fill = "#ffffff" if hollow else paler(colour, 0.62) if unsure else colour
    ink.disc(*at, radius + 0.28, "#ffffff", alpha=0.9)
    if unsure or hollow:
        ink.disc(*at, radius - 0.1, fill, edge=darker(colour, 0.15), width=0.32, dash=(0.55, 0.45) if unsure else None)
    else:
        ink.disc(*at, radius, fill, edge=darker(colour, 0.45), width=0.12)
    letters = darker(colour, 0.35) if unsure or hollow else "#231f1a" if is_light(colour) else "#ffffff"
    ink.area(shape, letters)


def washes(events: Iterable[Event], frame: Frame, sides: Any) -> tuple[Wash, ...]:
    """The grounds of imprecise places that the map shows; events of one attacker on one ground share it."""
    found: dict[tuple[bytes, str], tuple[Any, list[Event]]] = {}
    for event in events:
        geometry = areas.shape(event)
        seen = frame.shape(geometry) if geometry is not None else None
        if seen is not None and not seen.is_empty:
            colour = sides(event.sides[0]).colour if event.sides else UNKNOWN
            found.setdefault((seen.wkb, colour), (seen, []))[1].append(event)
    return tuple(Wash(shape=seen, colour=c, events=tuple(told)) for (_, c), (seen, told) in found.items())


def draw_washes(ink: Ink, found: Iterable[Wash]) -> frozenset[str]:
    """The grounds of imprecise places, below the signs; returns the kinds drawn: near, province."""
    kinds = set()
    for wash in found:
        kinds.add("province" if wash.wide else "near")
        draw_wash(ink, wash.shape, wash.colour, wide=wash.wide)
    return frozenset(kinds)


def draw_wash(ink: Ink, shape: Any, colour: str, *, wide: bool) -> None:
    """One of them, in its attacker's colour: its tint and the long dashes of its edge are those of nothing else."""
    ink.area(shape, colour, alpha=_TINT if wide else 0.16)
    edge = darker(colour, 0.2)
    ink.lines(shape, edge, 0.45 if wide else 0.2, dash=(2.2, 1.0) if wide else (0.6, 0.5), alpha=0.9)


def arrows(events: Iterable[Event], frame: Frame) -> tuple[Arrow, ...]:
    """The visits as bent arrows; those from one place to another are one arrow with several names."""
    pairs: dict[tuple[str, str, bool], list[Event]] = {}
    for event in events:
        if has_way(event):
            planned = event.factuality is Factuality.PLANNED
            ends = (event.origin.id if event.origin else "", event.place.id if event.place else "")
            pairs.setdefault((*ends, planned), []).append(event)
    found = []
    for (_, _, planned), told in pairs.items():
        origin, place = told[0].origin, told[0].place
        if origin is None or place is None:
            continue
        start, end = (frame.point(p.longitude, p.latitude) for p in (origin, place))
        points = _longest_inside(_bent(start, end), frame.box.inset(0.6))
        if len(points) < 4:  # nothing of it is seen
            continue
        names = tuple(dict.fromkeys(name for e in told for name in e.roles.visitor[:1]))
        leaves, enters = points[-1] != _bent(start, end)[-1], points[0] != _bent(start, end)[0]
        found.append(
            Arrow(
                events=tuple(told),
                points=points,
                planned=planned,
                toward=place if leaves else None,
                origin=origin if enters else None,
                names=names,
            )
        )
    return tuple(found)


def draw_arrows(ink: Ink, found: Sequence[Arrow]) -> None:
    """Arrows: a light casing, a thin line, a small head."""
    for arrow in found:
        draw_arrow(ink, arrow.points, planned=arrow.planned)


def draw_arrow(ink: Ink, points: Sequence[tuple[float, float]], *, planned: bool) -> None:
    """One arrow through points."""
    (x0, y0), (x1, y1) = points[-3], points[-1]
    angle = atan2(y1 - y0, x1 - x0)
    length, half = 2.4, 0.95
    base = (x1 - length * cos(angle), y1 - length * sin(angle))
    head = [
        (x1, y1),
        (base[0] + half * cos(angle + pi / 2), base[1] + half * sin(angle + pi / 2)),
        (base[0] + 0.5 * cos(angle), base[1] + 0.5 * sin(angle)),
        (base[0] + half * cos(angle - pi / 2), base[1] + half * sin(angle - pi / 2)),
    ]
    shaft = [p for p in points if hypot(p[0] - x1, p[1] - y1) > length * 0.8]
    if len(shaft) > 1:
        ink.line(shaft, "#ffffff", 1.15, alpha=0.75)
        ink.line(shaft, VISIT, 0.5, dash=(1.6, 1.1) if planned else ())
    ink.rings([head], VISIT, edge="#ffffff", width=0.2)


def take_arrows(found: Iterable[Arrow], board: Board) -> None:
    """Let labels keep off arrows where they can."""
    for arrow in found:
        for x, y in arrow.points[::2]:
            board.take(Box.about(x, y, 1.0), 0.5)


def anchors(arrow: Arrow) -> tuple[tuple[float, float], ...]:
    """Where the label of an arrow may stand, best first: by the edge of the frame that it crosses, or by its middle."""
    last = len(arrow.points) - 1
    shares = (
        (0.96, 0.85, 0.7, 0.5, 0.3)
        if arrow.toward
        else (0.08, 0.2, 0.35, 0.5, 0.7)
        if arrow.origin
        else (0.5, 0.35, 0.65, 0.2, 0.8)
    )
    return tuple(arrow.points[round(share * last)] for share in shares)


def _bent(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = start, end
    bow = (x0 + x1) / 2 - (y1 - y0) * _BOW, (y0 + y1) / 2 + (x1 - x0) * _BOW
    steps = [i / _STEPS for i in range(_STEPS + 1)]
    # stop short of both places, so that their names and signs stay free
    length = max(hypot(x1 - x0, y1 - y0), 1e-6)
    first, last = min(0.3, 1.6 / length), 1 - min(0.3, 2.0 / length)
    ts = [first + t * (last - first) for t in steps]
    return [
        (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * bow[0] + t**2 * x1,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * bow[1] + t**2 * y1,
        )
        for t in ts
    ]


def _longest_inside(points: list[tuple[float, float]], box: Box) -> tuple[tuple[float, float], ...]:
    """The longest run of points inside a rectangle; the line is cut finely where little of it is inside."""
    fine = [
        (x0 + (x1 - x0) * k / 8, y0 + (y1 - y0) * k / 8) for (x0, y0), (x1, y1) in pairwise(points) for k in range(8)
    ] + points[-1:]
    best: list[tuple[float, float]] = []
    run: list[tuple[float, float]] = []
    for x, y in fine:
        if box.holds(x, y):
            run.append((x, y))
        else:
            run = []
        if len(run) > len(best):
            best = run
    return tuple(best)
