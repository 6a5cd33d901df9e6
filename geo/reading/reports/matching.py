"""Which rules match in a sentence?

The sentence is reduced to its skeleton, its parentheses and its incises read apart; of the matches that tell one thing, the
fullest is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter

from geo.codebook import Change, Kind
from geo.reading.factuality import outcomes
from geo.reading.reports.borneout import is_borne_out
from geo.reading.reports.datable import Told
from geo.reading.reports.extents import takes_within
from geo.reading.reports.visiting import visited
from geo.reading.rulebook.gaps import closed
from geo.reading.rulebook.rules import Match, match
from geo.reading.sentences import skeleton
from geo.reading.sentences.asides import apart, included
from geo.reading.sentences.attribution import Attribution, find_attributions
from geo.reading.sentences.clitics import with_places
from geo.reading.sentences.framing import opens_main
from geo.reading.sentences.headings import with_verb
from geo.reading.sentences.incises import incises, says_where, tells, without_incises
from geo.reading.sentences.units import PlaceSpan, Unit
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import meant
from geo.reading.text import Sentence, parentheses
from geo.reading.times.quantities import lasting
from geo.reading.wordclasses import endings, lexemes, standing_for, words

_DATELINE = 14  # tokens of « BEYROUTH (Liban), 4 déc 2024 (AFP) - »
_BEHIND_SPEAKER = 14  # tokens behind « a dit M. X » in which it is told where he was: « , arrivé lundi à Bagdad »
_NEAR = 9  # units between a topic's verb and the place told with another of its kind
_FIGHTING = (Kind.STRIKE, Kind.CLASH)


@dataclass(frozen=True, slots=True)
class Matched:
    """A sentence as rules see it: its units (not those of its parentheses), its days and sources, what matched."""

    sentence: Sentence
    units: tuple[Unit, ...]
    times: Told
    attributions: tuple[Attribution, ...]
    matches: tuple[Match, ...]
    parts: frozenset[int] = frozenset()


def matches_in(d: Discourse, sentence: Sentence, parts: Sequence[PlaceSpan] = ()) -> Matched:
    """What the rules find in a sentence, in ``parts`` of countries only where there are such."""
    first, last = sentence.first, sentence.last
    people = d.people_in(first, last)
    times = d.times_in(first, last)
    attributions = find_attributions(d.text, first, last)
    body = _after_dateline(d, sentence)
    places = _places(d, body, last, parts)
    days = [span for span, t in times if not _opens_event(d, span, t.after)]
    skipped = [*days, *((a.first, _where_said(d, a, places)) for a in attributions if not a.opening)]
    skipped += lasting(d.text, body, last)
    skipped += included(d.tokens, body, last, d.subsets_in(sentence.start, sentence.end))
    skipped += apart(d.tokens, body, last)
    units = skeleton.reduce(d.text, body, last, places, people, skipped)
    units = with_places(d.tokens, meant(d, d.persons.named(units)))
    units = with_verb(units) if d.text.is_line(sentence) else units
    found = tuple(m for m in _across_incises(units, match(units)) if not (_reaches_out(m) or _is_of_other(d, m)))
    found += _parenthetical(d, body, last, places, units)
    found += _said_abroad(d, attributions, places, people, days)
    return Matched(
        sentence,
        units,
        times,
        tuple(attributions),
        tuple(_fullest(d, found, sentence)),
        frozenset(p.index for p in parts),
    )


def _places(d: Discourse, first: int, last: int, parts: Sequence[PlaceSpan]) -> Sequence[PlaceSpan]:
    """« le nord de la Syrie »: the places among some tokens, with parts of countries instead of these."""
    within = {p.first for p in parts}
    whole = [p for p in d.places_in(first, last) if p.first not in within]
    return sorted((*whole, *parts), key=attrgetter("first")) if parts else whole


def _opens_event(d: Discourse, span: tuple[int, int], after: int | None) -> bool:
    """« au lendemain d'une visite à Paris »: a time that says of what it is the morrow."""
    return after is not None and any(d.tokens[k].norm in words()["morrow"] for k in range(*span))


def _across_incises(units: tuple[Unit, ...], found: tuple[Match, ...]) -> tuple[Match, ...]:
    """« Ségou, où vivent 30.000 personnes, demeurait tenue par »: with what a sentence tells without its incises.

    Nobody who acts in a relative clause acts beyond it; nor does who stands in another incise where what is left tells who did.
    """
    plain = without_incises(units)
    if not plain:
        return found
    at = {id(unit): i for i, unit in enumerate(units)}
    told = [replace(m, units=units, anchor=at[id(m.units[m.anchor])]) for some in plain for m in match(some)]
    spans = incises(units)
    clauses = [span for span in spans if tells(units, span)]
    return (*(m for m in found if not (_reaches_into(m, clauses) or _is_told_anew(m, told, spans))), *told)


def _is_told_anew(found: Match, told: Sequence[Match], spans: Sequence[tuple[int, int]]) -> bool:
    """« Sébastopol, en Crimée, a été attaqué »: whether a match binds some of an incise of what is told without it too."""
    anew = [m for m in told if m.anchor == found.anchor and m.rule.kind is found.rule.kind]
    located = any(m.roles.get("location") for m in anew)
    return bool(anew) and (_reaches_into(found, spans) or (located and _is_where_it_lies(found, spans)))


def _reaches_out(found: Match) -> bool:
    """« l'assaut d'Iriba, qui a fait huit morts, les habitants de Homs »: whether a relative binds what stands beyond its comma."""
    units, anchor = found.units, found.anchor
    if not _is_in_relative(units, anchor):
        return False
    close = next((k for k in range(anchor + 2, len(units)) if units[k].kind == "comma"), len(units))
    if close + 1 < len(units) and units[close + 1].norm in words()["among"] | words()["whose"]:
        return False  # « qui contrôlent plusieurs villes, dont Sanaa »
    beyond = {id(u) for u in units[close:]}
    here = words()["here"] | words()["near"]
    bound = found.roles.get("location", ())
    return bool(bound) and all(id(u) in beyond and u.preposition not in here for u in bound)


def _is_in_relative(units: Sequence[Unit], anchor: int) -> bool:
    """« , qui a fait huit morts »: whether an anchor stands in a relative clause behind a comma."""
    opening = next((k for k in range(anchor - 1, 0, -1) if units[k].kind in ("relative", "comma", "stop")), 0)
    return units[opening].kind == "relative" and units[opening - 1].kind == "comma"


def _is_of_other(d: Discourse, found: Match) -> bool:
    """« a bombardé Raqqa, touchant un hôpital tenu par l'EI », « vit à Homs, dans une maison occupée par »: what is held is no town."""
    units, anchor = found.units, found.anchor
    group = units[anchor].group
    if found.rule.kind is not Kind.CONTROL or group is None or not group.bare:
        return False
    if _is_of_several(d, found):
        return True
    told = list(takewhile(lambda u: u.kind not in ("comma", "stop", "place"), reversed(units[:anchor])))
    behind_comma = len(told) < anchor and units[anchor - len(told) - 1].kind == "comma"
    areas = words()["part"] | words()["majority"] | words()["partly"] | words()["anaphors"] | words()["area"]
    within = bool(told) and told[-1].norm in words()["within"] and areas.isdisjoint(u.norm for u in told)
    return behind_comma and (within or any(u.group is not None and u.group.mood == "gerund" for u in told))


def _is_of_several(d: Discourse, found: Match) -> bool:
    """« les religieuses de Homs, libérées lundi », not « les faubourgs de Homs, libérés »: people, where one town is told."""
    units, anchor = found.units, found.anchor
    where = anchor - 2
    if where < 2 or units[anchor - 1].kind != "comma" or units[where] not in found.roles.get("location", ()):
        return False
    of = units[where].preposition == standing_for()["of"] and len(units[where].places) == 1
    told = [u for u in units[:where] if u.norm not in words()["of"]]
    several = bool(told) and told[-1].kind in ("word", "noun") and told[-1].norm.endswith(endings()["plural"])
    many = d.tokens[units[anchor].last - 1].text.endswith(endings()["plural_participles"])
    heads = words()["place_heads"] | words()["plural_heads"] | words()["several_places"]
    first = told[-1].first if told else 0
    return of and many and several and heads.isdisjoint(d.text.norms[first : units[where].last])


def _is_where_it_lies(found: Match, spans: Sequence[tuple[int, int]]) -> bool:
    """« Sébastopol, port de la flotte, en Crimée, a été attaqué »: whether a match binds only what is said of another place."""
    units = found.units
    said = [
        s
        for s in spans
        if says_where(units[s[0] + 1 : s[1]]) or (units[s[0] - 1].kind == "place" and not tells(units, s))
    ]
    within = {id(u) for a, b in said for u in units[a:b]}
    bound = found.roles.get("location", ())
    return bool(bound) and all(id(unit) in within for unit in bound)


def _reaches_into(found: Match, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a match whose anchor stands outside some incises binds somebody, and no place, in one of them."""
    if any(first <= found.anchor < last for first, last in spans):
        return False
    bound = {id(u) for taken in found.roles.values() for u in taken}
    within = [u for first, last in spans for u in found.units[first:last] if id(u) in bound]
    return bool(within) and not any(u.kind == "place" for u in within)


def _after_dateline(d: Discourse, sentence: Sentence) -> int:
    """The token after « DAMAS, 8 déc 2024 - »: where a dispatch was filed is not where anything happened."""
    end = min(sentence.last - 1, sentence.first + _DATELINE)
    bureau = next(iter(d.text.among(words()["bureaus"], sentence.first + 1, end)), None)
    if bureau is not None and d.tokens[bureau - 1].text == "," and d.tokens[bureau + 1].text[0].isupper():
        return bureau + 2  # « Awa Diallo, Niamey, BBC Afrique »
    opening = d.tokens[sentence.first].text
    if not opening.isupper() or len(opening) <= 2:
        return sentence.first
    return next((i + 1 for i in range(sentence.first, end) if d.tokens[i].text in "-–—"), sentence.first)


def _parenthetical(
    d: Discourse, first: int, last: int, places: Sequence[PlaceSpan], units: tuple[Unit, ...]
) -> tuple[Match, ...]:
    """« le bourg de Hajine (tenu par l'EI) »: a parenthesis speaks of the place before it."""
    found: list[Match] = []
    for a, b in parentheses(d.text, first, last):
        before = [u for u in units if u.kind == "place" and u.last <= a]
        if not before or a - before[-1].last > 1 or b - a < 4:
            continue
        inner = skeleton.reduce(d.text, a + 1, b - 1, [p for p in places if a < p.first < b])
        found += match((before[-1], *inner))
    return tuple(found)


def _said_abroad(
    d: Discourse,
    attributions: Sequence[Attribution],
    places: Sequence[PlaceSpan],
    people: Sequence[tuple[int, int]],
    skipped: Sequence[tuple[int, int]],
) -> tuple[Match, ...]:
    """« a indiqué à Washington le ministre français »: an incise that tells where somebody spoke."""
    found: list[Match] = []
    for a in attributions:
        last = _end_of_speech(d, a, places) if a.said and not a.opening else None
        if last is not None:
            inside = [p for p in places if a.first <= p.first < a.last + _BEHIND_SPEAKER]
            within = [p for p in people if a.first <= p[0] < last]
            units = d.persons.named(skeleton.reduce(d.text, a.first, last, inside, within, skipped))
            units = (*map(_who_said, units[:1]), *units[1:])
            found += [m for m in match(units) if m.rule.kind is Kind.VISIT]
    return tuple(found)


def _where_said(d: Discourse, said: Attribution, places: Sequence[PlaceSpan]) -> int:
    """« "L'armée tient", a-t-il dit à Oslo »: where an incise ends that tells by a pronoun who spoke, with the place where."""
    here = said.anaphoric and d.text.says(words()["here"], said.last, said.last + 1)
    return next((p.last for p in places if here and p.first == said.last + 1), said.last)


def _who_said(unit: Unit) -> Unit:
    """« a-t-il dit à Rome »: the pronoun that stands behind the auxiliary of an incise, as one that stands before its verb."""
    who = unit.norm.rpartition("-")[2]
    if unit.kind != "word" or who == unit.norm or who not in words()["third_persons"]:
        return unit
    plural = who.endswith(endings()["regular_plural"])
    return Unit("pronoun", unit.first, unit.last, who, subject=True, plural=plural)


def _end_of_speech(d: Discourse, said: Attribution, places: Sequence[PlaceSpan]) -> int | None:
    """« a dit M. Diallo, arrivé lundi à Bagdad »: the end of what is told of who spoke and where; None where no place is."""
    last = said.last + _BEHIND_SPEAKER
    close = d.text.sentence_at(d.tokens[said.first].start)
    ends = [p.last for p in places if said.first <= p.first < last]
    if not ends:  # « à son arrivée dans la capitale libanaise »
        told = d.text.among(words()["capital"], said.first, min(last, close.last if close is not None else last))
        ends = [k + 2 for k in told]
    return max(said.last, min(last, max(ends))) if ends else None


def _fullest(d: Discourse, matches: Sequence[Match], sentence: Sentence) -> list[Match]:
    """One match for each kind and place, the fullest; a place told where it belongs wins over the topic of the clause."""
    matches = _credible(d, matches, sentence)
    positional = [m for m in matches if "location" in m.roles]
    best: dict[tuple[object, ...], Match] = {}
    for found in matches:
        if _is_placed_by(found, positional) or _is_held_no_more(d, found, positional):
            continue
        key = _told_of(found)
        if key in best and _is_taken_back(found, best[key]):
            key = (*key, found.anchor)
        if key not in best or _fuller(found, best[key]):
            best[key] = found
    return list(best.values())


def _credible(d: Discourse, matches: Sequence[Match], sentence: Sentence) -> Sequence[Match]:
    """The matches that their sentence bears out, all where it bears out none, without those that others of it make superfluous."""
    matches = [m for m in matches if not _stays_home(d, m, sentence)] or matches
    matches = [m for m in matches if is_borne_out(d, sentence, m)] or matches
    matches = [m for m in matches if not (_strikes_already(m, matches) or _is_of_next(m, matches))]
    matches = [gone for m in matches if (gone := _gone_on(m, matches)) is not None]
    return [m for m in matches if not _is_held_since(m, matches)]


def _told_of(found: Match) -> tuple[object, ...]:
    """What a match tells of: « ont pris Homs » and « Homs, prise par l'armée » are two, « a bombardé Homs » told twice is one."""
    places = tuple(i for u in found.roles.get("location", ()) for i in (u.places or (u.first,)))
    change = found.rule.change if found.rule.kind is Kind.CONTROL else None
    return (found.rule.kind, places or found.anchor, change, found.rule.extent, _aside(found))


def _is_placed_by(found: Match, positional: Sequence[Match]) -> bool:
    """« Après des combats, l'armée a attaqué Homs »: whether another match near tells the place that one has from its topic."""
    if not found.rule.pattern.topic or "location" in found.roles or _is_there(found):
        return False
    near = (m for m in positional if m.rule.kind is found.rule.kind and abs(m.anchor - found.anchor) <= _NEAR)
    return any(not (_is_apposed(m, found) or _tells_aside(m, found) or _is_beside(m, found)) for m in near)


def _is_beside(told: Match, found: Match) -> bool:
    """« A Alep, on se bat, tandis que l'armée a attaqué Homs »: whether a clause has a place in front, and another tells another."""
    units, here = found.units, words()["here"]
    first, last = sorted((told.anchor, found.anchor))
    parts = [k for k in range(first + 1, last) if opens_main(units, k)]
    if not parts:
        return False
    front = units[: found.anchor] if found.anchor == first else units[parts[-1] : found.anchor]
    return any(u.kind == "place" and u.preposition in here for u in front)


def _is_there(found: Match) -> bool:
    """« X y a vu le roi, après avoir parlé à Moscou »: whether what has happened has its place with it, told before."""
    group = found.units[found.anchor].group
    there = found.anchor > 0 and found.units[found.anchor - 1].norm == standing_for()["there"]
    return there and group is not None and group.effect is None


def _is_taken_back(one: Match, other: Match) -> bool:
    """« a été prise jeudi par les rebelles, puis reprise par l'armée »: two verbs tell of two who took a place."""
    anchors = [m.units[m.anchor] for m in (one, other)]
    holders = [{u.first for u in m.roles.get("holder", ())} for m in (one, other)]
    verbs = all(u.group is not None and u.group.finite for u in anchors) and anchors[0].first != anchors[1].first
    return one.rule.change is Change.TAKEN and verbs and all(holders) and holders[0].isdisjoint(holders[1])


def _is_history(taken: Match, held: Match) -> bool:
    """« Deraa, reprise en mai par l'armée, reste tenue par »: how a place was taken, told in passing beside who holds it."""
    holders = {id(u) for u in held.roles.get("holder", ())}
    same = any(id(u) in holders for u in taken.roles.get("holder", ()))  # « tombée sous le contrôle de »
    return _aside(taken) is not None and _aside(held) is None and not same


def _is_held_since(found: Match, others: Sequence[Match]) -> bool:
    """« a changé deux fois de mains, et l'armée la tient »: whether a clause behind tells who holds the place."""
    held = (m for m in others if m.rule.change is Change.HELD and "holder" in m.roles and _changes_hands(found, m))
    there = {i for u in found.roles.get("location", ()) for i in u.places}
    return any(not u.places or there.intersection(u.places) for m in held for u in m.roles.get("location", ()))


def _changes_hands(taken: Match, held: Match) -> bool:
    """« a changé de mains et est désormais tenue par l'armée »: who now holds a place of which it is only told that it was taken."""
    return taken.anchor < held.anchor and not taken.units[taken.anchor].lexemes.isdisjoint(lexemes()["to_and_fro"])


def _tells_aside(told: Match, main: Match) -> bool:
    """« A Homs, que l'armée avait prise, les rebelles ont pris deux quartiers »: whether one is told in passing."""
    return told.anchor < main.anchor and told.rule.kind is Kind.CONTROL and _aside(told) is not None


def _aside(found: Match) -> str | None:
    """« Homs, reprise en mai », « , que l'armée a reprise »: how a match is no more than what is told of a place, if it is."""
    group = found.units[found.anchor].group
    before = found.units[found.anchor - 1].group if found.anchor else None
    if group is not None and group.bare and not (before is not None and before.finite):
        return "participle"  # not « reste tenue »
    return "relative" if _of_relative(found) else None


def _strikes_already(found: Match, others: Sequence[Match]) -> bool:
    """« des maisons ont été visées par ces attaques à Homs »: an attack that is the agent of a strike there."""
    anchor = found.units[found.anchor]
    if found.rule.kind is not Kind.CLASH or anchor.group is not None or anchor.preposition not in words()["by"]:
        return False
    where = found.roles.get("location", ())
    return any(
        m.rule.kind is Kind.STRIKE and m.anchor < found.anchor and any(u in where for u in m.roles.get("location", ()))
        for m in others
    )


def _is_of_next(found: Match, others: Sequence[Match]) -> bool:
    """« ont quitté Zahlé après les raids sur Baalbek »: whether the strikes before which people leave are told to be elsewhere."""
    anchor = found.units[found.anchor]
    if found.rule.kind is not Kind.STRIKE or anchor.lexemes.isdisjoint(lexemes()["left"]):
        return False
    raids = (m for m in others if m.rule.kind is Kind.STRIKE and found.anchor < m.anchor <= found.anchor + _NEAR)
    return any(u.first > m.units[m.anchor].first for m in raids for u in m.roles.get("location", ()))


def _gone_on(found: Match, others: Sequence[Match]) -> Match | None:
    """« Dans la province d'Alep, l'armée a repris Al-Bab, tuant dix rebelles »: a match with the place of what its gerund goes on from.

    None where that is an attack already: « l'aviation a visé Al-Bab, tuant dix civils ».
    """
    verb, where = found.units[found.anchor], found.roles.get("location", ())
    gerund = verb.group is not None and verb.group.mood == "gerund" and found.rule.kind in _FIGHTING
    if not gerund or not where or any(u.first > verb.first for u in where):
        return found
    for main in others:
        at = main.units[main.anchor].first
        if main.rule.kind is Kind.VISIT or at >= verb.first:
            continue
        told = main.roles.get("location", where)
        nearer = tuple(u for u in told if at < u.first < verb.first and all(v.first < at for v in where))
        killing = told == where and not verb.lexemes.isdisjoint(lexemes()["killed"])
        if main.rule.kind in _FIGHTING and (killing or nearer):
            return None
        if nearer:
            return replace(found, roles={**found.roles, "location": nearer})
    return found


def _of_relative(found: Match) -> bool:
    """« a repris Homs, que les rebelles avaient prise »: whether what a relative tells of a place is told by another verb."""
    at = max(
        (i for i, u in enumerate(found.units[: found.anchor]) if u in found.roles.get("location", ())), default=None
    )
    if at is None or found.rule.kind is not Kind.CONTROL:
        return False
    between = found.units[at + 1 : found.anchor]
    opens = [i for i, u in enumerate(between) if u.kind == "relative" or u.norm in words()["object_relatives"]]
    return bool(opens) and not closed(between[opens[-1] :])


def _stays_home(d: Discourse, found: Match, sentence: Sentence) -> bool:
    """Whether a match tells a visit, if any, of one who is not known to come from elsewhere."""
    if found.rule.kind is not Kind.VISIT or not (found.rule.abroad or found.rule.away):
        return False
    places = [i for u in found.roles.get("location", ()) for i in u.places]
    return bool(places) and not visited(d, found, places, sentence)


def _is_apposed(told: Match, main: Match) -> bool:
    """« A Homs, théâtre d'une longue bataille, des combats ont éclaté »: what an apposition tells leaves its clause its own."""
    between = told.units[told.anchor : main.anchor]
    ahead = [u for u in told.units[: told.anchor] if u.group is not None and u.group.finite]
    noun = told.units[told.anchor].group is None and told.rule.kind is Kind.CLASH
    return noun and told.anchor < main.anchor and not ahead and any(u.kind == "comma" for u in between)


def _fuller(found: Match, other: Match) -> bool:
    """Whether a match says more than another, of what has happened: « est arrivé à Damas, où il doit rencontrer » has happened."""
    if found.rule.kind in (Kind.VISIT, Kind.CONTROL) and found.anchor != other.anchor:
        happened, planned = (outcomes.outcome(m.units, m) not in ("plan", "denial") for m in (found, other))
        if happened != planned:
            return happened
    armed, unarmed = (m.rule.weapon is not None for m in (found, other))
    holds, escapes = ("holder" in m.roles for m in (found, other))
    return (found.weight, armed, holds) > (
        other.weight,
        unarmed,
        escapes,
    )  # « une bombe a explosé » was planted, not fired


def _is_held_no_more(d: Discourse, held: Match, others: Sequence[Match]) -> bool:
    """« a délogé l'armée de Morek, tenue par les militaires »: whether what else a sentence tells of a place ends a holding."""
    if held.rule.kind is not Kind.CONTROL or held.rule.change is not Change.HELD:
        return False
    bound = _bound(held)
    places = {i for u in bound for i in u.places}
    there = (m for m in others if any(not places.isdisjoint(u.places) for u in m.roles["location"]))
    return any(_takes(m, held) and _takes_all(d, m, held, bound) for m in there)


def _bound(held: Match) -> Sequence[Unit]:
    """« Morek, le dernier bourg aux mains des soldats »: the places that a match binds, the one told before for « le bourg »."""
    before = [u for u in held.units[: held.anchor] if u.kind == "place" and u.places][-1:]
    return [place for u in held.roles.get("location", ()) for place in ([u] if u.places else before)]


def _takes(taken: Match, held: Match) -> bool:
    """« a pris Morek, tenue par l'armée », no « Deraa, reprise en mai, reste tenue par »: whether a place changed hands since."""
    if taken.rule.change not in (Change.TAKEN, Change.LOST) or not (taken.anchor < held.anchor or _ends(taken, held)):
        return False
    return not _is_history(taken, held) and outcomes.outcome(taken.units, taken) in (None, "claim")


def _takes_all(d: Discourse, taken: Match, held: Match, bound: Sequence[Unit]) -> bool:
    """« ont pris deux quartiers de Homs, tenue par l'armée »: whether all that was held was taken, no part of it."""
    if taken.rule.extent is None or _tells_of_part(d, held):
        return True
    return any(takes_within(taken.units[taken.anchor], u) for u in bound)


def _ends(taken: Match, held: Match) -> bool:
    """« Salma, tenue depuis mai par les rebelles, a été reprise »: whether a holding told in an apposition is over by its main verb."""
    verb, told = taken.units[taken.anchor], held.units[held.anchor]
    apposed = told.group is None or told.group.bare
    main = verb.group is not None and verb.group.finite and verb.group.voice == "passive"
    return apposed and main and told.first < verb.first


def _tells_of_part(d: Discourse, held: Match) -> bool:
    """« a repris le palais de Khartoum, occupé par les rebelles », « trois villages de la région, tenus par »: no town, no region."""
    anchor = held.units[held.anchor]
    told = d.tokens[anchor.last - 1].text
    feminine = told.endswith(endings()["feminine"])
    return anchor.group is not None and anchor.group.bare and not feminine
