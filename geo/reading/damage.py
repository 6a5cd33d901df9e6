"""What did a text say before machines went over it?

Pages reach us with letters read in the wrong encoding (« Ã© »), entities (« &nbsp; », « &#8217; »), tags, accents parted from
their letters, and characters that nobody sees: soft hyphens, marks of width nought. They are mended in place: the text stays
as long as it was, so that every offset holds, and what is left over becomes a soft hyphen, which words do without.
"""

import html
import re
import unicodedata
from functools import cache

FILLER = "\u00ad"
"""Stands for what a mended character took more than its own place; no part of any word."""

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_HYPHENS = "\u2010\u2011"
_ACCENTS = "\u0300-\u036f"
_PAGE = "cp1252"
_LONE = {chr(0xC3): chr(0xE0), chr(0xC2): " "}  # what is left where the second byte, a hard space, was made a soft one


@cache
def _bytes() -> dict[str, int]:
    """The byte of 0x80 to 0xBF that a character of a wrongly read text was: « © » → 0xA9, « ™ » → 0x99."""
    found = {chr(code): code for code in range(0x80, 0xC0)}
    for code in range(0x80, 0xA0):
        if (char := bytes([code]).decode(_PAGE, "ignore")) != "":
            found[char] = code
    return found


@cache
def _damage() -> re.Pattern[str]:
    tail = "".join(map(re.escape, _bytes()))
    return re.compile(
        rf"[\xc2\xc3\xc5][{tail}]|\xe2[{tail}][{tail}]|\xc3(?= )|\xc2(?=\s|$)"  # UTF-8 read as Windows-1252; a hard space was made soft
        r"|[\x80-\x9f]"  # Windows-1252 read as Latin-1
        r"|&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}) ?;"
        r"|</?(?:p|br|div|li|ul|ol|h[1-6]|strong|em|b|i|u|a|span|img|figure|figcaption|blockquote)\b[^<>]{0,400}>"
        r"|(?:\\n)+(?=[^a-z]|$)"  # a line's end, written out
        rf"|[^\W\d_][{_ACCENTS}]+"
        rf"|[{_UNSEEN}{_HYPHENS}]"
    )


_SUSPECT = re.compile(rf"[\xc2\xc3\xc5&<\\\x80-\x9f{_UNSEEN}{_HYPHENS}{_ACCENTS}]|\xe2[\x80\u20ac]")
_BLOCKS = re.compile(r"</?(?:p|br|div|li|h[1-6])\b|\\n")


def mended(text: str) -> str:
    """The text as it was meant, character for character as long as it is."""
    return _damage().sub(_mend, text) if _SUSPECT.search(text) else text


def _mend(found: re.Match[str]) -> str:
    piece = found[0]
    if piece in _UNSEEN:
        return FILLER
    if piece in _HYPHENS:
        return "-"
    if piece[0] in "<\\":
        return ("\n" if _BLOCKS.match(piece) else " ").ljust(len(piece))
    if unicodedata.combining(piece[-1]):
        return unicodedata.normalize("NFC", piece).ljust(len(piece), FILLER)
    meant = html.unescape(piece.replace(" ;", ";")) if piece[0] == "&" else _decoded(piece)
    if meant == piece or len(meant) != 1:
        return piece
    return meant.ljust(len(piece), " " if meant.isspace() else FILLER)


def _decoded(piece: str) -> str:
    """What some characters were, whose bytes were read one by one."""
    if piece[0] in _LONE and len(piece) == 1:
        return _LONE[piece[0]]
    codes = [ord(piece[0]), *(_bytes()[char] for char in piece[1:])]
    meant = bytes(codes).decode("utf-8", "ignore") if len(codes) > 1 else piece
    return bytes([ord(meant)]).decode(_PAGE, "ignore") if "\x80" <= meant <= "\x9f" else meant
