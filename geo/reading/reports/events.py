"""What happened, where, when, who did it, and how sure is it?

Rules match in each sentence (``matching``); here each match becomes an event: pronouns find whom they
stand for, places their coordinates, days their dates, figures their event. What looked like an event and is none is kept as a
rejection, with the reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.codebook import CURRENT, Change, Extent, Factuality, Kind, TimePrecision
from geo.model import Article, Event, Place, Rejection, Roles, Span, TimeReference
from geo.places.gazetteer import Gazetteer
from geo.reading.factuality import gerunds, outcomes
from geo.reading.reports import domains, evidence
from geo.reading.reports.authorship import blamed_aside, named_after, owned
from geo.reading.reports.casting import completed, is_nobodys, roles_of, sides_of, with_subject_ahead
from geo.reading.reports.claimants import with_claimant
from geo.reading.reports.containment import lies_in
from geo.reading.reports.dating import days_of, each_day, within
from geo.reading.reports.holdings import excepted, held, is_raid
from geo.reading.reports.locating import locations, origin
from geo.reading.reports.matching import Matched, matches_in
from geo.reading.reports.means import by_bombs, flown, is_borne_out, means_of
from geo.reading.reports.merging import OTHER_SIDE, event_id, in_towns, is_of_area, merge, one_fight, with_headings
from geo.reading.reports.page import is_caption, told_here
from geo.reading.reports.retold import dates_the_one
from geo.reading.reports.scenes import is_tried, set_among_the_dead
from geo.reading.reports.sourcing import as_claimed, attribution_of, concedes, known_source, remember_sources, status_of
from geo.reading.reports.strikers import remember_strikers, with_strikers
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
from geo.reading.text import Sentence, Text, normalise
from geo.reading.wordclasses import lexemes, words

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
    alone: bool


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
    return with_takers(with_strikers(reader.d, in_towns(events))), tuple(reader.rejections)


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

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        self.d.memory.begin_sentence()
        matched = matches_in(self.d, sentence)
        self.harming = rivals(matched.matches, matched.units)
        told, rejected = len(self.events), len(self.rejections)
        self._attack_on_state(matched, told=True)
        for found in matched.matches:
            self._event(matched, found)
        if len(self.events) == told:
            self._in_parts(sentence, rejected)
        if len(self.events) > told:
            self.latest, self.age = told if self.age else self.latest, 0  # tellings side by side share a toll
        else:
            self._late_author(sentence, matched.units)
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
        units = tuple(_as_struck(self.d, matched.units, i) for i in range(len(matched.units)))
        for found in match(units, nations=True) if any(u.nation for u in units) else ():
            if found.rule.kind in (Kind.STRIKE, Kind.CLASH) and outcomes.outcome(units, found) in (None, "claim"):
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
        if fight.attacker and not told:
            self.d.memory.fights[kind] = fight
        soil = [
            self.d.found.resolutions[i].place for u in found.roles.get("location", ()) if u.nation for i in u.places
        ]
        if fight.attacker and kind is Kind.STRIKE:
            self.d.memory.raids.update(
                {p.country: replace(fight) for p in soil if p is not None and p.country is not None}
            )

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
        latest = [e for e in self.events[self.latest :] if e.kind in (Kind.STRIKE, Kind.CLASH)]
        told = {(e.kind, e.place.id if e.place else None) for e in latest}
        if self.age > _TOLL_CARRY or len(told) != 1 or latest[-1] is not self.events[-1]:
            return
        event = latest[-1]
        killed, wounded = (harmed_after(self.d, sentence, units, what) for what in ("killed", "wounded"))
        if event.factuality not in CURRENT or event.fatalities is not None or (killed is None and wounded is None):
            return
        days = [t.time for _, t in self.d.times_in(sentence.first, sentence.last) if t.time is not None]
        if event.time is not None and any(day.first_day != event.time.first_day for day in days):
            return
        report = evidence.report(self.d, sentence, event.reports[0].rule, event.factuality, figure=killed)
        self.events[-1] = replace(
            event, reports=(*event.reports, report), fatalities=killed, wounded=event.wounded or wounded
        )
        self.age = _TOLL_CARRY

    def _late_author(self, sentence: Sentence, units: Sequence[Unit]) -> None:
        """« Le raid a été attribué à Israël. »: who made the attack told just before, where that named nobody."""
        author = named_after(self.d, units) if self.age < _TOLL_CARRY else None
        if author is None or author.actor is None:
            return
        sides = (author.actor.side,) if author.actor.side is not None else ()
        for k in range(self.latest, len(self.events)):
            event, just = self.events[k], self.events[-1].reports[0].span
            violent = event.kind in (Kind.STRIKE, Kind.CLASH) and event.factuality in CURRENT
            if violent and event.reports[0].span == just and not event.roles.attacker:
                report = evidence.report(self.d, sentence, event.reports[0].rule, event.factuality)
                roles = replace(event.roles, attacker=author.names)
                self.events[k] = replace(event, reports=(*event.reports, report), roles=roles, sides=sides)

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
        sentence, times = matched.sentence, matched.times
        rule, units = found.rule, found.units
        found = self._with_accused(matched, owned(self.d, found, units))
        anchor = units[found.anchor]
        found = with_subject_ahead(self.d, found) if rule.kind is not Kind.VISIT else as_visit(self.d, found)
        outcome = self._outcome(sentence, found)
        if outcome == domains.NO_WAR:
            self.rejections.append(evidence.rejection(self.d, sentence, found, "words of war, but no war"))
            return
        attribution = known_source(self.d, attribution_of(self.d, anchor, matched.attributions))
        outcome = None if outcome == "claim" and concedes(found, attribution) else outcome
        attribution = as_claimed(self.d, found, attribution)
        self.d.memory.speaker = speaker_of(self.d, attribution)
        found = with_claimant(self.d, found, attribution, self.d.memory.speaker)
        roles = roles_of(self.d, found, units)
        if roles is None or not is_borne_out(self.d, sentence, found):
            return
        said = [(a.first, a.last) for a in matched.attributions if a.said and not a.opening]
        time, aged = days_of(self.d, units, found, times if units is matched.units else within(times, units), said)
        status = status_of(
            self.d,
            outcome,
            gerunds.in_tense(units, found.anchor),
            aged,
            attribution,
            sentence,
            time,
            visit=rule.kind is Kind.VISIT,
        )
        over = status in CURRENT and is_recalled(self.d, found, matched.matches, time, attribution)
        status = Factuality.BACKGROUND if over else status
        if rule.collapse:
            if _is_power(found) and (anchor.group is None or anchor.group.mood in PAST):
                self._collapse(sentence, found, roles, time, status, attribution)
            return
        targets = locations(self.d, found, units)
        if rule.kind is Kind.VISIT:
            targets = visited(self.d, found, targets, sentence)
        targets = [i for i in targets if i in matched.parts] if matched.parts else targets
        if not targets:
            if status in CURRENT:
                why = _NO_VISITOR if rule.kind is Kind.VISIT else _NOWHERE
                self.rejections.append(evidence.rejection(self.d, sentence, found, why))
                if rule.kind is not Kind.VISIT and not flown(self.d, found):
                    self._remember_attack(sentence, found, roles)
            return
        if status not in CURRENT:
            self.rejections.append(
                evidence.rejection(self.d, sentence, found, f"{status}: not told as having happened")
            )
        telling = _Telling(sentence, found, units, roles, time, status, attribution, alone=len(targets) == 1)
        own = each_day(self.d, targets, times)
        for index in targets:
            told = facing(self.d, found, roles, index) if rule.meeting else parted(self.d, found, roles, index)
            if told is not None:
                event = self._make(replace(telling, roles=told, time=own.get(index, time)), index)
                self.events += [] if self._redated(event, found) else [event]

    def _redated(self, event: Event, found: Match) -> bool:
        """« La frappe a eu lieu lundi soir »: whether an event only dates the one of its kind and place that was told just before."""
        if not dates_the_one(self.d, found):
            return False
        just = range(self.latest, len(self.events)) if self.age < _TOLL_CARRY else ()
        day = event.time is not None and not event.time.untold and event.time.precision is TimePrecision.DAY
        same = (k for k in just if (e := self.events[k]).kind is event.kind and e.place == event.place)
        at = next((k for k in same if self.events[k].factuality in CURRENT and event.factuality in CURRENT), None)
        if at is None or not day:
            return False
        told = self.events[at]
        self.events[at] = replace(told, reports=(*told.reports, *event.reports), time=event.time)
        return True

    def _make(self, telling: _Telling, index: int) -> Event:
        """The event that a telling is at one of its places."""
        sentence, found, units, status = telling.sentence, telling.found, telling.units, telling.status
        rule, resolution = found.rule, self.d.found.resolutions[index]
        place = resolution.place
        kind, weapon = means_of(self.d, sentence, found, place)
        if is_raid(self.d, sentence, found):
            kind, telling = Kind.CLASH, replace(telling, roles=Roles(attacker=telling.roles.holder))
        if kind is not rule.kind and by_bombs(self.d, sentence, found):
            where = {role: bound for role, bound in found.roles.items() if role == "location"}
            found, telling = replace(found, roles=where), replace(telling, roles=Roles())
        violent = kind in (Kind.STRIKE, Kind.CLASH)
        country = place.country if place else None
        roles = _from_others(completed(self.d, telling.roles, found, units, country))
        change, extent, whole = None, None, False
        if kind is Kind.CONTROL:
            change, extent, whole = held(self.d, sentence, found, units[found.anchor], index, alone=telling.alone)
        figure, wounded = (
            harmed(self.d, sentence, found, what, index, self.harming, alone=telling.alone) if violent else None
            for what in ("killed", "wounded")
        )
        main, other = _main_role(kind, extent)
        day = telling.time.first_day if telling.time else self.d.article.published
        sides = sides_of(self.d, main, found, units, country, day) or _unlisted(roles, change, extent)
        if kind is Kind.CONTROL and status in CURRENT:
            span = Span(sentence.start, sentence.end)
            over = is_over(self.events, told_by(units, found.anchor), place, roles, sides, telling.time, span)
            over = over or is_undone(self.d, units, found.anchor) or went_before(self.d, units[found.anchor])
            over = over or (change is Change.HELD and is_of_what_changes_hands(units, found.anchor))
            over = over or was_for_a_time(self.d, sentence, found)
            status = Factuality.BACKGROUND if over else status
        fight = same_fight(self.d, kind, weapon, units[found.anchor], place)
        if violent and fight is not None and not roles.attacker and not roles.target:
            roles, sides = replace(roles, attacker=fight.attacker, target=fight.target), fight.sides
            fight.age = 0
        elif status in CURRENT and not is_nobodys(self.d, found):
            told_at = None if self.d.text.is_heading(sentence) else place
            fought = Fight(*_fighting(roles), sides, weapon, country, is_held_by_others(place))
            remember_fight(self.d, kind, fought, change, told_at)
        report = evidence.report(
            self.d,
            sentence,
            rule.id,
            status,
            attribution=telling.attribution,
            location=resolution.toponym.span,
            figure=figure,
        )
        started = origin(self.d, found, sentence, roles.visitor)
        tried = kind is Kind.CONTROL and status is Factuality.PLANNED and is_tried(self.d, sentence)
        if (status in CURRENT or tried) and not is_answered(self.d, found.units[found.anchor]):
            turned = status in CURRENT and change not in (None, Change.HELD)
            self._remember(kind, roles, index, place, telling.time, turned=turned)
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
            other_sides=tuple(s for s in sides_of(self.d, other, found, units, country, day) if s not in sides),
            weapon=weapon,
            change=change,
            extent=extent,
            excepted=excepted(self.d, sentence) if kind is Kind.CONTROL else None,
            origin=started if started != place else None,
            cancelled=rule.cancelled,
            whole=whole,
            fatalities=figure,
            wounded=wounded,
        )
        return replace(event, id=event_id(event, self.d.article.id))

    def _remember(
        self, kind: Kind, roles: Roles, index: int, place: Place | None, time: TimeReference | None, *, turned: bool
    ) -> None:
        """Where a visitor went, or the scene of the fighting, for the sentences that follow."""
        if kind is Kind.VISIT:
            self.d.memory.visits.update(dict.fromkeys(roles.visitor, index))
            return
        memory = self.d.memory
        if place is not None and place.country is not None:
            memory.theatres.add(place.country)
        if turned and place is not None and place.feature_class == "P":
            memory.turned, memory.turned_age = index, 0
        if place is not None and (place.feature_class == "P" or place.is_site):
            beside = memory.raided or () if not memory.scene_age else ()
            memory.raided = None if kind is Kind.CONTROL else (*beside, index) if kind is Kind.STRIKE else ()
            memory.scene, memory.scene_age, memory.scene_time = index, 0, time
        elif kind is not Kind.CONTROL and place is not None and memory.scene is not None:
            town = self.d.found.resolutions[
                memory.scene
            ].place  # « Odessa … Des drones ont frappé la Crimée. Cette attaque »
            memory.scene = memory.scene if town is not None and lies_in(town, place) else None

    def _collapse(
        self,
        sentence: Sentence,
        found: Match,
        roles: Roles,
        time: TimeReference | None,
        status: Factuality,
        attribution: Attribution | None,
    ) -> None:
        bound = found.roles.get("previous_holder", ())
        country = next((u.actor.country for u in bound if u.actor is not None and u.actor.country), None)
        side = partynames.state_side(country or self.d.main_country(), None)
        report = evidence.report(self.d, sentence, found.rule.id, status, attribution=attribution)
        event = Event(
            id="",
            kind=Kind.CONTROL,
            factuality=status,
            reports=(report,),
            reason="a side, not a place",
            time=time,
            attributed_to=report.attributed_to,
            roles=replace(roles, holder=()),
            other_sides=(side,) if side else (),
            change=Change.LOST,
            extent=Extent.FULL,
            collapse=True,
        )
        self.events.append(replace(event, id=event_id(event, self.d.article.id)))


def _as_struck(d: Discourse, units: Sequence[Unit], i: int) -> Unit:
    """« a attaqué l'Ukraine », « des missiles contre Israël »: a state as what is struck; any other unit is itself."""
    unit = units[i]
    hit = i and (units[i - 1].kind == "verb" or unit.preposition in words()["against"])
    if not hit or unit.kind != "actor" or unit.actor is None or unit.actor.country is None:
        return unit
    told = tuple(p.index for p in d.places_in(unit.first, unit.last) if p.nation)
    return unit._replace(kind="place", places=told, nation=True) if told else unit


def _fighting(roles: Roles) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who attacks or takes, and who is attacked or lost."""
    return roles.attacker or roles.holder, roles.target or roles.previous_holder


def _from_others(roles: Roles) -> Roles:
    """« L'armée libanaise s'est déployée à X, que les soldats ont quitté »: nobody takes a place from himself."""
    own = set(roles.holder)
    left = tuple(name for name in roles.previous_holder if name not in own)
    return replace(roles, previous_holder=left) if own.intersection(roles.previous_holder) else roles


def _unlisted(roles: Roles, change: Change | None, extent: Extent | None) -> tuple[str, ...]:
    """The side of a holder whom no table knows, where the text says that the place itself passed to him."""
    taken = change in (Change.TAKEN, Change.RETAKEN, Change.HANDED_OVER) and extent in (Extent.FULL, Extent.MAJORITY)
    return (OTHER_SIDE,) if roles.holder and taken else ()


def _main_role(kind: Kind, extent: Extent | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if kind is Kind.CONTROL:
        return ("holder", "attacker") if extent is not Extent.BESIEGED else ("attacker",), ("previous_holder",)
    if kind is Kind.VISIT:
        return ("visitor",), ("host",)
    return ("attacker",), ("target",)


def _is_power(found: Match) -> bool:
    """Whether it is a government that falls, not a soldier."""
    bound = [u for units in found.roles.values() for u in units]
    return any(u.actor is not None and u.names and normalise(u.names[0].split()[0]) in words()["powers"] for u in bound)
