"""What do the toponyms of one sentence say of one another?

« Morek, dans la province de Hama » puts one place in another; « Tabqa, à 50 km à l'ouest de Raqa » measures one from the
other; « entre Idleb et Lattaquié » joins two. Only the words between the two names are looked at.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import Head, Use
from geo.model import Toponym
from geo.reading.text import Sentence, Text, Token
from geo.reading.toponyms.context import Context
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

_NEAR_TOKENS = 14
_ENDS = 5  # tokens between the two ends of a way: « à la ville d' »
_PAIRING = 2  # tokens between the two of a pair: « et », « , d’ »
_NEXT_TWO = 2  # names: the second of a list and the one behind it
_OPENING = 4  # tokens from the head of a sentence to the noun that frames it
_POINTING = 7  # tokens from « ce quartier de » to the name
_TOWNS = (Head.QUARTER, Head.CAMP, Head.CITY, Head.TOWN, Head.VILLAGE)
_PARTS = (Head.QUARTER, Head.CAMP, Head.SITE, Head.AIRPORT, Head.BASE, Head.ROAD)
_FRAMES = (Head.PROVINCE, Head.DISTRICT)
_DIVISIONS = (*_FRAMES, Head.REGION)

_QUOTES = frozenset('"«»“”')

Told = tuple[int, int, Context, frozenset[str]]
"""A name: its tokens, half-open, its context, and the countries of the places that bear it."""


def relate(
    text: Text,
    toponyms: Sequence[Toponym],
    places: Sequence[Told],
    countries: frozenset[int],
    states: frozenset[int],
    words: Vocabulary,
) -> list[Toponym]:
    """The toponyms, each told of its container and of the other end of « entre … et … ».

    ``places`` are their tokens, their contexts and the countries that the names may lie in; ``countries`` numbers those that
    name countries or regions as well known, which lie in nothing, ``states`` the countries among them.
    """
    tokens = text.tokens
    found = list(toponyms)
    sentences = [text.sentence_at(toponym.span.start) for toponym in toponyms]
    for i in range(len(found) - 1):
        first, last = places[i][1], places[i + 1][0]
        if last - first > _NEAR_TOKENS or sentences[i] is not sentences[i + 1]:
            continue
        between = tokens[first:last]
        if len(between) <= _ENDS and _are_ends(tokens, places[i][0], between, words):
            found[i] = replace(found[i], between=found[i + 1].span)
            found[i + 1] = replace(found[i + 1], between=found[i].span)
        elif (
            found[i].use is Use.LITERAL is found[i + 1].use
            and i not in countries
            and not (
                i + 1 in states
                and _lies_elsewhere(places[i], places[i + 1])
                and not _puts_it_there(tokens, between, places[i + 1])
            )
            and not (
                _are_both_gone_to(between, places[i])
                and (_lies_elsewhere(places[i], places[i + 1]) or _lists_on(tokens, found[i], places[i + 1 : i + 3]))
            )
            and (_contains(between, found[i], found[i + 1], words) or (i + 1 in states and _told(between, places[i])))
        ):
            if found[i + 1].head is Head.QUARTER and found[i].head is not Head.QUARTER:
                found[i + 1] = replace(
                    found[i + 1], container=found[i].span
                )  # « à Khartoum, dans le quartier de Burri »
            else:
                found[i] = replace(found[i], container=found[i + 1].span)
    _describe(text, found, places, sentences, states, words)
    _share(tokens, found, places)
    _frame(tokens, found, places, sentences)
    return found


def _describe(
    text: Text,
    found: list[Toponym],
    places: Sequence[Told],
    sentences: Sequence[Sentence | None],
    states: frozenset[int],
    words: Vocabulary,
) -> None:
    """« à Mansoura. L'opération a débuté dans ce quartier d'Aden »: a noun that points back says where the name before lies.

    « à El-Facher, au Soudan, … de cette ville du Darfour » is told of the town, not of the country.
    """
    for i in range(1, len(found)):
        k = i - 1 - (i - 1 in states and i > 1 and found[i - 2].container == found[i - 1].span)
        inner, head = found[k], _pointed_at(text.tokens, places[i][0], words)
        lies = inner.container is not None and k == i - 1
        if head not in _TOWNS or k in states or lies or inner.use is not Use.LITERAL or inner.head in _FRAMES:
            continue
        here, there = sentences[i], sentences[k]
        if here is None or there is None or (there is not here and text.sentence_before(here) is not there):
            continue
        found[k] = replace(inner, container=found[i].span, head=inner.head or head)
        if found[i].head is head:
            found[i] = replace(found[i], head=None)


def _pointed_at(tokens: Sequence[Token], first: int, words: Vocabulary) -> Head | None:
    """Of « ce quartier du sud d' », the noun that a demonstrative points with."""
    for k in range(first - 2, max(0, first - _POINTING), -1):
        norm = tokens[k].norm
        if norm in words.heads and tokens[k - 1].norm in classes()["this"]:
            return words.heads[norm] if tokens[k + 1].norm in classes()["of"] else None
        of = norm in words.article or norm in classes()["of"]
        if not (of or norm in words.heads or norm in words.bearings):
            break
    return None


def _share(tokens: tuple[Token, ...], found: list[Toponym], places: Sequence[Told]) -> None:
    """« Ansongo et Labbezanga, au sud de Gao »: what is said of the last of a pair is said of the first."""
    known = classes()
    for i in range(len(found) - 2, -1, -1):
        first, last = places[i][1], places[i + 1][0]
        if last - first > _PAIRING:
            continue
        between = [t.norm for t in tokens[first:last]]
        joined = bool(between) and between[0] in known["chaining"] and known["of_bare"].issuperset(between[1:])
        anchor = found[i].near or found[i].bearing_degrees is not None or found[i].use is not Use.LITERAL
        anchor = anchor or found[i].head in _DIVISIONS  # « Izioum, dans la région de Kharkiv, Lyman, dans celle de »
        if joined and not anchor and found[i].container is None and found[i + 1].container is not None:
            found[i] = replace(found[i], container=found[i + 1].container)


def _frame(
    tokens: tuple[Token, ...], found: list[Toponym], places: Sequence[Told], sentences: Sequence[Sentence | None]
) -> None:
    """« Dans la province d'Alep, … » at the head of a sentence holds the towns that it goes on to name, up to « tandis que »."""
    frame: Toponym | None = None
    sentence, begin = None, 0
    for i, (toponym, here) in enumerate(zip(found, sentences, strict=True)):
        if here is not sentence:
            sentence, frame, begin = here, None, here.first if here is not None else 0
            opens = here is not None and tokens[begin].norm in classes()["framing"]
            if opens and places[i][2].start - begin <= _OPENING and toponym.head in _FRAMES:
                frame = toponym
        elif frame is not None and _is_framed(toponym, frame):
            if any(t.norm in classes()["whereas"] or t.text == ";" for t in tokens[begin : places[i][0]]):
                frame = None
            else:
                found[i] = replace(toponym, container=frame.span)
                begin = places[i][1]


def _is_framed(toponym: Toponym, frame: Toponym) -> bool:
    """Whether a name may be that of a town in an area told ahead, not « Dans le territoire de Rutshuru, au Nord-Kivu »."""
    own = toponym.span == frame.container or toponym.container is not None or toponym.head in _FRAMES
    return not own and toponym.use is Use.LITERAL


def _are_ends(tokens: tuple[Token, ...], first: int, between: Sequence[Token], words: Vocabulary) -> bool:
    """« entre les villes de Gao et Kidal », « reliant Gao à Kidal »: whether two names end one way."""
    known, k = classes(), first - 1
    while k > 0 and (tokens[k].norm in words.article or tokens[k].norm in known["place_heads"] | known["of"]):
        k -= 1
    opening, joined = tokens[k].norm if k >= 0 else "", {t.norm for t in between}
    if opening in known["between"]:
        return not known["and"].isdisjoint(joined)
    return opening in known["reaching"] and not (known["and"] | known["to"]).isdisjoint(joined)


def _contains(between: Sequence[Token], inner: Toponym, outer: Toponym, words: Vocabulary) -> bool:
    """Whether the words between two names say that the first is in the second, or where it is from it.

    A quotation may break off between them: « le poste de Djibo » dans la région du Sahel.
    """
    between = [t for t in between if t.text not in _QUOTES]
    if len(between) > 1 and between[-1].text == "," and between[-2].norm in classes()["capital"]:
        between.pop()  # « le quartier d'Abou Salim, à la périphérie de la capitale, Tripoli »
    if not between:
        return False
    if _apposition(between, words):
        return True
    if not all(_links(t, words) for t in between):
        return False
    first, opening = between[0].norm, between[min(1, len(between) - 1)].norm
    if first == "(":
        return True
    if first == ",":
        return opening in words.entering or opening in words.heads
    if first in classes()["to"]:
        return inner.head in _PARTS or outer.bearing_degrees is not None
    return first in classes()["in_or_into"] or (first in words.entering and outer.near)


def _links(token: Token, words: Vocabulary) -> bool:
    """« au nord de la province syrienne d' », « à 50 km de »: whether a word may stand between a name and what it lies in."""
    norm = token.norm
    known = (words.linking, words.heads, words.bearings, words.kilometre, words.near)
    return token.text[0].isdigit() or norm in classes()["that_of"] or any(norm in table for table in known)


def _lies_elsewhere(inner: Told, other: Told) -> bool:
    """« à Ryad, au Qatar et en Irak »: a town that is known, and lies in other states."""
    return bool(inner[-1]) and bool(other[-1]) and inner[-1].isdisjoint(other[-1])


def _puts_it_there(tokens: Sequence[Token], between: Sequence[Token], state: Told) -> bool:
    """« à Barda, en Irak », not « à Ryad, au Qatar et en Irak »: whether a state is where the name before it lies, and no list goes on."""
    following = [t.norm for t in tokens[state[1] : state[1] + _PAIRING]]
    listed = following[:1] and following[0] in classes()["chaining"] and following[-1] in classes()["lying"]
    marks = [t.norm for t in between]
    return not listed and marks[:1] == [","] and len(marks) == _PAIRING and marks[1] in classes()["lying"]


def _are_both_gone_to(between: Sequence[Token], inner: Told) -> bool:
    """« à Amman, à Ramallah, à Bagdad »: whether two names stand behind « à », with a comma between."""
    marks = [t.norm for t in between]
    return marks[:1] == [","] and set(marks[1:]) <= classes()["to"] and inner[2].preposition in classes()["to"]


def _lists_on(tokens: Sequence[Token], inner: Toponym, following: Sequence[Told]) -> bool:
    """« à Homs, à Hama et à Alep », « à Homs, à Hama, à Alep »: whether one more name stands so behind the second of two."""
    if len(following) < _NEXT_TWO or inner.head in _PARTS:
        return False
    marks = [t.norm for t in tokens[following[0][1] : following[1][0]]]
    joined = bool(marks) and (marks[0] in classes()["and"] or (marks[0] == "," and len(marks) > 1))
    return joined and set(marks[1:]) <= classes()["to"]


def _told(between: Sequence[Token], inner: Told) -> bool:
    """« à Gaziantep, Turquie », « à Bamako au Mali »: whether a country stands bare behind a comma, or right behind a town."""
    if len(between) != 1:
        return False
    return between[0].text == "," or (inner[2].preposition in classes()["to"] and between[0].norm in classes()["to"])


def _apposition(between: Sequence[Token], words: Vocabulary) -> bool:
    """« Gao, une ville marchande du nord du Mali »: a noun of places between commas says where the first name lies."""
    told = [t.norm for t in between]
    if (
        len(told) < 4
        or told[0] != ","
        or not (told[1] in words.article or told[1] in words.indefinite)
        or (told[2] not in words.heads and told[2] not in words.near)
    ):
        return False
    if told[1] in classes()["the_plural"]:
        return False  # « après Gao, les casernes de Ménaka »
    while told[-1] in words.article:
        told.pop()
    if len(told) == 4 and told[1] in classes()["the_singular"] and told[2] in words.naming:
        return False  # « au nord d'Alep, la localité de Haritane », but « Rutshuru, le chef-lieu du territoire »
    if told[-1] not in classes()["before_place"]:
        return False
    opens, gerund = words.apposition_ends, endings()["gerund"]
    return all(
        (w.replace("'", "").isalpha() or w.isdigit()) and not w.endswith(gerund) and w not in opens for w in told[1:]
    )
