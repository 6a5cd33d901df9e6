"""Who fights whom, where a noun or a verb of fighting leaves its parties to the words about it?

« des combats entre l'armée et des jihadistes », « opposent l'armée aux rebelles », « 71 soldats ont été tués dans l'attaque »:
those between whom one fights, those set against each other, those who fell.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile

from geo.model import Roles
from geo.reading.language import lexicon
from geo.reading.reports.assailants import assailants, is_attack, suffers
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.backers import is_bystander
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import coordinated
from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, spaced, spelled
from geo.reading.wordclasses import lemmas, lexemes, words

_FOE_REACH = 4  # units from such a verb to its object
_APART = 14  # units from fighting to « entre »
_PARTY = 7  # words of a party that no table knows
_BEFORE, _CLAUSE = 18, 12  # units before and about a noun of fighting in which its parties are told


def with_opponents(d: Discourse, roles: Roles, found: Match, units: Sequence[Unit]) -> tuple[Roles, Match]:
    """The roles of a clash, and its match, with the parties that no rule binds."""
    fallen = found.roles.get("target", ())
    if not roles.attacker and fallen and all(_assails(d, u) for u in fallen):
        others = [u for k, u in enumerate(units) if u.kind == "actor" and u.subject and suffers(units, k)]
        return _cast(roles, found, {"attacker": fallen, "target": tuple(u for u in others if not _assails(d, u))})
    one = _opposed_as_they(d, found, units)
    if one is not None:
        return _cast(roles, found, {"attacker": (one, *found.roles.get("attacker", ()))})
    opposed = _opposed(found, units)
    if opposed:
        roles, found = _cast(roles, found, {"attacker": opposed})
    if not roles.attacker and (unknown := _between(d, found, units)):
        known = tuple(u for party in unknown if (u := _actor_in(d, units, party)) is not None)
        names = tuple(dict.fromkeys(name for party in unknown for name in _names_of(d, units, party)))
        roles, found = replace(roles, attacker=names), replace(found, roles={**found.roles, "attacker": known})
    if not roles.attacker:
        fighting = _fighting(d, found, units)
        fallen = found.roles.get("target") or _fallen(found, units, fighting) or _attacked(found, units)
        sufferer = (_defender(found, units) or _set_upon(found, units)) if not fallen else None
        fallen = (sufferer,) if sufferer is not None else fallen
        attackers = _nation_of(found, units) if fallen else ()
        attackers = attackers or tuple(u for u in fighting if u not in fallen)
        if is_attack(found, units):
            attackers = assailants(d, found, units, attackers, borne=bool(fallen))
        return _cast(roles, found, {"attacker": attackers, "target": fallen})
    tellings = (_faced, _pitted, _defender, _set_upon)
    foe = next((u for tell in tellings if (u := tell(found, units)) is not None), None) if not roles.target else None
    return _cast(roles, found, {"target": (foe,)}) if foe is not None else (roles, found)


def _assails(d: Discourse, unit: Unit) -> bool:
    """« sept soldats tués et dix assaillants abattus »: whether those who fell are told as who attacked."""
    return unit.kind == "actor" and d.tokens[unit.first].norm in words()["assailing"]


def _cast(roles: Roles, found: Match, parties: dict[str, tuple[Unit, ...]]) -> tuple[Roles, Match]:
    """Roles and a match in which some parties play theirs."""
    names = {role: tuple(dict.fromkeys(n for u in us for n in u.names)) for role, us in parties.items()}
    bound = {role: us for role, us in parties.items() if us}
    return replace(roles, **names), replace(found, roles={**found.roles, **bound})


def _nation_of(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« l'opération militaire israélienne contre le Hamas »: the nation that an adjective behind a noun of fighting names."""
    behind = takewhile(lambda u: u.norm not in words()["against"], units[found.anchor + 1 : found.anchor + _FOE_REACH])
    return tuple([u for u in behind if u.kind == "actor" and u.norm == "adjective"][:1])


def _attacked(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des attaques contre l'armée », « l'opération contre le Hamas »: whom an attack of nobody's is against."""
    attack = not units[found.anchor].lexemes.isdisjoint(lexemes()["aimed"]) and units[found.anchor].group is None
    foe = _aimed_at(found, units, ()) if attack else None
    against = foe is not None and (foe.preposition in words()["against"] or _owns_premises(units, foe))
    return (foe,) if foe is not None and against else ()


def _fallen(found: Match, units: Sequence[Unit], fighting: Sequence[Unit]) -> tuple[Unit, ...]:
    """« 71 soldats ont été tués dans l'attaque »: of those about an attack, the ones that it killed."""
    anchor = units[found.anchor]
    if anchor.group is not None and anchor.group.voice == "passive" and anchor.lexemes & lexemes()["killed"]:
        alone = is_attack(found, units) and all(u.first < anchor.first for u in fighting)
        return tuple(fighting) if alone else ()
    if anchor.lexemes.isdisjoint(lexemes()["attack"]):
        return ()
    killed = [u for k, u in enumerate(units) if u.kind == "actor" and u.subject and suffers(units, k)]
    killed += _harmed_by_it(found, units)
    killed += [
        unit
        for unit, verb, noun in zip(units, units[1:], units[2:], strict=False)
        if verb.group is not None and verb.group.lemma in lemmas()["be"] and noun.norm in words()["the_dead"]
    ]  # « deux policiers tués dans l'attaque de leur camion »
    killed += [beside for one in killed for beside in coordinated(one, units)]  # « l'armée et des tribus ont repoussé »
    return tuple(u for u in fighting if any(u is one for one in killed))


def _defender(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Les milices ont repoussé deux assauts de l'armée », « a été repoussé par »: who throws back an attack is whom it was made on."""
    behind = units[found.anchor + 1 : found.anchor + _CLAUSE]
    undone = dropwhile(lambda u: u.group is None or u.group.lemma not in lemmas()["repelling"], behind)
    agent = next(
        (u for u in islice(undone, 1, _FOE_REACH) if u.kind == "actor" and u.preposition in words()["by"]), None
    )
    if agent is not None:
        return agent
    near = range(found.anchor, max(0, found.anchor - _FOE_REACH), -1)
    verb = next((k for k in near if units[k].group is not None), 0)
    group = units[verb].group
    if group is None or group.lemma not in lemmas()["repelling"] or group.voice != "active":
        return None
    before = takewhile(lambda u: u.kind != "stop" and not (u.group and group.finite), reversed(units[:verb]))
    return next((u for u in before if u.kind == "actor" and u.subject), None)


def _set_upon(found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Des soldats ont été attaqués », « sont tombés dans une embuscade », « la cible d'une attaque »: who suffers an attack."""
    anchor = units[found.anchor]
    if anchor.group is not None:
        verb = found.anchor if anchor.group.voice == "passive" and anchor.lexemes & lexemes()["attacking"] else -1
    else:
        near = range(found.anchor - 1, max(-1, found.anchor - _FOE_REACH - 2), -1)
        suffers = any(units[k].norm in words()["suffering"] for k in near) and bool(
            anchor.lexemes & (lexemes()["attack"] | lexemes()["aimed"])
        )
        verb = next((k for k in near if units[k].group is not None), -1) if suffers else -1
    if verb < 0:
        return None
    group = units[verb].group
    own = group is not None and group.finite  # not « affirmant être attaquée »
    before = takewhile(lambda u: u.kind != "stop" and not (own and u.group and u.group.finite), reversed(units[:verb]))
    names = [u for u in before if u.kind in ("actor", "person", "place", "pronoun")]
    told = next((u for u in names if u.subject), None)
    opening = list(takewhile(lambda u: not (u.group and u.group.finite), units[:verb]))
    if told is None and names and names[-1].preposition in words()["of"] and any(u is names[-1] for u in opening):
        told = names[-1]  # « une mission d'escorte des Fama »
    return told if told is not None and told.kind == "actor" else None


def _harmed_by_it(found: Match, units: Sequence[Unit]) -> list[Unit]:
    """« une attaque a blessé trois soldats »: those whom the attack itself is said to have killed or wounded."""
    for k in range(found.anchor + 1, min(len(units), found.anchor + _APART)):
        unit = units[k]
        if unit.kind in ("stop", "relative") or (unit.kind == "actor" and unit.subject):
            break
        if unit.group is not None and unit.group.finite:
            if unit.group.voice != "active" or unit.lexemes.isdisjoint(lexemes()["harming"]):
                break
            behind = takewhile(
                lambda u: u.kind in ("word", "actor") and u.norm not in words()["locative"], units[k + 1 :]
            )
            return [u for u in behind if u.kind == "actor" and u.subject]
    return []


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
    if anchor.group is None or anchor.group.voice != "active" or anchor.lexemes.isdisjoint(lexemes()["facing"]):
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
    against = next((k for k, u in enumerate(after) if u.norm in words()["against"]), len(after))
    told = next((u for u in after[against:][: 2 * _FOE_REACH] if u.kind == "actor" and u.norm != "adjective"), None)
    return told if told is not None and all(told.names != b.names for b in bound) else None


def _opposed(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats à Marawi entre l'armée, épaulée par des milices, et des jihadistes »: those between whom one fights."""
    begin, against = _where_between(found, units), _set_against(found, units)
    if begin is None or against:
        return against
    between = words()["between"]
    clause = takewhile(
        lambda u: (
            u.kind != "stop"
            and not (u.group is not None and u.group.finite)
            and u.norm not in between
            and not _opens_another(u)
        ),
        units[begin + 1 :],
    )  # « entre l'armée et l'EI à Kunduz, nœud entre Kaboul et le Tadjikistan »
    parties = [u for u in clause if u.kind == "actor" and u.norm != "adjective"]
    told = [u for u in parties if u.preposition is None or u.preposition in between]
    # not « entre habitants alaouites, partisans du régime, et sunnites »
    return tuple(told) if len(told) > 1 and told[0].preposition in between else ()


def _opposed_as_they(d: Discourse, found: Match, units: Sequence[Unit]) -> Unit | None:
    """« Les rebelles avancent. Des combats les ont opposés à l'armée »: whom the pronoun of such a verb stands for."""
    opposing = (
        u for u in units[found.anchor : found.anchor + _APART] if not u.lexemes.isdisjoint(lexemes()["opposing"])
    )
    verb = next((u for u in opposing if u.group is not None), None)
    told = (
        {t.norm for t in d.tokens[verb.group.first : verb.first]} if verb is not None and verb.group is not None else ()
    )
    if verb is None or words()["those_driven"].isdisjoint(told):
        return None
    before = (u for u in reversed(units) if u.first < verb.first and u.kind == "actor" and u.subject and u.plural)
    return next(before, d.memory.crowd or d.memory.actor)


def _set_against(found: Match, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des combats opposent l'armée, épaulée par des milices, aux rebelles »: the two whom a verb sets against each other."""
    after = units[found.anchor : found.anchor + _APART]
    opposing = lexemes()["opposing"]
    verb = next((k for k, u in enumerate(after) if u.kind == "verb" and u.lexemes & opposing), len(after))
    told = [u for u in after[verb:] if u.kind == "actor" and u.norm != "adjective"]
    other = next((u for u in told[1:] if u.preposition in words()["to"]), None)
    return (*told[:1], *coordinated(told[0], units), other) if other is not None else ()


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
    following = _without_apposition(d.tokens[begin : begin + 3 * _PARTY])
    joined = next((k for k, t in enumerate(following) if t.norm in words()["and"]), len(following))
    end = next((k for k, t in enumerate(following) if k > joined and _ends_party(t)), len(following))
    if joined > _PARTY or not 1 < end - joined <= _PARTY or any(t.text in ",;:" for t in following[:joined]):
        return ()
    if _counts(following[:joined]) or d.times_in(begin, begin + 1):
        return ()  # « a fait entre 200 et 400 morts », « entre lundi et mercredi »
    if any(d.places_in(first, first + 1) for first in range(begin, bisect_left(d.starts, following[end - 1].end))):
        return ()  # « entre les quartiers de Jobar et Qaboun »
    return following[:joined], following[joined + 1 : end]


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


def _fighting(d: Discourse, found: Match, units: Sequence[Unit]) -> list[Unit]:
    """The actors about a noun of fighting: those of its clause."""
    low, high = max(0, found.anchor - _BEFORE), min(len(units), found.anchor + _CLAUSE)
    high = next((k for k in range(found.anchor + 1, high) if units[k].kind == "stop" or _opens_another(units[k])), high)
    blasts = (
        k for k in range(found.anchor + 1, high) if units[k].kind == "noun" and units[k].lexemes & lexemes()["blasts"]
    )
    high = next(blasts, high)  # « quatre jours après l'attentat qui y a tué 41 policiers »
    one = d.tokens[max(0, units[found.anchor].first - 1)].norm in words()["one"]
    if (
        one and units[found.anchor].lexemes & lexemes()["attack"]
    ):  # « Des militants ont affirmé qu'une attaque a touché Marea »
        low = max((k for k in range(low + 1, found.anchor) if _is_said(units, k)), default=low)
    while low < found.anchor and any(_parts(units, k) for k in range(low, found.anchor)):
        low += 1
    group, by = units[found.anchor].group, words()["by"]
    # « douze rebelles ont été tués dans des combats avec l'armée », « un convoi a été attaqué, blessant dix soldats »
    fallen = bool(units[found.anchor].lexemes & lexemes()["killed"])
    attacked = bool(units[found.anchor].lexemes & (lexemes()["attack"] | lexemes()["killed"]))
    if group is not None and group.voice == "passive" and not fallen:
        undergoing = [u for u in units[low : found.anchor] if u.kind == "actor" and u.subject][-1:]
        undergoing = [u for u in undergoing if d.tokens[u.first].norm not in words()["telling_bodies"]]
        return undergoing + [u for u in units[found.anchor : high] if u.kind == "actor" and u.preposition in by]
    return [
        u
        for u in units[low:high]
        if u.kind == "actor"
        and u.norm != "adjective"
        and u.preposition not in words()["no_party"]
        and not _only_reacts(units, u)
        and not _is_downed(d, units, u)
        and not (is_bystander(units, u) and (attacked or u.preposition not in by))
        and not (u.preposition in by and u.first < units[found.anchor].first)  # « vue comme cruciale par le régime »
        and not (attacked and _owns_premises(units, u))
        and not (u.preposition in by and _only_judges(units, u))
        and not (attacked and u.subject and d.tokens[u.first].norm in words()["telling_bodies"])
        and not (fallen and _tells_of_own_dead(d, found, units, u))
    ]


def _tells_of_own_dead(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """« Le Hamas a annoncé la mort de trois de ses hommes », « l'armée, celle de six soldats »: who tells of them lost them."""
    behind = next((u for u in units if u.first >= unit.last), unit)
    if not unit.subject or behind.lexemes.isdisjoint(lexemes()["telling"]) or units[found.anchor].group is not None:
        return False
    dead = found.roles.get("target") or [u for u in units[found.anchor :][:_FOE_REACH] if u.kind == "actor"][:1]
    return any(
        d.tokens[u.first - 1].norm in words()["possessives"]
        or (u.actor is not None and u.actor.state and u.actor.country is None)
        for u in dead
    )


def _owns_premises(units: Sequence[Unit], unit: Unit) -> bool:
    """« l'attaque d'un commissariat de police », « près du siège du parti »: whose walls stand there is no attacker."""
    at = next((k for k, u in enumerate(units) if u is unit), 0)
    before = {u.norm for u in units[max(0, at - 2) : at]}
    return unit.preposition in words()["of"] and not words()["premises"].isdisjoint(before)


def _is_downed(d: Discourse, units: Sequence[Unit], unit: Unit) -> bool:
    """« un hélicoptère a été abattu lors de combats »: what is brought down is no party."""
    behind = next((u for u in units if u.first >= unit.last), unit)
    brought = behind.group is not None and behind.group.voice == "passive" and behind.group.lemma in lemmas()["downing"]
    return brought and not words()["carriers"].isdisjoint(d.text.norms[unit.first : unit.last])


def _only_reacts(units: Sequence[Unit], unit: Unit) -> bool:
    """« Paris a condamné l'attaque contre Dnipro »: whether a party does no more than say what it thinks of it."""
    behind = units[next(k for k, u in enumerate(units) if u is unit) + 1 :]
    verb = next(
        (u for u in behind if u.kind == "stop" or u.group is not None or (u.kind == "actor" and u.subject)), unit
    )
    group = verb.group
    defends = lemmas()["reacting"] | lemmas()["intercepting"]
    return unit.subject and group is not None and group.lemma in defends and group.voice == "active"


def _only_judges(units: Sequence[Unit], unit: Unit) -> bool:
    """« une attaque, qualifiée d'attentat par Ankara »: whether a party behind « par » only says what it thinks of an attack."""
    before = [u.group for u in takewhile(lambda u: u is not unit, units) if u.group is not None]
    return bool(before) and before[-1].lemma in lemmas()["judging"]


def _is_said(units: Sequence[Unit], k: int) -> bool:
    """Whether « que » opens what a verb right before it says or does not."""
    return units[k].norm in words()["that"] and units[k - 1].kind == "verb"


def _parts(units: Sequence[Unit], k: int) -> bool:
    """Whether a unit parts two clauses: « Alep, où », not « les combats qui ont éclaté »."""
    if units[k].norm in words()["or_where"] and k and units[k - 1].kind in ("comma", "place"):
        return True
    return units[k].kind == "stop" or (units[k].kind == "relative" and not (k and units[k - 1].kind == "noun"))


def _opens_another(unit: Unit) -> bool:
    """« les combats à Homs alors que l'armée », not « à Homs, où l'armée »: whether a word opens a clause about something else."""
    return unit.kind == "word" and unit.norm in words()["elsewhere_told"]
