"""Which number do words or figures say?

French writes « 1.200 », « 14 000 », « trois cents », « quatre-vingt-dix », « deux millions ». The words are data:
``languages/fr/numbers.toml``.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from geo.reading import language
from geo.reading.memo import Memo
from geo.reading.text import Token, normalise

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d{1,2})")
_LONGEST = 12  # words of one number
_LARGEST = 10**11  # beyond this no number counts people or years


@cache
def _words(part: str) -> Mapping[str, int]:
    return MappingProxyType({normalise(word): value for word, value in language.table("numbers")[part].items()})


@cache
def abouts() -> Mapping[str, int]:
    """What the collective nouns stand for, singular and plural, without accents: « dizaine » and « dizaines » are about 10."""
    singular = _words("abouts")
    return MappingProxyType(
        {form: n for noun, n in singular.items() for form in (noun, language.morphology().plural(noun))}
    )


@cache
def _listed(part: str) -> frozenset[str]:
    return frozenset(map(normalise, language.table("numbers")[part]))


@cache
def starters() -> frozenset[str]:
    """The words a number may begin with, or their part before a hyphen; figures aside."""
    return frozenset(_words("words")) | _listed("starting")


def figure(text: str) -> float | None:
    """The value of one token of figures: « 14 000 » → 14000, « 1,2 » → 1.2, a word → None."""
    if text.isdecimal():
        return int(text) if len(text) <= 12 else None
    if _THOUSANDS.fullmatch(text):
        return int(re.sub(r"\D", "", text)[:12])
    decimal = _DECIMAL.fullmatch(text)
    return float(f"{decimal[1][:12]}.{decimal[2]}") if decimal else None


def read(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The number that begins at a token, as its value and the index after it; None where none does.

    « un » and « une » count as 1: whether an article or a number is meant is for the caller to say.
    """
    first = tokens[index].norm
    if first[0].isdecimal():
        return _figures(tokens, index)
    if not _COUNTS[first]:
        return None
    words, scales = _words("words"), _words("scales")
    total = group = 0
    i = index
    while i < min(len(tokens), index + _LONGEST):
        parts = tokens[i].norm.split("-") if "-" in tokens[i].norm else [tokens[i].norm]
        joins = i > index and i + 1 < len(tokens) and tokens[i + 1].norm in _listed("joined")
        if joins and tokens[i].norm in _listed("joining"):
            if group < 20 or group % 10:
                break
            i += 1
            continue
        parts = [part for part in parts if part not in _listed("joining")]
        if not parts or not all(part in words or part in scales for part in parts):
            break
        if i > index and not _may_follow(group, parts[0]):
            break
        for part in parts:
            total, group = _add(total, group, part)
        i += 1
    return (total + group, i) if i > index and total + group < _LARGEST else None


def counts(word: str) -> bool:
    """Whether a number may begin with a word, or with the first part of it."""
    if word[0].isdecimal():
        return True
    first = next((part for part in word.split("-") if part not in _listed("joining")), "")
    return first in _words("words") or first in _words("scales")


_COUNTS = Memo(counts)


def _may_follow(group: int, word: str) -> bool:
    """Whether a number word can go on the number said so far: « vingt deux » does, « deux trois » does not."""
    if word in _words("scales"):
        return True
    value = _words("words")[word]
    return group == 0 or (group % 100 == 0 and value < 100) or (group % 10 == 0 and group % 100 >= 20 and value < 20)


def _add(total: int, group: int, word: str) -> tuple[int, int]:
    """The millions-and-thousands and the rest, one word later."""
    scale = _words("scales").get(word)
    if scale is None:
        value = _words("words")[word]
        return (total, group * value) if value == 20 and group == 4 else (total, group + value)
    if scale == 100:
        return total, (group or 1) * 100
    return total + (group or 1) * scale, 0


def _figures(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    value = figure(tokens[index].text)
    if value is None:
        return None
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    scale = _words("scales").get(after, 1)
    if scale >= 1000:
        return round(value * scale), index + 2
    return (int(value), index + 1) if value == int(value) and isinstance(value, int) else None
