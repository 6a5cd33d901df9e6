"""What does the browser need to draw the map?

Events and zones become one plain value, ready for JSON: columns for the events, packed rings for shapes, a card for each
event. This is the one door to HTML: whatever an article says leaves here as JSON text that cannot end a script, and the
page's own script puts it on the screen as text.

Latitude before longitude; shapes are packed as whole thousandths of a degree (about 100 m), the first point and then
differences; days are counted from 1 January 1970.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from geo.codebook import Extent, Factuality, GeoPrecision, Kind, Weapon
from geo.maps import cards, wording
from geo.maps.areas import WASHED, Ground, ground, outline
from geo.maps.selection import Selection
from geo.model import Event, Place, Zone

Json = dict[str, Any]
Bounds = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""
EPOCH = date(1970, 1, 1)
_PER_DEGREE = 1000
_LISTED, _DOT, _DOT_AND_OUTLINE, _WASH = range(4)
_OUTLETS_SHOWN = 6
CARDS_MAX = 1500  # events whose cards travel with the map; beyond, a card is asked for when it is opened


class Style(NamedTuple):
    """How a side looks: its name in the page's language, ``#rrggbb``, a pattern of the page's script, outlined or filled.

    ``mark`` is the letter at the foot of its signs, where some reader may take their colour for another side's.
    """

    id: str
    name: str
    colour: str
    pattern: str | None
    outlined: bool
    mark: str | None = None


class Label(NamedTuple):
    """A name on the map: its kind (capital, city, country, province, water), size in pixels, zooms it shows at."""

    text: str
    latitude: float
    longitude: float
    kind: str
    size: float
    from_zoom: float | None = None
    until_zoom: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a map shows.

    ``zones`` is the state of control from each day on; ``turns`` are the communities whose holders changed, and who held
    each from which day on. ``outlets`` are who published the articles, and how many each. ``grounds`` are the polygons
    of the provinces and of the parts of countries that imprecise events need.
    ``grades`` say how well strikes are supported, by their id. ``as_of`` is the day that the story proposes to open on.
    Without ``first_day`` and ``last_day`` nothing in the story bears a date.
    """

    events: tuple[Event, ...]
    zones: tuple[tuple[date, tuple[Zone, ...]], ...] = ()
    turns: tuple[tuple[Place, tuple[tuple[date, tuple[str, ...]], ...]], ...] = ()
    styles: tuple[Style, ...] = ()
    labels: tuple[Label, ...] = ()
    grounds: Mapping[Ground, Any]
    bounds: Bounds
    first_day: date | None
    last_day: date | None
    as_of: date | None = None
    articles: int
    unplaced: int
    outlets: tuple[tuple[str, int], ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    language: str = "fr"
    title: str | None = None


def payload(scene: Scene, *, with_cards: bool = True) -> Json:
    """The scene as plain data; without cards it has those of the zones' evidence only."""
    words, outlines = _Texts(), _Outlines(scene)
    sides = {style.id: i for i, style in enumerate(scene.styles)}
    zones, told = _zones(scene, sides)
    shown = {event.id: event for event in (*(scene.events if with_cards else ()), *told)}
    return {
        "language": scene.language,
        "title": scene.title,
        "texts": dict(wording.texts(scene.language)),
        "kinds": [kind.value for kind in Kind],
        "sure": [factuality.value for factuality in Factuality],
        "weapons": [weapon.value for weapon in Weapon],
        "sides": [style._asdict() for style in scene.styles],
        "view": _view(scene),
        "credits": _credits(scene),
        "events": _columns(scene, sides, words, outlines),
        "strings": words.values,
        "outlines": outlines.values,
        "zones": zones,
        "turns": _turns(scene, sides),
        "labels": [[*label[:2], round(label.longitude, 4), *label[3:]] for label in scene.labels],
        "figures": {
            "articles": scene.articles,
            "unplaced": scene.unplaced,
        },
        "cards": {i: cards.card(e, scene.language, scene.grades.get(i)) for i, e in shown.items()},
    }


def to_json(value: Any) -> str:
    """JSON that is safe inside a script element of a page, whatever text it carries."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text


_ESCAPES = (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def base_map(drawn: Mapping[str, Iterable[Any]]) -> Json:
    """The packed base map, from the shapes of ``geo.places.boundaries.basemap``: some as polygons, the others as lines."""
    return {
        name: [packed for shape in drawn.get(name, ()) for packed in (pack_shape if area else _pack_lines)(shape)]
        for name, area in _BASE.items()
    }


_BASE = {
    **dict.fromkeys(("land", "lakes"), True),
    **dict.fromkeys(("rivers", "provinces", "border", "disputed", "golan", "undof"), False),
}
"""What a base map is made of, and whether as areas."""


def day_number(day: date) -> int:
    """Days since 1 January 1970."""
    return (day - EPOCH).days


def pack(points: Iterable[tuple[float, float]]) -> list[int]:
    """A ring or a line of (latitude, longitude), as the page reads it; points that fall together are dropped."""
    packed: list[int] = []
    latitude = longitude = 0
    for point in points:
        lat, lon = round(point[0] * _PER_DEGREE), round(point[1] * _PER_DEGREE)
        if not packed or lat != latitude or lon != longitude:
            packed += (lat - latitude, lon - longitude)
            latitude, longitude = lat, lon
    return packed


def pack_shape(geometry: Any) -> list[list[list[int]]]:
    """A shapely polygon or multipolygon (longitude, latitude), as the page reads it."""
    parts = getattr(geometry, "geoms", [geometry])
    packed = []
    for polygon in parts:
        if polygon.geom_type != "Polygon":
            continue
        rings = [pack((y, x) for x, y, *_ in ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
        if len(rings[0]) > 6:  # a ring of fewer than four points has no inside left
            packed.append([ring for ring in rings if len(ring) > 6])
    return packed


def _pack_lines(geometry: Any) -> list[list[int]]:
    """The lines of a shapely geometry, or the edges of its polygons."""
    drawn = geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry
    return [pack((y, x) for x, y, *_ in line.coords) for line in getattr(drawn, "geoms", [drawn])]


def inner_point(geometry: Any, shown: Bounds) -> tuple[float, float]:
    """Where the name of an area goes, latitude and longitude in degrees: inside what is seen of it, else inside it."""
    from shapely.geometry import box

    south, west, north, east = shown
    seen = geometry.intersection(box(west, south, east, north))
    point = (geometry if seen.is_empty else seen).representative_point()
    return round(point.y, 3), round(point.x, 3)


class _Numbered:
    """Values told once, each under a key, and referred to by their number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: Any, make: Callable[[], Any]) -> int:
        """The number of the value of a key, made when it is first asked for."""
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(make())
        return self._numbers[key]


class _Texts(_Numbered):
    """Texts told once; 0 is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.of("")

    def of(self, text: str) -> int:
        """The number of a text, as it shows."""
        shown = cards.plain(text)
        return self.number(shown, lambda: shown)


class _Outlines(_Numbered):
    """The outlines of imprecise places, each packed once."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._grounds = scene.grounds

    def of(self, event: Event) -> int | None:
        """The number of an event's outline; None when it needs none or none is known."""
        if event.place is None or event.precision in (None, GeoPrecision.EXACT, GeoPrecision.SEA_OR_AIR):
            return None
        cut = ground(event.place, event.precision, event.area)
        polygon = self._grounds.get(cut) if cut is not None else None
        if polygon is not None:
            return self.number(cut, lambda: pack_shape(polygon))
        ring = outline(event.place, event.precision, event.area)
        return self.number(ring, lambda: [[pack(ring)]]) if ring else None


def _columns(scene: Scene, sides: Mapping[str, int], words: _Texts, outlines: _Outlines) -> Json:
    """The events as columns of equal length, and what few of them have by the event's number."""
    outlined = [outlines.of(event) for event in scene.events]
    rows = [
        _row(event, number, sides, words, scene.language) for event, number in zip(scene.events, outlined, strict=True)
    ]
    columns: Json = {name: [row[name] for row in rows] for name in _COLUMNS}
    columns["outline"] = {i: number for i, number in enumerate(outlined) if number is not None}
    columns["origin"] = {
        i: [round(e.origin.latitude, 4), round(e.origin.longitude, 4)]
        for i, e in enumerate(scene.events)
        if e.origin and e.has_point
    }
    columns["cancelled"] = [i for i, event in enumerate(scene.events) if event.cancelled]
    return columns


def _row(event: Event, outline_number: int | None, sides: Mapping[str, int], words: _Texts, language: str) -> Json:
    place, deaths, time = event.place, event.fatalities, event.time
    holds = event.extent is not Extent.BESIEGED  # who besieges a town does not hold it
    return {
        "id": event.id,
        "kind": list(Kind).index(event.kind),
        "lat": round(place.latitude, 4) if place else None,
        "lon": round(place.longitude, 4) if place else None,
        "from": day_number(time.first_day) if time else None,
        "to": day_number(time.last_day) if time else None,
        "side": next((sides[s] for s in event.sides if s in sides and holds), None),
        "weapon": list(Weapon).index(event.weapon) if event.weapon else None,
        "sure": list(Factuality).index(event.factuality),
        "low": (deaths.low if deaths.low is not None else deaths.best) if deaths else None,
        "high": (deaths.high if deaths.high is not None else deaths.best) if deaths else None,
        "place": words.of(place.name if place else wording.texts(language)["precision.unknown"]),
        "what": words.of(cards.what(event, language)),
        "who": words.of(cards.who_in_short(event, language)),
        "drawn": _drawn(event, outline_number),
    }


_COLUMNS = tuple("id kind lat lon from to side weapon sure low high place what who drawn".split())


def _drawn(event: Event, outline_number: int | None) -> int:
    """How an event is drawn: a country is only listed; a province is a wash without a dot; a visit is a dot or listed."""
    if event.place is None or event.precision is GeoPrecision.COUNTRY:
        return _LISTED
    if event.kind is Kind.VISIT:
        return _DOT if event.has_point else _LISTED
    if event.precision in WASHED:
        return _WASH if outline_number is not None and event.kind is not Kind.CONTROL else _LISTED
    return _DOT if outline_number is None else _DOT_AND_OUTLINE


def _credits(scene: Scene) -> list[str]:
    """The lines that every published map bears: whose articles, how the zones are made, what borders do not mean."""
    say = wording.texts(scene.language)
    named = [
        f"{cards.plain(name)} ({wording.number(count, scene.language)})"
        for name, count in scene.outlets[:_OUTLETS_SHOWN]
    ]
    more = [say["credits.others"]] if len(scene.outlets) > _OUTLETS_SHOWN else []
    sources = [say["credits.sources"].format(outlets=", ".join([*named, *more]))] if named else []
    method = [say["zone.rule"]] if scene.zones else []
    return [*sources, *method, say["map.disclaimer"]]


def _view(scene: Scene) -> Json:
    selection, at = scene.selection, scene.selection.viewpoint
    south, west, north, east = scene.bounds
    return {
        "dated": scene.first_day is not None,
        "first": day_number(scene.first_day or EPOCH),
        "last": day_number(scene.last_day or EPOCH),
        "asOf": day_number(selection.as_of or scene.as_of or scene.last_day or EPOCH),
        "window": selection.window,
        "layers": list(selection.layers),
        "patterns": selection.patterns,
        "changes": selection.changes,
        "event": selection.event,
        "at": [at.latitude, at.longitude, at.zoom] if at else None,
        "bounds": [[south, west], [north, east]],
    }


def _zones(scene: Scene, sides: Mapping[str, int]) -> tuple[Json, list[Event]]:
    """The zones of every day, what days share told once; and the events that their claims refer to."""
    shapes, items, places = _Numbered(), _Numbered(), _Numbered()

    def place_of(place: Place) -> int:
        at = round(place.latitude, 4), round(place.longitude, 4)
        return places.number(place.id, lambda: [cards.plain(place.name), *at])

    def item_of(zone: Zone) -> int:
        shape = shapes.number(zone.geometry.wkb, lambda: pack_shape(zone.geometry))
        claims = [
            [
                place_of(claim.place) if claim.place else None,
                claim.event.id if claim.event else None,
                cards.plain(claim.source) if claim.source else None,
            ]
            for claim in zone.claims
        ]
        item = {
            "s": shape,
            "h": [sides[side] for side in zone.holders if side in sides],
            "state": zone.state,
            "basis": zone.basis,
            "sure": zone.sure,
            "p": [place_of(place) for place in zone.places],
            "c": claims,
        }
        return items.number(json.dumps(item), lambda: item)

    days = [[day_number(day), [item_of(zone) for zone in zones]] for day, zones in scene.zones]
    claims = [claim for _, zones in scene.zones for zone in zones for claim in zone.claims]
    told = {claim.event.id: claim.event for claim in claims if claim.event}
    packed = {"shapes": shapes.values, "items": items.values, "places": places.values, "days": days}
    return packed, list(told.values())


def _turns(scene: Scene, sides: Mapping[str, int]) -> list[list[Any]]:
    """Each community that changed hands: its name, where it is, and its holders from each day on."""
    return [
        [
            cards.plain(place.name),
            round(place.latitude, 4),
            round(place.longitude, 4),
            [[day_number(day), [sides[side] for side in holders if side in sides]] for day, holders in turns],
        ]
        for place, turns in scene.turns
    ]
