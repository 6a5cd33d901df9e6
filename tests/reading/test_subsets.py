"""« Parmi elles, Kharkiv », « seize d'entre eux à Idleb »: what was told without a place was where the next sentence picks some of it."""

from datetime import date

import pytest

from tests.reading.shown import shown

DAY = date(2016, 8, 28)


def told(text, gazetteer):
    return {
        (str(e.kind), e.place.name, e.fatalities.best if e.fatalities else None) for e in shown(text, gazetteer, DAY)
    }


RAIDS = "Des raids aériens ont fait vingt morts mardi en Syrie."

PICKED = [
    (f"{RAIDS} Parmi eux, seize civils à Idleb.", {("strike", "Idleb", 16)}),
    (f"{RAIDS} Parmi les victimes figurent 12 enfants à Idleb.", {("strike", "Idleb", 12)}),
    (f"{RAIDS} Douze d'entre eux ont péri à Idleb.", {("strike", "Idleb", 12)}),
    (
        "Des raids ont visé plusieurs villes. Parmi elles, Homs et Hama.",
        {("strike", "Homs", None), ("strike", "Hama", None)},
    ),
    ("Des raids ont visé dix bases. Parmi elles figure celle de Homs.", {("strike", "Homs", None)}),
    ("Des raids ont visé des dépôts. L'un d'eux, à Homs, brûlait encore.", {("strike", "Homs", None)}),
    ("Des raids ont fait dix morts. L'un d'eux, à Homs, était médecin.", {("strike", "Homs", None)}),
    ("Les rebelles ont pris dix villes. Parmi elles, Homs.", {("control", "Homs", None)}),
    ("Les combats ont fait dix morts mardi. Parmi eux, six soldats à Homs.", {("clash", "Homs", 6)}),
    # several places share the dead
    (
        "Un raid a tué dix civils à Homs, six à Hama et deux à Idleb.",
        {("strike", "Homs", 10), ("strike", "Hama", 6), ("strike", "Idleb", 2)},
    ),
    # of whom something else is told, or who did something
    (f"{RAIDS} Parmi eux, un médecin formé à Homs.", set()),
    (f"{RAIDS} Parmi eux, deux habitants originaires de Homs.", set()),
    (f"{RAIDS} Parmi eux, dix blessés transférés à Homs.", set()),
    (f"{RAIDS} Parmi les réactions, celle de Homs a surpris.", set()),
    ("Vingt personnes ont été arrêtées mardi. Parmi elles, seize à Homs.", set()),
    ("Le ministre visitera plusieurs villes. Parmi elles, Homs.", set()),
    ("L'armée devrait bombarder plusieurs villes. Parmi elles, Homs.", set()),
]


@pytest.mark.parametrize(("text", "events"), PICKED)
def test_a_sentence_picks_places_of_what_the_one_before_told(text, events, gazetteer):
    assert told(text, gazetteer) == events


def test_what_is_picked_keeps_day_weapon_and_doer_and_is_borne_out_by_both_sentences(gazetteer):
    text = "L'aviation russe a bombardé mardi plusieurs villes. Parmi elles, Homs."
    (raid,) = shown(text, gazetteer, DAY)

    assert (str(raid.weapon), raid.time.first_day, raid.roles.attacker[-1]) == ("air", date(2016, 8, 23), "Russie")
    assert [text[r.span.start : r.span.end] for r in raid.reports] == [
        "Parmi elles, Homs.",
        "L'aviation russe a bombardé mardi plusieurs villes.",
    ]


def test_a_town_picked_out_of_those_taken_is_taken_in_whole(gazetteer):
    (taken,) = shown("Les rebelles ont pris dix villes. Parmi elles, Homs.", gazetteer, DAY)

    assert str(taken.extent) == "full"
