"""How is a gazetteer kept on disk, so that opening it costs nothing?

A volume is a folder of three files that are mapped into memory and never parsed: ``names.trie`` (the folded names),
``keys.trie`` (their romanisation keys), both marisa tries, and ``tables.bin`` (the places, column by column, and which
places each name belongs to). Written twice from the same entries, it is the same, byte for byte.
"""

from __future__ import annotations  # array is generic for type checkers only

import json
import mmap
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import marisa_trie

from geo.errors import GazetteerError
from geo.place import Place
from geo.places.names import family_of, fold, key

FORMAT = 1
RENOWNED = 300_000
"""A town of so many people is named without its country."""
LANGUAGES = ("fr", "en", "ar", "ku", "fa", "he", "tr", "uk", "ru", "hy", "az", "ka", "am", "ckb")
_MAGIC = b"CALQUEGZ"
_DEGREE = 100_000  # coordinates are kept to 1e-5 degree, about a metre
_COLUMNS: dict[str, Literal["I", "i", "H", "B"]] = {
    "ids": "I", "latitudes": "i", "longitudes": "i", "populations": "I", "divisions": "H", "codes": "B", "labels": "I",
    "by_country": "I", "by_latitude": "I", "name_posts": "I", "name_lists": "I", "key_posts": "I", "key_lists": "I",
    "own_starts": "I", "own_names": "I", "heap": "B",
}  # fmt: skip
_NATIONAL = ("PCL", "TERR", "PPLC")  # feature codes of countries and capitals
_LISTED = 1 << 31  # a posting with this bit is an index into the lists
_NO_POPULATION = 0xFFFFFFFF
_WORD_ENDS = ("", " ")
MAX_WORDS = 12
"""Names of more words are left out."""
DIVISIONS = "adm1"
"""The namespace of first-order divisions, whose local id is country and code: ``adm1:SY.12``."""


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


class Hit(NamedTuple):
    """One reading of a name: the row of the place, and which of its names it is."""

    row: int
    alias: bool
    language: str | None


class Volume:
    """A gazetteer on disk, mapped into memory."""

    def __init__(self, folder: Path) -> None:
        """Open a folder that ``write`` made. Raises GazetteerError when it is missing, damaged or of another format."""
        try:
            self._names = marisa_trie.Trie().mmap(str(folder / "names.trie"))
            self._keys = marisa_trie.Trie().mmap(str(folder / "keys.trie"))
            with (folder / "tables.bin").open("rb") as file:
                view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(f"{folder}: not a readable gazetteer: {error}") from error
        self.folder = folder
        header = _header(view, folder)
        self.about: dict[str, str] = header["about"]
        self.namespace: str = self.about["namespace"]
        self._divisions: list[list[str]] = header["divisions"]
        self._codes: list[list[str]] = header["codes"]
        self._countries: dict[str, list[int]] = header["countries"]
        self.nations: dict[str, int] = header["nations"]
        self.capitals: dict[str, int] = header["capitals"]
        columns: dict[str, memoryview[int]] = {}
        for name, (start, size) in header["columns"].items():
            columns[name] = view[start : start + size].cast(_COLUMNS[name])
        self._ids, self._latitudes, self._longitudes = columns["ids"], columns["latitudes"], columns["longitudes"]
        self._populations, self._division, self._code = columns["populations"], columns["divisions"], columns["codes"]
        self._labels, self._heap = columns["labels"], columns["heap"]
        self._by_country, self._by_latitude = columns["by_country"], columns["by_latitude"]
        self._name_posts, self._name_lists = columns["name_posts"], columns["name_lists"]
        self._key_posts, self._key_lists = columns["key_posts"], columns["key_lists"]
        self._own_starts, self._own_names = columns["own_starts"], columns["own_names"]
        self.place = lru_cache(maxsize=32768)(self._place)

    def __len__(self) -> int:
        """How many places it holds."""
        return len(self._ids)

    @property
    def name_count(self) -> int:
        """How many different folded names it holds."""
        return len(self._names)

    def _place(self, row: int) -> Place:
        start = self._labels[row]
        end = self._labels[row + 1]
        country, admin1 = self._divisions[self._division[row]]
        feature_class, feature_code = self._codes[self._code[row]]
        population = self._populations[row]
        return Place(
            id=f"{self.namespace}:{country}.{admin1}"
            if self.namespace == DIVISIONS
            else f"{self.namespace}:{self._ids[row]}",
            name=bytes(self._heap[start:end]).decode(),
            latitude=self._latitudes[row] / _DEGREE,
            longitude=self._longitudes[row] / _DEGREE,
            feature_class=feature_class or None,
            feature_code=feature_code or None,
            country=country or None,
            admin1=admin1 or None,
            population=None if population == _NO_POPULATION else population,
        )

    def find(self, place_id: str) -> Place | None:
        """A place by its id, if it is here."""
        row = self.row(place_id)
        return None if row is None else self.place(row)

    def row(self, place_id: str) -> int | None:
        """The row of a place by its id, if it is here."""
        namespace, _, local = place_id.partition(":")
        if namespace != self.namespace:
            return None
        if namespace == DIVISIONS:
            country, _, admin1 = local.partition(".")
            return next(
                (row for row in self.rows_of(country) if self._divisions[self._division[row]][1] == admin1), None
            )
        row = bisect_left(self._ids, int(local)) if local.isdecimal() else len(self._ids)
        return row if row < len(self._ids) and self._ids[row] == int(local) else None

    def hits(self, folded: str) -> list[Hit]:
        """The places that bear a folded name."""
        index = self._names.get(folded)
        return [] if index is None else self._hits_at(index)

    def _hits_at(self, index: int) -> list[Hit]:
        return [
            Hit(post >> 4, post & 15 > 0, LANGUAGES[(post & 15) - 2] if post & 15 > 1 else None)
            for post in _posts(self._name_posts[index], self._name_lists)
        ]

    def names_by_key(self, romanised: str) -> list[str]:
        """The folded names that have a romanisation key."""
        index = self._keys.get(romanised)
        if index is None:
            return []
        return [self._names.restore_key(name) for name in _posts(self._key_posts[index], self._key_lists)]

    def starts(self, folded: str) -> bool:
        """Whether a name is these words or begins with them."""
        return folded in self._names or self.continues(folded)

    def holds(self, feature_class: str) -> bool:
        """Whether places of a feature class are here."""
        return any(code[0] == feature_class for code in self._codes)

    def knows(self, folded: str) -> bool:
        """Whether a place bears this folded name."""
        return folded in self._names

    def continues(self, folded: str) -> bool:
        """Whether a name begins with these words and goes on."""
        return next(self._names.iterkeys(folded + " "), None) is not None

    def longest(self, text: str) -> int:
        """How many characters of a text of folded words its longest name at the beginning has, whole words only."""
        for name in self._names.prefixes(text)[::-1]:
            size = len(name)
            if text[size : size + 1] in _WORD_ENDS:
                return size
        return 0

    def rows_of(self, country: str) -> Sequence[int]:
        """The rows of a country's places."""
        start, end = self._countries.get(country, (0, 0))
        return self._by_country[start:end]

    def names_of(self, row: int) -> tuple[str, ...]:
        """All folded names of a place."""
        return tuple(
            self._names.restore_key(i) for i in self._own_names[self._own_starts[row] : self._own_starts[row + 1]]
        )

    def names_in(self, country: str, language: str | None = None) -> Iterator[str]:
        """The folded names of a country's places: all, or those of renowned places and those that are of a language."""
        posts, lists, starts, own = self._name_posts, self._name_lists, self._own_starts, self._own_names
        kind = LANGUAGES.index(language) + 2 if language else 0
        for row in self.rows_of(country):
            whole, told = not language or self._is_renowned(row), row << 4 | kind
            for i in own[starts[row] : starts[row + 1]]:
                post = posts[i]
                if whole or post == told or (post & _LISTED and told in _posts(post, lists)):
                    yield self._names.restore_key(i)

    def _is_renowned(self, row: int) -> bool:
        """Whether a place is a country, a capital, or a town so large that it is named without its country."""
        population, (_, code) = self._populations[row], self._codes[self._code[row]]
        return code.startswith(_NATIONAL) or RENOWNED <= population != _NO_POPULATION

    def names_of_id(self, place_id: str) -> tuple[str, ...]:
        """All folded names of a place by its id; none when it is not here."""
        row = self.row(place_id)
        return () if row is None else self.names_of(row)

    def country(self, row: int) -> str | None:
        """The country of a place, without building it."""
        return self._divisions[self._division[row]][0] or None

    def rows_between(self, south: float, north: float) -> Iterator[int]:
        """The rows of the places between two latitudes, in degrees."""
        by = self._by_latitude
        first = bisect_left(by, round(south * _DEGREE), key=self._latitudes.__getitem__)
        last = bisect_right(by, round(north * _DEGREE), key=self._latitudes.__getitem__)
        return iter(by[first:last])

    def longitude(self, row: int) -> float:
        """The longitude of a place, in degrees, without building it."""
        return self._longitudes[row] / _DEGREE


def _header(view: memoryview, folder: Path) -> dict[str, Any]:
    """What the tables begin with. Raises GazetteerError when they are no tables, of another format, or cut short."""
    size = int.from_bytes(view[8:12], "little")
    if bytes(view[:8]) != _MAGIC:
        raise GazetteerError(f"{folder}: not a gazetteer")
    try:
        header: dict[str, Any] = json.loads(bytes(view[12 : 12 + size]))
    except ValueError as error:
        raise GazetteerError(f"{folder}: tables.bin is damaged: {error}") from error
    if header["format"] != FORMAT:
        raise GazetteerError(f"{folder}: made by another version of Calque (format {header['format']}, not {FORMAT})")
    end = max(start + size for start, size in header["columns"].values())
    if end > len(view):
        raise GazetteerError(f"{folder}: tables.bin is cut short ({len(view)} bytes of {end})")
    return header


def _posts(post: int, lists: Sequence[int]) -> Sequence[int]:
    """The postings that one cell stands for: itself, or a list."""
    if post & _LISTED:
        start = post ^ _LISTED
        return lists[start + 1 : start + 1 + lists[start]]
    return (post,)


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
    columns, tables = _columns(places)
    columns["own_starts"], columns["own_names"] = own_starts, own_names
    columns["name_posts"], columns["name_lists"] = _postings(len(names), rows_by_name)
    columns["key_posts"], columns["key_lists"] = _postings(
        len(keys), {keys[k]: sorted(of) for k, of in names_by_key.items()}
    )
    folder.mkdir(parents=True, exist_ok=True)
    names.save(str(folder / "names.trie"))
    keys.save(str(folder / "keys.trie"))
    _save(folder / "tables.bin", columns, {"format": FORMAT, "about": about, **tables})


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


def _columns(places: Sequence[Entry]) -> tuple[dict[str, array[int]], dict[str, object]]:
    """The places column by column, and the tables that the columns point into."""
    divisions = sorted({(e.country, e.admin1) for e in places})
    codes = sorted({(e.feature_class, e.feature_code) for e in places})
    division_of = {d: i for i, d in enumerate(divisions)}
    code_of = {c: i for i, c in enumerate(codes)}
    heap, labels = array("B"), array("I")
    for entry in places:
        labels.append(len(heap))
        heap.frombytes(entry.name.encode())
    labels.append(len(heap))
    latitudes = array("i", (round(e.latitude * _DEGREE) for e in places))
    by_country = sorted(range(len(places)), key=lambda r: (places[r].country, r))
    ranges: dict[str, list[int]] = {}
    for position, row in enumerate(by_country):
        ranges.setdefault(places[row].country, [position, position])[1] = position + 1
    columns = {
        "ids": array("I", (e.number for e in places)),
        "latitudes": latitudes,
        "longitudes": array("i", (round(e.longitude * _DEGREE) for e in places)),
        "populations": array("I", (_NO_POPULATION if e.population is None else e.population for e in places)),
        "divisions": array("H", (division_of[e.country, e.admin1] for e in places)),
        "codes": array("B", (code_of[e.feature_class, e.feature_code] for e in places)),
        "labels": labels,
        "heap": heap,
        "by_country": array("I", by_country),
        "by_latitude": array("I", sorted(range(len(places)), key=lambda r: (latitudes[r], r))),
    }
    nations = {e.country: row for row, e in enumerate(places) if e.feature_class == "A" and e.feature_code != "ADM1"}
    capitals = {e.country: row for row, e in enumerate(places) if e.feature_code == "PPLC"}
    return columns, {
        "divisions": divisions,
        "codes": codes,
        "countries": ranges,
        "nations": nations,
        "capitals": capitals,
    }


def _postings(size: int, lists: dict[int, list[int]]) -> tuple[array[int], array[int]]:
    """One cell a key, and the lists of the keys that have several postings."""
    posts, overflow = array("I", bytes(4 * size)), array("I")
    for index in range(size):
        found = lists[index]
        if len(found) == 1:
            posts[index] = found[0]
        else:
            posts[index] = _LISTED | len(overflow)
            overflow.append(len(found))
            overflow.extend(found)
    return posts, overflow


def _save(path: Path, columns: dict[str, array[int]], header: dict[str, object]) -> None:
    """One file: magic, header, then the columns, each on a boundary of eight bytes, little-endian."""
    if sys.byteorder != "little":  # pragma: no cover
        raise GazetteerError("gazetteers are built on little-endian machines only")
    where: dict[str, tuple[int, int]] = {}
    room = 8192 * (1 + len(json.dumps(header)) // 8192 + 1)
    position = room
    for name in sorted(columns):
        size = len(columns[name]) * columns[name].itemsize
        where[name] = (position, size)
        position += -(-size // 8) * 8
    text = json.dumps({**header, "columns": where}, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    with path.open("wb") as file:
        file.write(_MAGIC + len(text).to_bytes(4, "little") + text)
        for name, (start, _size) in sorted(where.items()):
            file.write(b"\0" * (start - file.tell()))
            columns[name].tofile(file)
        file.write(b"\0" * (position - file.tell()))
