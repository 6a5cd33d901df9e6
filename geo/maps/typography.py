"""How long is a line of text, and where does it break?

The font is Open Sans, which ships with Calque: every machine draws the same letters. Sizes are points, lengths
millimetres.
"""

import re
import unicodedata
from base64 import b64encode
from functools import cache
from io import BytesIO
from typing import Any, Literal

from geo.data import path

FAMILY = "Open Sans"
MM_PER_POINT = 25.4 / 72
LINE = 1.22  # distance of two lines of text, in heights of the letters
Face = Literal["regular", "italic", "semibold", "bold"]
FILES: dict[Face, str] = {
    "regular": "OpenSans-Regular.ttf",
    "italic": "OpenSans-Italic.ttf",
    "semibold": "OpenSans-Semibold.ttf",
    "bold": "OpenSans-Bold.ttf",
}
WEIGHTS: dict[Face, int] = {"regular": 400, "italic": 400, "semibold": 600, "bold": 700}
RAISED, RAISED_UP = 0.62, 0.33  # size and height of raised letters, as shares of the size of their line
_ORDINAL = re.compile(r"(?<=\b[1I])(er|re)\b")  # « 1er », « Ire »
_MEASURED_POINTS = 100  # letters are measured this large, then scaled


@cache
def face(name: Face) -> Any:
    """The font of a face, as matplotlib asks for it."""
    from matplotlib.font_manager import FontProperties

    style: Literal["italic", "normal"] = "italic" if name == "italic" else "normal"
    return FontProperties(family=FAMILY, style=style, weight=WEIGHTS[name], fname=str(path(f"fonts/{FILES[name]}")))


@cache
def _metrics(name: Face) -> Any:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(path(f"fonts/{FILES[name]}")))
    font.set_size(_MEASURED_POINTS, 72)
    return font


UNDRAWN = "[…]"
"""What stands for words whose letters the font lacks: Arabic, Chinese."""
_ALIKE = str.maketrans("əƏ", "eE")  # Azerbaijani: no mark to lose
_LOST = "\0"


@cache
def printable(text: str, name: Face = "regular") -> str:
    """The text in letters that the font has: « Ḩamāh » loses its cedilla; words that it cannot draw are marked as left out."""
    known = _letters_of(name)
    drawn = "".join(c if ord(c) in known else _plainer(c, known) for c in unicodedata.normalize("NFC", text))
    return re.sub(f"{_LOST}(?:[{_LOST}\\s]*{_LOST})?", UNDRAWN, drawn)


def _plainer(letter: str, known: frozenset[int]) -> str:
    plain = letter.translate(_ALIKE)
    base = [c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)]
    return "".join(c for c in base if ord(c) in known) or ("" if unicodedata.combining(letter) else _LOST)


@cache
def _letters_of(name: Face) -> frozenset[int]:
    return frozenset(_metrics(name).get_charmap())


@cache
def _advance(text: str, name: Face) -> float:
    from matplotlib.ft2font import LoadFlags

    font = _metrics(name)
    font.set_text(printable(text, name), 0.0, flags=LoadFlags.NO_HINTING)
    width: float = font.get_width_height()[0] / 64
    return width / _MEASURED_POINTS


def runs(text: str) -> list[tuple[str, bool]]:
    """The pieces of a line, each with whether it is raised and smaller, as the letters of « 1er » are."""
    pieces = _ORDINAL.split(text)
    return [(piece, i % 2 == 1) for i, piece in enumerate(pieces) if piece]


def width(text: str, points: float, name: Face = "regular") -> float:
    """How long a line is."""
    if not text:
        return 0.0
    saved = sum((1 - RAISED) * _advance(letters, name) for letters in _ORDINAL.findall(text))
    return (_advance(text, name) - saved) * points * MM_PER_POINT


def height(points: float, lines: int = 1) -> float:
    """How high some lines are together."""
    return points * MM_PER_POINT * (1 + LINE * (lines - 1))


def wrapped(text: str, points: float, limit: float, name: Face = "regular") -> list[str]:
    """The text cut into lines no longer than a limit, at its spaces; a word too long stands alone."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, points, name) > limit:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def fitted(text: str, points: float, limit: float, name: Face, smallest: float) -> float:
    """The size, at most ``points``, at which a line fits a limit."""
    needed = width(text, points, name)
    return points if needed <= limit else max(smallest, points * limit / needed)


def style_sheet(letters: str) -> str:
    """A style sheet that carries the fonts themselves, cut down to some letters, so that a drawing takes them along."""
    rules = []
    for name, file in FILES.items():
        style = "italic" if name == "italic" else "normal"
        source = b64encode(_subset(file, "".join(sorted(set(letters))))).decode()
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{WEIGHTS[name]};font-style:{style};"
            f"src:url(data:font/ttf;base64,{source})}}"
        )
    return "".join(rules)


def _subset(file: str, letters: str) -> bytes:
    """The font of a file with these letters only."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(path(f"fonts/{file}"), recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk"]
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
