from datetime import date, timedelta

import pytest

from geo.control import chronicle, difference, history

from .conftest import FIRST, claim, town


def test_a_passage_says_from_whom_to_whom_and_on_whose_word(syria, communities):
    taken = claim("hama", "hts", 2)
    told = chronicle([taken], syria, communities)
    changed = difference(told.on(FIRST), told.on(FIRST + timedelta(days=2)))

    (passage,) = changed.passages
    assert (passage.place.id, passage.before, passage.after, passage.claims) == (
        "test:hama", ("regime",), ("hts",), (taken,),
    )  # fmt: skip
    lost, gained = changed.km2["regime"], changed.km2["hts"]
    assert lost[0] - lost[1] == pytest.approx(passage.km2)
    assert gained[1] - gained[0] == pytest.approx(passage.km2)


def test_a_side_named_more_exactly_is_no_passage(towns):
    told = chronicle([claim("alep", "rebels", 1), claim("alep", "hts", 2)], None, towns)

    assert difference(told.on(FIRST + timedelta(days=1)), told.on(FIRST + timedelta(days=2))).passages == ()


def test_two_equal_days_differ_in_nothing(syria, communities):
    told = chronicle([], syria, communities)
    changed = difference(told.on(FIRST), told.on(FIRST + timedelta(days=9)))

    assert changed.passages == ()


def test_the_fall_is_no_gain_of_anybody(syria, communities, reported):
    told = chronicle(reported, syria, communities)
    changed = difference(told.on(date(2024, 12, 7)), told.on(date(2024, 12, 8)))
    fallen = [p for p in changed.passages if p.state == "collapsed"]

    assert changed.km2["regime"][1] == 0
    assert len(fallen) > 40
    assert all(p.after == () for p in fallen)


def test_shares_of_a_day_add_up_to_all_that_is_known(syria, communities, reported):
    told = chronicle(reported, syria, communities)

    for day in told.days:
        state = told.on(day)
        anchors = frozenset().union(*(ground.anchors for ground in state.grounds))
        shares = history(told, [day])
        assert sum(s.communities for s in shares) == len(state.holdings.keys() - anchors)
        assert len({(s.side, s.lost) for s in shares}) == len(shares)


def test_a_history_counts_communities_and_no_anchors(towns):
    told = chronicle([claim("alep", "hts", 1), claim("hama", "hts", 3)], None, towns)

    assert [(s.day, s.side, s.communities) for s in history(told, told.days)] == [
        (FIRST + timedelta(days=1), "hts", 1),
        (FIRST + timedelta(days=3), "hts", 2),
    ]
    assert history(told, [FIRST]) == ()
    assert town("alep").id in told.on(FIRST + timedelta(days=1)).holdings
