"""Laws of merging: nothing is lost, nothing is merged twice, and the order of articles does not matter."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from geo.codebook import Factuality, Kind, TimePrecision
from geo.model import Count, Event, Place, Report, Roles, Span, TimeReference
from geo.reading.reports.merging import merge, same_event

SUNDAY = date(2024, 12, 1)
PLACES = [
    Place(id=f"test:{name}", name=name, latitude=35.0 + n, longitude=36.0, feature_class="P", country="SY")
    for n, name in enumerate(("Idleb", "Alep", "Hama"))
]
SIDES = {"russia": "armée russe", "turkey": "armée turque", "israel": "armée israélienne"}


@st.composite
def told(draw):
    """A strike as one article tells it: a place, one exact day, one side."""
    number, side = draw(st.integers(0, 10**6)), draw(st.sampled_from(sorted(SIDES)))
    day = SUNDAY + timedelta(days=draw(st.integers(0, 20)))
    deaths = draw(st.none() | st.integers(0, 50))
    report = Report(
        article_id=f"article-{number}",
        span=Span(0, 10),
        rule="strike.bombard",
        factuality=Factuality.ASSERTED,
        passage="Une frappe",
        passage_start=0,
    )
    return Event(
        id=f"{number:x}",
        kind=draw(st.sampled_from((Kind.STRIKE, Kind.CLASH))),
        factuality=Factuality.ASSERTED,
        reports=(report,),
        place=draw(st.sampled_from(PLACES)),
        time=TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words=day.isoformat()),
        roles=Roles(attacker=(SIDES[side],)),
        sides=(side,),
        fatalities=Count(low=deaths, best=deaths, high=deaths) if deaths is not None else None,
    )


EVENTS = st.lists(told(), max_size=12)


def groups(events: tuple[Event, ...]) -> set[frozenset[str]]:
    """Which articles are told together."""
    return {frozenset(r.article_id for r in e.reports) for e in events}


@given(EVENTS)
def test_merging_what_is_merged_changes_nothing(events):
    once = merge(events)

    assert merge(once) == once


@given(EVENTS, st.randoms())
def test_the_order_of_articles_does_not_change_which_reports_are_together(events, random):
    shuffled = list(events)
    random.shuffle(shuffled)

    assert groups(merge(events)) == groups(merge(shuffled))


@given(EVENTS)
def test_no_report_is_lost(events):
    kept = {r.article_id for e in merge(events) for r in e.reports}

    assert kept == {r.article_id for e in events for r in e.reports}


@given(EVENTS)
def test_deaths_are_bounded_by_what_was_told_and_never_added_up(events):
    merged = merge(events)

    for event in merged:
        numbers = [
            e.fatalities.best
            for e in events
            if e.fatalities is not None and {r.article_id for r in e.reports} <= {r.article_id for r in event.reports}
        ]
        if event.fatalities is not None:
            assert event.fatalities.low >= min(numbers)
            assert event.fatalities.high <= max(numbers)


@given(told(), told())
def test_being_one_event_goes_both_ways(a, b):
    assert same_event(a, b) == same_event(b, a)


@given(told())
def test_an_event_is_one_with_itself(event):
    assert same_event(event, event)
