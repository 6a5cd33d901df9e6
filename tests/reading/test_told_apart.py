"""What sentences tell of one place, one man or one attack, and not of the next."""

from datetime import date

import pytest

from tests.reading.shown import doers, shown

DAY = date(2024, 5, 15)
NOBODY = ""

TOLD = [
    # an attack that only dates another
    ("L'armée a bombardé des positions rebelles trois jours après l'attaque de Homs.", "strike", "Homs", None),
    # what was struck owns no attack
    ("Le bombardement du consulat iranien à Damas a tué dix personnes.", "strike", "Damas", NOBODY),
    ("Une frappe a tué dix personnes à Damas. Téhéran l'attribue à Israël.", "strike", "Damas", "Israël"),
    # a place that opens a clause of its own
    ("Des frappes américaines ont touché Homs, et à Hama les rebelles ont repoussé un assaut.", "strike", "Hama", None),
    # a body that is no state's army
    ("L'Armée de libération du Soudan a pris Nyala.", "control", "Nyala", "Armée de libération du Soudan"),
    # who claims that a place fell took it; who owns up to it did not
    ("Koupiansk est tombée, a affirmé l'armée russe.", "control", "Koupiansk", "Russie"),
    ("Koupiansk est tombée, a affirmé le gouverneur ukrainien.", "control", "Koupiansk", NOBODY),
    # « il » is who was quoted last, not whom he names
    (
        "Donald Trump a salué la trêve. « Lavrov ment », a dit le ministre turc Hakan Fidan. Il s'est rendu à Kiev.",
        "visit",
        "Kiev",
        "Hakan Fidan",
    ),
    ("À Doha, où il a vu l'émir du Qatar, Antony Blinken s'est dit inquiet.", "visit", "Doha", "Antony Blinken"),
    (
        "Le roi a reçu le ministre turc Hakan Fidan, qui sort d'une visite à Erbil, où il a rencontré Massoud Barzani.",
        "visit",
        "Erbil",
        "Hakan Fidan",
    ),
    # where an attack took place that a day alone joins to a town
    ("À Moscou, on riait le jour où un missile a détruit un hôpital.", "strike", "Moscou", None),
    # towns of a country told of
    ("Le Pakistan est en deuil. Muzaffarabad et Kotli ont été bombardées.", "strike", "Kotli", NOBODY),
]


@pytest.mark.parametrize(("text", "kind", "place", "who"), TOLD)
def test_who_and_where(text, kind, place, who, gazetteer):
    told = [e for e in shown(text, gazetteer, DAY) if e.kind == kind and e.place is not None and e.place.name == place]
    if who is None:
        assert not told
        return
    by = " ".join(doers(told[0]))
    assert who in by if who else not by


def test_days_are_counted_from_the_day_told_ahead(gazetteer):
    text = "X est attendu vendredi. À Paris, où les ministres turc et russe s'étaient réunis la veille, on s'inquiète."
    days = [e.time.first_day for e in shown(text, gazetteer, DAY) if e.place.name == "Paris"]

    assert days == [date(2024, 5, 14)]
