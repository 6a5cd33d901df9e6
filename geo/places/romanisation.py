"""Which names are romanisations of one?

Names that are romanised from Arabic, Persian, Kurdish, Hebrew, Russian or Ukrainian are written one way by newspapers and
another by maps (Maarat al-Nouman, Ma`arrat an Nu`mān). ``key`` brings them together, ``disagreement`` keeps apart what are
two names.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.places.names import fold, opposed

_DOUBLED = re.compile(r"(.)\1+")
_CONSONANT = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """How the names of some languages are romanised.

    ``rules`` rewrite the folded words in order, then ``letters`` the letters that no rule took: consonants become capitals,
    vowels stay small (``y`` is the diphthong of Deir, ``o`` that of Haouran). ``confused`` tells what it costs to read one
    vowel for another, or for none (``-``). ``nisba``: a last ``i`` makes of a name another, of who or what
    comes from there (Al-Baghdadi).
    """

    id: str
    rules: tuple[tuple[str, str], ...]
    letters: dict[int, str]
    confused: dict[str, float]
    nisba: bool


def _family(identity: str, rules: tuple[tuple[str, str], ...], letters: str, confused: str, *, nisba: bool) -> Family:
    pairs = [pair.split("=") for pair in letters.split()]
    costs = [pair.split("=") for pair in confused.split()]
    return Family(
        identity,
        rules,
        {ord(letter): sound for letter, sound in pairs},
        {pair: float(cost) for vowels, cost in costs for pair in (vowels, vowels[::-1])},
        nisba,
    )


_SUN = "n|r|s|d|z|t|sh|ch|dh|th|l"

ARABIC = _family(
    "a",
    (
        (r"\b(?:al|el|ul|il) (?=\w\w)", ""),  # the article
        (rf"\b[aeiu]({_SUN}) (?=\1\w)", ""),  # before a sun letter: an-Nouman, ez-Zor
        (r"(?<=[^aeiouy\W])[ae]t (?=\w)|(?<=aa)t (?=\w)", "a "),  # the construct state: Khirbat, Khirbet, Maarat
        (r"(?<![sckgdtpz])h\b", ""),  # -ah
        (r" ", ""),
        (r"i[yj]?e$", "ia"),  # Jawadiyé, Jawadiya
        (r"aa+|ae(?=i)", "a"),  # ʿayn between vowels: Maarat, Al-Raei
        (r"dsch|dzh|dj|zh|j", "J"),
        (r"tch|tsch|sch|sh|ch", "S"),
        (r"gu(?=[ei])", "G"),
        (r"g(?=[ei])", "J"),  # Gebel
        (r"kh|x", "X"),
        (r"gh|rh", "G"),
        (r"th", "T"),
        (r"dh", "D"),
        (r"ph", "F"),
        (r"qu(?=[aeio])|ck", "K"),
        (r"n(?=[bp])", "M"),  # Manbij, Membij
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"[ae][iy]+e?(?![aeou])", "Y"),
        (r"[ae][iy]+", "Yi"),
        (r"a[uw]+|ao(?=u)|o[uw]+", "O"),
    ),
    "b=B c=K d=D f=F g=G h=H j=J k=K l=L m=M n=N p=B q=K r=R s=C t=T v=u w=u z=Z o=u y=i Y=y O=o",
    "ae=0 ei=0.25 ai=0.65 ay=0.5 ey=0 iy=0.25 ou=0.25 ao=0.5 au=1 eu=1 iu=1 -a=0.5 -e=0.25 -i=0.5 -u=0.5 -y=0.75 -o=0.75",
    nisba=True,
)
"""Arabic, Kurdish, Persian, Turkish, Hebrew, and the languages of the Sahel and the Horn."""

SLAVIC = _family(
    "s",
    (
        (r"(?<=i)ne\b", "n"),  # Irpine
        (r"(?<=[sz]k)(?:ij|iy|yj|yi|ii|yy)\b", "i"),
        (r" ", ""),
        (r"shch|stch|chtch|stsch|szcz|shtsh|sch|tch|tsch|cz|sh|ch|sz", "S"),
        (r"dzh|dj|zh|j+", "J"),
        (r"kh|x", "X"),
        (r"ts|tz|c", "Q"),
        (r"gh", "H"),
        (r"ph|ff", "F"),
        (r"ck", "K"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"w", "v"),
    ),
    "b=B d=D f=V g=H h=H k=K l=L m=M n=N p=P q=K r=R s=C t=T v=V z=Z y=i F=V",
    "ae=0.5 ei=0.5 ai=0.75 ao=0.5 eo=0.25 io=0.25 iu=0.75 ou=0.75 au=1 eu=1 -a=0.75 -e=0.5 -i=0.25 -u=1 -o=0.75",
    nisba=False,
)
"""Russian, Ukrainian and their neighbours."""

FAMILIES = (ARABIC, SLAVIC)

_COUNTRIES = {
    ARABIC: "AE AF BH DJ DZ EG EH ER ET IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN YE",
    SLAVIC: "AM BG BY GE KG KZ MK RS RU TJ TM UA UZ",
}
_FAMILY_OF = {country: family for family, countries in _COUNTRIES.items() for country in countries.split()}


def family_of(country: str) -> Family | None:
    """How the names of a country (ISO 3166-1 alpha-2) are romanised, if they are."""
    return _FAMILY_OF.get(country)


# How much the vowels of one name may differ, in the costs above: tuned on GeoNames' own Latin names of Syria and Iraq.
_CHANGED_PER_SYLLABLE, _LEAST_CHANGED, _MOST_CHANGED = 0.15, 0.3, 0.9
_SHORT = 3
"""A name of two consonants or fewer (three parts about them) has too little else to be told by: its vowels must be the same."""


@lru_cache(maxsize=65536)
def sounds(name: str, family: Family = ARABIC) -> str:
    """A name as it sounds in a family of languages: consonants in capitals, vowels small, nothing doubled."""
    return _sounded([fold(name)], family)[0]


def _sounded(folded: Iterable[str], family: Family) -> list[str]:
    """Folded names as they sound, all at once: each on a line of one text, which every rule goes through but once."""
    text = "\n".join([name if name.isascii() else "" for name in folded])
    for pattern, result in _compiled(family):
        text = pattern.sub(result, text)
    return _DOUBLED.sub(r"\1", text.translate(family.letters)).split("\n")


@lru_cache(maxsize=8)
def _compiled(family: Family) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules of a family, compiled when they are first needed: most texts never ask for them."""
    return tuple((re.compile(pattern, re.MULTILINE), result) for pattern, result in family.rules)


def key(name: str, family: Family = ARABIC) -> str:
    """What the romanisations of one name have in common: its consonants, and the family; empty where there are none.

    Names of one key are one name only if their vowels agree too: see ``disagreement``.
    """
    consonants = "".join(_CONSONANT.findall(sounds(name, family)))
    return family.id + consonants if consonants else ""


def disagreement(name: str, other: str, family: Family = ARABIC) -> float:
    """How far the vowels of two names of one key are from those of one name: 0 the same, up to 1 near enough."""
    ours = sounds(name, family)
    return math.inf if opposed(name, other) else _apart(ours, _vowels(ours), sounds(other, family), family)


def agreeing(name: str, others: Collection[str], family: Family) -> Iterator[tuple[str, float]]:
    """Those of some folded names that may be one name with this one, each with its ``disagreement``."""
    ours = sounds(name, family)
    vowels = _vowels(ours)
    for other, theirs in zip(others, _sounded(others, family) if others else (), strict=True):
        if (apart := _apart(ours, vowels, theirs, family)) <= 1 and not opposed(name, other):
            yield other, apart


def _vowels(sounds: str) -> list[str]:
    """The vowels of a name before, between and behind its consonants."""
    return _CONSONANT.split(sounds)


def _apart(ours: str, a: Sequence[str], theirs: str, family: Family) -> float:
    """How far the vowels of two names are, told by how they sound; ``a`` are those of the first."""
    if ours == theirs:
        return 0.0
    if len(a) <= _SHORT or len(a) != len(b := _vowels(theirs)):
        return math.inf
    if family.nisba and {a[-1], b[-1]} == {"", "i"}:
        return math.inf
    costs = [_between(x, y, family) if x != y else 0.0 for x, y in zip(a, b, strict=True)]
    cost = sum(costs) + costs[0] + 0.5 * costs[-1]  # print changes the beginning of a name least, then its end
    return cost / min(_MOST_CHANGED, max(_LEAST_CHANGED, _CHANGED_PER_SYLLABLE * len(a)))


@lru_cache(maxsize=65536)
def _between(a: str, b: str, family: Family) -> float:
    """The cost of turning the vowels between two consonants into others."""
    costs = family.confused
    row = [0.0]
    for vowel in b:
        row.append(row[-1] + costs.get("-" + vowel, 1.0))
    for x in a:
        above, row = row, [row[0] + costs.get("-" + x, 1.0)]
        for j, y in enumerate(b):
            swap = above[j] + (0 if x == y else costs.get(x + y, 1.0))
            row.append(min(swap, above[j + 1] + costs.get("-" + x, 1.0), row[j] + costs.get("-" + y, 1.0)))
    return row[-1]
