"""A text is cut into words and sentences without losing a character, and no mark stops the reading."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Article
from geo.places.gazetteer import Gazetteer
from geo.reading.damage import mended
from geo.reading.memo import Memo
from geo.reading.pipeline import read
from geo.reading.rulebook.patterns import Sieve, parse_pattern
from geo.reading.sentences.units import Unit
from geo.reading.text import parse

PRESS = st.text(
    alphabet=st.sampled_from("aéÀzœ-'’ .,;:!?…«»\"()[]\n\r\t\u00a0\u0301\u0651محد0123456789dlnqu"), max_size=200
)

WORDS = {
    "L’armée d'Alep": ["L’", "armée", "d'", "Alep"],
    "aujourd'hui, jusqu'à 14 000 morts": ["aujourd'hui", ",", "jusqu'", "à", "14 000", "morts"],
    "em-\nparés d'Abou-Kamal": ["em-\nparés", "d'", "Abou-Kamal"],
    "1,5 million... (Irak)": ["1,5", "million", "...", "(", "Irak", ")"],
    "QU'ALEP": ["QU'", "ALEP"],
}


@pytest.mark.parametrize("text", WORDS, ids=repr)
def test_words_are_cut_as_french_writes_them(text: str) -> None:
    assert [token.text for token in parse(text).tokens] == WORDS[text]


@given(PRESS)
def test_offsets_are_those_of_the_text_and_only_space_and_lone_accents_are_left_out(text: str) -> None:
    cut = parse(text)

    assert all(
        token.text in (said := text[token.start : token.end], normalize("NFC", said)) and token.norm
        for token in cut.tokens
    )
    covered = {i for token in cut.tokens for i in range(token.start, token.end)}
    assert all(c.isspace() or c in "\u0301\u0651" for i, c in enumerate(text) if i not in covered)
    assert [i for s in cut.sentences for i in range(s.first, s.last)] == list(range(len(cut.tokens)))


def test_a_name_in_vowelled_arabic_does_not_stop_the_reading(gazetteer: Gazetteer) -> None:
    text = "L’aviation russe a bombardé Idleb, a dit محمّد. Un \u0301 seul."

    found = read(Article(id="a", text=text, published=date(2024, 12, 2)), gazetteer)

    assert [event.place.name for event in found.events if event.place] == ["Idleb"]


def test_what_is_worked_out_of_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def letters(word: str) -> int:
        asked.append(word)
        return len(word)

    memo = Memo(letters)

    assert (memo["Homs"], memo["Homs"], memo["Alep"]) == (4, 4, 4)
    assert asked == ["Homs", "Alep"]


def test_a_sieve_holds_back_only_patterns_that_lack_what_they_ask_for() -> None:
    takes = parse_pattern("<holder> … @prendre … <location>", "here")
    sieve = Sieve([takes])
    army, verb, town = Unit("actor", 0, 1), Unit("verb", 1, 2, lexemes=frozenset(("prendre",))), Unit("place", 2, 3)
    before, after = sieve.needs(takes)

    def passes(units: list[Unit], anchor: int) -> bool:
        told_before, told_after = sieve.told(units)
        return not (before & ~told_before[anchor] or after & ~told_after[anchor])

    assert passes([army, verb, town], 1)
    assert not passes([verb, town], 0)
    assert not passes([army, verb], 1)
    assert not passes([town, verb, army], 1)


DAMAGED = [
    "L\x92arm\xe9e a bombard\xe9 la ville d\x92Idleb.",
    "LÂ’armÃ©e a bombardÃ© la ville dâ€™Idleb.",
    "L&rsquo;arm&eacute;e a bombard&eacute; la ville d&#039;Idleb.",
    "L&#039 ;armée a bombardÃ© la ville d&rsquo ;Idleb.Â",
    "L’ar\u00admée a bom\u00adbardé la ville d’Id\u00adleb.",
    "\ufeffL’armée a\u200b bombardé la ville d’\u200bIdleb.",
    "<p>L’armée a <strong>bombardé</strong> la ville d’Idleb.</p>",
]


@pytest.mark.parametrize("text", DAMAGED, ids=ascii)
def test_what_machines_damaged_is_read_as_it_was_meant_with_the_offsets_of_the_text(text: str) -> None:
    cut = parse(text)

    meant = ["l'", "armee", "a", "bombarde", "la", "ville", "d'", "idleb", "."]
    assert [token.norm for token in cut.tokens] == meant
    name = cut.tokens[-2]
    assert (name.text, text[name.start : name.end].replace("\u00ad", "")) == ("Idleb", "Idleb")


@pytest.mark.parametrize("text", ["Âge de 12 ans & demi, Ångström < 3 > 2; R&D; © Å", "C:\\nouveau"])
def test_what_only_looks_damaged_stays_as_it_is(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet=st.sampled_from("ÃÂâ©€™\x92&;#39eacut<p>/\\n \u00ad\u200b\u2011aL'"), max_size=60))
def test_a_mended_text_is_as_long_as_it_was(text: str) -> None:
    assert len(mended(text)) == len(text)
    assert [i for s in parse(text).sentences for i in range(s.first, s.last)] == list(range(len(parse(text).tokens)))


def test_a_phrase_is_said_where_all_its_words_stand_in_their_order() -> None:
    text = parse("L'armée a frappé par voie aérienne. La voie est libre.")

    assert text.says_any(("voie aerienne",), 0, len(text.tokens))
    assert not text.says_any(("voie libre", "aerienne la voie est"), 7, len(text.tokens))


SENTENCES = {
    "Combats à AlepLes rebelles ont fui.": ["Combats à Alep", "Les rebelles ont fui."],
    "Combats à AlepL'armée a fui.": ["Combats à Alep", "L'armée a fui."],
    "14h32L'armée a fui.": ["14h32", "L'armée a fui."],
    "Le site YouTube et DeLaRue.": ["Le site YouTube et DeLaRue."],
    "L'armée a fui [...] Des rebelles sont morts.": ["L'armée a fui [...]", "Des rebelles sont morts."],
    "L'armée a fui...Des rebelles sont morts.": ["L'armée a fui...", "Des rebelles sont morts."],
    "Le gén. Hassan a fui.": ["Le gén. Hassan a fui."],
    "L'armée a repris aux rebelles la base militaire\nDes soldats près de la base, le 3 mai.": [
        "L'armée a repris aux rebelles la base militaire",
        "Des soldats près de la base, le 3 mai.",
    ],
}


@pytest.mark.parametrize("text", SENTENCES, ids=repr)
def test_sentences_end_where_titles_hours_and_cuts_run_into_the_next(text: str) -> None:
    assert [text[s.start : s.end] for s in parse(text).sentences] == SENTENCES[text]
