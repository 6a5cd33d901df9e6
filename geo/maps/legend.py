"""What does each sign of a printed map mean? Only what is visible is told.

A legend is sections of entries; each entry is a small picture and a few words. They flow down one column beside the map,
or across several below it. Lengths are millimetres.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from geo.maps import typography
from geo.maps.ink import Ink, capital_height
from geo.maps.sheet import Box

PICTURE = 7.0  # how wide the small picture of an entry is
_GAP = 1.6  # between a picture and its words
_ROW_GAP = 0.9
_SECTION_GAP = 2.2
_COLUMN_GAP = 6.0
_SMALLEST = 5.0  # points
_SHRINK = 0.94


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A small picture, drawn into a rectangle, and its words.

    ``height`` and ``width`` are what the picture needs; an ``exact`` one keeps its size in a legend made smaller.
    Two ``short`` entries stand in one row where they fit.
    """

    words: str
    draw: Callable[[Ink, Box], None]
    height: float = 3.4
    short: bool = False
    exact: bool = False
    width: float = PICTURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    height: float
    draw: Callable[[Ink, float, float], None]
    keep: bool = False  # with the row after it


def draw(ink: Ink, sections: Sequence[Section], box: Box, points: float, columns: int) -> bool:
    """The legend in a rectangle, in as many columns, in letters as large as fit; whether everything fits."""
    width = (box.width - _COLUMN_GAP * (columns - 1)) / columns
    size = points
    while True:
        rows = [row for section in sections for row in _rows(section, size, width, size / points)]
        flowed = _flow(rows, box.height, columns)
        if flowed is not None or size * _SHRINK < _SMALLEST:
            break
        size *= _SHRINK
    for column, rows_of in enumerate((flowed or _flow(rows, box.height, len(rows)) or [rows])[:columns]):
        left, top = box.left + column * (width + _COLUMN_GAP), box.top
        for row in rows_of:
            if top - row.height < box.bottom - 0.5:
                break
            row.draw(ink, left, top)
            top -= row.height
    return flowed is not None


def height(sections: Sequence[Section], width: float, points: float) -> float:
    """How high the legend is in one column."""
    return sum(row.height for section in sections for row in _rows(section, points, width, 1.0))


def _flow(rows: Sequence[_Row], limit: float, columns: int) -> list[list[_Row]] | None:
    """The rows dealt to columns; None where they need more room. A heading stays with what it heads."""
    dealt: list[list[_Row]] = [[]]
    used = 0.0
    for i, row in enumerate(rows):
        need = row.height + (rows[i + 1].height if row.keep and i + 1 < len(rows) else 0.0)
        if used + need > limit and dealt[-1]:
            dealt.append([])
            used = 0.0
        dealt[-1].append(row)
        used += row.height
    return dealt if len(dealt) <= columns else None


def _rows(section: Section, points: float, width: float, scale: float) -> list[_Row]:
    rows = [_heading(section.heading, points * 1.06, width)]
    waiting = list(section.entries)
    while waiting:
        entry = waiting.pop(0)
        half = (width - _GAP) / 2
        if waiting and all(e.short and _fits(e, points, half) for e in (entry, waiting[0])):
            rows.append(
                _beside(_entry(entry, points, half, scale), _entry(waiting.pop(0), points, half, scale), half + _GAP)
            )
        else:
            rows.append(_entry(entry, points, width, scale))
    last = rows[-1]
    rows[-1] = _Row(last.height + (_SECTION_GAP - _ROW_GAP) * scale, last.draw)
    return rows


def _fits(entry: Entry, points: float, width: float) -> bool:
    return entry.width + _GAP + typography.width(entry.words, points) <= width


def _beside(first: _Row, second: _Row, offset: float) -> _Row:
    def draw_both(ink: Ink, left: float, top: float) -> None:
        first.draw(ink, left, top - (max(first.height, second.height) - first.height) / 2)
        second.draw(ink, left + offset, top - (max(first.height, second.height) - second.height) / 2)

    return _Row(max(first.height, second.height), draw_both)


def _heading(words: str, points: float, width: float) -> _Row:
    lines = typography.wrapped(words, points, width, "bold")

    def draw_heading(ink: Ink, left: float, top: float) -> None:
        for i, line in enumerate(lines):
            ink.text(
                left, top - capital_height(points) - i * typography.height(points) * 1.2, line, points, face="bold"
            )

    return _Row(typography.height(points, len(lines)) + 1.1, draw_heading, keep=True)


def _entry(entry: Entry, points: float, width: float, scale: float) -> _Row:
    lines = typography.wrapped(entry.words, points, width - entry.width - _GAP)
    tall = max(entry.height if entry.exact else entry.height * scale, typography.height(points, len(lines)))

    def draw_entry(ink: Ink, left: float, top: float) -> None:
        entry.draw(ink, Box(left=left, bottom=top - tall, width=entry.width, height=tall))
        first = top - (tall - typography.height(points, len(lines))) / 2 - capital_height(points) * 1.05
        for i, line in enumerate(lines):
            ink.text(
                left + entry.width + _GAP, first - i * points * typography.MM_PER_POINT * typography.LINE, line, points
            )

    return _Row(tall + _ROW_GAP * scale, draw_entry)


def swatch(
    fill: str | None, decorate: Callable[[Ink, Any], None] | None = None, **edge: Any
) -> Callable[[Ink, Box], None]:
    """The picture of an area: a rectangle of a colour, with whatever else is drawn on it."""

    def draw_swatch(ink: Ink, box: Box) -> None:
        shape = box.polygon()
        if fill:
            ink.area(shape, fill)
        if decorate:
            decorate(ink, shape)
        if edge:
            ink.lines(shape, edge["colour"], edge.get("width", 0.2), dash=edge.get("dash", ()))

    return draw_swatch


def stroke(colour: str, width: float, dash: tuple[float, ...] = ()) -> Callable[[Ink, Box], None]:
    """The picture of a line."""

    def draw_stroke(ink: Ink, box: Box) -> None:
        ink.line([(box.left, box.centre[1]), (box.right, box.centre[1])], colour, width, dash=dash)

    return draw_stroke


def sign(draw_at: Callable[[Ink, tuple[float, float]], None]) -> Callable[[Ink, Box], None]:
    """The picture of something drawn about a point."""

    def draw_it(ink: Ink, box: Box) -> None:
        draw_at(ink, box.centre)

    return draw_it
