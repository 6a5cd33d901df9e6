"""On what day happened what no day is told of?

On the day that the story stands at, unless the text has moved on; else in the days before publication.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from geo.codebook import Change, Factuality, TimePrecision
from geo.model import Event, TimeReference
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import CARRY, Discourse
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import lexemes, words

_ATTACK_CARRY = 3  # sentences over which « les assaillants » are those of the attack told
_OF_LATE = 3  # days over which « également » is told of the same day
_OF_NO_NEWS = frozenset((Factuality.BACKGROUND, Factuality.HYPOTHETICAL, Factuality.DENIED))


def of_told_days(events: Iterable[Event]) -> tuple[Event, ...]:
    """« Si Homs tombe, », « Hama, reprise aux rebelles, »: only news is of the days before publication where no words date it.

    « L'armée ne tient pas Homs » is of the day that it is told.
    """
    return tuple(replace(e, time=None) if _is_but_published(e) else e for e in events)


def _is_but_published(event: Event) -> bool:
    """Whether what is no news has but the days of publication."""
    if event.time is None or not event.time.untold or event.factuality not in _OF_NO_NEWS:
        return False
    return event.factuality is not Factuality.DENIED or event.change is not Change.HELD


def carried(d: Discourse, anchor: Unit) -> TimeReference | None:
    """The day that the story stands at, where nothing says that it has moved on; else the days before publication.

    « Cette attaque » is of the day just told, whatever it is; other news is of that day or of one since, and of an older one
    not at all: « Ailleurs, l'armée a bombardé Homs ».
    """
    if (entry := of_entry(d, anchor)) is not None:
        return entry
    told, published = d.memory.time, d.article.published
    if told is None or d.memory.time_age > CARRY:
        return lately(published)
    same = replace(told, words=_message("told_above", words=told.words))
    if published is None or told.last_day >= published or _points_back(d, anchor):
        return same
    if published - told.last_day > timedelta(days=1):
        return lately(published)
    return replace(same, first_day=told.last_day, last_day=published, precision=TimePrecision.DAYS)


def of_entry(d: Discourse, anchor: Unit) -> TimeReference | None:
    """The day of the part of a chronicle in which something is told."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start) if d.entries else None
    day = d.entries.get(sentence.first) if sentence is not None else None
    return replace(day, words=_message("told_above", words=day.words)) if day is not None else None


def _points_back(d: Discourse, anchor: Unit) -> bool:
    """« ces raids », « l'armée a alors repris »: told as of the moment that the story stands at.

    Right behind the sentence that told it « les raids ont visé » is of that moment too.
    """
    begin = max(0, (anchor.group if anchor.group is not None else anchor).first - 1)
    if d.text.says(words()["pointing_back"], begin, anchor.last + 1):
        return True
    if d.text.says(words()["likewise_done"], begin, anchor.last + 1) and _just_told(d, anchor):
        return True  # « L'aviation a bombardé lundi Homs. Elle a également visé Idleb. »
    if d.memory.time_age <= 1 and _is_at_once(d, anchor):
        return True
    article = d.tokens[begin].norm
    if d.memory.time_age <= 1 and anchor.lexemes & lexemes()["strike"] and article in words()["articles"]:
        following = d.tokens[anchor.last].norm
        alone = article in words()["the_one"] and following == ","  # « La frappe, menée à Raqa, »
        return alone or following in words()["auxiliaries"]
    return d.memory.time_age <= _ATTACK_CARRY and _goes_on_with_attack(d, anchor)


def _is_at_once(d: Discourse, anchor: Unit) -> bool:
    """« Homs est tombée mardi. Dans la foulée, l'aviation a bombardé Hama »: whether a sentence goes on without a pause."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    told = d.text.norms[sentence.first : sentence.last] if sentence is not None else ()
    return not words()["at_once"].isdisjoint(told)


def _just_told(d: Discourse, anchor: Unit) -> bool:
    """Whether the sentence before told of these days, and a verb goes on."""
    told, published = d.memory.time, d.article.published
    fresh = told is not None and published is not None and (published - told.last_day).days <= _OF_LATE
    return fresh and d.memory.time_age <= 1 and anchor.group is not None and anchor.group.finite


def _goes_on_with_attack(d: Discourse, anchor: Unit) -> bool:
    """« Les assaillants ont ouvert le feu », « L'armée a repoussé les terroristes »: a telling of the attack just told."""
    if anchor.group is None or not (anchor.group.finite or anchor.group.effect == "claim"):
        return False
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    if sentence is None or d.places_in(sentence.first, sentence.last):
        return False  # « A Zinder, les assaillants … »: another attack
    about = pairwise(d.text.norms[sentence.first : sentence.last])
    return any(article in words()["articles"] and who in words()["attackers"] for article, who in about)


def today(d: Discourse) -> TimeReference | None:
    """The day of publication: that of what is told to stand so."""
    return _up_to(d.article.published, 0, TimePrecision.DAY)


def lately(published: date | None) -> TimeReference | None:
    """News without a day is of the days before its publication."""
    return _up_to(published, 1, TimePrecision.DAYS)


def _up_to(published: date | None, days: int, precision: TimePrecision) -> TimeReference | None:
    """Publication and so many days before it."""
    if published is None:
        return None
    said = _message("published", day=published)
    first = published - timedelta(days=days)
    return TimeReference(first_day=first, last_day=published, precision=precision, words=said, untold=True)


def _message(name: str, **told: object) -> str:
    """What a time is called that its clause does not tell."""
    return time_words().messages[name].format(**told)
