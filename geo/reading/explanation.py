"""Why was a text read the way it was?

Plain lines for a terminal: the toponyms with their candidates and clues, the days, the events with the rule that found
them, the tolls, and what looked like an event and was not taken for one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.model import Article, Candidate, Count, Event, Place, Reading, Resolution, TimeReference, Toll
from geo.reading import text as texts

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

_CANDIDATES = 3  # shown for each toponym; the rest are counted
_ROLES = ("holder", "previous_holder", "attacker", "target", "visitor", "host")


def explain(article: Article, gazetteer: "Gazetteer") -> str:
    """What was recognised in an article and why, as lines of text."""
    from geo.reading import pipeline
    from geo.reading.times import temporal

    reading = pipeline.read(article, gazetteer)
    mentions = temporal.find_times(texts.parse(article.text), article.published, article.month)
    times = [(article.text[m.span.start : m.span.end], m.time) for m in mentions]
    published = f"{article.published} ({article.published_from})" if article.published else "unknown"
    lines = [
        f"Published: {published}",
        *_section("Toponyms", [line for r in reading.resolutions for line in _toponym(r)]),
    ]
    lines += _section("Days", [f"« {words} » → {_time(time)}" for words, time in times])
    lines += _section("Events", [line for event in reading.events for line in _event(event)])
    lines += _section("Tolls", [_toll(toll) for toll in reading.tolls])
    lines += _section("Not taken for an event", list(_rejections(reading)))
    return "\n".join(lines) + "\n"


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines or ["none"])]


def _toponym(resolution: Resolution) -> Iterator[str]:
    toponym = resolution.toponym
    where = f"[{toponym.span.start}–{toponym.span.end}]"
    found = _place(resolution.place) if resolution.place else f"no place: {resolution.reason}"
    yield f"{toponym.surface} {where} {toponym.use} → {found}"
    for candidate in resolution.candidates[:_CANDIDATES]:
        yield f"    {candidate.score:+.2f} {_place(candidate.place)}: {_clues(candidate)}"
    if len(resolution.candidates) > _CANDIDATES:
        yield f"    and {len(resolution.candidates) - _CANDIDATES} more"


def _clues(candidate: Candidate) -> str:
    return ", ".join(f"{c.name} {c.weight:+.2f}{f' ({c.detail})' if c.detail else ''}" for c in candidate.clues)


def _place(place: Place) -> str:
    kind = "/".join(part for part in (place.feature_class, place.feature_code) if part)
    where = ", ".join(part for part in (place.country, kind) if part)
    return f"{place.name} ({where}) {place.latitude:.3f}, {place.longitude:.3f} {place.id}"


def _event(event: Event) -> Iterator[str]:
    what = " ".join(str(part) for part in (event.kind, event.change, event.extent, event.weapon) if part)
    where = event.place.name if event.place else f"no place: {event.reason}"
    yield f"{what} · {where} · {_time(event.time)} · {event.factuality} · rule {event.reports[0].rule}"
    for role in _ROLES:
        if names := getattr(event.roles, role):
            yield f"    {role.replace('_', ' ')}: {', '.join(names)}"
    if event.attributed_to:
        yield f"    according to: {', '.join(event.attributed_to)}"
    for name, count in (("killed", event.fatalities), ("wounded", event.wounded)):
        if count:
            yield f"    {name}: {_count(count)}"


def _toll(toll: Toll) -> str:
    counts = (("killed", toll.killed), ("wounded", toll.wounded), ("displaced", toll.displaced))
    what = ", ".join(f"{_count(count)} {name}" for name, count in counts if count)
    who = f" ({toll.who})" if toll.who else ""
    return f"{what}{who} · {_time(toll.time)} · according to {', '.join(toll.attributed_to) or 'nobody named'}"


def _count(count: Count) -> str:
    if count.low == count.high and count.low is not None:
        return str(count.low)
    low = f"at least {count.low}" if count.low is not None else ""
    high = f"at most {count.high}" if count.high is not None else ""
    bounds = " and ".join(part for part in (low, high) if part)
    return (
        f"{count.best} ({bounds})"
        if count.best is not None and bounds
        else str(count.best if count.best is not None else bounds)
    )


def _rejections(reading: Reading) -> Iterator[str]:
    for rejection in reading.rejections:
        words = reading.article.text[rejection.span.start : rejection.span.end]
        yield f"« {' '.join(words.split())} » · rule {rejection.rule}: {rejection.reason}"


def _time(time: TimeReference | None) -> str:
    if time is None:
        return "day unknown"
    days = f"{time.first_day}" if time.first_day == time.last_day else f"{time.first_day} to {time.last_day}"
    return f"{days} ({time.precision})"
