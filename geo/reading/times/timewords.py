"""What words does a language say times with? ``dates.toml``, ready for looking up.

All words are compared without accents and in lower case (see ``text.normalise``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from geo.reading import language
from geo.reading.phrases import Phrases
from geo.reading.text import normalise


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of ``dates.toml``.

    ``fixed`` gives (table, value) for the phrases of deictic, anaphoric and periods; ``later`` 1 or -1; ``units`` their length
    in days or months and how many days back « quelques » of them reach.
    """

    weekdays: Mapping[str, int]
    plural_weekdays: frozenset[str]
    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    units: Mapping[str, Mapping[str, float]]
    portions: Mapping[str, Mapping[str, tuple[int, int]]]
    portioned: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    beside: Phrases
    alone: Phrases
    night: Phrases
    fixed: Phrases
    later: Phrases
    ago: Phrases
    to_come: Phrases
    weekday_names: tuple[str, ...]
    month_names: tuple[str, ...]
    messages: Mapping[str, str]


def _folded(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({normalise(word): value for word, value in table.items()})


@cache
def time_words() -> TimeWords:
    """The words of time of the French pack."""
    table = language.table("dates")
    words, parts = table["words"], table["parts"]
    fixed: dict[str, Any] = {}
    for name in ("deictic", "anaphoric", "periods"):
        fixed |= {phrase: (name, value) for phrase, value in table[name].items()}
    return TimeWords(
        weekdays=_folded({name: i for i, name in enumerate(table["weekdays"])}),
        plural_weekdays=frozenset(map(language.morphology().plural, table["weekdays"])),
        months=_folded({name: i for i, names in enumerate(table["months"], 1) for name in names}),
        seasons=_folded({name: tuple(span) for name, span in table["seasons"].items()}),
        units=_folded(table["units"]),
        portions=_folded(table["portions"]),
        portioned=_folded(table["portioned"]),
        sets=MappingProxyType({name: frozenset(map(normalise, listed)) for name, listed in words.items()}),
        beside=Phrases(dict.fromkeys(parts["beside"], True)),
        alone=Phrases(dict.fromkeys(parts["alone"], True)),
        night=Phrases(dict.fromkeys(parts["night"], True)),
        fixed=Phrases(fixed),
        later=Phrases(dict.fromkeys(words["later"], 1) | dict.fromkeys(words["earlier"], -1)),
        ago=Phrases(dict.fromkeys(words["ago"], True)),
        to_come=Phrases(dict.fromkeys(words["to_come"], True)),
        weekday_names=tuple(table["weekdays"]),
        month_names=tuple(names[0] for names in table["months"]),
        messages=MappingProxyType(table["messages"]),
    )
