"""Which codes events have in ACLED, CAMEO and PLOVER."""

from dataclasses import replace

import pytest

from geo.codebook import (
    CLASH_CODES,
    OVERTAKES_CODES,
    SIEGE_CODES,
    STATE_REGAINS_CODES,
    STRIKE_CODES,
    TALKS_CODES,
    TRANSFER_CODES,
    VISIT_MADE_CODES,
    VISIT_PLANNED_CODES,
    VISIT_RECEIVED_CODES,
    Change,
    Codes,
    Extent,
    Factuality,
    Kind,
    Weapon,
)
from geo.maps.exports.coding import NO_CODES, codes, country_of
from geo.maps.sides import sides
from geo.model import Event, Place, Roles
from tests.story_by_hand import ALEP, DAMAS

DOHA = Place(id="geonames:290030", name="Doha", latitude=25.2854, longitude=51.531, country="QA")
QUNEITRA = Place(id="geonames:1", name="Quneitra", latitude=33.12, longitude=35.82, country="SY")


@pytest.mark.parametrize("weapon", [None, *Weapon])
def test_a_strike_is_coded_by_its_weapon(strike: Event, weapon: Weapon | None) -> None:
    assert codes(replace(strike, weapon=weapon)) == STRIKE_CODES[weapon]


def test_a_strike_whose_weapon_is_not_told_has_no_sub_event(strike: Event) -> None:
    found = codes(replace(strike, weapon=None))

    assert (found.acled_type, found.acled_sub_type) == ("Explosions/Remote violence", None)


def test_a_clash_is_a_battle(strike: Event) -> None:
    assert codes(replace(strike, kind=Kind.CLASH)) == CLASH_CODES


@pytest.mark.parametrize(
    ("sides_", "change", "extent", "expected"),
    [
        (("hts",), Change.TAKEN, Extent.FULL, OVERTAKES_CODES),
        (("hts",), Change.RETAKEN, Extent.FULL, OVERTAKES_CODES),
        (("regime",), Change.RETAKEN, Extent.FULL, STATE_REGAINS_CODES),
        (("regime", "russia"), Change.TAKEN, Extent.MAJORITY, STATE_REGAINS_CODES),
        (("israel",), Change.TAKEN, Extent.FULL, OVERTAKES_CODES),  # a foreign state, as in ACLED's codebook
        ((), Change.LOST, Extent.WITHDRAWN, TRANSFER_CODES),
        (("sdf",), Change.HANDED_OVER, Extent.FULL, TRANSFER_CODES),
        (("regime",), Change.HELD, Extent.BESIEGED, SIEGE_CODES),
        (("regime",), Change.HELD, Extent.FULL, NO_CODES),
    ],
)
def test_control_is_coded_by_who_takes_and_how(
    taken: Event, sides_: tuple[str, ...], change: Change, extent: Extent, expected: Codes
) -> None:
    event = replace(taken, place=QUNEITRA, sides=sides_, change=change, extent=extent, other_sides=())

    assert codes(event) == expected


def test_a_place_that_the_state_loses_at_home_was_overtaken_by_whoever_took_it(taken: Event) -> None:
    lost = replace(taken, sides=(), other_sides=("regime",), change=Change.LOST, extent=Extent.FULL)

    assert codes(lost) == OVERTAKES_CODES
    assert codes(replace(lost, change=Change.TAKEN)) == OVERTAKES_CODES


def test_a_taker_that_nobody_names_leaves_the_sub_event_open(taken: Event) -> None:
    found = codes(replace(taken, sides=(), other_sides=("hts",)))

    assert found == Codes("Battles", None, "192", "ASSAULT")


def test_the_collapse_of_a_side_is_no_battle(taken: Event) -> None:
    assert codes(replace(taken, collapse=True, change=Change.LOST)) == NO_CODES


def test_a_visit_is_coded_by_who_travels_and_where(visit: Event) -> None:
    received = replace(visit, roles=Roles(host=("Bachar al-Assad",)))
    talks = replace(visit, place=DOHA, sides=("iran",), other_sides=("turkey",))

    assert codes(visit) == VISIT_MADE_CODES
    assert codes(received) == VISIT_RECEIVED_CODES
    assert codes(talks) == TALKS_CODES
    assert codes(replace(talks, other_sides=("qa",))) == VISIT_MADE_CODES
    assert codes(replace(visit, factuality=Factuality.PLANNED)) == VISIT_PLANNED_CODES


def test_a_denied_event_keeps_the_code_of_what_is_denied(taken: Event) -> None:
    assert codes(replace(taken, factuality=Factuality.DENIED)) == codes(taken)


def test_every_side_that_is_a_state_has_a_country_and_no_group_has_one() -> None:
    for side in sides().values():
        assert (country_of(side.id) is not None) == side.state, side.id


def test_home_is_the_country_of_the_place(taken: Event) -> None:
    at_home = replace(taken, place=ALEP, sides=("regime",))
    abroad = replace(taken, place=replace(DAMAS, country="LB"), sides=("regime",))

    assert (codes(at_home), codes(abroad)) == (STATE_REGAINS_CODES, OVERTAKES_CODES)
