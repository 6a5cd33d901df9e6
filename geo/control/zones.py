"""What is drawn for the state of a day? One zone for each stretch of ground that is held by one side in one way."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from geo.control.cells import REACH_KM, Diagram
from geo.control.chronicle import Ground, State
from geo.control.succession import Holding, is_sure
from geo.model import ControlClaim, Place, Zone
from geo.places import boundaries

_DIAGRAMS = 32  # kept for the next map of the same communities

_Look = tuple[str, tuple[str, ...], str, bool]


def zones(state: State) -> tuple[Zone, ...]:
    """The zones of a day: those of the baseline, those of reports, then the outlines of provinces that changed in part.

    Zones of one day never overlap, outlines aside. A zone's places are its communities; its claims say who says so.
    """
    drawn = [zone for ground in state.grounds for zone in _zones(ground, state)]
    drawn += [zone for claim in state.changed if (zone := _outline(claim)) is not None]
    return tuple(drawn)


@lru_cache(maxsize=_DIAGRAMS)
def diagram(ground: Ground) -> Diagram:
    """The cells of a territory's communities: to the border where a baseline covers it, else no further than REACH_KM."""
    points = [(p.longitude, p.latitude) for p in ground.communities]
    return Diagram(ground.territory, points, None if ground.covered else REACH_KM)


def _zones(ground: Ground, state: State) -> list[Zone]:
    held: dict[_Look, list[int]] = defaultdict(list)
    for number, place in enumerate(ground.communities):
        holding = state.holdings.get(place.id)
        if holding is not None:
            held[_look(holding)].append(number)
    found = []
    cells = diagram(ground)
    for look in sorted(held):
        basis, holders, kind, sure = look
        for piece, members in cells.union(tuple(held[look])):
            places = [ground.communities[m] for m in members]
            found.append(
                Zone(
                    geometry=piece, holders=holders, state=kind, basis=basis, sure=sure,
                    places=_named(places, ground), claims=_claims(places, state),
                )
            )  # fmt: skip
    return found


def _look(holding: Holding) -> _Look:
    """What makes two neighbouring communities one zone."""
    return holding.basis, holding.holders, holding.state, holding.sure


def _named(places: Sequence[Place], ground: Ground) -> tuple[Place, ...]:
    """The communities of a zone, the largest first; anchors are no places."""
    named = [p for p in places if p.id not in ground.anchors]
    return tuple(sorted(named, key=lambda p: (-(p.population or 0), p.name, p.id)))


def _claims(places: Sequence[Place], state: State) -> tuple[ControlClaim, ...]:
    """What is told of the communities of a zone, each claim once, in the order of its days; nothing of anchors."""
    told = {id(claim): claim for place in places for claim in state.holdings[place.id].claims}
    named = [claim for claim in told.values() if claim.place is None or claim.place.feature_class is not None]
    return tuple(sorted(named, key=attrgetter("day")))


def _outline(claim: ControlClaim) -> Zone | None:
    """The outline of a province that changed in part; nothing is filled."""
    place = claim.place
    holders = tuple(side for side in (claim.holder,) if side is not None)
    if place is None or place.country is None or place.admin1 is None or not holders:
        return None
    try:
        shape = boundaries.province(place.country, place.admin1)
    except KeyError:
        return None
    return Zone(
        geometry=shape,
        holders=holders,
        state="changed",
        basis="reports",
        sure=is_sure(claim),
        places=(place,),
        claims=(claim,),
    )
