"""Who held which community from day to day? The claims told in order, over a starting situation.

A community that the baseline does not list, but a report names, is held until then by whoever holds the nearest point that it lists. An
anchor of the baseline is no place: it keeps a cell's edge, and once its side has collapsed it follows the nearest of that side's towns.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from geo.codebook import Extent
from geo.control.baseline import Baseline, Point
from geo.control.cells import territory_of
from geo.control.claims import claims as claims_of
from geo.control.claims import is_area, is_community, order
from geo.control.succession import Holding, after, collapsed
from geo.model import ControlClaim, Event, Place
from geo.places import boundaries

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

_SAME_PLACE_DEGREES = 0.03  # a base told of so near to one of the baseline's is that base: about 3 km
_CELLS = frozenset({"town", "base", "site", "anchor"})

Turn = tuple[date, Holding | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The communities that share the ground of a territory (a country, or the Golan).

    ``anchors`` are the ids of those that are no place. ``covered``: a baseline says who holds the country, so that cells reach
    the border.
    """

    territory: str
    communities: tuple[Place, ...]
    anchors: frozenset[str] = frozenset()
    covered: bool = False

    def __hash__(self) -> int:
        """Cheap: thousands of communities are not hashed for each look-up of their cells."""
        return hash(
            (self.territory, self.covered, len(self.communities), self.communities[0].id, self.communities[-1].id)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Who holds what at the end of a day.

    ``holdings`` are by community id; ``sites`` of places without a cell of their own (airports, quarters), to be shown as
    symbols; ``changed`` are provinces told to have changed in part, to be shown as outlines.
    """

    as_of: date
    grounds: tuple[Ground, ...]
    holdings: Mapping[str, Holding]
    sites: Mapping[str, Holding]
    changed: tuple[ControlClaim, ...] = ()

    def of(self, place_id: str) -> Holding | None:
        """How a place is held; None where nobody says."""
        return self.holdings.get(place_id) or self.sites.get(place_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """The turns of every place, ready to be asked for any day."""

    claims: tuple[ControlClaim, ...]
    baseline: Baseline | None
    grounds: tuple[Ground, ...]
    turns: Mapping[str, tuple[Turn, ...]]
    sites: frozenset[str]

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something is claimed, and the baseline's."""
        return tuple(sorted({c.day for c in self.claims} | ({self.baseline.day} if self.baseline else set())))

    def on(self, day: date) -> State:
        """Who holds what at the end of a day, by what was claimed up to it."""
        at = {key: holding for key, turns in self.turns.items() if (holding := _at(turns, day)) is not None}
        covers = self.baseline is not None and self.baseline.day <= day
        return State(
            as_of=day,
            grounds=self.grounds if covers else tuple(replace(g, covered=False) for g in self.grounds),
            holdings={key: holding for key, holding in at.items() if key not in self.sites},
            sites={key: holding for key, holding in at.items() if key in self.sites},
            changed=_changed(self.claims, day),
        )


def chronicle_of(events: Iterable[Event], gazetteer: "Gazetteer", baseline: Baseline | None = None) -> Chronicle:
    """The chronicle of events, over the communities that the gazetteer knows in the countries they tell of."""
    told = claims_of(events)
    countries = {c.place.country for c in told if c.place is not None and c.place.country is not None}
    if baseline is not None:
        countries.add(baseline.country)
    return chronicle(told, baseline, [p for code in sorted(countries) for p in gazetteer.communities(code)])


def chronicle(
    claims: Iterable[ControlClaim], baseline: Baseline | None = None, communities: Iterable[Place] = ()
) -> Chronicle:
    """Tell the claims in order over a baseline.

    ``communities`` are the known communities of the countries told of: without a baseline they share the ground, so that a
    zone stays local, and they are what a claim over a whole province colours. Claims older than the baseline say nothing of
    days after it.
    """
    told = tuple(sorted(claims, key=order))
    known = {p.id: p for p in communities if is_community(p)}
    baseline = baseline.filled(known.values()) if baseline else None
    told = _on_points(told, baseline)
    grounds = _grounds(told, baseline, known)
    teller = _Teller(grounds, baseline)
    for day in sorted({c.day for c in told} | ({baseline.day} if baseline else set())):
        teller.tell(day, [c for c in told if c.day == day])
    return Chronicle(
        claims=told, baseline=baseline, grounds=grounds, turns=teller.followed(), sites=frozenset(teller.sites)
    )


def _at(turns: Sequence[Turn], day: date) -> Holding | None:
    index = bisect_right(turns, day, key=lambda turn: turn[0])
    return turns[index - 1][1] if index else None


def _changed(claims: Iterable[ControlClaim], day: date) -> tuple[ControlClaim, ...]:
    """The claims of partial change over provinces of which nothing was told in detail since."""
    outlines: dict[tuple[str | None, str | None], list[ControlClaim]] = defaultdict(list)
    for claim in claims:
        if claim.day > day or claim.place is None:
            continue
        key = (claim.place.country, claim.place.admin1)
        if not is_area(claim.place):
            outlines[key] = [c for c in outlines[key] if c.day >= claim.day]
        elif claim.extent in (Extent.FULL, Extent.WITHDRAWN):
            outlines[key] = []
        else:
            outlines[key].append(claim)
    return tuple(claim for kept in outlines.values() for claim in kept)


# --- who shares the ground


def _on_points(claims: tuple[ControlClaim, ...], baseline: Baseline | None) -> tuple[ControlClaim, ...]:
    """Claims about a base or a site that the baseline lists under another id, told of that one."""
    listed = [p.place for p in baseline.points if p.kind in ("base", "site")] if baseline else []
    return tuple(_on_point(claim, listed) for claim in claims)


def _on_point(claim: ControlClaim, listed: Sequence[Place]) -> ControlClaim:
    told = claim.place
    if told is None or told.feature_class in ("P", "A"):
        return claim
    near = [p for p in listed if _apart(p, told) <= _SAME_PLACE_DEGREES]
    return replace(claim, place=min(near, key=lambda p: (_apart(p, told), p.id))) if near else claim


def _grounds(
    claims: Sequence[ControlClaim], baseline: Baseline | None, known: Mapping[str, Place]
) -> tuple[Ground, ...]:
    """For each country told of, who shares its ground: the baseline's points, or else every known community."""
    told = {c.place.id: c.place for c in claims if c.place is not None and is_community(c.place)}
    areas = {c.place.country for c in claims if c.place is not None and is_area(c.place)}
    listed = [p for p in baseline.points if p.kind in _CELLS] if baseline else []
    listed_ids = {p.place.id for p in listed}
    countries = {p.country for p in told.values() if p.id not in listed_ids} | areas
    countries |= {baseline.country} if baseline else set()
    by_territory: dict[str, dict[str, Place]] = defaultdict(dict)
    for country in sorted(code for code in countries if code is not None):
        covered = baseline is not None and baseline.country == country
        points = [_placed(p, known) for p in listed] if covered else [p for p in known.values() if p.country == country]
        for place in (*points, *(p for p in told.values() if p.country == country)):
            by_territory[territory_of(place) or country].setdefault(place.id, place)
    anchors = frozenset(p.place.id for p in listed if p.kind == "anchor")
    covered_territories = {territory_of(p.place) for p in listed}
    return tuple(
        Ground(
            territory=territory, communities=tuple(sorted(shared.values(), key=lambda p: p.id)),
            anchors=anchors & shared.keys(), covered=territory in covered_territories,
        )
        for territory, shared in sorted(by_territory.items())
    )  # fmt: skip


def _placed(point: Point, known: Mapping[str, Place]) -> Place:
    """A point of the baseline with what the gazetteer knows of it, its province above all."""
    place, found = point.place, known.get(point.place.id)
    admin1 = place.admin1 or (found.admin1 if found and found.country == place.country else None)
    if admin1 is None:
        admin1 = boundaries.locate(place.latitude, place.longitude)[1]
    return replace(place, admin1=admin1, population=found.population if found else place.population)


def _apart(one: Place, other: Place) -> float:
    """How far two places lie apart, in degrees of latitude at their own latitude; good enough to tell which is nearest."""
    return _distance(one.longitude, one.latitude, other.longitude, other.latitude)


def _distance(x1: float, y1: float, x2: float, y2: float) -> float:
    shrink = 1 - min(0.95, (abs(y1) / 90) ** 2)  # near enough to the cosine
    return float((((x1 - x2) * shrink) ** 2 + (y1 - y2) ** 2) ** 0.5)


class _Teller:
    """Tells the days one after the other; forgets nothing."""

    def __init__(self, grounds: Sequence[Ground], baseline: Baseline | None) -> None:
        self.baseline = baseline
        self.communities = {p.id: p for g in grounds for p in g.communities}
        self.anchors = frozenset().union(*(g.anchors for g in grounds)) if grounds else frozenset()
        self.covered = [p for g in grounds if g.covered for p in g.communities]
        self.provinces: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        for place in self.communities.values():
            self.provinces[place.country, place.admin1].append(place.id)
        self.now: dict[str, Holding] = {}
        self.turns: dict[str, list[Turn]] = defaultdict(list)
        self.sites: set[str] = set()
        self.fallen: dict[str, date] = {}
        self.first: dict[str, str] = {}  # the holder that the baseline gives

    def tell(self, day: date, claims: Sequence[ControlClaim]) -> None:
        """One day: the starting situation if it is that of this day, then areas, places, collapses."""
        if self.baseline is not None and day == self.baseline.day:
            self._start(self.baseline)
            return
        by_place: dict[str, list[ControlClaim]] = defaultdict(list)
        for claim in claims:
            if claim.place is not None and not is_area(claim.place):
                by_place[claim.place.id].append(claim)
        own = frozenset(by_place)
        for claim in claims:
            if claim.place is not None and is_area(claim.place) and claim.extent in (Extent.FULL, Extent.WITHDRAWN):
                for place_id in self.provinces[claim.place.country, claim.place.admin1]:
                    if place_id not in own and self._concerns(claim, place_id):
                        by_place[place_id].append(claim)
        for place_id, told in sorted(by_place.items()):
            if place_id not in self.communities:
                self.sites.add(place_id)
            self._turn(place_id, day, after(self.now.get(place_id), told))
        for claim in claims:
            if claim.collapse and claim.previous is not None:
                self._collapse(claim, claim.previous, day)

    def _concerns(self, claim: ControlClaim, place_id: str) -> bool:
        """A withdrawal from a province empties only what its side held there."""
        if claim.extent is not Extent.WITHDRAWN:
            return True
        before = self.now.get(place_id)
        return before is not None and claim.previous in before.holders

    def _start(self, baseline: Baseline) -> None:
        listed = {p.place.id: p for p in baseline.points}
        found = {key: _holding(baseline, point) for key, point in listed.items()}
        points = [p.place for p in baseline.points if p.kind in _CELLS]
        for place in self.covered:
            if place.id not in found and points:
                nearest = min(points, key=lambda p: (_apart(p, place), p.id))
                found[place.id] = found[nearest.id]
        for gone in set(self.now) - set(found):
            self._turn(gone, baseline.day, None)
        for key, holding in found.items():
            if key not in self.communities:
                self.sites.add(key)
            self.first[key] = holding.holders[0]
            self._turn(key, baseline.day, holding)

    def _collapse(self, claim: ControlClaim, side: str, day: date) -> None:
        self.fallen.setdefault(side, day)
        for key, holding in sorted(self.now.items()):
            if side in holding.holders:
                self._turn(key, day, collapsed(holding, claim))

    def _turn(self, key: str, day: date, holding: Holding | None) -> None:
        """Note how a place is held from a day on."""
        turns = self.turns[key]
        if turns and turns[-1][0] == day:
            turns.pop()
        turns.append((day, holding))
        if holding is None:
            self.now.pop(key, None)
        else:
            self.now[key] = holding

    def followed(self) -> dict[str, tuple[Turn, ...]]:
        """The turns of every place, anchors following their guides once their side has collapsed."""
        for anchor in sorted(self.anchors):
            side = self.first.get(anchor)
            if side not in self.fallen:
                continue
            day = self.fallen[side]
            guides = [p for p in self.covered if p.id not in self.anchors and self.first.get(p.id) == side]
            if not guides:
                continue
            here = self.communities[anchor]
            guide = self.turns[min(guides, key=lambda p: (_apart(p, here), p.id)).id]
            kept = [turn for turn in self.turns[anchor] if turn[0] < day]
            self.turns[anchor] = [*kept, (day, _at(guide, day)), *(turn for turn in guide if turn[0] > day)]
        return {key: tuple(turns) for key, turns in self.turns.items()}


def _holding(baseline: Baseline, point: Point) -> Holding:
    return Holding(
        holders=(point.holder,), state="held", basis="baseline", since=baseline.day, claims=(baseline.claim(point),)
    )
