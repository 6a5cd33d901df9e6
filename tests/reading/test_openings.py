"""Who takes or leaves a place in the words that a sentence opens with, and what a verb that nobody knows does not say."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Kind
from geo.model import Article
from geo.reading.pipeline import read


def told(text, gazetteer):
    """Each control event as its change, who holds the place and who left it."""
    events = read(Article(id="essai", text=text, published=date(2024, 12, 2)), gazetteer).events
    shown = [e for e in events if e.kind is Kind.CONTROL and e.factuality in CURRENT and e.place is not None]
    return [(str(e.change), [*e.roles.holder][:1], [*e.roles.previous_holder][:1]) for e in shown]


OPENINGS = [
    ("Après avoir libéré Palmyre, les rebelles ont fêté leur victoire.", ("taken", ["rebelles"], [])),
    ("Après s'être retirés de Palmyre, les rebelles ont miné la route.", ("lost", [], ["rebelles"])),
    ("En quittant Palmyre, les rebelles ont miné la route.", ("lost", [], ["rebelles"])),
    ("Entrés lundi dans Palmyre, les rebelles ont coupé la route.", ("taken", ["rebelles"], [])),
    (
        "Après avoir chassé les jihadistes de Palmyre, les rebelles ont coupé la route.",
        ("taken", ["rebelles"], ["jihadistes"]),
    ),
    ("Après avoir fait tomber Palmyre, les rebelles ont coupé la route.", ("taken", ["rebelles"], [])),
    ("L'hiver a permis aux rebelles de faire tomber Palmyre.", ("taken", ["rebelles"], [])),
    ("Conquise lundi par les rebelles, Palmyre manque d'eau.", ("taken", ["rebelles"], [])),
    ("Prise lundi par les rebelles, Palmyre manque d'eau.", ("taken", ["rebelles"], [])),
    ("Tombée lundi aux mains des rebelles, Palmyre manque d'eau.", ("taken", ["rebelles"], [])),
    ("Palmyre, délaissée lundi par les rebelles, manque d'eau.", ("lost", [], ["rebelles"])),
    ("Palmyre, que les rebelles ont libérée lundi, manque d'eau.", ("taken", ["rebelles"], [])),
    ("Des habitants ont vu les rebelles prendre Palmyre.", ("taken", ["rebelles"], [])),
    ("Les rebelles ont pris à la faveur d'une offensive la ville de Palmyre.", ("taken", ["rebelles"], [])),
    ("Les rebelles ont pris de façon inattendue la ville de Palmyre.", ("taken", ["rebelles"], [])),
    ("Les rebelles nettoient Palmyre depuis dimanche.", ("taken", ["rebelles"], [])),
    ("Les rebelles ont livré Palmyre à l'armée.", ("handed_over", ["armée"], ["rebelles"])),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS, ids=lambda v: str(v)[:50])
def test_the_subject_of_a_sentence_is_that_of_what_it_opens_with(text, expected, gazetteer):
    assert told(text, gazetteer) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Avant de se retirer de Palmyre, les rebelles pourraient miner la route.",
        "Après avoir quitté Palmyre, les habitants ont pris la route.",
        "Après avoir quitté Palmyre, le convoi a croisé les rebelles.",
        "L'armée a fait évacuer Palmyre lundi.",
        "Prise par le froid, Palmyre manque de tout.",
        "Les rebelles ont laissé des habitants prendre la route de Palmyre.",
        "La réunion de Palmyre, tenue par les rebelles, a pris fin.",
        "L'armée a défié lundi l'autorité des rebelles sur Palmyre.",
        "L'armée a brisé lundi l'emprise des rebelles sur Palmyre.",
        "Les rebelles ont livré à Palmyre des prisonniers à l'armée.",
    ],
)
def test_nobody_is_said_to_hold_or_to_leave_a_place(text, gazetteer):
    assert told(text, gazetteer) == []
