"""Which words of a text name places?

A run of capitalised words is a candidate when the gazetteer knows it, or when the words before it say that it is a place.
What is asked of the context depends on how well the name is known: a country needs none, a town of the countries that
the text is about a little, a name that the gazetteer does not know a noun or a preposition that only places have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geo.codebook import Head, Use
from geo.model import Span, Toponym
from geo.places.gazetteer import Gazetteer, Match
from geo.places.names import fold
from geo.reading import context as surroundings
from geo.reading.context import Context
from geo.reading.entities import Chunk, Names, find_names, is_name
from geo.reading.metonymy import Named, Power, uses
from geo.reading.relations import relate
from geo.reading.text import Text, Token
from geo.reading.vocabulary import Vocabulary, vocabulary

_TOWN, _CITY, _KNOWN = 1, 2, 3
_CITY_POPULATION = 100_000
_CONTINENTS = ("CONT",)
_PAIR = 2
_REACH = 6  # words that a name may run on after its capitalised part
_ENUMERATION = frozenset(", et ou ainsi que qu' puis comme a de d' du des la le les l' en au aux dont / - – suivi suivie".split())
_WATERS = (Head.SEA, Head.LAKE)
_OF_COUNTRIES = (Head.COUNTRY, Head.ISLAND)
_TAIL = frozenset("est ouest nord sud et a ou la le les de du".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """What a text names. ``countries`` counts the adjectives of countries that it uses, by ISO 3166-1 alpha-2 code."""

    toponyms: tuple[Toponym, ...] = ()
    persons: tuple[Span, ...] = ()
    organisations: tuple[Span, ...] = ()
    countries: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How well the gazetteer knows a name: 0 not at all to 3 as a country, a capital or a curated place."""

    level: int = 0
    power: Power = Power.NONE
    countries: frozenset[str] = frozenset()
    area: bool = False
    romanised: bool = False


@dataclass(slots=True)
class Candidate:
    """Tokens that may name a place, with what is known of them."""

    first: int
    last: int
    chunk: Chunk
    context: Context
    standing: Standing
    name: str
    start: int = 0
    end: int = 0
    listed: bool = False
    accepted: bool = False


def recognise(text: Text, gazetteer: Gazetteer, language: str = "fr") -> tuple[Toponym, ...]:
    """The place names of a text, in its order, none inside another."""
    return read_entities(text, gazetteer, language).toponyms


def read_entities(text: Text, gazetteer: Gazetteer, language: str = "fr") -> Entities:
    """The places, persons and organisations that a text names, and the countries that its adjectives speak of."""
    words = vocabulary(language)
    names = find_names(text, words)
    adjectives = _adjectives(text.tokens, words)
    candidates: list[Candidate] = []
    closed = {k for first, last in names.closed for k in range(first, last)}
    for chunk in names.chunks:
        if chunk.first not in closed and (not candidates or chunk.first >= candidates[-1].last):
            candidates.extend(_candidates(text, chunk, names, gazetteer, words))
    _enumerate(text.tokens, candidates, words)
    _accept(text, candidates, names, {code for code, _ in adjectives}, words)
    for before, after in pairwise(candidates):
        after.listed = after.listed and before.accepted
    kept = [c for c in candidates if c.accepted]
    named = [Named(c.first, c.last, c.chunk.sentence.first, c.chunk.sentence.last, c.standing.power, c.context, c.listed) for c in kept]
    toponyms = [_toponym(text, c, use, words) for c, use in zip(kept, uses(text.tokens, named, words), strict=True)]
    countries = frozenset(i for i, c in enumerate(kept) if c.standing.power is Power.COUNTRY or _stands_alone(c))
    return Entities(
        toponyms=tuple(relate(text, toponyms, [(c.first, c.last, c.context) for c in kept], countries, words)),
        persons=tuple(_spans(text.tokens, (c for c in names.chunks if c.person))),
        organisations=tuple(sorted({Span(text.tokens[a].start, text.tokens[b - 1].end) for a, b in names.closed})),
        countries=adjectives,
    )


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a name is a region so well known that what follows is no container of it: « en Asie, aux États-Unis »."""
    return candidate.standing.area and candidate.standing.level == _KNOWN and candidate.context.head is None


def _spans(tokens: tuple[Token, ...], chunks: Sequence[Chunk]) -> list[Span]:
    return [Span(tokens[c.first].start, tokens[c.last - 1].end) for c in chunks]


def _adjectives(tokens: tuple[Token, ...], words: Vocabulary) -> tuple[tuple[str, int], ...]:
    """How often the adjectives and nouns of nationality speak of each country."""
    found: dict[str, int] = {}
    demonyms = words.demonyms
    for token in tokens:
        country = demonyms.get(token.norm)
        if country is not None:
            found[country] = found.get(country, 0) + 1
    return tuple(sorted(found.items()))


# --- candidates


def _candidates(text: Text, chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """What in a run of capitalised words may be a place: the run, what follows it as part of a name, or pieces of it."""
    tokens = text.tokens
    first, last = chunk.first, chunk.last
    end = _match(tokens, first, last, chunk.sentence.last, gazetteer, words)
    while first < last and _idle(tokens, first, end, chunk, words):
        first += 1  # « Le Qatar », « Selon Ankara »: the sentence gave the capital
        end = _match(tokens, first, last, chunk.sentence.last, gazetteer, words) if first < last else first
    if first == last:
        return []
    if end >= last:
        return [_candidate(tokens, first, end, chunk, gazetteer, words)]
    if last - first == 1:
        return _pieces(tokens, first, chunk, gazetteer, words) or [_candidate(tokens, first, last, chunk, gazetteer, words)]
    split = _split(tokens, first, end, chunk, names, gazetteer, words)
    return [split] if split else [_candidate(tokens, first, last, chunk, gazetteer, words)]


def _idle(tokens: tuple[Token, ...], first: int, end: int, chunk: Chunk, words: Vocabulary) -> bool:
    """Whether the first word of a run is no part of a name: an article, a preposition, a common word."""
    word = tokens[first].norm
    if word in words.article and first == chunk.first:
        name = " ".join(fold(t.text) for t in tokens[first:end])
        return chunk.initial and name not in words.articled or end - first < _PAIR or not is_name(tokens[first + 1])
    sea = first > chunk.sentence.first and tokens[first - 1].norm in words.whole_adjectives
    return word in words.words and end - first < _PAIR and not sea


def _match(
    tokens: tuple[Token, ...], first: int, last: int, limit: int, gazetteer: Gazetteer, words: Vocabulary
) -> int:
    """Where the longest name of the gazetteer that begins at a token ends; ``first`` when there is none."""
    text = tokens[first].text
    known, opens = _single(gazetteer, text, words)
    if tokens[first].norm in words.bearings and first + 1 < limit and tokens[first + 1].norm in words.connector:
        return first  # « l'Est de l'Ukraine »: the country is the name
    if not opens or first + 1 >= limit or tokens[first + 1].start - tokens[first].end > 1:
        return first + 1 if known else first
    # further words, as long as some name goes on with them
    phrase = fold(text)
    best = first + 1 if known else first
    for k in range(first + 1, min(limit, last + _REACH)):
        token = tokens[k]
        if token.start - tokens[k - 1].end > 1 or not token.text[0].isalnum():
            break
        phrase = f"{phrase} {fold(token.text)}"
        known, opens = _phrase(gazetteer, phrase, words)
        if known and (k < last or token.norm not in _TAIL):
            best = k + 1
        if not opens:
            break
    return best


@lru_cache(maxsize=32768)
def _single(gazetteer: Gazetteer, text: str, words: Vocabulary) -> tuple[bool, bool]:
    """Whether a word is a name of the gazetteer, and whether a name of several words begins with it."""
    return _phrase(gazetteer, fold(text), words)


@lru_cache(maxsize=32768)
def _phrase(gazetteer: Gazetteer, phrase: str, words: Vocabulary) -> tuple[bool, bool]:
    known = phrase in words.buildings or bool(gazetteer.lookup(phrase))
    return known, phrase in words.building_starts or gazetteer.continues(phrase)


def _candidate(
    tokens: tuple[Token, ...], first: int, last: int, chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate:
    name = " ".join(fold(t.text) for t in tokens[first:last])
    found = surroundings.read(tokens, first, chunk.sentence.first, words)
    if found.head in _WATERS and not found.de and first > chunk.sentence.first and tokens[first - 1].norm in words.whole_adjectives:
        name = f"{tokens[first - 1].norm} {name}"  # « mer Noire »
    standing = _standing(gazetteer, name, words, not chunk.person and (found.strength > 0 or last - first == 1))
    if found.head is not None and (standing.power is Power.COUNTRY) != (found.head in _OF_COUNTRIES) and found.head is not Head.BORDER:
        if standing.power is Power.COUNTRY or found.head is Head.COUNTRY:
            found.head = None  # « la deuxième ville de Syrie »: a town in it
    candidate = Candidate(first, last, chunk, found, standing, name)
    candidate.start, candidate.end = tokens[first].start, tokens[last - 1].end
    return candidate


def _pieces(tokens: tuple[Token, ...], k: int, chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """« Damas-Homs », « Moscou-Kiev »: two places that one hyphen joins."""
    token = tokens[k]
    parts = token.text.split("-")
    if len(parts) != _PAIR or not all(p and p[0].isupper() for p in parts):
        return []
    found = []
    at = token.start
    for part in parts:
        candidate = _candidate(tokens, k, k + 1, chunk, gazetteer, words)
        candidate.name = fold(part)
        candidate.standing = _standing(gazetteer, candidate.name, words)
        candidate.start, candidate.end = at, at + len(part)
        at += len(part) + 1
        found.append(candidate)
    return found if all(c.standing.level >= _CITY for c in found) else []


def _split(
    tokens: tuple[Token, ...], first: int, end: int, chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate | None:
    """A place run together with the name of a person: « la Syrie Kofi Annan », or with a sentence's first word."""
    last = chunk.last
    if end > first and tokens[end].norm in words.first_names:
        candidate = _candidate(tokens, first, end, chunk, gazetteer, words)
        if candidate.standing.level >= _CITY and candidate.context.strength + candidate.context.article:
            names.surnames.add(tokens[last - 1].norm)
            return candidate
    if chunk.initial and first == chunk.first:
        rest = _match(tokens, first + 1, last, chunk.sentence.last, gazetteer, words)
        if rest >= last and tokens[first].norm.endswith(("er", "ir", "ant", "re", "e", "ee", "es")):
            candidate = _candidate(tokens, first + 1, rest, chunk, gazetteer, words)
            return candidate if candidate.standing.level >= _CITY else None
    return None


# --- what the gazetteer knows


@lru_cache(maxsize=32768)
def _standing(gazetteer: Gazetteer, name: str, words: Vocabulary, romanised: bool = False) -> Standing:
    """How well a folded name is known. Names known by their romanisation count less; they are looked for on request."""
    if name in words.buildings:
        return Standing(level=_KNOWN, power=Power.BUILDING)
    matches = gazetteer.lookup(name)
    keyed = romanised and not matches and len(name) > 3
    if keyed:
        matches = gazetteer.by_key(name)
    if not matches:
        return Standing()
    level, power, area = 0, Power.NONE, False
    for match in matches:
        level = max(level, _level(match, keyed))
        area = area or match.place.feature_class in ("A", "L", "H", "T")
        power = min(power, _power(match))
    if name in words.seats:
        power = min(power, Power.CAPITAL)
    if name in words.words:
        level = min(level, _TOWN)
    elif power is not Power.COUNTRY and name in words.first_names:
        level = min(level, _CITY if power is Power.CAPITAL else _TOWN)
    return Standing(level=level, power=power, area=area, romanised=keyed, countries=frozenset(m.place.country for m in matches if m.place.country))


def _level(match: Match, keyed: bool) -> int:
    place = match.place
    code = place.feature_code or ""
    curated = place.id.startswith("calque:")
    if code.startswith(("PCL", "TERR", "CONT")) or code == "PPLC" or curated and place.feature_class != "P":
        return _KNOWN - keyed
    if curated or match.language == "fr" or place.feature_class == "A" or (place.population or 0) >= _CITY_POPULATION:
        return _CITY - keyed
    return _TOWN


def _power(match: Match) -> Power:
    code = match.place.feature_code or ""
    if code.startswith(("PCL", "TERR")):
        return Power.COUNTRY
    return Power.CAPITAL if code == "PPLC" else Power.NONE


# --- which candidates are places


def _enumerate(tokens: tuple[Token, ...], candidates: list[Candidate], words: Vocabulary) -> None:
    """Let the members of a list share what introduces the first: « les provinces de Deraa, Qouneitra et Soueïda »."""
    previous: Candidate | None = None
    last_head: Context | None = None
    for number, candidate in enumerate(candidates):
        found = candidate.context
        if found.noun in words.again and last_head is not None and candidate.chunk.sentence.first <= last_head.start:
            found.head, found.strength = last_head.head, 3
        if previous and _follows(tokens, previous, candidate):
            shared = previous.context
            candidate.listed = True
            if found.head is None and found.strength < 2 and (shared.plural or found.de) and found.preposition in ("", "de"):
                found.head, found.plural = shared.head, shared.head is not None
            joined = shared.plural or any(t.norm in ("et", "ou", "ainsi") for t in tokens[previous.last : candidate.first])
            if not joined and number + 1 < len(candidates):
                joined = _listed(tokens, candidate.last, candidates[number + 1].first)
            if found.preposition in ("", "de") and (joined or candidate.standing.level):
                found.strength = max(found.strength, min(shared.strength, 2))
                found.near = found.near or shared.near and not found.de
            if not found.preposition:
                found.preposition = shared.preposition
        previous = candidate
        if found.head is not None:
            last_head = found


def _follows(tokens: tuple[Token, ...], previous: Candidate, candidate: Candidate) -> bool:
    """Whether a candidate is the next member of the list that the previous one is in."""
    if previous.chunk.sentence is not candidate.chunk.sentence or not _listed(tokens, previous.last, candidate.first):
        return False
    bare = tokens[previous.last].text == "," and not candidate.context.preposition
    return not bare or previous.context.article == candidate.context.article or not previous.context.preposition


def _listed(tokens: tuple[Token, ...], after: int, before: int) -> bool:
    """Whether only commas, conjunctions and repeated prepositions stand between two names."""
    if not 0 < before - after <= 7:
        return False
    between = [t.norm for t in tokens[after:before]]
    if "(" in between and ")" in between:
        between = between[: between.index("(")] + between[between.index(")") + 1 :]
    return bool(between) and between[0] in (",", "et", "ou", "ainsi", "/", "puis") and all(w in _ENUMERATION for w in between)


def _accept(text: Text, candidates: list[Candidate], names: Names, countries: set[str], words: Vocabulary) -> None:
    """Mark the candidates that are places: first by themselves, then by what the text says elsewhere of the same name."""
    for candidate in candidates:
        standing = candidate.standing
        governed = standing.power <= Power.CAPITAL and standing.level == _KNOWN and len(standing.countries) <= _PAIR
        local = standing.level == _CITY and len(standing.countries) == 1 and candidate.context.strength >= _CITY
        if (governed or local) and not candidate.chunk.person:
            countries |= standing.countries
    accepted: set[str] = set()
    named: set[str] = set()
    for candidate in candidates:
        candidate.accepted = _is_place(text, candidate, names, countries, words)
        if candidate.accepted and (candidate.context.strength >= 2 or candidate.standing.level == _KNOWN):
            accepted.add(candidate.name)
            if candidate.context.strength == _KNOWN and candidate.context.head in _SETTLED:
                named.add(candidate.name)
    previous: Candidate | None = None
    for candidate in candidates:
        if not candidate.accepted:
            blocked = candidate.name in names.not_places or candidate.name in names.surnames
            again = candidate.name in (named if blocked or candidate.chunk.person else accepted)
            again = again and _plausible(text.tokens, candidate, words)
            in_list = candidate.listed and previous is not None and previous.accepted and candidate.context.strength >= 2
            candidate.accepted = again or in_list and not blocked and not candidate.chunk.person and _plausible(text.tokens, candidate, words)
        previous = candidate


def _plausible(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a name could be a place at all: no acronym, no common word that only the sentence capitalised."""
    if candidate.name in words.words:
        return False
    text = tokens[candidate.first].text
    single = candidate.last - candidate.first == 1
    if single and _ROMAN.issuperset(text.removesuffix("er").removesuffix("e")):
        return False
    if single and len(text) <= 5 and text.isupper():
        return candidate.name in words.acronyms
    return len(candidate.name) > 2


def _is_place(text: Text, candidate: Candidate, names: Names, countries: set[str], words: Vocabulary) -> bool:
    """Whether a name is a place by its standing and its context."""
    found, standing = candidate.context, candidate.standing
    naming = found.strength == 3 and found.head is not None
    if candidate.chunk.person and not (naming and (found.de or found.plural) and found.head in _SETTLED):
        return False
    if candidate.name in words.demonyms and standing.level < _KNOWN:
        return False
    if not _plausible(text.tokens, candidate, words) and not (naming and standing.level and found.head in _DIVISIONS):
        return False
    if candidate.name in names.not_places:
        return False
    if candidate.name in names.surnames and not (standing.level == _KNOWN and found.strength >= 2 or naming and standing.level):
        return False
    if standing.level == _KNOWN:
        return not _numbered(text.tokens, candidate)
    home = not standing.countries.isdisjoint(countries)
    initial = candidate.chunk.initial and candidate.last - candidate.first == 1
    if standing.level == _CITY:
        return found.strength >= 1 or not initial or home
    if standing.romanised and found.strength < _CITY and (found.preposition == "de" or not home):
        return False
    if standing.level == _TOWN:
        return found.strength >= 2 or home and (found.strength >= 1 or not initial and not _speaks(text.tokens, candidate, words))
    return _named_place(text, candidate, words)


_DIVISIONS = frozenset({Head.PROVINCE, Head.REGION})
_SETTLED = frozenset({Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER, Head.PROVINCE, Head.DISTRICT, Head.CAMP, Head.AIRPORT})
_GENERIC = frozenset(
    "al el ain ayn abou abu bab beit bir burj bourj deir dar djebel jabal jebel jisr kafr kafar kfar khan khirbet marj oum qalaat qasr ras "
    "saint sainte tal tall tel tell wadi oued nova novo new port fort san santa sao los las la le les".split()
)  # words that open the names of towns
_ROMAN = frozenset("IVXLC")
_NAMING = frozenset(Head) - {Head.SITE, Head.COUNTRY, Head.BORDER, Head.ROAD}


def _named_place(text: Text, candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the text says that a name which the gazetteer does not know is a place."""
    found = candidate.context
    if any(text.tokens[k].norm in words.words for k in range(candidate.first, candidate.last)):
        return False
    if found.strength == 3 and found.head in _NAMING:
        return True
    if found.near or found.bearing is not None or found.distance_km is not None:
        return candidate.last - candidate.first <= 3
    if found.noun in words.of_town and found.de:
        return True
    if _bearing_follows(text.tokens, candidate, words):
        return True
    simple = candidate.last - candidate.first == 1 or text.tokens[candidate.first].norm in _GENERIC
    return found.preposition == "a" and found.strength == _CITY and not found.article and not candidate.listed and simple


def _bearing_follows(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Deraa (sud) »: only a place lies somewhere."""
    k = candidate.last
    return k + 2 < candidate.chunk.sentence.last and tokens[k].text == "(" and tokens[k + 1].norm in words.bearings and tokens[k + 2].text == ")"


def _numbered(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« France 24 »: a channel, not a country."""
    following = tokens[candidate.last] if candidate.last < candidate.chunk.sentence.last else None
    return following is not None and following.text.isdigit() and len(following.text) <= 2 and candidate.standing.power is Power.COUNTRY


def _speaks(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the name is followed by a verb as a person's is."""
    following = tokens[candidate.last] if candidate.last < candidate.chunk.sentence.last else None
    return following is not None and following.norm in words.auxiliaries


def _toponym(text: Text, candidate: Candidate, use: Use, words: Vocabulary) -> Toponym:
    """The toponym of an accepted candidate, its span widened to heads that are part of the name."""
    tokens = text.tokens
    start, end = _widened(tokens, candidate, words), _lengthened(tokens, candidate, words)
    found = candidate.context
    return Toponym(
        span=Span(start, end),
        surface=text.text[start:end],
        use=use,
        head=found.head,
        near=found.near,
        distance_km=found.distance_km,
        bearing_degrees=found.bearing,
        part=found.part,
    )


def _lengthened(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> int:
    """Where the name ends: « Afrique de l'Ouest », « Europe du Nord » are whole names."""
    k, limit = candidate.last, candidate.chunk.sentence.last
    if k + 1 < limit and tokens[k].norm in ("de", "du"):
        k += 1 + (tokens[k].norm == "de" and tokens[k + 1].norm == "l'")
        if k < limit and tokens[k].norm in words.bearings and tokens[k].text[0].isupper():
            return tokens[k].end
    return candidate.end


def _widened(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> int:
    """Where the name begins: « bande de Gaza », « mer Noire », « République populaire de Donetsk » are whole names."""
    first, lowest = candidate.first, candidate.chunk.sentence.first
    if first > lowest and tokens[first - 1].norm in words.whole_adjectives and not candidate.context.de:
        return tokens[first - 1].start
    for size in (3, 2):
        if first - size >= lowest and tuple(t.norm for t in tokens[first - size : first]) in words.whole_after_de:
            return tokens[first - size].start
    if candidate.context.de:
        k = first - 2
        while k > lowest and (tokens[k].norm.endswith(("aire", "ique", "ienne")) or tokens[k].norm in words.connector):
            k -= 1
        if k >= lowest and is_name(tokens[k]) and tokens[k].norm in words.states:
            return tokens[k].start
    return candidate.start
