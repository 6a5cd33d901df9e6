"""Which words may be used for events, and what do they mean in the codes of other systems?

The controlled vocabularies of Calque, with their codes in ACLED, UCDP GED, CAMEO and PLOVER. The codes were read in public
renderings of the ACLED and UCDP codebooks and in the CAMEO and PLOVER lists.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an event is."""

    CONTROL = "control"
    STRIKE = "strike"
    CLASH = "clash"
    VISIT = "visit"


class Factuality(StrEnum):
    """How an article presents an event."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"


CURRENT = frozenset({Factuality.ASSERTED, Factuality.CLAIMED, Factuality.CONDITIONAL})
"""What a map shows as happening, unless asked otherwise."""


class Weapon(StrEnum):
    """What a strike was made with."""

    AIR = "air"
    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    BARREL_BOMB = "barrel_bomb"
    CHEMICAL = "chemical"
    CAR_BOMB = "car_bomb"
    SUICIDE = "suicide"
    MINE = "mine"


PLANTED = frozenset({Weapon.CAR_BOMB, Weapon.SUICIDE, Weapon.MINE})
"""Explosives that somebody brought to the place: not by those who shell it, and told apart from shelling."""


class Change(StrEnum):
    """What happened to the control of a place."""

    TAKEN = "taken"
    RETAKEN = "retaken"
    HELD = "held"
    LOST = "lost"
    HANDED_OVER = "handed_over"


class Extent(StrEnum):
    """How much of a place a claim of control covers."""

    FULL = "full"
    MAJORITY = "majority"
    PARTIAL = "partial"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    WITHDRAWN = "withdrawn"


class Use(StrEnum):
    """Whether a toponym means the place, or a government or an army named by it."""

    LITERAL = "literal"
    METONYMIC = "metonymic"


class TimePrecision(StrEnum):
    """How finely the text dates an event."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class TimeCodes(NamedTuple):
    """A time precision in the codes of ACLED (1-3, None where it has none) and UCDP GED (1-5)."""

    acled: int | None
    ucdp: int


TIME_CODES = {
    TimePrecision.DAY: TimeCodes(1, 1),
    TimePrecision.DAYS: TimeCodes(2, 2),
    TimePrecision.WEEK: TimeCodes(2, 3),
    TimePrecision.MONTH: TimeCodes(3, 4),
    TimePrecision.YEAR: TimeCodes(3, 5),
}


class GeoPrecision(StrEnum):
    """How finely the text places an event."""

    EXACT = "exact"  # a named town or site
    NEAR = "near"  # close to it, or at a distance from it
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"  # a region that is no province, or between two places
    COUNTRY = "country"
    SEA_OR_AIR = "sea_or_air"


class GeoCodes(NamedTuple):
    """A geographic precision in the codes of ACLED (1-3) and UCDP GED (1-7)."""

    acled: int
    ucdp: int


GEO_CODES = {
    GeoPrecision.EXACT: GeoCodes(1, 1),
    GeoPrecision.NEAR: GeoCodes(2, 2),
    GeoPrecision.DISTRICT: GeoCodes(2, 3),
    GeoPrecision.PROVINCE: GeoCodes(3, 4),
    GeoPrecision.REGION: GeoCodes(3, 5),
    GeoPrecision.COUNTRY: GeoCodes(3, 6),
    GeoPrecision.SEA_OR_AIR: GeoCodes(3, 7),
}


class Head(StrEnum):
    """What a text calls the thing that a toponym names (« la ville de », « l'aéroport de »), in neutral terms."""

    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    REGION = "region"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    QUARTER = "quarter"
    CAMP = "camp"
    AIRPORT = "airport"
    BASE = "base"
    SITE = "site"
    BUILDING = "building"
    CROSSING = "crossing"
    ROAD = "road"
    DAM = "dam"
    RIVER = "river"
    LAKE = "lake"
    SEA = "sea"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    DESERT = "desert"
    STRIP = "strip"
    BORDER = "border"


class Seat(StrEnum):
    """Who is at work in a town, whether or not it is a capital."""

    GOVERNMENT = "government"
    ORGANISATION = "organisation"  # of states


class Codes(NamedTuple):
    """One kind of event in the codes of other systems; None where a system has none."""

    acled_type: str | None
    acled_sub_type: str | None
    cameo: str | None
    plover: str | None


_REMOTE = "Explosions/Remote violence"
_SHELLING = Codes(_REMOTE, "Shelling/artillery/missile attack", "194", "ASSAULT")
_AIR = Codes(_REMOTE, "Air/drone strike", "195", "ASSAULT")
_DEVICE = Codes(_REMOTE, "Remote explosive/landmine/IED", "183", "ASSAULT")

STRIKE_CODES: dict[Weapon | None, Codes] = {
    Weapon.AIR: _AIR,
    Weapon.DRONE: _AIR,
    Weapon.BARREL_BOMB: _AIR,
    Weapon.MISSILE: _SHELLING,
    Weapon.ROCKET: _SHELLING,
    Weapon.ARTILLERY: _SHELLING,
    Weapon.CHEMICAL: Codes(_REMOTE, "Chemical weapon", "2041", "ASSAULT"),
    Weapon.CAR_BOMB: _DEVICE._replace(cameo="1832"),
    Weapon.SUICIDE: Codes(_REMOTE, "Suicide bomb", "1831", "ASSAULT"),
    Weapon.MINE: _DEVICE._replace(cameo="1833"),
    None: Codes(_REMOTE, None, "19", "ASSAULT"),
}
"""Strikes by weapon; None is a weapon that the text does not tell."""

CLASH_CODES = Codes("Battles", "Armed clash", "193", "ASSAULT")
TRANSFER_CODES = Codes("Strategic developments", "Non-violent transfer of territory", "0874", "RETREAT")
STATE_REGAINS_CODES = Codes("Battles", "Government regains territory", "192", "ASSAULT")
OVERTAKES_CODES = Codes("Battles", "Non-state actor overtakes territory", "192", "ASSAULT")
SIEGE_CODES = Codes(None, None, "191", "ASSAULT")
VISIT_MADE_CODES = Codes(None, None, "042", "CONSULT")
VISIT_RECEIVED_CODES = Codes(None, None, "043", "CONSULT")
TALKS_CODES = Codes(None, None, "044", "CONSULT")
VISIT_PLANNED_CODES = Codes(None, None, "036", "AGREE")
