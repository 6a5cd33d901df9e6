"""Additions: GeoNames' files and one's own tables come in whole and for good, or not at all."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import CalqueError, GazetteerError, NetworkError
from geo.places import catalogue, commands, download
from geo.places.catalogue import additions
from geo.places.gazetteer import Gazetteer
from geo.places.imports import read_dump
from tests.places.conftest import OWN, file, snapshot
from tests.places.local_server import Answer, Site, serve

# GeoNames' format: 19 columns parted by tabs (readme.txt of its export site).
PLACE = {
    "geonameid": "170063", "name": "Aleppo", "asciiname": "Aleppo", "alternatenames": "Alep,Halab,hlb,ALP,حلب",
    "latitude": "36.20124", "longitude": "37.16117", "feature_class": "P", "feature_code": "PPLA", "country_code": "SY",
    "cc2": "", "admin1_code": "09", "admin2_code": "", "admin3_code": "", "admin4_code": "", "population": "2098210",
    "elevation": "", "dem": "389", "timezone": "Asia/Damascus", "modification_date": "2024-12-01",
}  # fmt: skip
VILLAGE = PLACE | {
    "geonameid": "900001", "name": "Tall Zarūr", "asciiname": "Tall Zarur", "alternatenames": "Tell Zarour", "latitude": "36.12",
    "longitude": "36.71", "feature_code": "PPL", "population": "0",
}  # fmt: skip
BASE = VILLAGE | {
    "geonameid": "900002",
    "name": "Qā‘idat al Jirāḩ",
    "alternatenames": "",
    "feature_class": "S",
    "feature_code": "AIRB",
}
SCHOOL = VILLAGE | {"geonameid": "900003", "name": "Madrasat", "feature_class": "S", "feature_code": "SCH"}
PROVINCE = VILLAGE | {"geonameid": "900004", "name": "Muḩāfaz̧at Ḩalab", "feature_class": "A", "feature_code": "ADM1"}
ALTERNATES = (
    ("1", "900001", "fr", "Tell Zarour-le-Grand", "1", "", "", "", "", ""),
    ("2", "900001", "ar", "تل زعرور", "", "", "", "", "", ""),
    ("3", "900001", "link", "https://example.org/zarur", "", "", "", "", "", ""),
    ("4", "170063", "fr", "Alep", "1", "", "", "", "", ""),
)
pytestmark = pytest.mark.usefixtures("home")
CALQUE = [sys.executable, "-m", "geo", "gazetteer"]


def dump(*rows: dict[str, str], member: str = "SY.txt") -> bytes:
    return zipped(member, "".join("\t".join(row.values()) + "\n" for row in rows))


def alternates(*rows: tuple[str, ...], member: str = "SY.txt") -> bytes:
    return zipped(member, "".join("\t".join(row) + "\n" for row in rows))


def zipped(member: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "as GeoNames puts one beside its table")
        archive.writestr(member, text)
    return buffer.getvalue()


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        served.give("/SY.zip", Answer(dump(PLACE, VILLAGE, BASE, SCHOOL, PROVINCE)))
        served.give("/alternatenames/SY.zip", Answer(alternates(*ALTERNATES)))
        yield served


def add(site: Site) -> list[str]:
    return list(commands.add_country("SY", site=site.address))


# ------------------------------------------------------------------ GeoNames' site


def test_a_country_is_fetched_and_added_for_good(site: Site) -> None:
    assert Gazetteer.open().lookup("Tell Zarour") == ()

    lines = add(site)

    assert lines[-1].startswith("SY: 3 places")
    found = Gazetteer.open().lookup("Tell Zarour")
    assert [m.place.id for m in found] == ["geonames:900001"]
    assert found[0].place.name == "Tell Zarour-le-Grand"
    assert site.agents[0].startswith("Calque/")


def test_alternate_names_bring_their_language_and_links_are_no_names(site: Site) -> None:
    add(site)
    opened = Gazetteer.open()

    assert opened.lookup("تل زعرور")[0].language == "ar"
    assert opened.lookup("Tell Zarour-le-Grand")[0].place.id == "geonames:900001"
    assert not any("example" in name for name in opened.names("geonames:900001"))
    assert opened.by_key("Tal Zaroor")[0].place.id == "geonames:900001"


def test_sites_that_wars_are_about_come_in_and_schools_and_provinces_stay_out(site: Site) -> None:
    add(site)
    opened = Gazetteer.open()

    assert opened.place("geonames:900002") is not None
    assert opened.place("geonames:900003") is None
    assert opened.place("geonames:900004") is None


def test_sites_that_are_added_are_among_a_country_s(site: Site) -> None:
    before = Gazetteer.open().sites("SY")
    add(site)
    after = Gazetteer.open().sites("SY")

    assert before
    assert {place.id for place in after} - {place.id for place in before} == {"geonames:900002"}


def test_a_place_that_ships_is_told_anew_and_not_twice(site: Site) -> None:
    before = len(Gazetteer.open().communities("SY"))
    add(site)
    opened = Gazetteer.open()

    assert [m.place.feature_code for m in opened.lookup("Halab") if m.place.id == "geonames:170063"] == ["PPLA"]
    assert len(opened.communities("SY")) == before + 1


def test_adding_again_replaces(site: Site, home: Path) -> None:
    add(site)
    add(site)

    assert [a.id for a in additions()] == ["SY"]
    assert len([p for p in home.iterdir() if p.is_dir()]) == 1


def test_removing_leaves_what_ships(site: Site, home: Path) -> None:
    add(site)

    assert list(commands.remove("sy")) == ["SY: 3 places removed"]
    assert Gazetteer.open().lookup("Tell Zarour") == ()
    assert Gazetteer.open().lookup("Alep")
    assert not [p for p in home.iterdir() if p.is_dir()]
    with pytest.raises(GazetteerError, match="not an addition"):
        list(commands.remove("SY"))


@pytest.mark.parametrize(
    ("path", "answer", "message"),
    [
        ("/SY.zip", Answer(status=404), r"SY\.zip: the site answers 404"),
        ("/SY.zip", Answer(status=503, body=b"busy"), r"SY\.zip: the site answers 503"),
        ("/SY.zip", Answer(dump(VILLAGE), sent=60), r"SY\.zip: cut short, 60 bytes of \d+"),
        ("/SY.zip", Answer(b"<html>not a zip</html>"), r"SY\.zip: damaged or cut short"),
        ("/SY.zip", Answer(dump(VILLAGE)[:-30]), r"SY\.zip: damaged or cut short"),
        ("/SY.zip", Answer(dump(VILLAGE), delay_s=1.5), r"SY\.zip: no answer within 0\.5 s"),
        ("/SY.zip", Answer(dump(VILLAGE, member="IQ.txt")), r"SY\.zip: holds no SY\.txt"),
        ("/SY.zip", Answer(dump(VILLAGE | {"country_code": "IQ"})), r"SY\.txt:1: country_code: 'IQ', expected 'SY'"),
        ("/SY.zip", Answer(zipped("SY.txt", "1\tAlep\n")), r"SY\.txt:1: 2 columns, where GeoNames has 19"),
        ("/SY.zip", Answer(zipped("SY.txt", "")), r"holds no place"),
        ("/SY.zip", Answer(dump(PLACE, VILLAGE | {"latitude": "x"})), r"SY\.txt:2: latitude: not a number: 'x'"),
        (
            "/SY.zip",
            Answer(dump(VILLAGE | {"latitude": "93.1"})),
            r"SY\.txt:1: latitude: 93\.1 is not between -90 and 90",
        ),
        ("/SY.zip", Answer(dump(VILLAGE | {"longitude": "nan"})), r"SY\.txt:1: longitude: nan is not between"),
        ("/SY.zip", Answer(dump(VILLAGE | {"population": "-5"})), r"SY\.txt:1: population: not a whole number: '-5'"),
        ("/SY.zip", Answer(dump(VILLAGE, VILLAGE)), r"SY\.txt:2: geonameid: 900001 is there twice"),
        ("/SY.zip", Answer(dump(VILLAGE | {"name": " "})), r"SY\.txt:1: name: is empty"),
        ("/SY.zip", Answer(zipped("SY.txt", "x").replace(b"x", b"x")), r"SY\.txt:1: 1 columns"),
        ("/alternatenames/SY.zip", Answer(status=404), r"alternatenames/SY\.zip: the site answers 404"),
        (
            "/alternatenames/SY.zip",
            Answer(alternates(("1", "Alep", "fr", "x"))),
            r"SY\.txt:1: geonameid: not a number: 'Alep'",
        ),
        (
            "/alternatenames/SY.zip",
            Answer(alternates(("1", "2"))),
            r"SY\.txt:1: 2 columns, where GeoNames has at least 4",
        ),
    ],
)
def test_what_goes_wrong_is_named_and_leaves_the_gazetteer_as_it_was(
    site: Site, home: Path, monkeypatch: pytest.MonkeyPatch, path: str, answer: Answer, message: str
) -> None:
    add(site)
    before = snapshot(home)
    monkeypatch.setattr(
        download.country_files, "__kwdefaults__", {**download.country_files.__kwdefaults__, "timeout_s": 0.5}
    )
    site.give(path, answer)

    with pytest.raises(CalqueError, match=message):
        add(site)

    assert snapshot(home) == before
    assert Gazetteer.open().lookup("Tell Zarour")


def test_a_site_that_is_not_there_is_named(home: Path) -> None:
    with pytest.raises(NetworkError, match=r"127\.0\.0\.1:9/SY\.zip: "):
        list(commands.add_country("SY", site="http://127.0.0.1:9"))

    assert not home.exists() or not snapshot(home)


@pytest.mark.parametrize("address", ["file:///etc", "ftp://example.org", "nonsense"])
def test_a_site_must_be_on_the_web(address: str) -> None:
    with pytest.raises(NetworkError, match="not a web address"):
        list(commands.add_country("SY", site=address))


@pytest.mark.parametrize("code", ["XX", "SYR", "", "../SY", "mine.xlsx"])
def test_what_is_no_country_is_refused_before_anything_is_fetched(site: Site, code: str) -> None:
    with pytest.raises(GazetteerError, match="not the ISO 3166 code of a country"):
        list(commands.add_country(code, site=site.address))

    assert site.asked == []


def test_progress_is_told_as_the_file_comes(site: Site) -> None:
    told: list[tuple[str, int, int | None]] = []
    list(commands.add_country("SY", site=site.address, progress=lambda *step: told.append(step)))

    assert told
    assert told[0][0] == "SY.zip"
    assert told[-1][1] == told[-1][2]


def test_an_interruption_leaves_the_gazetteer_as_it_was(site: Site, home: Path) -> None:
    add(site)
    before = snapshot(home)

    def interrupt(_name: str, came: int, _expected: int | None) -> None:
        if came:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(commands.add_country("SY", site=site.address, progress=interrupt))

    assert snapshot(home) == before


def test_an_interruption_while_writing_leaves_the_gazetteer_as_it_was(site: Site, home: Path, tmp_path: Path) -> None:
    add(site)
    before = snapshot(home)

    def entries() -> Iterator[object]:
        yield from read_dump(file(tmp_path, "SY.zip", dump(VILLAGE)), "SY")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.install("SY", entries(), title="SY", source="s", licence="l", namespace="geonames")  # type: ignore[arg-type]

    assert snapshot(home) == before


def test_ctrl_c_ends_the_command_and_leaves_the_gazetteer_as_it_was(site: Site, home: Path) -> None:
    add(site)
    before = snapshot(home)
    site.asked.clear()
    site.give("/SY.zip", Answer(dump(VILLAGE), delay_s=20))
    started = subprocess.Popen([*CALQUE, "add", "SY", "--site", site.address], stderr=subprocess.PIPE)
    while not site.asked and started.poll() is None:
        time.sleep(0.02)

    started.send_signal(signal.SIGINT)
    _, complaint = started.communicate(timeout=20)

    assert started.returncode == 130
    assert b"Traceback" not in complaint
    assert snapshot(home) == before


def test_what_a_killed_process_left_is_swept_away(site: Site, home: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, busy = home / f".partial-{gone.pid}-x", home / f".partial-{os.getpid()}-y"
    for folder in (left, busy):
        folder.mkdir(parents=True)
        (folder / "tables.bin").write_bytes(b"half")

    add(site)

    assert not left.exists()
    assert busy.exists()


def test_the_bar_fills_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", Terminal())
    commands._progress("SY.zip", 500_000, 1_000_000)
    commands._progress("SY.zip", 1_000_000, 1_000_000)
    half, full = sys.stderr.getvalue().split("\r")[1:]  # type: ignore[attr-defined]

    assert half.count("█") * 2 == full.count("█")
    assert full.endswith("1.0 / 1.0 MB\n")


# ------------------------------------------------------------------ files


def test_a_file_is_enough_with_no_network(tmp_path: Path) -> None:
    archive = file(tmp_path, "SY.zip", dump(PLACE, VILLAGE))
    list(commands.add_country("sy", file=archive))

    assert Gazetteer.open().lookup("Tell Zarour")[0].place.id == "geonames:900001"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.zip: no such file"):
        list(commands.add_country("SY", file=tmp_path / "nowhere.zip"))


def test_a_byte_changed_on_the_way_is_noticed(tmp_path: Path) -> None:
    whole = bytearray(dump(*(VILLAGE | {"geonameid": str(n), "name": f"Kafr {n * 7919}"} for n in range(1, 400))))
    whole[len(whole) // 2] ^= 0xFF

    with pytest.raises(GazetteerError):
        list(read_dump(file(tmp_path, "SY.zip", bytes(whole)), "SY"))


# ------------------------------------------------------------------ what is kept


def test_a_damaged_list_of_additions_says_what_to_do(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "additions.json").write_text("{", encoding="utf-8")

    with pytest.raises(GazetteerError, match="delete it and add your places again"):
        Gazetteer.open()
    assert Gazetteer.open(extras=False).lookup("Alep")


def test_a_damaged_addition_says_which(tmp_path: Path, home: Path) -> None:
    list(commands.add_own(file(tmp_path, "mine.csv", OWN)))
    (volume,) = (p for p in home.iterdir() if p.is_dir())
    (volume / "tables.bin").write_bytes(b"")

    with pytest.raises(GazetteerError, match=r"calque gazetteer remove mine\.csv"):
        Gazetteer.open()
    assert list(commands.remove("mine.csv"))
    assert Gazetteer.open().lookup("Alep")


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = file(tmp_path, "blocked", "a file where a folder should be")
    monkeypatch.setenv("CALQUE_HOME", str(blocked))

    with pytest.raises(GazetteerError, match="cannot be written"):
        list(commands.add_own(file(tmp_path, "mine.csv", OWN)))


# ------------------------------------------------------------------ the command line


def run(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "CALQUE_HOME": str(home), "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [*CALQUE, *arguments], env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_terminal_adds_shows_and_removes(site: Site, tmp_path: Path) -> None:
    home = tmp_path / "home"

    added = run("add", "SY", home=home, CALQUE_GEONAMES=site.address)
    found = run("search", "Tell Zarour", home=home)
    shown = run("show", "geonames:900001", home=home)
    told = run("stats", home=home)
    removed = run("remove", "SY", home=home)

    assert (added.returncode, added.stderr) == (0, "")
    assert "geonames:900001" in found.stdout
    assert "GeoNames, dump of SY" in shown.stdout
    assert "3 places" in told.stdout
    assert removed.stdout == "SY: 3 places removed\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "SY", "--file", "nowhere.zip"),
        ("add", "nowhere.csv"),
        ("add", "ZZ"),
        ("add", "SY", "--names", "x.zip"),
        ("search", "zzzzzz"),
        ("show", "geonames:0"),
        ("remove", "SY"),
    ],
)
def test_the_terminal_says_what_is_wrong_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, home=tmp_path / "home")

    assert done.returncode == 2
    assert done.stderr.startswith("calque: ")
    assert done.stderr.count("\n") == 1
