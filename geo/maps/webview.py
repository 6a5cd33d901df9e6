"""How does the dashboard show the map: in a frame that keeps its pan and zoom while events come and go?

The frame's page is written once for each server, in a folder of its own; what it shows comes in messages. Streamlit sends
them only when they change, and is told only which card to fetch: a pan, a day or a layer asks nothing of the server.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.maps import page


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
