"""What a printed map says: the elements that every published map carries, and a legend of what is visible, and only that."""

import re
from dataclasses import replace

import pytest

from geo.codebook import Weapon
from geo.maps import captions, cartography, furniture, key
from geo.maps.cartography import Drawing, Style
from geo.maps.sheet import SHEETS
from geo.maps.snapshot import Snapshot
from tests.maps.told import PRODUCED, words

# ------------------------------------------------------------------ what every published map carries


def test_every_required_element_is_there_and_no_label_hides_another(drawing: Drawing) -> None:
    assert drawing.check() == ()


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sheet_in_every_language_is_complete(printed: Snapshot, sheet: str, language: str) -> None:
    found = cartography.draw(printed, Style(sheet=sheet, language=language, produced=PRODUCED)).check()

    assert [fault for fault in found if "missing" in fault or "legend" in fault] == []


def test_the_check_says_which_element_is_missing(printed: Snapshot) -> None:
    bare = cartography.draw(printed, Style(title="", disclaimer=False, produced=None))

    assert {"missing: title", "missing: disclaimer", "missing: produced"} <= set(bare.check())


def test_the_map_says_its_title_day_sources_and_reservations(svg: str) -> None:
    told = " ".join(words(svg)).replace("\u00a0", " ")

    for expected in (
        "Syrie : qui contrôle quoi",
        "Damas et Homs",
        "8 décembre 2024",
        "à minuit, heure de Damas",
        "Sources : AFP (2), Reuters (3 articles)",
        "n’impliquent ni reconnaissance",
        "GeoNames (CC BY 4.0)",
        "Natural Earth (domaine public)",
        "Projection conique conforme de Lambert",
        "21 novembre 2026",
    ):
        assert expected in told


def test_the_check_says_which_words_no_letter_can_draw(printed: Snapshot) -> None:
    sourced = replace(printed, outlets=(("AFP", 2), ("عنب بلدي", 1)))
    drawing = cartography.draw(sourced, Style(produced=PRODUCED, dpi=60))

    assert [fault for fault in drawing.check() if "عنب بلدي" in fault]
    assert "AFP (2), […]" in " ".join(words(drawing.render("svg").decode()))


def test_title_and_subtitle_can_be_set(printed: Snapshot) -> None:
    style = Style(title="Le jour d’après", subtitle="", produced=PRODUCED)

    told = words(cartography.draw(printed, style).render("svg").decode())

    assert "Le jour d’après" in told
    assert not any("Passées" in line for line in told)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_two_languages_say_the_same_things(language: str) -> None:
    other = {"fr": "en", "en": "fr"}[language]
    mine, theirs = captions.phrases(language), captions.phrases(other)

    assert mine.keys() == theirs.keys()
    assert all(set(re.findall(r"\{\w+\}", mine[k])) == set(re.findall(r"\{\w+\}", theirs[k])) for k in mine)


# ------------------------------------------------------------------ the legend tells what is visible, and only that


def test_the_legend_names_holders_weapons_and_states_that_are_drawn(svg: str) -> None:
    told = " ".join(words(svg))

    for expected in (
        "FDS",
        "assiégé",
        "disputé",
        "artillerie",
        "barils",
        "50 ou plus",
        "visite annoncée",
        "au conditionnel",
    ):
        assert expected in told


def test_the_legend_is_silent_on_what_is_not_drawn(printed: Snapshot) -> None:
    quiet = replace(printed, events=(), zones=tuple(z for z in printed.zones if z.state == "held"), sites=())

    told = " ".join(words(cartography.draw(quiet, Style(produced=PRODUCED)).render("svg").decode()))

    for unwanted in ("assiégé", "Frappes", "Visites", "Morts", "disputé : ", "revendiqué", "site ou quartier"):
        assert unwanted not in told


def test_the_legend_says_where_nobody_tells_who_holds_the_ground(printed: Snapshot) -> None:
    whole = words(cartography.draw(printed, Style(produced=PRODUCED)).render("svg").decode())
    bare = replace(printed, zones=printed.zones[:2])

    assert "contrôle non rapporté" not in whole
    assert "contrôle non rapporté" in words(cartography.draw(bare, Style(produced=PRODUCED)).render("svg").decode())


def test_a_family_of_maps_has_one_legend(printed: Snapshot) -> None:
    quiet = replace(printed, events=())

    alone = words(cartography.draw(quiet, Style(produced=PRODUCED)).render("svg").decode())
    together = words(cartography.draw(quiet, Style(produced=PRODUCED), family=[printed, quiet]).render("svg").decode())

    assert "artillerie" not in alone
    assert "artillerie" in together


def test_every_weapon_kind_state_and_line_can_be_told() -> None:
    for language in ("fr", "en"):
        say = captions.phrases(language)
        assert all(f"weapon.{weapon}" in say for weapon in (*Weapon, "unknown", "clash"))
        assert all(f"legend.{line}" in say for line in key.LINES)
        assert all(f"check.{element}" in say for element in furniture.REQUIRED)
