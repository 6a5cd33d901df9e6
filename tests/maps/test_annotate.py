from dataclasses import replace
from datetime import date

import pytest

from geo.codebook import Use
from geo.maps import annotate
from geo.model import Article, Event, Place, Reading, Rejection, Resolution, Span, Toponym
from tests.story_by_hand import HOSTILE

TEXT = "Alep est tombée. Moscou nie. " + HOSTILE


def reading(text: str = TEXT, events: tuple[Event, ...] = ()) -> Reading:
    alep = Toponym(span=Span(0, 4), surface="Alep")
    moscow = Toponym(span=Span(17, 23), surface="Moscou", use=Use.METONYMIC)
    return Reading(
        article=Article(
            id="a1", text=text, title=HOSTILE, published=date(2024, 12, 1), published_from="header", source=HOSTILE
        ),
        resolutions=(
            Resolution(toponym=alep, place=Place(id="p", name="Alep", latitude=36.2, longitude=37.1)),
            Resolution(toponym=moscow, reason="names a government"),
        ),
        events=events,
        rejections=(Rejection(article_id="a1", span=Span(17, 28), rule="control.denied", reason=HOSTILE),),
    )


def test_the_text_is_whole_and_marked() -> None:
    pieces = annotate.segments(reading("Alep est tombée. Moscou nie. Fin."))

    assert "".join(words for words, _ in pieces) == "Alep est tombée. Moscou nie. Fin."
    assert ("Alep", "placed") in pieces
    assert ("Moscou", "rejected metonymic") in pieces


def test_hostile_text_is_escaped_everywhere(hostile: Event) -> None:
    for html in (annotate.page(reading(), "fr"), annotate.findings(reading(events=(hostile,)), "fr")):
        assert "<script" not in html
        assert "<img" not in html
        assert "\u202e" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ('https://quotidien.example/a?b=1&c="2', 'href="https://quotidien.example/a?b=1&amp;c=&quot;2"'),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_an_article_is_linked_to_where_it_was_published_and_to_nothing_that_runs(
    url: str | None, linked: str | None
) -> None:
    told = reading()
    html = annotate.page(replace(told, article=replace(told.article, url=url)), "fr")

    assert ("<a " in html) == (linked is not None)
    assert (linked or "") in html


def test_a_megabyte_on_one_line_is_shortened_and_says_so() -> None:
    html = annotate.page(reading("Alep est tombée. Moscou nie. " + "a" * 1_000_000), "fr")

    assert len(html) < 2 * annotate.SHOWN_MAX
    assert "60\u202f000 caractères sur 1\u202f000\u202f029" in html


def test_an_empty_text_is_no_failure() -> None:
    assert annotate.segments(Reading(article=Article(id="a", text=""))) == []


def test_an_article_without_events_says_so() -> None:
    assert "Aucun événement lu" in annotate.findings(reading(), "fr")
    assert "No event was read" in annotate.findings(reading(), "en")
