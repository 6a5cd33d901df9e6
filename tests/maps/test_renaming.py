"""Events and zones under the names of the reader's language."""

from dataclasses import replace

import pytest

from geo.maps.renaming import Renaming
from geo.model import Event
from geo.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(extras=False)


@pytest.mark.parametrize(("french", "english"), [("Alep", "Aleppo"), ("Lattaquié", "Latakia"), ("Damas", "Damascus")])
def test_a_reader_of_english_meets_english_names(gazetteer: Gazetteer, french: str, english: str) -> None:
    place = gazetteer.lookup(french)[0].place

    assert Renaming(gazetteer, "en").place(place).name == english
    assert Renaming(gazetteer, "fr").place(place) == place


def test_a_starting_situation_s_own_name_gives_way_to_the_map_s(gazetteer: Gazetteer) -> None:
    palmyra = gazetteer.lookup("Palmyre")[0].place

    assert Renaming(gazetteer, "fr").place(replace(palmyra, name="Palmyre (Tadmor)")).name == "Palmyre"


def test_only_names_change(gazetteer: Gazetteer, strike: Event) -> None:
    renamed = Renaming(gazetteer, "en").event(strike)

    assert renamed.place is not None
    assert strike.place is not None
    assert (renamed.id, renamed.place.id, renamed.reports) == (strike.id, strike.place.id, strike.reports)
