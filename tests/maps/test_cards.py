from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.codebook import Change, Extent, Factuality
from geo.maps import cards
from geo.model import Count, Event, Report, Span


def test_a_card_says_what_when_where_who_and_how_sure(taken: Event) -> None:
    card = cards.card(taken, "fr")

    assert card["title"] == "Alep"
    assert card["subtitle"] == "prise (en grande partie), hormis les quartiers kurdes · HTS et alliés"
    assert dict(card["lines"]) == {
        "Quand": "samedi 30 novembre 2024 (le jour est dit, lu dans «\u00a0samedi\u00a0»)",
        "Où": "Alep (lieu nommé)",
        "Tenant": "Hayat Tahrir al-Cham",
        "Ancien tenant": "l'armée syrienne",
        "Fiabilité": "affirmé par l’article",
    }


def test_a_besieged_town_is_not_said_to_be_held_by_who_besieges_it(taken: Event) -> None:
    siege = replace(taken, change=Change.HELD, extent=Extent.BESIEGED, excepted=None)

    assert cards.what(siege, "fr") == "assiégée"


def test_a_claim_names_who_makes_it_and_a_toll_who_gives_it(strike: Event) -> None:
    lines = dict(cards.card(strike, "fr")["lines"])

    assert lines["Fiabilité"] == "selon l'OSDH"
    assert lines["Bilan"] == "au moins 8 morts (l'OSDH)"
    assert lines["Où"] == "Idleb (à moins de 5\u00a0km environ du lieu nommé)"


def test_a_strike_says_how_well_it_is_supported(strike: Event) -> None:
    assert dict(cards.card(strike, "fr", "weak")["lines"])["Corroboration"] == "peu étayée\u00a0: une seule source"
    assert "Corroboration" not in dict(cards.card(strike, "fr")["lines"])


def test_who_struck_is_shown_with_the_sentence_that_names_him_where_another_does(strike: Event) -> None:
    elsewhere = replace(strike, named_in="L'aviation russe bombarde la région.")

    assert dict(cards.card(elsewhere, "fr")["lines"])["Nommé par"].strip("«»\u00a0 ") == elsewhere.named_in
    assert "Nommé par" not in dict(cards.card(strike, "fr")["lines"])
    assert len(dict(cards.card(replace(strike, named_in="a" * 9999), "fr")["lines"])["Nommé par"]) < 400


def test_an_arrow_bears_the_persons_and_not_their_offices(visit: Event) -> None:
    roles = replace(visit.roles, visitor=("Annalena Baerbock", "Jean-Noël Barrot", "Premier ministre libanais"))

    assert cards.who_in_short(replace(visit, roles=roles), "fr") == "Annalena Baerbock et Jean-Noël Barrot"
    assert (
        cards.who_in_short(replace(visit, roles=replace(roles, visitor=("diplomates français",))), "fr")
        == "diplomates français"
    )


def test_a_single_death_is_singular(strike: Event) -> None:
    one = replace(strike, fatalities=Count(low=1, best=1, high=1))

    assert dict(cards.card(one, "fr")["lines"])["Bilan"] == "1 mort"


def test_the_place_is_marked_in_the_sentence(taken: Event) -> None:
    passage = cards.card(taken, "fr")["reports"][0]["passage"]

    assert ("Alep", "sentence place") in passage
    assert "".join(words for words, _ in passage) == taken.reports[0].passage


def test_a_passage_of_a_megabyte_is_shortened_around_its_place(hostile: Event) -> None:
    passage = cards.card(hostile, "fr")["reports"][1]["passage"]

    assert sum(len(words) for words, _ in passage) < 2 * cards.PASSAGE_MAX
    assert ("Homs", "sentence place") in passage
    assert passage[-1] == (" …", "")


def test_the_sentence_stands_near_the_top_of_its_context(taken: Event) -> None:
    before = "Une phrase d’avant. " * 40
    text = before + "Les rebelles ont pris Alep samedi." + " Une phrase d’après." * 40
    sentence = Span(len(before), len(before) + 34)
    told = replace(
        taken.reports[0],
        passage=text,
        passage_start=0,
        span=sentence,
        location=Span(len(before) + 22, len(before) + 26),
    )
    passage = cards.segments(told)

    assert passage[0] == ("… ", "")
    assert ("Alep", "sentence place") in passage
    assert len("".join(words for words, _ in passage)) < 34 + 2 * cards.CONTEXT + 10


def test_no_mark_turns_the_reading_order_about(hostile: Event) -> None:
    card = str(cards.card(hostile, "fr"))

    assert not any(mark in card for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://exemple.test/a?b=1", True),
        ("http://exemple.test", True),
        ("javascript:alert(1)", False),
        (" JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//exemple.test", False),
        ("file:///etc/passwd", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str | None, safe: bool) -> None:
    assert (cards.safe_link(url) is not None) is safe


@pytest.mark.parametrize("factuality", Factuality)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_event_has_a_card_however_it_is_told(
    story: tuple[Event, ...], unplaced: Event, factuality: Factuality, language: str
) -> None:
    for event in (*story, unplaced):
        card = cards.card(replace(event, factuality=factuality, time=None), language)

        assert card["title"]
        assert card["subtitle"]
        assert all(label and words for label, words in card["lines"])


@given(st.text(min_size=1, max_size=60), st.data())
def test_marks_lose_no_character(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text) + 5)
    spans = data.draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]), max_size=5))
    pieces = cards.marked(text, 0, [(Span(low, high), "m") for low, high in spans])

    assert "".join(words for words, _ in pieces) == cards.plain(text)


def test_a_report_outside_its_passage_breaks_nothing(taken: Event) -> None:
    report: Report = replace(taken.reports[0], location=Span(5, 9))

    assert "".join(words for words, _ in cards.segments(report)) == report.passage
