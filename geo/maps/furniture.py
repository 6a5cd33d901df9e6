"""What stands around a printed map: title, day, scale bar, locator, sources, method, disclaimer, credits?

Lengths are millimetres of the sheet.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from geo.maps import captions, typography, wording
from geo.maps.ink import Ink, capital_height
from geo.maps.projection import EARTH_RADIUS_KM, Frame, globe
from geo.maps.sheet import Box, Sheet
from geo.maps.snapshot import Snapshot
from geo.maps.typography import MM_PER_POINT

INK, FAINT, ACCENT = "#1d1b18", "#57534c", "#a3271b"
REQUIRED = (
    "title",
    "as_of",
    "legend",
    "scale",
    "sources",
    "method",
    "disclaimer",
    "credits",
    "produced",
    "locator",
    "projection",
)
"""What every published map carries."""

_TITLE, _SUBTITLE, _DAY, _HOUR, _NOTE = 19.0, 9.5, 12.0, 7.0, 6.4  # points
_SMALLEST = 5.5  # points of a subtitle
_BAR_SHARE = 0.22  # of the map's width, at most, taken by the scale bar
_LOCATOR_KM = 2300.0  # radius of what a locator shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title, subtitle and day: label, day, hour with its zone."""

    title: str
    subtitle: str
    day: tuple[str, str, str]


def head(snapshot: Snapshot, language: str, title: str | None, subtitle: str | None) -> Head:
    """The words at the top: those asked for, else those that the content proposes."""
    return Head(
        title=captions.title(snapshot, language) if title is None else title,
        subtitle=captions.subtitle(snapshot, language) if subtitle is None else subtitle,
        day=captions.as_of(snapshot, language),
    )


def draw_head(ink: Ink, sheet: Sheet, words: Head) -> set[str]:
    """Title and subtitle on the left, the day of the situation on the right; returns the elements drawn."""
    box, scale = sheet.title, sheet.text
    label, day, hour = words.day
    width = max(
        typography.width(day, _DAY * scale, "bold"),
        typography.width(label, _HOUR * scale),
        typography.width(hour, _HOUR * scale),
    )
    top = box.top
    for text, points, face, colour in (
        (label, _HOUR, "regular", FAINT),
        (day, _DAY, "bold", ACCENT),
        (hour, _HOUR, "regular", FAINT),
    ):
        top -= capital_height(points * scale) * 1.12
        ink.text(box.right, top, text, points * scale, face=face, colour=colour, align=-1)
        top -= points * scale * MM_PER_POINT * 0.34
    room = box.width - width - 8
    points = typography.fitted(words.title, _TITLE * scale, room, "bold", 11.0)
    lines = typography.wrapped(words.title, points, room, "bold")[:2]
    y = box.top
    for line in lines:
        y -= capital_height(points) * 1.1
        ink.text(box.left, y, line, points, face="bold", colour=INK)
        y -= points * MM_PER_POINT * 0.32
    y -= 0.8
    size, lines = _fitted(words.subtitle, _SUBTITLE * scale, room, y - box.bottom)
    for line in lines:
        y -= capital_height(size) * 1.05
        ink.text(box.left, y, line, size, colour=INK)
        y -= size * MM_PER_POINT * 0.36
    return {name for name, text in (("title", words.title), ("as_of", day)) if text.strip()}


def _fitted(words: str, points: float, width: float, height: float) -> tuple[float, list[str]]:
    """The size at which words fit a rectangle, and their lines."""
    size = points
    while words:
        lines = typography.wrapped(words, size, width)
        if typography.height(size, len(lines)) <= height or size <= _SMALLEST:
            return size, lines
        size *= 0.96
    return size, []


def draw_notes(ink: Ink, sheet: Sheet, groups: list[tuple[tuple[str, str], ...]]) -> set[str]:
    """The small print, each group of (element, words) a column; letters as large as fit. Returns the elements drawn."""
    box = sheet.notes
    columns = len(groups)
    width = (box.width - 6.0 * (columns - 1)) / columns
    size = _NOTE * sheet.text
    while True:
        wrapped = [[line for _, words in group for line in typography.wrapped(words, size, width)] for group in groups]
        if max(map(len, wrapped)) * size * MM_PER_POINT * typography.LINE <= box.height - 1.5 or size <= 4.2:
            break
        size *= 0.96
    ink.line([(box.left, box.top), (box.right, box.top)], FAINT, 0.15)
    for column, lines in enumerate(wrapped):
        y = box.top - 1.6
        for line in lines:
            y -= capital_height(size)
            ink.text(box.left + column * (width + 6.0), y, line, size, colour=FAINT)
            y -= size * MM_PER_POINT * (typography.LINE - 0.74)
    return {element for group in groups for element, words in group if words}


def notes(
    snapshot: Snapshot, frame: Frame, language: str, produced: date | None, *, disclaimer: bool
) -> list[tuple[tuple[str, str], ...]]:
    """The small print by column: sources and method; disclaimer, credits, projection."""
    credit = captions.credit(language, produced)
    right = [("disclaimer", captions.disclaimer(language))] if disclaimer else []
    right += [("credits", credit), ("projection", captions.projection(frame, language))]
    if produced:
        right.append(("produced", ""))
    left = (("sources", captions.sources(snapshot, language)), ("method", captions.method(snapshot, language)))
    return [left, tuple(right)]


# ------------------------------------------------------------------ scale bar


def scale_bar_box(frame: Frame, right: bool) -> Box:
    """Where the scale bar stands: in a lower corner of the map."""
    length = _bar(frame)[0]
    width = length + 12.0
    left = frame.box.right - width - 1.5 if right else frame.box.left + 1.5
    return Box(left=left, bottom=frame.box.bottom + 1.5, width=width, height=8.0)


def draw_scale_bar(ink: Ink, frame: Frame, box: Box, language: str) -> None:
    """A bar of a round number of kilometres, true at the latitude where it stands."""
    length, km = _bar(frame)
    x, y = box.left + 2.5, box.bottom + 2.0
    ink.box(box, "#ffffff", alpha=0.78)
    for i in range(2):
        part = Box(left=x + i * length / 2, bottom=y, width=length / 2, height=0.9)
        ink.box(part, INK if i == 0 else "#ffffff", edge=INK, width=0.16)
    for share, value in ((0.0, 0), (0.5, km / 2), (1.0, km)):
        words = wording.decimal(f"{value:g}", language)
        ink.text(x + share * length, y + 1.9, words, 6.2, colour=INK, align=0)
    ink.text(x + length + 1.8 + typography.width(f"{km:g}", 6.2) / 2, y + 1.9, "km", 6.2, colour=INK)


def _bar(frame: Frame) -> tuple[float, float]:
    """Length of the bar in millimetres, and the kilometres that it stands for."""
    corner = frame.box.left + 20, frame.box.bottom + 4
    # the corner of a map of the world is off the globe
    x, y = corner if np.isfinite(frame.degrees(*corner)).all() else frame.box.centre
    per_mm = frame.km_of((x, y), (x + 10, y)) / 10
    most = frame.box.width * _BAR_SHARE * per_mm
    power = 10.0 ** np.floor(np.log10(most))
    km = float(max(step * power for step in (1, 2, 5) if step * power <= most))
    return km / per_mm, km


# ------------------------------------------------------------------ locator


def draw_locator(ink: Ink, box: Box, snapshot: Snapshot, frame: Frame) -> None:
    """Where in the world: a disc of the globe with the map's outline on it."""
    import shapely

    from geo.places import boundaries

    longitude, latitude = snapshot.extent.centre
    view = globe(longitude, latitude)
    corners = np.array([frame.degrees(x, y) for x, y in _edge(frame.box)])
    reach = max(_LOCATOR_KM, 1.6 * (frame.seen.north - frame.seen.south) * EARTH_RADIUS_KM * np.pi / 180)
    radius = min(box.width, box.height) / 2
    cx, cy = box.centre
    scale = radius / min(reach, EARTH_RADIUS_KM * 1.9)

    def to_box(degrees: Any) -> Any:
        return view.points(degrees) * scale + np.array([cx, cy])

    disc = shapely.Point(cx, cy).buffer(radius, quad_segs=32)
    span = np.degrees(reach / EARTH_RADIUS_KM) * 1.4
    window = (longitude - span * 1.6, max(-88.0, latitude - span), longitude + span * 1.6, min(88.0, latitude + span))
    ink.area(disc, "#e4edf2", edge="#9a958c", width=0.2)
    land = shapely.clip_by_rect(boundaries.land("coarse"), *window)
    ink.area(_cut(shapely.transform(land, to_box), disc), "#cfcac0")
    lines = shapely.clip_by_rect(boundaries.borders("coarse"), *window)
    ink.lines(_cut(shapely.transform(lines, to_box), disc), "#ffffff", 0.12)
    for place in snapshot.countries:
        shape = boundaries.country(place.country or "", "coarse")
        ink.area(_cut(shapely.transform(shapely.clip_by_rect(shape, *window), to_box), disc), "#8f8a80")
    if np.isfinite(corners).all():
        ink.lines(shapely.Polygon(to_box(corners)), ACCENT, 0.45)


def _cut(shape: Any, disc: Any) -> Any:
    import shapely

    return shapely.intersection(shapely.make_valid(shape), disc)


def _edge(box: Box) -> list[tuple[float, float]]:
    """Points along the edge of a rectangle."""
    t = np.linspace(0, 1, 9)[:-1]
    sides = [(t, 0 * t), (0 * t + 1, t), (1 - t, 0 * t + 1), (0 * t, 1 - t)]
    return [
        (box.left + x * box.width, box.bottom + y * box.height) for xs, ys in sides for x, y in zip(xs, ys, strict=True)
    ]
