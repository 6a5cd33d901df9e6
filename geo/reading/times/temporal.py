"""Which days do the words of a text mean, read against its publication date?

One pass over the tokens: the first word of a time expression names the readers that try it. What the words are is data
(``languages/fr/dates.toml``); the readers are in ``calendartimes`` and ``relativetimes``; what days calendar words mean is
arithmetic (``days``); whether a week day lies behind or ahead is the tense of its clause (``tense``). With no publication date,
words that count from it stay unresolved: today's date is never used in its place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from types import MappingProxyType

from geo.codebook import TimePrecision
from geo.model import Span, TimeReference
from geo.reading import numerals
from geo.reading.memo import Memo
from geo.reading.phrases import Phrases
from geo.reading.text import Text
from geo.reading.times import calendartimes, clock, dateforms, days, relativetimes
from geo.reading.times.timevalues import Hit, Scan, TimeKind, TimeMention
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import words as classes

_ANY_DAYS = tuple(date(2020, month, 15) for month in (1, 4, 7, 10))  # a day of each season
_HEAD_TOKENS = 60  # how far into a text its dateline may stand

_Reader = Callable[[Scan, int], Hit | None]
_Tried = tuple[tuple[_Reader, ...], Mapping[str, tuple[_Reader, ...]]]
"""The readers to try at a word whatever follows it, and those to try where the next word is this one."""

_NOTHING: _Tried = ((), {})


def find_times(text: Text, published: date | None, month: tuple[int, int] | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of a text in order, not overlapping, resolved against the day of publication.

    Where only the month of publication is known, it gives their year to « 16 septembre » and « novembre ». A day in the
    first or last year of the calendar stands for none: 0001-01-01 is how some programs write an unknown day.
    """
    if published and published.year in (MINYEAR, MAXYEAR):
        published = None
    scan, reached = Scan(text, published, _at), 0
    for i in [i for i, norm in enumerate(text.norms) if _READERS_OF[norm] is not _NOTHING]:
        if i >= reached and (hit := _at(scan, i)):
            if month is not None and published is None and hit.read is None:
                hit = _by_month(scan, i, hit, month)
            hit = hit._replace(end=clock.over(text, hit.end))
            scan.found.append(_mention(scan, i, hit))
            reached = hit.end
    return tuple(scan.found)


def _by_month(scan: Scan, index: int, hit: Hit, month: tuple[int, int]) -> Hit:
    """A day or month without a year, read from the end of the month of publication; any other expression as it is."""
    said = {t.norm for t in scan.text.tokens[index : hit.end]}
    if said.isdisjoint(time_words().months) or not said.isdisjoint(time_words().weekdays):
        return hit
    again = _at(Scan(scan.text, days.month_days(*month)[1], _at), index)
    return again if again is not None and again.end == hit.end else hit


def _at(scan: Scan, index: int) -> Hit | None:
    """The time expression that begins at a token, by the first reader that can read it."""
    tokens = scan.text.tokens
    if index < len(tokens):
        readers, by_follower = _READERS_OF[tokens[index].norm]
        if by_follower and index + 1 < len(tokens):
            readers = by_follower.get(_FOLLOWER[tokens[index + 1].norm], readers)
        for reader in readers:
            if hit := reader(scan, index):
                return hit
    return None


def _key(word: str) -> str:
    """What the readers of a word are listed under: « 0 » for figures, the first part of « vingt-quatre » and « mi-2017 »."""
    if word[0].isdecimal():
        return "0"
    if "-" not in word:
        return word
    first = word.partition("-")[0]
    return first if first in time_words().sets["hyphenated"] or first in numerals.starters() else word


def _readers_of(word: str) -> _Tried:
    return _readers().get(_key(word), _NOTHING)


def _follower(word: str) -> str:
    return "0" if numerals.counts(word) else word


_READERS_OF, _FOLLOWER = Memo(_readers_of), Memo(_follower)
"""A word as the second of a time expression: « 0 » for all numbers."""


def _mention(scan: Scan, index: int, hit: Hit) -> TimeMention:
    span = Span(scan.text.tokens[index].start, scan.text.tokens[hit.end - 1].end)
    time, reason = None, hit.reason
    if hit.read:
        (first, last), fine = hit.read
        said = scan.text.said(span)
        time = TimeReference(first_day=first, last_day=last, precision=fine, words=said)
    elif reason is None:
        reason = "no publication date" if scan.published is None else "no such day"
    return TimeMention(
        span=span,
        time=time,
        kind=TimeKind.DATELINE if _is_dateline(scan, index, hit) else hit.kind,
        relative_to_event=hit.relative,
        anchor=hit.anchor,
        conflict=hit.conflict,
        background=_is_background(time, hit.kind, scan.published) or _is_over_whenever(scan, index, hit),
        future=hit.future,
        reason=reason,
        after=hit.after,
    )


def _is_dateline(scan: Scan, index: int, hit: Hit) -> bool:
    """Whether a date is the day of publication between a place and a dash or an agency, at the head of the text."""
    if scan.published is None or hit.read is None or hit.read[0] != (scan.published, scan.published):
        return False
    tokens = scan.text.tokens
    if not 0 < index <= _HEAD_TOKENS or tokens[index - 1].text != "," or hit.end >= len(tokens):
        return False
    return dateforms.year(scan.text, hit.end - 1) is not None and tokens[hit.end].text in ("-", "–", "—", "(", ":")


def _is_background(time: TimeReference | None, kind: TimeKind, published: date | None) -> bool:
    """Whether a time is long over: two months before publication, or a year before its year."""
    if time is None or published is None or kind is TimeKind.SINCE:
        return False
    if (published - time.last_day).days > days.BACKGROUND_DAYS:
        return True
    named_year = time.precision is TimePrecision.YEAR and kind is not TimeKind.WITHIN
    return named_year and time.last_day.year < published.year


def _is_over_whenever(scan: Scan, index: int, hit: Hit) -> bool:
    """« l'année dernière » of an article without a day: long over, whatever that day is."""
    if scan.published is not None or hit.read is not None or hit.kind is not TimeKind.DEICTIC:
        return False
    for day in _ANY_DAYS:
        again = _at(Scan(scan.text, day, _at), index)
        if again is None or again.read is None:
            return False
        (first, last), fine = again.read
        if not _is_background(TimeReference(first_day=first, last_day=last, precision=fine, words=""), hit.kind, day):
            return False
    return True


@cache
def _readers() -> Mapping[str, _Tried]:
    """The readers to try at a word, in order; « 0 » stands for figures."""
    words = time_words()
    sets = words.sets
    bounds = {"0", *words.weekdays, *words.months, *sets["first"], *sets["article"]}
    amount = {"0", *sets["about"], *sets["latest"], *sets["vague"], *words.units}
    # first words, and, where only some words may follow them, these
    by_start: list[tuple[Iterable[str], _Reader, Iterable[str] | None]] = [
        (["0", *words.weekdays, *words.months, *sets["first"]], calendartimes.calendar, None),
        (sets["this"], calendartimes.this_day, words.weekdays),
        (sets["range_opener"], calendartimes.stated_range, bounds),
        *_listed(words.night, calendartimes.night),
        (words.seasons, calendartimes.season, None),
        (words.portions, calendartimes.portion, None),
        *_listed(words.night, relativetimes.part_of_night),
        *_listed(words.fixed, relativetimes.fixed),
        (sets["latest_opener"], relativetimes.latest, amount | sets["next"]),
        (sets["latest"], relativetimes.latest, None),
        *_listed(words.alone, calendartimes.part_of_day),
        *_listed(words.alone, relativetimes.part_alone),
        (sets["clock_opener"], relativetimes.hour_alone, {"0", *sets["clock_link"]}),
        (classes()["since"], relativetimes.since, None),
        (sets["until"], relativetimes.until, None),
        (sets["by"], relativetimes.until, sets["here"]),
        (classes()["in"], relativetimes.in_so_long, amount),
        *_listed(words.ago, relativetimes.ago),
        ([*sets["recurring"], *words.plural_weekdays], relativetimes.recurrent, None),
        (["0", *numerals.starters(), *sets["many"]], relativetimes.later, amount | classes()["and"]),
    ]
    table: dict[str, list[tuple[_Reader, Iterable[str] | None]]] = {}
    for starts, reader, followers in by_start:
        for start in starts:
            table.setdefault(start, []).append((reader, followers))
    return MappingProxyType({start: _tried(entries) for start, entries in table.items()})


def _listed(phrases: Phrases, reader: _Reader) -> list[tuple[list[str], _Reader, Iterable[str] | None]]:
    """The beginnings of the phrases that a reader reads."""
    return [([first], reader, followers) for first, followers in phrases.beginnings.items()]


def _tried(entries: Sequence[tuple[_Reader, Iterable[str] | None]]) -> _Tried:
    """The readers of one first word by the word that follows."""
    sure = tuple(reader for reader, followers in entries if followers is None)
    told = [(reader, None if words is None else {_FOLLOWER[word] for word in words}) for reader, words in entries]
    every = set().union(*(words for _, words in told if words is not None))
    return sure, {
        word: tuple(reader for reader, words in told if words is None or word in words) for word in sorted(every)
    }
