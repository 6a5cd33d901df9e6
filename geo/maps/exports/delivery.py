"""What does an export of some articles hold, and what is its file called?

Every event, whatever its factuality, the zones of one day, and the articles, from the same material as printed maps.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from geo import control
from geo.errors import InputError
from geo.maps import exports, nomenclature, snapshot
from geo.maps.nomenclature import Renaming
from geo.maps.press import Material
from geo.maps.selection import Selection
from geo.model import Zone

DEFAULT_FORMAT = "gpkg"
_THEME = "evenements"


def deliver(
    material: Material,
    target: str | Path,
    *,
    as_of: date | None = None,
    history: bool = False,
    produced: date | None = None,
    language: str = "fr",
    layers: Sequence[str] | None = None,
    extension: str = DEFAULT_FORMAT,
) -> tuple[Path, ...]:
    """Write an export to a file, or under a name of its own into a folder, and say which files were made.

    ``history`` gives the zones of every day up to ``as_of``, each over the days on which it stands. ``extension`` names
    the format where the target is a folder. Raises InputError and OutputError as ``exports.export``.
    """
    zones, day = _zones(material, as_of)
    path = Path(target)
    if path.is_dir():
        path /= name(material, zones, day, extension)
    exports.format_of(path)
    names = Renaming(material.gazetteer, language)
    content = exports.gather(
        map(names.event, material.events),
        map(names.zone, zones),
        material.articles,
        as_of=day,
        history=_history(material, day, names) if history else (),
        produced=produced,
        language=language,
    )
    return exports.export(content, path, layers=layers)


def name(material: Material, zones: Sequence[Zone], day: date | None, extension: str) -> str:
    """A file's name as OCHA writes it (``SYR_evenements_20241208.gpkg``); that of its article where there is only one."""
    if len(material.articles) == 1:
        return exports.file_name(material.articles[0].id, extension)
    countries = snapshot.countries_of(zones, material.events)
    country = nomenclature.alpha3(countries[0]) if countries else None
    parts = (country or "INT", _THEME, f"{day:%Y%m%d}" if day else None)
    return exports.file_name("_".join(part for part in parts if part), extension)


def _history(material: Material, day: date | None, names: Renaming) -> Iterator[tuple[date, tuple[Zone, ...]]]:
    """The zones from each day on, up to a day."""
    for other in material.chronicle.days:
        if day is not None and other <= day:
            yield other, tuple(map(names.zone, control.zones(material.chronicle.on(other))))


def _zones(material: Material, as_of: date | None) -> tuple[tuple[Zone, ...], date | None]:
    """The zones of the day asked for, else of the day that the content proposes; none where no event has a day."""
    try:
        day = material.day(Selection(as_of=as_of))
    except InputError:
        return (), None
    return tuple(control.zones(material.chronicle.on(day))), day
