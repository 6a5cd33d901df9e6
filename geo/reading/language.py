"""What does a language pack know? The one assembler of a language's words, rules and actors.

A pack is a folder of TOML files in ``languages/``. The assembler checks them, conjugates the verbs and hands out immutable
tables; nothing else reads the files.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from geo.errors import RuleError

_FOLDER = Path(__file__).parent / "languages"
_ENDINGS = {  # of verbs, in the persons that news uses: il, ils, nous, je
    "imperfect": ("ait", "aient", "ions", "ais"),
    "future": ("a", "ont", "ons"),
    "conditional": ("ait", "aient", "ions", "ais"),
}
_EFFECTS = ("fact", "plan", "hypothesis", "denial", "claim")  # what a governor makes of an infinitive
_AUXILIARIES = ("avoir", "être", "faire")


class Form(NamedTuple):
    """One form of a word: its lexemes, its lemma and what it can be (noun, infinitive, past participle, a tense)."""

    lemma: str
    mood: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of all words that rules speak of.

    ``forms`` gives, for a form in lower case, its readings; ``lexemes`` gives the lexemes of a (lemma, reflexive) pair or of a
    noun; ``openers`` the first words of phrases; ``governors`` what the verb that governs an infinitive makes of it;
    ``implicatives`` the governors whose infinitive happened once they did (« a dû », « a permis à … de »).
    """

    forms: Mapping[str, tuple[Form, ...]]
    lexemes: Mapping[tuple[str, bool], frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    openers: frozenset[str]
    governors: Mapping[str, str]
    governor_words: Mapping[str, str]
    implicatives: frozenset[str]
    names: frozenset[str]


def folder(language: str = "fr") -> Path:
    """The folder of a language pack. Raises RuleError when there is none."""
    found = _FOLDER / language
    if not found.is_dir():
        raise RuleError(
            f"no language pack {language!r}: there are {sorted(p.name for p in _FOLDER.iterdir() if p.is_dir())}"
        )
    return found


@cache
def table(name: str, language: str = "fr") -> Mapping[str, Any]:
    """One TOML file of a pack, as read. Raises RuleError naming file and line when it does not parse."""
    path = folder(language) / f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: {error}") from error


def conjugate(lemma: str, irregular: Mapping[str, str]) -> list[tuple[str, str]]:
    """The forms of a verb with their moods: infinitive, present, imperfect, past, future, conditional, gerund, participle."""
    if lemma in irregular:
        parts = irregular[lemma].split()
        if len(parts) != 7:
            raise RuleError(f"conjugations.toml: {lemma}: seven forms expected, got {len(parts)}")
        singular, plural, stem, past, pasts, future, participle = parts
        present = [singular, plural, stem + "ons"]
    elif lemma.endswith("er"):
        root, soft = lemma[:-2], _softened(lemma[:-2])
        grave = _grave(root)
        singular, plural, stem, past, pasts, future, participle = (
            f"{grave}e",
            f"{grave}ent",
            soft,
            f"{soft}a",
            f"{root}èrent",
            f"{grave}er" if "e" in root[-2:] else lemma,
            f"{root}é",
        )
        present = [singular, plural, soft + "ons"]
    elif lemma.endswith("ir"):
        root = lemma[:-2]
        stem, past, pasts, future, participle = f"{root}iss", f"{root}it", f"{root}irent", lemma, f"{root}i"
        present = [f"{root}it", f"{root}issent", f"{root}issons"]
    else:
        raise RuleError(f"conjugations.toml: {lemma}: an irregular verb without its forms")
    forms = [(lemma, "infinitive"), (past, "past"), (pasts, "past"), (stem + "ant", "gerund")]
    forms += [(form, "present") for form in present]
    forms += [
        ((stem[:-1] if stem.endswith("ge") and ending == "ions" else stem) + ending, "imperfect")
        for ending in _ENDINGS["imperfect"]
    ]
    forms += [(future + ending, "future") for ending in _ENDINGS["future"]]
    forms += [(future + ending, "conditional") for ending in _ENDINGS["conditional"]]
    endings = ("", "e", "es") if participle.endswith("s") else ("", "e", "s", "es")
    bare = participle.replace("dû", "du")  # « il a dû », « la somme due »
    forms += [((bare if ending else participle) + ending, "participle") for ending in endings]
    return forms


def _softened(root: str) -> str:
    """A root before « a » and « o »: « lanc » → « lanç », « assiég » → « assiége »."""
    if root.endswith("c"):
        return root[:-1] + "ç"
    return root + "e" if root.endswith("g") else root


def _grave(root: str) -> str:
    """A root before a mute « e »: « céd » → « cèd », « men » → « mèn »."""
    for i in range(len(root) - 1, max(-1, len(root) - 4), -1):
        if (
            root[i] in "eé"
            and i < len(root) - 1
            and root[i + 1 :] in ("d", "n", "t", "g", "gn", "gr", "lèv", "v", "r", "tr")
        ):
            return root[:i] + "è" + root[i + 1 :]
        if root[i] in "aiouyàâêîôûùé":
            break
    return root


def plural(noun: str) -> str:
    """The plural of a noun, of its first word where it is a phrase (« voiture piégée » → « voitures piégées »)."""
    words = noun.split()
    if len(words) > 1 and words[1] not in ("de", "général", "forte"):
        return " ".join(plural(word) for word in words)
    head = words[0]
    if head.endswith(("s", "x", "z")):
        made = head
    elif head.endswith(("eau", "eu")):
        made = head + "x"
    else:
        made = head + "s"
    return " ".join([made, *words[1:]])


@cache
def lexicon(language: str = "fr") -> Lexicon:
    """The lexicon of a language, its verbs conjugated."""
    words = table("lexicon", language)
    made = _Assembler(table("conjugations", language))
    for name, entry in words["lexeme"].items():
        made.add_lexeme(name, entry)
    governors = {made.add_verb(verb)[0]: effect for effect in _EFFECTS for verb in words["governor"][effect]}
    for verb in (*_AUXILIARIES, *words["verbal"]["using"], *words["verbal"]["blaming"], *words["verbal"]["achieving"]):
        made.add_verb(verb)
    governor_words = {w: e for e in ("plan", "denial", "fact") for w in words["governor"][f"{e}_words"]}
    return Lexicon(
        forms=MappingProxyType({f: tuple(sorted(v)) for f, v in made.forms.items()}),
        lexemes=MappingProxyType({k: frozenset(v) for k, v in made.lexemes.items()}),
        nouns=MappingProxyType({k: frozenset(v) for k, v in made.nouns.items()}),
        phrases=MappingProxyType({k: frozenset(v) for k, v in made.phrases.items()}),
        openers=frozenset(phrase[0] for phrase in made.phrases),
        governors=MappingProxyType(governors),
        governor_words=MappingProxyType(governor_words),
        implicatives=frozenset(made.add_verb(verb)[0] for verb in words["governor"]["implicative"]),
        names=frozenset(words["lexeme"]),
    )


class _Assembler:
    """Gathers the forms of lexemes, word by word."""

    def __init__(self, irregular: Mapping[str, str]) -> None:
        self.irregular = irregular
        self.forms: defaultdict[str, set[Form]] = defaultdict(set)
        self.lexemes: defaultdict[tuple[str, bool], set[str]] = defaultdict(set)
        self.nouns: defaultdict[str, set[str]] = defaultdict(set)
        self.phrases: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)

    def add_verb(self, verb: str) -> tuple[str, bool]:
        """Add the forms of a verb; its lemma, and whether it is reflexive."""
        reflexive = verb.startswith(("se ", "s'"))
        lemma = verb.removeprefix("se ").removeprefix("s'")
        for form, mood in conjugate(lemma, self.irregular):
            self.forms[form].add(Form(lemma, mood, reflexive))
        return lemma, reflexive

    def add_lexeme(self, name: str, entry: Mapping[str, Sequence[str]]) -> None:
        """Add the verbs, nouns and phrases of a lexeme. A verbal phrase has no forms: rules spell its words out."""
        for verb in entry.get("verbs", ()):
            if " " not in verb.removeprefix("se "):
                self.lexemes[self.add_verb(verb)].add(name)
        for form in (f for noun in entry.get("nouns", ()) for f in (noun, plural(noun))):
            self._add_words(form, name)
        for phrase in entry.get("words", ()):
            self._add_words(phrase, name)

    def _add_words(self, form: str, name: str) -> None:
        if " " in form:
            self.phrases[tuple(form.replace("'", "' ").split())].add(name)
        else:
            self.nouns[form].add(name)
