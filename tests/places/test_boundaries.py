import subprocess
import sys

import pytest
import shapely

from geo.places import boundaries

SYRIA = (35.0, 32.0, 43.0, 37.6)
THEATRES = "SY IQ LB IL PS IR TR UA RU YE SD SS ML BF NE TD ET CD LY AM AZ GE".split()


@pytest.mark.parametrize(
    ("latitude", "longitude", "where"),
    [
        (36.20, 37.16, ("SY", "09")),  # Alep
        (33.51, 36.29, ("SY", "13")),  # Damas
        (35.34, 40.14, ("SY", "07")),  # Deir Ezzor
        (36.34, 43.13, ("IQ", "15")),  # Mossoul
        (33.27, 35.20, ("LB", "06")),  # Tyr, on a shore that the drawing simplifies
        (31.50, 34.46, ("PS", "GZ")),  # Gaza
        (50.45, 30.52, ("UA", "12")),  # Kyiv
        (-1.68, 29.22, ("CD", "11")),  # Goma
        (15.50, 32.56, ("SD", "29")),  # Khartoum
        (48.85, 2.35, ("FR", "11")),  # Paris
    ],
)
def test_a_town_lies_in_its_country_and_its_province(latitude, longitude, where):
    assert boundaries.locate(latitude, longitude) == where


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        (32.99, 35.69, "SY"),  # Katzrin, in the occupied Golan
        (33.13, 35.82, "SY"),  # Quneitra, in the UNDOF strip
        (44.95, 34.10, "UA"),  # Simferopol, in annexed Crimea
        (27.15, -13.2, "EH"),  # Laâyoune, in Western Sahara
        (42.66, 21.16, "XK"),  # Pristina
        (9.56, 44.06, "SO"),  # Hargeisa, in Somaliland
        (32.22, 35.26, "PS"),  # Naplouse
    ],
)
def test_land_that_another_power_holds_stays_where_the_codes_of_iso_put_it(latitude, longitude, country):
    assert boundaries.locate(latitude, longitude)[0] == country


def test_the_open_sea_is_in_no_country():
    assert boundaries.locate(34.3, 32.0) == (None, None)
    assert boundaries.locate(40, -40) == (None, None)


@pytest.mark.parametrize("code", THEATRES)
def test_a_country_is_one_valid_shape_that_its_provinces_fill_without_overlap(code):
    country = boundaries.country(code)
    members = {d.admin1 for d in boundaries.provinces(code) if d.admin1}
    provinces = [boundaries.province(code, admin1) for admin1 in sorted(members)]

    assert country.is_valid
    assert all(p.is_valid and not p.is_empty for p in provinces)
    assert sum(p.area for p in provinces) == pytest.approx(shapely.union_all(provinces).area)
    assert shapely.union_all(provinces).area > 0.99 * country.area


@pytest.mark.parametrize("code", ["SY", "UA", "ML", "CD"])
@pytest.mark.parametrize(("bearing", "toward"), [(0, (0, 1)), (90, (1, 0)), (180, (0, -1)), (315, (-1, 1))])
def test_a_part_lies_toward_its_bearing_within_the_country(code, bearing, toward):
    whole = boundaries.country(code)
    part = boundaries.part(whole, bearing)
    east, north = part.centroid.x - whole.centroid.x, part.centroid.y - whole.centroid.y

    assert 0 < part.area < 0.6 * whole.area
    assert part.difference(whole.buffer(1e-6)).is_empty
    assert east * toward[0] >= 0
    assert north * toward[1] >= 0
    assert east * toward[0] + north * toward[1] > 0.5


def test_newer_provinces_are_cut_out_of_the_old_ones():
    assert len({d.admin1 for d in boundaries.provinces("CD")}) == 26
    assert {d.how for d in boundaries.provinces("CD") if d.admin1 in ("13", "17", "30")} == {"thiessen"}
    assert boundaries.province("ML", "12070577").contains(shapely.Point(2.40, 15.92))  # Ménaka, a region since 2016


def test_a_code_without_a_polygon_is_refused():
    with pytest.raises(KeyError):
        boundaries.country("XX")
    with pytest.raises(KeyError):
        boundaries.province("SY", "99")


def test_the_golan_and_the_strip_are_parts_of_syria_and_apart_from_each_other():
    golan, undof = boundaries.golan(), boundaries.undof()
    syria, israel = boundaries.country("SY"), boundaries.country("IL")

    assert shapely.Point(35.69, 32.99).within(golan)
    assert shapely.Point(35.82, 33.13).within(undof)
    assert golan.within(syria)
    assert undof.within(syria)
    assert golan.intersection(undof).area == 0
    assert israel.intersection(golan).area == 0


def test_lines_that_nobody_has_settled_are_no_borders():
    disputed = boundaries.disputed("fine", (-20, 0, 80, 55))
    borders = boundaries.borders("fine", (-20, 0, 80, 55))

    crimea = shapely.box(33.3, 45.9, 35, 46.3)
    kosovo = shapely.box(20.5, 42.9, 21.2, 43.3)
    lebanon = shapely.box(36.2, 34.0, 36.7, 34.5)
    assert disputed.intersects(crimea)
    assert disputed.intersects(kosovo)
    assert not borders.intersects(crimea)
    assert borders.intersects(lebanon)
    assert not disputed.intersects(lebanon)


def test_a_line_between_provinces_is_drawn_once_and_never_along_a_coast_or_a_border():
    lines = boundaries.province_lines(["MZ"], "fine", (30.0, -27.0, 41.0, -10.0))
    country = boundaries.country("MZ")
    outlines = sum(boundaries.province("MZ", d.admin1).length for d in boundaries.provinces("MZ"))

    assert lines.intersection(country.boundary.buffer(1e-6)).length < 0.01
    assert lines.length == pytest.approx((outlines - country.length) / 2, rel=1e-6)


def test_neighbours_share_their_border_at_every_level_of_detail():
    for level in ("fine", "medium", "coarse"):
        syria, iraq = boundaries.country("SY", level), boundaries.country("IQ", level)
        assert syria.intersection(iraq).area == 0
        assert syria.intersection(iraq).length > 4


def test_the_euphrates_flows_past_deir_ezzor():
    assert boundaries.rivers(1).distance(shapely.Point(40.14, 35.34)) < 0.05


def test_a_base_map_lies_within_its_bounds():
    drawn = boundaries.basemap(SYRIA)

    assert set(drawn) == {"land", "lakes", "rivers", "provinces", "border", "disputed", "golan", "undof"}
    assert all(drawn.values())
    window = shapely.box(*SYRIA).buffer(1e-3)
    assert all(shape.within(window) for shapes in drawn.values() for shape in shapes)
    damascus = shapely.Point(36.29, 33.51)
    assert sum(country.contains(damascus) for country in drawn["land"]) == 1


def test_finding_a_province_needs_no_shapely():
    code = (
        "import sys; from geo.places import boundaries as b; b.locate(36.2, 37.2); sys.exit('shapely' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_damaged_file_is_named(tmp_path, root):
    from geo.errors import DataError
    from geo.places.polygons import PolygonFile

    whole = (root / "data" / "boundaries" / "provinces.bin").read_bytes()
    for content in (b"", b"no table", whole[:100], whole[:2_000_000]):
        damaged = tmp_path / "provinces.bin"
        damaged.write_bytes(content)
        with pytest.raises(DataError, match=r"provinces\.bin"):
            PolygonFile(damaged)
