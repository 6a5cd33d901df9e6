"""Who fights whom, where a noun or a verb of fighting leaves its parties to the words about it?

« des combats entre l'armée et des jihadistes », « opposent l'armée aux rebelles », « 71 soldats ont été tués dans l'attaque »:
those between whom one fights, those set against each other, those who fell.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile

from geo.model import Roles
from geo.reading.language import lexicon
from geo.reading.reports.accusers import accuses
from geo.reading.reports.assailants import assailants, is_attack, suffers
from geo.reading.reports.authorship import teller
from geo.reading.rulebook.gaps import closed
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.backers import is_bystander
from geo.reading.sentences.framing import opens_main, opens_outcome
from geo.reading.sentences.units import Unit, position
from geo.reading.story.coreference import coordinated
from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, spaced, spelled
from geo.reading.wordclasses import lemmas, lexemes, words

Parties = Mapping[str, tuple[Unit, ...]]
"""Who plays which role."""

_FOE_REACH = 4  # units from such a verb to its object
_APART = 14  # units from fighting to « entre »
_PARTY = 7  # words of a party that no table knows
_BEFORE, _CLAUSE = 18, 12  # units before and about a noun of fighting in which its parties are told
_OPENING = (opens_main, opens_outcome)  # of clauses in which they are not told


def with_opponents(d: Discourse, roles: Roles, found: Match, units: Sequence[Unit]) -> tuple[Roles, Match]:
    """The roles of a clash, and its match, with the parties that no rule binds."""
    if not roles.attacker and (fell := _fallen_assailants(d, found, units)):
        return _cast(roles, found, fell)
    one = _opposed_as_they(d, found, units)
    if one is not None:
        return _cast(roles, found, {"attacker": (one, *found.roles.get("attacker", ()))})
    opposed = _opposed(found, units)
    if opposed:
        roles, found = _cast(roles, found, {"attacker": opposed})
    if not roles.attacker:
        roles, found = _with_unknown(d, roles, found, units)
    if not roles.attacker:
        armed = any(u.kind == "actor" for u in found.roles.get("attacker", ()))  # « un drone a tué un chef du Hamas »
        return (roles, found) if armed else _cast(roles, found, _parties_about(d, found, units))
    tellings = (_faced, _pitted, _defender, _set_upon) if not roles.target else ()
    foe = next((u for tell in tellings if (u := tell(found, units)) is not None), None)
    return _cast(roles, found, {"target": (foe,)}) if foe is not None else (roles, found)


def _with_unknown(d: Discourse, roles: Roles, found: Match, units: Sequence[Unit]) -> tuple[Roles, Match]:
    """« entre éleveurs et agriculteurs »: the roles of a clash, and its match, with two parties of whom no table knows one."""
    unknown = _between(d, found, units)
    known = tuple(u for party in unknown if (u := _actor_in(d, units, party)) is not None)
    names = tuple(dict.fromkeys(name for party in unknown for name in _names_of(d, units, party)))
    return (replace(roles, attacker=names), _bound(found, {"attacker": known})) if unknown else (roles, found)


def _parties_about(d: Discourse, found: Match, units: Sequence[Unit]) -> Parties:
    """« 71 soldats ont été tués dans l'attaque des rebelles »: who attacks and who suffers, of the actors about a fight."""
    fighting = _fighting(d, found, units)
    fallen = found.roles.get("target") or _fallen(found, units, fighting) or _attacked(found, units)
    if not fallen and (sufferer := _defender(found, units) or _set_upon(found, units)) is not None:
        fallen = (sufferer,)
    if fallen:  # « contre les jihadistes et les rebelles »
        fallen += tuple(u for u in fighting if u not in fallen and u.preposition in words()["against"])
    attackers = _nation_of(found, units) if fallen else ()
    attackers = attackers or tuple(u for u in fighting if u not in fallen and not accuses(found, u))
    if is_attack(found, units):
        attackers = assailants(d, found, units, attackers, borne=bool(fallen))
    return {"attacker": attackers, "target": fallen}


def _fallen_assailants(d: Discourse, found: Match, units: Sequence[Unit]) -> Parties:
    """« sept soldats tués et dix assaillants abattus »: who attacked, where all who fell are told as such, and who suffered."""
    fallen = found.roles.get("target", ())
    if not fallen or not all(_assails(d, u) for u in fallen):
        return {}
    return {"attacker": fallen, "target": tuple(u for u in _sufferers(units) if not _assails(d, u))}


def _assails(d: Discourse, unit: Unit) -> bool:
    """« dix assaillants »: whether fighters are told as who attacked."""
    return unit.kind == "actor" and d.tokens[unit.first].norm in words()["assailing"]


def _cast(roles: Roles, found: Match, parties: Parties) -> tuple[Roles, Match]:
    """Roles and a match in which some parties play theirs."""
    names = {role: tuple(dict.fromkeys(n for u in us for n in u.names)) for role, us in parties.items()}
    return replace(roles, **names), _bound(found, {role: us for role, us in parties.items() if us})


def _bound(found: Match, parties: Parties) -> Match:
    """A match that binds some parties to their roles."""
    return replace(found, roles={**found.roles, **parties})


def _nation_of(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« l'opération militaire israélienne contre le Hamas »: the nation that an adjective behind a noun of fighting names."""
    behind = takewhile(lambda u: u.norm not in words()["against"], units[found.anchor + 1 : found.anchor + _FOE_REACH])
    return tuple([u for u in behind if u.kind == "actor" and u.norm == "adjective"][:1])


def _attacked(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des attaques contre l'armée », « l'opération contre le Hamas »: whom an attack of nobody's is against."""
    anchor = units[found.anchor]
    foe = _aimed_at(found, units, ()) if anchor.group is None and anchor.lexemes & lexemes()["aimed"] else None
    if foe is None or not (foe.preposition in words()["against"] or _owns_premises(units, foe)):
        return ()
    return (foe,)


def _sufferers(units: Sequence[Unit]) -> Sequence[Unit]:
    """« des soldats ont été tués », « l'armée a repoussé »: the subjects that do what those do who are attacked."""
    return [u for k, u in enumerate(units) if u.may_act and suffers(units, k)]


def _fallen(found: Match, units: Sequence[Unit], fighting: Sequence[Unit]) -> tuple[Unit, ...]:
    """« 71 soldats ont été tués dans l'attaque »: of those about an attack, the ones that it killed."""
    anchor = units[found.anchor]
    if anchor.lexemes.isdisjoint(lexemes()["attack"]):
        return ()
    killed = [*_sufferers(units), *_harmed_by_it(found, units), *_called_dead(units)]
    killed += [beside for one in killed for beside in coordinated(one, units)]  # « l'armée et des tribus ont repoussé »
    return tuple(u for u in fighting if u in killed)


def _called_dead(units: Sequence[Unit]) -> Iterator[Unit]:
    """« deux policiers sont morts dans l'attaque de leur camion »: those of whom it is said that they are dead."""
    for unit, verb, noun in zip(units, units[1:], units[2:], strict=False):
        if verb.lemma in lemmas()["be"] and noun.norm in words()["the_dead"]:
            yield unit


def _defender(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Les milices ont repoussé deux assauts de l'armée », « a été repoussé par »: who throws back an attack is whom it was made on."""
    behind = units[found.anchor + 1 : found.anchor + _CLAUSE]
    undone = list(islice(dropwhile(lambda u: u.lemma not in lemmas()["repelling"], behind), _FOE_REACH))
    agents = (u for u in undone[1:] if u.kind == "actor" and u.preposition in words()["by"])
    thrown_back = undone[:1] != [] and undone[0].voice == "participle"  # « a fait état de dix attaques repoussées »
    return next(agents, None) or _who_repels(found, units) or (teller(units, found.anchor) if thrown_back else None)


def _who_repels(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Les milices ont repoussé »: the subject of such a verb before an attack."""
    near = range(found.anchor, max(0, found.anchor - _FOE_REACH), -1)
    verb = next((k for k in near if units[k].group is not None), 0)
    if units[verb].lemma not in lemmas()["repelling"] or units[verb].voice != "active":
        return None
    finite = units[verb].finite
    before = takewhile(lambda u: u.kind != "stop" and not (finite and u.group), reversed(units[:verb]))
    return next((u for u in before if u.may_act), None)


def _set_upon(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Des soldats ont été attaqués », « sont tombés dans une embuscade », « la cible d'une attaque »: who suffers an attack."""
    verb = _suffered(found, units)
    if verb is None:
        return None
    own = units[verb].finite  # not « affirmant être attaquée »
    before = takewhile(lambda u: u.kind != "stop" and not (own and u.finite), reversed(units[:verb]))
    names = [u for u in before if u.kind in ("actor", "person", "place", "pronoun")]
    told = next((u for u in names if u.subject), None) or _whose_mission(units[:verb], names)
    return told if told is not None and told.kind == "actor" else None


def _suffered(found: Match, units: Sequence[Unit]) -> int | None:
    """Where the verb of « ont été attaqués », « sont tombés dans une embuscade » stands."""
    anchor = units[found.anchor]
    if anchor.group is not None:
        return found.anchor if anchor.voice == "passive" and anchor.lexemes & lexemes()["attacking"] else None
    near = range(found.anchor - 1, max(-1, found.anchor - _FOE_REACH - 2), -1)
    if anchor.lexemes.isdisjoint(lexemes()["attack"] | lexemes()["aimed"]):
        return None
    if words()["suffering"].isdisjoint(units[k].norm for k in near):
        return None
    return next((k for k in near if units[k].group is not None), None)


def _whose_mission(before: Sequence[Unit], names: Sequence[Unit]) -> Unit | None:
    """« une mission d'escorte des Fama est tombée »: who owns the subject of a sentence, which no table knows."""
    first = names[-1] if names else None
    if first is None or first.preposition not in words()["of"]:
        return None
    return first if first in takewhile(lambda u: not u.finite, before) else None


def _harmed_by_it(found: Match, units: Sequence[Unit]) -> list[Unit]:
    """« une attaque a blessé trois soldats »: those whom the attack itself is said to have killed or wounded."""
    end = min(len(units), found.anchor + _APART)
    ahead = takewhile(lambda k: not _is_told_anew(units[k]), range(found.anchor + 1, end))
    verb = next((k for k in ahead if units[k].finite), None)
    if verb is None or units[verb].voice != "active" or units[verb].lexemes.isdisjoint(lexemes()["harming"]):
        return []
    behind = takewhile(lambda u: u.kind in ("word", "actor") and u.norm not in words()["locative"], units[verb + 1 :])
    return [u for u in behind if u.may_act]


def _is_told_anew(unit: Unit) -> bool:
    """« une attaque, alors que l'armée a tué »: whether a unit begins to tell of somebody else than a noun before."""
    return unit.kind in ("stop", "relative") or (unit.may_act)


def _pitted(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« des combats ont opposé l'armée, appuyée par des tribus, aux rebelles »: the other side."""
    after = units[found.anchor : found.anchor + _APART]
    bound = [u for us in found.roles.values() for u in us]
    if not any(u.lexemes & lexemes()["opposing"] for u in after[:_FOE_REACH]):
        return None
    clause = takewhile(lambda u: u.kind != "stop" and not _opens_another(u), after[1:])
    return next((u for u in clause if u.kind == "actor" and u.preposition in words()["to"] and u not in bound), None)


def _faced(found: Match, units: Sequence[Unit]) -> Unit | None:
    """Whom a verb of fighting has for its object: « a affronté des rebelles », « mène une offensive contre l'EI »."""
    anchor = units[found.anchor]
    bound = [u for us in found.roles.values() for u in us]
    if not anchor.lexemes.isdisjoint(lexemes()["aimed"]):
        return _aimed_at(found, units, bound)
    if anchor.voice != "active" or anchor.lexemes.isdisjoint(lexemes()["facing"]):
        return None
    behind = units[found.anchor + 1 : found.anchor + 1 + _FOE_REACH]
    told = next((u for u in behind if u.kind not in ("word", "noun")), None)
    return told if told is not None and told.is_party and told not in bound else None


def _aimed_at(found: Match, units: Sequence[Unit], bound: Sequence[Unit]) -> Unit | None:
    """« une attaque de l'EI contre une position de l'armée »: whom an attack is told to be against."""
    after = list(takewhile(lambda u: u.kind not in ("stop", "comma"), units[found.anchor : found.anchor + _APART]))
    against = next((k for k, u in enumerate(after) if u.norm in words()["against"]), len(after))
    told = next((u for u in after[against:][: 2 * _FOE_REACH] if u.is_party), None)
    return told if told is not None and all(told.names != b.names for b in bound) else None


def _opposed(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats à Marawi entre l'armée, épaulée par des milices, et des jihadistes »: those between whom one fights."""
    begin, against = _where_between(found, units), _set_against(found, units)
    if begin is None or against:
        return against
    clause = takewhile(_is_between, units[begin + 1 :])
    told = [u for u in clause if u.is_party and (u.preposition is None or u.preposition in words()["between"])]
    # not « entre habitants alaouites, partisans du régime, et sunnites »
    return tuple(told) if len(told) > 1 and told[0].preposition in words()["between"] else ()


def _is_between(unit: Unit) -> bool:
    """« entre l'armée et l'EI à Kunduz, nœud entre Kaboul et le Tadjikistan »: whether a unit may go on with those whom « entre » names."""
    return not (unit.kind == "stop" or unit.finite or unit.norm in words()["between"] or _opens_another(unit))


def _opposed_as_they(d: Discourse, found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Les rebelles avancent. Des combats les ont opposés à l'armée »: whom the pronoun of such a verb stands for."""
    after = units[found.anchor : found.anchor + _APART]
    verb = next((u for u in after if u.group is not None and u.lexemes & lexemes()["opposing"]), None)
    if verb is None or verb.group is None:
        return None
    if words()["those_driven"].isdisjoint(d.text.norms[verb.group.first : verb.first]):
        return None
    before = (u for u in reversed(units) if u.first < verb.first and u.may_act and u.plural)
    return next(before, d.memory.crowd or d.memory.actor)


def _set_against(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats opposent l'armée, épaulée par des milices, aux rebelles »: the two whom a verb sets against each other."""
    after = units[found.anchor : found.anchor + _APART]
    if waging := _waging(after):
        return waging
    opposing = lexemes()["opposing"]
    verb = next((k for k, u in enumerate(after) if u.kind == "verb" and u.lexemes & opposing), len(after))
    told = [u for u in after[verb:] if u.is_party]
    other = next((u for u in told[1:] if u.preposition in words()["to"]), None)
    return (*told[:1], *coordinated(told[0], units), other) if other is not None else ()


def _waging(after: Sequence[Unit]) -> tuple[Unit, ...]:
    """« la bataille que se livrent les forces du régime et celles du général Diallo »: the two who wage it, one behind « et »."""
    verb = next((k for k, u in enumerate(after) if u.kind == "verb" and u.lexemes & lexemes()["waged"]), len(after))
    told = list(takewhile(lambda u: not (u.kind == "stop" or u.finite or _opens_another(u)), after[verb + 1 :]))
    joined = next((k for k, u in enumerate(told) if u.norm in words()["and"]), len(told))
    one = next((u for u in told[:joined] if u.is_party), None)
    other = next((u for u in told[joined:] if u.is_party or u.kind == "person"), None)
    return (one, other) if one is not None and other is not None else ()


def _where_between(found: Match, units: Sequence[Unit]) -> int | None:
    """Where « entre » stands behind fighting, in its clause."""
    combat = lexemes()["combat"]
    ahead = _of_whose_relative(found, units)
    begin = next((k for k in (*ahead, *range(found.anchor, len(units))) if units[k].lexemes & combat), found.anchor)
    for k in range(begin + 1, min(len(units), begin + _APART)):
        if units[k].kind == "stop":
            break
        if units[k].norm in words()["between"]:
            return k
    return None


def _of_whose_relative(found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """« les heurts entre l'armée et des tribus, qui ont fait dix morts à Homs »: where the noun may stand of whose relative a verb is."""
    near = range(found.anchor - 1, max(-1, found.anchor - _FOE_REACH), -1)
    relative = next((k for k in near if units[k].kind == "relative"), 0)
    if units[found.anchor].group is None or not relative:
        return ()
    clause = takewhile(lambda k: units[k].kind not in ("stop", "verb"), range(relative - 1, -1, -1))
    return tuple(islice(clause, _APART))


def _names_of(d: Discourse, units: Sequence[Unit], party: Sequence[Token]) -> tuple[str, ...]:
    """« des groupuscules du Hezbollah »: a party as it stands, without its article, and by the names that are known of it."""
    articles = words()["articles"] | words()["some"] | words()["one"]
    bare = list(dropwhile(lambda t: t.norm in articles, party))
    actor = _actor_in(d, units, party)
    return (spaced(bare, range(len(bare))), *(actor.names if actor is not None else ()))


def _actor_in(d: Discourse, units: Sequence[Unit], party: Sequence[Token]) -> Unit | None:
    """The actor whom the words of a party name."""
    within = [u for u in units if u.kind == "actor" and party[0].start <= d.tokens[u.first].start < party[-1].end]
    alone = party[0].start  # « les armées russe et ukrainienne »
    return next((u for u in within if u.norm != "adjective" or d.tokens[u.first].start == alone), None)


def _between(d: Discourse, found: Match, units: Sequence[Unit]) -> tuple[Sequence[Token], ...]:
    """« des affrontements entre éleveurs et agriculteurs à Kaga-Bandoro »: two parties, of whom no table knows one."""
    where = _where_between(found, units)
    if where is None:
        return ()
    begin = units[where].last
    parties = _joined_by_and(_without_apposition(d.tokens[begin : begin + 3 * _PARTY]))
    if not parties or _is_no_party(d, parties[0], begin) or _is_among_places(d, begin, parties[1][-1]):
        return ()
    return parties


def _joined_by_and(following: Sequence[Token]) -> tuple[Sequence[Token], ...]:
    """« éleveurs et agriculteurs à »: the words before « et », and those behind it as far as a party's name goes."""
    joined = next((k for k, t in enumerate(following) if t.norm in words()["and"]), len(following))
    end = next((k for k, t in enumerate(following) if k > joined and _ends_party(t)), len(following))
    one, other = following[:joined], following[joined + 1 : end]
    if joined > _PARTY or not 0 < len(other) < _PARTY or any(t.text in ",;:" for t in one):
        return ()
    return one, other


def _is_no_party(d: Discourse, one: Sequence[Token], begin: int) -> bool:
    """« a fait entre 200 et 400 morts », « entre lundi et mercredi »: whether « entre » introduces a number or a day."""
    return _counts(one) or bool(d.times_in(begin, begin + 1))


def _is_among_places(d: Discourse, begin: int, last: Token) -> bool:
    """« entre les quartiers de Jobar et Qaboun »: whether any place is told from a token to another."""
    return bool(d.places_in(begin, bisect_left(d.starts, last.end)))


def _counts(party: Sequence[Token]) -> bool:
    """Whether what « entre » introduces is a number alone."""
    return len(party) == 1 and (party[0].norm[:1].isdigit() or party[0].norm in words()["figures"])


def _without_apposition(tokens: Sequence[Token]) -> Sequence[Token]:
    """« villageois peuls, fidèles à M. Diallo, et dogons »: without what stands between the commas."""
    commas = [k for k, t in enumerate(tokens) if t.text == ","][:2]
    ends = len(commas) > 1 and commas[1] + 1 < len(tokens) and tokens[commas[1] + 1].norm in words()["and"]
    return (*tokens[: commas[0]], *tokens[commas[1] + 1 :]) if ends else tokens


def _ends_party(token: Token) -> bool:
    """Whether the name of a party ends before a word: a preposition of place, a verb of the rules, a mark."""
    if not token.norm[:1].isalnum() or token.norm in words()["here"] or token.norm in words()["barriers"]:
        return True
    return spelled(token.text) in lexicon().forms


def _fighting(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[Unit]:
    """The actors about a noun of fighting: those of its clause."""
    low, high = _clause_about(d, found, units)
    anchor = units[found.anchor]
    if anchor.voice == "passive" and anchor.lexemes.isdisjoint(lexemes()["killed"]):
        return _about_passive(d, units[low : found.anchor], units[found.anchor : high])
    told = [u for u in units[low:high] if u.is_party and not _is_apart(d, units, anchor, u)]
    if anchor.lexemes.isdisjoint(lexemes()["attack"] | lexemes()["killed"]):
        return told
    return [u for u in told if not _is_no_attacker(d, found, units, u)]


def _about_passive(d: Discourse, before: Sequence[Unit], behind: Sequence[Unit]) -> Sequence[Unit]:
    """« un convoi de l'armée a été attaqué par des rebelles »: the subject of such a verb, and its agents."""
    joined = (k for k in range(len(before) - 1, 0, -1) if before[k].norm in words()["and"] and closed(before[:k]))
    own = before[next(joined, 0) :]  # « des avions ont bombardé Raqa, et un convoi a été attaqué »
    undergoing = [u for u in own if u.may_act][-1:]
    agents = [u for u in behind if u.kind == "actor" and u.preposition in words()["by"]]
    return [*(u for u in undergoing if not _is_telling_body(d, u)), *agents]


def _clause_about(d: Discourse, found: Match, units: Sequence[Unit]) -> tuple[int, int]:
    """« Alep, où l'armée a mené une attaque, alors que »: where the clause of a fight begins and ends among the units."""
    anchor, low, high = units[found.anchor], max(0, found.anchor - _BEFORE), found.anchor + _CLAUSE
    behind = range(found.anchor + 1, min(len(units), high))
    end = next((k for k in behind if _ends_clause(units[k]) or any(opens(units, k) for opens in _OPENING)), high)
    one = d.tokens[max(0, anchor.first - 1)].norm in words()["one"]
    if one and anchor.lexemes & lexemes()["attack"]:  # « Des militants ont affirmé qu'une attaque a touché Marea »
        low = max((k for k in range(low + 1, found.anchor) if _is_said(units, k)), default=low)
    return max((k + 1 for k in range(low, found.anchor) if _parts(units, k)), default=low), end


def _ends_clause(unit: Unit) -> bool:
    """« alors que », « quatre jours après l'attentat qui y a tué 41 policiers »: whether a unit tells of another event."""
    blast = unit.kind == "noun" and not unit.lexemes.isdisjoint(lexemes()["blasts"])
    return blast or unit.kind == "stop" or _opens_another(unit)


def _is_apart(d: Discourse, units: Sequence[Unit], anchor: Unit, unit: Unit) -> bool:
    """« vue comme cruciale par le régime », « Paris a condamné »: whether a party about a fight only judges it, or stands by."""
    if unit.preposition in words()["no_party"] or _only_reacts(units, unit) or _is_downed(d, units, unit):
        return True
    if unit.preposition in words()["by"]:
        return unit.first < anchor.first or _only_judges(units, unit)
    return is_bystander(units, unit)


def _is_no_attacker(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """« l'attaque d'un commissariat de police », « la police a annoncé »: whether a party about an attack is none that makes it."""
    if is_bystander(units, unit) or _owns_premises(units, unit) or (unit.subject and _is_telling_body(d, unit)):
        return True
    return bool(units[found.anchor].lexemes & lexemes()["killed"]) and _tells_of_own_dead(d, found, units, unit)


def _is_telling_body(d: Discourse, unit: Unit) -> bool:
    """« la police », « le ministère »: whether a party is one of those who tell of attacks."""
    return d.tokens[unit.first].norm in words()["telling_bodies"]


def _tells_of_own_dead(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """« Le Hamas a annoncé la mort de trois de ses hommes », « l'armée, celle de six soldats »: who tells of them lost them."""
    behind = next((u for u in units if u.first >= unit.last), unit)
    if not unit.subject or behind.lexemes.isdisjoint(lexemes()["telling"]) or units[found.anchor].group is not None:
        return False
    dead = found.roles.get("target") or [u for u in units[found.anchor :][:_FOE_REACH] if u.kind == "actor"][:1]
    return any(d.tokens[u.first - 1].norm in words()["possessives"] or _is_unnamed_army(u) for u in dead)


def _is_unnamed_army(unit: Unit) -> bool:
    """« six soldats »: whether it is a state's, and the text leaves unsaid whose."""
    return unit.actor is not None and unit.actor.state and unit.actor.country is None


def _owns_premises(units: Sequence[Unit], unit: Unit) -> bool:
    """« l'attaque d'un commissariat de police », « près du siège du parti »: whose walls stand there is no attacker."""
    at = position(unit, units, 0)
    before = {u.norm for u in units[max(0, at - 2) : at]}
    return unit.preposition in words()["of"] and not words()["premises"].isdisjoint(before)


def _is_downed(d: Discourse, units: Sequence[Unit], unit: Unit) -> bool:
    """« un hélicoptère a été abattu lors de combats »: what is brought down is no party."""
    behind = next((u for u in units if u.first >= unit.last), unit)
    brought = behind.voice == "passive" and behind.lemma in lemmas()["downing"]
    return brought and not words()["carriers"].isdisjoint(d.text.norms[unit.first : unit.last])


def _only_reacts(units: Sequence[Unit], unit: Unit) -> bool:
    """« Paris a condamné l'attaque contre Dnipro »: whether a party does no more than say what it thinks of it."""
    if not unit.subject:
        return False
    behind = takewhile(lambda u: not (u.may_act), units[position(unit, units, 0) + 1 :])
    verb = next((u for u in behind if u.kind == "stop" or u.group is not None), unit)
    return verb.voice == "active" and verb.lemma in lemmas()["reacting"] | lemmas()["intercepting"]


def _only_judges(units: Sequence[Unit], unit: Unit) -> bool:
    """« une attaque, qualifiée d'attentat par Ankara »: whether a party behind « par » only says what it thinks of an attack."""
    before = [u.group for u in takewhile(lambda u: u is not unit, units) if u.group is not None]
    return bool(before) and before[-1].lemma in lemmas()["judging"]


def _is_said(units: Sequence[Unit], k: int) -> bool:
    """Whether « que » opens what a verb right before it says or does not."""
    return units[k].norm in words()["that"] and units[k - 1].kind == "verb"


def _parts(units: Sequence[Unit], k: int) -> bool:
    """Whether a unit parts two clauses: « Alep, où », « , tandis que », not « les combats qui ont éclaté »."""
    if units[k].norm in words()["or_where"] and k and units[k - 1].kind in ("comma", "place"):
        return True
    return opens_main(units, k) or (units[k].kind == "relative" and not (k and units[k - 1].kind == "noun"))


def _opens_another(unit: Unit) -> bool:
    """« les combats à Homs alors que l'armée », not « à Homs, où l'armée »: whether a word opens a clause about something else."""
    return unit.kind == "word" and unit.norm in words()["elsewhere_told"]
