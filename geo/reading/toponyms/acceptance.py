"""Is a candidate a place?

What is asked of the context depends on how well the name is known: a country needs none, a town of the countries that
the text is about a little, a name that the gazetteer does not know a noun or a preposition that only places have. What the
text says elsewhere of the same name counts too.
"""

from collections import Counter
from itertools import pairwise, takewhile

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
_REACHED = 7  # tokens of « , à 10 km au », in which a distance or a bearing stands
_ANNOUNCED = 12  # tokens from a name back to the noun that announces it
_PEOPLED = frozenset({Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER})
_STREET = 3  # tokens of « une rue de »
_TOWN = 3  # tokens of « , à Damas »
_LONGEST = 3  # words of a name that nothing but a bearing or a distance tells of
_SURE, _SURE_AT_HOME = 2, 1  # strength of the context that makes a name, and one of a country told of, a place all over
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
        if _tells_country(candidate):
            countries |= candidate.standing.countries
    names.not_places |= _acting(candidates, countries)
    for candidate in candidates:
        candidate.accepted = _is_place(text.tokens, candidate, names, countries, words)
    _accept_again(text.tokens, candidates, names, countries, words)


def _accept_again(
    tokens: tuple[Token, ...], candidates: list[Candidate], names: Names, countries: set[str], words: Vocabulary
) -> None:
    """Accept the candidates that the text surely names as places elsewhere, and those told together with a place."""
    sure = [c for c in candidates if c.accepted and _is_sure(c, countries)]
    accepted = {c.name for c in sure}
    named = {c.name for c in sure if c.context.strength == Level.KNOWN and c.context.head in _SETTLED}
    others = names.not_places | names.surnames
    beside = zip((None, *candidates), candidates, (*candidates[1:], None), strict=False)
    for previous, candidate, following in beside:
        if candidate.accepted or not _plausible(tokens, candidate, words):
            continue
        doubted = candidate.chunk.person or candidate.name in others
        if candidate.name in (named if doubted else accepted) and not _numbered(tokens, candidate):
            candidate.accepted = True
        elif not doubted:
            joined = _joins_town(candidate, previous, countries) or _opens_list(candidate, following, countries)
            candidate.accepted = joined or _goes_with(tokens, candidate, previous)


def _tells_country(candidate: Candidate) -> bool:
    """« le Mali », « Bamako », « à Gao »: whether a name tells which countries a text is about."""
    standing = candidate.standing
    if standing.level == Level.KNOWN:
        return standing.power <= Power.CAPITAL and len(standing.countries) <= _PAIR
    located = standing.level == Level.CITY and candidate.context.strength >= Level.CITY
    return located and len(standing.countries) == 1


def _is_sure(candidate: Candidate, countries: set[str]) -> bool:
    """« à Gao »: whether a name that is a place in this context is one all over the text."""
    sure = _SURE if candidate.standing.countries.isdisjoint(countries) else _SURE_AT_HOME
    return candidate.context.strength >= sure or candidate.standing.level == Level.KNOWN


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


def _goes_with(tokens: tuple[Token, ...], candidate: Candidate, previous: Candidate | None) -> bool:
    """« à Gao, Kidal », « Khojavend (Martouni) »: whether a name goes on a list of places, or is the other name of one.

    Not « au Hezbollah, au Hamas ou encore aux Houthis »: several of a name are people.
    """
    if previous is None or not previous.accepted:
        return False
    several = tokens[candidate.first - 1].norm in classes()["several"]
    listed = candidate.listed and candidate.context.strength >= Level.CITY and not several
    return listed or _also_called(tokens, candidate, previous)


def _also_called(tokens: tuple[Token, ...], candidate: Candidate, previous: Candidate) -> bool:
    """« Khojavend (Martouni) »: a town's other name in brackets, or what it lies in."""
    if previous.last + 1 != candidate.first or tokens[previous.last].text != "(":
        return False
    closed = candidate.last < candidate.chunk.sentence.last and tokens[candidate.last].text == ")"
    return closed and not candidate.standing.countries.isdisjoint(previous.standing.countries)


def _plausible(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a name could be a place at all: no acronym, no common word that only the sentence capitalised."""
    if candidate.name in words.words:
        return False
    known = candidate.standing.level == Level.KNOWN
    if not known and all(t.norm in words.words for t in tokens[candidate.first : candidate.last]):
        return False  # « la Vieille ville »
    if tokens[candidate.last - 1].text[-1].isdigit():
        return candidate.called is not None  # « la base T4 »
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


def _is_place(
    tokens: tuple[Token, ...], candidate: Candidate, names: Names, countries: set[str], words: Vocabulary
) -> bool:
    """Whether a name is a place by its standing and its context."""
    standing, sentence = candidate.standing, candidate.chunk.sentence
    if _barred(tokens, candidate, names, words) or (standing.level >= Level.CITY and _numbered(tokens, candidate)):
        return False
    if standing.level == Level.KNOWN:
        return True
    home = not standing.countries.isdisjoint(countries)
    if home and in_dateline(tokens, (candidate.first, candidate.last), sentence.first, sentence.last):
        return True
    opens = _opens(candidate)
    if opens and _is_told_first(tokens, candidate, words, home=home):
        return True
    if opens and not candidate.context.strength and (standing.romanised or _commands(tokens, candidate, words)):
        return False  # « Casser le lien », « Gardez vos armes »
    if standing.level == Level.CITY:
        return candidate.context.strength > 0 or not opens or home or standing.vouched
    if standing.level == Level.TOWN:
        return _is_town(tokens, candidate, names, home, words)
    return _is_named(tokens, candidate, names, words)


def _opens(candidate: Candidate) -> bool:
    """Whether a name is the one word to which the head of a sentence gave the capital."""
    chunk = candidate.chunk
    return chunk.initial and candidate.first == chunk.first and candidate.last - candidate.first == 1


def _is_told_first(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary, *, home: bool) -> bool:
    """« Salma, village rebelle, », « Goris, à 40 km de Sotk, »: whether what follows a name that opens a sentence makes it a place."""
    if home and (_described(tokens, candidate, words) or _lies_there(tokens, candidate, words)):
        return True
    standing = candidate.standing
    if standing.level < Level.TOWN or standing.romanised or candidate.name in words.first_names:
        return False
    struck = standing.level == Level.CITY and (_is_stricken(tokens, candidate, words) or _is_held(tokens, candidate))
    return struck or _is_measured(tokens, candidate, words)


def _is_town(tokens: tuple[Token, ...], candidate: Candidate, names: Names, home: bool, words: Vocabulary) -> bool:
    """« à Talataye », « ils ont repris Talataye »: whether a name that towns bear is one here; ``home`` in a text about its country."""
    found, standing = candidate.context, candidate.standing
    if _is_pointed_at(tokens, candidate) and not standing.area:
        return False
    if found.strength >= Level.CITY:
        return True
    if home and (_taken(tokens, candidate, words) or _is_stricken(tokens, candidate, words)):
        return True
    of_someone = candidate.name in words.first_names or candidate.name in names.parts  # of one « Agbani Darego »
    plain = any(tells(tokens, candidate, words) for tells in (_taken, _is_plainly_told, _is_settled))
    if plain and not (of_someone or standing.romanised):
        return True
    respelled = standing.romanised and (found.preposition == standing_for()["of"] or candidate.chunk.initial)
    if not home or of_someone or respelled:
        return False
    if _is_held(tokens, candidate):
        return True
    return found.strength > 0 or not (_opens(candidate) or _speaks(tokens, candidate, words))


def _is_pointed_at(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« en mooré », « le Grad »: no town stands behind « en » or an article."""
    found = candidate.context
    one = candidate.first > candidate.chunk.sentence.first and tokens[candidate.first - 1].norm in classes()["one"]
    return one or found.preposition in classes()["in"] or (found.article and not found.de)


def _commands(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a word that opens a sentence is an imperative: « Gardez vos armes »."""
    following = tokens[candidate.last].norm if candidate.last < candidate.chunk.sentence.last else ""
    objects = words.article | classes()["after_imperative"]
    return candidate.name.endswith(endings()["imperative"]) and following in objects


def _barred(tokens: tuple[Token, ...], candidate: Candidate, names: Names, words: Vocabulary) -> bool:
    """Whether a name is a person's, a people's, an organisation's, or no name at all, and nothing before it says otherwise."""
    found, standing = candidate.context, candidate.standing
    if _is_called_after(tokens, candidate, words):
        return True
    if candidate.chunk.person and not (found.head in _NATURE or (found.de and found.head in _SETTLED)):
        return True
    if candidate.name in words.demonyms and standing.level < Level.KNOWN:
        return True
    if standing.romanised and tokens[candidate.first - 1].norm in classes()["the_plural"]:
        return True  # « vaincre les Ming »
    told = standing.level > Level.UNKNOWN and found.strength == Level.KNOWN and found.head is not None
    if not (told and found.head in _DIVISIONS) and not _plausible(tokens, candidate, words):
        return True
    if candidate.name in names.not_places:
        return True
    told = told or (standing.level == Level.KNOWN and found.strength >= Level.CITY)
    return candidate.name in names.surnames and not told


def _is_called_after(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« le centre de conférences Ouagadougou », « l'hôtel Bamako »: « rue de Bagdad, à Damas »: a town that only names something else."""
    before = [t.norm for t in tokens[max(candidate.chunk.sentence.first, candidate.first - _STREET) : candidate.first]]
    if before[-2:-1] and before[-2] in classes()["streets"]:
        return before[-1] in words.connector and before[0] not in classes()["one"] and _lies_in(tokens, candidate)
    return bool(before) and before[-1] in classes()["called_after"] and candidate.standing.level >= Level.CITY


def _lies_in(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« rue de Bagdad, à Damas »: whether the town of a street is told right behind it."""
    behind = tokens[candidate.last : min(candidate.last + _TOWN, candidate.chunk.sentence.last)]
    told = behind[1:] if behind and behind[0].text == "," else behind
    return len(told) > 1 and told[0].norm in classes()["here"] and told[1].text[0].isupper()


def _is_named(tokens: tuple[Token, ...], candidate: Candidate, names: Names, words: Vocabulary) -> bool:
    """Whether the text says that a name which the gazetteer does not know is a place."""
    found = candidate.context
    if candidate.name in names.parts or (found.strength < Level.CITY and candidate.name in words.first_names):
        return False  # « la libération de Griner »
    told = tokens[candidate.first : candidate.last]
    if any(t.norm in words.words and t.norm not in words.connector for t in told):
        return False
    if found.strength == Level.KNOWN and found.head in _NAMING:
        return True
    if found.near or found.bearing is not None:
        return len(told) <= _LONGEST
    if found.noun in words.of_town or any(tells(tokens, candidate, words) for tells in _TELLING):
        return True
    simple = len(told) == 1 or told[0].norm in words.generic
    at = found.preposition in classes()["to_or_has"] and found.strength == Level.CITY and not found.article
    return at and simple and not candidate.listed


def _is_settled(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Tell Zarbout, Kafr Zarbout »: whether a name opens with a word of settlements."""
    return candidate.last - candidate.first > 1 and tokens[candidate.first].norm in words.settling


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


def _is_held(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """« Myawaddy est (toujours) aux mains de », « Bhamo reste sous le contrôle de »: what is said of towns."""
    behind = [t.norm for t in tokens[candidate.last : min(candidate.chunk.sentence.last, candidate.last + _PREDICATE)]]
    held = next((k for k, norm in enumerate(behind) if norm in classes()["hands"]), 0)
    under = classes()["in_hands"] | classes()["to_the"]
    return held > 1 and not under.isdisjoint(behind[held - 2 : held])


def _is_plainly_told(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Bosso, au bord du lac Tchad », « Jowhar a été bombardée »: what only a place is, whichever country a text is about."""
    return _is_bombed(tokens, candidate, words) or _lies_beside(tokens, candidate, words)


def _is_bombed(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Jowhar a été (violemment) bombardée », « Jowhar a été secouée par des tirs »: struck as no woman is."""
    behind = [t.norm for t in tokens[candidate.last : min(candidate.chunk.sentence.last, candidate.last + _PREDICATE)]]
    told = not (words.blows | classes()["struck_by"]).isdisjoint(behind)
    return told and classes()["showers"].isdisjoint(behind) and _is_stricken(tokens, candidate, words)


def _joins_town(candidate: Candidate, previous: Candidate | None, countries: set[str]) -> bool:
    """« Muzaffarabad et Kotli ont été visées »: whether a town of a country told of is joined to another of it."""
    if previous is None or not candidate.listed or not previous.accepted or previous.standing.power is not Power.NONE:
        return False
    shared = candidate.standing.countries & previous.standing.countries
    town = candidate.standing.level == Level.TOWN and not candidate.standing.romanised
    only = shared == candidate.standing.countries == previous.standing.countries and len(shared) == 1
    return town and (only or not shared.isdisjoint(countries))


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


def _lies_there(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Bosso, au Niger, »: whether a name that opens a sentence is followed by where it lies."""
    k = candidate.last
    if candidate.standing.romanised or candidate.name in words.first_names or k + 1 >= candidate.chunk.sentence.last:
        return False
    return tokens[k].text == "," and tokens[k + 1].norm in classes()["lying"]


def _is_measured(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« , à une dizaine de kilomètres de Kidal »: whether how far off something lies is told right behind a name."""
    told = tokens[candidate.last : min(candidate.last + _REACHED, candidate.chunk.sentence.last)]
    if len(told) <= _PAIR or told[0].text != "," or told[1].norm not in classes()["to_or_has"]:
        return False
    if any(t.text == "," for t in told[1:]):
        return False
    return any(t.norm in words.bearings or t.norm in words.kilometre for t in told[2:])


def _lies_beside(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> bool:
    """« Tamounant, près de Kidal », « Tamounant, à 10 km au nord de Kidal »: whether the name is followed by what it lies near."""
    k, found = candidate.last, candidate.context
    told = tokens[k : min(k + _REACHED, candidate.chunk.sentence.last)]
    if found.article or candidate.chunk.initial or len(told) < _PAIR + 1 or told[0].text != ",":
        return False
    shore = any(a.norm in classes()["at_to_on"] and b.norm in classes()["shores"] for a, b in pairwise(told[1:4]))
    if shore and any(t.text[0].isupper() for t in told[3:]):
        return True  # « Bosso, au bord du lac Tchad », not « au bord du gouffre »
    return told[1].norm in classes()["near"] or _is_measured(tokens, candidate, words)


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
    """« France 24 »: a channel, not a country; « Genève 2 »: a conference; « Idleb 24 »."""
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


_TELLING = (_taken, _is_settled, _bearing_follows, _explained, _lies_beside, _presented)
"""What else says that a name is a place."""
