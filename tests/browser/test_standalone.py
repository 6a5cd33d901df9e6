"""The standalone page, from disk, with no network."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.codebook import Weapon
from geo.maps import layers
from geo.maps import page as pages
from geo.maps.layers import Scene
from geo.maps.selection import Selection
from geo.model import Event
from tests.browser.conftest import Watched
from tests.story_by_hand import HOSTILE, IDLEB

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def opened(page: "Page", scene: Scene, tmp_path: Path) -> "Page":
    file = tmp_path / "carte.html"
    asked = Selection(as_of=date(2024, 12, 2))
    file.write_text(pages.standalone(replace(scene, selection=asked), {"land": []}), encoding="utf-8")
    page.goto(file.as_uri())
    page.locator(".cq-row").first.wait_for()
    return page


def test_it_opens_from_disk_and_asks_for_nothing(
    opened: "Page", watched: Watched, photograph: "Callable[[Page, str], None]"
) -> None:
    photograph(opened, "standalone")

    assert opened.locator(".cq-row").count() == 4
    assert opened.locator("path.cq-zone").count() == 2
    watched.assert_quiet()


def test_a_row_opens_the_card_with_its_sentence(opened: "Page") -> None:
    opened.get_by_role("button", name="Alep").first.click()

    card = opened.locator(".cq-card")
    assert card.locator("h2").inner_text() == "Alep"
    assert card.locator("mark.cq-place").inner_text() == "Alep"
    assert "la majeure partie d'Alep" in card.inner_text()
    assert opened.locator("[aria-current=true]").count() == 1


def test_a_sign_on_the_map_opens_its_card_and_its_row(opened: "Page") -> None:
    at = opened.evaluate("""() => {
        const p = Calque.app.scatter.whereIs(Calque.app.indexOf.get("e-idleb"));
        const box = Calque.app.map.getContainer().getBoundingClientRect();
        return [p.x + box.x, p.y + box.y];
    }""")
    opened.mouse.click(*at)

    assert opened.locator(".cq-card h2").inner_text() == "Idleb"
    assert "Idleb" in opened.locator("[aria-current=true]").inner_text()


def test_a_zone_leads_to_the_sentence_behind_it(opened: "Page") -> None:
    at = opened.evaluate("""() => {
        const p = Calque.app.map.latLngToContainerPoint([36.5, 37.9]);
        const box = Calque.app.map.getContainer().getBoundingClientRect();
        return [p.x + box.x, p.y + box.y];
    }""")
    opened.mouse.click(*at)

    card = opened.locator(".cq-card").inner_text()
    assert "tenue en grande partie par HTS et alliés" in card.replace("Tenue", "tenue")
    assert "la majeure partie d'Alep" in card


def test_the_day_changes_the_zones_and_the_address(opened: "Page") -> None:
    slider = opened.get_by_role("slider")
    for _ in range(3):
        slider.press("ArrowLeft")

    assert opened.locator(".cq-date").inner_text().lower() == "vendredi 29 novembre 2024"
    assert opened.locator("path.cq-zone").count() == 1
    assert "day=2024-11-29" in opened.url
    opened.reload()
    opened.locator(".cq-row, .cq-empty").first.wait_for()
    assert opened.locator(".cq-date").inner_text().lower() == "vendredi 29 novembre 2024"


def test_nothing_that_an_article_says_is_run(opened: "Page", watched: Watched) -> None:
    opened.locator(".cq-open").first.click()
    card = opened.locator(".cq-card")

    assert HOSTILE[:40] in card.inner_text()
    assert card.locator("script, img").count() == 0
    assert opened.evaluate("window.ran") is None
    assert [a.get_attribute("href") for a in card.locator("a").all()] == ["https://exemple.test/a?b=1&c=2"]
    watched.assert_quiet()


def test_layers_are_switched_one_by_one(opened: "Page") -> None:
    opened.get_by_label("Zones de contrôle").uncheck()

    assert opened.locator("path.cq-zone").count() == 0
    assert opened.get_by_role("button", name="Idleb").count() == 1
    opened.get_by_label("Frappes et combats").uncheck()
    assert opened.get_by_role("button", name="Idleb").count() == 0


def test_the_legend_tells_only_what_is_shown(opened: "Page") -> None:
    legend = opened.locator(".cq-legend")

    assert "HTS et alliés" in legend.inner_text()
    assert "tir de missile" not in legend.inner_text()
    opened.get_by_label("Zones de contrôle").uncheck()
    assert "HTS et alliés" not in legend.inner_text()


def test_changes_of_holder_are_a_layer_of_their_own(opened: "Page") -> None:
    opened.get_by_label("Changements de tenant").check()

    assert "changement de tenant" in opened.locator(".cq-legend").inner_text()
    assert opened.evaluate("Calque.app.changes().map((c) => c.name)") == ["Alep"]
    assert "changes=1" in opened.url


def test_the_keyboard_reaches_the_events(opened: "Page") -> None:
    opened.locator(".cq-open").first.focus()
    opened.keyboard.press("Enter")

    assert opened.locator(".cq-card").is_visible()
    opened.keyboard.press("Escape")
    assert opened.locator(".cq-card").is_hidden()


def drawn(page: "Page", scene: Scene, events: "tuple[Event, ...]", file: Path) -> None:
    """Open a page with these events, all days at once."""
    shown = replace(scene, events=events, selection=Selection(window=0))
    data = {"calque-base": "{}", "calque-data": layers.to_json(layers.payload(shown, with_cards=False))}
    file.write_text(pages.document("", "fr", data, "standalone"), encoding="utf-8")
    page.goto(file.as_uri())
    page.locator(".cq-row").first.wait_for()


def test_two_strikes_on_one_spot_can_both_be_reached(page: "Page", scene: Scene, strike: Event, tmp_path: Path) -> None:
    drawn(
        page, scene, (replace(strike, id="one"), replace(strike, id="two", weapon=Weapon.DRONE)), tmp_path / "two.html"
    )
    spots = page.evaluate("[0, 1].map((i) => Calque.app.scatter.whereIs(i))")
    hits = page.evaluate("[0, 1].map((i) => Calque.app.scatter.hit(Calque.app.scatter.whereIs(i)).events)")

    assert hits == [[0], [1]]
    assert abs(spots[0]["x"] - spots[1]["x"]) + abs(spots[0]["y"] - spots[1]["y"]) > 10
    assert page.evaluate("[0, 1].map((i) => Calque.app.data.events.lat[i])") == [IDLEB.latitude] * 2


def test_ten_thousand_events_are_all_there(
    page: "Page", scene: Scene, strike: Event, tmp_path: Path, watched: Watched
) -> None:
    spread = [replace(IDLEB, id=f"p{i}", latitude=33 + i % 40 / 10, longitude=36 + i % 57 / 12) for i in range(400)]
    many = tuple(
        replace(strike, id=f"e{i:05}", place=spread[i % 400], area=None, precision=None) for i in range(10_000)
    )
    drawn(page, scene, many, tmp_path / "many.html")
    counted = page.evaluate("""() => { const { spots, stacks } = Calque.app.scatter.placed;
        return spots.length + stacks.reduce((sum, stack) => sum + stack.count, 0); }""")

    assert counted == 10_000
    assert "10\u202f000" in page.locator(".cq-list-title").inner_text()
    assert page.locator(".cq-row").count() < 500
    watched.assert_quiet()
