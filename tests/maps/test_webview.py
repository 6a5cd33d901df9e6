from datetime import date
from pathlib import Path

import pytest

from geo.maps import webview
from geo.maps.selection import LAYERS, Selection, Viewpoint


def test_what_the_frame_shows_is_a_selection() -> None:
    asked = {"day": "2024-12-08", "window": 1, "layers": ["zones"], "at": [34.5, 38, 7.25], "patterns": False}

    assert webview.seen(asked) == {
        "as_of": date(2024, 12, 8),
        "window": 1,
        "layers": ("zones",),
        "viewpoint": Viewpoint(latitude=34.5, longitude=38.0, zoom=7.25),
        "patterns": False,
    }


@pytest.mark.parametrize(
    "asked", [{}, {"at": ["a", 1, 2], "day": {}, "window": [], "layers": [3, None]}, {"at": "1,2,3"}]
)
def test_nonsense_from_a_frame_asks_for_nothing(asked: dict[str, object]) -> None:
    seen = webview.seen(asked)

    assert seen["viewpoint"] is None
    assert seen["as_of"] is None
    assert seen["window"] == Selection().window
    assert set(seen["layers"]) <= set(LAYERS)


def test_the_frame_s_page_is_there_while_it_lasts() -> None:
    frame = webview.Frame()

    assert "Calque.embedded" in Path(frame.folder, "index.html").read_text(encoding="utf-8")


def test_how_a_reader_looks_is_no_other_content() -> None:
    one = Selection(
        words="Homs", as_of=date(2024, 12, 8), window=1, viewpoint=Viewpoint(latitude=1, longitude=2, zoom=3), event="e"
    )

    assert webview.content(one) == webview.content(
        Selection(words="Homs", layers=("zones",), patterns=False, view="events")
    )
    assert webview.content(one) != webview.content(Selection(words="Hama"))


def test_an_address_says_how_the_frame_opens() -> None:
    asked = Selection(
        as_of=date(1970, 1, 3), viewpoint=Viewpoint(latitude=1, longitude=2, zoom=3), event="e", changes=True
    )
    opening = webview.opening(asked)

    assert (opening["asOf"], opening["at"], opening["event"], opening["changes"]) == (2, [1, 2, 3], "e", True)
    assert "asOf" not in webview.opening(Selection())
