"""Who struck, where a strike names nobody and one party from abroad is told to strike in its country?

« Des frappes israéliennes ont visé Tyr … Un raid sur Nabatiyé a fait deux morts »: the whole text is asked, before and behind.
Of a country's own parties, who may all strike there, nobody is taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from geo.codebook import CURRENT, PLANTED, Kind, Weapon
from geo.model import Event, Place, Report
from geo.places.distance import geodesic_km
from geo.reading.reports.authorship import leading, owner_told, subject_of
from geo.reading.reports.containment import is_quarter_of
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import PAST, happened
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import is_held_by_others, is_unidentified, of_a_sort
from geo.reading.text import Sentence, normalise
from geo.reading.wordclasses import lexemes, words

_THEATRE_KM = 1000.0  # between places that one state strikes in one war
_OTHER_DAYS = 2  # before the first strike of somebody, from which others may have struck
_STATES_OWN = frozenset((Weapon.AIR, Weapon.MISSILE, Weapon.DRONE, Weapon.ARTILLERY))
_BODIES_OWN = frozenset((Weapon.ROCKET, Weapon.MISSILE, Weapon.DRONE, Weapon.ARTILLERY))


@dataclass(frozen=True, slots=True)
class _Striker:
    """A party that strikes abroad: its names, sides and home, the weapons that it may have, and the sentence that says so.

    ``since`` is the first day on which it is told to strike, where others strike in the country as well.
    """

    names: tuple[str, ...]
    sides: tuple[str, ...]
    home: str
    weapons: frozenset[Weapon | None]
    named_in: str
    since: date | None = None


def with_strikers(d: Discourse, events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in which a strike that names nobody is by the one party from abroad that strikes in that country."""
    told = [e for e in events if e.kind is Kind.STRIKE and e.factuality in CURRENT and not is_held_by_others(e.place)]
    strikers: dict[str, _Striker | None] = {}
    for country in sorted({e.place.country for e in told if e.place is not None and e.place.country is not None}):
        named = [e for e in told if e.place is not None and e.place.country == country and e.roles.attacker]
        strikers[country] = _from_abroad(named, country) if named else _spoken_of(d, country, told)
    return tuple(_struck_by(d, _struck_there(d, e, told), strikers) for e in events)


def remember_strikers(d: Discourse, sentence: Sentence, units: Sequence[Unit]) -> None:
    """« les drones lancés par la Russie », « Moscou a riposté en visant »: which states a sentence tells to strike."""
    shots = lexemes()["shots"] | lexemes()["attack"] | lexemes()["operations"]
    nouns = [i for i, unit in enumerate(units) if unit.group is None and not unit.lexemes.isdisjoint(shots)]
    owners = [owner_told(d, units, i) or leading(d, units, i) for i in nouns]
    carriers = [u for u in units if u.kind == "actor" and d.tokens[u.first].norm in words()["carriers"]]
    flown = [u for u in carriers if u.preposition not in words()["to"]]  # « l'interdiction faite à un avion iranien »
    for owner in (*owners, *flown, *_striking(units)):
        state = _state(owner.actor) if owner is not None and owner.actor is not None else None
        if state is not None:
            d.memory.strikers.setdefault(state, set()).add(sentence.start)


def _striking(units: Sequence[Unit]) -> Iterator[Unit]:
    """« La Russie a riposté en visant le réseau électrique »: who is told to have struck, at no place."""
    for k, unit in enumerate(units):
        if unit.group is None or unit.group.voice != "active" or unit.lexemes.isdisjoint(lexemes()["strikes"]):
            continue
        main = (
            next((u.group for u in reversed(units[:k]) if u.finite), None)
            if unit.group.mood == "gerund"
            else unit.group
        )
        subject = subject_of(units, k)
        if main is not None and subject is not None and main.mood in PAST and happened(main) is None:
            yield subject


def _state(mention: actors.ActorMention) -> str | None:
    """« les drones russes », not « les drones des rebelles yéménites »: whose own a strike is."""
    return mention.country if mention.side is None else partynames.state_of(mention.side)


def _spoken_of(d: Discourse, country: str, told: Sequence[Event]) -> _Striker | None:
    """The one state whose strikes and arms a text tells, for a land where what falls comes from abroad."""
    abroad = [home for home in d.memory.strikers if home != country]
    home = abroad[0] if len(abroad) == 1 else country
    if home == country or country not in partynames.struck_from_abroad() or home not in countries():
        return None
    theirs = [e.place for e in told if e.place is not None and e.place.country != country and _homes(e) == {home}]
    there = [e.place for e in told if e.place is not None and e.place.country == country]
    if any(place.country == home for place in theirs) or (theirs and not _is_one_theatre(there, theirs)):
        return None  # « L'armée syrienne a bombardé Homs … A Gaza, dix raids »: one that strikes at home, or in another land
    side = partynames.state_side(home, d.article.published)
    telling = d.text.sentence_at(min(d.memory.strikers[home]))
    named_in = d.article.text[telling.start : telling.end] if telling is not None else ""
    return _Striker((countries()[home],), (side,) if side is not None else (), home, _STATES_OWN | {None}, named_in)


def _is_one_theatre(some: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether some places lie near others, so that who strikes here may strike there."""
    pairs = ((a, b) for a in some for b in others)
    return any(geodesic_km(a.latitude, a.longitude, b.latitude, b.longitude) <= _THEATRE_KM for a, b in pairs)


def _from_abroad(named: Sequence[Event], country: str) -> _Striker | None:
    """The one party that strikes in a country, where it is at home in another."""
    homes = [_homes(event) for event in named]
    home = next(iter(homes[0])) if homes and len(homes[0]) == 1 else country
    if home == country or any(h != {home} for h in homes):
        return None
    if any(phrase in normalise(named[0].reports[0].sentence) for phrase in words()["on_ones_side"]):
        return None  # « L'armée turque a, de son côté, pilonné »: another than who struck before
    sides = tuple(dict.fromkeys(side for event in named for side in event.sides))
    state = any(partynames.state_of(side) == home for side in sides)
    names = (countries()[home],) if state and home in countries() else tuple(_bodies(named[0]))
    known = {event.weapon for event in named} - {Weapon.CHEMICAL}
    weapons = (_STATES_OWN if state else _BODIES_OWN) | {None, *known}
    if country not in partynames.struck_from_abroad():
        weapons -= {Weapon.ARTILLERY} - known  # « des obus sur Mogadiscio » are not of those whose drones fly there
    days = [e.time.first_day for e in named if e.time is not None]
    since = min(days) if days and country not in partynames.struck_from_abroad() else None
    return _Striker(names, sides, home, weapons, named[0].reports[0].sentence, since)


def _homes(event: Event) -> set[str]:
    """The countries in which those who attack are at home."""
    nations = {code for code, name in countries().items() if name in event.roles.attacker}
    if len(nations) > 1:
        return nations  # « des appareils français et britanniques »
    states = {country for side in event.sides if (country := partynames.state_of(side)) is not None}
    return states or {
        partynames.names().homes[normalise(w)] for name in _bodies(event) for w in name.split() if _is_body(w)
    }


def _bodies(event: Event) -> Iterable[str]:
    return (name for name in event.roles.attacker if any(map(_is_body, name.split())))


def _is_body(word: str) -> bool:
    return normalise(word) in partynames.names().homes


def _struck_there(d: Discourse, event: Event, told: Sequence[Event]) -> Event:
    """« Homs a été bombardée par l'armée … Des obus sont tombés sur Khaldiyé »: who strikes the same town with arms of the same sort."""
    if event.kind is not Kind.STRIKE or event.factuality not in CURRENT or event.roles.attacker or event.place is None:
        return event
    named = [e for e in told if e.roles.attacker and e.place is not None and _is_one_town(event.place, e.place)]
    named = named if event.place.name not in partynames.contested() else []
    if not named or not named[0].sides or any(set(e.sides) != set(named[0].sides) for e in named):
        return event
    if not any(of_a_sort(event.weapon, e.weapon, shot=False) for e in named):
        return event
    if event.weapon in PLANTED or any(_is_left_open(d, report) for report in event.reports):
        return event
    return _by(event, named[0].roles.attacker, named[0].sides, named[0].reports[0].sentence)


def _is_one_town(one: Place, other: Place) -> bool:
    """Whether two places are one, or one a quarter of the other; of a capital both sides may strike quarters."""
    quarter = is_quarter_of(one, other) or is_quarter_of(other, one)
    return one.id == other.id or (quarter and "PPLC" not in (one.feature_code, other.feature_code))


def _struck_by(d: Discourse, event: Event, strikers: dict[str, _Striker | None]) -> Event:
    """A strike with its striker, unless the text leaves him unknown, tells of him otherwise there, or others hold the place."""
    place = event.place
    striker = strikers.get(place.country or "") if place is not None else None
    unnamed = event.kind is Kind.STRIKE and event.factuality in CURRENT and not event.roles.attacker
    if striker is None or place is None or not unnamed or event.weapon not in striker.weapons:
        return event
    untold = any(_is_left_open(d, r) or _is_otherwise(d, r, striker) for r in event.reports)
    if untold or is_held_by_others(place) or place.name in partynames.contested():
        return event
    since, time = striker.since, event.time
    if since is not None and time is not None and (since - time.last_day).days > _OTHER_DAYS:
        return event
    return _by(event, striker.names, striker.sides, striker.named_in)


def _by(event: Event, names: tuple[str, ...], sides: tuple[str, ...], named_in: str) -> Event:
    """A strike with those whom another sentence names; which sentence that is stays known, where it is none of its own."""
    own = any(report.sentence == named_in for report in event.reports)
    return replace(event, roles=replace(event.roles, attacker=names), sides=sides, named_in=None if own else named_in)


def _is_left_open(d: Discourse, report: Report) -> bool:
    """« en réponse à un raid sur Idleb »: whether nobody knows who struck, or it is what those who strike now answer."""
    sentence = d.text.sentence_at(report.span.start)
    told = d.text.norms[sentence.first : sentence.last] if sentence is not None else ()
    answered = any(a in words()["answering"] and b in words()["to"] for a, b in pairwise(told))
    return answered or is_unidentified(d, report.span.start)


def _is_otherwise(d: Discourse, report: Report, striker: _Striker) -> bool:
    """« deux soldats turcs ont péri dans un raid »: whether a sentence tells of the striker, and not that he strikes."""
    sentence = d.text.sentence_at(report.span.start)
    if sentence is None or sentence.start in d.memory.strikers.get(striker.home, ()):
        return False
    told = (
        actors.actor_at(d.tokens, i, sentence.last) or actors.adjective(d.tokens, i)
        for i in range(sentence.first, sentence.last)
    )
    return any(m is not None and (m.country == striker.home or m.side in striker.sides) for m in told)
