"""What does a reader see on opening a shape: what happened, when, who, how sure, and in which sentence?

A card is plain data, ready for JSON: labelled lines and, for each report, its passage cut into marked segments. It holds
text only; whoever draws it puts it on the page as text, never as markup.
"""

import re
from itertools import pairwise
from typing import TypedDict
from urllib.parse import urlsplit

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind
from geo.maps import wording
from geo.maps.sides import OTHER, side
from geo.model import Count, Event, Report, Span

PASSAGE_MAX = 700  # characters of a passage shown in a card; the rest is one click away, in the article
QUOTE_MAX = 300  # of a sentence that only names who did it
CONTEXT = 170  # characters before and after the sentence
_STOP = re.compile(r"[.!?…]»?\s+(?=[A-ZÉÈÀÂÎÔ«])")
_SENTENCE, _PLACE = "sentence", "place"
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_REPLACEMENT = "\ufffd"


class Told(TypedDict):
    """One report: how sure it is, where it was read, and its passage as (text, class) segments."""

    sure: str
    title: str
    source: str
    day: str
    url: str | None
    rule: str
    passage: list[tuple[str, str]]


class Card(TypedDict):
    """A card: its heading, its labelled lines, its reports."""

    id: str
    title: str
    subtitle: str
    lines: list[tuple[str, str]]
    reports: list[Told]


def card(event: Event, language: str, grade: str | None = None) -> Card:
    """The card of an event; ``grade`` says how well a strike is supported, after Airwars."""
    say = wording.texts(language)
    lines = [
        (say["card.when"], _when(event, language)),
        (say["card.where"], _where(event, language)),
        *_roles(event, language),
        (say["card.sure"], sureness(event.factuality, event.attributed_to, language)),
    ]
    if grade:
        lines.append((say["card.grade"], say[f"grade.{grade}"]))
    if toll := _toll(event, language):
        lines.append((say["card.toll"], toll))
    return Card(
        id=event.id,
        title=plain(event.place.name if event.place else say["precision.unknown"]),
        subtitle=plain(" · ".join(part for part in (what(event, language), who_in_short(event, language)) if part)),
        lines=[(label, plain(words)) for label, words in lines],
        reports=[told(report, language) for report in event.reports],
    )


def what(event: Event, language: str) -> str:
    """What happened, in a few words: « prise en grande partie », « frappe aérienne »."""
    say = wording.texts(language)
    if event.collapse:
        return say["card.collapse"]
    if event.kind is Kind.STRIKE:
        return say[f"weapon.{event.weapon or 'unknown'}"]
    if event.kind is Kind.VISIT:
        state = "cancelled" if event.cancelled else "planned" if event.factuality is Factuality.PLANNED else None
        return say[f"card.{state}"] if state else say["kind.visit"]
    if event.kind is not Kind.CONTROL:
        return say[f"kind.{event.kind}"]
    if event.extent is Extent.BESIEGED and event.change in (None, Change.HELD):
        return say["extent.besieged"]  # by whom is told, that it is held by them is not
    change = say[f"change.{event.change or Change.HELD}"]
    words = change if event.extent in (None, "full") else f"{change} ({say[f'extent.{event.extent}']})"
    return f"{words}, {event.excepted}" if event.excepted else words


def who(event: Event) -> tuple[str, ...]:
    """Those of the main role, as the text names them."""
    roles = event.roles
    return {Kind.CONTROL: roles.holder, Kind.VISIT: roles.visitor}.get(event.kind, roles.attacker)


def who_in_short(event: Event, language: str) -> str:
    """Those of the main role as a list or an arrow bears them: persons by their names, a side by its own, else as told.

    « les insurgés » tells more than the name of a side that may be several; in another language than the text's, less.
    """
    names = who(event)
    if event.kind is Kind.VISIT:
        persons = tuple(name for name in names if sum(word[:1].isupper() for word in name.split()) > 1)
        return wording.enumeration(persons[:3] or names[:1], language)
    known = side(event.sides[0]) if names and event.sides else None
    if known is None or known.id == OTHER or (known.vague and language == "fr"):
        return names[0] if names else ""
    return known.name(language)


def to_whom(event: Event) -> tuple[str, ...]:
    """Those of the other role, as the text names them."""
    roles = event.roles
    return {Kind.CONTROL: roles.previous_holder, Kind.VISIT: roles.host}.get(event.kind, roles.target)


def sureness(factuality: Factuality, attributed_to: tuple[str, ...], language: str) -> str:
    """How an article presents a fact, and who says so."""
    say = wording.texts(language)
    state = say[f"factuality.{factuality}"]
    if not attributed_to:
        return state
    names = wording.enumeration(attributed_to, language)
    form = factuality.value if f"factuality_who.{factuality}" in say else "other"
    return say[f"factuality_who.{form}"].format(what=state, who=names)


def precision(event: Event, language: str) -> str:
    """How finely the text places an event, in words."""
    say = wording.texts(language)
    area = event.area
    if event.place is None or event.precision is None:
        return say["precision.unknown"] if event.place is None else say["precision.exact"]
    if area is not None and area.shape == "corridor" and area.other is not None:
        return say["precision.corridor"].format(place=event.place.name, other=area.other.name)
    if area is not None and area.radius_km and area.shape == "arc" and area.bearing_degrees is not None:
        return say["precision.arc"].format(
            distance=wording.distance(area.radius_km, language),
            direction=wording.direction(area.bearing_degrees, language),
        )
    if area is not None and area.shape == "part" and area.bearing_degrees is not None:
        return say["precision.part"].format(direction=wording.direction(area.bearing_degrees, language))
    if area is not None and area.radius_km and area.shape == "ring" and event.precision is GeoPrecision.NEAR:
        return say["precision.radius"].format(distance=wording.distance(area.radius_km, language))
    return say[f"precision.{event.precision}"]


def told(report: Report, language: str) -> Told:
    """One report of an event."""
    say = wording.texts(language)
    published = say["card.published"].format(day=wording.day(report.published, language)) if report.published else None
    return Told(
        sure=plain(sureness(report.factuality, report.attributed_to, language)),
        title=plain(report.title or say["card.untitled"]),
        source=plain(report.source or say["card.unsourced"]),
        day=published or say["card.undated"],
        url=safe_link(report.url),
        rule=say["card.rule"].format(rule=plain(report.rule)),
        passage=segments(report),
    )


def segments(report: Report) -> list[tuple[str, str]]:
    """The passage of a report, cut where its sentence and its place begin and end.

    A little context is kept on either side of the sentence. A sentence too long for a card keeps what is about the place.
    """
    start, text = report.passage_start, report.passage
    low = _word_start(text, max(0, report.span.start - start - CONTEXT))
    high = min(len(text), max(report.span.end - start, low) + CONTEXT)
    if high - low > PASSAGE_MAX:
        anchor = (report.location or report.span).start - start
        low = max(low, min(anchor - PASSAGE_MAX // 2, high - PASSAGE_MAX))
        high = low + PASSAGE_MAX
    elif high < len(text):
        high = max(report.span.end - start, text.rfind(" ", low, high))
    marks = [(report.span, _SENTENCE)] + ([(report.location, _PLACE)] if report.location else [])
    pieces = marked(text[low:high], start + low, marks)
    begun = low > 0 or text[:1].islower()
    return [*([("… ", "")] if begun else []), *pieces, *([(" …", "")] if high < len(text) else [])]


def _word_start(text: str, at: int) -> int:
    """Where the first whole word from a point on begins, or a sentence if one begins soon after."""
    if at <= 0:
        return 0
    sentence = _STOP.search(text, at, at + CONTEXT // 2)
    if sentence:
        return sentence.end()
    space = text.find(" ", at, at + CONTEXT // 2)
    return space + 1 if space >= 0 else at


def marked(text: str, start: int, marks: list[tuple[Span, str]]) -> list[tuple[str, str]]:
    """A text that begins at an offset, cut into (words, classes) where marks begin and end."""
    end = start + len(text)
    cuts = {start, end}
    for span, _ in marks:
        cuts |= {min(max(span.start, start), end), min(max(span.end, start), end)}
    ordered, pieces = sorted(cuts), []
    for low, high in pairwise(ordered):
        classes = [name for span, name in marks if span.start <= low and high <= span.end]
        pieces.append((plain(text[low - start : high - start]), " ".join(classes)))
    return pieces


def plain(text: str) -> str:
    """A text that shows as it reads: controls, and marks that would turn the reading order about, made visible."""
    return _CONTROLS.sub(_REPLACEMENT, text)


def safe_link(url: str | None) -> str | None:
    """The address of an article, if following it is safe: the web's own schemes, nothing that runs."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _when(event: Event, language: str) -> str:
    say = wording.texts(language)
    resolved = wording.days(event.time, language)
    if event.time is None:
        return resolved
    read = say["time.read_from"].format(words=event.time.words)
    return f"{resolved} ({say[f'time.{event.time.precision}']}, {read})"


def _where(event: Event, language: str) -> str:
    if event.place is None:
        return f"{wording.texts(language)['precision.unknown']} ({wording.reason(event.reason or '', language)})"
    return f"{event.place.name} ({precision(event, language)})"


def _roles(event: Event, language: str) -> list[tuple[str, str]]:
    say = wording.texts(language)
    named = {Kind.CONTROL: ("holder", "previous_holder"), Kind.VISIT: ("visitor", "host")}
    main, other = named.get(event.kind, ("attacker", "target"))
    lines = [(say[f"role.{main}"], ", ".join(who(event)) or say["role.unknown"])]
    if event.named_in is not None:
        cut = event.named_in if len(event.named_in) <= QUOTE_MAX else f"{event.named_in[:QUOTE_MAX]}…"
        lines.append((say["card.named_in"], say["card.quoted"].format(words=cut)))
    if to_whom(event):
        lines.append((say[f"role.{other}"], ", ".join(to_whom(event))))
    return lines


def _toll(event: Event, language: str) -> str:
    say = wording.texts(language)
    parts = []
    for key, value in (("killed", event.fatalities), ("wounded", event.wounded)):
        if value is None:
            continue
        one = "_one" if _single(value) else ""
        words = say[f"card.{key}{one}"].format(count=wording.count(value, language))
        parts.append(
            words + (f" ({wording.enumeration(value.attributed_to, language)})" if value.attributed_to else "")
        )
    return ", ".join(parts)


def _single(value: Count) -> bool:
    return {value.low, value.best, value.high} <= {0, 1, None}
