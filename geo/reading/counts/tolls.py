"""Which figures belong to a period, a war or several events rather than to one?

A figure that no event carries is kept as a toll, with who gives it: nothing is added up, nothing is lost.
"""

from bisect import bisect_left
from collections.abc import Sequence

from geo.model import Article, Event, Span, Toll
from geo.reading.counts.figures import Figure
from geo.reading.sentences.attribution import find_attributions
from geo.reading.text import Sentence, Text
from geo.reading.times.timevalues import TimeKind, TimeMention

_TOLLED = ("killed", "wounded", "displaced")


def read_tolls(
    article: Article, text: Text, figures: Sequence[Figure], times: Sequence[TimeMention], events: Sequence[Event]
) -> tuple[Toll, ...]:
    """The tolls of an article: its figures of people killed, wounded or displaced that no event carries."""
    carried = {
        (r.span.start, what)
        for e in events
        for r in e.reports
        for what, count in (("killed", e.fatalities), ("wounded", e.wounded))
        if count is not None
    }
    tolls: list[Toll] = []
    for figure in figures:
        sentence = text.sentence_at(figure.span.start)
        if figure.what not in _TOLLED or figure.negative or figure.subset or sentence is None:
            continue
        if not figure.cumulative and (sentence.start, str(figure.what)) in carried:
            continue
        tolls.append(_toll(article, text, figure, sentence, times))
    return tuple(tolls)


def _toll(article: Article, text: Text, figure: Figure, sentence: Sentence, times: Sequence[TimeMention]) -> Toll:
    first, last = (bisect_left(times, at, key=lambda t: t.span.start) for at in (sentence.start, sentence.end))
    inside = [t for t in times[first:last] if t.time is not None]
    since = [t for t in inside if t.kind in (TimeKind.SINCE, TimeKind.WITHIN)]
    chosen = since[0] if since and figure.cumulative else inside[0] if inside else None
    return Toll(
        article_id=article.id,
        span=Span(sentence.start, sentence.end),
        who=figure.who,
        scope=figure.scope,
        time=chosen.time if chosen is not None else None,
        attributed_to=sources(text, sentence, figure.span),
        killed=figure.count if figure.what == "killed" else None,
        wounded=figure.count if figure.what == "wounded" else None,
        displaced=figure.count if figure.what == "displaced" else None,
    )


def sources(text: Text, sentence: Sentence, span: Span) -> tuple[str, ...]:
    """Who gives a figure: the source named after it, else the one named before it in its sentence."""
    starts = [t.start for t in text.tokens[sentence.first : sentence.last]]
    at = sentence.first + bisect_left(starts, span.start)
    named = find_attributions(text, sentence.first, sentence.last)
    after = [a for a in named if a.first >= at]
    before = [a for a in named if a.last <= at]
    chosen = after[0] if after else before[-1] if before else None
    return (chosen.source,) if chosen is not None and chosen.source else ()
