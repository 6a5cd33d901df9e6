"""How does an export leave as a GeoPackage?

One SQLite file with every layer and the data dictionary, written by GDAL, with its columns described and the styles that
QGIS takes up on opening. Made twice on one machine from the same input it has the same bytes: its dates are the day of
production, or 1 January 1970 where that is not told.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from geo import __version__
from geo.errors import OutputError
from geo.maps.exports import arrow, dictionary, styles
from geo.maps.exports.content import Content
from geo.maps.wording import texts

_UNDATED = date(1970, 1, 1)
_TITLES = {
    "events": "tab.events",
    "zones": "layer.zones",
    "visits": "layer.visits",
    "places": "articles.places",
    "articles": "tab.articles",
}
_SCHEMA = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
    f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
    constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
    constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
    max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
INSERT INTO gpkg_extensions VALUES
    ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec120/#extension_schema', 'read-write'),
    ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
     'http://www.geopackage.org/spec120/#extension_schema', 'read-write');
"""


def render(content: Content) -> bytes:
    """Every layer in one file.

    Raises OutputError when GDAL or SQLite cannot write it: the folder for temporary files is full or read-only.
    """
    import pyogrio

    failures = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, sqlite3.Error, OSError, RuntimeError)
    try:
        with TemporaryDirectory(prefix="calque-") as folder:
            path = Path(folder) / "calque.gpkg"
            for layer in content.layers:
                place = {"geometry_name": arrow.GEOMETRY, "geometry_type": layer.geometry, "crs": "EPSG:4326"}
                table = arrow.table(layer)
                more = place if layer.geometry else {}
                pyogrio.write_arrow(table, path, layer=layer.name, driver="GPKG", append=path.exists(), **more)
            with closing(sqlite3.connect(path)) as database:
                _finish(database, content)
            return _settled(path.read_bytes())
    except failures as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise OutputError(f"the GeoPackage cannot be written: {reason}") from error


def _settled(file: bytes) -> bytes:
    """A database whose counter of changes, which depends on how the writing went, is set back to one."""
    once = (1).to_bytes(4, "big")
    return b"".join((file[:24], once, file[28:92], once, file[96:]))


def _finish(database: sqlite3.Connection, content: Content) -> None:
    """Dictionary, styles, titles and dates, once the layers are in."""
    stamp = f"{content.produced or _UNDATED}T00:00:00.000Z"
    say = texts(content.language)
    database.executescript(_SCHEMA)
    _table(database, "dictionary", dictionary.FIELDS, [tuple(entry) for entry in dictionary.entries()])
    about = [
        ("generator", f"Calque {__version__}"),
        ("produced", content.produced.isoformat() if content.produced else None),
        ("attribution", say["map.attribution"]),
        ("disclaimer", say["map.disclaimer"]),
    ]
    _table(database, "about", ("name", "value"), about)
    database.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?, ?, ?)",
        [(entry.layer, entry.name, entry.meaning(content.language)) for entry in dictionary.entries()],
    )
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,"
        " styleSLD, useAsDefault, description, owner, update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', ?)",
        [
            (name, arrow.GEOMETRY, "Calque", style, say["app.title"], stamp)
            for name, style in styles.qml(content).items()
        ],
    )
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('layer_styles', 'attributes', 'layer_styles', 0)"
    )
    database.executemany(
        "UPDATE gpkg_contents SET description = ? WHERE table_name = ?",
        [(say[key], name) for name, key in _TITLES.items()],
    )
    database.execute("UPDATE gpkg_contents SET last_change = ?", (stamp,))
    database.commit()
    database.execute("VACUUM")  # no trace of what the pages held before


def _table(
    database: sqlite3.Connection, name: str, columns: tuple[str, ...], rows: Sequence[Sequence[str | None]]
) -> None:
    """A table without geometry, known to GDAL and QGIS; names are our own."""
    listed = ", ".join(f'"{column}" TEXT' for column in columns)
    database.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {listed})')
    places, named = ", ".join("?" * len(columns)), ", ".join(f'"{c}"' for c in columns)
    database.executemany(f'INSERT INTO "{name}" ({named}) VALUES ({places})', rows)  # noqa: S608  # no name from outside
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, 'attributes', ?, 0)",
        (name, name),
    )
