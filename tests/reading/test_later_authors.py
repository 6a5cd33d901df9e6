"""Who made an attack is read from the sentence behind the one that tells of it."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def attackers(text, gazetteer):
    """Who attacks, by place."""
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return {e.place.name: set(e.roles.attacker) for e in found if e.kind in ("strike", "clash") and e.place}


BOTH = [
    "Un raid a tué deux passants à Djibo. Une embuscade a fait six morts à Dori. Le Jnim a revendiqué l'une et l'autre.",
    "Un raid a tué deux passants à Djibo. Une embuscade a fait six morts à Dori. Le Jnim a revendiqué les deux attaques.",
]


@pytest.mark.parametrize("text", BOTH)
def test_who_claims_both_attacks_made_both(text, gazetteer):
    made = attackers(text, gazetteer)

    assert "Jnim" in made["Djibo"] & made["Dori"]


@pytest.mark.parametrize(
    "claim",
    [
        "Le Jnim a revendiqué les deux otages.",
        "Le Jnim n'a pas revendiqué les deux attaques.",
        "Le Jnim a revendiqué ce raid.",
    ],
)
def test_who_claims_something_else_did_not_make_both(claim, gazetteer):
    text = f"Une embuscade a fait six morts à Dori. Un raid a tué deux passants à Djibo. {claim}"

    assert "Jnim" not in attackers(text, gazetteer)["Dori"]


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Les Houthis ont dit avoir employé trois missiles.", "Houthis"),
        ("Les Houthis affirment avoir tiré des drones.", "Houthis"),
        ("Les Houthis ont dit avoir tiré trois missiles sur un navire.", None),
        ("Les Houthis nient avoir employé des missiles.", None),
        ("Les Houthis ont dit avoir employé trois avocats.", None),
    ],
)
def test_who_says_with_what_he_struck_made_the_strike_just_told(said, author, gazetteer):
    made = attackers(f"Une frappe a tué dix passants à Abou Dhabi. {said}", gazetteer)

    assert (author in made["Abou Dhabi"]) if author else made["Abou Dhabi"] == set()


@pytest.mark.parametrize(
    ("told", "author"),
    [
        ("Les assaillants, des combattants du Jnim, ont fui.", "Jnim"),
        ("Les agresseurs, des soldats de la milice Ansarou, ont ensuite attaqué Dori.", "soldats de la milice Ansarou"),
        ("Les assaillants, l'armée et des civils sont partis.", None),
        ("Les soldats, des combattants aguerris, ont fui.", None),
    ],
)
def test_an_apposition_says_who_the_attackers_are(told, author, gazetteer):
    made = attackers(f"Une attaque a fait dix morts à Djibo. {told}", gazetteer)

    assert "Djibo" in made
    assert all(author in who for who in made.values()) if author else made["Djibo"] == set()


@pytest.mark.parametrize(
    ("town", "said", "author"),
    [
        ("Poltava", "Moscou assure ne frapper que des cibles militaires.", "Moscou"),
        ("Poltava", "Moscou affirme ne viser que des objectifs militaires.", "Moscou"),
        ("Poltava", "Moscou affirme ne pas viser d'objectifs militaires.", None),
        ("Poltava", "Moscou assure ne frapper que des contrevenants.", None),
        ("Poltava", "Kiev assure ne frapper que des cibles militaires.", None),
        ("Stepanakert", "Bakou assure ne frapper que des cibles militaires.", "Bakou"),
    ],
)
def test_who_answers_for_what_he_aims_at_made_the_strike_just_told(town, said, author, gazetteer):
    made = attackers(f"Un immeuble de {town} a été touché par un obus samedi. {said}", gazetteer)

    assert (author in made[town]) if author else made[town] == set()
