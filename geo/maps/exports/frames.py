"""How do events and zones look in pandas?

Frames whose columns and order are the dictionary's. Types: text is ``string``, category ``category``, integer ``Int64``,
number ``Float64``, date ``datetime64[s]`` at midnight without a zone, boolean ``boolean``; unknown is missing.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.maps.exports.content import Layer, Stretch, events_layer, zones_layer
from geo.model import Event, Zone

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

DTYPES = {
    "text": "string",
    "category": "category",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
}
"""The pandas type of each type of the dictionary."""


def events_frame(events: Iterable[Event]) -> "pd.DataFrame":
    """One row for each event, in the order given.

    Every column is in the data dictionary (``calque export`` writes it beside its files).
    """
    return frame(events_layer(tuple(events)))


def zones_frame(zones: Iterable[Zone], *, as_of: date | None = None) -> "geopandas.GeoDataFrame":
    """One row for each zone of control, with its geometry in EPSG:4326 as it is, not rounded.

    ``as_of`` is the day on which the zones stand; left out, the column is missing throughout.
    """
    import geopandas

    zones = tuple(zones)
    shapes = geopandas.GeoSeries([zone.geometry for zone in zones], crs="EPSG:4326")
    return geopandas.GeoDataFrame(frame(zones_layer([Stretch(zone, as_of, None) for zone in zones])), geometry=shapes)


def frame(layer: Layer) -> "pd.DataFrame":
    """The rows of a layer as a frame, without its geometries."""
    import pandas as pd

    values = zip(*layer.rows, strict=True) if layer.rows else [()] * len(layer.columns)
    series: dict[str, pd.Series[Any]] = {}
    for column, cells in zip(layer.columns, values, strict=True):
        plain = pd.Series(list(cells), dtype=object)
        dtype: Any = DTYPES[column.type]
        series[column.name] = plain.astype(dtype)
    return pd.DataFrame(series)
