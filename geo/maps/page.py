"""How does a map become a page?

folium builds the page around a Leaflet map; Leaflet's files come from the package XStatic-Leaflet and our own from
``data/web``, all inside the page, so that it opens from a disk with no network. The page forbids itself every script but
those it was made with, and every request but the map tiles that a reader may ask for.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from geo.data import path
from geo.maps import wording
from geo.maps.layers import Json, Scene, payload, to_json

TILES = "https://tile.openstreetmap.org"
_COMMON_SCRIPTS = (
    "1-core.js",
    "2-symbols.js",
    "3-scatter.js",
    "4-shapes.js",
    "5-panel.js",
    "6-time.js",
    "7-legend.js",
    "8-app.js",
)
_MAP = "calque"  # the id of the map in the page


def standalone(scene: Scene, base: Json) -> str:
    """One page that opens with no network: the map, its days, cards and legend, all inside.

    ``base`` is the packed base map (``geo.maps.layers.base_map``). The same scene gives the same bytes.
    """
    title = scene.title or wording.texts(scene.language)["app.title"]
    data = {"calque-base": to_json(base), "calque-data": to_json(payload(scene) | {"title": title})}
    return document(title, scene.language, data, "standalone")


def embedded(language: str) -> str:
    """The page that the dashboard shows in a frame; base map and events come to it in messages."""
    return document(wording.texts(language)["app.title"], language, {}, "embedded")


def document(title: str, language: str, data: dict[str, str], entry: str) -> str:
    """A page around a map: ``data`` are JSON texts by element id, ``entry`` the script that starts it."""
    scripts = "\n".join(_web(name) for name in (*_COMMON_SCRIPTS, f"{entry}.js"))
    parts = {
        "title": _text(title),
        "style": f"<style>{leaflet_style()}\n{_web('calque.css')}</style>",
        "leaflet": f"<script>{_leaflet('leaflet.js')}</script>",
        "data": "\n".join(f'<script type="application/json" id="{i}">{text}</script>' for i, text in data.items()),
        "start": f"{scripts}\nCalque.{entry}({_MAP});",
    }
    # what articles say never passes through folium's templates: it takes its place once they are rendered
    page = _MARK.sub(lambda mark: parts[mark[1]], _skeleton())
    return _sealed(page, language)


_UNZOOMABLE = "initial-scale=1.0, maximum-scale=1.0, user-scalable=no"  # folium's; some readers must enlarge
_MARK = re.compile(r"@calque-(title|style|leaflet|data|start)@")


@cache
def _skeleton() -> str:
    """The page that folium makes around an empty map, with marks where our parts go."""
    import folium
    from branca.element import Element, Figure, MacroElement
    from jinja2 import Template

    class OfflineMap(folium.Map):
        """A folium map that asks nothing of a network."""

        default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own way to say it
        default_css: list[tuple[str, str]] = []  # noqa: RUF012

    figure = Figure(title="@calque-title@")
    chart = OfflineMap(location=(0, 0), zoom_start=3, tiles=None, zoom_snap=0.1)
    figure.add_child(chart)
    for parent, name in ((figure.header, "style"), (figure.header, "leaflet"), (figure.html, "data")):
        parent.add_child(Element(f"@calque-{name}@"), name=name)
    start = MacroElement()  # type: ignore[no-untyped-call]
    start._template = Template("{% macro script(this, kwargs) %}@calque-start@{% endmacro %}")
    chart.add_child(start)
    page = _named(figure.render()).replace(_named(chart.get_name()), _MAP)
    return page.replace(_UNZOOMABLE, "initial-scale=1.0")


def _sealed(page: str, language: str) -> str:
    """The page with its language and with a policy that lets run only the scripts it now holds."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob: {TILES}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = f'<head>\n    <meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace("<html>", f'<html lang="{language}">', 1).replace("<head>", head, 1)


def _named(page: str) -> str:
    """The page with folium's random ids renamed in order of appearance, so that two renders are equal."""
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        return names.setdefault(match[0], f"{match[1]}_{len(names)}")

    return re.sub(r"\b([a-z_]+)_[0-9a-f]{32}\b", rename, page)


@cache
def leaflet_style() -> str:
    """Leaflet's style sheet with its images inside."""

    def inside(match: re.Match[str]) -> str:
        image = (_leaflet_folder() / match[1]).read_bytes()
        return f"url(data:image/png;base64,{base64.b64encode(image).decode()})"

    return re.sub(r"url\((images/[\w.-]+\.png)\)", inside, _leaflet("leaflet.css"))


@cache
def _leaflet(name: str) -> str:
    text = (_leaflet_folder() / name).read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "", text)  # a browser's tools would ask the network for it


def _leaflet_folder() -> Path:
    from xstatic.pkg import leaflet

    return Path(leaflet.BASE_DIR)


def _web(name: str) -> str:
    return path(f"web/{name}").read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
