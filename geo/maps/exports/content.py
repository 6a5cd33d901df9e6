"""What does each layer of an export hold?

Layers of plain rows, whatever the format they leave in: events, zones of control, visits as lines, places, articles. The
columns are those of the dictionary, in its order; unknown is None. Several values share a cell with ``; `` between them.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from geo.codebook import CURRENT, GEO_CODES, TIME_CODES, Kind
from geo.control import areas_km2
from geo.maps.exports import coding, dictionary, geometry
from geo.maps.sides import side
from geo.model import Article, ControlClaim, Count, Event, Place, Report, Roles, Zone
from geo.places.distance import geodesic_km

SEPARATOR = "; "
LAYERS = ("events", "zones", "visits", "places", "articles")
_ID_DIGITS = 12

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A table: rows of the columns that the dictionary gives, and a geometry for each where the layer has a ``geometry``.

    ``geometry`` is a type of GeoJSON; ``coordinates`` are nested as it nests them, None for a row that has no place.
    """

    name: str
    rows: tuple[Row, ...]
    geometry: str | None = None
    coordinates: tuple[Any, ...] = ()

    @property
    def columns(self) -> tuple[dictionary.Column, ...]:
        """The columns of the rows, in their order."""
        return dictionary.columns(self.name)

    @property
    def positions(self) -> dict[str, int]:
        """Where in a row each column is, by its name."""
        return {column.name: i for i, column in enumerate(self.columns)}

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of what the layer holds; None where it has no place."""
        present = (shape for shape in self.coordinates if shape is not None)
        return geometry.bounds(point for shape in present for point in geometry.flat(self.geometry or "", shape))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that one export holds: its layers, the day of production if it is told, the language of labels."""

    layers: tuple[Layer, ...]
    produced: date | None = None
    language: str = "fr"

    def layer(self, name: str) -> Layer:
        """A layer by its name, empty where the export does not hold it."""
        return next((layer for layer in self.layers if layer.name == name), Layer(name=name, rows=()))


class Stretch(NamedTuple):
    """A zone and the days on which it stands unchanged: from, and the last one where it ended."""

    zone: Zone
    as_of: date | None
    until: date | None


def gather(
    events: Iterable[Event],
    zones: Iterable[Zone] = (),
    articles: Iterable[Article] = (),
    *,
    as_of: date | None = None,
    history: Iterable[tuple[date, Iterable[Zone]]] = (),
    produced: date | None = None,
    language: str = "fr",
) -> Content:
    """The layers of some events, zones and articles.

    ``as_of`` is the day on which the zones stand. A ``history``, the zones from each day on, takes their place in the layer
    of zones.
    """
    events, zones, articles = tuple(events), tuple(zones), tuple(articles)
    standing = stretches(history) or [Stretch(zone, as_of, None) for zone in zones]
    layers = (
        events_layer(events),
        zones_layer(standing),
        visits_layer(events),
        places_layer(events, zones, as_of),
        articles_layer(articles, events),
    )
    return Content(layers=layers, produced=produced, language=language)


def stretches(history: Iterable[tuple[date, Iterable[Zone]]]) -> list[Stretch]:
    """The zones of a history, given from each day on, each over the days on which it does not change."""
    found: list[Stretch] = []
    open_: dict[str, int] = {}
    for day, zones in sorted(history, key=lambda entry: entry[0]):
        now = {_zone_id(zone): zone for zone in zones}
        for id_ in [i for i in open_ if i not in now]:
            at = open_.pop(id_)
            found[at] = found[at]._replace(until=day - timedelta(days=1))
        for id_, zone in now.items():
            if id_ not in open_:
                open_[id_] = len(found)
                found.append(Stretch(zone, day, None))
    return found


def events_layer(events: Sequence[Event]) -> Layer:
    """One row for each event."""
    points = tuple(geometry.position(e.place) if e.place and e.has_point else None for e in events)
    return Layer(name="events", rows=tuple(map(_event, events)), geometry="Point", coordinates=points)


def zones_layer(standing: Sequence[Stretch]) -> Layer:
    """One row for each zone of control and stretch of days."""
    shapes = tuple(geometry.polygons(stretch.zone.geometry) for stretch in standing)
    rows = tuple(map(_zone, standing))
    return Layer(name="zones", rows=rows, geometry="MultiPolygon", coordinates=tuple(parts or None for parts in shapes))


def visits_layer(events: Iterable[Event]) -> Layer:
    """One line for each visit whose origin and place are known."""
    ways = [
        (e, e.origin, e.place)
        for e in events
        if e.kind is Kind.VISIT and e.origin and e.place and e.origin.id != e.place.id
    ]
    lines = tuple(geometry.way(origin, place) or None for _, origin, place in ways)
    rows = tuple(_visit(event, origin, place) for event, origin, place in ways)
    return Layer(name="visits", rows=rows, geometry="MultiLineString", coordinates=lines)


def places_layer(events: Sequence[Event], zones: Iterable[Zone], as_of: date | None) -> Layer:
    """One row for each place of an event or of a zone."""
    told: dict[str, list[Event]] = {}
    places: dict[str, Place] = {}
    for event in events:
        for place in (event.place, event.origin):
            if place is not None:
                places.setdefault(place.id, place)
        if event.place is not None and event.factuality in CURRENT and not event.cancelled:
            told.setdefault(event.place.id, []).append(event)
    held = {}
    for zone in zones:
        for place in zone.places:
            places.setdefault(place.id, place)
            held[place.id] = zone
    rows = tuple(_place(place, told.get(place.id, []), held.get(place.id), as_of) for place in places.values())
    points = tuple(map(geometry.position, places.values()))
    return Layer(name="places", rows=rows, geometry="Point", coordinates=points)


def articles_layer(articles: Iterable[Article], events: Iterable[Event]) -> Layer:
    """One row for each article; its text stays out."""
    telling = Counter(id_ for event in events for id_ in {report.article_id for report in event.reports})
    rows = tuple(
        (
            article.id,
            article.title,
            article.source,
            article.published,
            article.published_from,
            article.url,
            article.language,
            len(article.text),
            hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            telling[article.id],
        )
        for article in articles
    )
    return Layer(name="articles", rows=rows)


# ------------------------------------------------------------------ rows


def _event(event: Event) -> Row:
    first = event.reports[0]
    codes = coding.codes(event)
    roles = event.roles
    return (
        event.id,
        event.kind.value,
        *codes,
        event.factuality.value,
        joined(event.attributed_to),
        *_days(event),
        *_where(event),
        *_roles(roles),
        joined(event.sides),
        joined(event.other_sides),
        event.named_in,
        event.weapon.value if event.weapon else None,
        event.change.value if event.change else None,
        event.extent.value if event.extent else None,
        event.excepted,
        event.collapse,
        event.cancelled,
        *_origin(event.origin),
        *_count(event.fatalities),
        *_count(event.wounded),
        *_evidence(first),
        *_reports(event.reports),
    )


def _roles(roles: Roles) -> Row:
    return (
        joined(roles.holder),
        joined(roles.previous_holder),
        joined(roles.attacker),
        joined(roles.target),
        joined(roles.visitor),
        joined(roles.host),
    )


def _days(event: Event) -> Row:
    time = event.time
    if time is None:
        return None, None, None, None, None
    precision = TIME_CODES[time.precision]
    return time.first_day, time.last_day, precision.acled, precision.ucdp, time.words


def _where(event: Event) -> Row:
    place, area = event.place, event.area
    grid = GEO_CODES[event.precision] if event.precision else (None, None)
    words = (event.precision.value if event.precision else None, *grid)
    shape = (
        (area.shape, area.radius_km, area.bearing_degrees, area.other.name if area.other else None)
        if area
        else (None, None, None, None)
    )
    if place is None:
        return (*(None,) * 8, *words, *shape, event.reason)
    longitude, latitude = geometry.position(place) if event.has_point else (None, None)
    return (
        *_named(place),
        latitude,
        longitude,
        *words,
        *shape,
        None,
    )


def _origin(origin: Place | None) -> Row:
    if origin is None:
        return None, None, None, None, None
    longitude, latitude = geometry.position(origin)
    return origin.id, origin.name, origin.country, latitude, longitude


def _count(count: Count | None) -> Row:
    return (count.low, count.best, count.high, joined(count.attributed_to)) if count else (None, None, None, None)


def _evidence(report: Report) -> Row:
    location = report.location
    return (
        report.sentence,
        report.span.start,
        report.span.end,
        report.words(location) if location else None,
        location.start if location else None,
        location.end if location else None,
        report.article_id,
        report.title,
        report.source,
        report.url,
        report.published,
        report.rule,
    )


def _reports(reports: tuple[Report, ...]) -> Row:
    if len(reports) == 1:
        only = reports[0]
        return 1, 1, only.source, f"{only.article_id}:{only.span.start}-{only.span.end}"
    spans = dict.fromkeys(f"{r.article_id}:{r.span.start}-{r.span.end}" for r in reports)
    return len(reports), len({r.article_id for r in reports}), joined(r.source for r in reports), joined(spans)


def _zone(stretch: Stretch) -> Row:
    zone = stretch.zone
    reported = _latest(zone.claims)
    report = reported.event.reports[0] if reported and reported.event else None
    days = [claim.day for claim in zone.claims]
    told = [r for claim in zone.claims if claim.event for r in claim.event.reports]
    return (
        _zone_id(zone),
        stretch.as_of,
        stretch.until,
        joined(zone.holders),
        joined(side(holder).name_fr for holder in zone.holders),
        joined(side(holder).name_en for holder in zone.holders),
        zone.state,
        zone.basis,
        zone.sure,
        min(days, default=None),
        max(days, default=None),
        round(float(areas_km2(zone.geometry)), 1),
        len(zone.places),
        SEPARATOR.join(place.name for place in zone.places) or None,
        SEPARATOR.join(place.id for place in zone.places) or None,
        len(zone.claims),
        joined([*_published(zone), *(r.source for r in told)]),
        joined(r.article_id for r in told),
        report.sentence if report else None,
        report.article_id if report else None,
        report.rule if report else None,
    )


def _published(zone: Zone) -> Iterator[str]:
    """Who published what a starting situation says of a zone; its file separates several by commas."""
    for claim in zone.claims:
        yield from (claim.source or "").split(", ")


def _latest(claims: Iterable[ControlClaim]) -> ControlClaim | None:
    """The last claim that an article makes."""
    return max((c for c in claims if c.event), key=lambda c: c.day, default=None)


def _zone_id(zone: Zone) -> str:
    """A name for a zone: the same holders, state and places always have the same one."""
    places = [place.id for place in zone.places] or [repr(zone.geometry.bounds)]
    seal = "\n".join((*zone.holders, zone.state, zone.basis, str(zone.sure), *places))
    return hashlib.sha256(seal.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def _visit(event: Event, origin: Place, place: Place) -> Row:
    first, time = event.reports[0], event.time
    return (
        event.id,
        joined(event.roles.visitor),
        joined(event.roles.host),
        joined(event.sides),
        event.factuality.value,
        event.cancelled,
        origin.name,
        origin.country,
        place.name,
        place.country,
        round(geodesic_km(origin.latitude, origin.longitude, place.latitude, place.longitude)),
        time.first_day if time else None,
        time.last_day if time else None,
        first.sentence,
        first.article_id,
        first.source,
        first.url,
    )


def _named(place: Place) -> tuple[str | None, ...]:
    """What a place is, as both events and places tell it."""
    return place.id, place.name, place.country, place.admin1, place.feature_class, place.feature_code


def _place(place: Place, events: Sequence[Event], zone: Zone | None, as_of: date | None) -> Row:
    kinds = Counter(event.kind for event in events)
    days = [day for event in events if event.time for day in (event.time.first_day, event.time.last_day)]
    longitude, latitude = geometry.position(place)
    return (
        *_named(place),
        place.population,
        latitude,
        longitude,
        len(events),
        *(kinds[kind] for kind in Kind),
        min(days, default=None),
        max(days, default=None),
        joined(zone.holders) if zone else None,
        zone.state if zone else None,
        zone.basis if zone else None,
        as_of if zone else None,
    )


def joined(values: Iterable[str | None]) -> str | None:
    """Several values as one cell, each once; None if there are none."""
    if isinstance(values, tuple) and len(values) < 2:  # most cells: a hundred thousand events have a million
        return (values[0] or None) if values else None
    return SEPARATOR.join(dict.fromkeys(value for value in values if value)) or None
