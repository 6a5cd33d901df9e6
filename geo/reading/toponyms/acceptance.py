"""Is a candidate a place?

What is asked of the context depends on how well the name is known: a country needs none, a town of the countries that
the text is about a little, a name that the gazetteer does not know a noun or a preposition that only places have. What the
text says elsewhere of the same name counts too.
"""

from collections import Counter
from itertools import takewhile

from geo.codebook import Head
from geo.reading.text import Text, Token
from geo.reading.toponyms.capitals import in_dateline, is_acronym
from geo.reading.toponyms.entities import Names
from geo.reading.toponyms.mentions import Candidate
from geo.reading.toponyms.named import Power, begins
from geo.reading.toponyms.standing import Level
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, standing_for
from geo.reading.wordclasses import words as classes

_PAIR = 2
_PREDICATE = 10  # tokens from a name to what befell it: « a subi, dans la nuit de lundi, des tirs »
_ANNOUNCED = 12  # tokens from a name back to the noun that announces it
_PEOPLED = frozenset({Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER})
_SURE, _SURE_AT_HOME = (
    2,
    1,
)  # strength of the context in which a name, and one of a country told of, is a place all over
_NAMED_ONCE = 100  # « le village de X » settles it
_DIVISIONS = frozenset({Head.PROVINCE, Head.REGION})
_SETTLED = frozenset(
    {Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER, Head.PROVINCE, Head.DISTRICT, Head.CAMP, Head.AIRPORT}
)
_NATURE = frozenset({Head.LAKE, Head.RIVER, Head.ISLAND, Head.MOUNTAIN})
_NAMING = frozenset(Head) - {Head.SITE, Head.BUILDING, Head.COUNTRY, Head.BORDER, Head.ROAD}
_ROMAN = frozenset("IVXLC")
_SESSIONS = frozenset(("1", "2", "3", "24"))


def accept(text: Text, candidates: list[Candidate], names: Names, countries: set[str], words: Vocabulary) -> None:
    """Mark the candidates that are places: first by themselves, then by what the text says elsewhere of the same name."""
    for candidate in candidates:
        standing = candidate.standing
        governed = (
            standing.power <= Power.CAPITAL and standing.level == Level.KNOWN and len(standing.countries) <= _PAIR
        )
        local = (
            standing.level == Level.CITY and len(standing.countries) == 1 and candidate.context.strength >= Level.CITY
        )
        if (governed or local) and not candidate.chunk.person:
            countries |= standing.countries
    names.not_places |= _acting(candidates, countries)
    accepted: set[str] = set()
    named: set[str] = set()
    for candidate in candidates:
        candidate.accepted = _is_place(text, candidate, names, countries, words)
        sure = _SURE_AT_HOME if not candidate.standing.countries.isdisjoint(countries) else _SURE
        if candidate.accepted and (candidate.context.strength >= sure or candidate.standing.level == Level.KNOWN):
            accepted.add(candidate.name)
            if candidate.context.strength == Level.KNOWN and candidate.context.head in _SETTLED:
                named.add(candidate.name)
    previous: Candidate | None = None
    for candidate, following in zip(candidates, (*candidates[1:], None), strict=False):
        if not candidate.accepted:
            blocked = candidate.name in names.not_places or candidate.name in names.surnames
            again = candidate.name in (named if blocked or candidate.chunk.person else accepted)
            again = again and _plausible(text.tokens, candidate, words) and not _numbered(text.tokens, candidate)
            in_list = (
                candidate.listed
                and previous is not None
                and previous.accepted
                and candidate.context.strength >= 2
                and not _people(text.tokens, candidate)
            )
            candidate.accepted = again or (
                (
                    in_list
                    or _joins_town(candidate, previous, countries)
                    or _opens_list(candidate, following, countries)
                    or _also_called(text.tokens, candidate, previous)
                )
                and not blocked
                and not candidate.chunk.person
                and _plausible(text.tokens, candidate, words)
            )
        previous = candidate


def _acting(candidates: list[Candidate], countries: set[str]) -> set[str]:
    """The little known names that a text mostly uses as no place is: « confié à Puyi » once, and « Puyi règne » ten times."""
    uses: Counter[str] = Counter()
    for candidate in candidates:
        standing = candidate.standing
        home = not standing.countries.isdisjoint(countries)  # « Talataye résiste », in a text about Mali
        if standing.level <= Level.TOWN and not standing.vouched and not home:
            located = candidate.context.strength >= Level.CITY or candidate.listed
            uses[candidate.name] += -_NAMED_ONCE * (candidate.context.head in _SETTLED) - located + (not located)
    return {name for name, use in uses.items() if use > 1}


def _also_called(tokens: tuple[Token, ...], candidate: Candidate, previous: Candidate | None) -> bool:
    """« Khojavend (Martouni) »: a town's other name in brackets, or what it lies in."""
    if previous is None or not previous.accepted or previous.last + 1 != candidate.first:
        return False
    closed = candidate.last < candidate.chunk.sentence.last and tokens[candidate.last].text == ")"
    shared = not candidate.standing.countries.isdisjoint(previous.standing.countries)
    return closed and tokens[previous.last].text == "(" and shared


def _people(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« au Hezbollah, au Hamas ou encore aux Houthis »: several of a name that nobody knows are people."""
    several = tokens[candidate.first - 1].norm in classes()["several"]
    return (
        several and candidate.standing.level == Level.UNKNOWN and candidate.name.endswith(endings()["regular_plural"])
    )


def _plausible(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a name could be a place at all: no acronym, no common word that only the sentence capitalised."""
    if candidate.name in words.words:
        return False
    known = candidate.standing.level == Level.KNOWN
    if not known and all(t.norm in words.words for t in tokens[candidate.first : candidate.last]):
        return False  # « la Vieille ville »
    if tokens[candidate.last - 1].text[-1].isdigit():
        return False
    text = tokens[candidate.first].text
    single = candidate.last - candidate.first == 1
    if single and _is_roman(text):
        return False
    famous = candidate.standing.level >= Level.CITY
    if single and is_acronym(tokens, candidate.first, candidate.chunk.sentence, famous, words):
        return False
    return len(candidate.name) > 2 or candidate.name in words.acronyms


def _is_roman(text: str) -> bool:
    """« II », « Ier », « XXIe »: a number, no name."""
    if text[0] not in _ROMAN:
        return False
    for ending in endings()["roman_ordinal"]:
        text = text.removesuffix(ending)
    return _ROMAN.issuperset(text)


def _is_place(text: Text, candidate: Candidate, names: Names, countries: set[str], words: Vocabulary) -> bool:
    """Whether a name is a place by its standing and its context."""
    found, standing = candidate.context, candidate.standing
    if _barred(text.tokens, candidate, names, words):
        return False
    if standing.level >= Level.CITY and _numbered(text.tokens, candidate):
        return False
    if standing.level == Level.KNOWN:
        return True
    home = not standing.countries.isdisjoint(countries)
    sentence = candidate.chunk.sentence
    if home and in_dateline(text.tokens, (candidate.first, candidate.last), sentence.first, sentence.last):
        return True
    initial = (
        candidate.chunk.initial and candidate.first == candidate.chunk.first and candidate.last - candidate.first == 1
    )
    if initial and home and standing.level >= Level.TOWN and _described(text.tokens, candidate, words):
        return True
    if initial and not found.strength and (standing.romanised or _commands(text.tokens, candidate, words)):
        return False  # « Casser le lien », « Gardez vos armes »
    if standing.level == Level.CITY:
        return found.strength >= 1 or not initial or home or standing.vouched
    told = _taken(text.tokens, candidate, words) or _is_stricken(text.tokens, candidate, words)
    taken = standing.level == Level.TOWN and home and told
    if (
        not taken
        and found.strength < Level.CITY
        and (
            (standing.romanised and (found.preposition == standing_for()["of"] or not home or candidate.chunk.initial))
            or candidate.name in words.first_names
            or (standing.level == Level.TOWN and candidate.name in names.parts)  # « Agbani », of one « Agbani Darego »
        )
    ):
        return False
    if standing.level == Level.UNKNOWN and candidate.name in names.parts and found.strength < Level.KNOWN:
        return False  # « la libération de Griner »
    one = candidate.first > candidate.chunk.sentence.first and text.tokens[candidate.first - 1].norm in classes()["one"]
    pointed = one or found.preposition in classes()["in"] or (found.article and not found.de)
    if standing.level == Level.TOWN and pointed and not (standing.area or found.head):
        return False  # « en mooré », « le Grad »: no town stands behind « en » or an article
    if standing.level == Level.TOWN:
        return (
            found.strength >= 2
            or taken
            or (home and (found.strength >= 1 or (not initial and not _speaks(text.tokens, candidate, words))))
        )
    return _named_place(text, candidate, words)


def _commands(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a word that opens a sentence is an imperative: « Gardez vos armes »."""
    following = tokens[candidate.last].norm if candidate.last < candidate.chunk.sentence.last else ""
    objects = words.article | classes()["after_imperative"]
    return candidate.name.endswith(endings()["imperative"]) and following in objects


def _barred(tokens: tuple[Token, ...], candidate: Candidate, names: Names, words: Vocabulary) -> bool:
    """Whether a name is a person's, a people's, an organisation's, or no name at all, and nothing before it says otherwise."""
    found, standing = candidate.context, candidate.standing
    naming = found.strength == 3 and found.head is not None
    if candidate.chunk.person and not (
        naming and (found.head in _NATURE or ((found.de or found.plural) and found.head in _SETTLED))
    ):
        return True
    if candidate.name in words.demonyms and standing.level < Level.KNOWN:
        return True
    if standing.romanised and tokens[candidate.first - 1].norm in classes()["the_plural"]:
        return True  # « vaincre les Ming »
    if not _plausible(tokens, candidate, words) and not (naming and standing.level and found.head in _DIVISIONS):
        return True
    if candidate.name in names.not_places:
        return True
    told = (standing.level == Level.KNOWN and found.strength >= 2) or (naming and standing.level)
    return candidate.name in names.surnames and not told


def _named_place(text: Text, candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the text says that a name which the gazetteer does not know is a place."""
    found = candidate.context
    if any(
        t.norm in words.words and t.norm not in words.connector for t in text.tokens[candidate.first : candidate.last]
    ):
        return False
    if found.strength == 3 and found.head in _NAMING:
        return not (found.article and found.head in (Head.BASE, Head.CAMP))  # « les bases de la Monusco »
    if found.near or found.bearing is not None or found.distance_km is not None:
        return candidate.last - candidate.first <= 3
    if (found.noun in words.of_town and found.de) or _taken(text.tokens, candidate, words):
        return True
    if candidate.last - candidate.first > 1 and text.tokens[candidate.first].norm in words.settling:
        return True  # « Tell Zarbout, Kafr Zarbout »
    if _bearing_follows(text.tokens, candidate, words) or _explained(text.tokens, candidate, words):
        return True
    if _presented(text.tokens, candidate, words):
        return True
    simple = candidate.last - candidate.first == 1 or text.tokens[candidate.first].norm in words.generic
    return (
        found.preposition in classes()["to_or_has"]
        and found.strength == Level.CITY
        and not found.article
        and not candidate.listed
        and simple
    )


def _taken(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« ils se sont emparés de X », « ils ont repris X »: what is done to places alone."""
    k, lowest = candidate.first - 1, candidate.chunk.sentence.first
    if candidate.context.article or k <= lowest:
        return False
    k -= candidate.context.de
    while k > lowest and (tokens[k].norm in words.adverbs or tokens[k].norm in words.days):
        k -= 1  # « se sont emparés aussi de X », « ont repris lundi X »
    return begins(tokens[k].norm, words.seizing if candidate.context.de else words.retaking)


def _is_stricken(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Loikaw a subi des tirs », « Goris a été bombardée »: what befalls towns, and no man."""
    behind = tokens[candidate.last : min(candidate.chunk.sentence.last, candidate.last + _PREDICATE)]
    if not behind or behind[0].norm not in words.auxiliaries:
        return False
    for k, token in enumerate(behind[1:], 1):
        if token.norm in words.suffered:
            return any(t.norm in words.blows for t in behind[k:])
        if token.norm in words.described:
            one = token.text[: len(token.text) - token.text.endswith(endings()["regular_plural"])]
            return one.endswith(endings()["feminine"])
        if token.norm in words.article:
            return False
    return False


def _joins_town(candidate: Candidate, previous: Candidate | None, countries: set[str]) -> bool:
    """« Muzaffarabad et Kotli ont été visées »: whether a town of a country told of is joined to another of it."""
    if previous is None or not candidate.listed or not previous.accepted or previous.standing.power is not Power.NONE:
        return False
    shared = candidate.standing.countries & previous.standing.countries
    town = candidate.standing.level == Level.TOWN and not candidate.standing.romanised
    return town and not shared.isdisjoint(countries)


def _opens_list(candidate: Candidate, following: Candidate | None, countries: set[str]) -> bool:
    """« Goris et Sotk ont été bombardées »: whether a town that opens a sentence, of a country told of, has other towns joined to it."""
    home = candidate.standing.level >= Level.TOWN and not candidate.standing.countries.isdisjoint(countries)
    if following is None or not home or not candidate.chunk.initial or candidate.first != candidate.chunk.first:
        return False
    shared = not candidate.standing.countries.isdisjoint(following.standing.countries)
    return following.accepted and following.listed and shared and following.standing.power is Power.NONE


def _explained(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Dogo Nahawa, un village du Plateau »: whether the name is followed by what it is."""
    if candidate.context.strength < 1 or candidate.last >= candidate.chunk.sentence.last:
        return False
    if tokens[candidate.last].text != ",":
        return False
    following = tokens[candidate.last + 1 : min(candidate.last + 4, candidate.chunk.sentence.last)]
    return any(words.head(token) in _SETTLED for token in following)


def _described(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Salma, village rebelle, », « Salma, ancien fief de »: whether a name that opens a sentence is followed by what it is."""
    if candidate.last >= candidate.chunk.sentence.last or tokens[candidate.last].text != ",":
        return False
    near = tokens[candidate.last + 1 : min(candidate.last + 4, candidate.chunk.sentence.last)]
    noun = takewhile(lambda t: t.norm not in words.connector, near)  # not « Salma, maire du village »
    return any(words.head(t) in _SETTLED or t.norm in classes()["bastions"] for t in noun)


def _presented(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« un autre bourg au nord du fleuve, Ansongo, »: whether a noun before the comma announces the name."""
    first, last, sentence = candidate.first, candidate.last, candidate.chunk.sentence
    if first - 1 <= sentence.first or tokens[first - 1].text != "," or last >= sentence.last:
        return False
    if tokens[last].text not in (",", "(") or candidate.listed:
        return False
    for k in range(first - 2, max(sentence.first, first - _ANNOUNCED), -1):
        if tokens[k].text == ",":
            return False
        if words.head(tokens[k]) in _PEOPLED and tokens[k - 1].norm not in words.article:
            return True
    return False


def _bearing_follows(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Deraa (sud) »: only a place lies somewhere."""
    k = candidate.last
    return (
        k + 2 < candidate.chunk.sentence.last
        and tokens[k].text == "("
        and tokens[k + 1].norm in words.bearings
        and tokens[k + 2].text == ")"
    )


def _numbered(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« France 24 »: a channel, not a country; « Genève II », « Genève 2 »: a conference; « Idleb 24 »."""
    if candidate.last - candidate.first > 1 and _ROMAN.issuperset(tokens[candidate.last - 1].text):
        return True
    following = tokens[candidate.last] if candidate.last < candidate.chunk.sentence.last else None
    if following is None or not following.text.isdigit():
        return False
    if candidate.standing.power is Power.COUNTRY:
        return len(following.text) <= 2 and not candidate.context.article  # « la Finlande 12 » tells how many
    after = tokens[candidate.last + 1].norm if candidate.last + 1 < candidate.chunk.sentence.last else ","
    return following.text in _SESSIONS and not after.endswith(endings()["plural"])  # « à Gao 2 civils »


def _speaks(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the name is followed by a verb as a person's is."""
    following = tokens[candidate.last] if candidate.last < candidate.chunk.sentence.last else None
    return following is not None and (following.norm in words.auxiliaries or begins(following.norm, words.verbs))
