"""What does one rectangle of a printed map show, and where does everything in it go?

A sheet has one pane, or two where much happened in a small space: the second shows that space larger. Placement comes
first (signs, arrows, then names by weight), drawing after, from the sea upward; each layer is a named group of an SVG.
Lengths are millimetres of the sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from geo.maps import key, labels, naming, signs, zoning
from geo.maps.ink import Ink
from geo.maps.labels import Board, Placed
from geo.maps.projection import Frame
from geo.maps.sheet import Box
from geo.maps.sides import side
from geo.maps.signs import Arrow, Sign, Wash
from geo.maps.snapshot import Snapshot, Town
from geo.model import Event, Zone

if TYPE_CHECKING:
    from geo.places import boundaries

SEA, LAND = "#dfeaf0", "#efede8"
_BLANK_SHARE = 0.02  # of the ground shown: what is left by the simplifying of shores is less
_CUT, _BEYOND = 0.05, 4.0
_DOT = 0.9  # half of what a dot keeps clear around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """What is placed in one rectangle: zones with their shapes, washes, signs, sites, arrows, towns, names."""

    snapshot: Snapshot
    frame: Frame
    zones: tuple[tuple[Zone, Any], ...]
    washes: tuple[Wash, ...]
    placed: tuple[Sign, ...]
    sites: tuple[naming.Site, ...]
    arrows: tuple[Arrow, ...]
    towns: tuple[tuple[Town, naming.Point], ...]
    names: tuple[Placed, ...]

    @property
    def takers(self) -> dict[str, str]:
        """Who took the towns that changed hands, by the town's id."""
        return {place.id: holder for place, holder in self.snapshot.changed if holder}


def settle(
    snapshot: Snapshot,
    frame: Frame,
    board: Board,
    language: str,
    scale: float,
    *,
    hidden: Box | None = None,
    whole: bool = True,
) -> Pane:
    """Find everything its place.

    ``hidden`` is the part of the rectangle that another pane shows larger: only its first town is left in this one. A pane
    that is not ``whole`` shows no arrows and no neighbours.
    """
    visits = [e for e in snapshot.visits if not signs.has_way(e)]
    _keep_clear(snapshot, frame, board, hidden)
    happened = [e for e in (*snapshot.strikes, *visits) if signs.is_washed(e) or not _hides(hidden, frame, e)]
    placed = signs.settle(happened, frame, board)
    arrows = signs.arrows(snapshot.visits, frame) if whole else ()
    sites = _sites(snapshot, frame, board, hidden)
    signs.take_arrows(arrows, board)
    zones = [(zone, shape) for zone in snapshot.zones if not (shape := frame.shape(zone.geometry)).is_empty]
    towns = naming.towns_shown(snapshot, frame, board, scale, hidden)
    washes = signs.washes(snapshot.strikes, frame, side)
    names = naming.place_all(
        snapshot, frame, board, towns, placed, sites, arrows, washes, zones, side, language, scale, whole=whole
    )
    named = {label.wish.text for label in names}
    return Pane(
        snapshot=snapshot,
        frame=frame,
        zones=tuple(zones),
        washes=washes,
        placed=placed,
        sites=tuple(sites),
        arrows=arrows,
        towns=tuple((town, point) for town, point in towns if town.told or town.place.name in named),
        names=names,
    )


def draw(ink: Ink, pane: Pane, letters: Mapping[str | None, str], prefix: str = "") -> key.Drawn:
    """Draw a pane, its layers named after a prefix; what is drawn is returned for the legend."""
    snapshot, frame, takers = pane.snapshot, pane.frame, pane.takers
    ink.layer(f"{prefix}base")
    _land(ink, frame, snapshot)
    ink.layer(f"{prefix}zones")
    for zone, shape in pane.zones:
        # a zone that the map cuts has no edge along the cut
        beyond = None if frame.box.inset(_CUT).holds_all(shape.bounds) else frame.shape(zone.geometry, _BEYOND)
        zoning.draw(ink, shape, zone, side, patterns=snapshot.patterns, beyond=beyond)
    ink.layer(f"{prefix}lines")
    lines = _lines(ink, frame, snapshot)
    ink.layer(f"{prefix}areas")
    areas = signs.draw_washes(ink, pane.washes)
    ink.layer(f"{prefix}visits")
    signs.draw_arrows(ink, pane.arrows)
    ink.layer(f"{prefix}towns")
    for town, point in pane.towns:
        key.dot(ink, town.rank, point, side(takers[town.place.id]) if town.place.id in takers else None)
    for _, holder, point in pane.sites:
        signs.draw_site(ink, point, side(holder) if holder else None)
    ink.layer(f"{prefix}strikes")
    signs.draw_signs(ink, pane.placed, side, letters)
    ink.layer(f"{prefix}names")
    for label in pane.names:
        labels.write(ink, label)
    return key.Drawn(
        zones=tuple(zone for zone, _ in pane.zones),
        signs=tuple(sign.event for sign in pane.placed),
        sites=bool(pane.sites),
        taken=tuple(side(takers[town.place.id]) for town, _ in pane.towns if town.place.id in takers),
        washes=tuple(event for wash in pane.washes if wash.wide for event in wash.events),
        areas=areas,
        letters=letters,
        visits=frozenset(arrow.planned for arrow in pane.arrows),
        lines=frozenset(lines),
        ranks=frozenset(town.rank for town, _ in pane.towns),
        blank=_is_blank(pane),
    )


def _is_blank(pane: Pane) -> bool:
    """Whether zones leave a part of the countries shown uncoloured."""
    import shapely

    from geo.places import boundaries

    coloured = [shape for zone, shape in pane.zones if zone.state != "changed"]
    codes = [place.country for place in pane.snapshot.countries if place.country] if pane.zones else []
    ground = shapely.union_all([pane.frame.shape(boundaries.country(code)) for code in codes])
    bare = shapely.difference(ground, shapely.union_all(coloured))
    return bool(bare.area > _BLANK_SHARE * ground.area)


def _hides(hidden: Box | None, frame: Frame, event: Event) -> bool:
    place = event.place
    return place is not None and hidden is not None and hidden.holds(*frame.point(place.longitude, place.latitude))


def _keep_clear(snapshot: Snapshot, frame: Frame, board: Board, hidden: Box | None) -> None:
    """Keep signs off the dots that the map is about: the capital's, and those of the towns that changed hands."""
    seats = [town.place for town in snapshot.towns if town.rank == "capital"]
    for place in (*seats, *(place for place, _ in snapshot.changed)):
        x, y = frame.point(place.longitude, place.latitude)
        if frame.box.holds(x, y) and not (hidden and hidden.holds(x, y)):
            board.take(Box.about(x, y, _DOT))


def _sites(snapshot: Snapshot, frame: Frame, board: Board, hidden: Box | None) -> list[naming.Site]:
    """The sites on the map, with their points; each is marked as taken."""
    found = []
    for place, holder in snapshot.sites:
        x, y = frame.point(place.longitude, place.latitude)
        box = Box.about(x, y, 1.0)
        if frame.box.contains(box) and not (hidden and hidden.holds(x, y)):
            board.take(box)
            found.append((place, holder, (x, y)))
    return found


def _land(ink: Ink, frame: Frame, snapshot: Snapshot) -> None:
    """Sea, and the countries: those that the map is about are paler."""
    from geo.places import boundaries

    bounds = frame.seen.bounds
    level = boundaries.level_for(bounds)
    focus = {place.country for place in snapshot.countries}
    ink.box(frame.box, SEA)
    for code in dict.fromkeys(d.country for d in boundaries.within(bounds) if d.country):
        tone = key.FOCUS if code in focus else LAND
        ink.area(frame.shape(boundaries.country(code, level)), tone, edge=tone, width=0.15)


def _lines(ink: Ink, frame: Frame, snapshot: Snapshot) -> set[str]:
    """Water, provinces and borders, above the zones; the Golan and the UNDOF strip have their own classes of line."""
    from geo.places import boundaries

    bounds = frame.seen.bounds
    level = boundaries.level_for(bounds)
    codes = tuple(place.country for place in snapshot.countries if place.country)
    provinces = [_provinces(codes, level, bounds)] if codes else []
    ink.area(frame.shape(boundaries.lakes(bounds)), SEA, edge=key.RIVER, width=0.1)
    seen = set()
    for name, geometries in (
        ("province_line", provinces),
        ("river", [boundaries.rivers(0, bounds), boundaries.rivers(1, bounds)]),
        ("border", [_borders("borders", level, bounds)]),
        ("disputed", [_borders("disputed", level, bounds)]),
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


@lru_cache(maxsize=8)
def _borders(name: Literal["borders", "disputed"], level: "boundaries.Level", bounds: "boundaries.Bounds") -> Any:
    """The lines of a class: worked out once for all days of a series."""
    from geo.places import boundaries

    find = boundaries.borders if name == "borders" else boundaries.disputed
    return find(level, bounds)


@lru_cache(maxsize=8)
def _provinces(codes: tuple[str, ...], level: "boundaries.Level", bounds: "boundaries.Bounds") -> Any:
    """The lines between the provinces of the countries that a map is about."""
    from geo.places import boundaries

    return boundaries.province_lines(codes, level, bounds)
