"""What happened, where, when, who did it, and how sure is it?

Each sentence is reduced to its skeleton; rules find events in it; here each match becomes an event: pronouns find whom they
stand for, places their coordinates, days their dates, figures their event. What looked like an event and is none is kept as a
rejection, with the reason.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.codebook import CURRENT, Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision, Use, Weapon
from geo.model import Article, Count, Event, Place, Rejection, Report, Resolution, Roles, Span, TimeReference, Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading import actors, factuality, skeleton
from geo.reading.attribution import Attribution, find_attributions
from geo.reading.language import lexicon
from geo.reading.merging import event_id, merge
from geo.reading.rules import Match, match
from geo.reading.setting import extent_of, weapon_of
from geo.reading.skeleton import PlaceSpan, Unit
from geo.reading.temporal import TimeKind, TimeMention
from geo.reading.text import Sentence, Text
from geo.reading.tolls import sources

if TYPE_CHECKING:
    from geo.reading.figures import Figure

_CARRY = 4  # sentences over which a day that was named still holds
_CARRIED_DAYS = 10  # a day older than this is not carried to other sentences
_OLD_DAYS = 45  # an event this much older than the article is recalled, not reported
_RECENT_DAYS = 8
_APPOSITION_DAYS = 6  # « Palmyre, tombée le 21 mai »: older than this, an apposition recalls
_DATELINE = 14  # tokens of « BEYROUTH (Liban), 4 déc 2024 (AFP) - »
_CLAUSE = 9  # units about a noun of fighting in which its parties are told
_NEAR = 9  # units between a topic's verb and the place told with another of its kind
_PASSAGE = 320  # characters of context before and after the sentence
_FROM_AFAR = (Weapon.MISSILE, Weapon.DRONE, Weapon.ROCKET, Weapon.AIR, Weapon.ARTILLERY, Weapon.BARREL_BOMB, Weapon.CHEMICAL)
_JIHADISTS = ("is", "hts", "jnim", "boko_haram", "shabaab")
_SAME_SOURCE = frozenset(("même source", "cette source", "ong", "cette ong", "organisation", "cette organisation", "mêmes sources"))
_RELATIVES = frozenset(("que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles"))
_SITE_KM = 30.0
_SITES = {"aeroport": ("AIRP", "AIRB"), "base": ("AIRB", "INSM"), "port": ("PRT",)}
_CONFLICT_KINDS = (Kind.CONTROL, Kind.STRIKE, Kind.CLASH)


@dataclass(frozen=True, slots=True)
class Found:
    """What the other stages found in a text."""

    resolutions: tuple[Resolution, ...]
    persons: tuple[Span, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple["Figure", ...] = ()
    countries: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Memory:
    """What earlier sentences leave behind for pronouns, « la ville » and days that go unsaid."""

    place: int | None = None
    town: int | None = None
    quarter: int | None = None
    province: int | None = None
    capital: int | None = None
    actor: Unit | None = None
    person: Unit | None = None
    time: TimeReference | None = None
    time_age: int = 99
    offices: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    jihadists: dict[str, str] = field(default_factory=dict)
    told: TimeReference | None = None
    source: str | None = None
    state: str | None = None
    state_age: int = 99


def read_events(article: Article, text: Text, found: Found, gazetteer: Gazetteer) -> tuple[tuple[Event, ...], tuple[Rejection, ...]]:
    """The events of an article, tellings of one event brought together, and what was not taken for one."""
    reader = _Reader(article, text, found, gazetteer)
    for sentence in text.sentences:
        reader.read(sentence)
    return merge(reader.events), tuple(reader.rejections)


class _Reader:
    """Reads one article, sentence by sentence, remembering what was told."""

    def __init__(self, article: Article, text: Text, found: Found, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.article, self.text, self.found = article, text, found
        self.tokens = text.tokens
        self.starts = [t.start for t in text.tokens]
        self.memory = _Memory()
        self.events: list[Event] = []
        self.rejections: list[Rejection] = []
        self.harming: list[int] = []
        containers = {r.toponym.container for r in found.resolutions if r.toponym.container is not None}
        self.places = [self._place_span(i, r, containers) for i, r in enumerate(found.resolutions)]
        self.people = [self._tokens_of(s) for s in found.persons]
        self.times = [(self._tokens_of(t.span), t) for t in found.times]
        self.fallback = _fallback(article.published)

    # --- the sentence

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        memory = self.memory
        memory.time_age += 1
        memory.told = None
        memory.state_age += 1
        first, last = sentence.first, sentence.last
        places = [p for p in self.places if p is not None and first <= p.first < last]
        people = [p for p in self.people if first <= p[0] < last]
        times = [(span, t) for span, t in self.times if first <= span[0] < last]
        attributions = find_attributions(self.tokens, first, last)
        first = max(first, self._after_dateline(sentence))
        places = [p for p in places if p.first >= first]
        skipped = [span for span, _ in times] + [(a.first, a.last) for a in attributions if not a.opening]
        units = skeleton.reduce(self.tokens, first, last, places, people, skipped)
        units = self._known_names(units)
        matches = match(units) if self._worth(units) else ()
        matches += self._parenthetical(first, last, places, units)
        matches += self._said_abroad(attributions, places, people, [span for span, _ in times])
        chosen = _fullest(matches, units)
        self.harming = [units[m.anchor].first for m in chosen if not isinstance(m, _Parenthesis) and m.rule.kind in (Kind.STRIKE, Kind.CLASH)]
        for found in chosen:
            self._event(sentence, units, found, attributions, times)
        self._remember(units, times)

    def _after_dateline(self, sentence: Sentence) -> int:
        """The token after « DAMAS, 8 déc 2024 - »: where a dispatch was filed is not where anything happened."""
        for i in range(sentence.first, min(sentence.last - 1, sentence.first + _DATELINE)):
            if self.tokens[i].text in "-–—" and self.tokens[sentence.first].text.isupper() and len(self.tokens[sentence.first].text) > 2:
                return i + 1
        return sentence.first

    def _worth(self, units: Sequence[Unit]) -> bool:
        return any(u.lexemes for u in units)

    def _parenthetical(self, first: int, last: int, places: Sequence[PlaceSpan], units: tuple[Unit, ...]) -> tuple[Match, ...]:
        """« la ville de Tabqa (contrôlée par l'EI) »: a parenthesis speaks of the place before it."""
        found: list[Match] = []
        for a, b in skeleton._parentheses(self.tokens, first, last):
            before = [u for u in units if u.kind == "place" and u.last <= a]
            if not before or a - before[-1].last > 1 or b - a < 4:
                continue
            inner = skeleton.reduce(self.tokens, a + 1, b - 1, [p for p in places if a < p.first < b])
            found += [_Parenthesis(m, (before[-1], *inner)) for m in match((before[-1], *inner))]  # type: ignore[misc]
        return tuple(found)

    def _said_abroad(
        self, attributions: Sequence[Attribution], places: Sequence[PlaceSpan], people: Sequence[tuple[int, int]], skipped: Sequence[tuple[int, int]]
    ) -> tuple[Match, ...]:
        """« a indiqué à Washington le ministre français »: an incise that tells where somebody spoke."""
        found: list[Match] = []
        for a in attributions:
            inside = [p for p in places if a.first <= p.first < a.last]
            if a.said and not a.opening and inside:
                units = self._known_names(skeleton.reduce(self.tokens, a.first, a.last, inside, [p for p in people if a.first <= p[0] < a.last], skipped))
                found += [_Parenthesis(m, units) for m in match(units) if m.rule.kind is Kind.VISIT]  # type: ignore[misc]
        return tuple(found)

    def _known_names(self, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Give persons the full name that the article gave before: « M. Kerry », « le chef de la diplomatie iranienne »."""
        memory, out = self.memory, []
        for unit in units:
            if unit.kind == "person":
                name = unit.names[0]
                office = " ".join(t.norm for t in self.tokens[unit.first : unit.last])
                if len(unit.names) > 1:
                    memory.offices[_norm(unit.names[1])] = name
                if " " in name and name[0].isupper():
                    memory.surnames[name.split()[-1]] = name
                full = memory.surnames.get(name) or memory.offices.get(_norm(name)) or memory.offices.get(office)
                if full is not None and full not in unit.names:
                    unit = replace(unit, names=(full, *unit.names))
                country = self._country_of(unit)
                if country is not None:
                    memory.countries[unit.names[0]] = country
            out.append(unit)
        return tuple(out)

    def _country_of(self, person: Unit) -> str | None:
        """The country whose office a person holds, where the text says it: « le chef de la diplomatie française »."""
        demonyms = actors.names().demonyms
        for token in self.tokens[person.first : person.last]:
            if token.norm in demonyms and token.text[0].islower():
                return demonyms[token.norm][0]
            if token.text in ("ONU", "UE", "OTAN", "Ligue"):
                return token.text
        return self.memory.countries.get(person.names[0])

    # --- one event

    def _event(
        self, sentence: Sentence, units: tuple[Unit, ...], found: Match,
        attributions: Sequence[Attribution], times: Sequence[tuple[tuple[int, int], TimeMention]],
    ) -> None:
        if isinstance(found, _Parenthesis):
            units = found.units
        rule, anchor = found.rule, units[found.anchor]
        outcome = factuality.outcome(units, found)
        roles = self._roles(found, units)
        if roles is None:
            return
        time, aged = self._time(sentence, units, found, times)
        attribution = self._known_source(self._attribution(anchor, attributions))
        status = self._status(outcome, anchor, aged, attribution, sentence, time, visit=rule.kind is Kind.VISIT)
        if rule.collapse:
            if _is_power(found, units) and (anchor.group is None or anchor.group.mood in ("perfect", "past", "pluperfect")):
                self._collapse(sentence, found, roles, time, status, attribution)
            return
        targets = self._locations(found, units)
        if rule.abroad:
            targets = [t for t in targets if self._is_abroad(found, t, sentence)]
        if not targets:
            if status in CURRENT:
                self.rejections.append(self._reject(sentence, found, "no place is told"))
            return
        if status not in CURRENT:
            self.rejections.append(self._reject(sentence, found, f"{status}: not told as having happened"))
        alone = len(targets) == 1
        for index in targets:
            self.events.append(self._make(sentence, units, found, index, roles, time, status, attribution, alone))

    def _make(
        self, sentence: Sentence, units: tuple[Unit, ...], found: Match, index: int, roles: Roles,
        time: TimeReference | None, status: Factuality, attribution: Attribution | None, alone: bool,
    ) -> Event:
        rule, resolution = found.rule, self.found.resolutions[index]
        kind = self._kind(rule.kind, units[found.anchor], sentence, units, found)
        place = resolution.place
        country = place.country if place else None
        low, high = _extent_of_match(found, units)
        extent = rule.extent
        change = rule.change
        roles = self._completed(roles, found, units, country)
        if kind is Kind.CONTROL:
            bound = found.roles.get("location", ())
            located = next((u for u in bound if index in u.places), next(iter(bound), None))
            extent = extent or extent_of(self.tokens, units[found.anchor], located, resolution)
            change = _retaken(change, units[found.anchor])
            whole = extent is Extent.FULL and self._whole(sentence, located)
        weapon = None
        whole = whole if kind is Kind.CONTROL else False
        if kind is Kind.STRIKE:
            weapon = rule.weapon or weapon_of(self.tokens, max(sentence.first, low - 4), min(sentence.last, high + 6))
        figure = self._figure(sentence, kind, "killed", units[found.anchor]) if alone else None
        wounded = self._figure(sentence, kind, "wounded", units[found.anchor]) if alone else None
        main, other = _main_role(kind, roles, extent)
        side_day = time.first_day if time else self.article.published
        report = self._report(sentence, rule.id, status, attribution, resolution.toponym.span, figure)
        origin = self._origin(found)
        event = Event(
            id="", kind=kind, factuality=status, reports=(report,), place=place, reason=resolution.reason if place is None else None,
            precision=resolution.precision, area=resolution.area, time=time, attributed_to=report.attributed_to, roles=roles,
            sides=self._sides(main, found, units, country, side_day),
            other_sides=self._sides(other, found, units, country, side_day),
            weapon=weapon, change=change, extent=extent, excepted=self._excepted(sentence, kind), origin=origin,
            cancelled=rule.cancelled, whole=whole, fatalities=figure, wounded=wounded,
        )
        return replace(event, id=event_id(event, self.article.id))

    def _kind(self, kind: Kind, anchor: Unit, sentence: Sentence, units: Sequence[Unit], found: Match) -> Kind:
        """An « attaque » made with missiles, drones or bombs is a strike."""
        if kind is not Kind.CLASH or "attaque" not in anchor.lexemes or anchor.group is not None:
            return kind
        told = {t.norm for t in self.tokens[sentence.first : sentence.last]}
        if not told.isdisjoint(skeleton.words()["bombs"]):
            return Kind.STRIKE
        low, high = _extent_of_match(found, units)
        weapon = weapon_of(self.tokens, max(sentence.first, low - 10), min(sentence.last, high + 12))
        return Kind.STRIKE if weapon in _FROM_AFAR else kind

    def _completed(self, roles: Roles, found: Match, units: Sequence[Unit], country: str | None) -> Roles:
        """Roles with what the text leaves to the reader: whose army « l'armée » is, which jihadists, who fights."""
        if found.rule.kind is Kind.CLASH and not roles.attacker and not roles.target:
            fighting = self._fighting(found, units)
            roles = replace(roles, attacker=tuple(dict.fromkeys(n for u in fighting for n in u.names)))
            found = replace(found, roles={**found.roles, "attacker": tuple(fighting)}) if not isinstance(found, _Parenthesis) else found
        names = actors.countries()
        state = names.get(self._whose_state(country) or "")
        only = next(iter(self.memory.jihadists.values())) if len(self.memory.jihadists) == 1 else None
        for role, bound in found.roles.items():
            if role in ("location", "origin", "visitor", "host"):
                continue
            told = getattr(roles, role)
            for unit in bound:
                stands = self._stands_for(unit, units)
                mention = stands.actor if stands is not None else None
                if mention is None:
                    continue
                if mention.state and mention.country is None and mention.side in (None, "regime") and state and state not in told:
                    told = (*told, state)
                if mention.side == "jihadists" and mention.names[0].islower() and only is not None and only not in told:
                    told = (*told, only)
            roles = replace(roles, **{role: told})
        return roles

    def _whose_state(self, country: str | None) -> str | None:
        """Whose « l'armée » is: that of the state whose forces were just spoken of, else of the place's country."""
        if self.memory.state is not None and self.memory.state_age <= _CARRY:
            return self.memory.state
        return country or self._main_country()

    def _fighting(self, found: Match, units: Sequence[Unit]) -> list[Unit]:
        """The actors about a noun of fighting: those of its clause."""
        if isinstance(found, _Parenthesis):
            return []
        low, high = max(0, found.anchor - _CLAUSE), min(len(units), found.anchor + _CLAUSE)
        while low < found.anchor and any(u.kind in ("stop", "relative") for u in units[low : found.anchor]):
            low += 1
        return [u for u in units[low:high] if u.kind == "actor" and u.norm != "adjective" and u.preposition not in ("selon", "a", "pour")]

    def _collapse(
        self, sentence: Sentence, found: Match, roles: Roles, time: TimeReference | None, status: Factuality, attribution: Attribution | None
    ) -> None:
        bound = found.roles.get("previous_holder", ())
        country = next((u.actor.country for u in bound if u.actor is not None and u.actor.country), None)
        side = actors.state_side(country or self._main_country(), None)
        report = self._report(sentence, found.rule.id, status, attribution, None, None)
        event = Event(
            id="", kind=Kind.CONTROL, factuality=status, reports=(report,), reason="a side, not a place", time=time,
            attributed_to=report.attributed_to, roles=replace(roles, holder=()), other_sides=(side,) if side else (),
            change=Change.LOST, extent=Extent.FULL, collapse=True,
        )
        self.events.append(replace(event, id=event_id(event, self.article.id)))

    def _is_abroad(self, found: Match, index: int, sentence: Sentence) -> bool:
        """Whether a visitor is known to be of another country than the place, or meets somebody there."""
        place = self.found.resolutions[index].place
        country = next((c for u in found.roles["visitor"] if (c := self._country_of(u)) is not None), None)
        if place is None or place.feature_class != "P":
            return False
        if country is None:
            met = {t.norm for t in self.tokens[sentence.first : sentence.last]}
            return not met.isdisjoint(("entretien", "entretiens", "rencontre", "reunion", "pourparlers"))
        return country != place.country

    # --- where

    def _locations(self, found: Match, units: Sequence[Unit]) -> list[int]:
        bound = found.roles.get("location", ())
        indexes: list[int] = []
        for unit in bound:
            indexes += self._places_of(unit, units)
        if not bound and found.rule.pattern.topic:
            indexes = self._topic(found, units)
        return [i for i in dict.fromkeys(indexes) if self._may_host(i, found.rule.kind)]

    def _places_of(self, unit: Unit, units: Sequence[Unit]) -> Sequence[int]:
        if unit.places:
            return unit.places
        memory = self.memory
        at = next((k for k, u in enumerate(units) if u is unit), 0)
        earlier = [u for u in units[:at] if u.kind == "place" and u.places]
        if unit.kind == "relative":
            near = [u for u in units[max(0, at - 3) : at] if u.kind == "place" and u.places]
            blocked = at and units[at - 1].kind in ("actor", "person")
            return near[-1].places if near and not blocked else ()
        if unit.kind == "pronoun":
            return () if self._subject_before(units, at) is not None or memory.town is None else (memory.town,)
        if unit.anaphor == "capitale":
            named = self._capital_named(unit)
            if named is not None:
                return (named,)
            capitals = [i for u in earlier for i in u.places if self._code(i) == "PPLC"]
            return capitals[-1:] or ((memory.capital,) if memory.capital is not None else ())
        site = self._site(unit, earlier)
        if site is not None:
            return (site,)
        if earlier:
            return earlier[-1].places[:1]
        if unit.anaphor in ("quartier", "camp") and memory.quarter is not None:
            return (memory.quarter,)
        if unit.anaphor in ("province", "region"):
            return (memory.province,) if memory.province is not None else ()
        chosen = memory.town if unit.anaphor in ("ville", "localite", "village", "cite", "metropole", "quartier", "bourgade", "bourg", "ex-capitale", "camp") else memory.place
        return (chosen,) if chosen is not None else ()

    def _capital_named(self, unit: Unit) -> int | None:
        """« la capitale britannique »: the capital of the country that the adjective names."""
        after = self.tokens[unit.last] if unit.last < len(self.tokens) else None
        country = actors.names().demonyms.get(after.norm, (None,))[0] if after is not None else None
        capital = self.gazetteer.capital(country) if country is not None else None
        return self._told_place(unit.first, unit.last + 1, capital) if capital is not None else None

    def _site(self, unit: Unit, earlier: Sequence[Unit]) -> int | None:
        """« l'aéroport de la ville »: the site of that kind near the town told before, where the gazetteer has one."""
        before = [t.norm for t in self.tokens[max(0, unit.first - 3) : unit.first]]
        codes = _SITES.get(unit.anaphor or "") or next((codes for word, codes in _SITES.items() if word in before), None)
        town = earlier[-1].places[0] if earlier else self.memory.town
        place = self.found.resolutions[town].place if town is not None else None
        if codes is None or place is None:
            return None
        near = [p for p in self.gazetteer.near(place.latitude, place.longitude, _SITE_KM) if p.feature_code in codes]
        return self._told_place(max(0, unit.first - 2), unit.last, near[0]) if near else None

    def _told_place(self, first: int, last: int, place: Place) -> int:
        """A place that a description names without its name, added to what the text resolves."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        resolution = Resolution(
            toponym=Toponym(span=span, surface=self.article.text[span.start : span.end]), place=place, precision=GeoPrecision.EXACT
        )
        self.found = replace(self.found, resolutions=(*self.found.resolutions, resolution))
        return len(self.found.resolutions) - 1

    def _code(self, index: int) -> str | None:
        place = self.found.resolutions[index].place
        return place.feature_code if place is not None else None

    def _subject_before(self, units: Sequence[Unit], at: int) -> Unit | None:
        return next((u for u in reversed(units[:at]) if u.kind in ("actor", "person") and u.subject), None)

    def _topic(self, found: Match, units: Sequence[Unit]) -> Sequence[int]:
        """The place that a clause is about when it is not told after the verb: « A Alep, … », « …, où … », « y »."""
        anchor = units[found.anchor]
        begin = anchor.group.first if anchor.group else anchor.first
        window = [t.norm for t in self.tokens[max(0, begin - 3) : begin + 2]]
        before = [u for u in units[: found.anchor] if u.kind == "place"]
        if before:
            unit = before[-1]
            told = unit.preposition not in ("depuis", "vers", "pour", "par", "de", "entre", "avec") or unit.first <= units[0].first + 3
            return self._places_of(unit, units) if told else ()
        for unit in units[found.anchor + 1 : found.anchor + 12]:
            if unit.kind == "verb" and unit.group is not None and unit.group.mood != "participle":
                break
            if unit.kind == "place" and unit.preposition in ("dans", "a", "en", "sur", "pres", "au", "contre"):
                return self._places_of(unit, units)
        if "y" in window or any(t.norm in ("secteur", "zone") for t in self.tokens[anchor.first : anchor.first + 8]):
            return (self.memory.place,) if self.memory.place is not None else ()
        return ()

    def _may_host(self, index: int, kind: Kind) -> bool:
        """A metonym hosts nothing; a whole country no control, strike or clash that could be drawn."""
        resolution = self.found.resolutions[index]
        if resolution.toponym.use is Use.METONYMIC:
            return False
        place = resolution.place
        if place is None:
            return True
        if kind is Kind.CONTROL and place.feature_class == "H":
            return False
        country = place.feature_class == "A" and (place.feature_code or "PCL").startswith("PCL")
        if kind in _CONFLICT_KINDS and (country or place.feature_code in ("CONT", "SEA", "OCN")):
            return False
        return place.feature_code != "CONT"

    def _origin(self, found: Match) -> Place | None:
        for unit in found.roles.get("origin", ()):
            for index in unit.places:
                return self.found.resolutions[index].place
        return None

    # --- who

    def _roles(self, found: Match, units: Sequence[Unit]) -> Roles | None:
        """Who plays which role, by name; None when a role that must be a person's is played by fighters."""
        names: dict[str, tuple[str, ...]] = {}
        for role, bound in found.roles.items():
            if role in ("location", "origin", "topic"):
                continue
            told: list[str] = []
            for unit in bound:
                stands = self._person_for(unit, units) if role in ("visitor", "host") else self._stands_for(unit, units)
                if role in ("visitor", "host") and (stands is None or stands.kind != "person"):
                    if role == "visitor":
                        return None
                    continue
                for one in (stands, *self._coordinated(stands, units)) if stands is not None else ():
                    told += one.names
            names[role] = tuple(dict.fromkeys(told))
        if "holder" in found.roles and not names["holder"] and all(u.kind == "relative" for u in found.roles["holder"]):
            return None  # « le mont Qassioun, qui domine Damas »
        if found.rule.id.startswith("control.besieg"):
            names = {"attacker": names.get("attacker", ())}
        return Roles(**names)

    def _stands_for(self, unit: Unit, units: Sequence[Unit]) -> Unit | None:
        if unit.kind not in ("pronoun", "relative"):
            return unit
        at = next((k for k, u in enumerate(units) if u is unit), len(units))
        if unit.kind == "relative":
            nearest = next((u for u in reversed(units[:at]) if u.kind in ("actor", "person", "place")), None)
            return nearest if nearest is not None and nearest.kind != "place" else None
        if unit.norm == "nous":
            return None
        twin = next((k for k in range(at - 1, -1, -1) if units[k].kind == "pronoun" and units[k].norm == unit.norm), None)
        if twin is not None:
            return self._stands_for(units[twin], units)
        agreeing = [u for u in units[:at] if u.kind in ("actor", "person") and u.plural == unit.plural and u.norm != "adjective"]
        before = next((u for u in reversed(agreeing) if u.subject), None) or next(iter(reversed(agreeing)), None)
        if before is not None:
            return before
        memory = self.memory
        if unit.plural:
            return memory.actor
        candidates = [u for u in (memory.person, memory.actor) if u is not None]
        if candidates:
            return max(candidates, key=lambda u: u.first)
        return next((u for u in units[at + 1 :] if u.kind == "person" and u.subject), None)

    def _person_for(self, unit: Unit, units: Sequence[Unit]) -> Unit | None:
        """Whom a pronoun means where only a person fits: one named before, or after in « A Munich, où il participe…, M. Kerry »."""
        stands = self._stands_for(unit, units)
        if unit.kind != "pronoun" or stands is not None and stands.kind == "person" and stands in units:
            return stands
        at = next((k for k, u in enumerate(units) if u is unit), len(units))
        ahead = next((u for u in units[at + 1 :] if u.kind == "person" and u.subject), None)
        fronted = at and any(u.kind == "place" for u in units[:at]) and self._subject_before(units, at) is None
        return ahead if fronted and ahead is not None else self.memory.person if stands is None or stands.kind != "person" else stands

    def _coordinated(self, unit: Unit, units: Sequence[Unit]) -> list[Unit]:
        """« l'armée et ses alliés », « russes et syriens »: who stands beside a name."""
        at = next((k for k, u in enumerate(units) if u is unit), None)
        if at is None:
            return []
        out: list[Unit] = []
        k = at
        while k + 2 < len(units) and units[k + 1].norm in ("et", ",", "ou") and units[k + 2].kind == unit.kind and (units[k + 2].norm == "adjective") == (unit.norm == "adjective"):
            out.append(units[k + 2])
            k += 2
        k = at
        while k >= 2 and units[k - 1].norm == "et" and units[k - 2].kind == unit.kind and (units[k - 2].norm == "adjective") == (unit.norm == "adjective"):
            out.insert(0, units[k - 2])
            k -= 2
        return out

    def _sides(
        self, roles: Sequence[str], found: Match, units: Sequence[Unit], country: str | None, day: date | None
    ) -> tuple[str, ...]:
        sides: list[str] = []
        for role in roles:
            for unit in found.roles.get(role, ()):
                stands = self._stands_for(unit, units)
                for one in (stands, *self._coordinated(stands, units)) if stands is not None else ():
                    mention = one.actor
                    if mention is None:
                        continue
                    if mention.side is not None:
                        sides.append(mention.side)
                    elif mention.state or mention.country is not None:
                        side = actors.state_side(mention.country or self._whose_state(country), day)
                        if side is not None:
                            sides.append(side)
        return tuple(dict.fromkeys(sides))

    def _main_country(self) -> str | None:
        counts: dict[str, int] = dict(self.found.countries)
        for r in self.found.resolutions:
            if r.place is not None and r.place.country and r.toponym.use is Use.LITERAL:
                counts[r.place.country] = counts.get(r.place.country, 0) + 1
        return max(sorted(counts), key=lambda c: counts[c]) if counts else None

    # --- when

    def _time(
        self, sentence: Sentence, units: Sequence[Unit], found: Match, times: Sequence[tuple[tuple[int, int], TimeMention]]
    ) -> tuple[TimeReference | None, bool]:
        """The days of an event, and whether they lie too far back to be news."""
        anchor = units[found.anchor]
        told = [
            (abs(span[0] - anchor.first), t) for span, t in times
            if t.kind not in (TimeKind.RECURRENT, TimeKind.UNTIL, TimeKind.PART, TimeKind.DATELINE) and not self._of_another_verb(span, anchor, units)
        ]
        published = self.article.published
        held = found.rule.change is Change.HELD
        if told:
            _, mention = min(told, key=lambda pair: pair[0])
            chosen, background = mention.time, mention.background
            if chosen is not None and published is not None and anchor.group is not None and anchor.group.mood == "participle" and not anchor.group.finite:
                background = background or (published - chosen.last_day).days > _APPOSITION_DAYS
            if chosen is None and not background:
                chosen = self.fallback
            if mention.kind is TimeKind.SINCE and chosen is not None and published is not None and not held:
                background = background or (published - chosen.first_day).days > _OLD_DAYS
            if held and not background and (chosen is None or mention.kind is TimeKind.SINCE or chosen.precision is not TimePrecision.DAY):
                chosen = self._today() or chosen
            if chosen is not None and not background:
                self.memory.told = chosen
        elif held:
            chosen, background = self._today(), False
        elif self._after_having(anchor):
            chosen, background = self.fallback, False
        elif self.memory.time is not None and self.memory.time_age <= _CARRY:
            chosen, background = self.memory.time, False
        else:
            chosen, background = self.fallback, False
        if chosen is not None and published is not None:
            background = background or (published - chosen.last_day).days > _OLD_DAYS
        return chosen, background

    def _after_having(self, anchor: Unit) -> bool:
        """« a cherché dimanche à mobiliser ses alliés après avoir perdu Alep »: earlier than the day of the main verb."""
        return anchor.group is not None and self.tokens[anchor.group.first].norm == "apres"

    def _of_another_verb(self, span: tuple[int, int], anchor: Unit, units: Sequence[Unit]) -> bool:
        """« une offensive lancée il y a trois semaines »: a day that dates another participle."""
        if self._after_having(anchor) and span[0] < anchor.first:
            return True
        between = [u for u in units if anchor.last <= u.first and u.last <= span[0]]
        if any(u.kind == "relative" or u.kind == "word" and u.norm in _RELATIVES for u in between):
            return True
        return any(
            u.kind == "verb" and u is not anchor and u.last == span[0] and u.group is not None and u.group.mood == "participle" for u in units
        )

    def _today(self) -> TimeReference | None:
        published = self.article.published
        if published is None:
            return None
        return TimeReference(first_day=published, last_day=published, precision=TimePrecision.DAY, words=f"publié le {published}", untold=True)

    # --- how sure, who says so

    def _attribution(self, anchor: Unit, attributions: Sequence[Attribution]) -> Attribution | None:
        """The source of what the anchor says: the incise that follows it, else one that opens the sentence."""
        after = [a for a in attributions if a.first >= anchor.first and not a.opening]
        before = [a for a in attributions if a.last <= anchor.last and (a.opening or not a.said)]
        if before and before[-1].opening:
            return before[-1]
        if after:
            return after[0]
        return before[-1] if before else None

    def _known_source(self, attribution: Attribution | None) -> Attribution | None:
        """« selon la même source », « l'ONG »: the source that was named before."""
        if attribution is None:
            return None
        if attribution.source.lower() in _SAME_SOURCE:
            return replace(attribution, source=self.memory.source) if self.memory.source is not None else attribution
        self.memory.source = attribution.source
        return attribution

    def _status(self, outcome: str | None, anchor: Unit, aged: bool, attribution: Attribution | None, sentence: Sentence, time: TimeReference | None, *, visit: bool) -> Factuality:
        status = factuality.FACTUALITY[outcome]
        if visit and status is Factuality.CONDITIONAL or self._ahead(time):
            status = Factuality.PLANNED if status in CURRENT else status
        if status in (Factuality.DENIED, Factuality.PLANNED, Factuality.HYPOTHETICAL):
            return status
        if attribution is not None and attribution.denial and attribution.opening:
            return Factuality.DENIED
        if aged or self._recalled(anchor, attribution, sentence):
            return Factuality.BACKGROUND
        if status is Factuality.ASSERTED and attribution is not None and attribution.party and not visit:
            return Factuality.CLAIMED
        return status

    def _ahead(self, time: TimeReference | None) -> bool:
        """Whether an event lies after its article: announced, whatever the tense."""
        published = self.article.published
        return time is not None and published is not None and not time.untold and (time.first_day > published or time.first_day == published < time.last_day)

    def _recalled(self, anchor: Unit, attribution: Attribution | None, sentence: Sentence) -> bool:
        """A flashback: a pluperfect with no recent day, outside reported speech; « c'est la première fois depuis »."""
        norms = [t.norm for t in self.tokens[sentence.first : min(sentence.last, sentence.first + 8)]]
        if "premiere" in norms and "fois" in norms and ("que" in norms or "depuis" in norms):
            return True
        if anchor.group is None or anchor.group.mood != "pluperfect":
            return False
        if attribution is not None and attribution.opening:
            return False
        published = self.article.published
        recent = [
            t for span, t in self.times
            if sentence.first <= span[0] < sentence.last and t.time is not None and not t.background
            and (published is None or (published - t.time.last_day).days <= _RECENT_DAYS)
        ]
        return not recent

    def _report(
        self, sentence: Sentence, rule: str, status: Factuality, attribution: Attribution | None, location: Span | None, figure: Count | None
    ) -> Report:
        article = self.article
        start = max(0, sentence.start - _PASSAGE)
        end = min(len(article.text), sentence.end + _PASSAGE)
        start = article.text.find(" ", start) + 1 if start else 0
        return Report(
            article_id=article.id, span=Span(sentence.start, sentence.end), rule=rule, factuality=status,
            attributed_to=(attribution.source,) if attribution is not None and attribution.source else (),
            location=location, passage=article.text[min(start, sentence.start) : end], passage_start=min(start, sentence.start),
            title=article.title, source=article.source, url=article.url, published=article.published, fatalities=figure,
        )

    def _reject(self, sentence: Sentence, found: Match, reason: str) -> Rejection:
        return Rejection(article_id=self.article.id, span=Span(sentence.start, sentence.end), rule=found.rule.id, reason=reason)

    # --- how many, what is excepted

    def _figure(self, sentence: Sentence, kind: Kind, what: str, anchor: Unit) -> Count | None:
        """The people harmed that a sentence ties to its one event: no subset, no toll of a period, one figure only."""
        if kind not in (Kind.STRIKE, Kind.CLASH):
            return None
        tied = [
            f for f in self.found.figures
            if f.what == what and not f.subset and not f.cumulative and sentence.start <= f.span.start < sentence.end
        ]
        if len(tied) != 1:
            return None
        at = bisect_left(self.starts, tied[0].span.start)
        if any(abs(other - at) < abs(anchor.first - at) for other in self.harming):
            return None  # another event of the sentence is nearer
        return replace(tied[0].count, attributed_to=sources(self.text, sentence, tied[0].span))

    def _excepted(self, sentence: Sentence, kind: Kind) -> str | None:
        """« à l'exception des quartiers kurdes »: what a claim of control leaves out, in its words."""
        if kind is not Kind.CONTROL:
            return None
        for i in range(sentence.first, sentence.last - 1):
            if self.tokens[i].norm in ("exception", "hormis", "sauf"):
                end = next((j for j in range(i + 1, sentence.last) if self.tokens[j].text in ",.;:»\""), sentence.last)
                begin = i - 2 if self.tokens[i].norm == "exception" and i - 2 >= sentence.first else i
                return self.article.text[self.tokens[begin].start : self.tokens[end - 1].end]
        return None

    def _whole(self, sentence: Sentence, located: Unit | None) -> bool:
        """« toute la province », « la province tout entière »: words that say the whole of an area."""
        if located is None:
            return False
        about = self.tokens[max(sentence.first, located.first - 4) : min(sentence.last, located.last + 3)]
        return any(t.norm in skeleton.words()["whole"] for t in about)

    # --- memory

    def _remember(self, units: Sequence[Unit], times: Sequence[tuple[tuple[int, int], TimeMention]]) -> None:
        memory = self.memory
        for unit in units:
            if unit.actor is not None and unit.actor.state and unit.actor.country is not None and unit.norm != "adjective":
                memory.state, memory.state_age = unit.actor.country, 0
            if unit.actor is not None and unit.actor.side in _JIHADISTS:
                memory.jihadists[unit.actor.side] = unit.names[-1]
            if unit.kind == "actor" and (unit.subject or memory.actor is None) and unit.norm != "adjective":
                memory.actor = unit
            elif unit.kind == "person" and unit.subject:
                memory.person = unit
            for index in unit.places:
                place = self.found.resolutions[index].place
                if place is None or place.feature_code in ("PCLI", "CONT"):
                    continue
                memory.place = index
                if place.feature_class in ("A", "L"):
                    memory.province = index
                if place.feature_code == "PPLX":
                    memory.quarter = index
                elif place.feature_class in ("P", "S"):
                    memory.town = index
                if place.feature_code == "PPLC":
                    memory.capital = index
        points = [t.time for _, t in times if t.time is not None and not t.background and t.kind in (TimeKind.POINT, TimeKind.DEICTIC, TimeKind.ANAPHORIC, TimeKind.INTERVAL) and t.time.precision in (TimePrecision.DAY, TimePrecision.DAYS)]
        published = self.article.published
        points = [t for t in points if published is None or t.first_day <= published <= t.last_day + timedelta(days=_CARRIED_DAYS)]
        if memory.told is not None and memory.told in points:
            memory.time, memory.time_age = memory.told, 0
        elif points:
            memory.time, memory.time_age = points[0], 0

    # --- tokens

    def _tokens_of(self, span: Span) -> tuple[int, int]:
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return first, max(last, first + 1)

    def _place_span(self, index: int, resolution: Resolution, containers: set[Span | None]) -> PlaceSpan:
        toponym = resolution.toponym
        first, last = self._tokens_of(toponym.span)
        norms = [t.norm for t in self.tokens[max(0, first - 6) : first]]
        reference = toponym.between is not None or any(w in skeleton.words()["reference"] for w in norms[-4:])
        reference = reference or (toponym.distance_km is not None and self._marks_another(first))
        country = resolution.place.country if resolution.place else None
        return PlaceSpan(
            first, last, index, toponym.use is Use.METONYMIC, toponym.span in containers, reference and not toponym.container, country,
            toponym.container is not None, toponym.bearing_degrees is not None,
        )

    def _marks_another(self, first: int) -> bool:
        """« Maaloula, à 55 km au nord de Damas »: a distance that only tells where another place lies."""
        for j in range(first - 1, max(0, first - 12), -1):
            norm = self.tokens[j].norm
            if norm.isdigit() or norm in ("km", "kilometres", "dizaine", "quinzaine", "vingtaine", "cinquantaine"):
                before = [t.norm for t in self.tokens[max(0, j - 4) : j]]
                return any(w in (",", "(", "situe", "situee", "situes", "situees") for w in before)
        return False


class _Parenthesis(Match):
    """A match inside a parenthesis, with the units it was found in."""

    def __init__(self, found: Match, units: tuple[Unit, ...]) -> None:
        for name in ("rule", "anchor", "roles", "weight"):
            object.__setattr__(self, name, getattr(found, name))
        object.__setattr__(self, "units", units)

    units: tuple[Unit, ...]


def _norm(name: str) -> str:
    return name.lower().replace("’", "'")


def _fullest(matches: Sequence[Match], units: Sequence[Unit]) -> list[Match]:
    """One match for each kind and place, the fullest; a place told where it belongs wins over the topic of the clause."""
    best: dict[tuple[object, ...], Match] = {}
    positional = [m for m in matches if "location" in m.roles]
    for found in matches:
        if found.rule.pattern.topic and "location" not in found.roles and any(m.rule.kind is found.rule.kind and abs(m.anchor - found.anchor) <= _NEAR for m in positional):
            continue
        places = tuple(i for u in found.roles.get("location", ()) for i in (u.places or (u.first,)))
        change = found.rule.change if found.rule.kind is Kind.CONTROL else None
        anchor = found.units[found.anchor] if isinstance(found, _Parenthesis) else units[found.anchor]
        apposed = anchor.group is not None and anchor.group.mood == "participle" and not anchor.group.finite
        key = (found.rule.kind, places or found.anchor, change, found.rule.extent, apposed)
        if key not in best or found.weight > best[key].weight:
            best[key] = found
    return list(best.values())


def _fallback(published: date | None) -> TimeReference | None:
    """News without a day is of the days before its publication."""
    if published is None:
        return None
    return TimeReference(first_day=published - timedelta(days=1), last_day=published, precision=TimePrecision.DAYS, words=f"publié le {published}", untold=True)


def _extent_of_match(found: Match, units: Sequence[Unit]) -> tuple[int, int]:
    bound = [units[found.anchor], *(u for us in found.roles.values() for u in us)]
    return min(u.first for u in bound), max(u.last for u in bound)


def _retaken(change: Change | None, anchor: Unit) -> Change | None:
    """« reprendre », « reconquérir »: taken again."""
    lemma = anchor.group.lemma if anchor.group else anchor.norm
    if change is Change.TAKEN and (lemma.startswith(("repr", "reconqu", "récup", "regagn", "recup")) or lemma in ("rétablir", "restaurer")):
        return Change.RETAKEN
    return change


def _main_role(kind: Kind, roles: Roles, extent: Extent | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if kind is Kind.CONTROL:
        return ("holder", "attacker") if extent is not Extent.BESIEGED else ("attacker",), ("previous_holder",)
    if kind is Kind.VISIT:
        return ("visitor",), ("host",)
    return ("attacker",), ("target",)


def _is_power(found: Match, units: Sequence[Unit]) -> bool:
    """Whether it is a government that falls, not a soldier."""
    return any(
        u.actor is not None and u.names and u.names[0].split()[0].lower() in ("régime", "pouvoir", "gouvernement", "dictature")
        for us in found.roles.values() for u in us
    )
