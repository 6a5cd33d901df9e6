"""What a reader does with the dashboard, in a real browser, with every request off this machine refused."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Watched, watch
from tests.story_by_hand import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, FrameLocator, Page

PASTED = """titre: Raid près de Homs
publié: 2025-03-03

L'aviation israélienne a bombardé lundi Homs, selon l'OSDH. Moscou nie."""
STATE = """() => {
    const { state, data, map } = Calque.app, centre = map.getCenter();
    return [state.day, state.layers, data.events.id[state.event], centre.lat.toFixed(3), centre.lng.toFixed(3), map.getZoom()];
}"""
COUNT_RUNS = """() => {
    window.runs = 0;
    const look = () => { if (document.querySelector("[data-testid=stStatusWidget]")) window.runs += 1; };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
}"""
KEPT = """["[data-testid=stTabs]", "iframe[title='dashboard.map']"].map(name => document.querySelector(name))"""
DAMAS = (33.5102, 36.2913)


ALONE = """(language) => {
    const maps = document.querySelectorAll("iframe[title='dashboard.map']");
    return maps.length === 1 && (!language || maps[0].contentDocument?.querySelector(".cq-app")?.lang === language);
}"""


def frame(page: "Page", language: str | None = None) -> "FrameLocator":
    """The map, once it is drawn and alone: a change of language shows the old one until the new one stands."""
    page.wait_for_function(ALONE, arg=language)
    inside = page.frame_locator("iframe[title='dashboard.map']")
    inside.locator(".cq-row, .cq-empty").first.wait_for()
    return inside


def visit(page: "Page", address: str) -> "FrameLocator":
    page.goto(address)
    return frame(page)


def settle(page: "Page") -> None:
    """Wait until the server has nothing left to say."""
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(300)


def slide(map_: "FrameLocator", iso: str) -> None:
    """Bring the slider to a day, as a finger does."""
    map_.locator(".cq-slider").evaluate(
        "(slider, iso) => { slider.value = Date.parse(iso) / 86400000; slider.dispatchEvent(new Event('input')); }", iso
    )


def click_at(map_: "FrameLocator", latitude: float, longitude: float) -> None:
    """Click the map at a place."""
    at = map_.locator(".leaflet-container").evaluate(
        "(box, at) => Calque.app.map.latLngToContainerPoint(at)", [latitude, longitude]
    )
    map_.locator(".leaflet-container").click(position={"x": at["x"], "y": at["y"]})


@pytest.fixture
def opened(page: "Page", server: str) -> "tuple[Page, FrameLocator]":
    return page, visit(page, server)


def test_the_story_is_there_on_arrival(
    opened: "tuple[Page, FrameLocator]", watched: Watched, photograph: "Callable[[Page, str], None]"
) -> None:
    page, map_ = opened
    settle(page)
    photograph(page, "arrival-1440x900")

    assert map_.locator("path.cq-zone").count() >= 3
    assert map_.locator(".cq-row").count() >= 1
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    box = page.locator(".st-key-map iframe").bounding_box()
    assert box is not None
    assert box["height"] >= 840
    watched.assert_quiet()


def test_damascus_changes_on_the_8th_of_december_and_says_why(
    opened: "tuple[Page, FrameLocator]", watched: Watched, photograph: "Callable[[Page, str], None]"
) -> None:
    page, map_ = opened
    slide(map_, "2024-12-01")
    map_.get_by_label("Frappes et combats").uncheck()
    map_.get_by_label("Visites diplomatiques").uncheck()
    click_at(map_, DAMAS[0] + 0.12, DAMAS[1] + 0.05)
    before = map_.locator(".cq-card").inner_text()
    slide(map_, "2024-12-08")
    photograph(page, "8-december")
    click_at(map_, DAMAS[0] + 0.12, DAMAS[1] + 0.05)
    after = map_.locator(".cq-card").inner_text()
    photograph(page, "8-december-damascus")

    assert "tenue par régime syrien" in before.lower()
    assert "tenue par régime syrien" not in after.lower()
    assert map_.locator(".cq-card blockquote").count() >= 1
    watched.assert_quiet()


def test_a_row_flies_to_its_place_and_its_sentence_is_shown(
    opened: "tuple[Page, FrameLocator]", watched: Watched
) -> None:
    page, map_ = opened
    slide(map_, "2024-12-01")
    row = map_.locator(".cq-open").first
    name = row.locator("strong").inner_text()
    row.click()
    page.wait_for_timeout(1200)

    assert map_.locator(".cq-card h2").inner_text() == name
    assert map_.locator(".cq-card blockquote .cq-sentence").count() >= 1
    assert "event=" in page.url
    watched.assert_quiet()


def test_a_change_of_day_or_a_pan_asks_nothing_of_the_server(opened: "tuple[Page, FrameLocator]") -> None:
    page, map_ = opened
    settle(page)
    page.evaluate(COUNT_RUNS)
    for day in ("2024-12-01", "2024-12-05", "2024-12-08"):
        slide(map_, day)
    map_.locator(".leaflet-container").evaluate("Calque.app.map.panBy([120, 40], {animate: false})")
    page.wait_for_timeout(500)

    assert page.evaluate("window.runs") == 0
    assert "day=2024-12-08" in page.url
    assert "at=" in page.url


def test_a_filter_keeps_the_pan_and_the_day(opened: "tuple[Page, FrameLocator]", watched: Watched) -> None:
    page, map_ = opened
    slide(map_, "2024-12-08")
    map_.locator(".leaflet-container").evaluate("Calque.app.map.setView([35, 38], 8.5, {animate: false})")
    before = map_.locator(".cq-list-title").inner_text()
    page.get_by_role("button", name="Filtres").click()
    words = page.get_by_label("Mots (accents indifférents)", exact=True)
    words.fill("hopital")
    words.press("Enter")
    map_.locator(".cq-list-title", has_not_text=before).wait_for()
    view = map_.locator(".leaflet-container").evaluate(
        "[Calque.app.map.getCenter().lat, Calque.app.map.getZoom(), Calque.app.state.day]"
    )

    assert view[0] == pytest.approx(35, abs=0.01)
    assert view[1:] == [8.5, 20065]
    assert "words=hopital" in page.url
    assert "day=2024-12-08" in page.url
    watched.assert_quiet()


def test_the_address_brings_back_the_same_view(context: "BrowserContext", server: str, watched: Watched) -> None:
    first = context.new_page()
    watch(first, watched)
    map_ = visit(first, server)
    slide(map_, "2024-12-08")
    map_.locator(".leaflet-container").evaluate("Calque.app.map.setView([34.2, 37.1], 8, {animate: false})")
    map_.get_by_label("Visites diplomatiques").uncheck()
    map_.locator(".cq-open").first.click()
    first.wait_for_timeout(1500)
    before = map_.locator(".leaflet-container").evaluate(STATE)
    second = context.new_page()
    watch(second, watched)
    other = visit(second, first.url)
    second.wait_for_timeout(500)

    assert other.locator(".leaflet-container").evaluate(STATE) == before
    assert other.locator(".cq-card blockquote").count() >= 1
    watched.assert_quiet()


def test_a_pasted_article_is_read_at_once(
    opened: "tuple[Page, FrameLocator]", watched: Watched, photograph: "Callable[[Page, str], None]"
) -> None:
    page, _ = opened
    page.get_by_role("button", name="Vos articles").click()
    page.get_by_role("textbox", name="Collez un article").fill(PASTED)
    page.evaluate(f"window.kept = {KEPT}")
    page.get_by_role("button", name="Lire", exact=True).click()
    page.locator(".cq-article .cq-told").first.wait_for()
    settle(page)
    photograph(page, "pasted")

    assert page.evaluate(f"{KEPT}.every((e, i) => e === window.kept[i])"), (
        "tabs and map drawn anew forget where they were"
    )
    assert page.locator(".cq-article .cq-metonymic", has_text="Moscou").count() == 1
    assert page.locator(".cq-told-event").count() >= 1
    page.get_by_role("tab", name="Carte").click()
    map_ = frame(page)
    map_.locator(".cq-figure-articles dd", has_text="1").wait_for()
    assert map_.locator(".cq-row").count() >= 1
    watched.assert_quiet()


def test_two_visitors_share_nothing(context: "BrowserContext", browser: object, server: str) -> None:
    mine = context.new_page()
    visit(mine, server)
    mine.get_by_role("button", name="Vos articles").click()
    mine.get_by_role("textbox", name="Collez un article").fill(PASTED)
    mine.get_by_role("button", name="Lire", exact=True).click()
    mine.locator(".cq-article .cq-told").first.wait_for()
    theirs = browser.new_context(locale="fr-FR").new_page()  # type: ignore[attr-defined]
    map_ = visit(theirs, server)

    assert int(map_.locator(".cq-figure-articles dd").inner_text()) >= 30
    theirs.context.close()


def test_an_english_browser_gets_english(browser: object, server: str) -> None:
    context = browser.new_context(locale="en-GB")  # type: ignore[attr-defined]
    map_ = visit(context.new_page(), server)

    assert "Reported deaths".lower() in map_.locator(".cq-figures").inner_text().lower()
    context.close()


def test_the_switch_changes_the_language_of_everything(opened: "tuple[Page, FrameLocator]", watched: Watched) -> None:
    page, _ = opened
    page.get_by_role("radio", name="EN").or_(page.get_by_role("button", name="EN", exact=True)).first.click()
    page.get_by_role("tab", name="Events").wait_for()
    map_ = frame(page, "en")

    assert "events" in map_.locator(".cq-figures").inner_text()
    assert page.get_by_role("button", name="Filters").count() == 1
    watched.assert_quiet()


def test_the_switch_of_language_keeps_the_filters(opened: "tuple[Page, FrameLocator]") -> None:
    page, map_ = opened
    before = len(map_.locator(".cq-row").all())
    page.get_by_role("button", name="Filtres").click()
    page.get_by_text("Ne sont pas montrés").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="EN").or_(page.get_by_role("button", name="EN", exact=True)).first.click()
    page.get_by_role("tab", name="Events").wait_for()
    after = len(frame(page, "en").locator(".cq-row").all())
    settle(page)

    assert "sure=" not in page.url
    assert after == before


@pytest.mark.parametrize("view", ["events", "articles", "control", "tolls", "unplaced", "about"])
def test_every_tab_can_be_looked_at(
    page: "Page", server: str, watched: Watched, photograph: "Callable[[Page, str], None]", view: str
) -> None:
    page.goto(f"{server}?view={view}")
    page.locator(".st-key-page").wait_for()
    settle(page)
    photograph(page, f"tab-{view}")

    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    watched.assert_quiet()


def test_a_laptop_s_screen_is_enough(page: "Page", server: str, photograph: "Callable[[Page, str], None]") -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    map_ = visit(page, f"{server}?day=2024-12-08")
    settle(page)
    photograph(page, "laptop-1280x720")

    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    assert map_.locator(".cq-time").is_visible()
    assert map_.locator(".cq-legend summary").is_visible()
    assert not map_.locator(".cq-legend-body").is_visible()
    assert map_.locator(".cq-figures").evaluate("box => box.scrollWidth <= box.clientWidth")


def test_what_is_seen_can_be_taken_away_as_a_picture(
    opened: "tuple[Page, FrameLocator]", watched: Watched, tmp_path: Path
) -> None:
    page, map_ = opened
    slide(map_, "2024-12-08")
    map_.locator(".cq-picture summary").click()
    with page.expect_download() as waiting:
        map_.get_by_role("button", name="PNG").click()
    waiting.value.save_as(tmp_path / "carte.png")

    assert waiting.value.suggested_filename == "SYR_controle_a4_20241208.png"
    assert (tmp_path / "carte.png").read_bytes().startswith(b"\x89PNG")
    watched.assert_quiet()


def test_events_leave_for_other_tools(page: "Page", server: str, watched: Watched, tmp_path: Path) -> None:
    page.goto(f"{server}?view=events")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger").click()
    waiting.value.save_as(tmp_path / "export")

    assert waiting.value.suggested_filename.startswith("SYR_evenements_")
    assert (tmp_path / "export").stat().st_size > 1000
    watched.assert_quiet()


def test_online_tiles_are_asked_for_only_on_request(opened: "tuple[Page, FrameLocator]", watched: Watched) -> None:
    _, map_ = opened
    assert watched.left == []
    map_.get_by_label("OpenStreetMap (en ligne)").check()
    map_.locator(".leaflet-control-attribution", has_text="OpenStreetMap contributors").wait_for()
    map_.locator(".leaflet-container").evaluate("() => new Promise((done) => setTimeout(done, 500))")

    assert watched.left
    assert all(address.startswith("https://tile.openstreetmap.org/") for address in watched.left)


def test_a_hostile_article_is_shown_and_never_run(opened: "tuple[Page, FrameLocator]", watched: Watched) -> None:
    page, _ = opened
    text = f"titre: {HOSTILE}\npublié: 2024-12-02\nsource: {HOSTILE}\nurl: javascript:window.ran=1\n\n"
    page.get_by_role("button", name="Vos articles").click()
    page.get_by_role("textbox", name="Collez un article").fill(
        f"{text}L'armée russe a bombardé lundi Idleb. {HOSTILE} " + "a" * 100_000
    )
    page.get_by_role("button", name="Lire", exact=True).click()
    page.locator(".cq-article .cq-told").first.wait_for()
    page.get_by_role("tab", name="Carte").click()
    map_ = frame(page)
    map_.locator(".cq-figure-articles dd", has_text="1").wait_for()
    map_.locator(".cq-open").first.click()
    map_.locator(".cq-card blockquote").first.wait_for()
    page.get_by_role("tab", name="Événements").click()
    page.locator(".st-key-page [data-testid=stDataFrame]").wait_for()

    assert "<img src=x" in map_.locator(".cq-card").inner_text()
    assert [inside.evaluate("window.ran") for inside in page.frames] == [None] * len(page.frames)
    watched.assert_quiet()


def test_dropped_files_are_read_and_a_broken_one_is_told(
    opened: "tuple[Page, FrameLocator]", tmp_path: Path, watched: Watched
) -> None:
    page, _ = opened
    archive, broken = tmp_path / "articles.zip", tmp_path / "mal.jsonl"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("homs.txt", "publié: 2024-12-07\ntitre: Homs\n\nL'armée russe a bombardé samedi Homs.")
        packed.writestr("hama.txt", "publié: 2024-12-05\ntitre: Hama\n\nLes rebelles ont pris jeudi Hama.")
    broken.write_text('{"id": \n', encoding="utf-8")
    page.get_by_role("button", name="Vos articles").click()
    page.locator("input[type=file]").set_input_files([archive, broken])
    page.get_by_text("mal.jsonl", exact=True).wait_for()
    page.get_by_role("button", name="Lire", exact=True).click()
    page.locator(".cq-article .cq-told").first.wait_for()
    page.get_by_role("button", name="Vos articles").click()
    page.get_by_text("mal.jsonl:1").wait_for()
    page.get_by_role("tab", name="Carte").click()
    frame(page).locator(".cq-figure-articles dd", has_text="2").wait_for()

    watched.assert_quiet()
