"""Files leave whole or not at all, where they were asked for, and nowhere else."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.errors import InputError, OutputError
from geo.maps import exports
from geo.maps.exports import FORMATS, delivery, gather
from geo.maps.press import Material
from geo.model import Article, Event, Zone
from geo.places.gazetteer import Gazetteer

FULL = """
import resource, sys
from datetime import date
from geo.errors import OutputError
from geo.maps import exports
from geo.maps.exports import arrow, geopackage, kml, parquet, spreadsheet
from geo.model import Article

articles = [Article(id=f"a{i}", text="", title="x" * 999, published=date(2024, 12, 1)) for i in range(500)]
content = exports.gather((), (), articles)
exports.to_bytes(sys.argv[1].rpartition(".")[2], content)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    exports.export(content, sys.argv[1])
except OutputError as error:
    print(f"told: {error}")
"""


@pytest.mark.parametrize("extension", FORMATS)
def test_a_disk_that_fills_up_is_told_and_leaves_what_was_there(tmp_path: Path, extension: str, root: Path) -> None:
    path = tmp_path / f"x.{extension}"
    path.write_bytes(b"avant")

    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], cwd=root, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.stdout.startswith("told: "), done.stdout + done.stderr
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("extension", FORMATS)
def test_a_folder_that_cannot_be_written_is_told(extension: str) -> None:
    # /proc takes no file of anybody, not even of root
    with pytest.raises(OutputError, match="cannot be written"):
        exports.export(gather(()), Path("/proc") / f"x.{extension}")


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        exports.export(gather(()), tmp_path / "absent" / "x.gpkg")


@pytest.mark.parametrize("name", ["x.shp", "x", "x.", ".gpkg", "x.gpkg.bak"])
def test_an_unknown_extension_lists_the_formats(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        exports.export(gather(()), tmp_path / name)

    assert all(f".{form.extension} ({form.name})" in str(caught.value) for form in FORMATS.values())
    assert list(tmp_path.iterdir()) == []


def test_an_extension_may_be_in_capitals(tmp_path: Path) -> None:
    assert exports.export(gather(()), tmp_path / "X.GEOJSON") == (tmp_path / "X.GEOJSON",)


def test_a_layer_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="events, zones, visits, places, articles"):
        exports.export(gather(()), tmp_path / "x.csv", layers=["evenements"])
    with pytest.raises(InputError, match="no layer is asked for"):
        exports.export(gather(()), tmp_path / "x.csv", layers=[])


def test_a_file_that_exists_is_replaced_whole(tmp_path: Path, events: tuple[Event, ...]) -> None:
    path = tmp_path / "x.gpkg"
    exports.export(gather(events), path)
    exports.export(gather(events[:1]), path)

    assert path.read_bytes() == exports.to_bytes("gpkg", gather(events[:1]))


def test_when_one_of_several_files_cannot_be_written_none_is(tmp_path: Path, events: tuple[Event, ...]) -> None:
    path = tmp_path / "x.csv"
    path.write_text("avant")
    (tmp_path / "x.places.csv").mkdir()

    with pytest.raises(OutputError, match=r"x\.places\.csv: is a folder"):
        exports.export(gather(events), path)

    assert path.read_text() == "avant"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.csv", "x.places.csv"]


@pytest.mark.parametrize("extension", FORMATS)
def test_a_dictionary_comes_with_every_export(
    tmp_path: Path, events: tuple[Event, ...], zones: tuple[Zone, ...], extension: str
) -> None:
    files = exports.export(gather(events, zones), tmp_path / f"récit.v2.{extension}")

    told = b"".join(path.read_bytes() for path in files)
    if extension == "zip":
        told = zipfile.ZipFile(files[0]).read("dictionary.csv")
    assert b"ACLED event type" in told
    assert files[0].name == f"récit.v2.{extension}"
    assert all(path.parent == tmp_path and path.name.startswith("récit.v2.") for path in files)


def test_layers_that_are_empty_get_no_file_of_their_own(tmp_path: Path, unplaced: Event) -> None:
    files = exports.export(gather([unplaced]), tmp_path / "x.geojson")

    assert [path.name for path in files] == ["x.geojson"]


def test_one_layer_can_be_asked_for(tmp_path: Path, events: tuple[Event, ...], zones: tuple[Zone, ...]) -> None:
    files = exports.export(gather(events, zones), tmp_path / "x.geojson", layers=["zones"])

    assert files[0].read_bytes() == exports.to_bytes("geojson", gather(events, zones), "zones")
    assert len(files) == 1


@pytest.mark.parametrize(
    "stem",
    ["../../etc/passwd", "/etc/passwd", "C:\\x", "..", "", "CON", "nul.txt", "a\nb", "é" * 300, "x\0y", ".caché"],
)
def test_no_name_leaves_its_folder(tmp_path: Path, stem: str) -> None:
    name = exports.file_name(stem, "gpkg")

    path = (tmp_path / name).resolve()
    assert path.parent == tmp_path
    assert len(os.fsencode(name)) <= 255
    assert not name.startswith(".")
    path.write_bytes(b"")


def test_a_folder_gets_a_file_named_for_its_country_and_day(tmp_path: Path, taken: Event, gazetteer: Gazetteer) -> None:
    articles = (Article(id="a", text=""), Article(id="b", text=""))
    material = Material(events=(taken,), articles=articles, gazetteer=gazetteer)

    files = delivery.deliver(material, tmp_path, produced=date(2026, 11, 21))

    assert [path.name for path in files] == ["SYR_evenements_20241130.gpkg"]


def test_a_folder_gets_a_file_named_for_the_only_article_and_stays_its_folder(
    tmp_path: Path, strike: Event, gazetteer: Gazetteer
) -> None:
    material = Material(
        events=(replace(strike, time=None),), articles=(Article(id="../x", text=""),), gazetteer=gazetteer
    )

    files = delivery.deliver(material, tmp_path, extension="geojson")

    assert files[0] == tmp_path / "x.geojson"
