"""What does a language pack know? The one assembler of a language's words, rules and actors.

A pack is a folder of TOML files in ``languages/``. The assembler checks them, conjugates the verbs and hands out immutable
tables; nothing else reads the files.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from geo.errors import RuleError

_FOLDER = Path(__file__).parent / "languages"
_ENDINGS = {  # of verbs, in the persons that news uses: il, ils, nous
    "imperfect": ("ait", "aient", "ions"),
    "future": ("a", "ont", "ons"),
    "conditional": ("ait", "aient", "ions"),
}


class Form(NamedTuple):
    """One form of a word: its lexemes, its lemma and what it can be (noun, infinitive, past participle, a tense)."""

    lemma: str
    mood: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of all words that rules speak of.

    ``forms`` gives, for a form in lower case, its readings; ``lexemes`` gives the lexemes of a (lemma, reflexive) pair or of a
    noun; ``openers`` the first words of phrases; ``governors`` what the verb that governs an infinitive makes of it.
    """

    forms: Mapping[str, tuple[Form, ...]]
    lexemes: Mapping[tuple[str, bool], frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    openers: frozenset[str]
    governors: Mapping[str, str]
    governor_words: Mapping[str, str]
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
    participle = participle.replace("dû", "du") if lemma == "devoir" else participle
    forms += [(participle + ending, "participle") for ending in endings]
    return forms


def _softened(root: str) -> str:
    """A root before « a » and « o »: « lanc » → « lanç », « assiég » → « assiége »."""
    if root.endswith("c"):
        return root[:-1] + "ç"
    return root + "e" if root.endswith("g") else root


def _grave(root: str) -> str:
    """A root before a mute « e »: « céd » → « cèd », « men » → « mèn »."""
    for i in range(len(root) - 1, max(-1, len(root) - 4), -1):
        if root[i] in "eé" and i < len(root) - 1 and root[i + 1 :] in ("d", "n", "t", "g", "lèv", "v", "r", "tr"):
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
    words, irregular = table("lexicon", language), table("conjugations", language)
    forms: dict[str, set[Form]] = {}
    lexemes: dict[tuple[str, bool], set[str]] = {}
    nouns: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}

    def add_verb(verb: str) -> tuple[str, bool]:
        reflexive = verb.startswith(("se ", "s'"))
        lemma = verb.removeprefix("se ").removeprefix("s'")
        for form, mood in conjugate(lemma, irregular):
            forms.setdefault(form, set()).add(Form(lemma, mood, reflexive))
        return lemma, reflexive

    for name, entry in words["lexeme"].items():
        for verb in entry.get("verbs", ()):
            if " " in verb.removeprefix("se "):
                continue  # a verbal phrase: rules spell its words out
            lexemes.setdefault(add_verb(verb), set()).add(name)
        for noun in entry.get("nouns", ()):
            for form in {noun, plural(noun)}:
                if " " in form:
                    phrases.setdefault(tuple(form.split()), set()).add(name)
                else:
                    nouns.setdefault(form, set()).add(name)
        for phrase in entry.get("words", ()):
            phrases.setdefault(tuple(phrase.split()), set()).add(name)
    governors: dict[str, str] = {}
    for effect in ("fact", "plan", "hypothesis", "denial", "claim"):
        for verb in words["governor"][effect]:
            if verb not in ("paraître",):
                governors[add_verb(verb)[0]] = effect
    for verb in ("avoir", "être", "faire"):
        add_verb(verb)
    governor_words = {w: e for e in ("plan", "denial") for w in words["governor"][f"{e}_words"]}
    return Lexicon(
        forms=MappingProxyType({f: tuple(sorted(v)) for f, v in forms.items()}),
        lexemes=MappingProxyType({k: frozenset(v) for k, v in lexemes.items()}),
        nouns=MappingProxyType({k: frozenset(v) for k, v in nouns.items()}),
        phrases=MappingProxyType({k: frozenset(v) for k, v in phrases.items()}),
        openers=frozenset(phrase[0] for phrase in phrases),
        governors=MappingProxyType(governors),
        governor_words=MappingProxyType(governor_words),
        names=frozenset(words["lexeme"]),
    )
