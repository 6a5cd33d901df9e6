"""Is what a text tells of a place over by the time of which it tells?

« Les rebelles ont pris Azaz samedi. L'armée tenait la ville depuis un an »: an imperfect or a pluperfect behind another
side's taking of the place tells how things stood before it; so does « Azaz, prise samedi par les rebelles » in its sentence.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.codebook import CURRENT, Change, Extent, Kind, TimePrecision
from geo.model import Event, Place, Roles, Span, TimeReference
from geo.reading.reports.merging import OTHER_SIDE
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import verbs
from geo.reading.sentences.attribution import Attribution
from geo.reading.sentences.units import Unit
from geo.reading.story import history
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.times.quantities import quantity
from geo.reading.times.timevalues import TimeKind
from geo.reading.wordclasses import lexemes, words

_TURNS = (Change.TAKEN, Change.RETAKEN, Change.LOST, Change.HANDED_OVER)
_BEFORE = ("imperfect", "pluperfect")
_UNDOING = 10  # units from a verb to « avant d'être repris »
_OPENING = 2  # tokens from « après » to « avoir été »: « après en avoir été »
_LENGTH = 6  # tokens behind a place in which it is told how long it was held
_COARSE = (TimePrecision.MONTH, TimePrecision.YEAR)
_WEEK = 7  # days from which on a time tells no day
_COPULA = 4  # units from « était » to « contrôle », « mains »
_NEAR = 100  # events told last: a place is not spoken of as taken before over more


def is_over(
    d: Discourse,
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
    if place is None or not roles.holder or (group is not None and group.effect is not None):
        return False
    if group is None and not anchor.lexemes.isdisjoint(lexemes()["capturing"]):
        return False  # « a repris Homs, trois jours après la prise de la ville par les rebelles » tells of two days
    if group is None:  # « a repris la capitale en entrant dans l'aéroport, aux mains de l'armée »
        beside = (
            e for e in events if e.place == place and e.extent is not Extent.PARTIAL and e.reports[-1].span == sentence
        )
        return any(_takes_over(e, roles, sides) for e in beside)
    having = group.mood == "perfect" and not group.finite  # « après avoir pris »
    if group.mood not in _BEFORE and not having and not group.bare:
        return False
    near = [e for e in events[-_NEAR:] if not (e.extent is Extent.PARTIAL and _lasts(d, anchor))]
    told = [e for e in near if e.place == place and (not group.bare or e.reports[-1].span == sentence)]
    if group.bare:
        told = [e for e in told if e.extent is not Extent.PARTIAL]  # « sont entrés dans la ville, tenue par l'armée »
    return any(
        _takes_over(e, roles, sides) and (e.reports[-1].span == sentence or not _is_earlier(e, time)) for e in told
    )


def _lasts(d: Discourse, anchor: Unit) -> bool:
    """« L'armée est entrée dans Homs. Les rebelles y tenaient toujours »: whether a verb says that a holding goes on."""
    return d.text.says(words()["henceforth"], anchor.last, anchor.last + 1)


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


def is_taken_back(found: Match, others: Sequence[Match], time: TimeReference | None) -> bool:
    """« Chassés de Homs en mai, les rebelles l'ont reprise »: whether the sentence goes on to tell who came back, a loss of no day."""
    group = found.units[found.anchor].group
    undated = time is None or time.untold or time.precision in _COARSE
    if found.rule.change is not Change.LOST or group is None or not undated:
        return False
    where = {id(u) for u in found.roles.get("location", ())}
    gone = {id(u) for u in found.roles.get("previous_holder", ())}
    others = [m for m in others if all(id(u) in gone or u.kind == "pronoun" for u in m.roles.get("holder", ()))]
    later = (m for m in others if m.anchor > found.anchor and m.rule.change in (Change.TAKEN, Change.RETAKEN))
    later = (m for m in later if (verb := m.units[m.anchor].group) is not None and verb.mood not in _BEFORE)
    return any(id(u) in where or u.anaphor is not None for m in later for u in m.roles.get("location", ()))


def is_recalled(
    d: Discourse, found: Match, others: Sequence[Match], time: TimeReference | None, said: Attribution | None
) -> bool:
    """Whether a clause tells in passing what is over; in reported speech the pluperfect tells no more than a perfect does."""
    if d.tokens[found.units[-1].last - 1 : found.units[-1].last + 1][-1].text == "?":
        return True  # « La chute de Homs ? Rien de tel. »
    reported = said is not None and said.opening
    return (
        (not reported and told_in_passing(d, found))
        or (not reported and _led_up(d, found))
        or is_taken_back(found, others, time)
        or _is_held_until(found, others)
        or _went_before_this(found, others)
    )


def _went_before_this(found: Match, others: Sequence[Match]) -> bool:
    """« a repris Homs, qu'elle avait perdue trois jours plus tôt »: whether a relative tells how the place had changed hands before."""
    units, group = found.units, found.units[found.anchor].group
    if found.rule.change not in _TURNS or group is None or group.mood != "pluperfect" or group.effect is not None:
        return False
    back = range(found.anchor - 1, 0, -1)
    opening = next((k for k in back if _opens_relative(units, k) or _breaks_off(units[k])), 0)
    where = {id(u) for u in found.roles.get("location", ())}
    turns = (m for m in others if m.rule.change in _TURNS and _came_about(m) and not _is_pluperfect(m))
    same = any(id(u) in where for m in turns for u in m.roles.get("location", ()))
    return same and _opens_relative(units, opening)


def _is_pluperfect(found: Match) -> bool:
    group = found.units[found.anchor].group
    return group is not None and group.mood == "pluperfect"


def _led_up(d: Discourse, found: Match) -> bool:
    """« Un mois plus tôt, la chute de Homs avait ouvert la route »: whether a noun is the subject of a pluperfect that tells no news."""
    units, anchor = found.units, found.anchor
    sentence = d.text.sentence_at(d.tokens[units[anchor].first].start)
    if found.rule.kind is Kind.VISIT or units[anchor].group is not None or sentence is None:
        return False
    opens = all(u.kind in ("word", "comma") for u in units[:anchor])
    verb = next((u.group for u in units[anchor + 1 :] if u.finite), None)
    return opens and verb is not None and verb.mood == "pluperfect" and not history.tells_news(d, sentence)


def _is_held_until(found: Match, others: Sequence[Match]) -> bool:
    """« Kidal, aux mains des rebelles, est repassée à l'armée », « tenaient Homs, mais l'armée contrôle la ville »: a holding now over."""
    group = found.units[found.anchor].group
    if found.rule.change is not Change.HELD or not (group is None or group.bare or group.mood == "imperfect"):
        return False
    where = {id(u) for u in found.roles.get("location", ())}
    own = {id(u) for u in found.roles.get("holder", ())}
    later = [m for m in others if _is_told_behind(found, m) and own.isdisjoint(map(id, m.roles.get("holder", ())))]
    turns = (m for m in later if m.rule.change in _TURNS and _came_about(m))
    held = (m for m in later if group is not None and m.rule.change is Change.HELD and _is_of_now(m))
    return any(
        id(u) in where or u.anaphor in words()["towns"] for m in (*turns, *held) for u in m.roles.get("location", ())
    )


def _is_of_now(found: Match) -> bool:
    group = found.units[found.anchor].group
    return group is not None and group.mood == "present"


def _is_told_behind(found: Match, turn: Match) -> bool:
    """Whether a change of hands follows a holding; not « tenue par des rebelles qui l'ont prise en juin »."""
    between = found.units[found.anchor + 1 : turn.anchor]
    return turn.anchor > found.anchor and all(u.kind != "relative" for u in between)


def _came_about(turn: Match) -> bool:
    """« est repassée », « a été reprise »: whether a verb tells a change of hands as done."""
    verb = turn.units[turn.anchor].group
    return verb is not None and verb.mood in verbs.PAST and not verb.negated and verb.effect is None


def told_in_passing(d: Discourse, found: Match) -> bool:
    """« a repris Homs samedi, que les rebelles avaient prise »: what a relative clause recalls, with no day of its own.

    « l'aéroport, dont ils s'étaient emparés en janvier après des combats », « Homs avait été bombardée début mai » have none either.
    """
    units, anchor = found.units, _verb_that_tells(found.units, found.anchor)
    group = units[anchor].group
    if found.rule.kind is Kind.VISIT or group is None or group.mood != "pluperfect" or group.effect is not None:
        return False
    opening = next((k for k in range(anchor - 1, 0, -1) if _opens_relative(units, k) or _breaks_off(units[k])), 0)
    relative = _opens_relative(units, opening)
    end = next((u.first for u in units[anchor + 1 :] if u.kind in ("comma", "stop")), units[-1].last + _LENGTH)
    within = d.text.sentence_at(d.tokens[units[anchor].first].start)
    last = min(end, within.last) if within is not None else end
    told = d.times_in(units[opening if relative else anchor].first, last)
    own = [t.time for _, t in told if t.time is not None and not t.background]
    if all(_is_loose(time) for time in own) and (own or relative):
        return True
    return not relative and _dates_another(d, units, anchor)


def _verb_that_tells(units: Sequence[Unit], anchor: int) -> int:
    """« s'étaient emparés de l'aéroport après des combats »: the verb of which a noun tells how, else the anchor itself."""
    if units[anchor].group is not None:
        return anchor
    near = takewhile(lambda k: units[k].kind not in ("comma", "stop", "relative"), range(anchor - 1, -1, -1))
    return next((k for k in near if units[k].group is not None), anchor)


def _is_loose(time: TimeReference) -> bool:
    """« en janvier », « à la mi-mai »: whether a time is that of a week or more."""
    return time.precision in _COARSE or (time.last_day - time.first_day).days >= _WEEK


def _dates_another(d: Discourse, units: Sequence[Unit], anchor: int) -> bool:
    """« avaient progressé jusqu'à Homs, où ils ont perdu samedi dix hommes »: whether the one day told is that of a relative behind."""
    behind = next((u.first for k, u in enumerate(units) if k > anchor and _opens_relative(units, k)), None)
    sentence = d.text.sentence_at(d.tokens[units[anchor].first].start)
    told = d.times_in(sentence.first, sentence.last) if behind is not None and sentence is not None else ()
    days = [span for span, t in told if t.time is not None and not t.background]
    return behind is not None and bool(days) and all(first >= behind for first, _ in days)


def _opens_relative(units: Sequence[Unit], k: int) -> bool:
    """« , que », « , qui », « Homs, où »: not « a dit que »."""
    if units[k].norm in words()["that"]:
        verb = next((u for u in reversed(units[:k]) if u.group is not None and u.group.finite), None)
        said = verb is not None and not verb.lexemes.isdisjoint(lexemes()["saying"])
        return k > 0 and not said and units[k - 1].kind in ("comma", "place", "actor")
    return units[k].kind == "relative" or units[k].norm in words()["object_relatives"] | words()["or_where"]


def _breaks_off(unit: Unit) -> bool:
    return unit.kind == "stop" or (unit.group is not None and unit.group.finite)


def was_for_a_time(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« a contrôlé Raqa de 2014 à 2017 », « ont tenu le camp trois heures durant »: a holding whose length or end is told."""
    verb, group = found.units[found.anchor], told_by(found.units, found.anchor).group
    if found.rule.change is not Change.HELD or group is None or group.effect is not None:
        return False
    past = group.bare or group.mood in ("perfect", "imperfect")
    bound = [verb, *(u for taken in found.roles.values() for u in taken)]
    first = max(sentence.first, min(group.first, *(u.first for u in bound)))
    last = min(sentence.last, max(u.last for u in bound) + _LENGTH)
    last = next((k for k in range(max(u.last for u in bound), last) if d.tokens[k].text in ",;:"), last)
    return past and (_has_ended(d, first, last) or (group.mood != "imperfect" and _has_length(d, first, last)))


def _has_ended(d: Discourse, first: int, last: int) -> bool:
    """« de 2014 à 2017 », « jusqu'en mai »: whether the end of a holding is told."""
    times = [t for _, t in d.times_in(first, last) if t.time is not None and t.future is not True]
    until = any(t.kind is TimeKind.UNTIL for t in times)
    return until or any(t.kind is TimeKind.INTERVAL and t.time and t.time.precision in _COARSE for t in times)


def _has_length(d: Discourse, first: int, last: int) -> bool:
    """« pendant trois ans », « quelques heures », « brièvement »: not « depuis trois ans », « en trois jours », « trois ans après »."""
    norms = d.text.norms
    if not words()["for_a_while"].isdisjoint(norms[first:last]):
        return True
    k = first
    while k < last:
        q = quantity(d.text, k)
        if q is None:
            k += 1
            continue
        about = {norms[k - 1], *norms[q.end : q.end + 1]}
        if not q.latest and about.isdisjoint(words()["no_length"]):
            return True
        k = q.end
    return False


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
