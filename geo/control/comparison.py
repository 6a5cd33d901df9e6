"""What changed hands between two days, and who held how much on each?

A side's share counts the communities that it holds alone; what is contested, shared, or held by nobody is counted apart, for no
side.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.control.chronicle import Chronicle, State
from geo.control.succession import Holding, may_be_one
from geo.control.zones import diagram
from geo.model import ControlClaim, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A community that changed hands between two days; the holders before and after, empty where nobody is known to hold it."""

    place: Place
    before: tuple[str, ...]
    after: tuple[str, ...]
    state: str | None
    km2: float
    claims: tuple[ControlClaim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between the ends of two days. ``km2`` gives, for each side, what it held before and after."""

    first: date
    last: date
    passages: tuple[Passage, ...]
    km2: Mapping[str, tuple[float, float]]

    def flows(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[Passage, ...]], ...]:
        """The passages by who lost and who gained, the largest flow first, the largest communities first in each."""
        by_pair: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Passage]] = defaultdict(list)
        for passage in self.passages:
            by_pair[passage.before, passage.after].append(passage)
        flows = [(before, after, tuple(sorted(told, key=_size))) for (before, after), told in by_pair.items()]
        return tuple(sorted(flows, key=lambda flow: (-len(flow[2]), flow[0], flow[1])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many communities one side held alone at the end of a day.

    ``side`` None: contested or shared; or, ``lost``, nobody's any more.
    """

    day: date
    side: str | None
    lost: bool = False
    communities: int


def difference(before: State, after: State) -> Difference:
    """What changed between two states of one chronicle; anchors are no communities and never counted."""
    passages = []
    held: tuple[dict[str, float], dict[str, float]] = (defaultdict(float), defaultdict(float))
    for ground, earlier in zip(after.grounds, before.grounds, strict=True):
        areas = diagram(ground).areas_km2
        before_areas = diagram(earlier).areas_km2
        for number, place in enumerate(ground.communities):
            was, is_now = before.holdings.get(place.id), after.holdings.get(place.id)
            for total, holding, km2 in ((held[0], was, before_areas), (held[1], is_now, areas)):
                if holding is not None and holding.holder is not None:
                    total[holding.holder] += float(km2[number])
            if place.id not in ground.anchors and _passed(was, is_now):
                passages.append(
                    Passage(
                        place=place, before=_who(was), after=_who(is_now), state=is_now.state if is_now else None,
                        km2=float(areas[number]), claims=is_now.claims if is_now else (),
                    )
                )  # fmt: skip
    km2_of = {side: (held[0].get(side, 0.0), held[1].get(side, 0.0)) for side in sorted({*held[0], *held[1]})}
    return Difference(first=before.as_of, last=after.as_of, passages=tuple(sorted(passages, key=_size)), km2=km2_of)


def history(chronicle: Chronicle, days: Iterable[date]) -> tuple[Share, ...]:
    """What every side held on some days, in their order."""
    return tuple(share for day in sorted(set(days)) for share in _shares(chronicle.on(day)))


def _shares(state: State) -> list[Share]:
    counts: Counter[tuple[str | None, bool]] = Counter()
    for ground in state.grounds:
        for place in ground.communities:
            holding = state.holdings.get(place.id)
            if holding is not None:
                counts[holding.holder, not holding.holders] += place.id not in ground.anchors
    return [
        Share(day=state.as_of, side=side, lost=lost, communities=counts[side, lost])
        for side, lost in sorted(counts, key=lambda key: (key[0] is None, key[0] or "", key[1]))
    ]


def _passed(was: Holding | None, is_now: Holding | None) -> bool:
    """Whether a place changed hands; a side only named more exactly is no change."""
    if was is not None and is_now is not None and was.holder is not None and is_now.holder is not None:
        return not may_be_one(was.holder, is_now.holder)
    return _who(was) != _who(is_now)


def _who(holding: Holding | None) -> tuple[str, ...]:
    return holding.holders if holding is not None else ()


def _size(passage: Passage) -> tuple[float, str, str]:
    return (-(passage.place.population or 0), passage.place.name, passage.place.id)
