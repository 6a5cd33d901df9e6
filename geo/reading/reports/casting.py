"""Who did what to whom?

The actors that a rule binds, through pronouns and enumerations; whose army « l'armée » is, which jihadists. Who fights about
a noun of fighting is told by ``opponents``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from geo.codebook import Change, Kind, Weapon
from geo.model import Roles
from geo.reading.reports.opponents import with_opponents
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.objects import is_acted_on
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.coreference import coordinated, person_for, stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import companion
from geo.reading.text import normalise
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words

_SAID = 3  # tokens from « Selon l'EI » to « ses combattants »

_ANTECEDENT = 14  # units before « qui » in which what it stands for is told


def roles_of(d: Discourse, found: Match, units: Sequence[Unit]) -> Roles | None:
    """Who plays which role, by name; None when a role that must be a person's is played by fighters."""
    names: dict[str, tuple[str, ...]] = {}
    for role, bound in found.roles.items():
        if role in ("location", "origin", "topic", "seat"):
            continue
        told: list[str] = []
        for unit in bound:
            stands = person_for(d, unit, units) if role in ("visitor", "host") else stands_for(d, unit, units)
            if (
                unit.kind == "pronoun"
                and found.rule.kind is Kind.CONTROL
                and stands is not None
                and stands.kind == "person"
            ):
                return None  # « il a pris Alep pour exemple »
            if role in ("visitor", "host") and (stands is None or stands.kind != "person"):
                if role == "visitor" and not (found.rule.meeting and "host" in found.roles):
                    return None
                continue
            beside = companion(stands, units) if stands is not None else None
            for first in (stands, beside):
                for one in (first, *_joined(d, unit, first, units)) if first is not None else ():
                    told += one.names if one in (stands, beside) or not _plays_another(found, role, one) else ()
        names["visitor" if role == "party" else role] = tuple(dict.fromkeys(told))
    if found.rule.kind is Kind.CONTROL and any(_holds_nothing(d, names, role, found) for role in names):
        return None
    if found.rule.id.startswith("control.besieg"):
        names = {"attacker": names.get("attacker", ())}
    return Roles(**names)


def _joined(d: Discourse, unit: Unit, stands: Unit, units: Sequence[Unit]) -> Sequence[Unit]:
    """Those joined to a name; none where « qui » stands for it alone: « entre le Hezbollah et l'armée, qui a mené un raid »."""
    if unit.kind == "relative":
        behind = (u for u in units if u.first >= unit.last and u.group is not None and u.group.finite)
        verb = next(behind, None)
        told = d.tokens[unit.last : verb.last] if verb is not None else ()
        if told and not any(t.norm.endswith(endings()["third_plural"]) for t in told):
            return ()
    return coordinated(stands, units)


def _holds_nothing(d: Discourse, names: dict[str, tuple[str, ...]], role: str, found: Match) -> bool:
    """« le mont Qassioun, qui domine Damas », « des avions ont quitté la base »: no side that holds or leaves a place."""
    bound = found.roles[role]
    if (not names[role] and all(u.kind == "relative" for u in bound)) or _overlooks(found, bound):
        return True
    if found.rule.same_sentence and (not names[role] or any(u.actor is not None and u.actor.people for u in bound)):
        return True  # « ils ont quitté Alep », of whom nobody knows; « des Syriens ont quitté Alep »
    return any(u.kind == "actor" and _is_carrier(d, u) for u in bound)


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
    flies = (t.norm in words()["carriers"] or actors.is_aircraft(t) for t in d.tokens[unit.first : unit.last])
    return any(flies)


def with_subject_ahead(d: Discourse, found: Match) -> Match:
    """« Après avoir pris Palmyre, l'armée … », « En prenant Palmyre, l'armée … »: who did it is told after."""
    group = found.units[found.anchor].group
    control = found.rule.kind is Kind.CONTROL
    role = "holder" if control else "attacker"
    left = found.rule.change is Change.LOST and "previous_holder" in found.roles
    if found.rule.kind is Kind.VISIT or role in found.roles or left:
        return found
    if group is None:
        return _with_taker_ahead(_with_claimant(d, found)) if control else found
    if control and (flag := _flown(found)) is not None:
        return replace(found, roles={**found.roles, role: (flag,)})
    if group.voice != "active":
        return found
    opening = d.tokens[group.first].norm
    if opening in words()["to_whom"]:
        return replace(found, roles={**found.roles, role: (_allowed(d, group.first),)})
    of_place = found.anchor and found.units[found.anchor - 1].kind != "comma" and bool(found.roles.get("location"))
    beside = of_place and any(u.first < group.first for u in found.roles["location"])  # « Raqa, échappant au régime, »
    gerund = group.mood == "gerund" and (opening in words()["in"] or (control and not beside))
    if opening not in words()["behind"] and not gerund:
        return found
    for unit in found.units[found.anchor + 1 :]:
        if unit.kind == "stop":
            break
        if unit.kind == "actor" and unit.subject:
            return replace(found, roles={**found.roles, role: (unit,)})
    return found


def _allowed(d: Discourse, i: int) -> Unit:
    """« l'offensive lui a permis de s'emparer de »: who takes is he whom the pronoun before the verb stands for."""
    many = d.tokens[i].norm in words()["their"]
    return Unit("pronoun", i, i + 1, standing_for()["they" if many else "he"], subject=True, plural=many)


def _with_claimant(d: Discourse, found: Match) -> Match:
    """« Moscou a revendiqué la prise de Bakhmout », « ont achevé la conquête de »: who tells of what is not another's."""
    units, k = found.units, found.anchor - 1
    while k >= 0 and units[k].kind == "word":
        k -= 1
    group = units[k].group if k >= 0 else None
    lost = found.rule.change is Change.LOST
    role, telling = (
        ("previous_holder", lemmas()["conceding"]) if lost else ("holder", lemmas()["boasting"] | grammar().achieving)
    )
    if found.rule.change not in (Change.TAKEN, Change.LOST) or role in found.roles:
        return found
    if group is None or group.lemma not in telling or group.voice != "active":
        return found
    told = (
        u
        for i, u in reversed(tuple(enumerate(units[:k])))
        if u.kind in ("actor", "person") and not is_acted_on(units, i)
    )
    claimant = next((u for u in told if u.subject or u.norm), None)
    if claimant is not None and claimant.kind == "person":
        claimant = _country_of(d, claimant)
    if claimant is None or claimant.actor is None:
        return found
    return replace(found, roles={**found.roles, role: (claimant,)})


def _with_taker_ahead(found: Match) -> Match:
    """« Avec la prise de Hama, les rebelles tiennent la route »: who gains by a capture made it, unless what he does is a loss."""
    units = found.units
    if "holder" in found.roles or found.rule.change is not Change.TAKEN or units[0].norm not in words()["crediting"]:
        return found
    again = any(
        u.anaphor is not None for u in found.roles.get("location", ())
    )  # who took « cette ville » is told before
    if again or any(u.kind not in ("word", "noun") for u in units[: found.anchor]):
        return found
    main = [(a, b.group) for a, b in pairwise(units[found.anchor :]) if b.group is not None and b.group.finite]
    taker, verb = main[0] if main else (None, None)
    if taker is None or verb is None or taker.kind != "actor" or not taker.subject or verb.voice != "active":
        return found
    return found if verb.lemma in lemmas()["losing"] else replace(found, roles={**found.roles, "holder": (taker,)})


def _flown(found: Match) -> Unit | None:
    """« Le drapeau irakien flotte sur la ville », « le drapeau des rebelles a été hissé »: whose flag it is."""
    flag = next((k for k in range(found.anchor) if found.units[k].norm in words()["flags"]), None)
    told = (
        () if flag is None else takewhile(lambda u: u.kind in ("word", "actor"), found.units[flag + 1 : found.anchor])
    )
    return next((u for u in told if u.kind == "actor"), None)


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
    names = countries()
    only = next(iter(d.memory.jihadists.values())) if len(d.memory.jihadists) == 1 else None
    for role, bound in found.roles.items():
        if role in ("location", "origin", "visitor", "host", "party", "seat"):
            continue
        told = getattr(roles, role)
        for unit in bound:
            stands = stands_for(d, unit, units)
            mention = stands.actor if stands is not None else None
            if stands is None or mention is None:
                ruled = _ruled_by(d, stands) or (_presided_by(d, stands) if role == "holder" else None)
                told = (*told, ruled) if ruled is not None and ruled not in told else told
                continue
            led = _led_by(d, unit, units)
            others = led.names if led is not None else _flown_before(d, unit, country) if role == "attacker" else ()
            if others:
                told = (*told, *(n for n in others if n not in told))
                continue
            whose = _who_tells(units, found, role) or _state_of(d, unit if unit.names else stands, units, country)
            state = names.get(whose or "")
            if role == "attacker" and _is_carrier(d, unit) and _is_struck(units, found, whose):
                continue  # « des avions ont frappé des positions de l'armée syrienne »
            if (
                mention.state
                and mention.country is None
                and mention.side in (None, "regime")
                and state
                and state not in told
            ):
                told = (*told, state)
            owner = _owner_of(d, unit, units) if stands is unit else None
            if owner is not None and not mention.state and mention.side is None and mention.country is None:
                whose = names.get(_whose(d, owner) or "")
                owners = owner.names if owner.kind == "actor" else (owner.names[0], *filter(None, (whose,)))
                told = (*told, *(n for n in owners if n not in told))
            if _is_carrier(d, unit) and not _is_owned(mention) and d.memory.speaker is not None:
                told = (
                    *told,
                    *(n for n in d.memory.speaker.names if n not in told),
                )  # « le ministère a déclaré que des Su-34 »
            if mention.side == "jihadists" and mention.names[0].islower() and only is not None and only not in told:
                told = (*told, only)
            told = (*told, *(n for n in _only_fighters(d, unit) if n not in told))
        roles = replace(roles, **{role: told})
    return roles


def _flown_before(d: Discourse, unit: Unit, country: str | None) -> tuple[str, ...]:
    """« Des avions de l'Otan ont frappé Tripoli. Des appareils ont mené »: those whose aircraft struck a sentence before."""
    fight, bare = d.memory.fights.get(Kind.STRIKE), {t.norm for t in d.tokens[unit.first : unit.last]}
    if fight is None or fight.age > 1 or fight.country != country or not bare <= words()["unowned_aircraft"]:
        return ()
    home = countries().get(country or "")
    foreign = any(name in countries().values() and name != home for name in fight.attacker)
    return fight.attacker if foreign or (fight.weapon is Weapon.AIR and home not in fight.attacker) else ()


def _is_struck(units: Sequence[Unit], found: Match, country: str | None) -> bool:
    """Whether what is struck belongs to the army of a country."""
    behind = takewhile(lambda u: u.kind not in ("stop", "comma"), units[found.anchor + 1 :])
    owners = (u.actor for u in behind if u.kind == "actor" and u.preposition in words()["of"] and u.actor is not None)
    return country is not None and any(owner.state and owner.country == country for owner in owners)


def _who_tells(units: Sequence[Unit], found: Match, role: str) -> str | None:
    """« L'armée israélienne a annoncé la mort de six soldats »: the country of the army that tells of its own dead."""
    anchor = units[found.anchor]
    if role != "target" or anchor.kind != "noun" or anchor.lexemes.isdisjoint(lexemes()["killed"]):
        return None
    telling = (u.actor for u in units[: found.anchor] if u.kind == "actor" and u.subject and u.actor is not None)
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
    owner = _owner_of(d, unit, units) if unit.kind == "actor" else None
    return d.persons.groups.get(owner.names[0]) if owner is not None and owner.kind == "person" else None


def _ruled_by(d: Discourse, person: Unit | None) -> str | None:
    """« M. Assad garde Homs »: the state whose head a person is; none of a chief whose name is that of a force."""
    if person is None or person.kind != "person":
        return None
    nobody: frozenset[int] = frozenset()
    if any(actors.actor_at(d.tokens, i, person.last, nobody) for i in range(person.first, person.last)):
        return None
    return countries().get(partynames.leader_country(d.tokens, person.first, person.last) or "")


def _presided_by(d: Discourse, person: Unit | None) -> str | None:
    """« Le président ukrainien a annoncé avoir libéré Izioum »: the state that a person stands for by office, no general."""
    if person is None or person.kind != "person":
        return None
    office = any(normalise(name.split()[0]) in words()["state_offices"] for name in person.names)
    country = _country_of(d, person) if office else None
    return country.names[0] if country is not None else None


def _state_of(d: Discourse, unit: Unit, units: Sequence[Unit], country: str | None) -> str | None:
    """The country whose army is spoken of; of « ses troupes » that of the subject before."""
    owner = _owner_of(d, unit, units)
    if owner is not None and (whose := _whose(d, owner)) is not None:
        return whose
    told = [normalise(word) for word in unit.names[0].split()] if unit.names else []
    if not words()["aircraft"].isdisjoint(told) and (flying := partynames.flown_by(country)) is not None:
        return flying
    power = not words()["powers"].isdisjoint(told[:1])  # « le régime » is that of the place
    home = country == d.main_country() and not (words()["powers"] | words()["governmental"]).isdisjoint(told)
    return country if (power or home) and country is not None else d.whose_state(country)


def _owner_of(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« ses troupes », « son aviation »: the party told before, in the sentence or the ones before it."""
    article = d.tokens[unit.first - 1].norm if unit.first else ""
    if article not in words()["possessives"]:
        return None
    before = [u for u in units if u.first < unit.first and u.subject and u.kind in ("actor", "person")]
    speaker = d.memory.speaker  # « Selon l'EI, ses combattants »
    if speaker is not None and speaker.actor is not None and not before and 0 < unit.first - speaker.last <= _SAID:
        return speaker
    many = article in words()["their"]
    told = (u for u in reversed((*d.memory.recent, *before)) if u.plural == many and u.norm != "adjective")
    named = (
        u
        for u in told
        if u.names and (u.kind == "actor" or u.names[0][0].isupper() or d.persons.country_of(u) is not None)
    )
    return next((u for u in named if d.tokens[u.first - 1].norm not in words()["possessives"]), None)


def _whose(d: Discourse, owner: Unit) -> str | None:
    """The country of a party or of who speaks for one."""
    return owner.actor.country if owner.actor is not None else d.persons.country_of(owner)


def sides_of(
    d: Discourse, roles: Sequence[str], found: Match, units: Sequence[Unit], country: str | None, day: date | None
) -> tuple[str, ...]:
    """The sides of those who play some roles, on a day, at a place of a country."""
    sides: list[str] = []
    for role in roles:
        for unit in found.roles.get(role, ()):
            stands = stands_for(d, unit, units)
            for one in (stands, *_joined(d, unit, stands, units)) if stands is not None else ():
                led = _led_by(d, one, units)
                mention = led.actor if led is not None else one.actor
                if mention is None:
                    continue
                if mention.side is not None:
                    sides.append(mention.side)
                elif mention.state or mention.country is not None:
                    side = partynames.state_side(mention.country or _state_of(d, unit, units, country), day)
                    if side is not None:
                        sides.append(side)
    return tuple(dict.fromkeys(sides))
