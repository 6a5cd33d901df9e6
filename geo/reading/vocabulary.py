"""Which words of a language say that a name is a place, a person or an organisation?

The lexicon ``places.toml`` of a language, made ready for look-ups: every word in the form that ``normalise`` gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.codebook import Head
from geo.places.names import fold
from geo.reading.languages import load
from geo.reading.text import normalise


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words around names, as sets and tables of normalised words. ``stems`` are the beginnings of verbs."""

    heads: Mapping[str, Head]
    plural_heads: frozenset[str]
    whole_after_de: frozenset[tuple[str, ...]]
    whole_adjectives: frozenset[str]
    states: frozenset[str]
    locative: frozenset[str]
    near: frozenset[str]
    of: frozenset[str]
    kilometre: frozenset[str]
    connector: frozenset[str]
    article: frozenset[str]
    indefinite: frozenset[str]
    again: frozenset[str]
    bearings: Mapping[str, float]
    numbers: Mapping[str, float]
    words: frozenset[str]
    articled: frozenset[str]
    of_town: frozenset[str]
    openers: frozenset[str]
    among: frozenset[str]
    acronyms: frozenset[str]
    treaties: frozenset[str]
    media: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_lower: frozenset[str]
    organisation_open: frozenset[str]
    organisation_inside: frozenset[str]
    organisation_names: Mapping[str, tuple[tuple[str, ...], ...]]
    titles: frozenset[str]
    first_names: frozenset[str]
    known_persons: frozenset[str]
    demonyms: Mapping[str, str]
    buildings: frozenset[str]
    building_starts: frozenset[str]
    seats: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    described: frozenset[str]
    nouns: frozenset[str]
    literal_nouns: frozenset[str]
    object_verbs: frozenset[str]
    taking_verbs: frozenset[str]
    dative: frozenset[str]
    ways: frozenset[str]
    dealings: frozenset[str]


@cache
def vocabulary(language: str = "fr") -> Vocabulary:
    """The vocabulary of a language. Raises RuleError when its lexicon is missing or names a class of head that is none."""
    lexicon = load("places", language)
    places, others, persons, states = (lexicon[k] for k in ("places", "not_places", "persons", "metonymy"))
    organisations, whole = lexicon["organisations"], lexicon["whole"]
    heads = {normalise(word): Head(head) for head, words in lexicon["heads"].items() for word in words}
    return Vocabulary(
        heads=heads,
        plural_heads=frozenset(w for w in heads if w.endswith(("s", "x"))),
        whole_after_de=frozenset(tuple(normalise(w) for w in phrase.split()) for phrase in whole["after_de"]),
        whole_adjectives=_words(whole["adjectives"]),
        states=_words(whole["states"]),
        locative=_words(places["locative"]),
        near=_words(places["near"]),
        of=_words(places["of"]),
        of_town=_words(places["of_town"]),
        openers=_words(others["openers"]),
        among=_words(places["among"]),
        kilometre=_words(places["kilometre"]),
        connector=_words(places["connector"]),
        article=_words(places["article"]),
        indefinite=_words(places["indefinite"]),
        again=_words(places["again"]),
        bearings={normalise(w): float(v) for w, v in lexicon["bearings"].items()},
        numbers={normalise(w): float(v) for w, v in lexicon["approximate_numbers"].items()},
        words=frozenset(fold(w) for w in others["words"].split()),
        articled=frozenset(fold(name) for name in others["articled"]),
        acronyms=_words(others["acronyms_of_places"]),
        treaties=_words(others["treaties"]),
        media=_words(others["media"]),
        organisation_heads=_words(organisations["heads"]),
        organisation_lower=_words(organisations["lower"]),
        organisation_open=_words(organisations["open"]),
        organisation_inside=_words(organisations["inside"]),
        organisation_names=_by_first_word(organisations["names"]),
        titles=_words(persons["titles"]),
        first_names=_words(persons["first_names"]),
        known_persons=_words(persons["known"]),
        demonyms=_demonyms(lexicon["demonyms"]),
        buildings=frozenset(fold(name) for name in states["buildings"]),
        building_starts=frozenset(_starts(fold(name) for name in states["buildings"])),
        seats=frozenset(fold(name) for name in states["seats"]),
        verbs=_words(states["verbs"]),
        auxiliaries=_words(states["auxiliaries"]),
        described=_words(states["described"]),
        nouns=_words(states["nouns"]),
        literal_nouns=_words(states["literal_nouns"]),
        object_verbs=_words(states["object_verbs"]),
        taking_verbs=_words(states["taking_verbs"]),
        dative=_words(states["dative"]),
        ways=_words(states["ways"]),
        dealings=_words(states["dealings"]),
    )


def _words(words: str | Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(word) for word in (words.split() if isinstance(words, str) else words))


def _starts(names: Iterable[str]) -> Iterator[str]:
    """The beginnings of names of several words, shorter by a word or more."""
    for name in names:
        words = name.split()
        for size in range(1, len(words)):
            yield " ".join(words[:size])


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(fold(name).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def _demonyms(stems: Mapping[str, Any]) -> dict[str, str]:
    """Every form of the adjectives of countries, with the country."""
    found: dict[str, str] = {}
    for stem, country in stems.items():
        masculine = normalise(stem)
        feminine = {masculine + "e", masculine}
        if masculine.endswith(("en", "on")):
            feminine = {masculine + "ne"}
        elif masculine.endswith("c"):
            feminine = {masculine + "que", masculine[:-1] + "que", masculine + "que"}
        for form in {masculine, *feminine}:
            found[form] = country
            found[form if form.endswith("s") else form + "s"] = country
    return found
