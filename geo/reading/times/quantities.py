"""How long a stretch of time do words say: « trois jours », « plus de deux ans et demi », « ces 24 dernières heures »?"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from geo.reading import numerals
from geo.reading.text import Text
from geo.reading.times import days
from geo.reading.times.dateforms import norm, within
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import words as classes

_HOURS_A_DAY = 24
_MOST = 5000  # units of time; larger counts are of something else


class Quantity(NamedTuple):
    """« trois jours », « quelques semaines », « ces 24 dernières heures »: how far back it reaches (None: no number)."""

    end: int
    number: int | None
    unit: Mapping[str, float]
    latest: bool

    def away(self, day: date, sign: int) -> date | None:
        """The day so far before (-1) or after (1) another; a vague quantity reaches as far as its unit says."""
        if self.number is None:
            return days.shifted(day, days=sign * int(self.unit["vague"]))
        if "months" in self.unit:
            return days.shifted(day, months=sign * self.number * int(self.unit["months"]))
        if "hours" in self.unit:
            return days.shifted(day, days=sign * ((self.number + _HOURS_A_DAY // 2) // _HOURS_A_DAY))
        return days.shifted(day, days=sign * self.number * int(self.unit["days"]))


def quantity(text: Text, index: int) -> Quantity | None:
    """« trois jours », « plus de deux ans et demi », « plusieurs semaines », « 24 dernières heures »."""
    units = time_words().units
    i, latest, number, told = index, False, None, False
    for _ in range(4):
        if not within(text, i, "about") or norm(text, i + 1) in units:
            break
        i += 1
    for _ in range(2):
        if within(text, i, "latest"):
            latest, i = True, i + 1
        elif not told and within(text, i, "vague"):
            told, i = True, i + 1
        elif not told and i < len(text.tokens) and (counted := numerals.read(text.tokens, i)):
            told, (number, i) = True, counted
    if within(text, i, "latest") and told:
        latest, i = True, i + 1
    unit = units.get(norm(text, i))
    if unit is None or not (told or latest) or (number is not None and not 0 < number <= _MOST):
        return None
    i += 1
    if norm(text, i) in classes()["and"] and within(text, i + 1, "half"):
        i += 2
    return Quantity(i, number, unit, latest)


def lasting(text: Text, first: int, last: int) -> list[tuple[int, int]]:
    """The tokens that say how long something went on: « pendant trois heures »; not « pendant trois jours de combats »."""
    told = ((i, quantity(text, i + 1)) for i in text.among(time_words().sets["lasting"], first, last - 1))
    return [(i, q.end) for i, q in told if q is not None and not q.latest and not within(text, q.end, "of")]
