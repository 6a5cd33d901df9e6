"""Which capitalised words are one name, and is it a person's, an organisation's, or perhaps a place's?

French capitalises proper names and little else, so a run of capitalised words is taken as one name. Whatever bears a title
or begins with a first name is a person; whatever begins with the word for an institution is an organisation, places inside
its name included. What is left may be a place: ``geo.reading.toponyms.recognition`` decides.
"""

from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter

from geo.codebook import Head
from geo.places.names import fold
from geo.reading.memo import Memo
from geo.reading.text import Sentence, Text, Token, normalise
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

_OPENING = frozenset("«\"“‘'([-–—•*…:")
_QUOTES = frozenset("\"«»“”‘’'")
_SEATS = (Head.CITY, Head.TOWN, Head.VILLAGE, Head.QUARTER, Head.CAMP, Head.PROVINCE, Head.DISTRICT, Head.REGION)
_FULL_NAME = 2
_SURNAME = 4  # letters of a surname that may stand alone
_SPELLED = 16  # tokens of the longest name that its acronym follows
_PARTICLES = 2  # particles in a row within a name
_GAP = 2  # characters of space between two words of a name
_TEXT = attrgetter("text")


@dataclass(slots=True)
class Chunk:
    """A run of capitalised words: tokens ``first`` to ``last``, exclusive. ``initial``: its capital may be the sentence's."""

    first: int
    last: int
    sentence: Sentence
    initial: bool = False
    person: bool = False
    titled: bool = False
    organisation: bool = False


@dataclass(slots=True)
class Names:
    """The chunks of a text, and what its persons and organisations are called elsewhere in it."""

    chunks: list[Chunk] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)
    closed: list[tuple[int, int]] = field(default_factory=list)
    """Tokens that the names of organisations cover."""
    not_places: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    """Words of longer names that no place bears."""


def is_name(token: Token) -> bool:
    """Whether a token is written as a name: with a capital, after an Arabic article or not."""
    return _CAPITALISED[token.text]


def _is_capitalised(text: str) -> bool:
    if text == normalise(text):
        return False
    first = text[0]
    return first.isupper() or (first in "aeAE" and "-" in text[:4] and text[text.index("-") + 1 :][:1].isupper())


_CAPITALISED = Memo(_is_capitalised)


def folded(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The name that the tokens [first, last) make, as the gazetteer compares it."""
    return fold(tokens[first].text) if last - first == 1 else " ".join([fold(t.text) for t in tokens[first:last]])


def find_names(text: Text, vocabulary: Vocabulary) -> Names:
    """The runs of capitalised words of a text, those of persons and organisations marked."""
    names = Names(chunks=_chunks(text, vocabulary))
    for chunk in names.chunks:
        _organisation(text.tokens, chunk, vocabulary, names)
        if not chunk.organisation:
            _person(text.tokens, chunk, vocabulary, names)
    for chunk in names.chunks:
        _behind_acronym(text.tokens, chunk, vocabulary, names)
        chunk.person = chunk.person or _is_called_again(text.tokens, chunk, names)
    return names


def _behind_acronym(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary, names: Names) -> None:
    """« l'émissaire de l'ONU Martin Griffiths »: remember the surname that stands behind an acronym."""
    full = chunk.last - chunk.first > _FULL_NAME and tokens[chunk.first].text.isupper()
    if full and tokens[chunk.first + 1].norm in vocabulary.first_names:
        names.surnames.add(tokens[chunk.last - 1].norm)


def _is_called_again(tokens: tuple[Token, ...], chunk: Chunk, names: Names) -> bool:
    """« Griffiths a rencontré », of the Martin Griffiths told before: a surname alone that acts."""
    token = tokens[chunk.first]
    if (
        chunk.organisation
        or chunk.last != chunk.first + 1
        or token.norm not in names.surnames
        or len(token.norm) < _SURNAME
    ):
        return False
    verb = tokens[chunk.last].norm if chunk.last < chunk.sentence.last else ""
    acts = verb in classes()["auxiliaries"] | classes()["before_verb"]
    before = tokens[chunk.first - 1].norm if chunk.first > chunk.sentence.first else ""
    return acts and before not in classes()["locative"]


def _chunks(text: Text, vocabulary: Vocabulary) -> list[Chunk]:
    tokens, norms, sentences = text.tokens, text.norms, text.sentences
    found: list[Chunk] = []
    reached, at = 0, 0
    # no loop of ours: every word of every text passes here
    names = [*compress(range(len(tokens)), map(_CAPITALISED.__getitem__, map(_TEXT, tokens)))]
    following = {*names}
    for i in names:
        if i < reached:
            continue
        while i >= sentences[at].last:
            at += 1
        sentence = sentences[at]
        reached = i + 1
        if reached < sentence.last and (reached in following or norms[reached] in vocabulary.particles):
            reached = _end(tokens, i, sentence.last, vocabulary)
        alone = reached == i + 1
        if alone and tokens[i].text[-1] in "'’":  # « L'Iran », « D'Alep »: the article has the sentence's capital
            continue
        before = tokens[i - 1].text if i > sentence.first else "«"
        initial = before in _OPENING or (before[-1] in "'’" and i - 1 == sentence.first)
        opens = alone and i == sentence.first
        if not opens or norms[i] not in vocabulary.words or norms[i] in vocabulary.organisation_heads:
            found.append(Chunk(i, reached, sentence, initial))
    return found


def _end(tokens: tuple[Token, ...], i: int, end: int, vocabulary: Vocabulary) -> int:
    """Where the run of capitalised words that begins at a token ends."""
    j = i + 1
    if tokens[i].norm in vocabulary.elided_names and j < end:
        j += 1  # « N'Djamena », « M'Bour »
    while j < end and tokens[j].start - tokens[j - 1].end <= _GAP and tokens[j - 1].text[-1] not in "'’":
        token = tokens[j]
        if is_name(token) and token.start > tokens[j - 1].end:
            if token.norm in vocabulary.openers:
                break
            j += 1
        elif token.norm in vocabulary.particles and (last := _behind_particles(tokens, j, end, vocabulary)):
            j = last
        else:
            break
    return j


def _behind_particles(tokens: tuple[Token, ...], j: int, end: int, vocabulary: Vocabulary) -> int | None:
    """« van », « von der »: where the name ends that goes on behind one or two particles."""
    k = j
    while k < min(end, j + _PARTICLES) and tokens[k].norm in vocabulary.particles:
        k += 1
    joined = j < k < end and is_name(tokens[k]) and 0 < tokens[k].start - tokens[k - 1].end <= _GAP
    return k + 1 if joined else None


def _person(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary, names: Names) -> None:
    """Mark a chunk as a person's name when a title or a first name says so, and remember the surname."""
    first = chunk.first
    titled = chunk.last - first > 1 and tokens[first].norm in vocabulary.titles
    if titled and all(t.norm in vocabulary.titles for t in tokens[first : chunk.last]):
        return  # « Secrétaire Général »
    if titled:
        chunk.first += 1
        chunk.initial = False
        chunk.titled = True
    else:
        chunk.titled = _titled(tokens, chunk, vocabulary)
    chunk.person = chunk.titled or _personal(tokens, chunk, vocabulary)
    if chunk.person:
        _extend_person(tokens, chunk)
        for k in range(chunk.first + (chunk.last - chunk.first > 1), chunk.last):
            word = tokens[k].norm
            if len(word) > 2 and word not in vocabulary.particles:
                names.surnames.update(
                    (word, word.partition("-")[2] if word.startswith(vocabulary.hyphenated_articles) else word)
                )


def _personal(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether the name begins with a first name, or is one by which the press calls a person."""
    word = tokens[chunk.first].norm
    if chunk.last - chunk.first >= _FULL_NAME:
        return word in vocabulary.first_names
    return word in vocabulary.known_persons or (word in vocabulary.first_names and _joined_by_de(tokens, chunk))


def _titled(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether a title introduces the name: « M. Hama », « le président syrien Bachar el-Assad »."""
    k = chunk.first - 1
    if k < chunk.sentence.first:
        return False
    if tokens[k].text == "." and k > chunk.sentence.first:
        if len(tokens[k - 1].text) == 1 and tokens[k - 1].text.isupper() and tokens[k - 1].text != "M":
            return True  # « George W. Bush »
        return tokens[k - 1].norm in vocabulary.abbreviated
    for _ in range(3):
        word = tokens[k].norm
        if word in vocabulary.titles or ("-" in word and word.rpartition("-")[2] in vocabulary.titles):
            return not _participle(tokens, k, chunk.sentence.first, vocabulary)
        adjective = word in vocabulary.demonyms or (
            word.isalpha() and word.endswith(vocabulary.adjective_endings) and word not in vocabulary.locative
        )
        if not adjective or k <= chunk.sentence.first:
            return False
        k -= 1
    return False


def _participle(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« un conflit opposant Kiev à des rebelles »: what a noun goes on with is no title."""
    before = tokens[k - 1].norm if k > lowest else ","
    return tokens[k].norm in vocabulary.participle_titles and before.isalpha()


def _joined_by_de(tokens: tuple[Token, ...], chunk: Chunk) -> bool:
    """Whether a first name is followed by a surname with its particle: « Staffan de Mistura »."""
    j = chunk.last
    return j + 1 < chunk.sentence.last and tokens[j].norm in classes()["of_unelided"] and is_name(tokens[j + 1])


def _extend_person(tokens: tuple[Token, ...], chunk: Chunk) -> None:
    j = chunk.last
    if (
        j + 1 < chunk.sentence.last
        and tokens[j].norm in classes()["of_unelided"]
        and is_name(tokens[j + 1])
        and chunk.last - chunk.first == 1
    ):
        chunk.last = j + 2


def _organisation(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary, names: Names) -> None:
    """Mark a chunk as an organisation's name, and close the stretch of text that its name covers."""
    end, lowest = chunk.sentence.last, chunk.sentence.first
    if known := _known_within(tokens, chunk, end, vocabulary):
        _close(chunk, known, names)
        return
    if _is_union_state(tokens, chunk, vocabulary):
        return
    before = chunk.first - 1
    noun = tokens[before].norm if before >= lowest else ""
    if noun in _QUOTES and _published(tokens, before - 1, lowest, vocabulary):
        # « l'association "Une école pour le Tchad" »: the whole title
        _close(chunk, next((j for j in range(chunk.last, end) if tokens[j].text in _QUOTES), chunk.last), names)
        return
    if noun not in _QUOTES and _published(tokens, before, lowest, vocabulary):
        names.not_places.add(folded(tokens, chunk.first, chunk.last))
        _close(chunk, chunk.last, names)
        return
    head = _head(tokens, chunk, vocabulary)
    if head in vocabulary.organisation_heads and not (chunk.initial and head in vocabulary.organisation_open):
        last = max(_extent(tokens, chunk.last, end, vocabulary), _spelled_out(tokens, chunk.first, end))
        told = not chunk.initial or last > chunk.last or chunk.last - chunk.first > 1
        if told and head not in vocabulary.organisation_open:
            _close(chunk, last, names)
    elif noun in vocabulary.connector or noun in vocabulary.article:
        _after_lower_head(tokens, chunk, vocabulary, names)


def _close(chunk: Chunk, last: int, names: Names) -> None:
    """Take the tokens from a chunk's first to another for the name of an organisation."""
    chunk.organisation = True
    names.closed.append((chunk.first, last))


def _known_within(tokens: tuple[Token, ...], chunk: Chunk, end: int, vocabulary: Vocabulary) -> int:
    """Where the name of a known organisation ends that begins within a chunk; 0 when there is none."""
    for k in range(chunk.first, chunk.last):
        opening = tokens[k].norm
        opening = opening.partition("-")[0] if "-" in opening else opening
        if opening in vocabulary.organisation_names and (last := _known(tokens, k, end, opening, vocabulary)):
            return last
    return 0


def _is_union_state(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """« l'Union soviétique »: a country whose name begins as an organisation's."""
    names = vocabulary.union_states.get(tokens[chunk.first].norm, ())
    return any(tuple([t.norm for t in tokens[chunk.first : chunk.first + len(name)]]) == name for name in names)


def _head(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary) -> str:
    """« Union » of « L'Union des forces », « Comité » of « ONG Comité »: the noun that a name begins with."""
    head = tokens[chunk.first].norm
    behind = chunk.last - chunk.first > 1 and (head in vocabulary.article or head in vocabulary.ngo)
    return tokens[chunk.first + 1].norm if behind else head


def _published(tokens: tuple[Token, ...], k: int, lowest: int, vocabulary: Vocabulary) -> bool:
    """« l'agence de presse officielle Xinhua »: whether a noun for a medium or a firm introduces the name."""
    for _ in range(4):
        if k < lowest:
            return False
        word = tokens[k].norm
        done = tokens[k].text.endswith(endings()["masculine_participles"]) and not word.endswith("te")
        if (word in vocabulary.media and not done) or ("-" in word and word.rpartition("-")[2] in vocabulary.media):
            return True
        press = word in vocabulary.press
        press = press or (tokens[k + 1].norm in vocabulary.press and word in classes()["of_unelided"])
        if not press and not _is_adjective(tokens[k], vocabulary):
            return False
        k -= 1
    return False


def _after_lower_head(tokens: tuple[Token, ...], chunk: Chunk, vocabulary: Vocabulary, names: Names) -> None:
    """« le ministère turc de la Défense », « les accords d'Oslo », « l'opération Bouclier de »: close what follows."""
    k = chunk.first - 1
    while k > chunk.sentence.first and tokens[k].norm in vocabulary.organisation_inside:
        k -= 1
    k -= k > chunk.sentence.first and _is_adjective(tokens[k], vocabulary)
    if tokens[k].norm in vocabulary.duties and tokens[k - 1].norm in vocabulary.connector:
        k -= 2  # « le régiment d'assaut de Skala »
    if tokens[k].norm in vocabulary.organisation_lower:
        _close(chunk, _extent(tokens, chunk.last, chunk.sentence.last, vocabulary), names)
    elif tokens[k].norm in vocabulary.treaties and not _owned(tokens, k, chunk.first, vocabulary):
        _close(chunk, chunk.last, names)


def _is_adjective(token: Token, vocabulary: Vocabulary) -> bool:
    """« turc », « officielle »: whether a word looks like an adjective."""
    return token.norm in vocabulary.demonyms or token.norm.endswith(vocabulary.adjective_endings)


def _owned(tokens: tuple[Token, ...], k: int, first: int, vocabulary: Vocabulary) -> bool:
    """« l'accord de la Russie », « les opérations du Tchad » are a country's own; « l'accord du Caire » is a town's."""
    article = tokens[first - 1].norm
    if tokens[k].norm not in vocabulary.acts or article not in vocabulary.article | classes()["of_the_or_some"]:
        return False
    return fold(tokens[first].text) not in vocabulary.behind_article


def _extent(tokens: tuple[Token, ...], j: int, end: int, vocabulary: Vocabulary) -> int:
    """Where the name of an organisation ends, whose capitalised part ends at j."""
    last = j
    while j < end:
        token = tokens[j]
        if token.norm in vocabulary.organisation_inside and not is_name(token):
            j = _behind_links(tokens, j, end, vocabulary)
            if j >= end or not (is_name(tokens[j]) or tokens[j].text.isalpha()) or _seated(tokens, j, end, vocabulary):
                break
        elif not is_name(token) and not _is_adjective(token, vocabulary):
            break
        j += 1
        last = j
    return last


def _behind_links(tokens: tuple[Token, ...], j: int, end: int, vocabulary: Vocabulary) -> int:
    """« Ministère de la | Défense et de la | Reconstruction »: where the words end that join the name of an organisation.

    « et » joins none with what is another name: the end of the sentence stands for that.
    """
    inside = vocabulary.organisation_inside
    if tokens[j].norm in classes()["and"] and (j + 1 >= end or is_name(tokens[j + 1]) or tokens[j + 1].norm in inside):
        return end
    while j < end and tokens[j].norm in inside:
        j += 1
    return j


def _seated(tokens: tuple[Token, ...], j: int, end: int, vocabulary: Vocabulary) -> bool:
    """« le Conseil militaire de la ville de Manbij »: whether a place follows by its noun, which is no part of the name."""
    return (
        vocabulary.heads.get(tokens[j].norm) in _SEATS
        and j + 2 < end
        and tokens[j + 1].norm in vocabulary.connector
        and is_name(tokens[j + 2])
    )


def _spelled_out(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """« l'Union des forces de la résistance (UFR) »: where the words end whose initials an acronym gives; or 0."""
    last = next((k for k in range(first, min(end, first + _SPELLED)) if tokens[k].text in ("(", ",")), end)
    if last + 2 >= end or tokens[last].text != "(" or tokens[last + 2].text != ")" or not is_name(tokens[last - 1]):
        return 0
    letters = list(tokens[last + 1].norm) if is_name(tokens[last + 1]) else []
    for token in tokens[first : last - 1]:
        if letters and token.norm[0] == letters[0]:
            letters.pop(0)
    return last if letters == [tokens[last - 1].norm[0]] else 0


def _known(tokens: tuple[Token, ...], k: int, end: int, opening: str, vocabulary: Vocabulary) -> int:
    """Where a known organisation's name that begins at token k ends; 0 when there is none."""
    names = vocabulary.organisation_names[opening]
    longest = len(names[0])
    words: list[str] = []
    ends: dict[int, int] = {}  # so many words → the token behind them
    while k < end and len(words) < longest:
        words += fold(tokens[k].text).split()
        k += 1
        ends.setdefault(len(words), k)
    return next((ends[len(name)] for name in names if len(name) in ends and tuple(words[: len(name)]) == name), 0)
