"""Every kind and weapon has a sign of its own."""

import pytest
import shapely

from geo.codebook import Kind, Weapon
from geo.maps import glyphs

ALL = [(Kind.STRIKE, weapon) for weapon in (*Weapon, None)] + [(kind, None) for kind in Kind if kind is not Kind.STRIKE]


@pytest.mark.parametrize(("kind", "weapon"), ALL, ids=str)
def test_a_sign_lies_in_its_square_and_has_ink(kind: Kind, weapon: Weapon | None) -> None:
    shape = glyphs.outline(kind, weapon)

    assert shape.is_valid
    assert 0.1 < shape.area < 0.8
    assert shapely.box(-0.5, -0.5, 0.5, 0.5).contains(shape)


def test_no_two_signs_are_alike() -> None:
    shapes = [glyphs.outline(kind, weapon) for kind, weapon in ALL]

    assert all(a.symmetric_difference(b).area > 0.05 for i, a in enumerate(shapes) for b in shapes[i + 1 :])


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("M0 0h10v10h-10z", 100.0),
        ("M0 0L10 0 10 10 0 10Z", 100.0),
        ("M0 0H20V20H0zM5 5h10v10h-10z", 300.0),  # a hole
        ("M10 0a10 10 0 1 0 0 20a10 10 0 1 0 0 -20z", 314.2),  # a circle of two arcs
        ("M0 0c0 10 10 10 10 0z", 60.0),  # a cubic curve: three fifths of its box's area at 0.75 of its height
    ],
)
def test_outlines_are_read_as_svg_reads_them(path: str, area: float) -> None:
    rings = glyphs._rings(path)

    shape = shapely.Polygon()
    for ring in rings:
        shape = shape.symmetric_difference(shapely.Polygon(ring))  # type: ignore[assignment]
    assert shape.area == pytest.approx(area, rel=0.02)
