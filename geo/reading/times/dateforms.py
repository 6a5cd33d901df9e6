"""Which calendar words stand at a token: a week day, a day of a month, a month, a year, a date in figures?

The forms only, as ``days.CalendarWords``; what days they mean is for ``days``.
"""

import re
from dataclasses import replace

from geo.reading.memo import Memo
from geo.reading.text import Text
from geo.reading.times.days import CalendarWords
from geo.reading.times.timewords import time_words

YEARS = range(1900, 2100)
"""The years that four figures alone may mean."""
_SKIPPED = 3  # articles and prepositions in a row
_SHORT_FIGURES = re.compile(r"\d{1,2}")
_CLOSING = frozenset(',.;:!?)»"”…—–')
_HEADS = frozenset(":–—-")

Form = tuple[CalendarWords, int]
"""Calendar words and the index after their last token."""


def norm(text: Text, index: int) -> str:
    """The comparison form of a token, empty outside the text."""
    tokens = text.tokens
    return tokens[index].norm if 0 <= index < len(tokens) else ""


def within(text: Text, index: int, listed: str) -> bool:
    """Whether a token is in a word list of ``dates.toml``."""
    return norm(text, index) in time_words().sets[listed]


def skipped(text: Text, index: int, *lists: str) -> int:
    """The index after at most three words of some lists: « à partir du », « de la »."""
    end = index + _SKIPPED
    while index < end and any(within(text, index, listed) for listed in lists):
        index += 1
    return index


def year(text: Text, index: int) -> int | None:
    """The year that four figures say, None where they cannot be one."""
    word = norm(text, index)
    return int(word) if len(word) == 4 and word.isdecimal() and int(word) in YEARS else None


def day_number(text: Text, index: int) -> tuple[int, int] | None:
    """A day of the month (« 3 », « 1er », « premier ») and the index after it."""
    word = norm(text, index)
    if _SHORT_FIGURES.fullmatch(word) and 1 <= int(word) <= 31:
        ordinal = int(word) == 1 and within(text, index + 1, "ordinal")
        return int(word), index + 1 + ordinal
    return (1, index + 1) if within(text, index, "first") else None


def read(text: Text, index: int) -> Form | None:
    """The calendar words that begin at a token: a week day or a day with a month, a month or year said to be one."""
    words = time_words()
    if norm(text, index) in words.weekdays:
        return _from_weekday(text, index)
    if norm(text, index) in words.months:
        return _month(text, index)
    if norm(text, index)[:1].isdecimal() or within(text, index, "first"):
        return _in_figures(text, index) or day_and_month(text, index) or _bare_year(text, index)
    return None


def bound(text: Text, index: int) -> Form | None:
    """One end of a period, where a day number, a month or a year may stand alone: « du 3 », « entre 2011 »."""
    index = skipped(text, index, "article")
    if not _BOUNDS[norm(text, index)]:
        return None
    if found := read(text, index):
        return found
    if (stated := year(text, index)) is not None:
        return CalendarWords(year=stated), index + 1
    if norm(text, index) in time_words().weekdays:
        return _from_weekday(text, index, alone=True)
    if (month := time_words().months.get(norm(text, index))) is not None:
        return CalendarWords(month=month), index + 1
    if numbered := day_number(text, index):
        return CalendarWords(day=numbered[0]), numbered[1]
    return None


def _bounds(word: str) -> bool:
    """Whether one end of a period may begin with a word."""
    words = time_words()
    return word[:1].isdecimal() or word in words.weekdays or word in words.months or word in words.sets["first"]


_BOUNDS = Memo(_bounds)


def day_and_month(text: Text, index: int) -> Form | None:
    """« 3 décembre », « 1er mai 2015 », « 16 septembre dernier »."""
    numbered = day_number(text, index)
    if numbered is None:
        return None
    number, i = numbered
    month = time_words().months.get(norm(text, i))
    if month is None or _is_name(text, index):
        return None
    return tail(text, i + 1, CalendarWords(day=number, month=month))


def _is_name(text: Text, index: int) -> bool:
    """Whether a date is part of a name: « place du 7 avril »."""
    return within(text, index - 1, "of") and within(text, index - 2, "name_before")


def tail(text: Text, index: int, words: CalendarWords) -> Form:
    """A year or « dernier », « prochain », « de la semaine dernière » after a month or a week day."""
    if norm(text, index) == "." and (words.month and not words.year) and year(text, index + 1):
        index += 1  # « 8 déc. 2024 »
    if words.month is not None and (stated := year(text, index)) is not None:
        return replace(words, year=stated), index + 1
    if within(text, index, "last"):
        return replace(words, shift=-1), index + 1
    if within(text, index, "next"):
        return replace(words, shift=1), index + 1
    week = skipped(text, index, "of", "article")
    if week > index and words.day is None and words.weekday is not None and within(text, week, "week"):
        which = within(text, week + 1, "next") - within(text, week + 1, "last")
        return (replace(words, week=which), week + 2) if which else (words, index)
    return words, index


def _from_weekday(text: Text, index: int, *, alone: bool = False) -> Form:
    """« samedi », « samedi 3 décembre 2024 », « vendredi 29 », « mercredi dernier »."""
    words = CalendarWords(weekday=time_words().weekdays[norm(text, index)])
    numbered = None if alone else day_number(text, index + 1)
    if numbered is None:
        return tail(text, index + 1, words)
    number, i = numbered
    month = time_words().months.get(norm(text, i))
    if month is not None:
        return tail(text, i + 1, replace(words, day=number, month=month))
    if not norm(text, i) or norm(text, i) in _CLOSING or _before_another_day(text, i):
        return replace(words, day=number), i
    return words, index + 1


def _before_another_day(text: Text, index: int) -> bool:
    """Whether « vendredi 29 » goes on to another day: « et samedi 30 », « au dimanche 1er »."""
    if not within(text, index, "join") and not within(text, index, "to"):
        return False
    return norm(text, skipped(text, index + 1, "article", "to")) in time_words().weekdays


def _month(text: Text, index: int) -> Form | None:
    """A month with a year or « dernier », or alone where the word before it says that it is one."""
    words, end = tail(text, index + 1, CalendarWords(month=time_words().months[norm(text, index)]))
    if words.year is not None or (words.shift and text.tokens[index].text[0].islower()):
        return words, end
    told = within(text, index - 1, "before_month") and text.tokens[index].text.islower()
    told = told and text.tokens[index].text.lower() in time_words().month_names
    return (words, end) if told else None


def _in_figures(text: Text, index: int) -> Form | None:
    """« 02/12/2024 » and « 2024-12-02 »."""
    parts = [norm(text, index + k) for k in range(5)]
    numbers = [part for part in parts[::2] if part.isdecimal()]
    if len(numbers) < 3 or parts[1] != parts[3] or any(len(n) > 4 for n in numbers):
        return None
    if parts[1] == "/" and len(numbers[2]) == 4:
        day, month, stated = (int(n) for n in numbers)
    elif parts[1] == "-" and len(numbers[0]) == 4:
        stated, month, day = (int(n) for n in numbers)
    else:
        return None
    if not (stated in YEARS and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return CalendarWords(day=day, month=month, year=stated), index + 5


def _bare_year(text: Text, index: int) -> Form | None:
    """Four figures that the words around them say to be a year: « en 2016 », « les combats de 2016 », « (2016) », « 2016 : »."""
    stated = year(text, index)
    if stated is None:
        return None
    before, after = norm(text, index - 1), norm(text, index + 1)
    told = within(text, index - 1, "before_year") or (before == "(" and after == ")")
    told = told or (within(text, index - 1, "to") and within(text, index - 2, "reaching_back"))
    told = told or (after in _HEADS and _heads_sentence(text, index))
    if within(text, index - 1, "from") and not within(text, index - 2, "count_before"):
        told = True
    if not told or within(text, index + 1, "count_after"):
        return None
    return CalendarWords(year=stated), index + 1


def _heads_sentence(text: Text, index: int) -> bool:
    """« 2016 : », not « 2016-2017 : » nor « 2000 - 3000 soldats »."""
    sentence = text.sentence_at(text.tokens[index].start)
    return sentence is not None and sentence.first == index and not norm(text, index + 2).isdecimal()
