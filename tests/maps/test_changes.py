"""What changed hands, in one sentence."""

from datetime import date

import pytest

from geo.control import Difference, Passage
from geo.maps import changes
from geo.model import Place
from tests.story_by_hand import ALEP, HAMA, HOMS

NAMES = {"hts": "HTS", "regime": "le régime", "sdf": "les FDS"}


def passage(place: Place, before: tuple[str, ...], after: tuple[str, ...], state: str = "held") -> Passage:
    return Passage(place=place, before=before, after=after, state=state, km2=1.0)


def sentence(language: str, *passages: Passage) -> str:
    found = Difference(first=date(2024, 11, 27), last=date(2024, 12, 1), passages=passages, km2={})
    return changes.sentence(found, language, NAMES.__getitem__)


def test_every_flow_is_told_with_its_towns_in_both_languages() -> None:
    told = passage(ALEP, ("regime",), ("hts",)), passage(HAMA, (), ("hts",))

    assert sentence("fr", *told) == (
        "Du 27 novembre 2024 au 1er décembre 2024, 2 localités ont changé de mains\u00a0: "
        "1 à «\u00a0HTS\u00a0», sans qu’on sache qui les tenait (Hama)\u202f; "
        "1 de «\u00a0le régime\u00a0» à «\u00a0HTS\u00a0» (Alep)."
    )
    assert sentence("en", *told) == (
        "From 27 November 2024 to 1 December 2024, 2 communities changed hands: "
        "1 to HTS, nobody told before (Hama); 1 from le régime to HTS (Alep)."
    )


@pytest.mark.parametrize(
    ("after", "state", "how"),
    [
        (("hts", "sdf"), "contested", "disputées ou partagées entre «\u00a0HTS\u00a0» et «\u00a0les FDS\u00a0»"),
        ((), "withdrawn", "1 quittées par «\u00a0le régime\u00a0»"),
        ((), "collapsed", "1 que «\u00a0le régime\u00a0» ne tient plus"),
        ((), "besieged", "1 de «\u00a0le régime\u00a0» à un tenant inconnu"),
    ],
)
def test_how_a_town_was_lost_is_told(after: tuple[str, ...], state: str, how: str) -> None:
    assert how in sentence("fr", passage(HOMS, ("regime",), after, state))


def test_two_days_that_differ_in_nothing_say_so() -> None:
    assert sentence("fr") == "Du 27 novembre 2024 au 1er décembre 2024, aucune localité n’a changé de mains."
