"""How long a line is, where it breaks, and which letters can be drawn."""

import warnings

import pytest

from geo.maps import typography


def test_twice_the_letters_are_twice_as_long_and_so_are_letters_twice_as_large() -> None:
    once = typography.width("Alep", 10)

    assert typography.width("AlepAlep", 10) == pytest.approx(2 * once, rel=0.03)
    assert typography.width("Alep", 20) == pytest.approx(2 * once)


def test_no_line_is_longer_than_asked_but_for_a_word_that_is() -> None:
    text = "Les rebelles ont pris anticonstitutionnellement la ville"

    lines = typography.wrapped(text, 10, 20)

    assert " ".join(lines) == text
    assert [line for line in lines if typography.width(line, 10) > 20] == ["anticonstitutionnellement"]


@pytest.mark.parametrize("text", ["Évacué à l’aube", "« œuvre » – Çà", "Kourakhove, Покровськ", "Goražde"])
def test_french_and_cyrillic_are_drawn_as_they_are(text: str) -> None:
    assert typography.printable(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ḩamāh", "Hamāh"),
        ("Se\u0301oul", "Séoul"),
        ("1/4\u202f000", "1/4 000"),
        ("Aş Şūrān", "Aş Şūrān"),
        ("عنب بلدي", "[…]"),
        ("Alep (حلب) et 城郊, en Syrie", "Alep ([…]) et […], en Syrie"),
        ("Əhmədbəyli", "Ehmedbeyli"),
    ],
)
def test_letters_that_the_font_lacks_lose_their_marks(text: str, drawn: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        typography.width(text, 10)

    assert typography.printable(text) == drawn


@pytest.mark.parametrize(
    ("text", "raised"), [("du 25 au 1er mai", ["er"]), ("Ire armée", ["re"]), ("11er, 1erre, premier", [])]
)
def test_the_letters_of_an_ordinal_are_raised_and_small(text: str, raised: list[str]) -> None:
    runs = typography.runs(text)

    assert [piece for piece, up in runs if up] == raised
    assert "".join(piece for piece, _ in runs) == text
    assert (
        typography.width(text, 10) < typography.width(text.replace("er", "xx").replace("re", "xx"), 10)
    ) or not raised


def test_a_style_sheet_carries_every_face_and_few_bytes() -> None:
    sheet = typography.style_sheet("Alep Damas")

    assert sheet.count("@font-face") == len(typography.FILES)
    assert len(sheet) < 40_000
    assert sheet == typography.style_sheet("Damas Alep")
