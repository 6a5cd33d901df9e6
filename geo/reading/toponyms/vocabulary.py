"""Which words of a language say that a name is a place, a person or an organisation?

The lexicon ``places.toml`` of a language, made ready for look-ups: every word in the form that ``normalise`` gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.codebook import Head
from geo.places.names import fold
from geo.reading.language import morphology, table
from geo.reading.text import Token, normalise
from geo.reading.wordclasses import endings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words around names, as the lexicon explains them.

    Sets and tables are of normalised words, but those of whole names, which are of folded ones. ``taking_verbs``, ``verbs``,
    ``telling``, ``object_verbs``, ``dative`` and ``escaping`` hold the beginnings of words; fields that end in ``_endings``
    their ends.
    """

    heads: Mapping[str, Head]
    head_spellings: frozenset[str]
    rivers: frozenset[str]
    plural_heads: frozenset[str]
    bearings: Mapping[str, float]
    numbers: Mapping[str, float]
    sorts: Mapping[str, str]
    demonyms: Mapping[str, str]
    at_home: Mapping[str, str]
    organisation_names: Mapping[str, tuple[tuple[str, ...], ...]]
    whole_after_de: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
    building_starts: frozenset[str]
    whole_adjectives: frozenset[str]
    locative: frozenset[str]
    near: frozenset[str]
    opening: frozenset[str]
    far: frozenset[str]
    denied: frozenset[str]
    checking: frozenset[str]
    posts: frozenset[str]
    naming: frozenset[str]
    of: frozenset[str]
    of_town: frozenset[str]
    seat: frozenset[str]
    owning: frozenset[str]
    extents: frozenset[str]
    zoned: frozenset[str]
    countryside: frozenset[str]
    bare_provinces: frozenset[str]
    buildings_named: frozenset[str]
    union_states: Mapping[str, tuple[tuple[str, ...], ...]]
    among: frozenset[str]
    kilometre: frozenset[str]
    connector: frozenset[str]
    article: frozenset[str]
    determined: frozenset[str]
    indefinite: frozenset[str]
    again: frozenset[str]
    openers: frozenset[str]
    treaties: frozenset[str]
    acts: frozenset[str]
    media: frozenset[str]
    acronyms: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_lower: frozenset[str]
    organisation_open: frozenset[str]
    organisation_inside: frozenset[str]
    duties: frozenset[str]
    titles: frozenset[str]
    covering: frozenset[str]
    first_names: frozenset[str]
    known_persons: frozenset[str]
    particles: frozenset[str]
    days: frozenset[str]
    enumeration: frozenset[str]
    never_last: frozenset[str]
    generic: frozenset[str]
    settling: frozenset[str]
    seizing: frozenset[str]
    retaking: frozenset[str]
    entering: frozenset[str]
    linking: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    described: frozenset[str]
    undergone: frozenset[str]
    suffered: frozenset[str]
    copulas: frozenset[str]
    town_predicates: frozenset[str]
    town_turns: frozenset[str]
    given_over: frozenset[str]
    blows: frozenset[str]
    nouns: frozenset[str]
    leaving: frozenset[str]
    literal_nouns: frozenset[str]
    telling: frozenset[str]
    object_verbs: frozenset[str]
    objecting: frozenset[str]
    taking_verbs: frozenset[str]
    attacks: frozenset[str]
    assaults: frozenset[str]
    unfought: frozenset[str]
    dative: frozenset[str]
    close: frozenset[str]
    followers: frozenset[str]
    before_states: frozenset[str]
    strongmen: frozenset[tuple[str, ...]]
    no_states: frozenset[tuple[str, ...]]
    turning: frozenset[str]
    timing: frozenset[str]
    launched: frozenset[str]
    launching: frozenset[str]
    aiming: frozenset[str]
    arms: frozenset[str]
    saying: frozenset[str]
    bordering: frozenset[str]
    passing: frozenset[str]
    pressure: frozenset[str]
    leaning: frozenset[str]
    asking: frozenset[str]
    linked: frozenset[str]
    acted: frozenset[str]
    struggles: frozenset[str]
    holding: frozenset[str]
    held_in: frozenset[str]
    held_over: frozenset[str]
    escaping: frozenset[str]
    meetings: frozenset[str]
    complements: frozenset[str]
    topics: frozenset[str]
    facing: frozenset[str]
    asides: frozenset[tuple[str, ...]]
    ways: frozenset[str]
    dealings: frozenset[str]
    partners: frozenset[str]
    offices: frozenset[str]
    peers: frozenset[str]
    stakes: frozenset[str]
    clause_openers: frozenset[str]
    adverbs: frozenset[str]
    epithets: frozenset[str]
    not_verbs: frozenset[str]
    apposition_ends: frozenset[str]
    listing: frozenset[str]
    joining: frozenset[str]
    acting: frozenset[str]
    plural_verbs: frozenset[str]
    never_alone: frozenset[str]
    inverted: frozenset[str]
    clause_subjects: frozenset[str]
    idle_behind_in: frozenset[str]
    having: frozenset[str]
    counted: frozenset[str]
    before_verb: frozenset[str]
    participles_of_have: frozenset[str]
    been: frozenset[str]
    region_powers: frozenset[str]
    exemplifying: frozenset[str]
    opening_plurals: frozenset[str]
    taking_place: frozenset[str]
    politics: frozenset[str]
    likened_to: frozenset[str]
    ends_opinion: frozenset[str]
    english: frozenset[str]
    ngo: frozenset[str]
    press: frozenset[str]
    elided_names: frozenset[str]
    abbreviated: frozenset[str]
    participle_titles: frozenset[str]
    words: frozenset[str]
    articled: frozenset[str]
    behind_article: frozenset[str]  # what follows the article in these
    buildings: frozenset[str]
    seats: frozenset[str]
    hyphenated_articles: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    not_verb_endings: tuple[str, ...]
    abstract_endings: tuple[str, ...]

    def head(self, token: Token) -> Head | None:
        """What a token calls the thing that it introduces, None when it is no such noun."""
        found = self.heads.get(token.norm)
        if found is None or token.text.lower() in self.head_spellings or token.text.isupper():
            return found
        return None


_SETS = {
    "whole_adjectives": ("whole", "adjectives"),
    "locative": ("places", "locative"),
    "near": ("places", "near"),
    "opening": ("places", "opening"),
    "far": ("places", "far"),
    "denied": ("places", "denied"),
    "checking": ("places", "checking"),
    "posts": ("places", "posts"),
    "naming": ("places", "naming"),
    "of": ("places", "of"),
    "of_town": ("places", "of_town"),
    "seat": ("places", "seat"),
    "owning": ("places", "owning"),
    "extents": ("places", "extents"),
    "zoned": ("places", "zoned"),
    "countryside": ("places", "countryside"),
    "buildings_named": ("places", "buildings"),
    "among": ("places", "among"),
    "kilometre": ("places", "kilometre"),
    "connector": ("places", "connector"),
    "article": ("places", "article"),
    "determined": ("places", "determined"),
    "indefinite": ("places", "indefinite"),
    "again": ("places", "again"),
    "openers": ("not_places", "openers"),
    "treaties": ("not_places", "treaties"),
    "acts": ("not_places", "acts"),
    "media": ("not_places", "media"),
    "acronyms": ("not_places", "acronyms_of_places"),
    "organisation_heads": ("organisations", "heads"),
    "organisation_lower": ("organisations", "lower"),
    "organisation_open": ("organisations", "open"),
    "organisation_inside": ("organisations", "inside"),
    "duties": ("organisations", "duties"),
    "titles": ("persons", "titles"),
    "covering": ("persons", "covering"),
    "first_names": ("persons", "first_names"),
    "known_persons": ("persons", "known"),
    "particles": ("grammar", "particles"),
    "days": ("grammar", "days"),
    "enumeration": ("grammar", "enumeration"),
    "never_last": ("grammar", "never_last"),
    "generic": ("grammar", "generic"),
    "settling": ("grammar", "settling"),
    "seizing": ("grammar", "seizing"),
    "retaking": ("grammar", "retaking"),
    "entering": ("grammar", "entering"),
    "linking": ("grammar", "linking"),
    "verbs": ("metonymy", "verbs"),
    "auxiliaries": ("metonymy", "auxiliaries"),
    "described": ("metonymy", "described"),
    "undergone": ("metonymy", "undergone"),
    "suffered": ("metonymy", "suffered"),
    "copulas": ("metonymy", "copulas"),
    "town_predicates": ("metonymy", "town_predicates"),
    "town_turns": ("metonymy", "town_turns"),
    "given_over": ("metonymy", "given_over"),
    "blows": ("metonymy", "blows"),
    "nouns": ("metonymy", "nouns"),
    "leaving": ("metonymy", "leaving"),
    "literal_nouns": ("metonymy", "literal_nouns"),
    "telling": ("metonymy", "telling"),
    "object_verbs": ("metonymy", "object_verbs"),
    "objecting": ("metonymy", "objecting"),
    "taking_verbs": ("metonymy", "taking_verbs"),
    "attacks": ("metonymy", "attacks"),
    "assaults": ("metonymy", "assaults"),
    "unfought": ("metonymy", "unfought"),
    "dative": ("metonymy", "dative"),
    "close": ("metonymy", "close"),
    "followers": ("metonymy", "followers"),
    "before_states": ("metonymy", "before_states"),
    "turning": ("metonymy", "turning"),
    "timing": ("metonymy", "timing"),
    "launched": ("metonymy", "launched"),
    "launching": ("metonymy", "launching"),
    "aiming": ("metonymy", "aiming"),
    "arms": ("metonymy", "arms"),
    "saying": ("persons", "saying"),
    "bordering": ("metonymy", "bordering"),
    "passing": ("metonymy", "passing"),
    "pressure": ("metonymy", "pressure"),
    "leaning": ("metonymy", "leaning"),
    "asking": ("metonymy", "asking"),
    "linked": ("metonymy", "linked"),
    "acted": ("metonymy", "acted"),
    "struggles": ("metonymy", "struggles"),
    "holding": ("metonymy", "holding"),
    "held_in": ("metonymy", "held_in"),
    "held_over": ("metonymy", "held_over"),
    "escaping": ("metonymy", "escaping"),
    "meetings": ("metonymy", "meetings"),
    "complements": ("metonymy", "complements"),
    "topics": ("metonymy", "topics"),
    "facing": ("metonymy", "facing"),
    "ways": ("metonymy", "ways"),
    "dealings": ("metonymy", "dealings"),
    "partners": ("governments", "partners"),
    "offices": ("governments", "offices"),
    "peers": ("governments", "peers"),
    "stakes": ("governments", "stakes"),
    "clause_openers": ("governments", "clause_openers"),
    "adverbs": ("governments", "adverbs"),
    "epithets": ("governments", "epithets"),
    "not_verbs": ("governments", "not_verbs"),
    "apposition_ends": ("grammar", "apposition_ends"),
    "listing": ("grammar", "listing"),
    "joining": ("grammar", "joining"),
    "acting": ("metonymy", "acting"),
    "plural_verbs": ("metonymy", "plural_verbs"),
    "never_alone": ("metonymy", "never_alone"),
    "inverted": ("metonymy", "inverted"),
    "clause_subjects": ("metonymy", "clause_subjects"),
    "idle_behind_in": ("metonymy", "idle_behind_in"),
    "having": ("metonymy", "having"),
    "counted": ("metonymy", "counted"),
    "before_verb": ("metonymy", "before_verb"),
    "participles_of_have": ("metonymy", "participles_of_have"),
    "been": ("metonymy", "been"),
    "region_powers": ("metonymy", "region_powers"),
    "exemplifying": ("metonymy", "exemplifying"),
    "opening_plurals": ("metonymy", "opening_plurals"),
    "taking_place": ("metonymy", "taking_place"),
    "politics": ("metonymy", "politics"),
    "likened_to": ("metonymy", "likened_to"),
    "ends_opinion": ("metonymy", "ends_opinion"),
    "english": ("organisations", "english"),
    "ngo": ("organisations", "ngo"),
    "press": ("organisations", "press"),
    "elided_names": ("persons", "elided_names"),
    "abbreviated": ("persons", "abbreviated"),
    "participle_titles": ("persons", "participle_titles"),
}
"""Fields that are sets of words: where the lexicon has them."""


@cache
def vocabulary(language: str = "fr") -> Vocabulary:
    """The vocabulary of a language. Raises RuleError when its lexicon is missing or names a class of head that is none."""
    lexicon = table("places", language)
    heads = {normalise(word): Head(head) for head, words in lexicon["heads"].items() for word in words}
    sets: dict[str, Any] = {name: _words(lexicon[section][key]) for name, (section, key) in _SETS.items()}
    others, states, grammar = lexicon["not_places"], lexicon["metonymy"], lexicon["grammar"]
    return Vocabulary(
        **sets,
        heads=heads,
        head_spellings=frozenset(_spellings(word for words in lexicon["heads"].values() for word in words)),
        rivers=frozenset(w for w, head in heads.items() if head is Head.RIVER),
        plural_heads=frozenset(w for w in heads if w.endswith(endings(language)["plural"])),
        bearings=_numbers(lexicon["bearings"]),
        numbers=_numbers(lexicon["approximate_numbers"]),
        sorts={normalise(w): code for code, nouns in lexicon["sorts"].items() for w in nouns},
        demonyms={
            form: country
            for stem, country in lexicon["demonyms"].items()
            for form in morphology(language).genders(normalise(stem))
        },
        at_home={normalise(body): code for code, bodies in lexicon["at_home"].items() for body in bodies},
        organisation_names=_by_first_word(lexicon["organisations"]["names"]),
        whole_after_de=_by_last_words(lexicon["whole"]["after_de"]),
        union_states=_by_first_word(lexicon["organisations"]["states"]),
        words=_folded(others["words"].split()),
        articled=_folded(others["articled"]),
        behind_article=frozenset(town.partition(" ")[2] for town in _folded(others["articled"])),
        bare_provinces=_folded(lexicon["places"]["bare_provinces"]),
        strongmen=_phrases(states["strongmen"]),
        no_states=_phrases(states["no_states"]),
        asides=_phrases(states["asides"]),
        buildings=_folded(states["buildings"]),
        seats=_folded(states["seats"]),
        building_starts=frozenset(_starts(fold(name) for name in states["buildings"])),
        hyphenated_articles=tuple(grammar["hyphenated_articles"]),
        adjective_endings=tuple(grammar["adjective_endings"]),
        verb_endings=tuple(lexicon["governments"]["verb_endings"]),
        not_verb_endings=tuple(lexicon["governments"]["not_verb_endings"]),
        abstract_endings=tuple(lexicon["governments"]["abstract_endings"]),
    )


def _words(words: str | Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(word) for word in (words.split() if isinstance(words, str) else words))


def _numbers(table: Mapping[str, float]) -> dict[str, float]:
    return {normalise(word): float(value) for word, value in table.items()}


def _phrases(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(normalise, phrase.split())) for phrase in phrases)


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names)


def _spellings(words: Iterable[str]) -> Iterator[str]:
    """Words as they are written, and without accents but that of a last letter: « poste » is not « posté »."""
    for word in words:
        yield word
        if not word.endswith(endings()["masculine_participles"]):
            yield normalise(word)


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


def _by_last_words(phrases: Iterable[str]) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrases by their last two words."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(normalise(word) for word in phrase.split())
        found.setdefault(words[-2:], []).append(words)
    return {last: tuple(sorted(phrases, key=len, reverse=True)) for last, phrases in found.items()}
