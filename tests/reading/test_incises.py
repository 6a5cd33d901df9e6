"""What a sentence adds between two commas changes nothing of what it tells."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read
from geo.reading.sentences.incises import incises, without_incises
from geo.reading.sentences.units import Unit

TUESDAY, MONDAY = date(2024, 11, 26), date(2024, 12, 2)


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return [(str(e.kind), e.place.name if e.place else None) for e in found if e.factuality in CURRENT]


def day(text, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return event.time.first_day


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Salma, où vivent 30.000 personnes, demeurait tenue par les rebelles.", ("control", "Salma")),
        ("Salma, où l'eau manque, est tombée mardi.", ("control", "Salma")),
        ("A Juba, fief des loyalistes depuis trois ans, le pape a prié mardi.", ("visit", "Djouba")),
        (
            "Lors d'une étape à Erevan, une ville de la plaine, le ministre indien a signé un accord.",
            ("visit", "Erevan"),
        ),
        ("Les soldats, qui disposent de blindés, ont abattu vingt habitants à Moura.", ("clash", "Moura")),
        (
            "Des avions turcs, qui survolent la plaine, s'en sont pris mardi à un dépôt près de Saraqeb.",
            ("strike", "Saraqeb"),
        ),
        ("Les soldats ont abattu vingt habitants mardi à Moura, un gros bourg, par représailles.", ("clash", "Moura")),
        (
            "La ville de Manbij, dans le nord du pays, d'où les jihadistes se sont repliés, revit.",
            ("control", "Manbij"),
        ),
        ("On fête Soukhna, carrefour du désert, reprise lundi aux insurgés.", ("control", "Soukhna")),
        (
            "A Saraqeb, que les jihadistes avaient prise en 2019, le régime contrôle deux quartiers.",
            ("control", "Saraqeb"),
        ),
        ("Salma, que les jihadistes avaient prise en 2019, a été arrachée mardi aux rebelles.", ("control", "Salma")),
        ("Douze rebelles, a indiqué une ONG, ont été tués mardi à Saraqeb.", ("clash", "Saraqeb")),
        ("Une ONG a indiqué qu'à Saraqeb, un raid aérien avait fait dix morts mardi.", ("strike", "Saraqeb")),
        ("Une ONG a confirmé qu'à Rome, le ministre turc avait signé mardi un accord.", ("visit", "Rome")),
        ("Les rebelles, faute de renforts, ont pris pied mardi à Saraqeb.", ("control", "Saraqeb")),
        ("Les insurgés, faute de vivres, ont lancé mardi à Bosso une attaque surprise.", ("clash", "Bosso")),
        ("Malgré les appels au calme, des combats ont éclaté mardi à Sebha.", ("clash", "Sebha")),
        ("Les rebelles ont pris sans combattre Saraqeb.", ("control", "Saraqeb")),
        ("L'armée a repris en fin de semaine la ville de Saraqeb.", ("control", "Saraqeb")),
        ("Les rebelles se sont emparés sans combattre de Saraqeb.", ("control", "Saraqeb")),
        ("L'armée est entrée sans combattre dans Saraqeb.", ("control", "Saraqeb")),
        ("Des miliciens ont ouvert le feu sur des paysans qui labouraient près de Bosso.", ("clash", "Bosso")),
        ("Idleb, sur la route de la capitale, est tombée mardi.", ("control", "Idleb")),
        ("L'armée a repris mardi la ville à majorité chrétienne de Maaloula.", ("control", "Maaloula")),
        ("Les rebelles ont quitté dès dimanche, avant l'aube, Saraqeb.", ("control", "Saraqeb")),
        ("Salma, ville martyre, dans le nord du pays, est tombée mardi.", ("control", "Salma")),
        ("Salma, ville martyre, dont les écoles sont fermées, est tombée mardi.", ("control", "Salma")),
        ("Une ONG a dit qu'à Rome, carrefour stratégique, le ministre turc avait signé un accord.", ("visit", "Rome")),
        ("• Des assaillants ont tué mardi onze personnes à Palma.", ("clash", "Palma")),
        ("Les écoles sont fermées, mais des soldats ont tiré mardi sur un bus près de Baidoa.", ("clash", "Baïdoa")),
    ],
)
def test_an_incise_leaves_the_clause_about_it_as_it_is(text, event, gazetteer):
    assert event in told(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        (
            "Au Darfour, El-Facher, dernière grande ville tenue par l'armée, a été bombardée mardi.",
            ("strike", "Darfour"),
        ),
        (
            "A Damas, où l'on a faim dans le camp de Yarmouk, assiégé depuis un an, le calme règne.",
            ("control", "Damas"),
        ),
    ],
)
def test_what_an_incise_tells_is_of_no_other_place(text, elsewhere, gazetteer):
    assert elsewhere not in told(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles ont pris Saraqeb, où l'eau manque, mardi.",
        "Les rebelles, a indiqué jeudi une ONG, ont pris mardi Saraqeb.",
        "Des combats, a indiqué jeudi une ONG, ont éclaté mardi à Saraqeb.",
        "Un missile, après une nuit calme, a touché mardi Saraqeb.",
        "Des assaillants ont tué le 26 novembre onze personnes à Palma.",
    ],
)
def test_a_day_beyond_an_incise_is_that_of_the_clause(text, gazetteer):
    assert day(text, gazetteer) == TUESDAY


@pytest.mark.parametrize(
    "text",
    [
        "Dix ans plus tôt, un missile a fait dix morts près de Kherson.",
        "En 2014, les ministres turc et irakien se sont réunis à Erbil.",
        "Il y a dix ans, Angela Merkel et le président turc se sont parlé à Ankara.",
        "De là s'envolaient, depuis mai 2016, les avions qui ont pilonné Saraqeb.",
        "La route mène à Gori, bombardée quand la guerre atteignit la ville.",
    ],
)
def test_what_was_long_ago_is_no_news(text, gazetteer):
    assert told(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "En outre, les rebelles ont à nouveau mis la main sur Saraqeb.",
        "Les rebelles ont en outre mis mardi la main sur Saraqeb.",
        "Les rebelles ont fini par prendre Saraqeb.",
        "Les rebelles viennent de s'emparer de Saraqeb.",
    ],
)
def test_what_stands_between_a_verb_and_its_auxiliary_does_not_hide_it(text, gazetteer):
    assert told(text, gazetteer) == [("control", "Saraqeb")]


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Le ministre turc aurait rencontré mardi son homologue à Bagdad.", ["conditional"]),
        ("Le ministre turc se rendrait mercredi à Bagdad.", ["hypothetical"]),
        ("M. Watling vient de se rendre à Kiev.", ["asserted"]),
        ("Une voiture piégée aurait explosé mardi à Azaz.", ["conditional"]),
        ("La chute de Marioupol aurait changé la guerre.", ["hypothetical"]),
        ("Rien ne prouve que les rebelles aient pris Saraqeb.", ["hypothetical"]),
        ("L'ONU n'a pas confirmé que les rebelles aient pris Saraqeb.", ["hypothetical"]),
        ("La télévision d'Etat, proche du régime, a annoncé mardi la prise de Saraqeb.", ["claimed"]),
        ("L'état-major, selon une source locale, a annoncé la prise de Saraqeb.", ["claimed"]),
        ("Goma serait en train de tomber aux mains des rebelles.", ["conditional"]),
        ("Saraqeb reste tenue par l'armée, a assuré mardi un colonel de l'armée.", ["claimed"]),
    ],
)
def test_what_is_hearsay_imagined_or_unproved_is_told_as_such(text, factuality, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert [str(e.factuality) for e in found] == factuality


def holders(text, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return [e.roles.holder[0] for e in found if e.factuality in CURRENT]


def test_who_stands_in_an_incise_does_not_act_beyond_it(gazetteer):
    text = "A Saraqeb, que les jihadistes avaient prise en 2019, les rebelles ont pris mardi plusieurs quartiers."

    assert holders(text, gazetteer) == ["rebelles"]


def test_an_incise_may_hold_a_relative_of_its_own(gazetteer):
    text = "Les islamistes, épaulés par des factions dont certaines sont proches de Kiev, ont pris mardi Saraqeb."

    assert holders(text, gazetteer) == ["islamistes"]


def test_where_nothing_stands_apart_nothing_is_left_out():
    units = (Unit("place", 0, 1), Unit("comma", 1, 2, ","), Unit("word", 2, 3, "et"), Unit("comma", 3, 4, ","))

    assert incises(units) == []
    assert without_incises(units) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # what a relative without commas leaves of its sentence
        ("Des raids dont l'origine n'est pas connue ont fait mardi dix morts à Saraqeb.", ["Saraqeb"]),
        ("Des obus dont le calibre est inconnu sont tombés mardi sur Saraqeb.", ["Saraqeb"]),
        ("Des raids dont l'origine est connue n'ont jamais eu lieu à Saraqeb.", []),
        # what is put in front of all that is told of it
        ("Ce sont Saraqeb et Rastane, d'où l'armée est absente, qui ont été bombardées mardi.", ["Rastane", "Saraqeb"]),
        ("En revanche, c'est Saraqeb, où l'on a faim, qui a été bombardée mardi.", ["Saraqeb"]),
        # behind a bare apposition without a second comma
        ("Ils ont fui vers Saraqeb, une localité de la plaine que l'aviation a bombardée mardi.", ["Saraqeb"]),
        ("Ils ont fui vers Saraqeb, leur grand espoir que l'aviation a bombardé mardi.", []),
        # of both, or of the last alone
        ("Ils ont fui vers Rastane et Saraqeb, que l'aviation a bombardées mardi.", ["Rastane", "Saraqeb"]),
        ("Ils ont fui vers Rastane et Saraqeb, que l'aviation a bombardée mardi.", ["Saraqeb"]),
    ],
)
def test_a_relative_or_an_apposition_leaves_what_is_told_of_a_name(text, places, gazetteer):
    assert sorted(place for _, place in told(text, gazetteer)) == places
