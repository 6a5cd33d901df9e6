"""Where do the words and sentences of a text begin and end?

Offsets are code points of the article's text exactly as it was given; what machines damaged in it is read as it was meant.
The splitter keeps to what French press prints: elided articles are words of their own (« d'Alep » → « d' », « Alep »),
hyphenated names stay whole, a line break ends a sentence unless the line was hard-wrapped.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from geo.model import Span
from geo.reading.damage import FILLER, mended
from geo.reading.language import table
from geo.reading.memo import Memo

_SPELLING, _STRAIGHT = table("spelling"), "'"
_PIECE = re.compile(
    r"[^\W\d_]\w*(?![\w'’ʼ`´‘ʿʾ\u0300-\u036f\u00ad-])"  # most words: letters that nothing goes on
    r"|\s+"
    rf"|(?i:{'|'.join(_SPELLING['elided'])})\u00ad*['’ʼ´]\u00ad*(?=\w)"
    rf"|(?i:{'|'.join(_SPELLING['whole']).replace(_STRAIGHT, '[’' + _STRAIGHT + ']')})"
    r"|\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"  # a number, with its thousands' spaces
    # a word, with inner hyphens and apostrophes, or cut at the end of a line
    r"|[^\W\d_](?:[\w\u0300-\u036f]|\u00ad+|['’ʼ`´‘ʿʾ-](?=\w)|-\r?\n(?=[^\W\d_]))*"
    r"|\w+|\.{3}|\u00ad+|[^\w\s]"
)
"""Pieces that leave nothing out: words, numbers, marks, and the space between them."""
_ABBREVIATION = frozenset(_SPELLING["abbreviations"])
_SEAM = re.compile(r"[A-Z](?<=[a-z\xdf-\xff\d].)")  # the rarer first, so that most of a text is passed over at once
_GLUED = re.compile(
    r"(?<=[a-z\xdf-\xff]{3}|[h:]\d\d)"
    rf"(?:{'|'.join(sorted(_SPELLING['glued'], key=len, reverse=True))})(?:(?<=['’])|(?![\w-]))"
)
"""Where a title, or the hour of an entry, runs into the sentence behind it."""
_CUT = re.compile(r"-\r?\n")
_LONG, _LONGEST = 250, 500  # tokens from which a sentence without a stop is cut, at a comma or anywhere
_ENDING = frozenset((*".!?…", "..."))
_CLOSING = "\"'»”’)]"
_BRACKETS = frozenset("()[]")
_MAY_END = _ENDING.union(_CLOSING)  # a sentence ends here, or at the end of a line
_START = attrgetter("start")
_HEADING_MAX = 12  # tokens
_LINE_MAX = 24  # tokens of the longest title
_STOPS_OF_SENTENCES = '.!?…:;,"»”'
_GOES_ON = re.compile(r"\n(?:(?<=[^\s.!?…:;]\n)|(?<=[^\s.!?…:;]\r\n))[a-z\xdf-\xff]")
_GOING_ON = 2  # line breaks within sentences, from which a text is taken for hard-wrapped
_WIDEST = 160  # characters of a line; longer ones are whole paragraphs


class Token(NamedTuple):
    """A word, a number or a punctuation mark. ``norm`` is lower case without accents, apostrophes made straight."""

    start: int
    end: int
    text: str
    norm: str


_token = tuple.__new__  # quicker than calling ``Token``, and there is one for every word of every text


@lru_cache(maxsize=65536)
def normalise(word: str) -> str:
    """Lower case, without accents, with straight apostrophes; ligatures opened (« œ » → « oe »)."""
    word = _joined(word).replace("’", "'").replace("ʼ", "'").replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _norm(piece: str) -> str:
    """The comparison form of a piece of text, empty where it is no word: space, an accent without its letter."""
    return "" if piece.isspace() or piece[0] == FILLER else normalise(piece)


_NORMS = Memo(_norm)


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """Lower case with its accents and straight apostrophes; « A », which opens a sentence, is « à »."""
    return _SPELLING["capitals"].get(word) or _joined(word).lower().replace("’", "'")


def _joined(word: str) -> str:
    """« em-⏎parés » → « emparés », and without soft hyphens."""
    word = word.replace(FILLER, "") if FILLER in word else word
    return _CUT.sub("", word) if "\n" in word else word


_HOMOGRAPHS = {
    word: {normalise(behind): normalise(meant) for meant, before in told.items() for behind in before}
    for word, told in _SPELLING["homographs"].items()
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, and its tokens as a half-open range of ``Text.tokens``."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Text:
    """A text cut into tokens and sentences."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    norms: tuple[str, ...]
    meant: str

    def said(self, span: Span) -> str:
        """Some characters as they were meant: « T&eacute;h&eacute;ran » → « Téhéran »."""
        return self.meant[span.start : span.end].replace(FILLER, "")

    def among(self, words: Set[str], first: int, last: int) -> list[int]:
        """The indexes of the tokens [first, last) that are one of some words."""
        said = self.norms[first:last]
        if words.isdisjoint(said):
            return []
        return list(compress(range(first, last), map(words.__contains__, said)))

    def says(self, words: Set[str], first: int, last: int) -> bool:
        """Whether one of some words is among the tokens [first, last)."""
        return not words.isdisjoint(self.norms[first:last])

    def says_any(self, phrases: Iterable[str], first: int, last: int) -> bool:
        """Whether one of some phrases of plain words is among the tokens [first, last): « voie aérienne »."""
        told = f" {' '.join(self.norms[first:last])} "
        return any(f" {phrase} " in told for phrase in phrases)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character, if any does."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one, across the blank lines between paragraphs."""
        index = bisect_left(self.sentences, sentence.start, key=lambda s: s.start)
        return self.sentences[index - 1] if index > 0 else None

    def is_heading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line of a few words without a stop, between others."""
        following = self.text[sentence.end : sentence.end + 1]
        within = (following in ("\n", "\r") and sentence.start > 0) or following.isupper()
        return within and sentence.last - sentence.first <= _HEADING_MAX and self.is_line(sentence)

    def is_line(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line of a few words without a stop: a title, a heading."""
        following = self.text[sentence.end : sentence.end + 1]
        alone = following in ("\n", "\r", "") or following.isupper()
        few = sentence.last - sentence.first <= _LINE_MAX
        return alone and few and self.tokens[sentence.last - 1].text[-1:] not in _STOPS_OF_SENTENCES


def parse(text: str) -> Text:
    """Cut a text into tokens and sentences."""
    meant = mended(text)
    glued = [seam.start() for seam in _SEAM.finditer(meant) if _GLUED.match(meant, seam.start())]
    pieces = [piece for at in pairwise((0, *glued, len(meant))) for piece in _PIECE.findall(meant, *at)]
    # no loop of ours: every character of every text passes here
    norms = [*map(_NORMS.__getitem__, pieces)]
    norms = norms if _HOMOGRAPHS.keys().isdisjoint(norms) else _told_apart(norms)
    ends = [*accumulate(map(len, pieces))]
    told = zip(*(compress(column, norms) for column in ((0, *ends), ends, pieces, norms)), strict=True)
    tokens = tuple(map(_token, repeat(Token), told))
    tokens = tokens if FILLER not in meant else tuple(map(_without_filler, tokens))
    return Text(text, tokens, tuple(_sentences(meant, tokens, glued)), tuple(filter(None, norms)), meant)


def _told_apart(norms: Sequence[str]) -> list[str]:
    """« des chasseurs traditionnels »: the comparison forms, where a word means another thing by the one behind it."""
    behind = [at for at, norm in enumerate(norms) if norm]
    told = {at: _HOMOGRAPHS.get(norms[at], {}).get(norms[then]) for at, then in pairwise(behind)}
    return [told.get(at) or norm for at, norm in enumerate(norms)]


def _without_filler(token: Token) -> Token:
    return token if FILLER not in token.text else token._replace(text=token.text.replace(FILLER, ""))


def spaced(tokens: Sequence[Token], indexes: Iterable[int]) -> str:
    """The words of some tokens in order, with a space where one stood before each."""
    said = ""
    for k in indexes:
        said += " " * (bool(said) and tokens[k].start > tokens[k - 1].end) + tokens[k].text
    return said


def parentheses(text: Text, first: int, last: int) -> list[tuple[int, int]]:
    """The token ranges of a sentence's parentheses."""
    found = []
    opened = None
    for i in text.among(_BRACKETS, first, last):
        if text.tokens[i].text in "([":
            opened = i
        elif opened is not None:
            found.append((opened, i + 1))
            opened = None
    return found


def _sentences(text: str, tokens: tuple[Token, ...], glued: Sequence[int]) -> list[Sentence]:
    """The sentences; each offset of ``glued`` parts two."""
    found: list[Sentence] = []
    first, paragraph = 0, 0
    width = _width(text)
    for i in _stops(text, tokens, glued):
        while i - first >= _LONG and (cut := _cut(tokens, first, i)) is not None:
            found.append(Sentence(tokens[first].start, tokens[cut].end, first, cut + 1, paragraph))
            first = cut + 1
        if i < first:
            continue
        token = tokens[i]
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        gap = text[token.end : following.start] if following else "\n"
        broken = "\n" in gap and not (following and _wrapped(text, token, following, gap, width))
        broken = broken or token.end in glued
        if broken or (following and _ends(tokens, i)):
            found.append(Sentence(tokens[first].start, token.end, first, i + 1, paragraph))
            first = i + 1
        paragraph += broken
    return found


def _stops(text: str, tokens: tuple[Token, ...], glued: Sequence[int]) -> list[int]:
    """The tokens behind which a sentence may end: marks, those at the end of a line or of a title, the last one."""
    stops = {i for i, token in enumerate(tokens) if token.text in _MAY_END and not _joined_on(tokens, i)}
    stops.update(bisect_right(tokens, offset - 1, key=_START) - 1 for offset in glued)
    at = text.find("\n")
    while at >= 0:
        following = bisect_right(tokens, at, key=_START)
        stops.add(following - 1)
        at = text.find("\n", tokens[following].start) if following < len(tokens) else -1
    return sorted(stops - {-1} | {len(tokens) - 1}) if tokens else []


def _joined_on(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the next token follows at once, though no sentence ends here."""
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i].text not in _ENDING


def _cut(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Where a sentence that is too long is cut: at a comma, else anywhere between two words."""
    for i in range(first + _LONG, last + 1):
        if (tokens[i].text in ",;" or i - first >= _LONGEST) and not _joined_on(tokens, i):
            return i
    return None


def _width(text: str) -> int | None:
    """The longest line that is cut within a sentence, where a text is hard-wrapped: no line is much longer."""
    cut = [found.start() for found in _GOES_ON.finditer(text)]
    if len(cut) < _GOING_ON:
        return None
    widths = sorted(end - text.rfind("\n", 0, end) - 1 for end in cut)
    return widths[-1] if widths[-1] <= _WIDEST else None


def _wrapped(text: str, token: Token, following: Token, gap: str, width: int | None) -> bool:
    """Whether a line break is only the end of a hard-wrapped line: the next word has no room in it."""
    if gap.count("\n") > 1:
        return False
    goes_on = token.text not in ".!?…:;" and (following.text[0].islower() or token.text == ",")
    if goes_on or width is None:
        return goes_on
    line = token.end - text.rfind("\n", 0, token.end) - 1
    word = next(iter(text[following.start : following.start + width].split()), "")
    return line + 1 + len(word) > width


def _ends(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a sentence ends at a token on the same line as the next one."""
    token, following = tokens[i], tokens[i + 1]
    if token.text in _CLOSING and i and tokens[i - 1].text in _ENDING:
        return following.text[0].isupper() or following.text[0] in '«"“' or following.text[0].isdigit()
    if token.text not in _ENDING:
        return False
    if following.start == token.end and (following.text in _CLOSING or not following.text[0].isupper()):
        return False
    if following.text in _CLOSING and following.text not in "\"'":
        return False
    if token.text == "." and i and _abbreviated(tokens, i):
        return False
    if following.text[0].isupper() or following.text[0].isdigit() or following.text[0] in '«"“[(-–—#':
        return True
    return token.text in ".!?" and following.text[0] not in ",;:)»" and following.text[0].islower() is False


def _abbreviated(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial."""
    word = tokens[i - 1]
    if word.end != tokens[i].start:
        return False
    return word.norm in _ABBREVIATION or (len(word.text) == 1 and word.text.isupper())
