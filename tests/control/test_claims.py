from datetime import date

import pytest

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision
from geo.control import claims
from geo.model import Roles, TimeReference

from .conftest import AIRPORT, IDLEB_PROVINCE, event, town

ALEP = town("alep")


def test_a_town_told_taken_is_claimed_from_that_day():
    (claim,) = claims([event(1, ALEP, other_sides=("regime",))])

    assert (claim.place, claim.holder, claim.previous, claim.extent) == (ALEP, "hts", "regime", Extent.FULL)
    assert claim.day == date(2024, 11, 29)


@pytest.mark.parametrize(
    "factuality", [Factuality.DENIED, Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.BACKGROUND]
)
def test_what_is_not_told_as_happening_claims_nothing(factuality):
    assert claims([event(1, ALEP, factuality=factuality)]) == ()


@pytest.mark.parametrize("factuality", [Factuality.ASSERTED, Factuality.CLAIMED, Factuality.CONDITIONAL])
def test_what_is_told_as_happening_claims_with_its_degree_of_certainty(factuality):
    (claim,) = claims([event(1, ALEP, factuality=factuality)])

    assert claim.factuality is factuality


def test_strikes_and_clashes_and_visits_claim_nothing():
    assert claims([event(n, ALEP, kind=kind, extent=None) for n, kind in enumerate(set(Kind) - {Kind.CONTROL})]) == ()


@pytest.mark.parametrize("precision", [GeoPrecision.NEAR, GeoPrecision.REGION, GeoPrecision.COUNTRY])
def test_a_place_told_roughly_is_not_the_town_itself(precision):
    assert claims([event(1, ALEP, precision=precision)]) == ()


def test_an_unresolved_place_and_an_unknown_holder_claim_nothing():
    assert claims([event(1, None), event(2, ALEP, sides=())]) == ()


def test_a_loss_without_a_taker_is_a_withdrawal():
    (claim,) = claims([event(1, ALEP, sides=(), other_sides=("regime",), change=Change.LOST)])

    assert (claim.extent, claim.holder, claim.previous) == (Extent.WITHDRAWN, None, "regime")


def test_a_town_that_fell_to_nobody_known_is_left_to_nobody():
    (claim,) = claims([event(1, ALEP, sides=(), change=Change.LOST, extent=Extent.WITHDRAWN)])

    assert (claim.extent, claim.holder, claim.previous) == (Extent.WITHDRAWN, None, None)


def test_fighters_of_no_known_side_who_leave_say_nothing_of_who_stays():
    left = event(
        1, ALEP, sides=(), change=Change.LOST, extent=Extent.WITHDRAWN, roles=Roles(previous_holder=("combattants",))
    )

    assert claims([left]) == ()


def test_a_province_is_whole_only_if_the_text_says_so():
    (some,) = claims([event(1, IDLEB_PROVINCE, precision=GeoPrecision.PROVINCE)])
    (all_of_it,) = claims([event(1, IDLEB_PROVINCE, precision=GeoPrecision.PROVINCE, whole=True)])

    assert some.extent is Extent.PARTIAL
    assert all_of_it.extent is Extent.FULL


def test_a_side_that_collapses_is_claimed_without_a_place():
    (claim,) = claims([event(1, None, collapse=True, sides=(), other_sides=("regime",), change=Change.LOST)])

    assert claim.collapse
    assert (claim.place, claim.holder, claim.previous) == (None, None, "regime")


def test_a_period_counts_from_its_end_but_not_from_after_what_was_written():
    time = TimeReference(
        first_day=date(2024, 11, 27),
        last_day=date(2024, 12, 31),
        precision=TimePrecision.MONTH,
        words="depuis mercredi",
    )
    (claim,) = claims([event(1, ALEP, time=time, published=date(2024, 12, 1))])
    (open_ended,) = claims([event(1, ALEP, time=time, published=None)])

    assert claim.day == date(2024, 12, 1)
    assert open_ended.day == date(2024, 12, 31)


def test_an_undated_event_counts_from_its_publication_and_else_not_at_all():
    (claim,) = claims([event(1, ALEP, time=None)])

    assert claim.day == date(2024, 11, 30)
    assert claims([event(1, ALEP, time=None, published=None)]) == ()


def test_claims_come_in_an_order_of_their_own():
    told = [event(3, ALEP), event(1, AIRPORT), event(2, town("hama"), sides=("sdf",))]

    assert claims(told) == claims(reversed(told))
