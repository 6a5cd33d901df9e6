"""What tests of additions to the gazetteer share: a home of the user's own, and files in it."""

from pathlib import Path

import pytest

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
