"""Where fighting was and between whom, where the sentence does not say it in so many words."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Kind
from geo.model import Article
from geo.reading.pipeline import read

WEDNESDAY = date(2016, 9, 14)


def clashes(text, gazetteer, published=WEDNESDAY):
    found = read(Article(id="essai", text=text, published=published), gazetteer).events
    return [e for e in found if e.kind is Kind.CLASH and e.factuality in CURRENT]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Une centaine de combattants ont attaqué mardi Djibo.", "Djibo"),
        ("Plus d'une vingtaine de membres de Boko Haram ont attaqué mardi Diffa.", "Diffa"),
        ("Des hommes à moto ont attaqué mardi Djibo.", "Djibo"),
        ("Le maire de Bosso a été abattu mardi par des hommes armés.", "Bosso"),
        ("Une embuscade tendue mardi entre Gao et Kidal a fait cinq morts.", "Gao"),
        ("Les combats, qui ont repris mardi après une accalmie, se concentrent dans le centre de Syrte.", "Syrte"),
        ("L'armée tente depuis mardi de reprendre Palmyre, où les combats ont fait dix morts.", "Palmyre"),
        ("Après deux jours de combats, les rebelles se sont retirés de Palmyre.", "Palmyre"),
        ("Les rebelles se sont retirés de Palmyre après deux jours de combats.", "Palmyre"),
        ("A 30 km de Bambari, un soldat a péri mardi lors de l'attaque de son véhicule.", "Bambari"),
        ("Saraqeb est calme. Des combats ont éclaté mardi dans cette ville de la province d'Idleb.", "Saraqeb"),
        ("Les combats ont redoublé de violence dans la région agricole autour de Damas.", "Damas"),
        ("Des jihadistes ont attaqué mardi une base d'Irak, près de Samarra, à 100 km au nord de Bagdad.", "Samarra"),
        ("L'attaque de mardi à Djibo n'a pas été revendiquée.", "Djibo"),
        ("Des hommes armés ont mitraillé mardi un barrage à Zarqa.", "Zarqa"),
        ("L'assaut, appuyé par des chars, a été donné mardi à Palmyre.", "Palmyre"),
    ],
)
def test_fighting_is_where_a_reader_would_draw_it(text, place, gazetteer):
    assert [e.place.name for e in clashes(text, gazetteer)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "A Palmyre, l'armée a bombardé un quartier et des combats avaient lieu mardi dans d'autres régions.",
        "Les rebelles ont pris mardi Palmyre, étendant leur offensive à une province voisine.",
        "L'Observatoire a noté un calme relatif à Palmyre. Lundi, six soldats avaient été tués dans des combats.",
        "Cinq civils ont été tués mardi par des tireurs embusqués à Palmyre.",
    ],
)
def test_fighting_elsewhere_is_not_drawn_at_the_place_that_a_sentence_names(text, gazetteer):
    assert clashes(text, gazetteer) == []


def test_the_parties_of_fighting_are_named_across_an_apposition(gazetteer):
    text = "Des heurts entre habitants alaouites, partisans du régime, et sunnites ont fait dix morts mardi à Tripoli."
    (event,) = clashes(text, gazetteer)

    assert event.roles.attacker == ("habitants alaouites", "sunnites")


def test_both_whom_fighting_sets_against_each_other_are_parties(gazetteer):
    text = "Des combats opposent l'armée syrienne, soutenue par le Hezbollah, aux rebelles à Palmyre."
    (event,) = clashes(text, gazetteer)

    assert {"armée syrienne", "rebelles"} <= set(event.roles.attacker)


def test_an_offensive_begun_long_ago_that_goes_on_is_of_today(gazetteer):
    (event,) = clashes("La bataille engagée à Mossoul le 17 juin mobilise 5.000 hommes.", gazetteer)

    assert event.time.last_day == WEDNESDAY


def test_days_of_what_opens_a_sentence_do_not_date_the_fighting(gazetteer):
    text = "Depuis l'annonce lundi d'une trêve, le 22 octobre à Genève, les combats font rage à Palmyre."
    (event,) = clashes(text, gazetteer)

    assert event.time.last_day == WEDNESDAY


def test_unrest_is_no_fighting(gazetteer):
    assert clashes("Des heurts entre manifestants et policiers ont fait deux morts mardi à Bamako.", gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Six soldats sont morts mardi dans le crash de leur hélicoptère près de Gao.",
        "Trois gendarmes ont trouvé la mort mardi dans une avalanche à Kidal.",
        "L'opération de vaccination se poursuit à Gao.",
        "Le gouvernement a lancé mardi à Dakar une offensive de charme.",
        "Les touristes ont pris d'assaut mardi les plages de Dakar.",
    ],
)
def test_mishaps_and_figures_of_speech_are_no_fighting(text, gazetteer):
    assert clashes(text, gazetteer) == []
