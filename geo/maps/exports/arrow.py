"""How do the rows of a layer become columns of Apache Arrow?

The door to GeoPackage and GeoParquet: whole columns go to GDAL at once.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from geo.maps.exports.content import Layer

if TYPE_CHECKING:
    import pyarrow as pa

GEOMETRY = "geom"
_ENCODABLE = ("utf-8", "replace")


def table(layer: Layer) -> "pa.Table":
    """The rows of a layer; geometries, if it has any, are well-known binary in the column ``geom``."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "category": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    columns = layer.columns
    values = zip(*layer.rows, strict=True) if layer.rows else [()] * len(columns)
    arrays = {c.name: _array(cells, types[c.type]) for c, cells in zip(columns, values, strict=True)}
    if layer.geometry is not None:
        arrays[GEOMETRY] = pa.array(wkb(layer), pa.binary())
    return pa.table(arrays)


def wkb(layer: Layer) -> list[bytes | None]:
    """The geometries of a layer as well-known binary."""
    import numpy as np
    import shapely
    from shapely.geometry import shape

    found = np.full(len(layer.rows), None, dtype=object)
    present = [i for i, coordinates in enumerate(layer.coordinates) if coordinates is not None]
    if present and layer.geometry == "Point":
        found[present] = shapely.points(np.array([layer.coordinates[i] for i in present]))
    else:
        for i in present:
            found[i] = shape({"type": layer.geometry, "coordinates": layer.coordinates[i]})
    return list(shapely.to_wkb(found))


def _array(cells: Sequence[Any], kind: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    try:
        return pa.array(cells, kind)
    except UnicodeEncodeError:
        # half of a surrogate pair, which no encoding can write
        return pa.array([c.encode(*_ENCODABLE).decode() if isinstance(c, str) else c for c in cells], kind)
