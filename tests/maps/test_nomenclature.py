"""Places on an English map: the names in common use, no marks of a romanisation."""

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.data import path
from geo.maps import nomenclature
from geo.model import Event

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("place_id", "english"),
    [
        ("geonames:172256", "Kobani"),
        ("geonames:173377", "Qamishli"),
        ("geonames:170017", "Hama"),
        ("geonames:163345", "Tartus"),
        ("geonames:163808", "Palmyra"),
        ("calque:base-aerienne-de-kweires-sy", "Kuweires Air Base"),
    ],
)
def test_a_place_bears_the_name_that_english_readers_know(place_id: str, english: str, gazetteer: "Gazetteer") -> None:
    place = gazetteer.place(place_id)

    assert place is not None
    assert nomenclature.english(place, gazetteer) == english


def test_every_town_of_syria_has_a_name_in_plain_letters(gazetteer: "Gazetteer") -> None:
    names = [nomenclature.english(place, gazetteer) for place in gazetteer.communities("SY")]

    assert [name for name in names if not name.isascii()] == []


def test_no_town_of_syria_bears_the_marks_of_a_romanisation_in_french(gazetteer: "Gazetteer") -> None:
    names = [nomenclature.french(place, gazetteer) for place in gazetteer.communities("SY")]

    assert "Souran" in names
    assert [name for name in names if name.encode("latin-1", "replace").decode("latin-1") != name] == []


@pytest.mark.parametrize("place_id", ["geonames:2427123", "geonames:276781"])
def test_a_french_name_keeps_its_accents_and_apostrophes(place_id: str, gazetteer: "Gazetteer") -> None:
    place = gazetteer.place(place_id)

    assert place is not None
    assert nomenclature.french(place, gazetteer) == place.name


def test_every_english_name_is_of_a_place_that_exists(gazetteer: "Gazetteer") -> None:
    with path("cartography/places_en.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row for row in rows if gazetteer.place(row["place_id"]) is None] == []


def test_marks_of_a_romanisation_are_left_out() -> None:
    assert nomenclature.plain_letters("‘Ayn al ‘Arab") == "Ayn al Arab"
    assert nomenclature.plain_letters("Ţarţūs") == "Tartus"
    assert nomenclature.plain_letters("Diyarbakır") == "Diyarbakir"


@pytest.mark.parametrize(("french", "english"), [("Alep", "Aleppo"), ("Lattaquié", "Latakia"), ("Damas", "Damascus")])
def test_a_reader_of_english_meets_english_names(gazetteer: "Gazetteer", french: str, english: str) -> None:
    place = gazetteer.lookup(french)[0].place

    assert nomenclature.Renaming(gazetteer, "en").place(place).name == english
    assert nomenclature.Renaming(gazetteer, "fr").place(place) == place


def test_a_starting_situation_s_own_name_gives_way_to_the_map_s(gazetteer: "Gazetteer") -> None:
    palmyra = gazetteer.lookup("Palmyre")[0].place

    assert nomenclature.Renaming(gazetteer, "fr").place(replace(palmyra, name="Palmyre (Tadmor)")).name == "Palmyre"


def test_only_names_change(gazetteer: "Gazetteer", strike: Event) -> None:
    renamed = nomenclature.Renaming(gazetteer, "en").event(strike)

    assert renamed.place is not None
    assert strike.place is not None
    assert (renamed.id, renamed.place.id, renamed.reports) == (strike.id, strike.place.id, strike.reports)
