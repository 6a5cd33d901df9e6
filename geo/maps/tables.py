"""What do the tables of the interface hold: events, tolls, names not placed, passages rejected?

Rows of plain values under headings in the reader's language.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from geo.data import folder
from geo.maps import cards, wording
from geo.model import Count, Event, Reading, Span

Row = dict[str, str | int | date | None]
WIDTHS = {
    "events": {
        "day": 92, "last_day": 92, "place": 150, "kind": 74, "what": 165, "who": 165, "target": 120, "deaths": 92,
        "factuality": 235, "precision": 200, "reports": 62, "sentence": 420, "sources": 200,
    },
    "tolls": {
        "killed": 118, "wounded": 118, "displaced": 118, "who": 105, "scope": 150, "days": 255, "source": 150,
        "sentence": 300,
    },
}  # fmt: skip
"""How wide the columns of a table stand on a page, in pixels."""


def widths(table: str, language: str) -> dict[str, int]:
    """How wide each column of a table stands, under its heading, in pixels."""
    say = wording.texts(language)
    return {say[f"{table}.{name}"]: wide for name, wide in WIDTHS[table].items()}


def event_rows(events: Iterable[Event], language: str) -> list[Row]:
    """One row for each event, with its first sentence, from the first day to the last; those without a day last."""
    say = wording.texts(language)
    return [
        {
            say["events.day"]: event.time.first_day if event.time else None,
            say["events.last_day"]: _last_day(event),
            say["events.place"]: cards.plain(event.place.name) if event.place else None,
            say["events.kind"]: say[f"kind.{event.kind}"],
            say["events.what"]: cards.plain(cards.what(event, language)),
            say["events.who"]: _names(cards.who(event)),
            say["events.target"]: _names(cards.to_whom(event)),
            say["events.deaths"]: wording.count(event.fatalities, language) if event.fatalities else None,
            say["events.sentence"]: sentence(event),
            say["events.factuality"]: cards.plain(cards.sureness(event.factuality, event.attributed_to, language)),
            say["events.precision"]: cards.plain(cards.precision(event, language)),
            say["events.reports"]: len(event.reports),
            say["events.sources"]: _names(sources(event)),
            say["events.id"]: event.id,
        }
        for event in sorted(
            events, key=lambda e: (e.time.last_day, e.time.first_day) if e.time else (date.max, date.max)
        )
    ]


def toll_rows(readings: Sequence[Reading], language: str) -> list[Row]:
    """One row for each figure that belongs to no single event, and who gives it."""
    say = wording.texts(language)
    rows: list[Row] = []
    for reading in readings:
        for toll in reading.tolls:
            counts = (toll.killed, toll.wounded, toll.displaced)
            given = toll.attributed_to or next((c.attributed_to for c in counts if c and c.attributed_to), ())
            rows.append(
                {
                    say["tolls.killed"]: _count(toll.killed, language),
                    say["tolls.wounded"]: _count(toll.wounded, language),
                    say["tolls.displaced"]: _count(toll.displaced, language),
                    say["tolls.who"]: cards.plain(toll.who) if toll.who else None,
                    say["tolls.scope"]: cards.plain(toll.scope) if toll.scope else None,
                    say["tolls.days"]: wording.days(toll.time, language),
                    say["tolls.source"]: _names(given),
                    say["tolls.sentence"]: _quote(reading, toll.span),
                    say["tolls.article"]: title(reading, language),
                }
            )
    return rows


def unplaced_rows(events: Iterable[Event], language: str) -> list[Row]:
    """The events that have no place, and why."""
    say = wording.texts(language)
    return [
        {
            say["events.kind"]: say[f"kind.{event.kind}"],
            say["events.what"]: cards.plain(cards.what(event, language)),
            say["events.day"]: wording.days(event.time, language),
            say["unplaced.reason"]: cards.plain(wording.reason(event.reason or "", language)),
            say["events.sentence"]: sentence(event),
            say["tolls.article"]: cards.plain(event.reports[0].title or say["card.untitled"]),
        }
        for event in events
        if event.place is None
    ]


def unresolved_rows(readings: Sequence[Reading], language: str) -> list[Row]:
    """The toponyms that were given no place, and why."""
    say = wording.texts(language)
    return [
        {
            say["unplaced.name"]: cards.plain(resolution.toponym.surface),
            say["unplaced.reason"]: cards.plain(wording.reason(resolution.reason or "", language)),
            say["tolls.article"]: title(reading, language),
            say["events.sentence"]: _quote(reading, resolution.toponym.span),
        }
        for reading in readings
        for resolution in reading.resolutions
        if resolution.place is None
    ]


def rejection_rows(readings: Sequence[Reading], language: str) -> list[Row]:
    """The passages that looked like an event and were not taken for one, and why."""
    say = wording.texts(language)
    return [
        {
            say["events.sentence"]: _quote(reading, rejection.span),
            say["unplaced.reason"]: cards.plain(wording.reason(rejection.reason, language)),
            say["unplaced.rule"]: cards.plain(rejection.rule),
            say["tolls.article"]: title(reading, language),
        }
        for reading in readings
        for rejection in reading.rejections
    ]


def sources(event: Event) -> tuple[str, ...]:
    """The outlets that tell of an event, each once."""
    return tuple(dict.fromkeys(report.source for report in event.reports if report.source))


def sentence(event: Event) -> str:
    """The first sentence that tells of an event."""
    return _shortened(event.reports[0].sentence)


def title(reading: Reading, language: str) -> str:
    """An article's title, or what stands for it."""
    return cards.plain(reading.article.title or wording.texts(language)["card.untitled"])


def heading(reading: Reading, language: str) -> str:
    """An article in a list: its day, its title, its source."""
    article = reading.article
    day = wording.day(article.published, language) if article.published else wording.texts(language)["card.undated"]
    return " · ".join(cards.plain(words) for words in (day, title(reading, language), article.source) if words)


def measures(language: str) -> list[Row]:
    """What was measured of the reading, and on what; empty when no measure ships.

    Those kept by hand (``data/measures.toml``), then those that ``data/make/measures.py`` writes (``measures.csv``).
    """
    say = wording.texts(language)
    told = [*_kept_measures(language), *_made_measures(language)]
    return [
        {
            say["about.measured_on"]: measured_on,
            say["about.measure"]: measure,
            say["about.value"]: wording.decimal(value, language),
        }
        for measured_on, measure, value in told
    ]


def measured_on_day() -> date | None:
    """The day of the measures; None when it is not told."""
    found = _measures_file().get("date")
    return found if isinstance(found, date) else None


def _measures_file() -> Mapping[str, Any]:
    file = folder() / "measures.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _kept_measures(language: str) -> Iterator[tuple[str, str, str]]:
    """Set, measure, value of each figure kept by hand, in the order of the file."""
    kept, texts = _measures_file(), wording.texts(language)["about.texts"]
    for measured in kept.get("sets", ()):
        size = measured.get("n")
        known = "" if size is None else f" ({texts.format(count=size)})"
        for name, names in kept["measures"].items():
            if name in measured:
                yield measured[language] + known, names[language], _figure(measured[name])


def _figure(value: float) -> str:
    """A share with two decimals, or three where it has them: 0.997 is not 1.00."""
    return f"{value:.3f}".removesuffix("0")


def _made_measures(language: str) -> Iterator[tuple[str, str, str]]:
    file = folder() / "measures.csv"
    if file.exists():
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield row[f"set_{language}"], row[f"measure_{language}"], row["value"]


_SENTENCE_MAX = 400
_STOP = re.compile(r"[.!?…](?=\s)\s*|\n")


def _quote(reading: Reading, span: Span) -> str:
    """The words of a span in their sentence, as far as a cell holds it."""
    text = reading.article.text
    low, high = max(0, span.start - _SENTENCE_MAX // 2), span.end + _SENTENCE_MAX // 2
    before, after = text[low : span.start], text[span.end : high]
    begin = max((m.end() for m in _STOP.finditer(before)), default=0)
    stop = _STOP.search(after)
    return _shortened(before[begin:] + text[span.start : span.end] + after[: stop.end() if stop else None])


def _shortened(text: str) -> str:
    clean = cards.plain(" ".join(text[: 2 * _SENTENCE_MAX].split()))
    return clean if len(clean) <= _SENTENCE_MAX else clean[: _SENTENCE_MAX - 1] + "…"


def _last_day(event: Event) -> date | None:
    return event.time.last_day if event.time and event.time.last_day != event.time.first_day else None


def _names(names: tuple[str, ...]) -> str | None:
    return cards.plain(", ".join(names)) or None


def _count(value: Count | None, language: str) -> str | None:
    return wording.count(value, language) if value else None
