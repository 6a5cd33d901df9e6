"""Which names does a printed map bear, in which letters, and where?

Visitors along their arrows, towns by rank and population, what happened somewhere inside the ground where it did, holders
inside their zones, neighbouring countries. Lengths are millimetres.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

from geo.codebook import Kind
from geo.maps import captions, labels, quarters
from geo.maps.ink import darker
from geo.maps.labels import Board, Placed, Wish
from geo.maps.projection import Frame
from geo.maps.sheet import Box
from geo.maps.sides import NOBODY, VISIT, Side
from geo.maps.signs import Arrow, Sign, Wash, anchors
from geo.maps.snapshot import LOST, Snapshot, Town
from geo.maps.typography import Face
from geo.model import Place

Point = tuple[float, float]
Site = tuple[Place, str | None, Point]
"""A site, its holder, its point."""

_MM2_PER_TOWN = 800.0  # towns named beside those that articles are about: one on so much map
_CITY, _LARGE, _SMALL = 400_000, 100_000, 20_000  # people: the steps of the hierarchy of towns
_DOT, _COVERED = 0.6, 1.0  # half of what a town's dot takes, in mm; how much of it, in mm², is then covered
_ZONE_MM = 8.0  # the least radius of a zone that bears its holder's name
_NEIGHBOUR_INK = "#8a857c"
_INK, _ABROAD_INK = "#222222", "#6b665d"
_WIDE = "\u2009"  # a thin space between the capitals of a country's name
_NAMED = frozenset({"held", "majority", "besieged", "gained"})
_GRID = 14
_LINES = 4  # that the name of a holder may take
_HOLDER_POINTS = (10.0, 8.5, 7.2)
_LOST_INK = darker(NOBODY, 0.25)


def towns_shown(
    snapshot: Snapshot, frame: Frame, board: Board, scale: float, hidden: Box | None = None
) -> list[tuple[Town, Point]]:
    """The towns that the map has room for, quarters of larger ones left out, with their points; each dot is marked as taken.

    Of those in the ``hidden`` part, which another view shows larger, only the first is kept.
    """
    kept_hidden = False
    room = frame.box.inset(2)
    left = round(room.width * room.height / (_MM2_PER_TOWN * scale))
    found: list[tuple[Town, Point]] = []
    for town in snapshot.towns:
        x, y = frame.point(town.place.longitude, town.place.latitude)
        if not room.holds(x, y) or (hidden and hidden.holds(x, y) and kept_hidden):
            continue
        kept_hidden |= bool(hidden and hidden.holds(x, y))
        if not town.told and town.rank not in ("capital", "abroad"):
            hidden_below = board.cost(Box.about(x, y, _DOT)) > _COVERED  # a scale bar, a locator, a sign
            if hidden_below or quarters.is_quarter(town.place, (t.place for t, _ in found)):
                continue
            if left <= 0 or (town.rank == "town" and (town.place.population or 0) < _SMALL):
                continue
            left -= 1
        found.append((town, (x, y)))
        board.take(Box.about(x, y, _DOT))
    return found


def place_all(
    snapshot: Snapshot,
    frame: Frame,
    board: Board,
    towns: Sequence[tuple[Town, Point]],
    placed_signs: Sequence[Sign],
    sites: Sequence[Site],
    arrows: Sequence[Arrow],
    washes: Sequence[Wash],
    zones: Sequence[tuple[Any, Any]],
    sides: Callable[[str], Side],
    language: str,
    scale: float,
    *,
    whole: bool = True,
) -> tuple[Placed, ...]:
    """Every name that finds room, the weightiest first."""
    reach = {sign.place: sign.radius for sign in placed_signs if (sign.x, sign.y) == sign.place}
    names = [_town(town, point, i / len(towns), scale, reach.get(point, 0.0)) for i, (town, point) in enumerate(towns)]
    first = [
        w
        for w, (t, _) in zip(names, towns, strict=True)
        if t.told or t.rank != "town" or (t.place.population or 0) >= _LARGE
    ]
    placed = list(labels.place([w for w in names if w.must], board))
    placed += labels.place([w for w in first if not w.must], board)
    named = {label.wish.text for label in placed}
    visitors = [_visitor(s, named, scale) for s in placed_signs if s.event.kind is Kind.VISIT]
    placed += [
        label for label in labels.place(visitors, board) if label.clash == 0.0
    ]  # a little way off, or not at all
    placed += labels.place([_site(site, scale) for site in sites], board)
    for arrow in arrows:
        placed += labels.first(_arrow(arrow, language, scale), board)
    for wash in washes:
        placed += _wash(wash, board, language, scale, alone=not zones) if wash.wide else []
    placed += _holders(zones, board, sides, language, scale)
    placed += labels.place([w for w in names if w not in first and not w.must], board)
    placed += _neighbours(snapshot, frame, board, scale) if whole else []
    return tuple(placed)


def _town(town: Town, point: Point, lateness: float, scale: float, covered: float) -> Wish:
    """A town's name; ``covered`` is the radius of the sign that stands on its dot, if any."""
    points, face = _letters(town)
    return Wish(
        text=town.place.name,
        x=point[0],
        y=point[1],
        weight=800 - 700 * lateness,
        points=points * scale,
        face=face,
        colour=_ABROAD_INK if town.rank == "abroad" else _INK,
        gap=max(1.35 if town.rank == "capital" else 0.95, covered + 0.45),
        must=town.rank == "capital" or (town.told and ((town.place.population or 0) >= _LARGE or covered > 0)),
    )


def _letters(town: Town) -> tuple[float, Face]:
    """Size and face of a town's name."""
    people = town.place.population or 0
    if town.rank == "abroad":
        return 6.6, "regular"
    if town.rank == "capital":
        return 9.0, "bold"
    if people >= _CITY:
        return 8.0, "bold"
    face: Face = "semibold" if town.told else "regular"
    if people >= _LARGE or town.rank == "seat":
        return 7.2, face
    return (6.4 if town.told else 6.0), face


def _site(site: Site, scale: float) -> Wish:
    place, _, (x, y) = site
    return Wish(text=place.name, x=x, y=y, weight=300, points=5.8 * scale, face="italic", gap=1.4)


def _visitor(sign: Sign, named: Collection[str], scale: float) -> Wish:
    """Who came, and where, unless the place's own name stands there."""
    place = sign.event.place
    where = (place.name,) if place and place.name not in named else ()
    return Wish(
        text=", ".join((*sign.event.roles.visitor[:1], *where)),
        x=sign.x,
        y=sign.y,
        weight=500,
        points=6.4 * scale,
        face="italic",
        colour=darker(VISIT, 0.2),
        gap=sign.radius + 0.5,
        must=True,
    )


def _arrow(arrow: Arrow, language: str, scale: float) -> list[Wish]:
    """Who came or went, at each point where that may be written."""
    say = captions.phrases(language)
    words = ", ".join(arrow.names[:2]) + (", …" if len(arrow.names) > 2 else "")
    if arrow.toward is not None:
        words = f"{words} {say['notes.toward'].format(place=arrow.toward.name)}".strip()
    elif arrow.origin is not None:
        words = f"{words} {say['notes.from'].format(place=arrow.origin.name)}".strip()
    return [
        Wish(
            text=words,
            x=x,
            y=y,
            weight=500,
            points=6.8 * scale,
            face="italic",
            colour=darker(VISIT, 0.2),
            gap=1.1,
            must=True,
        )
        for x, y in anchors(arrow)
    ]


def _wash(wash: Wash, board: Board, language: str, scale: float, *, alone: bool) -> list[Placed]:
    """What happened somewhere in a ground, written inside it, else beside it where nothing else is named by colour."""
    import shapely

    say = captions.phrases(language)
    kinds = Counter("clash" if e.kind is Kind.CLASH else str(e.weapon or "unknown") for e in wash.events)
    told = [say[f"weapon.{kind}"] + (f"\u00a0({n})" if n > 1 else "") for kind, n in kinds.most_common()]
    words, points, colour = ", ".join(told), 7.2 * scale, darker(wash.colour, 0.45)
    largest = max(shapely.get_parts(wash.shape), key=lambda part: part.area)
    if (inside := _inside(words, largest, points, colour, board, 0.3)) is not None:
        board.take(inside.box)
        return [inside]
    if not alone:
        return []
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.2)
    (x, y), _ = circle.coords
    wish = Wish(text=words, x=x, y=y, weight=400, points=points, face="bold", colour=colour, gap=circle.length + 0.6)
    return list(labels.place([wish], board))


def _holders(
    zones: Sequence[tuple[Any, Any]],
    board: Board,
    sides: Callable[[str], Side],
    language: str,
    scale: float,
) -> list[Placed]:
    """The name of each holder, once, inside the largest of its zones; and of what was lost to nobody known."""
    import shapely

    shapes: dict[str, list[Any]] = {}
    for zone, shape in zones:
        if len(zone.holders) == 1 and zone.state in _NAMED and not shape.is_empty:
            shapes.setdefault(zone.holders[0], []).append(shape)
    looks = [
        (sides(holder).name(language), darker(sides(holder).colour, 0.45), parts) for holder, parts in shapes.items()
    ]
    placed = []
    for name, colour, parts in (*looks, *_lost(zones, language)):
        polygons = shapely.get_parts(shapely.union_all(parts))
        largest = max(polygons, key=lambda p: p.area)
        for points in _HOLDER_POINTS[2:] if colour == _LOST_INK else _HOLDER_POINTS:
            spot = _inside(name, largest, points * scale, colour, board, 0.3)
            if spot is not None:
                board.take(spot.box)
                placed.append(spot)
                break
    return placed


def _lost(zones: Iterable[tuple[Any, Any]], language: str) -> list[tuple[str, str, list[Any]]]:
    """What is written in the zones that nobody is known to hold any more, its colour, their shapes."""
    shapes: dict[str, list[Any]] = {}
    for zone, shape in zones:
        if zone.state in LOST:
            shapes.setdefault(zone.state, []).append(shape)
    say = captions.phrases(language)
    return [(say[f"legend.{state}"], _LOST_INK, parts) for state, parts in shapes.items()]


def _inside(name: str, shape: Any, points: float, colour: str, board: Board, halo: float) -> Placed | None:
    """A name within a shape where it hides nothing, as near as can be to the middle of its broadest part."""
    import shapely

    circle = shapely.maximum_inscribed_circle(shape, tolerance=0.5)
    if circle.length < _ZONE_MM * 0.6:
        return None
    (cx, cy), _ = circle.coords
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    spots = [
        (west + (east - west) * i / _GRID, south + (north - south) * j / _GRID)
        for i in range(_GRID + 1)
        for j in range(_GRID + 1)
    ]
    spots = sorted([(cx, cy), *spots], key=lambda p: (p[0] - cx) ** 2 + (p[1] - cy) ** 2)
    wishes = [
        Wish(text=text, x=cx, y=cy, weight=0, points=points, face="bold", colour=colour, halo=halo)
        for text in _foldings(name)
    ]
    sizes = [(wish, wish.width / 2, wish.height / 2) for wish in wishes]
    for x, y in spots:
        for wish, wide, high in sizes:
            box = Box(left=x - wide, bottom=y - high, width=2 * wide, height=2 * high)
            if board.cost(box) == 0 and shapely.contains(shape, box.polygon()):
                return labels.at(replace(wish, x=x, y=y))
    return None


def _foldings(name: str) -> list[str]:
    """A name on two lines, on one, on three or four, the longest line as short as can be."""
    words = name.split(" ")
    most = min(len(words), _LINES)
    return [_folded(words, lines) for lines in dict.fromkeys((min(2, most), 1, *range(3, most + 1)))]


def _folded(words: Sequence[str], lines: int) -> str:
    """Words on so many lines."""
    foldings = ((0, *cuts, len(words)) for cuts in combinations(range(1, len(words)), lines - 1))
    texts = [[" ".join(words[i:j]) for i, j in pairwise(cuts)] for cuts in foldings]
    return "\n".join(min(texts, key=lambda text: max(map(len, text))))


def _neighbours(snapshot: Snapshot, frame: Frame, board: Board, scale: float) -> list[Placed]:
    import shapely

    from geo.places import boundaries

    placed = []
    level = boundaries.level_for(frame.seen.bounds)
    for place in snapshot.neighbours:
        shape = frame.shape(boundaries.country(place.country or "", level))
        polygons = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
        if not polygons:
            continue
        largest = max(polygons, key=lambda p: p.area)
        text = _WIDE.join(place.name.upper())
        for points in (8.0, 6.5):
            label = _inside(text.replace(" ", "\u00a0"), largest, points * scale, _NEIGHBOUR_INK, board, 0.0)
            if label is not None:
                board.take(label.box)
                placed.append(label)
                break
    return placed
