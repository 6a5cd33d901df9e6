from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.codebook import Extent, Factuality
from geo.control import REACH_KM, chronicle, chronicle_of, zones
from geo.control.cells import Diagram, areas_km2
from geo.places import boundaries

from .conftest import FIRST, TOWNS, claim, event, state, town
from .test_chronicle import CLAIMS, LATER


def parts(shape):
    return shapely.get_parts(shape)


@given(told=st.lists(CLAIMS, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_zones_of_one_day_never_overlap(told):
    drawn = zones(state(told, None, LATER, [town(key) for key in TOWNS]))

    assert all(zone.geometry.is_valid and zone.geometry.area > 0 for zone in drawn)
    for one, other in combinations(drawn, 2):
        assert one.geometry.intersection(other.geometry).area < 1e-9


@given(told=st.lists(CLAIMS, max_size=6), denied=st.lists(CLAIMS, max_size=3))
@settings(max_examples=30, deadline=None)
def test_what_is_denied_or_threatened_or_recalled_never_changes_a_zone(told, denied, gazetteer):
    out = (Factuality.DENIED, Factuality.HYPOTHETICAL, Factuality.PLANNED, Factuality.BACKGROUND)
    events = [event(n, c.place, sides=(c.holder,), extent=c.extent) for n, c in enumerate(told)]
    noise = [
        event(100 + n, c.place, sides=(c.holder,), extent=c.extent, factuality=out[n]) for n, c in enumerate(denied)
    ]

    assert zones(chronicle_of(events, gazetteer).on(LATER)) == zones(chronicle_of(events + noise, gazetteer).on(LATER))


@given(
    st.lists(st.tuples(st.floats(36.0, 42.0), st.floats(32.5, 37.0)), min_size=1, max_size=30, unique=True),
)
@settings(max_examples=40, deadline=None)
def test_cells_cover_the_country_once(points):
    ground = Diagram("SY", points, None)
    country = boundaries.country("SY").difference(boundaries.golan())

    pieces = ground.union(tuple(range(len(points))))
    assert sum(p.area for p, _ in pieces) == pytest.approx(country.area)
    assert float(ground.areas_km2.sum()) == pytest.approx(
        float(areas_km2(country)), rel=1e-4
    )  # a straight edge is no parallel


def test_a_community_lies_in_its_own_cell_which_is_nearer_to_it_than_to_any_other(towns):
    ground = Diagram("SY", [(t.longitude, t.latitude) for t in towns], None)
    points = np.array([(t.longitude, t.latitude) for t in towns])
    inner = np.array([(p.x, p.y) for p in (c.representative_point() for c in ground.cells)])
    shrink = np.cos(np.radians(points[:, 1].mean()))

    assert all(cell.contains(shapely.Point(p)) for cell, p in zip(ground.cells, points, strict=True))
    apart = ((inner[:, None] - points[None]) * (shrink, 1)) ** 2
    assert apart.sum(axis=2).argmin(axis=1).tolist() == list(range(len(towns)))


def test_two_communities_at_one_point_share_a_cell():
    ground = Diagram("SY", [(37.0, 35.0), (37.0, 35.0), (38.0, 35.0)], None)

    assert [c.is_empty for c in ground.cells] == [False, True, False]
    ((_, members),) = ground.union((0, 1))
    assert members == (0, 1)


def test_without_a_baseline_a_lone_town_fills_no_desert(towns):
    (zone,) = zones(state([claim("palmyre", "is")], None, LATER, towns))

    assert zone.geometry.contains(shapely.Point(38.284, 34.5624))
    assert float(areas_km2(zone.geometry)) < 1.02 * np.pi * REACH_KM**2


def test_without_a_baseline_only_what_is_told_is_drawn(towns):
    drawn = zones(state([claim("alep", "hts"), claim("damas", "regime")], None, LATER, towns))

    assert {(z.holders, z.places[0].name, z.basis) for z in drawn} == {
        (("hts",), "Alep", "reports"),
        (("regime",), "Damas", "reports"),
    }


def test_each_zone_says_where_it_is_and_who_says_so(towns):
    told = claim("alep", "hts", extent=Extent.MAJORITY)
    (zone,) = zones(state([told], None, LATER, towns))

    assert (zone.state, zone.sure, zone.claims) == ("majority", True, (told,))
    assert zone.places == (town("alep"),)


def test_the_baseline_and_the_reports_are_zones_apart(syria, communities):
    drawn = zones(state([claim("hama", "regime", 1)], syria, LATER, communities))

    bases = {z.basis for z in drawn if z.holders == ("regime",)}
    assert bases == {"baseline", "reports"}
    assert {c.source for z in drawn if z.basis == "reports" for c in z.claims} == {"regime 1"}
    assert all(c.source for z in drawn for c in z.claims)


def test_the_eve_covers_syria_and_keeps_israel_to_the_golan(syria, communities):
    drawn = zones(state([], syria, syria.day, communities))
    whole = shapely.union_all([z.geometry for z in drawn])
    israel = shapely.union_all([z.geometry for z in drawn if z.holders == ("israel",)])

    assert whole.area == pytest.approx(boundaries.country("SY").area, rel=1e-6)
    assert israel.area == pytest.approx(boundaries.golan().area, rel=1e-6)


def test_no_anchor_is_ever_shown_as_a_place(syria, communities, reported):
    told = chronicle(reported, syria, communities)
    anchors = {p.place.id for p in syria.points if p.kind == "anchor"}

    assert len(anchors) == 14
    for day in told.days:
        for zone in zones(told.on(day)):
            assert not anchors & {p.id for p in zone.places}
            assert not anchors & {c.place.id for c in zone.claims if c.place}


def test_every_day_of_the_offensive_is_covered_without_overlap(syria, communities, reported):
    told = chronicle(reported, syria, communities)
    country = boundaries.country("SY").area

    for day in told.days:
        drawn = [z.geometry for z in zones(told.on(day)) if z.state != "changed"]
        assert sum(g.area for g in drawn) == pytest.approx(country, rel=1e-6)
        assert shapely.union_all(drawn).area == pytest.approx(country, rel=1e-6)


def test_after_the_fall_no_zone_is_the_regime_s_and_the_fall_is_the_evidence(syria, communities, reported):
    drawn = zones(state(reported, syria, date(2024, 12, 8), communities))

    assert not any("regime" in z.holders for z in drawn)
    fallen = [z for z in drawn if z.state == "collapsed"]
    assert fallen
    assert all(z.holders == () and any(c.collapse for c in z.claims) for z in fallen)


def test_one_change_leaves_the_other_zones_as_they_were(syria, communities):
    told = chronicle([claim("hama", "hts", 2)], syria, communities)
    before = {z.geometry.wkb for z in zones(told.on(FIRST)) if z.holders not in (("regime",), ("hts",))}
    after = {z.geometry.wkb for z in zones(told.on(FIRST + timedelta(days=2)))}

    assert before <= after


def test_areas_are_those_of_the_ellipsoid():
    assert float(areas_km2(boundaries.country("SY"))) == pytest.approx(187_000, rel=0.02)
    hemisphere = shapely.segmentize(shapely.box(-180, 0, 180, 90), 1)
    assert float(areas_km2(hemisphere)) == pytest.approx(510_065_622 / 2, rel=1e-6)
