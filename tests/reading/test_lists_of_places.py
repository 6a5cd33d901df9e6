"""A noun of several places stands for those that a list names; a noun of one place for the town that is named behind it."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read


def events(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2024, 10, 15)), gazetteer).events
    return {
        (str(e.kind), e.place.name if e.place else None, str(e.extent) if e.extent else None)
        for e in found
        if str(e.factuality) in ("asserted", "claimed")
    }


def at(kind, *places, extent=None):
    return {(kind, place, extent) for place in places}


TOLD = [
    ("Trois villes de Syrie sont tombées mardi: Saraqeb, Homs et Hama.", at("control", "Saraqeb", "Homs", "Hama", extent="full")),
    ("Des raids ont visé Deir Ezzor, sur l'Euphrate, puis Homs.", at("strike", "Deir Ezzor", "Homs")),
    ("Des drones ont visé Kosti, sur le Nil Blanc, et El-Obeid.", at("strike", "Kosti", "El-Obeid")),
    ("Des obus ont touché Homs, où un four a brûlé, ainsi que Hama.", at("strike", "Homs", "Hama")),
    ("L'aviation a bombardé Homs, tuant dix civils, et Hama.", at("strike", "Homs", "Hama")),
    ("Des obus ont touché Homs, où un four a brûlé, et l'armée tirera sur Hama.", at("strike", "Homs")),
    ("L'armée a imputé ces raids aux rebelles et rappelé son envoyé à Ankara.", set()),
    ("Le régime a salué ces raids et tué dix civils à Homs.", at("strike", "Homs")),
    # « à commencer par », « y compris », « entre autres » pick some as « notamment » does
    ("Des combats ont éclaté dans plusieurs villes, à commencer par Homs.", at("clash", "Homs")),
    ("Les rebelles ont pris plusieurs villes, à commencer par Homs.", at("control", "Homs", extent="full")),
    ("Des raids ont touché plusieurs villes, entre autres Homs et Hama.", at("strike", "Homs", "Hama")),
    ("Des heurts ont opposé des milices dans des bourgs d'Idleb, y compris à Saraqeb.", at("clash", "Saraqeb")),
    ("L'armée a dit vouloir tout reprendre, à commencer par Homs.", set()),
    ("Le ministre visitera plusieurs villes, à commencer par Moscou.", set()),
    ("Des obus ont touché des villages au nord de Homs, ainsi qu'à Hama.", at("strike", "Homs", "Hama")),
    ("Des obus ont touché, au nord de Homs, Rastane et Talbissé.", at("strike", "Rastane", "Talbissé")),
    (
        "Les rebelles se sont retirés de plusieurs villages, dont Saraqeb et Binnich.",
        at("control", "Saraqeb", "Binnich", extent="withdrawn"),
    ),
    ("L'aviation a visé l'est de la Syrie, où des localités ont été touchées, comme à Homs.", at("strike", "Homs")),
    ("L'aviation a visé Homs. Des localités ont été touchées par la crise, comme à Hama.", at("strike", "Homs")),
    ("Deux villes de Syrie sont tombées, Homs et Hama.", at("control", "Homs", "Hama", extent="full")),
    ("Deux villes sont tombées mardi, Homs, Hama et Damas tremblent.", set()),
    ("Plusieurs villes ont été bombardées: Homs, Hama et Alep.", at("strike", "Homs", "Hama", "Alep")),
    ("Le marché de Homs a été bombardé mardi, de même que celui de Hama.", at("strike", "Homs", "Hama")),
    ("Des drones ont visé le marché de Homs ainsi que celui de Hama.", at("strike", "Homs", "Hama")),
    ("Le marché de Homs a été bombardé mardi, et celui de Hama fermé.", at("strike", "Homs")),
    ("L'armée s'est retirée de trois villes: Homs, Hama et Alep.", at("control", "Homs", "Hama", "Alep", extent="withdrawn")),
    ("L'armée a pris deux villes de la province d'Idleb, Saraqeb et Binnich.", at("control", "Saraqeb", "Binnich", extent="full")),
    ("L'armée a repris la principale ville de la province d'Idleb, Saraqeb.", at("control", "Saraqeb", extent="full")),
    ("La plus grande ville du Tigré, Mekele, a été bombardée.", at("strike", "Mekele")),
    ("L'armée a repris plusieurs villages, dont Saraqeb et Binnich.", at("control", "Saraqeb", "Binnich", extent="full")),
    ("Des raids ont visé les régions de Kharkiv, Soumy et Donetsk.", at("strike", "Kharkiv", "Soumy", "Donetsk")),
    (
        "Le régime garde plusieurs zones: Homs, Hama et une partie d'Alep.",
        at("control", "Homs", "Hama", extent="full") | at("control", "Alep", extent="partial"),
    ),
    ("Les insurgés contrôlent toutes les villes du pays, à l'exception de la capitale, Kaboul.", set()),
    ("Les rebelles tiennent la province de Deraa, à l'exception de Nawa.", at("control", "Deraa", extent="majority")),
    ("L'armée a pris les villes de la province d'Idleb, hormis Binnich.", at("control", "Idleb", extent="partial")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text for text, _ in TOLD])
def test_a_noun_of_places_stands_for_those_that_are_named(text, told, gazetteer):
    assert events(text, gazetteer) == told


ELSEWHERE = [
    ("Un drone a touché l'état-major de la flotte de la mer Noire, à Sébastopol.", {"Sébastopol"}),
    ("Un missile a frappé le siège de la flotte russe de la mer Noire, en Crimée.", {"Crimée"}),
    ("Des drones ont visé le port de Novorossiïsk, sur la mer Noire.", {"Novorossiïsk"}),
    ("Un incendie ravage Odessa. Un drone est tombé sur un immeuble, a dit le maire de cette ville.", {"Odessa"}),
    ("De nouvelles frappes suivies d'explosions ont secoué mardi Stepanakert.", {"Stepanakert"}),
    ("L'armée a repris Marinka, ville située à 5 km de Donetsk, principale ville sous contrôle russe.", {"Marinka"}),
    ("Une usine de Saratov, à 450 km de la frontière au sud-est de Moscou, a été attaquée par des drones.", {"Saratov"}),
    ("Une raffinerie a pris feu à Riazan, au sud de Moscou, après une attaque de drones.", {"Riazan"}),
    ("Des drones ont touché l'aéroport de Louhansk. On se bat autour de la ville.", {"Aéroport de Louhansk", "Louhansk"}),
    ("Plusieurs quartiers de Soumy ont été pris pour cibles.", {"Soumy"}),
    ("Des missiles ont visé l'aciérie Azovstal à Marioupol, et la ville a été bombardée.", {"Azovstal", "Marioupol"}),
    ("Des soldats de Stepanakert, la capitale du Haut-Karabakh, veillent. Bakou a lancé un assaut sur cette région.", {"Haut-Karabakh"}),
    ("Des armes ont été livrées dans les zones de combat du Donbass.", set()),
    ("Des familles ont pris la route de Manbij, que tient l'armée.", {"Manbij"}),
    ("Des familles ont pris la route de Manbij, que fuit l'armée.", set()),
    ("Plus loin sur l'Euphrate, Raqa a été bombardée mardi.", {"Raqqa"}),
    ("Plus loin sur l'Euphrate, Raqa et sa gare ont été bombardées mardi.", {"Raqqa"}),
    ("A mi-chemin d'Alep, Saraqeb, fief rebelle, a été bombardée mardi.", {"Saraqeb"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), ELSEWHERE, ids=[text for text, _ in ELSEWHERE])
def test_a_name_that_belongs_to_something_else_is_not_where_it_happened(text, places, gazetteer):
    assert {place for _, place, _ in events(text, gazetteer)} == places


def attackers(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2024, 10, 15)), gazetteer).events
    return {name for e in found for name in e.roles.attacker}, {side for e in found for side in e.sides}


def test_who_condemns_an_attack_has_not_made_it(gazetteer):
    assert attackers("Paris a condamné l'attaque contre la ville de Dnipro.", gazetteer) == (set(), set())
    assert "rebelles" in attackers("L'armée a dénoncé une attaque des rebelles à Homs.", gazetteer)[0]


def test_guns_named_only_as_a_means_make_no_attacker(gazetteer):
    assert attackers("Kherson a été frappée par de l'artillerie et des mortiers.", gazetteer) == (set(), set())
    assert "Russie" in attackers("Kherson a été frappée par l'artillerie russe.", gazetteer)[0]


def test_a_port_held_is_held_whole_though_one_fights_near_it(gazetteer):
    text = "Des combats ont eu lieu près de Marioupol, port sous contrôle de l'armée ukrainienne."

    assert ("control", "Marioupol", "full") in events(text, gazetteer)
    assert events("Près de Marioupol, les rebelles contrôlent des villages.", gazetteer) == at(
        "control", "Marioupol", extent="partial"
    )


def test_those_whom_a_bombing_told_behind_killed_did_not_fight(gazetteer):
    text = "Quatre soldats indiens ont péri dans des affrontements avec des insurgés à Pulwama, après l'attentat qui a tué des policiers."

    assert "policiers" not in attackers(text, gazetteer)[0]
    assert "insurgés" in attackers(text, gazetteer)[0]


def test_separatists_are_no_army_of_the_state(gazetteer):
    assert attackers("Des blindés séparatistes ont ouvert le feu sur Marinka.", gazetteer)[1] == set()
    assert attackers("Les militaires prorusses ont bombardé Marinka.", gazetteer)[1] == {"russia"}


def test_fighters_shot_by_a_party_fell_in_a_clash(gazetteer):
    text = "Deux soldats ukrainiens ont été tués à Marinka par des tirs des séparatistes."

    assert events(text, gazetteer) == at("clash", "Marinka")
    assert events(text.replace("des tirs des séparatistes", "un tireur embusqué"), gazetteer) == set()


def kinds(text, gazetteer):
    return {(kind, place) for kind, place, _ in events(text, gazetteer)}


def test_the_attack_told_behind_a_strike_is_that_strike(gazetteer):
    text = "Une raffinerie de Rostov a été touchée par un drone. L'attaque s'est produite à Novochakhtinsk."

    assert ("strike", "Novoshakhtinsk") in kinds(text, gazetteer)
    assert ("clash", "Novoshakhtinsk") in kinds(text.replace("L'attaque", "Un assaut"), gazetteer)


def test_what_is_aimed_at_has_not_been_taken(gazetteer):
    assert kinds("Les bases de Rawalpindi et Lahore ont été prises pour cibles.", gazetteer) == {
        ("strike", "Rawalpindi"),
        ("strike", "Lahore"),
    }
    assert kinds("Les villes de Kharkiv et Soumy ont été prises.", gazetteer) == {
        ("control", "Kharkiv"),
        ("control", "Soumy"),
    }


HAPPENED = [
    ("Les rebelles ont progressé au point de contrôler toute la ville de Homs.", {("control", "Homs")}),
    ("Les rebelles sont sur le point de prendre Homs.", set()),
    ("Les rebelles ont avancé jusqu'à prendre le contrôle de Homs.", {("control", "Homs")}),
    ("Samedi, c'était au tour de Homs d'être libérée.", {("control", "Homs")}),
    ("Ce fut ensuite le tour de Homs, cent kilomètres plus au nord, d'être libérée.", {("control", "Homs")}),
    ("C'est au tour de Homs de craindre d'être bombardée.", set()),
    ("Un missile a été tiré samedi d'un champ proche de Homs.", set()),
    ("Deux missiles tirés samedi près de Homs ont tué dix civils.", {("strike", "Homs")}),
    ("L'aviation a frappé les rebelles: à Homs et à Hama.", {("strike", "Homs"), ("strike", "Hama")}),
    ("Les rebelles avancent: à Homs, on s'inquiète.", set()),
    ("Un général du groupement Khortytsia fait état de combats à Kourakhove.", {("clash", "Kourakhove")}),
    ("Des blessés de Homs ont fui vers Hama. Un obus est tombé samedi dans le quartier de Bab Zarqoun.", {("strike", "Homs")}),
    ("Les talibans ont attaqué Ghazni lundi, un an après avoir pris Kunduz.", {("clash", "Ghazni")}),
    ("L'armée a abattu des drones qui tentaient d'attaquer Moscou.", set()),
    ("Des drones ont attaqué Moscou.", {("strike", "Moscou")}),
    ("L'armée russe a attaqué Dnipro. Les missiles ont touché un immeuble.", {("strike", "Dnipro")}),
    ("L'armée russe a attaqué Dnipro. Les soldats sont entrés dans un immeuble.", {("clash", "Dnipro")}),
    ("Des soldats détruisent les bâtiments de Bakhmout.", set()),
    ("Kiev a accusé la Russie de prévoir de pilonner Kherson.", set()),
    ("Kiev a accusé la Russie de pilonner Kherson.", {("strike", "Kherson")}),
    ("Plusieurs villages situés le long du fleuve stratégique Dnipro sont tombés.", set()),
    ("La ville stratégique de Dnipro est tombée.", {("control", "Dnipro")}),
    ("L'armée a attaqué un monastère à Sagaing. Le monastère a été bombardé.", {("strike", "Sagaing")}),
    ("L'armée a attaqué les villes de Homs et Hama en utilisant des drones.", {("strike", "Homs"), ("strike", "Hama")}),
    ("L'armée a tiré intensément avec de l'artillerie en direction de Homs.", {("strike", "Homs")}),
    ("Les soldats ont tiré avec des mitrailleuses sur un minibus à Homs.", {("clash", "Homs")}),
    ("Les rebelles ont pris Hama. La ville de Homs a quant à elle été cédée aux rebelles.", {("control", "Hama"), ("control", "Homs")}),
    ("Ces combats ont entraîné la fermeture des postes de Torkham et Chaman.", set()),
    ("Des obus ont touché Marioupol. C'est la première attaque contre Marioupol.", {("strike", "Marioupol")}),
    ("Des rebelles ont attaqué Marioupol. C'est la première attaque contre Marioupol.", {("clash", "Marioupol")}),
    ("Des soldats détruisent à l'artillerie les bâtiments de Bakhmout.", {("strike", "Bakhmout")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), HAPPENED, ids=[text for text, _ in HAPPENED])
def test_what_is_told_as_done_has_happened(text, told, gazetteer):
    assert kinds(text, gazetteer) == told


def test_a_large_town_is_taken_whole(gazetteer):
    assert events("L'armée a repris le contrôle de la grande ville de Homs.", gazetteer) == at(
        "control", "Homs", extent="full"
    )
    assert events("L'armée a repris une grande partie de Homs.", gazetteer) == at("control", "Homs", extent="majority")


def test_of_two_between_only_the_first_two_fight(gazetteer):
    text = "Des combats opposent l'armée aux talibans à Kunduz, nœud entre Kaboul et le Tadjikistan."
    again = "De violents combats sont en cours entre l'armée et les talibans à Kunduz, nœud entre Kaboul et l'Iran."

    assert attackers(text, gazetteer)[0].isdisjoint({"Kaboul", "Tadjikistan"})
    assert attackers(again, gazetteer)[0].isdisjoint({"Kaboul", "Iran"})
