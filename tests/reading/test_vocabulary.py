"""The lexicon of names: nothing in it twice, nothing in it for nothing."""

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from geo.codebook import Head
from geo.places.gazetteer import Gazetteer
from geo.reading.text import parse
from geo.reading.toponyms import named
from geo.reading.toponyms.vocabulary import Vocabulary, vocabulary


@pytest.fixture(scope="module")
def lexicon(root: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads((root / "geo/reading/languages/fr/places.toml").read_text(encoding="utf-8"))


def words_of(entry: object) -> list[str]:
    if isinstance(entry, str):
        return entry.split()
    return [str(word) for word in entry] if isinstance(entry, list) else []


def test_no_list_holds_a_word_twice(lexicon: dict[str, dict[str, object]]) -> None:
    lists = {(section, key): words_of(entry) for section, table in lexicon.items() for key, entry in table.items()}

    assert [where for where, words in lists.items() if len(words) != len(set(words))] == []


def test_every_list_is_read(lexicon: dict[str, dict[str, object]], root: Path) -> None:
    source = (root / "geo/reading/toponyms/vocabulary.py").read_text(encoding="utf-8")
    tables = {"heads", "bearings", "approximate_numbers", "demonyms", "sorts", "at_home"}

    unread = [
        key for section, table in lexicon.items() if section not in tables for key in table if f'"{key}"' not in source
    ]

    assert unread == []


def test_every_field_is_asked_for(root: Path) -> None:
    modules = sorted((root / "geo/reading").rglob("*.py"))
    source = "".join(p.read_text(encoding="utf-8") for p in modules)

    assert [f.name for f in fields(Vocabulary) if f".{f.name}" not in source] == []


def test_a_noun_is_told_from_a_participle_by_its_accent() -> None:
    post, posted, heading = parse("poste posté POSTE").tokens

    assert vocabulary().head(post) is Head.CROSSING
    assert vocabulary().head(posted) is None
    assert vocabulary().head(heading) is Head.CROSSING


def test_adjectives_of_countries_are_known_in_all_their_forms() -> None:
    demonyms = vocabulary().demonyms

    forms = (
        "syrien",
        "syrienne",
        "syriens",
        "syriennes",
        "turc",
        "turque",
        "turcs",
        "turques",
        "russe",
        "libanais",
        "libanaises",
    )
    assert {demonyms[form] for form in forms} == {"SY", "TR", "RU", "LB"}


def test_the_countries_of_adjectives_exist(gazetteer: Gazetteer) -> None:
    assert [code for code in set(vocabulary().demonyms.values()) if gazetteer.country(code) is None] == []


def test_a_word_of_a_megabyte_begins_with_a_stem_or_not() -> None:
    assert not named.begins("x" * 1_000_000, frozenset({"bombard"}))
    assert named.begins("bombard" + "x" * 1_000_000, frozenset({"bombard"}))
