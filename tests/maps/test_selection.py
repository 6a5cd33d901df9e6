from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.codebook import Factuality, GeoPrecision, Kind
from geo.maps.selection import CORPORA, LAYERS, VIEWS, WINDOWS, Selection, Viewpoint
from geo.model import Event, Span

AWKWARD = st.sampled_from(["a,b", "a\\", "\\,", "é œ", "=", "&", "a b", "😀", "rédigé pour Calque", "l’OSDH"])
NAMES = st.lists(AWKWARD | st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True).map(tuple)
DAYS = st.none() | st.dates()


def some(codes: object) -> st.SearchStrategy[tuple[object, ...]]:
    """Some codes, in the order of their table."""
    table = list(codes)  # type: ignore[call-overload]
    return st.sets(st.sampled_from(table)).map(lambda chosen: tuple(code for code in table if code in chosen))


SELECTIONS = st.builds(
    Selection,
    layers=some(LAYERS),
    kinds=some(Kind),
    sides=NAMES,
    first_day=DAYS,
    last_day=DAYS,
    as_of=DAYS,
    window=st.sampled_from(WINDOWS),
    factualities=some(Factuality),
    precisions=some(GeoPrecision),
    sources=NAMES,
    words=st.none() | AWKWARD.map(str.strip),
    viewpoint=st.none()
    | st.builds(
        Viewpoint,
        latitude=st.integers(-900000, 900000).map(lambda n: n / 10000),
        longitude=st.integers(-1800000, 1800000).map(lambda n: n / 10000),
        zoom=st.integers(0, 88).map(lambda n: n / 4),
    ),
    patterns=st.booleans(),
    changes=st.booleans(),
    corpus=st.sampled_from(CORPORA),
    event=st.none() | st.text("abcdef0123456789-", min_size=1, max_size=40),
    language=st.sampled_from([None, "fr", "en"]),
    view=st.sampled_from(VIEWS),
)


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_address(selection: Selection) -> None:
    assert Selection.from_query(selection.to_query()) == selection


@given(
    st.dictionaries(
        st.sampled_from("layers kinds sides sure where sources from to day window words at lang view plain".split()),
        st.text(),
    )
)
def test_no_address_breaks_the_page(query: dict[str, str]) -> None:
    assert isinstance(Selection.from_query(query), Selection)


def test_the_plain_address_asks_for_the_defaults() -> None:
    assert Selection.from_query({}) == Selection()
    assert Selection().to_query() == {}


def test_denied_events_are_held_back_until_asked_for(story: tuple[Event, ...]) -> None:
    denied = replace(story[0], factuality=Factuality.DENIED)

    assert Selection().select([denied]) == ()
    assert Selection(factualities=(Factuality.DENIED,)).select([denied]) == (denied,)


@pytest.mark.parametrize("words", ["ALEP", "majeure partie", "partie majeure", "hayat", "l'armée"])
def test_words_are_found_whatever_their_case_and_order(words: str, taken: Event) -> None:
    assert Selection(words=words).select([taken]) == (taken,)


@pytest.mark.parametrize("words", ["Homs", "alep homs"])
def test_every_word_is_asked_for(words: str, taken: Event) -> None:
    assert Selection(words=words).select([taken]) == ()


def telling(event: Event, sentence: str, *, before: str = "", after: str = "", title: str | None = None) -> Event:
    """The same event, told in another sentence."""
    start = event.reports[0].passage_start + len(before)
    span = Span(start, start + len(sentence))
    passage = f"{before}{sentence}{after}"
    return replace(event, reports=(replace(event.reports[0], passage=passage, span=span, location=None, title=title),))


def test_the_sentences_around_and_the_title_speak_of_other_events(taken: Event) -> None:
    event = telling(
        taken, "Les rebelles y sont entrés.", before="On meurt à Rastan. ", after=" À Homs, rien.", title="Hama résiste"
    )

    assert Selection(words="rebelles Alep").select([event]) == (event,)  # the place, though « y » alone names it
    assert [Selection(words=words).select([event]) for words in ("Rastan", "Homs", "Hama")] == [(), (), ()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("raid", True),
        ("Hama", True),
        ("homs", False),  # the end of Thomson is no word
        ('"raid"', False),
        ("« Hama »", False),
        ("“le Hamas”", True),
        ('"hamas le"', False),
        ('"', True),
        ("« »", True),
    ],
)
def test_a_word_is_found_by_its_beginning_and_whole_between_quotation_marks(
    words: str, *, found: bool, taken: Event
) -> None:
    event = telling(taken, "Des raids ont visé le Hamas, dit M. Thomson.")

    assert Selection(words=words).select([event]) == ((event,) if found else ())


def test_accents_do_not_matter_either_way(taken: Event, visit: Event) -> None:
    event = telling(taken, "L’hôpital d’Alep a été touché.")

    assert Selection(words="hopital d'alep").select([event, visit]) == (event,)
    assert Selection(words="HÔPITAL").select([event, visit]) == (event,)


def test_an_event_of_several_days_is_kept_when_one_of_them_is_asked_for(taken: Event) -> None:
    assert Selection(first_day=date(2024, 11, 30), last_day=date(2024, 11, 30)).select([taken]) == (taken,)
    assert Selection(first_day=date(2024, 12, 1)).select([taken]) == ()
    assert Selection(last_day=date(2024, 11, 29)).select([taken]) == ()


def test_an_undated_event_belongs_to_no_period(unplaced: Event) -> None:
    assert Selection().select([unplaced]) == (unplaced,)
    assert Selection(first_day=date(2024, 1, 1)).select([unplaced]) == ()


def test_a_side_is_found_in_either_role(taken: Event, strike: Event) -> None:
    assert Selection(sides=("regime",)).select([taken, strike]) == (taken,)
    assert Selection(sides=("russia", "hts")).select([taken, strike]) == (taken, strike)


def test_filters_are_counted() -> None:
    assert Selection().filters == 0
    assert Selection(words="Alep", kinds=(Kind.STRIKE,), first_day=date(2024, 12, 1)).filters == 3


@pytest.mark.parametrize("at", ["91,0,3", "0,181,3", "0,0,99", "a,b,c", "1,2", "nan,0,3", ""])
def test_a_viewpoint_off_the_earth_is_no_viewpoint(at: str) -> None:
    assert Selection.from_query({"at": at}).viewpoint is None
