"""Who struck is read from the whole text, where a strike names nobody and one party strikes there."""

from datetime import date

import pytest

from geo.codebook import Kind
from tests.reading.shown import shown

DAY = date(2024, 5, 17)
NOBODY = ""

STRUCK = [
    # text, a place struck, a name of who struck it
    (
        "Des frappes israéliennes ont visé Tyr. Il pleut. Il vente. A Nabatiyé, un obus a tué deux passants.",
        "Nabatiyé",
        "Israël",
    ),
    ("Il vente. A Nabatiyé, un raid a tué deux passants. Des frappes israéliennes ont visé Tyr.", "Nabatiyé", "Israël"),
    ("Un raid a tué deux passants à Nabatiyé. L'armée a dit avoir abattu dix drones israéliens.", "Nabatiyé", "Israël"),
    ("Israël a mené des raids. Une école a été bombardée à Nabatiyé.", "Nabatiyé", "Israël"),
    ("Un dépôt a pris feu à Riazan après une attaque de drones ukrainiens.", "Riazan", "Ukraine"),
    (
        "Le Hezbollah a tiré un missile sur Haïfa. Il pleut. Il vente. Il neige. Une roquette est tombée à Acre.",
        "Acre",
        "Hezbollah",
    ),
    (
        "L'armée syrienne a pilonné Homs. Il pleut. Il vente. Il neige. Le quartier de Khaldiyé a été bombardé.",
        "Khaldiyé",
        "Syrie",
    ),
    # a nation told of the strike itself is no one struck
    ("A Soumy, une attaque russe de drones a blessé dix passants.", "Soumy", "Russie"),
    # an operation of a state, where it is told to strike nothing yet
    ("Le Liban a condamné l'opération israélienne. Un drone a tué deux passants à Tyr.", "Tyr", "Israël"),
    ("Le Liban a condamné l'opération de l'EI. Un drone a tué deux passants à Tyr.", "Tyr", NOBODY),
    # the Islamic State is no state, and at home in no country
    ("L'EI a tiré des roquettes sur Palmyre. Dix civils ont péri dans un raid à Soukhna.", "Soukhna", NOBODY),
    # of the parties of a country nobody is taken, nor of two who strike from abroad
    (
        "L'armée syrienne a pilonné Homs. Il pleut. Il vente. Il neige. La ville d'Idleb a été bombardée.",
        "Idleb",
        NOBODY,
    ),
    (
        "La Russie a bombardé Idleb. La Turquie a bombardé Azaz. Il pleut. Il vente. Il neige. Raqa a été bombardée.",
        "Raqqa",
        NOBODY,
    ),
    ("L'armée syrienne a pilonné Homs. Les raids syriens font rage. A Gaza, un obus est tombé.", "Gaza", NOBODY),
    ("Des raids israéliens ont visé Alep. Il pleut. Il vente. Il neige. Palmyre a été bombardée.", "Palmyre", "Israël"),
    # arms that the striker does not have
    (
        "Des raids américains ont visé Bagdad. Il pleut. Il vente. Il neige. Une roquette est tombée à Erbil.",
        "Erbil",
        NOBODY,
    ),
    # nobody knows, or the striker is the one who is struck
    ("Des drones ukrainiens ont frappé Saratov. Un engin d'origine inconnue est tombé sur Samara.", "Samara", NOBODY),
    (
        "Des avions turcs ont bombardé Azaz. Il pleut. Il vente. Il neige. Une base de soldats turcs a été bombardée à Idleb.",
        "Idleb",
        NOBODY,
    ),
    (
        "La Turquie a bombardé Azaz. Ces raids répondent à une provocation, en réponse à un raid sur Idleb.",
        "Idleb",
        NOBODY,
    ),
    # what others hold
    ("Des missiles russes ont frappé Lviv. Un drone est tombé sur Sébastopol.", "Sébastopol", NOBODY),
    ("Des missiles russes ont frappé Lviv. Il pleut. Il vente. Il neige. Donetsk a été bombardée.", "Donetsk", NOBODY),
    ("Des drones des rebelles houthis avancent. Un drone a frappé Abha.", "Abha", NOBODY),
    # of a capital each side may strike a quarter
    (
        "L'armée syrienne a pilonné Damas. Il pleut. Il vente. Il neige. Le quartier de Jobar a été bombardé.",
        "Jobar",
        NOBODY,
    ),
    # gas is nobody's, whoever else strikes
    ("L'aviation française a bombardé Homs. Un gaz toxique a tué dix civils à Douma.", "Douma", NOBODY),
    # of two who strike, neither
    ("Des appareils français et britanniques ont frappé Homs. Un missile a touché Barzé.", "Barzé", NOBODY),
    # what was before the first strike of somebody who is not alone to strike
    ("L'aviation française a bombardé Homs jeudi. Lundi, un missile a touché Barzé.", "Barzé", NOBODY),
    # who flies drones over a land fires no shells there, unless he is told to
    ("Une frappe de drone américaine a tué un chef à Jilib. Des obus sont tombés sur Kismayo.", "Kismayo", NOBODY),
    ("Une frappe de drone américaine a tué un chef à Jilib. Un missile a touché Kismayo.", "Kismayo", "Etats-Unis"),
    ("L'artillerie turque a pilonné Afrine. Des obus sont tombés sur Tell Rifaat.", "Tell Rifaat", "turque"),
    # bombs that kill are no party
    ("Des rebelles tiennent Alep. Des barils sont tombés. Ils ont tué dix civils à Sakhour.", "Sakhour", NOBODY),
]


@pytest.mark.parametrize(("text", "place", "who"), STRUCK)
def test_striker(text, place, who, gazetteer):
    event = next(e for e in shown(text, gazetteer, DAY) if e.kind == "strike" and e.place and e.place.name == place)
    told = " ".join(event.roles.attacker)
    assert who in told if who else not told
    assert bool(event.sides) == bool(who)


def test_who_struck_is_shown_with_the_sentence_that_names_him(gazetteer):
    text = (
        "Des frappes israéliennes ont visé Tyr. Il pleut. Il vente. Il neige. A Nabatiyé, un obus a tué deux passants."
    )
    told = {event.place.name: event for event in shown(text, gazetteer, DAY)}

    own = shown("Un dépôt a pris feu à Riazan après une attaque de drones ukrainiens.", gazetteer, DAY)

    assert told["Tyr"].named_in is None
    assert [(event.named_in, bool(event.sides)) for event in own] == [(None, True)]
    assert told["Nabatiyé"].named_in == "Des frappes israéliennes ont visé Tyr."


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("La Russie a riposté en visant le réseau électrique. Un missile est tombé samedi sur Poltava.", {"Russie"}),
        ("La Russie a frappé des centrales. Un missile est tombé samedi sur Poltava.", {"Russie"}),
        ("La Russie a menacé de frapper des centrales. Un missile est tombé samedi sur Poltava.", set()),
        ("La Russie n'a pas frappé de centrales. Un missile est tombé samedi sur Poltava.", set()),
    ],
)
def test_a_state_told_to_have_struck_at_no_place_struck_where_a_strike_names_nobody(text, by, gazetteer):
    (event,) = shown(text, gazetteer, date(2024, 12, 2))

    assert set(event.roles.attacker) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Israël a mené lundi, avec l'appui de Londres, une série de raids. Un dépôt a été visé à Sanaa.", {"Israël"}),
        ("Israël a parlé lundi, avec Londres, d'une série de raids. Un dépôt a été visé à Sanaa.", set()),
    ],
)
def test_with_whose_help_stands_between_a_verb_and_its_strikes(text, by, gazetteer):
    (event,) = shown(text, gazetteer, date(2024, 12, 4))

    assert set(event.roles.attacker) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Un avion Sukhoï de l'armée a bombardé Nyabibwe.", {"avion Sukhoï de l'armée", "armée", "RDC"}),
        ("Un drone Bayraktar de l'armée a frappé Tessalit.", {"drone Bayraktar de l'armée", "armée", "Mali"}),
        ("Des avions du Hezbollah ont frappé Haïfa.", {"avions du Hezbollah", "Hezbollah"}),
        ("Un drone Shahed iranien a frappé Odessa.", set()),
        ("Un drone Reaper a tué un chef d'Al-Qaïda à Idleb.", set()),
    ],
)
def test_a_make_tells_neither_whose_an_aircraft_is_nor_who_struck(text, by, gazetteer):
    (event,) = shown(text, gazetteer, date(2024, 12, 2))

    assert set(event.roles.attacker) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Israël a étendu ses opérations. L'armée a bombardé Tyr.", {"armée", "Israël"}),
        ("Le Hezbollah a tiré sur Israël. L'armée a pilonné Khiam.", {"armée", "Israël"}),
        ("La Turquie a étendu ses opérations. L'armée a bombardé Saraqeb.", {"armée", "Syrie"}),
        ("Des jihadistes tiennent le camp. L'armée a bombardé Tyr.", {"armée", "Liban"}),
    ],
)
def test_an_army_that_bombs_nobody_at_home_is_not_that_which_shells(text, by, gazetteer):
    (event,) = (e for e in shown(text, gazetteer, date(2024, 12, 2)) if e.kind is Kind.STRIKE)

    assert set(event.roles.attacker) == by
