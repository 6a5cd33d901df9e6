"""Turns of phrase of reporters: where something happened, who did it and on which day, and what is no event."""

from datetime import date

import pytest

from geo.codebook import Factuality
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers, held, placed, shown

DAY = date(2019, 3, 15)  # a Friday

WHERE = [
    # text, all that happened and where
    # a country of another time is no place to be
    ("M. Barrot a reçu des évêques, inquiets pour leur place dans la Syrie de demain.", set()),
    ("M. Barrot a rencontré des évêques en Syrie.", {("visit", "Syrie")}),
    ("M. Barrot a rencontré des évêques dans le Mali d'aujourd'hui.", set()),
    # nor is one who is exchanged for others received with them
    ("Des chefs du régiment, échangés contre le banquier Ivan Petrov, ont été reçus en Turquie.", set()),
    ("Le banquier Ivan Petrov a été reçu en Turquie.", {("visit", "Turquie")}),
    # a river is too long to be drawn; a town on it is not
    ("Sur l'autre rive de l'Euphrate, les rebelles mènent une offensive.", {("clash", None)}),
    ("Des raids ont visé les rives de l'Euphrate près de Mayadine.", {("strike", "Mayadine")}),
    ("Des raids ont visé un pont sur l'Euphrate, et Mayadine est calme.", set()),
    ("Les rebelles mènent une offensive le long du Dniepr.", {("clash", None)}),
    ("Des soldats sont tombés dans une embuscade en bordure du fleuve Niger.", {("clash", None)}),
    # those who try to get somewhere are struck where they are
    ("L'aviation a visé des barques qui tentaient de traverser le fleuve près de Mayadine.", {("strike", "Mayadine")}),
    ("L'aviation a visé des barques qui n'ont pas tenté de traverser près de Mayadine.", set()),
    # what is dropped falls where the fighting is, what hits the town centre hits the town spoken of last
    (
        "L'armée a pris Homs. Des avions ont lâché des bombes sur des grottes.",
        {("control", "Homs"), ("strike", "Homs")},
    ),
    ("L'armée a pris Homs. Des bombes ont été comptées dans des grottes.", {("control", "Homs")}),
    (
        "L'armée a pris Homs. La trêve piétine. Des avions ont bombardé un immeuble dans le centre-ville.",
        {("control", "Homs"), ("strike", "Homs")},
    ),
    (
        "L'armée a pris Homs. Idleb a peur. Des avions ont bombardé un immeuble dans le centre-ville.",
        {("control", "Homs")},
    ),
    ("L'armée a pris Homs. La trêve piétine. Des avions ont bombardé un immeuble.", {("control", "Homs")}),
    # « que » stands for both of two towns, and after « après » for none
    ("Il a fui Homs et Saraqeb, que l'artillerie pilonnait mardi.", {("strike", "Homs"), ("strike", "Saraqeb")}),
    (
        "L'armée a pris Homs, trois jours après que des raids ont visé Saraqeb.",
        {("control", "Homs"), ("strike", "Saraqeb")},
    ),
    # an aircraft without a pilot is a drone, not every aircraft is
    ("Un appareil sans pilote s'est écrasé sur un dépôt de Homs.", {("strike", "Homs")}),
    ("Un appareil russe s'est écrasé sur un dépôt de Homs.", set()),
    # whoever passes through a town was there
    ("M. Barrot est passé jeudi par Beyrouth.", {("visit", "Beyrouth")}),
    ("L'accord est passé jeudi par Beyrouth.", set()),
    ("M. Barrot a été reçu jeudi par Beyrouth.", set()),
    # « ils » are two persons told together, « a-t-il dit à Oslo » is where he was
    ("Joe Biden et Emmanuel Macron se parlent. Ils ont visité Homs.", {("visit", "Homs")}),
    ("Joe Biden est ému, et Emmanuel Macron se tait. Ils ont visité Homs.", set()),
    ("Joe Biden est inquiet. « Kiev tient », a-t-il dit à Oslo.", {("visit", "Oslo")}),
    ("Joe Biden est inquiet. « Tout va bien », a-t-il dit au téléphone à Oslo.", set()),
    # what stretches from a place is not there, and what goes on every day is no event
    ("Les jihadistes tiennent un désert qui court de Palmyre à l'Irak. Ils y ont attaqué l'armée.", set()),
    ("Les jihadistes harcèlent l'armée près de Palmyre.", set()),
    ("Les jihadistes harcèlent près de Palmyre l'armée, à laquelle le bourg est revenu en 2017.", set()),
    ("Les jihadistes harcèlent l'armée près de Palmyre depuis mardi.", {("clash", "Palmyre")}),
    ("Les jihadistes ont harcelé l'armée près de Palmyre.", {("clash", "Palmyre")}),
]


@pytest.mark.parametrize(("text", "events"), WHERE)
def test_where_something_happened_if_it_did(text, events, gazetteer):
    assert placed(text, gazetteer, DAY) == events


HELD = [
    # text, what is held, how much of it and by whom
    ("Des hommes armés ont investi le poste de Nassib.", {("Poste-frontière de Nassib", "full", "hommes armés")}),
    ("Des hommes armés ont investi le poste de Nassib, tuant dix soldats.", set()),
    ("Des hommes armés ont investi la ville de Saraqeb.", set()),
    ("L'armée a repris une partie du poste de Nassib.", {("Poste-frontière de Nassib", "partial", "armée")}),
    ("L'armée a repris le poste de police de Saraqeb.", {("Saraqeb", "partial", "armée")}),
    (
        "La Russie a annoncé la prise de deux villages, dont Vovtchansk et Soudja.",
        {("Vovtchansk", "full", "Russie")},
    ),
    (
        "La Russie a annoncé la reprise de deux villages, dont Vovtchansk et Soudja.",
        {("Vovtchansk", "full", "Russie"), ("Soudja", "full", "Russie")},
    ),
]


@pytest.mark.parametrize(("text", "holdings"), HELD)
def test_what_is_taken_and_by_whom(text, holdings, gazetteer):
    assert held(text, gazetteer, DAY) == holdings


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jean-Noël Barrot et Annalena Baerbock se sont rendus à Kiev.", {"Jean-Noël Barrot", "Annalena Baerbock"}),
        ("Sans Jean-Noël Barrot, Annalena Baerbock s'est rendue à Kiev.", {"Annalena Baerbock"}),
    ],
)
def test_both_of_two_who_travel_are_named(text, who, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert set(doers(event)) == who


DAYS = [
    # text, first and last day of what it tells
    ("À la fin de l'année 2018, l'armée a bombardé Homs.", (date(2018, 10, 1), date(2018, 12, 31))),
    ("À la fin de décembre, l'armée a bombardé Homs.", (date(2018, 12, 21), date(2018, 12, 31))),
    ("Vint ensuite la reconquête d'Alep, à la fin de 2016, puis la trêve.", (date(2016, 10, 1), date(2016, 12, 31))),
    (
        "L'accord est survenu au lendemain d'un raid à Homs, où dix morts ont été comptés mardi.",
        (date(2019, 3, 12),) * 2,
    ),
    ("Deux jours après un raid à Homs, où vit M. Haddad, l'accord a été signé jeudi.", (date(2019, 3, 12),) * 2),
    ("L'accord a été signé jeudi, deux jours après que l'armée a bombardé Homs.", (date(2019, 3, 12),) * 2),
    ("Deux jours après que l'armée a bombardé Homs, l'accord a été signé jeudi.", (date(2019, 3, 12),) * 2),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_on_which_days_it_happened(text, days, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=DAY), gazetteer).events
    assert event.time is not None
    assert (event.time.first_day, event.time.last_day) == days


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("La Russie a revendiqué dans la nuit la prise de Saraqeb.", Factuality.CLAIMED),
        ("La Russie a salué dans un message la prise de Saraqeb.", Factuality.ASSERTED),
        ("Une attaque chimique présumée a fait dix morts à Douma.", Factuality.CONDITIONAL),
        ("Un bombardement supposé de Douma a fait dix morts.", Factuality.CONDITIONAL),
        ("Une frappe présumée israélienne a fait dix morts à Douma.", Factuality.ASSERTED),
    ],
)
def test_what_is_but_presumed_or_claimed_is_told_so(text, factuality, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=DAY), gazetteer).events
    assert event.factuality is factuality
