"""The dead and the wounded belong to the event that harmed them: by place, by nearness, by the sentence before."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def tolls(text, gazetteer, what="fatalities"):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return {e.place.name: getattr(e, what) and getattr(e, what).best for e in found if e.place}


HARMED = [
    ("Vingt et un civils ont péri samedi, dont 15 à Homs sous les raids de l'armée syrienne.", {"Homs": 15}),
    ("Un raid sur Saraqeb a coûté la vie samedi à deux bergers et cinq femmes.", {"Saraqeb": 7}),
    ("Les bombardements ont fait samedi douze morts à Damas et huit à Alep.", {"Damas": 12, "Alep": 8}),
    ("Neuf rebelles ont péri dans des combats et l'armée syrienne a bombardé Idleb.", {"Idleb": None}),
    ("Un raid a visé Douma, où l'on a ensuite découvert 30 corps dans une fosse.", {"Douma": None}),
    ("L'armée syrienne a bombardé Rastane, faisant un blessé, et cinq morts à Alep.", {"Rastane": None}),
    ("L'aviation syrienne a bombardé Douma samedi. Six personnes ont été tuées.", {"Douma": 6}),
    ("L'aviation syrienne a bombardé Douma samedi. Six personnes ont été tuées à Tartous.", {"Douma": None}),
]


@pytest.mark.parametrize(("text", "dead"), HARMED, ids=[text[:60] for text, _ in HARMED])
def test_an_event_carries_the_dead_that_its_text_ties_to_it(text, dead, gazetteer):
    found = tolls(text, gazetteer)

    assert {place: found.get(place) for place in dead} == dead


def test_a_toll_told_in_the_next_sentence_brings_that_sentence_as_evidence(gazetteer):
    article = Article(
        id="essai",
        text="L'aviation syrienne a bombardé Douma samedi. Six personnes ont été tuées et dix blessées.",
        published=MONDAY,
    )

    (event,) = read(article, gazetteer).events

    assert (event.fatalities.best, event.wounded.best) == (6, 10)
    assert [article.text[r.span.start :][:6] for r in event.reports] == ["L'avia", "Six pe"]


def test_a_toll_that_an_event_carries_is_no_toll_of_the_article(gazetteer):
    text = "L'aviation syrienne a bombardé Douma samedi. Six personnes ont été tuées. La guerre a fait 300.000 morts."

    reading = read(Article(id="essai", text=text, published=MONDAY), gazetteer)

    assert [t.killed.best for t in reading.tolls] == [300000]
