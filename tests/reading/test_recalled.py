"""What is over by the day of which a text tells, and what a clause only recalls."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Kind
from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def told(text, gazetteer):
    """Each current event as its kind, its place and the first name of its main side."""
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return [
        (str(e.kind), e.place.name, next(iter(e.roles.holder if e.kind is Kind.CONTROL else e.roles.attacker), None))
        for e in found
        if e.place and e.factuality in CURRENT
    ]


@pytest.mark.parametrize(
    "text",
    [
        "L'EI a contrôlé Palmyre de 2015 à 2016.",
        "L'EI a occupé Palmyre pendant dix mois.",
        "Les rebelles ont tenu Salma trois heures durant.",
        "Les rebelles ont brièvement contrôlé Salma.",
        "Les rebelles tenaient Salma jusqu'à samedi.",
        "Palmyre a été aux mains de l'EI pendant dix mois.",
        "Palmyre, occupée par l'EI pendant dix mois, revit.",
        "Palmyre est restée dix mois sous le contrôle de l'EI.",
    ],
)
def test_a_holding_whose_length_or_end_is_told_is_over(text, gazetteer):
    assert told(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Il dirigeait la police lorsque, de mai 2015 à mars 2016, l'EI et ses alliés tenaient Palmyre.",
        "Il dirigeait la police lorsque, en 2015, les jihadistes ont pris Palmyre.",
        "Les pires heures depuis que les insurgés ont tenté, à deux reprises en mai, de s'emparer de Palmyre.",
        "Il a promis la guerre au lendemain de l'attaque, en août, d'un hôtel de Palmyre.",
    ],
)
def test_a_time_between_two_commas_dates_the_clause_that_it_parts(text, gazetteer):
    assert told(text, gazetteer) == []


def test_a_clause_behind_when_is_dated_by_the_day_that_opens_it(gazetteer):
    text = "Les habitants dormaient lorsque, dimanche, l'armée et ses alliés ont attaqué Salma."
    assert [kind for kind, _, _ in told(text, gazetteer)] == ["clash"]


@pytest.mark.parametrize(
    "text",
    [
        "L'EI contrôle Palmyre depuis dix mois.",
        "Palmyre, tenue depuis près d'un an par l'EI, souffre.",
        "Trois jours plus tard, l'EI occupait Palmyre.",
        "Palmyre était depuis dix mois aux mains de l'EI.",
    ],
)
def test_a_holding_that_is_told_to_have_begun_goes_on(text, gazetteer):
    assert told(text, gazetteer) == [("control", "Palmyre", "EI")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Samedi, l'armée a repris Homs, que les rebelles avaient prise.", [("control", "Homs", "armée")]),
        ("Samedi, l'armée, qui avait repris Hama, a attaqué Homs.", [("clash", "Homs", "armée")]),
        ("L'armée, qui avait repris Hama en mai, a pris Homs samedi.", [("control", "Homs", "armée")]),
        (
            "L'armée, qui avait repris Hama jeudi, a pris Homs samedi.",
            [("control", "Hama", "armée"), ("control", "Homs", "armée")],
        ),
        (
            "Homs, que les rebelles tenaient depuis un an, a été reprise samedi par l'armée.",
            [("control", "Homs", "armée")],
        ),
        (
            "Homs, aux mains des rebelles depuis 2012, est repassée samedi sous le contrôle de l'armée.",
            [("control", "Homs", "armée")],
        ),
        ("Les rebelles tenaient Homs, mais l'armée contrôle désormais la ville.", [("control", "Homs", "armée")]),
        ("Homs, tenue par les rebelles, n'a pas été reprise par l'armée.", [("control", "Homs", "rebelles")]),
        ("Homs, aux mains de rebelles qui s'en sont saisis en 2015, dort.", [("control", "Homs", "rebelles")]),
        ("Homs, que les rebelles occupaient depuis un an, avait été reprise en mai 2017.", []),
        (
            "Homs, que les rebelles tiennent, a été bombardée.",
            [("control", "Homs", "rebelles"), ("strike", "Homs", None)],
        ),
        ("En juin, les rebelles s'étaient emparés de Homs, avant d'en être chassés par l'armée.", []),
        ("En juin, les rebelles avaient fait leurs adieux à Homs, cédée par l'armée.", []),
        (
            "Les rebelles avaient attaqué Homs, avant d'en être chassés samedi par l'armée.",
            [("clash", "Homs", "rebelles"), ("control", "Homs", "armée")],
        ),
        ("L'armée garde Homs, dont les rebelles s'étaient emparés fin novembre.", [("control", "Homs", "armée")]),
        (
            "L'armée garde Homs, dont les rebelles s'étaient emparés en novembre après des combats.",
            [("control", "Homs", "armée")],
        ),
        ("Les rebelles avaient attaqué Homs à la mi-novembre. L'hiver les a arrêtés samedi.", []),
        ("Les rebelles avaient attaqué Homs durant le week-end.", [("clash", "Homs", "rebelles")]),
        (
            "Les rebelles sont entrés samedi à Homs. L'armée y tenait toujours le quartier de la gare.",
            [("control", "Homs", "rebelles"), ("control", "Homs", "armée")],
        ),
        (
            "Les rebelles sont entrés samedi à Homs. L'armée tenait la ville.",
            [("control", "Homs", "rebelles")],
        ),
        ("L'armée avait avancé en juin vers Homs, tenue par les rebelles.", [("control", "Homs", "rebelles")]),
        ("Chassés de Hama le mois dernier, les rebelles y sont revenus samedi.", [("control", "Hama", "rebelles")]),
        (
            "Les rebelles ont pris Alep, en entrant dans la citadelle, aux mains de l'armée depuis mai.",
            [("control", "Alep", "rebelles")],
        ),
    ],
)
def test_what_a_clause_recalls_with_no_day_of_its_own_is_no_news(text, events, gazetteer):
    assert told(text, gazetteer) == events


@pytest.mark.parametrize(
    "text",
    [
        "Hama a changé de mains dimanche et est désormais tenue par l'armée.",
        "Hama a changé deux fois de mains ; elle est désormais tenue par l'armée.",
        "Hama a changé deux fois de mains depuis mai, et l'armée contrôle désormais la ville.",
        "Hama a beaucoup souffert ; elle est passée dimanche sous le contrôle de l'armée.",
    ],
)
def test_who_holds_a_town_now_is_told_behind_its_change_of_hands(text, gazetteer):
    assert told(text, gazetteer) == [("control", "Hama", "armée")]


@pytest.mark.parametrize(
    "text",
    [
        "Après la perte de Palmyre ? Rien de tel.",
        "Les rebelles ont pris Palmyre ? Non.",
        "Sept mois jour pour jour après l'attaque de Salma, rien n'a changé.",
        "Les rebelles avaient progressé jusqu'à Salma, où l'hiver les a arrêtés samedi.",
    ],
)
def test_what_is_asked_or_long_gone_is_no_news(text, gazetteer):
    assert told(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Hama se relève. Sa reprise par l'armée, dimanche, a été saluée.", ("control", "Hama", "armée")),
        ("Hama a été pillée après sa prise par les rebelles samedi.", ("control", "Hama", "rebelles")),
        ("A Hama, l'armée a délogé samedi les rebelles.", ("control", "Hama", "armée")),
    ],
)
def test_a_taking_is_told_of_the_place_spoken_of(text, event, gazetteer):
    assert told(text, gazetteer) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Les forces kurdes défient l'armée. Elles ont affronté des soldats. Mercredi, elles ont pris Hama.",
        "Les forces kurdes avancent. Ces dernières ont pris Hama mercredi.",
    ],
)
def test_those_of_whom_sentences_go_on_to_speak_take_the_town(text, gazetteer):
    assert told(text, gazetteer) == [("control", "Hama", "forces kurdes")]


def test_who_keeps_a_siege_up_is_no_adverb(gazetteer):
    text = "Les rebelles ont repris Salma, maintenant le siège de Hama."

    assert told(text, gazetteer) == [("control", "Salma", "rebelles"), ("control", "Hama", None)]


def test_those_opposed_by_a_pronoun_fight_too(gazetteer):
    text = "Les rebelles avancent. Samedi, de violents combats les ont opposés à l'armée à Hama."
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert {"rebelles", "armée"} <= set(event.roles.attacker)


def test_assailants_who_fell_made_the_attack(gazetteer):
    text = "Une patrouille est tombée dans une embuscade près de Djibo : sept soldats tués et dix assaillants abattus."
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert (event.roles.attacker[0], event.roles.target[0]) == ("assaillants", "soldats")


def test_who_is_told_last_before_the_verb_enters(gazetteer):
    text = "Les rebelles ont quitté Hama samedi et l'armée y est entrée."
    entered = [e for e in read(Article(id="essai", text=text, published=MONDAY), gazetteer).events if e.roles.holder]

    assert [e.roles.holder[0] for e in entered] == ["armée"]


@pytest.mark.parametrize("town", ["Damasak", "Monguno"])
def test_a_small_town_that_opens_a_sentence_is_one_by_what_befalls_it(town, gazetteer):
    assert told(f"L'armée du Nigeria avance. {town} a été libérée samedi.", gazetteer)[0][:2] == ("control", town)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée a repris dimanche Homs, qu'elle avait perdue trois jours plus tôt.", [("control", "Homs", "armée")]),
        ("Homs, où l'EI était entré samedi, est passée sous contrôle kurde.", [("control", "Homs", "kurde")]),
        ("Les rebelles ont perdu Homs, qu'ils avaient prise samedi.", [("control", "Homs", None)]),
        (
            "L'armée a repris Hama, et les rebelles avaient pris Homs samedi.",
            [("control", "Hama", "armée"), ("control", "Homs", "rebelles")],
        ),
    ],
)
def test_how_a_place_had_changed_hands_before_it_did_again_is_over(text, expected, gazetteer):
    assert told(text, gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2014 : l'EI s'empare de Mossoul.", [("Mossoul", 2014)]),
        (
            "2014 – L'EI s'empare de Mossoul. 2017 – L'armée irakienne reprend la ville.",
            [("Mossoul", 2014), ("Mossoul", 2017)],
        ),
        ("C'était le 10 juin 2014 : Mossoul tombait.", [("Mossoul", 2014)]),
        ("C'était il y a dix ans : Mossoul tombait.", [("Mossoul", 2014)]),
        ("Nous sommes en juin 2014. L'EI prend Mossoul. L'armée quitte Tikrit.", [("Mossoul", 2014), ("Tikrit", 2014)]),
        ("Mars 2015. Les rebelles prennent Idleb.", [("Idleb", 2015)]),
        ("2000 - 3000 soldats ont quitté Homs.", [("Homs", 2024)]),
        ("L'armée a repris Homs. C'était en mars 2015. Les rebelles ont pris Hama.", [("Homs", 2024), ("Hama", 2024)]),
    ],
)
def test_a_date_that_heads_a_sentence_or_sets_the_scene_is_that_of_what_is_told(text, days, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert [(e.place.name, e.time.first_day.year) for e in found] == days
