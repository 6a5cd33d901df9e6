"""What tests of the gazetteer share: a home of the user's own, files in it, and a gazetteer of three towns."""

from pathlib import Path

import pytest

from geo.places.building import Entry, Spelling, write

OWN = "name,lat,lon,kind,aliases\nTell Zarour,36.12,36.71,village,Tall Zarur|تل زعرور\nBase 111,36.2,37.0,base,\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the user's own, empty."""
    monkeypatch.setenv("CALQUE_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "gazetteer"


def file(tmp_path: Path, name: str, content: bytes | str) -> Path:
    """Write a file and say where it is."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def snapshot(home: Path) -> dict[str, bytes]:
    """Every file of a home, byte for byte."""
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def entry(number: int, name: str, *spellings: str, **known: object) -> Entry:
    fields = {
        "latitude": 36.0,
        "longitude": 37.0,
        "feature_class": "P",
        "feature_code": "PPL",
        "country": "SY",
        "admin1": "09",
    }
    return Entry(
        number=number,
        name=name,
        population=None,
        spellings=tuple(Spelling(s) for s in spellings),
        **{**fields, **known},  # type: ignore[arg-type]
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A gazetteer of three towns, laid out as the one that ships."""
    towns = (
        entry(1, "Halab", "Aleppo"),
        entry(2, "Manbij", latitude=36.5, longitude=37.95),
        entry(3, "Qamishli", admin1="01", latitude=37.05, longitude=41.2),
    )
    write(tmp_path / "world", towns, namespace="geonames", title="world", source="a test", licence="none")
    return tmp_path


def put(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
