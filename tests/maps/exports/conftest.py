"""Events, zones and articles told by hand, with every awkward cell that a file may meet."""

from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import Polygon, box

from geo.maps.exports.content import Content, gather
from geo.model import Article, ControlClaim, Event, Zone
from tests.story_by_hand import ALEP, DAMAS, HAMA, HOMS

AS_OF = date(2024, 12, 8)
PRODUCED = date(2026, 11, 21)
FORMULAS = ("=1+1", "+33 1", "-5", "@SUM(A1)", "\tonglet", "\rretour", "\nligne", "＝1", "＋1", "－1", "＠a")


@pytest.fixture
def events(story: tuple[Event, ...], unplaced: Event, strike: Event) -> tuple[Event, ...]:
    formulas = tuple(
        replace(strike, id=f"e-formule-{i}", attributed_to=(words,), excepted=words) for i, words in enumerate(FORMULAS)
    )
    return (*story, unplaced, *formulas)


@pytest.fixture
def zones(told: ControlClaim, start: ControlClaim) -> tuple[Zone, ...]:
    clockwise_with_hole = Polygon(
        [(36, 32.5), (36, 35.5), (38.5, 35.5), (38.5, 32.5)], [[(37, 33), (38, 33), (38, 34), (37, 34)]]
    )
    return (
        Zone(
            geometry=clockwise_with_hole,
            holders=("regime",),
            state="held",
            basis="baseline",
            places=(DAMAS, HOMS),
            claims=(replace(start, source="a.example, b.example"),),
        ),
        Zone(
            geometry=box(36.5, 35.7, 38.1234567891, 36.6),
            holders=("hts",),
            state="majority",
            basis="reports",
            places=(ALEP,),
            claims=(told,),
        ),
        Zone(
            geometry=box(36, 35.5, 37, 35.7),
            holders=("regime", "hts"),
            state="contested",
            basis="reports",
            sure=False,
            places=(HAMA,),
        ),
        Zone(geometry=box(39, 35, 40, 36), holders=(), state="collapsed", basis="reports"),
    )


@pytest.fixture
def articles() -> tuple[Article, ...]:
    return (
        Article(id="a1", text="Les rebelles…", title="Alep", published=date(2024, 12, 1), published_from="header"),
        Article(id="=a2", text="", source="L’Agence ; « suite »", url="https://exemple.test/?a=1&b=2"),
    )


@pytest.fixture
def held(events: tuple[Event, ...], zones: tuple[Zone, ...], articles: tuple[Article, ...]) -> Content:
    return gather(events, zones, articles, as_of=AS_OF, produced=PRODUCED)
