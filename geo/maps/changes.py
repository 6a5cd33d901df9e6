"""What changed hands between two days, as a reader is told it: in one sentence, by community, in km² by side?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.control import Difference, Passage
from geo.maps import cards, wording
from geo.maps.nomenclature import Renaming
from geo.maps.sides import OTHER, side, sides_of
from geo.maps.tables import Row

_NAMED = 3  # communities that the sentence names for one flow

_Named = Callable[[str], str]
"""Gives the name of a side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed between two days: in one sentence, by community, and in km² by side."""

    sentence: str
    rows: list[Row]
    areas: list[Row]


def told(found: Difference, names: Renaming, language: str) -> Changes:
    """A difference, its places and sides named in a language."""
    say = wording.texts(language)
    found = replace(found, passages=tuple(replace(p, place=names.place(p.place)) for p in found.passages))

    def name(side_id: str) -> str:
        return say["control.other_side"] if side_id == OTHER else side(side_id).name(language)

    def holders(ids: tuple[str, ...]) -> str:
        return wording.enumeration(tuple(map(name, ids)), language) or say["control.nobody"]

    rows: list[Row] = [
        {
            say["control.place"]: cards.plain(passage.place.name),
            say["control.before"]: holders(passage.before),
            say["control.after"]: holders(passage.after),
            say["control.state"]: say[f"state.{passage.state}"] if passage.state else None,
            say["control.area"]: round(passage.km2),
        }
        for passage in found.passages
    ]
    areas: list[Row] = [
        {
            say["control.side"]: side(s.id).name(language),
            say["control.before_km2"]: round(found.km2[s.id][0]),
            say["control.after_km2"]: round(found.km2[s.id][1]),
        }
        for s in sides_of(found.km2)
    ]
    return Changes(sentence=sentence(found, language, name), rows=rows, areas=areas)


def sentence(found: Difference, language: str, name: _Named) -> str:
    """A difference in one sentence."""
    say, count = wording.texts(language), len(found.passages)
    flows = say["passage.join"].join(_flow(*flow, language, name) for flow in found.flows())
    return say[f"passage.{'none' if not count else 'one' if count == 1 else 'some'}"].format(
        first=wording.day(found.first, language),
        last=wording.day(found.last, language),
        count=wording.number(count, language),
        flows=flows,
    )


def _flow(
    before: tuple[str, ...], after: tuple[str, ...], passages: tuple[Passage, ...], language: str, name: _Named
) -> str:
    """The communities that went from some sides to others, in a few words."""
    say = wording.texts(language)
    places = ", ".join(p.place.name for p in passages[:_NAMED]) + (", …" if len(passages) > _NAMED else "")
    lost, gained = (
        wording.enumeration(tuple(say["passage.side"].format(name(i)) for i in ids), language)
        for ids in (before, after)
    )
    how = "between" if len(after) > 1 else "flow" if lost and gained else "gained" if gained else passages[0].state
    pattern = say.get(f"passage.{how}", say["passage.lost"])
    return pattern.format(
        count=wording.number(len(passages), language),
        before=lost or say["passage.unknown"],
        after=gained,
        named=places,
    )
