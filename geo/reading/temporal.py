"""Which days do the words of a text mean, read against its publication date?

One pass over the tokens: the first word of a time expression names the readers that try it. What the words are is data
(``languages/fr/dates.toml``); what days they mean is calendar arithmetic (``days``); whether a week day lies behind or ahead is
the tense of its clause (``tense``). With no publication date, words that count from it stay unresolved: today's date is never
used in its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from geo.codebook import TimePrecision
from geo.model import Span, TimeReference
from geo.reading import dateforms, days, numerals, tense
from geo.reading.dateforms import norm, within
from geo.reading.dateline import publication_day
from geo.reading.days import CalendarWords, Days
from geo.reading.text import Sentence, Text
from geo.reading.timewords import time_words

__all__ = ["TimeKind", "TimeMention", "find_times", "publication_day"]

_Read = tuple[Days, TimePrecision]
_ANCHORS_KEPT = 20  # how many mentions back « la veille » may look
_SHORTEST_STRETCH_HOURS = 12  # « en deux heures » is no date
_HOURS_A_DAY = 24
_MOST = 5000  # units of time; larger counts are of something else


class TimeKind(StrEnum):
    """How a time is said."""

    POINT = "point"  # a day, a week, a month, a year
    INTERVAL = "interval"  # « du 3 au 5 mai », « dans la nuit de jeudi à vendredi »
    SINCE = "since"  # « depuis mercredi »: up to publication, cumulative
    UNTIL = "until"  # « jusqu'à lundi », « d'ici vendredi »: the last day
    WITHIN = "within"  # « ces derniers jours », « en 72 heures »: a stretch that ends, or begins, at publication
    DEICTIC = "deictic"  # « hier », « ce matin », « la semaine dernière »: counted from publication
    ANAPHORIC = "anaphoric"  # « la veille », « deux jours plus tard »: counted from a day named before
    PART = "part"  # « à l'aube »: a part of a day named before
    RECURRENT = "recurrent"  # « chaque vendredi »: no day of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression of a text.

    ``time`` is None where the days cannot be told, and ``reason`` then says why. ``relative_to_event`` marks words that count
    from a day of the story rather than from publication; ``anchor`` is the mention they were counted from (None: publication,
    for want of another). ``conflict`` says that a week day and a date contradict each other (the date is kept).
    ``background`` marks what was over two months before publication, or in an earlier year named as such. ``future`` is what
    the tense of the clause says: True to come, False gone by, None not told or not asked.
    """

    span: Span
    time: TimeReference | None
    kind: TimeKind
    relative_to_event: bool = False
    anchor: Span | None = None
    conflict: str | None = None
    background: bool = False
    future: bool | None = None
    reason: str | None = None


def find_times(text: Text, published: date | None) -> tuple[TimeMention, ...]:
    """The time expressions of a text in order, not overlapping, resolved against the day of publication."""
    return tuple(_Scanner(text, published).scan())


class _Hit(NamedTuple):
    """A time expression as read, up to the token ``end`` (not included)."""

    end: int
    read: _Read | None
    kind: TimeKind = TimeKind.POINT
    relative: bool = False
    anchor: Span | None = None
    conflict: str | None = None
    future: bool | None = None
    reason: str | None = None


class _Quantity(NamedTuple):
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
            return days.shifted(day, days=sign * max(1, -(-self.number // _HOURS_A_DAY)))
        return days.shifted(day, days=sign * self.number * int(self.unit["days"]))


class _Scanner:
    """One pass over one text; holds what was found, since « la veille » counts from it."""

    def __init__(self, text: Text, published: date | None) -> None:
        self.text, self.published, self.words = text, published, time_words()
        self.found: list[TimeMention] = []

    def scan(self) -> list[TimeMention]:
        i, readers = 0, _readers()
        while i < len(self.text.tokens):
            hit = None
            for reader in readers.get(_key(self.text.tokens[i].norm), ()):
                if hit := reader(self, i):
                    break
            if hit:
                self.found.append(self._mention(i, hit))
            i = hit.end if hit else i + 1
        return self.found

    def _mention(self, index: int, hit: _Hit) -> TimeMention:
        span = Span(self.text.tokens[index].start, self.text.tokens[hit.end - 1].end)
        time = None
        if hit.read:
            (first, last), fine = hit.read
            time = TimeReference(
                first_day=first, last_day=last, precision=fine, words=self.text.text[span.start : span.end]
            )
        reason = hit.reason if time else hit.reason or self._why_not()
        return TimeMention(
            span=span, time=time, kind=hit.kind, relative_to_event=hit.relative, anchor=hit.anchor, conflict=hit.conflict,
            background=self._is_background(time, hit.kind), future=hit.future, reason=reason,
        )  # fmt: skip

    def _why_not(self) -> str:
        return "no publication date" if self.published is None else "no such day"

    def _is_background(self, time: TimeReference | None, kind: TimeKind) -> bool:
        if time is None or self.published is None or kind is TimeKind.SINCE:
            return False
        if (self.published - time.last_day).days > days.BACKGROUND_DAYS:
            return True
        return (
            time.precision is TimePrecision.YEAR
            and kind is not TimeKind.WITHIN
            and time.last_day.year < self.published.year
        )

    # ── the calendar ──

    def _calendar(self, index: int) -> _Hit | None:
        """A week day, a date, a month or a year; with a neighbour, both (« vendredi 29 et samedi 30 novembre »)."""
        if form := dateforms.read(self.text, index):
            return self._pair(index, form) or self._resolved(index, *form)
        return self._listed_days(index) or self._later(index) if norm(self.text, index)[0].isdecimal() else None

    def _resolved(self, index: int, words: CalendarWords, end: int, *, future: bool | None = None) -> _Hit:
        if words.weekday is not None:
            end = self._beside(end)
        if future is None and (words.weekday is not None or (words.year is None and words.month is not None)):
            future = tense.future(self.text, index, end)
        read = days.resolve(words, self.published, future) or self._by_context(words)
        return _Hit(end, read, future=future, conflict=self._conflict(words, read))

    def _by_context(self, words: CalendarWords) -> _Read | None:
        """Without a publication date, « le 29 novembre » takes the year of a month or day named close by in time."""
        if self.published or words.day is None or words.month is None or words.year is not None:
            return None
        for mention in self.found[: -_ANCHORS_KEPT - 1 : -1]:
            if mention.time is None or mention.time.precision is TimePrecision.YEAR:
                continue
            named = mention.time.first_day
            near = [d for n in (-1, 0, 1) if (d := days.day_of(named.year + n, words.month, words.day))]
            near = [d for d in near if abs((d - named).days) <= days.BACKGROUND_DAYS]
            if near:
                return (near[0], near[0]), TimePrecision.DAY
        return None

    def _conflict(self, words: CalendarWords, read: _Read | None) -> str | None:
        """What is wrong where a week day and a date contradict each other."""
        if read is None or words.weekday is None or words.day is None or read[0][0].weekday() == words.weekday:
            return None
        day = read[0][0]
        names = self.words.weekday_names
        return self.words.conflict.format(
            day=day.day, month=self.words.month_names[day.month - 1], year=day.year,
            found=names[day.weekday()], said=names[words.weekday],
        )  # fmt: skip

    def _beside(self, end: int) -> int:
        """The index after a part of the day (« samedi soir »), if one follows."""
        part = self.words.beside.at(self.text, end)
        if part is None or within(self.text, part[0], "of"):
            return end
        return part[0]

    def _pair(self, index: int, form: dateforms.Form) -> _Hit | None:
        """« samedi et dimanche », « vendredi 29 et samedi 30 novembre »: neighbouring days as one interval."""
        words, end = form
        if words.weekday is None or norm(self.text, end) != "et" or norm(self.text, end + 1) not in self.words.weekdays:
            return None
        other = dateforms.read(self.text, end + 1)
        if other is None or other[0].weekday != (words.weekday + 1) % 7:
            return None
        return self._interval(index, words, other[0], self._beside(other[1]))

    def _listed_days(self, index: int) -> _Hit | None:
        """« 29 et 30 novembre », « 3-5 mai »: from the first to the last."""
        first = dateforms.day_number(self.text, index)
        if first is None or not within(self.text, first[1], "join"):
            return None
        i = first[1] + 1
        while within(self.text, i, "article"):
            i += 1
        if (last := dateforms.day_and_month(self.text, i)) is None or norm(self.text, first[1]) == "/":
            return None
        return self._interval(index, CalendarWords(day=first[0]), *last)

    def _interval(self, index: int, first: CalendarWords, last: CalendarWords, end: int) -> _Hit | None:
        """From one day to another; the first takes what it leaves out from the second."""
        future = tense.future(self.text, index, end)
        after = days.resolve(last, self.published, future)
        if after is None:
            return _Hit(end, None, TimeKind.INTERVAL, future=future)
        if first.day is not None and first.month is None and last.month is not None:
            first = replace(first, month=after[0][1].month, year=after[0][1].year)
        elif first.month is not None and first.year is None and last.year is not None:
            first = replace(first, year=last.year if first.month <= (last.month or 12) else last.year - 1)
        before = days.resolve(first, after[0][1], future=False)
        if before is None or before[0][0] > after[0][1]:
            return None
        span = (before[0][0], after[0][1])
        fine = max(before[1], after[1], days.precision(*span), key=list(TimePrecision).index)
        return _Hit(end, (span, fine), TimeKind.INTERVAL, future=future)

    def _range(self, index: int) -> _Hit | None:
        """« de lundi à jeudi », « du 3 au 5 mai », « entre le 3 et le 5 mai », « de 2011 à 2013 »."""
        first = dateforms.bound(self.text, index + 1)
        if first is None:
            return None
        i = self._beside(first[1]) if first[0].weekday is not None else first[1]
        between = norm(self.text, index) == "entre"
        if not (norm(self.text, i) == "et" if between else within(self.text, i, "to")):
            return None
        last = dateforms.bound(self.text, i + 1)
        if last is None or self._unlike(first[0], last[0]) or within(self.text, last[1], "count_after"):
            return None
        return self._interval(
            index, first[0], last[0], self._beside(last[1]) if last[0].weekday is not None else last[1]
        )

    @staticmethod
    def _unlike(first: CalendarWords, last: CalendarWords) -> bool:
        """Whether two bounds are no ends of one period: « de 3 à 5 », « entre lundi et 2013 »."""
        if last.day is None and last.weekday is None and (first.day is not None or first.weekday is not None):
            return True
        if last.day is not None and last.month is None and last.weekday is None:
            return True
        return last.year is not None and last.month is None and first.year is None and first.month is None

    def _night(self, index: int) -> _Hit | None:
        """« dans la nuit de jeudi à vendredi », « la nuit de samedi », « dans la nuit »: two days, for a night has two."""
        phrase = self.words.night.at(self.text, index)
        if phrase is None:
            return None
        end = phrase[0]
        if not within(self.text, end, "from"):
            return self._part_of_day(index, end) if norm(self.text, index) == "dans" else None
        if found := self._range(end):
            return found
        one = dateforms.bound(self.text, end + 1)
        if (
            one is None
            or (one[0].weekday is None and one[0].month is None)
            or (one[0].day is None and one[0].weekday is None)
        ):
            return None
        hit = self._resolved(index, *one)
        if hit.read is None:
            return hit._replace(kind=TimeKind.INTERVAL)
        first = hit.read[0][0]
        morning = days.shifted(first, days=1) or first
        if self.published and not hit.future:
            morning = max(first, min(morning, self.published))
        return hit._replace(read=((first, morning), days.precision(first, morning)), kind=TimeKind.INTERVAL)

    # ── words that count from publication or from a day named before ──

    def _fixed(self, index: int) -> _Hit | None:
        phrase = self.words.fixed.at(self.text, index)
        if phrase is None:
            return None
        end, (table, value) = phrase
        if table == "anaphoric":
            return self._anaphoric(index, end, value)
        end = self._beside(end)
        future = tense.future(self.text, index, end)
        if self.published is None:
            return _Hit(end, None, TimeKind.DEICTIC)
        if table == "periods":
            unit, distance = value
            return _Hit(end, days.period(unit, distance, self.published, bool(future)), TimeKind.DEICTIC, future=future)
        ahead = 1 if future and value[0] < 0 == value[1] else 0  # « cette nuit » of a clause in the future
        first, last = (days.shifted(self.published, days=v + ahead) for v in value)
        if first is None or last is None:
            return None
        return _Hit(end, ((first, last), days.precision(first, last)), TimeKind.DEICTIC, future=future)

    def _this_day(self, index: int) -> _Hit | None:
        """« ce mercredi », « ce vendredi 6 décembre »: the article before a week day belongs to it."""
        if norm(self.text, index + 1) not in self.words.weekdays:
            return None
        return self._calendar(index + 1)

    def _anaphoric(self, index: int, end: int, offset: int) -> _Hit | None:
        if norm(self.text, index - 1) == "jour":  # « du jour au lendemain »
            return None
        if within(self.text, end, "of"):
            return _Hit(end, None, TimeKind.ANAPHORIC, relative=True, reason="counts from an event")
        end = self._beside(end)
        return self._counted(index, end, offset, offset)

    def _counted(self, index: int, end: int, nearest: int, farthest: int) -> _Hit:
        """So many days from the last day named: forwards from wherever in the text, backwards from close by or publication."""
        backwards = nearest < 0 or farthest < 0
        anchor = self._anchor(index, near=backwards and self.published is not None)
        day = anchor.time.last_day if anchor and anchor.time else self.published if backwards else None
        if anchor and anchor.time and backwards:
            day = anchor.time.first_day
        hit = _Hit(end, None, TimeKind.ANAPHORIC, True, anchor.span if anchor else None, reason="no day named before")
        if day is None:
            return hit
        ends = [days.shifted(day, days=n) for n in sorted((nearest, farthest))]
        if ends[0] is None or ends[1] is None:
            return hit
        future = tense.future(self.text, index, end)
        if self.published and ends[0] > self.published and future is False:
            return hit._replace(reason="after publication")
        return hit._replace(read=((ends[0], ends[1]), days.precision(ends[0], ends[1])), future=future, reason=None)

    def _anchor(self, index: int, *, near: bool = False) -> TimeMention | None:
        """The last day named in this paragraph or the two sentences before; unless near, the last that is not background."""
        here = self.text.sentence_at(self.text.tokens[index].start)
        close = here.start if here else 0
        for _ in range(2):
            before = self.text.sentence_at(max(0, close - 1)) or self.text.sentence_at(max(0, close - 2))
            close = before.start if before else close
        for mention in self.found[: -_ANCHORS_KEPT - 1 : -1]:
            if mention.time is None or mention.time.precision not in (TimePrecision.DAY, TimePrecision.DAYS):
                continue
            if mention.kind in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.WITHIN, TimeKind.PART):
                continue
            if mention.span.start >= close or self._same_paragraph(mention, here):
                return mention
            if not near and not (mention.background or mention.future):
                return mention
        return None

    def _same_paragraph(self, mention: TimeMention, here: Sentence | None) -> bool:
        other = self.text.sentence_at(mention.span.start)
        return here is not None and other is not None and other.paragraph == here.paragraph

    def _part_alone(self, index: int) -> _Hit | None:
        phrase = self.words.alone.at(self.text, index)
        if phrase is None or within(self.text, phrase[0], "of") or norm(self.text, phrase[0]) in self.words.weekdays:
            return None
        return self._part_of_day(index, phrase[0])

    def _part_of_day(self, index: int, end: int) -> _Hit | None:
        """A part of the last day named close by, else of the day of publication; a night reaches back to its evening."""
        sentence = self.text.sentence_at(self.text.tokens[index].start)
        anchor = self._anchor(index)
        if anchor and sentence and not anchor.span.start >= sentence.start:
            anchor = None
        night = norm(self.text, end - 1) == "nuit"
        if anchor and anchor.time:
            first, last = anchor.time.first_day, anchor.time.last_day
            last = (days.shifted(last, days=1) or last) if night else last
            last = max(first, min(last, self.published or last))
        elif self.published:
            last = self.published
            first = (days.shifted(last, days=-1) or last) if night else last
        else:
            return _Hit(end, None, TimeKind.PART)
        read = ((first, last), days.precision(first, last))
        return _Hit(end, read, TimeKind.PART, anchor is not None, anchor.span if anchor else None)

    # ── stretches ──

    def _since(self, index: int) -> _Hit | None:
        i = index + 1
        if quantity := self._quantity(i):
            if within(self.text, quantity.end, "ordinal"):
                return None
            first = quantity.away(self.published, -1) if self.published else None
            return self._up_to_now(quantity.end, first)
        hit = self._time_at(i)
        if hit is None or hit.kind in (TimeKind.SINCE, TimeKind.RECURRENT, TimeKind.UNTIL):
            return None
        if hit.read is None:
            return hit._replace(kind=TimeKind.SINCE)
        first = hit.read[0][0]
        if self.published and first > self.published:  # « depuis » is never of the future, whatever the clause says
            past = self._calendar_past(i)
            first = past or first
        return self._up_to_now(hit.end, first)._replace(conflict=hit.conflict, relative=hit.relative, anchor=hit.anchor)

    def _calendar_past(self, index: int) -> date | None:
        form = dateforms.bound(self.text, index)
        read = days.resolve(form[0], self.published, future=False) if form else None
        return read[0][0] if read else None

    def _up_to_now(self, end: int, first: date | None) -> _Hit:
        if first is None or self.published is None or first > self.published:
            return _Hit(end, None, TimeKind.SINCE)
        return _Hit(end, ((first, self.published), days.precision(first, self.published)), TimeKind.SINCE)

    def _until(self, index: int) -> _Hit | None:
        """« jusqu'à lundi », « jusqu'en 2016 », « d'ici vendredi », « d'ici trois mois »."""
        by = norm(self.text, index) == "d'"
        if by and norm(self.text, index + 1) != "ici":
            return None
        i = index + 1 + by
        if by and (quantity := self._quantity(i)):
            last = quantity.away(self.published, 1) if self.published else None
            read = ((self.published, last), days.precision(self.published, last)) if self.published and last else None
            return _Hit(quantity.end, read, TimeKind.UNTIL, future=True)
        if within(self.text, i, "to") or norm(self.text, i) == "en":
            i += 1
        if form := dateforms.bound(self.text, i):
            if form[0].weekday is None and form[0].month is None and form[0].year is None:
                return None
            ahead = by or tense.future(self.text, index, form[1]) is not False
            return self._resolved(i, *form, future=ahead)._replace(kind=TimeKind.UNTIL)
        hit = self._time_at(i)
        return hit._replace(kind=TimeKind.UNTIL) if hit and hit.kind is not TimeKind.RECURRENT else None

    def _time_at(self, index: int) -> _Hit | None:
        """Any time expression that begins at a token, its article or « à partir de » aside."""
        for _ in range(3):
            word = norm(self.text, index)
            for reader in _readers().get(_key(word), ()):
                if hit := reader(self, index):
                    return hit
            if not within(self.text, index, "article") and not within(self.text, index, "to"):
                return None
            index += 1
        return None

    def _quantity(self, index: int) -> _Quantity | None:
        """« trois jours », « plus de deux ans et demi », « plusieurs semaines », « 24 dernières heures »."""
        i, latest, number, told = index, False, None, False
        for _ in range(4):
            if not within(self.text, i, "about") or norm(self.text, i + 1) in self.words.units:
                break
            i += 1
        for _ in range(2):
            if within(self.text, i, "latest"):
                latest, i = True, i + 1
            elif not told and within(self.text, i, "vague"):
                told, i = True, i + 1
            elif not told and i < len(self.text.tokens) and (counted := numerals.read(self.text.tokens, i)):
                told, (number, i) = True, counted
        if within(self.text, i, "latest") and told:
            latest, i = True, i + 1
        unit = self.words.units.get(norm(self.text, i))
        if unit is None or not (told or latest) or (number is not None and not 0 < number <= _MOST):
            return None
        i += 1
        if norm(self.text, i) == "et" and within(self.text, i + 1, "half"):
            i += 2
        return _Quantity(i, number, unit, latest)

    def _latest(self, index: int) -> _Hit | None:
        """« ces derniers jours », « les 24 dernières heures », « les prochains jours », « les jours qui viennent »."""
        determined = norm(self.text, index) in ("ces", "les", "des")
        i = index + determined
        ahead = within(self.text, i, "next") and norm(self.text, i + 1) in self.words.units
        if ahead:
            quantity: _Quantity | None = _Quantity(i + 2, None, self.words.units[norm(self.text, i + 1)], latest=False)
        else:
            quantity = self._quantity(i)
            if quantity is None and norm(self.text, i) in self.words.units:
                quantity = _Quantity(i + 1, None, self.words.units[norm(self.text, i)], latest=False)
            if quantity and (coming := self.words.to_come.at(self.text, quantity.end)):
                quantity, ahead = quantity._replace(end=coming[0]), True
        if quantity is None or not (ahead or quantity.latest):
            return None
        if norm(self.text, index) != "ces" and within(self.text, quantity.end, "of"):
            return None  # « les derniers jours de la guerre »
        return self._stretch(quantity, ahead=ahead)

    def _stretch(self, quantity: _Quantity, *, ahead: bool) -> _Hit:
        other = quantity.away(self.published, 1 if ahead else -1) if self.published else None
        if self.published is None or other is None:
            return _Hit(quantity.end, None, TimeKind.WITHIN)
        first, last = sorted((other, self.published))
        future = True if ahead else None
        return _Hit(quantity.end, ((first, last), days.precision(first, last)), TimeKind.WITHIN, future=future)

    def _in(self, index: int) -> _Hit | None:
        """« en 72 heures », « en trois semaines »: the stretch that ends at publication."""
        quantity = self._quantity(index + 1)
        if quantity is None or quantity.number is None or within(self.text, index + 1, "about"):
            return None
        if "hours" in quantity.unit and quantity.number < _SHORTEST_STRETCH_HOURS:
            return None
        return self._stretch(quantity, ahead=tense.future(self.text, index, quantity.end) is True)

    def _ago(self, index: int) -> _Hit | None:
        """« il y a dix jours »: a day, a week, a month or a year, as fine as its unit."""
        phrase = self.words.ago.at(self.text, index)
        quantity = self._quantity(phrase[0]) if phrase else None
        if quantity is None or quantity.latest:
            return None
        if self.published is None:
            return _Hit(quantity.end, None, TimeKind.DEICTIC)
        day = quantity.away(self.published, -1)
        if day is None:
            return None
        return _Hit(quantity.end, _about(day, quantity, self.published), TimeKind.DEICTIC, future=False)

    def _later(self, index: int) -> _Hit | None:
        """« quatre jours plus tôt », « 48 heures plus tard »; after an event that it names, no day."""
        if norm(self.text, index - 1) in ("de", "d'"):  # « un adolescent de 15 ans après », « plus de deux ans après »
            return self._latest(index) if norm(self.text, index)[:1].isdecimal() else None
        quantity = self._quantity(index)
        if quantity is None:
            return self._latest(index) if norm(self.text, index)[:1].isdecimal() else None
        if quantity.latest:
            return self._latest(index)
        phrase = self.words.later.at(self.text, quantity.end)
        if phrase is None:
            return None
        end, sign = phrase
        if end == quantity.end + 1 and end < len(self.text.tokens) and self.text.tokens[end].norm[0].isalpha():
            return _Hit(end, None, TimeKind.ANAPHORIC, relative=True, reason="counts from an event")
        away = quantity.away(date(2000, 1, 1), 1)
        if away is None:
            return None
        far = (away - date(2000, 1, 1)).days
        near = far if quantity.number is not None else 1
        if "months" in quantity.unit:
            return self._months_later(quantity, end, sign)
        return self._counted(index, end, sign * near, sign * far)

    def _months_later(self, quantity: _Quantity, end: int, sign: int) -> _Hit:
        """« un an plus tard », counted from the last time named, however coarse; the month or the year it falls in."""
        anchor = next((m for m in self.found[:-4:-1] if m.time and m.kind is not TimeKind.SINCE), None)
        day = anchor.time.first_day if anchor and anchor.time else None
        away = quantity.away(day, sign) if day else None
        hit = _Hit(end, None, TimeKind.ANAPHORIC, True, anchor.span if anchor else None, reason="no day named before")
        if away is None or quantity.number is None or anchor is None or anchor.time is None:
            return hit
        if anchor.time.precision is TimePrecision.YEAR:
            return hit._replace(
                read=((date(away.year, 1, 1), date(away.year, 12, 31)), TimePrecision.YEAR), reason=None
            )
        return hit._replace(read=(days.month_days(away.year, away.month), TimePrecision.MONTH), reason=None)

    def _portion(self, index: int) -> _Hit | None:
        """« début mars », « mi-juillet 2015 », « fin 2014 », « au début du mois », « fin de semaine »."""
        name, _, rest = norm(self.text, index).partition("-")
        portion = self.words.portions.get(name)
        if portion is None or (rest and name != "mi"):
            return None
        if rest.isdecimal() and int(rest) in dateforms.YEARS:
            return self._portioned(index, CalendarWords(year=int(rest)), index + 1, portion)
        if rest in self.words.months:
            words, end = dateforms.tail(self.text, index + 1, CalendarWords(month=self.words.months[rest]))
            return self._portioned(index, words, end, portion)
        i = index + 1
        while within(self.text, i, "of") or within(self.text, i, "article"):
            i += 1
        if within(self.text, i, "of_month") and within(self.text, i + 1, "of"):
            i += 2
        if norm(self.text, i) in self.words.months or (dateforms.year(self.text, i) and i == index + 1):
            form = dateforms.bound(self.text, i)
            return self._portioned(index, *form, portion) if form else None
        unit = self.words.portioned.get(norm(self.text, i))
        if unit is None or i == index + 1 or within(self.text, i + 1, "of"):
            return None
        return self._of_period(index, i, unit, portion)

    def _of_period(self, index: int, i: int, unit: str, portion: Mapping[str, tuple[int, int]]) -> _Hit | None:
        """A portion of this week, month or year, or of the last (« fin de la semaine dernière »)."""
        shift = -1 if within(self.text, i + 1, "last") else 1 if within(self.text, i + 1, "next") else 0
        end = i + 1 + bool(shift)
        if self.published is None:
            return _Hit(end, None, TimeKind.DEICTIC)
        future = tense.future(self.text, index, end)
        (first, _last), _ = days.period(unit, shift, self.published, future=True)
        if unit == "week":
            ends = [days.shifted(first, days=n) for n in portion["week"]]
        else:
            words = CalendarWords(year=first.year, month=first.month if unit == "month" else None)
            ends = list(_slice(words, portion))
        if ends[0] is None or ends[1] is None:
            return None
        begin, stop = ends[0], ends[1]
        if begin > self.published and future is False and shift == 0:
            return None
        if not future and begin <= self.published:
            stop = min(stop, self.published)
        return _Hit(end, ((begin, stop), days.precision(begin, stop)), TimeKind.DEICTIC, future=future)

    def _portioned(
        self, index: int, words: CalendarWords, end: int, portion: Mapping[str, tuple[int, int]]
    ) -> _Hit | None:
        future = tense.future(self.text, index, end) if words.year is None else None
        read = days.resolve(words, self.published, future)
        if read is None:
            return _Hit(end, None)
        whole = CalendarWords(year=read[0][0].year, month=read[0][0].month if words.month else None)
        first, last = _slice(whole, portion)
        return _Hit(end, ((first, last), days.precision(first, last)), future=future)

    def _season(self, index: int) -> _Hit | None:
        """« cet été », « l'hiver dernier », « printemps 2018 »."""
        before = norm(self.text, index - 1)
        months = self.words.seasons[norm(self.text, index)]
        stated = dateforms.year(self.text, index + 1)
        shift = -1 if within(self.text, index + 1, "last") else 1 if within(self.text, index + 1, "next") else 0
        if stated is None and not (shift and before in ("l'", "le", "au")) and before not in ("cet", "ce"):
            return None
        if self.text.tokens[index].text.lower() == "ete":
            return None
        end = index + 1 + (stated is not None or bool(shift))
        if stated is not None:
            return _Hit(end, (_season_of(stated, months), TimePrecision.MONTH))
        if self.published is None:
            return _Hit(end, None)
        near = [_season_of(y, months) for y in range(self.published.year - 2, self.published.year + 3)]
        future = True if shift > 0 else tense.future(self.text, index, end)
        past = [s for s in near if (s[1] if shift < 0 else s[0]) <= self.published]
        ahead = [s for s in near if (s[0] if shift > 0 else s[1]) >= self.published]
        return _Hit(end, ((ahead[0] if future else past[-1]), TimePrecision.MONTH), future=future)

    def _recurrent(self, index: int) -> _Hit | None:
        """« chaque vendredi », « tous les jours », « les vendredis »."""
        i = index + 1
        if norm(self.text, index) in self.words.plural_weekdays:
            return _Hit(i, None, TimeKind.RECURRENT, reason="recurs")
        if norm(self.text, i) == "les":
            i += 1
        elif norm(self.text, index) != "chaque":
            return None
        word = norm(self.text, i)
        if word in self.words.weekdays or word in self.words.plural_weekdays or word in self.words.units:
            return _Hit(i + 1, None, TimeKind.RECURRENT, reason="recurs")
        return None


def _about(day: date, quantity: _Quantity, published: date) -> _Read:
    """A time so far back, as fine as its unit: « il y a trois mois » is a month."""
    if quantity.number is None:
        last = days.shifted(published, days=-1) or published
        return (min(day, last), last), days.precision(min(day, last), last)
    if quantity.unit.get("months") == 12:
        return (date(day.year, 1, 1), date(day.year, 12, 31)), TimePrecision.YEAR
    if "months" in quantity.unit:
        return days.month_days(day.year, day.month), TimePrecision.MONTH
    if quantity.unit.get("days") == 7:
        first = days.shifted(day, days=-3) or day
        return (first, days.shifted(first, days=6) or day), TimePrecision.WEEK
    return (day, day), TimePrecision.DAY if (published - day).days < 7 else TimePrecision.DAYS


def _slice(words: CalendarWords, portion: Mapping[str, tuple[int, int]]) -> Days:
    """The beginning, middle or end of a month or of a year."""
    year = words.year or 1
    if words.month is None:
        first, last = portion["months"]
        return date(year, first, 1), days.month_days(year, last)[1]
    month_end = days.month_days(year, words.month)[1]
    first, last = portion["days"]
    return date(year, words.month, first), month_end.replace(day=last) if last else month_end


def _season_of(year: int, months: tuple[int, int]) -> Days:
    """A season by the year of its first month."""
    first, last = months
    return date(year, first, 1), days.month_days(year + (last < first), last)[1]


def _key(word: str) -> str:
    """What the readers of a word are listed under: « 0 » for figures, the first part of « vingt-quatre » and « mi-2017 »."""
    if word[:1].isdecimal():
        return "0"
    first = word.partition("-")[0]
    return first if first == "mi" or first in numerals.starters() else word


_Reader = Callable[[_Scanner, int], _Hit | None]


@cache
def _readers() -> Mapping[str, tuple[_Reader, ...]]:
    """The readers to try at a word, in order; « 0 » stands for figures."""
    words = time_words()
    table: dict[str, list[_Reader]] = {"0": [_Scanner._calendar]}

    def add(starts: frozenset[str] | set[str], reader: _Reader) -> None:
        for start in sorted(starts):
            table.setdefault(start, []).append(reader)

    add({*words.weekdays, *words.months, *words.sets["first"]}, _Scanner._calendar)
    add(set(words.night.first_words), _Scanner._night)
    add(set(words.fixed.first_words), _Scanner._fixed)
    add({"ce", "cet"}, _Scanner._this_day)
    add({"ces", "les", "des", *words.sets["latest"]}, _Scanner._latest)
    add(set(words.alone.first_words), _Scanner._part_alone)
    add({"depuis"}, _Scanner._since)
    add({"jusqu'", "d'"}, _Scanner._until)
    add({"de", "du", "entre"}, _Scanner._range)
    add({"en"}, _Scanner._in)
    add(set(words.ago.first_words), _Scanner._ago)
    add(set(words.seasons), _Scanner._season)
    add(set(words.portions), _Scanner._portion)
    add({"chaque", "tous", "toutes", *words.plural_weekdays}, _Scanner._recurrent)
    add({*numerals.starters(), "quelques", "plusieurs"}, _Scanner._later)
    return MappingProxyType({start: tuple(readers) for start, readers in table.items()})
