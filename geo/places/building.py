"""How is a volume of the gazetteer written? From entries, in any order: the same entries give the same bytes."""

from __future__ import annotations  # array is generic for type checkers only

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from geo.errors import GazetteerError
from geo.places.names import fold
from geo.places.romanisation import family_of, key
from geo.places.volume import DEGREE, FORMAT, LANGUAGES, LISTED, MAGIC, MAX_WORDS, NO_POPULATION

_BEFORE = len(MAGIC) + 4  # bytes before the header
_ROOM = 4096  # bytes before the columns


class Spelling(NamedTuple):
    """One name of a place: as written, whether it is another name than the place's own, and its language if known."""

    text: str
    alias: bool = True
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place and all its names, as a volume takes them in. ``number`` is the id without its namespace."""

    number: int
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str
    population: int | None
    spellings: tuple[Spelling, ...] = ()


def write(folder: Path, entries: Iterable[Entry], **about: str) -> None:
    """Write a volume into a folder. ``about`` says what it is, and must give the ``namespace`` of its ids."""
    places = sorted(entries, key=lambda e: e.number)
    spelt = [_spellings(entry) for entry in places]
    names = marisa_trie.Trie(sorted({folded for of in spelt for folded in of}))
    rows_by_name: dict[int, list[int]] = defaultdict(list)
    own_starts, own_names = array("I", [0]), array("I")
    names_by_key: dict[str, set[int]] = defaultdict(set)
    for row, (entry, of) in enumerate(zip(places, spelt, strict=True)):
        own = sorted((names[folded], kind) for folded, kind in of.items())
        for index, kind in own:
            rows_by_name[index].append(row << 4 | kind)
        own_names.extend(index for index, _ in own)
        own_starts.append(len(own_names))
        if family := family_of(entry.country):
            for folded in of:
                if romanised := key(folded, family):
                    names_by_key[romanised].add(names[folded])
    keys = marisa_trie.Trie(sorted(names_by_key))
    columns = _columns(places)
    columns["own_starts"], columns["own_names"] = own_starts, own_names
    columns["name_posts"], columns["name_lists"] = _postings(len(names), rows_by_name)
    columns["key_posts"], columns["key_lists"] = _postings(
        len(keys), {keys[k]: sorted(of) for k, of in names_by_key.items()}
    )
    folder.mkdir(parents=True, exist_ok=True)
    names.save(str(folder / "names.trie"))
    keys.save(str(folder / "keys.trie"))
    _save(folder / "tables.bin", columns, about)


def _spellings(entry: Entry) -> dict[str, int]:
    """The folded names of an entry, each with its kind: 0 its own name, 1 another, from 2 on another in a known language."""
    kinds = {fold(entry.name): 0}
    for text, alias, language in entry.spellings:
        folded = fold(text)
        if not folded or folded.count(" ") >= MAX_WORDS:
            continue
        kind = 2 + LANGUAGES.index(language) if language in LANGUAGES else 1
        if not alias:
            kind = 0
        kinds[folded] = kind if folded not in kinds or kinds[folded] == 1 else kinds[folded]
    kinds.pop("", None)
    return kinds


def _columns(places: Sequence[Entry]) -> dict[str, array[int]]:
    """The places column by column, and the texts that the columns point into."""
    divisions = sorted({(e.country, e.admin1) for e in places})
    codes = sorted({(e.feature_class, e.feature_code) for e in places})
    division_of = {d: i for i, d in enumerate(divisions)}
    code_of = {c: i for i, c in enumerate(codes)}
    heap, labels = array("B"), array("I")
    for entry in places:
        labels.append(len(heap))
        heap.frombytes(entry.name.encode())
    labels.append(len(heap))
    latitudes = array("i", (round(e.latitude * DEGREE) for e in places))
    by_country = sorted(range(len(places)), key=lambda r: (places[r].country, r))
    ranges: dict[str, list[int]] = {}
    for position, row in enumerate(by_country):
        ranges.setdefault(places[row].country, [position, position])[1] = position + 1
    columns = {
        "ids": array("I", (e.number for e in places)),
        "latitudes": latitudes,
        "longitudes": array("i", (round(e.longitude * DEGREE) for e in places)),
        "populations": array("I", (NO_POPULATION if e.population is None else e.population for e in places)),
        "divisions": array("H", (division_of[e.country, e.admin1] for e in places)),
        "codes": array("B", (code_of[e.feature_class, e.feature_code] for e in places)),
        "labels": labels,
        "heap": heap,
        "by_country": array("I", by_country),
        "by_latitude": array("I", sorted(range(len(places)), key=lambda r: (latitudes[r], r))),
    }
    nations = {e.country: row for row, e in enumerate(places) if e.feature_class == "A" and e.feature_code != "ADM1"}
    capitals = {e.country: row for row, e in enumerate(places) if e.feature_code == "PPLC"}
    told = [(code, *ranges[code], nations.get(code, ""), capitals.get(code, "")) for code in sorted(ranges)]
    columns.update(of_divisions=_text(divisions), of_codes=_text(codes), of_countries=_text(told))
    return columns


def _text(rows: Iterable[tuple[object, ...]]) -> array[int]:
    """A column of text: a line a row, its cells parted by stops."""
    return array("B", "\n".join(".".join(map(str, row)) for row in rows).encode())


def _postings(size: int, lists: dict[int, list[int]]) -> tuple[array[int], array[int]]:
    """One cell a key, and the lists of the keys that have several postings."""
    posts, overflow = array("I", bytes(4 * size)), array("I")
    for index in range(size):
        found = lists[index]
        if len(found) == 1:
            posts[index] = found[0]
        else:
            posts[index] = LISTED | len(overflow)
            overflow.append(len(found))
            overflow.extend(found)
    return posts, overflow


def _save(path: Path, columns: dict[str, array[int]], about: dict[str, str]) -> None:
    """One file: magic, header, then the columns, each on a boundary of eight bytes, little-endian.

    The header is lines of a name and what it stands for: what the volume is, and where each column begins and ends.
    """
    if sys.byteorder != "little":  # pragma: no cover
        raise GazetteerError("gazetteers are built on little-endian machines only")
    where: dict[str, tuple[int, int]] = {}
    position = _ROOM
    for name in sorted(columns):
        where[name] = (position, position + len(columns[name]) * columns[name].itemsize)
        position = -(-where[name][1] // 8) * 8
    told = [f"{name} {' '.join(text.split())}" for name, text in sorted(about.items())]
    placed = [f"{name} {start} {end}" for name, (start, end) in sorted(where.items())]
    header = "\n".join([f"format {FORMAT}", *told, *placed]).encode()
    if len(header) > _ROOM - _BEFORE:
        raise GazetteerError(
            f"{path.parent}: title, source and licence are too long: {len(header)} bytes with the rest"
        )
    with path.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(4, "little") + header)
        for name, (start, _) in sorted(where.items()):
            file.write(b"\0" * (start - file.tell()))
            columns[name].tofile(file)
        file.write(b"\0" * (position - file.tell()))
