"""Whom « il », « ceux-ci », « ses troupes » and a broken-off subject mean is read from what was told, not from who stands nearest."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers


def told(text, gazetteer, place):
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    return " ".join(doers(next(e for e in found if e.place and e.place.name == place)))


WHO = [
    # text, place, whom it means, whom it does not
    ("L'armée, soutenue par la Russie, le Hezbollah et des milices, a pris Saraqeb.", "Saraqeb", "armée", "milices"),
    ("Les troupes, soutenues par Moscou et Téhéran, ont pris Saraqeb.", "Saraqeb", "Syrie", "Téhéran"),
    ("Des rebelles soutenus par Ankara et Doha ont pris Saraqeb.", "Saraqeb", "rebelles", "Doha"),
    ("Les rebelles, que l'armée assiège à Rastane, ont bombardé Saraqeb.", "Saraqeb", "rebelles", "armée"),
    ("L'armée, qui dit que les rebelles fuient, a bombardé Saraqeb.", "Saraqeb", "armée", "rebelles"),
    ("L'armée affronte les rebelles à Rastane. Ceux-ci ont pris Saraqeb.", "Saraqeb", "rebelles", "armée"),
    ("L'armée affronte les rebelles à Rastane. Ils ont pris Saraqeb.", "Saraqeb", "rebelles", "armée"),
    ("L'armée attaque le Front al-Nosra, mais celui-ci a pris Saraqeb.", "Saraqeb", "Nosra", "armée"),
    ("Les rebelles ont attaqué les soldats à Rastane. Ils ont pris Saraqeb.", "Saraqeb", "rebelles", "soldats"),
    (
        "Les rebelles avancent. Peu après le retrait des soldats, ils ont pris Saraqeb.",
        "Saraqeb",
        "rebelles",
        "soldats",
    ),
    ("L'armée avance. Peu après le retrait des rebelles, ils ont bombardé Saraqeb.", "Saraqeb", "rebelles", "armée"),
    ("Le président turc a menacé Damas. Ses troupes ont bombardé Saraqeb.", "Saraqeb", "Turquie", "Syrie"),
    ("Ankara a menacé Damas. Son armée a bombardé Saraqeb.", "Saraqeb", "Turquie", "Syrie"),
    ("M. Sow voyage. Cette attaque a fait du bruit, car elle a visé une école de Homs.", "Homs", "", "Sow"),
    ("M. Sow voyage. Pour autant, cette attaque a surpris, car elle a visé une école de Homs.", "Homs", "", "Sow"),
    ("La coalition avance. L'attaque a commencé tôt et elle a touché une école de Homs.", "Homs", "", "coalition"),
    ("L'armée avance. Selon la coalition, elle a bombardé une école de Homs.", "Homs", "armée", "attaque"),
    ("Le ministre français Luc Sow a salué Mme Diallo. Elle est arrivée à Beyrouth.", "Beyrouth", "Diallo", "Sow"),
    ("La ministre Awa Diallo a reçu Luc Sow à Dakar. Il s'est ensuite rendu à Tunis.", "Tunis", "Sow", "Diallo"),
    ("Luc Sow a reçu Awa Diallo à Dakar. Celle-ci s'est rendue à Tunis.", "Tunis", "Diallo", "Sow"),
    (
        "C'est le voyage du président Luc Sow, qui a reçu à Dakar Awa Diallo. Mardi, il avait rencontré Ada Sy à Rome.",
        "Rome",
        "Sow",
        "Diallo",
    ),
]


@pytest.mark.parametrize(("text", "place", "name", "other"), WHO)
def test_who_is_meant_is_not_who_stands_nearest(text, place, name, other, gazetteer):
    assert name in told(text, gazetteer, place)
    assert other not in told(text, gazetteer, place)


def test_a_woman_who_is_no_visitor_is_not_the_man_told_before(gazetteer):
    text = "Le président Luc Sow parle à Dakar. La photographe a été tuée pendant qu'elle se trouvait à Saraqeb."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [e for e in found if e.place and e.place.name == "Saraqeb"] == []


AGREEING = [
    ("L'armée combat à Homs et à Rastane, assiégée depuis mai.", ["Rastane"]),
    ("L'armée combat à Homs et à Rastane, assiégées depuis mai.", ["Homs", "Rastane"]),
    ("L'armée combat à Homs et à Rastane, que les rebelles tiennent depuis mai.", ["Homs", "Rastane"]),
]


@pytest.mark.parametrize(("text", "besieged"), AGREEING)
def test_a_participle_is_told_of_as_many_places_as_it_agrees_with(text, besieged, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [e.place.name for e in found if e.kind == "control"] == besieged


def test_an_enumeration_goes_on_behind_what_is_told_of_one_of_its_places(gazetteer):
    text = "L'armée a bombardé Rastane, tenue par les rebelles, ainsi que Saraqeb."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert {e.place.name for e in found if e.kind == "strike"} == {"Rastane", "Saraqeb"}


def test_planes_meant_for_attack_attack_nothing(gazetteer):
    text = "Les Etats-Unis ont envoyé douze avions d'attaque sur la base d'Incirlik."
    assert read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events == ()


@pytest.mark.parametrize("aircraft", ["Su-34", "MiG-29", "Soukhoï", "Tu-22"])
def test_aircraft_that_open_a_sentence_are_nobody_s_name(aircraft, gazetteer):
    article = Article(id="essai", text=f"Des {aircraft} ont bombardé Saraqeb.", published=date(2014, 9, 5))
    (event,) = read(article, gazetteer).events
    assert (event.roles.attacker[0], str(event.weapon)) == (aircraft, "air")


def test_a_man_who_opens_a_sentence_has_his_name(gazetteer):
    text = "Awa Diallo s'est rendue à Saraqeb vendredi. Des Syriens ont manifesté."
    (event,) = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert event.roles.visitor[0] == "Awa Diallo"


def test_an_office_bears_the_name_that_an_apposition_parts_from_it(gazetteer):
    text = "En visite à Rome, le chef du Parti démocratique (PD), principale formation du pays, Luc Sow, a plaidé pour la paix."
    (event,) = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert event.roles.visitor[0] == "Luc Sow"


def test_the_quarter_of_a_town_just_told_is_where_it_happened(gazetteer):
    text = "Des combats ont éclaté à Damas, dans les quartiers de Jobar et de Qaboun."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [e.place.name for e in found] == ["Jobar", "Qaboun"]


def test_a_town_stands_for_its_part_that_nothing_resolves(gazetteer):
    text = "Des obus sont tombés à Homs, dans le quartier de Zorglub."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [e.place.name for e in found] == ["Homs"]


def test_those_to_whom_somebody_is_favourable_do_not_fight(gazetteer):
    text = "Des combats opposent à Saraqeb des habitants, favorables aux rebelles, à l'armée."
    (event,) = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert "rebelles" not in event.roles.attacker


def test_rebels_of_a_country_are_not_the_country(gazetteer):
    text = "Les rebelles syriens ont pris Saraqeb. Les forces turques ont bombardé Azaz."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [(*e.roles.holder, *e.roles.attacker) for e in found] == [
        ("rebelles syriens",),
        ("forces turques", "Turquie"),
    ]


WITHIN = [
    ("Un millier de rebelles qu'Ankara appuyait de ses canons ont pris Saraqeb.", "rebelles"),
    ("Les rebelles que l'armée encerclait ont pris Saraqeb.", "rebelles"),
    ("Les rebelles dont l'armée bombardait les positions ont pris Saraqeb.", "rebelles"),
    ("Les rebelles ont su que l'armée avait pris Saraqeb.", "armée"),
    ("Damas a averti les rebelles que l'armée avançait et a pris Saraqeb.", "armée"),
    (
        "L'armée a attaqué Homs pour couper de la frontière les rebelles qui tiennent la ville. Elle tient Saraqeb.",
        "armée",
    ),
    (
        "Les jihadistes ont attaqué Homs afin de couper de la frontière les Kurdes, qui résistent. Ils tiennent Saraqeb.",
        "jihadistes",
    ),
    ("L'armée a attaqué Homs, où les Kurdes, qui résistent, la gênent. Ils tiennent Saraqeb.", "Kurdes"),
]


@pytest.mark.parametrize(("text", "holder"), WITHIN)
def test_who_acts_in_a_relative_or_is_aimed_at_holds_nothing_beyond_it(text, holder, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [e.roles.holder[0] for e in found if e.place and e.place.name == "Saraqeb"] == [holder]
