"""How does a layer leave as CSV?

UTF-8 with a byte-order mark, without which spreadsheets misread accents; commas; lines end as RFC 4180 has it. Geometries
other than points are a column ``wkt``. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geo.maps.exports import dictionary
from geo.maps.exports.content import Content, Layer, Row

_RISKY = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four are the full-width signs
_TEXTS = ("text", "category")
ENCODING = "utf-8-sig"
ZIP_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def render(layer: Layer) -> bytes:
    """A layer as CSV."""
    header = [column.name for column in layer.columns]
    texts = [i for i, column in enumerate(layer.columns) if column.type in _TEXTS]
    flags = [i for i, column in enumerate(layer.columns) if column.type == "boolean"]
    rows: Iterable[Sequence[Any]] = _prepared(layer.rows, texts, flags)
    if layer.geometry not in (None, "Point"):
        header.append("wkt")
        rows = ((*row, wkt(layer.geometry, shape)) for row, shape in zip(rows, layer.coordinates, strict=True))
    return _table(header, rows)


def render_zipped(content: Content) -> bytes:
    """Every layer as CSV and the data dictionary, in one archive."""
    files = {layer.name: render(layer) for layer in content.layers}
    files["dictionary"] = render_dictionary(files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", ZIP_STAMP), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def render_dictionary(layers: Iterable[str]) -> bytes:
    """The data dictionary of some layers as CSV."""
    rows = [column for name in layers for column in dictionary.columns(name)]
    return _table(dictionary.FIELDS, rows)


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in _RISKY else text


def wkt(kind: str | None, coordinates: Any) -> str | None:
    """A geometry as well-known text."""
    if coordinates is None or kind is None:
        return None
    return f"{kind.upper()} {_nested(coordinates)}"


def _nested(coordinates: Any) -> str:
    if isinstance(coordinates[0], float):
        return f"{coordinates[0]:.10g} {coordinates[1]:.10g}"
    return f"({', '.join(map(_nested, coordinates))})"


def _prepared(rows: Iterable[Row], texts: list[int], flags: list[int]) -> Iterator[list[Any]]:
    for row in rows:
        cells = list(row)
        for i in texts:
            text = cells[i]
            if text and text[0] in _RISKY:
                cells[i] = defused(text)
        for i in flags:
            cells[i] = None if cells[i] is None else int(cells[i])
        yield cells


def _table(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING, "replace")
