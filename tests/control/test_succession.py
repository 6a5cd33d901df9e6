from itertools import permutations

import pytest

from geo.codebook import Extent, Factuality
from geo.control import Holding
from geo.control.succession import after, collapsed

from .conftest import FIRST, claim

REGIME = Holding(holders=("regime",), state="held", basis="baseline", since=FIRST, claims=(claim("alep", "regime", 0),))


def looks(holding):
    return (holding.holders, holding.state, holding.sure) if holding else None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([claim("alep", "hts")], (("hts",), "held", True)),
        ([claim("alep", "hts", extent=Extent.MAJORITY)], (("hts",), "majority", True)),
        ([claim("alep", "hts", extent=Extent.PARTIAL)], (("hts", "regime"), "partial", True)),
        ([claim("alep", "hts", extent=Extent.CONTESTED)], (("regime", "hts"), "contested", True)),
        ([claim("alep", "hts", extent=Extent.BESIEGED)], (("regime",), "besieged", True)),
        ([claim("alep", None, extent=Extent.WITHDRAWN, previous="regime")], ((), "withdrawn", True)),
        ([claim("alep", "hts", factuality=Factuality.CLAIMED)], (("hts",), "held", False)),
        ([claim("alep", "hts", factuality=Factuality.CONDITIONAL)], (("hts",), "held", False)),
    ],
)
def test_each_extent_has_its_own_outcome(told, expected):
    assert looks(after(REGIME, told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # two sides claim it
        ([claim("alep", "hts"), claim("alep", "sna")], (("hts", "sna"), "contested", True)),
        # one took it from the other
        ([claim("alep", "sdf", previous="regime"), claim("alep", "hts", previous="sdf")], (("hts",), "held", True)),
        # each says that it took it from the other
        ([claim("alep", "hts", previous="regime"), claim("alep", "regime", previous="hts")], (("hts", "regime"), "contested", True)),
        # hearsay gives way
        ([claim("alep", "hts"), claim("alep", "sna", factuality=Factuality.CONDITIONAL)], (("hts",), "held", True)),
        # two parties each claim it
        (
            [claim("alep", "hts", factuality=Factuality.CLAIMED), claim("alep", "regime", factuality=Factuality.CLAIMED)],
            (("hts", "regime"), "contested", False),
        ),
        # left, then taken
        ([claim("alep", None, extent=Extent.WITHDRAWN, previous="regime"), claim("alep", "hts")], (("hts",), "held", True)),
        # entered, then taken
        ([claim("alep", "hts", extent=Extent.PARTIAL), claim("alep", "hts")], (("hts",), "held", True)),
        # one report knows of an exception
        ([claim("alep", "hts", extent=Extent.MAJORITY), claim("alep", "hts")], (("hts",), "majority", True)),
        # two reports, one of them sure
        ([claim("alep", "hts", factuality=Factuality.CLAIMED), claim("alep", "hts")], (("hts",), "held", True)),
    ],
)  # fmt: skip
def test_one_day_s_claims_give_one_outcome_in_whatever_order_they_come(told, expected):
    assert {looks(after(REGIME, order)) for order in permutations(told)} == {expected}


@pytest.mark.parametrize(
    ("before", "told", "expected"),
    [
        (REGIME, [claim("alep", "rebels"), claim("alep", "hts")], ("hts",)),
        (REGIME, [claim("alep", "rebels"), claim("alep", "hts"), claim("alep", "sna")], ("hts", "sna")),
        (REGIME, [claim("alep", "rebels"), claim("alep", "sdf")], ("rebels", "sdf")),
        (after(REGIME, [claim("alep", "hts")]), [claim("alep", "rebels", 2)], ("hts",)),
        (after(REGIME, [claim("alep", "rebels")]), [claim("alep", "hts", 2)], ("hts",)),
        (None, [claim("alep", "rebels")], ("rebels",)),
    ],
)
def test_the_rebels_are_whom_the_other_reports_name(before, told, expected):
    assert {after(before, order).holders for order in permutations(told)} == {expected}


def test_a_side_named_more_exactly_has_held_the_place_since_it_was_named_vaguely():
    vague = after(REGIME, [claim("alep", "rebels", 1)])
    exact = after(vague, [claim("alep", "hts", 3)])

    assert (exact.holders, exact.since, len(exact.claims)) == (("hts",), vague.since, 2)


def test_a_contested_place_keeps_both_sentences():
    told = [claim("alep", "hts"), claim("alep", "sna")]

    assert set(after(REGIME, told).claims) == set(told)


def test_who_lost_a_place_again_is_no_evidence_of_who_holds_it():
    taken, retaken = claim("alep", "sdf", previous="regime"), claim("alep", "hts", previous="sdf")

    assert after(REGIME, [taken, retaken]).claims == (retaken,)


def test_nobody_can_leave_what_another_side_holds():
    taken = after(REGIME, [claim("alep", "hts", 1)])

    assert after(taken, [claim("alep", None, 2, extent=Extent.WITHDRAWN, previous="regime")]) == taken


def test_a_place_that_nobody_is_known_to_hold_is_left_empty():
    left = after(None, [claim("alep", None, extent=Extent.WITHDRAWN, previous="regime")])

    assert (left.holders, left.state, left.holder) == ((), "withdrawn", None)


def test_a_siege_of_a_place_that_nobody_is_known_to_hold_tells_no_holder():
    besieged = after(None, [claim("alep", "hts", extent=Extent.BESIEGED)])

    assert looks(besieged) == ((), "besieged", True)
    assert looks(after(besieged, [claim("alep", "sna", day=3)])) == (("sna",), "held", True)


def test_a_report_that_confirms_the_baseline_becomes_its_basis():
    confirmed = after(REGIME, [claim("alep", "regime")])

    assert (confirmed.holders, confirmed.basis, confirmed.since) == (("regime",), "reports", FIRST)


def test_hearsay_does_not_undo_a_certainty():
    sure = after(REGIME, [claim("alep", "hts", 1)])

    assert after(sure, [claim("alep", "hts", 2, factuality=Factuality.CONDITIONAL)]).sure


def test_a_collapse_empties_what_its_side_held_and_nothing_takes_the_victor_s_colour():
    fall = claim(None, None, previous="regime", collapse=True)

    emptied = collapsed(REGIME, fall)
    assert (emptied.holders, emptied.state, emptied.claims) == ((), "collapsed", (fall,))
    taken = after(REGIME, [claim("alep", "hts")])
    assert collapsed(taken, fall) == taken
    shared = after(REGIME, [claim("alep", "hts", extent=Extent.PARTIAL)])
    assert (collapsed(shared, fall).holders, collapsed(shared, fall).state) == (("hts",), "partial")
