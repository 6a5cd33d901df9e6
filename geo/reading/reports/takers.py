"""Who took a place, where it only « est tombée », « a été reprise », and the rest of the text tells who takes places there?

« Les jihadistes se sont emparés de Zoumar. Sinjar est tombée dimanche »: who took that very place, or the one party that takes
places in its country. What is taken back or freed is so by those who take back, not by those who had taken it.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import CURRENT, Change, Extent, Factuality, Kind
from geo.model import Event, Place
from geo.places.distance import geodesic_km
from geo.reading.text import normalise
from geo.reading.wordclasses import beginnings

_TAKEN = (Change.TAKEN, Change.RETAKEN)
_LONG = 120  # days that two captures of one campaign may lie apart
_CAMPAIGN_KM = 350.0  # between two places that one party takes in one campaign
_CLOSE = 600  # characters between captures that are told together


def with_takers(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in which a place that nobody is said to take was taken by those who are told to take it, or places about it."""
    takings = [e for e in events if (_is_taking(e) or _is_tried(e)) and e.roles.holder]
    untold = (e.factuality in CURRENT and _is_taking(e) and not e.roles.holder for e in events)
    return tuple(_taken_by(e, takings) if by_nobody else e for e, by_nobody in zip(events, untold, strict=True))


def _is_taking(event: Event) -> bool:
    """Whether a place passes to somebody, now or earlier: « est tombée », told of none who left it, too."""
    happened = event.factuality in CURRENT or event.factuality is Factuality.BACKGROUND
    if event.kind is not Kind.CONTROL or not happened or event.place is None:
        return False
    falls = event.change is Change.LOST and event.extent is Extent.FULL and not event.roles.previous_holder
    return event.extent is not Extent.BESIEGED and (event.change in _TAKEN or falls)


def _is_tried(event: Event) -> bool:
    """« lancent un assaut pour reprendre Mossoul-Ouest »: whether some set out to take a place back."""
    planned = event.kind is Kind.CONTROL and event.factuality is Factuality.PLANNED and event.place is not None
    return planned and event.change is Change.RETAKEN


def _taken_by(event: Event, takings: Sequence[Event]) -> Event:
    """A capture with who made it, where the others of its sort agree."""
    told = [e for e in _told_with(event, takings) if not _is_from(event, e)]
    if len(set(map(_party, told))) != 1:
        return event
    by = min(told, key=lambda e: _apart(e, event))
    change = Change.TAKEN if event.change is Change.LOST else event.change
    roles = replace(event.roles, holder=by.roles.holder)
    named_in = None if _is_told_with(event, by) else by.reports[0].sentence
    return replace(event, roles=roles, sides=by.sides, change=change, named_in=named_in)


def _is_from(event: Event, other: Event) -> bool:
    """« a été ravie à l'armée »: whether those who made the other capture are those whom this one was from."""
    return not set(event.roles.previous_holder).isdisjoint(other.roles.holder)


def _told_with(event: Event, takings: Sequence[Event]) -> Sequence[Event]:
    """« Zoumar est prise … Sinjar est tombée »: the captures of the same place, else of those close to it, those told close by first."""
    near = [e for e in takings if _may_be_together(event, e)]
    there = [e for e in near if e.place == event.place]
    if there:
        return there
    about = [e for e in near if _are_close(event.place, e.place)]
    told = [e for e in about if _apart(e, event) < _CLOSE] or about
    return () if _is_freed_by_others(event, told) else told


def _may_be_together(event: Event, other: Event) -> bool:
    """« ont repris Homs. Tal a été libérée »: whether two captures are of one campaign, both back from others or in one sentence."""
    if not _is_of_one_time(event, other) or _is_taken_back(event, other):
        return False
    return _is_back(other) == _is_back(event) or _is_told_with(event, other)


def _are_close(one: Place | None, other: Place | None) -> bool:
    """Whether two places of a country may be taken in one campaign."""
    if one is None or other is None or one.country != other.country:
        return False
    return geodesic_km(one.latitude, one.longitude, other.latitude, other.longitude) <= _CAMPAIGN_KM


def _is_freed_by_others(event: Event, told: Sequence[Event]) -> bool:
    """« Raqqa est libérée, proclament les FDS »: whether a party that is none of those who took other places claims to have freed it."""
    by = {name for e in told for name in e.roles.holder}
    return event.factuality is Factuality.CLAIMED and _is_back(event) and by.isdisjoint(event.attributed_to)


def _is_taken_back(event: Event, other: Event) -> bool:
    """« est tombée jeudi puis a été reprise par l'armée »: whether the other capture is that by those who had lost the place."""
    return other.place == event.place and other.change is Change.RETAKEN is not event.change


def _apart(one: Event, other: Event) -> int:
    return abs(one.reports[0].span.start - other.reports[0].span.start)


def _party(event: Event) -> tuple[str, ...]:
    """Whom a capture is by: sides where they are known, else the last of the names."""
    return tuple(sorted(event.sides)) or event.roles.holder[-1:]


def _is_back(event: Event) -> bool:
    """« a repris », « a libéré »: whether a place comes back to those who had lost it."""
    told = normalise(event.reports[0].sentence).split()
    freed = any(word.startswith(beginnings()["freeing"]) for word in told)
    return event.change is Change.RETAKEN or freed


def _is_told_with(one: Event, other: Event) -> bool:
    """« Avec la prise de Homs et de villes comme Tal »: whether one sentence tells of both."""
    return any(a.span == b.span for a in one.reports for b in other.reports)


def _is_of_one_time(one: Event, other: Event) -> bool:
    """Whether two captures may belong to one campaign."""
    days = [e.time.first_day for e in (one, other) if e.time is not None and e.time.first_day is not None]
    return len(days) < len((one, other)) or abs((days[0] - days[1]).days) <= _LONG
