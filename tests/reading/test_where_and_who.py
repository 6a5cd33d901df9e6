"""Where something happened and whose deed it was, where the words about it could lead a reader elsewhere."""

from datetime import date
from functools import partial

import pytest

from tests.reading.shown import placed, shown

events = partial(shown, published=date(2024, 12, 2))
told = partial(placed, published=date(2024, 12, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kindu, verrou sur la route de Bukavu, est tombée mardi.", {("control", "Kindu")}),
        ("El Geneina est tombée mardi.", {("control", "El-Geneina")}),
        ("Homs brûle. L'armée avance depuis Hama. La ville a été bombardée mardi.", {("strike", "Homs")}),
        ("Homs brûle. L'armée avance depuis Hama et a bombardé mardi la ville.", {("strike", "Homs")}),
        ("On a fui la citadelle d'Alep. La ville a été bombardée mardi.", {("strike", "Alep")}),
        ("L'aviation a bombardé mardi Hama, mais Homs est calme.", {("strike", "Hama")}),
        ("L'aviation a bombardé mardi Hama et Homs est tombée.", {("strike", "Hama"), ("control", "Homs")}),
        ("Des combats ont éclaté à Hama et Homs a été bombardée.", {("clash", "Hama"), ("strike", "Homs")}),
        (
            "Les soldats qui gardent Hama et Homs ont bombardé Alep.",
            {("control", "Hama"), ("control", "Homs"), ("strike", "Alep")},
        ),
        ("Les combats à Hama et Homs ont fait dix morts.", {("clash", "Hama"), ("clash", "Homs")}),
        (
            "Dix civils ont péri mardi à Alep, où une école abritant des familles venues de Homs a été bombardée.",
            {("strike", "Alep")},
        ),
        ("A Alep, un camp de familles chassées de Homs a été bombardé mardi.", {("strike", "Alep")}),
        ("Un camp de familles qui ont fui Homs a été bombardé mardi.", set()),
        ("Birao, où l'on mourait de faim, depuis la chute de Ndélé, est tombée mardi.", {("control", "Birao")}),
        ("Un axe relie Bria, que les rebelles tiennent, à Bambari.", set()),
        ("L'armée a mené une offensive en Ethiopie, au Tigré.", {("clash", "Tigré")}),
        ("Des miliciens ont délogé le groupe Etat islamique de Tikrit.", {("control", "Tikrit")}),
        ("L'aviation a visé mardi le secteur de Zoubra, à Khiam.", {("strike", "Khiam")}),
        ("L'aviation a visé mardi le village de Tamounant, près de Kidal.", {("strike", "Kidal")}),
        ("L'aviation a visé mardi Tamounant, au nord de Kidal.", {("strike", "Kidal")}),
        ("Les rebelles ont pris mardi les villages de Tamounant et de Tamzirt, près de Kidal.", {("control", "Kidal")}),
        ("Les rebelles ont repris mardi Tamounant, sur la route de Kidal.", {("control", None)}),
        (
            "L'aviation a visé Khiam, dans le caza de Marjayoun, ainsi que Naqoura.",
            {("strike", "Khiam"), ("strike", "Naqoura")},
        ),
        (
            "Kiev a repris Izioum, dans la région de Kharkiv, Lyman, dans celle de Donetsk, et Kherson.",
            {("control", "Izioum"), ("control", "Lyman"), ("control", "Kherson")},
        ),
        ("Une voiture a été touchée mardi par un drone à Khiam.", {("strike", "Khiam")}),
        ("L'aviation a visé mardi un pont sur l'Euphrate, à Raqa.", {("strike", "Raqqa")}),
        (
            "L'armée a pris Bria mardi. Capitale d'un Etat à l'est de Bangui, la ville était sous le contrôle de l'UPC.",
            {("control", "Bria")},
        ),
        ("L'hôpital Al-Aqsa, à Rafah, a été bombardé mardi.", {("strike", "Rafah")}),
        (
            "Les rebelles sont entrés à Homs, située au nord de Damas, où ils ont pris mardi plusieurs quartiers.",
            {("control", "Homs")},
        ),
        (
            "Un poste à Khiam, une localité située au nord de Naqoura, a été attaqué mardi par les rebelles.",
            {("clash", "Khiam")},
        ),
        ("Un porte-parole a affirmé à Damas que l'armée avait repris Rastane.", {("control", "Rastane")}),
        ("Les soldats sont à deux kilomètres de Rastane, que l'aviation bombarde.", {("strike", "Rastane")}),
        (
            "Des combats durent au sud d'Alep et l'aviation y a mené des raids mardi.",
            {("clash", "Alep"), ("strike", "Alep")},
        ),
        (
            "Les FDS ont chassé mardi les combattants de l'organisation Etat islamique de Manbij.",
            {("control", "Manbij")},
        ),
        (
            "Des combats ont repris mardi à Douma, dans la Ghouta orientale de Damas. L'aviation a bombardé la ville.",
            {("clash", "Douma"), ("strike", "Douma")},
        ),
    ],
)
def test_what_happened_is_where_the_text_puts_it(text, expected, gazetteer):
    assert told(text, gazetteer) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Les soldats sont rentrés mardi à Gao.",
        "Ils refusent de laisser Bambari aux mains des rebelles.",
        "L'affirmation de Moscou selon laquelle la Russie a pris Soumy est un mensonge.",
        "L'armée a détruit mardi neuf engins au-dessus de la région de Soumy.",
        "Neuf missiles ont été abattus mardi près de Saada par un avion de chasse américain.",
        "Les recrues ont une longue expérience du combat à Soumy.",
        "C'est la première attaque suicide depuis l'assassinat de M. Diallo à Bria.",
    ],
)
def test_what_came_to_nothing_is_not_shown(text, gazetteer):
    assert told(text, gazetteer) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Des hélicoptères de combat russes ont bombardé mardi Khiam.", "Russie"),
        ("Des hélicoptères d'attaque américains ont bombardé mardi Khiam.", "Etats-Unis"),
        ("L'armée a bombardé mardi Jénine.", "Israël"),
        ("A Rafah, dix hommes ont été tués mardi lors d'une attaque israélienne.", "Israël"),
        ("Le Hezbollah a tiré des dizaines de roquettes sur Israël, faisant deux morts à Acre.", "Hezbollah"),
    ],
)
def test_a_deed_is_of_whom_the_words_about_it_tell(text, name, gazetteer):
    (event,) = events(text, gazetteer)
    assert name in event.roles.attacker


def test_he_by_whom_something_is_done_to_them_is_not_they(gazetteer):
    text = "Les soldats ont peur. Surveillés par les rebelles, ils ont quitté Gao mardi."
    assert all("rebelles" not in e.roles.previous_holder for e in events(text, gazetteer))


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Les rebelles, venus de la route que patrouillaient les Casques bleus, ont pris Gao mardi.", "rebelles"),
        ("Les rebelles, descendus des collines que tenait l'armée, ont pris Gao mardi.", "rebelles"),
        ("Les rebelles disent que l'armée, que soutiennent des mercenaires, a pris Gao mardi.", "armée"),
        ("C'est mardi que des soldats ont pris Gao.", "soldats"),
    ],
)
def test_who_acts_in_a_relative_that_puts_its_verb_first_does_not_act_beyond_it(text, holder, gazetteer):
    assert [e.roles.holder[0] for e in events(text, gazetteer)] == [holder]


@pytest.mark.parametrize(
    "text",
    [
        "A Gao, des combats entre l'armée et les rebelles ont tourné à l'avantage de ces derniers, qui ont pris la ville.",
        "L'armée et les rebelles se disputaient Gao. Mardi, ces derniers ont pris la ville.",
    ],
)
def test_those_told_last_take_alone(text, gazetteer):
    assert [e.roles.holder for e in events(text, gazetteer) if e.roles.holder] == [("rebelles",)]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Les rebelles tiennent Gao, conquise mardi.", ("rebelles",)),
        ("Les rebelles gardaient mardi le contrôle de Gao, repris lundi.", ("rebelles",)),
        ("Les rebelles ne tiennent plus Gao, conquise mardi.", ()),
        ("Les rebelles ont bombardé Gao, conquise mardi.", ()),
        ("Les rebelles devaient garder Gao, conquise mardi.", ()),
    ],
)
def test_who_holds_a_place_that_was_taken_took_it(text, holder, gazetteer):
    taken = [e for e in events(text, gazetteer) if e.change in ("taken", "retaken")]
    assert [e.roles.holder for e in taken] == [holder]


@pytest.mark.parametrize(
    ("text", "leaving"),
    [
        ("Les rebelles ont contraint les mercenaires de la garnison à quitter Gao mardi.", "mercenaires"),
        ("Les rebelles ont forcé les mercenaires à quitter Gao mardi.", "mercenaires"),
        ("Les rebelles ont forcé mardi les portes, puis ont quitté Gao.", "rebelles"),
    ],
)
def test_those_who_are_made_to_leave_leave(text, leaving, gazetteer):
    assert [e.roles.previous_holder for e in events(text, gazetteer)] == [(leaving,)]


def test_who_abandons_a_town_that_others_enter_leaves_it(gazetteer):
    text = "Les mercenaires ont abandonné mardi Gao, un carrefour, dans laquelle les rebelles ont pénétré."
    assert [(e.extent, e.roles.holder, e.roles.previous_holder) for e in events(text, gazetteer)] == [
        ("withdrawn", (), ("mercenaires",)),
        ("partial", ("rebelles",), ()),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'offensive de la Turquie a changé la donne. Ses chars ont attaqué mardi Manbij.", "Turquie"),
        ("L'intervention d'Israël a surpris. Ses soldats ont attaqué mardi Manbij.", "Israël"),
        ("L'offensive de la Turquie a surpris l'Iran. L'Iran a réagi. Ses avions ont bombardé mardi Manbij.", "Iran"),
        ("L'offensive de la Turquie a surpris. L'Iran a réagi et ses avions ont bombardé mardi Manbij.", "Iran"),
    ],
)
def test_whose_deed_a_sentence_opens_with_owns_what_is_told_next(text, name, gazetteer):
    (event,) = events(text, gazetteer)
    assert name in event.roles.attacker


@pytest.mark.parametrize("helping", ["l'appui", "le soutien"])
def test_the_army_is_not_that_of_a_state_that_only_helps(helping, gazetteer):
    text = f"Les insurgés ont repris Saraqeb avec {helping} de l'artillerie turque. Mardi, l'armée a pris Binnich."
    assert [e.roles.holder[-1] for e in events(text, gazetteer)] == ["insurgés", "Syrie"]


@pytest.mark.parametrize("sort", ["salafiste", "nationaliste", "tribal", "soufi"])
def test_what_a_group_believes_or_is_stands_in_its_name(sort, gazetteer):
    (event,) = events(f"Gao, aux mains du groupe {sort} Fath al-Nour, a été épargnée.", gazetteer)
    assert event.roles.holder[-1] == "Fath al-Nour"


def test_a_raid_on_an_area_ends_the_scene_of_a_town_elsewhere(gazetteer):
    text = "Un missile a frappé mardi Odessa. Des drones ont visé la Crimée. Une femme est morte dans cette attaque."
    assert told(text, gazetteer) == {("strike", "Odessa"), ("strike", "Crimée")}


def test_how_a_town_was_held_until_it_was_taken_is_over(gazetteer):
    text = "L'armée a repris Bria mardi. Cette ville était sous le contrôle de l'UPC depuis un an."
    assert [e.roles.holder[0] for e in events(text, gazetteer)] == ["armée"]


def test_what_went_before_what_is_recalled_is_recalled(gazetteer):
    text = "Le ministre turc était déjà allé à Kiev le 3 février, après un entretien avec M. Poutine à Moscou."
    assert told(text, gazetteer) == set()


def test_a_day_is_no_part_of_a_source(gazetteer):
    text = "Dix personnes ont péri dans une frappe à Soumy, ont annoncé les autorités locales mardi."
    assert [e.attributed_to for e in events(text, gazetteer)] == [("autorités locales",)]


def test_a_village_near_the_last_is_drawn_on_it(gazetteer):
    text = "Bria a été attaquée lundi. Une attaque a eu lieu mardi dans le village voisin de Tamounant."
    assert {e.place.name for e in events(text, gazetteer)} == {"Bria"}


def test_a_minister_who_has_just_gone_was_there(gazetteer):
    assert told("Le ministre vient de se rendre à Kiev.", gazetteer) == {("visit", "Kiev")}


def test_a_town_near_the_village_that_was_taken_is_not_taken(gazetteer):
    (taken,) = events("Les rebelles ont pris mardi Tamounant, à dix kilomètres de Kidal.", gazetteer)

    assert (taken.place.name, taken.extent, taken.precision) == ("Kidal", "partial", "near")
    assert taken.area.shape == "ring"
