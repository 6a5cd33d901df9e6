"""How is a reading written for other programs?

The exchange format: JSON Lines, one object per article, UTF-8; offsets are code points of the article's text. The same
readings always give the same bytes.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from geo import output
from geo.codebook import GEO_CODES, TIME_CODES, Kind
from geo.model import Area, Count, Event, Place, Reading, Resolution, Roles, Span, TimeReference, Toll

_ROLES = {
    Kind.CONTROL: ("holder", "previous_holder"),
    Kind.STRIKE: ("attacker", "target"),
    Kind.CLASH: ("attacker", "target"),
    Kind.VISIT: ("visitor", "host"),
}


def record(reading: Reading) -> dict[str, Any]:
    """A reading as the object of one line."""
    article = reading.article
    return {
        "id": article.id,
        "published": _day(article.published),
        "published_from": article.published_from,
        "toponyms": [_toponym(resolution) for resolution in reading.resolutions],
        "events": [_event(event) for event in reading.events],
        "tolls": [_toll(toll) for toll in reading.tolls],
    }


def dumps(reading: Reading) -> str:
    """A reading as one line of the exchange format (``record``), without its line break. The same reading gives the same line."""
    return json.dumps(record(reading), ensure_ascii=False, allow_nan=False)


def write(readings: Iterable[Reading], path: str | Path) -> int:
    """Write readings, one a line, and say how many; ``-`` is the standard output.

    Raises OutputError when the file cannot be written; what it held before is then untouched.
    """
    if str(path) == "-":
        count = _write(readings, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return count
    with output.beside(path) as part, part.open("wb") as stream:
        return _write(readings, stream)


def _write(readings: Iterable[Reading], stream: BinaryIO) -> int:
    count = 0
    for reading in readings:
        stream.write(dumps(reading).encode() + b"\n")
        count += 1
    return count


def _toponym(resolution: Resolution) -> dict[str, Any]:
    toponym = resolution.toponym
    entry: dict[str, Any] = {
        **_span(toponym.span),
        "surface": toponym.surface,
        "use": str(toponym.use),
        "place": _place(resolution.place),
    }
    if resolution.place is None:
        entry["reason"] = resolution.reason
    return entry


def _event(event: Event) -> dict[str, Any]:
    first = event.reports[0]
    entry: dict[str, Any] = {
        "id": event.id,
        "kind": str(event.kind),
        "location": _span(first.location) if first.location else None,
        "place": _place(event.place, known=event.has_point),
        "geo_precision": GEO_CODES[event.precision].acled if event.precision else None,
        "where_prec": GEO_CODES[event.precision].ucdp if event.precision else None,
        "area": _area(event.area),
        **_days(event.time),
        "time_precision": TIME_CODES[event.time.precision].acled if event.time else None,
        "date_prec": TIME_CODES[event.time.precision].ucdp if event.time else None,
        "factuality": str(event.factuality),
        "attributed_to": list(event.attributed_to),
        "roles": _roles(event.kind, event.roles),
    }
    if event.named_in is not None:
        entry["named_in"] = event.named_in
    if event.place is None:
        entry["reason"] = event.reason
    if event.kind is Kind.STRIKE:
        entry["weapon"] = str(event.weapon) if event.weapon else None
    elif event.kind is Kind.CONTROL:
        entry["change"] = str(event.change) if event.change else None
        entry["extent"] = str(event.extent) if event.extent else None
    elif event.kind is Kind.VISIT:
        entry["origin"] = _place(event.origin)
    entry["fatalities"] = _count(event.fatalities)
    entry["wounded"] = _count(event.wounded)
    entry["evidence"] = [_span(span) for span in dict.fromkeys(report.span for report in event.reports)]
    entry["rule"] = first.rule
    return entry


def _toll(toll: Toll) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for name, count in (("killed", toll.killed), ("wounded", toll.wounded), ("displaced", toll.displaced)):
        if count is not None:
            entry[name] = {"low": count.low, "best": count.best, "high": count.high}
    return {
        **entry,
        "who": toll.who,
        "scope": toll.scope,
        **_days(toll.time),
        "attributed_to": list(toll.attributed_to),
        "evidence": [_span(toll.span)],
    }


def _place(place: Place | None, *, known: bool = True) -> dict[str, Any] | None:
    """A place; its coordinates only where they are ``known`` to be those of what is told."""
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "lat": place.latitude if known else None,
        "lon": place.longitude if known else None,
        "feature_class": place.feature_class,
        "feature_code": place.feature_code,
    }


def _area(area: Area | None) -> dict[str, Any] | None:
    if area is None:
        return None
    entry: dict[str, Any] = {"shape": area.shape}
    if area.radius_km is not None:
        entry["radius_km"] = area.radius_km
    if area.bearing_degrees is not None:
        entry["bearing_degrees"] = area.bearing_degrees
    if area.other is not None:
        entry["other"] = _place(area.other)
    return entry


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"low": count.low, "best": count.best, "high": count.high, "attributed_to": list(count.attributed_to)}


def _roles(kind: Kind, roles: Roles) -> dict[str, list[str]]:
    return {name: list(getattr(roles, name)) for name in _ROLES[kind]}


def _days(time: TimeReference | None) -> dict[str, str | None]:
    return {"first_day": _day(time.first_day if time else None), "last_day": _day(time.last_day if time else None)}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
