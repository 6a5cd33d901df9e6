"""What stands on the map for these events: which zones on which day, which names, how much of the world?

Brings together what the other parts know (control, boundaries, gazetteer, sides) into the one scene that the page draws.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from geo.codebook import CURRENT, Factuality, GeoPrecision, Kind
from geo.maps import areas, quarters, snapshot
from geo.maps.areas import Ground, ground
from geo.maps.layers import Bounds, Json, Label, Scene, Style, inner_point
from geo.maps.layers import base_map as base_map_of
from geo.maps.nomenclature import Renaming
from geo.maps.selection import DEFAULT_WINDOW, Selection
from geo.maps.sides import marked
from geo.model import Event, Place

if TYPE_CHECKING:
    from geo.maps.sides import Side
    from geo.maps.story import Story
    from geo.places.gazetteer import Gazetteer

WORLD: Bounds = (-35.0, -20.0, 60.0, 60.0)  # where nothing says where to look: south, west, north, east
_MARGIN = 0.35  # of the extent of the events, on each side
_ABOUT = 2.5  # degrees around that ground in which fighting belongs to the same picture
_EDGE = 0.15  # degrees left around the ground that is held
_FAR, _FAR_DEGREES = 2.5, 3.0  # times as far from the middle as most events, and a little more, is off the map
_LEAST_DEGREES = 2.5  # a map narrower than this shows no context
_BASE_MARGIN = 16.0  # degrees of base map around the bounds, at least: a reader may pan and zoom out
_BACKGROUND_DAYS = 45  # a day this long before the first article is background, not the story
_CITIES_MAX = 260


def scene(story: "Story", selection: Selection, gazetteer: "Gazetteer", language: str) -> Scene:
    """What the map shows of a story: the events asked for, over the zones of all."""
    chosen = selection.select(story.events)
    placed = tuple(event for event in chosen if event.place is not None)
    first_day, last_day = period(story.events, story.published) or (None, None)
    shown = seen(story)
    names = Renaming(gazetteer, language)
    return Scene(
        events=tuple(names.event(event) for event in placed),
        zones=tuple((day, tuple(names.zone(zone) for zone in zones)) for day, zones in story.zones),
        turns=tuple((names.place(place), turns) for place, turns in story.turns),
        grades=story.grades,
        styles=styles(story.sides, story.events, language),
        labels=labels(gazetteer, shown, story.events, language),
        grounds=grounds_of(placed),
        bounds=shown,
        first_day=first_day,
        last_day=last_day,
        as_of=proposed_day(story),
        articles=len(story.readings),
        outlets=snapshot.outlets_of(reading.article for reading in story.readings),
        unplaced=len(chosen) - len(placed),
        selection=replace(selection, window=proposed_window(placed, selection)),
        language=language,
    )


def proposed_day(story: "Story") -> date | None:
    """The day that a story opens on unless asked otherwise: when most communities change hands, the last one of equals."""
    changing = Counter(day for _, turns in story.turns for day, _ in turns[1:])
    if changing:
        return max(changing, key=lambda day: (changing[day], day))
    return snapshot.day_of(story.events)


def proposed_window(events: Sequence[Event], selection: Selection) -> int:
    """How many days a story opens on: all, where nobody asked for a day and most current events bear none or a vague one."""
    current = [e for e in events if e.factuality in CURRENT]
    fine = [e for e in current if e.time is not None and snapshot.is_fine(e.time)]
    asked = selection.as_of is not None or selection.window != DEFAULT_WINDOW
    return selection.window if asked or 2 * len(fine) >= len(current) else 0


def period(events: Iterable[Event], published: Iterable[date]) -> tuple[date, date] | None:
    """The first and last day of a story: the days of its current events, background and far plans aside."""
    days = [e.time for e in events if e.time is not None and e.factuality in (*CURRENT, Factuality.PLANNED)]
    issued = sorted(published)
    if not days:
        return (issued[0], issued[-1]) if issued else None
    least = issued[0] - timedelta(days=_BACKGROUND_DAYS) if issued else date.min
    most = issued[-1] + timedelta(days=_BACKGROUND_DAYS) if issued else date.max
    first = [time.first_day for time in days if least <= time.first_day <= most]
    last = [time.last_day for time in days if least <= time.last_day <= most]
    if not first or not last:
        return (issued[0], issued[-1]) if issued else None
    return min(first), max(max(last), min(first))


def seen(story: "Story") -> Bounds:
    """What the map of a story opens on: the ground whose holders are known and the fighting about it, else its events.

    Without a starting situation the ground is only that of which something is told: its events say where to look.
    """
    zones = [zone for _, zones in story.zones for zone in zones if not zone.geometry.is_empty]
    if all(zone.basis == "reports" for zone in zones):
        return bounds(story.events)
    south, west, north, east = held = _hull([_turned(zone.geometry.bounds) for zone in zones])
    near = [
        (e.place.latitude, e.place.longitude) * 2
        for e in story.events
        if e.place is not None
        and e.has_point
        and e.kind in (Kind.STRIKE, Kind.CLASH)
        and e.precision is not GeoPrecision.COUNTRY
        and south - _ABOUT <= e.place.latitude <= north + _ABOUT
        and west - _ABOUT <= e.place.longitude <= east + _ABOUT
    ]
    return _widened(_hull([held, *near]), _EDGE, _EDGE)


def bounds(events: Iterable[Event]) -> Bounds:
    """South, west, north, east of what the map opens on: where fighting is told, else anything.

    Far-off places (a visit's other end, a strike abroad) do not pull the map away from where most events are, nor does what
    is only recalled. Ground somewhere in which something happened is shown whole.
    """
    told = list(events)
    current = [e for e in told if e.factuality in CURRENT] or told
    fought = [box for e in current if e.kind is not Kind.VISIT and (box := _ground(e))]
    visits = [box for e in current if e.kind is Kind.VISIT and (box := _ground(e))]
    boxes = fought or visits
    if not boxes:
        return WORLD
    centre = median((b[0] + b[2]) / 2 for b in boxes), median((b[1] + b[3]) / 2 for b in boxes)
    reach = _FAR * median(_apart(b, centre) for b in boxes) + _FAR_DEGREES
    south, west, north, east = near = _hull([b for b in (*boxes, *visits) if _apart(b, centre) <= reach] or boxes)
    return _widened(near, (north - south) * _MARGIN / 2, (east - west) * _MARGIN / 2)


def _hull(boxes: Sequence[Bounds]) -> Bounds:
    """The bounds about some."""
    south, west = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return south, west, max(b[2] for b in boxes), max(b[3] for b in boxes)


def _widened(box: Bounds, tall: float, wide: float) -> Bounds:
    """Some bounds with so much left on each side, or more where they are too narrow to show context."""
    south, west, north, east = box
    tall, wide = max(tall, (_LEAST_DEGREES - (north - south)) / 2), max(wide, (_LEAST_DEGREES - (east - west)) / 2)
    return south - tall, west - wide, north + tall, east + wide


def _ground(event: Event) -> Bounds | None:
    """South, west, north, east of what the map draws of an event; None where it draws nothing."""
    place = event.place
    if place is None or event.precision is GeoPrecision.COUNTRY:
        return None
    if event.precision in areas.WASHED and event.kind in (Kind.STRIKE, Kind.CLASH):
        shape = areas.shape(event)
        if shape is not None:
            return _turned(shape.bounds)
    return (place.latitude, place.longitude) * 2 if event.has_point else None


def base_map(shown: Bounds) -> Json:
    """The base map, packed for the page: as fine as the bounds that the map opens on need, and wide enough to pan and zoom out.

    ``shown`` is south, west, north, east in WGS 84 degrees.
    """
    from geo.places import boundaries

    level = boundaries.level_for(_turned(shown))
    drawn = boundaries.basemap(_base_bounds(shown), level)
    # seen from so far, provinces would only darken the land
    return base_map_of({name: shapes for name, shapes in drawn.items() if level != "coarse" or name != "provinces"})


def styles(sides: Iterable["Side"], events: Iterable[Event], language: str) -> tuple[Style, ...]:
    """The looks of some sides on the map of some events, with their names in the page's language."""
    marks = marked(Counter(e.sides[0] if e.sides else None for e in events if e.kind is not Kind.VISIT))
    return tuple(Style(s.id, s.name(language), s.colour, s.pattern, s.outlined, marks.get(s.id)) for s in sides)


def labels(gazetteer: "Gazetteer", shown: Bounds, events: Iterable[Event], language: str = "fr") -> tuple[Label, ...]:
    """The names of the map, the most important first: countries, capitals, the places of the events, cities.

    Which of them are drawn is for the page to say: those that the zoom asks for and that cover no other.
    """
    from geo.places import boundaries

    names = Renaming(gazetteer, language)
    codes = sorted({d.country for d in boundaries.within(_base_bounds(shown)) if d.country})
    capitals = {
        code: place for code in codes if code not in snapshot.NO_AGREED_SEAT and (place := gazetteer.capital(code))
    }
    told = {e.place.id: e.place for e in events if e.place and e.place.feature_class == "P"}
    near = sorted({d.country for d in boundaries.within(_turned(shown)) if d.country})
    cities = {p.id: p for code in near for p in gazetteer.communities(code) if _inside(p, shown)}
    by_size = sorted(cities.values(), key=lambda p: (-(p.population or 0), p.id))[:_CITIES_MAX]
    seats = {place.id for place in capitals.values()}
    found = [Label(names.place(p).name, p.latitude, p.longitude, "capital", 14.0, 4.0) for p in capitals.values()]
    for code in codes:
        if country := gazetteer.country(code):
            at = inner_point(boundaries.country(code, "coarse"), shown)
            found.append(Label(names.place(country).name, *at, "country", 14.0, None, 7.5))
    named = {**told, **{p.id: p for p in by_size}}.values()
    ranked = sorted(named, key=lambda p: (p.id not in told, -(p.population or 0), p.id))
    great = [*capitals.values(), *(p for p in ranked if (p.population or 0) >= _GREAT)]
    for place in ranked:
        if place.id not in seats:
            quarter = place.id not in told and quarters.is_quarter(place, great)
            found.append(_city(names.place(place), told=place.id in told, quarter=quarter))
    return tuple(found)


def _city(place: Place, *, told: bool, quarter: bool = False) -> Label:
    """A town's name: the larger the town the larger its name and the sooner it shows; told ones sooner, quarters last."""
    if quarter:
        return Label(place.name, place.latitude, place.longitude, "city", 11.5, _QUARTERS_FROM)
    population, sooner = place.population or 0, 1.0 if told else 0.0
    for least, size, zoom in _RANKS:
        if population >= least:
            return Label(place.name, place.latitude, place.longitude, "city", size, zoom - sooner)
    return Label(place.name, place.latitude, place.longitude, "city", 11.5, 9.5 - 2 * sooner)


_GREAT = 50_000  # people: a town that may have quarters of a name of their own
_QUARTERS_FROM = 11.0  # the zoom at which a city fills the map
_RANKS = ((1_000_000, 14.0, 4.0), (300_000, 13.0, 5.5), (100_000, 12.5, 6.5), (20_000, 12.0, 8.0))


def _turned(box: Bounds) -> tuple[float, float, float, float]:
    """Bounds as shapely and ``geo.places.boundaries`` say them, west, south, east, north; or theirs as we do."""
    return box[1], box[0], box[3], box[2]


def _base_bounds(shown: Bounds) -> tuple[float, float, float, float]:
    """How far the base map reaches around what the map opens on: west, south, east, north."""
    south, west, north, east = shown
    margin = max(_BASE_MARGIN, north - south, east - west)
    return max(-180.0, west - margin), max(-85.0, south - margin), min(180.0, east + margin), min(85.0, north + margin)


def _inside(place: Place, shown: Bounds) -> bool:
    south, west, north, east = shown
    tall, wide = (north - south) / 2, (east - west) / 2
    return south - tall <= place.latitude <= north + tall and west - wide <= place.longitude <= east + wide


def _apart(box: Bounds, centre: tuple[float, float]) -> float:
    """How far the middle of some bounds is from a point, in degrees."""
    return max(abs((box[0] + box[2]) / 2 - centre[0]), abs((box[1] + box[3]) / 2 - centre[1]))


def grounds_of(events: Iterable[Event]) -> dict[Ground, Any]:
    """The polygons of the provinces, and of the parts of countries, in which events happened somewhere."""
    wanted = {g for e in events if e.place and (g := ground(e.place, e.precision, e.area)) is not None}
    found = {g: g.polygon() for g in sorted(wanted, key=str)}
    return {key: shape for key, shape in found.items() if shape is not None}
