"""What does each column of an export mean, of which type is it, and whose code does it hold?

The dictionary is data (``data/exports/dictionary.csv``), in French and in English, and travels with every export.
"""

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from geo.data import path

TYPES = ("text", "category", "integer", "number", "date", "boolean")
FIELDS = ("layer", "column", "type", "system", "fr", "en")


class Column(NamedTuple):
    """A column: its name, its type (one of ``TYPES``), whose vocabulary it holds, and what it means in both languages."""

    layer: str
    name: str
    type: str
    system: str | None
    fr: str
    en: str

    def meaning(self, language: str) -> str:
        """What the column means, in French or in English."""
        return self.en if language == "en" else self.fr


def columns(layer: str) -> tuple[Column, ...]:
    """The columns of a layer, in their order."""
    return _layers()[layer]


def entries() -> tuple[Column, ...]:
    """Every column of every layer."""
    return tuple(column for of_layer in _layers().values() for column in of_layer)


@cache
def _layers() -> Mapping[str, tuple[Column, ...]]:
    found: dict[str, list[Column]] = {}
    with path("exports/dictionary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            column = Column(row["layer"], row["column"], row["type"], row["system"] or None, row["fr"], row["en"])
            found.setdefault(column.layer, []).append(column)
    return MappingProxyType({layer: tuple(of_layer) for layer, of_layer in found.items()})
