"""How is a snapshot drawn as a printed map?

matplotlib draws on a sheet measured in millimetres: no browser, no network. The same snapshot and style give the same
bytes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

from geo.codebook import Kind
from geo.maps import areas, detail, furniture, key, labels, legend, pane, signs, typography
from geo.maps.ink import Ink, rules
from geo.maps.labels import Board, Placed
from geo.maps.projection import Frame
from geo.maps.sheet import SHEETS, Box
from geo.maps.sides import side
from geo.maps.snapshot import Snapshot

_EDGE_MM = 0.5
_PART_INK = "#a3271b"
_SECOND_TEXT = 0.92  # letters of a larger view, as a share of the map's
_CROWD_SHARE = 0.12  # of a corner, covered by what the map is about
_LEGEND_POINTS = 8.2
_LOCATOR_MM = 26.0
_CLEARANCE_MM = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a map is to look: sheet by name, language, dots per inch, grey, and what is written instead of proposals."""

    sheet: str = "a4"
    language: str = "fr"
    dpi: float = 200.0
    grey: bool = False
    title: str | None = None
    subtitle: str | None = None
    produced: date | None = None
    disclaimer: bool = True

    def __post_init__(self) -> None:
        """Refuse a sheet that there is not."""
        if self.sheet not in SHEETS:
            raise ValueError(f"no sheet is called {self.sheet!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished sheet: the figure, its title, the required elements that it bears, its labels, and lines not drawn whole."""

    figure: Any
    style: Style
    title: str
    elements: frozenset[str]
    labels: tuple[Placed, ...]
    crowded: bool = False
    undrawn: tuple[str, ...] = ()

    def render(self, form: str, metadata: dict[str, str] | None = None) -> bytes:
        """The file's bytes; ``form`` is png, svg or pdf."""
        stream = BytesIO()
        with rules():
            self.figure.savefig(stream, format=form, dpi=self.style.dpi, metadata=metadata)
        return _with_fonts(stream.getvalue()) if form == "svg" else stream.getvalue()

    def check(self) -> tuple[str, ...]:
        """What a desk would send the map back for: elements missing, labels that overlap, letters not drawn, a legend cut short."""
        missing = [f"missing: {name}" for name in furniture.REQUIRED if name not in self.elements]
        pairs = [f"overlap: {a} and {b}" for a, b in labels.overlaps(self.labels)]
        hidden = [f"overlap: {p.wish.text} and a sign" for p in self.labels if p.clash > labels.OVERLAP_MM2]
        foreign = [f"letters that the font lacks: {line}" for line in self.undrawn]
        return (*missing, *pairs, *hidden, *foreign, *(["the legend does not fit its place"] if self.crowded else []))


def _with_fonts(drawing: bytes) -> bytes:
    """An SVG that carries its fonts, so that every machine shows the same letters."""
    text = drawing.decode()
    letters = unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", text)))
    sheet = f'<style type="text/css">{typography.style_sheet(letters)}</style>'
    return text.replace("<defs>", f"<defs>{sheet}", 1).encode()


def draw(snapshot: Snapshot, style: Style, family: Sequence[Snapshot] = ()) -> Drawing:
    """The printed map of a snapshot. The legend tells all that a ``family`` of snapshots of one extent shows."""
    with rules():
        return _draw(snapshot, style, family)


def _draw(snapshot: Snapshot, style: Style, family: Sequence[Snapshot]) -> Drawing:
    sheet = SHEETS[style.sheet]
    ink = Ink(sheet, style.dpi, grey=style.grey)
    frame = Frame.fitted(snapshot.extent, sheet.map)
    board = Board(sheet.map.inset(0.8))
    shown = tuple(family) or (snapshot,)
    bar = _bar_corner(frame, shown)
    board.take(bar)
    enlarged = _enlarged(shown, frame, board)
    locator = _corner(frame, board, shown, _LOCATOR_MM) or _foot(sheet.legend, _LOCATOR_MM)
    board.take(locator)
    part, within = enlarged or (None, None)
    main = pane.settle(snapshot, frame, board, style.language, sheet.text, hidden=part)
    attacks = [e for shown in (snapshot, *family) for e in shown.strikes]
    letters = signs.marks(attacks, grey=style.grey) if style.grey or snapshot.patterns else {}
    drawn = pane.draw(ink, main, letters)
    names = main.names
    if part is not None and within is not None:
        second = _second(ink, snapshot, frame, part, within, letters, style)
        drawn = drawn.with_(second[1])
        names += second[0].names
    ink.layer("frame")
    furniture.draw_scale_bar(ink, frame, bar, style.language)
    furniture.draw_locator(ink, locator, snapshot, frame)
    ink.box(sheet.map, None, edge="#222222", width=0.3)

    ink.layer("legend")
    for other in family:
        drawn = drawn.with_(_shown(other, frame))
    sections = key.sections(snapshot, drawn, style.language, side)
    fits = legend.draw(ink, sections, sheet.legend, _LEGEND_POINTS * sheet.text, sheet.columns)
    title, elements = _texts(ink, _seen(snapshot, frame), frame, style)
    elements |= {"scale", "locator", *(["legend"] if sections else []), *(["produced"] if style.produced else [])}
    return Drawing(
        figure=ink.figure,
        style=style,
        title=title,
        elements=frozenset(elements),
        labels=names,
        crowded=not fits,
        undrawn=tuple(ink.undrawn),
    )


def _texts(ink: Ink, seen: Snapshot, frame: Frame, style: Style) -> tuple[str, set[str]]:
    """Write what stands above and below the map; its title, and the elements written."""
    ink.layer("texts")
    words = furniture.head(seen, style.language, style.title, style.subtitle)
    small = furniture.notes(seen, frame, style.language, style.produced, disclaimer=style.disclaimer)
    return words.title, furniture.draw_head(ink, ink.sheet, words) | furniture.draw_notes(ink, ink.sheet, small)


def _seen(snapshot: Snapshot, frame: Frame) -> Snapshot:
    """The snapshot without the events that lie off the map, which it counts."""
    seen = tuple(e for e in snapshot.events if signs.is_seen(e, frame))
    placed = [e for e in snapshot.events if e.kind is Kind.VISIT or e.precision not in areas.OFF_MAP]
    return replace(snapshot, events=seen, beyond=sum(e not in seen for e in placed))


def _shown(other: Snapshot, frame: Frame) -> key.Drawn:
    """What another snapshot of the same extent shows, for a legend that all of them share."""
    inside = [e for e in other.strikes if signs.in_frame(e, frame)]
    return key.Drawn(
        zones=other.zones,
        signs=tuple(e for e in inside if not signs.is_washed(e)),
        washes=tuple(e for e in inside if signs.is_drawn_as_area(e)),
        sites=bool(other.sites),
        taken=tuple(side(holder) for _, holder in other.changed if holder),
        visits=frozenset(arrow.planned for arrow in signs.arrows(other.visits, frame)),
    )


def _enlarged(shown: Sequence[Snapshot], frame: Frame, board: Board) -> tuple[Box, Box] | None:
    """The part of the map that needs a larger view, and where that view goes; None where there is no need or no room."""
    part = detail.crowded(shown, frame)
    size = detail.size(part, frame.box) if part else None
    if part is None or size is None:
        return None
    board.take(part)
    within = _corner(frame, board, shown, size)
    board.release(part)
    if within is None:
        return None
    board.take(within)
    for edge in part.edges(_EDGE_MM):
        board.take(edge)
    return part, within


def _second(
    ink: Ink, snapshot: Snapshot, frame: Frame, part: Box, within: Box, letters: Mapping[str | None, str], style: Style
) -> tuple[pane.Pane, key.Drawn]:
    """Draw the larger view of a part of the map, and mark the part."""
    ink.layer("part")
    ink.box(part, None, edge=_PART_INK, width=0.4)
    closer = Frame.fitted(detail.extent(part, frame), within, frame.projection)
    board = Board(within.inset(0.5))
    bar = furniture.scale_bar_box(closer, right=False)
    board.take(bar)
    second = pane.settle(snapshot, closer, board, style.language, _SECOND_TEXT, whole=False)
    drawn = pane.draw(ink, second, letters, "part-")
    ink.layer("part-frame")
    furniture.draw_scale_bar(ink, closer, bar, style.language)
    ink.box(within, None, edge=_PART_INK, width=0.4)
    return second, drawn


def _foot(legend: Box, size: float) -> Box:
    """A square at the foot of the legend, on the right, where its entries come last."""
    return Box(left=legend.right - size, bottom=legend.bottom, width=size, height=size)


def _bar_corner(frame: Frame, shown: Sequence[Snapshot]) -> Box:
    """The lower corner of the map where the scale bar hides less of what happened."""
    corners = [furniture.scale_bar_box(frame, right=right) for right in (False, True)]
    points = [frame.point(e.place.longitude, e.place.latitude) for s in shown for e in s.events if e.place]
    return min(
        corners,
        key=lambda box: sum(box.inset(-4).holds(x, y) for x, y in points),
    )


def _corner(frame: Frame, board: Board, shown: Sequence[Snapshot], size: float) -> Box | None:
    """The corner of the map with the least in it, if one is free enough."""
    import shapely

    from geo.places import boundaries

    codes = dict.fromkeys(place.country for s in shown for place in s.countries if place.country)
    shapes = [
        frame.shape(boundaries.country(code)).buffer(_CLEARANCE_MM) for code in codes if boundaries.provinces(code)
    ]
    points = [frame.point(e.place.longitude, e.place.latitude) for s in shown for e in s.events if e.place]
    inner = frame.box.inset(2.0)
    corners = [
        Box(left=left, bottom=bottom, width=size, height=size)
        for left in (inner.right - size, inner.left)
        for bottom in (inner.top - size, inner.bottom)
    ]

    def crowd(box: Box) -> float:
        square = box.polygon()
        covered = sum(float(shapely.area(shapely.intersection(square, shape))) for shape in shapes)
        return 5 * board.cost(box) + covered + 20 * sum(box.holds(x, y) for x, y in points)

    found = min(corners, key=crowd)
    return found if crowd(found) < _CROWD_SHARE * size**2 else None
