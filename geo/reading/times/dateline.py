"""On which day was a text published, by its own dateline or header line?

A full date at the head of the text, on a line of its own or beside a byline (« 14/03/2025 mis à jour: 18:05 », « France 24 •
14/05/2021 »), in a dateline (« DAMAS, 8 déc 2024 (AFP) »), or after « Publié le », there or at the foot; the day of an update
only where no other is told. Never a copyright notice, the credit of a picture, or a date in the running prose.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from geo.reading import language
from geo.reading.memo import Memo
from geo.reading.text import normalise
from geo.reading.times import days
from geo.reading.times.timewords import time_words

_HEAD, _TAIL = 3000, 600  # characters in which a header or a footer may stand
_LINES = 14  # non-empty lines of the head that may be header lines
_LINE_CHARACTERS = 160
_CENTURY = 2000  # of « 12/03/16 »
_WORD = re.compile(r"(?<!\w\.)\b[^\d\W_]+")  # not the « fr » of a site
_MARKS = "|•·–—-/"  # what parts a date from a byline
_STARTED = re.compile(r"(?:^|[|•·:–—/(-])\s*$")
_AGENCY = r"\([\w .,-]{2,24}\)"
_NAME = r"[\w'’ ./-]{2,40}"


class _Cues(NamedTuple):
    published: re.Pattern[str]
    updated: re.Pattern[str]
    stamped: re.Pattern[str]
    refused: re.Pattern[str]
    credit: re.Pattern[str]
    filed: re.Pattern[str]
    place: re.Pattern[str]
    time: re.Pattern[str]
    clock: re.Pattern[str]
    beside: frozenset[str]
    bylines: frozenset[str]
    within: frozenset[str]


def _listed(name: str) -> list[str]:
    return [normalise(word) for word in language.table("dates")["dateline"][name]]


def _either(*names: str) -> str:
    """The pattern of one of the words of some lists."""
    return "|".join(re.escape(word) for name in names for word in _listed(name))


@cache
def _date_pattern() -> re.Pattern[str]:
    months, ordinal = "|".join(sorted(time_words().months, key=len, reverse=True)), _either("ordinal")
    return re.compile(
        rf"(?P<day>\d{{1,2}})(?:\s?{ordinal})?\s(?P<name>{months})\.?,?\s(?P<year>\d{{4}})(?!\d)"
        rf"|\b(?P<name6>{months})\.?\s(?P<day6>\d{{1,2}}),\s(?P<year6>\d{{4}})(?!\d)"
        r"|(?<![\d/])(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4}|\d{2})(?![\d/])"
        r"|(?<![\d.])(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})(?![\d.])"
        r"|(?<![\d-])(?P<day5>\d{2})-(?P<month5>\d{2})-(?P<year5>\d{4})(?![\d-])"
        r"|(?<![\d-])(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})(?![\d-])"
    )


@cache
def _cues() -> _Cues:
    """What announces the day, or the day of an update, what refuses it, and the words that may stand beside it."""
    agencies, weekdays, article = _either("agencies"), "|".join(time_words().weekdays), _either("article")
    to_date = rf"\W*(?:(?:{_either('bylines')})\s[^|•]{{2,60}}?\s)?(?:(?:{article})\b\W*)?(?:(?:{weekdays})\W+)?$"
    on_day = rf"(?:(?:{article})\s+)?(?:(?:{weekdays})\s+)?"
    credit = rf"/ ?(?:{agencies})\b|\b(?:{agencies}) ?/ ?(?!(?:{article})\b)[a-z]"
    credit += rf"|[–—-] (?:{agencies})\s*$"
    time = rf"(?:\b(?:{_either('at')}) )?\b\d{{1,2}}\s?(?:{_either('hours')}|:)\s?\d{{0,2}}(?::\d{{2}})?\b"
    bylines = {*_listed("bylines"), *_listed("agencies")}
    return _Cues(
        published=re.compile(rf"\b(?:{_either('announced')}){to_date}"),
        updated=re.compile(rf"\b(?:{_either('updated')}){to_date}"),
        stamped=re.compile(rf"\b(?:{_either('announced', 'updated')})\b"),
        refused=re.compile(rf"{_either('refused', 'credits')}|{credit}"),
        credit=re.compile(rf"{_either('credits')}|{credit}"),
        filed=re.compile(rf"\(?\s*(?:©\s*)?(?:{agencies})[\s/,|-]*{on_day}"),
        place=re.compile(rf"{_NAME}(?:\({_NAME}\))?(?:, ?{_NAME})?\s*(?:{_AGENCY}\s*)?[,–—-]+\s*{on_day}"),
        time=re.compile(time),
        clock=re.compile(rf"[\s,•|·–—-]*{time}"),
        beside=frozenset({*_listed("beside"), *time_words().weekdays} | bylines),
        bylines=frozenset(bylines),
        within=frozenset({*_listed("within"), *time_words().weekdays}),
    )


def publication_day(text: str) -> date | None:
    """The day on which a text says that it was published, None where it does not say. An impossible date counts for none."""
    head = [line for line in text[:_HEAD].splitlines() if line.strip()][:_LINES]
    tail = text[-_TAIL:].splitlines()
    found = [told for line in head for told in _stamps(line)]
    found += [told for line in tail for told in _stamps(line, footer=True)]
    found.sort(key=lambda told: told[0])
    return next((day for _, day in found), None)


def is_stamp(line: str) -> bool:
    """Whether a line holds only when and by whom its text was published."""
    plain = _plain(line)
    return any(_is_header(line, plain, match) for match in _date_pattern().finditer(plain))


def credits_picture(line: str) -> bool:
    """Whether a line says whose a picture is: « © AFP », « (Photo Jeanne Martin) », « Jeanne Martin / Reuters »."""
    return len(line) <= 2 * _LINE_CHARACTERS and _cues().credit.search(_plain(line)) is not None


def _stamps(line: str, *, footer: bool = False) -> Iterator[tuple[bool, date]]:
    """The days that one line gives, if it is a header line or a dateline, and whether each is of an update."""
    line = line.strip()[: 2 * _LINE_CHARACTERS]
    plain = _plain(line)
    cues = _cues()
    for match in _date_pattern().finditer(plain, 0, _LINE_CHARACTERS):
        before, after = plain[: match.start()], plain[match.end() :]
        day = _day(match)
        if day is None:
            continue
        if _is_announced(cues.published.search(before), line, after):
            yield False, day
        elif _is_announced(cues.updated.search(before), line, after):
            yield True, day
        elif _is_filed(before, after):
            yield False, day
        elif cues.refused.search(before):
            return
        elif not footer and (_is_header(line, plain, match) or _is_dateline(line[: match.start()], before, after)):
            yield False, day


def _plain(line: str) -> str:
    """A line in lower case without accents, character for character."""
    return line.translate(_LETTERS)


def _letter(code: int) -> str:
    character = chr(code)
    return " " if character.isspace() else normalise(character)[:1] or character


_LETTERS = Memo(_letter)


def _is_announced(cue: re.Match[str] | None, line: str, after: str) -> bool:
    """« Publié le », « , publié le 3 mai 2024 à 10h »; not « un rapport publié le 3 mai 2024 par l'ONU »."""
    if cue is None:
        return False
    started = line[cue.start()].isupper() or _STARTED.search(line[: cue.start()]) is not None
    if started or _cues().clock.match(after) is not None:
        return not after.startswith(", ") or _cues().clock.match(after) is not None
    return not after and _is_byline(line[: cue.start()])


def _is_filed(before: str, after: str) -> bool:
    """« (©AFP / 3 mai 2024 13h48) »: whether an agency says when it sent a dispatch."""
    agency = _cues().filed.fullmatch(before) is not None
    clock = _cues().clock.match(after) if agency else None
    return clock is not None and not after[clock.end() :].strip(" ).")


def _is_header(line: str, plain: str, match: re.Match[str]) -> bool:
    """Whether a line holds nothing but a date, a time, a byline and words such as « mis à jour »."""
    if len(line) > _LINE_CHARACTERS or not _is_byline(line):
        return False
    cues, (before, after) = _cues(), (plain[: match.start()], plain[match.end() :])
    words = _WORD.findall(_without_times(plain))
    marks = re.sub(rf"\b(?:{_either('article')}) $", "", before).rstrip()[-1:], after.lstrip()[:1]
    parted = any(mark and mark in _MARKS for mark in marks) or not cues.bylines.isdisjoint(words)
    return parted or _cues().clock.match(after) is not None or cues.beside.issuperset(words)


def _is_byline(line: str) -> bool:
    """Whether a piece of a line holds names and words such as « par », « mis à jour » alone, and is no credit of a picture."""
    plain, cues = _plain(line), _cues()
    others = [m for m in _WORD.finditer(_without_times(plain)) if m[0] not in cues.beside]
    return not others or (cues.refused.search(plain) is None and all(line[m.start()].isupper() for m in others))


def _without_times(plain: str) -> str:
    """A line with spaces for its dates, its hours, and words such as « mis à jour »."""
    return _cues().stamped.sub(_blank, _cues().time.sub(_blank, _date_pattern().sub(_blank, plain)))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_dateline(line: str, before: str, after: str) -> bool:
    """« DAMAS, 8 déc 2024 (AFP) – »: a place, the date, an agency or a dash; « DAMAS (AFP, 8 déc 2024) »."""
    within = re.search(r"^[^(]{2,40}\((\w+), $", before)
    if within is not None and within[1] in _cues().bylines:
        return after.startswith(")")
    if _cues().place.fullmatch(before) is None or not _is_name(line):
        return False
    clock = _cues().clock.match(after)
    return re.match(rf"\s*(?:{_AGENCY}|[–—:-])", after[clock.end() if clock else 0 :]) is not None


def _is_name(before: str) -> bool:
    """Whether each word is written with a capital, or is one that names hold: « Port-au-Prince », « Abou Kamal (Syrie), le »."""
    words = _WORD.findall(before)
    within = _cues().within
    return (
        words[:1] != []
        and words[0][0].isupper()
        and all(word[0].isupper() or normalise(word) in within for word in words)
    )


def _day(match: re.Match[str]) -> date | None:
    """The day of a match, None where the calendar has none."""
    parts = {key.rstrip("23456"): value for key, value in match.groupdict().items() if value is not None}
    month = time_words().months[parts["name"]] if "name" in parts else int(parts["month"])
    year = int(parts["year"])
    return days.day_of(year if year > 99 else _CENTURY + year, month, int(parts["day"]))
