"""Who made a strike whose clause binds nobody: who is blamed for it, who owns up to it, who made the one just told."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def last_strike(text, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return [e for e in found if e.kind == "strike" and e.factuality in CURRENT][-1]


AUTHORS = [
    ("Deux drones ont visé Abha, ont indiqué des médias en accusant les rebelles houthis.", "rebelles houthis"),
    ("A Damas, un raid a fait deux morts, a indiqué l'agence, imputant la responsabilité du tir à Israël.", "Israël"),
    ("Une frappe a tué deux gardes près de Homs, selon une ONG qui a attribué le raid à Israël.", "Israël"),
    ("Washington a annoncé dimanche des frappes sur un dépôt de Hodeïda.", "Etats-Unis"),
    ("La Turquie avance, annonçant une série de frappes sur Kobané.", "Turquie"),
    ("Dix soldats ont été tués par des frappes israéliennes qui ont visé un dépôt de Homs.", "Israël"),
    ("Dix personnes sont mortes dans trois raids israéliens distincts qui ont touché Rafah.", "Israël"),
    ("Un raid de très grande ampleur mené par l'armée russe contre Saraqeb a fait dix morts.", "Russie"),
    ("L'armée israélienne a mené lundi une opération ciblée à Gaza contre un chef du Hamas.", "Israël"),
    ("Des raids russes ont eu lieu à Homs, l'armée a pilonné Hama. Les frappes de Homs ont fait dix morts.", "Russie"),
    ("Des avions de l'Otan ont frappé Syrte. En tout, des avions ont mené huit raids sur Tripoli.", "Otan"),
    ("Trois obus tirés depuis les positions du Hezbollah sont tombés sur Metoula.", "Hezbollah"),
    ("A Azaz, des obus tirés à partir des zones rebelles ont tué deux passants.", "rebelles"),
    ("Une ONG a compté douze raids, russes et syriens, sur les environs de Saraqeb.", "Russie"),
    ("Paris répond aux accusations du ministère, selon lequel des avions turcs ont bombardé Azaz.", "Turquie"),
    ("La coalition se regroupe. Elle a fait état lundi de vingt et un raids sur Taëz.", "coalition"),
    ("Israël a visé des postes sur le Golan. L'armée de l'air a frappé un char près de Qouneitra.", "Israël"),
]


@pytest.mark.parametrize(("text", "author"), AUTHORS, ids=[text[:50] for text, _ in AUTHORS])
def test_the_author_of_a_strike_is_told_around_it(text, author, gazetteer):
    assert author in last_strike(text, gazetteer).roles.attacker


@pytest.mark.parametrize(
    "text",
    [
        "L'armée et les rebelles s'accusent d'avoir bombardé Saraqeb.",
        "L'armée et les rebelles se sont mutuellement accusés d'avoir bombardé Saraqeb.",
    ],
)
def test_a_strike_that_each_side_lays_to_the_other_is_nobody_s(text, gazetteer):
    strike = last_strike(text, gazetteer)

    assert (strike.factuality, strike.roles.attacker) == ("claimed", ())


@pytest.mark.parametrize(
    "text",
    [
        "L'armée accuse son ennemi d'avoir bombardé Saraqeb.",
        "L'armée a accusé sa rivale d'avoir attaqué Saraqeb.",
        "L'armée reproche à son voisin d'avoir bombardé Saraqeb.",
        "L'armée assure que les attaques visant Saraqeb ont échoué.",
    ],
)
def test_who_but_tells_what_another_did_made_no_attack(text, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert (event.place.name, event.roles.attacker) == ("Saraqeb", ())


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("L'armée accuse des rebelles d'avoir bombardé Saraqeb.", "rebelles"),
        ("L'armée, qui accuse son voisin d'ingérence, a bombardé Saraqeb.", "armée"),
        ("L'armée assure que ses attaques visant Saraqeb ont réussi.", "armée"),
    ],
)
def test_who_is_accused_and_who_tells_of_his_own_deed_attacked(text, attacker, gazetteer):
    assert attacker in last_strike(text, gazetteer).roles.attacker


def test_who_accuses_an_unknown_of_holding_a_place_holds_nothing(gazetteer):
    told = "L'armée accuse son voisin d'occuper des hauteurs près de Saraqeb."
    known = "L'armée accuse les rebelles d'occuper des hauteurs près de Saraqeb."

    assert not read(Article(id="essai", text=told, published=MONDAY), gazetteer).events
    (event,) = read(Article(id="essai", text=known, published=MONDAY), gazetteer).events
    assert event.roles.holder == ("rebelles",)


def test_who_is_blamed_for_a_massacre_a_sentence_later_made_it(gazetteer):
    text = "Vingt villageois ont été tués dimanche dans l'attaque de Beni. Le gouverneur impute la tuerie aux ADF."
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert "ADF" in event.roles.attacker


NOT_BY = [
    ("L'Ukraine a annoncé dimanche des frappes sur un dépôt de Kharkiv.", "Ukraine"),
    ("L'OSDH a annoncé des frappes sur un dépôt de Homs.", "OSDH"),
    ("Les frappes ont touché des antennes utilisées à Mekele par les rebelles tigréens.", "rebelles tigréens"),
    ("A Raqqa, où se cachent les jihadistes, ces appareils ont mené douze raids.", "jihadistes"),
    ("Les bombardements à l'artillerie ont repris lundi à Baghouz.", "artillerie"),
    ("L'armée a fait état de dix raids sur Homs.", "armée"),
    ("Un raid a touché Homs, a dit un ministre en accusant les rebelles d'avoir tiré.", "rebelles"),
    ("Les rebelles ont tiré des obus sur Alep. Des hélicoptères ont bombardé Homs.", "rebelles"),
]


@pytest.mark.parametrize(("text", "nobody"), NOT_BY, ids=[text[:50] for text, _ in NOT_BY])
def test_who_only_stands_beside_a_strike_did_not_make_it(text, nobody, gazetteer):
    assert nobody not in last_strike(text, gazetteer).roles.attacker


DAYS = [
    ("Le raid, qui a eu lieu samedi soir, visait un dépôt de Homs.", date(2024, 11, 30)),
    ("Deux gardes ont été tués par un raid qui a visé samedi un dépôt de Homs.", date(2024, 11, 30)),
    ("Un chef a été tué samedi par un raid. Le raid, mené près de Homs, a été salué.", date(2024, 11, 30)),
    ("Un raid contre l'armée, qui a repris samedi Hama, a touché Homs.", MONDAY),
]


@pytest.mark.parametrize(("text", "day"), DAYS, ids=[text[:50] for text, _ in DAYS])
def test_a_strike_is_of_the_day_that_its_own_relative_tells(text, day, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    (strike,) = [e for e in found if e.kind == "strike" and e.place and e.place.name == "Homs"]

    assert strike.time.last_day == day


CLOSE = [
    (
        "Les jihadistes ont pris pour cible lundi la base de Damboa. Une fusillade a fait dix morts. Un avion a survolé Damboa.",
        "clash",
    ),
    ("L'armée chasse les groupes armés qui visent les soldats et les civils à Ersal.", "clash"),
    ("Les jihadistes ont fui. Dimanche, ils avaient frappé une patrouille à Rachad.", "clash"),
    ("Les rebelles ont visé lundi un barrage à Homs. L'aviation a bombardé Hama.", "strike"),
    ("La coalition a mené lundi dix opérations visant les miliciens à Marib.", "strike"),
]


@pytest.mark.parametrize(("text", "kind"), CLOSE, ids=[text[:40] for text, _ in CLOSE])
def test_men_who_aim_at_a_place_and_fire_nothing_fight_there(text, kind, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert kind in {str(e.kind) for e in found if e.place and e.place.name != "Hama"}


def test_who_beats_an_attack_off_did_not_make_it(gazetteer):
    text = "L'armée a repoussé lundi une attaque menée par des hommes du régime déchu visant l'hôpital de Homs."

    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert (str(event.kind), "régime" in event.roles.attacker) == ("clash", True)


CLASHES = [
    ("Des hommes armés ont attaqué Djibo. Le Jnim s'est attribué cette attaque.", "Jnim"),
    ("Des jihadistes ont attaqué Djibo. L'EI a revendiqué ce raid.", "EI"),
    ("Dix habitants ont été tués à la machette à Djibo. Les auteurs de cette tuerie sont des miliciens.", "miliciens"),
    ("Des rebelles ont attaqué Djibo. L'armée a condamné cette attaque.", "rebelles"),
    ("L'armée a attaqué Djibo. Les rebelles ont attribué cette attaque aux Russes.", "armée"),
    ("Dix habitants ont été tués à la machette à Djibo. Les auteurs de cette tuerie ne sont pas des miliciens.", None),
]


@pytest.mark.parametrize(("text", "author"), CLASHES, ids=[text[-40:] for text, _ in CLASHES])
def test_an_attack_by_men_of_no_party_is_by_whom_the_next_sentence_names(text, author, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert author in event.roles.attacker if author else not event.roles.attacker
    assert not {"armée", "Russes"} & set(event.roles.attacker) - {author}


TOLD = [
    ("L'armée a mené un raid sur Beyrouth, visant un homme responsable de l'attaque sur le Golan.", {"Beyrouth"}),
    ("L'aviation israélienne a frappé des sites de tirs de roquettes du Hezbollah, à Kounine.", {"Kounine"}),
    ("Il n'y a plus de rebelles à Homs en raison d'un bombardement de l'armée sur Homs.", {"Homs"}),
    ("Les rebelles ont revendiqué une frappe sur Homs, mais cela n'a pas été confirmé.", {"Homs"}),
    ("Aucun raid n'a eu lieu sur Homs.", set()),
    ("Un drone piégé qui tentait de viser Homs a été détruit.", set()),
    ("Un drone piégé qui a visé Homs a été détruit.", {"Homs"}),
    ("Des écoles ont fermé en raison d'un risque de bombardement à Homs.", set()),
]


@pytest.mark.parametrize(("text", "places"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_a_strike_is_told_where_words_beside_it_speak_of_another(text, places, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    struck = [e for e in found if e.kind == "strike" and e.factuality in CURRENT]

    assert {e.place.name for e in struck} == places
    assert all("Hezbollah" not in e.roles.attacker for e in struck)
