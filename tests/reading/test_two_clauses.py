"""Two clauses of one sentence each keep their place and their parties; what a place is said to be besides is told of it."""

from datetime import date

import pytest

from geo.codebook import Factuality
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers, held, placed, shown

DAY = date(2016, 8, 28)

WHERE = [
    # text, all that happened and where
    (
        "A Alep, l'aviation a visé le centre, tandis que l'EI a tiré des obus sur Marea.",
        {("strike", "Alep"), ("strike", "Marea")},
    ),
    (
        "A Homs, l'armée a pris le contrôle du centre-ville, et l'EI contrôle toujours Raqa.",
        {("control", "Homs"), ("control", "Raqqa")},
    ),
    ("A Homs, l'armée a lancé un assaut, mais a perdu Talbissé.", {("clash", "Homs"), ("control", "Talbissé")}),
    (
        "Taftanaz était hier la cible de tirs nourris, tandis qu'une opération militaire est en cours à Raqa.",
        {("strike", "Taftanaz"), ("clash", "Raqqa")},
    ),
    (
        "Dans la province de Hama, les rebelles ont pris dix hameaux, tandis que l'armée a repris Palmyre.",
        {("control", "Hama"), ("control", "Palmyre")},
    ),
    (
        "Des missiles ont visé un dépôt dans les environs de Sebha, et à Derna, les miliciens ont contenu un assaut.",
        {("strike", "Sebha"), ("clash", "Derna")},
    ),
    ("Des raids ont visé un dépôt à Homs, et à Hama, a indiqué une ONG.", {("strike", "Homs"), ("strike", "Hama")}),
    (
        "Les miliciens ont tiré vers Rmeich, et le centre de Nabatiyé, d'où les habitants sont partis, est désert.",
        {("clash", "Rmeich")},
    ),
    (
        "Depuis l'aube, à 20 km à l'est de Marib, les houthis affrontent des tribus.",
        {("clash", "Marib")},
    ),
    ("Morek, à 30 km au nord de Hama, est repassée jeudi sous le contrôle de l'armée.", {("control", "Morek")}),
    ("Même si elle n'a pas d'hommes à Mossoul, la France a bombardé des dépôts de l'EI.", set()),
    ("Des familles ont quitté Zahlé après les raids sur Baalbek.", {("strike", "Baalbek")}),
    ("Des familles ont quitté Alep après les bombardements de Douma.", {("strike", "Douma")}),
    ("Bien que l'armée n'ait pas repris Homs, l'aviation y a mené des raids.", {("strike", "Homs")}),
]


@pytest.mark.parametrize(("text", "events"), WHERE)
def test_a_clause_has_its_place(text, events, gazetteer):
    assert placed(text, gazetteer, DAY) == events


WHO = [
    # text, kind, place, who did it
    ('Le gouverneur a accusé l\'armée: "Elle a bombardé Alep mardi".', "strike", "Alep", {"armée"}),
    ("L'armée a accusé la milice: « Elle a bombardé Alep mardi. »", "strike", "Alep", set()),
    ("Les rebelles ont quitté Saraqeb, bombardée mardi par l'armée.", "strike", "Saraqeb", {"armée"}),
    (
        "Les rebelles ont quitté Saraqeb, située sur l'autoroute et bombardée mardi par l'armée.",
        "strike",
        "Saraqeb",
        {"armée"},
    ),
    (
        "Les soldats français sont partis de Tessalit, tandis que dix soldats sont tombés à Boni.",
        "clash",
        "Boni",
        set(),
    ),
    ("L'armée a plié bagage à Masisi, mais des combats ont éclaté près de Mambasa.", "clash", "Mambasa", set()),
    (
        "Un entrepôt a été frappé à Izmaïl, tandis que les tirs de l'armée ont tué dix civils à Lyman.",
        "strike",
        "Izmaïl",
        set(),
    ),
    (
        "L'armée a libéré Palmyre dimanche, tandis que la ville d'Idleb a été ravie à l'armée.",
        "control",
        "Idleb",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "kind", "place", "who"), WHO)
def test_who_acts_in_a_clause_acts_in_no_other(text, kind, place, who, gazetteer):
    told = [e for e in shown(text, gazetteer, DAY) if (e.kind, e.place and e.place.name) == (kind, place)]
    assert [set(doers(e)) & {"armée", "rebelles", "soldats français"} for e in told] == [who]


HELD = [
    # text, each place held, how much of it, and by whom
    ("Les civils fuient par la route de Manbij, que tient l'armée.", {("Manbij", "full", "armée")}),
    (
        "Les houthis contrôlent la majeure partie de la province de Taëz, une partie de celle de Marib et la ville d'Hodeïda.",
        {("Taëz", "majority", "houthis"), ("Marib", "partial", "houthis"), ("Hodeïda", "full", "houthis")},
    ),
    (
        "Le M23 tient une grande partie de la province du Nord-Kivu ainsi que des villages dans celles de l'Ituri et du Sud-Kivu.",
        {("Nord-Kivu", "majority", "M23"), ("Ituri", "partial", "M23"), ("Sud-Kivu", "partial", "M23")},
    ),
    (
        "Les rebelles tiennent les deux tiers de la province d'Idleb, la moitié de celle de Hama et 30 % de celle d'Alep.",
        {("Idleb", "majority", "rebelles"), ("Hama", "partial", "rebelles"), ("Alep", "partial", "rebelles")},
    ),
    (
        "L'armée a repris lundi Tal Afar, à 60 km à l'ouest de Mossoul, et la ville de Sinjar.",
        {("Tal Afar", "full", "armée"), ("Sinjar", "full", "armée")},
    ),
    (
        "L'armée a repris Hajine, située sur l'Euphrate, et Soussa.",
        {("Hajine", "full", "armée"), ("Soussa", "full", "armée")},
    ),
    ("Hajine, situé dans la province de Deir Ezzor et tenu par l'EI, est un gros bourg.", {("Hajine", "full", "EI")}),
]


@pytest.mark.parametrize(("text", "places"), HELD)
def test_each_place_of_a_list_has_its_share(text, places, gazetteer):
    assert held(text, gazetteer, DAY) == places


SURE = [
    ("Les rebelles reculent, même s'ils tiennent encore Morek.", Factuality.ASSERTED),
    ("La trêve prendrait fin, même si l'armée prenait Morek.", Factuality.HYPOTHETICAL),
    ("On ne sait si l'armée a pris Morek.", Factuality.HYPOTHETICAL),
]


@pytest.mark.parametrize(("text", "factuality"), SURE)
def test_what_is_granted_has_happened(text, factuality, gazetteer):
    found = read(Article(id="essai", text=text, published=DAY), gazetteer).events
    assert [e.factuality for e in found] == [factuality]
