"""A value is what a frozen dataclass of the same fields is."""

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.values import fields, replace, value


@value
class Point:
    x: int
    y: int
    label: str | None = None

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError("x: is negative")

    @property
    def sum(self) -> int:
        return self.x + self.y


Twin = dataclasses.make_dataclass(
    "Point", [("x", int), ("y", int), ("label", str | None, None)], frozen=True, slots=True, kw_only=True
)
FIELDS = st.fixed_dictionaries(
    {"x": st.integers(0, 3), "y": st.integers(0, 3)}, optional={"label": st.sampled_from(["a", "b", None])}
)


@given(one=FIELDS, other=FIELDS)
def test_it_is_told_by_its_fields_as_a_dataclass_is(one: dict[str, object], other: dict[str, object]) -> None:
    ours, theirs = (Point(**one), Point(**other)), (Twin(**one), Twin(**other))  # type: ignore[arg-type]

    assert (ours[0] == ours[1]) == (theirs[0] == theirs[1])
    assert (hash(ours[0]) == hash(ours[1])) == (hash(theirs[0]) == hash(theirs[1]))
    assert repr(ours[0]) == repr(theirs[0])
    assert fields(ours[0]) == dataclasses.asdict(theirs[0]) == dataclasses.asdict(ours[0])  # type: ignore[call-overload]


@given(told=FIELDS)
def test_it_is_copied_and_kept_whole(told: dict[str, object]) -> None:
    point = Point(**told)  # type: ignore[arg-type]

    assert pickle.loads(pickle.dumps(point)) == copy.deepcopy(point) == replace(point) == point
    assert dataclasses.replace(point, label="new") == replace(point, label="new") == Point(**{**told, "label": "new"})  # type: ignore[arg-type]
    assert point != (point.x, point.y, point.label)


def test_it_stays_as_it_is() -> None:
    point = Point(x=1, y=2)

    for change in (lambda: setattr(point, "x", 3), lambda: setattr(point, "z", 3), lambda: delattr(point, "x")):
        with pytest.raises(AttributeError, match="Point is frozen"):
            change()
    assert (point.x, point.y, point.sum) == (1, 2, 3)


@pytest.mark.parametrize("told", [{"x": 1}, {"x": 1, "y": 2, "z": 3}, {}])
def test_it_has_all_its_fields_and_no_other(told: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=r"Point: not its fields: [xyz]"):
        Point(**told)


def test_it_is_checked_however_it_is_made() -> None:
    with pytest.raises(ValueError, match="x: is negative"):
        Point(x=-1, y=0)
    with pytest.raises(ValueError, match="x: is negative"):
        replace(Point(x=1, y=0), x=-1)
