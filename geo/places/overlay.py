"""What do the curated files add to the built gazetteer?

Rows of ``data/gazetteer/*.csv`` are laid over it when it is opened: a row with the id of a place replaces it, an alias gives
it one more name, and nothing is rebuilt. What was read is kept in the user's cache under the files' checksum, so that
opening again parses nothing, and reads no table before it is asked for.
"""

import io
import marshal
import os
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError
from geo.place import Place
from geo.places.names import FAMILIES, fold, key

_FORMAT = 9
"""To be raised whenever what the cache holds changes its meaning; the folding of names is part of that meaning."""

_CHECK = 4
"""Bytes of the checksum that the cache begins with."""
_KEPT = 6
"""How many readings of the curated files the cache holds."""


class Overlay:
    """Places and names held in memory: a few thousand at most. Plain values only, so that they can be cached."""

    rows: dict[str, tuple[str, float, float, str | None, str | None, str | None, str | None, int | None]]
    """Place id → its fields, in the order of ``Place``."""
    names: dict[str, dict[str, tuple[bool, str | None]]]
    """Folded name → place id → whether it is another name than the place's own, and its language."""
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
        """Empty tables, or those that were kept: most look-ups ask few of them, so each is read when it is asked for."""
        self._kept = kept or {}

    def __getattr__(self, name: str) -> Any:
        """A table that nobody asked for yet."""
        if name not in Overlay.__annotations__:
            raise AttributeError(name)
        table = marshal.loads(self._kept[name]) if name in self._kept else {}  # noqa: S302 (our own, checked by ``read``)
        setattr(self, name, table)
        return table

    def tables(self) -> dict[str, dict[str, Any]]:
        """All tables, by their names."""
        return {name: getattr(self, name) for name in Overlay.__annotations__}

    def place(self, place_id: str) -> Place | None:
        """A place that a curated file tells, None if none does."""
        row = self.rows.get(place_id)
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


def read(folder: Path, cache: Path | None = None) -> Overlay:
    """The curated files of a folder, those of them that exist; ``cache`` is a folder to keep what was read in.

    Raises GazetteerError naming file, line and field.
    """
    files = {name: (folder / name).read_bytes() for name in _FILES if (folder / name).exists()}
    if cache is None:
        return _parsed(folder, files)
    checksums = "-".join(f"{len(content):x}.{zlib.crc32(content):08x}" for content in files.values())
    kept = cache / f"curated-{_FORMAT}-{checksums}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = kept.read_bytes()
        if zlib.crc32(content[_CHECK:]) == int.from_bytes(content[:_CHECK]):
            return Overlay(marshal.loads(content[_CHECK:]))  # noqa: S302 (our own file, in the user's own cache)
    overlay = _parsed(folder, files)
    with suppress(OSError):  # a cache that cannot be written is only slower
        cache.mkdir(parents=True, exist_ok=True)
        aside = kept.with_name(f"{kept.name}.{os.getpid()}")
        content = marshal.dumps({name: marshal.dumps(table) for name, table in overlay.tables().items()})
        aside.write_bytes(zlib.crc32(content).to_bytes(_CHECK) + content)
        aside.replace(kept)
        _forget(cache)
    return overlay


def _forget(cache: Path) -> None:
    """Keep the cache small: what was read last stays, whatever edits of the files made useless goes."""
    read_last = sorted(cache.glob("curated-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in read_last[_KEPT:]:
        path.unlink(missing_ok=True)


def _parsed(folder: Path, files: dict[str, bytes]) -> Overlay:
    overlay = Overlay()
    for name, content in files.items():
        for line, row in _lines(folder / name, content):
            try:
                _FILES[name](overlay, row)
            except KeyError as error:
                raise GazetteerError(f"{folder / name}:{line}: {error.args[0]}: missing column") from error
            except ValueError as error:
                raise GazetteerError(f"{folder / name}:{line}: {error}") from error
    found: dict[str, list[str]] = defaultdict(list)
    for folded in sorted(overlay.names):
        for family in FAMILIES:
            if romanised := key(folded, family):
                found[romanised].append(folded)
    overlay.keys.update(found)
    return overlay


def _lines(path: Path, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    import csv  # not on the way of those whose cache holds the files

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 text") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        if None in row:
            raise GazetteerError(f"{path}:{reader.line_num}: more cells than columns")
        yield reader.line_num, {name: (value or "").strip() for name, value in row.items()}


def _add_name(overlay: Overlay, name: str, place_id: str, *, alias: bool = True, language: str | None = None) -> None:
    folded = fold(name)
    if not folded:
        return
    bearers = overlay.names.setdefault(folded, {})
    if place_id not in bearers or not alias or (language == "fr" and bearers[place_id][0]):
        bearers[place_id] = (alias, language)
    words = folded.split(" ")
    overlay.longest_from[words[0]] = max(overlay.longest_from.get(words[0], 0), len(words))


def _add_place(
    overlay: Overlay,
    row: dict[str, str],
    feature_class: str,
    feature_code: str,
    names: tuple[str, ...],
    language: str | None = "fr",
) -> None:
    place = Place(  # which checks the coordinates
        id=row["id"],
        name=row["name"],
        latitude=_number(row, "lat"),
        longitude=_number(row, "lon"),
        feature_class=feature_class or None,
        feature_code=feature_code or None,
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=int(_number(row, "population")) if row.get("population") else None,
    )
    if not place.id or not fold(place.name):
        raise ValueError("id or name: is empty")
    if place.id not in overlay.rows and place.country:
        overlay.by_country.setdefault(place.country, []).append(place.id)
    overlay.rows[place.id] = (
        place.name, place.latitude, place.longitude, place.feature_class, place.feature_code, place.country, place.admin1,
        place.population,
    )  # fmt: skip
    overlay.notes[place.id] = " · ".join(text for text in (row.get("source"), row.get("note")) if text)
    _add_name(overlay, place.name, place.id, alias=False, language=language)
    for name in names:
        _add_name(overlay, name, place.id)


def _number(row: dict[str, str], column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise ValueError(f"{column}: not a number: {row[column]!r}") from None


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in aliases.split("|") if name.strip())


def _site(overlay: Overlay, row: dict[str, str]) -> None:
    _add_place(overlay, row, row["feature_class"], row["feature_code"], _split(row["aliases"]))


def _province(overlay: Overlay, row: dict[str, str]) -> None:
    _add_place(overlay, row, "A", "ADM1", (row["name_en"], *_split(row["aliases"])))
    _add_seat(overlay, row)


def _district(overlay: Overlay, row: dict[str, str]) -> None:
    """A second-order division, whose name is its seat's too, so that no language speaks for the division."""
    _add_place(overlay, row, "A", "ADM2", _split(row["aliases"]), language=None)
    _add_seat(overlay, row)


def _add_seat(overlay: Overlay, row: dict[str, str]) -> None:
    if row.get("seat"):
        overlay.ruled_from[row["id"]] = row["seat"]


def _country_name(overlay: Overlay, row: dict[str, str]) -> None:
    _add_name(overlay, row["name"], row["place_id"], language=row["language"] or None)


def _alias(overlay: Overlay, row: dict[str, str]) -> None:
    language = row["language"] or None
    _add_name(overlay, row["name"], row["place_id"], language=language)
    if language == "fr":
        overlay.labels.setdefault(row["place_id"], row["name"])


def _seat(overlay: Overlay, row: dict[str, str]) -> None:
    from geo.codebook import Seat  # likewise

    overlay.seats.setdefault(row["place_id"], []).append(Seat(row["of"]).value)


_FILES: dict[str, Callable[[Overlay, dict[str, str]], None]] = {
    "provinces.csv": _province,
    "districts.csv": _district,
    "supplement.csv": _site,
    "country_names.csv": _country_name,
    "aliases.csv": _alias,
    "labels.csv": _alias,
    "seats.csv": _seat,
}
"""How each curated file is read; of two that tell a place, the later is right."""
