"""How does a side of a conflict look on a map, and what is it called?

Names, colours and patterns are data (``data/sides.csv``), Syria's as conflict mappers draw them, the others' from Paul Tol's
colour-blind-safe schemes. A side that the file does not name gets a colour and a pattern of its own, worked out from its id
alone, and so the same on every map and in every run.
"""

import csv
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase
from types import MappingProxyType

from geo import data
from geo.maps import vision

UNKNOWN = "#6f6a63"
"""The colour of what nobody known did."""
NOBODY = "#8a8378"
"""The colour of ground that nobody is known to hold any more."""
VISIT = "#5b4a8a"
"""The colour of visits, which are no side's."""
OTHER = "other"
"""The side of those who have no entry of their own; its name points to the card, where there is one."""

_TOL_MUTED = ("#CC6677", "#332288", "#DDCC77", "#117733", "#88CCEE", "#882255", "#44AA99", "#999933", "#AA4499")
_PATTERNS = ("/", "\\", "–", "|", "wide/", "wide\\", "grid", "cross", "dots", "zigzag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The looks and the names of a side.

    ``pattern`` is one of those that ``geo.maps.ink`` draws (None: plain). An ``outlined`` side shows as outlined symbols.
    ``state`` marks the forces of a state, whose gains ACLED codes otherwise than a group's; ``vague`` a side that may be
    one of several others.
    """

    id: str
    name_fr: str
    name_en: str
    colour: str
    pattern: str | None = None
    outlined: bool = False
    state: bool = False
    vague: bool = False

    def name(self, language: str) -> str:
        """The side's name in French or English."""
        return self.name_en if language == "en" else self.name_fr


def side(id: str) -> Side:  # noqa: A002 (a side is known by its id)
    """The side of an id; one that the file does not name still gets a look, and its id as its name."""
    return sides().get(id) or _unnamed(id)


@cache
def sides() -> Mapping[str, Side]:
    """Every side that the file names, in the file's order."""
    with data.path("sides.csv").open(encoding="utf-8", newline="") as file:
        rows = (
            Side(
                id=row["id"],
                name_fr=row["name_fr"],
                name_en=row["name_en"],
                colour=row["colour"],
                pattern=row["pattern"] or None,
                outlined=row["outlined"] == "1",
                state=row["state"] == "1",
                vague=bool(row["may_be"]),
            )
            for row in csv.DictReader(file)
        )
        return MappingProxyType({row.id: row for row in rows})


def sides_of(ids: Iterable[str]) -> tuple[Side, ...]:
    """Some sides, each once, those of the file first and in its order."""
    known = list(sides())
    wanted = set(ids)
    unnamed = sorted(wanted - set(known))
    return tuple(side(i) for i in (*(k for k in known if k in wanted), *unnamed))


def in_order(ids: Iterable[str | None]) -> list[str | None]:
    """Sides by their ids, each once, nobody known last."""
    return sorted(set(ids), key=lambda i: (i is None, i))


def marked(told: Mapping[str | None, int]) -> dict[str | None, str]:
    """A letter for each side whose signs some reader may take for another's, of those told of and how often.

    The side told of most keeps its bare colour, nobody known before all.
    """
    first = [(None, UNKNOWN)] if None in told else []
    named = [side(i) for i in sorted((i for i in told if i is not None), key=lambda i: (-told[i], i))]
    filled = [*first, *((s.id, s.colour) for s in named if not s.outlined)]
    unclear = {*vision.unclear(filled), *vision.unclear((s.id, s.colour) for s in named if s.outlined)}
    return dict(zip(in_order(unclear), ascii_lowercase, strict=False))


@cache
def _unnamed(id: str) -> Side:  # noqa: A002
    number = zlib.crc32(id.encode())
    colour, pattern = _TOL_MUTED[number % len(_TOL_MUTED)], _PATTERNS[number // len(_TOL_MUTED) % len(_PATTERNS)]
    name = id.replace("_", " ")
    name = name.upper() if len(name) == 2 else name[0].upper() + name[1:]
    return Side(id=id, name_fr=name, name_en=name, colour=colour, pattern=pattern, state=len(id) == 2)
