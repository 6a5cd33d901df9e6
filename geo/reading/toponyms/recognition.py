"""Which words of a text name places?

A run of capitalised words is a candidate when the gazetteer knows it, or when the words before it say that it is a place;
``acceptance`` tells which candidates are.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

from geo.codebook import Use
from geo.model import Span, Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading.text import Text, Token
from geo.reading.toponyms.acceptance import accept
from geo.reading.toponyms.areas import tell_areas
from geo.reading.toponyms.entities import Chunk, Names, find_names
from geo.reading.toponyms.mentions import Candidate, candidates_of, share_lists
from geo.reading.toponyms.metonymy import uses
from geo.reading.toponyms.named import Named, Power
from geo.reading.toponyms.relations import relate
from geo.reading.toponyms.standing import Level
from geo.reading.toponyms.vocabulary import Vocabulary, vocabulary
from geo.reading.wordclasses import words as classes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """What a text names. ``countries`` counts the adjectives of countries that it uses, by ISO 3166-1 alpha-2 code."""

    toponyms: tuple[Toponym, ...] = ()
    persons: tuple[Span, ...] = ()
    organisations: tuple[Span, ...] = ()
    countries: tuple[tuple[str, int], ...] = ()


def read_entities(text: Text, gazetteer: Gazetteer, language: str = "fr") -> Entities:
    """The places, persons and organisations that a text names, and the countries that its adjectives speak of."""
    words = vocabulary(language)
    names = find_names(text, words)
    adjectives = _adjectives(text, words)
    candidates = _candidates(text, names, gazetteer, words)
    accept(text, candidates, names, {code for code, _ in adjectives} | _homes(text, words), words)
    for before, after in pairwise(candidates):
        after.listed = after.listed and before.accepted
    kept = _apart(text.tokens, [c for c in candidates if c.accepted], words)
    named = [
        Named(c.first, c.last, c.chunk.sentence.first, c.chunk.sentence.last, c.standing.power, c.context, c.listed)
        for c in kept
    ]
    toponyms = [_toponym(text, c, use, words) for c, use in zip(kept, uses(text.tokens, named, words), strict=True)]
    states = frozenset(i for i, c in enumerate(kept) if c.standing.power is Power.COUNTRY)
    countries = states | {i for i, c in enumerate(kept) if _stands_alone(c)}
    # a name that is only spelled like one proves no country
    homes = (frozenset[str]() if c.standing.romanised else c.standing.countries for c in kept)
    places = [(c.first, c.last, c.context, home) for c, home in zip(kept, homes, strict=True)]
    return Entities(
        toponyms=tuple(relate(text, toponyms, places, countries, states, words)),
        persons=tuple(_spans(text.tokens, (c for c in names.chunks if c.person))),
        organisations=tuple(sorted({Span(text.tokens[a].start, text.tokens[b - 1].end) for a, b in names.closed})),
        countries=adjectives,
    )


def _candidates(text: Text, names: Names, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """What may name a place outside the names of organisations, with what lists and habits tell of it."""
    found: list[Candidate] = []
    closed = {k for first, last in names.closed for k in range(first, last)}
    for chunk in names.chunks:
        if chunk.first not in closed and (not found or chunk.first >= found[-1].last):
            found.extend(candidates_of(text, chunk, names, gazetteer, words))
    share_lists(text.tokens, found, words)
    tell_areas(text, found, words)
    for candidate in found:
        longer = candidate.last - candidate.first > 1
        if longer and candidate.standing.level == Level.UNKNOWN and candidate.context.strength < Level.CITY:
            names.parts.update(t.norm for t in text.tokens[candidate.first : candidate.last])
    return found


def _apart(tokens: tuple[Token, ...], accepted: list[Candidate], words: Vocabulary) -> list[Candidate]:
    """The candidates at their full length, less those that a longer name takes in."""
    kept: list[Candidate] = []
    for candidate in accepted:
        candidate.start = _widened(tokens, candidate, words)
        while kept and kept[-1].end > candidate.start:
            kept.pop()
        kept.append(candidate)
    return kept


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a name is a region so well known that what follows is no container of it: « en Asie, aux États-Unis »."""
    standing = candidate.standing
    if standing.power is Power.CAPITAL:
        return False  # « à Doha, au Qatar », though a province bears its name
    return standing.area and standing.level == Level.KNOWN and candidate.context.head is None


def _spans(tokens: tuple[Token, ...], chunks: Iterable[Chunk]) -> list[Span]:
    return [Span(tokens[c.first].start, tokens[c.last - 1].end) for c in chunks]


def _adjectives(text: Text, words: Vocabulary) -> tuple[tuple[str, int], ...]:
    """How often the adjectives and nouns of nationality speak of each country."""
    demonyms = words.demonyms
    return tuple(sorted(Counter([demonyms[norm] for norm in filter(demonyms.__contains__, text.norms)]).items()))


def _homes(text: Text, words: Vocabulary) -> set[str]:
    """« Boko Haram », « les forces russes »: the countries in which the bodies that a text names fight."""
    told = chain(text.norms, map(" ".join, pairwise(text.norms)))
    return {words.at_home[body] for body in told if body in words.at_home}


def _toponym(text: Text, candidate: Candidate, use: Use, words: Vocabulary) -> Toponym:
    found = candidate.context
    span = Span(candidate.start, candidate.end)
    return Toponym(
        span=span,
        surface=text.said(span),
        use=use,
        head=found.head,
        near=found.near,
        distance_km=found.distance_km,
        bearing_degrees=found.bearing,
        part=found.part,
        called=candidate.called,
        toward=found.preposition in classes()["bound_for"],
        articled=found.article and found.head is None and candidate.name not in words.behind_article,
    )


def _widened(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> int:
    """Where the name begins: « bande de Gaza », « mer Noire » are whole names."""
    first, lowest = candidate.first, candidate.chunk.sentence.first
    if candidate.start < tokens[first].start:
        return candidate.start
    before = (tokens[first - 2].norm, tokens[first - 1].norm) if first - 1 > lowest else None
    for phrase in words.whole_after_de.get(before, ()) if before else ():
        begin = first - len(phrase)
        # « le front de mer d'Oran »
        inside = begin > lowest and tokens[begin - 1].norm in classes()["of_unelided"]
        if not inside and begin >= lowest and tuple([t.norm for t in tokens[begin:first]]) == phrase:
            return tokens[begin].start
    return candidate.start
