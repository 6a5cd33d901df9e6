"""Where the user's places are kept: where other programs keep theirs, unless he says otherwise."""

import sys
from pathlib import Path

import platformdirs
import pytest

from geo.places import catalogue


@pytest.mark.skipif(sys.platform != "linux", reason="other systems ask platformdirs")
@pytest.mark.parametrize("chosen", [None, "", " ", "/elsewhere"])
def test_folders_are_those_of_platformdirs(chosen: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CALQUE_HOME", raising=False)
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
        if chosen is not None:
            monkeypatch.setenv(variable, chosen)

    assert catalogue.home() == Path(platformdirs.user_data_dir("calque", appauthor=False)).expanduser() / "gazetteer"
    assert catalogue.cache() == str(Path(platformdirs.user_cache_dir("calque", appauthor=False)).expanduser())


def test_a_home_of_ones_own_holds_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALQUE_HOME", str(tmp_path))

    assert catalogue.home() == tmp_path / "gazetteer"
    assert catalogue.cache() == str(tmp_path / "cache")
