"""How does a layer leave as GeoParquet?

One Parquet file (GeoParquet 1.1, well-known binary, zstd) whose metadata carries the data dictionary.
"""

import io
import json
from typing import Any

from geo.maps.exports import arrow
from geo.maps.exports.content import Content, Layer
from geo.maps.exports.geojson import metadata


def render(content: Content, layer: Layer) -> bytes:
    """A layer as GeoParquet, or as plain Parquet where it has no geometry."""
    from pyarrow import parquet

    table = arrow.table(layer)
    notes = {"calque": json.dumps(metadata(content, layer), ensure_ascii=False, default=str)}
    if layer.geometry is not None:
        notes["geo"] = json.dumps(_geo(layer))
    stream = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(notes), stream, compression="zstd")
    return stream.getvalue()


def _geo(layer: Layer) -> dict[str, Any]:
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": [layer.geometry], "orientation": "counterclockwise"}
    if box := layer.bounds:
        column["bbox"] = box
    return {"version": "1.1.0", "primary_column": arrow.GEOMETRY, "columns": {arrow.GEOMETRY: column}}
