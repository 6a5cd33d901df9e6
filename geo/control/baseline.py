"""Who held what before the first report? A starting situation: a dated, sourced file of communities and their holders.

Either a CSV (columns latitude, longitude, holder; id, name or name_fr and name_en, kind, country, sources if known) with a TOML file of
the same stem beside it (day, country, title_fr, title_en, source_fr, source_en), or a GeoJSON feature collection of points
or polygons whose properties name the ``holder``, with ``day``, ``country``, ``title`` and ``source`` beside ``features``.
"""

import csv
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from geo import data
from geo.codebook import Extent, Factuality
from geo.errors import InputError
from geo.model import ControlClaim, Place

KINDS = ("town", "base", "site", "quarter", "anchor")
"""What a point of a baseline is. A quarter has no cell; an anchor is no place, and only keeps a cell's edge where it is known."""

_GEONAMES_CLASS = {"town": ("P", None), "quarter": ("P", "PPLX"), "base": ("S", None), "site": ("S", None)}
_SOURCES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place of a baseline and the side that holds it; ``sources`` names who says so."""

    place: Place
    kind: str
    holder: str
    sources: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Who held what in one country on one day. ``polygons`` are (holder, GeoJSON geometry), each colouring what lies in it."""

    day: date
    country: str
    title_fr: str
    title_en: str
    source_fr: str
    source_en: str
    points: tuple[Point, ...] = ()
    polygons: tuple[tuple[str, Any], ...] = ()

    def claim(self, point: Point) -> ControlClaim:
        """What the baseline says of one of its points."""
        return ControlClaim(
            place=point.place, holder=point.holder, extent=Extent.FULL, day=self.day, factuality=Factuality.ASSERTED,
            source=point.sources or self.source_fr,
        )  # fmt: skip

    def filled(self, communities: Iterable[Place]) -> "Baseline":
        """The same baseline with its polygons told as the communities that lie in them."""
        if not self.polygons:
            return self
        from shapely.geometry import Point as At
        from shapely.geometry import shape

        shapes = [(holder, shape(geometry)) for holder, geometry in self.polygons]
        known = {point.place.id for point in self.points}
        found = list(self.points)
        for place in sorted((p for p in communities if p.country == self.country), key=lambda p: p.id):
            at = At(place.longitude, place.latitude)
            holder = next((holder for holder, polygon in shapes if polygon.contains(at)), None)
            if holder is not None and place.id not in known:
                found.append(Point(place=place, kind="town", holder=holder))
        return Baseline(
            day=self.day, country=self.country, title_fr=self.title_fr, title_en=self.title_en,
            source_fr=self.source_fr, source_en=self.source_en, points=tuple(found),
        )  # fmt: skip


def shipped() -> tuple[str, ...]:
    """The names of the baselines that ship with Calque."""
    return tuple(sorted(path.stem for path in data.path("baselines").glob("*.csv")))


def read_baseline(source: str | Path) -> Baseline:
    """A baseline by the name of one that ships, or by the path of a CSV or GeoJSON file.

    Raises InputError, naming file, line and field, for a file that is not one.
    """
    path = data.path(f"baselines/{source}.csv") if str(source) in shipped() else Path(source)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such baseline; give a file, or one that ships: {', '.join(shipped())}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a baseline: {error}") from error
    return _from_geojson(path, text) if path.suffix.lower() in (".geojson", ".json") else _from_csv(path, text)


def _from_csv(path: Path, text: str) -> Baseline:
    beside = path.with_suffix(".toml")
    try:
        head = tomllib.loads(beside.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{beside}: a baseline needs this file, with its day, country and source: {error}") from error
    rows = csv.DictReader(text.splitlines())
    missing = {"latitude", "longitude", "holder"} - set(rows.fieldnames or ())
    if missing:
        raise InputError(f"{path}:1: a baseline needs the columns {', '.join(sorted(missing))}")
    described = _head(beside, head)
    points = tuple(_point(f"{path}:{rows.line_num}", row, described["country"]) for row in rows)
    if not points:
        raise InputError(f"{path}: a baseline without a row")
    return Baseline(points=points, **described)


def _from_geojson(path: Path, text: str) -> Baseline:
    try:
        collection = json.loads(text)
        features = collection["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a GeoJSON feature collection: {error}") from error
    described = _head(path, collection)
    points, polygons = [], []
    for number, feature in enumerate(features, 1):
        where = f"{path}: feature {number}"
        properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
        holder = properties.get("holder")
        if not holder:
            raise InputError(f"{where}: holder: missing")
        if geometry.get("type") == "Point":
            longitude, latitude = geometry["coordinates"][:2]
            row = {**{k: str(v) for k, v in properties.items()}, "latitude": latitude, "longitude": longitude}
            points.append(_point(where, row, described["country"]))
        elif geometry.get("type") in ("Polygon", "MultiPolygon"):
            polygons.append((str(holder), geometry))
        else:
            raise InputError(f"{where}: geometry: a point or a polygon is needed, not {geometry.get('type')}")
    return Baseline(points=tuple(points), polygons=tuple(polygons), **described)


def _head(path: Path, head: Mapping[str, Any]) -> dict[str, Any]:
    """The day, the country, the title and the source of a baseline."""
    day = head.get("day")
    try:
        day = day if isinstance(day, date) else date.fromisoformat(str(day))
    except ValueError as error:
        raise InputError(f"{path}: day: {day!r} is not a day (2024-11-26)") from error
    country = head.get("country")
    if not isinstance(country, str) or len(country) != 2:
        raise InputError(f"{path}: country: {country!r} is not an ISO 3166 code of two letters")
    told: dict[str, Any] = {"day": day, "country": country}
    for field in ("title", "source"):
        for language in ("fr", "en"):
            words = head.get(f"{field}_{language}") or head.get(field)
            if not words:
                raise InputError(f"{path}: {field}: missing")
            told[f"{field}_{language}"] = str(words)
    return told


def _point(where: str, row: Mapping[str, Any], country: str) -> Point:
    kind = row.get("kind") or "town"
    if kind not in KINDS:
        raise InputError(f"{where}: kind: {kind!r} is none of {', '.join(KINDS)}")
    holder = (row.get("holder") or "").strip()
    if not holder:
        raise InputError(f"{where}: holder: missing")
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        name = row.get("name_fr") or row.get("name") or row.get("name_en") or f"{latitude}, {longitude}"
        feature_class, feature_code = _GEONAMES_CLASS.get(kind, (None, None))
        place = Place(
            id=row.get("id") or f"baseline:{latitude:.5f},{longitude:.5f}", name=name, latitude=latitude, longitude=longitude,
            feature_class=feature_class, feature_code=feature_code, country=row.get("country") or country,
        )  # fmt: skip
    except (TypeError, ValueError) as error:
        raise InputError(f"{where}: latitude, longitude: {error}") from error
    return Point(place=place, kind=kind, holder=holder, sources=_sites(row.get("sources") or row.get("source")))


def _sites(sources: str | None) -> str | None:
    """The sites of a row's sources, short enough for a card."""
    told = [s.strip() for s in (sources or "").split("|")]
    sites = [urlparse(s).netloc.split(":")[0].removeprefix("www.") if "://" in s else s.split(":")[0] for s in told]
    named = [s for s in dict.fromkeys(sites) if s and s != "memory"]
    return ", ".join(named[:_SOURCES_SHOWN]) or None
