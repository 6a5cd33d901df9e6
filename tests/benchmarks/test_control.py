"""How fast are zones, next to the naive way of clipping every cell? Ratios within one run; nothing here fails on a slow machine."""

from datetime import date, timedelta

import numpy as np
import pytest
import shapely

from geo.codebook import Extent, Factuality
from geo.control import chronicle, zones
from geo.control.baseline import Baseline, Point
from geo.control.cells import Diagram
from geo.control.zones import diagram
from geo.model import ControlClaim, Place
from geo.places import boundaries
from tests.benchmarks import seconds

COMMUNITIES = 10_000
EVE = date(2024, 1, 1)
SIDES = ("a", "b", "c", "d", "e", "f")


def scattered() -> list[Place]:
    """Ten thousand communities of Syria that do not exist, always the same."""
    country = boundaries.country("SY").difference(boundaries.golan())
    west, south, east, north = country.bounds
    rng = np.random.default_rng(8)
    drawn = rng.uniform((west, south), (east, north), (3 * COMMUNITIES, 2)).round(4)
    inside = drawn[shapely.contains_xy(country, drawn[:, 0], drawn[:, 1])][:COMMUNITIES]
    return [
        Place(id=f"b:{i:05}", name=str(i), latitude=y, longitude=x, feature_class="P", country="SY", admin1="09")
        for i, (x, y) in enumerate(inside.tolist())
    ]


def eve(places: list[Place]) -> Baseline:
    """Each community held by the side of the nearest of forty seats."""
    seats = places[:: COMMUNITIES // 40]
    x, y = (np.array([getattr(p, n) for p in places]) for n in ("longitude", "latitude"))
    near = np.argmin([(x - s.longitude) ** 2 + (y - s.latitude) ** 2 for s in seats], axis=0)
    points = tuple(Point(place=p, kind="town", holder=SIDES[n % 6]) for p, n in zip(places, near, strict=True))
    return Baseline(day=EVE, country="SY", title_fr="", title_en="", source_fr="s", source_en="s", points=points)


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return scattered()


def test_zones_of_ten_thousand_communities(places, capsys):
    changes = [
        ControlClaim(
            place=places[17 * n], holder=SIDES[n % 6], extent=Extent.FULL, day=EVE + timedelta(days=n + 1),
            factuality=Factuality.ASSERTED,
        )
        for n in range(12)
    ]  # fmt: skip
    told = chronicle(changes, eve(places))
    land = boundaries.country("SY").difference(boundaries.golan())

    cells = seconds(lambda: Diagram("SY", [(p.longitude, p.latitude) for p in places], None).cells, times=3)
    (ground,) = told.grounds
    drawn = diagram(ground).cells
    naive = seconds(lambda: shapely.intersection(drawn, land))
    state = told.on(EVE)
    first = seconds(lambda: zones(state))
    steps = [(told.on(EVE + timedelta(days=n)), n) for n in range(1, 13)]
    redraw = [seconds(lambda s=s: zones(s)) for s, _ in steps]
    step = sorted(redraw)[len(redraw) // 2]

    assert len({z.holders for z in zones(state)}) == 6
    with capsys.disabled():
        print(
            f"\n{COMMUNITIES} communities: cells {cells * 1e3:.0f} ms (once); zones {first * 1e3:.0f} ms, "
            f"{naive / first:.1f} times as fast as clipping every cell ({naive * 1e3:.0f} ms, without dissolving); "
            f"one change {step * 1e3:.1f} ms, {naive / step:.0f} times as fast"
        )
