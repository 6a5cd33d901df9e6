"""What is told of a place that an opening does not name did not happen at the one told before; « la même province » is that one."""

from datetime import date

import pytest

from tests.reading.shown import placed, shown

DAY = date(2016, 8, 28)
BEFORE = "Des raids ont visé Saraqeb, dans la province d'Idleb."
HERE = ("strike", "Saraqeb")

APART = [
    "Plus au sud, des combats ont éclaté.",
    "Un peu plus loin, des combats ont éclaté.",
    "Ailleurs, des combats ont éclaté.",
    "Non loin de là, des combats ont éclaté.",
    "Tout près de là, dix civils ont été tués dans un raid.",
    "A une dizaine de kilomètres de là, des combats ont éclaté.",
    "De l'autre côté de la frontière, dix civils ont été tués dans un raid.",
    "Sur un autre front, l'armée a attaqué des positions rebelles.",
    "Dans un village voisin, les rebelles ont tué dix soldats.",
    "Dans une autre province, dix civils ont été tués dans un raid.",
]


@pytest.mark.parametrize("text", APART)
def test_what_happened_at_a_place_without_a_name_was_not_at_the_one_told_before(text, gazetteer):
    found = shown(f"{BEFORE} {text}", gazetteer, DAY)

    assert [(str(e.kind), e.place.name, e.fatalities) for e in found] == [(*HERE, None)]


NAMED = [
    ("Plus au sud, à Homs, des combats ont éclaté.", {("clash", "Homs")}),
    ("A dix kilomètres de là, l'aviation a bombardé Ariha.", {("strike", "Ariha")}),
    ("De l'autre côté de la ville, des combats ont éclaté.", {("clash", "Saraqeb")}),
    ("Dans un immeuble voisin, dix civils ont été tués dans un raid.", set()),
    ("Dans la même ville, des combats ont éclaté.", {("clash", "Saraqeb")}),
    ("Dans la même province, des combats ont éclaté.", {("clash", "Idleb")}),
    ("Dans cette même province, dix civils ont été tués dans un raid.", {("strike", "Idleb")}),
    ("Des combats ont éclaté dans la province.", {("clash", "Idleb")}),
]


@pytest.mark.parametrize(("text", "events"), NAMED)
def test_a_place_that_is_named_or_told_again_is_where_it_happened(text, events, gazetteer):
    assert placed(f"{BEFORE} {text}", gazetteer, DAY) == {HERE, *events}


def test_the_same_province_is_that_in_which_the_town_told_before_lies(gazetteer):
    raided = shown("Des raids ont visé Saraqeb. Dans la même province, des combats ont éclaté.", gazetteer, DAY)
    unsaid = shown("Des raids ont visé Saraqeb. Dans la région, des combats ont éclaté.", gazetteer, DAY)

    assert [(e.place.name, e.place.feature_code) for e in raided] == [("Saraqeb", "PPL"), ("Idleb", "ADM1")]
    assert [e.place.name for e in unsaid] == ["Saraqeb"]


def test_the_dead_of_the_same_province_are_not_those_of_the_town(gazetteer):
    there = shown(f"{BEFORE} Dans la même province, dix civils ont péri.", gazetteer, DAY)
    (here,) = shown(f"{BEFORE} Dix civils ont péri.", gazetteer, DAY)

    assert [(e.place.name, e.fatalities.best if e.fatalities else None) for e in there] == [
        ("Saraqeb", None),
        ("Idleb", 10),
    ]
    assert here.fatalities.best == 10
