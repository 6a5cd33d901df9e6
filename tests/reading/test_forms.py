"""The form in which a text comes changes nothing of what is read: its spaces, marks, lines and letters, as machines write them."""

import html
import re
import textwrap
from collections.abc import Callable
from dataclasses import astuple, replace
from unicodedata import normalize

import pytest

from geo.model import Article, Event
from geo.places.gazetteer import Gazetteer
from geo.reading.pipeline import read


def _wrapped(width: int) -> Callable[[str], str]:
    def lines(text: str) -> str:
        return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))

    return lines


FORMS: dict[str, Callable[[str], str]] = {
    "accents parted from their letters": lambda text: normalize("NFD", text),
    "entities": lambda text: html.escape(text).replace("é", "&eacute;").replace("à", "&agrave;"),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "hard spaces": lambda text: re.sub(r" (?=[:;?!»%])|(?<=«) ", "\u00a0", text),
    "thin spaces": lambda text: re.sub(r" (?=[:;?!»%])|(?<=«) ", "\u202f", text),
    "straight quotes": lambda text: re.sub(r"« ?| ?»", '"', text),
    "English quotes": lambda text: re.sub(r"« ?", "“", text).replace(" »", "”"),
    "unbreakable hyphens": lambda text: text.replace("-", "\u2011"),
    "soft hyphens": lambda text: text.replace("tion", "\u00adtion"),
    "marks of width nought": lambda text: text.replace(" et ", " et\u200b "),
    "lines of 60 characters": _wrapped(60),
    "lines of 72 characters": _wrapped(72),
    "lines of 100 characters": _wrapped(100),
    "lines ended as on Windows": lambda text: text.replace("\n", "\r\n"),
    "no lines between paragraphs": lambda text: re.sub(r"\n{2,}", "\n", text),
    "two spaces behind a sentence": lambda text: text.replace(". ", ".  "),
    "tags": lambda text: "".join(f"<p>{line}</p>" for line in text.split("\n\n")),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_text_changes_nothing_of_its_events(
    sample_articles: tuple[Article, ...], gazetteer: Gazetteer, form: str
) -> None:
    for article in sample_articles:
        varied = replace(article, text=FORMS[form](article.text))
        assert _told(varied, gazetteer) == _told(article, gazetteer), article.id


def _told(article: Article, gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    return sorted(map(_facts, read(article, gazetteer).events))


def _facts(event: Event) -> tuple[str, ...]:
    """What an event says, without its words and its offsets."""
    place = event.place.id if event.place else ""
    who = "; ".join(map(", ".join, astuple(event.roles))).replace("’", "'")  # as the text writes it
    return (str(event.kind), place, str(event.factuality), str(event.time and event.time.first_day), who)


def test_a_name_is_told_as_it_was_meant_with_the_offsets_of_the_text_as_it_is(gazetteer: Gazetteer) -> None:
    text = "L'armée a pris lundi Koban&eacute; et Azaz\u0301."

    (kobane, azaz) = [r.toponym for r in read(Article(id="a", text=text), gazetteer).resolutions]

    assert (kobane.surface, text[kobane.span.start : kobane.span.end]) == ("Kobané", "Koban&eacute;")
    assert azaz.span.end == len(text) - 1
