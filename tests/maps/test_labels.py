"""Labels and signs of a printed map keep out of each other's way."""

from hypothesis import given
from hypothesis import strategies as st

from geo.maps.labels import Board, Wish, overlaps, place, spread
from geo.maps.sheet import Box

FRAME = Box(left=0.0, bottom=0.0, width=100.0, height=80.0)
COORDINATES = st.tuples(st.floats(5, 95), st.floats(5, 75))


def wish(text: str, x: float, y: float, weight: float = 1.0, *, must: bool = False) -> Wish:
    return Wish(text=text, x=x, y=y, weight=weight, points=8.0, must=must)


@given(st.lists(COORDINATES, max_size=25))
def test_labels_that_need_not_be_there_never_overlap(points: list[tuple[float, float]]) -> None:
    placed = place([wish(f"Localité {i}", *point) for i, point in enumerate(points)], Board(FRAME))

    assert overlaps(placed) == ()
    assert all(FRAME.contains(label.box) for label in placed)


def test_the_weightier_of_two_labels_is_kept() -> None:
    # so many at one point that not all find room
    wishes = [wish(f"Une localité au nom très long {i}", 50, 40, weight=i) for i in range(30)]

    placed = place(wishes, Board(Box(left=20.0, bottom=35.0, width=60.0, height=10.0)))

    assert 0 < len(placed) < 30
    assert min(label.wish.weight for label in placed) == 30 - len(placed)


def test_a_label_that_must_be_there_is_told_to_clash() -> None:
    board = Board(FRAME)
    board.take(FRAME)

    (placed,) = place([wish("Damas", 50, 40, must=True)], board)

    assert placed.clash > 0


def test_a_label_that_must_not_be_there_is_left_out_where_there_is_no_room() -> None:
    board = Board(FRAME)
    board.take(FRAME)

    assert place([wish("Douma", 50, 40)], board) == ()


@given(st.lists(COORDINATES, min_size=1, max_size=12))
def test_signs_are_spread_so_that_none_hides_another(points: list[tuple[float, float]]) -> None:
    radii = [2.0] * len(points)

    spots = spread(points, radii, Board(Box(left=-50.0, bottom=-50.0, width=200.0, height=180.0)))

    assert spots[0] == points[0]
    assert all(
        max(abs(x0 - x1), abs(y0 - y1)) >= 4.0 - 1e-6 for i, (x0, y0) in enumerate(spots) for x1, y1 in spots[i + 1 :]
    )


def test_a_sign_alone_stands_on_its_place() -> None:
    assert spread([(50.0, 40.0)], [2.0], Board(FRAME)) == ((50.0, 40.0),)


def test_the_order_of_wishes_of_one_weight_does_not_matter() -> None:
    wishes = [wish(name, 50, 40) for name in ("Homs", "Hama", "Alep")]

    forth, back = (place(order, Board(FRAME)) for order in (wishes, wishes[::-1]))

    assert {(p.wish.text, p.box) for p in forth} == {(p.wish.text, p.box) for p in back}
