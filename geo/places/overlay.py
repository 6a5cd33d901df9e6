"""What do the curated files add to the built gazetteer?

Rows of ``data/gazetteer/*.csv`` are read when the gazetteer is opened and laid over it: a row with the id of a place
replaces it, an alias gives it one more name, and nothing is rebuilt.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import GazetteerError
from geo.model import Place
from geo.places.names import FAMILIES, fold, key


@dataclass(frozen=True, slots=True)
class Overlay:
    """Places and names held in memory: a few thousand at most."""

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, dict[str, tuple[bool, str | None]]] = field(default_factory=lambda: defaultdict(dict))
    """Folded name → place id → whether it is another name than the place's own, and its language."""
    labels: dict[str, str] = field(default_factory=dict)
    """Place id → the French name that a map shows."""
    by_country: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    longest_from: dict[str, int] = field(default_factory=dict)
    """First word of a name → the most words that a name beginning with it has."""
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Place id → its source and note."""

    def add_name(self, name: str, place_id: str, *, alias: bool, language: str | None = None) -> None:
        """Give a place one more name."""
        folded = fold(name)
        if not folded:
            return
        bearers = self.names[folded]
        if place_id not in bearers or not alias:
            bearers[place_id] = (alias, language)
        words = folded.split(" ")
        self.longest_from[words[0]] = max(self.longest_from.get(words[0], 0), len(words))

    def add_place(self, place: Place, aliases: tuple[str, ...], *, language: str | None = None) -> None:
        """Add a place with its names, or replace the one that has its id."""
        if place.id not in self.places and place.country:
            self.by_country[place.country].append(place.id)
        self.places[place.id] = place
        self.add_name(place.name, place.id, alias=False, language=language)
        for alias in aliases:
            self.add_name(alias, place.id, alias=True)

    def keys(self) -> dict[str, tuple[str, ...]]:
        """Romanisation key → folded names: worked out when it is first asked for, not at each opening."""
        found: dict[str, set[str]] = defaultdict(set)
        for folded in self.names:
            for family in FAMILIES:
                if romanised := key(folded, family):
                    found[romanised].add(folded)
        return {romanised: tuple(sorted(names)) for romanised, names in found.items()}

    def longest(self, words: Sequence[str]) -> int:
        """How many of the words the longest name at the beginning has."""
        for count in range(min(self.longest_from.get(words[0], 0), len(words)), 0, -1):
            if " ".join(words[:count]) in self.names:
                return count
        return 0

    def starts(self, folded: str) -> bool:
        """Whether a name is these words or begins with them."""
        if folded in self.names:
            return True
        if folded.split(" ", 1)[0] not in self.longest_from:
            return False
        return any(name.startswith(folded + " ") for name in self.names)


def read(folder: Path) -> Overlay:
    """Read the curated files of a folder, those of them that exist. Raises GazetteerError naming file, line and field."""
    overlay = Overlay()
    for name, take in _FILES.items():
        path = folder / name
        if path.exists():
            for line, row in _rows(path):
                _take(path, line, row, take, overlay)
    return overlay


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)}


def _take(path: Path, line: int, row: dict[str, str], take: Callable[[Overlay, dict[str, str]], None], overlay: Overlay) -> None:
    try:
        take(overlay, row)
    except KeyError as error:
        raise GazetteerError(f"{path}:{line}: {error.args[0]}: missing column") from error
    except ValueError as error:
        raise GazetteerError(f"{path}:{line}: {error}") from error


def number(row: dict[str, str], column: str) -> float:
    """A column that holds a number. Raises ValueError naming the column."""
    try:
        return float(row[column])
    except ValueError:
        raise ValueError(f"{column}: not a number: {row[column]!r}") from None


def split(aliases: str) -> tuple[str, ...]:
    """Several names in one cell, parted by bars."""
    return tuple(name.strip() for name in aliases.split("|") if name.strip())


def _site(overlay: Overlay, row: dict[str, str]) -> None:
    place = Place(
        id=row["id"],
        name=row["name"],
        latitude=number(row, "lat"),
        longitude=number(row, "lon"),
        feature_class=row["feature_class"] or None,
        feature_code=row["feature_code"] or None,
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=int(number(row, "population")) if row.get("population") else None,
    )
    overlay.add_place(place, split(row["aliases"]))
    overlay.notes[place.id] = tuple(text for text in (row.get("source"), row.get("note")) if text)


def _province(overlay: Overlay, row: dict[str, str]) -> None:
    place = Place(
        id=row["id"],
        name=row["name"],
        latitude=number(row, "lat"),
        longitude=number(row, "lon"),
        feature_class="A",
        feature_code="ADM1",
        country=row["country"],
        admin1=row["admin1"],
    )
    overlay.add_place(place, (row["name_en"], *split(row["aliases"])), language="fr")
    overlay.notes[place.id] = (row["source"],)


def _country_name(overlay: Overlay, row: dict[str, str]) -> None:
    overlay.add_name(row["name"], row["place_id"], alias=True, language=row["language"] or None)


def _alias(overlay: Overlay, row: dict[str, str]) -> None:
    language = row["language"] or None
    overlay.add_name(row["name"], row["place_id"], alias=True, language=language)
    if language == "fr":
        overlay.labels.setdefault(row["place_id"], row["name"])


_FILES = {
    "provinces.csv": _province,
    "supplement.csv": _site,
    "country_names.csv": _country_name,
    "aliases.csv": _alias,
}
"""What each curated file holds; of two that name a place, the later one is right."""
