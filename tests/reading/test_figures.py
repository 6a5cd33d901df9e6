"""Do we count people as texts do: how many, who, what happened to them, and which figures must not be added?"""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Count
from geo.reading import numerals
from geo.reading.counts.figures import Figure, Harm, added, find_figures
from geo.reading.text import parse


def read(sentence: str) -> list[Figure]:
    return list(find_figures(parse(sentence)))


def told(figure: Figure) -> tuple[str, int | None, int | None, int | None]:
    return str(figure.what), figure.count.low, figure.count.best, figure.count.high


def exactly(what: str, number: int) -> tuple[str, int, int, int]:
    return what, number, number, number


ONE_FIGURE = [
    # the noun says what happened
    ("L'attaque a fait 12 morts.", exactly("killed", 12), None),
    ("L'attaque a fait un mort.", exactly("killed", 1), None),
    ("Le raid a fait au moins 12 morts.", ("killed", 12, None, None), None),
    ("Le raid a fait plus de 12 morts.", ("killed", 12, None, None), None),
    ("Le raid a fait plus d'une centaine de morts.", ("killed", 100, None, None), None),
    ("Le raid a fait jusqu'à 50 morts.", ("killed", None, None, 50), None),
    ("Le raid a fait moins de 50 blessés.", ("wounded", None, None, 50), None),
    ("Le raid a fait environ 30 morts.", ("killed", None, 30, None), None),
    ("Le raid a fait près de 30 morts.", ("killed", None, 30, None), None),
    ("Le raid a fait une dizaine de morts.", ("killed", None, 10, None), None),
    ("Le raid a fait une douzaine de morts.", exactly("killed", 12), None),
    ("Le raid a fait une vingtaine de blessés.", ("wounded", None, 20, None), None),
    ("Le raid a fait une centaine de morts.", ("killed", None, 100, None), None),
    ("Le raid a fait des dizaines de morts.", ("killed", 10, None, None), None),
    ("Le raid a fait plusieurs centaines de blessés.", ("wounded", 200, None, None), None),
    ("Le raid a fait des centaines de milliers de déplacés.", ("displaced", 100_000, None, None), None),
    ("Le raid a fait plusieurs morts.", ("killed", 2, None, None), None),
    ("Le raid a fait entre 20 et 30 morts.", ("killed", 20, None, 30), None),
    ("Le raid a fait de 20 à 30 morts.", ("killed", 20, None, 30), None),
    ("Le bilan s'établit à 35 morts.", exactly("killed", 35), None),
    ("On dénombre 1.200 blessés.", exactly("wounded", 1200), None),
    ("On dénombre 14 000 déplacés.", exactly("displaced", 14_000), None),
    ("On dénombre quatorze mille déplacés.", exactly("displaced", 14_000), None),
    ("On dénombre un million de déplacés.", exactly("displaced", 1_000_000), None),
    ("On dénombre 1,2 million de déplacés.", exactly("displaced", 1_200_000), None),
    ("L'ONU évalue à 800 le nombre des personnes déplacées.", exactly("displaced", 800), "personnes"),
    ("Cela porte à 80 le nombre de morts.", exactly("killed", 80), None),
    ("Huit corps ont été retrouvés.", exactly("killed", 8), None),
    ("Trois cents décès ont été recensés.", exactly("killed", 300), None),
    ("Le raid a fait 36 victimes civiles.", exactly("killed", 36), "civiles"),
    # a verb after the number
    ("Deux civils ont été tués.", exactly("killed", 2), "civils"),
    ("Une personne tuée, c'est le bilan.", exactly("killed", 1), "personne"),
    ("Vingt-deux soldats sont morts.", exactly("killed", 22), "soldats"),
    ("Sept rebelles ont péri.", exactly("killed", 7), "rebelles"),
    ("Sept villageois, pour la plupart âgés, ont trouvé la mort.", exactly("killed", 7), "villageois"),
    ("Quatre gardes au moins ont été abattus.", ("killed", 4, None, None), "gardes"),
    ("Quatre des leurs ont perdu la vie.", exactly("killed", 4), None),
    ("Dix agents de la police routière ont été enlevés.", exactly("captured", 10), "agents de la police routière"),
    ("Deux cameramans sont portés disparus.", exactly("missing", 2), "cameramans"),
    ("Quelque 3.000 habitants ont fui.", ("displaced", None, 3000, None), "habitants"),
    ("Plus de 300 familles se sont réfugiées au sud.", ("displaced", 300, None, None), "familles"),
    ("Onze combattants kurdes ont été capturés.", exactly("captured", 11), "combattants kurdes"),
    # a verb or a noun before the number
    ("L'explosion a tué neuf soldats.", exactly("killed", 9), "soldats"),
    ("L'explosion a tué dimanche neuf soldats.", exactly("killed", 9), "soldats"),
    ("L'explosion a tué, selon l'armée, neuf soldats.", exactly("killed", 9), "soldats"),
    ("Un obus est tombé, blessant trois écoliers.", exactly("wounded", 3), "écoliers"),
    ("Le raid a coûté la vie à six pompiers.", exactly("killed", 6), "pompiers"),
    ("Le raid a causé la mort de six pompiers.", exactly("killed", 6), "pompiers"),
    ("Après la mort samedi de six pompiers, la ville est en deuil.", exactly("killed", 6), "pompiers"),
]


@pytest.mark.parametrize(("sentence", "expected", "who"), ONE_FIGURE)
def test_one_figure_is_read_with_its_bounds_and_its_people(
    sentence: str, expected: tuple[str, int | None, int | None, int | None], who: str | None
) -> None:
    figures = read(sentence)

    assert [told(f) for f in figures] == [expected]
    assert figures[0].who == who


SEVERAL = [
    ("Un tir a fait 3 morts et 12 blessés.", [("killed", 3), ("wounded", 12)]),
    ("Un soldat a été tué et trois autres blessés.", [("killed", 1), ("wounded", 3)]),
    ("Neuf femmes ont été tuées et 31 blessées.", [("killed", 9), ("wounded", 31)]),
    ("Neuf civils ont péri à Homs et trois à Hama.", [("killed", 9), ("killed", 3)]),
    ("Neuf soldats sont morts, ainsi que deux miliciens et un guide.", [("killed", 9), ("killed", 2)]),
    ("La mort de trois soldats et de deux civils.", [("killed", 3), ("killed", 2)]),
    ("Les tirs ont tué deux sapeurs français et huit soldats.", [("killed", 2), ("killed", 8)]),
    ("Un tir a tué un homme, sa femme et leurs trois enfants.", [("killed", 1), ("killed", 1), ("killed", 3)]),
    ("Un tir a tué dix civils et en a blessé vingt lundi.", [("killed", 10), ("wounded", 20)]),
    ("Un tir a tué dix civils et blessé vingt autres lundi.", [("killed", 10), ("wounded", 20)]),
    ("Un homme a été tué par son frère.", [("killed", 1)]),
    ("Le 3 mai 2015, deux villages ont été pris ; un enfant de 5 ans a été tué.", [("killed", 1)]),
]


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_each_figure_of_a_sentence_keeps_what_happened_to_its_own(
    sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert [(f.what, f.count.low) for f in read(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Quatre rebelles ont tué le gouverneur.",  # they did it
        "L'armée a tiré 20 obus sur la ville, où les blessés affluent.",
        "Selon deux témoins, le maire a été enlevé.",
        "Les morts du 11 septembre 2001 ont été honorés.",
        "Un enfant de 5 ans regarde les blessés.",
        "Une attaque a visé 12 villages ; les négociations sont au point mort.",
        "Deux attentats ont été déjoués et des blessés soignés.",
        "La paix fut une victime de plus.",
        "Il risque la peine de mort, a dit l'un de ses 3 avocats.",
    ],
)
def test_numbers_of_other_things_and_of_those_unharmed_are_no_figures(sentence: str) -> None:
    assert read(sentence) == []


def test_three_figures_under_one_noun_each_keep_who_they_are() -> None:
    figures = read("Les heurts ont coûté la vie à 20 rebelles, 13 combattants loyalistes et 6 civils.")

    assert [(f.who, f.count.best) for f in figures] == [("rebelles", 20), ("combattants loyalistes", 13), ("civils", 6)]
    assert len({f.listing for f in figures}) == 1
    assert added(figures) == Count(low=39, best=39, high=39)


def test_the_tolls_of_the_two_articles_are_read_with_their_period(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "articles").glob("*.txt"))]
    figures = [f for text in texts for f in read(text)]

    tolls = {(f.what, f.count.low, f.cumulative) for f in figures}

    assert {("killed", n, True) for n in (255, 214, 137, 61)} <= tolls
    assert {("killed", 410, False), ("displaced", 14_000, False)} <= tolls


def test_what_is_listed_adds_up_to_a_lower_bound_where_one_part_is_one() -> None:
    figures = read("Au moins six soldats et un médecin sont morts.")

    assert added(figures) == Count(low=7)


def test_what_has_only_an_upper_bound_cannot_be_added() -> None:
    assert added(read("Jusqu'à 50 soldats ont été tués.")) is None


def test_figures_of_two_verbs_are_not_one_list() -> None:
    killed, wounded = read("Trois civils ont été tués et douze personnes blessées.")

    assert killed.listing is None
    assert wounded.listing is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Au moins 20 morts, dont 5 enfants.",
        "20 morts, parmi lesquels 5 enfants.",
        "20 personnes, dont 5 enfants, ont été tuées.",
        "20 personnes ont été tuées, y compris 5 enfants.",
        "20 personnes ont été tuées: 5 enfants et 15 soldats.",
    ],
)
def test_a_part_of_a_toll_is_marked_and_says_what_the_toll_says(sentence: str) -> None:
    whole, part, *_ = read(sentence)

    assert (whole.subset, part.subset) == (False, True)
    assert part.what is whole.what is Harm.KILLED
    assert part.count.best == 5


def test_a_figure_after_a_part_is_whole_again() -> None:
    figures = read("Dix soldats ont été tués, dont deux officiers, et 12 civils blessés.")

    assert [(f.what, f.subset) for f in figures] == [("killed", False), ("killed", True), ("wounded", False)]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Les heurts ont fait 60 morts depuis mercredi.", "depuis mercredi"),
        ("Depuis mercredi, les heurts ont fait 60 morts.", "Depuis mercredi"),
        ("Les heurts ont fait 60 morts en trois jours.", "en trois jours"),
        ("60 civils sont morts depuis le début de l'offensive.", "depuis le début de l'offensive"),
        ("60 morts, en majorité des civils, depuis mars 2011.", "depuis mars 2011"),
        ("La guerre a fait près de 90.000 morts.", "guerre"),
        ("60 soldats sont morts à travers le pays.", "à travers le pays"),
    ],
)
def test_a_toll_of_a_period_a_war_or_a_country_says_so(sentence: str, scope: str) -> None:
    (figure,) = read(sentence)

    assert figure.cumulative
    assert figure.scope == scope


@pytest.mark.parametrize(
    "sentence",
    [
        "C'est l'attentat le plus meurtrier depuis 2011, avec 60 morts.",
        "60 civils sont morts sous des tirs venus des hauteurs de la gare.",
        "60 civils ont été tués dans la ville, assiégée depuis mars.",
        "Un tel crime de guerre a fait 20 morts.",
        "Les combats de vendredi ont fait 60 morts.",
    ],
)
def test_a_toll_of_one_event_is_not_cumulative(sentence: str) -> None:
    (figure,) = read(sentence)

    assert not figure.cumulative


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("L'attaque n'a pas fait de victime.", "killed"),
        ("L'attaque n'a pas fait de blessé.", "wounded"),
        ("Aucun blessé n'est à déplorer.", "wounded"),
        ("Un drone s'est écrasé sans faire de mort.", "killed"),
        ("Personne n'a été blessé.", "wounded"),
    ],
)
def test_a_denied_toll_is_none_and_not_unknown(sentence: str, what: str) -> None:
    (figure,) = read(sentence)

    assert figure.negative
    assert told(figure) == exactly(what, 0)


@pytest.mark.parametrize("sentence", ["Le raid n'a fait aucune victime civile.", "Aucun mort parmi les habitants."])
def test_none_dead_of_some_is_not_nobody_dead(sentence: str) -> None:
    assert read(sentence) == []


def test_who_gives_a_figure_is_quoted_where_it_follows() -> None:
    (figure,) = read("Le raid a fait 12 morts, selon la défense civile.")

    assert figure.source_hint == "la défense civile"


def test_killed_and_wounded_counted_together_are_neither() -> None:
    assert [told(f) for f in read("Le raid a fait 150 tués et blessés.")] == [exactly("casualties", 150)]


PIECES = st.sampled_from(
    ["12", "au moins", "une dizaine", "de", "morts", "civils", "ont été tués", "dont", "et", ",", "trois", "plusieurs", "14 000",
     "blessant", "la mort", "depuis mercredi", "aucun", "blessé", "entre", "20", "à", "30", ".", "«", "»", "(", ")", "l'", "un", "million"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    figures = read(text)

    assert all(0 <= f.span.start < f.span.end <= len(text) for f in figures)
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("deux", 2), ("vingt et un", 21), ("soixante-dix", 70), ("quatre-vingt-dix-sept", 97), ("quatre-vingts", 80), ("cent", 100),
        ("trois cents", 300), ("deux cent cinquante", 250), ("mille", 1000), ("quatorze mille", 14_000), ("trois mille deux cents", 3200),
        ("un million", 1_000_000), ("deux millions", 2_000_000), ("1.200", 1200), ("14 000", 14_000), ("14\u202f000", 14_000),
        ("250.000", 250_000), ("1,2 million", 1_200_000), ("7", 7),
    ],
)  # fmt: skip
def test_numbers_in_words_and_figures_have_their_value(words: str, value: int) -> None:
    tokens = parse(words).tokens

    assert numerals.read(tokens, 0) == (value, len(tokens))


@pytest.mark.parametrize("words", ["deux trois", "3,5", "cinq une"])
def test_what_is_no_one_number_is_not_read_as_one(words: str) -> None:
    tokens = parse(words).tokens

    read_as = numerals.read(tokens, 0)

    assert read_as is None or read_as[1] < len(tokens)


@pytest.mark.parametrize(
    "piece",
    [
        "12 morts, ",
        "aucun mort ",
        "depuis mars 12 civils ",
        "mille ",
        "selon lui 3 morts ",
        "dont 3 enfants ",
        "environ ",
        "un civil et ",
    ],
)
def test_a_sentence_without_end_is_read_to_its_end(piece: str) -> None:
    text = parse(piece * 10_000 + "7 blessés")

    (*_, last) = find_figures(text)

    assert last.span.end == len(text.text)
