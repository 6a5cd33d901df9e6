"""Where does each label of a map go, so that none hides another?

Labels are placed one by one, the weightiest first, each at the best of its candidate positions that is free; those that
find none are left out, unless they must be there. Boxes and points are millimetres on the sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import cos, radians, sin

from geo.maps import typography
from geo.maps.ink import Ink
from geo.maps.sheet import Box
from geo.maps.typography import Face

# the order in which cartographers try the sides of a point: right and above first (Imhof; Christensen et al. 1995)
SIDES = ((1, 0.35), (1, -0.35), (-1, 0.35), (-1, -0.35), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
OVERLAP_MM2 = 0.3  # by which labels may cover each other: a tenth of a letter
_FARTHER = (1.0, 1.7, 2.6, 3.6, 5.0)  # gaps that a label which must be there tries in turn
_GRID_MM = 10.0
_AIR = 0.5
_BASE = 0.24  # how far below the letters' base a label reaches, in sizes of the letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A label to place: its words and letters, its point, its weight (the higher the sooner), the gap it keeps from it.

    A ``must`` label is placed even where it has to overlap, at the position that hides least.
    """

    text: str
    x: float
    y: float
    weight: float
    points: float
    face: Face = "regular"
    colour: str = "#222222"
    gap: float = 1.0
    halo: float = 0.38
    must: bool = False

    @property
    def width(self) -> float:
        """How wide the label is, with a little air."""
        return max(typography.width(line, self.points, self.face) for line in self.text.split("\n")) + _AIR

    @property
    def height(self) -> float:
        """How high it is."""
        return typography.height(self.points, self.text.count("\n") + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label that found its place. ``side`` is -1, 0 or 1: text that ends at, is centred on, or begins at its point."""

    wish: Wish
    box: Box
    side: int
    clash: float = 0.0


@dataclass(slots=True)
class Board:
    """What is taken on the sheet, found by squares of a grid."""

    frame: Box
    _squares: dict[tuple[int, int], list[tuple[Box, float]]] = field(default_factory=dict)

    def take(self, box: Box, weight: float = 1.0) -> None:
        """Mark a rectangle as taken; a light one (weight below 1) may be covered where there is no better place."""
        for square in self._over(box):
            self._squares.setdefault(square, []).append((box, weight))

    def release(self, box: Box) -> None:
        """Take back what was marked last with this rectangle."""
        for square in self._over(box):
            self._squares[square] = [entry for entry in self._squares[square] if entry[0] is not box]

    def cost(self, box: Box) -> float:
        """How much of what is taken a rectangle would hide, in weighted square millimetres; infinite off the map."""
        if not self.frame.contains(box):
            return float("inf")
        seen: set[int] = set()
        total = 0.0
        for square in self._over(box):
            for taken, weight in self._squares.get(square, ()):
                if id(taken) not in seen:
                    seen.add(id(taken))
                    total += weight * box.overlap(taken)
        return total

    @staticmethod
    def _over(box: Box) -> Iterable[tuple[int, int]]:
        for column in range(int(box.left // _GRID_MM), int(box.right // _GRID_MM) + 1):
            for row in range(int(box.bottom // _GRID_MM), int(box.top // _GRID_MM) + 1):
                yield column, row


def place(wishes: Sequence[Wish], board: Board) -> tuple[Placed, ...]:
    """The labels that find room, each marked as taken on the board."""
    placed = []
    for wish in sorted(wishes, key=lambda w: (not w.must, -w.weight, w.text, w.x)):
        found = _best(wish, board)
        if found is not None:
            board.take(found.box)
            placed.append(found)
    return tuple(placed)


def first(wishes: Sequence[Wish], board: Board) -> tuple[Placed, ...]:
    """One label that may stand at several points: at the first that has room, else where it hides least, if it must be there."""
    free = next((p for w in wishes if (p := _best(replace(w, must=False), board)) is not None), None)
    forced = [p for w in wishes if w.must and (p := _best(w, board)) is not None] if free is None else []
    found = free or min(forced, key=lambda p: p.clash, default=None)
    if found is None:
        return ()
    board.take(found.box)
    return (found,)


def spread(
    points: Sequence[tuple[float, float]], radii: Sequence[float], board: Board
) -> tuple[tuple[float, float], ...]:
    """Where symbols go so that none hides another: at their point, else the nearest free spot around it, on a spiral.

    The order of the points is the order in which they choose. Each symbol is marked as taken.
    """
    found = []
    for (x, y), radius in zip(points, radii, strict=True):
        spot = next((p for p in _spiral(x, y, radius) if board.cost(Box.about(*p, radius)) == 0.0), (x, y))
        board.take(Box.about(*spot, radius))
        found.append(spot)
    return tuple(found)


def overlaps(placed: Iterable[Placed]) -> tuple[tuple[str, str], ...]:
    """The texts of the pairs of labels that cover each other by more than a hair's breadth: none, on a map that is well set."""
    labels = list(placed)
    return tuple(
        (a.wish.text, b.wish.text)
        for i, a in enumerate(labels)
        for b in labels[i + 1 :]
        if a.box.overlap(b.box) > OVERLAP_MM2
    )


def write(ink: Ink, label: Placed) -> None:
    """Draw the letters of a label where it was placed, on their halo."""
    wish, size = label.wish, label.wish.points * typography.MM_PER_POINT
    lines = wish.text.split("\n")
    for i, line in enumerate(lines):
        base = label.box.top - size * (1 - _BASE) - i * size * typography.LINE
        left, right = label.box.left + _AIR / 2, label.box.right - _AIR / 2
        x = label.box.centre[0] if label.side == 0 else left if label.side > 0 else right
        ink.text(x, base, line, wish.points, face=wish.face, colour=wish.colour, align=label.side, halo=wish.halo)


def at(wish: Wish) -> Placed:
    """A label centred on its point, wherever that is."""
    box = Box(left=wish.x - wish.width / 2, bottom=wish.y - wish.height / 2, width=wish.width, height=wish.height)
    return Placed(wish=wish, box=box, side=0)


def _best(wish: Wish, board: Board) -> Placed | None:
    """The first free position of a label; of one that must be there, farther ones too, else the one that hides least."""
    best: Placed | None = None
    for farther in _FARTHER if wish.must else _FARTHER[:1]:
        for column, row in SIDES:
            found = _at_side(wish, column, row, wish.gap * farther)
            cost = board.cost(found.box)
            if cost == 0.0:
                return found
            if wish.must and cost < float("inf") and (best is None or cost < best.clash):
                best = replace(found, clash=cost)
    return best


def _at_side(wish: Wish, column: int, row: float, gap: float) -> Placed:
    box = Box(
        left=wish.x + column * gap - (wish.width if column < 0 else wish.width / 2 if column == 0 else 0.0),
        bottom=wish.y + (row * gap if abs(row) == 1 else 0.0) + (row - 1) / 2 * wish.height,
        width=wish.width,
        height=wish.height,
    )
    return Placed(wish=wish, box=box, side=column)


def _spiral(x: float, y: float, radius: float) -> Iterable[tuple[float, float]]:
    yield x, y
    for ring in range(1, 8):
        distance = radius * (0.6 + 0.9 * ring)
        for step in range(8 * ring):
            angle = radians(90 - step * 360 / (8 * ring))
            yield x + distance * cos(angle), y + distance * sin(angle)
