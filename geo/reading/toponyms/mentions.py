"""Which stretches of a text may name a place, and what introduces each?

The runs of capitalised words are cut where the gazetteer and the vocabulary say, and the members of a list share what
introduces the first of them.
"""

from dataclasses import dataclass, replace

from geo.codebook import Head
from geo.places.candidates import is_curated
from geo.places.extent import NAMED_AFTER_TOWNS
from geo.places.gazetteer import Gazetteer
from geo.places.names import fold
from geo.reading.text import Text, Token
from geo.reading.toponyms import context as surroundings
from geo.reading.toponyms.context import Context
from geo.reading.toponyms.entities import Chunk, Names, folded, is_name
from geo.reading.toponyms.named import Power, begins
from geo.reading.toponyms.standing import Level, Standing, reach, standing
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, standing_for
from geo.reading.wordclasses import words as classes

_LIST_REACH = 9  # tokens from a name back to the noun of several places that it is one of
_PAIR = 2
_ADJECTIVES = 4  # tokens from a name back to the noun of what it is, over its adjectives
_LANDFORMS = (Head.SEA, Head.LAKE, Head.ISLAND, Head.MOUNTAIN)
_INHABITED = (Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER, Head.CAMP)
_OF_COUNTRIES = (Head.COUNTRY, Head.ISLAND, Head.BORDER)


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
    called: str | None = None


def candidates_of(text: Text, chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """What in a run of capitalised words may be a place: the run, what follows it as part of a name, or pieces of it."""
    tokens = text.tokens
    first, last = chunk.first, chunk.last
    if (site := _called_by_its_noun(tokens, chunk, names, gazetteer, words)) is not None:
        return [site]
    if chunk.person and _covered(tokens, chunk, gazetteer, words):
        chunk.person = False
        names.surnames.discard(tokens[first].norm)
    if chunk.titled and (place := _entitled(tokens, chunk, names, gazetteer, words)):
        return [place]
    if chunk.person:
        return _christened(tokens, chunk, gazetteer, words)
    if last - first > 1 and all(tokens[k].text.isupper() for k in range(first, last)):
        return _shouted(tokens, chunk, gazetteer, words)
    end = reach(tokens, first, last, chunk.sentence.last, gazetteer, words)
    while first < last and _idle(tokens, first, end, chunk, words):
        first += 1  # « Le Qatar », « Selon Ankara »: the sentence gave the capital
        end = reach(tokens, first, last, chunk.sentence.last, gazetteer, words) if first < last else first
    if first == last:
        return []
    if end >= last:
        return [_candidate(tokens, first, end, chunk, gazetteer, words)]
    if last - first == 1:
        return _pieces(tokens, first, chunk, gazetteer, words) or [
            _candidate(tokens, first, last, chunk, gazetteer, words)
        ]
    split = _split(tokens, first, end, chunk, names, gazetteer, words)
    return [split] if split else [_candidate(tokens, first, last, chunk, gazetteer, words)]


def _called_by_its_noun(
    tokens: tuple[Token, ...], chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate | None:
    """« l'aéroport Ben Gourion », « la banlieue sud de Beyrouth »: a curated site whose name begins with what it is."""
    first, lowest = chunk.first, chunk.sentence.first
    joined = first - 1 > lowest and tokens[first - 1].norm in words.connector
    noun = next(
        (k for k in range(first - 1 - joined, max(lowest, first - _ADJECTIVES), -1) if _is_noun(tokens[k], words)),
        lowest,
    )
    if noun <= lowest or (joined and words.head(tokens[noun]) in NAMED_AFTER_TOWNS):
        return None  # « l'aéroport de Damas » is found by its town
    wording = " ".join(t.text for t in tokens[noun:first])  # « banlieue sud de », else « base (aérienne) de »
    openings = dict.fromkeys((wording, " ".join(t.text for t in (tokens[noun], *tokens[first - joined : first]))))
    for last in range(chunk.last, first, -1):
        ending = " ".join(t.text for t in tokens[first:last])
        called = next((name for o in openings if _is_site(gazetteer, name := f"{o} {ending}")), None)
        state = standing(gazetteer, fold(ending), words).power is Power.COUNTRY
        if called is not None and (not state or words.head(tokens[noun]) is Head.RIVER):  # « le fleuve Niger »
            names.surnames.difference_update(t.norm for t in tokens[first : chunk.last])
            chunk.last, chunk.person, chunk.titled = last, False, False
            candidate = _candidate(tokens, first, last, chunk, gazetteer, words)
            candidate.called, candidate.name = called, fold(called)
            candidate.standing = standing(gazetteer, candidate.name, words)
            if words.head(tokens[noun]) is None:  # « la banlieue sud de Beyrouth » is no place near it
                candidate.context = replace(surroundings.read(tokens, noun, lowest, words), strength=2)
            return candidate
    return None


def _is_noun(token: Token, words: Vocabulary) -> bool:
    """Whether a word says what a place is, or opens its name as such a word does."""
    return words.head(token) is not None or token.norm in words.opening


def _is_site(gazetteer: Gazetteer, name: str) -> bool:
    """Whether a name is that of a site or a region that the supplement lists."""
    return any(is_curated(m.place) and m.place.feature_class != "P" for m in gazetteer.lookup(name))


def _covered(tokens: tuple[Token, ...], chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary) -> bool:
    """« rédacteur en chef Russie », « notre correspondant Afrique »: whether what stands behind a title is no person."""
    alone = chunk.last - chunk.first == 1 and chunk.first > chunk.sentence.first
    before = tokens[chunk.first - 1].norm
    if not alone or not (before in words.covering or before in words.saying):
        return False
    power = standing(gazetteer, fold(tokens[chunk.first].text), words).power
    return power <= Power.CAPITAL  # « , dit Téhéran »


def _christened(tokens: tuple[Token, ...], chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """What looks like a person and may yet be a place: « Abou Dhabi », « la ville d'Abiy Addi »."""
    end = reach(tokens, chunk.first, chunk.last, chunk.sentence.last, gazetteer, words)
    candidate = _candidate(tokens, chunk.first, max(end, chunk.last), chunk, gazetteer, words)
    if not chunk.titled and end >= chunk.last > chunk.first + 1:
        state = candidate.standing.power <= Power.CAPITAL
        before = tokens[chunk.first - 1].norm if chunk.first > chunk.sentence.first else ""
        taken = begins(before, words.taking_verbs)  # « a bombardé El Fasher »
        taken = taken or tokens[chunk.first].norm in classes()["arabic_article"]  # « El Obeid est tombée »
        said = taken or candidate.context.strength >= Level.CITY or _goes_on_from_places(tokens, chunk, words)
        said = said or (candidate.standing.vouched and _goes_on_from_a_name(tokens, chunk))
        if state or (candidate.standing.level >= Level.CITY and said):
            chunk.person = False
    return [] if chunk.person and candidate.context.strength < Level.KNOWN else [candidate]


def _entitled(
    tokens: tuple[Token, ...], chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate | None:
    """« le quartier de Cheikh Maqsoud », « à Cheikh Zouweid »: a place whose name begins with somebody's title."""
    first = chunk.first - 1
    if first < chunk.sentence.first or tokens[first].norm not in words.titles:
        return None
    known = reach(tokens, first, chunk.last, chunk.sentence.last, gazetteer, words)
    end = max(known, chunk.last)
    candidate = _candidate(tokens, first, end, chunk, gazetteer, words)
    named = candidate.context.strength >= Level.KNOWN
    if end > known and not named:
        return None
    personal = any(t.norm in words.first_names for t in tokens[chunk.first : end])  # « Cheikh Saad »
    written = tokens[first].text[0].isupper()  # « à cheikh Saad » may be a person
    stands = written and candidate.standing.vouched and (candidate.context.preposition or not personal)
    if not (named or stands or _goes_on_from_places(tokens, Chunk(first, end, chunk.sentence), words)):
        return None
    chunk.first, chunk.last, chunk.person = first, end, False
    names.surnames.difference_update(t.norm for t in tokens[first:end])
    return candidate


def _goes_on_from_places(tokens: tuple[Token, ...], chunk: Chunk, words: Vocabulary) -> bool:
    """« les quartiers de Hanano et de Tariq al-Bab »: whether a name goes on from another behind a noun of several places."""
    before = [t.norm for t in tokens[max(chunk.sentence.first, chunk.first - _LIST_REACH) : chunk.first]]
    several = not words.plural_heads.isdisjoint(before)
    if before and before[-1] in words.connector:
        before.pop()
    return several and bool(before) and before[-1] in classes()["chaining"]


def _goes_on_from_a_name(tokens: tuple[Token, ...], chunk: Chunk) -> bool:
    """« Mayadine et Abou Kamal »: whether nothing but « et » or a comma stands between a name and the one before."""
    return (
        chunk.first - _PAIR >= chunk.sentence.first
        and tokens[chunk.first - 1].norm in classes()["chaining"]
        and is_name(tokens[chunk.first - _PAIR])
    )


def _shouted(tokens: tuple[Token, ...], chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary) -> list[Candidate]:
    """The well known names in a heading in capitals: « LA RUSSIE BOMBARDE ALEP »."""
    found = []
    k = chunk.first
    while k < chunk.last:
        end = reach(tokens, k, chunk.last, chunk.sentence.last, gazetteer, words)
        candidate = _candidate(tokens, k, end, chunk, gazetteer, words) if end > k else None
        if candidate is not None and candidate.standing.level >= Level.CITY and tokens[k].norm not in words.words:
            found.append(candidate)
            k = end
        else:
            k += 1
    return found


def _idle(tokens: tuple[Token, ...], first: int, end: int, chunk: Chunk, words: Vocabulary) -> bool:
    """Whether the first word of a run is no part of a name: an article, a preposition, a common word."""
    word = tokens[first].norm
    if word in words.article and first == chunk.first:
        name = folded(tokens, first, end)
        return (chunk.initial and name not in words.articled) or end - first < _PAIR or not is_name(tokens[first + 1])
    sea = first > chunk.sentence.first and tokens[first - 1].norm in words.whole_adjectives
    return word in words.words and end - first < _PAIR and not sea


def _candidate(
    tokens: tuple[Token, ...], first: int, last: int, chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate:
    """The tokens [first, last), and the noun before them that belongs to their name, as a candidate."""
    found = surroundings.read(tokens, first, chunk.sentence.first, words)
    start, last = _with_landform(tokens, first, last, chunk, found, gazetteer, words)
    name = folded(tokens, start, last)
    respelled = found.strength > 0 or last - first == 1 or tokens[start].norm in words.settling
    known = standing(gazetteer, name, words, respelled and not chunk.person)
    sort = words.sorts.get(found.noun) if not found.de else None
    sites = [m.place for m in gazetteer.lookup(name)] if sort is not None else []
    if sites and all(site.feature_class == "S" and site.feature_code != sort for site in sites):
        known = Standing()  # « l'hôpital Al-Aqsa », of which the gazetteer knows but the mosque
    country = known.power is Power.COUNTRY
    if (country and found.head not in _OF_COUNTRIES) or (found.head is Head.COUNTRY and not country):
        found.head = None  # « la plus vieille ville de Syrie »: a town in it
    candidate = Candidate(first, last, chunk, found, known, name)
    candidate.start, candidate.end = tokens[start].start, tokens[last - 1].end
    return candidate


def _with_landform(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    chunk: Chunk,
    found: Context,
    gazetteer: Gazetteer,
    words: Vocabulary,
) -> tuple[int, int]:
    """« mer Noire », « île Maurice », « îles Vierges britanniques »: the tokens of a name that its noun belongs to."""
    if found.head in _LANDFORMS and not found.de:
        end = reach(tokens, first - 1, last, chunk.sentence.last, gazetteer, words)
        if end >= last or tokens[first - 1].norm in words.whole_adjectives:
            return first - 1, max(end, last)
    return first, last


def _pieces(
    tokens: tuple[Token, ...], k: int, chunk: Chunk, gazetteer: Gazetteer, words: Vocabulary
) -> list[Candidate]:
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
        candidate.standing = standing(gazetteer, candidate.name, words)
        candidate.start, candidate.end = at, at + len(part)
        at += len(part) + 1
        found.append(candidate)
    return found if all(c.standing.level >= Level.CITY for c in found) else []


def _run_together(tokens: tuple[Token, ...], candidate: Candidate, last: int, words: Vocabulary) -> bool:
    """« le chef de la Sierra Leone Julius Bio », not « l'United States Institute of Peace »."""
    rest = tokens[candidate.last : last]
    return (
        candidate.standing.power is Power.COUNTRY
        and len(rest) >= _PAIR
        and not any(t.norm in words.english for t in rest)
    )


def _split(
    tokens: tuple[Token, ...], first: int, end: int, chunk: Chunk, names: Names, gazetteer: Gazetteer, words: Vocabulary
) -> Candidate | None:
    """A place run together with the name of a person: « la Syrie Kofi Annan », or with a sentence's first word."""
    last = chunk.last
    candidate = _candidate(tokens, first, end, chunk, gazetteer, words) if end > first else None
    if candidate is not None and (
        _run_together(tokens, candidate, last, words) or tokens[end].norm in words.first_names
    ):
        known = candidate.standing.level >= Level.CITY
        if known and candidate.context.strength + candidate.context.article:
            names.surnames.add(tokens[last - 1].norm)
            return candidate
    if chunk.initial and first == chunk.first:
        rest = reach(tokens, first + 1, last, chunk.sentence.last, gazetteer, words)
        if rest >= last and tokens[first].norm.endswith(endings()["verbal"]):
            candidate = _candidate(tokens, first + 1, rest, chunk, gazetteer, words)
            return candidate if candidate.standing.level >= Level.CITY else None
    return None


def share_lists(tokens: tuple[Token, ...], candidates: list[Candidate], words: Vocabulary) -> None:
    """Let the members of a list share what introduces the first: « les provinces de Deraa, Qouneitra et Soueïda »."""
    previous: Candidate | None = None
    last_head: Context | None = None
    for number, candidate in enumerate(candidates):
        found = candidate.context
        if found.noun in words.again and last_head is not None and candidate.chunk.sentence.first <= last_head.start:
            found.head, found.strength = last_head.head, 3
        if previous and _follows(tokens, previous, candidate, words):
            candidate.listed = True
            following = candidates[number + 1].first if number + 1 < len(candidates) else candidate.last
            _share(tokens, previous, candidate, following, words)
        previous = candidate
        if found.head is not None:
            last_head = found


def _share(
    tokens: tuple[Token, ...], previous: Candidate, candidate: Candidate, following: int, words: Vocabulary
) -> None:
    """Tell a member of a list what is told of the one before it; ``following`` is where the next name begins."""
    found, shared = candidate.context, previous.context
    if found.preposition in ("", standing_for()["of"]):
        # « la province d'Alep, de Tell Abyad dans celle de Raqa »: a town that lies elsewhere is no province
        placed = candidate.last < candidate.chunk.sentence.last and tokens[candidate.last].norm in classes()["into"]
        several = shared.plural or (found.de and not placed)
        if found.head is None and found.strength < Level.CITY and several:
            found.head, found.plural = shared.head, shared.head is not None
        joined = shared.plural or any(t.norm in words.joining for t in tokens[previous.last : candidate.first])
        if candidate.standing.level or joined or _listed(tokens, candidate.last, following, words):
            found.strength = max(found.strength, min(shared.strength, Level.CITY))
            found.near = shared.near and not found.de
    if not found.preposition:
        found.preposition = shared.preposition


def _follows(tokens: tuple[Token, ...], previous: Candidate, candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a candidate is the next member of the list that the previous one is in."""
    if previous.chunk.sentence is not candidate.chunk.sentence or not _listed(
        tokens, previous.last, candidate.first, words
    ):
        return False
    bare = tokens[previous.last].text == "," and not candidate.context.preposition
    return not bare or previous.context.article == candidate.context.article or not previous.context.preposition


def _listed(tokens: tuple[Token, ...], after: int, before: int, words: Vocabulary) -> bool:
    """Whether only commas, conjunctions and repeated prepositions stand between two names."""
    if not 0 < before - after <= 7:
        return False
    between = [t.norm for t in tokens[after:before]]
    if "(" in between and ")" in between:
        between = between[: between.index("(")] + between[between.index(")") + 1 :]
    aside = (
        {*classes()["farther"], *words.bearings} if "," in between[1:] else set()
    )  # « de Hama et, plus au nord, d'Alep »
    return bool(between) and between[0] in words.listing and all(w in words.enumeration or w in aside for w in between)
