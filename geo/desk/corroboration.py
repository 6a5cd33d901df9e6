"""Which reports of several articles tell one event, and how well is it supported?

Events of one kind at one place, on days that fit and with no other side, are one (``geo.reading.reports.merging`` says the rule in
full). Deaths are never added up. Two articles that print the same text are one source; the grades of strikes are Airwars'.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from geo.codebook import Factuality, Kind
from geo.model import Event, Reading, Report
from geo.reading.reports import merging
from geo.reading.text import normalise

_SAME_TEXT = 0.8  # of the words of two sentences, from which one reprints the other


class Grade(StrEnum):
    """How well a strike is supported, after Airwars."""

    CONFIRMED = "confirmed"  # its attacker admits it
    FAIR = "fair"  # two or more independent sources
    WEAK = "weak"  # one source
    CONTESTED = "contested"  # two attackers are named
    DISCOUNTED = "discounted"  # told as not having happened


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What supports an event: its articles, its independent sources, and a strike's grade."""

    articles: int
    sources: int
    grade: Grade | None = None


def merge(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """The events of several articles, tellings of one event brought together, in the order of their first report."""
    return merging.merge(event for reading in readings for event in reading.events)


def support(event: Event) -> Support:
    """How many articles and independent sources tell an event, and a strike's grade."""
    articles = {r.article_id for r in event.reports}
    sources = len(_independent(event.reports))
    return Support(
        articles=len(articles), sources=sources, grade=_grade(event, sources) if event.kind is Kind.STRIKE else None
    )


def _independent(reports: Iterable[Report]) -> list[Report]:
    """One report for each article that does not reprint another's sentence."""
    kept: list[tuple[Report, frozenset[str]]] = []
    for report in reports:
        words = _words(report)
        if not any(r.article_id == report.article_id or _reprints(words, w) for r, w in kept):
            kept.append((report, words))
    return [r for r, _ in kept]


def _words(report: Report) -> frozenset[str]:
    return frozenset(normalise(w.strip('.,;:!?«»"()')) for w in report.sentence.split())


def _reprints(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= _SAME_TEXT * max(1, len(a | b))


def _grade(event: Event, sources: int) -> Grade:
    if event.factuality in (Factuality.DENIED, Factuality.HYPOTHETICAL):
        return Grade.DISCOUNTED
    if len(event.sides) > 1 and not event.roles.target:
        return Grade.CONTESTED
    attackers = {w for name in event.roles.attacker for w in normalise(name).split() if len(w) > 4}
    if any(attackers & set(normalise(who).split()) for who in event.attributed_to):
        return Grade.CONFIRMED
    return Grade.FAIR if sources > 1 else Grade.WEAK
