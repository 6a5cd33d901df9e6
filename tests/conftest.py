"""What the tests share: the real gazetteer, the sample articles, and the material that lies beside the repository."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from geo.model import Article
    from geo.places.gazetteer import Gazetteer

settings.register_profile("calque", deadline=None)  # a law holds on a busy machine too
settings.load_profile("calque")

pytest_plugins = ["tests.story_by_hand"]  # told once, for the map, the exports and the browser

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, facts and gold annotations beside the repository ($CALQUE_SHARED elsewhere)."""
    folder = Path(os.environ.get("CALQUE_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is missing, and these tests must not be skipped here")
        pytest.skip(f"{folder} is not on this machine")
    return folder


@pytest.fixture(scope="session")
def gazetteer() -> "Gazetteer":
    """The gazetteer as it ships, without the additions of whoever runs the tests."""
    from geo.places.gazetteer import Gazetteer

    return Gazetteer.open(extras=False)


@pytest.fixture(scope="session")
def sample_articles() -> "tuple[Article, ...]":
    """The dispatches that ship with Calque."""
    from geo import data
    from geo.desk import sources

    intake = sources.gather([data.path("articles")])
    assert not intake.problems
    return intake.articles


@pytest.fixture(scope="session")
def calque() -> list[str]:
    """The command, as a process starts it."""
    return [sys.executable, "-m", "geo"]
