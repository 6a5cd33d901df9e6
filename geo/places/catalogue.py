"""What has the user added to the gazetteer, and where is it kept?

Additions live in ``$CALQUE_HOME/gazetteer``, else in the user's data folder, as volumes beside one file that lists them.
A new volume is written aside, opened and counted; replacing the list is what makes it count. Whatever fails before leaves
the gazetteer as it was.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from geo.errors import GazetteerError, os_reason
from geo.places.volume import Entry, Volume, write

_LIST = "additions.json"
_PARTIAL = ".partial-"


@dataclass(frozen=True, slots=True, kw_only=True)
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
    chosen = os.environ.get("CALQUE_HOME")
    if chosen:
        return Path(chosen).expanduser() / "gazetteer"
    import platformdirs  # not on the way of those who set CALQUE_HOME

    return Path(platformdirs.user_data_dir("calque", appauthor=False)) / "gazetteer"


def cache() -> Path:
    """The folder of what can be worked out again; it may not exist yet."""
    chosen = os.environ.get("CALQUE_HOME")
    if chosen:
        return Path(chosen).expanduser() / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir("calque", appauthor=False))


def additions(folder: Path | None = None) -> tuple[Addition, ...]:
    """What has been added, oldest first. Raises GazetteerError when the list is damaged."""
    path = (folder or home()) / _LIST
    try:
        return tuple(Addition(**item) for item in json.loads(path.read_text(encoding="utf-8"))["additions"])
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise GazetteerError(f"{path}: damaged ({error}); delete it and add your places again") from error


def volumes(folder: Path | None = None) -> Iterator[Volume]:
    """The volumes of what has been added, oldest first. Raises GazetteerError naming the addition that is damaged."""
    place = folder or home()
    for addition in additions(place):
        try:
            yield Volume(place / addition.folder)
        except GazetteerError as error:
            advice = f"remove it with « calque gazetteer remove {addition.id} » and add it again"
            raise GazetteerError(f"the places added as {addition.id} are damaged ({error}); {advice}") from error


def install(identity: str, entries: Iterable[Entry], folder: Path | None = None, **about: str) -> Addition:
    """Add a set of places for good, in the stead of the one of that id, if there is one.

    ``about`` gives ``title``, ``source``, ``licence`` and the ``namespace`` of the ids. Raises GazetteerError, and whatever
    reading the entries raises; the gazetteer is then as it was.
    """
    import shutil  # neither is on the way of a look-up
    import tempfile

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
    aside = place / f".{_LIST}-{os.getpid()}"
    try:
        aside.write_text(
            json.dumps({"additions": [asdict(a) for a in kept]}, ensure_ascii=False, indent=1), encoding="utf-8"
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
