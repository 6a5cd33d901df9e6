"""Who acts is read where his clause names him only through another: « dont les hommes », « son porte-parole », « notre contrôle »."""

from datetime import date

import pytest

from geo.codebook import Use
from geo.reading.text import parse
from geo.reading.toponyms.recognition import read_entities
from tests.reading.shown import controls, doers, shown

FRIDAY = date(2014, 9, 5)

BY = [
    # text, a place, a name among those who act there
    ("Le Hezbollah, dont les hommes ont pris vendredi Saraqeb, avance.", "Saraqeb", "Hezbollah"),
    ("Le Hezbollah, dont les miliciens ont pris vendredi Saraqeb, avance.", "Saraqeb", "Hezbollah"),
    ("Le Hezbollah dément. Ses miliciens sont à Saraqeb, qu'ils ont prise vendredi.", "Saraqeb", "Hezbollah"),
    (
        "Le Hezbollah dément. Son porte-parole, Omar Kassab, dit que ses forces tiennent Saraqeb.",
        "Saraqeb",
        "Hezbollah",
    ),
    ("L'armée turque a fui. Un de ses avions a bombardé vendredi Saraqeb.", "Saraqeb", "Turquie"),
    ("Plusieurs des avions de l'armée turque ont bombardé vendredi Saraqeb.", "Saraqeb", "Turquie"),
    ("La Séléka est en marche. Vendredi, les insurgés ont pris Saraqeb.", "Saraqeb", "Séléka"),
    ("Boko Haram est en marche. Vendredi, les insurgés ont pris Saraqeb.", "Saraqeb", "Boko Haram"),
    ("La Séléka est en marche. La coalition a pris vendredi Saraqeb.", "Saraqeb", "Séléka"),
    ("Saraqeb est sous notre contrôle, a dit vendredi un porte-parole du Hezbollah.", "Saraqeb", "Hezbollah"),
    ("« Saraqeb est entre nos mains », a dit vendredi un porte-parole de la rébellion.", "Saraqeb", "rébellion"),
    ("Le Hezbollah a pris Azaz. « Saraqeb est entre nos mains », a assuré son porte-parole.", "Saraqeb", "Hezbollah"),
    (
        "Des miliciens posent à Saraqeb. « La ville est entre nos mains », assurait leur commandant.",
        "Saraqeb",
        "miliciens",
    ),
    ("Un obus est tombé à Homs, selon le Hezbollah, qui tient Saraqeb.", "Saraqeb", "Hezbollah"),
    ("Un obus est tombé à Homs, a dit un porte-parole du Hezbollah, qui tient Saraqeb.", "Saraqeb", "Hezbollah"),
    ("A Azaz, les miliciens ont contenu vendredi un assaut de l'armée.", "Azaz", "armée"),
]


@pytest.mark.parametrize(("text", "place", "name"), BY)
def test_who_acts_is_named_through_another(text, place, name, gazetteer):
    by = [who for e in shown(text, gazetteer, FRIDAY) if e.place and e.place.name == place for who in doers(e)]

    assert any(name in who for who in by)


NOT_BY = [
    # text, a name of which nothing is told
    ("Le Hezbollah et la Séléka sont en marche. La coalition qui a pris vendredi Saraqeb se tait.", "Hezbollah"),
    ("La Séléka et les talibans avancent. Vendredi, les insurgés ont pris Saraqeb.", "Séléka"),
    ("Boko Haram est en marche. Vendredi, les rebelles ont pris Saraqeb.", "Boko Haram"),
    ("La Séléka se tait. La coalition internationale a bombardé vendredi Saraqeb.", "Séléka"),
    ("Le Hezbollah, dont des hommes du M23 ont pris vendredi Saraqeb, recule.", "Hezbollah"),
    (
        'Le Hezbollah se tait. "Rien ne bouge", constate un colonel, joint par Skype dans Saraqeb, que ses hommes tiennent.',
        "Hezbollah",
    ),
    ("Le porte-parole du Hezbollah, Omar Kassab, dit que l'armée tient Saraqeb.", "Hezbollah"),
    ("Les chefs de deux des bataillons de l'armée turque ont quitté Saraqeb, prise par l'EI.", "Turquie"),
    ("Des drones Shahed ont frappé vendredi Saraqeb.", "Shahed"),
    ("Un drone Bayraktar a frappé vendredi Saraqeb.", "Bayraktar"),
]


@pytest.mark.parametrize(("text", "name"), NOT_BY)
def test_nothing_is_told_of_who_only_stands_beside(text, name, gazetteer):
    told = shown(text, gazetteer, FRIDAY)

    assert told
    assert all(name not in who for e in told for who in doers(e))


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("A Homs, dont Moscou a fait sa base, des soldats posent.", Use.METONYMIC),
        ("A Homs, dont Moscou avait fait sa base, des soldats posent.", Use.METONYMIC),
        ("Dans plusieurs villes, dont Moscou, des soldats posent.", Use.LITERAL),
        ("Dans plusieurs villes, dont Moscou et Homs, des soldats posent.", Use.LITERAL),
    ],
)
def test_a_capital_acts_in_the_relative_that_it_opens(text, use, gazetteer):
    (moscow,) = [t for t in read_entities(parse(text), gazetteer).toponyms if t.surface == "Moscou"]

    assert moscow.use is use


SAID = [
    # text, who says so
    ("L'armée a repris Saraqeb, a dénoncé vendredi Omar Kassab, le chef des miliciens.", "Omar Kassab"),
    ("L'armée a repris Saraqeb, a dénoncé devant les députés un chef des miliciens.", "chef des miliciens"),
    ("L'armée a repris Saraqeb, s'est indigné un porte-parole du Hezbollah.", "porte-parole du Hezbollah"),
    ("L'armée a repris vendredi Saraqeb, assurait un colonel de l'armée.", "colonel de l'armée"),
    ("L'armée a en outre revendiqué vendredi la prise de Saraqeb.", "armée"),
    ("L'armée a en revanche annoncé avoir repris Saraqeb.", "armée"),
    ("Les rebelles ont quitté Saraqeb, selon Omar Kassab, le chef des miliciens.", "Omar Kassab"),
]


@pytest.mark.parametrize(("text", "source"), SAID)
def test_who_says_so_is_told_beside_other_words(text, source, gazetteer):
    (event,) = controls(text, gazetteer, FRIDAY)

    assert (str(event.factuality), event.attributed_to) == ("claimed", (source,))


def test_who_only_says_so_fights_nobody(gazetteer):
    text = "L'armée a repoussé vendredi un assaut à Azaz, selon Omar Kassab, le chef des séparatistes. Il pleut."
    (event,) = shown(text, gazetteer, FRIDAY)

    assert "séparatistes" not in doers(event)


@pytest.mark.parametrize(
    "text",
    [
        "L'Union, basée à Bruxelles, a dénoncé le régime, qui a repris Saraqeb.",
        "L'Union, qui aide Saraqeb, tenue par les rebelles, a dénoncé le régime.",
    ],
)
def test_whom_one_decries_says_nothing(text, gazetteer):
    told = controls(text, gazetteer, FRIDAY)

    assert told
    assert all("régime" not in event.attributed_to for event in told)


def test_a_source_that_tells_of_aircraft_is_not_who_flies_them(gazetteer):
    (event,) = shown("Des Sukhoï ont bombardé vendredi Saraqeb, a dit une source militaire turque.", gazetteer, FRIDAY)

    assert "militaire" not in doers(event)
