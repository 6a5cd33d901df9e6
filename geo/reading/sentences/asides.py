"""Which words say nothing of what happened?

« pour sa part », « de son côté », « pour la première fois »: they stand anywhere, and keep a verb from its auxiliary. The
phrases are data (``lexicon.toml``), in which « * » is any word: « de façon inattendue ».
"""

from collections.abc import Mapping, Sequence
from functools import cache

from geo.reading.language import table
from geo.reading.text import Token, normalise, parse
from geo.reading.wordclasses import words

_ANY = "*"  # in a phrase, any word
_JOINED = 2  # tokens between two figures of one enumeration


@cache
def _asides(which: str = "phrases", language: str = "fr") -> Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The phrases by their first two words, the longest first; ``apart`` are those that stand between two commas."""
    told = (tuple(t.norm for t in parse(p).tokens) for p in table("lexicon", language)["asides"][which])
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for phrase in sorted(told, key=len, reverse=True):
        found.setdefault(phrase[:2], []).append(phrase)
    return {begun: tuple(group) for begun, group in found.items()}


@cache
def aside_openers() -> frozenset[str]:
    """The first words of such phrases."""
    return frozenset(first for first, _ in _asides())


@cache
def _closers() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (p for group in _asides().values() for p in group):
        found.setdefault(normalise(phrase[-1]), []).append(phrase)
    return {last: tuple(group) for last, group in found.items()}


def aside_at(tokens: Sequence[Token], i: int, last: int, which: str = "phrases") -> int | None:
    """Where a phrase that begins at a token ends."""
    if i + 1 >= last:
        return None
    for phrase in _asides(which).get((tokens[i].norm, tokens[i + 1].norm), ()):
        end = i + len(phrase)
        if end <= last and _is_said(tokens[i:end], phrase):
            return end
    return None


def _is_said(tokens: Sequence[Token], phrase: Sequence[str]) -> bool:
    """Whether some tokens are the words of a phrase."""
    return all(word == t.norm or (word == _ANY and t.text.isalpha()) for t, word in zip(tokens, phrase, strict=True))


def aside_before(tokens: Sequence[Token], i: int, first: int) -> int | None:
    """Where a phrase that ends with a token begins."""
    for phrase in (*_closers().get(tokens[i].norm, ()), *_closers().get(_ANY, ())):
        begin = i + 1 - len(phrase)
        if begin >= first and _is_said(tokens[begin : i + 1], phrase):
            return begin
    return None


def included(
    tokens: Sequence[Token], first: int, last: int, subsets: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """« , dont deux enfants et une femme, »: tokens that only count some of those told before; ``subsets`` are such figures."""
    spans: list[tuple[int, int]] = []
    for i in range(first, last - 1) if subsets else ():
        if tokens[i].text != "," or tokens[i + 1].norm not in words()["whose"]:
            continue
        end = i + 2
        for begin, stop in subsets:
            if end <= begin <= end + _JOINED:
                end = stop
        if end > i + 2:
            spans.append((i, end + 1 if end < last and tokens[end].text == "," else end))
    return spans


def apart(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """« , en majorité des civils, »: the tokens of such phrases that stand between two commas, with them."""
    spans: list[tuple[int, int]] = []
    for i in range(first, last - 1):
        if tokens[i].text == ",":
            end = aside_at(tokens, i + 1, last, "apart")
            if end is not None and end < last and tokens[end].text == "," and (not spans or spans[-1][1] <= i):
                spans.append((i, end + 1))
    return spans
