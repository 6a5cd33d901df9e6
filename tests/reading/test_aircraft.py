"""Whose aircraft struck, however they are called, and what only looks like aircraft that strike."""

from datetime import date

import pytest

from tests.reading.shown import doers, placed, shown

DAY = date(2016, 8, 28)

RAIDS = [
    # text, whose they are, by what it struck
    ("Des avions de combats turcs ont frappé Zakho.", {"Turquie"}, "air"),
    ("Zakho a été visée par des avions de chasse turcs et irakiens.", {"Turquie", "Irak"}, "air"),
    ("Des appareils turcs ont pilonné Zakho.", {"Turquie"}, "air"),
    ("Des appareils sans pilote turcs ont frappé Zakho.", {"Turquie"}, "drone"),
    ("L'aviation turque et irakienne a bombardé Zakho.", {"Turquie", "Irak"}, "air"),
    ("Les armées turque et irakienne ont bombardé Zakho.", {"Turquie", "Irak"}, "None"),
    ("L'aviation turque et, selon l'ONU, irakienne a bombardé Zakho.", {"Turquie"}, "air"),
]


@pytest.mark.parametrize(("text", "states", "weapon"), RAIDS)
def test_aircraft_strike_for_those_whose_they_are(text, states, weapon, gazetteer):
    (raid,) = shown(text, gazetteer, DAY)

    assert (str(raid.kind), raid.place.name, str(raid.weapon)) == ("strike", "Zakho", weapon)
    assert {"Turquie", "Irak"} & set(doers(raid)) == states


def test_aircraft_hit_a_capital_and_do_not_turn_against_its_government(gazetteer):
    found = shown("Des appareils de la coalition menée par Riyad ont visé Sanaa.", gazetteer, DAY)

    assert [(str(e.kind), e.place.name) for e in found] == [("strike", "Sanaa")]


QUIET = [
    "Des chasseurs ont trouvé un obus près de Zakho.",
    "Des avions de combat turcs ont survolé Zakho.",
    "Un avion de combats turc a été abattu à Zakho.",
    "Des appareils photo turcs ont été saisis à Zakho.",
]


@pytest.mark.parametrize("text", QUIET)
def test_aircraft_that_strike_nothing(text, gazetteer):
    assert shown(text, gazetteer, DAY) == []


@pytest.mark.parametrize("hunters", ["Des chasseurs traditionnels", "Des chasseurs dozos", "Des groupes d'autodéfense"])
def test_hunters_on_foot_fly_nothing(hunters, gazetteer):
    (event,) = shown(f"{hunters} ont attaqué Bankass.", gazetteer, DAY)

    assert str(event.kind) == "clash"
    assert event.weapon is None
    assert event.sides == ()


def test_hunters_that_fly_bomb(gazetteer):
    assert placed("Des chasseurs russes ont attaqué Idleb.", gazetteer, DAY) == {("strike", "Idleb")}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Des avions ont bombardé Alep.", {"Syrie"}),
        ("Des avions ont bombardé Rafah.", {"Israël"}),
        ("Des avions ont bombardé Marioupol.", set()),
        ("Des avions ont bombardé Sanaa.", set()),
        ("L'armée russe avance. Des avions ont bombardé Marioupol.", {"Russie"}),
    ],
)
def test_aircraft_over_a_land_where_several_states_fly_are_nobodys_until_one_is_told(text, state, gazetteer):
    (raid,) = shown(text, gazetteer, DAY)

    assert {"Syrie", "Israël", "Ukraine", "Russie", "Yémen"} & set(doers(raid)) == state


@pytest.mark.parametrize(
    "text",
    [
        "Les Houthis ont bombardé Marib. Dimanche, de nouveaux raids ont visé une centrale à Saada.",
        "Les Houthis ont tiré un missile sur Marib. Dimanche, un raid a visé une centrale à Saada.",
    ],
)
def test_air_raids_do_not_go_on_from_those_who_have_no_aircraft(text, gazetteer):
    raid = next(e for e in shown(text, gazetteer, DAY) if e.place and e.place.name == "Saada")

    assert (str(raid.weapon), doers(raid)) == ("air", ())
