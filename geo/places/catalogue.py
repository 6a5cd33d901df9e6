"""What has the user added to the gazetteer, and where is it kept?

Additions live in ``$CALQUE_HOME/gazetteer``, else in the user's data folder, as volumes beside one file that lists them.
A new volume is written aside, opened and counted; replacing the list is what makes it count. Whatever fails before leaves
the gazetteer as it was.
"""

from __future__ import annotations  # what annotations name is not on the way of a look-up

import os
import sys
from collections.abc import Iterable, Iterator

from geo.errors import GazetteerError, os_reason
from geo.places.volume import Volume
from geo.values import fields, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from geo.places.building import Entry

_LIST = "additions.json"
_PARTIAL = ".partial-"


@value
class Addition:
    """One set of places that the user added: a country's (``SY``) or a table of his own."""

    id: str
    title: str
    source: str
    licence: str
    places: int
    names: int
    folder: str


def home() -> Path:
    """The folder of the user's gazetteer; it may not exist yet."""
    from pathlib import Path  # not on the way of a look-up

    return Path(_own("gazetteer", "data"))


def cache() -> str:
    """The folder of what can be worked out again; it may not exist yet."""
    return _own("cache", "cache")


def _own(name: str, kind: str) -> str:
    """A folder of the user's: of that name in ``$CALQUE_HOME``, else where programs keep their data or their cache."""
    if chosen := os.environ.get("CALQUE_HOME"):
        return os.path.join(os.path.expanduser(chosen), name)
    folder = _linux(kind) if sys.platform == "linux" else _elsewhere(kind)
    return folder if kind == name else os.path.join(folder, name)


_XDG = {"data": ("XDG_DATA_HOME", "~/.local/share"), "cache": ("XDG_CACHE_HOME", "~/.cache")}


def _linux(kind: str) -> str:
    """As ``platformdirs`` has it, which takes as long to import as a look-up takes without it."""
    variable, default = _XDG[kind]
    chosen = os.environ.get(variable, "")
    return os.path.join(chosen if os.path.isabs(chosen) else os.path.expanduser(default), "calque")


def _elsewhere(kind: str) -> str:
    import platformdirs

    folder = platformdirs.user_data_dir if kind == "data" else platformdirs.user_cache_dir
    return folder("calque", appauthor=False)


def additions(folder: Path | None = None) -> tuple[Addition, ...]:
    """What has been added, oldest first. Raises GazetteerError when the list is damaged."""
    path = os.path.join(folder or _own("gazetteer", "data"), _LIST)
    try:
        with open(path, encoding="utf-8") as file:
            import json  # neither is it on the way of those who have added nothing

            return tuple(Addition(**item) for item in json.load(file)["additions"])
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise GazetteerError(f"{path}: damaged ({error}); delete it and add your places again") from error


def volumes(folder: Path | None = None) -> Iterator[Volume]:
    """The volumes of what has been added, oldest first. Raises GazetteerError naming the addition that is damaged."""
    for addition in additions(folder):
        try:
            yield Volume(os.path.join(folder or _own("gazetteer", "data"), addition.folder))
        except GazetteerError as error:
            advice = f"remove it with « calque gazetteer remove {addition.id} » and add it again"
            raise GazetteerError(f"the places added as {addition.id} are damaged ({error}); {advice}") from error


def install(identity: str, entries: Iterable[Entry], folder: Path | None = None, **about: str) -> Addition:
    """Add a set of places for good, in the stead of the one of that id, if there is one.

    ``about`` gives ``title``, ``source``, ``licence`` and the ``namespace`` of the ids. Raises GazetteerError, and whatever
    reading the entries raises; the gazetteer is then as it was.
    """
    import shutil  # none of these is on the way of a look-up
    import tempfile
    from pathlib import Path

    from geo.places.building import write

    place = folder or home()
    try:
        place.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f"{_PARTIAL}{os.getpid()}-", dir=place))
    except OSError as error:
        raise GazetteerError(f"{place}: cannot be written: {os_reason(error)}") from error
    try:
        write(aside, entries, **about)
        volume = Volume(aside)
        final = _free(place, identity)
        addition = Addition(
            id=identity,
            title=about["title"],
            source=about["source"],
            licence=about["licence"],
            places=len(volume),
            names=volume.name_count,
            folder=final.name,
        )
        aside.rename(final)
    except OSError as error:
        raise GazetteerError(f"{place}: cannot be written: {os_reason(error)}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    before = additions(place)
    _save(place, (*(a for a in before if a.id != identity), addition))
    _sweep(place)
    return addition


def remove(identity: str, folder: Path | None = None) -> Addition:
    """Take back an addition. Raises GazetteerError when there is none of that id."""
    place = folder or home()
    before = additions(place)
    found = next((a for a in before if a.id == identity), None)
    if found is None:
        known = ", ".join(a.id for a in before) or "nothing has been added"
        raise GazetteerError(f"{identity}: not an addition ({known})")
    _save(place, tuple(a for a in before if a.id != identity))
    _sweep(place)
    return found


def _free(place: Path, identity: str) -> Path:
    """A folder for a volume that does not exist yet: the old one stays in use until the list names the new one."""
    safe = "".join(c if c.isalnum() else "-" for c in identity)
    count = 1
    while (place / f"{safe}-{count}").exists():
        count += 1
    return place / f"{safe}-{count}"


def _save(place: Path, kept: tuple[Addition, ...]) -> None:
    """Replace the list at one stroke."""
    import json

    aside = place / f".{_LIST}-{os.getpid()}"
    try:
        aside.write_text(
            json.dumps({"additions": [fields(addition) for addition in kept]}, ensure_ascii=False, indent=1),
            encoding="utf-8",
        )
        aside.replace(place / _LIST)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise GazetteerError(f"{place}: cannot be written: {os_reason(error)}") from error


def _sweep(place: Path) -> None:
    """Delete the volumes that the list no longer names, and what processes that were killed left half-written."""
    import shutil

    used = {a.folder for a in additions(place)}
    for path in place.iterdir():
        if path.name.startswith(_PARTIAL):
            useless = not _running(path.name.removeprefix(_PARTIAL).partition("-")[0])
        else:
            useless = path.name not in used and (path / "tables.bin").exists()
        if useless:
            shutil.rmtree(path, ignore_errors=True)


def _running(process: str) -> bool:
    """Whether a process still runs, as far as this system tells without touching it."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
