"""When did it happen?

On the day told nearest in the sentence, unless it dates another verb; else on the day that the story stands at; else in the
days before publication. A holding is of the day it is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.codebook import Change, TimePrecision
from geo.model import TimeReference
from geo.reading.discourse import CARRY, Discourse
from geo.reading.rules import Match
from geo.reading.temporal import TimeKind, TimeMention
from geo.reading.units import Unit, words

OLD_DAYS = 45  # an event this much older than the article is recalled, not reported
_AFTER = 4  # tokens behind the last place of an enumeration in which its day stands
_APPOSITION_DAYS = 6  # « Palmyre, tombée le 21 mai »: older than this, an apposition recalls
_UNDATED = frozenset((TimeKind.RECURRENT, TimeKind.UNTIL, TimeKind.PART, TimeKind.DATELINE))

Told = Sequence[tuple[tuple[int, int], TimeMention]]
"""Time mentions with their tokens."""


def days_of(d: Discourse, units: Sequence[Unit], found: Match, times: Told) -> tuple[TimeReference | None, bool]:
    """The days of an event, and whether they lie too far back to be news."""
    anchor = units[found.anchor]
    told = [
        (abs(span[0] - anchor.first), t)
        for span, t in times
        if t.kind not in _UNDATED and not _of_another_verb(d, span, anchor, units)
    ]
    published = d.article.published
    held = found.rule.change is Change.HELD
    if told:
        _, mention = min(told, key=lambda pair: pair[0])
        chosen, background = mention.time, mention.background
        if (
            chosen is not None
            and published is not None
            and anchor.group is not None
            and anchor.group.mood == "participle"
            and not anchor.group.finite
        ):
            background = background or (published - chosen.last_day).days > _APPOSITION_DAYS
        if chosen is None and not background:
            chosen = _fallback(d.article.published)
        if chosen is not None and chosen.precision is TimePrecision.YEAR and not held:
            background = True
        if mention.kind is TimeKind.SINCE and chosen is not None and published is not None and not held:
            background = background or (published - chosen.first_day).days > OLD_DAYS
        if (
            held
            and not background
            and (chosen is None or mention.kind is TimeKind.SINCE or chosen.precision is not TimePrecision.DAY)
        ):
            chosen = _today(d) or chosen
        if chosen is not None and not background:
            d.memory.told = chosen
    elif held:
        chosen, background = _today(d), False
    elif _after_having(d, anchor):
        chosen, background = _fallback(d.article.published), False
    else:
        chosen, background = _carried(d, anchor), False
    if chosen is not None and published is not None:
        background = background or (published - chosen.last_day).days > OLD_DAYS
    return chosen, background


def _carried(d: Discourse, anchor: Unit) -> TimeReference | None:
    """The day that the story stands at, where nothing says that it has moved on; else the days before publication.

    « Cette attaque » is of the day just told, whatever it is; other news is of that day or of one since, and of an older one
    not at all: « Ailleurs, l'armée a bombardé Homs ».
    """
    told, published = d.memory.time, d.article.published
    if told is None or d.memory.time_age > CARRY:
        return _fallback(published)
    same = replace(told, words=f"{told.words}, dit plus haut")
    if published is None or told.last_day >= published or _points_back(d, anchor):
        return same
    if published - told.last_day > timedelta(days=1):
        return _fallback(published)
    return replace(same, first_day=told.last_day, last_day=published, precision=TimePrecision.DAYS)


def _points_back(d: Discourse, anchor: Unit) -> bool:
    """« ces raids », « l'armée a alors repris »: told as of the moment that the story stands at."""
    begin = anchor.group.first if anchor.group is not None else anchor.first
    about = d.tokens[max(0, begin - 1) : anchor.last + 1]
    return any(t.norm in words()["pointing_back"] for t in about)


def _after_having(d: Discourse, anchor: Unit) -> bool:
    """« a réuni jeudi ses officiers après avoir évacué Syrte »: earlier than the day of the main verb."""
    return anchor.group is not None and d.tokens[anchor.group.first].norm == "apres"


def _of_another_verb(d: Discourse, span: tuple[int, int], anchor: Unit, units: Sequence[Unit]) -> bool:
    """« un siège levé il y a dix jours »: a day that dates another participle."""
    if _after_having(d, anchor) and span[0] < anchor.first:
        return True
    bare = anchor.group is not None and not anchor.group.finite
    if not bare and any(t.norm in words()["dating_else"] for t in d.tokens[anchor.last : span[0] - 1]):
        return True
    between = [u for u in units if anchor.last <= u.first and u.last <= span[0]]
    if any(u.kind == "relative" or (u.kind == "word" and u.norm in words()["relatives"]) for u in between):
        return True
    return any(
        u.kind == "verb"
        and u is not anchor
        and u.last == span[0]
        and u.group is not None
        and u.group.mood == "participle"
        for u in units
    )


def _today(d: Discourse) -> TimeReference | None:
    published = d.article.published
    if published is None:
        return None
    return TimeReference(
        first_day=published,
        last_day=published,
        precision=TimePrecision.DAY,
        words=f"publié le {published}",
        untold=True,
    )


def _fallback(published: date | None) -> TimeReference | None:
    """News without a day is of the days before its publication."""
    if published is None:
        return None
    return TimeReference(
        first_day=published - timedelta(days=1),
        last_day=published,
        precision=TimePrecision.DAYS,
        words=f"publié le {published}",
        untold=True,
    )


def each_day(d: Discourse, places: Sequence[int], times: Told) -> dict[int, TimeReference]:
    """« a repris Soukhna mardi et, le lendemain, Al-Qaryataïne »: each place of an enumeration with the day of its own."""
    spans = sorted((d.places[i].first, i) for i in places if i < len(d.places))
    if len(spans) < 2:
        return {}
    first, last = spans[0][0], spans[-1][0]
    told = [
        t
        for span, t in times
        if t.kind not in _UNDATED and first - 1 <= span[0] <= last + _AFTER and t.time is not None
    ]
    if len(told) != len(spans):
        return {}
    return {index: t.time for (_, index), t in zip(spans, told, strict=True) if t.time is not None}
