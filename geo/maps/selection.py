"""What is asked of the map: which events, on which day, seen from where, in which language?

A selection is a value. It round-trips through the query string of an address, so that copying the address brings back
the same view; an address that was edited or mangled loses only what cannot be read.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from geo.codebook import CURRENT, Factuality, GeoPrecision, Kind
from geo.maps.wording import LANGUAGES
from geo.model import Event

LAYERS = ("zones", "strikes", "visits")
VIEWS = ("map", "events", "articles", "control", "tolls", "unplaced", "about")
WINDOWS = (1, 3, 7, 0)  # days up to the day shown; 0 = all of them
DEFAULT_WINDOW = 7
CORPORA = ("sample", "own", "both")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ASKED = re.compile(r"[\"«“]([^\"«»“”]*)[\"»”]|([^\s\"«»“”]+)")
_MAX_WORDS = 200  # characters of a search that an address may carry
_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint:
    """Where the map looks: the latitude and longitude of its centre, and its zoom."""

    latitude: float
    longitude: float
    zoom: float

    def __post_init__(self) -> None:
        """Refuse a centre that is not on Earth, or a zoom that no map has."""
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180 and 0 <= self.zoom <= 22):
            raise ValueError(f"not a viewpoint: {self.latitude}, {self.longitude}, zoom {self.zoom}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for. An empty tuple asks for everything; ``as_of`` None is the day that the data proposes.

    ``window`` is how many days up to ``as_of`` the map shows events of (0: all). ``event`` is the id of the card opened;
    ``patterns`` hatches the zones, and ``changes`` marks the communities whose holder changed.
    """

    layers: tuple[str, ...] = LAYERS
    kinds: tuple[Kind, ...] = ()
    sides: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    as_of: date | None = None
    window: int = DEFAULT_WINDOW
    factualities: tuple[Factuality, ...] = tuple(f for f in Factuality if f in CURRENT)
    precisions: tuple[GeoPrecision, ...] = ()
    sources: tuple[str, ...] = ()
    words: str | None = None
    viewpoint: Viewpoint | None = None
    patterns: bool = True
    changes: bool = False
    corpus: str = "sample"
    event: str | None = None
    language: str | None = None
    view: str = "map"

    def select(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events asked for, in the order given.

        An event that spans days is kept when one of them is in the period; an undated one only when no period is asked.
        """
        wanted = _searched(self.words or "")
        return tuple(e for e in events if self._asks_for(e) and (not wanted or _holds(e, wanted)))

    def _asks_for(self, event: Event) -> bool:
        return (
            (not self.kinds or event.kind in self.kinds)
            and (not self.factualities or event.factuality in self.factualities)
            and (not self.sides or not {*event.sides, *event.other_sides}.isdisjoint(self.sides))
            and (not self.precisions or event.precision in self.precisions)
            and (not self.sources or any(r.source in self.sources for r in event.reports))
            and self._dated(event)
        )

    def _dated(self, event: Event) -> bool:
        if self.first_day is None and self.last_day is None:
            return True
        if event.time is None:
            return False
        after = self.first_day is None or event.time.last_day >= self.first_day
        return after and (self.last_day is None or event.time.first_day <= self.last_day)

    @property
    def filters(self) -> int:
        """How many filters hold events back."""
        default = Selection()
        names = ("kinds", "sides", "factualities", "precisions", "sources")
        narrowed = sum(set(getattr(self, name)) != set(getattr(default, name)) for name in names)
        return narrowed + (self.first_day is not None or self.last_day is not None) + (self.words is not None)

    def to_query(self) -> dict[str, str]:
        """The parameters of an address; what is as by default is left out."""
        default, query = Selection(), {}
        for name, parameter in _LISTS.items():
            if getattr(self, name) != getattr(default, name):
                query[parameter] = _join(getattr(self, name))
        for name, parameter in _DAYS.items():
            if getattr(self, name) is not None:
                query[parameter] = getattr(self, name).isoformat()
        for name, parameter in _WORDS.items():
            if getattr(self, name) != getattr(default, name):
                query[parameter] = str(getattr(self, name))
        if not self.patterns:
            query["plain"] = "1"
        if self.changes:
            query["changes"] = "1"
        if self.viewpoint is not None:
            query["at"] = f"{self.viewpoint.latitude:.4f},{self.viewpoint.longitude:.4f},{self.viewpoint.zoom:g}"
        return query

    @staticmethod
    def from_query(query: Mapping[str, str]) -> "Selection":
        """The selection that an address asks for; parameters unknown or unreadable are left as by default."""
        values: dict[str, object] = {}
        for name, (parameter, codes) in _CODES.items():
            if parameter in query:
                values[name] = _codes(query[parameter], codes)
        for name in ("sides", "sources"):
            if found := _split(query.get(_LISTS[name], "")):
                values[name] = found
        if "layers" in query:
            values["layers"] = tuple(layer for layer in LAYERS if layer in _split(query["layers"]))
        for name, parameter in _DAYS.items():
            values[name] = _day(query.get(parameter))
        values |= _single_words(query)
        values["patterns"] = query.get("plain") != "1"
        values["changes"] = query.get("changes") == "1"
        values["viewpoint"] = _viewpoint(query.get("at"))
        return replace(Selection(), **values)  # type: ignore[arg-type]


_LISTS = {
    "layers": "layers",
    "kinds": "kinds",
    "sides": "sides",
    "factualities": "sure",
    "precisions": "where",
    "sources": "sources",
}
_DAYS = {"first_day": "from", "last_day": "to", "as_of": "day"}
_WORDS = {
    "window": "window",
    "words": "words",
    "event": "event",
    "language": "lang",
    "view": "view",
    "corpus": "corpus",
}
_CODES: dict[str, tuple[str, type[StrEnum]]] = {
    "kinds": ("kinds", Kind),
    "factualities": ("sure", Factuality),
    "precisions": ("where", GeoPrecision),
}


def fold(text: str) -> str:
    """A text as searching compares it: case and accents don't matter, apostrophes are straight."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("œ", "oe"))
    return _ACCENTS.sub("", decomposed)


def _searched(words: str) -> tuple[re.Pattern[str], ...]:
    """What a search looks for: each word by its beginning, what stands in quotation marks as whole words."""
    asked = ((quoted.strip(), word) for quoted, word in _ASKED.findall(fold(words)))
    return tuple(
        re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)" if quoted else rf"(?<!\w){re.escape(word)}")
        for quoted, word in asked
        if quoted or word
    )


def _holds(event: Event, wanted: tuple[re.Pattern[str], ...]) -> bool:
    told = _told_of(event)
    return all(pattern.search(told) for pattern in wanted)


def _told_of(event: Event) -> str:
    """What a search reads of an event: its sentences, its place, who took part, who tells it.

    Not the title nor the sentences around: they speak of other events, in other places.
    """
    roles = event.roles
    named = (roles.holder, roles.previous_holder, roles.attacker, roles.target, roles.visitor, roles.host)
    words = [name for role in named for name in role]
    if event.place is not None:
        words.append(event.place.name)
    for report in event.reports:
        words += [report.sentence, report.source or ""]
    return fold("\n".join(words))


def _join(values: Iterable[str]) -> str:
    """A list as one parameter: commas apart, a comma or a backslash inside a value escaped."""
    return ",".join(value.replace("\\", "\\\\").replace(",", "\\,") for value in values)


def _split(parameter: str) -> tuple[str, ...]:
    parts = re.findall(r"((?:\\.|[^,\\])+)(?:,|$)", parameter, re.DOTALL)
    return tuple(dict.fromkeys(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts))


def _codes(parameter: str, codes: type[_Code]) -> tuple[_Code, ...]:
    asked = _split(parameter)
    return tuple(code for code in codes if code.value in asked)


def _day(parameter: str | None) -> date | None:
    try:
        return date.fromisoformat(parameter) if parameter else None
    except ValueError:
        return None


def _viewpoint(parameter: str | None) -> Viewpoint | None:
    try:
        latitude, longitude, zoom = map(float, (parameter or "").split(","))
        return Viewpoint(latitude=latitude, longitude=longitude, zoom=zoom)
    except ValueError:
        return None


def _single_words(query: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    window = query.get("window", "")
    if window.isascii() and window.isdigit() and int(window[:3]) in WINDOWS:
        found["window"] = int(window[:3])
    if words := query.get("words", "")[:_MAX_WORDS].strip():
        found["words"] = words
    if event := query.get("event", "")[:_MAX_WORDS]:
        found["event"] = event
    for name, allowed in (("language", LANGUAGES), ("view", VIEWS), ("corpus", CORPORA)):
        if query.get(_WORDS[name]) in allowed:
            found[name] = query[_WORDS[name]]
    return found
