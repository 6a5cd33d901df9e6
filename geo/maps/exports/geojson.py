"""How does a layer leave as GeoJSON?

One feature collection as RFC 7946 has it: WGS 84 and no ``crs``, longitude before latitude, six decimals, the right-hand
rule, ``bbox``; a row without a place has a null geometry. The data dictionary travels as the foreign member ``metadata``.
"""

import json
from datetime import date
from typing import Any

from geo import __version__
from geo.maps.exports.content import Content, Layer
from geo.maps.wording import texts


def render(content: Content, layer: Layer) -> bytes:
    """A layer as a feature collection, one feature a line."""
    names = [column.name for column in layer.columns]
    shapes = layer.coordinates or (None,) * len(layer.rows)
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=date.isoformat).encode
    features = []
    for row, shape in zip(layer.rows, shapes, strict=True):
        place = {"type": layer.geometry, "coordinates": shape} if shape is not None else None
        feature = {"type": "Feature", "id": row[0], "geometry": place, "properties": dict(zip(names, row, strict=True))}
        features.append(encode(feature))
    head: dict[str, Any] = {"type": "FeatureCollection", "name": layer.name}
    if bbox := layer.bounds:
        head["bbox"] = bbox
    head["metadata"] = metadata(content, layer)
    body = ",\n".join(features)
    return f'{encode(head)[:-1]},"features":[\n{body}\n]}}\n'.encode("utf-8", "replace")


def metadata(content: Content, layer: Layer) -> dict[str, Any]:
    """Who made a layer, when, from whose data, and what its columns mean."""
    say = texts(content.language)
    return {
        "generator": f"Calque {__version__}",
        "produced": content.produced,
        "attribution": say["map.attribution"],
        "disclaimer": say["map.disclaimer"],
        "columns": [
            {"name": c.name, "type": c.type, "system": c.system, "fr": c.fr, "en": c.en} for c in layer.columns
        ],
    }
