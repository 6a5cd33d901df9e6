"""On which day was a text published, by its own dateline or header line?

A full date at the head of the text, on a line of its own (« 14/03/2025 mis à jour: 18:05 »), in a dateline (« DAMAS, 8 déc 2024
(AFP) ») or after « Publié le ». Never a copyright notice, never a date in the running prose.
"""

import re
from datetime import date
from functools import cache

from geo.reading import language
from geo.reading.text import normalise
from geo.reading.times import days
from geo.reading.times.timewords import time_words

_HEAD, _TAIL = 3000, 600  # characters in which a header or a footer may stand
_LINES = 14  # non-empty lines of the head that may be header lines
_LINE_CHARACTERS = 160
_NOISE = re.compile(r"[\d\W_]+")


def _either(name: str) -> str:
    """The pattern of one of the words of a list."""
    return "|".join(re.escape(normalise(word)) for word in language.table("dates")["dateline"][name])


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b\d{{1,2}}\s?(?:{_either('hours')}|:)\s?\d{{0,2}}(?::\d{{2}})?\b")


@cache
def _date_pattern() -> re.Pattern[str]:
    months, ordinal = "|".join(sorted(time_words().months, key=len, reverse=True)), _either("ordinal")
    return re.compile(
        rf"(?P<day>\d{{1,2}})(?:\s?{ordinal})?\s(?P<name>{months})\.?\s(?P<year>\d{{4}})(?!\d)"
        r"|(?<![\d/])(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4})(?![\d/])"
        r"|(?<![\d.])(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})(?![\d.])"
        r"|(?<![\d-])(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})(?![\d-])"
    )


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What announces the day, what announces a copyright, and the words that a header line may hold beside its date."""
    beside = frozenset(map(normalise, language.table("dates")["dateline"]["beside"])) | set(time_words().weekdays)
    announced = rf"(?:{_either('announced')})\W*(?:(?:{_either('article')})\W+)?(?:\w+\W+)?$"
    return re.compile(announced), re.compile(rf"(?:{_either('refused')})"), beside


def publication_day(text: str) -> date | None:
    """The day on which a text says that it was published, None where it does not say. An impossible date counts for none."""
    head = [line for line in text[:_HEAD].splitlines() if line.strip()][:_LINES]
    tail = text[max(_HEAD, len(text) - _TAIL) :].splitlines() if len(text) > _HEAD else []
    found = [_of_line(line) for line in head] + [_of_line(line, footer=True) for line in tail]
    return next((day for day in found if day is not None), None)


def _of_line(line: str, *, footer: bool = False) -> date | None:
    """The day that one line gives, if it is a header line or a dateline."""
    line = normalise(line.strip().replace("\u00a0", " ").replace("\u202f", " ")) if line else line
    start = line[:_LINE_CHARACTERS]
    announced, refused, beside = _cues()
    for match in _date_pattern().finditer(start):
        before = start[: match.start()]
        if refused.search(before):
            return None
        told = announced.search(before) is not None
        alone = len(line) <= _LINE_CHARACTERS and _is_bare(start, match, beside)
        dateline = _dateline(before, start[match.end() :])
        if told or (not footer and (alone or dateline)):
            return _day(match)
    return None


def _is_bare(line: str, match: re.Match[str], beside: frozenset[str]) -> bool:
    """Whether a line holds nothing but a date, a time, figures and words such as « mis à jour »."""
    rest = _time_pattern().sub(" ", f"{line[: match.start()]} {line[match.end() :]}")
    rest = _date_pattern().sub(" ", rest)
    return all(word in beside for word in _NOISE.sub(" ", rest).split())


def _dateline(before: str, after: str) -> bool:
    """« DAMAS, 8 déc 2024 (AFP) – »: a place, the date, an agency or a dash."""
    place = re.fullmatch(rf"[\w' ()./-]{{2,40}}[,–—-]\s*(?:(?:{_either('article')})\s+)?", before)
    return place is not None and re.match(r"\s*(?:\([\w/ -]{2,20}\)|[–—:-])", after) is not None


def _day(match: re.Match[str]) -> date | None:
    """The day of a match, None where the calendar has none."""
    parts = {key.rstrip("234"): value for key, value in match.groupdict().items() if value is not None}
    month = time_words().months[parts["name"]] if "name" in parts else int(parts["month"])
    return days.day_of(int(parts["year"]), month, int(parts["day"]))
