"""A quarter without a place of its own, a share of a town: what a text tells of them is told of the town, and of a part."""

from datetime import date
from functools import partial

import pytest

from geo.codebook import Extent, GeoPrecision
from tests.reading.shown import shown

events = partial(shown, published=date(2017, 3, 14))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Tikrit, ville d'Irak, se bat. L'armée a pris lundi le quartier de Zouhour.", "Tikrit"),
        ("A Benghazi, les combats durent. Les soldats ont repris lundi le quartier Al-Moudarraj.", "Benghazi"),
        ("A Falloujah, l'armée irakienne a repris lundi les quartiers de Yarmouk et de Qahira.", "Falloujah"),
    ],
)
def test_a_quarter_that_no_gazetteer_has_is_drawn_on_the_town_told_before_it(text, town, gazetteer):
    found = [e for e in events(text, gazetteer) if e.extent is not None]

    assert {e.place.name for e in found} == {town}
    assert {e.precision for e in found} == {GeoPrecision.NEAR}


@pytest.mark.parametrize(
    ("before", "place"), [("Les rebelles avancent à Syrte.", "Syrte"), ("Les rebelles, à Paris, se taisent.", None)]
)
def test_fighting_near_a_mosque_that_no_gazetteer_has_is_in_the_town_fought_over(before, place, gazetteer):
    text = f"{before} Dix soldats sont morts lundi dans des combats près de la mosquée Ribat."
    (event,) = [e for e in events(text, gazetteer) if e.kind == "clash"]

    assert (event.place and event.place.name) == place


def test_a_quarter_is_in_no_town_that_only_says_how_far_another_is(gazetteer):
    found = events("L'armée irakienne avance près de Kirkouk. Elle a pris lundi le quartier de Zouhour.", gazetteer)

    assert all(e.place is None for e in found if e.extent is not None)


def test_the_quarter_and_the_town_make_a_part_of_the_town(gazetteer):
    text = "Les soldats irakiens sont entrés lundi dans Tikrit. Ils ont pris lundi le quartier de Zouhour."

    (event,) = events(text, gazetteer)

    assert (event.extent, event.precision) == (Extent.PARTIAL, GeoPrecision.EXACT)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("L'armée a repris lundi environ 40% de Tikrit.", Extent.PARTIAL),
        ("L'armée contrôle près de 80% de Tikrit.", Extent.MAJORITY),
        ("L'armée a pris lundi presque toute la ville de Tikrit.", Extent.MAJORITY),
        ("L'armée a repris lundi tout le quartier administratif de Tikrit.", Extent.PARTIAL),
        ("L'armée contrôle tous les postes de police de Tikrit.", Extent.PARTIAL),
        ("L'armée a pris lundi la ville de Tikrit.", Extent.FULL),
        ("Tikrit, détruite à 70%, est tombée lundi aux mains de l'armée.", Extent.FULL),
        ("Tikrit est à 70% aux mains de l'armée.", Extent.MAJORITY),
        ("L'armée a pris lundi la ville à majorité sunnite de Tikrit.", Extent.FULL),
        ("L'armée a pris lundi la majorité de la ville de Tikrit.", Extent.MAJORITY),
        ("L'armée tient le versant irakien du mont Sinjar.", Extent.PARTIAL),
    ],
)
def test_a_share_of_a_town_is_no_more_than_it_says(text, extent, gazetteer):
    assert [e.extent for e in events(text, gazetteer)] == [extent]


def test_en_stands_for_the_town_of_which_a_share_is_told(gazetteer):
    found = events("L'armée avance vers Tikrit. Les insurgés n'en tiennent plus qu'un tiers.", gazetteer)

    assert [(e.place.name, e.extent) for e in found] == [("Tikrit", Extent.PARTIAL)]


def test_those_driven_out_may_be_told_by_a_pronoun(gazetteer):
    found = events("Les rebelles tenaient Kidal. L'armée les en a chassés lundi.", gazetteer)

    assert ("Kidal", date(2017, 3, 13)) in {(e.place.name, e.time.first_day) for e in found}


def test_a_town_near_which_something_happens_is_held_itself(gazetteer):
    text = "L'armée affronte les rebelles au sud de Talbissé, une localité proche de Homs et tenue par les rebelles."
    found = {str(e.kind): str(e.precision) for e in shown(text, gazetteer) if e.place.name == "Talbissé"}

    assert found == {"clash": "near", "control": "exact"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Les rebelles sont entrés lundi dans Tikrit. L'armée tient les quartiers ouest.", "control"),
        ("Tikrit, ville d'Irak, se bat. Lundi, des combats ont éclaté dans ses quartiers est.", "clash"),
        ("Tikrit, ville d'Irak, se bat. Lundi, l'aviation a bombardé ses faubourgs.", "strike"),
        ("Tikrit, ville d'Irak, se bat. Lundi, l'aviation a bombardé le quartier de la gare.", "strike"),
        ("Tikrit, ville d'Irak, se bat. Lundi, une roquette s'est abattue sur le quartier du port.", "strike"),
    ],
)
def test_a_part_without_a_name_is_of_the_town_told_before_it(text, kind, gazetteer):
    found = [e for e in events(text, gazetteer) if e.kind == kind and e.roles.holder != ("rebelles",)]

    assert [(e.place.name, e.extent) for e in found] == [("Tikrit", Extent.PARTIAL if kind == "control" else None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tikrit, ville d'Irak, se bat. L'armée a pris ses quartiers.",
        "Ils ont quitté Tikrit et Baïji. L'armée tient les quartiers sud.",
        "Tikrit, ville d'Irak, se bat. L'armée a pris lundi le quartier de la ville de X.",
    ],
)
def test_a_part_may_be_of_another_town_or_no_part_at_all(text, gazetteer):
    assert all(e.change is None or e.change.value == "lost" for e in events(text, gazetteer))


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("L'aviation a bombardé les abords de Tikrit, que les rebelles tiennent.", Extent.FULL),
        ("L'aviation a bombardé les quartiers nord de Tikrit, que les rebelles tiennent.", Extent.PARTIAL),
        ("L'aviation a bombardé les hauteurs de Tikrit, que les rebelles tiennent.", Extent.PARTIAL),
    ],
)
def test_a_relative_tells_of_the_town_and_not_of_what_lies_about_it(text, extent, gazetteer):
    assert [e.extent for e in events(text, gazetteer) if e.kind == "control"] == [extent]
