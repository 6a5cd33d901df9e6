"""What a reader sees before touching anything: on a telephone, on a laptop, with articles that tell little."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Watched
from tests.browser.test_journeys import frame, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

BOX = "e => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }"


def paste(page: "Page", server: str, text: str) -> "FrameLocator":
    """The map of a pasted article."""
    visit(page, server)
    page.get_by_role("button", name="Vos articles").click()
    page.get_by_role("textbox", name="Collez un article").fill(text)
    page.get_by_role("button", name="Lire", exact=True).click()
    page.locator(".cq-article").first.wait_for()
    page.get_by_role("tab", name="Carte").click()
    map_ = frame(page)
    map_.locator(".cq-figure-articles dd", has_text="1").wait_for()
    settle(page)
    return map_


def test_a_telephone_shows_the_map_its_days_below_and_nothing_over_another(
    page: "Page", server: str, photograph: "Callable[[Page, str], None]", watched: Watched
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    map_ = visit(page, server)
    settle(page)
    photograph(page, "telephone")
    stage, time, rows = (map_.locator(name).evaluate(BOX) for name in (".cq-stage", ".cq-time", ".cq-list"))
    control = map_.locator(".leaflet-control-layers").evaluate(BOX)

    assert stage[3] <= time[1] + 1
    assert time[3] <= rows[1] + 1
    assert control[2] - control[0] < 60
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    buttons = [page.get_by_role("button", name=name).evaluate(BOX) for name in ("Vos articles", "Filtres")]
    brand = page.locator(".st-key-brand").evaluate(BOX)
    assert all(brand[2] <= b[0] or brand[3] <= b[1] for b in buttons)
    map_.get_by_role("button", name="Ce que la carte montre").dispatch_event("click")
    assert map_.get_by_label("Zones de contrôle").is_visible()
    watched.assert_quiet()


def test_the_whole_legend_of_the_fullest_day_is_seen_beside_the_ground(page: "Page", server: str) -> None:
    map_ = visit(page, server)
    settle(page)
    legend = map_.locator(".cq-legend")
    right = legend.evaluate(BOX)[2]
    ground = map_.locator("path.cq-zone").evaluate_all(
        "paths => Math.min(...paths.map(p => p.getBoundingClientRect().left))"
    )

    assert legend.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    assert right <= ground


def test_what_bears_no_day_has_its_sign_on_the_map(page: "Page", server: str) -> None:
    map_ = paste(page, server, "Les insurgés se sont emparés de Palma, au Mozambique.")
    map_.locator(".cq-row").first.wait_for()
    signs = map_.locator(".leaflet-container").evaluate("() => Calque.app.scatter.signs.length")

    assert map_.locator(".cq-row").count() == 1
    assert signs == 1


def test_the_map_opens_on_the_part_of_a_country_where_something_happened(page: "Page", server: str) -> None:
    text = "publié: 2020-03-04\n\nL'armée a bombardé mercredi des jihadistes dans le nord du Burkina Faso."
    map_ = paste(page, server, text)
    bounds = map_.locator(".leaflet-container").evaluate(
        "() => { const b = Calque.app.map.getBounds(); return [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()]; }"
    )

    assert map_.locator("path.cq-area").count() == 1
    assert bounds[0] < 13
    assert bounds[2] > 15
    assert bounds[2] - bounds[0] < 12


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Faites revenir les oignons dans le beurre, puis ajoutez la farine.", "n’en racontent pas"),
        (
            "publié: 2020-01-30\n\nDes hommes armés ont attaqué jeudi le village de Zzabkoro, tuant dix civils.",
            "lieu connu",
        ),
    ],
)
def test_an_empty_map_says_why_it_is_empty(page: "Page", server: str, text: str, told: str) -> None:
    map_ = paste(page, server, text)

    assert told in map_.locator(".cq-empty").inner_text()


def test_a_file_that_is_no_article_is_refused_in_french(page: "Page", server: str) -> None:
    visit(page, server)
    page.get_by_role("button", name="Vos articles").click()
    page.locator("input[type=file]").set_input_files({"name": "vide.txt", "mimeType": "text/plain", "buffer": b""})
    page.get_by_text("vide.txt").first.wait_for()
    page.get_by_role("button", name="Lire", exact=True).click()

    page.get_by_text("rien à lire").wait_for()
