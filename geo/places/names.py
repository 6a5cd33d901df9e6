"""How are the spellings of a name compared?

``fold`` erases what print changes at will: capitals, accents, apostrophes, hyphens. What newspapers romanise one way and maps
another is brought together by ``romanisation``.
"""

import unicodedata
from functools import cache, lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_LETTERS = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ħ": "h",
        "ʔ": None, "ŋ": "n", "´": "'",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘`´ʼʻʿʾʹʺ′ˈ“”\"ʽ՚＇"


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form in which names are compared: lower case, without accents, apostrophes or ʿayn; words parted by one space.

    A hyphen parts two words; so does the apostrophe of a French elision (« Côte d'Ivoire » → ``cote d ivoire``).
    """
    folded = name.casefold()
    if not folded.isascii():
        # letters that Unicode holds compatible (a capital among mathematical signs) open only here, so lower case comes again
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS)).casefold()
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    if not (folded.isascii() and folded.replace(" ", "").isalnum()):
        elision, dropped, separators = _marks()
        folded = separators.sub(" ", dropped.sub("", elision.sub(r"\1 ", folded)))
    return " ".join(folded.split())


@cache
def _marks() -> "tuple[re.Pattern[str], ...]":
    """An elision, the marks that are dropped, and what parts words: compiled for the first name that holds such a mark."""
    import re

    apostrophe = f"[{_APOSTROPHES}]"
    return re.compile(r"(?<!\w)([dlnscjmt]|qu)['’ʼ´](?=\w)"), re.compile(apostrophe), re.compile(r"[\W_]+")


_SIDES = frozenset(
    "nord sud est ouest orientale occidentale oriental occidental haut haute bas basse north south east west eastern western "
    "northern southern upper lower".split()
)
_TYPED = "abcdefghijklmnopqrstuvwxyz0123456789 "


def mistyped(folded: str) -> set[str]:
    """A folded name with one letter left out, added, changed or exchanged with the next; its first letter is right."""
    found = {folded[:i] + folded[i + 1 :] for i in range(1, len(folded))}
    found |= {folded[:i] + folded[i + 1] + folded[i] + folded[i + 2 :] for i in range(1, len(folded) - 1)}
    for i in range(1, len(folded) + 1):
        found |= {folded[:i] + letter + folded[i:] for letter in _TYPED}
        found |= {folded[:i] + letter + folded[i + 1 :] for letter in _TYPED}
    return {name for name in found if name.isascii()} - {folded}


def opposed(name: str, other: str) -> bool:
    """Whether two names tell two sides apart, as Jérusalem-Est and Jérusalem-Ouest do."""
    return _SIDES.intersection(fold(name).split()) != _SIDES.intersection(fold(other).split())
