"""What do events say of who holds which place, and from which day on?"""

from collections.abc import Iterable
from datetime import date

from geo.codebook import CURRENT, Change, Extent, GeoPrecision, Kind
from geo.model import ControlClaim, Event, Place

_LOCATED = frozenset({None, GeoPrecision.EXACT, GeoPrecision.PROVINCE})
"""Precisions at which a claim says something of a known community or province: not near it, not somewhere in a region."""

_NO_CELL = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"})
"""GeoNames' codes of populated places that are no community of today: quarters, and what is abandoned or destroyed."""


def claims(events: Iterable[Event]) -> tuple[ControlClaim, ...]:
    """The claims of control that events make, in the order of their days.

    Denied, planned, hypothetical and background events claim nothing; nor does one that is dated neither by its words nor by
    its articles, is placed only roughly, or names no known side. A claim counts from the last day of its event's period: by then it had
    happened. A part of a province, or a province that no text calls whole, is a partial claim.
    """
    found = [claim for event in events if (claim := _claim(event)) is not None]
    return tuple(sorted(found, key=order))


def order(claim: ControlClaim) -> tuple[str, ...]:
    """Sorts claims by day, then by what they say: never by the order in which they were read."""
    place = claim.place.id if claim.place else ""
    told = (claim.holder or "", claim.previous or "", claim.extent, claim.factuality)
    return (claim.day.isoformat(), place, *told, claim.event.id if claim.event else "", claim.source or "")


def is_area(place: Place) -> bool:
    """Whether a place is a first-order division."""
    return place.feature_class == "A" and place.feature_code in ("ADM1", None) and place.admin1 is not None


def is_community(place: Place) -> bool:
    """Whether a place is a community, with a cell of its own: a populated place, no quarter, nothing abandoned."""
    return place.feature_class == "P" and place.feature_code not in _NO_CELL


def _claim(event: Event) -> ControlClaim | None:
    if event.kind is not Kind.CONTROL or event.factuality not in CURRENT:
        return None
    day = _day(event)
    if day is None:
        return None
    holder, previous = next(iter(event.sides), None), next(iter(event.other_sides), None)
    if event.collapse:
        previous = previous or holder
        if previous is None:
            return None
        return ControlClaim(
            place=None, holder=None, previous=previous, extent=Extent.FULL, day=day,
            factuality=event.factuality, event=event, collapse=True,
        )  # fmt: skip
    if event.place is None or event.precision not in _LOCATED:
        return None
    extent = _extent(event, event.place, holder)
    if holder is None and extent not in (Extent.WITHDRAWN, Extent.BESIEGED):
        return None
    if extent is Extent.WITHDRAWN and previous is None and event.roles.previous_holder:
        return None  # somebody left, and no table knows on which side: who stays is not told
    return ControlClaim(
        place=event.place, holder=None if extent is Extent.WITHDRAWN else holder, previous=previous, extent=extent, day=day,
        factuality=event.factuality, event=event,
    )  # fmt: skip


def _extent(event: Event, place: Place, holder: str | None) -> Extent:
    """How much of the place changed: a loss without a taker is a withdrawal, a province is not whole unless a text says so."""
    extent = event.extent or Extent.FULL
    if extent is Extent.FULL and holder is None and event.change is Change.LOST:
        extent = Extent.WITHDRAWN
    if extent in (Extent.FULL, Extent.WITHDRAWN) and is_area(place) and not event.whole:
        return Extent.PARTIAL
    return extent


def _day(event: Event) -> date | None:
    """The day from which an event's claim counts: not later than what was last written of it."""
    written = sorted(report.published for report in event.reports if report.published is not None)
    if event.time is None:
        return written[0] if written else None
    if written and event.time.first_day <= written[-1] < event.time.last_day:
        return written[-1]
    return event.time.last_day
