"""What was read in an article, marked in its own text?

The text is cut into segments that carry classes (toponyms, sentences that tell of events, rejected ones, tolls), and
becomes HTML here, where every character of it is escaped.
"""

from html import escape

from geo.codebook import Use
from geo.maps import cards, wording
from geo.maps.cards import marked, plain
from geo.model import Event, Reading, Span

SHOWN_MAX = 60_000  # characters of a text put on a page at once
QUOTE_MAX = 300
FINDINGS_MAX = 100
Segments = list[tuple[str, str]]


def segments(reading: Reading) -> Segments:
    """The beginning of an article's text, cut where a mark begins or ends."""
    marks: list[tuple[Span, str]] = []
    for event in reading.events:
        marks += [(r.span, f"told kind-{event.kind}") for r in event.reports if r.article_id == reading.article.id]
    marks += [(toll.span, "toll") for toll in reading.tolls]
    marks += [(rejection.span, "rejected") for rejection in reading.rejections]
    for resolution in reading.resolutions:
        toponym = resolution.toponym
        placed = "placed" if resolution.place is not None else "unresolved"
        marks.append((toponym.span, "metonymic" if toponym.use is Use.METONYMIC else placed))
    shown = reading.article.text[:SHOWN_MAX]
    return marked(shown, 0, [mark for mark in marks if mark[0].start < len(shown)]) if shown else []


def page(reading: Reading, language: str) -> str:
    """An article with its marks and their key, as HTML."""
    say = wording.texts(language)
    key = [(name, say[f"articles.{words}"]) for name, words in _KEY]
    samples = "".join(
        f'<span class="cq-article"><span class="cq-{name}">{escape(words)}</span></span>' for name, words in key
    )
    article = reading.article
    length, shown = len(article.text), min(len(article.text), SHOWN_MAX)
    sizes = (wording.number(shown, language), wording.number(length, language))
    cut = say["articles.cut"].format(shown=sizes[0], total=sizes[1]) if shown < length else ""
    facts = " · ".join(
        (_source(reading, language), *(escape(plain(words)) for words in (_day(reading, language), cut) if words))
    )
    return f'<div class="cq-key">{samples}</div><p class="cq-key">{facts}</p>{to_html(segments(reading))}'


def findings(reading: Reading, language: str) -> str:
    """What was read in an article and what was not, and why, as HTML."""
    say = wording.texts(language)
    parts = [f"<h3>{escape(say['articles.events'])}</h3>"]
    parts += [_event(event, language) for event in reading.events] or [f"<p>{escape(say['articles.no_event'])}</p>"]
    if reading.rejections:
        parts.append(f"<h3>{escape(say['articles.why_not'])}</h3>")
    for rejection in reading.rejections[:FINDINGS_MAX]:
        words = plain(reading.article.text[rejection.span.start : rejection.span.end][:QUOTE_MAX])
        parts.append(
            f'<p class="cq-why"><q>{escape(words)}</q><br>{escape(plain(wording.reason(rejection.reason, language)))}</p>'
        )
    unresolved = [r for r in reading.resolutions if r.place is None]
    if unresolved:
        parts.append(f"<h3>{escape(say['unplaced.toponyms'])}</h3>")
    for resolution in unresolved[:FINDINGS_MAX]:
        name, reason = plain(resolution.toponym.surface), plain(wording.reason(resolution.reason or "", language))
        parts.append(f'<p class="cq-why"><q>{escape(name)}</q><br>{escape(reason)}</p>')
    return f'<div lang="{language}">{"".join(parts)}</div>'


def to_html(pieces: Segments) -> str:
    """Segments as HTML: spans with the classes of this module, and the text escaped."""
    parts = []
    for words, classes in pieces:
        text = escape(words, quote=True)
        unique = " ".join(f"cq-{name}" for name in dict.fromkeys(classes.split()))
        parts.append(f'<span class="{unique}">{text}</span>' if unique else text)
    return f'<div class="cq-article" dir="auto" lang="fr">{"".join(parts)}</div>'


_KEY = (
    ("placed", "literal"),
    ("metonymic", "metonymic"),
    ("unresolved", "unresolved"),
    ("told", "told"),
    ("rejected", "rejected"),
    ("toll", "toll"),
)
_FOUND_IN = ("field", "header", "option", "page", "text")


def _source(reading: Reading, language: str) -> str:
    """Whose article it is, linked to where it was published, as HTML."""
    article = reading.article
    name = escape(plain(article.source or wording.texts(language)["card.unsourced"]))
    link = cards.safe_link(article.url)
    return f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer nofollow">{name}</a>' if link else name


def _day(reading: Reading, language: str) -> str:
    """The day of an article, and where it was found."""
    say, article = wording.texts(language), reading.article
    day = wording.day(article.published, language, weekday=True) if article.published else say["card.undated"]
    found = say[f"articles.published_from_{article.published_from}"] if article.published_from in _FOUND_IN else ""
    return f"{day} ({found})" if found else day


def _event(event: Event, language: str) -> str:
    card = cards.card(event, language)
    quote = plain(event.reports[0].sentence[:QUOTE_MAX])
    lines = "".join(
        f'<span class="cq-line">{escape(label)}\u00a0: {escape(words)}</span>' for label, words in card["lines"]
    )
    heading = f"<strong>{escape(card['title'])}</strong>, {escape(card['subtitle'])}"
    return f'<div class="cq-told-event">{heading}<q class="cq-line">{escape(quote)}</q>{lines}</div>'
