"""Which words name parties, and whose side are they on? ``actors.toml`` and ``demonyms.toml``, ready for looking up.

All words are compared without accents and in lower case (see ``text.normalise``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from geo.reading.language import morphology, table
from geo.reading.sentences.nations import countries
from geo.reading.text import Token, normalise, parse

_NUMBER = 2  # tokens of « 93e »
_CODE = 2  # letters of a country's code
_RULING = ("state", "government")  # offices whose holders command an army


@dataclass(frozen=True, slots=True)
class Names:
    """The tables of actors, by normalised words."""

    aliases: Mapping[tuple[str, ...], tuple[str, str]]
    starts: Mapping[str, int]
    heads: Mapping[str, str]
    needy: frozenset[str]
    partisan: frozenset[str]
    sides: Mapping[str, str | None]
    adjectives: Mapping[str, str]
    demonyms: Mapping[str, tuple[str, str]]
    own: frozenset[str]
    anybodys: frozenset[str]
    backed: frozenset[str]
    backing: frozenset[str]
    proxies: frozenset[str]
    opposing: frozenset[str]
    backers: Mapping[str, str]
    leaders: Mapping[str, str]
    chiefs: Mapping[str, str]
    holders: Mapping[str, str]
    homes: Mapping[str, str]
    namesakes: Mapping[str, frozenset[str]]
    before_noun: frozenset[str]
    links: frozenset[str]
    duties: frozenset[str]
    state_duties: frozenset[str]
    soldierly: frozenset[str]
    telling_which: frozenset[str]
    allying: frozenset[str]
    doubting: frozenset[str]
    spelled_so: frozenset[str]
    unknown_demonym: re.Pattern[str]
    companions: frozenset[str]
    organisations: frozenset[str]
    fighters: frozenset[str]
    nameless: frozenset[str]
    describing: frozenset[str]
    titled: frozenset[str]
    insurgents: frozenset[str]
    allied_insurgents: frozenset[str]
    rising: frozenset[str]
    insurgency: frozenset[str]
    told_articles: frozenset[str]
    after_told: frozenset[str]
    before_kind: frozenset[str]
    kinds: frozenset[str]
    wearing: frozenset[str]
    bonds: frozenset[str]
    suspected: frozenset[str]
    before_bond: frozenset[str]
    bond_links: frozenset[str]
    possessive: frozenset[str]
    power: frozenset[str]
    of_power: frozenset[str]
    whole: frozenset[str]
    holding: frozenset[str]
    ordinal_endings: frozenset[str]
    joined: Mapping[str, str]

    def nations(self, norm: str) -> tuple[tuple[str, str], ...]:
        """The countries that an adjective tells, with their names: one of « russes », two of « américano-britanniques »."""
        if norm in self.demonyms:
            return (self.demonyms[norm],)
        first, _, second = norm.rpartition("-")
        if first not in self.joined or second not in self.demonyms:
            return ()
        code = self.joined[first]
        return (code, countries()[code]), self.demonyms[second]


_SETS = {
    "needy": ("needs", "words"),
    "partisan": ("needs", "partisan"),
    "own": ("own", "words"),
    "anybodys": ("own", "anybodys"),
    "backed": ("backed", "words"),
    "backing": ("backed", "links"),
    "proxies": ("backed", "proxies"),
    "opposing": ("backed", "opposing"),
    "before_noun": ("grammar", "before_noun"),
    "links": ("grammar", "links"),
    "duties": ("grammar", "duties"),
    "state_duties": ("grammar", "state_duties"),
    "soldierly": ("grammar", "soldierly"),
    "telling_which": ("grammar", "telling_which"),
    "allying": ("grammar", "allying"),
    "doubting": ("grammar", "doubting"),
    "companions": ("companions", "words"),
    "organisations": ("told_before", "organisations"),
    "fighters": ("told_before", "fighters"),
    "nameless": ("told_before", "nameless"),
    "describing": ("told_before", "describing"),
    "titled": ("told_before", "titled"),
    "insurgents": ("told_before", "insurgents"),
    "allied_insurgents": ("told_before", "allied_insurgents"),
    "rising": ("told_before", "rising"),
    "insurgency": ("told_before", "insurgency"),
    "told_articles": ("told_before", "behind"),
    "after_told": ("told_before", "before"),
    "kinds": ("grammar", "kinds"),
    "wearing": ("grammar", "wearing"),
    "bonds": ("grammar", "bonds"),
    "suspected": ("grammar", "suspected"),
    "before_bond": ("grammar", "before_bond"),
    "bond_links": ("grammar", "bond_links"),
    "possessive": ("grammar", "possessive"),
    "power": ("grammar", "power"),
    "of_power": ("grammar", "of_power"),
    "whole": ("grammar", "whole"),
    "holding": ("grammar", "holding"),
    "ordinal_endings": ("grammar", "ordinal_endings"),
}
"""Fields that are sets of words: where ``actors.toml`` has them."""


@cache
def names(language: str = "fr") -> Names:
    """The actor tables of a language."""
    raw = table("actors", language)
    aliases = _aliases(raw["actor"], raw["grammar"]["arabic_hyphen"])
    starts: dict[str, int] = {}
    for words in aliases:
        starts[words[0]] = max(starts.get(words[0], 0), len(words))
    sets: dict[str, Any] = {
        name: frozenset(map(normalise, raw[section][key])) for name, (section, key) in _SETS.items()
    }
    return Names(
        **sets,
        aliases=aliases,
        starts=starts,
        heads=_by_word(raw["heads"]),
        sides={word: None if side == "unknown" else side for word, side in _by_word(raw["sides"]).items()},
        adjectives=_by_word(raw["adjectives"]),
        demonyms=_demonyms(language),
        backers=dict(raw["backed"]["by"]),
        holders=_by_word(raw["holders"]),
        leaders=_by_word(raw["leaders"]),
        chiefs=_by_word(raw["chiefs"]),
        homes=_by_word(raw["homes"]),
        joined=_by_word(raw["joined"]),
        namesakes={acronym: frozenset(codes) for acronym, codes in raw["namesakes"].items()},
        spelled_so=frozenset(raw["grammar"]["spelled_so"]),
        unknown_demonym=re.compile(raw["grammar"]["unknown_demonym"]),
        before_kind=frozenset(raw["grammar"]["before_kind"]),
    )


def number_at(tokens: Sequence[Token], i: int, known: Names) -> int:
    """« la 93e (brigade) »: how many tokens from one on number the body behind them, which of its army's it is."""
    told = i >= 0 and tokens[i].text.isdigit() and tokens[i + 1].norm in known.ordinal_endings
    return _NUMBER if told and tokens[i].end == tokens[i + 1].start else 0


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What a table says of each of its words."""
    return {normalise(word): said for said, words in table.items() for word in words}


def _aliases(actors: Iterable[Mapping[str, Any]], arabic_hyphen: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """The names and sides of the actors by the words of each name that they bear, with « al- » written apart too."""
    return {
        tuple(t.norm for t in parse(spelling).tokens): (actor["name"], actor["side"])
        for actor in actors
        for alias in (actor["name"], *actor["aliases"])
        for spelling in (alias, re.sub(arabic_hyphen, r"\1 ", alias))
    }


def _demonyms(language: str) -> dict[str, tuple[str, str]]:
    """The countries and their names by the forms of their peoples' adjectives: « malien », « maliennes »."""
    plural, found = morphology(language).plural, dict[str, tuple[str, str]]()
    for country, line in table("demonyms", language).items():
        name, masculine, feminine = (part.strip() for part in line.split("|"))
        for form in (masculine, feminine, plural(masculine), plural(feminine)):
            found[normalise(form)] = (country, name)
    return found


def state_side(country: str | None, day: date | None, language: str = "fr") -> str | None:
    """The side of a state's own army: a named one where the conflict's table has it, else the country's code in lower case."""
    if country is None:
        return None
    entry = table("actors", language)["state"].get(country)
    if entry is None:
        return country.lower()
    if "until" in entry and day is not None and day >= date.fromisoformat(entry["until"]):
        return None
    return str(entry["side"])


@cache
def _states(language: str = "fr") -> Mapping[str, str]:
    return {entry["side"]: country for country, entry in table("actors", language)["state"].items()}


def state_of(side: str) -> str | None:
    """The country whose own army a side is."""
    known = _states().get(side)
    if known is not None or len(side) != _CODE or side in table("actors")["stateless"]["sides"]:
        return known
    return side.upper()


def army_in(country: str | None, language: str = "fr") -> str | None:
    """Whose « l'armée » is in a country: its own, but where it has none."""
    told = table("actors", language)["armed_by"].get(country)
    return country if told is None else str(told)


@cache
def sides_called(country: str | None, language: str = "fr") -> Mapping[str, str]:
    """The sides that single words mean in a country at war: « la coalition » in Yemen, « les séparatistes » in Ukraine."""
    known = names(language).aliases
    told = table("actors", language)["called"].get(country, {})
    return {normalise(word): known[tuple(t.norm for t in parse(name).tokens)][1] for word, name in told.items()}


def flown_by(country: str | None, language: str = "fr") -> str | None:
    """Whose « les avions » are over a country that has none, nobody's ("") where several states fly; None elsewhere."""
    told = table("actors", language)["flown_by"].get(country)
    return None if told is None else str(told)


def have_soldiers_in(state: str | None, country: str | None, language: str = "fr") -> bool:
    """« les Russes » in Ukraine: whether the soldiers of a state have stood in a country."""
    return country in table("actors", language)["soldiers_in"].get(state, ())


@cache
def fought_over(language: str = "fr") -> frozenset[str]:
    """The lands in which soldiers of other states have stood."""
    return frozenset(land for lands in table("actors", language)["soldiers_in"].values() for land in lands)


@cache
def raided_on_foot(language: str = "fr") -> frozenset[str]:
    """The provinces in which a « raid » is one of soldiers, by their country and their code."""
    return frozenset(table("actors", language)["raids"]["on_foot"])


@cache
def held_by_others(language: str = "fr") -> frozenset[str]:
    """The provinces that others than their state hold, by their country and their code."""
    return frozenset(table("actors", language)["held"]["provinces"])


@cache
def contested(language: str = "fr") -> frozenset[str]:
    """Towns that now one side holds and now another."""
    return frozenset(table("actors", language)["held"]["contested"])


@cache
def struck_from_abroad(language: str = "fr") -> frozenset[str]:
    """The lands in which what falls from the sky comes from abroad, as no war is fought in them between their own."""
    return frozenset(table("actors", language)["held"]["struck_from_abroad"])


def only_talk_in(town: str, country: str | None, language: str = "fr") -> bool:
    """« ont quitté Genève »: whether those who fight elsewhere only talk in a town."""
    told = table("actors", language)["talked_in"]
    return country in told["lands"] or town in told["towns"]


def leader_country(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Whose « régime de Bachar al-Assad » is: the country of the leader that some tokens name."""
    known = names()
    return next((c for part in _parts(tokens[first:last]) if (c := known.leaders.get(part)) is not None), None)


def leads_state(told: Sequence[Token]) -> bool:
    """« Bachar al-Assad », « M. Netanyahu », not « M. Lavrov »: whether some tokens name the head of a state or of its government."""
    return any(names().holders.get(part) in _RULING for part in _parts(told))


def side_led(told: Sequence[Token]) -> str | None:
    """« le maréchal Haftar »: the side of the force whose chief some tokens name."""
    known = names().chiefs
    return next((known[part] for part in _parts(told) if part in known), None)


def _parts(told: Sequence[Token]) -> Iterator[str]:
    return (part for token in told for part in token.norm.split("-"))
