"""How is a gazetteer kept on disk, so that opening it costs nothing?

A volume is a folder of three files that are mapped into memory and never parsed: ``names.trie`` (the folded names),
``keys.trie`` (their romanisation keys), both marisa tries, and ``tables.bin`` (the places, column by column, and which
places each name belongs to). Written twice from the same entries, it is the same, byte for byte.
"""

from __future__ import annotations  # what annotations name is not on the way of a look-up

import mmap
import os.path
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import marisa_trie

from geo.errors import GazetteerError
from geo.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Literal

FORMAT = 2
RENOWNED = 300_000
"""A town of so many people is named without its country."""
LANGUAGES = ("fr", "en", "ar", "ku", "fa", "he", "tr", "uk", "ru", "hy", "az", "ka", "am", "ckb")
MAGIC = b"CALQUEGZ"
DEGREE = 100_000  # coordinates are kept to 1e-5 degree, about a metre
_COLUMNS: dict[str, Literal["I", "i", "H", "B"]] = {
    "ids": "I", "latitudes": "i", "longitudes": "i", "populations": "I", "divisions": "H", "codes": "B", "labels": "I",
    "by_country": "I", "by_latitude": "I", "name_posts": "I", "name_lists": "I", "key_posts": "I", "key_lists": "I",
    "own_starts": "I", "own_names": "I", "heap": "B", "of_divisions": "B", "of_codes": "B", "of_countries": "B",
}  # fmt: skip
_NATIONAL = ("PCL", "TERR", "PPLC")  # feature codes of countries and capitals
LISTED = 1 << 31  # a posting with this bit is an index into the lists
NO_POPULATION = 0xFFFFFFFF
_WORD_ENDS = ("", " ")
MAX_WORDS = 12
"""Names of more words are left out."""
DIVISIONS = "adm1"
"""The namespace of first-order divisions, whose local id is country and code: ``adm1:SY.12``."""
Hit = tuple[int, bool, str | None]
"""One reading of a name: the row of the place, whether it is another name than its own, and its language if known."""


class Volume:
    """A gazetteer on disk, mapped into memory."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        """Open a folder that ``building.write`` made. Raises GazetteerError when it is missing, damaged or of another format."""
        try:
            self._names = marisa_trie.Trie().mmap(os.path.join(folder, "names.trie"))
            self._keys = marisa_trie.Trie().mmap(os.path.join(folder, "keys.trie"))
            with open(os.path.join(folder, "tables.bin"), "rb") as file:
                view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(f"{folder}: not a readable gazetteer: {error}") from error
        self.folder = folder
        self.about, columns = _opened(view, folder)
        self.namespace = self.about["namespace"]
        self._ids, self._latitudes, self._longitudes = columns["ids"], columns["latitudes"], columns["longitudes"]
        self._populations, self._division, self._code = columns["populations"], columns["divisions"], columns["codes"]
        self._labels, self._heap = columns["labels"], columns["heap"]
        self._by_country, self._by_latitude = columns["by_country"], columns["by_latitude"]
        self._name_posts, self._name_lists = columns["name_posts"], columns["name_lists"]
        self._key_posts, self._key_lists = columns["key_posts"], columns["key_lists"]
        self._own_starts, self._own_names = columns["own_starts"], columns["own_names"]
        self._of_divisions, self._of_codes, self._of_countries = (
            columns[name] for name in ("of_divisions", "of_codes", "of_countries")
        )
        self.place = lru_cache(maxsize=32768)(self._place)

    @cached_property
    def _divisions(self) -> list[str]:
        """Country and first-order division (``SY.09``), as the column ``divisions`` counts them."""
        return _lines(self._of_divisions)

    @cached_property
    def _codes(self) -> list[str]:
        """Feature class and code (``P.PPLC``), as the column ``codes`` counts them."""
        return _lines(self._of_codes)

    @cached_property
    def _countries(self) -> dict[str, tuple[int, int, int | None, int | None]]:
        """Country → where its places begin and end in ``by_country``, and the rows of its own and of its capital."""
        return {
            code: (int(start), int(end), int(nation) if nation else None, int(capital) if capital else None)
            for code, start, end, nation, capital in (line.split(".") for line in _lines(self._of_countries))
        }

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
        country, _, admin1 = self._divisions[self._division[row]].partition(".")
        feature_class, _, feature_code = self._codes[self._code[row]].partition(".")
        population = self._populations[row]
        return Place(
            id=f"{self.namespace}:{country}.{admin1}"
            if self.namespace == DIVISIONS
            else f"{self.namespace}:{self._ids[row]}",
            name=bytes(self._heap[start:end]).decode(),
            latitude=self._latitudes[row] / DEGREE,
            longitude=self._longitudes[row] / DEGREE,
            feature_class=feature_class or None,
            feature_code=feature_code or None,
            country=country or None,
            admin1=admin1 or None,
            population=None if population == NO_POPULATION else population,
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
            rows = self.rows_of(local.partition(".")[0])
            return next((row for row in rows if self._divisions[self._division[row]] == local), None)
        row = bisect_left(self._ids, int(local)) if local.isdecimal() else len(self._ids)
        return row if row < len(self._ids) and self._ids[row] == int(local) else None

    def hits(self, folded: str) -> list[Hit]:
        """The places that bear a folded name."""
        index = self._names.get(folded)
        return [] if index is None else self._hits_at(index)

    def _hits_at(self, index: int) -> list[Hit]:
        return [
            (post >> 4, post & 15 > 0, LANGUAGES[(post & 15) - 2] if post & 15 > 1 else None)
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
        return any(code.startswith(f"{feature_class}.") for code in self._codes)

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
        start, end, *_ = self._countries.get(country, (0, 0))
        return self._by_country[start:end]

    def nation(self, country: str) -> int | None:
        """The row of a country itself."""
        return self._countries[country][2] if country in self._countries else None

    def capital(self, country: str) -> int | None:
        """The row of a country's capital."""
        return self._countries[country][3] if country in self._countries else None

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
                if whole or post == told or (post & LISTED and told in _posts(post, lists)):
                    yield self._names.restore_key(i)

    def _is_renowned(self, row: int) -> bool:
        """Whether a place is a country, a capital, or a town so large that it is named without its country."""
        population, code = self._populations[row], self._codes[self._code[row]]
        return code.partition(".")[2].startswith(_NATIONAL) or RENOWNED <= population != NO_POPULATION

    def names_of_id(self, place_id: str) -> tuple[str, ...]:
        """All folded names of a place by its id; none when it is not here."""
        row = self.row(place_id)
        return () if row is None else self.names_of(row)

    def country(self, row: int) -> str | None:
        """The country of a place, without building it."""
        return self._divisions[self._division[row]].partition(".")[0] or None

    def rows_between(self, south: float, north: float) -> Iterator[int]:
        """The rows of the places between two latitudes, in degrees."""
        by = self._by_latitude
        first = bisect_left(by, round(south * DEGREE), key=self._latitudes.__getitem__)
        last = bisect_right(by, round(north * DEGREE), key=self._latitudes.__getitem__)
        return iter(by[first:last])

    def longitude(self, row: int) -> float:
        """The longitude of a place, in degrees, without building it."""
        return self._longitudes[row] / DEGREE


def _opened(view: memoryview, folder: str | PathLike[str]) -> tuple[dict[str, str], dict[str, memoryview[int]]]:
    """What a volume says of itself, and its columns. Raises GazetteerError when it is none, of another format, or cut short."""
    if bytes(view[:8]) != MAGIC:
        raise GazetteerError(f"{folder}: not a gazetteer")
    size = int.from_bytes(view[8:12], "little")
    lines = bytes(view[12 : 12 + size]).decode("utf-8", "replace").split("\n")
    if lines[0] != f"format {FORMAT}":
        raise GazetteerError(f"{folder}: made by another version of Calque, or damaged (not of format {FORMAT})")
    about: dict[str, str] = {}
    columns: dict[str, memoryview[int]] = {}
    try:
        for line in lines[1:]:
            name, _, text = line.partition(" ")
            if name in _COLUMNS:
                start, end = map(int, text.split(" "))
                if end > len(view):
                    raise GazetteerError(f"{folder}: tables.bin is cut short ({len(view)} bytes of {end})")
                columns[name] = view[start:end].cast(_COLUMNS[name])
            else:
                about[name] = text
    except (ValueError, TypeError) as error:
        raise GazetteerError(f"{folder}: tables.bin is damaged: {error}") from error
    if missing := sorted(_COLUMNS.keys() - columns.keys() | {"namespace"} - about.keys()):
        raise GazetteerError(f"{folder}: tables.bin is damaged: no {', '.join(missing)}")
    return about, columns


def _lines(column: memoryview[int]) -> list[str]:
    """The lines of a column of text."""
    return bytes(column).decode().split("\n")


def _posts(post: int, lists: Sequence[int]) -> Sequence[int]:
    """The postings that one cell stands for: itself, or a list."""
    if post & LISTED:
        start = post ^ LISTED
        return lists[start + 1 : start + 1 + lists[start]]
    return (post,)
