"""Which words of a language belong to a closed class? Prepositions, pronouns, endings: what decides how other words are read.

The classes are data (``lexicon.toml``), named for what they do in a sentence; code asks for them by name, and knows no word
of any language.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from geo.reading.language import table
from geo.reading.text import normalise


@cache
def words(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The closed classes of a language, in the form of ``Token.norm``: lower case, without accents."""
    return MappingProxyType({name: frozenset(map(normalise, group)) for name, group in _section("words", language)})


@cache
def written(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The classes of words that only an accent tells from others: « à » from « a ». As ``text.spelled`` gives them."""
    return MappingProxyType({name: frozenset(group) for name, group in _section("written", language)})


@cache
def endings(language: str = "fr") -> Mapping[str, tuple[str, ...]]:
    """How words of a kind end, with the accents that tell; for ``str.endswith``."""
    return MappingProxyType({name: tuple(group) for name, group in _section("endings", language)})


@cache
def beginnings(language: str = "fr") -> Mapping[str, tuple[str, ...]]:
    """How words of a kind begin, without accents; for ``str.startswith``."""
    return MappingProxyType({name: tuple(group) for name, group in _section("beginnings", language)})


@cache
def lexemes(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The lexemes of rules by what they tell: those that strike, that seize, that kill."""
    return MappingProxyType({name: frozenset(group) for name, group in _section("lexemes", language)})


@cache
def lemmas(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The verbs, by their infinitives, that one decision singles out: « être », « faire »."""
    return MappingProxyType({name: frozenset(group) for name, group in _section("lemmas", language)})


@cache
def cues(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The words about an event that say whether it happened, by what they say; without accents."""
    return MappingProxyType(
        {name: frozenset(map(normalise, group)) for name, group in _section("factuality", language)}
    )


@cache
def standing_for(language: str = "fr") -> Mapping[str, str]:
    """The one word that the reduction of a sentence leaves for several of a kind, as rules and classes spell it."""
    return MappingProxyType(
        {name: normalise(word) for name, word in table("lexicon", language)["standing_for"].items()}
    )


@cache
def contractions(language: str = "fr") -> Mapping[str, tuple[str, ...]]:
    """The forms that a literal word of a pattern stands for too: « de » for « du »."""
    return MappingProxyType({word: tuple(forms) for word, forms in _section("contractions", language)})


def _section(name: str, language: str) -> list[tuple[str, list[str]]]:
    return list(table("lexicon", language)[name].items())
