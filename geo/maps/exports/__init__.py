"""How do events, zones and articles leave for the tools that analysts already have?

CSV, GeoJSON, GeoPackage, KML, GeoParquet: one entry each in one table. Rows and columns are the same in all of them
(``geo.maps.exports.content``) and are explained in a data dictionary that travels with each (``dictionary``). The same
input gives the same bytes; no clock is read.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from geo import output
from geo.errors import InputError
from geo.maps.exports import geojson, geopackage, kml, parquet, spreadsheet
from geo.maps.exports.content import LAYERS, Content, gather

__all__ = ["FORMATS", "LAYERS", "Format", "export", "file_name", "format_of", "gather", "to_bytes"]


_KEYHOLE = "application/vnd.google-earth"


class Format(NamedTuple):
    """A format: its extension, its name, its media type, and what gives its bytes.

    ``layered`` says that one file holds every layer; ``render`` is then told the first layer's name and may ignore it.
    ``dictionary`` says that the data dictionary needs a file of its own.
    """

    extension: str
    name: str
    media_type: str
    render: Callable[[Content, str], bytes]
    layered: bool = False
    dictionary: bool = False


_FORMATS = (
    Format("gpkg", "GeoPackage", "application/geopackage+sqlite3", lambda c, _: geopackage.render(c), layered=True),
    Format("geojson", "GeoJSON", "application/geo+json", lambda c, name: geojson.render(c, c.layer(name))),
    Format("csv", "CSV", "text/csv", lambda c, name: spreadsheet.render(c.layer(name)), dictionary=True),
    Format("zip", "CSV, zip", "application/zip", lambda c, _: spreadsheet.render_zipped(c), layered=True),
    Format("kml", "KML", f"{_KEYHOLE}.kml+xml", lambda c, _: kml.render(c), layered=True, dictionary=True),
    Format("kmz", "KMZ", f"{_KEYHOLE}.kmz", lambda c, _: kml.render_zipped(c), layered=True, dictionary=True),
    Format("parquet", "GeoParquet", "application/vnd.apache.parquet", lambda c, name: parquet.render(c, c.layer(name))),
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.extension: form for form in _FORMATS})
"""Every format, by its extension."""


def export(content: Content, path: str | Path, *, layers: Sequence[str] | None = None) -> tuple[Path, ...]:
    """Write an export to a file, in the format that its extension names, and say which files were made.

    A format of one layer a file writes the first layer to ``path`` and the others, those that hold anything, beside it
    (``story.zones.geojson``); where a format cannot carry the data dictionary it goes to ``story.dictionary.csv``.
    ``layers`` narrows what is written. Raises InputError for an unknown format or layer, OutputError when a file cannot be
    written; nothing half-written is then left, and what was there before is untouched.
    """
    target = Path(path)
    files = _files(format_of(target), content, _wanted(layers), target)
    with ExitStack() as stack:
        for name, data in files.items():
            stack.enter_context(output.beside(name)).write_bytes(data)
    return tuple(files)


def to_bytes(extension: str, content: Content, layer: str = LAYERS[0]) -> bytes:
    """An export as bytes; ``layer`` is the one that a format of one layer a file gives.

    Raises InputError for an unknown format or layer.
    """
    return format_of(Path(f"_.{extension}")).render(content, *_wanted([layer]))


def format_of(path: Path) -> Format:
    """The format that a file's extension names.

    Raises InputError, with the list of formats, for any other.
    """
    form = FORMATS.get(path.suffix.lower().removeprefix("."))
    if form is None:
        known = ", ".join(f".{f.extension} ({f.name})" for f in FORMATS.values())
        raise InputError(f"{path.name}: no format has the extension “{path.suffix}”; choose among {known}")
    return form


def file_name(stem: str, extension: str) -> str:
    """A file name made of any text, such as an article's id: it names no folder, and no device."""
    safe = _UNSAFE.sub("_", stem).strip("._ ")[:_STEM_MAX].rstrip("._ ")
    if not safe or safe.split(".")[0].upper() in _DEVICES:
        safe = f"calque_{safe}".rstrip("_")
    return f"{safe}.{extension}"


_UNSAFE = re.compile(r"[^\w.()-]+")
_STEM_MAX = 80
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


def _files(form: Format, content: Content, wanted: Sequence[str], target: Path) -> dict[Path, bytes]:
    """The files that an export consists of."""
    first, others = wanted[0], wanted[1:]
    kept = replace(content, layers=tuple(layer for layer in content.layers if layer.name in wanted))
    files = {target: form.render(kept, first)}
    if not form.layered:
        told = [name for name in others if kept.layer(name).rows]
        files |= {target.with_suffix(f".{name}{target.suffix}"): form.render(kept, name) for name in told}
    if form.dictionary:
        files[target.with_suffix(".dictionary.csv")] = spreadsheet.render_dictionary(wanted)
    return files


def _wanted(layers: Sequence[str] | None) -> tuple[str, ...]:
    if layers is None:
        return LAYERS
    if not layers:
        raise InputError(f"no layer is asked for; choose among {', '.join(LAYERS)}")
    for name in layers:
        if name not in LAYERS:
            raise InputError(f"no layer is called “{name}”; choose among {', '.join(LAYERS)}")
    return tuple(dict.fromkeys(layers))
