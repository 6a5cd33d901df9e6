"""What tells a province from the town of its name. The sentences are made up."""

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.resolution import resolve
from geo.reading.text import parse
from geo.reading.toponyms.recognition import read_entities


def codes(text: str, surface: str, gazetteer: Gazetteer) -> list[str | None]:
    """The feature codes of the places that a name is taken for, in the order of the text."""
    read = read_entities(parse(text), gazetteer)
    found = resolve(read.toponyms, gazetteer, {code: float(n) for code, n in read.countries})
    return [r.place.feature_code if r.place else None for r in found if r.toponym.surface == surface]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        # an adjective that is a noun elsewhere
        ("L'armée syrienne avance dans la province centrale de Homs.", "Homs"),
        ("Les rebelles syriens tiennent la province centrale de Hama et celle de Lattaquié.", "Lattaquié"),
        ("En 2014, il a fui en 2015 sa province natale de Homs, en Syrie.", "Homs"),
        # villages that are somebody's
        ("Un raid a frappé un village de Raqa, en Syrie.", "Raqa"),
        ("Il vient de Saraqeb, l'une des villes d'Idleb.", "Idleb"),
        ("Les hélicoptères ont bombardé plusieurs localités de Deraa, en Syrie.", "Deraa"),
        # the country around
        ("Trois soldats syriens ont péri dans la campagne de Hama.", "Hama"),
        ("Les combats reprennent dans la zone de Hama, en Syrie.", "Hama"),
        ("Les zones occupées de Kherson, en Ukraine, votent.", "Kherson"),
        # what the name is called, behind it or before
        ("Les civils syriens fuient Deraa, une province frontalière de la Jordanie.", "Deraa"),
        ("La Syrie perd Deir Ezzor, province pétrolière de l'est.", "Deir Ezzor"),
        ("Province divisée entre Syriens et Kurdes, Hassaké attend.", "Hassaké"),
        # of all members of a list
        ("On se bat dans trois provinces syriennes (Raqa, Deraa et Hama).", "Deraa"),
        ("Deux provinces sont touchées en Syrie : Raqa et Hama.", "Raqa"),
        ("L'armée syrienne vise Raqa, Deraa et Hama, trois provinces oubliées.", "Raqa"),
        ("Les rebelles avancent en Syrie dans les provinces de Hama et, plus au nord, d'Alep.", "Alep"),
        # a heading that the next sentence explains
        ("La trêve tient en Syrie.\nRaids à Hama\nDans la province de Hama, huit villages ont été visés.", "Hama"),
        # a name that is hardly ever used bare but for the province
        ("La province d'Idleb échappe au régime syrien. Les jihadistes dominent Idleb depuis 2017.", "Idleb"),
    ],
)
def test_a_province_is_told_without_its_noun_before_it(text: str, surface: str, gazetteer: Gazetteer) -> None:
    assert set(codes(text, surface, gazetteer)) == {"ADM1"}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("L'armée syrienne avance dans la ville centrale de Homs.", "Homs"),
        ("Les villes de Raqa et de Deraa, en Syrie, sont calmes.", "Raqa"),
        ("Un quartier de Hama, en Syrie, a été visé.", "Hama"),
        ("L'explosion a secoué la zone industrielle d'Alep, en Syrie.", "Alep"),
        ("La campagne d'Alep a coûté cher à l'armée syrienne.", "Alep"),
        ("Elle vit à Hama, une ville de Syrie.", "Hama"),
        ("Un obus a touché la capitale provinciale de Hassaké, en Syrie.", "Hassaké"),
        ("Deux villes sont touchées en Syrie : Raqa et Hama.", "Raqa"),
        ("On se bat dans trois villes de la province syrienne d'Alep (Azaz, Raqa et Hama).", "Raqa"),
        ("Il a fui Hama, une région du nord de Raqa le recueille en Syrie.", "Raqa"),
        ("La trêve tient en Syrie.\nRaids à Hama\nLes habitants de Hama fuient.", "Hama"),
    ],
)
def test_a_town_stays_a_town(text: str, surface: str, gazetteer: Gazetteer) -> None:
    assert "ADM1" not in codes(text, surface, gazetteer)


def test_a_town_named_beside_its_province_stays_a_town(gazetteer: Gazetteer) -> None:
    text = (
        "Un obus est tombé sur la ville d'Idleb. La province d'Idleb, en Syrie, est en feu. Le calme revient à Idleb."
    )

    assert codes(text, "Idleb", gazetteer) == ["PPL", "ADM1", "PPL"]


@pytest.mark.parametrize(
    ("sentence", "surface", "code"),
    [
        ("Les jihadistes tiennent tout à Idleb (nord-ouest) et Hama.", "Hama", "ADM1"),
        ("Les jihadistes tiennent tout à Hama et Idleb.", "Hama", "PPL"),
        ("Les jihadistes tiennent tout à Idleb et Damas.", "Damas", "PPLC"),
        ("Les jihadistes tiennent tout à Idleb et Saraqeb.", "Idleb", "PPL"),
        ("Les habitants d'Idleb et de Hama fuient.", "Hama", "PPL"),
        ("Un convoi roule à 5 km d'Idleb et de Hama.", "Hama", "PPL"),
        ("Un raid a frappé Hama.", "Hama", "PPL"),
    ],
)
def test_the_names_of_a_list_are_of_a_kind_with_the_one_that_means_its_province(
    sentence: str, surface: str, code: str, gazetteer: Gazetteer
) -> None:
    text = f"La province d'Idleb, en Syrie, est en feu. {sentence}"

    assert codes(text, surface, gazetteer)[-1] == code


@pytest.mark.parametrize(("other", "code"), [("Jezzine", "ADM2"), ("Alep", "PPL")])
def test_a_name_that_no_town_bears_tells_the_others_of_its_list(other: str, code: str, gazetteer: Gazetteer) -> None:
    text = f"Le Liban compte ses morts. Un drone a volé entre la Békaa-Ouest et {other}."

    assert codes(text, other, gazetteer) == [code]


@pytest.mark.parametrize(("opening", "code"), [("Ville de garnison, ", "PPL"), ("", "ADM1")])
def test_what_opens_a_sentence_as_a_town_is_one(opening: str, code: str, gazetteer: Gazetteer) -> None:
    text = f"La province d'Idleb, en Syrie, est en feu. {opening}Idleb est calme."

    assert codes(text, "Idleb", gazetteer)[-1] == code


def test_what_is_measured_from_a_name_is_measured_from_the_town(gazetteer: Gazetteer) -> None:
    text = "La province d'Idleb, en Syrie, est en feu. Un avion s'est écrasé à 5 km au nord d'Idleb."

    assert codes(text, "Idleb", gazetteer) == ["ADM1", "PPL"]


@pytest.mark.parametrize(("province", "latitude"), [("Alep", 36.6), ("Hama", 35.3)])
def test_the_province_named_last_tells_namesakes_apart(province: str, latitude: float, gazetteer: Gazetteer) -> None:
    text = f"L'armée syrienne avance dans la province de {province}. Elle y a repris mardi le village de Souran."
    read = read_entities(parse(text), gazetteer)
    village = resolve(read.toponyms, gazetteer, {"SY": 1.0})[-1].place

    assert village is not None
    assert round(village.latitude, 1) == latitude


def test_a_district_that_only_another_spelling_brings_is_not_in_a_country_that_the_text_leaves_out(
    gazetteer: Gazetteer,
) -> None:
    text = "En Irak, l'armée a repris à Mossoul les districts d'al-Qahira et de Tahrir."

    assert codes(text, "al-Qahira", gazetteer) == [None]
