"""What do the curated files add to the built gazetteer?

Rows of ``data/gazetteer/*.csv`` are laid over it when it is opened: a row with the id of a place replaces it, an alias gives
it one more name, and nothing is rebuilt. What was read is kept in the user's cache under the files' checksum, so that
opening again parses nothing, and reads no table before it is asked for.
"""

from __future__ import annotations  # what annotations name is not on the way of a look-up

import marshal
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from geo.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

FILES = (
    "provinces.csv",
    "districts.csv",
    "supplement.csv",
    "country_names.csv",
    "aliases.csv",
    "labels.csv",
    "seats.csv",
)
"""The curated files, in the order in which they are read: of two that tell a place, the later is right."""
Row = tuple[str, float, float, str | None, str | None, str | None, str | None, int | None]
"""The fields of a place but its id, in the order of ``Place``."""
Bearers = dict[str, tuple[bool, str | None]]
"""Place id → whether the name is another than the place's own, and its language."""

_FORMAT = 10
"""To be raised whenever what the cache holds changes its meaning; the folding of names is part of that meaning."""
_LARGE = ("rows", "names")
"""Tables of which a look-up asks few entries: each entry is kept by itself."""
_CHECK = 4
"""Bytes of the checksum that the cache begins with."""
_KEPT = 6
"""How many readings of the curated files the cache holds."""


class Overlay:
    """Places and names held in memory: a few thousand at most. Plain values only, so that they can be cached."""

    rows: dict[str, bytes]
    """Place id → its ``Row``, marshalled."""
    names: dict[str, bytes]
    """Folded name → its ``Bearers``, marshalled."""
    labels: dict[str, str]
    """Place id → the French name that a map shows."""
    keys: dict[str, list[str]]
    """Romanisation key → folded names."""
    by_country: dict[str, list[str]]
    longest_from: dict[str, int]
    """First word of a name → the most words that a name beginning with it has."""
    notes: dict[str, str]
    """Place id → its source and what is to be known of it."""
    seats: dict[str, list[str]]
    """Place id → who is at work there, by the codes of ``Seat``."""
    ruled_from: dict[str, str]
    """Division's id → the name of the town that it is ruled from."""

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        """Tables as ``packed`` made them, each read when it is asked for: most look-ups ask few. Without any, all are empty."""
        self._kept = kept or {}

    def __getattr__(self, name: str) -> Any:
        """A table that nobody asked for yet."""
        if name not in Overlay.__annotations__:
            raise AttributeError(name)
        table = _read(self._kept[name]) if name in self._kept else {}
        setattr(self, name, table)
        return table

    def row(self, place_id: str) -> Row | None:
        """What a curated file tells of a place, None if none does."""
        kept = self.rows.get(place_id)
        return None if kept is None else _read(kept)

    def told(self) -> Iterator[tuple[str, Row]]:
        """What the curated files tell of places, by their ids."""
        return ((place_id, _read(kept)) for place_id, kept in self.rows.items())

    def bearers(self, folded: str) -> Bearers:
        """The places to which a curated file gives a folded name."""
        kept = self.names.get(folded)
        return {} if kept is None else _read(kept)

    def place(self, place_id: str) -> Place | None:
        """A place that a curated file tells, None if none does."""
        row = self.row(place_id)
        if row is None:
            return None
        name, latitude, longitude, feature_class, feature_code, country, admin1, population = row
        return Place(
            id=place_id,
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature_class=feature_class,
            feature_code=feature_code,
            country=country,
            admin1=admin1,
            population=population,
        )

    def longest(self, words: Sequence[str]) -> int:
        """How many of the words the longest name at the beginning has."""
        for count in range(min(self.longest_from.get(words[0], 0), len(words)), 0, -1):
            if " ".join(words[:count]) in self.names:
                return count
        return 0

    def continues(self, folded: str) -> bool:
        """Whether a name may begin with these words and go on: names of the same first word are long enough."""
        return self.longest_from.get(folded.partition(" ")[0], 0) > folded.count(" ") + 1

    def starts(self, folded: str) -> bool:
        """Whether a name is these words or begins with them."""
        if folded in self.names:
            return True
        if folded.split(" ", 1)[0] not in self.longest_from:
            return False
        return any(name.startswith(folded + " ") for name in self.names)


def packed(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """The tables of the curated files as they are kept, each by itself."""
    return {
        name: marshal.dumps({k: marshal.dumps(entry) for k, entry in table.items()} if name in _LARGE else dict(table))
        for name, table in tables.items()
    }


def read(folder: str | PathLike[str], cache: str | PathLike[str] | None = None) -> Overlay:
    """The curated files of a folder, those of them that exist; ``cache`` is a folder to keep what was read in.

    Raises GazetteerError naming file, line and field.
    """
    files = {name: content for name in FILES if (content := _content(os.path.join(folder, name))) is not None}
    checksums = "-".join(f"{len(content):x}.{zlib.crc32(content):08x}" for content in files.values())
    name = f"curated-{_FORMAT}-{checksums}"
    if cache is not None:
        with suppress(ValueError, EOFError, TypeError):
            content = _content(os.path.join(cache, name)) or b""
            if zlib.crc32(content[_CHECK:]) == int.from_bytes(content[:_CHECK]):
                return Overlay(_read(content[_CHECK:]))
    from geo.places import curated  # not on the way of those whose cache holds the files

    tables = packed(curated.tables(folder, files))
    if cache is not None:
        _keep(tables, cache, name)
    return Overlay(tables)


def _content(path: str) -> bytes | None:
    """What a file holds, None when there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _read(kept: bytes) -> Any:
    """What ``packed`` made bytes of: our own, or out of the user's own cache under its checksum."""
    return marshal.loads(kept)  # noqa: S302


def _keep(tables: dict[str, bytes], cache: str | PathLike[str], name: str) -> None:
    """Write the tables into the cache: what was read last stays, whatever edits of the files made useless goes."""
    from pathlib import Path  # likewise

    content = marshal.dumps(tables)
    with suppress(OSError):  # a cache that cannot be written is only slower
        kept = Path(cache) / name
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_name(f"{name}.{os.getpid()}")
        aside.write_bytes(zlib.crc32(content).to_bytes(_CHECK) + content)
        aside.replace(kept)
        read_last = sorted(kept.parent.glob("curated-*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in read_last[_KEPT:]:
            path.unlink(missing_ok=True)
