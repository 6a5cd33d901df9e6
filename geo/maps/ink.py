"""How are shapes and letters put on a sheet of paper?

A thin layer over matplotlib that thinks in millimetres of the sheet. Layers are named, and become named groups of an
SVG. Letters stay letters: their halo is an outline drawn beneath. Hatching is drawn as lines, so that it prints the same
from every format.
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from geo.maps import typography
from geo.maps.sheet import MM_PER_INCH, Box, Sheet
from geo.maps.typography import MM_PER_POINT, Face

HALO = "#ffffff"
_PER_POINT = 1 / MM_PER_POINT
_LUMINANCE = (0.2126, 0.7152, 0.0722)  # ITU-R BT.709
_ASCENT = 0.74  # how high a capital reaches above the line, in sizes of the letters
_STROKE_MM = 0.22
_DOT_SIDES = 10  # a dot is a third of a millimetre wide


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """Parallel lines across an area: their angle in degrees, their distance and width; or dots instead."""

    angles: tuple[float, ...] = ()
    spacing: float = 2.2
    width: float = _STROKE_MM
    dots: bool = False


PATTERNS = {
    "/": Hatch(angles=(45,)),
    "\\": Hatch(angles=(-45,)),
    "–": Hatch(angles=(0,), spacing=1.7),
    "-": Hatch(angles=(0,), spacing=1.7),
    "|": Hatch(angles=(90,), spacing=1.9),
    "wide/": Hatch(angles=(45,), spacing=4.2),
    "wide\\": Hatch(angles=(-45,), spacing=4.2),
    "grid": Hatch(angles=(0, 90), spacing=2.2),
    "cross": Hatch(angles=(45, -45), spacing=2.4),
    "dots": Hatch(spacing=2.0, dots=True),
    "zigzag": Hatch(angles=(60, -60), spacing=3.4),
}
"""How each pattern of ``data/sides.csv`` is hatched."""


@contextmanager
def rules() -> Iterator[None]:
    """Matplotlib's own defaults, whatever this machine's settings, and letters that stay letters, unhinted."""
    import matplotlib as mpl

    ours = {
        "text.hinting": "none",
        "text.kerning_factor": 0,
        "svg.fonttype": "none",
        "svg.hashsalt": "calque",
        "pdf.fonttype": 42,
        "pdf.compression": 6,
    }
    defaults: Any = {k: v for k, v in mpl.rcParamsDefault.items() if not k.startswith("backend") and k not in ours}
    with warnings.catch_warnings(), mpl.rc_context():
        warnings.simplefilter("ignore", mpl.MatplotlibDeprecationWarning)
        mpl.rcParams.update(defaults | ours)
        yield


class Ink:
    """A sheet being drawn."""

    def __init__(self, sheet: Sheet, dpi: float, *, grey: bool = False) -> None:
        """An empty white sheet; ``dpi`` is that of its pixels, where it has any."""
        from matplotlib.figure import Figure

        self.sheet, self.grey = sheet, grey
        self.undrawn: dict[str, None] = {}  # lines with letters that the font lacks
        size = (sheet.width / MM_PER_INCH, sheet.height / MM_PER_INCH)
        self.figure = Figure(figsize=size, dpi=dpi, facecolor="white")
        self._axes: Any = None

    def layer(self, name: str) -> None:
        """Begin a layer, above those before it; what is drawn next belongs to it."""
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0), frameon=False)
        self._axes.set_gid(name)
        self._axes.set_xlim(0, self.sheet.width)
        self._axes.set_ylim(0, self.sheet.height)
        self._axes.axis("off")

    def tone(self, colour: str) -> str:
        """The colour, or its grey on a grey sheet."""
        if not self.grey or not colour.startswith("#"):
            return colour
        value = round(255 * sum(w * c for w, c in zip(_LUMINANCE, _rgb(colour), strict=True)))
        return f"#{value:02x}{value:02x}{value:02x}"

    def area(
        self, geometry: Any, fill: str | None, *, edge: str | None = None, width: float = 0.2, **style: Any
    ) -> None:
        """A polygon or several, in millimetres. ``style`` is alpha, dash."""
        if path := _path(geometry):
            self._patch(path, fill, edge, width, **style)

    def rings(self, rings: Any, fill: str | None, *, edge: str | None = None, width: float = 0.2, **style: Any) -> None:
        """Rings of points, filled where they overlap an odd number of times."""
        from matplotlib.path import Path

        paths = [Path(np.array([*ring, ring[0]]), closed=True) for ring in rings]
        self._patch(Path.make_compound_path(*paths), fill, edge, width, **style)

    def line(self, points: Any, colour: str, width: float, *, dash: tuple[float, ...] = (), alpha: float = 1.0) -> None:
        """A line through points; widths and dashes in millimetres."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        line = Line2D(xs, ys, color=self.tone(colour), linewidth=width * _PER_POINT, alpha=alpha)
        line.set_solid_capstyle("round")
        line.set_dash_capstyle("butt")
        if dash:
            line.set_linestyle((0, tuple(d / width for d in dash)))
        self._axes.add_line(line)

    def lines(
        self, geometry: Any, colour: str, width: float, *, dash: tuple[float, ...] = (), alpha: float = 1.0
    ) -> None:
        """The lines of a geometry, or the outlines of its polygons."""
        import shapely

        for part in shapely.get_parts(geometry):
            if part.geom_type in ("Polygon", "MultiPolygon"):
                self.lines(part.boundary, colour, width, dash=dash, alpha=alpha)
            elif part.geom_type in ("LineString", "LinearRing") and not part.is_empty:
                self.line(np.asarray(part.coords)[:, :2], colour, width, dash=dash, alpha=alpha)

    def hatch(self, geometry: Any, hatch: Hatch, colour: str, *, alpha: float = 1.0) -> None:
        """A pattern across an area."""
        from matplotlib.patches import PathPatch

        clip = _path(geometry)
        pattern = _hatching(geometry.bounds, hatch) if clip else None
        if clip is None or pattern is None:
            return
        ink = self.tone(colour)
        style = (
            {"facecolor": ink, "linewidth": 0} if hatch.dots else {"fill": False, "linewidth": hatch.width * _PER_POINT}
        )
        patch = PathPatch(pattern, edgecolor=ink, alpha=alpha, **style)
        self._axes.add_artist(patch)
        patch.set_clip_path(clip, self._axes.transData)

    def text(self, x: float, y: float, words: str, points: float, **style: Any) -> None:
        """A line of letters whose base begins at a point. ``style``: face, colour, align (-1, 0, 1), halo in mm."""
        name: Face = style.get("face", "regular")
        told, words = words, typography.printable(words, name)
        if typography.UNDRAWN in words and typography.UNDRAWN not in told:
            self.undrawn[told] = None
        align = style.get("align", 1)
        left = x - (0 if align > 0 else typography.width(words, points, name) * (0.5 if align == 0 else 1))
        before = ""
        for piece, raised in typography.runs(words):
            size, up = (points * typography.RAISED, points * typography.RAISED_UP) if raised else (points, 0.0)
            self._run(left + typography.width(before, points, name), y + up * MM_PER_POINT, piece, size, style)
            before += piece

    def box(self, box: Box, fill: str | None, *, edge: str | None = None, width: float = 0.2, **style: Any) -> None:
        """A rectangle."""
        ring = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
        self.rings([ring], fill, edge=edge, width=width, **style)

    def disc(self, x: float, y: float, radius: float, fill: str | None, **style: Any) -> None:
        """A circle."""
        angles = np.linspace(0, 2 * np.pi, 49)[:-1]
        ring = np.column_stack((x + radius * np.cos(angles), y + radius * np.sin(angles)))
        self.rings([ring], fill, **style)

    def _patch(self, path: Any, fill: str | None, edge: str | None, width: float, **style: Any) -> None:
        from matplotlib.patches import PathPatch

        patch = PathPatch(
            path,
            facecolor=self.tone(fill) if fill else "none",
            edgecolor=self.tone(edge) if edge else "none",
            linewidth=width * _PER_POINT if edge else 0,
            alpha=style.get("alpha"),
            joinstyle="round",
        )
        if dash := style.get("dash"):
            patch.set_linestyle((0, tuple(d / width for d in dash)))
        self._axes.add_artist(patch)

    def _run(self, x: float, y: float, words: str, points: float, style: dict[str, Any]) -> None:
        """Letters of one size on one base, over their halo."""
        name: Face = style.get("face", "regular")
        if halo := style.get("halo", 0.0):
            self._halo(x, y, words, points, name, halo)
        self._axes.text(
            x,
            y,
            words,
            fontproperties=typography.face(name),
            fontsize=points,
            color=self.tone(style.get("colour", "#222222")),
            va="baseline",
            ha="left",
            parse_math=False,
        )

    def _halo(self, x: float, y: float, words: str, points: float, name: Face, width: float) -> None:
        from matplotlib.path import Path

        letters = _letters(words, name)
        if len(letters.vertices):
            path = Path(letters.vertices * points * MM_PER_POINT + np.array([x, y]), letters.codes)
            self._patch(path, HALO, HALO, 2 * width, alpha=0.86)


def capital_height(points: float) -> float:
    """How high a capital letter of a size is, in millimetres."""
    return _ASCENT * points * MM_PER_POINT


def darker(colour: str, share: float) -> str:
    """A colour mixed with black."""
    return _mixed(colour, 0.0, share)


def paler(colour: str, share: float) -> str:
    """A colour mixed with white."""
    return _mixed(colour, 1.0, share)


def is_light(colour: str) -> bool:
    """Whether black letters read better on a colour than white ones."""
    return sum(w * c for w, c in zip(_LUMINANCE, _rgb(colour), strict=True)) > 0.45


def _rgb(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _mixed(colour: str, other: float, share: float) -> str:
    return "#" + "".join(f"{round(255 * (c * (1 - share) + other * share)):02x}" for c in _rgb(colour))


@cache
def _letters(words: str, name: Face) -> Any:
    from matplotlib.path import Path
    from matplotlib.textpath import TextPath

    path = TextPath((0, 0), words.replace("$", r"\$"), size=100, prop=typography.face(name))
    return Path(path.vertices / 100, path.codes)


def _path(geometry: Any) -> Any:
    """The outline of polygons as one path; None where there is no area."""
    import shapely
    from matplotlib.path import Path

    polygons = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and not p.is_empty]
    if geometry.geom_type == "GeometryCollection":
        polygons = [q for p in shapely.get_parts(geometry) for q in shapely.get_parts(p) if q.geom_type == "Polygon"]
    # matplotlib fills by winding: holes must turn the other way round
    rings = [ring for p in polygons for q in (shapely.normalize(p),) for ring in (q.exterior, *q.interiors)]
    if not rings:
        return None
    return Path.make_compound_path(*(Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in rings))


def _hatching(bounds: Sequence[float], hatch: Hatch) -> Any:
    """The lines of a pattern over a rectangle. They lie on one grid over the whole sheet, so that neighbours match."""
    from matplotlib.path import Path

    west, south, east, north = bounds
    if hatch.dots:
        step = hatch.spacing
        rows = np.arange(np.floor(south / step), np.ceil(north / step) + 1)
        columns = np.arange(np.floor(west / step), np.ceil(east / step) + 1)
        row, column = (grid.ravel() for grid in np.meshgrid(rows, columns, indexing="ij"))
        centres = np.column_stack(((column + (row % 2) / 2) * step, row * step))  # in quincunx
        angles = np.linspace(0, 2 * np.pi, _DOT_SIDES + 1)
        dot = np.column_stack((np.cos(angles), np.sin(angles))) * hatch.width * 1.5
        codes = np.full(_DOT_SIDES + 1, Path.LINETO)
        codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
        points = (centres[:, None, :] + dot[None, :, :]).reshape(-1, 2)
        return Path(points, np.tile(codes, len(centres)))
    centre, reach = np.array([(west + east) / 2, (south + north) / 2]), np.hypot(east - west, north - south) / 2
    pieces: list[Any] = []
    for angle in hatch.angles:
        along = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        across = np.array([-along[1], along[0]])
        middle, forth = centre @ across, centre @ along
        first, last = np.ceil((middle - reach) / hatch.spacing), np.floor((middle + reach) / hatch.spacing)
        offsets = np.arange(first, last + 1) * hatch.spacing
        ends = along * (forth - reach), along * (forth + reach)
        pieces.extend([across * offset + end for end in ends] for offset in offsets)
    if not pieces:
        return None
    codes = np.tile([Path.MOVETO, Path.LINETO], len(pieces))
    return Path(np.array(pieces).reshape(-1, 2), codes)
