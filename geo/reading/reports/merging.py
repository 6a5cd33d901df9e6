"""When do two reports tell one event?

A simple rule, said in full: the same kind at the same place, on days that fit, with no other side and no contrary factuality.
Reports are then kept side by side under one event; deaths are never added up over them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from geo.codebook import CURRENT, PLANTED, Extent, Factuality, GeoPrecision, Kind, TimePrecision
from geo.model import Count, Event, Report, Roles, TimeReference
from geo.places.distance import geodesic_km
from geo.reading.reports.containment import is_quarter_of, lies_in
from geo.reading.sentences import partynames
from geo.reading.text import normalise

OTHER_SIDE = "other"
"""The side of a holder whom a text names and no table knows (« des combattants locaux »)."""

_STAY = timedelta(days=3)  # of a visitor in one country
_AIRPORT_KM = 60.0  # from a town to its airport
_NEWS_DAYS = 7  # an event whose day goes untold is of the week before its article
_SURE = (Factuality.ASSERTED, Factuality.CLAIMED, Factuality.CONDITIONAL)
_ROLES = ("holder", "previous_holder", "attacker", "target", "visitor", "host")


def event_id(event: Event, article_id: str) -> str:
    """A hash of what an event is and of the sentence that tells it: the same input gives the same id."""
    report = event.reports[0]
    days = (event.time.first_day.isoformat(), event.time.last_day.isoformat()) if event.time else ()
    parts = (
        article_id,
        event.kind,
        event.place.id if event.place else "",
        report.span.start,
        report.location.start if report.location else -1,
        event.change or "",
        event.factuality,
        *days,
    )
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """Bring tellings of one event together, in the order of their first report."""
    merged: list[Event] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    told: list[set[int]] = []  # where the sentences of each begin
    for event in events:
        starts = {report.span.start for report in event.reports}
        known = alike.setdefault((event.kind, event.place.id if event.place else None, event.collapse), [])
        at = next((i for i in known if _retells(event, merged[i], apart=told[i].isdisjoint(starts))), None)
        if at is None:
            known.append(len(merged))
            merged.append(event)
            told.append(starts)
        else:
            merged[at] = joined(merged[at], event, apart=told[at].isdisjoint(starts))
            told[at] |= starts
    return tuple(merged)


def _retells(event: Event, told: Event, *, apart: bool) -> bool:
    """« Natanz, bombardée vendredi, a été endommagée »: in one sentence a day that only the story gives is that of the other telling."""
    of_the_story = event.time is not None and event.time.precision is TimePrecision.DAYS
    return same_event(told, replace(event, time=told.time) if of_the_story and not apart else event)


def one_fight(events: Iterable[Event]) -> tuple[Event, ...]:
    """« les séparatistes ont attaqué, puis les insurgés ont ouvert le feu »: what one sentence tells of a place is one fight."""
    kept: list[Event] = []
    for event in events:
        last = kept[-1] if kept else None
        if last is not None and event.kind is Kind.CLASH and _is_one_fight(last, event):
            kept[-1] = joined(last, event)
        else:
            kept.append(event)
    return tuple(kept)


def _is_one_fight(a: Event, b: Event) -> bool:
    alike = a.kind is b.kind and a.factuality in CURRENT and b.factuality in CURRENT and a.place is not None
    return alike and a.place == b.place and a.reports[-1].span == b.reports[0].span and _days_fit(a.time, b.time)


def with_headings(events: Sequence[Event], headings: Iterable[Event]) -> tuple[Event, ...]:
    """Events with what headings tell: no second telling of an event of its kind and place, and no surer one."""
    told = list(events)
    for heading in headings:
        same = (i for i, event in enumerate(told) if same_event(event, heading) or _is_its_town(event, heading))
        at = next(same, None)
        if at is not None:
            told[at] = replace(told[at], reports=told[at].reports + heading.reports)
        elif not any(event.kind is heading.kind and event.place == heading.place for event in told):
            told.append(heading)
    return tuple(told)


def _is_its_town(event: Event, heading: Event) -> bool:
    """« Raids dans la province d'Idleb », and a text that tells of the raid at Saraqeb: of an area the town is told behind.

    Of who visits a town so is the quarter: « M. Diallo à Homs ».
    """
    town, area = event.place, heading.place
    if town is None or area is None:
        return False
    told = (is_of_area(heading) and lies_in(town, area)) or (event.kind is Kind.VISIT and is_quarter_of(town, area))
    return told and same_event(event, replace(heading, place=town))


def is_of_area(event: Event) -> bool:
    """Whether an event is told of a province or a region."""
    return event.place is not None and event.place.is_area


def in_towns(events: Sequence[Event]) -> tuple[Event, ...]:
    """« est arrivé lundi au Mali … M. X s'est rendu à Gao »: a visit to a country is one to the first of its towns told behind.

    What is told of the day and of who came, there, holds for the town.
    """
    towns = [e for e in events if e.kind is Kind.VISIT and e.place is not None and not e.place.is_nation]
    within = {id(e): town for e in events if (town := next((t for t in towns if _is_part(e, t)), None)) is not None}
    told = [e for e in events if id(e) not in within]
    for whole in (e for e in events if id(e) in within):
        at = next((k for k, e in enumerate(told) if e.place == within[id(whole)].place and _is_part(whole, e)), None)
        if at is not None:
            town = told[at]
            told[at] = joined(town, replace(whole, place=town.place, precision=town.precision, area=town.area))
    return tuple(told)


def _is_part(whole: Event, town: Event) -> bool:
    return _is_within(whole, town) or _lands_at(whole, town)


def _lands_at(landing: Event, town: Event) -> bool:
    """« en visite à Accra … a dit à l'aéroport d'Accra »: whether a visit to an airport is a part of one to its town."""
    if landing.kind is not Kind.VISIT or landing.place is None or town.place is None or town.place.feature_class != "P":
        return False
    if landing.place.feature_code != "AIRP" or not same_event(replace(landing, place=town.place), town):
        return False
    a, b = landing.place, town.place
    return geodesic_km(a.latitude, a.longitude, b.latitude, b.longitude) < _AIRPORT_KM


def _is_within(whole: Event, town: Event) -> bool:
    if whole.kind is not Kind.VISIT or whole.place is None or town.place is None or not whole.place.is_nation:
        return False
    told = whole.factuality in CURRENT and town.factuality in CURRENT and not (whole.cancelled or town.cancelled)
    near = whole.time is None or town.time is None or abs(whole.time.last_day - town.time.last_day) <= _STAY
    return told and near and whole.place.country == town.place.country and _sides_fit(whole, town)


def same_event(a: Event, b: Event) -> bool:
    """Whether two events may be one: kind, place, days, sides, factuality."""
    if a.kind is not b.kind or a.collapse != b.collapse or (a.factuality in CURRENT) != (b.factuality in CURRENT):
        return False
    if (a.factuality not in CURRENT and a.factuality is not b.factuality) or a.cancelled != b.cancelled:
        return False
    if not a.collapse and (a.place is None or b.place is None or a.place.id != b.place.id):
        return False
    return _same_arms(a, b) and _same_change(a, b) and _days_fit(a.time, b.time) and _sides_fit(a, b)


def _same_arms(a: Event, b: Event) -> bool:
    """Whether two strikes are not shells on a town by an army, and a car bomb in it."""
    shelling = [event for event in (a, b) if event.weapon not in PLANTED]
    return len(shelling) != 1 or (shelling[0].weapon is None and not shelling[0].roles.attacker)


def _same_change(a: Event, b: Event) -> bool:
    if a.kind is not Kind.CONTROL:
        return True
    taken = {"taken", "retaken", "handed_over", "lost"}
    if (a.change in taken) != (b.change in taken):
        return False
    if (a.extent is Extent.PARTIAL) != (b.extent is Extent.PARTIAL) and not _same_days(a.time, b.time):
        return False  # entered one day, taken another
    return (a.extent is Extent.WITHDRAWN) == (b.extent is Extent.WITHDRAWN) and (a.extent is Extent.BESIEGED) == (
        b.extent is Extent.BESIEGED
    )


def _same_days(a: TimeReference | None, b: TimeReference | None) -> bool:
    return a is not None and b is not None and (a.last_day == b.last_day or (a.untold and b.untold))


def _days_fit(a: TimeReference | None, b: TimeReference | None) -> bool:
    """Days fit when they overlap, or when one of them is not told."""
    if a is None or b is None:
        return True
    if a.untold or b.untold:
        return abs(a.last_day - b.last_day) <= timedelta(days=_NEWS_DAYS)
    return a.first_day <= b.last_day and b.first_day <= a.last_day and abs(a.last_day - b.last_day) <= timedelta(days=7)


def _sides_fit(a: Event, b: Event) -> bool:
    if a.kind is Kind.VISIT:
        mine, theirs = _words(a.roles.visitor), _words(b.roles.visitor)
        return not mine or not theirs or bool(mine & theirs) or _is_nameless(a) or _is_nameless(b)
    if _strikes_back(a, b):
        return True
    told, retold = set(a.sides) - {OTHER_SIDE}, set(b.sides) - {OTHER_SIDE}
    if told and retold:
        return bool(told & retold)
    mine, theirs = _words(a.roles.holder + a.roles.attacker), _words(b.roles.holder + b.roles.attacker)
    return not mine or not theirs or bool(mine & theirs) or not (told or retold)


def _is_nameless(visit: Event) -> bool:
    """« le président », « un haut diplomate »: whether a visitor is told by an office alone, and not of which country."""
    demonyms = partynames.names().demonyms
    told = [word for name in visit.roles.visitor for word in name.split()]
    return all(word[:1].islower() and normalise(word) not in demonyms for word in told)


def _strikes_back(a: Event, b: Event) -> bool:
    """« ont attaqué une base de l'armée », « L'armée a repoussé les assaillants »: who was attacked answers in the same fight."""
    mirrored = _words(a.roles.attacker) & _words(b.roles.target) or _words(b.roles.attacker) & _words(a.roles.target)
    return a.kind is Kind.CLASH and bool(mirrored)


def _words(names: Sequence[str]) -> set[str]:
    return {w for name in names for w in name.lower().split() if len(w) > 3}


def joined(a: Event, b: Event, *, apart: bool = False) -> Event:
    """Two tellings as one event: the surer factuality, the finer day, every role and every report.

    ``apart`` says that they share no sentence, and spares the look for one.
    """
    reports = a.reports + b.reports if apart else _together(a.reports, b.reports)
    surer = min(a.factuality, b.factuality, key=lambda f: _SURE.index(f) if f in _SURE else len(_SURE))
    roles = Roles(**{r: tuple(dict.fromkeys((*getattr(a.roles, r), *getattr(b.roles, r)))) for r in _ROLES})
    roles = a.roles if _strikes_back(a, b) else roles
    finer = b if b.precision is GeoPrecision.EXACT else a
    return replace(
        a,
        reports=reports,
        factuality=surer,
        roles=roles,
        time=_finer(a.time, b.time),
        sides=tuple(dict.fromkeys((*a.sides, *b.sides))),
        other_sides=tuple(dict.fromkeys((*a.other_sides, *b.other_sides))),
        attributed_to=tuple(dict.fromkeys((*a.attributed_to, *b.attributed_to))),
        weapon=a.weapon or b.weapon,
        precision=finer.precision,
        area=finer.area,
        extent=_surer_extent(a, b),
        excepted=a.excepted or b.excepted,
        origin=a.origin or b.origin,
        change=a.change or b.change,
        fatalities=_either(a.fatalities, b.fatalities),
        wounded=_either(a.wounded, b.wounded),
    )


def _together(mine: tuple[Report, ...], more: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports of two tellings; one sentence is one report, whatever rules read it."""
    retold = {(r.article_id, r.span): r for r in more}
    filled = [_filled(r, retold.pop((r.article_id, r.span), r)) for r in mine]
    return (*filled, *retold.values())


def _filled(report: Report, again: Report) -> Report:
    """A report with the figure that the same sentence gives, read by another rule."""
    if report.fatalities is not None or again.fatalities is None:
        return report
    return replace(report, fatalities=again.fatalities)


def _finer(a: TimeReference | None, b: TimeReference | None) -> TimeReference | None:
    if a is None or b is None:
        return a or b
    if a.untold != b.untold:
        return b if a.untold else a
    if a.untold:
        return min(a, b, key=lambda time: time.last_day)  # what Sunday was praised was done by then
    return b if b.last_day - b.first_day < a.last_day - a.first_day else a


def _surer_extent(a: Event, b: Event) -> Extent | None:
    """« la majeure partie » makes « la ville » precise and wins; « la ville » wins over « entrés dans la ville », which it follows."""
    order = (Extent.BESIEGED, Extent.WITHDRAWN, Extent.CONTESTED, Extent.MAJORITY, Extent.FULL, Extent.PARTIAL)
    told = [_within(e) if a.precision is not b.precision else e.extent for e in (a, b) if e.extent is not None]
    return min(told, key=order.index) if told else None


def _within(event: Event) -> Extent | None:
    """« la citadelle de Homs », « le quartier de Cham » drawn on its town: of the town, a part."""
    whole = event.extent in (Extent.FULL, Extent.MAJORITY) and event.precision is GeoPrecision.NEAR
    return Extent.PARTIAL if whole else event.extent


def _either(a: Count | None, b: Count | None) -> Count | None:
    """Figures that disagree widen the bounds; they are never added up."""
    if a is None or b is None:
        return a or b
    numbers = [n for n in (a.low, a.best, a.high, b.low, b.best, b.high) if n is not None]
    attributed = tuple(dict.fromkeys((*a.attributed_to, *b.attributed_to)))
    best = a.best if a.best is not None else b.best
    return Count(
        low=min(numbers),
        best=best,
        high=max(numbers) if a.high is not None or b.high is not None else None,
        attributed_to=attributed,
    )
