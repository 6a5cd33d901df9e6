"""Which times of a sentence may date an event of such a kind, tense or clause?"""

from collections.abc import Sequence

from geo.codebook import Change, Kind
from geo.reading.reports.timescope import OLD_SINCE_DAYS, Tokens, crosses_clause
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import is_answered
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.wordclasses import words

_ENDED = 3  # tokens from « à l'issue » to what is over

Told = Sequence[tuple[Tokens, TimeMention]]
"""Time mentions with their tokens."""


def that_may_date(d: Discourse, found: Match, anchor: Unit, times: Told) -> Told:
    """The times of a sentence without those that date no event of such a kind, tense or clause."""
    published = d.article.published
    if found.rule.kind is Kind.VISIT:  # which is short
        times = [(span, t) for span, t in times if not is_long_since(d, t)]
    if published is not None and _has_happened(d, anchor):  # « rendra compte mardi des entretiens qu'il a eus »
        times = [(span, t) for span, t in times if t.time is None or t.time.first_day <= published]
    if found.rule.change is Change.HELD:  # « L'EI tient Raqqa et attaque les environs depuis une semaine »
        times = [(span, t) for span, t in times if not crosses_clause(d, span, anchor)]
    if anchor.group is None and is_answered(d, anchor):  # « a bombardé mardi Homs en réponse à un tir de roquettes »
        times = [(span, t) for span, t in times if span[0] > anchor.first]
    return times


def _has_happened(d: Discourse, anchor: Unit) -> bool:
    """Whether a verb, or « à l'issue de » before a noun, tells what is over, which no day to come dates."""
    group = anchor.group
    if group is None:
        return d.text.says(words()["endings"], max(0, anchor.first - _ENDED), anchor.first)
    if group.mood == "present":  # « où X se trouve déjà »
        return d.text.says(words()["already"], anchor.last, anchor.last + 1)
    return group.mood in ("perfect", "past") and group.effect is None


def is_long_since(d: Discourse, mention: TimeMention) -> bool:
    """« face à une révolte depuis 19 mois »: whether a time tells how long something has gone on, and that it is long."""
    time, published = mention.time, d.article.published
    if mention.kind is not TimeKind.SINCE or time is None or published is None:
        return False
    return (published - time.first_day).days > OLD_SINCE_DAYS
