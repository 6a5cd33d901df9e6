"""What does the sheet of a printed map look like: how large is it, and what goes where?

All lengths are millimetres, from the lower left corner of the sheet.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import Polygon

MM_PER_INCH = 25.4
MARGIN = 8.0
GUTTER = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the sheet."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return self.left + self.width / 2, self.bottom + self.height / 2

    @staticmethod
    def about(x: float, y: float, half: float) -> "Box":
        """The square about a point."""
        return Box(left=x - half, bottom=y - half, width=2 * half, height=2 * half)

    def polygon(self) -> "Polygon":
        """The rectangle as a shape."""
        import shapely

        return shapely.box(self.left, self.bottom, self.right, self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within the rectangle."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def holds_all(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether a rectangle, as its left, lower, right and upper edges, lies within this one."""
        return self.holds(*bounds[:2]) and self.holds(*bounds[2:])

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide * high if wide > 0 and high > 0 else 0.0

    def contains(self, other: "Box") -> bool:
        """Whether the other rectangle lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )

    def edges(self, width: float) -> tuple["Box", "Box", "Box", "Box"]:
        """The four sides, as thin rectangles."""
        half = width / 2
        return (
            Box(left=self.left - half, bottom=self.bottom, width=width, height=self.height),
            Box(left=self.right - half, bottom=self.bottom, width=width, height=self.height),
            Box(left=self.left, bottom=self.bottom - half, width=self.width, height=width),
            Box(left=self.left, bottom=self.top - half, width=self.width, height=width),
        )

    def inset(self, margin: float) -> "Box":
        """The rectangle with so much taken off each side."""
        return Box(
            left=self.left + margin,
            bottom=self.bottom + margin,
            width=self.width - 2 * margin,
            height=self.height - 2 * margin,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A format: its name, its size, and the measures that its layout follows.

    ``side`` is the width of the column of the legend, 0 where the legend lies under the map, in a band ``band`` high of
    so many ``columns``.
    ``text`` scales every letter.
    """

    name: str
    width: float
    height: float
    head: float
    foot: float
    side: float = 0.0
    band: float = 0.0
    columns: int = 1
    text: float = 1.0

    @property
    def title(self) -> Box:
        """The place of title, subtitle and date."""
        return Box(
            left=MARGIN, bottom=self.height - MARGIN - self.head, width=self.width - 2 * MARGIN, height=self.head
        )

    @property
    def notes(self) -> Box:
        """The place of sources, method, disclaimer and credits."""
        return Box(left=MARGIN, bottom=MARGIN, width=self.width - 2 * MARGIN, height=self.foot)

    @property
    def map(self) -> Box:
        """The place of the map itself."""
        bottom = MARGIN + self.foot + 2.0 + (self.band + 2.0 if self.band else 0.0)
        side = self.side + GUTTER if self.side else 0.0
        return Box(
            left=MARGIN,
            bottom=bottom,
            width=self.width - 2 * MARGIN - side,
            height=self.height - MARGIN - self.head - 1.0 - bottom,
        )

    @property
    def legend(self) -> Box:
        """The place of the legend and of the locator."""
        if self.side:
            return Box(left=self.map.right + GUTTER, bottom=self.map.bottom, width=self.side, height=self.map.height)
        return Box(left=MARGIN, bottom=MARGIN + self.foot + 2.0, width=self.width - 2 * MARGIN, height=self.band)


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet(name="a4", width=297.0, height=210.0, head=15.5, foot=13.5, side=66.0),
        Sheet(name="a4-portrait", width=210.0, height=297.0, head=17.0, foot=21.0, band=52.0, columns=4),
        Sheet(name="16:9", width=338.67, height=190.5, head=16.5, foot=13.0, side=74.0, text=1.08),
        Sheet(name="square", width=210.0, height=210.0, head=16.5, foot=19.0, side=49.0, text=0.96),
    )
}
"""Formats by name. 16:9 is that of a slide: 1920 by 1080 dots at 144 a inch."""
