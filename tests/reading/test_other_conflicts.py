"""Texts on other wars than Syria's are read as they are written: long, translated, full of history."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers, shown

HAPPENED = [
    # text, kind, place, a name of the main side
    ("Le M23 affirme avoir pris la ville de Goma.", "control", "Goma", "M23"),
    ("Les rebelles du M23 sont entrés dans Bukavu.", "control", "Bukavu", "M23"),
    ("Les forces du TPLF ont repris la capitale régionale, Mekele.", "control", "Mekele", "TPLF"),
    (
        "Des militants palestiniens ont tiré une dizaine de roquettes sur Ashkelon.",
        "strike",
        "Ashkelon",
        "palestiniens",
    ),
    (
        "Le calme régnait à Mekele. En dehors de l'Amhara, les soldats ont bombardé la ville.",
        "strike",
        "Mekele",
        "soldats",
    ),
    (
        "Le président Macky Sall, président en exercice de l'Union africaine, a rencontré Vladimir Poutine à Sotchi.",
        "visit",
        "Sotchi",
        "Macky Sall",
    ),
    ("Des hommes armés ont mené un raid sur le marché de Djibo.", "clash", "Djibo", ""),
    ("Moscou a bombardé le port d'Odessa.", "strike", "Odessa", "Russie"),
    ("Les talibans affirment contrôler Kunduz.", "control", "Kunduz", "talibans"),
    ("Des combattants liés à Boko Haram ont attaqué Bama.", "clash", "Bama", "Boko Haram"),
    ("L'armée russe a annoncé la prise de Bakhmout.", "control", "Bakhmout", "Russie"),
    ("Le président azerbaïdjanais a annoncé la prise de Choucha.", "control", "Choucha", "Azerbaïdjan"),
    ("Les talibans ont pris le pouvoir après s'être emparés de Kaboul.", "control", "Kaboul", "talibans"),
    ("Kiev a été la cible de frappes russes.", "strike", "Kiev", "Russie"),
    ("Des soldats ont incendié des cases et tué au moins huit personnes à Kumbo.", "clash", "Kumbo", "soldats"),
    ("Les soldats du maréchal Khalifa Haftar ont pris Syrte.", "control", "Syrte", "Haftar"),
    ("Ses hommes ont pris Bakhmout.", "control", "Bakhmout", "hommes"),
    ("Des rebelles ont tendu une embuscade à un convoi près de Kidal.", "clash", "Kidal", "rebelles"),
    ("Les Houthis ont pris plusieurs districts au sud de Marib.", "control", "Marib", "Houthis"),
    ("Olusegun Obasanjo s'est rendu à Mekele comme émissaire.", "visit", "Mekele", "Obasanjo"),
    ("L'envoyé spécial américain pour le Soudan, Paul Smith, était à Nairobi.", "visit", "Nairobi", "Paul Smith"),
    ("Le président William Ruto, et le ministre Alfred Mutua, sont arrivés à Kinshasa.", "visit", "Kinshasa", "Ruto"),
]


@pytest.mark.parametrize(("text", "kind", "place", "actor"), HAPPENED)
def test_what_is_told_of_other_wars_is_shown(text, kind, place, actor, gazetteer):
    (event,) = shown(text, gazetteer)

    assert event.kind == kind
    assert event.place.name == place
    assert any(actor in name for name in doers(event))


RECALLED = [
    ("Les combats de Casamance ont fait des morts dans les années 90.", "a decade"),
    ("Des combats ont éclaté à Bunia, dans les années 90, entre deux milices.", "a decade between commas"),
    ("En 1997, la guerre gagne l'est. Les rebelles se sont emparés de Bukavu. En 2021, le calme règne.", "a tale"),
    ("Des soldats ont fui en 2014. L'armée s'est alors emparée de Kidal. En 2020, elle est partie.", "then"),
    ("Les rebelles ont capturé Palma l'année dernière.", "last year, whatever this one is"),
    ("Des combats ont éclaté à Khartoum en avril 2023.", "a month with its year"),
    ("Depuis 2014, le groupe est accusé d'une série de massacres à Beni.", "since a year"),
    ("Le 24 février 2022, la guerre commence. En mai, la Russie s'empare de Marioupol.", "a chronicle"),
    ("Le conflit a éclaté en 2020, lorsque l'armée a attaqué Mekele.", "a clause that says when"),
    ("Le M23 avait occupé Goma en 2012.", "a pluperfect with a year"),
    ("Les attaques de ces dernières années à Djibo ont fait mille morts.", "years of it"),
    ("Le général Diallo rencontrait le ministre russe à Moscou quatre fois par an.", "a habit"),
    ("Le groupe est l'auteur de nombreuses attaques à Chibok.", "attacks in general"),
    ("Ils se sont vus en 1943 et en 1944. Staline est arrivé à Yalta. La guerre finit en mai 1945.", "another age"),
]


@pytest.mark.parametrize("text", [text for text, _ in RECALLED], ids=[why for _, why in RECALLED])
def test_a_tale_of_the_past_is_not_shown_as_news(text, gazetteer):
    assert [(e.kind, e.place and e.place.name) for e in shown(text, gazetteer)] == []


NEWS = [
    ("La convention de 2008 interdit ces armes. L'aviation a bombardé Okhtyrka.", "a year that tells no tale"),
    ("Vingt ans après l'invasion de 2001, l'armée a quitté Kaboul cette semaine. En 2020, rien.", "this week"),
    ("Les rebelles ont pris Bukavu le mois dernier.", "last month"),
    ("En 2023, la guerre éclate. Aujourd'hui, l'armée pilonne Nyala.", "today"),
    ("Le M23 contrôle Bunagana depuis 2022.", "a holding since a year"),
    ("L'attaque de Solhan est la plus meurtrière de ces dernières années.", "the worst for years"),
    ("Les ADF, des rebelles venus d'Ouganda dans les années 1990, ont attaqué Beni mardi.", "an incise"),
]


@pytest.mark.parametrize("text", [text for text, _ in NEWS], ids=[why for _, why in NEWS])
def test_news_told_beside_a_year_stays_news(text, gazetteer):
    assert shown(text, gazetteer)


def test_a_part_of_the_world_is_no_place_of_an_event(gazetteer):
    assert not shown("Des jihadistes ont attaqué l'armée dans le Sahel et au Proche-Orient.", gazetteer)


def test_those_whom_an_attack_killed_did_not_lead_it(gazetteer):
    (event,) = shown("Onze soldats ont été tués dans l'attaque du camp de Sévaré.", gazetteer)

    assert event.roles.attacker == ()
    assert "soldats" in event.roles.target


def test_who_goes_somewhere_in_the_present_is_not_there_yet(gazetteer):
    assert not shown("Le président Paul Kagame se rend à Lomé pour rencontrer son homologue.", gazetteer)


def test_his_troops_are_those_of_the_subject(gazetteer):
    (event,) = shown("La Russie a annoncé le retrait de ses troupes de la ville de Kherson.", gazetteer)

    assert "Russie" in event.roles.previous_holder
    assert "Ukraine" not in event.roles.previous_holder


def test_a_town_of_a_province_is_told_by_its_own_name(gazetteer):
    found = shown("L'armée a repris Nyala, la plus grande ville du Darfour tenue par les rebelles.", gazetteer)

    assert {e.place.name for e in found} == {"Nyala"}


def test_a_month_of_publication_gives_its_year_to_a_date(gazetteer):
    text = "Les séparatistes ont attaqué Kumbo le 16 septembre. Mardi, ils ont attaqué Bamenda."
    kumbo, bamenda = read(Article(id="essai", text=text, month=(2021, 9)), gazetteer).events

    assert kumbo.time.first_day == date(2021, 9, 16)
    assert bamenda.time is None


def test_one_sentence_tells_one_fight_at_a_place(gazetteer):
    text = "A Kumbo, les séparatistes ont attaqué une patrouille, puis les insurgés ont ouvert le feu sur le marché."

    assert len(shown(text, gazetteer)) == 1


LIVES = ["Mamadou Diallo est arrivé à Kiev pour étudier.", "La chanteuse Awa Sy s'est rendue à Cotonou."]


@pytest.mark.parametrize("text", LIVES)
def test_the_journeys_of_a_life_are_no_visits(text, gazetteer):
    assert not shown(text, gazetteer)


def test_an_office_told_elsewhere_makes_a_traveller_official(gazetteer):
    text = "Mamadou Diallo est arrivé à Bamako. Le médiateur de la Cédéao, Mamadou Diallo, y restera trois jours."

    assert [e.kind for e in shown(text, gazetteer)] == ["visit"]
