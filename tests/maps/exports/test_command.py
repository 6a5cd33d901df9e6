"""``calque export``, as a process of its own."""

import json
import os
import subprocess
from pathlib import Path

import pyogrio
import pytest

ARTICLE = """titre: Les rebelles à Alep
publié: 2024-12-01
source: rédigé pour Calque

Hayat Tahrir al-Cham a pris samedi Alep. L’aviation russe a bombardé dimanche Idleb, faisant au moins 8 morts.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "alep.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(calque: list[str], root: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*calque, "export", *map(str, arguments)],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_articles_become_a_geopackage(calque: list[str], root: Path, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "récit.gpkg"

    done = run(calque, root, article, "-o", target)

    assert done.returncode == 0, done.stderr
    kinds = set(pyogrio.read_dataframe(target, layer="events")["kind"])
    assert {"control", "strike"} <= kinds
    assert pyogrio.read_info(target, layer="zones")["features"] > 0
    assert pyogrio.read_info(target, layer="articles")["features"] == 1


def test_a_folder_is_given_one_file_a_layer_named_for_the_article(
    calque: list[str], root: Path, article: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "sortie"
    folder.mkdir()

    done = run(calque, root, article, "-o", folder, "--format", "geojson", "--baseline", "none", "--lang", "en")

    assert done.returncode == 0, done.stderr
    assert {p.name for p in folder.iterdir()} == {
        "alep.geojson",
        "alep.zones.geojson",
        "alep.places.geojson",
        "alep.articles.geojson",
    }
    assert json.loads((folder / "alep.geojson").read_text(encoding="utf-8"))["metadata"]["attribution"]


def test_the_day_of_production_comes_from_the_environment_and_bytes_repeat(
    calque: list[str], root: Path, article: Path, tmp_path: Path
) -> None:
    for name in ("a.gpkg", "b.gpkg"):
        assert run(calque, root, article, "-o", tmp_path / name, SOURCE_DATE_EPOCH="1733616000").returncode == 0

    about = dict(pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="about", read_geometry=False).values.tolist())
    assert about["produced"] == "2024-12-08"
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.shp"], "choose among .gpkg (GeoPackage)"),
        (["-o", "/proc/x.csv"], "cannot be written"),
        (["-o", "/absent/x.csv"], "does not exist"),
        (["-o", "x.csv", "--layers", "fronts"], "there are events"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    calque: list[str], root: Path, article: Path, arguments: list[str], said: str
) -> None:
    done = run(calque, root, article, *arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
