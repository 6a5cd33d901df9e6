"""Events are read as an analyst reads them: what, where, when, who, how sure, who says so."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def events(text, gazetteer, published=MONDAY):
    return read(Article(id="essai", text=text, published=published), gazetteer).events


def shown(text, gazetteer, published=MONDAY):
    return [e for e in events(text, gazetteer, published) if e.factuality in CURRENT]


HAPPENED = [
    # sentence, kind, places, role of the main actor (a word of it), first day
    ("Les rebelles se sont emparés samedi de la ville de Hama.", "control", {"Hama"}, "rebelles", "2024-11-30"),
    ("L'armée syrienne a repris dimanche Palmyre aux jihadistes.", "control", {"Palmyre"}, "armée", "2024-12-01"),
    ("La ville de Homs est tombée dimanche aux mains des insurgés.", "control", {"Homs"}, "insurgés", "2024-12-01"),
    (
        "La prise de Hama par les rebelles, samedi, a surpris les diplomates.",
        "control",
        {"Hama"},
        "rebelles",
        "2024-11-30",
    ),
    (
        "Hayat Tahrir al-Cham a pris samedi le contrôle d'une bonne partie d'Alep.",
        "control",
        {"Alep"},
        "Hayat",
        "2024-11-30",
    ),
    (
        "Les rebelles syriens ont évacué vendredi les villes de Rastan et de Talbissé.",
        "control",
        {"Rastane", "Talbissé"},
        None,
        "2024-11-29",
    ),
    ("L'armée a fait passer samedi Deraa sous son contrôle.", "control", {"Deraa"}, "armée", "2024-11-30"),
    ("Les jihadistes ont été chassés dimanche de Palmyre.", "control", {"Palmyre"}, None, "2024-12-01"),
    ("L'aviation russe a bombardé dimanche Idleb et Saraqeb.", "strike", {"Idleb", "Saraqeb"}, "Russie", "2024-12-01"),
    ("Des frappes israéliennes ont visé samedi l'aéroport de Damas.", "strike", None, "Israël", "2024-11-30"),
    (
        "Un raid aérien sur Maarat al-Nouman a tué cinq civils samedi.",
        "strike",
        {"Maaret al-Noomane"},
        None,
        "2024-11-30",
    ),
    ("Une salve de roquettes contre Azaz a fait trois morts dimanche.", "strike", {"Azaz"}, None, "2024-12-01"),
    (
        "A Douma, dix civils ont péri samedi dans des raids de l'aviation du régime.",
        "strike",
        {"Douma"},
        "régime",
        "2024-11-30",
    ),
    (
        "La coalition a procédé dimanche à une dizaine de frappes contre Raqqa.",
        "strike",
        {"Raqqa"},
        "coalition",
        "2024-12-01",
    ),
    (
        "Des combats ont éclaté dimanche à Deraa entre l'armée et les insurgés.",
        "clash",
        {"Deraa"},
        "insurgés",
        "2024-12-01",
    ),
    ("Des hommes armés ont attaqué samedi un convoi près de Palmyre.", "clash", {"Palmyre"}, "hommes", "2024-11-30"),
    ("Abbas Araghchi s'est rendu dimanche à Ankara.", "visit", {"Ankara"}, "Araghchi", "2024-12-01"),
    (
        "Le président turc Recep Tayyip Erdogan a reçu dimanche à Ankara le ministre iranien Abbas Araghchi.",
        "visit",
        {"Ankara"},
        "Araghchi",
        "2024-12-01",
    ),
    ("La visite du président turc à Bagdad, samedi, a été saluée.", "visit", {"Bagdad"}, "président", "2024-11-30"),
]


@pytest.mark.parametrize(("text", "kind", "places", "actor", "day"), HAPPENED)
def test_what_is_told_as_having_happened_is_shown(text, kind, places, actor, day, gazetteer):
    found = [e for e in shown(text, gazetteer) if e.kind == kind]

    assert found
    if places is not None:
        assert {e.place.name for e in found if e.place} == places
    names = " ".join(n for e in found for r in (e.roles.holder, e.roles.attacker, e.roles.visitor) for n in r)
    assert actor is None or actor in names
    assert {e.time.first_day.isoformat() for e in found} == {day}


NOT_SHOWN = [
    ("L'armée tente de reprendre Hama.", "an attempt"),
    ("Les rebelles n'ont pas pris Hama.", "a negation"),
    ("Si Homs tombe, la route de Damas est ouverte.", "a hypothesis"),
    ("D'après le ministre, sans cette aide, Homs serait tombée.", "a hypothesis behind a source"),
    ("L'armée menace de bombarder Idleb.", "a threat"),
    ("Israël nie avoir bombardé Damas.", "a denial"),
    ("Aucune frappe n'a eu lieu dimanche sur Alep.", "none"),
    ("Le ministre français se rendra jeudi à Damas.", "announced"),
    ("La visite du ministre français à Damas a été annulée.", "cancelled"),
    ("En 2016, le régime avait repris Alep.", "background"),
    ("C'est la première fois que l'armée tient Khan Touman depuis 2015.", "background"),
    ("Les combattants se sont rendus à Homs après un long siège.", "they surrendered"),
    ("Moscou a annoncé que Damas dénonçait ces attaques.", "governments"),
    ("Des milliers d'habitants ont quitté Hama samedi.", "the displaced"),
    ("Le ministre a été bombardé de questions à Paris.", "a figure of speech"),
    ("L'ambassadeur de France et le Hamas saluent la visite de Mohamad Thomson.", "no place at all"),
    ("L'ONU craint des combats à Idleb.", "feared"),
    ("L'armée syrienne prépare une offensive contre Idleb.", "prepared"),
]


@pytest.mark.parametrize("text", [text for text, _ in NOT_SHOWN], ids=[why for _, why in NOT_SHOWN])
def test_what_did_not_happen_is_not_shown(text, gazetteer):
    assert [(e.kind, e.place and e.place.name) for e in shown(text, gazetteer)] == []


# what a reader draws of the first of two sentences, and not of the second, which speaks of something else in nearly its words


def test_a_party_claims_and_an_observatory_reports(gazetteer):
    claimed = shown("L'armée syrienne a repris samedi Hama, a affirmé un porte-parole de l'armée.", gazetteer)
    reported = shown("L'armée syrienne a repris samedi Hama, selon l'OSDH.", gazetteer)

    assert [e.factuality for e in claimed] == ["claimed"]
    assert [(e.factuality, e.attributed_to) for e in reported] == [("asserted", ("OSDH",))]


def test_the_conditional_of_hearsay_is_kept_as_such(gazetteer):
    found = shown("Les rebelles auraient pris Hama samedi.", gazetteer)

    assert [e.factuality for e in found] == ["conditional"]


def test_a_holding_of_the_day_of_a_taking_is_not_over(gazetteer):
    found = shown(
        "Les rebelles sont entrés dimanche dans Damas. Les combattants de HTS contrôlaient dimanche soir Damas.",
        gazetteer,
    )

    assert ["HTS" in e.roles.holder[0] for e in found if e.change == "held"] == [True]


def test_without_a_publication_date_a_week_day_stays_unresolved(gazetteer):
    found = shown("Les rebelles ont pris Hama samedi.", gazetteer, published=None)

    assert [e.time for e in found] == [None]


def test_deaths_are_low_when_at_least_and_a_subset_is_not_added(gazetteer):
    found = shown("Un raid aérien sur Douma a fait au moins 20 morts, dont 5 enfants, selon l'OSDH.", gazetteer)

    assert [(e.fatalities.low, e.fatalities.high, e.fatalities.attributed_to) for e in found] == [(20, None, ("OSDH",))]


def test_what_is_excepted_is_told(gazetteer):
    found = shown("Les rebelles ont pris samedi l'essentiel d'Alep, à l'exception des quartiers kurdes.", gazetteer)

    assert [(e.extent, e.excepted) for e in found] == [("majority", "à l'exception des quartiers kurdes")]


def test_two_tellings_of_one_event_are_one_event_with_two_reports(gazetteer):
    found = shown(
        "Les rebelles ont pris Hama samedi. Samedi, les insurgés se sont emparés de Hama, selon l'OSDH.", gazetteer
    )

    assert [(e.place.name, len(e.reports)) for e in found] == [("Hama", 2)]


def test_a_regime_that_falls_ends_its_holdings_and_gives_them_to_nobody(gazetteer):
    found = shown("Damas, 8 décembre. Le régime est tombé dimanche en Syrie.", gazetteer, date(2024, 12, 8))

    collapses = [e for e in found if e.collapse]
    assert [(e.place, e.roles.holder, e.other_sides) for e in collapses] == [(None, (), ("regime",))]


def test_the_same_text_gives_the_same_events(gazetteer):
    text = "L'aviation russe a bombardé dimanche Idleb et Saraqeb."

    assert events(text, gazetteer) == events(text, gazetteer)


def test_every_event_points_at_a_sentence_of_the_text(gazetteer):
    text = "Rien à signaler. L'aviation russe a bombardé dimanche Idleb."

    for event in events(text, gazetteer):
        for report in event.reports:
            assert text[report.span.start : report.span.end] == "L'aviation russe a bombardé dimanche Idleb."


@pytest.mark.parametrize(
    "shape", ["mot " * 10_000, "« " * 3_000 + "Alep" + " »" * 3_000, "a bombardé Alep, " * 2_000, "(" * 5_000]
)
def test_a_monstrous_sentence_is_read_to_its_end(shape, gazetteer):
    assert isinstance(events(shape, gazetteer), tuple)


def test_a_text_may_end_where_its_place_is_meant(gazetteer):
    assert shown("Les rebelles, aux portes de Saraqeb, n'en tiennent pas la moitié", gazetteer) == []


def test_a_journey_goes_on_from_where_it_was_told_to_be(gazetteer):
    text = (
        "Le ministre iranien Abbas Araghchi a été reçu dimanche à Damas par le président. "
        "Abbas Araghchi s'est ensuite rendu à Doha."
    )

    visits = [e for e in shown(text, gazetteer) if e.kind == "visit"]

    assert [(e.place.name, e.origin and e.origin.name) for e in visits] == [("Damas", None), ("Doha", "Damas")]


def test_a_visitor_comes_from_where_the_text_says(gazetteer):
    (visit,) = shown("Venu de Damas, Abbas Araghchi s'est rendu lundi à Ankara.", gazetteer)

    assert visit.origin is not None
    assert visit.origin.name == "Damas"


def test_each_place_of_an_enumeration_keeps_the_day_of_its_own(gazetteer):
    found = shown("En Syrie, l'armée a repris Soukhna samedi et, le lendemain, Al-Qaryataïne.", gazetteer)

    assert {(e.place.name, e.time.last_day.day) for e in found} == {("Soukhna", 30), ("Qaryataïn", 1)}


def test_a_word_cut_at_the_end_of_a_line_is_read_whole(gazetteer):
    found = shown("Les rebelles syriens se sont em-\nparés samedi de la ville de Hama.", gazetteer)

    assert [(e.kind, e.place.name) for e in found] == [("control", "Hama")]


@pytest.mark.parametrize(
    ("sentence", "place", "first", "last"),
    [
        ("Quatre jours après la prise de Palmyre, l'armée a bombardé dimanche Soukhna.", "Palmyre", 27, 27),
        ("Au lendemain de la chute d'Idleb, l'aviation a bombardé samedi Ariha.", "Idleb", 29, 29),
        ("Deux jours après un raid sur Douma qui a fait dix morts, le calme est revenu.", "Douma", 29, 30),
    ],
)
def test_an_event_that_a_clause_counts_from_lies_so_many_days_before_it(sentence, place, first, last, gazetteer):
    (time,) = {e.time for e in shown(sentence, gazetteer) if e.place and e.place.name == place}

    assert (time.first_day, time.last_day) == (date(2024, 11, first), date(2024, 11, last))


def test_a_rumour_that_its_own_sentence_denies_is_denied(gazetteer):
    text = "Le ministère a démenti dimanche des rumeurs selon lesquelles les rebelles auraient pris Hama."

    assert shown(text, gazetteer) == []
    assert [e.place.name for e in shown(text.replace("démenti", "évoqué"), gazetteer)] == ["Hama"]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("selon un bilan provisoire du Croissant-Rouge malien", "Croissant-Rouge malien"),
        ("rapportent des sauveteurs", "sauveteurs"),
        ("selon lui", None),
    ],
)
def test_a_source_is_named_without_its_count_and_a_pronoun_names_nobody(said, source, gazetteer):
    (event,) = shown(f"Un raid aérien a tué sept civils à Kidal dimanche, {said}.", gazetteer)

    assert event.attributed_to == ((source,) if source else ())
