"""At what hour? « à 05H00 (03H00 GMT) », « vers 17 heures », « peu après 3h30 du matin »: words beside a day that change no day."""

from geo.reading.text import Text
from geo.reading.times.dateforms import norm, skipped, within
from geo.reading.times.timewords import time_words

_HOURS = 24


def over(text: Text, index: int) -> int:
    """The index after a time of the day that begins at a token, the same index where none does."""
    opens = within(text, index, "clock_opener")
    start = skipped(text, index + 1, "clock_link") if opens else index
    end = _hour(text, start)
    if end == start:
        return index
    if norm(text, end) == "(":
        inner = over(text, end + 1)
        end = inner + 1 if inner > end + 1 and norm(text, inner) == ")" else end
    return end


def _hour(text: Text, index: int) -> int:
    """« 05h00 GMT », « 17 heures 30 », « 3h du matin »; not « 14 heures de combats »."""
    hours, unit, end = norm(text, index), norm(text, index + 1), index + 2
    whole, short = within(text, index + 1, "clock_unit"), unit[:1] in time_words().sets["clock_sign"]
    if not hours.isdecimal() or int(hours) > _HOURS or not (whole or (short and _is_minutes(unit[1:]))):
        return index
    minutes = norm(text, end)
    if whole and minutes and _is_minutes(minutes):
        end += 1
    if within(text, end, "clock_zone"):
        end += 1
    if within(text, end, "of"):
        part = skipped(text, end + 1, "article")
        if within(text, part, "clock_part"):
            return part + 1
        return index if whole else end
    return end


def _is_minutes(figures: str) -> bool:
    """« 05 » of « 3h05 »; nothing, of « 3h »."""
    return not figures or (len(figures) == 2 and figures.isdecimal())
