"""Which codes does an event have in the vocabularies of other systems?

ACLED's event and sub-event types, CAMEO's and PLOVER's codes, from the tables of ``geo.codebook``. A code says what is told
of: an event that is denied, planned or recalled has its code too, and its factuality beside it.
"""

from geo.codebook import (
    CLASH_CODES,
    OVERTAKES_CODES,
    SIEGE_CODES,
    STATE_REGAINS_CODES,
    STRIKE_CODES,
    TALKS_CODES,
    TRANSFER_CODES,
    VISIT_MADE_CODES,
    VISIT_PLANNED_CODES,
    VISIT_RECEIVED_CODES,
    Change,
    Codes,
    Extent,
    Factuality,
    Kind,
)
from geo.maps.sides import side
from geo.model import Event

NO_CODES = Codes(None, None, None, None)
"""What no other system codes: that a place is still held, that a side collapsed."""

_TAKER_UNKNOWN = OVERTAKES_CODES._replace(acled_sub_type=None)
_NAMED_STATES = {
    "regime": "SY",
    "turkey": "TR",
    "israel": "IL",
    "russia": "RU",
    "iran": "IR",
    "ukraine": "UA",
    "gna": "LY",
}
_ISO = 2  # letters: any other side of a state bears its country's code


def codes(event: Event) -> Codes:
    """The codes of an event in ACLED, CAMEO and PLOVER; None where a system has none, or the text leaves it open."""
    if event.kind is Kind.STRIKE:
        return STRIKE_CODES[event.weapon]
    if event.kind is Kind.CLASH:
        return CLASH_CODES
    return _visit(event) if event.kind is Kind.VISIT else _control(event)


def country_of(side_id: str) -> str | None:
    """The ISO code of the country whose state a side is; None for a group."""
    if side_id in _NAMED_STATES:
        return _NAMED_STATES[side_id]
    return side_id.upper() if len(side_id) == _ISO and side(side_id).state else None


def _control(event: Event) -> Codes:
    if event.collapse:
        return NO_CODES
    if event.extent is Extent.BESIEGED:
        return SIEGE_CODES
    if event.extent is Extent.WITHDRAWN or event.change is Change.HANDED_OVER:
        return TRANSFER_CODES
    if event.change in (Change.TAKEN, Change.RETAKEN):
        return _taken(event)
    if event.change is Change.LOST:
        # whoever takes a place from the state of its own country is a group or a foreign state: ACLED has one code for both
        return OVERTAKES_CODES if _at_home(event.other_sides, event) else _TAKER_UNKNOWN
    return NO_CODES


def _taken(event: Event) -> Codes:
    if not event.sides:
        return OVERTAKES_CODES if _at_home(event.other_sides, event) else _TAKER_UNKNOWN
    if _at_home(event.sides, event):
        return STATE_REGAINS_CODES
    if event.place is None and any(country_of(s) for s in event.sides):
        return _TAKER_UNKNOWN
    return OVERTAKES_CODES


def _at_home(sides: tuple[str, ...], event: Event) -> bool:
    """Whether one of the sides is the state of the country where the place is."""
    country = event.place.country if event.place else None
    return country is not None and any(country_of(s) == country for s in sides)


def _visit(event: Event) -> Codes:
    if event.factuality is Factuality.PLANNED:
        return VISIT_PLANNED_CODES
    if not event.roles.visitor:
        return VISIT_RECEIVED_CODES if event.roles.host else VISIT_MADE_CODES
    parties = {country for s in (*event.sides, *event.other_sides) if (country := country_of(s))}
    met = event.sides and event.other_sides and len(parties) > 1
    if met and event.place is not None and event.place.country is not None and event.place.country not in parties:
        return TALKS_CODES
    return VISIT_MADE_CODES
