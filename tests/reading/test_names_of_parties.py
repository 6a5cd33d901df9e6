"""What a party is called: units by their number, two nations by one adjective, most of a party for it."""

import pytest

from .test_parties import events, party

CALLED = [
    # text, place, a name among its parties
    ("Des frappes américano-britanniques ont visé vendredi Hodeida.", "Hodeïda", "Etats-Unis Royaume-Uni"),
    ("Les forces syro-russes ont repris vendredi Palmyre.", "Palmyre", "Syrie Russie"),
    ("La coalition arabo-kurde a pris vendredi Raqa.", "Raqqa", "Forces démocratiques syriennes"),
    ("La 93e brigade mécanisée a repris vendredi Bakhmout.", "Bakhmout", "93e brigade mécanisée"),
    ("Des éléments de la 4e division blindée ont pris vendredi Saraqeb.", "Saraqeb", "4e division blindée"),
    ("La 1re division d'infanterie a quitté vendredi Saraqeb.", "Saraqeb", "1re division d'infanterie"),
    ("La garde républicaine a pris vendredi Saraqeb.", "Saraqeb", "Syrie"),
    ("La Force conjointe a repris vendredi Kutum.", "Koutoum", "Force conjointe"),
    ("Les miliciens de l'Alliance du fleuve Congo (AFC) ont pris vendredi Goma.", "Goma", "M23"),
    ("Le Corps des gardiens de la révolution a bombardé vendredi Erbil.", "Erbil", "Gardiens de la révolution"),
    ("La brigade Golani a pris vendredi Khiam.", "Khiam", "Armée de défense d'Israël"),
]


@pytest.mark.parametrize(("text", "place", "name"), CALLED)
def test_a_party_bears_its_whole_name(text, place, name, gazetteer):
    assert name in party(text, gazetteer, place)


@pytest.mark.parametrize(
    "whole",
    ["Le gros des troupes russes a", "L'essentiel des forces russes a", "La plupart des soldats russes ont"],
)
def test_most_of_a_party_stands_for_it(whole, gazetteer):
    assert "Russie" in party(f"{whole} quitté vendredi Saraqeb.", gazetteer, "Saraqeb")


def test_some_of_a_party_may_leave_and_it_stays(gazetteer):
    assert events("Une partie des rebelles a quitté vendredi Saraqeb.", gazetteer) == ()


def test_who_fighters_mostly_are_is_no_other_party(gazetteer):
    text = "Dix hommes, pour la plupart des supplétifs d'Ankara, ont péri vendredi dans des combats avec l'armée à Saraqeb."

    assert "supplétifs" in party(text, gazetteer, "Saraqeb")
