"""Articles of several newspapers tell one event once; how well it is supported says who told it, and how independently."""

from dataclasses import replace
from datetime import date

import pytest

from geo.codebook import Factuality
from geo.desk.corroboration import Grade, merge, support
from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)
DISPATCH = "L'aviation russe a bombardé dimanche la ville d'Idleb, tuant huit civils, selon l'OSDH."
RETOLD = "Un raid aérien russe sur Idleb a tué onze civils dimanche, d'après des secouristes."


def readings(gazetteer, *texts):
    return [read(Article(id=f"article-{n}", text=text, published=MONDAY), gazetteer) for n, text in enumerate(texts, 1)]


def test_one_strike_in_three_articles_of_which_two_print_one_dispatch_has_two_sources(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH, DISPATCH, RETOLD))

    told = support(strike)

    assert (told.articles, told.sources, told.grade) == (3, 2, Grade.FAIR)
    assert [r.article_id for r in strike.reports] == ["article-1", "article-2", "article-3"]


def test_deaths_told_twice_are_never_added_up(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH, DISPATCH, RETOLD))

    assert (strike.fatalities.low, strike.fatalities.best, strike.fatalities.high) == (8, 8, 11)


def test_each_report_keeps_its_own_figure(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH, RETOLD))

    assert [r.fatalities.best for r in strike.reports] == [8, 11]


def test_strikes_of_two_sides_are_two_events(gazetteer):
    told = merge(readings(gazetteer, DISPATCH, "L'aviation turque a bombardé dimanche la ville d'Idleb."))

    assert [e.sides for e in told] == [("russia",), ("turkey",)]


@pytest.mark.parametrize(
    "other",
    [
        "L'aviation russe a bombardé dimanche la ville de Saraqeb.",
        "L'aviation russe a bombardé le 14 novembre la ville d'Idleb.",
        "L'armée syrienne a repris dimanche la ville d'Idleb.",
        "L'aviation russe n'a pas bombardé dimanche la ville d'Idleb.",
    ],
    ids=["another place", "another day", "another kind", "a denial"],
)
def test_what_differs_is_told_apart(other, gazetteer):
    assert len(merge(readings(gazetteer, DISPATCH, other))) == 2


def test_a_strike_of_one_source_is_weakly_supported(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH, DISPATCH))

    assert support(strike).grade is Grade.WEAK


def test_a_strike_that_its_attacker_admits_is_confirmed(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH))

    assert support(replace(strike, attributed_to=("ministère de la Défense de Russie",))).grade is Grade.CONFIRMED


def test_a_strike_that_did_not_happen_is_discounted(gazetteer):
    (strike,) = merge(readings(gazetteer, DISPATCH))

    assert support(replace(strike, factuality=Factuality.DENIED)).grade is Grade.DISCOUNTED


def test_only_strikes_are_graded(gazetteer):
    (taken,) = merge(readings(gazetteer, "Les rebelles se sont emparés samedi de la ville de Hama."))

    assert support(taken).grade is None
