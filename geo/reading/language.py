"""What does a language pack know? The one assembler of a language's words, rules and actors.

A pack is a folder of TOML files in ``languages/``. The assembler checks them, conjugates the verbs and hands out immutable
tables; nothing else reads the files.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, cast

from geo.errors import RuleError

_FOLDER = Path(__file__).parent / "languages"
_EFFECTS = ("fact", "plan", "hypothesis", "denial", "claim")  # what a governor makes of an infinitive


class Form(NamedTuple):
    """One form of a word: its lexemes, its lemma and what it can be (noun, infinitive, past participle, a tense)."""

    lemma: str
    mood: str
    reflexive: bool


class Locution(NamedTuple):
    """The words behind a verb, articles and « de » left out, that give it another meaning, and the lexemes that it then has."""

    complement: tuple[str, ...]
    lexemes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of all words that rules speak of.

    ``forms`` gives, for a form in lower case, its readings; ``lexemes`` gives the lexemes of a (lemma, reflexive) pair or of a
    noun; ``openers``, for the first word of phrases, the second ones; ``locutions``, for a (lemma, reflexive) pair, the
    complements with which the verb means something else (« mettre la main »); ``governors`` what the verb that governs an
    infinitive makes of it; ``implicatives`` the governors whose infinitive happened once they did (« a dû », « a permis à … de »).
    """

    forms: Mapping[str, tuple[Form, ...]]
    lexemes: Mapping[tuple[str, bool], frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    openers: Mapping[str, frozenset[str]]
    locutions: Mapping[tuple[str, bool], tuple[Locution, ...]]
    governors: Mapping[str, str]
    governor_words: Mapping[str, str]
    implicatives: frozenset[str]
    names: frozenset[str]


def folder(language: str = "fr") -> Path:
    """The folder of a language pack. Raises RuleError when there is none."""
    found = _FOLDER / language
    if not found.is_dir():
        raise RuleError(
            f"no language pack {language!r}: there are {sorted(p.parent.name for p in _FOLDER.glob('*/lexicon.toml'))}"
        )
    return found


@cache
def table(name: str, language: str = "fr") -> Mapping[str, Any]:
    """One TOML file of a pack, as read. Raises RuleError where it is missing, and naming file and line where it does not parse."""
    path = folder(language) / f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise RuleError(f"no such file in the language pack: {language}/{name}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: {error}") from error


class Morphology(Protocol):
    """How a language's words take their forms: the module ``morphology`` of its folder."""

    def infinitive(self, verb: str) -> tuple[str, bool]:
        """The lemma of a verb as lists give it, and whether it is reflexive."""

    def conjugate(self, lemma: str, irregular: Mapping[str, str]) -> list[tuple[str, str]]:
        """The forms of a verb with their moods."""

    def plural(self, noun: str) -> str:
        """The plural of a noun or of a phrase that begins with one."""

    def agreed(self, participle: str) -> list[str]:
        """A past participle in its genders and numbers."""

    def genders(self, masculine: str) -> frozenset[str]:
        """The adjective of a country in its genders and numbers, without accents."""


@cache
def morphology(language: str = "fr") -> Morphology:
    """How the words of a language take their forms. Raises RuleError when there is no such pack."""
    return cast("Morphology", import_module(f"geo.reading.languages.{folder(language).name}.morphology"))


@cache
def lexicon(language: str = "fr") -> Lexicon:
    """The lexicon of a language, its verbs conjugated."""
    words = table("lexicon", language)
    left_out = frozenset((*words["words"]["determiners"], *words["contractions"]["de"]))
    made = _Assembler(table("conjugations", language), morphology(language), left_out)
    for name, entry in words["lexeme"].items():
        made.add_lexeme(name, entry)
    governors = {made.add_verb(verb)[0]: effect for effect in _EFFECTS for verb in words["governor"][effect]}
    for verb in (v for name in ("auxiliaries", "using", "blaming", "achieving") for v in words["verbal"][name]):
        made.add_verb(verb)
    implicatives = frozenset(made.add_verb(verb)[0] for verb in words["governor"]["implicative"])
    governor_words = {w: e for e in ("plan", "denial", "fact") for w in words["governor"][f"{e}_words"]}
    return Lexicon(
        forms=MappingProxyType({f: tuple(sorted(v)) for f, v in made.forms.items()}),
        lexemes=MappingProxyType({k: frozenset(v) for k, v in made.lexemes.items()}),
        nouns=MappingProxyType({k: frozenset(v) for k, v in made.nouns.items()}),
        phrases=MappingProxyType({k: frozenset(v) for k, v in made.phrases.items()}),
        openers=MappingProxyType(
            {first: frozenset(p[1] for p in made.phrases if p[0] == first) for first, *_ in made.phrases}
        ),
        locutions=MappingProxyType(made.longest_locutions()),
        governors=MappingProxyType(governors),
        governor_words=MappingProxyType(governor_words),
        implicatives=implicatives,
        names=frozenset(words["lexeme"]),
    )


class _Assembler:
    """Gathers the forms of lexemes, word by word."""

    def __init__(self, irregular: Mapping[str, str], morphology: Morphology, left_out: frozenset[str]) -> None:
        """Take what a language says of its words; ``left_out`` are those that no locution depends on."""
        self.irregular = irregular
        self.morphology = morphology
        self.left_out = left_out
        self.forms: defaultdict[str, set[Form]] = defaultdict(set)
        self.lexemes: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self.nouns: defaultdict[str, set[str]] = defaultdict(set)
        self.phrases: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self.locutions: defaultdict[tuple[str, bool], defaultdict[tuple[str, ...], set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )

    def add_verb(self, verb: str) -> tuple[str, bool]:
        """Add the forms of a verb; its lemma, and whether it is reflexive."""
        return self._add_verb(verb)[0]

    def _add_verb(self, verb: str) -> tuple[tuple[str, bool], tuple[str, ...]]:
        """Add the forms of a verb; what it is, and the complement written behind it: « mettre la main »."""
        told, reflexive = self.morphology.infinitive(verb)
        lemma, *complement = told.replace("'", "' ").split()
        for form, mood in self.morphology.conjugate(lemma, self.irregular):
            self.forms[form].add(Form(lemma, mood, reflexive))
        return (lemma, reflexive), tuple(word for word in complement if word not in self.left_out)

    def add_lexeme(self, name: str, entry: Mapping[str, Sequence[str]]) -> None:
        """Add the verbs, locutions, nouns and phrases of a lexeme."""
        for told in entry.get("verbs", ()):
            verb, complement = self._add_verb(told)
            (self.locutions[verb][complement] if complement else self.lexemes[verb]).add(name)
        for form in (f for noun in entry.get("nouns", ()) for f in (noun, self.morphology.plural(noun))):
            self._add_words(form, name)
        for phrase in entry.get("words", ()):
            self._add_words(phrase, name)

    def longest_locutions(self) -> dict[tuple[str, bool], tuple[Locution, ...]]:
        """The locutions of each verb, the longest complement first."""
        return {
            verb: tuple(sorted((Locution(c, frozenset(names)) for c, names in told.items()), key=_length, reverse=True))
            for verb, told in self.locutions.items()
        }

    def _add_words(self, form: str, name: str) -> None:
        if " " in form:
            self.phrases[tuple(form.replace("'", "' ").split())].add(name)
        else:
            self.nouns[form].add(name)


def _length(locution: Locution) -> tuple[int, tuple[str, ...]]:
    return len(locution.complement), locution.complement
