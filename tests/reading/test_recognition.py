"""Toponyms, persons and organisations of French sentences, with the real gazetteer. The sentences are made up."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from

from geo.codebook import Head
from geo.model import Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading.text import parse
from geo.reading.toponyms.recognition import Entities, read_entities


def entities(text: str, gazetteer: Gazetteer) -> Entities:
    return read_entities(parse(text), gazetteer)


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [t.surface for t in entities(text, gazetteer).toponyms]


def named(text: str, surface: str, gazetteer: Gazetteer) -> Toponym:
    return next(t for t in entities(text, gazetteer).toponyms if t.surface == surface)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # elision and articles stay outside the name, unless they are part of it
        ("Les faubourgs d'Alep ont été pilonnés.", ["Alep"]),
        ("Les combats longent l’Euphrate.", ["Euphrate"]),
        ("Le procès s'ouvre à La Haye, et non au Caire.", ["La Haye", "Caire"]),
        ("La Haye accueille la réunion.", ["La Haye"]),
        ("La Syrie est en guerre.", ["Syrie"]),
        # what is taken, or joined to a town of the same country, is a place, whatever else the text names
        ("L'armée a repris Gwoza, a annoncé le ministère.", ["Gwoza"]),
        ("Des roquettes ont été tirées vers Safed et Nahariya.", ["Safed", "Nahariya"]),
        # so is a town that opens a sentence, of which is told what befalls towns
        ("El-Fasher a été bombardée.", ["El-Fasher"]),
        ("El-Fasher est aux mains des rebelles.", ["El-Fasher"]),
        # names of several words, in small letters and in capitals
        ("Il a quitté l'Arabie saoudite pour les Emirats arabes unis.", ["Arabie saoudite", "Emirats arabes unis"]),
        ("Les ETATS-UNIS ou la Grande-Bretagne hésitent.", ["ETATS-UNIS", "Grande-Bretagne"]),
        ("Un navire a coulé en mer Rouge, au large de la bande de Gaza.", ["mer Rouge", "bande de Gaza"]),
        ("Il a fui la République démocratique du Congo.", ["République démocratique du Congo"]),
        ("L'explosion a été entendue dans la Ghouta orientale.", ["Ghouta orientale"]),
        ("Des pays d'Afrique de l'Ouest protestent.", ["Afrique de l'Ouest"]),
        # one noun for several names, a pronoun for the noun
        ("Les provinces de Deraa, Qouneitra et Soueïda sont calmes.", ["Deraa", "Qouneitra", "Soueïda"]),
        ("La province d'Alep et celle de Raqa sont visées.", ["Alep", "Raqa"]),
        ("La route Damas-Homs est coupée.", ["Damas", "Homs"]),
        # capitals: datelines and headings are no acronyms
        ("TUNIS (AFP) - Le vote a commencé.", ["TUNIS"]),
        ("RABAT/ALGER (Reuters) - Le vote a commencé.", ["RABAT", "ALGER"]),
        ("AJDABIAH, Libye (Reuters) - Le front a bougé.", ["AJDABIAH", "Libye"]),
        ("AU SUD DU MALI Des camions brûlent.", ["MALI"]),
        ("OTAN - Le sommet s'ouvre.", []),
        # a title that is a part of a name
        ("Un obus est tombé sur le quartier de Cheikh Maqsoud, à Alep.", ["Cheikh Maqsoud", "Alep"]),
        ("Les quartiers de Sakhour et Cheikh Maqsoud, à Alep, sont visés.", ["Sakhour", "Cheikh Maqsoud", "Alep"]),
        ("Cheikh Maqsoud résiste, a dit Cheikh Omar Rachid.", ["Cheikh Maqsoud"]),
        # what is called after a town
        ("Le centre de conférences Ouagadougou, à Syrte, est tombé.", ["Syrte"]),
        ("Un obus a touché l'hôtel Bamako, à Gao.", ["Gao"]),
        ("Rue de Bagdad, à Damas, un obus est tombé.", ["Damas"]),
        ("Une bombe a sauté dans une rue de Bagdad, à Sadr City.", ["Bagdad", "Sadr City"]),
        ("Un obus a touché l'hôtel de Bamako.", ["Bamako"]),
        # what a town is called too, what is taken from it, where it is passed
        ("Des tirs ont visé Khojavend (Martouni), en Azerbaïdjan.", ["Khojavend", "Martouni", "Azerbaïdjan"]),
        ("Les insurgés de Libye se sont emparés aussi de Brega.", ["Libye", "Brega"]),
        ("La file s'étire au point de contrôle de Tarkounia, en Géorgie.", ["Tarkounia", "Géorgie"]),
        ("Elle enquête dans des camps tels Chatila et Tarkounia.", ["Chatila", "Tarkounia"]),
        ("Le Conseil civil de la ville de Manbij se réunit.", ["Manbij"]),
        ("La trêve tient, dit Rabat.", ["Rabat"]),
        ("Rien ne se fera sans l'accord de la Tunisie.", ["Tunisie"]),
        ("Les opérations du Tchad continuent.", ["Tchad"]),
        # a place inside the name of a site
        ("L'aéroport d'Alep a fermé.", ["Alep"]),
        ("Un étudiant de l'université d'Alep a été arrêté.", ["Alep"]),
        # names that the gazetteer does not know, where the text says that they are places
        ("Le village de Tell Zarbout est tombé.", ["Tell Zarbout"]),
        ("Un raid a visé Zarboutiyé (nord), selon des habitants.", ["Zarboutiyé"]),
        ("Des obus sont tombés à Zarboutiyé, dans la province de Hama.", ["Zarboutiyé", "Hama"]),
        ("Ils ont attaqué Zarboutiyé, près de Hama.", ["Zarboutiyé", "Hama"]),
        ("Ils ont fui le quartier de Cheikh Radwane.", ["Cheikh Radwane"]),
        ("Ils ont fui avec le cheikh Radwane.", []),
        ("Ils ont attaqué Zarboutiyé, à une dizaine de kilomètres de Hama.", ["Zarboutiyé", "Hama"]),
        ("Ils ont arrêté le militant Zarboutiyé, né à Hama.", ["Hama"]),
        ("L'armée bombarde plusieurs localités, dont Zarboutiyé et Mechrabiyé.", ["Zarboutiyé", "Mechrabiyé"]),
        # countries of old; what begins like an organisation and is one
        ("L'Union soviétique avait envahi l'Afghanistan.", ["Union soviétique", "Afghanistan"]),
        ("Le Tribunal de Nuremberg les a jugés.", []),
        # two sentences run together without a full stop
        ("Évacuations de Soumy Environ mille personnes sont parties.", ["Soumy"]),
        # a lake that bears a person's name
        ("Il vit au bord du lac Rodrigo de Zarbout.", ["Rodrigo de Zarbout"]),
        # a noun before the comma announces the name; an imperative is no town; « aux » is no adjective
        ("Un second village au nord de la capitale, Zarbout, est tombé.", ["Zarbout"]),
        ("« Gardez vos armes », dit-il à Kaboul.", ["Kaboul"]),
        ("Un opposant aux États-Unis a parlé.", ["États-Unis"]),
        # a name that the text uses as a person's, whatever « à » stands before it once
        ("L'héritage revient à Zarbou. Zarbou sourit. Zarbou attend. Zarbou part.", []),
        ("Le film oppose les Song au Tchad.", ["Tchad"]),
        # headings in capitals, with accents or without
        ("LA RUSSIE BOMBARDE ALEP ET IDLEB", ["RUSSIE", "ALEP", "IDLEB"]),
        ("ISRAEL FRAPPE LE LIBAN", ["ISRAEL", "LIBAN"]),
        ("L'ONU ET L'OTAN SE RÉUNISSENT À BRUXELLES", ["BRUXELLES"]),
        # names that look like something else: elision, a first name, a noun before, an apposition after
        ("Paris et N'Djamena veulent coopérer.", ["Paris", "N'Djamena"]),
        ("Khartoum accuse Abou Dhabi.", ["Khartoum", "Abou Dhabi"]),
        ("L'armée a bombardé El Fasher dimanche.", ["El Fasher"]),
        ("Le président a quitté Abou Omar dimanche.", []),
        ("Il vit sur l'île Maurice, près de la mer d'Azov.", ["île Maurice", "mer d'Azov"]),
        ("L'Etat de Borno reste calme.", ["Borno"]),
        ("Trente personnes sont mortes à Zarbou Nahawa, un village du centre.", ["Zarbou Nahawa"]),
        ("La capitale du Tigré, Mekelle, est tombée.", ["Tigré", "Mekelle"]),
        # a session of talks is no town; no town stands behind « en »; what a noun goes on with is no title
        ("Les pourparlers de Vienne 2 échouent, à Vienne.", ["Vienne"]),
        ("On a compté à Vienne 2 blessés.", ["Vienne"]),
        ("Il chante en Mossi, une langue du Togo.", ["Togo"]),
        ("Un conflit opposant Kiev à ses voisins éclate.", ["Kiev"]),
        ("Anne Durand, rédactrice en chef Russie, répond. La Russie attend.", ["Russie", "Russie"]),
        ("Le président Hollande parle. Hollande sourit.", []),
        # what is done to places alone; what only towns are called, also by another spelling
        ("Les rebelles se sont emparés de Zarboutiyé.", ["Zarboutiyé"]),
        ("L'armée a repris Zarboutiyé aux rebelles.", ["Zarboutiyé"]),
        ("Les avions syriens ont bombardé Tell Zarbout et Kafr Nabboudé.", ["Tell Zarbout", "Kafr Nabboudé"]),
        ("L'armée a pris Kafr Nabel.", ["Kafr Nabel"]),
        ("L'armée s'est emparée du Zarbout.", []),
        # a verb ends the name of an organisation; a federation that is a country; a person run together with a country
        ("L'Armée de la victoire domine l'ouest de la province de Hama.", ["Hama"]),
        ("Il accuse la Fédération de Russie.", ["Fédération de Russie"]),
        ("La présidente de la Sierra Leone Zarbou Tarbou Bio est venue.", ["Sierra Leone"]),
        ("Il aide le Hamas à Gaza ou encore les Zarbous au Yémen.", ["Gaza", "Yémen"]),
        # no town behind an article; missions of the United Nations
        ("L'Iran a tiré un Sejil, et le Sejil est tombé en Irak.", ["Iran", "Irak"]),
        ("Les bases de la Monusco et de la Zarbusco au Mali ferment.", ["Mali"]),
        # a town that its shore or its bombs tell, of a country that nothing tells
        ("Ils ont attaqué Jowhar, au bord du fleuve Chebeli.", ["Jowhar", "Chebeli"]),
        ("Ils ont attaqué Jowhar, au bord du gouffre.", []),
        ("Jowhar a été violemment bombardée.", ["Jowhar"]),
        ("Jowhar a été secouée dans la nuit par des tirs de mortier.", ["Jowhar"]),
        ("Jowhar a été bombardée de questions.", []),
        # a bearing is no name
        ("Des heurts ont éclaté dans l'Est de l'Ukraine.", ["Ukraine"]),
        # villages of Guinea and of China are called Mali too; the text is about the state
        ("La guerre dure au Mali. Koutiala est tombée lundi.", ["Mali", "Koutiala"]),
        ("La guerre dure en Birmanie. Bhamo est aux mains des rebelles.", ["Birmanie", "Bhamo"]),
        ("La guerre dure en Birmanie. Bhamo est rentré chez lui.", ["Birmanie"]),
    ],
)
def test_place_names_are_found_whole_and_alone(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'ambassadeur a été rappelé, et l'ambassade fermée.",
        "Le Hamas a revendiqué l'attaque.",
        "Mohamad et Thomson ont signé l'accord.",
        "Le ministre iranien des Affaires étrangères, Abbas Araghchi, a parlé.",
        "Selon Victoria Derbyshire, rien n'a changé.",
        "M. Hama a démissionné.",
        "Hayat Tahrir al-Cham avance, selon l'Observatoire syrien des droits de l'Homme.",
        "L'opération « Source de paix » a commencé.",
        "Le Front de libération de la Palestine a signé.",
        "Un article du New York Times et de BBC Afrique le confirme.",
        "Selon l'agence Anatolie, le convoi est reparti.",
        "Le ministère de la Santé de Gaza a publié un bilan.",
        "Les accords d'Oslo et la convention de La Haye sont caducs.",
        "Les Syriens et les soldats turcs se retirent.",
        "Tours, tirs et bombes : la nuit a été longue.",
        "Les Nations unies et l'Union européenne condamnent.",
        "L'association « Paix pour la Mauritanie » recrute.",
        "La conférence dite Genève II et le G5-Sahel n'y changent rien.",
        "Selon un soldat, Marcel, et une amie, Jane, la photo de Jaime est fausse.",
        "Le Council on Foreign Relations et la Royal Academy of Arts publient.",
        "Le bataillon Azov et le groupe Wagner se battent.",
        "Le département d'Etat et le porte-parole Mark Toner se taisent.",
        "Au XXe siècle, la Seconde Guerre mondiale a tout changé.",
        "Douze canons Caesar, un hélicoptère Black Hawk et des roquettes Grad ont servi.",
        "Le Front pour la justice et la paix au Tchad (FJPT) et la branche d'el-Qaïda se battent.",
        "L'opération Déluge d'al-Aqsa est commentée par la chaîne al-Mayadeen.",
        "L'accord du Caire et le Groupement de Lutte contre la fraude sont oubliés.",
    ],
)
def test_persons_organisations_and_common_words_are_no_places(text: str, gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == []


def test_a_surname_stays_a_person_when_it_comes_back_alone(gazetteer: Gazetteer) -> None:
    text = "Le général Karim Saada commande le front. Saada a parlé hier."

    assert names(text, gazetteer) == []


def test_a_place_run_together_with_a_person_is_parted_from_it(gazetteer: Gazetteer) -> None:
    assert names("Le médiateur pour la Syrie Kofi Annan est arrivé.", gazetteer) == ["Syrie"]


def test_offsets_are_those_of_the_text(gazetteer: Gazetteer) -> None:
    text = "Après l’assaut, près d’Alep\u00a0: 12 morts à Deir ez-Zor et au Liban."

    found = entities(text, gazetteer).toponyms

    assert (
        [text[t.span.start : t.span.end] for t in found]
        == [t.surface for t in found]
        == ["Alep", "Deir ez-Zor", "Liban"]
    )


@pytest.mark.parametrize(
    ("text", "surface", "head"),
    [
        ("la province d'Alep est visée", "Alep", Head.PROVINCE),
        ("la ville frontalière syrienne d'Azaz est visée", "Azaz", Head.CITY),
        ("l'aéroport d'Alep est visé", "Alep", Head.AIRPORT),
        ("le quartier de Jobar est visé", "Jobar", Head.QUARTER),
        ("les provinces de Hama et Homs sont visées", "Homs", Head.PROVINCE),
        ("l'hôpital de Raqa est visé", "Raqa", Head.SITE),
        ("l'hôpital Saint-Louis est visé", "Saint-Louis", Head.BUILDING),
        ("le sanatorium Saint-Louis est visé", "Saint-Louis", Head.BUILDING),
        ("celle de Raqa est visée", "Raqa", None),
        ("la plus vieille ville de Syrie est visée", "Syrie", None),
        ("la région pro-russe de Donetsk est visée", "Donetsk", Head.REGION),
        ("la province voisine de Raqa est visée", "Raqa", Head.PROVINCE),
        ("l'Etat islamique de Raqa est visé", "Raqa", None),
        ("l'homme fort de Tunis est visé", "Tunis", None),
        ("les territoires de Masisi et de Rutshuru sont visés", "Rutshuru", Head.DISTRICT),
        ("le groupement Djaiba est visé", "Djaiba", Head.DISTRICT),
    ],
)
def test_the_noun_before_a_name_tells_what_it_is(
    text: str, surface: str, head: Head | None, gazetteer: Gazetteer
) -> None:
    assert named(text, surface, gazetteer).head is head


def test_a_distance_and_a_bearing_are_measured_from_the_name(gazetteer: Gazetteer) -> None:
    found = named("Un convoi a été touché à 25 km au nord de Palmyre.", "Palmyre", gazetteer)

    assert (found.near, found.distance_km, found.bearing_degrees) == (True, 25.0, 0.0)


@pytest.mark.parametrize(("text", "near"), [("non loin de Palmyre", True), ("loin de Palmyre", False)])
def test_what_is_not_far_is_near(text: str, near: bool, gazetteer: Gazetteer) -> None:
    assert named(f"Un convoi a été touché {text}.", "Palmyre", gazetteer).near is near


def test_a_distance_in_words_is_a_number(gazetteer: Gazetteer) -> None:
    found = named("Un pont a sauté à une trentaine de km à l'est de Raqa.", "Raqa", gazetteer)

    assert (found.distance_km, found.bearing_degrees) == (30.0, 90.0)


def test_the_north_of_a_country_is_a_part_of_it(gazetteer: Gazetteer) -> None:
    found = named("Des milliers de personnes fuient le nord-ouest de la Syrie.", "Syrie", gazetteer)

    assert (found.part, found.bearing_degrees, found.near) == (315.0, None, False)


def test_what_a_place_lies_in_is_its_container(gazetteer: Gazetteer) -> None:
    inner, outer = entities("Un raid a visé Saraqeb, dans la province d'Idleb.", gazetteer).toponyms

    assert inner.container == outer.span


def test_a_town_of_another_province_is_no_province_of_the_list(gazetteer: Gazetteer) -> None:
    text = "On vient de Manbij, de la province d'Alep, de Tal Abyad dans celle de Raqa."

    assert named(text, "Tal Abyad", gazetteer).head is None


def test_a_sea_front_is_no_sea(gazetteer: Gazetteer) -> None:
    found = named("Un hôtel du vieux front de mer de Beyrouth a brûlé.", "Beyrouth", gazetteer)

    assert found.head is None


def test_a_capital_is_no_country_that_holds_what_stands_before_it(gazetteer: Gazetteer) -> None:
    found = entities("Ils ont vu Tabriz, Téhéran et Chiraz.", gazetteer).toponyms

    assert [t.container for t in found] == [None, None, None]


def test_a_country_bare_behind_a_comma_holds_the_town(gazetteer: Gazetteer) -> None:
    inner, outer = entities("Le cargo est arrivé à Karasu, Turquie.", gazetteer).toponyms

    assert inner.container == outer.span


def test_a_list_of_countries_contains_nothing(gazetteer: Gazetteer) -> None:
    found = entities("Il ira en Egypte, en Ouganda et en Jordanie.", gazetteer).toponyms

    assert [t.container for t in found] == [None, None, None]


def test_two_towns_with_a_road_between_them_know_each_other(gazetteer: Gazetteer) -> None:
    first, second = entities("Des combats ont lieu entre Idleb et Lattaquié.", gazetteer).toponyms

    assert (first.between, second.between) == (second.span, first.span)


def test_events_also_learn_of_persons_organisations_and_nationalities(gazetteer: Gazetteer) -> None:
    text = (
        "Le président syrien Bachar al-Assad a reçu des soldats russes et l'Observatoire syrien des droits de l'Homme."
    )

    found = entities(text, gazetteer)

    assert [text[s.start : s.end] for s in found.persons] == ["Bachar al-Assad"]
    assert [text[s.start : s.end] for s in found.organisations] == ["Observatoire syrien des droits de l'Homme"]
    assert found.countries == (("RU", 1), ("SY", 2))


def test_nothing_is_nested_and_the_order_is_that_of_the_text(gazetteer: Gazetteer) -> None:
    text = "De l'Euphrate au Quai d'Orsay, de Deir Ezzor à New York, du Sud-Kivu à la République populaire de Donetsk."

    spans = [t.span for t in entities(text, gazetteer).toponyms]

    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "…", "«", "l'", "L'", "À", "A 25 km de", "d'Alep", "-", "Alep-", "(Alep", "Alep Alep Alep"],
)
def test_scraps_of_text_are_read_without_complaint(text: str, gazetteer: Gazetteer) -> None:
    assert all(text[t.span.start : t.span.end] == t.surface for t in entities(text, gazetteer).toponyms)


def test_the_same_text_is_read_the_same_way_twice(gazetteer: Gazetteer) -> None:
    text = "Ankara et Moscou négocient à Astana sur la province d'Idleb, entre Alep et Lattaquié."

    assert entities(text, gazetteer) == entities(text, gazetteer)


AWKWARD = [
    *"Alep d'Alep L'Iran l’Euphrate Le La Haye Caire M. Hama al-Bab Deir ez-Zor N'Djamena États-Unis la de du et ( ) « »".split(),
    *"à À 25 km au nord province quartier celle entre Damas-Homs Bachar président Front SYRIE XXe - . , ville mer Rouge".split(),
    *(
        "de la",
        "\n",
        "\u00a0",
        "a annoncé",
        "dont",
        "selon",
        "Corne de l'Afrique",
        "bande de",
        "République de",
        "de l'Ouest",
    ),
]


@settings(max_examples=150, deadline=None)
@given(pieces=lists(sampled_from(AWKWARD), max_size=30))
def test_whatever_the_words_toponyms_are_stretches_of_the_text_apart_from_one_another(
    pieces: list[str], gazetteer: Gazetteer
) -> None:
    text = " ".join(pieces)

    found = entities(text, gazetteer).toponyms

    spans = [t.span for t in found]
    assert [text[s.start : s.end] for s in spans] == [t.surface for t in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(t.container is None or t.container in spans for t in found)


@pytest.mark.parametrize(
    "text", ["Elle a plaidé en Asie, au Brésil et au Chili.", "Il a servi en Afrique, en Islande."]
)
def test_a_continent_lies_in_no_country_told_behind_it(text, gazetteer):
    continent = entities(text, gazetteer).toponyms[0]

    assert continent.container is None


def test_a_surname_told_in_full_before_is_no_place(gazetteer):
    assert (
        names("La nageuse Ottilia Brenkert a été arrêtée. La libération de Brenkert a été annoncée.", gazetteer) == []
    )


def test_a_river_that_bears_the_name_of_a_state_is_the_river(gazetteer):
    assert named("Ils ont franchi le fleuve Niger à Gao.", "Niger", gazetteer).called == "fleuve Niger"
    assert named("Le Niger a fermé ses frontières.", "Niger", gazetteer).called is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Krynky, à une trentaine de kilomètres de Kherson, est calme.", ["Krynky", "Kherson"]),
        ("Krynky, à en croire un témoin de Kherson, est calme.", ["Kherson"]),
    ],
)
def test_a_name_that_opens_a_sentence_is_a_place_where_a_distance_is_told_of_it(text, found, gazetteer):
    assert names(text, gazetteer) == found


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Boko Haram s'est emparé de Gwoza.", "Gwoza"),
        ("Lashio est tombée aux mains de la MNDAA.", "Lashio"),
        ("Sievierodonetsk est occupée par les forces russes.", "Sievierodonetsk"),
    ],
)
def test_bodies_tell_where_they_fight_as_adjectives_do(text, town, gazetteer):
    assert names(text, gazetteer) == [town]


@pytest.mark.parametrize(
    "text", ["Les shebab ont enlevé Halima.", "Les talibans ont capturé Bergdahl.", "Hemetti dirige les FSR."]
)
def test_whom_bodies_take_or_follow_is_no_town(text, gazetteer):
    assert names(text, gazetteer) == []


def test_a_name_that_only_sounds_like_a_place_elsewhere_lies_where_the_text_says(gazetteer):
    told = named("Des combats ont eu lieu à Zouarké, au Tchad.", "Zouarké", gazetteer)

    assert told.container is not None
