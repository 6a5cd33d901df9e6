"""Every format gives back what went in, as other programs read it."""

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pyogrio
import pytest
from pandas.testing import assert_frame_equal
from shapely.geometry import shape

from geo.maps import exports
from geo.maps.exports import FORMATS, LAYERS, dictionary, frames, gather
from geo.maps.exports.content import Content, Layer
from geo.model import Article, Event, Zone
from tests.maps.exports.conftest import AS_OF, PRODUCED

Rows = list[tuple[Any, ...]]
KML = "{http://www.opengis.net/kml/2.2}"
SHOWN = ("events", "zones", "visits")  # what a KML shows
HELD = [(f, layer) for f in FORMATS for layer in (SHOWN if f in ("kml", "kmz") else LAYERS)]


def of_text(kind: str, cell: str | None) -> Any:
    """A cell of text as the type that the dictionary says."""
    if cell in (None, ""):
        return None
    read: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": float,
        "date": date.fromisoformat,
        "boolean": lambda c: c == "1",
    }
    return read.get(kind, str)(cell)


def typed(layer: str, rows: Iterable[dict[str, Any]]) -> Rows:
    columns = dictionary.columns(layer)
    return [tuple(of_text(c.type, row.get(c.name)) for c in columns) for row in rows]


def from_gpkg(path: Path, layer: str) -> Rows:
    table = pyogrio.read_arrow(path, layer=layer)[1]
    names = [column.name for column in dictionary.columns(layer)]
    return [tuple(row[name] for name in names) for row in table.to_pylist()]


def from_geojson(path: Path, layer: str) -> Rows:
    found = []
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        cells = (feature["properties"][c.name] for c in dictionary.columns(layer))
        kinds = (c.type for c in dictionary.columns(layer))
        found.append(
            tuple(date.fromisoformat(v) if k == "date" and v else v for k, v in zip(kinds, cells, strict=True))
        )
    return found


def from_csv(path: Path, layer: str) -> Rows:
    return csv_rows(path.read_bytes(), layer)


def csv_rows(data: bytes, layer: str) -> Rows:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return typed(layer, [{k: v[1:] if v[:1] == "'" else v for k, v in row.items()} for row in rows])


def from_zip(path: Path, layer: str) -> Rows:
    with zipfile.ZipFile(path) as archive:
        return csv_rows(archive.read(f"{layer}.csv"), layer)


def from_kml(path: Path, layer: str) -> Rows:
    return placemarks(ET.parse(path).getroot(), layer)


def from_kmz(path: Path, layer: str) -> Rows:
    with zipfile.ZipFile(path) as archive:
        return placemarks(ET.fromstring(archive.read("doc.kml")), layer)


def placemarks(root: ET.Element, layer: str) -> Rows:
    data = [d for d in root.iter(f"{KML}SchemaData") if d.get("schemaUrl") == f"#schema-{layer}"]
    return typed(layer, [{cell.get("name", ""): cell.text for cell in d} for d in data])


def from_parquet(path: Path, layer: str) -> Rows:
    from pyarrow import parquet

    names = [column.name for column in dictionary.columns(layer)]
    return [tuple(row[name] for name in names) for row in parquet.read_table(path).to_pylist()]


READERS = {
    "gpkg": from_gpkg,
    "geojson": from_geojson,
    "csv": from_csv,
    "zip": from_zip,
    "kml": from_kml,
    "kmz": from_kmz,
    "parquet": from_parquet,
}


def beside(path: Path, layer: str, first: str = "events") -> Path:
    """The file that holds a layer."""
    if FORMATS[path.suffix[1:]].layered or layer == first:
        return path
    return path.with_suffix(f".{layer}{path.suffix}")


def in_order(rows: Sequence[tuple[Any, ...]]) -> Rows:
    return sorted(rows, key=lambda row: str(row[0]))


@pytest.fixture
def without_controls(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """KML cannot carry a carriage return as it is; every other awkward character stays."""
    return tuple(e for e in events if not (e.excepted or "").startswith("\r"))


def test_a_new_format_cannot_go_unread() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize(("extension", "layer"), HELD)
def test_every_format_gives_back_the_rows_that_went_in(
    tmp_path: Path,
    without_controls: tuple[Event, ...],
    zones: tuple[Zone, ...],
    articles: tuple[Article, ...],
    extension: str,
    layer: str,
) -> None:
    path = tmp_path / f"récit.{extension}"
    expected = gather(without_controls, zones, articles, as_of=AS_OF).layer(layer)

    exports.export(gather(without_controls, zones, articles, as_of=AS_OF, produced=PRODUCED), path)

    assert in_order(READERS[extension](beside(path, layer), layer)) == in_order(expected.rows)


@pytest.mark.parametrize("layer", ["events", "zones", "visits", "places"])
def test_geometries_come_back_in_geopackage_geojson_and_geoparquet(tmp_path: Path, held: Content, layer: str) -> None:
    expected = [
        shape({"type": held.layer(layer).geometry, "coordinates": c}) if c else None
        for c in coordinates(held.layer(layer))
    ]
    for extension in ("gpkg", "geojson", "parquet"):
        path = tmp_path / f"x.{extension}"
        path.write_bytes(FORMATS[extension].render(held, layer))

        frame = geopandas.read_parquet(path) if extension == "parquet" else pyogrio.read_dataframe(path, layer=layer)

        assert frame.crs.equals("EPSG:4326", ignore_axis_order=True)
        assert len(frame) == len(expected)
        for found, wanted in zip(frame.geometry, expected, strict=True):
            assert (found is None and wanted is None) or found.equals_exact(wanted, 0), extension


def coordinates(layer: Layer) -> tuple[Any, ...]:
    return layer.coordinates


def test_geometries_of_a_csv_come_back_through_gdal(tmp_path: Path, held: Content) -> None:
    path = tmp_path / "zones.csv"
    path.write_bytes(FORMATS["csv"].render(held, "zones"))

    frame = geopandas.GeoSeries.from_wkt(pyogrio.read_dataframe(path)["wkt"])

    expected = [shape({"type": "MultiPolygon", "coordinates": c}) for c in held.layer("zones").coordinates]
    assert all(a.equals_exact(b, 0) for a, b in zip(frame, expected, strict=True))


def test_geometries_of_a_kml_come_back_through_gdal(tmp_path: Path, held: Content) -> None:
    path = tmp_path / "x.kml"
    path.write_bytes(FORMATS["kml"].render(held, "events"))

    zones = pyogrio.read_dataframe(path, layer="Zones de contrôle")

    areas = [shape({"type": "MultiPolygon", "coordinates": c}).area for c in held.layer("zones").coordinates]
    assert [zone.area for zone in zones.geometry] == pytest.approx(areas)


def test_a_geopackage_reads_as_the_frame_that_pandas_users_get(
    tmp_path: Path, events: tuple[Event, ...], zones: tuple[Zone, ...]
) -> None:
    path = tmp_path / "x.gpkg"
    exports.export(gather(events, zones, as_of=AS_OF), path)
    made = frames.events_frame(events)

    read = pyogrio.read_dataframe(path, layer="events", read_geometry=False)

    as_made = {
        c.name: read[c.name].astype(object).where(read[c.name].notna(), None) for c in dictionary.columns("events")
    }
    again = pd.DataFrame(as_made).astype(
        {name: str(made[name].dtype) for name in made if str(made[name].dtype) != "category"}
    )
    again = again.astype({name: made[name].dtype for name in made})
    assert_frame_equal(again, made)


def test_a_geopackage_holds_every_layer_its_dictionary_and_where_it_comes_from(tmp_path: Path, held: Content) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(FORMATS["gpkg"].render(held, "events"))

    layers = {str(name): kind for name, kind in pyogrio.list_layers(path)}
    about = dict(pyogrio.read_dataframe(path, layer="about", read_geometry=False).values.tolist())

    assert [layers[name] for name in LAYERS] == ["Point", "MultiPolygon", "MultiLineString", "Point", None]
    assert len(pyogrio.read_dataframe(path, layer="dictionary", read_geometry=False)) == len(dictionary.entries())
    assert about["produced"] == "2026-11-21"
    assert "GeoNames" in about["attribution"]


def test_a_geopackage_explains_its_columns_and_dates_them_to_the_day_of_production(
    tmp_path: Path, held: Content
) -> None:
    path = tmp_path / "x.gpkg"
    path.write_bytes(FORMATS["gpkg"].render(held, "events"))

    with closing(sqlite3.connect(path)) as database:
        explained = dict(
            database.execute("SELECT column_name, description FROM gpkg_data_columns WHERE table_name = 'events'")
        )
        changed = {row[0] for row in database.execute("SELECT last_change FROM gpkg_contents")}
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
        foreign = database.execute("PRAGMA foreign_key_check").fetchall()

    assert explained["where_prec"] == next(c.fr for c in dictionary.columns("events") if c.name == "where_prec")
    assert changed == {"2026-11-21T00:00:00.000Z"}
    assert (sound, foreign) == ("ok", [])


def test_an_event_without_a_place_leaves_without_a_point(held: Content, unplaced: Event) -> None:
    collection = json.loads(FORMATS["geojson"].render(held, "events"))

    (lost,) = [f for f in collection["features"] if f["id"] == "e-sans-lieu"]
    assert lost["geometry"] is None
    assert lost["properties"]["latitude"] is None
    assert lost["properties"]["no_place_reason"] == unplaced.reason


@pytest.mark.parametrize("extension", FORMATS)
def test_nothing_at_all_can_be_exported(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"vide.{extension}"

    exports.export(gather(()), path)

    assert READERS[extension](path, "events") == []


@pytest.mark.parametrize("extension", FORMATS)
def test_half_a_character_does_not_stop_an_export(tmp_path: Path, strike: Event, extension: str) -> None:
    broken = replace(strike, excepted="a\ud83db", attributed_to=("\x07\udc00",))
    path = tmp_path / f"x.{extension}"

    exports.export(gather((broken,), (), (Article(id="\ud83d", text="\udc00"),)), path)

    (row,) = READERS[extension](path, "events")
    assert row[0] == strike.id


@pytest.mark.parametrize("extension", FORMATS)
def test_the_same_input_gives_the_same_bytes(
    events: tuple[Event, ...], zones: tuple[Zone, ...], articles: tuple[Article, ...], extension: str
) -> None:
    one, other = (
        exports.to_bytes(extension, gather(events, zones, articles, as_of=AS_OF, produced=PRODUCED)) for _ in range(2)
    )

    assert one == other


def test_the_day_of_production_is_told_where_it_is_known(held: Content) -> None:
    undated = replace(held, produced=None)

    assert json.loads(FORMATS["geojson"].render(held, "events"))["metadata"]["produced"] == "2026-11-21"
    assert json.loads(FORMATS["geojson"].render(undated, "events"))["metadata"]["produced"] is None
