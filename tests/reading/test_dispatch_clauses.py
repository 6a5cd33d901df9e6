"""Clauses that run into one another in the lead of a dispatch: which place, whose hands, which day belong to which."""

from datetime import date

import pytest

from tests.reading.shown import placed, shown

PUBLISHED = date(2016, 10, 12)

PLACED = [
    # « mais à X, » opens a clause; « mais aussi à X » goes on with a list
    ("Les rebelles se sont emparés de Rastane, mais à Homs, les combats se poursuivaient.", {("control", "Rastane"), ("clash", "Homs")}),
    ("L'armée a pris Soukhna, mais à Damas, l'opposition s'inquiète.", {("control", "Soukhna")}),
    ("L'armée a repris Soukhna mais pas Palmyre.", {("control", "Soukhna")}),
    ("L'armée a repris Soukhna mais aussi Palmyre.", {("control", "Soukhna"), ("control", "Palmyre")}),
    # so does « et à X, » behind what a verb acts on
    ("L'armée a repris Homs et à Hama, l'aviation a bombardé les rebelles.", {("control", "Homs"), ("strike", "Hama")}),
    ("A Homs, une tour a été touchée par un missile et à Hama, une femme est morte de froid.", {("strike", "Homs")}),
    ("Un immeuble a été touché par un raid à Homs et à Hama.", {("strike", "Homs"), ("strike", "Hama")}),
    # what stands between a verb and its object
    ("Les rebelles ont pris sans combat Soukhna.", {("control", "Soukhna")}),
    ("L'armée a repris sans rencontrer de résistance la ville de Soukhna.", {("control", "Soukhna")}),
    ("L'armée est restée sans combat à Soukhna.", set()),
    # what a clause adds behind an aside
    ("L'armée a repris Homs, dans le centre du pays, ainsi que Rastane.", {("control", "Homs"), ("control", "Rastane")}),
    ("L'armée a repris Homs, ainsi que l'ont annoncé les autorités de Damas.", {("control", "Homs")}),
    ("L'aviation a visé un dépôt à Homs, dans le centre, et des combattants à Hama.", {("strike", "Homs"), ("strike", "Hama")}),
    ("L'aviation a visé un dépôt à Homs et l'armée, à Damas, a promis d'autres raids.", {("strike", "Homs")}),
    # a port is no land that holds a town
    ("On travaille à l'aéroport de Sanaa, au lendemain de raids sur le port de Hodeida.", {("strike", "Port de Hodeïda")}),
    # « la ville » of a fall that is known is the one that fell
    ("Les FDS ont pris Manbij. A Alep, un raid a tué. Paris a salué la prise de la ville.", {("control", "Manbij"), ("strike", "Alep")}),
    ("Une frappe a visé Homs. Mardi, c'est Bab Inconnu, à deux pas du port, qui a été bombardé.", {("strike", "Homs"), ("strike", None)}),
    # how things stood
    ("A son apogée, l'EI contrôlait Raqqa.", set()),
    ("L'EI contrôlait mercredi Raqqa.", {("control", "Raqqa")}),
    ("Les jihadistes, maîtres de Falloujah, avanceraient vers Bagdad.", {("control", "Falloujah")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PLACED, ids=[text for text, _ in PLACED])
def test_each_clause_keeps_its_place(text, told, gazetteer):
    assert placed(text, gazetteer, PUBLISHED) == told


def test_who_held_a_town_before_it_was_entered_holds_it_no_more(gazetteer):
    text = (
        "L'armée est entrée lundi dans Kirkouk après le retrait des peshmergas, qui tenaient cette ville depuis 2014."
    )
    assert {e.roles.holder for e in shown(text, gazetteer, PUBLISHED)} == {("armée", "Irak")}


def test_what_was_done_before_in_one_sentence_is_news_though_an_apposition_recalls_a_year(gazetteer):
    text = "L'armée est entrée mardi à Hama, après avoir pris dans la nuit Homs, berceau du soulèvement de 2011."
    assert ("control", "Homs") in placed(text, gazetteer, PUBLISHED)


def test_what_is_answered_is_not_of_the_day_of_the_answer(gazetteer):
    text = "L'aviation a bombardé lundi Homs en riposte à des tirs de roquettes contre Damas."
    days = {e.place.name: e.time.first_day for e in shown(text, gazetteer, PUBLISHED) if e.place and e.time}
    assert days["Homs"] == date(2016, 10, 10)
    assert days.get("Damas") != date(2016, 10, 10)


TAKEN_UP = [
    # « en » is of the place that changed hands, not of one told in passing
    (
        "L'EI a pris Qaraqosh, poussant des habitants vers Erbil. Les peshmergas s'en étaient retirés dans la nuit.",
        {("control", "Qaraqosh")},
    ),
    # a border frames what is told next, and what was counted before a colon is listed behind it
    (
        "Des combats ont éclaté à Homs. A la frontière libanaise, un échange de tirs a fait deux morts.",
        {("clash", "Homs")},
    ),
    (
        "L'aviation a tiré cent missiles contre deux sites : le centre de recherche de Barzé et une usine à Homs.",
        {("strike", "Barzé"), ("strike", "Homs")},
    ),
    # a place of which another speaks, and one from which a time is reckoned, are not what is struck
    ("L'aviation a bombardé le réacteur d'Arak, dont Téhéran dit avoir évacué le personnel.", {("strike", "Arak")}),
    ("L'aviation a bombardé Homs et des bases, une semaine après l'attentat de Damas.", {("strike", "Homs")}),
    ("A Homs, fief rebelle, que l'armée pilonne, on manque de pain.", {("strike", "Homs")}),
    # who was born in a town is no place
    ("Tikrit, ville natale de Saddam Hussein, a été reprise à l'EI.", {("control", "Tikrit")}),
    # fighters who die right behind bombs die of them, and what was hit was hit by them
    (
        "Des avions ont pilonné le sud. Khiam et Nabatiyé ont été touchées ; trois combattants du Hezbollah ont été tués.",
        {("strike", "Khiam"), ("strike", "Nabatiyé")},
    ),
    ("Un attentat à l'arme à feu a fait six morts à Tel-Aviv.", {("clash", "Tel-Aviv")}),
    ("Est-ce que l'armée a repris Homs ?", set()),
    ("Pourquoi l'armée a-t-elle repris Homs ? Elle a bombardé Hama.", {("strike", "Hama")}),
    ("L'armée a repris l'intégralité de la Ghouta orientale.", {("control", "Ghouta orientale")}),
    # « la quatrième ville du pays » is the one that fell, not the one that a day is reckoned from
    (
        "Hama est tombée aux mains des rebelles, une semaine après Alep. L'armée s'est retirée de la quatrième ville du pays.",
        {("control", "Hama")},
    ),
    # « que Damas a décrétés » goes on with no list; a name with a person's first word does
    ("L'armée a pilonné Bab Amr, que Damas a décrété zone militaire.", {("strike", "Baba Amr")}),
    ("Les bombes ont visé Mayadine et Abou Kamal.", {("strike", "Mayadine"), ("strike", "Boukamal")}),
    (
        "Des drones ont provoqué des incendies dans deux sites, à Abqaïq et à Khurais.",
        {("strike", "Abqaïq"), ("strike", "Khouraïs")},
    ),
    ("Les rebelles étaient maîtres de Jarablous, où l'EI n'a guère opposé de résistance.", {("control", "Jarablous")}),
    # who besieges a town does not besiege the road told before, and a siege that is broken is over
    ("L'armée, qui a coupé la route du Castello, assiège les quartiers orientaux d'Alep.", {("control", "Alep")}),
    ("L'armée a rompu le siège de Nobol, bourg loyaliste encerclé depuis 2012.", set()),
    ("L'armée a visé Homs, « pour venger le guide », tué samedi dans l'attaque contre l'Iran.", {("strike", "Homs")}),
    ("Le Yémen, ou plutôt les houthis qui en tiennent la capitale, menacent Eilat.", set()),
    ("Les avions russes ont répliqué à Idleb.", {("strike", "Idleb")}),
    (
        "L'aviation a visé dix cibles, dont une académie à Safira et des batteries à Nayrab.",
        {("strike", "Safira"), ("strike", "Nayrab")},
    ),
    ("Les YPG appellent à protéger Manbij, d'où elles disent s'être retirées.", {("control", "Manbij")}),
]


@pytest.mark.parametrize(("text", "told"), TAKEN_UP, ids=[text for text, _ in TAKEN_UP])
def test_what_is_told_next_is_where_it_is_told(text, told, gazetteer):
    assert placed(text, gazetteer, PUBLISHED) == told


HANDS = [
    ("L'OSDH attribue aux avions russes dix frappes autour de Soukhna.", "Soukhna", ("avions russes", "Russie")),
    ("Le Hezbollah a lancé des Katioucha sur Metoula en réponse à des frappes sur Khiam.", "Metoula", ("Hezbollah",)),
    (
        "Le président a reçu Benjamin Netanyahu, lequel s'est contenté de bombarder Hama.",
        "Hama",
        ("Benjamin Netanyahu", "Israël"),
    ),
    ("Le Hezbollah dément que des soldats aient avancé et dit avoir visé Metoula.", "Metoula", ("Hezbollah",)),
    ("Des groupes menés par HTS ont attaqué Hama.", "Hama", ("groupes", "HTS", "Hayat Tahrir al-Cham")),
    (
        "Les houthis ont pris Hodeida. Le mouvement a bombardé Marib.",
        "Marib",
        ("mouvement", "houthis", "Houthis"),
    ),
    (
        "Des combats ont éclaté à Homs entre l'armée et des tribus, deux jours après que le Hezbollah s'en fut retiré.",
        "Homs",
        ("armée", "tribus"),
    ),
    (
        "Le Hezbollah a visé Metoula. Des missiles iraniens ont été tirés sur Israël ; la base de Nevatim a été atteinte.",
        "Base de Nevatim",
        ("Iran",),
    ),
]


@pytest.mark.parametrize(("text", "place", "by"), HANDS, ids=[text for text, _, _ in HANDS])
def test_who_did_it_is_who_is_told_to_have(text, place, by, gazetteer):
    events = [e for e in shown(text, gazetteer, PUBLISHED) if e.place is not None and e.place.name == place]
    assert [set(e.roles.attacker) - {"Syrie"} for e in events] == [set(by)]


def test_hearsay_told_of_another_too_is_hearsay(gazetteer):
    text = "L'EI a pris Qaraqosh. Le barrage de Mossoul serait lui aussi tombé."
    dam = [e for e in shown(text, gazetteer, PUBLISHED) if e.place is not None and e.place.name == "Barrage de Mossoul"]
    assert [str(e.factuality) for e in dam] == ["conditional"]
