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
