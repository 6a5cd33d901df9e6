"""What a sentence sets its main clause against tells where something else is: talks, a journey, another fight."""

from datetime import date

import pytest

from tests.reading.shown import doers, placed, shown

DAY = date(2016, 8, 28)

WHERE = [
    # text, all that happened and where
    (
        "Alors que le ministre russe était attendu à Téhéran, un convoi a été attaqué à Marea.",
        {("clash", "Marea")},
    ),
    ("Alors que le ministre russe était attendu à Téhéran, un convoi a été attaqué.", set()),
    ("Malgré l'accord conclu à Astana, un convoi a été attaqué à la sortie de Marea.", {("clash", "Marea")}),
    ("Malgré l'accord conclu à Astana, à Alep, des combats ont opposé l'armée aux rebelles.", {("clash", "Alep")}),
    (
        "Au lendemain d'une réunion à Genève, à Alep, l'aviation a bombardé les positions rebelles.",
        {("strike", "Alep")},
    ),
    (
        "Deux jours après la chute de Marea, un bus a été la cible d'une attaque à Azaz.",
        {("control", "Marea"), ("clash", "Azaz")},
    ),
    (
        "A Alep, des combats ont opposé l'armée aux rebelles, à la veille de pourparlers de paix à Vienne.",
        {("clash", "Alep")},
    ),
    ("A Alep, les rebelles ont lancé un assaut au lendemain d'un sommet à Astana.", {("clash", "Alep")}),
    ("Les combats se poursuivent, au lendemain d'un sommet sur la Syrie à Sotchi.", set()),
    ("Un drone a visé une réunion de commandants à Marea.", {("strike", "Marea")}),
    ("L'aviation a tué dix chefs lors d'une réunion à Marea.", {("strike", "Marea")}),
    ("A Alep, les combats ont repris malgré la trêve à Marea.", {("clash", "Alep")}),
    (
        "Après les appels en faveur des civils de Marea, une ville assiégée par l'armée, l'ONU s'est réunie.",
        {("control", "Marea")},
    ),
    (
        "A Mascate, le ministre indien a été reçu par le sultan, au lendemain d'une rencontre à Genève.",
        {("visit", "Mascate")},
    ),
    ("Alors que le ministre russe était attendu à Téhéran, l'armée a quitté Raqa.", {("control", "Raqqa")}),
    # what is told of the place itself is no backdrop
    (
        "Au lendemain de la chute de Marea, d'où l'armée s'est repliée, les rebelles ont pris Azaz.",
        {("control", "Marea"), ("control", "Azaz")},
    ),
    ("Le ministre turc, rentré mardi d'une tournée à Moscou, a promis une aide.", {("visit", "Moscou")}),
    (
        "Près de Marea, dix combattants, pour la plupart des supplétifs d'Ankara, ont péri dans des combats avec l'armée.",
        {("clash", "Marea")},
    ),
]


@pytest.mark.parametrize(("text", "events"), WHERE)
def test_what_happens_is_not_where_its_backdrop_is(text, events, gazetteer):
    assert placed(text, gazetteer, DAY) == events


def test_who_is_told_in_the_backdrop_does_nothing_in_the_main_clause(gazetteer):
    text = "Alors que l'émissaire de l'ONU était attendu à Vienne, un missile a touché Marea mardi."
    (event,) = shown(text, gazetteer, DAY)
    assert (event.place.name, doers(event)) == ("Marea", ())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Des combats ont éclaté à Homs, à Hama et à Alep.", {"Homs", "Hama", "Alep"}),
        ("Des combats ont éclaté à Homs, à Hama et Alep.", {"Homs", "Hama", "Alep"}),
        ("Des combats ont éclaté à Homs, à Hama, à Alep et à Idleb.", {"Homs", "Hama", "Alep", "Idleb"}),
        ("Des combats ont éclaté dans le quartier de Jobar, à Damas, et à Douma.", {"Jobar", "Douma"}),
        ("Des combats ont éclaté à Saraqeb, à Idleb.", {"Saraqeb"}),
        ("Les combats ont repris à Alep et ses environs, où vivent des déplacés.", {"Alep"}),
    ],
)
def test_names_behind_the_same_preposition_are_a_list(text, places, gazetteer):
    assert {e.place.name for e in shown(text, gazetteer, DAY)} == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a quarter that the gazetteer knows in another town is in no town that only speaks of it
        ("Un attentat a secoué mardi le quartier de Karrada, a indiqué une source diplomatique à Beyrouth.", None),
        ("Un attentat a secoué mardi le quartier de Karrada, à Bagdad, a indiqué une source à Beyrouth.", "Karrada"),
        ("Un attentat a secoué mardi le quartier de Zalamine, a indiqué l'hôpital de Beyrouth.", "Beyrouth"),
    ],
)
def test_a_quarter_is_put_in_the_only_town_that_is_told_unless_it_is_known_elsewhere(text, place, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Une nouvelle série de raids a visé Homs.", ("strike", "Homs")),
        ("L'armée a riposté à une vague de frappes sur Homs.", ("strike", "Homs")),
        ("La violente attaque du camp de Marea a fait trente morts.", ("clash", "Marea")),
        ("Les combats acharnés pour Marea ont fait trente morts.", ("clash", "Marea")),
        ("Les soldats ont abattu plusieurs habitants dans le village de Marea.", ("clash", "Marea")),
        ("A Marea, le marché est vide après un violent bombardement.", ("strike", "Marea")),
        ("Le ministre turc séjourne dans la ville de Bakou.", ("visit", "Bakou")),
        ("Le ministre turc que le président a reçu lundi dans la ville de Bakou est reparti.", ("visit", "Bakou")),
    ],
)
def test_what_only_qualifies_a_deed_or_a_town_leaves_it_as_it_is(text, event, gazetteer):
    assert placed(text, gazetteer, DAY) == {event}


@pytest.mark.parametrize(
    "text",
    [
        "Les soldats ont abattu un habitant dans le village de Marea.",
        "A Marea, le marché est vide après un bombardement.",
        "Baghdadi se trouve dans une vidéo filmée dans le nord du Tchad.",
    ],
)
def test_one_man_killed_is_no_massacre_a_bare_date_no_news_and_the_north_of_a_country_no_town(text, gazetteer):
    assert placed(text, gazetteer, DAY) == set()


def test_those_whom_an_offensive_is_against_do_not_lead_it(gazetteer):
    text = "Idleb est le théâtre d'une offensive du régime syrien contre les jihadistes et les rebelles."
    (event,) = shown(text, gazetteer, DAY)
    assert (event.roles.attacker[:1], event.roles.target) == (("régime syrien",), ("jihadistes", "rebelles"))
    assert "rebelles" not in event.roles.attacker


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Une voiture piégée a fait 31 morts, en majorité des femmes, puis quarante blessés à Homs.", 31),
        ("Une frappe a fait douze morts, pour la plupart des civils, et trente blessés à Homs.", 12),
        ("Un raid a tué dix civils, essentiellement des enfants, dans la ville de Homs.", 10),
    ],
)
def test_who_most_of_the_dead_are_parts_the_toll_from_nothing(text, toll, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert (event.place.name, event.fatalities.best) == ("Homs", toll)


def test_a_circumstance_in_front_is_no_part_of_who_says_so(gazetteer):
    text = "Malgré un siège de deux mois, l'EI, privé de vivres, a affirmé qu'il avait pris Homs."
    (event,) = shown(text, gazetteer, DAY)
    assert event.attributed_to == ("EI",)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Les raids sur Homs ont fait selon les secouristes plus de 400 morts.", "secouristes"),
        ("Les raids sur Homs ont tué selon des habitants 12 civils.", "habitants"),
        ("Homs a été bombardée, selon la chaîne France 24.", "chaîne France 24"),
        ("Homs a été bombardée, selon un communiqué daté du 18 août.", "communiqué daté du 18 août"),
        ("Homs a été bombardée, selon les 28 pays de l'UE.", "28 pays de l'UE"),
    ],
)
def test_a_figure_behind_a_source_is_no_part_of_its_name(text, source, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert event.attributed_to == (source,)


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("Des raids ont visé la rive est de l'Euphrate.", None, "a river, not a point"),
        ("Des combats ont éclaté sur les bords du Tigre.", None, "a river, not a point"),
        (
            "Des raids ont visé la rive est de l'Euphrate, près d'un puits de la province de Raqa.",
            None,
            "a river, not a point",
        ),
        ("Des raids ont visé la rive est de l'Euphrate, près de Mayadine.", "Mayadine", None),
        ("Des raids ont visé Mayadine, sur l'Euphrate.", "Mayadine", None),
    ],
)
def test_fighting_along_a_river_is_told_without_a_place(text, place, reason, gazetteer):
    (event,) = shown(text, gazetteer, DAY)
    assert (event.place.name if event.place else None, event.reason) == (place, reason)


@pytest.mark.parametrize("text", ["Le convoi a quitté Raqa, que tient", "Le convoi a quitté Raqa, que tient toujours"])
def test_a_sentence_cut_off_behind_the_verb_of_a_relative_is_read(text, gazetteer):
    assert placed(text, gazetteer, DAY) == set()
