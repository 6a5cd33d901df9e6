"""Who made an attack and who bore it, of those told about its noun."""

from datetime import date

import pytest

from .shown import shown

DAY = date(2016, 10, 12)

TOLD = [
    # text, who made the attack, who bore it
    ("Une attaque à Djibo a coûté la vie à sept gendarmes.", "", ""),
    ("Une mission de l'armée malienne est tombée dans une embuscade près de Boni.", "", ""),
    ("L'armée française a été prise dans une embuscade à Kidal.", "", "armée française"),
    ("Une attaque à Diffa, dans laquelle dix soldats nigériens ont été blessés, a été repoussée.", "", "soldats"),
    ("L'armée a perdu un soldat dans l'attaque de Gao.", "", "armée"),
    ("Les gendarmes quittaient Kaya et l'embuscade a eu lieu près de Barsalogho.", "", ""),
    ("Six bergers ont été tués dans une attaque contre Beni, où l'armée tient ses quartiers.", "", ""),
    ("Une attaque a visé lundi un camp de l'armée malienne à Gao.", "", ""),
    ("L'armée a riposté lundi à une attaque à Tikrit.", "", ""),
    ("L'aviation a riposté lundi par une attaque à Tikrit.", "aviation", ""),
    ("Les autorités ont ouvert une enquête après l'attaque de Solhan.", "", ""),
    ("Vingt villageois ont été tués lors d'une attaque à Solhan, a précisé un militaire.", "", ""),
    ("Le Hamas a repoussé lundi une attaque terrestre israélienne près de Khan Younès.", "Israël", ""),
    ("Les rebelles ont pris Saraqeb lundi après une attaque à Idleb.", "rebelles", ""),
    ("L'attaque de Djibo a été attribuée aux jihadistes par l'armée.", "jihadistes", ""),
    ("Une attaque attribuée par l'armée à des jihadistes a fait dix morts à Djibo.", "jihadistes", ""),
    ('L\'attaque de Homs, imputée par Damas à "des terroristes", a fait dix morts.', "terroristes", ""),
    ("La tuerie de Solhan n'a pas été revendiquée par les jihadistes.", "", ""),
    ("Les paramilitaires ont concentré leurs attaques à Nyala.", "paramilitaires", ""),
    ("Une attaque contre des bergers à Morek, de la part d'un groupe terroriste, a fait dix morts.", "groupe", ""),
    ("Les Brigades al-Qassam ont fait état d'une embuscade à Rafah.", "Hamas", ""),
    ("Les séparatistes ont évoqué une attaque contre leurs positions à Donetsk.", "", ""),
    ("Une attaque menée par de présumés insurgés a fait dix morts à Macomia.", "insurgés", ""),
    ("L'armée malienne a été la cible d'une offensive à Boulkessi.", "", "armée malienne"),
    ("Sévaré, dans le centre, \"a fait l'objet d'un assaut des jihadistes\" lundi.", "jihadistes", ""),
    ("Depuis lundi, l'offensive vise les quartiers de Homs, où sont retranchés les jihadistes.", "", ""),
]


@pytest.mark.parametrize(("text", "maker", "bearer"), TOLD)
def test_an_attack_is_of_those_who_are_told_to_make_it(text, maker, bearer, gazetteer):
    event = next(e for e in shown(text, gazetteer, DAY) if e.kind != "control")

    attacker, target = " ".join(event.roles.attacker), " ".join(event.roles.target)
    assert maker in attacker
    assert bool(maker) == bool(attacker)
    assert bearer in target


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Des combats opposaient mardi armée et rebelles à Alep.", ("armée", "rebelles")),
        ("Des heurts ont opposé mardi rebelles et troupes syriennes à Alep.", ("rebelles", "troupes syriennes")),
        ("Les échanges de tirs s'intensifient à Naqoura entre le Hezbollah et Israël.", ("Hezbollah", "Israël")),
    ],
)
def test_both_parties_are_named_though_no_article_tells_them(text, parties, gazetteer):
    event = next(e for e in shown(text, gazetteer, DAY) if e.kind == "clash")

    assert set(parties) <= set(event.roles.attacker)


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("La coalition menée par l'Arabie saoudite a bombardé Sanaa.", "Sanaa", "sa"),
        ("La coalition a bombardé Sanaa.", "Sanaa", "sa"),
        ("Des avions de la coalition ont bombardé Mossoul.", "Mossoul", "us"),
        ("La coalition menée par la France a bombardé Mossoul.", "Mossoul", "fr"),
        ("La coalition a bombardé Bangui.", "Bangui", None),
        ("Le tir lundi par des troupes du régime d'une salve de roquettes sur Douma inquiète.", "Douma", "regime"),
        ("L'armée vise la coalition qui a bombardé Alep.", "Alep", None),
        ("Les séparatistes ont bombardé Marioupol.", "Marioupol", "russia"),
        ("Les séparatistes ont bombardé Bamenda.", "Bamenda", "ambazonia"),
        ("Les rebelles ont bombardé Marib.", "Marib", "houthis"),
        ("Les rebelles ont bombardé Homs.", "Homs", "rebels"),
        ("Les rebelles prorusses ont bombardé Marioupol.", "Marioupol", "russia"),
        ("Les rebelles alliés au Front al-Nosra ont bombardé Homs.", "Homs", "rebels"),
        ("Les combattants druzes ont bombardé Soueïda.", "Soueïda", "druze"),
    ],
)
def test_a_bare_name_is_of_those_whom_the_war_knows_by_it(text, place, side, gazetteer):
    (event,) = [e for e in shown(text, gazetteer) if e.place.name == place]

    assert event.sides == ((side,) if side else ())
