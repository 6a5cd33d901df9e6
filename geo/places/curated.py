"""What do the curated files tell? Rows of ``data/gazetteer/*.csv``, as the tables of an overlay."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from geo.codebook import Seat
from geo.errors import GazetteerError
from geo.place import Place
from geo.places.names import fold
from geo.places.overlay import FILES, Bearers, Row
from geo.places.romanisation import FAMILIES, key


@dataclass
class _Draft:
    """What has been read so far: see ``Overlay`` for what each table means."""

    rows: dict[str, Row] = field(default_factory=dict)
    names: dict[str, Bearers] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    by_country: dict[str, list[str]] = field(default_factory=dict)
    longest_from: dict[str, int] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    seats: dict[str, list[str]] = field(default_factory=dict)
    ruled_from: dict[str, str] = field(default_factory=dict)


def tables(folder: str | PathLike[str], files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The tables of some curated files, by their names. Raises GazetteerError naming file, line and field."""
    draft = _Draft()
    for name, content in files.items():
        path = Path(folder) / name
        for line, row in _lines(path, content):
            try:
                _READERS[name](draft, row)
            except KeyError as error:
                raise GazetteerError(f"{path}:{line}: {error.args[0]}: missing column") from error
            except ValueError as error:
                raise GazetteerError(f"{path}:{line}: {error}") from error
    found: dict[str, list[str]] = defaultdict(list)
    for folded in sorted(draft.names):
        for family in FAMILIES:
            if romanised := key(folded, family):
                found[romanised].append(folded)
    draft.keys.update(found)
    return vars(draft)


def _lines(path: Path, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 text") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    for row in reader:
        if None in row:
            raise GazetteerError(f"{path}:{reader.line_num}: more cells than columns")
        yield reader.line_num, {name: (value or "").strip() for name, value in row.items()}


def _add_name(draft: _Draft, name: str, place_id: str, *, alias: bool = True, language: str | None = None) -> None:
    folded = fold(name)
    if not folded:
        return
    bearers = draft.names.setdefault(folded, {})
    if place_id not in bearers or not alias or (language == "fr" and bearers[place_id][0]):
        bearers[place_id] = (alias, language)
    words = folded.split(" ")
    draft.longest_from[words[0]] = max(draft.longest_from.get(words[0], 0), len(words))


def _add_place(
    draft: _Draft,
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
    if place.id not in draft.rows and place.country:
        draft.by_country.setdefault(place.country, []).append(place.id)
    draft.rows[place.id] = (
        place.name, place.latitude, place.longitude, place.feature_class, place.feature_code, place.country, place.admin1,
        place.population,
    )  # fmt: skip
    draft.notes[place.id] = " · ".join(text for text in (row.get("source"), row.get("note")) if text)
    _add_name(draft, place.name, place.id, alias=False, language=language)
    for name in names:
        _add_name(draft, name, place.id)


def _number(row: dict[str, str], column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise ValueError(f"{column}: not a number: {row[column]!r}") from None


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in aliases.split("|") if name.strip())


def _site(draft: _Draft, row: dict[str, str]) -> None:
    _add_place(draft, row, row["feature_class"], row["feature_code"], _split(row["aliases"]))


def _province(draft: _Draft, row: dict[str, str]) -> None:
    _add_place(draft, row, "A", "ADM1", (row["name_en"], *_split(row["aliases"])))
    _add_seat(draft, row)


def _district(draft: _Draft, row: dict[str, str]) -> None:
    """A second-order division, whose name is its seat's too, so that no language speaks for the division."""
    _add_place(draft, row, "A", "ADM2", _split(row["aliases"]), language=None)
    _add_seat(draft, row)


def _add_seat(draft: _Draft, row: dict[str, str]) -> None:
    if row.get("seat"):
        draft.ruled_from[row["id"]] = row["seat"]


def _country_name(draft: _Draft, row: dict[str, str]) -> None:
    _add_name(draft, row["name"], row["place_id"], language=row["language"] or None)


def _alias(draft: _Draft, row: dict[str, str]) -> None:
    language = row["language"] or None
    _add_name(draft, row["name"], row["place_id"], language=language)
    if language == "fr":
        draft.labels.setdefault(row["place_id"], row["name"])


def _seat(draft: _Draft, row: dict[str, str]) -> None:
    draft.seats.setdefault(row["place_id"], []).append(Seat(row["of"]).value)


_READERS: dict[str, Callable[[_Draft, dict[str, str]], None]] = dict(
    zip(FILES, (_province, _district, _site, _country_name, _alias, _alias, _seat), strict=True)
)
