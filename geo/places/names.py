"""How are the spellings of a name compared?

``fold`` erases what print changes at will: capitals, accents, apostrophes, hyphens. ``key`` goes further, for names that are
romanised from Arabic, Persian, Kurdish, Hebrew, Russian or Ukrainian: it brings together what newspapers write one way and
maps another (Maarat al-Nouman, Ma`arrat an Nu`mān), and keeps apart what are two names.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ħ": "h",
        "ʔ": None, "ŋ": "n",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘`´ʼʻʿʾʹʺ′ˈ“”\"ʽ՚＇"
_ELISION = re.compile(r"(?<!\w)([dlnscjmt]|qu)['’ʼ´](?=\w)")
_DROPPED = re.compile(f"[{_APOSTROPHES}]")
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The form in which names are compared: lower case, without accents, apostrophes or ʿayn; words parted by one space.

    A hyphen parts two words; so does the apostrophe of a French elision (« Côte d'Ivoire » → ``cote d ivoire``).
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    if not folded.isalnum():
        folded = _DROPPED.sub("", _ELISION.sub(r"\1 ", folded))
    return folded if folded.isalnum() else _SEPARATORS.sub(" ", folded).strip()


# Each line rewrites one habit of romanisation; they apply in order to the folded words, written without spaces.
_ARTICLES = re.compile(r"^(?:al|el|ul|an|en|ar|er|as|es|ash|esh|ach|ech|ad|ed|az|ez|at|et)$")
_RULES = tuple(
    (re.compile(pattern), result)
    for pattern, result in (
        (r"tch|tsch", "č"),
        (r"shch|chtch|sch|sh|ch|š", "S"),
        (r"č", "S"),
        (r"dzh|dj|dsch|gi(?=[aou])|g(?=[ei])|zh|j|jj", "J"),
        (r"kh|x", "X"),
        (r"gh", "G"),
        (r"th|t", "t"),
        (r"dh|d", "d"),
        (r"ph", "f"),
        (r"qu(?=[aeio])|q|ck|c|k", "k"),
        (r"ou|oo|w|u|o", "u"),
        (r"aie|aye|ai|ay|ei|ey|ee|ie|iy|y|i", "i"),
        (r"v", "v"),
        (r"e|a", "a"),
    )
)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What the romanisations of one name have in common; empty when nothing would be left to tell names apart."""
    words = [w for w in fold(name).split() if not _ARTICLES.match(w)]
    text = "".join(words)
    for pattern, result in _RULES:
        text = pattern.sub(result, text)
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?:ia|iah|ah|ih|a|h)$", "a", text)
