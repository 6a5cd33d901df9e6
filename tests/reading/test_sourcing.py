"""Who says so is told from whom he says it to, and what a party says from what the reporter does."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2013, 3, 8)), gazetteer).events
    return [(str(e.factuality), e.attributed_to) for e in found if e.factuality in CURRENT]


CLAIMED = [
    ("7h50 : L'armée affirme avoir repris Saraqeb.", "armée"),
    ("[7h50] L'armée affirme avoir repris Saraqeb.", "armée"),
    ("URGENT - L'armée annonce avoir repris Saraqeb.", "armée"),
    ('Un colonel de l\'armée a déclaré: "Nos hommes ont repris vendredi Saraqeb".', "colonel de l'armée"),
    ("Le ministre de la Défense s'est réjoui : « L'armée a repris Saraqeb. »", "ministre de la Défense"),
    ('Mais le gouverneur a accusé les rebelles: "Ils ont tiré vendredi des obus sur Saraqeb".', "gouverneur"),
    (
        'Le gouverneur accuse: "Ils ont tiré des obus sur Saraqeb", a dit Omar Kassab, un commandant de l\'armée.',
        "Omar Kassab",
    ),
    ("L'armée a repris vendredi Saraqeb, a affirmé à l'AFP un colonel de l'armée.", "colonel de l'armée"),
    ("Les rebelles ont quitté vendredi Saraqeb, a annoncé l'armée.", "armée"),
    ("Une roquette est tombée vendredi sur Saraqeb, selon le bataillon Omar.", "bataillon Omar"),
    ("• L'armée a annoncé vendredi la prise de Saraqeb.", "armée"),
    ("L'armée a affirmé vendredi avoir repris Saraqeb.", "armée"),
    ("L'armée a annoncé à l'AFP la prise de Saraqeb.", "armée"),
    ("L'armée a annoncé à Omar Kassab la prise de Saraqeb.", "armée"),
    ("Saraqeb brûle. L'armée affirme l'avoir reprise vendredi.", "armée"),
    ("L'armée a annoncé vendredi la prise de Saraqeb.", "armée"),
    ("La milice, alliée de l'armée, a annoncé avoir chassé l'EI de Saraqeb, assiégée depuis mai.", "milice"),
    ("La coalition se regroupe. Elle a fait état vendredi de dix raids sur Saraqeb.", "coalition"),
    ("La télévision officielle a rapporté des combats à Saraqeb.", "télévision officielle"),
    ("L'armée a repris Saraqeb, a déclaré Jamil Najjar, un commandant de l'armée.", "Jamil Najjar"),
    ("L'armée a repris Saraqeb, s'est félicité un colonel de l'armée.", "colonel de l'armée"),
    ("L'armée a repris Saraqeb, selon une source militaire.", "source militaire"),
    ("\"L'armée a repris Saraqeb\", a déclaré à la télévision d'Etat un colonel de l'armée.", "colonel de l'armée"),
    ('"L\'armée a repris Saraqeb", titrait vendredi Al-Watan, proche du pouvoir.', "Al-Watan"),
    ("Les miliciens (ASD, venus de la côte et du sud) ont affirmé avoir repris Saraqeb.", "miliciens"),
    ("L'armée a repris Saraqeb, a indiqué un colonel de l'armée lors d'une visite.", "colonel de l'armée"),
    ("Un colonel de l'armée avait auparavant affirmé vendredi que Saraqeb était reprise.", "colonel de l'armée"),
    ("Selon les médias d'Etat, l'armée a repris Saraqeb.", "médias d'Etat"),
    ("Saraqeb brûle. C'est dans cette même cité que des combats ont éclaté, selon Téhéran.", "Téhéran"),
    ("Des généraux ont affirmé que Saraqeb était prise.", "généraux"),
    ("Toujours selon Téhéran, des combats ont éclaté à Saraqeb.", "Téhéran"),
    ("La trêve tient, a dit le porte-parole Omar Kassab. Selon M. Kassab, l'armée a pris Saraqeb.", "M. Kassab"),
    ("Selon Omar Kassab, un commandant de l'armée, les rebelles ont pris Saraqeb.", "Omar Kassab"),
    (
        "Dix soldats syriens ont été tués dans une embuscade à Saraqeb, a annoncé le ministère turc de la Défense.",
        "ministère turc de la Défense",
    ),
    ("Lancée vendredi, selon l'armée, l'offensive a visé Saraqeb.", "armée"),
    ("On fuit Saraqeb, dont l'armée affirme avoir repris vendredi le contrôle.", "armée"),
    (
        "Un colonel de l'armée a dit que les rebelles fuyaient. L'armée a repris Saraqeb, selon lui.",
        "colonel de l'armée",
    ),
]


@pytest.mark.parametrize(("text", "source"), CLAIMED)
def test_what_a_party_tells_is_a_claim(text, source, gazetteer):
    assert told(text, gazetteer) == [("claimed", (source,))]


REPORTED = [
    ("Joint par téléphone, un habitant a expliqué : « L'armée a repris Saraqeb vendredi. »", "habitant"),
    ("Le directeur de l'OSDH, Rami Abdel Rahmane, précise: \"l'armée a repris Saraqeb vendredi\".", "OSDH"),
    ("Un journaliste de l'AFP a fait état de combats à Saraqeb.", "AFP"),
    ("L'armée a repris Saraqeb, a indiqué Rami Abdel Rahmane, directeur de l'OSDH.", "OSDH"),
    ("Les rebelles ont pris Saraqeb, a reconnu le gouverneur d'Idleb.", "gouverneur d'Idleb"),
    ("L'armée a reconnu vendredi avoir perdu Saraqeb.", "armée"),
    ("Les rebelles ont pris Saraqeb après d'âpres débats au sud, a indiqué un journaliste.", "journaliste"),
    (
        "Dix soldats ont été tués dans une embuscade à Saraqeb, a annoncé le ministère de la Défense.",
        "ministère de la Défense",
    ),
    ("L'armée a annoncé vendredi avoir quitté Saraqeb.", "armée"),
    ("L'armée s'est retirée vendredi de Saraqeb, a annoncé son commandant.", "commandant"),
    ("L'armée syrienne s'est retirée vendredi de Saraqeb, a dit un général syrien.", "général syrien"),
    ("Les rebelles ont attaqué Saraqeb, a rapporté un comité de voisins.", "comité de voisins"),
    ("Les rebelles ont pris Saraqeb, selon une source militaire.", "source militaire"),
    ("Les rebelles ont annoncé leur retrait de Saraqeb.", "rebelles"),
    ("Selon des diplomates, les rebelles ont pris Saraqeb.", "diplomates"),
    ("Les rebelles ont pris Saraqeb, a dit M. Kassab.", "M. Kassab"),
    ("Un colonel a annoncé que l'armée allait attaquer les rebelles qui tiennent Saraqeb.", "colonel"),
    ("D'après des chefs de clan, des combats ont éclaté à Saraqeb.", "chefs de clan"),
    ("Selon l'OSDH, des raids sur Saraqeb, vendredi, ont tué onze civils.", "OSDH"),
    ("Selon l'ONU, de nouveaux combats, vendredi à Saraqeb, ont fait onze morts.", "ONU"),
    ("Selon Omar Kassab, de la branche locale du Croissant-Rouge, des combats ont éclaté à Saraqeb.", "Omar Kassab"),
    ("Des obus ont visé un marché, selon l'armée, au lendemain de la prise de Saraqeb.", "armée"),
    ("L'armée a repris Saraqeb, a déclaré Anna Leclerc, responsable d'une agence de notation.", "Anna Leclerc"),
]


@pytest.mark.parametrize(("text", "source"), REPORTED)
def test_what_an_observer_tells_is_a_report(text, source, gazetteer):
    assert told(text, gazetteer) == [("asserted", (source,))]


def test_what_a_party_says_of_where_somebody_comes_from_is_no_claim_of_what_he_did(gazetteer):
    text = "Venus, selon l'armée, de bases de l'est, des rebelles ont attaqué vendredi Saraqeb."
    assert told(text, gazetteer) == [("asserted", ())]


def test_he_is_the_source_named_before(gazetteer):
    text = (
        "Des combats ont eu lieu à Idleb, a affirmé un général. Il a ajouté que l'armée avait repris Saraqeb vendredi."
    )

    assert [status for status, _ in told(text, gazetteer)] == ["claimed", "claimed"]


SPOKEN = [
    "Un général a démenti toute reddition. « Les combats continuent à Saraqeb », a-t-il assuré.",
    "Un général a promis la victoire. « L'armée tient Saraqeb », affirme-t-il.",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_he_is_who_spoke_last_whatever_of(text, gazetteer):
    assert told(text, gazetteer) == [("claimed", ("général",))]


def test_the_ngo_is_the_last_observer_not_the_last_source(gazetteer):
    text = (
        "Selon l'OSDH, des combats ont eu lieu à Idleb. L'armée a repris Saraqeb, a affirmé un général. "
        "Des roquettes ont visé Alep, selon cette ONG."
    )

    assert told(text, gazetteer)[-1] == ("asserted", ("OSDH",))


def test_what_tandis_que_opens_is_no_longer_what_a_party_says(gazetteer):
    text = "L'armée a annoncé que ses chars avaient repris Saraqeb vendredi, tandis que des roquettes ont visé Idleb."

    assert [status for status, _ in told(text, gazetteer)] == ["claimed", "asserted"]


RECALLED = [
    "L'armée avait affirmé tenir entièrement Saraqeb.",
    "Un général avait annoncé que les rebelles avaient pris Saraqeb.",
]


@pytest.mark.parametrize("text", RECALLED)
def test_what_had_been_said_is_recalled(text, gazetteer):
    assert told(text, gazetteer) == []


def test_who_held_a_place_then_is_recalled(gazetteer):
    assert told("Il a fui Saraqeb, alors aux mains des rebelles.", gazetteer) == []
    assert told("Il a fui Saraqeb, sous le contrôle des rebelles.", gazetteer) == [("asserted", ())]


def test_what_had_been_said_on_a_recent_day_is_news(gazetteer):
    text = "Un général avait annoncé jeudi que les rebelles avaient pris Saraqeb."

    assert told(text, gazetteer) == [("claimed", ("général",))]
    assert told("L'armée avait annoncé jeudi avoir pris Saraqeb.", gazetteer) == [("claimed", ("armée",))]


def test_what_went_just_before_is_news(gazetteer):
    assert told("Un peu plus tôt, les rebelles avaient pris Saraqeb.", gazetteer) == [("asserted", ())]
    assert told("Les rebelles avaient pris Saraqeb.", gazetteer) == []
    assert told("Un peu plus tôt, en mai 2012, les rebelles avaient pris Saraqeb.", gazetteer) == []


def test_a_noun_that_had_led_to_something_is_recalled(gazetteer):
    assert told("Le mois d'avant, la chute de Saraqeb avait ouvert la route.", gazetteer) == []
    assert told("La chute de Saraqeb avait surpris jeudi les habitants.", gazetteer) == [("asserted", ())]
    assert told("La chute de Saraqeb a ouvert la route.", gazetteer) == [("asserted", ())]


def test_what_once_done_is_to_bring_is_not_done(gazetteer):
    assert told("L'ONU redoute des heurts une fois les rebelles chassés de Saraqeb.", gazetteer) == []
    assert told("Saraqeb, une fois de plus prise par les rebelles, se vide.", gazetteer) == [("asserted", ())]
    assert told("Une fois les rebelles chassés de Saraqeb, l'armée a fêté cela.", gazetteer) == [("asserted", ())]


def test_what_opens_a_sentence_says_nothing_of_its_subject(gazetteer):
    text = "Les rebelles ayant renoncé, en vue de prendre Homs, les bombardements ont tué dix civils à Saraqeb."

    assert told(text, gazetteer) == [("asserted", ())]


def test_a_verb_that_no_rule_knows_tells_what_is_to_come(gazetteer):
    assert told("La prise de Saraqeb priverait les rebelles de vivres.", gazetteer) == []
    assert told("La prise de Saraqeb ouvrira une route.", gazetteer) == []
    assert told("La prise de Saraqeb prive les rebelles de vivres.", gazetteer) == [("asserted", ())]


def test_what_went_before_by_months_is_recalled(gazetteer):
    assert told("Un an après la prise de Saraqeb, rien n'a changé.", gazetteer) == []
    assert told("Deux jours après la prise de Saraqeb, rien n'a changé.", gazetteer) == [("asserted", ())]


def test_what_stands_far_behind_if_is_imagined(gazetteer):
    text = "Si une bombe de cinq kilos dans une camionnette garée à un carrefour explosait à Saraqeb, des murs tomberaient."

    assert told(text, gazetteer) == []


def test_a_gerund_goes_with_its_verb(gazetteer):
    assert told("L'armée pourrait avancer en reprenant Saraqeb.", gazetteer) == []
    assert told("L'armée a avancé en reprenant vendredi Saraqeb.", gazetteer) == [("asserted", ())]


def test_a_claim_that_the_other_side_denies_is_still_a_claim(gazetteer):
    text = "Les rebelles ont revendiqué vendredi la prise de Saraqeb, ce qu'a démenti l'armée."

    assert [status for status, _ in told(text, gazetteer)] == ["claimed"]


def test_who_announced_something_else_in_passing_is_no_source(gazetteer):
    assert told("L'armée, qui avait annoncé lundi une trêve, a repris Saraqeb.", gazetteer) == [("asserted", ())]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("L'armée n'a pas pris Saraqeb et les combats continuent à Alep.", "asserted"),
        ("Il a démenti toute chute et des combats à Alep.", "denied"),
        ("Les combats ne connaissent pas de répit à Alep.", "asserted"),
        ("Les combats n'ont pas éclaté à Alep.", "denied"),
        ("Les habitants ont fui avant que les combats n'éclatent à Alep.", "asserted"),
        ("Les habitants veulent fuir avant que les combats n'éclatent à Alep.", "planned"),
        ("Les combats à Alep auraient duré plusieurs heures.", "conditional"),
        ("Les combats à Alep dureraient des mois.", "hypothetical"),
        ("Rien n'a bougé à part la reprise d'Alep par l'armée.", "asserted"),
        ("Aucune trêve et aucun combat à Alep n'ont été signalés.", "denied"),
        ("L'agence s'est bornée à indiquer que les combats d'Alep avaient fait dix morts.", "asserted"),
        ("Les rebelles s'apprêtent à indiquer les combats d'Alep.", "planned"),
        ("Un peu plus tôt, les rebelles avaient pris Alep.", "asserted"),
        ("Auparavant, les rebelles avaient bombardé Alep.", "asserted"),
        ("Deux ans plus tôt, les rebelles avaient pris Alep.", "background"),
        ("Les rebelles avaient auparavant pris Alep.", "background"),
    ],
)
def test_a_clause_of_its_own_is_not_denied_by_its_neighbour(sentence, expected, gazetteer):
    found = read(Article(id="a", text=sentence, published=date(2024, 12, 2)), gazetteer).events

    assert [str(e.factuality) for e in found if e.place and e.place.name == "Alep"] == [expected]


def test_the_week_day_of_a_text_of_unknown_day_is_news(gazetteer):
    told, recalled = "L'émissaire avait rencontré vendredi à Ryad le roi.", "L'émissaire avait rencontré à Ryad le roi."

    assert [str(e.factuality) for e in read(Article(id="a", text=told), gazetteer).events] == ["asserted"]
    assert [str(e.factuality) for e in read(Article(id="a", text=recalled), gazetteer).events] == ["background"]


def test_the_fighting_that_a_party_reckons_from_is_no_claim_of_it(gazetteer):
    text = "L'armée a annoncé avoir repris Saraqeb à l'issue de deux semaines de combats."
    found = read(Article(id="a", text=text, published=date(2013, 3, 8)), gazetteer).events

    assert {str(e.kind): str(e.factuality) for e in found} == {"control": "claimed", "clash": "asserted"}
    assert told("L'armée a annoncé des combats à Saraqeb.", gazetteer) == [("claimed", ("armée",))]


def test_the_party_of_who_speaks_is_not_one_of_those_who_fight(gazetteer):
    text = "Selon Omar Kassab, un combattant des rebelles, des combats ont éclaté à Saraqeb."
    (event,) = read(Article(id="essai", text=text, published=date(2013, 3, 8)), gazetteer).events
    assert event.roles.attacker == ()


def test_whom_a_party_accuses_is_no_source(gazetteer):
    text = "Le Conseil, principale coalition du pays, a accusé l'armée d'avoir bombardé vendredi Saraqeb."
    (event,) = read(Article(id="essai", text=text, published=date(2013, 3, 8)), gazetteer).events
    assert (str(event.factuality), event.roles.attacker[0]) == ("claimed", "armée")


def test_who_counted_the_dead_of_a_place_told_in_passing_is_the_source(gazetteer):
    text = "Le ministre a affirmé que la trêve tient à Homs, où l'OSDH a recensé vendredi dix morts dans des bombardements."
    assert told(text, gazetteer) == [("asserted", ("OSDH",))]


def test_an_ngo_is_not_the_observer_named_before(gazetteer):
    text = "Des raids ont visé Homs, selon des témoins. Des raids ont visé Saraqeb, selon une ONG."
    assert told(text, gazetteer)[1] == ("asserted", ("ONG",))


NAMES = [
    ("L'armée syrienne a repris Saraqeb, affirme un opposant vendredi 5 septembre.", "opposant"),
    ("Le régime a lui affirmé que l'armée avait repris Saraqeb.", "régime"),
    ("Le régime a en outre affirmé que l'armée avait repris Saraqeb.", "régime"),
    ("Saraqeb est tombée, assure depuis vendredi l'armée.", "armée"),
    (
        "Casqué, dans son bureau, le chef de l'armée, Omar Kassab, a affirmé que Saraqeb était tombée.",
        "chef de l'armée",
    ),
    ("Interrogé par la radio, le chef de l'armée, Omar Kassab, a affirmé que Saraqeb était tombée.", "chef de l'armée"),
    (
        "\"C'est la guerre\", a dénoncé vendredi M. Kassab à Doha. Il a affirmé que l'armée avait repris Saraqeb.",
        "M. Kassab",
    ),
]


@pytest.mark.parametrize(("text", "source"), NAMES)
def test_the_name_of_a_source_is_whole_and_no_more(text, source, gazetteer):
    assert [by for _, by in told(text, gazetteer)] == [(source,)]


def test_what_announces_itself_is_no_source(gazetteer):
    text = "La tâche s'annonce rude pour l'armée dans la province d'Idleb, tenue par les rebelles."

    assert set(told(text, gazetteer)) == {("asserted", ())}


def test_a_custom_is_no_source(gazetteer):
    assert told("L'armée a repris Saraqeb selon la coutume.", gazetteer) == [("asserted", ())]


def test_the_channel_is_the_one_named_before(gazetteer):
    text = "L'armée avance, selon la télévision d'Etat syrienne. Elle a repris Saraqeb, a rapporté la chaîne."
    assert told(text, gazetteer) == [("claimed", ("télévision d'Etat syrienne",))]


def test_a_fact_is_no_source(gazetteer):
    text = "Des craintes ont grandi quant au fait que l'armée a repris Saraqeb. Elle a fait savoir qu'elle a pris Homs."
    assert ("asserted", ()) in told(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("L'armée est entrée mardi dans Palmyre, ville tenue par l'EI qui, selon la Russie, recule.", "asserted"),
        ("L'armée est entrée mardi dans Palmyre, selon la Russie.", "claimed"),
        ("Le bilan du raid sur Saraqeb pourrait s'alourdir.", "asserted"),
        ("Les combats n'ont pas cessé mardi à Palmyre.", "asserted"),
        ("Les combats ont cessé mardi à Palmyre.", "denied"),
        ("L'armée a certifié que ses soldats avaient repris Palmyre.", "claimed"),
    ],
)
def test_what_is_said_of_something_else_leaves_an_event_as_sure_as_it_is(text, sure, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2016, 3, 30)), gazetteer).events

    assert str(found[0].factuality) == sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("L'armée a qualifié d'\"intoxication\" les informations selon lesquelles elle aurait bombardé Homs.", []),
        ("Les informations selon lesquelles l'armée aurait quitté Palmyre sont dénuées de tout fondement.", []),
        ("Moscou taxe de pure invention la rumeur selon laquelle l'armée aurait repris Palmyre.", []),
        (
            "Douze civils sont morts d'intoxication après un bombardement sur Homs, selon des informations.",
            ["asserted"],
        ),
        ("Les images, qualifiées de terribles, montrent que l'armée a bombardé Homs.", ["asserted"]),
    ],
)
def test_what_is_called_untrue_is_denied(text, sure, gazetteer):
    assert [status for status, _ in told(text, gazetteer)] == sure


def test_what_stands_behind_a_quotation_is_the_reporters(gazetteer):
    text = "Un colonel de l'armée a déclaré: \"Nous tenons bon\", mais l'armée a quitté Saraqeb vendredi."
    assert told(text, gazetteer) == [("asserted", ())]


def test_what_a_town_counts_is_no_source(gazetteer):
    text = "Hajine, située sur l'Euphrate et tenue par l'EI, compte 10.000 habitants."
    assert told(text, gazetteer) == [("asserted", ())]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("L'Ukraine accuse la Russie d'avoir bombardé Saraqeb.", "Ukraine"),
        ("L'opposition a accusé mardi l'armée de bombarder Saraqeb.", "opposition"),
        ("L'ONU soupçonne l'armée d'avoir bombardé Saraqeb.", "ONU"),
        ("L'armée est accusée par l'ONU d'avoir bombardé Saraqeb.", "ONU"),
        ("L'armée, accusée par l'opposition d'avoir bombardé Saraqeb, dément.", "opposition"),
        (
            "L'ambassadeur d'Ukraine aux Nations unies a accusé l'armée d'avoir bombardé Saraqeb.",
            "ambassadeur d'Ukraine aux Nations unies",
        ),
    ],
)
def test_who_accuses_another_of_a_deed_says_so(text, source, gazetteer):
    assert told(text, gazetteer) == [("claimed", (source,))]


@pytest.mark.parametrize(
    "text",
    [
        "L'armée, qui accuse les rebelles d'ingérence, a bombardé Saraqeb.",
        "Kiev a accusé Moscou de mentir, et l'armée a bombardé Saraqeb.",
        "L'opposition accuse l'armée, qui a bombardé Saraqeb.",
    ],
)
def test_what_happened_beside_an_accusation_is_not_what_it_says(text, gazetteer):
    assert told(text, gazetteer) == [("asserted", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Aucun groupe n'a revendiqué l'attaque de Saraqeb.",
        "Nul n'a revendiqué l'attaque de Saraqeb.",
        "L'armée n'a pas revendiqué l'attaque de Saraqeb.",
    ],
)
def test_what_nobody_claims_happened_and_nobody_says_so(text, gazetteer):
    assert told(text, gazetteer) == [("asserted", ())]


def test_what_is_not_said_did_not_happen_by_that_source(gazetteer):
    text = "L'armée n'a pas dit que Saraqeb était tombée."
    (event,) = read(Article(id="essai", text=text, published=date(2013, 3, 8)), gazetteer).events

    assert (str(event.factuality), event.attributed_to) == ("denied", ("armée",))


def test_what_is_beyond_doubt_is_no_denial(gazetteer):
    assert told("Il ne fait aucun doute que l'armée a repris Saraqeb.", gazetteer) == [("asserted", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'armée a annoncé une trêve, mais les rebelles ont pris Saraqeb, selon l'OSDH.",
            [("asserted", ("OSDH",))],
        ),
        (
            "Moscou a annoncé la fin de ses opérations, mais les raids se poursuivaient sur Saraqeb, selon l'OSDH.",
            [("asserted", ("OSDH",))],
        ),
        (
            "L'armée a annoncé la prise de Saraqeb, mais aussi celle de Hama.",
            [("claimed", ("armée",)), ("claimed", ("armée",))],
        ),
    ],
)
def test_what_comes_behind_but_with_a_verb_of_its_own_is_not_said_by_who_spoke_before(text, expected, gazetteer):
    assert told(text, gazetteer) == expected
