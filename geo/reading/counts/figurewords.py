"""What words does a language count people with? ``figures.toml``, ready for looking up.

All words are compared without accents and in lower case (see ``text.normalise``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from geo.reading import language
from geo.reading.phrases import Phrases
from geo.reading.text import normalise


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The tables of ``figures.toml``.

    ``tolls``, ``verbs`` and ``nouns`` give what happened (the value of a ``Harm``) by word; the participles, agreed in gender and
    number, by the auxiliary that they take. ``triggers`` are the words without which a sentence counts nobody.
    """

    tolls: Mapping[str, str]
    passive: Phrases
    with_be: Phrases
    with_have: Phrases
    verbs: Phrases
    nouns: Mapping[str, str]
    life: frozenset[str]
    be: frozenset[str]
    been: frozenset[str]
    have: frozenset[str]
    between: frozenset[str]
    beside: frozenset[str]
    bounds: Phrases
    bounds_after: Phrases
    some: Mapping[str, int]
    many: frozenset[str]
    collective: frozenset[str]
    exact: frozenset[str]
    by_the_million: frozenset[str]
    joined_by_of: frozenset[str]
    range: frozenset[str]
    number_of: frozenset[str]
    same_in_plural: frozenset[str]
    behind_noun: frozenset[str]
    of: frozenset[str]
    adjectives: frozenset[str]
    among: Phrases
    function: frozenset[str]
    prepositions: frozenset[str]
    parts: frozenset[str]
    finite: tuple[str, ...]
    join: frozenset[str]
    own: frozenset[str]
    kin: frozenset[str]
    elsewhere: frozenset[str]
    likewise: Phrases
    begin_join: frozenset[str]
    subset: Phrases
    people: frozenset[str]
    heads: frozenset[str]
    never: frozenset[str]
    never_one: frozenset[str]
    none: frozenset[str]
    none_phrases: Phrases
    nobody: frozenset[str]
    of_some: frozenset[str]
    after_since: frozenset[str]
    scope_articles: frozenset[str]
    units: frozenset[str]
    everywhere: Phrases
    wars: frozenset[str]
    ends: frozenset[str]
    not_war: frozenset[str]
    not_since: frozenset[str]
    boundaries: frozenset[str]
    source: Phrases
    bodies: frozenset[str]
    found: frozenset[str]
    blasts: frozenset[str]
    triggers: frozenset[str]


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(normalise, words))


def _participles(table: Mapping[str, Iterable[str]], *, agreed: bool) -> Phrases:
    return Phrases(
        {
            f: what
            for what, listed in table.items()
            for p in listed
            for f in (language.morphology().agreed(p) if agreed else [p])
        }
    )


def _by_word(table: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({normalise(word): what for what, words in table.items() for word in words})


@cache
def figure_words() -> FigureWords:
    """The words of counting of the French pack."""
    table, agreed = language.table("figures"), language.morphology().agreed
    parts, said, amounts, scope = table["participles"], table["auxiliaries"], table["amounts"], table["scope"]
    phrases = {kind: _participles(parts[kind], agreed=kind != "have") for kind in ("passive", "be", "have")}
    before = {form: what for what, listed in parts["passive"].items() for p in listed for form in agreed(p)}
    before |= {
        form: what for kind in ("be", "have") for what, ps in parts[kind].items() for p in ps for form in agreed(p)
    }
    verbs = Phrases(before | {verb: what for what, listed in table["verbs"].items() for verb in listed})
    tolls, nouns, life = _by_word(table["tolls"]), _by_word(table["nouns"]), _set(table["nouns"]["life"])
    bounds = {phrase: bound for bound in ("low", "high", "about") for phrase in amounts[bound]}
    triggers = {*tolls, *nouns, *life, *verbs.first_words, *verbs.last_words}
    triggers |= {word for p in phrases.values() for word in p.first_words}
    return FigureWords(
        tolls=tolls,
        passive=phrases["passive"],
        with_be=phrases["be"],
        with_have=phrases["have"],
        verbs=verbs,
        nouns=MappingProxyType({word: what for word, what in nouns.items() if what != "life"}),
        life=life,
        be=frozenset(said["be"]),
        been=frozenset(said["been"]),
        have=frozenset(said["have"]),
        between=_set(said["between"]),
        beside=_set(said["beside"]),
        bounds=Phrases(bounds),
        bounds_after=Phrases({p: b for b in ("low", "high") for p in amounts[f"{b}_after"]}),
        some=MappingProxyType({normalise(word): value for word, value in amounts["some"].items()}),
        many=_set(amounts["many"]),
        collective=_set(amounts["collective"]),
        exact=_set(amounts["exact"]),
        by_the_million=_set(amounts["by_the_million"]),
        joined_by_of=_set(amounts["joined_by_of"]),
        range=frozenset(amounts["range"]),
        number_of=_set(amounts["number_of"]),
        same_in_plural=_set(amounts["same_in_plural"]),
        behind_noun=frozenset(amounts["behind_noun"]),
        of=_set(amounts["of"]),
        adjectives=_set(amounts["adjectives"]),
        among=Phrases(dict.fromkeys(amounts["among"], True)),
        function=_set(amounts["function"]),
        prepositions=frozenset(amounts["prepositions"]),
        parts=frozenset(amounts["parts"]),
        finite=tuple(said["finite_endings"]),
        join=_set(amounts["join"]),
        own=_set(amounts["own"]),
        kin=_set(amounts["kin"]),
        elsewhere=frozenset(amounts["elsewhere"]),
        likewise=Phrases(dict.fromkeys(amounts["likewise"], True)),
        begin_join=_set(amounts["begin_join"]),
        subset=Phrases(dict.fromkeys(amounts["subset"], True)),
        people=_set(table["people"]["words"]),
        heads=_set(table["people"]["heads"]),
        never=_set(table["people"]["never"]),
        never_one=_set(table["people"]["never_one"]),
        none=_set(table["none"]["words"]),
        none_phrases=Phrases(dict.fromkeys(table["none"]["sentences"], True)),
        nobody=_set(table["none"]["nobody"]),
        of_some=_set(table["none"]["of_some"]),
        after_since=_set(scope["after_since"]),
        scope_articles=_set(scope["articles"]),
        units=_set(scope["units"]),
        everywhere=Phrases(dict.fromkeys(scope["everywhere"], True)),
        wars=_set(scope["wars"]),
        ends=frozenset(scope["ends"]),
        not_war=_set(scope["not_war"]),
        not_since=_set(scope["not_since"]),
        boundaries=frozenset(scope["boundaries"]),
        source=Phrases(dict.fromkeys(table["attribution"]["words"], True)),
        bodies=_set(table["found"]["bodies"]),
        found=_set(table["found"]["words"]),
        blasts=_set(table["found"]["blasts"]),
        triggers=frozenset(triggers),
    )
