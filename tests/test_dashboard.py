"""The wiring of the page: widgets become a selection, the selection what the map is sent."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.places.local_server import Answer, serve

PAGE = Path(__file__).resolve().parent.parent / "dashboard.py"
PASTED = "L'aviation israélienne a bombardé dimanche Damas, selon l'OSDH. Moscou nie."


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])  # the page reads the files it is given; ours are the tests'
    return AppTest.from_file(str(PAGE), default_timeout=120)


def sent(app: AppTest) -> dict[str, Any]:
    """What the map was sent."""
    frames = [element for element in app.main if element.type == "component_instance"]
    assert len(frames) == 1
    arguments = json.loads(frames[0].proto.json_args)
    return {**arguments, "data": json.loads(arguments["data"])}


def address(app: AppTest) -> dict[str, str]:
    """The parameters of the page's address."""
    return {name: value if isinstance(value, str) else value[-1] for name, value in dict(app.query_params).items()}


def test_the_page_opens_on_the_sample_story(app: AppTest) -> None:
    app.run()
    data = sent(app)["data"]

    assert not app.exception
    assert not app.error
    assert data["language"] == "fr"
    assert data["figures"]["articles"] >= 30
    assert len(data["events"]["id"]) >= 40
    assert data["zones"]["days"]
    assert set(data["cards"]) >= set(data["events"]["id"])


def test_what_the_page_was_given_and_could_not_read_is_told_in_french(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a"}\n{"id": "b", "text": "Alep est tombée."}\n', encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", str(tmp_path / "a.jsonl")])
    app = AppTest.from_file(str(PAGE), default_timeout=120).run()

    assert [warning.value for warning in app.warning] == [
        f"{tmp_path / 'a.jsonl'}:1\u00a0: le champ «\u00a0text\u00a0» manque"
    ]


def test_a_filter_changes_what_the_map_is_sent_and_the_address(app: AppTest) -> None:
    app.run()
    before = len(sent(app)["data"]["events"]["id"])
    app.multiselect(key="kinds").set_value(["visit"]).run()
    data = sent(app)["data"]

    assert 0 < len(data["events"]["id"]) < before
    assert {data["kinds"][kind] for kind in data["events"]["kind"]} == {"visit"}
    assert address(app)["kinds"] == "visit"


def test_the_address_restores_the_filters(app: AppTest) -> None:
    app.query_params["kinds"] = "visit"
    app.query_params["words"] = "araghtchi"
    app.query_params["day"] = "2024-12-02"
    app.query_params["lang"] = "en"
    app.run()
    data = sent(app)["data"]

    assert app.multiselect(key="kinds").value == ["visit"]
    assert app.text_input(key="words").value == "araghtchi"
    assert data["language"] == "en"
    assert sent(app)["opening"]["asOf"] == 20059
    assert address(app)["day"] == "2024-12-02"


@pytest.mark.parametrize(
    "query", [{"kinds": "x,<script>"}, {"day": "99"}, {"at": "a"}, {"sides": "nobody"}, {"view": "?"}, {"from": "1"}]
)
def test_a_mangled_address_opens_the_page_all_the_same(app: AppTest, query: dict[str, str]) -> None:
    for name, value in query.items():
        app.query_params[name] = value
    app.run()

    assert not app.exception
    assert sent(app)["data"]["events"]["id"]


def test_words_without_a_match_leave_an_empty_map_that_says_so(app: AppTest) -> None:
    app.run()
    app.text_input(key="words").set_value("zzzz introuvable").run()

    assert not app.exception
    assert sent(app)["data"]["events"]["id"] == []
    assert sent(app)["data"]["texts"]["map.empty"]


def test_reset_brings_every_event_back(app: AppTest) -> None:
    app.run()
    before = sent(app)["data"]["events"]["id"]
    app.text_input(key="words").set_value("Homs").run()
    app.button(key="reset").click().run()

    assert sent(app)["data"]["events"]["id"] == before
    assert app.text_input(key="words").value == ""


def test_a_pasted_article_is_read_at_once_and_stays_with_its_visitor(app: AppTest) -> None:
    app.run()
    app.text_area(key="pasted").set_value(PASTED)
    next(button for button in app.button if button.label == "Lire").click().run()
    data = sent(app)["data"]

    assert not app.exception
    assert data["figures"]["articles"] == 1
    assert app.session_state["own"][0].text == PASTED
    assert any("cq-placed" in element.proto.body for element in app.get("html"))
    other = AppTest.from_file(str(PAGE), default_timeout=120).run()
    assert sent(other)["data"]["figures"]["articles"] >= 30
    assert other.session_state["own"] == ()


def test_a_pasted_address_is_asked_for_its_article(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALQUE_HOME", str(tmp_path))
    with serve() as site:
        site.give("/raid", Answer(f"<html><body><article><p>{PASTED}</p></article></body></html>".encode()))
        app.run()
        app.text_area(key="pasted").set_value(f"{site.address}/raid\n{site.address}/autre")
        next(button for button in app.button if button.label == "Lire").click().run()

    assert not app.exception
    assert [(article.id, article.text) for article in app.session_state["own"]] == [("raid", PASTED)]
    assert [note.value for note in app.warning] == [f"{site.address}/autre\u00a0: le site répond 404"]


def test_nothing_pasted_says_what_to_do(app: AppTest) -> None:
    app.run()
    next(button for button in app.button if button.label == "Lire").click().run()

    assert [note.value for note in app.info] == [
        "Aucun texte à lire\u00a0: collez un article ou une adresse, ou choisissez un fichier."
    ]


@pytest.mark.parametrize("view", ["events", "articles", "control", "tolls", "unplaced", "about"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_tab_draws_in_both_languages(app: AppTest, view: str, language: str) -> None:
    app.query_params["view"] = view
    app.query_params["lang"] = language
    app.run()

    assert not app.exception
    assert not app.error


def test_hostile_text_comes_to_the_page_as_text(app: AppTest) -> None:
    from tests.story_by_hand import HOSTILE

    app.run()
    app.text_area(key="pasted").set_value(
        f"L'armée russe a bombardé Idleb le 2 décembre 2024. {HOSTILE}\n" + "a" * 1_000_000
    )
    next(button for button in app.button if button.label == "Lire").click().run()

    assert not app.exception
    bodies = [element.proto.body for element in app.get("html")]
    assert not any("<script" in body or "<img" in body for body in bodies)
    assert any("&lt;script&gt;" in body for body in bodies)
