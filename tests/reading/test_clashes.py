"""Where fighting was and between whom, where the sentence does not say it in so many words."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Kind
from geo.model import Article
from geo.reading.pipeline import read

WEDNESDAY = date(2016, 9, 14)


def clashes(text, gazetteer, published=WEDNESDAY):
    found = read(Article(id="essai", text=text, published=published), gazetteer).events
    return [e for e in found if e.kind is Kind.CLASH and e.factuality in CURRENT]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Une centaine de combattants ont attaqué mardi Djibo.", "Djibo"),
        ("L'armée israélienne a mené mardi un raid à Naplouse, tuant deux hommes.", "Naplouse"),
        ("Le Hamas a tué mardi deux soldats à Rafah.", "Rafah"),
        ("Des soldats ont été tués mardi à Djibo.", "Djibo"),
        ("Plus d'une vingtaine de membres de Boko Haram ont attaqué mardi Diffa.", "Diffa"),
        ("Des hommes à moto ont attaqué mardi Djibo.", "Djibo"),
        ("Le maire de Bosso a été abattu mardi par des hommes armés.", "Bosso"),
        ("Une embuscade tendue mardi entre Gao et Kidal a fait cinq morts.", "Gao"),
        ("Les combats, qui ont repris mardi après une accalmie, se concentrent dans le centre de Syrte.", "Syrte"),
        ("L'armée tente depuis mardi de reprendre Palmyre, où les combats ont fait dix morts.", "Palmyre"),
        ("Après deux jours de combats, les rebelles se sont retirés de Palmyre.", "Palmyre"),
        ("Les rebelles se sont retirés de Palmyre après deux jours de combats.", "Palmyre"),
        ("A 30 km de Bambari, un soldat a péri mardi lors de l'attaque de son véhicule.", "Bambari"),
        ("Saraqeb est calme. Des combats ont éclaté mardi dans cette ville de la province d'Idleb.", "Saraqeb"),
        ("Les combats ont redoublé de violence dans la région agricole autour de Damas.", "Damas"),
        ("Des jihadistes ont attaqué mardi une base d'Irak, près de Samarra, à 100 km au nord de Bagdad.", "Samarra"),
        ("L'attaque de mardi à Djibo n'a pas été revendiquée.", "Djibo"),
        ("Des hommes armés ont mitraillé mardi un barrage à Zarqa.", "Zarqa"),
        ("L'assaut, appuyé par des chars, a été donné mardi à Palmyre.", "Palmyre"),
        ("Les jihadistes s'en sont allés. Ils se sont attaqués mardi à un poste près de Djibo.", "Djibo"),
        ("Des hommes armés ont fait irruption mardi à Djibo, où ils ont tué six personnes.", "Djibo"),
        ("Un convoi a été pris pour cible mardi par des hommes armés près de Djibo.", "Djibo"),
        ("Djibo a été visée mardi par une attaque rebelle.", "Djibo"),
        ("Des assaillants à moto ont investi Djibo mardi et incendié des maisons.", "Djibo"),
        ("Le couvre-feu n'a pas empêché des jihadistes d'attaquer Djibo mardi.", "Djibo"),
        ("Des jihadistes ont attaqué mardi une base à Gubio, à 80 km de la capitale régionale Maiduguri.", "Gubio"),
        ("Le camp de Djibo a été pris pour cible mardi par des jihadistes.", "Djibo"),
        ("« Le poste de Djibo » dans la région du Sahel « a été attaqué mardi », a dit un élu.", "Djibo"),
        ("Des éleveurs peuls ont attaqué mardi Djibo.", "Djibo"),
        ("Des hommes armés ont tenté mardi d'attaquer Djibo.", "Djibo"),
        ("La ville de Saraqeb, dans la province d'Idleb, au nord du pays, avait été attaquée mardi.", "Saraqeb"),
        ("Dix civils ont été tués mardi à Gao après que des hommes armés ont attaqué un bus.", "Gao"),
        ("Les miliciens font face mardi à des éléments de l'armée à Bria.", "Bria"),
        ("Pour la 5e nuit de suite, les combats opposent à Palmyre rebelles et soldats.", "Palmyre"),
        ("Mardi, un autre groupe a attaqué le village de Kolofata.", "Kolofata"),
        ("Plusieurs subdivisions des forces arméniennes ont attaqué mardi Goris, en Arménie.", "Goris"),
        ("L'armée mène depuis mardi des incursions dans le camp de réfugiés de Jabaliya.", "Jabaliya"),
        (
            "Mardi, l'état-major a admis des difficultés à Grozny, la capitale tchétchène, théâtre d'affrontements.",
            "Grozny",
        ),
        ("L'EI s'est retiré de Saraqeb, son fief dans la province d'Idleb, après deux jours de combats.", "Saraqeb"),
        ("Des vidéos montrent mardi des combats à Palmyre et des immeubles en feu à Homs.", "Palmyre"),
        ("Des combats ont éclaté mardi dans le Donbass, autour de Bakhmout.", "Bakhmout"),
        ("Une attaque a fait dix morts mardi dans la province d'Idleb, près de Saraqeb.", "Saraqeb"),
        ("L'armée a contre-attaqué mardi à Djibo.", "Djibo"),
        ("Dix villageois ont été tués mardi dans un raid contre Djibo. Des groupes armés sont accusés.", "Djibo"),
        ("L'armée a attaqué mardi Djibo. Les frappes ont repris à Gao.", "Djibo"),
        ("Des frappes ont soutenu l'assaut. L'armée a attaqué mardi Djibo avec des blindés.", "Djibo"),
        ("Des raids ont été menés lundi. L'armée a attaqué mardi Djibo et en a pris le centre.", "Djibo"),
        ("Dans la province d'Idleb, à Saraqeb, des hommes armés ont tué mardi dix soldats.", "Saraqeb"),
        ("L'armée tentait mardi de reprendre Saraqeb. Les combats ont fait dix morts.", "Saraqeb"),
        ("Les rebelles font face, depuis mardi, à une opération de l'armée à Saraqeb.", "Saraqeb"),
        ("Des blessés arrivent mardi de Palmyre, où se poursuivent des combats.", "Palmyre"),
        ("Des soldats ont été pris en embuscade mardi par des jihadistes près de Djibo.", "Djibo"),
        ("Une patrouille a été prise mardi sous le feu d'assaillants près de Djibo.", "Djibo"),
        ("Quinze jihadistes ont été neutralisés mardi près de Djibo.", "Djibo"),
        ("L'attaque ayant fait dix morts s'est produite mardi à Djibo.", "Djibo"),
        ("Des heurts ont éclaté mardi avec des rebelles pendant une opération de la police à Djibo.", "Djibo"),
        ("Des soldats israéliens ont effectué mardi un raid à Jénine.", "Jénine"),
        ("L'armée a mené mardi un raid avec des blindés à Jénine.", "Jénine"),
        (
            "Dans le camp de réfugiés de Jabaliya, dans le nord de la bande de Gaza, des combats ont éclaté mardi.",
            "Jabaliya",
        ),
        ("Deux jeunes ont été tués par balles mardi lors d'un raid israélien à Jénine.", "Jénine"),
        (
            "Des drones ont survolé mardi Djibo. Deux missiles et un obus ont suivi. L'attaque contre Djibo a été repoussée.",
            "Djibo",
        ),
    ],
)
def test_fighting_is_where_a_reader_would_draw_it(text, place, gazetteer):
    assert [e.place.name for e in clashes(text, gazetteer)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "A Palmyre, l'armée a bombardé un quartier et des combats avaient lieu mardi dans d'autres régions.",
        "Les rebelles ont pris mardi Palmyre, étendant leur offensive à une province voisine.",
        "L'Observatoire a noté un calme relatif à Palmyre. Lundi, six soldats avaient été tués dans des combats.",
        "Cinq civils ont été tués mardi par des tireurs embusqués à Palmyre.",
        "Les rebelles ont repris mardi Palmyre, après que des alliés ont lancé une offensive éclair.",
        "Un assaut sur Palmyre ne réglerait rien.",
        "L'armée s'est déployée mardi à Palmyre, après des opérations de nettoyage.",
        "L'armée a mené mardi une opération de ratissage à Palmyre.",
        "Les incursions israéliennes sont quotidiennes à Naplouse.",
        "Des renforts ont rejoint mardi Palmyre en prévision d'une offensive qui doit chasser les rebelles de la ville.",
        "Dix blessés sont arrivés après une attaque déjouée contre l'aéroport d'Abha.",
        "A New York, le secrétaire général de l'ONU a condamné mardi les attaques menées par des jihadistes.",
        "Les rebelles ont pris mardi une colline à mi-chemin entre Damas et Alep après des combats.",
        "L'armée a avancé mardi à Beyrouth après un an d'échanges de tirs transfrontaliers.",
        "L'armée est à Pavlivka. Moscou a mené mardi un raid en réponse à des attaques contre des civils.",
        "Les talibans, qui mènent depuis mardi une offensive, se sont rapprochés de Kandahar.",
        "C'est l'unité d'élite des rebelles, présente à Palmyre et à Homs, qui a conduit mardi l'assaut.",
    ],
)
def test_fighting_elsewhere_is_not_drawn_at_the_place_that_a_sentence_names(text, gazetteer):
    assert clashes(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Des miliciens ont attaqué mardi le village de Zoukoura, à 90 km de Bunia, dans le groupement de Lonvu, territoire de Djugu.",
        "Des miliciens ont attaqué mardi les villages de Zoukoura et Lonvu, dans le territoire de Djugu.",
        "Dans le territoire de Djugu, des miliciens ont attaqué mardi le village de Zoukoura.",
    ],
)
def test_fighting_at_a_village_that_no_gazetteer_has_is_in_the_area_that_the_sentence_puts_it_in(text, gazetteer):
    assert {(e.place.name, e.place.feature_code) for e in clashes(text, gazetteer)} == {("Djugu", "ADM2")}


def test_the_town_is_the_one_fought_in_not_the_one_that_it_is_measured_from(gazetteer):
    text = "Les rebelles ont pris mardi Morek, une ville à 30 km de Hama, le chef-lieu. On se bat dans la ville."

    assert {e.place.name for e in clashes(text, gazetteer)} == {"Morek"}


def test_a_base_told_before_is_the_one_spoken_of_wherever_the_speaker_lives(gazetteer):
    text = "La base de Taftanaz est visée. Un habitant d'Idleb dit que des combats ont éclaté mardi dans la base."

    assert {e.place.name for e in clashes(text, gazetteer)} == {"Base aérienne de Taftanaz"}


def test_a_quarter_that_nothing_resolves_is_in_the_town_that_the_next_sentence_tells_of_it(gazetteer):
    text = "L'armée a attaqué mardi Al-Mansoura. Les rebelles étaient retranchés dans ce quartier d'Aden."

    assert [e.place.name for e in clashes(text, gazetteer)] == ["Aden"]


def test_where_a_correspondent_is_nothing_happened(gazetteer):
    text = "Avec notre correspondante à Beyrouth\nUne patrouille est tombée mardi dans une embuscade."

    assert clashes(text, gazetteer) == []


def test_who_tried_to_take_a_town_fought_there_and_has_not_taken_it(gazetteer):
    found = read(
        Article(id="essai", text="L'EI a tenté mardi de prendre Djibo.", published=WEDNESDAY), gazetteer
    ).events

    assert [e.kind for e in found if e.factuality in CURRENT] == [Kind.CLASH]


def test_an_area_told_of_another_matter_is_not_where_an_unknown_village_is(gazetteer):
    text = "Des miliciens ont attaqué mardi le village de Zoukoura, selon le gouverneur de la province de l'Ituri."

    assert all(e.place is None for e in clashes(text, gazetteer))


def test_the_parties_of_fighting_are_named_across_an_apposition(gazetteer):
    text = "Des heurts entre habitants alaouites, partisans du régime, et sunnites ont fait dix morts mardi à Tripoli."
    (event,) = clashes(text, gazetteer)

    assert event.roles.attacker == ("habitants alaouites", "sunnites")


def test_an_enumeration_goes_on_behind_what_an_apposition_tells_of_its_first_place(gazetteer):
    text = "Soldats et rebelles s'affrontaient mardi à Palmyre, assiégée par l'armée, ainsi qu'à Saraqeb."

    assert {e.place.name for e in clashes(text, gazetteer)} == {"Palmyre", "Saraqeb"}


def test_both_whom_fighting_sets_against_each_other_are_parties(gazetteer):
    text = "Des combats opposent l'armée syrienne, soutenue par le Hezbollah, aux rebelles à Palmyre."
    (event,) = clashes(text, gazetteer)

    assert {"armée syrienne", "rebelles"} <= set(event.roles.attacker)


def test_an_offensive_begun_long_ago_that_goes_on_is_of_today(gazetteer):
    (event,) = clashes("La bataille engagée à Mossoul le 17 juin mobilise 5.000 hommes.", gazetteer)

    assert event.time.last_day == WEDNESDAY


def test_days_of_what_opens_a_sentence_do_not_date_the_fighting(gazetteer):
    text = "Depuis l'annonce lundi d'une trêve, le 22 octobre à Genève, les combats font rage à Palmyre."
    (event,) = clashes(text, gazetteer)

    assert event.time.last_day == WEDNESDAY


def test_unrest_is_no_fighting(gazetteer):
    assert clashes("Des heurts entre manifestants et policiers ont fait deux morts mardi à Bamako.", gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Six soldats sont morts mardi dans le crash de leur hélicoptère près de Gao.",
        "Trois gendarmes ont trouvé la mort mardi dans une avalanche à Kidal.",
        "L'opération de vaccination se poursuit à Gao.",
        "Le gouvernement a lancé mardi à Dakar une offensive de charme.",
        "Les touristes ont pris d'assaut mardi les plages de Dakar.",
    ],
)
def test_mishaps_and_figures_of_speech_are_no_fighting(text, gazetteer):
    assert clashes(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'armée mène depuis mardi des assauts dans les directions de Saraqeb et de Homs.",
        "L'armée a repris mardi Saraqeb, d'où les rebelles menaient des assauts.",
        "Reprenant l'avantage après la perte de Saraqeb, les rebelles ont infligé mardi un revers à l'armée.",
        "Des combats ont eu lieu lundi à Saraqeb. Les rebelles multiplient les attaques contre la Syrie.",
        "Des hommes armés venus de Homs ont attaqué mardi une caserne.",
    ],
)
def test_where_those_who_fight_come_from_or_go_is_not_where_they_fight(text, gazetteer):
    assert not [
        e
        for e in clashes(text, gazetteer)
        if e.reports[0].rule.startswith(("clash.launch", "clash.inflicts", "clash.attack"))
    ]


def test_what_happens_in_a_part_of_a_country_is_not_in_a_town_told_before(gazetteer):
    text = "L'armée appelle Nabatiyé à fuir alors qu'elle a lancé mardi des incursions terrestres dans le sud du Liban."
    assert {e.place.name for e in clashes(text, gazetteer)} == {"Liban"}


@pytest.mark.parametrize("done", ["a démantelé mardi un camp de rebelles", "a arrêté mardi dix rebelles"])
def test_what_was_seized_when_shots_had_been_exchanged_tells_where(done, gazetteer):
    assert [e.place.name for e in clashes(f"L'armée {done} à Djibo, au terme d'un échange de tirs.", gazetteer)] == [
        "Djibo"
    ]


@pytest.mark.parametrize("opening", ["Attribué aux rebelles, l'assaut", "L'assaut, attribué aux rebelles,"])
def test_to_whom_an_attack_is_laid_made_it(opening, gazetteer):
    text = f"Dix soldats ont été tués mardi lors de l'attaque d'un poste à Djibo. {opening} a été repoussé."
    (event,) = clashes(text, gazetteer)

    assert event.roles.attacker == ("rebelles",)


@pytest.mark.parametrize(
    "height",
    ["les collines qui dominent", "les hauteurs surplombant la ville de", "les positions qui surplombent"],
)
def test_fighting_on_what_looks_down_on_a_town_is_there(height, gazetteer):
    assert [e.place.name for e in clashes(f"Des combats ont éclaté mardi sur {height} Djibo.", gazetteer)] == ["Djibo"]


@pytest.mark.parametrize(("sought", "party"), [("de reprendre Djibo", ("rebelles",)), ("de rassurer Djibo", ())])
def test_who_tried_to_take_a_town_fought_there(sought, party, gazetteer):
    text = f"Les rebelles ont tenté mardi {sought}. De violents combats ont fait dix morts à Djibo."

    assert clashes(text, gazetteer)[-1].roles.attacker == party


def test_a_town_retaken_was_attacked_by_those_of_whom_the_attack_is_told(gazetteer):
    text = "L'armée a repris mardi le contrôle de Malakal, capitale du Haut-Nil visée par une offensive rebelle."
    assert all(e.roles.attacker == ("rebelle",) for e in clashes(text, gazetteer))


def test_an_attack_told_after_another_has_its_own_day(gazetteer):
    text = "Au lendemain d'une attaque contre une base du centre, une attaque a visé mardi un camp à Tombouctou."

    (event,) = clashes(text, gazetteer)

    assert event.time.first_day == date(2016, 9, 13)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # of two parties, one that no table knows: without articles, the other by all its names
        (
            "Des heurts entre des éleveurs peuls et l'armée malienne ont fait dix morts à Mopti.",
            ("éleveurs peuls", "armée malienne", "Mali"),
        ),
        (
            "Des affrontements entre un clan local et les shebab ont éclaté à Kismayo.",
            ("clan local", "shebab", "Al-Chabab"),
        ),
        (
            "Des affrontements entre éleveurs et agriculteurs ont fait dix morts à Kaga-Bandoro.",
            ("éleveurs", "agriculteurs"),
        ),
        # those whom a participle sets against each other, or who wage a battle
        ("Homs est le théâtre de combats opposant l'armée aux rebelles.", ("armée", "rebelles", "Syrie")),
        (
            "Homs est le théâtre de la bataille que se livrent l'EI et les rebelles.",
            ("EI", "Etat islamique", "rebelles"),
        ),
        (
            "Homs est le théâtre d'une bataille que s'y livrent les rebelles et ceux du général Haftar.",
            ("rebelles", "Haftar"),
        ),
        # an attack that « qui » tells of is not by those who fell elsewhere
        (
            "Cette attaque, qui a visé un camp à Taftanaz, suit la mort de six soldats turcs dans des raids.",
            (),
        ),
        # the other end of a tie is no party
        ("L'armée a repoussé un assaut visant Qamichli, son dernier lien avec la Turquie.", ()),
        # what a body only describes is the party told before it
        (
            "Les Forces démocratiques alliées, le groupe armé qui a attaqué Beni, ont fui.",
            ("Forces démocratiques alliées",),
        ),
    ],
)
def test_parties_by_their_names(text, parties, gazetteer):
    found = clashes(text, gazetteer)
    assert found[0].roles.attacker == parties


@pytest.mark.parametrize(
    "text",
    [
        "Les rebelles ont harcelé mardi les soldats à {}.",
        "Les soldats ont été mis en déroute mardi à {} par les rebelles.",
        "L'armée et les rebelles en ont décousu mardi à {}.",
        "Les soldats sont aux prises depuis mardi avec les rebelles à {}.",
        "Des violences ont éclaté mardi à {} entre miliciens et soldats.",
        "Quinze villageois ont été passés par les armes mardi à {}.",
    ],
)
def test_words_that_may_tell_of_anything_tell_of_fighting_between_fighters(text, gazetteer):
    assert [e.place.name for e in clashes(text.format("Djibo"), gazetteer)] == ["Djibo"]


@pytest.mark.parametrize(
    "text",
    [
        "Les photographes ont harcelé mardi les acteurs à {}.",
        "La France a mis mardi l'Italie en déroute à {}.",
        "Le gouvernement et l'opposition en ont décousu mardi à {}.",
        "Les médecins sont aux prises depuis mardi avec le choléra à {}.",
        "Des violences ont éclaté mardi à {} entre supporters et stadiers.",
        "Le ministre a étrillé mardi l'armée à {}.",
    ],
)
def test_words_that_may_tell_of_anything_tell_of_no_fighting_between_others(text, gazetteer):
    assert clashes(text.format("Djibo"), gazetteer) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Les rebelles ont tenté mardi de s'emparer de {}.", ["Djibo"]),
        ("Les soldats tentaient mardi de reprendre {}.", []),
        ("Les rebelles se préparaient mardi à tenter de s'emparer de {}.", []),
        ("Les rebelles veulent s'emparer de {}.", []),
        ("Les élus ont tenté mardi de s'emparer de {}.", []),
        ("L'armée tente de reprendre la main à {}.", []),
    ],
)
def test_who_has_tried_to_take_a_town_fought_there(text, places, gazetteer):
    assert [e.place.name for e in clashes(text.format("Djibo"), gazetteer)] == places


def test_members_of_a_unit_act_behind_its_article(gazetteer):
    for whom in ("d'une milice", "de la milice"):
        (event,) = clashes(f"Des membres {whom} ont abattu mardi trois soldats à Djibo.", gazetteer)
        assert event.roles.attacker[0] == "milice"


def test_the_fire_of_fighters_on_foot_is_no_strike(gazetteer):
    assert len(clashes("Djibo s'est retrouvée mardi sous le feu des rebelles.", gazetteer)) == 1
    assert clashes("Djibo s'est retrouvée mardi sous le feu des canons russes.", gazetteer) == []


@pytest.mark.parametrize("how", ["rue après rue", "maison par maison", "quartier par quartier"])
def test_how_a_town_is_taken_bit_by_bit_stands_aside(how, gazetteer):
    text = f"L'armée a conquis, {how}, le centre de Syrte."
    events = read(Article(id="essai", text=text, published=date(2016, 9, 5)), gazetteer).events
    assert [(str(e.kind), e.place.name) for e in events] == [("control", "Syrte")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Lundi, des tirs ont opposé les deux armées à Kobané, où cinq civils ont été tués.", {("clash", "Kobané")}),
        ("Lundi, des obus se sont abattus sur Kobané, où cinq civils ont été tués.", {("strike", "Kobané")}),
    ],
)
def test_who_fell_amid_shots_that_two_sides_exchanged_fell_in_no_strike(text, kinds, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2016, 8, 30)), gazetteer).events

    assert {(str(e.kind), e.place.name) for e in found if e.place} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Né à Tombouctou, il a combattu à Syrte avant de gagner la Turquie.",
        "Abou Omar a combattu à Syrte contre l'armée.",
        "L'homme, qui a combattu à Syrte, a été jugé à Paris.",
    ],
)
def test_where_a_man_fought_in_his_life_is_no_fighting_of_today(text, gazetteer):
    assert clashes(text, gazetteer) == []


@pytest.mark.parametrize(
    "text", ["L'EI recule. Il a combattu mardi à Syrte.", "L'armée avance. Elle s'est battue toute la nuit à Syrte."]
)
def test_a_party_spoken_of_in_the_singular_fights(text, gazetteer):
    assert [e.place.name for e in clashes(text, gazetteer)] == ["Syrte"]
