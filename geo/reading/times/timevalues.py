"""What does a time expression of a text become? The values that the reading of times hands around, and the state of one pass."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from geo.codebook import TimePrecision
from geo.model import Span, TimeReference
from geo.reading.text import Text
from geo.reading.times.days import Days
from geo.reading.times.timewords import TimeWords, time_words

Read = tuple[Days, TimePrecision]
"""The first and last day of a time, and how fine it is."""


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
    DATELINE = "dateline"  # « DAMAS, 8 déc 2024 (AFP) »: the day of publication, of no event
    RECURRENT = "recurrent"  # « chaque vendredi »: no day of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression of a text.

    ``time`` is None where the days cannot be told, and ``reason`` then says why. ``relative_to_event`` marks words that count
    from a day of the story rather than from publication; ``anchor`` is the mention they were counted from (None: publication,
    for want of another). ``conflict`` says that a week day and a date contradict each other (the date is kept).
    ``background`` marks what was over two months before publication, or in an earlier year named as such. ``future`` is what
    the tense of the clause says: True to come, False gone by, None not told or not asked. ``after`` is how many days after
    the event named next the clause stands (« deux jours après la prise de … »).
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
    after: int | None = None


class Hit(NamedTuple):
    """A time expression as read, up to the token ``end`` (not included); the fields are those of the mention it becomes."""

    end: int
    read: Read | None
    kind: TimeKind = TimeKind.POINT
    relative: bool = False
    anchor: Span | None = None
    conflict: str | None = None
    future: bool | None = None
    reason: str | None = None
    after: int | None = None


@dataclass(slots=True)
class Scan:
    """One pass over one text: what it reads, what it has found so far, since « la veille » counts from it.

    ``at`` reads whatever time expression begins at a token.
    """

    text: Text
    published: date | None
    at: Callable[["Scan", int], Hit | None]
    words: TimeWords = field(default_factory=time_words)
    found: list[TimeMention] = field(default_factory=list)
