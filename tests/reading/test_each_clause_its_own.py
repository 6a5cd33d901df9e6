"""A place, a party, a deed that a clause does not tell itself is none of the clause beside it, and no figure of speech."""

from datetime import date

import pytest

from tests.reading.shown import doers, placed, shown

DAY = date(2016, 8, 28)

WHOLE = [
    # text, all that happened and where
    (
        "Des avions ont bombardé Saraqeb, et un convoi a été attaqué à Rastane.",
        {("strike", "Saraqeb"), ("clash", "Rastane")},
    ),
    (
        "A Saraqeb, des raids ont tué dix civils, et un convoi a été attaqué.",
        {("strike", "Saraqeb"), ("clash", "Saraqeb")},
    ),
    ("Les derniers rebelles qui s'y accrochaient ont quitté Saraqeb.", {("control", "Saraqeb")}),
    ("A Saraqeb, les rebelles s'accrochent à leurs positions.", set()),
    ("L'armée et les rebelles se sont accrochés mardi à Saraqeb.", {("clash", "Saraqeb")}),
    (
        "Des raids ont visé Homs. Le baril de brut a bondi et, à Saraqeb, les habitants faisaient provision de pain.",
        {("strike", "Homs")},
    ),
    ("Des gamins ont bombardé de boules les passants de Saraqeb.", set()),
    ("Des hommes défendent Saraqeb. Ils prennent une rue, l'armée en reprend deux.", set()),
    (
        "Les combats font rage à Saraqeb. L'armée en a repris le contrôle.",
        {("clash", "Saraqeb"), ("control", "Saraqeb")},
    ),
    ("Si Homs tombait à son tour, l'armée contrôlerait tout Saraqeb.", set()),
    ("Si Homs l'inquiète, l'armée contrôlerait tout Saraqeb, selon l'ONG.", {("control", "Saraqeb")}),
    ("Les rebelles en étaient samedi à se battre autour de Saraqeb.", {("clash", "Saraqeb")}),
    ("L'armée avance, cherchant à isoler les rebelles avant d'attaquer Saraqeb.", set()),
]


@pytest.mark.parametrize(("text", "events"), WHOLE)
def test_what_happened_and_where(text, events, gazetteer):
    assert placed(text, gazetteer, DAY) == events


NOBODY = ""
WHO = [
    # what the same subject did before: those whom it made leave took nothing
    ("L'armée a contraint les rebelles à fuir, avant de reprendre Homs.", "control", "Homs", "armée"),
    ("La trêve a permis aux rebelles d'entrer dans Hama avant de prendre Homs.", "control", "Homs", "rebelles"),
    # a pronoun before a form that is a noun too
    ("Les rebelles tenaient Homs mais l'armée la contrôle désormais.", "control", "Homs", "armée"),
    # text, kind, place, who did it or nobody
    ("Des avions ont bombardé Saraqeb, et un convoi a été attaqué à Rastane.", "clash", "Rastane", NOBODY),
    (
        "Des rebelles qu'appuient des chars turcs, et qui ont quitté Homs, ont pris Rastane.",
        "control",
        "Rastane",
        "rebelles",
    ),
    ("Des rebelles qu'appuient des chars, et qui ont pris lundi Rastane, avancent.", "control", "Rastane", "rebelles"),
    ("Des chasseurs ont tué vingt soldats syriens près de Rastane.", "strike", "Rastane", "chasseurs"),
    ("Des avions russes ont tué plus de vingt rebelles à Rastane.", "strike", "Rastane", "avions russes"),
    ("Les blindés ont donné l'assaut à Rastane.", "clash", "Rastane", "blindés"),
    ("L'aviation russe a redoublé ses frappes sur Rastane.", "strike", "Rastane", "aviation russe"),
    ("L'émissaire turc a défendu ses frappes sur Rastane.", "strike", "Rastane", NOBODY),
    ("La Turquie a dénoncé l'armée et ses frappes sur Rastane.", "strike", "Rastane", "armée"),
    ("Les rebelles ont beau tenir Rastane, l'armée avance.", "control", "Rastane", "rebelles"),
    (
        "Les rebelles sont entrés à Homs, tandis que des avions russes pilonnaient Palmyre. Rastane est entre leurs mains.",
        "control",
        "Rastane",
        "rebelles",
    ),
]


@pytest.mark.parametrize(("text", "kind", "place", "who"), WHO)
def test_who_did_it(text, kind, place, who, gazetteer):
    (event,) = [e for e in shown(text, gazetteer, DAY) if e.kind == kind and e.place.name == place]
    assert doers(event)[:1] == ((who,) if who else ())


def test_planes_that_kill_the_soldiers_of_a_state_are_not_its_own(gazetteer):
    (event,) = shown("Des chasseurs ont tué vingt soldats syriens près de Rastane.", gazetteer, DAY)
    assert "Syrie" not in event.roles.attacker


WHERE = [
    ("L'armée est entrée dans Homs, puis à Midane, un quartier de Damas. Les rebelles s'en sont retirés.", "Midan"),
    ("L'armée a visé Rastane. Ce bourg était, avec Homs et Saraqeb, un fief rebelle. L'armée y a pénétré.", "Rastane"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_a_pronoun_means_the_place_spoken_of(text, place, gazetteer):
    last = [e for e in shown(text, gazetteer, DAY) if e.kind == "control"][-1]
    assert last.place.name == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A Saraqeb, les combats font rage. Deux raids ont détruit un blindé à l'entrée ouest.", {"Saraqeb"}),
        ("A Saraqeb, les combats font rage. Deux raids ont détruit un immeuble dans le centre.", {"Saraqeb"}),
        ("A Saraqeb, les combats font rage. Deux raids ont détruit un blindé à l'entrée ouest du pays.", set()),
        ("A Saraqeb, les combats font rage. Deux raids ont détruit un blindé.", set()),
        ("A Saraqeb, les combats font rage. Il y est tombé en quelques heures quarante obus.", {"Saraqeb"}),
        (
            "Saraqeb et Binnich sont là. L'armée vise ces deux bourgs: elle y a mené un raid, tuant dix hommes dans le second, selon lui.",
            {"Saraqeb", "Binnich"},
        ),
        ("On a fui Saraqeb et Binnich. L'aviation a visé ces deux bourgs de montagne.", {"Saraqeb", "Binnich"}),
        ("On a fui Saraqeb et Binnich. L'aviation a visé les deux bourgs de montagne.", set()),
    ],
)
def test_strikes_fall_on_a_part_of_the_place_spoken_of_and_on_places_told_together(text, places, gazetteer):
    assert {e.place.name for e in shown(text, gazetteer, DAY) if e.kind == "strike" and e.place} == places


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Débarrassé de l'armée le 7 août, l'EI règne désormais sur Saraqeb.", DAY),
        ("Le 25 août, l'EI régnait désormais sur Saraqeb.", date(2016, 8, 25)),
        ("L'EI a reçu lundi des renforts à Saraqeb, dont il occupe toujours la moitié.", DAY),
        ("L'émissaire turc, reçu le 18 août à Saraqeb par des chefs rebelles, a demandé une trêve.", date(2016, 8, 18)),
    ],
)
def test_a_holding_told_of_now_and_a_visit_told_in_passing_keep_their_days(text, day, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert event.time.first_day == day


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Les rebelles ont pris l'académie de police de Saraqeb vendredi.", "control", date(2016, 8, 26)),
        ("Vendredi s'est achevée la bataille de l'académie de police de Saraqeb.", "clash", date(2016, 8, 26)),
        (
            "Saraqeb brûle. Vendredi, on s'y bat, et les rebelles s'en sont ce jour-là emparés.",
            "control",
            date(2016, 8, 26),
        ),
        (
            "L'ONU s'est tue vendredi, au lendemain de l'attaque d'une colonne d'aide qui a tué dix hommes à Saraqeb.",
            "clash",
            date(2016, 8, 25),
        ),
    ],
)
def test_what_stands_between_parts_nothing(text, kind, day, gazetteer):
    (event,) = [e for e in shown(text, gazetteer, DAY) if e.kind == kind]
    assert (event.place.name, event.time.first_day) == ("Saraqeb", day)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Les rebelles, entrés lundi dans Saraqeb, en tenaient vendredi la quasi-totalité.", "majority"),
        ("L'armée, qui avance à Saraqeb, en contrôlait vendredi la moitié.", "partial"),
        ("L'armée, qui avance à Saraqeb, en contrôlait vendredi la totalité.", "full"),
    ],
)
def test_a_share_of_it_is_held(text, extent, gazetteer):
    held = [e for e in shown(text, gazetteer, DAY) if e.change == "held"]
    assert [(e.place.name, str(e.extent), e.time.first_day) for e in held] == [("Saraqeb", extent, date(2016, 8, 26))]


@pytest.mark.parametrize("before", ["L'aviation russe a visé Homs.", "Des avions russes ont bombardé Homs."])
@pytest.mark.parametrize(
    "of_a_make", ["Rastane était lundi sous les bombes des Soukhoï.", "Lundi, des Su-24 ont bombardé Rastane."]
)
def test_aircraft_told_by_their_make_are_of_those_whose_aircraft_struck_before(before, of_a_make, gazetteer):
    (roles,) = [e.roles for e in shown(f"{before} {of_a_make}", gazetteer, DAY) if e.place.name == "Rastane"]
    assert "Russie" in roles.attacker


def test_aircraft_told_by_their_make_are_not_of_the_rebels_told_before(gazetteer):
    text = "Les rebelles ont bombardé Homs. Des Soukhoï ont bombardé Rastane."
    (roles,) = [e.roles for e in shown(text, gazetteer, DAY) if e.place.name == "Rastane"]
    assert "rebelles" not in roles.attacker
