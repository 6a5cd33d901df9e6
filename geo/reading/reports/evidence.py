"""Which sentence says so?

Every event carries the sentence it was read from, with its source and the passage about it; so does what was taken for none.
"""

from geo.codebook import Factuality
from geo.model import Count, Rejection, Report, Span
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.attribution import Attribution
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence

_PASSAGE = 320  # characters of context before and after the sentence


def report(
    d: Discourse,
    sentence: Sentence,
    rule: str,
    status: Factuality,
    *,
    attribution: Attribution | None = None,
    location: Span | None = None,
    figure: Count | None = None,
) -> Report:
    """What a sentence says of an event, with the passage about it."""
    article = d.article
    start = max(0, sentence.start - _PASSAGE)
    end = min(len(article.text), sentence.end + _PASSAGE)
    start = article.text.find(" ", start) + 1 if start else 0
    return Report(
        article_id=article.id,
        span=Span(sentence.start, sentence.end),
        rule=rule,
        factuality=status,
        attributed_to=(attribution.source,) if attribution is not None and attribution.source else (),
        location=location,
        passage=article.text[min(start, sentence.start) : end],
        passage_start=min(start, sentence.start),
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        fatalities=figure,
    )


def rejection(d: Discourse, sentence: Sentence, found: Match, reason: str) -> Rejection:
    """A sentence that looked like an event, and why it is none."""
    return Rejection(
        article_id=d.article.id, span=Span(sentence.start, sentence.end), rule=found.rule.id, reason=reason
    )
