"""Which days do the words of a text mean, read against its publication date?

One pass over the tokens: the first word of a time expression names the readers that try it. What the words are is data
(``languages/fr/dates.toml``); the readers are in ``calendartimes`` and ``relativetimes``; what days calendar words mean is
arithmetic (``days``); whether a week day lies behind or ahead is the tense of its clause (``tense``). With no publication date,
words that count from it stay unresolved: today's date is never used in its place.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from geo.codebook import TimePrecision
from geo.model import Span, TimeReference
from geo.reading import calendartimes, dateforms, days, numerals, relativetimes
from geo.reading.dateline import publication_day
from geo.reading.text import Text
from geo.reading.timevalues import Hit, Scan, TimeKind, TimeMention
from geo.reading.timewords import time_words

__all__ = ["TimeKind", "TimeMention", "find_times", "publication_day"]

_HEAD_TOKENS = 60  # how far into a text its dateline may stand

_Reader = Callable[[Scan, int], Hit | None]


def find_times(text: Text, published: date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text in order, not overlapping, resolved against the day of publication."""
    scan, i = Scan(text, published, _at), 0
    while i < len(text.tokens):
        hit = _at(scan, i)
        if hit:
            scan.found.append(_mention(scan, i, hit))
        i = hit.end if hit else i + 1
    return tuple(scan.found)


def _at(scan: Scan, index: int) -> Hit | None:
    """The time expression that begins at a token, by the first reader that can read it."""
    if index < len(scan.text.tokens):
        for reader in _readers_of(scan.text.tokens[index].norm):
            if hit := reader(scan, index):
                return hit
    return None


@lru_cache(maxsize=65536)
def _readers_of(word: str) -> tuple[_Reader, ...]:
    return tuple(_readers().get(_key(word), ()))


def _key(word: str) -> str:
    """What the readers of a word are listed under: « 0 » for figures, the first part of « vingt-quatre » and « mi-2017 »."""
    if word[0].isdecimal():
        return "0"
    if "-" not in word:
        return word
    first = word.partition("-")[0]
    return first if first == "mi" or first in numerals.starters() else word


def _mention(scan: Scan, index: int, hit: Hit) -> TimeMention:
    span = Span(scan.text.tokens[index].start, scan.text.tokens[hit.end - 1].end)
    time, reason = None, hit.reason
    if hit.read:
        (first, last), fine = hit.read
        said = scan.text.text[span.start : span.end]
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
        background=_is_background(time, hit.kind, scan.published),
        future=hit.future,
        reason=reason,
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


@cache
def _readers() -> Mapping[str, tuple[_Reader, ...]]:
    """The readers to try at a word, in order; « 0 » stands for figures."""
    words = time_words()
    by_start: list[tuple[Iterable[str], _Reader]] = [
        (["0", *words.weekdays, *words.months, *words.sets["first"]], calendartimes.calendar),
        (["ce", "cet"], calendartimes.this_day),
        (["de", "du", "entre"], calendartimes.stated_range),
        (words.night.first_words, calendartimes.night),
        (words.seasons, calendartimes.season),
        (words.portions, calendartimes.portion),
        (words.night.first_words, relativetimes.part_of_night),
        (words.fixed.first_words, relativetimes.fixed),
        (["ces", "les", "des", *words.sets["latest"]], relativetimes.latest),
        (words.alone.first_words, relativetimes.part_alone),
        (["depuis"], relativetimes.since),
        (["jusqu'", "d'"], relativetimes.until),
        (["en"], relativetimes.in_so_long),
        (words.ago.first_words, relativetimes.ago),
        (["chaque", "tous", "toutes", *words.plural_weekdays], relativetimes.recurrent),
        (["0", *numerals.starters(), "quelques", "plusieurs"], relativetimes.later),
    ]
    table: dict[str, list[_Reader]] = {}
    for starts, reader in by_start:
        for start in starts:
            table.setdefault(start, []).append(reader)
    return MappingProxyType({start: tuple(readers) for start, readers in table.items()})
