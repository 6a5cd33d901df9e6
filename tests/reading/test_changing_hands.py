"""How a town changes hands in the press: without a fight, bit by bit, because somebody was made to leave it."""

from datetime import date
from functools import partial

import pytest

from tests.reading.shown import shown

events = partial(shown, published=date(2024, 12, 2))


def told(text, gazetteer):
    """Each control event that is shown as its place, how much of it, and who holds or has left it."""
    found = [e for e in events(text, gazetteer) if e.kind == "control"]
    return {(e.place.name, str(e.extent), *(e.roles.holder or e.roles.previous_holder)[:1]) for e in found}


TOLD = [
    # what an incise between a verb and its object says of how it was done
    ("Les rebelles ont pris lundi, sans combattre, la ville de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles ont pris lundi, presque sans un tir, la ville de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles se sont emparés, sans combattre, de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles sont entrés, presque sans combattre, dans Hama.", {("Hama", "partial", "rebelles")}),
    # who is made to leave has left
    ("L'armée contrainte d'évacuer Hama, les civils fuient.", {("Hama", "withdrawn", "armée")}),
    ("Les rebelles, forcés de se retirer de Hama, brûlent leurs archives.", {("Hama", "withdrawn", "rebelles")}),
    ("Les rebelles, devant se retirer de Hama vendredi, brûlent leurs archives.", set()),
    ("Les habitants contraints de quitter Hama dorment à Homs.", set()),
    # how much
    ("L'armée a repris le gros de la ville de Hama.", {("Hama", "majority", "armée")}),
    ("L'armée a repris le gros bourg de Hama.", {("Hama", "full", "armée")}),
    ("L'armée contrôle le reste de la ville de Hama.", {("Hama", "partial", "armée")}),
    # who has some villages holds them if it bears arms
    ("Dans la province de Hama, les rebelles gardent quelques villages.", {("Hama", "partial", "rebelles")}),
    ("Dans la province de Hama, Israël compte quelques villages amis.", set()),
    # what a town is, told behind it, is not what is held
    ("L'armée occupe Hama, siège du gouvernorat.", {("Hama", "full", "armée")}),
    ("L'armée occupe le siège du parti à Hama.", set()),
]


@pytest.mark.parametrize(("text", "changes"), TOLD)
def test_a_town_changes_hands_as_the_press_tells_it(text, changes, gazetteer):
    assert told(text, gazetteer) == changes
