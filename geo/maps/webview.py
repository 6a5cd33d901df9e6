"""How does the dashboard show the map: in a frame that keeps its pan and zoom while events come and go?

The frame's page is written once for each server, in a folder of its own; what it shows comes in messages. Streamlit sends
them only when they change, and is told only which card to fetch: a pan, a day or a layer asks nothing of the server.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geo.maps import page
from geo.maps.layers import day_number
from geo.maps.selection import Selection


def seen(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What the frame says that it shows, as fields of a selection; what cannot be read is left out."""
    at = asked.get("at")
    query = {
        "day": str(asked.get("day") or ""),
        "window": str(asked.get("window")),
        "layers": ",".join(map(str, asked.get("layers") or ())),
        "at": ",".join(map(str, at)) if isinstance(at, list) else "",
        "plain": "" if asked.get("patterns", True) else "1",
    }
    read = Selection.from_query(query)
    return {name: getattr(read, name) for name in ("as_of", "window", "layers", "viewpoint", "patterns")}


def opening(asked: Selection) -> dict[str, Any]:
    """How the frame is to open, where an address asks for something: fields of the page's view."""
    at = asked.viewpoint
    view: dict[str, Any] = {
        "asOf": day_number(asked.as_of) if asked.as_of else None,
        "at": [at.latitude, at.longitude, at.zoom] if at else None,
        "event": asked.event,
    }
    return {name: value for name, value in view.items() if value is not None} | {
        "window": asked.window,
        "layers": list(asked.layers),
        "patterns": asked.patterns,
        "changes": asked.changes,
    }


def content(selection: Selection) -> Selection:
    """What of a selection the frame must be sent for; how it is looked at is the frame's own affair."""
    default = Selection()
    own = ("as_of", "window", "layers", "patterns", "changes", "viewpoint", "event", "view")
    return replace(selection, **{name: getattr(default, name) for name in own})


class Frame:
    """The folder that the server serves to the frame; it goes when the server does."""

    def __init__(self) -> None:
        """Write the frame's page."""
        self._folder = TemporaryDirectory(prefix="calque-")
        (Path(self._folder.name) / "index.html").write_text(page.embedded("fr"), encoding="utf-8")

    @property
    def folder(self) -> str:
        """Where the page is."""
        return self._folder.name


@cache
def frame() -> Frame:
    """The frame of this server; its folder lasts as long as the process."""
    return Frame()
