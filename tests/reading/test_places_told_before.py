"""A place told before is meant by a pronoun, by « la ville », by a part of it; the event stands there."""

from datetime import date

import pytest

from geo.codebook import GeoPrecision
from geo.model import Article
from geo.reading.pipeline import read


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    return {(str(e.kind), e.place.name if e.place else None, str(e.factuality)) for e in found}


MEANT = [
    ("Saraqeb brûle. L'armée a repris le contrôle du bourg vendredi.", "control"),
    ("Saraqeb brûle. L'armée s'est retirée vendredi du village.", "control"),
    ("Saraqeb brûle. Les soldats sont entrés vendredi au village.", "control"),
    ("Saraqeb brûle. L'armée s'est retirée vendredi du village druze.", "control"),
    ("Saraqeb brûle. L'armée s'en est emparée vendredi.", "control"),
    ("Saraqeb brûle. L'armée en a pris le contrôle vendredi.", "control"),
    ("Saraqeb brûle. L'armée en a chassé les rebelles vendredi.", "control"),
    ("Saraqeb brûle. L'armée l'a reprise vendredi.", "control"),
    ("Saraqeb brûle. Les rebelles la contrôlent depuis un mois.", "control"),
    ("L'armée a bombardé Saraqeb avant de s'en emparer.", "control"),
    ("La tension monte à Deraa et à Saraqeb. Dans cette dernière ville, des combats ont éclaté vendredi.", "clash"),
    ("Des combats ont eu lieu vendredi à Saraqeb. Des avions ont bombardé plusieurs quartiers.", "strike"),
    ("Saraqeb brûle, à une trentaine de kilomètres d'Alep. L'armée a bombardé vendredi la ville.", "strike"),
    (
        "Saraqeb brûle. Les rebelles, pour la plupart originaires de Hama, ont fui. L'armée a repris la ville.",
        "control",
    ),
    ("Saraqeb brûle. L'armée a repris vendredi cette localité de la province d'Idleb.", "control"),
    ("Saraqeb brûle. L'armée a repris vendredi la capitale économique du pays.", "control"),
    ("Damas se tait. A Saraqeb, on a peur: la capitale rebelle a été bombardée vendredi.", "strike"),
    ("Des combats ont eu lieu vendredi à Deraa et, dans une moindre mesure, à Saraqeb.", "clash"),
    ("Saraqeb et Deraa brûlent. Dans la première, des raids ont fait dix morts.", "strike"),
    ("Deraa et Saraqeb brûlent. Dans la seconde, des raids ont fait dix morts.", "strike"),
    ("Saraqeb brûle. L'armée a repris vendredi cette grande ville du nord-ouest de la Syrie.", "control"),
    ("Saraqeb brûle. Les rebelles se sont emparés vendredi de ce fief du régime, proche de la frontière.", "control"),
    ("Saraqeb brûle. Les rebelles se sont retirés vendredi de la ville à majorité sunnite.", "control"),
    ("Saraqeb brûle. L'artillerie a bombardé vendredi ce dernier bastion insurgé, au nord d'Idleb.", "strike"),
    ("Saraqeb brûle. Les rebelles ont quitté vendredi cette ville à majorité sunnite du nord du pays.", "control"),
    (
        "Saraqeb brûle, sur la route menant aux villes d'Alep et de Homs. L'armée a bombardé vendredi la ville.",
        "strike",
    ),
]


@pytest.mark.parametrize(("text", "kind"), MEANT)
def test_what_stands_for_a_place_is_where_it_happened(text, kind, gazetteer):
    assert (kind, "Saraqeb", "asserted") in told(text, gazetteer)


ANOTHER = [
    "L'armée a fui Saraqeb, la deuxième ville perdue après Deraa en mars. L'aviation a bombardé la ville.",
    "L'armée a fui Saraqeb, troisième chef-lieu à tomber derrière Hama et Deraa. L'aviation a bombardé la ville.",
    "Après la prise de Saraqeb, l'armée a un autre objectif: Deraa. Elle bombarde encore la ville.",
    "Forte de la prise de Saraqeb, l'armée se fixe deux buts: Hama, au sud, et Deraa. On se bat encore dans la ville.",
]


@pytest.mark.parametrize("text", ANOTHER)
def test_a_town_but_compared_with_or_aimed_at_is_not_the_one_told_of(text, gazetteer):
    where = {place for _, place, factuality in told(text, gazetteer) if factuality == "asserted"}
    assert "Saraqeb" in where
    assert "Deraa" not in where


AIMED = [
    "L'armée a un objectif: Deraa. Elle bombarde la ville.",
    "L'armée a fui Saraqeb, puis Deraa. Elle bombarde la ville.",
]


@pytest.mark.parametrize("text", AIMED)
def test_a_town_told_last_is_the_one_told_of(text, gazetteer):
    assert ("strike", "Deraa", "asserted") in told(text, gazetteer)


TOGETHER = [
    ("Saraqeb et Binnich brûlent. Ces deux villes ont été bombardées vendredi.", {"Saraqeb", "Binnich"}),
    ("On a fui Saraqeb, Binnich et Rastane. Ces localités ont été bombardées.", {"Saraqeb", "Binnich", "Rastane"}),
    ("Saraqeb et Binnich brûlent. L'aviation a bombardé vendredi les deux localités.", {"Saraqeb", "Binnich"}),
    ("Saraqeb brûle. Ces villes ont été bombardées vendredi.", set()),
    ("Saraqeb et Binnich brûlent. Les trois villes ont été bombardées vendredi.", set()),
    ("Saraqeb brûle, à 30 km d'Alep. Ces villes ont été bombardées vendredi.", set()),
]


@pytest.mark.parametrize(("text", "places"), TOGETHER)
def test_a_noun_in_the_plural_stands_for_the_places_told_together(text, places, gazetteer):
    assert {p for kind, p, _ in told(text, gazetteer) if kind == "strike" and p} == places


TOWNSPEOPLE = [
    ("Des raids ont visé vendredi la ville, a dit Omar Kassab, un habitant de Saraqeb.", "strike", "Saraqeb"),
    ("Selon Omar Kassab, maire de Saraqeb, des miliciens ont attaqué vendredi la localité.", "clash", "Saraqeb"),
    ("Selon des habitants de Saraqeb, un raid a visé vendredi un marché.", "strike", "Saraqeb"),
    ("« Des avions bombardent notre quartier », a dit un habitant joint à Saraqeb.", "strike", "Saraqeb"),
    ("Selon une habitante de Saraqeb, des raids ont visé vendredi Binnich.", "strike", "Binnich"),
]


@pytest.mark.parametrize(("text", "kind", "place"), TOWNSPEOPLE)
def test_townspeople_speak_of_their_town_unless_they_name_another(text, kind, place, gazetteer):
    assert {(k, p) for k, p, _ in told(text, gazetteer)} == {(kind, place)}


def test_townspeople_of_two_towns_speak_of_neither(gazetteer):
    text = "Des raids ont visé un marché vendredi, selon des habitants de Saraqeb et un habitant de Binnich."
    assert {p for _, p, _ in told(text, gazetteer)} <= {None}


TALKS = [
    "Les rebelles tiennent Saraqeb. Le ministre a parlé à Londres. L'armée a bombardé vendredi la ville.",
    "Les rebelles tiennent Saraqeb. Mme Diallo a rencontré M. Sow à Genève. L'armée a bombardé vendredi la ville.",
    "Les rebelles tiennent Saraqeb. A Genève, Mme Diallo a dit que l'armée avait bombardé vendredi la ville.",
    "Saraqeb brûle. Une source militaire à Damas a dit que la trêve tient. L'armée a bombardé vendredi la ville.",
]


@pytest.mark.parametrize("text", TALKS)
def test_the_town_that_is_bombed_is_not_the_one_where_that_is_talked_about(text, gazetteer):
    struck = [place for kind, place, _ in told(text, gazetteer) if kind == "strike"]
    assert struck == ["Saraqeb"]


def test_a_capital_abroad_that_was_bombed_is_the_town_told_of(gazetteer):
    text = (
        "Les rebelles tiennent Saraqeb. Bagdad a été bombardée jeudi. Un raid a fait vendredi dix morts dans la ville."
    )
    assert {place for kind, place, _ in told(text, gazetteer) if kind == "strike"} == {"Bagdad"}


NOT_MEANT = [
    "Saraqeb brûle. L'armée veut s'en emparer.",
    "Saraqeb brûle. L'armée en a assez.",
    "Saraqeb brûle. En reprenant des forces, l'armée attend.",
    "Saraqeb brûle. Le ministre l'a pris de haut.",
    "Saraqeb brûle. L'EI, ciblé par les frappes russes, se terre.",
]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_a_pronoun_of_something_else_takes_no_place(text, gazetteer):
    assert not [kind for kind, _, status in told(text, gazetteer) if status == "asserted"]


APART = [
    ("Dans la province d'Idleb, Saraqeb a été bombardée vendredi.", "Saraqeb"),
    ("En Syrie, Saraqeb, la dernière ville de la région tenue par l'armée, a été bombardée vendredi.", "Saraqeb"),
    ("Des rebelles ont attaqué vendredi un poste dans l'est de la Syrie, près de Saraqeb.", "Saraqeb"),
    ("L'armée a bombardé à l'aide de drones la ville de Saraqeb.", "Saraqeb"),
]


@pytest.mark.parametrize(("text", "place"), APART)
def test_what_only_holds_a_town_is_not_where_it_happened(text, place, gazetteer):
    assert {name for kind, name, _ in told(text, gazetteer) if kind != "control"} == {place}


def test_a_quarter_is_in_no_town_where_another_abroad_is_told_since(gazetteer):
    before = "Les soldats syriens sont entrés à Homs et à Hama. En Syrie, on attend."
    near = f"{before} Des obus sont tombés vendredi sur le quartier de Zarboutiyé."
    far = f"{before} L'émissaire, à Rome, se tait. Des obus sont tombés vendredi sur le quartier de Zarboutiyé."

    assert ("strike", "Hama", "asserted") in told(near, gazetteer)
    assert ("strike", None, "asserted") in told(far, gazetteer)


UNKNOWN_SITES = [
    "L'armée a bombardé Saraqeb, puis s'est emparée de la base militaire dite Brigade 52.",
    "L'armée est arrivée dans la province d'Alep et s'est emparée de l'aéroport.",
    "L'armée a bombardé la base aérienne de Menagh. Les rebelles se sont emparés de la base 80.",
]


@pytest.mark.parametrize("text", UNKNOWN_SITES)
def test_a_site_that_nobody_names_or_knows_is_no_other_site(text, gazetteer):
    assert not {place for kind, place, _ in told(text, gazetteer) if kind == "control"} - {None}


def test_no_scene_is_carried_to_an_earlier_day(gazetteer):
    before = "Des combats ont eu lieu vendredi à Saraqeb. "

    assert ("strike", "Saraqeb", "asserted") in told(before + "Dix civils ont été tués par des obus.", gazetteer)
    assert len(told(before + "Lundi, dix soldats avaient été tués dans des combats.", gazetteer)) == 1


def test_fighting_without_a_place_is_where_the_sentence_before_tells_of_some(gazetteer):
    before, fighting = "Un raid a visé vendredi Saraqeb. ", "Les combats font rage."

    assert ("clash", "Saraqeb", "asserted") in told(before + fighting, gazetteer)
    assert not [kind for kind, _, _ in told(before + "Le pays a faim. " + fighting, gazetteer) if kind == "clash"]


def test_these_raids_are_all_those_told_together_and_none_where_ground_changed_hands_since(gazetteer):
    raids = "Des raids ont visé vendredi Homs et Saraqeb. "
    denied = {("strike", place, "denied") for place in ("Homs", "Saraqeb")}

    assert denied < told(raids + "La Russie a démenti avoir mené ces frappes.", gazetteer)
    assert ("strike", "Idleb", "asserted") not in told(
        raids + "Les rebelles ont pris Idleb. Ces raids ont duré.", gazetteer
    )


def test_the_capital_is_that_of_the_war_unless_somebody_travels(gazetteer):
    text = "La Syrie a protesté en Syrie. Le président syrien est arrivé lundi à Moscou. "

    assert ("strike", "Damas", "asserted") in told(text + "Des obus sont tombés vendredi sur la capitale.", gazetteer)


@pytest.mark.parametrize(
    ("airport", "place"),
    [("international", "Aéroport international de Damas"), ("militaire", "Base aérienne de Mazzé")],
)
def test_an_airport_of_a_town_is_that_of_its_use(airport, place, gazetteer):
    text = f"Damas brûle. L'armée a repris vendredi l'aéroport {airport}."
    assert ("control", place, "asserted") in told(text, gazetteer)


def test_a_site_is_of_the_largest_town_near_it_and_none_with_a_name_of_its_own(gazetteer):
    raid = "Douma brûle. Un raid a visé vendredi la base aérienne"

    assert not any(place and "Mazzé" in place for _, place, _ in told(f"{raid}.", gazetteer))
    assert ("strike", "Base aérienne T4", "asserted") in told(f"{raid} T4.", gazetteer)


def test_what_a_banner_says_has_not_happened(gazetteer):
    assert told("Un raid, dix morts, proclamait une pancarte à Saraqeb.", gazetteer) == set()


@pytest.mark.parametrize(
    "text",
    [
        "A Idleb, l'armée a bombardé un marché. L'OSDH l'a dit à Londres. Une frappe aérienne y avait fait dix morts vendredi.",
        "L'armée syrienne avance en Syrie, près d'Idleb. L'OSDH, à Londres, affirme qu'elle a bombardé le quartier de Jub Sarmat.",
    ],
)
def test_nothing_is_bombed_where_a_source_speaks(text, gazetteer):
    assert "Londres" not in {place for _, place, _ in told(text, gazetteer)}


def test_a_town_that_no_gazetteer_has_is_the_town_told_last(gazetteer):
    text = (
        "Un raid a visé Homs lundi. Des frappes ont touché la ville de Tarabistan. La localité a aussi été bombardée."
    )

    found = read(Article(id="essai", text=text, published=date(2024, 12, 3)), gazetteer).events

    assert [e.place.name for e in found if e.place] == ["Homs"]


REACHED = [
    (
        ("L'armée a pris Homs. Rastane, à une vingtaine de kilomètres au nord de la ville, est le théâtre de combats."),
        "clash",
        "Rastane",
        "Homs",
    ),
    (
        (
            "L'armée s'est déployée à Deraa, cette ville située à trente kilomètres au nord de Damas. "
            "Des combats ont éclaté vendredi dans la ville."
        ),
        "clash",
        "Deraa",
        "Damas",
    ),
    (
        (
            "L'armée tient la province de Hama. Elle la sépare de la province voisine d'Idleb et de celle de Lattaquié. "
            "Des combats ont éclaté vendredi dans le nord de la province."
        ),
        "clash",
        "Hama",
        "Lattaquié",
    ),
    (
        (
            "L'EI a pris la base aérienne de Tabka. A Raqqa, ses hommes chantent. "
            "L'aviation a bombardé vendredi les environs de la base."
        ),
        "strike",
        "Base aérienne de Tabqa",
        "Raqqa",
    ),
    ("A Deir Ezzor, sur l'Euphrate, un raid a fait six morts vendredi.", "strike", "Deir Ezzor", "Euphrate"),
    (
        "Près de Manbij, sur l'Euphrate, six miliciens ont été tués vendredi dans des combats.",
        "clash",
        "Manbij",
        "Euphrate",
    ),
]


@pytest.mark.parametrize(("text", "kind", "place", "other"), REACHED)
def test_what_only_tells_where_a_place_lies_is_not_meant(text, kind, place, other, gazetteer):
    found = {p for k, p, _ in told(text, gazetteer) if k == kind}
    assert place in found
    assert other not in found


def test_a_site_is_in_the_capital_that_the_sentence_tells(gazetteer):
    text = "L'armée somalienne avance. Dans la capitale, un obus est tombé jeudi près de l'aéroport."
    assert told(text, gazetteer) == {("strike", "Aéroport de Mogadiscio", "asserted")}


@pytest.mark.parametrize(
    "road",
    [
        "verrou de la route de Butembo dans l'est de la République démocratique du Congo",
        "sur l'axe Goma-Butembo dans le Nord-Kivu",
        "bourg de l'est du pays",
    ],
)
def test_a_town_at_the_end_of_a_road_is_not_the_town_spoken_of(road, gazetteer):
    text = f"Les rebelles ont pris jeudi Kanyabayonga, {road}. La cité est tombée sans combat."
    assert {place for _, place, _ in told(text, gazetteer)} == {"Kanyabayonga"}


def test_fighting_is_not_at_what_it_answers(gazetteer):
    text = (
        "L'armée a tiré sur des positions adverses, en représailles à l'attaque menée jeudi à Saraqeb. "
        "Les échanges de tirs ont fait dix morts."
    )
    events = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert not [e for e in events if e.place is not None and e.place.name == "Saraqeb" and len(e.reports) > 1]
    assert {e.place.name for e in events if e.place is not None} <= {"Saraqeb"}


def test_what_an_apposition_tells_of_a_place_reckoned_from_is_not_of_the_one_before(gazetteer):
    text = (
        "L'armée a quitté Marinka. La Russie tient depuis vendredi cette ville située à cinq kilomètres au sud-ouest "
        "de Donetsk, principale ville sous occupation russe dans la région."
    )
    events = read(Article(id="essai", text=text, published=date(2023, 12, 26)), gazetteer).events
    held = [e for e in events if any(r.rule == "control.under_control" for r in e.reports)]
    assert not [e for e in held if e.place is not None and e.place.name == "Marinka"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Dix soldats sont à Saraqeb, en Syrie, après la prise de cette ville de la province d'Idleb.", "Saraqeb"),
        ("L'eau manque à El-Facher, au Soudan, depuis la chute de cette ville du Darfour.", "El-Facher"),
        ("L'eau manque à Avdiïvka. L'armée a perdu cette ville des environs de Donetsk.", "Avdiïvka"),
        ("L'eau manque à Avdiïvka. L'armée a perdu cette cité de la périphérie de Donetsk.", "Avdiïvka"),
    ],
)
def test_what_says_where_a_town_lies_is_told_of_the_town_before(text, town, gazetteer):
    assert {place for kind, place, _ in told(text, gazetteer) if kind == "control"} == {town}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "L'armée a pris Rajo, l'un des sept bourgs de l'enclave d'Afrine. Des combats font rage dans la ville.",
            "Rajo",
        ),
        ("L'armée est à Saraqeb. La ville recevait vendredi des dizaines d'obus.", "Saraqeb"),
        ("L'armée est à Saraqeb. Les quartiers orientaux ont été bombardés vendredi.", "Saraqeb"),
        ("L'armée est à Saraqeb. La ville forte de Homs a été bombardée vendredi.", "Homs"),
    ],
)
def test_a_town_is_meant_by_what_follows_it(text, place, gazetteer):
    assert {p for kind, p, _ in told(text, gazetteer) if kind != "control"} == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jeudi, c'est Beryslav, au bord du Dniepr, qui a été reprise.", "Beryslav"),
        ("Jeudi, c'est Lyman, à 20 km de Sloviansk, qui a été reprise.", "Lyman"),
        ("Ils ont fui Raqqa, sur l'Euphrate, où l'armée est entrée.", "Raqqa"),
        ("Ils ont fui Homs, direction la ville de Hama, où l'armée est entrée.", "Hama"),
    ],
)
def test_a_relative_is_of_the_place_of_which_an_aside_tells_what_it_lies_by(text, place, gazetteer):
    assert told(text, gazetteer) == {("control", place, "asserted")}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Goma est tombée lundi. L'armée a perdu la province.", {"Goma", "Nord-Kivu"}),
        ("Saraqeb est tombée lundi. L'armée a perdu la région.", {"Saraqeb"}),
        ("Saraqeb, dans la province d'Idleb, est tombée. Les rebelles tiennent la province.", {"Saraqeb", "Idleb"}),
        ("« Nous négocions », a dit le ministre à Genève. L'armée a perdu la province.", set()),
    ],
)
def test_the_province_is_that_of_the_town_told_last_where_none_is_named(text, places, gazetteer):
    assert {place for kind, place, _ in told(text, gazetteer) if kind == "control"} == places


def test_a_province_told_by_its_town_is_an_area_and_no_point(gazetteer):
    text = "Goma est tombée lundi. Dans cette province, les combats continuent."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    (event,) = (e for e in found if e.place is not None and e.place.name == "Nord-Kivu")

    assert event.precision is GeoPrecision.PROVINCE
    assert event.area is not None
    assert event.area.shape == "admin"


@pytest.mark.parametrize(
    "text",
    [
        "Saraqeb brûle. L'armée a pris vendredi le quartier général.",
        "Saraqeb brûle. L'armée a pris vendredi le contrôle du quartier général.",
        "Saraqeb brûle. L'armée a pris vendredi le contrôle du camp.",
    ],
)
def test_headquarters_and_a_camp_of_one_mind_are_no_part_of_it(text, gazetteer):
    assert told(text, gazetteer) == set()
