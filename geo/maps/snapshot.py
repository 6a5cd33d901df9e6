"""What is on one printed map: which zones, events and towns, of which day, seen how widely?

A snapshot is chosen before anything is drawn, and knows nothing of ink. Coordinates are WGS 84 degrees.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from geo.codebook import CURRENT, GeoPrecision, Kind
from geo.maps import areas
from geo.maps.nomenclature import Renaming
from geo.maps.projection import Extent
from geo.maps.selection import Selection
from geo.model import Article, Event, Place, TimeReference, Zone

if TYPE_CHECKING:
    from geo.control import Passage
    from geo.places.gazetteer import Gazetteer

LAYER_OF = {Kind.STRIKE: "strikes", Kind.CLASH: "strikes", Kind.VISIT: "visits"}
VAGUE_DAYS = 31  # what is dated less finely than a month belongs to no window of days
_MARGIN = 0.05  # of the extent's larger side, left around what is shown
_NEIGHBOURHOOD = 0.4  # the same, in which a country is a neighbour
_SURROUNDINGS = 0.25  # the same, where the country is not shown whole
_SMALLEST_DEGREES = 1.8  # a map of one town still shows its surroundings
_HUGE = 8.0  # a country so many times larger than what happened in it is not shown whole
_FOCUS_SHARE = 0.25  # of the events: fewer, and a country is only a neighbour
NO_AGREED_SEAT = frozenset({"IL", "PS"})  # whose capital is disputed: none is named
_SEATS = frozenset({"PPLA"})
_CAPITALS = frozenset({"PPLC"})
_HELD = frozenset({"held", "majority", "besieged"})
LOST = ("collapsed", "withdrawn")
"""The states of zones that nobody is known to hold any more."""
_SLIVER = 1e-4  # degrees: gains thinner than this are noise of the cells' edges
_QUARTERS = frozenset({"PPLX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place of the base map. ``rank`` is capital, seat, town, or abroad for the capital of a neighbour.

    ``told`` says that an article is about it.
    """

    place: Place
    rank: str
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that one map shows, and what is said of it.

    ``first_day`` is the first day of the events shown, None for all up to ``as_of``. ``countries`` are those that the map
    is about, the first one most. ``sites`` are places without ground of their own, with their holder. ``outlets`` are
    (source, number of articles), most first. Of the days shown, ``unplaced`` counts the events that have no ground on a map,
    ``beyond`` those whose ground lies off this one.
    ``baseline`` is the title of the starting situation, in French and English.
    """

    as_of: date
    first_day: date | None
    layers: tuple[str, ...]
    extent: Extent
    countries: tuple[Place, ...] = ()
    capital: Place | None = None
    zones: tuple[Zone, ...] = ()
    events: tuple[Event, ...] = ()
    towns: tuple[Town, ...] = ()
    neighbours: tuple[Place, ...] = ()
    sites: tuple[tuple[Place, str | None], ...] = ()
    changed: tuple[tuple[Place, str | None], ...] = ()
    outlets: tuple[tuple[str, int], ...] = ()
    articles: int = 0
    unplaced: int = 0
    beyond: int = 0
    baseline: tuple[str, str] | None = None
    patterns: bool = True
    demonstration: bool = False
    compared: bool = False

    @property
    def strikes(self) -> tuple[Event, ...]:
        """Strikes and clashes that have a place."""
        return tuple(e for e in self.events if e.kind in (Kind.STRIKE, Kind.CLASH) and e.place)

    @property
    def visits(self) -> tuple[Event, ...]:
        """Visits that have a place."""
        return tuple(e for e in self.events if e.kind is Kind.VISIT and e.place)


def events_of(events: Iterable[Event], selection: Selection, as_of: date) -> tuple[Event, ...]:
    """The strikes, clashes and visits that the map of a day shows: asked for, in its window, with a place, not called off.

    What bears no day, or a vague one, belongs to no window: it shows where all days are asked for.
    """
    return tuple(e for e in _told_of(events, selection, as_of) if e.place is not None)


def unplaced_of(events: Iterable[Event], selection: Selection, as_of: date) -> tuple[Event, ...]:
    """Those that the day tells and no map can show: without a place that is known, or fighting with no more than a country."""
    told = _told_of(events, selection, as_of)
    return tuple(e for e in told if e.place is None or (e.kind is not Kind.VISIT and e.precision in areas.OFF_MAP))


def _told_of(events: Iterable[Event], selection: Selection, as_of: date) -> Iterable[Event]:
    first = _first_day(selection, as_of)
    return (
        e
        for e in selection.select(events)
        if LAYER_OF.get(e.kind) in selection.layers
        and not e.cancelled
        and (_is_within(e.time, first, as_of) if e.time and (first is None or is_fine(e.time)) else first is None)
    )


def _first_day(selection: Selection, as_of: date) -> date | None:
    """The first day of the window that ends on a day; None where all days are asked for."""
    return as_of - timedelta(days=selection.window - 1) if selection.window else None


def _is_within(time: TimeReference, first: date | None, last: date) -> bool:
    return time.first_day <= last and (first is None or time.last_day >= first)


def is_fine(time: TimeReference) -> bool:
    """Whether days are told finely enough to belong to a window of days."""
    return (time.last_day - time.first_day).days <= VAGUE_DAYS


def day_of(events: Iterable[Event]) -> date | None:
    """The day that a map shows unless asked otherwise: the last that current events tell, of those finely dated if any."""
    told = [e.time for e in events if e.time and e.factuality in CURRENT]
    return max([time.last_day for time in told if is_fine(time)] or [time.last_day for time in told], default=None)


def countries_of(zones: Iterable[Zone], events: Iterable[Event]) -> tuple[str, ...]:
    """The countries that a map is about, by ISO code: where places are held, or where a fair share of the events is."""
    held = Counter(p.country for z in zones for p in z.places if p.country)
    told = Counter(e.place.country for e in events if e.place and e.place.country and e.kind is not Kind.VISIT)
    if not held and not told:
        told = Counter(e.place.country for e in events if e.place and e.place.country)
    total = sum(told.values())
    codes = [code for code, _ in held.most_common() if held[code] >= _FOCUS_SHARE * sum(held.values())]
    codes += [code for code, n in told.most_common() if code not in codes and not held and n >= _FOCUS_SHARE * total]
    return tuple(codes)


def extent_of(countries: Sequence[str], zones: Iterable[Zone], events: Iterable[Event]) -> Extent:
    """How widely to look: the countries whole, unless what happened takes up little of them."""
    from geo.places import boundaries

    near = [
        e for e in events if e.place and e.kind is not Kind.VISIT and (not countries or e.place.country in countries)
    ]
    washed = [shape for e in near if e.precision in areas.WASHED and (shape := areas.shape(e)) is not None]
    points = [(e.place.longitude, e.place.latitude) for e in near if e.place and e.has_point]
    near_zones = [z for z in zones if not countries or not z.places or any(p.country in countries for p in z.places)]
    if not points and not near_zones and not washed:
        points = [(e.place.longitude, e.place.latitude) for e in events if e.place]
    boxes = [shape.bounds for shape in (*washed, *(z.geometry for z in near_zones))] + [(x, y, x, y) for x, y in points]
    if not boxes:
        return Extent(west=-170.0, south=-60.0, east=190.0, north=80.0)
    told = _around(boxes)
    whole = _around([*boxes, *(boundaries.country(code).bounds for code in countries if boundaries.provinces(code))])
    return whole.widened(_MARGIN) if _size(whole) <= _HUGE * _size(told) else told.widened(_SURROUNDINGS)


def towns_of(countries: Sequence[str], gazetteer: "Gazetteer", told: Iterable[str]) -> tuple[Town, ...]:
    """The towns of some countries, most telling first: those that articles are about, capitals, seats, the most peopled."""
    about = set(told)
    places = [p for code in countries for p in gazetteer.communities(code) if p.feature_code not in _QUARTERS]
    towns = (Town(place=p, rank=_rank(p), told=p.id in about) for p in places)
    return tuple(
        sorted(
            towns,
            key=lambda t: (t.rank != "capital", not t.told, t.rank != "seat", -(t.place.population or 0), t.place.id),
        )
    )


def _abroad(codes: Iterable[str], gazetteer: "Gazetteer") -> tuple[Town, ...]:
    """The capitals of the neighbours, by which a reader finds the way."""
    seats = (gazetteer.capital(code) for code in codes if code not in NO_AGREED_SEAT)
    return tuple(Town(place=seat, rank="abroad", told=False) for seat in seats if seat)


def outlets_of(articles: Iterable[Article]) -> tuple[tuple[str, int], ...]:
    """Who published the articles, and how many of them each."""
    counted = Counter(" ".join(a.source.split()) for a in articles if a.source)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def told_ids(zones: Iterable[Zone], events: Iterable[Event]) -> frozenset[str]:
    """The places that the shapes of a map are about."""
    exact = (GeoPrecision.EXACT, GeoPrecision.NEAR, GeoPrecision.DISTRICT)
    ids = {e.place.id for e in events if e.place and e.precision in exact}
    return frozenset(ids | {c.place.id for z in zones for c in z.claims if c.place and c.event})


def _rank(place: Place) -> str:
    return "capital" if place.feature_code in _CAPITALS else "seat" if place.feature_code in _SEATS else "town"


def _size(extent: Extent) -> float:
    return (extent.east - extent.west) * (extent.north - extent.south)


def _around(boxes: Sequence[Sequence[float]]) -> Extent:
    """The rectangle about some, widened to the smallest that a map shows."""
    west, south = (min(box[i] for box in boxes) for i in (0, 1))
    east, north = (max(box[i] for box in boxes) for i in (2, 3))
    wide, high = max(0.0, _SMALLEST_DEGREES - (east - west)) / 2, max(0.0, _SMALLEST_DEGREES - (north - south)) / 2
    return Extent(
        west=max(-180.0, west - wide), south=max(-85.0, south - high), east=east + wide, north=min(85.0, north + high)
    )


def compose(
    events: Sequence[Event],
    articles: Sequence[Article],
    selection: Selection,
    gazetteer: "Gazetteer",
    *,
    as_of: date,
    zones: tuple[Zone, ...] = (),
    sites: tuple[tuple[Place, str | None], ...] = (),
    changed: tuple[tuple[Place, str | None], ...] = (),
    baseline: tuple[str, str] | None = None,
    extent: Extent | None = None,
) -> Snapshot:
    """The snapshot of a day: the zones given, and the events that the selection asks for.

    A day on which nothing is told shows the ground of the other days.
    """
    from geo.places import boundaries

    shown = events_of(events, selection, as_of)
    zones = zones if "zones" in selection.layers else ()
    about = shown if shown or zones else tuple(e for e in selection.select(events) if e.place)
    codes = countries_of(zones, about)
    extent = extent or extent_of(codes, zones, about)
    around = boundaries.within(extent.widened(_NEIGHBOURHOOD).bounds)
    near = tuple(dict.fromkeys(d.country for d in around if d.country and d.country not in codes))
    return Snapshot(
        as_of=as_of,
        first_day=_first_day(selection, as_of),
        layers=selection.layers,
        extent=extent,
        countries=tuple(place for code in codes if (place := gazetteer.country(code))),
        capital=gazetteer.capital(codes[0]) if len(codes) == 1 and codes[0] not in NO_AGREED_SEAT else None,
        zones=zones,
        events=shown,
        towns=(*towns_of(codes, gazetteer, told_ids(zones, shown)), *_abroad(near, gazetteer)),
        neighbours=tuple(place for code in near if (place := gazetteer.country(code))),
        sites=sites if zones else (),
        changed=changed if zones else (),
        outlets=outlets_of(articles),
        articles=len(articles),
        unplaced=len(unplaced_of(events, selection, as_of)),
        baseline=baseline,
        patterns=selection.patterns,
        demonstration=any("rédigé pour" in (a.source or "") for a in articles),
    )


def changed(passages: Iterable["Passage"]) -> tuple[tuple[Place, str | None], ...]:
    """The places that somebody is told to have taken, and who: the latest first, the largest first of a day."""
    taken = [(max(claim.day for claim in p.claims), p.place, p.after) for p in passages if p.after and p.claims]
    ordered = sorted(taken, key=lambda item: (-item[0].toordinal(), -(item[1].population or 0), item[1].id))
    return tuple((place, after[0] if len(after) == 1 else None) for _, place, after in ordered)


def renamed(shown: Snapshot, names: Renaming) -> Snapshot:
    """The same snapshot with other names for its places, as another language asks."""
    return replace(
        shown,
        countries=tuple(map(names.place, shown.countries)),
        capital=names.place(shown.capital) if shown.capital else None,
        neighbours=tuple(map(names.place, shown.neighbours)),
        towns=tuple(replace(town, place=names.place(town.place)) for town in shown.towns),
        sites=tuple((names.place(place), holder) for place, holder in shown.sites),
        changed=tuple((names.place(place), holder) for place, holder in shown.changed),
        events=tuple(map(names.event, shown.events)),
    )


def difference(before: Snapshot, after: Snapshot) -> Snapshot:
    """A snapshot of what each side gained between two, and what was lost to nobody known; what it kept is pale below."""
    import shapely

    held_before, held_after = _held(before.zones), _held(after.zones)
    zones = []
    for (holders, state, sure), area in held_after.items():
        alike = [shape for (whose, how, _), shape in held_before.items() if (whose, how) == (holders, state)]
        gained = shapely.difference(area, shapely.union_all(alike))
        gained = shapely.make_valid(shapely.buffer(shapely.buffer(gained, -_SLIVER), _SLIVER))
        if not gained.is_empty:
            told = (z for z in after.zones if (holders and holders[0] in z.holders) or z.state == state)
            claims = tuple(claim for zone in told for claim in zone.claims)
            zones.append(Zone(geometry=gained, holders=holders, state=state, basis="reports", sure=sure, claims=claims))
    return replace(
        after,
        extent=after.extent.around(before.extent),
        first_day=before.as_of,
        compared=True,
        zones=(*(replace(z, state="unchanged") for z in after.zones if z.holders and z.state in _HELD), *zones),
        sites=(),
        events=(),
        unplaced=0,
        layers=("zones",),
    )


def _held(zones: Iterable[Zone]) -> dict[tuple[tuple[str, ...], str, bool], Any]:
    """What each side holds as one shape, in part or contested apart, the unsure apart; and what nobody is known to hold any more."""
    import shapely

    shapes: dict[tuple[tuple[str, ...], str, bool], list[Any]] = {}
    for zone in zones:
        if zone.state in LOST:
            shapes.setdefault(((), zone.state, True), []).append(zone.geometry)
        elif zone.holders and zone.state != "changed":
            state = "gained" if zone.state in _HELD else zone.state
            shapes.setdefault((zone.holders, state, zone.sure), []).append(zone.geometry)
    return {key: shapely.union_all(parts) for key, parts in shapes.items()}
