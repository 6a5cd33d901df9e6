"""How is a snapshot drawn as a printed map?

matplotlib draws on a sheet measured in millimetres: no browser, no network. The same snapshot and style give the same
bytes. Placement comes first (signs, arrows, then labels by weight), drawing after, from the sea upward; each layer is a
named group of an SVG.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

from geo.maps import furniture, key, labels, legend, naming, signs, typography, zoning
from geo.maps.ink import Ink, rules
from geo.maps.labels import Board, Placed
from geo.maps.projection import Frame
from geo.maps.sheet import SHEETS, Box
from geo.maps.sides import side
from geo.maps.snapshot import Snapshot

SEA, LAND, FOCUS = "#dfeaf0", "#efede8", "#fcfbf8"
_OVERLAP_MM2 = 0.3  # a tenth of a letter
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished sheet: the figure, its title, the required elements that it bears, and its labels."""

    figure: Any
    style: Style
    title: str
    elements: frozenset[str]
    labels: tuple[Placed, ...]
    crowded: bool = False

    def render(self, form: str, metadata: dict[str, str] | None = None) -> bytes:
        """The file's bytes; ``form`` is png, svg or pdf."""
        stream = BytesIO()
        with rules():
            self.figure.savefig(stream, format=form, dpi=self.style.dpi, metadata=metadata)
        return _with_fonts(stream.getvalue()) if form == "svg" else stream.getvalue()

    def check(self) -> tuple[str, ...]:
        """What a desk would send the map back for: required elements missing, labels that overlap, a legend cut short."""
        missing = [f"missing: {name}" for name in furniture.REQUIRED if name not in self.elements]
        pairs = [f"overlap: {a} and {b}" for a, b in labels.overlaps(self.labels)]
        hidden = [f"overlap: {p.wish.text} and a sign" for p in self.labels if p.clash > _OVERLAP_MM2]
        return (*missing, *pairs, *hidden, *(["the legend does not fit its place"] if self.crowded else []))


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
    bar = _bar_corner(frame, snapshot)
    board.take(bar)
    visits = [e for e in snapshot.visits if not signs.has_way(e)]
    _keep_clear(snapshot, frame, board)
    placed = signs.settle([*snapshot.strikes, *visits], frame, board)
    arrows = signs.arrows(snapshot.visits, frame)
    sites = _sites(snapshot, frame, board)
    signs.take_arrows(arrows, board)
    zones = [(zone, frame.shape(zone.geometry)) for zone in snapshot.zones]
    zones = [(zone, shape) for zone, shape in zones if not shape.is_empty]
    locator = _locator_box(frame, board, snapshot)
    towns = naming.towns_shown(snapshot, frame, board, sheet.text)
    names = naming.place_all(
        snapshot, frame, board, towns, placed, sites, arrows, zones, side, style.language, sheet.text
    )
    named = {label.wish.text for label in names}
    towns = [(town, point) for town, point in towns if town.told or town.place.name in named]

    ink.layer("base")
    _land(ink, frame, snapshot)
    ink.layer("zones")
    for zone, shape in zones:
        zoning.draw(ink, shape, zone, side, patterns=snapshot.patterns)
    ink.layer("lines")
    lines = _lines(ink, frame, snapshot)
    ink.layer("areas")
    areas = signs.draw_areas(ink, frame, snapshot.strikes, side)
    ink.layer("visits")
    signs.draw_arrows(ink, arrows)
    ink.layer("towns")
    takers = {place.id: holder for place, holder in snapshot.changed if holder}
    for town, point in towns:
        key.dot(ink, town.rank, point, side(takers[town.place.id]) if town.place.id in takers else None)
    for _, holder, point in sites:
        signs.draw_site(ink, point, side(holder) if holder else None)
    ink.layer("strikes")
    letters = signs.marks(e for shown in (snapshot, *family) for e in shown.strikes)
    signs.draw_signs(ink, placed, side, letters)
    ink.layer("names")
    for label in names:
        labels.write(ink, label)
    ink.layer("frame")
    furniture.draw_scale_bar(ink, frame, bar, style.language)
    ink.box(sheet.map, None, edge="#222222", width=0.3)

    ink.layer("legend")
    drawn = key.Drawn(
        zones=tuple(zone for zone, _ in zones),
        signs=tuple(sign.event for sign in placed),
        sites=bool(sites),
        taken=tuple(side(takers[town.place.id]) for town, _ in towns if town.place.id in takers),
        washes=tuple(e for e in snapshot.strikes if signs.is_washed(e) and areas),
        areas=frozenset(areas),
        letters=letters if style.grey else {},
        visits=frozenset(arrow.planned for arrow in arrows),
        lines=frozenset(lines),
        ranks=frozenset(town.rank for town, _ in towns),
    )
    for other in family:
        drawn = _with(drawn, other, frame)
    sections = key.sections(snapshot, drawn, style.language, side)
    furniture.draw_locator(ink, locator, snapshot, frame)
    fits = legend.draw(ink, sections, sheet.legend, _LEGEND_POINTS * sheet.text, sheet.columns)
    ink.layer("texts")
    words = furniture.head(snapshot, style.language, style.title, style.subtitle)
    elements = furniture.draw_head(ink, sheet, words)
    small = furniture.notes(snapshot, frame, style.language, style.produced, disclaimer=style.disclaimer)
    elements |= furniture.draw_notes(ink, sheet, small) | {"scale", "locator"} | ({"legend"} if sections else set())
    return Drawing(
        figure=ink.figure,
        style=style,
        title=words.title,
        elements=frozenset(elements | ({"produced"} if style.produced else set())),
        labels=names,
        crowded=not fits,
    )


def _with(drawn: key.Drawn, other: Snapshot, frame: Frame) -> key.Drawn:
    """What is drawn, and what another snapshot of the same extent shows besides."""
    inside = [e for e in other.strikes if signs.in_frame(e, frame)]
    washed = [e for e in inside if signs.is_washed(e) and e.precision not in signs.OFF_MAP]
    return replace(
        drawn,
        zones=drawn.zones + other.zones,
        signs=drawn.signs + tuple(e for e in inside if not signs.is_washed(e)),
        washes=drawn.washes + tuple(washed),
        sites=drawn.sites or bool(other.sites),
        taken=drawn.taken + tuple(side(holder) for _, holder in other.changed if holder),
        visits=drawn.visits | {arrow.planned for arrow in signs.arrows(other.visits, frame)},
    )


def _keep_clear(snapshot: Snapshot, frame: Frame, board: Board) -> None:
    """Keep signs off the dots that the map is about: the capital's, and those of the towns that changed hands."""
    seats = [town.place for town in snapshot.towns if town.rank == "capital"]
    for place in (*seats, *(place for place, _ in snapshot.changed)):
        x, y = frame.point(place.longitude, place.latitude)
        if frame.box.contains(Box(left=x, bottom=y, width=0, height=0)):
            board.take(Box(left=x - 0.9, bottom=y - 0.9, width=1.8, height=1.8))


def _sites(snapshot: Snapshot, frame: Frame, board: Board) -> list[naming.Site]:
    """The sites on the map, with their points; each is marked as taken."""
    found = []
    for place, holder in snapshot.sites:
        x, y = frame.point(place.longitude, place.latitude)
        box = Box(left=x - 1.0, bottom=y - 1.0, width=2.0, height=2.0)
        if frame.box.contains(box):
            board.take(box)
            found.append((place, holder, (x, y)))
    return found


def _bar_corner(frame: Frame, snapshot: Snapshot) -> Box:
    """The lower corner of the map where the scale bar hides less of what happened."""
    corners = [furniture.scale_bar_box(frame, right=right) for right in (False, True)]
    points = [frame.point(e.place.longitude, e.place.latitude) for e in snapshot.events if e.place]
    return min(
        corners,
        key=lambda box: sum(box.inset(-4).contains(Box(left=x, bottom=y, width=0, height=0)) for x, y in points),
    )


def _locator_box(frame: Frame, board: Board, snapshot: Snapshot) -> Box:
    """Where the locator goes: the corner of the map with the least in it."""
    import shapely

    from geo.places import boundaries

    codes = [place.country for place in snapshot.countries if place.country]
    shapes = [
        frame.shape(boundaries.country(code)).buffer(_CLEARANCE_MM) for code in codes if boundaries.provinces(code)
    ]
    size = _LOCATOR_MM
    inner = frame.box.inset(2.0)
    corners = [
        Box(left=left, bottom=bottom, width=size, height=size)
        for left in (inner.right - size, inner.left)
        for bottom in (inner.top - size, inner.bottom)
    ]

    def crowd(box: Box) -> float:
        square = shapely.box(box.left, box.bottom, box.right, box.top)
        return 5 * board.cost(box) + sum(float(shapely.area(shapely.intersection(square, shape))) for shape in shapes)

    found = min(corners, key=crowd)
    board.take(found)
    return found


def _land(ink: Ink, frame: Frame, snapshot: Snapshot) -> None:
    """Sea, and the countries: those that the map is about are paler."""
    from geo.places import boundaries

    bounds = (frame.seen.west, frame.seen.south, frame.seen.east, frame.seen.north)
    level = boundaries.level_for(bounds)
    focus = {place.country for place in snapshot.countries}
    ink.box(frame.box, SEA)
    for code in dict.fromkeys(d.country for d in boundaries.within(bounds) if d.country):
        tone = FOCUS if code in focus else LAND
        ink.area(frame.shape(boundaries.country(code, level)), tone, edge=tone, width=0.15)


def _lines(ink: Ink, frame: Frame, snapshot: Snapshot) -> set[str]:
    """Water, provinces and borders, above the zones; the Golan and the UNDOF strip have their own classes of line."""
    from geo.places import boundaries

    bounds = (frame.seen.west, frame.seen.south, frame.seen.east, frame.seen.north)
    level = boundaries.level_for(bounds)
    codes = [place.country for place in snapshot.countries if place.country]
    provinces = [
        boundaries.province(c, d.admin1, level).boundary for c in codes for d in boundaries.provinces(c) if d.admin1
    ]
    ink.area(frame.shape(boundaries.lakes(bounds)), SEA, edge=key.RIVER, width=0.1)
    seen = set()
    for name, geometries in (
        ("province_line", provinces),
        ("river", [boundaries.rivers(0, bounds), boundaries.rivers(1, bounds)]),
        ("border", [boundaries.borders(level, bounds)]),
        ("disputed", [boundaries.disputed(level, bounds)]),
        ("undof", [boundaries.undof(level).boundary]),
        ("golan", [boundaries.golan(level).boundary]),
    ):
        colour, width, dash = key.LINES[name]
        for geometry in geometries:
            shape = frame.shape(geometry)
            if not shape.is_empty:
                ink.lines(shape, colour, width, dash=dash)
                seen.add(name)
    return seen
