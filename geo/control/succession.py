"""Who holds a place once a day's claims are heard?

One step, for one place: the holding before, the claims of one day, the holding after. Nothing here knows of geography.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from geo import data
from geo.codebook import Change, Extent, Factuality
from geo.control.claims import order
from geo.model import ControlClaim

WHOLE = frozenset({"held", "majority", "besieged"})
"""States in which one side holds a place."""

_TAKINGS = frozenset({Extent.FULL, Extent.MAJORITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How a place is held: by which sides, in which state, since when, on whose word.

    States: held, majority (one holder); besieged (one, or none told); partial (the newcomer first, then who had the whole, if
    told); contested; withdrawn (left, nobody told to have taken it); collapsed (its side no longer exists, new holder not
    reported). ``basis`` is baseline or reports. Not ``sure``: only claimed by a party, or told in the conditional.
    """

    holders: tuple[str, ...]
    state: str
    basis: str
    since: date
    sure: bool = True
    claims: tuple[ControlClaim, ...] = ()

    @property
    def holder(self) -> str | None:
        """The side that holds the place, if one alone does."""
        return self.holders[0] if self.state in WHOLE and len(self.holders) == 1 else None


def is_sure(claim: ControlClaim) -> bool:
    """Whether a claim is told as a fact."""
    return claim.factuality is Factuality.ASSERTED


def after(before: Holding | None, today: Iterable[ControlClaim]) -> Holding | None:
    """The holding of a place after one day's claims about it, in whatever order they come.

    What is left is left before it is taken; a fight for a place that the same day is told taken is over; a siege changes no
    holder. A vague side is the exact one named beside it. Two sides that claim a place on one day contest it, unless one is
    told to have taken it from the other.
    """
    claims = _named_alike(sorted(today, key=order), before)
    takings = [c for c in claims if c.extent in _TAKINGS and c.holder is not None]
    takers = {c.holder for c in takings}
    holding = before
    for claim in claims:
        if claim.extent is Extent.WITHDRAWN:
            holding = _left(holding, claim)
    if takings:
        holding = _taken(holding, takings)
    for claim in claims:
        if claim.extent in (Extent.PARTIAL, Extent.CONTESTED) and claim.holder not in takers:
            holding = _disputed(holding, claim)
        elif claim.extent is Extent.BESIEGED:
            holding = _besieged(holding, claim)
    return holding


def collapsed(before: Holding, claim: ControlClaim) -> Holding:
    """The holding of a place once a side that held it, or a part of it, is told to have collapsed."""
    side = claim.previous
    if side not in before.holders:
        return before
    others = tuple(h for h in before.holders if h != side)
    if not others:
        return Holding(
            holders=(), state="collapsed", basis="reports", since=claim.day, sure=is_sure(claim), claims=(claim,)
        )
    return replace(before, holders=others, state="partial", basis="reports", claims=(*before.claims, claim))


def _left(before: Holding | None, claim: ControlClaim) -> Holding | None:
    """A withdrawal empties the place, unless somebody else is there already."""
    if before is not None and claim.previous is not None and before.holders and claim.previous not in before.holders:
        return before
    others = tuple(h for h in before.holders if h != claim.previous) if before and claim.previous else ()
    if before is not None and others:
        return replace(before, holders=others, state="partial", basis="reports", claims=(*_reported(before), claim))
    return Holding(
        holders=(), state="withdrawn", basis="reports", since=claim.day, sure=is_sure(claim), claims=(claim,)
    )


def _taken(before: Holding | None, takings: Sequence[ControlClaim]) -> Holding:
    """The place passes to its taker, or is contested between several that nothing puts in order."""
    last = _last_takers(takings)
    kept = tuple(c for c in takings if c.holder is not None and any(may_be_one(c.holder, side) for side in last))
    day = kept[0].day
    if len(last) > 1:
        sure = all(any(is_sure(c) for c in kept if may_be_one(c.holder or "", side)) for side in last)
        return Holding(holders=last, state="contested", basis="reports", since=day, sure=sure, claims=kept)
    (holder,) = last
    same = before is not None and before.holder is not None and may_be_one(before.holder, holder)
    weakest = Extent.MAJORITY if any(c.extent is Extent.MAJORITY for c in kept) else Extent.FULL
    state = "majority" if weakest is Extent.MAJORITY else "held"
    if before is not None and same:
        mention = all(c.event is not None and c.event.change is Change.HELD for c in kept)
        if (
            weakest is Extent.FULL and mention
        ):  # a mention of who holds a town says nothing of its quarters or of a siege
            state = before.state
        sure = any(map(is_sure, kept)) or (before.sure and before.basis == "reports") or before.basis == "baseline"
        return Holding(
            holders=last,
            state=state,
            basis="reports",
            since=before.since,
            sure=sure,
            claims=(*_reported(before), *kept),
        )
    return Holding(holders=last, state=state, basis="reports", since=day, sure=any(map(is_sure, kept)), claims=kept)


def _last_takers(takings: Sequence[ControlClaim]) -> tuple[str, ...]:
    """The sides that hold a place at the end of a day, as far as the claims put them in order.

    A side that another one is told to have taken the place from is out, unless it is told to have taken it back from that
    one; hearsay gives way to what is told otherwise.
    """
    sides = {c.holder for c in takings if c.holder is not None}
    if len(sides) > 1:
        told = {c.holder for c in takings if c.holder is not None and c.factuality is not Factuality.CONDITIONAL}
        sides = told or sides
    out = {
        c.previous
        for c in takings
        if c.holder in sides
        and c.previous in sides
        and not any(other.holder == c.previous and other.previous == c.holder for other in takings)
    }
    left = sides - out or sides
    return tuple(sorted(side for side in left if not _may_be().get(side, frozenset()) & left))


def _disputed(before: Holding | None, claim: ControlClaim) -> Holding | None:
    """A part taken, or a fight: who is there shares the place with who comes."""
    state = "partial" if claim.extent is Extent.PARTIAL else "contested"
    there = before.holders if before is not None else ()
    if before is not None and before.holder == claim.holder and (state == "partial" or claim.previous is None):
        return replace(before, claims=(*_reported(before), claim)) if before.basis == "reports" else before
    named = (
        (claim.holder, *there[:1], claim.previous) if state == "partial" else (*there[:1], claim.holder, claim.previous)
    )
    holders = tuple(dict.fromkeys(side for side in named if side is not None))[:2]
    earlier = _reported(before) if before is not None and set(before.holders) & set(holders) else ()
    since = before.since if before is not None and before.state == state and before.holders == holders else claim.day
    return Holding(
        holders=holders, state=state, basis="reports", since=since, sure=is_sure(claim), claims=(*earlier, claim)
    )


def _besieged(before: Holding | None, claim: ControlClaim) -> Holding | None:
    """Who holds the place stays, encircled; where nobody tells who that is, the siege is known and the holder is not."""
    if before is not None and (before.state not in WHOLE or before.holders == (claim.holder,)):
        return before
    holders = before.holders if before is not None and before.holders else (claim.previous,) if claim.previous else ()
    earlier = _reported(before) if before is not None else ()
    since = before.since if before is not None else claim.day
    return Holding(
        holders=holders, state="besieged", basis="reports", since=since, sure=is_sure(claim), claims=(*earlier, claim)
    )


def _reported(before: Holding) -> tuple[ControlClaim, ...]:
    """The claims of a holding that reports made."""
    return before.claims if before.basis == "reports" else ()


# --- vague words


def may_be_one(one: str, other: str) -> bool:
    """Whether two sides may be one: the same, or a vague word (« les rebelles ») and a side that it may mean."""
    return one == other or one in _may_be().get(other, ()) or other in _may_be().get(one, ())


@cache
def _may_be() -> Mapping[str, frozenset[str]]:
    with data.path("sides.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: frozenset(row["may_be"].split()) for row in csv.DictReader(file) if row["may_be"]}


def _named_alike(claims: Sequence[ControlClaim], before: Holding | None) -> list[ControlClaim]:
    """The claims, a vague side read as the exact one that the day's other claims, or else the holding before, name."""
    exact = frozenset(side for c in claims for side in (c.holder, c.previous) if side is not None)
    held = frozenset(before.holders) if before is not None else frozenset()
    return [_read_as(c, _meant(c.holder, exact, held), _meant(c.previous, exact, held)) for c in claims]


def _meant(side: str | None, exact: frozenset[str], held: frozenset[str]) -> str | None:
    """The one side that a vague word can mean among those named; itself where none or several can."""
    choices = _may_be().get(side or "", frozenset())
    found = choices & exact or choices & held
    return next(iter(found)) if len(found) == 1 else side


def _read_as(claim: ControlClaim, holder: str | None, previous: str | None) -> ControlClaim:
    if (holder, previous) == (claim.holder, claim.previous):
        return claim
    return _renamed(claim, holder, previous)


@lru_cache(maxsize=4096)
def _renamed(claim: ControlClaim, holder: str | None, previous: str | None) -> ControlClaim:
    return replace(claim, holder=holder, previous=previous)
