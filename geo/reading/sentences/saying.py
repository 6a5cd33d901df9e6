"""Which words tell that somebody says something, who may, and where he says no more?

Verbs of saying, nouns of sources, of parties and of third ones, what stands between a verb and its subject: the data of
``attribution.toml``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache

from geo.reading.language import table
from geo.reading.sentences.verbs import acts, grammar
from geo.reading.text import Token, normalise
from geo.reading.wordclasses import words

_VERB = 4  # tokens from a noun to its verb
_NEGATED = 5  # tokens from « aucun groupe n'a » to the verb


@dataclass(frozen=True, slots=True)
class SayingWords:
    """The words of saying of one language, without accents; each field is a list of ``attribution.toml``."""

    according: frozenset[str]
    sources: frozenset[str]
    causing: frozenset[str]
    adding: frozenset[str]
    said: frozenset[str]
    decried: frozenset[str]
    quoting: frozenset[str]
    reached: frozenset[str]
    denied: frozenset[str]
    speech_acts: frozenset[str]
    claims: frozenset[str]
    admitted: frozenset[str]
    third: frozenset[str]
    independent: frozenset[str]
    party: frozenset[str]
    anybodys: frozenset[str]
    speakers: frozenset[str]
    no_source: frozenset[str]
    persons: frozenset[str]
    before_said: frozenset[str]
    after_said: frozenset[str]
    relatives: frozenset[str]
    articles: frozenset[str]
    nameless: frozenset[str]
    counts: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    hearers: frozenset[str]
    pronouns: frozenset[str]
    pluperfect: frozenset[str]
    no_noun: frozenset[str]
    elsewhere: frozenset[str]
    told_before: frozenset[str]
    observers: frozenset[str]
    openers: frozenset[str]
    asked: frozenset[str]
    inverted: tuple[str, ...]
    behind: Mapping[str, str]
    beyond_name: frozenset[str]
    party_names: tuple[str, ...]
    told_of: Mapping[str, str]
    names: tuple[tuple[str, str], ...]


@cache
def saying(language: str = "fr") -> SayingWords:
    """The words of saying of a language."""
    raw = table("attribution", language)
    made = ("names", "openers", "asked", "inverted", "behind", "beyond_name", "party_names", "told_of")
    groups = {f.name: frozenset(normalise(w) for w in raw[f.name]) for f in fields(SayingWords) if f.name not in made}
    behind = {normalise(word): normalise(before) for word, before in raw["behind"].items()}
    openers = (
        groups["according"]
        | groups["said"]
        | groups["denied"]
        | groups["decried"]
        | groups["quoting"]
        | groups["adding"]
        | {*map(normalise, raw["told_of"]), *behind}
    )
    asked = frozenset(f"{verb}{pronoun}" for verb in groups["said"] for pronoun in raw["inverted"])
    names = tuple((normalise(k), v) for k, v in raw["names"].items())
    return SayingWords(
        **groups,
        openers=openers | asked,
        asked=asked,
        inverted=tuple(raw["inverted"]),
        behind=behind,
        beyond_name=frozenset(map(normalise, raw["beyond_name"])),
        names=names,
        party_names=tuple(map(normalise, raw["party_names"])),
        told_of={normalise(verb): normalise(noun) for verb, noun in raw["told_of"].items()},
    )


def denied_at(tokens: Sequence[Token], start: int, i: int, cues: SayingWords) -> int:
    """« (L'armée) n'a pas (dit) »: where the « ne » of a verb of saying stands, the verb's own place where none does."""
    for k in range(start - 1, max(0, start - _NEGATED), -1):
        if tokens[k].norm in grammar().negations:
            return k
        if tokens[k].norm not in cues.before_said | grammar().negators:
            break
    return i


def is_negated(tokens: Sequence[Token], first: int, i: int, last: int) -> bool:
    """« Nul n'a revendiqué », « l'armée n'a pas dit que »; not « n'a reconnu que des combats », « avant qu'il ne précise »."""
    told = tokens[max(first, i - _NEGATED) : min(last, i + 2)]
    return any(t.norm in grammar().negators | words()["nobody"] for t in told)


def turns_from_it(tokens: Sequence[Token], k: int, index: int) -> bool:
    """« a annoncé une trêve, mais l'armée a pris Homs »: whether a clause that nobody says begins at a token; not « , mais que »."""
    told = tokens[k].norm in words()["but"] and tokens[k - 1].text == "," and tokens[k + 1].norm not in words()["that"]
    return told and any(acts(t) for t in tokens[k + 1 : index + _VERB])
