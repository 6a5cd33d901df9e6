"""Calque reads French-language news about armed conflicts and draws what it says as map layers.

>>> import geo
>>> table = geo.events_frame(events)  # a pandas DataFrame
>>> shapes = geo.zones_frame(zones)  # a geopandas GeoDataFrame
"""

TYPE_CHECKING = False  # what type checkers know as true; importing ``typing`` for it is a tenth of a look-up
if TYPE_CHECKING:
    from typing import Any

    from geo.maps.exports.frames import events_frame, zones_frame

__version__ = "0.1.0"
__all__ = ["__version__", "events_frame", "zones_frame"]


def __getattr__(name: str) -> "Any":
    """The frames, imported when they are first asked for: pandas is not on the way of those who don't."""
    if name in ("events_frame", "zones_frame"):
        from geo.maps.exports import frames

        return getattr(frames, name)
    raise AttributeError(f"module 'geo' has no attribute {name!r}")
