"""Texts on other wars than Syria's are read as they are written: long, translated, full of history."""

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read

HAPPENED = [
    # text, kind, place, a name of the main side
    ("Le M23 affirme avoir pris la ville de Goma.", "control", "Goma", "M23"),
    ("Les rebelles du M23 sont entrés dans Bukavu.", "control", "Bukavu", "M23"),
    ("Les forces du TPLF ont repris la capitale régionale, Mekele.", "control", "Mekele", "TPLF"),
    (
        "Des militants palestiniens ont tiré une dizaine de roquettes sur Ashkelon.",
        "strike",
        "Ashkelon",
        "palestiniens",
    ),
    (
        "Le calme régnait à Mekele. En dehors de l'Amhara, les soldats ont bombardé la ville.",
        "strike",
        "Mekele",
        "soldats",
    ),
    (
        "Le président Macky Sall, président en exercice de l'Union africaine, a rencontré Vladimir Poutine à Sotchi.",
        "visit",
        "Sotchi",
        "Macky Sall",
    ),
]


def shown(text, gazetteer):
    return [e for e in read(Article(id="essai", text=text), gazetteer).events if e.factuality in CURRENT]


@pytest.mark.parametrize(("text", "kind", "place", "actor"), HAPPENED)
def test_what_is_told_of_other_wars_is_shown(text, kind, place, actor, gazetteer):
    (event,) = shown(text, gazetteer)

    assert event.kind == kind
    assert event.place.name == place
    names = (*event.roles.holder, *event.roles.attacker, *event.roles.visitor)
    assert any(actor in name for name in names)
