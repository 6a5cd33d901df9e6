"""What do the words before a name say about it?

French introduces a place by a noun (« la ville frontalière d' »), a preposition (« à », « près de »), a bearing or a
distance (« à 25 km au nord de »). Read from the name to the left.
"""

from dataclasses import dataclass
from itertools import takewhile

from geo.codebook import Head
from geo.reading.text import Token
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, standing_for, written
from geo.reading.wordclasses import words as classes

_MODIFIERS = 3
_AMONG = 14  # tokens from « dont » back to the noun that it picks from
_WATER = 4  # tokens from « fleuve », « enjambant » to the name of a river
_SKIPPED = frozenset('"«»“”')


@dataclass(slots=True)
class Context:
    """What stands before a name. ``strength``: 0 nothing, 1 a preposition, 2 what only a place has, 3 a naming noun."""

    strength: int = 0
    head: Head | None = None
    plural: bool = False
    near: bool = False
    distance_km: float | None = None
    bearing: float | None = None
    part: float | None = None
    preposition: str = ""
    article: bool = False
    de: bool = False
    noun: str = ""
    start: int = 0


def read(tokens: tuple[Token, ...], first: int, lowest: int, vocabulary: Vocabulary) -> Context:
    """What the words before token ``first`` say of the name that begins there, back to token ``lowest`` at most."""
    found = Context(start=first)
    k = first - 1
    while k >= lowest and tokens[k].text in _SKIPPED:
        k -= 1
    if k >= lowest and tokens[k].norm in vocabulary.article:
        found.article = True
        k -= 1
    if k < lowest:
        return found
    word = tokens[k].norm
    found.start = k
    if word in vocabulary.connector:
        found.de = True
        found.article = found.article or word in classes()["of_the_or_some"]
        found.preposition = standing_for()["of"]
        _noun(tokens, k - 1, lowest, vocabulary, found)
    elif word in vocabulary.locative and tokens[k].text not in written()["has"]:
        _preposition(tokens, k, lowest, vocabulary, found)
    elif word in vocabulary.among:
        _among(tokens, k, lowest, vocabulary, found)
    elif not found.article and word not in vocabulary.owning:
        _naming_noun(tokens, k, lowest, vocabulary, found)
    if found.head is None:
        _by_water(tokens, first, lowest, vocabulary, found)
    return found


def _preposition(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« à Homs », « dans Homs », « au Mali »; « a promis à Homs » may be a person."""
    word = found.preposition = tokens[k].norm
    given = word in classes()["to_or_has"] and k > lowest and tokens[k - 1].norm in vocabulary.dative
    found.strength = 2 if word in classes()["at_or_in"] and not given else 1
    found.article = found.article or word in classes()["to_the"]


def _naming_noun(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« le quartier Baba Amr »: a noun right before the name."""
    word, head = tokens[k].norm, vocabulary.head(tokens[k])
    if head is None:
        return
    found.head = Head.BUILDING if word in vocabulary.buildings_named else head
    found.plural = word in vocabulary.plural_heads
    found.noun = word
    found.strength = 1 if _indefinite(tokens, k, lowest, vocabulary) else 3


def _by_water(tokens: tuple[Token, ...], first: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« le fleuve stratégique Dnipro », « la rive ouest du Dnipro », « un pont enjambant la Donetsk »: rivers, no towns."""
    before = [t.norm for t in tokens[max(lowest, first - _WATER) : first]]
    if vocabulary.rivers.isdisjoint(before) and classes()["crossing_water"].isdisjoint(before):
        return
    near = list(takewhile(lambda norm: norm != ",", reversed(before)))
    shore = not vocabulary.rivers.isdisjoint(near)
    joined = found.de or vocabulary.locative.isdisjoint(near[: 2 if shore else 1])
    crossed = found.article and not classes()["crossing_water"].isdisjoint(near)
    if joined and (shore or crossed):
        found.head, found.strength = Head.RIVER, 3


def _among(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« plusieurs localités du nord, dont X et Y »: what the plural noun before says of each of them."""
    for j in range(k - 1, max(lowest, k - _AMONG) - 1, -1):
        if tokens[j].norm in vocabulary.plural_heads:
            found.head, found.plural, found.strength = vocabulary.heads[tokens[j].norm], True, 3
            return


def _noun(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """Read the noun that « de » joins to the name, adjectives skipped."""
    while k >= lowest and tokens[k].text in _SKIPPED:
        k -= 1
    if k < lowest:
        return
    word = tokens[k].norm
    found.noun, found.start = word, k
    if word in vocabulary.again:
        found.strength = 2
    elif word in vocabulary.bearings and not word.endswith(endings()["bearing_adjective"]):
        _bearing(tokens, k, lowest, vocabulary, found)
    elif word in vocabulary.kilometre:
        found.near, found.strength = True, 2
        found.distance_km = _number(tokens, k - 1, lowest, vocabulary)
    else:
        _modified(tokens, k, lowest, vocabulary, found)


def _modified(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """Read a noun with up to three words between it and « de »: « la ville frontalière syrienne d' »."""
    if _is_somebodys(tokens, k, lowest):
        found.strength = 1
        return
    for j in range(k, max(lowest, k - _MODIFIERS) - 1, -1):
        word = tokens[j].norm
        if j < k and word in classes()["of_unelided"] and tokens[j + 1].norm in classes()["housed"]:
            continue  # « le camp de réfugiés palestiniens de »
        if _names_ground(tokens, j, k, lowest, vocabulary):
            found.head, found.noun, found.start, found.strength = Head.REGION, word, j, 2
            return
        if _tells_near(tokens, j, lowest, vocabulary):
            found.near, found.noun, found.start, found.strength = True, word, j, 2
            _head_before(tokens, j, lowest, vocabulary, found)
            return
        if vocabulary.head(tokens[j]) is not None and not _names_no_place(tokens, j, lowest, vocabulary):
            _head(tokens, j, lowest, vocabulary, found)
            return
        if word in vocabulary.checking and _post(tokens, j, lowest, vocabulary):
            found.head, found.noun, found.start, found.strength = Head.CROSSING, word, j - 2, 3
            return
        if word in vocabulary.of or word in vocabulary.seat:
            found.noun, found.strength = word, 2
            return
        if _ends_noun(word, vocabulary):
            break
    found.strength = max(found.strength, 1)


def _is_somebodys(tokens: tuple[Token, ...], k: int, lowest: int) -> bool:
    """« ville natale de Saddam Hussein »: whether « de » names whose town it is; not « sa province natale de »."""
    before = tokens[max(lowest, k - 2) : k]
    return tokens[k].norm in classes()["native"] and all(t.norm not in classes()["possessives"] for t in before)


def _names_ground(tokens: tuple[Token, ...], j: int, k: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« dans la campagne de », « la banlieue de », not « la banlieue de la zone industrielle de »: whether a noun is that of ground."""
    word = tokens[j].norm
    if word in vocabulary.countryside and j > lowest + 1 and tokens[j - 2].norm in vocabulary.locative:
        return True
    return word in vocabulary.extents and all(t.norm not in vocabulary.zoned for t in tokens[j + 1 : k + 1])


def _tells_near(tokens: tuple[Token, ...], j: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« près de », « non loin de »."""
    word = tokens[j].norm
    return word in vocabulary.near or (
        word in vocabulary.far and j > lowest and tokens[j - 1].norm in vocabulary.denied
    )


def _names_no_place(tokens: tuple[Token, ...], j: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« l'université d'État de », « le front de mer de », « l'homme fort de », « le siège de »: whether a noun of places is none here."""
    word, joint = tokens[j].norm, tokens[j - 1].norm if j > lowest else ""
    if word in vocabulary.seat or (word, tokens[j + 1].norm) in vocabulary.no_states:
        return True
    if (joint, word) in vocabulary.strongmen or (word in vocabulary.owning and joint in classes()["of_elided"]):
        return True
    return vocabulary.heads.get(word) is Head.SEA and joint in classes()["of_unelided"]


def _ends_noun(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is none that stands between a noun and « de »: not « pro-russe », « voisine », « même »."""
    if word in vocabulary.connector or word in vocabulary.locative or not word.replace("-", "").isalpha():
        return True
    return word in vocabulary.not_verbs and word not in classes()["same"] and word not in vocabulary.epithets


def _post(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« le point de contrôle de X »: whether what is controlled is a post, which bears a name."""
    joined = k - 2 >= lowest and tokens[k - 1].norm in classes()["of_unelided"]
    return joined and tokens[k - 2].norm in vocabulary.posts


def _head(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    while k > lowest and vocabulary.head(tokens[k - 1]) is not None:
        k -= 1  # « la province centrale de », « le poste frontière de »: of two nouns the first is what is named
    word = tokens[k].norm
    found.noun = word
    if _indefinite(tokens, k, lowest, vocabulary):
        found.strength = 2
        return
    found.head = vocabulary.heads[word]
    found.plural = word in vocabulary.plural_heads
    found.strength = 3
    found.start = k
    # « l'est de la province d'Alep », « près du bourg d'Azaz »: what is said of the noun is said of the name
    j = k - 1
    while j >= lowest and tokens[j].norm in vocabulary.article:
        j -= 1
    if j > lowest and tokens[j].norm in vocabulary.connector:
        word = tokens[j - 1].norm
        if word in vocabulary.bearings:
            noun, start = found.noun, found.start
            _bearing(tokens, j - 1, lowest, vocabulary, found)
            found.noun, found.start, found.strength = noun, start, 3
        elif word in vocabulary.near:
            found.near = True
        elif word in vocabulary.kilometre:
            found.near = True
            found.distance_km = _number(tokens, j - 2, lowest, vocabulary)


def _head_before(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« la région administrative de Tombouctou »: the noun before is what is named."""
    j = k - 1
    while j > lowest and tokens[j].norm in vocabulary.article:
        j -= 1
    if (
        j > lowest
        and tokens[j].norm in vocabulary.connector
        and vocabulary.heads.get(tokens[j - 1].norm) in (Head.PROVINCE, Head.DISTRICT)
    ):
        found.head, found.strength, found.near = vocabulary.heads[tokens[j - 1].norm], 3, False


def _indefinite(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """Whether the noun at k is one of several: « un village du Soudan », « 13 villages de »."""
    j = k - 1
    for _ in range(2):
        if j < lowest:
            return False
        word = tokens[j].norm
        if word in vocabulary.indefinite or word.isdigit():
            return True
        if word in vocabulary.determined or word in classes()["of"] or not word.isalpha():
            return False  # « en 2014 sa province natale de »
        j -= 1
    return False


def _bearing(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary, found: Context) -> None:
    """« au nord d'Alep », « la banlieue nord d'Alep » lie outside of it, « dans le nord de la Syrie » is a part of it."""
    degrees = vocabulary.bearings[tokens[k].norm]
    found.strength = 2
    j = k - 1
    if j >= lowest and tokens[j].norm in vocabulary.near:
        found.bearing, found.near, found.start = degrees, True, j
        return
    elided = j >= lowest and tokens[j].norm in classes()["the_elided"]
    before = tokens[j - elided].norm if j - elided >= lowest else ""
    if before in classes()["at"]:
        found.bearing = degrees
        j -= elided + 1
        if j >= lowest and tokens[j].norm in vocabulary.kilometre:
            found.distance_km = _number(tokens, j - 1, lowest, vocabulary)
            found.near = True
    else:
        found.part = degrees


def _number(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary) -> float | None:
    """The number that ends at token k, in figures or in words: « 25 », « une cinquantaine de »."""
    if k >= lowest and tokens[k].norm in classes()["of_bare"]:
        k -= 1
    if k < lowest:
        return None
    text = tokens[k].text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return vocabulary.numbers.get(tokens[k].norm)
