"""Who did what to whom?

The actors that a rule binds, through pronouns and enumerations; whose army « l'armée » is, which jihadists. Who fights about
a noun of fighting is told by ``opponents``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from geo.codebook import Change, Kind, Weapon
from geo.model import Roles
from geo.reading.reports.opponents import with_opponents
from geo.reading.reports.owners import owner_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.objects import is_acted_on
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import VerbGroup, grammar
from geo.reading.story.coreference import coordinated, is_of_last_told, person_for, stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import companion
from geo.reading.text import normalise
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words

_PERSONAL = ("visitor", "host")  # roles that persons alone play
_COMMUNITY = "civilians"  # the side of those who are of a faith and bear no arms
_ANTECEDENT = 14  # units before « qui » in which what it stands for is told


def roles_of(d: Discourse, found: Match, units: Sequence[Unit]) -> Roles | None:
    """Who plays which role, by name; None when a role that must be a person's is played by fighters."""
    names: dict[str, tuple[str, ...]] = {}
    for role, bound in found.roles.items():
        if role in ("location", "origin", "topic", "seat"):
            continue
        meant_by = person_for if role in _PERSONAL else stands_for
        playing = [(unit, meant_by(d, unit, units)) for unit in bound]
        if any(_is_miscast(found, role, *played) for played in playing):
            return None
        told = (name for played in playing for name in _names_playing(d, found, role, played, units))
        names["visitor" if role == "party" else role] = tuple(dict.fromkeys(told))
    if found.rule.kind is Kind.CONTROL and (_holds_nothing(d, names, found) or _leaves_talks(d, found)):
        return None
    if found.rule.id.startswith("control.besieg"):
        names = {"attacker": names.get("attacker", ())}
    return Roles(**names)


def _is_person(unit: Unit | None) -> bool:
    """« M. X », or « il » that stands for him: whether it is somebody, and a person."""
    return unit is not None and unit.kind == "person"


def _is_miscast(found: Match, role: str, unit: Unit, stands: Unit | None) -> bool:
    """« il a pris Alep pour exemple », « M. X a regagné Paris »: a person who takes a place, fighters who visit one."""
    if role == "visitor" and not _is_person(stands):
        return not found.rule.meeting
    returns = found.units[found.anchor].lemma in lemmas()["returning"]
    return found.rule.kind is Kind.CONTROL and _is_person(stands) and (returns or unit.kind == "pronoun")


def _names_playing(
    d: Discourse, found: Match, role: str, played: tuple[Unit, Unit | None], units: Sequence[Unit]
) -> Iterator[str]:
    """« l'armée, épaulée par Wagner, et des milices »: the names of who plays a role, and of those beside it who play no other."""
    unit, stands = played
    if stands is None or (role in _PERSONAL and not _is_person(stands)):
        return
    if role == "attacker" and _is_a_drone(d, stands):
        return
    for first in filter(None, (stands, companion(stands, units))):
        yield from first.names
        for one in _joined(d, unit, first, units):
            yield from one.names if not _plays_another(found, role, one) else ()


def _is_a_drone(d: Discourse, unit: Unit) -> bool:
    """« des drones Shahed », not « des drones russes »: whether one who strikes is but an arm, and nobody says whose."""
    arm = d.tokens[unit.first].norm in words()["drone"]
    return arm and unit.actor is not None and not _is_owned(unit.actor)


def _joined(d: Discourse, unit: Unit, stands: Unit, units: Sequence[Unit]) -> Sequence[Unit]:
    """Those joined to a name; none where « qui » or « ces derniers » stands for it alone: « le Hezbollah et l'armée, qui a mené »."""
    if is_of_last_told(unit, units):
        return ()
    if unit.kind == "relative":
        behind = (u for u in units if u.first >= unit.last and u.finite)
        verb = next(behind, None)
        told = d.tokens[unit.last : verb.last] if verb is not None else ()
        if told and not any(t.norm.endswith(endings()["third_plural"]) for t in told):
            return ()
    return coordinated(stands, units)


def _holds_nothing(d: Discourse, names: dict[str, tuple[str, ...]], found: Match) -> bool:
    """« le mont Qassioun, qui domine Damas », « des avions ont quitté la base »: whether one side neither holds nor leaves a place."""
    return any(_is_no_holder(d, found, found.roles[role], told) for role, told in names.items())


def _is_no_holder(d: Discourse, found: Match, bound: Sequence[Unit], told: Sequence[str]) -> bool:
    """« qui domine », of whom nobody knows; « des Syriens ont quitté Alep »; « un avion »."""
    if (not told and all(u.kind == "relative" for u in bound)) or _overlooks(found, bound):
        return True
    if found.rule.same_sentence and (not told or any(_are_civilians(d, found, u) for u in bound)):
        return True  # « ils ont quitté Alep », of whom nobody knows
    return any(u.kind == "actor" and (_is_carrier(d, u) or _is_community(u)) for u in bound)


def _is_community(unit: Unit) -> bool:
    """« une ville partagée entre chiites et sunnites »: people of one faith, who hold no town by it."""
    return unit.actor is not None and unit.actor.side == _COMMUNITY


def _are_civilians(d: Discourse, found: Match, unit: Unit) -> bool:
    """« les Syriens ont quitté Alep », not « les Russes ont évacué Lyman »: a people, where its state has no soldiers."""
    if unit.actor is None or not unit.actor.people:
        return False
    told = (d.found.resolutions[i].place for place in found.roles.get("location", ()) for i in place.places)
    lands = {p.country for p in told if p is not None and not p.is_nation}
    return not any(partynames.have_soldiers_in(unit.actor.country, land) for land in lands)


def _leaves_talks(d: Discourse, found: Match) -> bool:
    """« L'opposition a quitté Genève », not « les soldats ont quitté Dakar »: whether a party only leaves where it talked."""
    if any(d.tokens[u.first].norm in partynames.names().own for u in found.roles.get("previous_holder", ())):
        return False
    told = (d.found.resolutions[i].place for u in found.roles.get("location", ()) for i in u.places)
    return found.rule.change is Change.LOST and any(p and partynames.only_talk_in(p.name, p.country) for p in told)


def _overlooks(found: Match, bound: Sequence[Unit]) -> bool:
    """« ont visé le palais sur une colline dominant Damas »: a height that looks down on a town, whoever is told before it."""
    group = found.units[found.anchor].group
    if group is None or group.lemma not in lemmas()["overlooking"]:
        return False
    begin = max((k + 1 for k in range(found.anchor) if any(found.units[k] is u for u in bound)), default=0)
    if found.units[begin - 1].kind == "relative":
        begin = max(0, begin - _ANTECEDENT)  # « une colline de l'est connue sous le nom de Tell Aran, qui domine »
    return any(u.norm in words()["heights"] for u in found.units[begin : found.anchor])


def _is_carrier(d: Discourse, unit: Unit) -> bool:
    return any(t.norm in words()["carriers"] or actors.is_aircraft(t) for t in d.tokens[unit.first : unit.last])


def with_subject_ahead(d: Discourse, found: Match) -> Match:
    """« Après avoir pris Palmyre, l'armée … », « En prenant Palmyre, l'armée … »: who did it is told after."""
    group = found.units[found.anchor].group
    control = found.rule.kind is Kind.CONTROL
    role = "holder" if control else "attacker"
    left = found.rule.change is Change.LOST and "previous_holder" in found.roles
    if role in found.roles or left:
        return found
    if group is None:
        return _with_taker_ahead(_with_claimant(d, found)) if control else found
    told = (_flown(found) or _keeper(found, group)) if control else None
    return _played(found, role, told or (_subject_ahead(d, found, group) if group.voice == "active" else None))


def _played(found: Match, role: str, unit: Unit | None) -> Match:
    """A match in which a unit plays a role too."""
    return replace(found, roles={**found.roles, role: (unit,)}) if unit is not None else found


def _subject_ahead(d: Discourse, found: Match, group: VerbGroup) -> Unit | None:
    """« lui a permis de prendre », « Après avoir pris Palmyre, l'armée »: who does what stands before its subject."""
    opening = d.tokens[group.first].norm
    if opening in words()["to_whom"]:
        return _allowed(d, group.first)
    if opening not in words()["behind"] and not _is_gerund_ahead(found, group, opening):
        return None
    behind = takewhile(lambda u: u.kind != "stop", found.units[found.anchor + 1 :])
    return next((u for u in behind if u.may_act), None)


def _is_gerund_ahead(found: Match, group: VerbGroup, opening: str) -> bool:
    """« En prenant Palmyre, l'armée », « prenant Palmyre, l'armée », not « Raqa, échappant au régime, »."""
    if group.mood != "gerund":
        return False
    if opening in words()["in"]:
        return True
    before, places = found.units[: found.anchor][-1:], found.roles.get("location", ())
    of_place = any(u.kind != "comma" for u in before) and any(u.first < group.first for u in places)
    return found.rule.kind is Kind.CONTROL and not of_place


def _allowed(d: Discourse, i: int) -> Unit:
    """« l'offensive lui a permis de s'emparer de »: who takes is he whom the pronoun before the verb stands for."""
    many = d.tokens[i].norm in words()["their"]
    return Unit("pronoun", i, i + 1, standing_for()["they" if many else "he"], subject=True, plural=many)


def _with_claimant(d: Discourse, found: Match) -> Match:
    """« Moscou a revendiqué la prise de Bakhmout », « ont achevé la conquête de »: who tells of what is not another's."""
    lost = found.rule.change is Change.LOST
    role, telling = (
        ("previous_holder", lemmas()["conceding"]) if lost else ("holder", lemmas()["boasting"] | grammar().achieving)
    )
    if found.rule.change not in (Change.TAKEN, Change.LOST):
        return found
    k = next((k for k in range(found.anchor - 1, -1, -1) if found.units[k].kind != "word"), None)
    if k is None or found.units[k].lemma not in telling or found.units[k].voice != "active":
        return found
    return _played(found, role, _claimant(d, found.units[:k]))


def _claimant(d: Discourse, before: Sequence[Unit]) -> Unit | None:
    """« Moscou a revendiqué », « le patron de Wagner », « le président azerbaïdjanais »: the party of who stands last before a verb."""
    acting = (before[i] for i in range(len(before) - 1, -1, -1) if not is_acted_on(before, i))
    told = next((u for u in acting if u.kind in ("actor", "person") and (u.subject or u.norm)), None)
    if told is not None and told.kind == "person":
        return d.persons.groups.get(told.names[0]) or _country_of(d, told)
    return told if told is not None and told.actor is not None else None


def _with_taker_ahead(found: Match) -> Match:
    """« Avec la prise de Hama, les rebelles tiennent la route »: who gains by a capture made it, unless what he does is a loss."""
    units = found.units
    if "holder" in found.roles or found.rule.change is not Change.TAKEN or units[0].norm not in words()["crediting"]:
        return found
    again = any(u.anaphor is not None for u in found.roles.get("location", ()))
    if again or any(u.kind not in ("word", "noun") for u in units[: found.anchor]):
        return found  # who took « cette ville » is told before
    main = next(((a, b) for a, b in pairwise(units[found.anchor :]) if b.finite), None)
    return _played(found, "holder", _gainer(*main) if main is not None else None)


def _gainer(taker: Unit, verb: Unit) -> Unit | None:
    """« les rebelles tiennent la route », not « perdent »: the subject of a verb, unless what he does is a loss."""
    gains = verb.voice == "active" and verb.lemma not in lemmas()["losing"]
    return taker if gains and taker.kind == "actor" and taker.subject else None


def _flown(found: Match) -> Unit | None:
    """« Le drapeau irakien flotte sur la ville », « le drapeau des rebelles a été hissé »: whose flag it is."""
    flag = next((k for k, u in enumerate(found.units) if u.norm in words()["flags"]), None)
    told = () if flag is None else takewhile(lambda u: u.kind in ("word", "actor"), found.units[flag + 1 :])
    return next((u for u in told if u.kind == "actor"), None)


def _keeper(found: Match, group: VerbGroup) -> Unit | None:
    """« Les rebelles tiennent Saraqeb, reprise jeudi »: who holds a place that is told to have been taken took it."""
    taken = found.rule.change is Change.TAKEN and group.bare
    place = found.roles.get("location", ())[:1] if taken else ()
    before = [u for u in found.units if place and u.first < place[0].first]
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].group is not None), None)
    if at is None or before[at].lemma not in lemmas()["keeping"] or not _keeps(before[at]):
        return None
    return next((u for u in reversed(before[:at]) if u.may_act), None)


def _keeps(verb: Unit) -> bool:
    """« tiennent », « gardaient », not « ne tiennent plus », « devaient tenir »: whether somebody is told to hold something."""
    group = verb.group
    return group is not None and group.finite and group.voice == "active" and not group.negated and group.effect is None


def _country_of(d: Discourse, person: Unit) -> Unit | None:
    """« le président azerbaïdjanais »: the country for which a person speaks, as an actor."""
    code = d.persons.country_of(person)
    name = countries().get(code or "")
    if code is None or name is None:
        return None
    mention = actors.ActorMention(person.first, person.last, (name,), partynames.state_side(code, None), code)
    return person._replace(kind="actor", actor=mention, names=(name,))


def _plays_another(found: Match, role: str, unit: Unit) -> bool:
    """« entre X et Y »: whether a unit beside one that plays a role plays another."""
    return any(unit is bound for other, units in found.roles.items() if other != role for bound in units)


def completed(d: Discourse, roles: Roles, found: Match, units: Sequence[Unit], country: str | None) -> Roles:
    """Roles with what the text leaves to the reader: whose army « l'armée » is, which jihadists, who fights."""
    if found.rule.kind is Kind.CLASH:
        roles, found = with_opponents(d, roles, found, units)
    for role, bound in found.roles.items():
        if role in ("location", "origin", "visitor", "host", "party", "seat"):
            continue
        unsaid = (n for unit in bound for n in _names_unsaid(d, found, role, unit, units, country))
        roles = replace(roles, **{role: tuple(dict.fromkeys((*getattr(roles, role), *unsaid)))})
    return roles


def _names_unsaid(
    d: Discourse, found: Match, role: str, unit: Unit, units: Sequence[Unit], country: str | None
) -> Sequence[str]:
    """« ses troupes », « les jihadistes », « l'armée »: the names, beside its own, of who plays a role."""
    stands = stands_for(d, unit, units)
    if stands is None or stands.actor is None:
        return _ruled_names(d, role, stands)
    others = _meant_instead(d, role, unit, units, country)
    if others:
        return others
    state = _state_of(d, unit if unit.names else stands, units, country)
    whose = _who_tells(units, found, role) or _shelling(d, found, state, country)
    if role == "attacker" and _is_carrier(d, unit) and _is_struck(units, found, whose):
        return ()  # « des avions ont frappé des positions de l'armée syrienne »
    here = any(u is stands for u in units)  # « Ses hommes sont à Alep, qu'ils ont prise »
    owned = _owner_names(d, stands, units) if (stands is unit or here) and not _is_owned(stands.actor) else ()
    return (
        *_army_names(stands.actor, whose),
        *owned,
        *_flown_by_speaker(d, unit, stands.actor),
        *_jihadists_told(d, stands.actor),
        *_only_fighters(d, unit),
    )


def _meant_instead(d: Discourse, role: str, unit: Unit, units: Sequence[Unit], country: str | None) -> Sequence[str]:
    """« ses troupes » of who leads Wagner, « des appareils » of who struck before: the party that bears the name of its own."""
    led = _led_by(d, unit, units)
    if led is not None:
        return led.names
    return _flown_before(d, unit, country) if role == "attacker" else ()


def _ruled_names(d: Discourse, role: str, person: Unit | None) -> Sequence[str]:
    """« M. Assad garde Homs »: the state of who plays a role without being a party."""
    return _state_names(_ruled_by(d, role, person)) if person is not None and person.kind == "person" else ()


def _army_names(mention: actors.ActorMention, country: str | None) -> Sequence[str]:
    """« l'armée », « le régime »: the name of the state whose they are."""
    return _state_names(country) if mention.state and mention.country is None else ()


def _state_names(country: str | None) -> Sequence[str]:
    """The name of a country, if it has any."""
    return tuple(filter(None, (countries().get(country or ""),)))


def _owner_names(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Sequence[str]:
    """« ses troupes »: the party whose they are, or the person and the state for which he stands."""
    owner = owner_of(d, unit, units)
    if owner is None or owner.kind == "actor":
        return owner.names if owner is not None else ()
    return (owner.names[0], *_state_names(_whose(d, owner)))


def _flown_by_speaker(d: Discourse, unit: Unit, mention: actors.ActorMention) -> Sequence[str]:
    """« le ministère a déclaré que des Su-34 »: who speaks, of aircraft that are nobody else's."""
    speaker = d.memory.speaker
    named = speaker is not None and normalise(speaker.names[0]) not in partynames.names().adjectives  # no « militaire »
    return speaker.names if speaker is not None and named and _is_carrier(d, unit) and not _is_owned(mention) else ()


def _jihadists_told(d: Discourse, mention: actors.ActorMention) -> Sequence[str]:
    """« les jihadistes »: the one such group that a text has named so far."""
    told = tuple(d.memory.jihadists.values())
    return told if len(told) == 1 and mention.side == "jihadists" and mention.names[0].islower() else ()


def _flown_before(d: Discourse, unit: Unit, country: str | None) -> tuple[str, ...]:
    """« Des avions de l'Otan ont frappé Tripoli. Des appareils ont mené »: those whose aircraft struck a sentence before."""
    fight, bare = d.memory.fights.get(Kind.STRIKE), {t.norm for t in d.tokens[unit.first : unit.last]}
    if fight is None or fight.age > 1 or fight.country != country or not bare <= words()["unowned_aircraft"]:
        return ()
    home = countries().get(country or "")
    foreign = any(name in countries().values() and name != home for name in fight.attacker)
    return fight.attacker if foreign or (fight.weapon is Weapon.AIR and home not in fight.attacker) else ()


def _is_struck(units: Sequence[Unit], found: Match, country: str | None) -> bool:
    """« des positions de l'armée syrienne », « ont tué dix soldats syriens »: whether what is struck is of the army of a country."""
    behind = takewhile(lambda u: u.kind not in ("stop", "comma"), units[found.anchor + 1 :])
    kills = not units[found.anchor].lexemes.isdisjoint(lexemes()["killing"])
    struck = (u for u in behind if u.preposition in words()["of"] or (kills and u.preposition is None))
    owners = (u.actor for u in struck if u.kind == "actor" and u.actor is not None)
    return country is not None and any(owner.state and owner.country == country for owner in owners)


def _who_tells(units: Sequence[Unit], found: Match, role: str) -> str | None:
    """« L'armée israélienne a annoncé la mort de six soldats »: the country of the army that tells of its own dead."""
    anchor = units[found.anchor]
    if role != "target" or anchor.kind != "noun" or anchor.lexemes.isdisjoint(lexemes()["killed"]):
        return None
    telling = (u.actor for u in units[: found.anchor] if u.may_act and u.actor is not None)
    return next((actor.country for actor in telling if actor.state), None)


def _only_fighters(d: Discourse, unit: Unit) -> tuple[str, ...]:
    """« les paramilitaires »: the one body of fighters that an article has named so far, by its names."""
    bare = len(unit.names) == 1 and normalise(unit.names[0]) in partynames.names().nameless
    told = [
        u for u in d.memory.fighters.values() if u.actor is not None and u.actor.country is None and not u.actor.state
    ]
    bodies = {u.names[-1]: u.names for u in told if u.names[-1][:1].isupper()}
    return next(iter(bodies.values())) if bare and len(bodies) == 1 else ()


def _is_owned(mention: actors.ActorMention) -> bool:
    """Whether a text says whose an actor is."""
    return mention.country is not None or mention.side is not None or mention.state


def is_nobodys(d: Discourse, found: Match) -> bool:
    """« un Su-25 »: whether those who attack are but aircraft of whom a text does not say whose they are."""
    bound = found.roles.get("attacker", ())
    return bool(bound) and all(u.actor is not None and _is_carrier(d, u) and not _is_owned(u.actor) for u in bound)


def _led_by(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« Prigojine, patron de Wagner, a affirmé que ses troupes »: the group of the person whose they are."""
    owner = owner_of(d, unit, units) if unit.kind == "actor" else None
    return d.persons.groups.get(owner.names[0]) if owner is not None and owner.kind == "person" else None


def _ruled_by(d: Discourse, role: str, person: Unit) -> str | None:
    """« M. Assad garde Homs », « Le président ukrainien a annoncé avoir libéré Izioum »: the state for which a person stands.

    None of a chief whose name is that of a force, nor of a general.
    """
    told = d.tokens[person.first : person.last]
    if partynames.side_led(told) is not None:
        return None
    office = role == "holder" and any(normalise(name.split()[0]) in words()["state_offices"] for name in person.names)
    heads = partynames.leads_state(told)
    ruled = partynames.leader_country(d.tokens, person.first, person.last) if heads else None
    return ruled or (d.persons.country_of(person) if office else None)


def _state_of(d: Discourse, unit: Unit, units: Sequence[Unit], country: str | None) -> str | None:
    """The country whose army is spoken of; of « ses troupes » that of the subject before."""
    owner = owner_of(d, unit, units)
    if owner is not None and (whose := _whose(d, owner)) is not None:
        return whose
    if _is_of_some_body(d, unit):
        return None
    told = [normalise(word) for word in unit.names[0].split()] if unit.names else []
    if not words()["aircraft"].isdisjoint(told) and (flying := partynames.flown_by(country)) is not None:
        return flying or (state if (state := d.whose_state(country)) != country else None)
    power = not words()["powers"].isdisjoint(told[:1])  # « le régime » is that of the place
    home = country == d.main_country() and not (words()["powers"] | words()["governmental"]).isdisjoint(told)
    if country is not None and (power or home or _is_abroad_in(d, country, units)):
        return country
    return d.whose_state(country)


def _is_of_some_body(d: Discourse, unit: Unit) -> bool:
    """« les hélicoptères d'une société privée »: of somebody told behind, and of no state."""
    behind = d.text.norms[unit.last : unit.last + 2]
    told = len(behind) > 1 and behind[0] in words()["of"] and behind[1] in words()["one"]
    return told and _is_carrier(d, unit)


def _is_abroad_in(d: Discourse, country: str, units: Sequence[Unit]) -> bool:
    """« dans le nord du Liban, à Tripoli, où l'armée »: whether a sentence names another country than the story's as where it is."""
    told = (d.found.resolutions[i].place for u in units if not u.subject for i in u.places)
    return country != d.main_country() and any(p is not None and p.is_nation and p.country == country for p in told)


def _whose(d: Discourse, owner: Unit) -> str | None:
    """The country of a party or of who speaks for one."""
    return owner.actor.country if owner.actor is not None else d.persons.country_of(owner)


def sides_of(
    d: Discourse, roles: Sequence[str], found: Match, units: Sequence[Unit], country: str | None, day: date | None
) -> tuple[str, ...]:
    """The sides of those who play some roles, on a day, at a place of a country."""
    told = ((unit, stands_for(d, unit, units)) for role in roles for unit in found.roles.get(role, ()))
    meant = ((u, one) for u, who in told if who is not None for one in (who, *_joined(d, u, who, units)))
    sides = (_side_of(d, found, unit, one, units, country, day) for unit, one in meant)
    chiefs = ((role, u) for role in roles if role != "visitor" for u in found.roles.get(role, ()) if u.kind == "person")
    led = (_side_of_chief(d, role, person, day) for role, person in chiefs)
    return tuple(dict.fromkeys(side for side in (*sides, *led) if side is not None))


def _shelling(d: Discourse, found: Match, state: str | None, country: str | None) -> str | None:
    """« Israël avance. L'armée a pilonné Tyr »: in a land whose own army bombs nobody, whose « l'armée » is that strikes."""
    abroad = partynames.flown_by(country)
    if abroad is None or state != country or found.rule.kind is not Kind.STRIKE:
        return state
    told = (r.place.country for r in d.found.resolutions if r.place is not None)
    return abroad if abroad in dict(d.found.countries) or abroad in told else state


def _side_of(
    d: Discourse, found: Match, unit: Unit, one: Unit, units: Sequence[Unit], country: str | None, day: date | None
) -> str | None:
    """« les rebelles », « l'armée »: the side of one whom a unit means; that of its state, on a day, where it has none itself."""
    led = _led_by(d, one, units)
    mention = led.actor if led is not None else one.actor
    if mention is None or not _is_owned(mention):
        return None
    if mention.side is not None:
        return mention.side
    state = _shelling(d, found, _state_of(d, unit, units, country), country)
    return partynames.state_side(mention.country or state, day)


def _side_of_chief(d: Discourse, role: str, person: Unit, day: date | None) -> str | None:
    """« M. Assad garde Homs », « le maréchal Haftar a pris Derna »: the side of the state or the force that a person leads."""
    force = partynames.side_led(d.tokens[person.first : person.last])
    return force or partynames.state_side(_ruled_by(d, role, person), day)
