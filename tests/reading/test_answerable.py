"""Who is answerable for what is told, who owns up to it, and whom a text only praises or blames for it."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import held, placed, shown

MONDAY = date(2024, 12, 2)


def attackers(text, gazetteer):
    """Who attacks, by place."""
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return {e.place.name: set(e.roles.attacker) for e in found if e.kind in ("strike", "clash") and e.place}


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Le maire en a rendu responsables les rebelles.", "rebelles"),
        ("Le maire a rendu les rebelles responsables de l'attaque.", "rebelles"),
        ("Damas tient les rebelles pour responsables.", "rebelles"),
        ("Le maire n'en a pas rendu responsables les rebelles.", None),
        ("L'armée tient les rebelles à distance, a dit un responsable.", None),
        ("Le maire a rendu hommage aux soldats.", None),
    ],
)
def test_who_is_held_to_account_made_the_attack_just_told(said, author, gazetteer):
    made = attackers(f"Un obus est tombé lundi sur un marché d'Azaz. {said}", gazetteer)

    assert made["Azaz"] == ({author} if author else set())


def test_a_source_holds_somebody_to_account_in_a_relative(gazetteer):
    text = "Un obus est tombé lundi sur un marché d'Azaz, a déclaré le maire, qui en a rendu responsables les rebelles."

    assert attackers(text, gazetteer) == {"Azaz": {"rebelles"}}


OFFICES = [
    ("Des responsables turcs se sont rendus lundi à Doha.", {("visit", "Doha")}),
    ("Le responsable de la diplomatie turque est arrivé lundi à Doha.", {("visit", "Doha")}),
]


@pytest.mark.parametrize(("text", "events"), OFFICES)
def test_who_is_answerable_is_still_an_office(text, events, gazetteer):
    assert placed(text, gazetteer, MONDAY) == events


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("L'armée azerbaïdjanaise a pris Choucha, a concédé Erevan.", "asserted"),
        ("Choucha est passée sous le contrôle de Bakou, reconnaît Erevan.", "asserted"),
        ("L'armée azerbaïdjanaise a pris Choucha, a affirmé Bakou.", "claimed"),
        ("L'armée azerbaïdjanaise a pris Choucha, a accusé Erevan.", "claimed"),
    ],
)
def test_a_government_that_owns_up_to_a_loss_by_its_capital_confirms_it(text, sure, gazetteer):
    (event,) = shown(text, gazetteer, MONDAY)

    assert str(event.factuality) == sure


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Le président a félicité ses soldats pour la prise, samedi, de Bakhmout.", True),
        ("Le général a été limogé pour la perte de Bakhmout.", True),
        ("Le ministre a critiqué l'armée pour la perte de Bakhmout.", True),
        ("Le général, limogé, plaide pour la reprise de Bakhmout.", False),
        ("Le président a félicité les soldats, qui se battent pour la prise de Bakhmout.", False),
        ("Le président féliciterait ses soldats s'ils mouraient pour la prise de Bakhmout.", False),
    ],
)
def test_what_praise_or_blame_is_for_came_about(text, taken, gazetteer):
    assert bool(held(text, gazetteer, MONDAY)) is taken


def test_whom_one_congratulates_took_the_place(gazetteer):
    text = "Le président a félicité lundi les soldats ukrainiens pour la reprise, samedi, de Lyman."
    (event,) = shown(text, gazetteer, MONDAY)

    assert "Ukraine" in event.roles.holder
    assert event.time.last_day == date(2024, 11, 30)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("A Kherson, reprise jeudi par la 14e brigade ukrainienne, l'eau manque.", "14e brigade ukrainienne"),
        ("Kherson est aux mains de la troisième brigade ukrainienne.", "brigade ukrainienne"),
    ],
)
def test_a_rank_stands_before_a_party_and_a_number_is_part_of_its_name(text, holder, gazetteer):
    (told,) = held(text, gazetteer, MONDAY)

    assert told[-1] == holder


def test_rebels_of_yemen_are_the_houthis(gazetteer):
    (event,) = shown("Les rebelles yéménites ont bombardé lundi Marib.", gazetteer, MONDAY)

    assert "Houthis" in event.roles.attacker


@pytest.mark.parametrize(
    ("behind", "sure"),
    [
        ("une information confirmée dans la soirée par l'OSDH", "asserted"),
        ("ce qui a été confirmé par des habitants", "asserted"),
        ("une information non confirmée par l'OSDH", "claimed"),
        ("une information que l'OSDH n'a pas confirmée", "claimed"),
        ("une information confirmée par l'armée", "claimed"),
    ],
)
def test_what_a_third_party_bears_out_is_no_mere_claim(behind, sure, gazetteer):
    (event,) = shown(f"L'armée a conquis lundi Homs, a annoncé l'agence Sana, {behind}.", gazetteer, MONDAY)

    assert str(event.factuality) == sure
