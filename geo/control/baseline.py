"""Who held what before the first report? A starting situation: a dated, sourced file of communities and their holders.

Either a CSV (columns latitude, longitude, holder; id, name or name_fr and name_en, kind, country, sources if known) with a TOML file of
the same stem beside it (day, country, title_fr, title_en, source_fr, source_en), or a GeoJSON feature collection of points
or polygons whose properties name the ``holder``, with ``day``, ``country``, ``title`` and ``source`` beside ``features``.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

from geo import data, inputs
from geo.codebook import Extent, Factuality
from geo.errors import InputError
from geo.model import ControlClaim, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KINDS = ("town", "base", "site", "quarter", "anchor")
"""What a point of a baseline is. A quarter has no cell; an anchor is no place, and only keeps a cell's edge where it is known."""

_GEONAMES_CLASS = {"town": ("P", None), "quarter": ("P", "PPLX"), "base": ("S", None), "site": ("S", None)}
_SOURCES_SHOWN = 3
_REQUIRED = ("latitude", "longitude", "holder")
_OPTIONAL = ("id", "name", "name_fr", "name_en", "kind", "country", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One place of a baseline and the side that holds it; ``sources`` names who says so."""

    place: Place
    kind: str
    holder: str
    sources: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Who held what in one country on one day. ``polygons`` are (holder, polygon), each colouring what lies in it."""

    day: date
    country: str
    title_fr: str
    title_en: str
    source_fr: str
    source_en: str
    points: tuple[Point, ...] = ()
    polygons: "tuple[tuple[str, BaseGeometry], ...]" = ()

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
        from shapely import contains_xy

        known = {point.place.id for point in self.points}
        found = list(self.points)
        for place in sorted((p for p in communities if p.country == self.country), key=lambda p: p.id):
            at = place.longitude, place.latitude
            holder = next((holder for holder, polygon in self.polygons if contains_xy(polygon, *at)), None)
            if holder is not None and place.id not in known:
                found.append(Point(place=place, kind="town", holder=holder))
        return replace(self, points=tuple(found), polygons=())


def shipped() -> tuple[str, ...]:
    """The names of the baselines that ship with Calque."""
    return tuple(sorted(path.stem for path in data.path("baselines").glob("*.csv")))


def read_baseline(source: str | Path) -> Baseline:
    """A baseline by the name of one that ships, or by the path of a CSV or GeoJSON file.

    Raises InputError, naming file, line and field, for a file that is not one.
    """
    path = data.path(f"baselines/{source}.csv") if str(source) in shipped() else Path(source)
    if not path.exists():
        raise InputError(f"{path}: no such baseline; give a file, or one that ships: {', '.join(shipped())}")
    return _from_geojson(path) if path.suffix.lower() in (".geojson", ".json") else _from_csv(path)


def _from_csv(path: Path) -> Baseline:
    rows = list(inputs.rows(path, _REQUIRED, _OPTIONAL))
    if not rows:
        raise InputError(f"{path}: a baseline without a row")
    beside = path.with_suffix(".toml")
    if not beside.exists():
        raise InputError(f"{beside}: no such file; a baseline needs it, with its day, country, title and source")
    try:
        head = _head(beside, tomllib.loads(inputs.text(beside)))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{beside}: not TOML: {error}") from None
    return Baseline(points=tuple(_point(where, row, head["country"]) for where, row in rows), **head)


def _from_geojson(path: Path) -> Baseline:
    try:
        collection = json.loads(inputs.text(path))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{path}: not a GeoJSON feature collection: {error}") from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not features or not isinstance(features, list):
        raise InputError(f"{path}: not a GeoJSON feature collection: features: must be a list that holds some")
    head = _head(path, collection)
    points, polygons = [], []
    for number, feature in enumerate(features, 1):
        where = f"{path}: feature {number}"
        properties, geometry = _member(where, feature, "properties"), _member(where, feature, "geometry")
        row = {name: str(value) for name, value in properties.items() if value is not None}
        if not row.get("holder"):
            raise InputError(f"{where}: holder: missing")
        shape = _shape(where, geometry)
        if shape.geom_type == "Point":
            longitude, latitude = map(str, shape.bounds[:2])
            points.append(_point(where, {**row, "latitude": latitude, "longitude": longitude}, head["country"]))
        else:
            polygons.append((row["holder"], shape))
    return Baseline(points=tuple(points), polygons=tuple(polygons), **head)


def _member(where: str, feature: Any, name: str) -> dict[str, Any]:
    """An object of a feature, empty where it has none."""
    found = (feature.get(name) or {}) if isinstance(feature, dict) else None
    if not isinstance(found, dict):
        raise InputError(f"{where}: {name}: must be an object")
    return found


def _shape(where: str, geometry: dict[str, Any]) -> "BaseGeometry":
    """The point or the polygon of a feature."""
    import shapely
    from shapely.geometry import shape

    if geometry.get("type") not in ("Point", "Polygon", "MultiPolygon"):
        raise InputError(f"{where}: geometry: a point or a polygon is needed, not {geometry.get('type')}")
    try:
        found = shape(geometry)
    except (LookupError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError):
        raise InputError(f"{where}: coordinates: are not those of a {geometry['type']}") from None
    if found.is_empty or not found.is_valid:
        raise InputError(
            f"{where}: coordinates: {shapely.is_valid_reason(found) if not found.is_empty else 'are empty'}"
        )
    return found


def _head(path: Path, head: Mapping[str, Any]) -> dict[str, Any]:
    """The day, the country, the title and the source of a baseline."""
    try:
        day = inputs.day(str(head.get("day", "")))
    except ValueError as error:
        raise InputError(f"{path}: day: {error}") from None
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


def _point(where: str, row: Mapping[str, str], country: str) -> Point:
    kind = row.get("kind") or "town"
    if kind not in KINDS:
        raise InputError(f"{where}: kind: {kind!r} is none of {', '.join(KINDS)}")
    if not row["holder"]:
        raise InputError(f"{where}: holder: missing")
    latitude, longitude = inputs.degrees(where, row, "latitude", 90), inputs.degrees(where, row, "longitude", 180)
    feature_class, feature_code = _GEONAMES_CLASS.get(kind, (None, None))
    place = Place(
        id=row.get("id") or f"baseline:{latitude:.5f},{longitude:.5f}",
        name=row.get("name_fr") or row.get("name") or row.get("name_en") or f"{latitude}, {longitude}",
        latitude=latitude, longitude=longitude, feature_class=feature_class, feature_code=feature_code,
        country=row.get("country") or country,
    )  # fmt: skip
    return Point(place=place, kind=kind, holder=row["holder"], sources=_sites(row.get("sources") or row.get("source")))


def _sites(sources: str | None) -> str | None:
    """The sites of a row's sources, short enough for a card."""
    told = [s.strip() for s in (sources or "").split("|")]
    sites = [urlparse(s).netloc.split(":")[0].removeprefix("www.") if "://" in s else s.split(":")[0] for s in told]
    named = [s for s in dict.fromkeys(sites) if s and s != "memory"]
    return ", ".join(named[:_SOURCES_SHOWN]) or None
