"""Is what a text tells of a place over by the time of which it tells?

« Les rebelles ont pris Azaz samedi. L'armée tenait la ville depuis un an »: an imperfect or a pluperfect behind another
side's taking of the place tells how things stood before it; so does « Azaz, prise samedi par les rebelles » in its sentence.
"""

from collections.abc import Sequence

from geo.codebook import CURRENT, Change, Extent, Kind
from geo.model import Event, Place, Roles, Span, TimeReference
from geo.reading.reports.merging import OTHER_SIDE
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import lexemes, words

_TURNS = (Change.TAKEN, Change.RETAKEN, Change.LOST, Change.HANDED_OVER)
_BEFORE = ("imperfect", "pluperfect")
_UNDOING = 10  # units from a verb to « avant d'être repris »
_OPENING = 2  # tokens from « après » to « avoir été »: « après en avoir été »
_COPULA = 4  # units from « était » to « contrôle », « mains »


def is_over(
    events: Sequence[Event],
    anchor: Unit,
    place: Place | None,
    roles: Roles,
    sides: Sequence[str],
    time: TimeReference | None,
    sentence: Span,
) -> bool:
    """Whether an event told before took a place from those who are said to have held it; of an apposition, in its sentence."""
    group = anchor.group
    if group is None or place is None or group.effect is not None or not roles.holder:
        return False
    having = group.mood == "perfect" and not group.finite  # « après avoir pris »
    if group.mood not in _BEFORE and not having and not group.bare:
        return False
    told = [e for e in events if e.place == place and (not group.bare or e.reports[-1].span == sentence)]
    if group.bare:
        told = [e for e in told if e.extent is not Extent.PARTIAL]  # « sont entrés dans la ville, tenue par l'armée »
    return any(_takes_over(e, roles, sides) and not _is_earlier(e, time) for e in told)


def is_undone(d: Discourse, units: Sequence[Unit], anchor: int) -> bool:
    """« a été prise en juillet, avant d'être reprise par l'armée »: whether the sentence goes on to tell who took it from them."""
    for unit in units[anchor + 1 : anchor + _UNDOING]:
        group = unit.group
        if unit.kind == "stop" or (group is not None and group.finite):
            return False
        if group is not None and not unit.lexemes.isdisjoint(lexemes()["controlling"] | lexemes()["driving_out"]):
            opening = [t.norm for t in d.tokens[group.first : unit.first]]
            return bool(opening) and opening[0] in words()["before"] and group.voice == "passive"
    return False


def went_before(d: Discourse, anchor: Unit) -> bool:
    """« sont entrés à Alep, huit ans après en avoir été chassés »: whether those who are back are told to have been driven out."""
    group = anchor.group
    if group is None or group.voice != "passive":
        return False
    opening = d.tokens[max(0, group.first - _OPENING) : group.first + 1]
    return any(t.norm in words()["behind"] for t in opening)


def is_of_what_changes_hands(units: Sequence[Unit], anchor: int) -> bool:
    """« a perdu les villages qu'elle tenait »: whether a relative in the imperfect holds what the verb before it takes or gives up."""
    group = units[anchor].group
    if group is None or group.mood != "imperfect":
        return False
    that = next((k for k in range(anchor - 1, 0, -1) if units[k].norm in words()["object_relatives"]), 0)
    main = next((u for u in reversed(units[:that]) if u.group is not None), None)
    if main is None or main.group is None or main.group.negated or main.group.effect is not None:
        return False
    return not main.lexemes.isdisjoint(lexemes()["changing_hands"])


def told_by(units: Sequence[Unit], anchor: int) -> Unit:
    """« la ville était sous leur contrôle »: the verb that tells of a noun of holding right before it, else the noun itself."""
    before = units[max(0, anchor - _COPULA) : anchor] if units[anchor].group is None else ()
    return next((u for u in reversed(before) if u.group is not None and u.group.finite), units[anchor])


def _takes_over(event: Event, roles: Roles, sides: Sequence[str]) -> bool:
    """Whether an event takes a place from a side, or tells that it left."""
    if event.kind is not Kind.CONTROL or event.factuality not in CURRENT or event.change not in _TURNS:
        return False
    lost = event.change is Change.LOST
    told, known = (event.roles.previous_holder, event.other_sides) if lost else (event.roles.holder, event.sides)
    same = not set(told).isdisjoint(roles.holder) or not (set(known) - {OTHER_SIDE}).isdisjoint(sides)
    return bool(told) and same is lost


def _is_earlier(event: Event, time: TimeReference | None) -> bool:
    """Whether an event came no later than a day that is told: « les rebelles sont entrés dimanche … HTS tenait dimanche soir »."""
    if event.time is None or time is None or time.untold:
        return False
    return event.time.last_day <= time.last_day
