"""Who took a place of which only the rest of the text tells who takes places there."""

from datetime import date

import pytest

from tests.reading.shown import shown

DAY = date(2016, 10, 12)
NOBODY = ""

TAKEN = [
    # the one party that takes places there
    ("Les jihadistes de l'EI ont pris Zoumar vendredi. Sinjar est tombée dimanche.", "Sinjar", "Etat islamique"),
    ("Les rebelles se sont emparés de Hama jeudi. La prise de Homs a suivi samedi.", "Homs", "rebelles"),
    ("L'EI a pris Ramadi. L'armée irakienne a pris Tikrit. Sinjar est tombée.", "Sinjar", NOBODY),
    ("Les rebelles ont pris Hama. Falloujah est tombée.", "Falloujah", NOBODY),
    # the group of whoever lays claim to it
    ("Le patron du groupe Wagner, Evgueni Prigojine, a revendiqué la prise de Homs.", "Homs", "Wagner"),
    # those told beside it, before the others of the text
    (
        "Les rebelles ont pris Idleb en mai. "
        + "Les pourparlers reprendront la semaine prochaine, selon un diplomate qui a requis l'anonymat. " * 7
        + "L'armée syrienne a pris Hama lundi. Homs est tombée mardi.",
        "Homs",
        "Syrie",
    ),
    # what is taken back or freed is so by those who take back
    ("L'armée irakienne a repris Tikrit. Baïji a été libérée deux jours plus tard.", "Baïji", "Irak"),
    ("L'EI s'était emparé de Tikrit en juin. Tikrit a été reprise mardi.", "Tikrit", NOBODY),
    ("Les rebelles ont pris Idleb en mars. Alep a été reprise.", "Alep", NOBODY),
    # those who set out to take it back
    (
        "L'armée a lancé des attaques pour reprendre Palmyre. Des quartiers de Palmyre ont été reconquis.",
        "Palmyre",
        "Syrie",
    ),
    ("L'armée veut prendre Palmyre. Homs est tombée lundi.", "Homs", NOBODY),
    # long before
    ("Les rebelles ont pris Hama en mars 2012. Homs est tombée lundi.", "Homs", NOBODY),
    # who holds another place took none
    ("La ville de Goma est tombée. Les rebelles du M23 contrôlent déjà Bukavu.", "Goma", NOBODY),
    ("Homs a été prise jeudi par les rebelles, puis reprise samedi par l'armée.", "Homs", "armée"),
    ("Homs est libérée, proclament les FDS. L'armée a repris Hama samedi.", "Homs", "FDS"),
    ("Homs a été reprise lundi, a annoncé l'armée. Les rebelles ont pris Hama samedi.", "Homs", "armée"),
    ("Homs a été récupérée lundi, selon les FDS. Les rebelles ont pris Hama samedi.", "Homs", "FDS"),
    ("Homs a été reprise lundi, a reconnu l'armée. Il pleut.", "Homs", NOBODY),
    ("Homs a été reprise lundi, a annoncé le gouvernement français. Il pleut.", "Homs", NOBODY),
    ("Homs est libérée, proclame l'armée. L'armée a repris Hama samedi.", "Homs", "armée"),
    ("Homs a été prise jeudi par les rebelles et a été reprise samedi par l'armée.", "Homs", "armée"),
]


@pytest.mark.parametrize(("text", "place", "who"), TAKEN)
def test_taker(text, place, who, gazetteer):
    told = [e for e in shown(text, gazetteer, DAY) if e.kind == "control" and e.place and e.place.name == place]
    by = " ".join(told[-1].roles.holder)
    assert who in by if who else not by
    assert bool(told[-1].sides) == bool(who)


def test_who_took_is_shown_with_the_sentence_that_names_him(gazetteer):
    text = "Les rebelles se sont emparés de Hama jeudi. La prise de Homs a suivi samedi."
    told = {event.place.name: event for event in shown(text, gazetteer, DAY)}

    assert told["Hama"].named_in is None
    assert told["Homs"].named_in == "Les rebelles se sont emparés de Hama jeudi."


def test_a_sentence_of_its_own_is_quoted_as_no_other(gazetteer):
    text = "Les rebelles se sont emparés de Hama en une semaine: Homs était tombée lundi."
    told = {event.place.name: event for event in shown(text, gazetteer, DAY)}

    assert told["Homs"].roles.holder == told["Hama"].roles.holder
    assert told["Homs"].named_in is None


def test_a_town_that_fell_to_somebody_was_taken(gazetteer):
    text = "Les rebelles se sont emparés de Hama jeudi. Homs est tombée samedi."
    changes = {event.place.name: str(event.change) for event in shown(text, gazetteer, DAY)}

    assert changes["Homs"] == "taken"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le Hamas, le groupe armé qui contrôle Gaza, a été averti.", "Hamas"),
        ("L'armée, distincte de la coalition qui a conquis Homs, recule.", "coalition"),
        ("Le président ukrainien a annoncé avoir libéré Izioum.", "Ukraine"),
        ("Le général Haftar a annoncé avoir libéré Syrte.", "Haftar"),
    ],
)
def test_holder_behind_an_office_or_a_description(text, who, gazetteer):
    by = shown(text, gazetteer, DAY)[0].roles.holder
    assert any(who in name for name in by)
    assert "Libye" not in by


def test_a_town_that_was_taken_back_had_fallen_to_others(gazetteer):
    events = shown("Homs est tombée jeudi puis a été reprise samedi par l'armée.", gazetteer, DAY)

    assert {(str(e.change), bool(e.roles.holder)) for e in events} == {("lost", False), ("retaken", True)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Homs a été attaquée jeudi puis prise par les rebelles.", ["clash", "control"]),
        ("Les villages d'Azaz ont été bombardés et repris samedi par l'armée.", ["control", "strike"]),
        ("Homs a été bombardée. Des rebelles ont été repoussés et prise de court, l'armée attend.", ["strike"]),
    ],
)
def test_one_auxiliary_serves_two_participles_that_agree(text, kinds, gazetteer):
    assert sorted(str(e.kind) for e in shown(text, gazetteer, DAY)) == kinds


@pytest.mark.parametrize(
    ("text", "place", "side"),
    [
        ("Bachar al-Assad a perdu Raqa mais garde Damas.", "Damas", "regime"),
        ("Assad contrôle Homs.", "Homs", "regime"),
        ("Le maréchal Haftar a pris Derna.", "Derna", "lna"),
        ("Les hommes du maréchal Haftar ont pris Derna.", "Derna", "lna"),
        ("Les combattants de Hemedti ont pris Nyala.", "Nyala", "rsf"),
        ("Le général Dupont a pris Homs.", "Homs", "other"),
    ],
)
def test_who_leads_a_state_or_a_force_holds_for_it(text, place, side, gazetteer):
    (event,) = [e for e in shown(text, gazetteer) if e.place.name == place]

    assert event.sides == (side,)


def test_who_has_no_troops_takes_no_town(gazetteer):
    assert [str(e.kind) for e in shown("La cheffe de la Monusco a regagné Goma.", gazetteer)] == ["visit"]
    assert shown("M. Dupont a repris Homs là où il l'avait laissée.", gazetteer) == []
    assert [e.kind for e in shown("Le chef du Hamas Ismaïl Haniyeh a regagné Gaza.", gazetteer)] == ["visit"]
