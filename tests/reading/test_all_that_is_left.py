"""What a side holds no more than, and what it holds no more: « n'a plus que », « n'est plus tenue que par », « ne tient plus »."""

from datetime import date
from functools import partial

import pytest

from tests.reading.shown import held

told = partial(held, published=date(2017, 11, 2))

TOLD = [
    # text, what is held, how much of it and by whom
    ("L'EI n'a plus que Mayadine et Boukamal.", {("Mayadine", "full", "EI"), ("Boukamal", "full", "EI")}),
    ("L'EI n'a plus qu'une poche à Hajine.", {("Hajine", "partial", "EI")}),
    ("L'EI n'avait vendredi que la ville de Hajine.", {("Hajine", "full", "EI")}),
    ("Hajine n'est plus tenue que par quelques jihadistes.", {("Hajine", "full", "jihadistes")}),
    ("Il ne reste plus aux jihadistes que Hajine.", {("Hajine", "full", "jihadistes")}),
    ("Il ne reste à l'EI que la ville de Hajine.", {("Hajine", "full", "EI")}),
    ("Les rebelles ne contrôlent plus que Hajine.", {("Hajine", "full", "rebelles")}),
    # none of it any more, nothing held
    ("Les rebelles ne contrôlent plus Hajine.", set()),
    ("Hajine n'est plus tenue par les jihadistes.", set()),
    ("L'armée ne contrôle plus la ville que les rebelles visent, Hajine.", set()),
    ("L'EI n'a plus que la ville de Hajine pour refuge.", set()),
    ("L'EI n'aura bientôt plus que Hajine.", set()),
    ("L'armée n'a plus rien dit que les rebelles de Hajine ignorent.", set()),
    ("Il ne reste plus aux habitants que Hajine.", set()),
    ("Il ne restera plus aux jihadistes que Hajine.", set()),
]


@pytest.mark.parametrize(("text", "holdings"), TOLD)
def test_what_is_left_to_a_side_is_held_and_what_it_lost_is_not(text, holdings, gazetteer):
    assert told(text, gazetteer) == holdings
