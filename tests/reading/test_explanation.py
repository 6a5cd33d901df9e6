"""The explanation of a reading says what, where, when, by which rule, and what was not taken."""

from datetime import date
from typing import TYPE_CHECKING

from geo.model import Article
from geo.reading.explanation import explain

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

SUNDAY = Article(
    id="a",
    text="Les rebelles ont pris samedi la ville de Hama. En 2016, le régime avait repris Alep. Moscou a dénoncé une agression.",
    published=date(2024, 12, 8),
    published_from="field",
)


def section(told: str, title: str) -> str:
    return told.split(f"\n{title}\n")[1].split("\n\n")[0]


def test_every_toponym_has_its_use_its_place_and_its_clues(gazetteer: "Gazetteer") -> None:
    toponyms = section(explain(SUNDAY, gazetteer), "Toponyms")

    assert "Hama [41–45] literal → Hama" in toponyms
    assert "Moscou [85–91] metonymic → Moscou" in toponyms
    assert "population +" in toponyms


def test_days_are_told_with_the_words_they_were_read_from(gazetteer: "Gazetteer") -> None:
    assert "« samedi » → 2024-12-07 (day)" in section(explain(SUNDAY, gazetteer), "Days")


def test_events_name_their_rule_and_roles_and_what_is_background(gazetteer: "Gazetteer") -> None:
    events = section(explain(SUNDAY, gazetteer), "Events")

    assert "control taken" in events
    assert "2024-12-07 (day) · asserted · rule control." in events
    assert "holder: rebelles" in events
    assert "background" in events


def test_the_sum_of_the_clues_is_the_score(gazetteer: "Gazetteer") -> None:
    import re

    for line in section(explain(SUNDAY, gazetteer), "Toponyms").splitlines():
        if not line.startswith("      "):
            continue
        score, *clues = [float(number) for number in re.findall(r"[+-]\d+\.\d\d", line)]
        assert abs(score - sum(clues)) < 0.03, line


def test_what_is_not_there_is_said_to_be_none(gazetteer: "Gazetteer") -> None:
    told = explain(Article(id="a", text="Rien à signaler."), gazetteer)

    assert told.startswith("Published: unknown\n")
    assert section(told, "Events").strip() == "none"
