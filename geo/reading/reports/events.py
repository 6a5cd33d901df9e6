"""What happened, where, when, who did it, and how sure is it?

Rules match in each sentence (``matching``); here each match becomes an event: pronouns find whom they
stand for, places their coordinates, days their dates, figures their event. What looked like an event and is none is kept as a
rejection, with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from geo.codebook import CURRENT, Change, Extent, Factuality, Kind, TimePrecision
from geo.model import Article, Event, Place, Rejection, Roles, Span, TimeReference
from geo.places.gazetteer import Gazetteer
from geo.reading.factuality import gerunds, outcomes
from geo.reading.reports import domains, evidence
from geo.reading.reports.accusers import accuser, without_tellers
from geo.reading.reports.authorship import blamed_aside, owned
from geo.reading.reports.borneout import is_borne_out, is_of_a_life
from geo.reading.reports.carriedtimes import of_told_days
from geo.reading.reports.casting import completed, is_nobodys, roles_of, sides_of, with_subject_ahead
from geo.reading.reports.claimants import with_claimant
from geo.reading.reports.containment import is_area, lies_in
from geo.reading.reports.dating import days_of, each_day, of_the_scene, of_the_turn, within
from geo.reading.reports.elsewhere import opens_elsewhere
from geo.reading.reports.holdings import excepted, held, is_raid, taken_abroad, where
from geo.reading.reports.laterauthors import with_authors
from geo.reading.reports.locating import locations, origin
from geo.reading.reports.matching import Matched, matches_in
from geo.reading.reports.means import by_bombs, flown, means_of
from geo.reading.reports.merging import event_id, in_towns, is_of_area, merge, one_fight, with_headings
from geo.reading.reports.page import is_caption, told_here
from geo.reading.reports.parts import as_struck, fighting, from_others, is_power, main_role, unlisted
from geo.reading.reports.retold import dates_the_one
from geo.reading.reports.scenes import is_fought, set_among_the_dead
from geo.reading.reports.sourcing import as_claimed, attribution_of, concedes, known_source, remember_sources, status_of
from geo.reading.reports.strikers import remember_strikers, with_strikers
from geo.reading.reports.subsets import picked, picked_out
from geo.reading.reports.superseding import (
    is_of_what_changes_hands,
    is_over,
    is_recalled,
    is_undone,
    told_by,
    was_for_a_time,
    went_before,
)
from geo.reading.reports.takers import with_takers
from geo.reading.reports.tying import harmed, harmed_after, rivals
from geo.reading.reports.visiting import as_visit, facing, parted, visited
from geo.reading.rulebook.rules import Match, match
from geo.reading.sentences import partynames, skeleton
from geo.reading.sentences.attribution import Attribution, find_speaker
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import PAST
from geo.reading.story import history
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse, Found
from geo.reading.story.memory import Fight
from geo.reading.story.parties import is_answered, is_held_by_others, remember_fight, same_fight, speaker_of
from geo.reading.text import Sentence, Text
from geo.reading.wordclasses import lexemes, words

_VIOLENT = (Kind.STRIKE, Kind.CLASH)
_TOLL_CARRY = 2  # sentences over which a toll alone is that of the last event
_NOWHERE = "no place is told"
_NO_VISITOR = "no place is told, or nobody in an office comes from elsewhere"


@dataclass(frozen=True, slots=True)
class _Telling:
    """A match and what is known of it wherever it happened."""

    sentence: Sentence
    found: Match
    units: tuple[Unit, ...]
    roles: Roles
    time: TimeReference | None
    status: Factuality
    attribution: Attribution | None
    alone: bool = True


def read_events(
    article: Article,
    text: Text,
    found: Found,
    gazetteer: Gazetteer,
    progress: Callable[[float], None] | None = None,
) -> tuple[tuple[Event, ...], tuple[Rejection, ...]]:
    """The events of an article, tellings of one event brought together, and what was not taken for one.

    ``progress`` is told after each sentence which share of the text is read.
    """
    reader = _Reader(Discourse(article, text, found, gazetteer))
    headings: list[Event] = []
    for sentence in told_here(reader.d):
        told = len(reader.events)
        reader.read(sentence)
        title = sentence.start == 0 and text.is_line(sentence)
        if text.is_heading(sentence) or (title and any(is_of_area(event) for event in reader.events[told:])):
            headings += reader.events[told:]
            del reader.events[told:]
        if progress is not None:
            progress(sentence.end / len(article.text))
    events = with_headings(merge(one_fight(reader.events)), headings)
    return of_told_days(with_takers(with_strikers(reader.d, in_towns(events)))), tuple(reader.rejections)


def _spoken_of(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """« Les milices avancent. Elles ont affronté des soldats. Elles … »: the party that a sentence goes on to speak of as « elles »."""
    subject = next((u for u in units if u.subject and u.kind in ("actor", "person", "pronoun")), None)
    if subject is None or subject.kind != "pronoun" or not subject.plural:
        return None
    party = stands_for(d, subject, units)
    return party if party is not None and party.kind == "actor" and party.plural else None


class _Reader:
    """Reads one article, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.events: list[Event] = []
        self.rejections: list[Rejection] = []
        self.harming: list[int] = []
        self.latest, self.age = 0, _TOLL_CARRY
        self.spread: _Telling | None = None

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        self.d.memory.begin_sentence()
        matched = matches_in(self.d, sentence)
        self.harming = rivals(matched.matches, matched.units)
        told, rejected = len(self.events), len(self.rejections)
        spread, self.spread = self.spread, None
        self._attack_on_state(matched, told=True)
        for found in matched.matches:
            self._event(matched, found)
        if len(self.events) == told:
            self._in_parts(sentence, rejected)
        if spread is not None and len(self.events) == told:
            self._at_each(replace(spread, alone=False), picked(self.d, sentence, matched.units), {})
            self.events[told:] = [picked_out(self.d, sentence, e, spread.sentence) for e in self.events[told:]]
        if self.age < _TOLL_CARRY:
            alone = all(e.factuality not in CURRENT for e in self.events[told:])
            self.events[:told] = with_authors(self.d, sentence, matched.units, self.events[:told], alone=alone)
        if len(self.events) > told:
            self.latest, self.age = told if self.age else self.latest, 0  # tellings side by side share a toll
        else:
            self._late_toll(sentence, matched.units)
            set_among_the_dead(self.d, sentence)
        self._attack_on_state(matched, told=len(self.events) > told)
        speaker = find_speaker(self.d.text, sentence.first, sentence.last) if not matched.attributions else None
        remember_sources(self.d, (speaker,) if speaker is not None else matched.attributions)
        self._spoken_at(matched.attributions)
        remember_strikers(self.d, sentence, matched.units)
        about = _spoken_of(self.d, matched.units)
        self.d.remember(matched.units, () if matched.times and is_caption(self.d, sentence) else matched.times)
        if about is not None:
            self.d.memory.actor = self.d.memory.crowd = about
        self.d.remember_quoted(matched.units, matched.attributions)
        history.remember(self.d, sentence)

    def _spoken_at(self, attributions: Sequence[Attribution]) -> None:
        """« une source de sécurité à Damas »: a capital where a state speaks, of which nothing is told."""
        for said in attributions:
            told = {t.norm for t in self.d.tokens[slice(*said.words)]}
            if said.party or not told.isdisjoint(words()["of_the_state"]):
                capitals = (p.index for p in self.d.places_in(*said.words) if self.d.code(p.index) == "PPLC")
                self.d.memory.spoken_at.update(capitals)

    def _attack_on_state(self, matched: Matched, *, told: bool) -> None:
        """« La Russie a attaqué l'Ukraine avec cent drones. »: who strikes a whole country, for what is told next."""
        strikes = lexemes()["strikes"]
        if all(map(strikes.isdisjoint, (u.lexemes for u in matched.units if u.lexemes))):
            return
        units = tuple(as_struck(self.d, matched.units, i) for i in range(len(matched.units)))
        for found in match(units, nations=True) if any(u.nation for u in units) else ():
            if found.rule.kind in _VIOLENT and outcomes.outcome(units, found) in (None, "claim"):
                found = owned(self.d, found, units)
                roles = roles_of(self.d, found, units)
                if roles is not None:
                    self._remember_attack(matched.sentence, found, roles, told=told)

    def _remember_attack(self, sentence: Sentence, found: Match, roles: Roles, *, told: bool = False) -> None:
        """Keep who attacks where no place is told, for fighting that names nobody."""
        kind, weapon = means_of(self.d, sentence, found, None)
        fighting = completed(self.d, roles, found, found.units, None) if kind is found.rule.kind else roles
        sides = sides_of(self.d, ("attacker",), found, found.units, None, self.d.article.published)
        fight = Fight(fighting.attacker, fighting.target, sides, weapon)
        if not fight.attacker:
            return
        if not told:
            self.d.memory.fights[kind] = fight
        if kind is Kind.STRIKE:
            soil = (i for u in found.roles.get("location", ()) if u.nation for i in u.places)
            struck = (self.d.found.resolutions[i].place for i in soil)
            raids = {p.country: replace(fight) for p in struck if p is not None and p.country is not None}
            self.d.memory.raids.update(raids)

    def _in_parts(self, sentence: Sentence, rejected: int) -> None:
        """« Des raids ont visé le nord du pays. »: what a sentence that tells no other place tells of a part of a country."""
        parts, told = self.d.parts_in(sentence), len(self.events)
        if not parts:
            return
        before = self.rejections[rejected:]
        matched = matches_in(self.d, sentence, parts)
        for found in matched.matches:
            if found.rule.kind is not Kind.VISIT:
                self._event(matched, found)
        self.rejections[rejected:] = before if len(self.events) == told else ()

    def _late_toll(self, sentence: Sentence, units: Sequence[Unit]) -> None:
        """« Au moins dix personnes ont été tuées. »: the toll of the one event of violence told just before."""
        self.age += 1
        event = self._lone_attack() if self.age <= _TOLL_CARRY else None
        if event is None or event.fatalities is not None or self._is_of_another_day(sentence, event):
            return
        if opens_elsewhere(self.d, sentence.last - 1):
            return  # « Plus au sud, deux civils ont péri »
        killed, wounded = (harmed_after(self.d, sentence, units, what) for what in ("killed", "wounded"))
        if killed is None and wounded is None:
            return
        report = evidence.report(self.d, sentence, event.reports[0].rule, event.factuality, figure=killed)
        self.events[-1] = replace(
            event, reports=(*event.reports, report), fatalities=killed, wounded=event.wounded or wounded
        )
        self.age = _TOLL_CARRY

    def _lone_attack(self) -> Event | None:
        """The attack just told, where it was told alone and as having happened."""
        latest = [e for e in self.events[self.latest :] if e.kind in _VIOLENT]
        told = {(e.kind, e.place.id if e.place else None) for e in latest}
        alone = len(told) == 1 and latest[-1] is self.events[-1] and latest[-1].factuality in CURRENT
        return latest[-1] if alone else None

    def _is_of_another_day(self, sentence: Sentence, event: Event) -> bool:
        """Whether a sentence tells a day that is not that of an event."""
        times = (t.time for _, t in self.d.times_in(sentence.first, sentence.last))
        days = {time.first_day for time in times if time is not None}
        return event.time is not None and not days <= {event.time.first_day}

    def _with_accused(self, matched: Matched, found: Match) -> Match:
        """A match that names no attacker with the one whom an incise behind it accuses."""
        anchor = found.units[found.anchor]
        for said in () if found.roles.get("attacker") else matched.attributions:
            behind = anchor.first < said.first and self.d.text.among(words()["laying_blame"], said.first, said.last)
            if behind:
                places = self.d.places_in(said.first, said.last)
                found = blamed_aside(self.d, found, skeleton.reduce(self.d.text, said.first, said.last, places))
        return found

    def _outcome(self, sentence: Sentence, found: Match) -> str | None:
        """Whether it happened; of what is but said, of which domain: « soupçonné d'avoir participé à l'attaque de Homs »."""
        said = outcomes.outcome(found.units, found)
        return said if said not in (None, "claim", "conditional") else domains.outcome(self.d, sentence, found) or said

    def _event(self, matched: Matched, found: Match) -> None:
        """Keep what a match tells: an event at each of its places, or a rejection."""
        sentence, rule = matched.sentence, found.rule
        doing = without_tellers(self.d, found)
        if doing is None:
            return
        found = self._with_accused(matched, owned(self.d, doing, found.units))
        found = with_subject_ahead(self.d, found) if rule.kind is not Kind.VISIT else as_visit(self.d, found)
        outcome = self._outcome(sentence, found)
        if outcome == domains.NO_WAR:
            self.rejections.append(evidence.rejection(self.d, sentence, found, "words of war, but no war"))
            return
        telling = self._telling(matched, found, outcome)
        if telling is None:
            return
        anchor = telling.units[found.anchor]
        if rule.collapse:
            if is_power(telling.found) and (anchor.group is None or anchor.group.mood in PAST):
                self._collapse(telling)
            return
        targets = self._targets(matched, telling.found)
        if not targets:
            self._nowhere(telling)
            return
        if telling.status not in CURRENT:
            why = f"{telling.status}: not told as having happened"
            self.rejections.append(evidence.rejection(self.d, sentence, telling.found, why))
        self._at_each(replace(telling, alone=len(targets) == 1), targets, each_day(self.d, targets, matched.times))

    def _telling(self, matched: Matched, found: Match, outcome: str | None) -> _Telling | None:
        """What a match tells wherever it happened: who, when, how sure; None where its sentence does not bear it out."""
        d, sentence, units, times = self.d, matched.sentence, found.units, matched.times
        attribution = known_source(d, attribution_of(d, units[found.anchor], matched.attributions), units)
        outcome = None if outcome == "claim" and concedes(d, found, attribution) else outcome
        attribution = as_claimed(d, found, attribution)
        d.memory.speaker = speaker_of(d, attribution)
        found = with_claimant(d, found, attribution, d.memory.speaker)
        roles = roles_of(d, found, units)
        if roles is None or is_of_a_life(found, roles) or not is_borne_out(d, sentence, found):
            return None
        said = [(a.first, a.last) for a in matched.attributions if a.said and not a.opening]
        time, aged = days_of(d, units, found, times if units is matched.units else within(times, units), said)
        anchor, visit = gerunds.in_tense(units, found.anchor), found.rule.kind is Kind.VISIT
        status = status_of(d, outcome, anchor, aged, attribution, sentence, time, visit=visit)
        if status in CURRENT and is_recalled(d, found, matched.matches, time, attribution):
            status = Factuality.BACKGROUND
        accused = accuser(d, found, sentence.first) if outcome == "claim" else None
        return _Telling(sentence, found, units, roles, time, status, attribution or accused)

    def _targets(self, matched: Matched, found: Match) -> Sequence[int]:
        """The places at which a match tells something to have happened."""
        targets = taken_abroad(self.d, found, locations(self.d, found, found.units))
        if found.rule.kind is Kind.VISIT:
            targets = visited(self.d, found, targets, matched.sentence)
        return [i for i in targets if i in matched.parts] if matched.parts else targets

    def _nowhere(self, telling: _Telling) -> None:
        """« Des raids ont fait dix morts »: why what no place is told of is no event; who attacks is kept."""
        if telling.status not in CURRENT:
            return
        sentence, found, visit = telling.sentence, telling.found, telling.found.rule.kind is Kind.VISIT
        self.rejections.append(evidence.rejection(self.d, sentence, found, _NO_VISITOR if visit else _NOWHERE))
        if not visit and not flown(self.d, found):
            self.spread = telling
            self._remember_attack(sentence, found, telling.roles)

    def _at_each(self, telling: _Telling, targets: Sequence[int], own: Mapping[int, TimeReference]) -> None:
        """« a repris Soukhna mardi et, le lendemain, Al-Qaryataïne »: keep an event at each of some places, on a day of its own."""
        found = telling.found
        if found.rule.kind is not Kind.VISIT and any(is_area(self.d.found.resolutions[i]) for i in targets):
            self.spread = telling
        cast = facing if found.rule.meeting else parted
        for index in targets:
            roles = cast(self.d, found, telling.roles, index)
            day = own.get(index) or of_the_scene(self.d, found, index, of_the_turn(self.d, found, index, telling.time))
            event = self._make(replace(telling, roles=roles, time=day), index)
            if not self._redated(event, found):
                self.events.append(event)

    def _redated(self, event: Event, found: Match) -> bool:
        """« La frappe a eu lieu lundi soir »: whether an event only dates the one of its kind and place that was told just before."""
        if self.age >= _TOLL_CARRY or event.factuality not in CURRENT or not dates_the_one(self.d, found):
            return False
        if event.time is None or event.time.untold or event.time.precision is not TimePrecision.DAY:
            return False
        for k in range(self.latest, len(self.events)):
            told = self.events[k]
            if told.kind is event.kind and told.place == event.place and told.factuality in CURRENT:
                self.events[k] = replace(told, reports=(*told.reports, *event.reports), time=event.time)
                return True
        return False

    def _make(self, telling: _Telling, index: int) -> Event:
        """The event that a telling is at one of its places."""
        d, sentence, units = self.d, telling.sentence, telling.units
        anchor = units[telling.found.anchor]
        resolution = where(d, telling.found, anchor, index)
        place = resolution.place
        kind, weapon = means_of(d, sentence, telling.found, place)
        kind, telling = self._as_made(telling, kind)
        found, status = telling.found, telling.status
        country = place.country if place else None
        roles = from_others(completed(d, telling.roles, found, units, country))
        change, extent, whole = None, None, False
        if kind is Kind.CONTROL:
            change, extent, whole = held(d, sentence, found, anchor, index, alone=telling.alone)
        killed, wounded = (
            harmed(d, sentence, found, what, index, self.harming, alone=telling.alone) if kind in _VIOLENT else None
            for what in ("killed", "wounded")
        )
        main, other = main_role(kind, extent)
        day = telling.time.first_day if telling.time else d.article.published
        sides = sides_of(d, main, found, units, country, day) or unlisted(roles, change, extent)
        if kind is Kind.CONTROL and status in CURRENT and self._is_past(telling, place, roles, sides, change):
            status = Factuality.BACKGROUND
        report = evidence.report(
            d,
            sentence,
            found.rule.id,
            status,
            attribution=telling.attribution,
            location=resolution.toponym.span,
            figure=killed,
        )
        started = origin(d, found, sentence, roles.visitor)
        event = Event(
            id="",
            kind=kind,
            factuality=status,
            reports=(report,),
            place=place,
            reason=resolution.reason if place is None else None,
            precision=resolution.precision,
            area=resolution.area,
            time=telling.time,
            attributed_to=report.attributed_to,
            roles=roles,
            sides=sides,
            weapon=weapon,
            change=change,
            extent=extent,
            excepted=excepted(d, sentence) if kind is Kind.CONTROL else None,
            origin=started if started != place else None,
            cancelled=found.rule.cancelled,
            whole=whole,
            fatalities=killed,
            wounded=wounded,
        )
        event = self._in_its_fight(telling, event)
        self._remember(telling, event, index)
        others = tuple(s for s in sides_of(d, other, found, units, country, day) if s not in event.sides)
        event = replace(event, other_sides=others)
        return replace(event, id=event_id(event, d.article.id))

    def _in_its_fight(self, telling: _Telling, event: Event) -> Event:
        """« Homs a été bombardée »: an event with those who fought in the telling before, where it names nobody; else they are kept."""
        d, found, roles, place = self.d, telling.found, event.roles, event.place
        told = same_fight(d, event.kind, event.weapon, telling.units[found.anchor], place)
        if event.kind in _VIOLENT and told is not None and not roles.attacker and not roles.target:
            told.age = 0
            return replace(event, roles=replace(roles, attacker=told.attacker, target=told.target), sides=told.sides)
        if is_fought(d, telling.sentence, event) and not is_nobodys(d, found):
            country = place.country if place else None
            fight = Fight(*fighting(roles), event.sides, event.weapon, country, is_held_by_others(place))
            remember_fight(d, event.kind, fight, event.change, None if d.text.is_heading(telling.sentence) else place)
        return event

    def _as_made(self, telling: _Telling, kind: Kind) -> tuple[Kind, _Telling]:
        """« a mené un raid dans Homs », « Ils ont tué » of bombs: a taking that is but a raid, and who did what bombs did, nobody."""
        found = telling.found
        if is_raid(self.d, telling.sentence, found):
            kind, telling = Kind.CLASH, replace(telling, roles=Roles(attacker=telling.roles.holder))
        if kind is not found.rule.kind and by_bombs(self.d, telling.sentence, found):
            where = {role: bound for role, bound in found.roles.items() if role == "location"}
            telling = replace(telling, found=replace(found, roles=where), roles=Roles())
        return kind, telling

    def _is_past(
        self, telling: _Telling, place: Place | None, roles: Roles, sides: tuple[str, ...], change: Change | None
    ) -> bool:
        """« avait pris Homs … l'a perdue »: whether what a text tells of a place's hands is undone or over by its own account."""
        d, sentence, found = self.d, telling.sentence, telling.found
        units, at, span = telling.units, found.anchor, Span(sentence.start, sentence.end)
        return (
            is_over(d, self.events, told_by(units, at), place, roles, sides, telling.time, span)
            or is_undone(d, units, at)
            or went_before(d, units[at])
            or (change is Change.HELD and is_of_what_changes_hands(units, at))
            or was_for_a_time(d, sentence, found)
        )

    def _remember(self, telling: _Telling, event: Event, index: int) -> None:
        """Where a visitor went, or the scene of the fighting, for the sentences that follow."""
        d = self.d
        if not is_fought(d, telling.sentence, event) or is_answered(d, telling.units[telling.found.anchor]):
            return
        if event.kind is Kind.VISIT:
            d.memory.visits.update(dict.fromkeys(event.roles.visitor, index))
        elif event.place is not None:
            turned = event.factuality in CURRENT and event.change not in (None, Change.HELD)
            self._remember_scene(event.kind, event.place, index, telling.time, turned=turned)

    def _remember_scene(
        self, kind: Kind, place: Place, index: int, time: TimeReference | None, *, turned: bool
    ) -> None:
        """Keep the place of the fighting, and whether it changed hands; in a wider one the scene stays in its town."""
        memory = self.d.memory
        if place.country is not None:
            memory.theatres.add(place.country)
        if turned and place.feature_class == "P":
            memory.turn(index, place, time)
        if place.feature_class == "P" or place.is_site:
            beside = (memory.raided or ()) if kind is Kind.STRIKE and not memory.scene_age else ()
            raided = (*beside, index) if kind is Kind.STRIKE else ()
            memory.raided = None if kind is Kind.CONTROL else raided
            memory.scene, memory.scene_age, memory.scene_time = index, 0, time
        elif kind is not Kind.CONTROL and memory.scene is not None:
            town = self.d.found.resolutions[memory.scene].place
            if town is None or not lies_in(town, place):
                memory.scene = None  # « Odessa … Des drones ont frappé la Crimée. Cette attaque »

    def _collapse(self, telling: _Telling) -> None:
        """« Le régime est tombé »: keep the end of a side, which is at no place."""
        sentence, found, attribution = telling.sentence, telling.found, telling.attribution
        bound = found.roles.get("previous_holder", ())
        country = next((u.actor.country for u in bound if u.actor is not None and u.actor.country), None)
        side = partynames.state_side(country or self.d.main_country(), None)
        report = evidence.report(self.d, sentence, found.rule.id, telling.status, attribution=attribution)
        event = Event(
            id="",
            kind=Kind.CONTROL,
            factuality=telling.status,
            reports=(report,),
            reason="a side, not a place",
            time=telling.time,
            attributed_to=report.attributed_to,
            roles=replace(telling.roles, holder=()),
            other_sides=(side,) if side else (),
            change=Change.LOST,
            extent=Extent.FULL,
            collapse=True,
        )
        self.events.append(replace(event, id=event_id(event, self.d.article.id)))
