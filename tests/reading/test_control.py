"""Who holds what: how much of a place, who took it, and what only seems to tell it."""

from datetime import date
from functools import partial

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading import shown

MONDAY = date(2024, 12, 2)


controls = partial(shown.controls, published=MONDAY)
told = partial(shown.held, published=MONDAY)

EXTENTS = [
    ("Les rebelles ont pris la ville de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles ont pris la troisième ville du pays, Homs.", {("Homs", "full", "rebelles")}),
    (
        "Il vit à Saraqeb, chef-lieu de district et seule grande ville de la province d'Idleb encore tenue par l'armée.",
        {("Saraqeb", "full", "armée")},
    ),
    ("Les rebelles ont pris la ville frontalière de Tall Abyad.", {("Tal Abyad", "full", "rebelles")}),
    ("Les rebelles ont pris 60 % de Hama.", {("Hama", "majority", "rebelles")}),
    ("A Hama, les rebelles ont pris la plupart des quartiers.", {("Hama", "majority", "rebelles")}),
    ("A Hama, les rebelles ont pris deux quartiers.", {("Hama", "partial", "rebelles")}),
    ("Les rebelles ont pris 20 % de Hama.", {("Hama", "partial", "rebelles")}),
    (
        "Les rebelles ont pris Hama ainsi qu'une grande partie de la province d'Alep.",
        {("Hama", "full", "rebelles"), ("Alep", "majority", "rebelles")},
    ),
    ("L'armée a repris le palais présidentiel à Damas, tenu par les rebelles.", {("Damas", "partial", "armée")}),
    ("L'armée a pris le contrôle du siège de la police à Damas.", {("Damas", "partial", "armée")}),
    ("L'armée a repris le centre de Hama.", {("Hama", "partial", "armée")}),
    ("Les rebelles ont pris un village près de Hama.", {("Hama", "partial", "rebelles")}),
    ("Les rebelles ont pris dans la province d'Alep trois villages.", {("Alep", "partial", "rebelles")}),
    ("Les rebelles ont pris Palmyre, une ville située à l'est de Homs.", {("Palmyre", "full", "rebelles")}),
    ("La ville de Hama est presque entièrement aux mains des rebelles.", {("Hama", "majority", "rebelles")}),
    ("La ville de Hama est en partie contrôlée par les rebelles.", {("Hama", "partial", "rebelles")}),
    ("La région de Homs est tenue quasiment entièrement par les rebelles.", {("Homs", "majority", "rebelles")}),
    ("L'armée a progressé dans Douma.", {("Douma", "partial", "armée")}),
    (
        "Les rebelles ont chassé l'armée de deux bastions, Hama et Palmyre.",
        {("Hama", "full", "rebelles"), ("Palmyre", "full", "rebelles")},
    ),
    ("Hama est divisée entre quartiers tenus par les rebelles et casernes.", {("Hama", "partial", "rebelles")}),
    ("La ville de Hama est contrôlée à 80 % par l'armée.", {("Hama", "majority", "armée")}),
    ("Hama est sous le contrôle de l'armée, à l'exception d'un quartier.", {("Hama", "majority", "armée")}),
    ("L'armée a chassé les rebelles de tous les quartiers de Hama.", {("Hama", "full", "armée")}),
    (
        "Les rebelles ont conquis dix villages et les grandes villes de Hama et Palmyre.",
        {("Hama", "full", "rebelles"), ("Palmyre", "full", "rebelles")},
    ),
    (
        "Les rebelles tiennent une partie des champs dans l'est et le nord de la Syrie.",
        {("Syrie", "partial", "rebelles")},
    ),
    ("L'armée a repris aux rebelles deux positions dans le nord de la ville de Hama.", {("Hama", "partial", "armée")}),
    ("Les rebelles ont pris deux sites près de la ville de Hama.", {("Hama", "partial", "rebelles")}),
    ("Il vit à 120 kilomètres de la ville de Hama, tenue par l'armée.", {("Hama", "full", "armée")}),
    ("L'armée a repris un palais de Hama, occupé par les rebelles.", {("Hama", "partial", "armée")}),
    (
        "Les rebelles ont pris le contrôle d'une partie de la province d'Alep, dont Azaz.",
        {("Alep", "partial", "rebelles"), ("Azaz", "full", "rebelles")},
    ),
    ("Les rebelles contrôlent la moitié du pays, dont Damas.", {("Damas", "full", "rebelles")}),
    (
        "Les rebelles se sont emparés des villes de Hama et Palmyre.",
        {("Hama", "full", "rebelles"), ("Palmyre", "full", "rebelles")},
    ),
    ("Les rebelles ont pris une localité de la province d'Alep, Azaz.", {("Azaz", "full", "rebelles")}),
    ("Il a fui la périphérie de Hama, ville prise lundi par les rebelles.", {("Hama", "full", "rebelles")}),
    ("Il a fui deux quartiers de Hama, ville tenue par les rebelles.", {("Hama", "full", "rebelles")}),
    ("Il a fui deux quartiers de Hama, tenus par les rebelles.", {("Hama", "partial", "rebelles")}),
    ("Il a fui le sud de Hama, tenue par les rebelles.", {("Hama", "full", "rebelles")}),
    ("Il a fui le sud de Hama, tenu par les rebelles.", {("Hama", "partial", "rebelles")}),
    ("Il a fui deux villages proches de Hama, tombée aux mains des rebelles.", {("Hama", "full", "rebelles")}),
    ("Il a fui deux villages proches de Hama, aux mains des rebelles.", {("Hama", "partial", "rebelles")}),
    (
        "Les rebelles ont pris trois métropoles du nord de la Syrie, Hama et Azaz.",
        {("Hama", "full", "rebelles"), ("Azaz", "full", "rebelles")},
    ),
    (
        "Les rebelles ont chassé l'armée des villes clés de Hama et Azaz.",
        {("Hama", "full", "rebelles"), ("Azaz", "full", "rebelles")},
    ),
    ("L'armée a repris le poste frontière de Nassib.", {("Poste-frontière de Nassib", "full", "armée")}),
    ("Les rebelles ont pris un poste de Hama.", {("Hama", "partial", "rebelles")}),
    ("Les rebelles ont pris l'hôpital de Hama.", {("Hama", "partial", "rebelles")}),
    ("Il a fui l'hôpital de Hama, une ville tenue par les rebelles.", {("Hama", "full", "rebelles")}),
    ("A Azaz, les rebelles ne conservent plus que l'aéroport.", {("Azaz", "partial", "rebelles")}),
    (
        "Les rebelles se sont emparés de Hama, dans le sud, et d'Azaz, au nord.",
        {("Hama", "full", "rebelles"), ("Azaz", "full", "rebelles")},
    ),
    (
        "Les rebelles ont pris plusieurs quartiers de Hama (centre) et d'Azaz.",
        {("Hama", "partial", "rebelles"), ("Azaz", "partial", "rebelles")},
    ),
    (
        "Les rebelles ont pris le contrôle de secteurs centraux de Hama et Azaz.",
        {("Hama", "partial", "rebelles"), ("Azaz", "partial", "rebelles")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXTENTS, ids=[text for text, _ in EXTENTS])
def test_how_much_of_a_place_is_held_is_told_before_or_behind_it(text, expected, gazetteer):
    assert told(text, gazetteer) == expected


HOLDERS = [
    ("Les raids ont permis à l'armée de reprendre Palmyre.", "Palmyre", "armée"),
    ("Après avoir pris Palmyre, l'armée a marché vers l'est.", "Palmyre", "armée"),
    ("Les habitants de Rastan, dont les jihadistes ont pris le contrôle, ont fui.", "Rastane", "jihadistes"),
    ("Un assaut de la Turquie, qui a conquis la ville d'Azaz, se poursuit.", "Azaz", "Turquie"),
    ("Les Russes contrôlent la ville de Palmyre.", "Palmyre", "Russes"),
    ("La coalition a tué des rebelles. Ces derniers se sont emparés de Palmyre.", "Palmyre", "rebelles"),
    ("Palmyre est le troisième bourg à tomber aux mains des rebelles.", "Palmyre", "rebelles"),
    ("Les rebelles ont encerclé Palmyre avant de s'en emparer.", "Palmyre", "rebelles"),
    ("Hama, une grande ville du centre de la Syrie tenue par l'armée, est calme.", "Hama", "armée"),
    ("L'armée a repoussé les rebelles, puis a repris Palmyre.", "Palmyre", "armée"),
    ("La police a affronté les rebelles, et a réussi à pénétrer dans Palmyre.", "Palmyre", "police"),
    ("Une guerre oppose les rebelles contrôlant Palmyre et le gouvernement.", "Palmyre", "rebelles"),
    ("Palmyre est repassée sous le contrôle de Damas.", "Palmyre", "Damas"),
    ("Les combattants de l'opposition tiennent Palmyre.", "Palmyre", "combattants de l'opposition"),
    ("L'armée a repris, aux côtés des miliciens, la ville de Palmyre.", "Palmyre", "armée"),
    ("La ville de Palmyre, la seule à échapper à l'armée, est contrôlée par l'EI.", "Palmyre", "EI"),
    ("Les habitants de Palmyre saluent la mainmise de l'armée. Elle est contrôlée par l'armée.", "Palmyre", "armée"),
    ("L'armée a repris la paisible bourgade de Palmyre.", "Palmyre", "armée"),
    ("Moscou indique avoir pris Palmyre.", "Palmyre", "Moscou"),
    ("Le drapeau irakien flotte sur Palmyre.", "Palmyre", "Irak"),
    ("Le drapeau des rebelles a été hissé sur Palmyre.", "Palmyre", "rebelles"),
    ("Avec la prise de Palmyre, les rebelles contrôlent la route.", "Palmyre", "rebelles"),
    ("Palmyre est aux mains de puissants rebelles.", "Palmyre", "rebelles"),
    ("Palmyre est tenue par quelque 200 rebelles.", "Palmyre", "rebelles"),
    ("Palmyre a été prise par une poignée de jeunes rebelles.", "Palmyre", "rebelles"),
    ("Palmyre est occupée par un groupe d'environ 150 rebelles.", "Palmyre", "rebelles"),
    ("Palmyre est aux mains de plusieurs centaines de rebelles.", "Palmyre", "rebelles"),
    ("De nombreux rebelles ont pris Palmyre.", "Palmyre", "rebelles"),
    ("La puissante armée syrienne a repris Palmyre.", "Palmyre", "armée syrienne"),
    ("L'armée a chassé les derniers rebelles de Palmyre.", "Palmyre", "armée"),
    ("La branche syrienne d'Al-Qaïda a pris Palmyre.", "Palmyre", "Al-Qaïda"),
    ("Le groupe Jaïch al-Islam tient Palmyre.", "Palmyre", "Jaich al-Islam"),
    ("L'armée Syrienne a repris Palmyre.", "Palmyre", "Syrie"),
    ("A Mossoul, l'armée irakienne a repris le quartier d'al-Qahira.", "Mossoul", "armée irakienne"),
    ("Palmyre est tenue par les rebelles, hormis un quartier aux mains des Kurdes.", "Palmyre", "rebelles"),
]


@pytest.mark.parametrize(("text", "place", "holder"), HOLDERS, ids=[text for text, _, _ in HOLDERS])
def test_who_holds_a_place_is_found_behind_what_governs_the_verb(text, place, holder, gazetteer):
    found = [e for e in controls(text, gazetteer) if e.roles.holder]

    assert [e.place.name for e in found] == [place]
    assert holder in found[0].roles.holder


NOBODY = [
    "Avec la prise de Palmyre, l'armée perd sa base.",
    "Après la prise de Palmyre, l'armée a tiré.",
    "Avec la prise de Palmyre, la route est coupée.",
    "Le drapeau noir flotte sur Palmyre.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_took_a_place_is_not_guessed(text, gazetteer):
    assert [e.roles.holder for e in controls(text, gazetteer)] == [()]


OF_NO_STATE = [
    ("La branche syrienne d'Al-Qaïda a pris Palmyre.", "Syrie"),
    ("Des rebelles syriens ont pris Palmyre.", "Syrie"),
    ("Les combattants hostiles au régime de Bachar al-Assad ont pris Palmyre.", "Syrie"),
    ("Le mouvement libanais Hezbollah a pris Palmyre.", "Liban"),
]


@pytest.mark.parametrize(("text", "state"), OF_NO_STATE, ids=[text for text, _ in OF_NO_STATE])
def test_who_lives_in_a_country_or_fights_its_power_is_not_the_state(text, state, gazetteer):
    assert state not in controls(text, gazetteer)[0].roles.holder


def test_a_place_that_others_enter_is_still_held(gazetteer):
    found = controls("Les rebelles sont entrés dans une partie de Palmyre, tenue par l'armée.", gazetteer)

    assert {e.roles.holder[0] for e in found} == {"rebelles", "armée"}


def test_the_holder_whom_a_sentence_drives_out_holds_no_more(gazetteer):
    found = controls("L'EI a délogé l'armée de Hama, le dernier bourg aux mains des soldats.", gazetteer)

    assert [e.roles.holder[0] for e in found] == ["EI"]


NO_CONTROL = [
    ("Surveillés par les rebelles, ils ont quitté Hama.", "nobody knows who left"),
    ("Il vit sur une colline connue sous le nom de Tell Aran, qui domine Hama.", "a height, not a side"),
    ("Hama est calme, sauf un quartier aux mains des rebelles.", "what is left out"),
    ("A Hama, dix détenus ont été libérés.", "freed people, not a town"),
    ("Des avions de chasse ont quitté la base de Taftanaz.", "planes that take off"),
    ("L'armée a lancé la reconquête de Palmyre.", "an offensive that begins"),
    ("L'armée avait assuré avoir repris Palmyre.", "a claim of before"),
    ("Nul n'a jamais voulu que Palmyre tombe.", "a wish"),
    ("Son but était la prise de Palmyre.", "an aim"),
    ("L'EI détient des otages à Raqa.", "hostages"),
    ("Les soldats se replient autour de Hama.", "around a town, not from it"),
    ("Il vit à Alep, où les gens se rendaient après la prière au marché.", "people on their way"),
    ("Les soldats ont démantelé deux points de contrôle à Hama.", "check-points"),
    ("Le calme règne à Hama, reprise graduelle des activités.", "activities that are resumed"),
    ("Des renforts sont arrivés à Hama, après avoir pris un bastion tenu par les rebelles.", "another place"),
    ("Il est arrivé à Hama, alors que les rebelles contrôlent le pays.", "another clause"),
    ("Les soldats se sont retirés dans une base à 80 km de Hama.", "where they went, far from a town"),
    ("L'armée tente de rétablir la mainmise de Damas sur le pays.", "a government"),
    ("Les bombardements ont repris lundi sur deux villages près de Hama.", "what begins again"),
    ("Des milliers d'individus ont été contraints de quitter Hama.", "people who flee"),
]


@pytest.mark.parametrize("text", [text for text, _ in NO_CONTROL], ids=[why for _, why in NO_CONTROL])
def test_what_only_seems_to_tell_of_control_is_not_shown(text, gazetteer):
    assert controls(text, gazetteer) == []


ROUNDABOUT = [
    "L'armée est parvenue lundi, après trois semaines de combats, à chasser l'EI de Palmyre.",
    "Les rebelles se sont emparés, après deux jours de siège, de Palmyre.",
    "L'armée, qui avait perdu Palmyre en mai, l'a reprise lundi.",
    "Si l'armée a repris Palmyre, elle n'a pas pu atteindre la frontière.",
    "Palmyre, que la guerre avait vidée de ses habitants, est tombée aux mains des rebelles.",
    "Les rebelles avancent. Palmyre est passée entre leurs mains.",
    "Palmyre est tombée, elle aussi.",
    "L'armée a dû abandonner Palmyre aux jihadistes.",
    "L'armée a chassé le groupe d'Ali Hassan de Palmyre.",
    "L'EI ne tient plus qu'un quartier de Palmyre.",
    "Palmyre est depuis mars contrôlée par les rebelles.",
    "L'armée a repris, avec l'aide de miliciens, la ville de Palmyre.",
    "L'armée a repris, lundi, la ville de Palmyre.",
    "On se bat pour Palmyre, à 160 km au nord de Damas, que l'EI détient.",
    "Palmyre, une ville du désert, dont le centre a été repris par l'armée, est calme.",
    "Les civils avaient fui la nuit, avant la chute de Palmyre.",
    "La chute de Palmyre n'élimine pas la menace.",
    "La chute de Palmyre n'est pas sans conséquence pour l'armée.",
    "La chute de Palmyre, qui compte dix mille habitants, dont beaucoup d'enfants, est un désastre.",
    "Si Damas a annoncé avoir retiré ses soldats de Palmyre, d'autres y sont restés.",
    "L'avancée de l'armée a conduit à la reprise de Palmyre.",
    "Des miliciens ont contribué à chasser l'EI de Palmyre.",
    "Les rebelles ont réussi lundi matin, à reprendre Palmyre.",
    "Les rebelles ont profité de la nuit pour prendre Palmyre.",
    "Les rebelles s'étaient emparés plus tôt dans la journée de Palmyre.",
    "Quelques heures plus tôt, les rebelles avaient pris Palmyre.",
    "La base de Taftanaz est la plus grande de la région de Palmyre, ville du désert tombée aux mains des rebelles.",
    "Les rebelles ont réussi la semaine dernière à reprendre Palmyre.",
    "L'armée contrôle maintenant toute la ville de Palmyre.",
    "L'armée a maintenant repris Palmyre.",
    "Palmyre, maintenant aux mains des pro-Haftar, est calme.",
]


@pytest.mark.parametrize("text", ROUNDABOUT)
def test_a_place_changes_hands_however_the_sentence_turns(text, gazetteer):
    assert {e.place.name for e in controls(text, gazetteer) if e.place} == {"Palmyre"}


RAIDS = [
    ("Des hommes armés ont envahi Palmyre, tirant sur les habitants.", 0),
    ("Des éléments de l'EI ont investi Palmyre, massacrant la population.", 0),
    ("L'EI a investi Palmyre, chassant l'armée.", 1),
    ("L'armée a investi Palmyre, tuant dix jihadistes.", 1),
    ("Les raids n'ont pas empêché l'EI de prendre Palmyre.", 1),
    ("Les raids ont empêché l'EI de prendre Palmyre.", 0),
]


@pytest.mark.parametrize(("text", "taken"), RAIDS, ids=[text for text, _ in RAIDS])
def test_who_comes_to_kill_and_burn_takes_nothing_and_what_was_not_prevented_happened(text, taken, gazetteer):
    assert len(controls(text, gazetteer)) == taken


NOT_YET = [
    "Les rebelles espèrent profiter de la nuit pour prendre Palmyre.",
    "Les rebelles s'étaient emparés plus tôt dans l'année de Palmyre.",
    "Quelques années plus tôt, les rebelles avaient pris Palmyre.",
    "La chute de Palmyre semble imminente.",
    "Les rebelles ont tenté la semaine dernière de reprendre Palmyre.",
    "L'opposition réclame le retrait de l'armée de Palmyre.",
    "Si l'armée a repris Palmyre lundi, la route sera rouverte.",
    "La chute de Palmyre, qui compte dix mille habitants, dont beaucoup d'enfants, serait un désastre.",
    "La chute de Palmyre - une ville du désert - serait un désastre.",
    "La chute de Palmyre n'est pas acquise.",
    "La chute de Palmyre n'est pas pour demain.",
    "La reprise de Palmyre n'est pas envisagée.",
]


@pytest.mark.parametrize("text", NOT_YET)
def test_what_seems_or_is_demanded_has_not_happened(text, gazetteer):
    assert not controls(text, gazetteer)


SEATS = [
    ("L'armée a repris la capitale de la province d'Idleb.", ["P"]),
    ("La province d'Idleb est disputée. La capitale provinciale est sous le contrôle de l'armée.", ["P"]),
    ("Dans la province d'Idleb, l'armée s'est emparée du chef-lieu de la province.", ["P"]),
    ("Au Nord-Kivu, le M23 s'est emparé du chef-lieu de la province.", ["P"]),
    ("En Éthiopie centrale, les rebelles se sont emparés de la capitale régionale.", []),
]


@pytest.mark.parametrize(("text", "classes"), SEATS, ids=[text for text, _ in SEATS])
def test_the_seat_of_a_province_is_a_town_or_nothing_never_the_province(text, classes, gazetteer):
    assert [e.place.feature_class for e in controls(text, gazetteer)] == classes


SEAT_NAMES = [
    ("Les rebelles se sont emparés lundi de la capitale du Sud-Kivu.", "Bukavu"),
    ("Le chef-lieu de l'Ituri est tombé lundi aux mains des miliciens.", "Bunia"),
    ("Les rebelles ont repris lundi la capitale de l'Etat, Bentiu.", "Bentiu"),
    ("Des combats ont eu lieu à Mekele. La chute de la capitale régionale a été annoncée lundi.", "Mekele"),
    ("Dans le territoire de Rutshuru, au Nord-Kivu, le M23 s'est emparé lundi du chef-lieu de la région.", "Rutshuru"),
]


@pytest.mark.parametrize(("text", "town"), SEAT_NAMES, ids=[text for text, _ in SEAT_NAMES])
def test_the_seat_of_a_province_is_the_town_that_it_is_ruled_from(text, town, gazetteer):
    assert [e.place.name for e in controls(text, gazetteer)] == [town]


DAYS_BETWEEN = [
    "L'armée recule après la prise lundi soir de Palmyre par les jihadistes.",
    "La chute lundi au petit matin de Palmyre a surpris l'armée.",
]


@pytest.mark.parametrize("text", DAYS_BETWEEN)
def test_a_part_of_a_day_does_not_part_a_noun_from_its_place(text, gazetteer):
    assert [e.place.name for e in controls(text, gazetteer)] == ["Palmyre"]


OVER = [
    "Les rebelles ont pris Palmyre samedi. L'armée contrôlait la ville depuis un an.",
    "Les rebelles ont pris Palmyre dimanche. Samedi, l'armée avait repris la ville.",
    "Les rebelles ont repris dimanche Palmyre, tombée samedi aux mains de l'armée.",
]


@pytest.mark.parametrize("text", OVER)
def test_how_things_stood_before_a_place_was_taken_is_no_news(text, gazetteer):
    assert [e.roles.holder for e in controls(text, gazetteer)] == [("rebelles",)]


def test_a_town_told_only_as_a_landmark_is_not_the_one_spoken_of(gazetteer):
    text = "Les jihadistes ont bombardé la ville d'Azaz près d'Alep. Cette localité est tenue par les rebelles."

    assert [e.place.name for e in controls(text, gazetteer)] == ["Azaz"]


CLAIMS = [
    "L'Azerbaïdjan a affirmé que ses soldats ont pris la ville de Choucha.",
    "Le président azerbaïdjanais, Ilham Aliev, a affirmé dimanche que ses troupes avaient pris la ville de Choucha.",
    "Bakou a assuré que les soldats azerbaïdjanais tenaient la ville de Choucha.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_side_that_tells_of_its_own_gains_claims_them(text, gazetteer):
    assert [(e.place.name, str(e.factuality)) for e in controls(text, gazetteer)] == [("Choucha", "claimed")]


def test_who_is_back_was_driven_out_before(gazetteer):
    events = controls("Des rebelles sont entrés dimanche dans Palmyre, huit ans après en avoir été chassés.", gazetteer)

    assert [str(e.change) for e in events] == ["taken"]


def test_who_left_a_town_is_told_with_who_took_it(gazetteer):
    events = controls("Les FDS ont pris dimanche Palmyre, que l'armée venait d'évacuer.", gazetteer)

    assert [(e.roles.holder[0], e.roles.previous_holder[0]) for e in events] == [("FDS", "armée")]


def test_who_pushes_on_taking_a_town_has_taken_it(gazetteer):
    events = controls("Les rebelles ont poussé vers le sud, s'emparant de Palmyre au passage.", gazetteer)

    assert [(e.place.name, str(e.factuality)) for e in events] == [("Palmyre", "asserted")]


def test_a_gerund_is_recalled_with_the_verb_that_it_goes_with(gazetteer):
    text = "Les rebelles avaient lancé une offensive en juillet, chassant l'armée de Palmyre."

    assert controls(text, gazetteer) == []


@pytest.mark.parametrize(
    "relative", ["que les rebelles avaient prise jeudi", "dont les rebelles s'étaient emparés jeudi"]
)
def test_what_a_relative_recalls_of_a_place_leaves_its_main_verb_told(relative, gazetteer):
    text = f"L'armée a repris vendredi Saraqeb, {relative}."
    found = read(Article(id="a", text=text, published=date(2013, 3, 8)), gazetteer).events

    told = {(str(e.time.first_day), str(e.factuality)) for e in found if e.time}
    assert told == {("2013-03-08", "asserted"), ("2013-03-07", "background")}


def test_a_road_that_reaches_a_town_takes_none_of_it(gazetteer):
    text = "L'armée a pris jeudi des secteurs près de la route reliant Alep à la capitale Damas."
    assert controls(text, gazetteer) == []


def test_what_is_apposed_to_the_end_of_a_road_is_not_taken(gazetteer):
    text = "Le régime veut prendre la route entre Deraa et Alep, la deuxième ville du pays."
    assert controls(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Palmyre a été prise mardi par l'EI, avant d'être reprise par l'armée.", False),
        ("Palmyre a été prise mardi par l'EI, avant l'aube.", True),
        ("Après avoir repris Palmyre, l'armée a lancé le 23 mai une offensive sur Rastane.", False),
        ("Après avoir repris Palmyre, l'armée a lancé mardi une offensive sur Rastane.", True),
    ],
)
def test_what_was_undone_or_came_before_what_is_old_is_not_shown_as_news(text, news, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2024, 12, 4)), gazetteer).events

    assert any(e.place.name == "Palmyre" and e.factuality in CURRENT for e in found if e.place) is news


HELD_UNTIL_NOW = [
    ("L'armée a repris les villages que l'EI tenait près de Palmyre.", [("retaken", "armée")]),
    ("L'armée a chassé les rebelles des quartiers qu'ils tenaient à Alep.", []),
    ("Les rebelles ont perdu les villages qu'ils contrôlaient dans la région de Hama.", []),
    ("L'armée a bombardé les quartiers que les rebelles contrôlaient à Alep.", [("held", "rebelles")]),
]


@pytest.mark.parametrize(("text", "told"), HELD_UNTIL_NOW)
def test_a_part_that_changes_hands_is_held_no_more(text, told, gazetteer):
    events = controls(text, gazetteer)

    assert [(str(e.change), e.roles.holder[0], str(e.extent)) for e in events] == [(*t, "partial") for t in told]


def test_who_took_the_middle_or_the_capital_took_a_part(gazetteer):
    (town,) = controls("Il vient de Homs, dont les rebelles ont pris le centre.", gazetteer)
    (whole,) = controls("Il vient de Homs, dont les rebelles ont pris le contrôle.", gazetteer)

    assert (str(town.extent), str(whole.extent)) == ("partial", "full")


LET_ACT = [
    "Une offensive a permis à l'armée et à ses alliés de reprendre Alep.",
    "Une percée a permis jeudi aux soldats syriens et à des miliciens amis de reprendre Alep.",
]


@pytest.mark.parametrize("text", LET_ACT)
def test_those_whom_an_offensive_lets_act_take_the_town(text, gazetteer):
    (event,) = controls(text, gazetteer)

    assert (str(event.change), str(event.factuality), "Syrie" in event.roles.holder) == ("retaken", "asserted", True)


OF_ANOTHER = [
    "L'aviation a bombardé Raqqa, touchant un hôpital contrôlé par les jihadistes.",
    "Il vit à Raqqa, dans une maison occupée par les jihadistes.",
]


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_what_is_held_behind_a_comma_may_be_something_else_than_the_town(text, gazetteer):
    assert controls(text, gazetteer) == []


def test_a_town_is_held_behind_what_says_how_large_or_how_much_of_it(gazetteer):
    assert told("Il vient de Raqqa, une ville comptant 200.000 habitants, tenue par l'EI.", gazetteer)
    assert told("Il vient de Raqqa, dans une région tenue par l'EI.", gazetteer)
    assert told("Il vient de Raqqa, dans sa majeure partie tenue par l'EI.", gazetteer) == {("Raqqa", "majority", "EI")}


def test_a_taking_of_days_before_is_one_though_the_town_was_retaken_since(gazetteer):
    text = "L'armée syrienne a repris dimanche Rastane, trois jours après la conquête de la ville par des rebelles."
    days = {str(e.roles.holder[0]): e.time.first_day.day for e in controls(text, gazetteer)}

    assert days == {"armée syrienne": 1, "rebelles": 28}
