"""What does a printed map say of itself: its title, its day, its sources, how it was made?

The sentences live in ``data/cartography``, one file per language.
"""

from collections.abc import Mapping
from datetime import date

from geo import __version__
from geo.codebook import Kind
from geo.maps import wording
from geo.maps.projection import Frame
from geo.maps.sides import side
from geo.maps.snapshot import Snapshot

_NAMED = 4  # places that a subtitle names
_OUTLETS = 6  # outlets that the sources line names


def phrases(language: str) -> Mapping[str, str]:
    """Every text of a printed map in one language, by its dotted key (``"legend.title"``)."""
    return wording.tables("cartography", language)


def title(snapshot: Snapshot, language: str) -> str:
    """A title proposed from the content."""
    say = phrases(language)
    if not snapshot.countries:
        return say["title.nowhere"]
    kinds = {event.kind for event in snapshot.strikes}
    fought = "events" if len(kinds) > 1 else "clashes" if Kind.CLASH in kinds else "strikes"
    what = "control" if snapshot.zones else fought if kinds else "visits" if snapshot.visits else "empty"
    return say[f"title.{what}"].format(country=country(snapshot, language))


def country(snapshot: Snapshot, language: str) -> str:
    """What the map is about, in a word or two."""
    return wording.enumeration(tuple(p.name for p in snapshot.countries[:2]), language)


def between(first: date, last: date, language: str) -> str:
    """The two days of a difference."""
    say = phrases(language)
    return say["subtitle.difference"].format(first=wording.day(first, language), last=wording.day(last, language))


def subtitle(snapshot: Snapshot, language: str) -> str:
    """A subtitle proposed from the content: what changed hands, else what happened."""
    say = phrases(language)
    taken = tuple(dict.fromkeys(place.name for place, _ in snapshot.changed))
    for key, names in (("changed", taken), ("lost", _lost(snapshot))):
        if names and snapshot.first_day:
            shown = wording.enumeration(names[:_NAMED], language)
            if len(names) > _NAMED + 1:
                shown = say["subtitle.changed_more"].format(places=", ".join(names[:_NAMED]), count=len(names) - _NAMED)
            since = _day(snapshot.first_day, snapshot, language)
            return _fallen(snapshot, language, say[f"subtitle.{key}"].format(since=since, places=shown))
    if not snapshot.strikes and not snapshot.visits:
        told = "elsewhere" if snapshot.beyond or snapshot.unplaced else "nothing"
        return "" if snapshot.zones else say[f"subtitle.{told}"]
    kinds = [str(e.kind) for e in snapshot.events]
    counts = [_number(say, kind, kinds.count(kind), language) for kind in ("strike", "clash", "visit") if kind in kinds]
    words = wording.enumeration(tuple(counts), language)
    told = _number(say, "article", snapshot.articles, language)
    template = say["subtitle.events"].replace("{clashes}{visits}", "")
    return template.format(strikes=words, period=period(snapshot, language), articles=told)


def _lost(snapshot: Snapshot) -> tuple[str, ...]:
    """The places told, in the days shown, to be lost to nobody known."""
    names = {town.place.id: town.place.name for town in snapshot.towns}
    claims = (c for zone in snapshot.zones if zone.state == "withdrawn" for c in zone.claims)
    told = (c.place for c in claims if c.place and snapshot.first_day and c.day >= snapshot.first_day)
    return tuple(dict.fromkeys(names.get(place.id, place.name) for place in told))


def _fallen(snapshot: Snapshot, language: str, rest: str) -> str:
    """The side told to have collapsed in the days shown, before the rest of a subtitle."""
    claims = [claim for zone in snapshot.zones for claim in zone.claims if claim.collapse and claim.previous]
    told = max(
        (c for c in claims if snapshot.first_day and c.day >= snapshot.first_day), key=lambda c: c.day, default=None
    )
    if told is None or told.previous is None:
        return rest
    name = side(told.previous).name(language)
    return phrases(language)["subtitle.collapsed"].format(side=name, day=_day(told.day, snapshot, language), rest=rest)


def _day(value: date, snapshot: Snapshot, language: str) -> str:
    """A day, its year left out where it is that of the situation."""
    words = wording.day(value, language)
    return words.removesuffix(f" {value.year}") if value.year == snapshot.as_of.year else words


def as_of(snapshot: Snapshot, language: str) -> tuple[str, str, str]:
    """The day of the situation: its label, the day, the hour and its zone."""
    say = phrases(language)
    zone = say["as_of.zone"].format(capital=snapshot.capital.name) if snapshot.capital else say["as_of.zone_local"]
    return say["as_of.label"], wording.day(snapshot.as_of, language), zone


def period(snapshot: Snapshot, language: str) -> str:
    """The days of the events shown."""
    say = phrases(language)
    last = wording.day(snapshot.as_of, language)
    if snapshot.first_day is None:
        return say["period.until"].format(last=last)
    if snapshot.first_day == snapshot.as_of:
        return say["period.day"].format(last=last)
    first = wording.day(snapshot.first_day, language)
    year = f" {snapshot.as_of.year}"
    if snapshot.first_day.year == snapshot.as_of.year:
        first = first.removesuffix(year)
        if snapshot.first_day.month == snapshot.as_of.month:
            first = first.split(" ")[0]
    return say["period.days"].format(first=first, last=last)


def short_period(snapshot: Snapshot, language: str) -> str:
    """The days of the events shown, without the year where the day of the situation has it."""
    words = period(snapshot, language)
    year = f" {snapshot.as_of.year}"
    return words.removesuffix(year) if words.count(year) == 1 else words


def sources(snapshot: Snapshot, language: str) -> str:
    """The outlets and the number of articles, and how much of what they tell the map cannot show."""
    say = phrases(language)
    told = _number(say, "article", snapshot.articles, language)
    named = snapshot.outlets[:_OUTLETS]
    counted = any(n not in (1, snapshot.articles) for _, n in named)
    outlets = ", ".join(
        say["notes.outlet" if n > 1 and counted else "notes.outlet_one"].format(name=o, count=n) for o, n in named
    )
    if len(snapshot.outlets) > _OUTLETS:
        outlets += ", …"
    line = (
        say["notes.sources"].format(outlets=outlets, articles=told)
        if outlets
        else say["notes.sources_none"].format(articles=told)
    )
    if snapshot.baseline:
        line += " " + say["notes.baseline"].format(source=snapshot.baseline[language == "en"])
    for what, count in (("beyond", snapshot.beyond), ("unplaced", snapshot.unplaced)):
        if count:
            line += " " + _number(say, what, count, language)
    return f"{line} {say['notes.sample']}" if snapshot.demonstration else line


def method(snapshot: Snapshot, language: str) -> str:
    """How the shapes were made."""
    say = phrases(language)
    days = [claim.day for zone in snapshot.zones if zone.basis == "reports" for claim in zone.claims]
    last = [say["notes.last_change"].format(day=wording.day(max(days), language))] if days else []
    parts = [*last, say["notes.method_zones"]] if snapshot.zones else []
    return " ".join([*parts, say["notes.method_events"]])


def credit(language: str, produced: date | None) -> str:
    """The data's licences, and when and with what the map was made."""
    say = phrases(language)
    day = wording.day(produced, language) if produced else ""
    made = say["notes.made" if produced else "notes.made_undated"].format(version=__version__, day=day)
    return f"{say['notes.credits']} {say['notes.rivers']} {made}"


def projection(frame: Frame, language: str) -> str:
    """The projection and the scale."""
    say = phrases(language)
    parallels = (*(_degrees(value, language) for value in frame.projection.parallels), "", "")
    name = say[f"notes.{frame.projection.kind}"].format(south=parallels[0], north=parallels[1])
    return f"{name} {say['notes.scale'].format(denominator=wording.number(frame.denominator, language))}"


def disclaimer(language: str) -> str:
    """The reservation about boundaries and names."""
    return phrases(language)["notes.disclaimer"]


def _degrees(value: float, language: str) -> str:
    return f"{wording.decimal(f'{abs(value):.1f}', language)}°{'N' if value >= 0 else 'S'}"


def _number(say: Mapping[str, str], what: str, count: int, language: str) -> str:
    return say[f"subtitle.{what}_{'one' if count == 1 else 'many'}"].format(count=wording.number(count, language))
