"""What may stand for a government, and where does it stand in its sentence?"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from geo.reading.text import Token
from geo.reading.toponyms.context import Context
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import words as classes

QUOTES = frozenset("\"«»“”'")

_STEM = 3


class Power(IntEnum):
    """What a name stands for when it stands for a government."""

    COUNTRY = 0
    CAPITAL = 1
    BUILDING = 2
    NONE = 3


@dataclass(slots=True)
class Named:
    """A name in its text: tokens ``first`` to ``last`` of the sentence that ends before token ``end``."""

    first: int
    last: int
    lowest: int
    end: int
    power: Power
    context: Context
    listed: bool


def before(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> int:
    """The token before the name and its article; lowest - 1 at the sentence's start."""
    k = name.first - 1
    while k >= name.lowest and (tokens[k].text in '"«»“”' or tokens[k].norm in words.article):
        k -= 1
    return k


def begins(word: str, stems: frozenset[str]) -> bool:
    """Whether a word begins with one of some stems, which have three letters or more, or is one of them."""
    return word in stems or any(word[:size] in stems for size in range(_STEM, min(len(word), _longest(stems) + 1)))


@cache
def _longest(stems: frozenset[str]) -> int:
    """The letters of the longest stem: a word of a million letters is no reason to try a million."""
    return max(map(len, stems), default=0)


def beside(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« le Tchad, fidèle soutien de la junte »: whether what follows the name calls it a partner or an enemy."""
    k = name.last
    if k + 1 >= name.end or tokens[k].text != "," or tokens[k + 1].norm in classes()["possessives"]:
        return False  # « le roi de Jordanie, son allié » speaks of the king
    return any(tokens[j].norm in words.partners for j in range(k + 1, min(name.end, k + 4)))
