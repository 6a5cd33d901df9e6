"""Who did what to whom?

The actors that a rule binds, through pronouns and enumerations; whose army « l'armée » is, which jihadists, and who fights
about a noun of fighting that names nobody.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from geo.codebook import Change, Kind
from geo.model import Roles
from geo.reading import actors
from geo.reading.coreference import coordinated, person_for, stands_for
from geo.reading.discourse import Discourse
from geo.reading.language import lexicon
from geo.reading.nations import countries
from geo.reading.parties import companion
from geo.reading.rules import Match
from geo.reading.text import Token, normalise, spelled
from geo.reading.units import Unit, words
from geo.reading.verbs import grammar

_CLAIMING = frozenset(("annoncer", "revendiquer", "proclamer"))
_CONCEDING = frozenset(("reconnaître", "admettre", "concéder", "déplorer"))
_KILLING, _UNDERGOING = frozenset(("tuer", "massacrer")), ("passive", "participle")
_FACING = frozenset(("affronter", "attaquer", "opposer"))  # lexemes of verbs that name a foe
_AIMED = frozenset(("attaque", "offensive", "campagne", "mener"))  # lexemes of attacks, and of verbs that lead to one
_FOE_REACH = 4  # units from such a verb to its object
_PITTED = ("a", "au", "aux")  # prepositions before the one whom « opposer » sets against another
_APART = 14  # units from fighting to « entre »
_PARTY = 7  # words of a party that no table knows
_CLAUSE = 12  # units about a noun of fighting in which its parties are told


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
                for one in (first, *coordinated(first, units)) if first is not None else ():
                    told += one.names if one in (stands, beside) or not _plays_another(found, role, one) else ()
        names["visitor" if role == "party" else role] = tuple(dict.fromkeys(told))
    if found.rule.kind is Kind.CONTROL and any(_holds_nothing(d, names, role, found) for role in names):
        return None
    if found.rule.id.startswith("control.besieg"):
        names = {"attacker": names.get("attacker", ())}
    return Roles(**names)


def _holds_nothing(d: Discourse, names: dict[str, tuple[str, ...]], role: str, found: Match) -> bool:
    """« le mont Qassioun, qui domine Damas », « des avions ont quitté la base »: no side that holds or leaves a place."""
    bound = found.roles[role]
    if not names[role] and all(u.kind == "relative" for u in bound):
        return True
    if found.rule.same_sentence and any(u.actor is not None and u.actor.people for u in bound):
        return True  # « des Syriens ont quitté Alep »
    return any(u.kind == "actor" and _is_carrier(d, u) for u in bound)


def _is_carrier(d: Discourse, unit: Unit) -> bool:
    flies = (t.norm in words()["carriers"] or actors.is_aircraft(t) for t in d.tokens[unit.first : unit.last])
    return any(flies)


def with_subject_ahead(d: Discourse, found: Match) -> Match:
    """« Après avoir pris Palmyre, l'armée … », « En prenant Palmyre, l'armée … »: who did it is told after."""
    group = found.units[found.anchor].group
    control = found.rule.kind is Kind.CONTROL
    role = "holder" if control else "attacker"
    if found.rule.kind is Kind.VISIT or role in found.roles:
        return found
    if group is None:
        return _with_claimant(d, found) if control else found
    if group.voice != "active":
        return found
    opening = d.tokens[group.first].norm
    if opening in words()["to_whom"]:
        return replace(found, roles={**found.roles, role: (_allowed(d, group.first),)})
    if opening != "apres" and not (group.mood == "gerund" and (control or opening == "en")):
        return found
    for unit in found.units[found.anchor + 1 :]:
        if unit.kind == "stop":
            break
        if unit.kind == "actor" and unit.subject:
            return replace(found, roles={**found.roles, role: (unit,)})
    return found


def _allowed(d: Discourse, i: int) -> Unit:
    """« l'offensive lui a permis de s'emparer de »: who takes is he whom the pronoun before the verb stands for."""
    many = d.tokens[i].norm == "leur"
    return Unit("pronoun", i, i + 1, "ils" if many else "il", subject=True, plural=many)


def _with_claimant(d: Discourse, found: Match) -> Match:
    """« Moscou a revendiqué la prise de Bakhmout », « ont achevé la conquête de »: who tells of what is not another's."""
    units, k = found.units, found.anchor - 1
    while k >= 0 and units[k].kind == "word":
        k -= 1
    group = units[k].group if k >= 0 else None
    lost = found.rule.change is Change.LOST
    role, telling = ("previous_holder", _CONCEDING) if lost else ("holder", _CLAIMING | grammar().achieving)
    if found.rule.change not in (Change.TAKEN, Change.LOST) or role in found.roles:
        return found
    if group is None or group.lemma not in telling or group.voice != "active":
        return found
    claimant = next((u for u in reversed(units[:k]) if u.kind in ("actor", "person") and (u.subject or u.norm)), None)
    if claimant is not None and claimant.kind == "person":
        claimant = _country_of(d, claimant)
    if claimant is None or claimant.actor is None:
        return found
    return replace(found, roles={**found.roles, role: (claimant,)})


def _country_of(d: Discourse, person: Unit) -> Unit | None:
    """« le président azerbaïdjanais »: the country for which a person speaks, as an actor."""
    code = d.persons.country_of(person)
    name = countries().get(code or "")
    if code is None or name is None:
        return None
    mention = actors.ActorMention(person.first, person.last, (name,), actors.state_side(code, None), code)
    return person._replace(kind="actor", actor=mention, names=(name,))


def _plays_another(found: Match, role: str, unit: Unit) -> bool:
    """« entre X et Y »: whether a unit beside one that plays a role plays another."""
    return any(unit is bound for other, units in found.roles.items() if other != role for bound in units)


def completed(d: Discourse, roles: Roles, found: Match, units: Sequence[Unit], country: str | None) -> Roles:
    """Roles with what the text leaves to the reader: whose army « l'armée » is, which jihadists, who fights."""
    opposed = _opposed(found, units) if found.rule.kind is Kind.CLASH else ()
    if opposed:
        roles = replace(roles, attacker=tuple(dict.fromkeys(n for u in opposed for n in u.names)))
        found = replace(found, roles={**found.roles, "attacker": opposed})
    unknown = _between(d, found, units) if found.rule.kind is Kind.CLASH and not roles.attacker else ()
    if unknown:
        roles = replace(roles, attacker=unknown)
    if found.rule.kind is Kind.CLASH and not roles.attacker:
        fighting = _fighting(found, units)
        fallen = found.roles.get("target") or _fallen(found, units, fighting)
        parties = {"attacker": tuple(u for u in fighting if u not in fallen), "target": fallen}
        roles = replace(
            roles, **{role: tuple(dict.fromkeys(n for u in us for n in u.names)) for role, us in parties.items()}
        )
        found = replace(found, roles={**found.roles, **{role: us for role, us in parties.items() if us}})
    elif (
        found.rule.kind is Kind.CLASH
        and not roles.target
        and (foe := _faced(found, units) or _pitted(found, units)) is not None
    ):
        roles = replace(roles, target=foe.names)
        found = replace(found, roles={**found.roles, "target": (foe,)})
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
                ruled = _ruled_by(d, stands)
                told = (*told, ruled) if ruled is not None and ruled not in told else told
                continue
            state = names.get(_state_of(d, unit if unit.names else stands, units, country) or "")
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
            if mention.side == "jihadists" and mention.names[0].islower() and only is not None and only not in told:
                told = (*told, only)
        roles = replace(roles, **{role: told})
    return roles


def _ruled_by(d: Discourse, person: Unit | None) -> str | None:
    """« M. Assad garde Homs »: the state whose head a person is; none of a chief whose name is that of a force."""
    if person is None or person.kind != "person":
        return None
    nobody: frozenset[int] = frozenset()
    if any(actors.actor_at(d.tokens, i, person.last, nobody) for i in range(person.first, person.last)):
        return None
    return countries().get(actors.leader_country(d.tokens, person.first, person.last) or "")


def _state_of(d: Discourse, unit: Unit, units: Sequence[Unit], country: str | None) -> str | None:
    """The country whose army is spoken of; of « ses troupes » that of the subject before."""
    owner = _owner_of(d, unit, units)
    if owner is not None and (whose := _whose(d, owner)) is not None:
        return whose
    power = unit.names and normalise(unit.names[0].split()[0]) in words()["powers"]
    return country if power and country is not None else d.whose_state(country)  # « le régime » is that of the place


def _owner_of(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« ses troupes », « son aviation »: the party told before, in the sentence or the ones before it."""
    article = d.tokens[unit.first - 1].norm if unit.first else ""
    if article not in words()["possessives"]:
        return None
    before = [u for u in units if u.first < unit.first and u.subject and u.kind in ("actor", "person")]
    many = article.startswith("leur")
    told = (u for u in reversed((*d.memory.recent, *before)) if u.plural == many and u.norm != "adjective")
    named = (u for u in told if u.names and (u.kind == "actor" or u.names[0][0].isupper()))
    return next((u for u in named if d.tokens[u.first - 1].norm not in words()["possessives"]), None)


def _whose(d: Discourse, owner: Unit) -> str | None:
    """The country of a party or of who speaks for one."""
    return owner.actor.country if owner.actor is not None else d.persons.country_of(owner)


def _fallen(found: Match, units: Sequence[Unit], fighting: Sequence[Unit]) -> tuple[Unit, ...]:
    """« 71 soldats ont été tués dans l'attaque »: of those about an attack, the ones that it killed."""
    if "attaque" not in units[found.anchor].lexemes:
        return ()
    killed = [
        unit
        for unit, after in pairwise(units)
        if after.group is not None
        and (
            (after.group.voice in _UNDERGOING and not after.lexemes.isdisjoint(_KILLING))
            or after.group.lemma == "repousser"
        )
    ]
    killed += [beside for one in killed for beside in coordinated(one, units)]  # « l'armée et des tribus ont repoussé »
    return tuple(u for u in fighting if any(u is one for one in killed))


def _pitted(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« des combats ont opposé l'armée, appuyée par des tribus, aux rebelles »: the other side."""
    after = units[found.anchor : found.anchor + _APART]
    bound = [u for us in found.roles.values() for u in us]
    if not any("opposer" in u.lexemes for u in after[:_FOE_REACH]):
        return None
    clause = takewhile(lambda u: u.kind != "stop" and not _opens_another(u), after[1:])
    return next((u for u in clause if u.kind == "actor" and u.preposition in _PITTED and u not in bound), None)


def _faced(found: Match, units: Sequence[Unit]) -> Unit | None:
    """Whom a verb of fighting has for its object: « a affronté des rebelles », « mène une offensive contre l'EI »."""
    anchor = units[found.anchor]
    bound = [u for us in found.roles.values() for u in us]
    if not anchor.lexemes.isdisjoint(_AIMED):
        return _aimed_at(found, units, bound)
    if anchor.group is None or anchor.group.voice != "active" or anchor.lexemes.isdisjoint(_FACING):
        return None
    for unit in units[found.anchor + 1 : found.anchor + 1 + _FOE_REACH]:
        if unit.kind == "actor" and unit.norm != "adjective":
            return unit if all(unit is not b for b in bound) else None
        if unit.kind not in ("word", "noun"):
            return None
    return None


def _aimed_at(found: Match, units: Sequence[Unit], bound: Sequence[Unit]) -> Unit | None:
    """« une attaque de l'EI contre une position de l'armée »: whom an attack is told to be against."""
    after = list(takewhile(lambda u: u.kind not in ("stop", "comma"), units[found.anchor : found.anchor + _APART]))
    against = next((k for k, u in enumerate(after) if u.norm == "contre"), len(after))
    told = next((u for u in after[against:][: 2 * _FOE_REACH] if u.kind == "actor" and u.norm != "adjective"), None)
    return told if told is not None and all(told.names != b.names for b in bound) else None


def _opposed(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats à Marawi entre l'armée, épaulée par des milices, et des jihadistes »: those between whom one fights."""
    begin = _where_between(found, units)
    if begin is None:
        return _set_against(found, units)
    clause = takewhile(lambda u: u.kind != "stop" and not (u.group is not None and u.group.finite), units[begin + 1 :])
    told = [u for u in clause if u.kind == "actor" and u.norm != "adjective" and u.preposition in ("entre", None)]
    known = (
        told and told[0].preposition == "entre"
    )  # not « entre habitants alaouites, partisans du régime, et sunnites »
    return tuple(told) if known and len(told) > 1 else ()


def _set_against(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats opposent l'armée, épaulée par des milices, aux rebelles »: the two whom a verb sets against each other."""
    after = units[found.anchor : found.anchor + _APART]
    verb = next((k for k, u in enumerate(after) if u.kind == "verb" and "opposer" in u.lexemes), len(after))
    told = [u for u in after[verb:] if u.kind == "actor" and u.norm != "adjective"]
    other = next((u for u in told[1:] if u.preposition in ("a", "au", "aux")), None)
    return (*told[:1], *coordinated(told[0], units), other) if other is not None else ()


def _where_between(found: Match, units: Sequence[Unit]) -> int | None:
    """Where « entre » stands behind fighting, in its clause."""
    begin = next((k for k in range(found.anchor, len(units)) if "combat" in units[k].lexemes), found.anchor)
    for k in range(begin + 1, min(len(units), begin + _APART)):
        if units[k].kind == "stop":
            break
        if units[k].norm == "entre":
            return k
    return None


def _between(d: Discourse, found: Match, units: Sequence[Unit]) -> tuple[str, ...]:
    """« des affrontements entre éleveurs et agriculteurs à Kaga-Bandoro »: two parties that no table knows, as they stand."""
    where = _where_between(found, units)
    if where is None:
        return ()
    begin = units[where].last
    following = _without_apposition(d.tokens[begin : begin + 3 * _PARTY])
    joined = next((k for k, t in enumerate(following) if t.norm == "et"), len(following))
    end = next((k for k, t in enumerate(following) if k > joined and _ends_party(t)), len(following))
    if joined > _PARTY or not 1 < end - joined <= _PARTY or any(t.text in ",;:" for t in following[:joined]):
        return ()
    if any(d.places_in(first, first + 1) for first in range(begin, bisect_left(d.starts, following[end - 1].end))):
        return ()  # « entre les quartiers de Jobar et Qaboun »
    return tuple(actors.joined(party, 0, len(party)) for party in (following[:joined], following[joined + 1 : end]))


def _without_apposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """« habitants alaouites, partisans de M. Assad, et sunnites »: without what stands between the commas."""
    commas = [k for k, t in enumerate(tokens) if t.text == ","][:2]
    ends = len(commas) > 1 and commas[1] + 1 < len(tokens) and tokens[commas[1] + 1].norm == "et"
    return (*tokens[: commas[0]], *tokens[commas[1] + 1 :]) if ends else tokens


def _ends_party(token: Token) -> bool:
    """Whether the name of a party ends before a word: a preposition of place, a verb of the rules, a mark."""
    if not token.norm[:1].isalnum() or token.norm in words()["here"] or token.norm in words()["barriers"]:
        return True
    return spelled(token.text) in lexicon().forms


def _fighting(found: Match, units: Sequence[Unit]) -> list[Unit]:
    """The actors about a noun of fighting: those of its clause."""
    low, high = max(0, found.anchor - _CLAUSE), min(len(units), found.anchor + _CLAUSE)
    high = next((k for k in range(found.anchor + 1, high) if units[k].kind == "stop" or _opens_another(units[k])), high)
    while low < found.anchor and any(_parts(units, k) for k in range(low, found.anchor)):
        low += 1
    group = units[found.anchor].group
    fallen = "tuer" in units[found.anchor].lexemes  # « douze rebelles ont été tués dans des combats avec l'armée »
    if (
        group is not None and group.voice == "passive" and not fallen
    ):  # « un convoi a été attaqué, blessant dix soldats »
        undergoing = [u for u in units[low : found.anchor] if u.kind == "actor" and u.subject][-1:]
        return undergoing + [u for u in units[found.anchor : high] if u.kind == "actor" and u.preposition == "par"]
    return [
        u
        for u in units[low:high]
        if u.kind == "actor"
        and u.norm != "adjective"
        and u.preposition not in ("selon", "a", "pour")
        and not (u.preposition == "par" and u.first < units[found.anchor].first)  # « vue comme cruciale par le régime »
    ]


def _parts(units: Sequence[Unit], k: int) -> bool:
    """Whether a unit parts two clauses: « Alep, où », not « les combats qui ont éclaté »."""
    if units[k].norm == "ou" and k and units[k - 1].kind in ("comma", "place"):
        return True
    return units[k].kind == "stop" or (units[k].kind == "relative" and not (k and units[k - 1].kind == "noun"))


def _opens_another(unit: Unit) -> bool:
    """« les combats à Homs alors que l'armée », not « à Homs, où l'armée »: whether a word opens a clause about something else."""
    return unit.kind == "word" and unit.norm in words()["elsewhere_told"]


def sides_of(
    d: Discourse, roles: Sequence[str], found: Match, units: Sequence[Unit], country: str | None, day: date | None
) -> tuple[str, ...]:
    """The sides of those who play some roles, on a day, at a place of a country."""
    sides: list[str] = []
    for role in roles:
        for unit in found.roles.get(role, ()):
            stands = stands_for(d, unit, units)
            for one in (stands, *coordinated(stands, units)) if stands is not None else ():
                mention = one.actor
                if mention is None:
                    continue
                if mention.side is not None:
                    sides.append(mention.side)
                elif mention.state or mention.country is not None:
                    side = actors.state_side(mention.country or _state_of(d, unit, units, country), day)
                    if side is not None:
                        sides.append(side)
    return tuple(dict.fromkeys(sides))
