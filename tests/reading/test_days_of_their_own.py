"""Of several days in a sentence an event has the one that its own words give it, not that of who tells of it or of something else."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read
from geo.reading.text import parse
from geo.reading.times.temporal import find_times
from tests.reading.shown import shown

WEDNESDAY = date(2016, 10, 12)
FALLBACK = ("10-11", "10-12")


def day(text, gazetteer, kind, place):
    found = read(Article(id="essai", text=text, published=WEDNESDAY), gazetteer).events
    told = [
        e
        for e in found
        if e.kind == kind and e.place and e.place.name == place and e.time and e.factuality != "background"
    ]
    return [(str(e.time.first_day)[5:], str(e.time.last_day)[5:]) for e in told]


JUDGED = [
    ("strike", "Paris a condamné mardi le raid qui a visé Homs dimanche."),
    ("strike", "Paris a condamné mardi le raid mené dimanche contre Homs."),
    ("strike", "C'est un obus qui est tombé dimanche soir sur un marché de Homs, a-t-on appris mardi."),
    ("strike", "Des habitants ont enterré mardi les victimes du raid qui a visé dimanche Homs."),
    ("strike", "L'ONU a dénoncé mardi les raids aériens qui ont fait dimanche vingt morts à Homs."),
    ("clash", "Le groupe EI a revendiqué mercredi l'attaque commise dimanche à Homs, qui a fait dix morts."),
    ("control", "Damas a reconnu mardi avoir perdu Homs dimanche."),
    ("control", "Washington s'est inquiété mardi de la chute de Homs, tombée dimanche aux mains des jihadistes."),
    ("strike", "L'ONU a ouvert mardi une enquête après le raid qui a tué dix civils dimanche à Homs."),
    ("strike", "L'ONU se réunira vendredi après le raid qui a tué dix civils dimanche à Homs."),
    ("strike", "L'aviation a visé Idleb mardi, deux jours après avoir bombardé Homs."),
    ("visit", "Moscou a critiqué mardi la visite, dimanche, du président français Emmanuel Macron à Homs."),
]


@pytest.mark.parametrize(("kind", "text"), JUDGED)
def test_what_is_judged_has_its_own_day(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [("10-09", "10-09")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("clash", "Dix soldats ont été tués dans une embuscade tendue mardi près de Homs, a annoncé mercredi l'armée."),
        ("strike", "Dix civils ont péri dans un bombardement mené mardi sur Homs, a annoncé mercredi l'OSDH."),
        ("control", "Damas a reconnu mardi avoir perdu Homs, un bastion pris en 2014."),
    ],
)
def test_without_another_day_that_of_the_telling_or_of_the_attack_counts(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [("10-11", "10-11")]


DESCRIBED = [
    ("strike", "Des frappes ont touché Homs malgré l'accord signé le 12 septembre."),
    ("strike", "Un raid a détruit à Homs un pont construit en 1965."),
    ("clash", "Les combats à Homs opposent l'armée aux miliciens d'une brigade créée en 2013."),
    ("control", "Profitant du putsch mené par l'armée à Bamako le 22 septembre, les rebelles ont pris Homs."),
    ("clash", "Malgré la trêve entrée en vigueur samedi, des combats ont éclaté à Homs."),
    ("control", "Fort des renforts arrivés le 3 septembre, le régime a repris Homs."),
    ("strike", "La milice qui a attaqué samedi Palmyre a bombardé Homs."),
    ("clash", "Il s'agit de l'assaut le plus important mené contre Homs depuis deux mois."),
    ("strike", "C'est le raid le plus meurtrier ayant visé la ville de Homs depuis mars."),
]


@pytest.mark.parametrize(("kind", "text"), DESCRIBED)
def test_a_day_of_what_is_described_dates_no_event(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [FALLBACK]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("strike", "Les bombardements menés lundi contre Homs ont tué dix civils."),
        ("clash", "L'offensive contre Homs lancée lundi par l'armée a fait dix morts."),
        ("control", "La prise de Homs annoncée lundi par l'armée a été saluée."),
        ("control", "Poursuivant lundi leur offensive, les rebelles ont pris Homs."),
        ("strike", "Les raids qui ont visé lundi Homs ont tué dix civils."),
        ("control", "Au lendemain de la prise de Homs, lundi, par les rebelles, l'armée a envoyé des renforts."),
        ("clash", "La trêve a été rompue une semaine après l'assaut mené le 10 octobre contre Homs."),
        ("strike", "L'aviation a bombardé lundi Homs avant de viser Idleb mardi."),
        ("visit", "Emmanuel Macron est arrivé dans la matinée de lundi à Homs."),
    ],
)
def test_a_day_of_how_it_came_about_does(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [("10-10", "10-10")]


@pytest.mark.parametrize(
    "text",
    [
        "Homs est aux mains de l'EI et les environs sont bombardés depuis une semaine.",
        "L'EI tient Homs et attaque les environs depuis une semaine.",
    ],
)
def test_a_holding_is_not_of_the_time_of_another_clause(text, gazetteer):
    assert day(text, gazetteer, "control", "Homs") == [("10-12", "10-12")]


def test_an_announced_meeting_is_to_come_on_its_day(gazetteer):
    talks = "à l'issue de discussions à Ankara entre John Kerry et Recep Tayyip Erdogan"
    text = f"Les deux pays ont annoncé mardi une réunion sur la Syrie vendredi à New York, {talks}."

    assert day(text, gazetteer, "visit", "Ankara") == [("10-11", "10-11")]


def test_a_week_day_tells_the_year_of_what_was_awaited():
    found = find_times(parse("Le ministre turc était attendu jeudi 6 octobre à Ankara."), WEDNESDAY)

    assert [t.time.first_day for t in found if t.time] == [date(2016, 10, 6)]


JUDGED_ALONE = [
    ("strike", "Paris a condamné mardi le raid contre Homs."),
    ("clash", "L'EI a revendiqué mardi l'attaque contre une base de l'armée à Homs."),
    ("control", "La prise de Homs a été saluée mardi par le président."),
]


@pytest.mark.parametrize(("kind", "text"), JUDGED_ALONE)
def test_what_is_judged_on_a_day_happened_by_then(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [("10-10", "10-11")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("strike", "Un raid condamné par Paris a frappé mardi Homs."),
        ("control", "La prise de Homs a été annoncée mardi par l'armée."),
        ("clash", "L'attaque contre Homs a été repoussée mardi."),
    ],
)
def test_what_is_told_or_done_on_a_day_happened_on_it(kind, text, gazetteer):
    assert day(text, gazetteer, kind, "Homs") == [("10-11", "10-11")]


def test_a_capture_praised_later_keeps_its_day(gazetteer):
    text = "Les rebelles ont pris Homs samedi. La prise de Homs a été confirmée mardi par l'armée."

    assert day(text, gazetteer, "control", "Homs") == [("10-08", "10-08")]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Homs", "L'armée a pris lundi Hama. On s'est battu samedi à Homs, où dix rebelles ont été tués."),
        ("Homs", "L'armée a pris lundi Hama. L'armée a attaqué samedi Homs, où dix rebelles auraient été tués."),
    ],
)
def test_what_happened_where_a_clause_tells_is_of_its_day(place, text, gazetteer):
    assert day(text, gazetteer, "clash", place) == [("10-08", "10-08")]


def test_what_was_done_as_well_was_done_on_the_day_just_told(gazetteer):
    assert day("L'aviation a bombardé lundi Homs. Elle a également visé Idleb.", gazetteer, "strike", "Idleb") == [
        ("10-10", "10-10")
    ]


GIVEN = [
    ("Forte de la prise de Homs, l'armée a attaqué lundi Palmyre.", FALLBACK),
    ("Après la chute de Homs, les rebelles se sont tournés lundi vers Palmyre.", FALLBACK),
    ("L'armée, galvanisée par la reprise de Homs, s'est fixé lundi un autre but.", FALLBACK),
    ("Après la prise lundi de Homs, l'armée a attaqué Palmyre.", ("10-10", "10-10")),
    ("L'armée a attaqué Palmyre après la prise de Homs, annoncée lundi.", ("10-10", "10-10")),
]


@pytest.mark.parametrize(("text", "days"), GIVEN)
def test_a_capture_that_came_before_is_not_of_the_day_of_what_came_after(text, days, gazetteer):
    assert day(text, gazetteer, "control", "Homs") == [days]


def test_days_that_sufficed_are_those_of_the_capture_told_before(gazetteer):
    text = "Homs est tombée samedi, a dit lundi un témoin. Deux jours ont suffi aux rebelles pour la prendre."

    assert day(text, gazetteer, "control", "Homs") == [("10-08", "10-08")]


def test_days_that_sufficed_for_another_capture_are_not(gazetteer):
    text = "Homs est tombée samedi, a dit lundi un témoin. Deux jours ont suffi aux rebelles pour prendre Hama."

    assert day(text, gazetteer, "control", "Hama") != [("10-08", "10-08")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Samedi, Kharkiv brûlait toujours, trois jours après avoir été bombardée.", date(2024, 11, 27)),
        ("Le ministre est venu samedi. L'armée a pris Homs dans la même journée.", date(2024, 11, 30)),
        ("Samedi, après avoir été bombardée, Kharkiv brûlait.", date(2024, 11, 30)),
    ],
)
def test_a_day_is_counted_from_the_one_told(text, day, gazetteer):
    (event,) = shown(text, gazetteer, date(2024, 12, 2))

    assert event.time.last_day == day


def test_what_is_done_without_a_pause_is_of_the_day_just_told(gazetteer):
    text = "L'armée a pris Homs lundi. {}, l'aviation a bombardé Hama."
    days = {
        opening: [e.time.first_day for e in shown(text.format(opening), gazetteer, date(2016, 8, 26))]
        for opening in ("Dans la foulée", "Ailleurs")
    }

    assert days["Dans la foulée"] == [date(2016, 8, 22), date(2016, 8, 22)]
    assert days["Ailleurs"] == [date(2016, 8, 22), date(2016, 8, 25)]
