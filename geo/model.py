"""What flows through Calque: the immutable values, from an article to the events and zones of a map.

Offsets are half-open ranges of Unicode code points of ``Article.text``. Coordinates are WGS 84 degrees, latitude before
longitude. Days are calendar days as the text means them. Unknown is None or an empty tuple, never an empty string.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Head, Kind, TimePrecision, Use, Weapon
from geo.place import Place as Place


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of one article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that is empty or backward."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other range lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text to read. ``published_from`` says where its day was found: field, header, option, page, text.

    ``month`` is the year and the month of publication, where no more is known of its day.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    month: tuple[int, int] | None = None
    source: str | None = None
    url: str | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in a text, and what the text says of it in terms that no language owns.

    ``head`` is the class of the noun that introduces it (« la province d' » → province); ``inherited`` heads come from an
    earlier name of an enumeration. ``container`` is the toponym that the text puts it in (« Jibrine, dans la province de
    Hama »). ``near`` means about it rather than in it; ``distance_km`` and ``bearing_degrees`` (from north, clockwise)
    measure from it; ``between`` is the other end of « entre Hama et Homs »; ``part`` is the bearing of a part of it
    (« le nord-ouest de la Syrie » → 315). ``called`` is its whole name where that begins with the noun (« aéroport Ben Gourion »).
    ``toward`` that somebody is only bound for it (« vers Homs »); ``articled`` that an article stands before it, as
    before rivers, regions and countries (« le Dniepr »), and no noun.
    """

    span: Span
    surface: str
    use: Use = Use.LITERAL
    head: Head | None = None
    container: Span | None = None
    near: bool = False
    distance_km: float | None = None
    bearing_degrees: float | None = None
    between: Span | None = None
    part: float | None = None
    called: str | None = None
    toward: bool = False
    articled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One reason to prefer or to reject a candidate, with its weight in the score."""

    name: str
    weight: float
    detail: str | None = None


class Candidate(NamedTuple):
    """A place that a toponym may name; its score is the sum of its clues' weights."""

    place: Place
    score: float
    clues: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What an imprecise place covers.

    Shapes: ``ring`` (about the place, radius in km), ``arc`` (of a ring, about a bearing), ``corridor`` (between the place
    and another), ``part`` (of an area, toward a bearing), ``admin`` (the polygon of a province), ``country``.
    """

    shape: str
    radius_km: float | None = None
    bearing_degrees: float | None = None
    other: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a toponym names: candidates, best first, and the place if one is good enough, else the reason why none is."""

    toponym: Toponym
    candidates: tuple[Candidate, ...] = ()
    place: Place | None = None
    reason: str | None = None
    precision: GeoPrecision | None = None
    area: Area | None = None

    def __post_init__(self) -> None:
        """A place or a reason, never neither and never both."""
        if (self.place is None) == (self.reason is None):
            raise ValueError(f"{self.toponym.surface}: a resolution has either a place or a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeReference:
    """The days that words mean, and how finely. ``words`` is what it was read from.

    ``untold`` marks days that no words of the text give: news is of the days before its publication.
    """

    first_day: date
    last_day: date
    precision: TimePrecision
    words: str
    untold: bool = False

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last_day < self.first_day:
            raise ValueError(f"{self.words}: ends before it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people, as low ≤ best ≤ high (None where the text leaves that end open), and who gives it."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    attributed_to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse bounds out of order."""
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known or known != sorted(known) or known[0] < 0:
            raise ValueError(f"not a count: {self.low} ≤ {self.best} ≤ {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who did what to whom, as the text names them; a known alias adds the canonical name."""

    holder: tuple[str, ...] = ()
    previous_holder: tuple[str, ...] = ()
    attacker: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    visitor: tuple[str, ...] = ()
    host: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One sentence of one article telling of an event.

    ``passage`` is the sentence in its context, and begins at ``passage_start`` of the article's text, so that ``span`` (the
    sentence) and ``location`` (the toponym) can be marked in it.
    """

    article_id: str
    span: Span
    rule: str
    factuality: Factuality
    attributed_to: tuple[str, ...] = ()
    location: Span | None = None
    passage: str
    passage_start: int
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    fatalities: Count | None = None

    @property
    def sentence(self) -> str:
        """The sentence, exactly as the article has it."""
        return self.words(self.span)

    def words(self, span: Span) -> str:
        """The words of the passage at a span of the article."""
        return self.passage[max(0, span.start - self.passage_start) : max(0, span.end - self.passage_start)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, told by one report or more.

    ``sides`` are the sides of the main role (holder, attacker, visitor), ``other_sides`` those of the other role (previous
    holder, target, host). An event without a place says why in ``reason``, and has no coordinates. ``whole`` marks a claim of
    control over an area that the text calls whole (« toute la province »): only then are its communities coloured.
    ``named_in`` is the sentence of the article that tells who the main role is, where none of the event's own does.
    """

    id: str
    kind: Kind
    factuality: Factuality
    reports: tuple[Report, ...]
    place: Place | None = None
    reason: str | None = None
    precision: GeoPrecision | None = None
    area: Area | None = None
    time: TimeReference | None = None
    attributed_to: tuple[str, ...] = ()
    roles: Roles = Roles()
    sides: tuple[str, ...] = ()
    other_sides: tuple[str, ...] = ()
    named_in: str | None = None
    weapon: Weapon | None = None
    change: Change | None = None
    extent: Extent | None = None
    excepted: str | None = None
    collapse: bool = False
    whole: bool = False
    origin: Place | None = None
    cancelled: bool = False
    fatalities: Count | None = None
    wounded: Count | None = None

    def __post_init__(self) -> None:
        """An event has evidence, and either a place or a reason."""
        if not self.reports:
            raise ValueError(f"event {self.id}: no evidence")
        if (self.place is None) == (self.reason is None):
            raise ValueError(f"event {self.id}: an event has either a place or a reason")

    @property
    def has_point(self) -> bool:
        """Whether its place's coordinates stand for it: the middle of a country is not where « le nord du pays » is."""
        in_part = self.area is not None and self.area.shape == "part"
        return self.place is not None and not (in_part and self.place.is_nation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure that belongs to a period, a war or several events rather than to one."""

    article_id: str
    span: Span
    killed: Count | None = None
    wounded: Count | None = None
    displaced: Count | None = None
    who: str | None = None
    scope: str | None = None
    time: TimeReference | None = None
    attributed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A passage that looked like an event and was not taken for one, with the reason."""

    article_id: str
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article."""

    article: Article
    resolutions: tuple[Resolution, ...] = ()
    events: tuple[Event, ...] = ()
    tolls: tuple[Toll, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim:
    """Somebody's statement that a side holds, takes or leaves a place from a day on.

    ``holder`` and ``previous`` are side ids (None: not told). ``collapse`` marks a side whose every holding ends that day;
    ``place`` is then None.
    """

    place: Place | None
    holder: str | None
    previous: str | None = None
    extent: Extent
    day: date
    factuality: Factuality
    event: Event | None = None
    collapse: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An area drawn for one holder in one state.

    States: held, majority, partial, contested, besieged, withdrawn, collapsed (no longer held, new holder not reported),
    changed (an area partly changed, an outline). ``basis`` is baseline or reports. ``geometry`` is a shapely (multi)polygon
    in longitude, latitude. ``holders`` are side ids: one, or two where contested.
    """

    geometry: Any
    holders: tuple[str, ...]
    state: str
    basis: str
    sure: bool = True
    places: tuple[Place, ...] = ()
    claims: tuple[ControlClaim, ...] = ()
