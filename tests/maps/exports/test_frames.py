"""pandas users get documented types, and those who don't use pandas don't load it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import geopandas
import pandas as pd
import pytest

import geo
from geo.maps.exports import dictionary
from geo.maps.exports.content import Content
from geo.maps.exports.frames import DTYPES
from geo.model import Event, Zone


def test_a_frame_has_the_columns_and_types_of_the_dictionary(events: tuple[Event, ...]) -> None:
    frame = geo.events_frame(events)

    columns = dictionary.columns("events")
    assert list(frame.columns) == [c.name for c in columns]
    assert [str(dtype) for dtype in frame.dtypes] == [DTYPES[c.type] for c in columns]


def test_an_empty_frame_has_the_same_columns_and_types(events: tuple[Event, ...]) -> None:
    empty, full = geo.events_frame([]), geo.events_frame(events)

    assert len(empty) == 0
    assert [str(d) for d in empty.dtypes] == [str(d) for d in full.dtypes]


def test_a_frame_says_what_the_events_say(events: tuple[Event, ...], held: Content) -> None:
    frame = geo.events_frame(iter(events))

    rows = [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]
    told = [tuple(pd.Timestamp(v) if isinstance(v, date) else v for v in row) for row in held.layer("events").rows]
    assert rows == told


def test_unknown_is_missing_and_never_zero(unplaced: Event) -> None:
    (row,) = geo.events_frame([unplaced]).to_dict("records")

    assert all(
        pd.isna(row[name]) for name in ("latitude", "low", "best", "high", "first_day", "geo_precision", "holder")
    )


def test_zones_come_with_their_geometry_as_it_is(zones: tuple[Zone, ...]) -> None:
    frame = geo.zones_frame(zones, as_of=date(2024, 12, 8))

    assert isinstance(frame, geopandas.GeoDataFrame)
    assert frame.crs == "EPSG:4326"
    assert all(a.equals_exact(zone.geometry, 0) for a, zone in zip(frame.geometry, zones, strict=True))
    assert set(frame["as_of"]) == {pd.Timestamp("2024-12-08")}
    assert geo.zones_frame([]).crs == "EPSG:4326"


def test_importing_the_package_loads_nothing_heavy(root: Path) -> None:
    program = "import sys, geo; print([m for m in ('pandas', 'numpy', 'pyarrow', 'shapely') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_name_that_does_not_exist_is_told() -> None:
    with pytest.raises(AttributeError, match="tolls_frame"):
        geo.tolls_frame  # noqa: B018
