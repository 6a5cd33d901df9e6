"""Who made an attack, where no rule binds an attacker?

Who is told about its noun (« raids russes », « menés par l'aviation »), who is accused of it or lays claim to it, beside the
attack or a sentence later (« le raid a été attribué à Israël »).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from geo.codebook import Kind
from geo.reading.reports.assailants import with_victims
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.backers import is_bystander
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import VerbGroup, grammar, happened
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import lemmas, lexemes, standing_for, words

_NOUN_REACH = 5  # units after a match in which the noun of its strike may stand
_AGENT_REACH = 4  # units in which an agent is told
_OWNER_REACH = 8  # units after a noun in which its owner is told
_PART_REACH = 11  # units after a noun in which « de la part de » is told
_LIGHT_REACH = 6  # units from « menait » to the noun that it leads to
_ACCUSED = 2  # units from one accused to what he is accused of
_NEAR = 4  # units from such a verb to whom it names
_LAID = 9  # units from « imputant la responsabilité de la frappe » to whom it is laid to
_ANNOUNCED = 5  # units from « a annoncé une nouvelle série » to its strikes


def owned(d: Discourse, found: Match, units: Sequence[Unit]) -> Match:
    """A match of a strike with the attacker who is told about its noun: « raids aériens russes », « tirs attribués au régime »."""
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH):
        return found
    found = with_victims(d, found) if found.rule.kind is Kind.CLASH else found
    told = found.roles.get("attacker", ())
    acting = tuple(u for u in told if not (is_bystander(units, u) or _is_undergoing(units, found.anchor, u)))
    by = _by_attack(units, found.anchor) if found.rule.kind is Kind.CLASH else None
    if acting and by is not None:
        return replace(found, roles={**found.roles, "attacker": (by,)})
    if acting:
        return replace(found, roles={**found.roles, "attacker": acting})
    if told:
        found = replace(found, roles={role: us for role, us in found.roles.items() if role != "attacker"})
    owner = _author_told(d, units, found.anchor)
    if owner is None and found.rule.kind is Kind.STRIKE:
        bound = [i for i, u in enumerate(units) if any(u is b for us in found.roles.values() for b in us)]
        first, last = min((found.anchor, *bound)), max((found.anchor, *bound))
        shots, end = lexemes()["shots"], min(len(units), last + _NOUN_REACH)
        nouns = (
            i
            for i in range(first, end)
            if not units[i].lexemes.isdisjoint(shots) and not _is_destroyed(units, first, i)
        )
        owner = next((o for i in nouns if (o := owner_told(d, units, i)) is not None), None)
        owner = owner or _agent(units, first, last) or _agent_of(units, found.anchor)
    owner = owner or _qualified(units, found.anchor)
    owner = owner or leading(d, units, found.anchor) or _taker(units, found) or _of_main_clause(units, found.anchor)
    owner = owner or _announcing(d, units, found)
    return replace(found, roles={**found.roles, "attacker": (owner,)}) if owner is not None else found


def _by_attack(units: Sequence[Unit], verb: int) -> Unit | None:
    """« ont repris Malakal, visée par une offensive rebelle »: whose attack is told of a place that others retook."""
    near = range(verb + 1, len(units)) if units[verb].group is not None else range(0)
    noun = next((k for k in near if units[k].kind == "noun" and units[k].lexemes & lexemes()["aimed"]), None)
    if noun is None or units[noun].preposition not in words()["by"]:
        return None
    return next((u for u in units[noun + 1 : noun + 2] if u.kind == "actor" and u.norm == "adjective"), None)


def _is_undergoing(units: Sequence[Unit], gerund: int, unit: Unit) -> bool:
    """« a tué un chef du Hamas lors d'un raid visant Rafah »: one told behind the main verb does not what a gerund tells.

    « les avions russes visant la ville » stand right before it; those whom a raid killed did not make it.
    """
    group, at = units[gerund].group, next((k for k, u in enumerate(units) if u is unit), gerund)
    by_itself = group is not None and group.first >= units[gerund].first  # not « en visant »
    if group is None or group.mood != "gerund" or (at + 1 >= gerund and by_itself):
        return False
    if by_itself and _is_killed(units[at + 1 : gerund]):
        return True
    clause = takewhile(lambda u: u.kind != "stop", reversed(units[:at]))
    return any(u.group is not None and u.group.finite for u in clause)


def _is_killed(units: Sequence[Unit]) -> bool:
    """« ont été tués », « sont morts »: whether the first verb behind a party tells its death."""
    verb = next((u for u in units if u.group is not None and u.group.finite), None)
    if verb is None or verb.group is None or verb.lexemes.isdisjoint(lexemes()["killing"]):
        return False
    return verb.group.voice == "passive" or verb.group.lemma in lemmas()["dying"]


def named_after(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """Who made the attack told just before, as a later sentence says; None where it does not.

    « Le raid a été attribué à Israël », « Les shebab ont revendiqué l'attaque ».
    """
    for i, unit in enumerate(units):
        if unit.kind != "noun" or unit.lexemes.isdisjoint(lexemes()["attacks_told"]) or not unit.first:
            continue
        behind_origin = d.tokens[max(0, unit.first - 2)].norm in words()["origin"]  # « d'être à l'origine des tirs »
        if behind_origin or d.tokens[unit.first - 1].norm in words()["before_anaphor"]:
            author = _author_told(d, units, i)
            return stands_for(d, author, units) if author is not None else None
    laid = next((k for k, u in enumerate(units) if k and _lays_it(units[k - 1], u)), None)
    if laid is not None:
        return _laid_to(d, units, laid)
    return _blamed(d, units, -1) if any(_points_at(u.group) for u in units) else None


def _author_told(d: Discourse, units: Sequence[Unit], anchor: int) -> Unit | None:
    """Who is accused of an attack, lays claim to it, made it or answers for it, as its sentence says."""
    author = _accused(units, anchor) or _blamed(d, units, anchor) or _claimed(units, anchor)
    return author or _made_by(units, anchor) or _answers_for(d, units, anchor)


def _answers_for(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """« La Russie est à l'origine de cette frappe », « L'ONG impute cette frappe à la Russie »: told with a verb before its noun."""
    verb = next((k for k in range(noun - 1, max(-1, noun - _LIGHT_REACH), -1) if units[k].group is not None), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None or group.negated or units[noun].kind != "noun":
        return None
    if _blames(group, "active"):
        laid = (u for u in units[verb + 1 : noun + _LAID] if u.preposition in words()["blamed"])
        return next((party for u in laid if (party := _party(d, u)) is not None), None)
    answers = words()["origin"] | words()["culprits"]
    told = group.lemma in lemmas()["be"] and any(u.norm in answers for u in units[verb:noun])
    subjects = (party for u in reversed(units[:verb]) if u.subject and (party := _party(d, u)) is not None)
    return next(subjects, None) if told else None


def _lays_it(before: Unit, verb: Unit) -> bool:
    """« Téhéran l'attribue à Israël », « l'a imputé aux rebelles »: whether a verb lays to somebody what was told before."""
    it = before.norm in (standing_for()["it"], standing_for()["them"])
    return it and _blames(verb.group, "active") and not _is_claim(verb.group)


def _accused(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« a accusé la Russie d'avoir mené », « Moscou est accusé de »: who is said to have done it."""
    for i in range(anchor - 1, -1, -1):
        group = units[i].group
        if units[i].kind == "stop":
            break
        if group is not None and group.lemma in grammar().accusing:
            near = units[i + 1 : i + _NEAR] if group.voice == "active" else reversed(units[:i])
            return next((u for u in near if u.kind == "actor" and u.norm != "adjective"), None)
    return None


def _blamed(d: Discourse, units: Sequence[Unit], anchor: int) -> Unit | None:
    """« un raid sur Douma, imputé au régime, », « , imputant le raid à »: to whom an attack is laid behind its noun."""
    for i in range(anchor + 1, len(units)):
        if units[i].kind == "stop":
            break
        near = units[i + 1 : i + _NEAR]
        if _blames(units[i].group, "passive", "participle"):
            return _laid_to(d, units, i)
        if _blames(units[i].group, "active") and not _is_claim(units[i].group):
            return _laid_to(d, units, i)
        if _points_at(units[i].group) and near and near[0].kind == "actor" and near[0].norm != "adjective":
            return near[0] if len(near) < _ACCUSED or near[1].norm not in words()["of"] else None
    return None


def blamed_aside(d: Discourse, found: Match, incise: Sequence[Unit]) -> Match:
    """« …, ont indiqué des médias en accusant les rebelles »: a match with the attacker whom its source accuses."""
    author = _blamed(d, incise, -1) if found.rule.kind in (Kind.STRIKE, Kind.CLASH) else None
    return replace(found, roles={**found.roles, "attacker": (author,)}) if author is not None else found


def _laid_to(d: Discourse, units: Sequence[Unit], verb: int) -> Unit | None:
    """« attribués par Kiev aux rebelles », « revendiqué par l'EI »: whom a verb of blame or claim names, not who blames."""
    group = units[verb].group
    active = group is not None and group.voice == "active"
    near = units[verb + 1 : verb + 1 + (_LAID if active else _NEAR)]
    names = words()["by"] if _is_claim(group) else words()["blamed"]
    return next((o for u in near if u.preposition in names and (o := _party(d, u)) is not None), None)


def _party(d: Discourse, unit: Unit) -> Unit | None:
    """An actor, or the state that the name of a whole country stands for: « imputant la frappe à Israël »."""
    if unit.kind == "actor":
        return unit
    code = next((d.found.resolutions[i].place for i in unit.places), None) if unit.nation else None
    name = countries().get((code.country if code is not None else None) or "")
    if code is None or name is None:
        return None
    mention = actors.ActorMention(
        unit.first, unit.last, (name,), partynames.state_side(code.country, None), code.country
    )
    return unit._replace(kind="actor", actor=mention, names=(name,))


def _is_claim(group: VerbGroup | None) -> bool:
    return group is not None and group.lemma in lemmas()["claiming"]


def _announcing(d: Discourse, units: Sequence[Unit], found: Match) -> Unit | None:
    """« Washington a annoncé des frappes sur Hodeïda »: a state that tells of strikes on another's soil, which names nobody."""
    noun = found.anchor
    if found.rule.kind is not Kind.STRIKE or units[noun].group is not None:
        return None
    verb = next((k for k in range(noun - 1, max(-1, noun - _ANNOUNCED), -1) if units[k].kind != "word"), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None or group.lemma not in lemmas()["owning_up"] or group.voice != "active":
        return None
    told = next((u for u in reversed(units[:verb]) if u.kind == "actor" and u.subject), None)
    soil = {
        place.country
        for unit in found.roles.get("location", ())
        for i in unit.places
        if (place := d.found.resolutions[i].place) is not None
    }
    country = told.actor.country if told is not None and told.actor is not None else None
    return told if country is not None and soil and country not in soil else None


def _points_at(group: VerbGroup | None) -> bool:
    """« …, selon l'ONG, qui accuse le régime »: an accusation that tells no deed of its own."""
    return group is not None and group.lemma in grammar().accusing and group.voice == "active" and not group.negated


def _claimed(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« la milice a revendiqué des tirs sur Safed »: who says of an attack that it is his own."""
    k = anchor - 1
    while k >= 0 and units[k].kind in ("word", "noun"):
        k -= 1
    group = units[k].group if k >= 0 else None
    if not _blames(group, "active") or not _is_claim(group):
        return None
    return next((u for u in reversed(units[:k]) if u.kind in ("actor", "pronoun") and u.subject), None)


def _made_by(units: Sequence[Unit], noun: int) -> Unit | None:
    """« Les obus ont été tirés par des rebelles »: the agent of a verb of firing right behind an attack told before."""
    for i in range(noun + 1, min(len(units), noun + _NEAR)):
        group = units[i].group
        if group is not None:
            fired = (
                not units[i].lexemes.isdisjoint(lexemes()["firing"]) and group.voice == "passive" and not group.negated
            )
            agents = (u for u in units[i + 1 : i + _NEAR] if u.kind == "actor" and u.preposition in words()["by"])
            return next(agents, None) if fired else None
    return None


def _blames(group: VerbGroup | None, *voices: str) -> bool:
    """Whether a verb lays an attack to somebody."""
    return group is not None and group.lemma in grammar().blaming and group.voice in voices and not group.negated


def _taker(units: Sequence[Unit], found: Match) -> Unit | None:
    """« L'armée est entrée dans Zamalka après une nuit de bombardements »: who took the place had it shelled."""
    before = takewhile(lambda u: u.kind == "word", reversed(units[: found.anchor]))
    if found.rule.kind is not Kind.STRIKE or words()["endings"].isdisjoint(u.norm for u in before):
        return None
    verb = next((k for k in range(found.anchor - 1, -1, -1) if units[k].kind == "verb"), 0)
    group = units[verb].group
    if (
        group is None
        or group.voice != "active"
        or happened(group)
        or units[verb].lexemes.isdisjoint(lexemes()["entering"])
    ):
        return None
    return next((u for u in reversed(units[:verb]) if u.kind in ("actor", "pronoun") and u.subject), None)


def _qualified(units: Sequence[Unit], noun: int) -> Unit | None:
    """« lors d'une attaque terrestre israélienne »: whom the adjective behind an attack tells."""
    if units[noun].kind != "noun" or units[noun].lexemes.isdisjoint(lexemes()["attack"]):
        return None
    known = words()["locative"] | words()["barriers"]
    behind = (u for u in units[noun + 1 : noun + _NEAR] if u.kind != "word" or u.norm in known)
    told = next(behind, None)
    return told if told is not None and told.kind == "actor" and told.norm == "adjective" else None


def leading(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """Who does what a noun tells through the verb before it: « la milice, aidée par des drones, menait des raids »."""
    if noun and units[noun - 1].kind == "noun" and _is_bare_participle(units[noun]):
        noun -= 1  # « a mené une opération ciblée »
    for k in range(noun - 1, max(-1, noun - _LIGHT_REACH), -1):
        unit = units[k]
        if unit.kind == "verb" and unit.group is not None and units[noun].kind == "noun":
            light = not unit.lexemes.isdisjoint(lexemes()["firing"])
            leads = light and unit.group.voice == "active" and not unit.group.negated and not _has_own(d, units, k)
            subjects = (u for u in reversed(units[:k]) if u.kind in ("actor", "pronoun") and u.subject)
            return next(subjects, None) if leads and unit.group.finite else None
        if unit.kind not in ("word", "noun"):
            return None
    return None


def _has_own(d: Discourse, units: Sequence[Unit], verb: int) -> bool:
    """« où se cachent les jihadistes, ces appareils ont mené »: whether a noun that is no party opens the clause of a verb."""
    opens = verb > 1 and units[verb - 1].kind == "word" and units[verb - 2].kind == "comma"
    return opens and d.tokens[units[verb - 1].first - 1].norm in words()["determiners"]


def _of_main_clause(units: Sequence[Unit], gerund: int) -> Unit | None:
    """« Le Hezbollah a lancé des roquettes sur Israël, faisant un mort à Acre »: who did what a gerund goes on with."""
    group = units[gerund].group
    if group is None or group.mood != "gerund":
        return None
    for k in range(gerund - 1, -1, -1):
        main = units[k].group
        if units[k].kind == "stop":
            return None
        if main is not None and (main.finite or main.effect == "claim"):
            fired = not units[k].lexemes.isdisjoint(lexemes()["firing"] | lexemes()["strikes"] | lexemes()["killing"])
            acts = fired and main.voice == "active" and not main.negated
            subjects = (u for u in reversed(units[:k]) if u.kind in ("actor", "pronoun") and u.subject)
            return next(subjects, None) if acts else None
    return None


def _agent(units: Sequence[Unit], first: int, last: int) -> Unit | None:
    """« lancé sur Sanaa par les Saoudiens », not « des sites utilisés à Sanaa par »: who is told right behind the place."""
    verb = next((u for u in reversed(units[first:last]) if u.group is not None), None)
    if verb is not None and verb.group is not None and verb.group.bare and verb.lexemes <= lexemes()["using"]:
        return None
    for unit in units[last + 1 : last + _AGENT_REACH]:
        if unit.kind == "actor":
            return unit if unit.preposition in words()["by"] else None
        if unit.kind != "word":
            break
    return None


def _is_destroyed(units: Sequence[Unit], first: int, noun: int) -> bool:
    """« les raids ont détruit des mortiers de l'EI »: arms that a strike hit, not those that made it."""
    groups = (u.group for u in units[first:noun])
    return any(g is not None and g.voice == "active" and g.lemma in lemmas()["destroying"] for g in groups)


def _agent_of(units: Sequence[Unit], verb: int) -> Unit | None:
    """« a été visée à l'arme lourde par l'armée »: who is told behind the arms of a passive."""
    group = units[verb].group
    if group is None or group.voice == "active":
        return None
    clause = takewhile(lambda u: u.kind in ("word", "noun", "place", "actor"), units[verb + 1 :])
    return next((u for u in clause if u.kind == "actor" and u.preposition in words()["by"]), None)


def _launcher(following: Sequence[Unit]) -> Unit | None:
    """« des barils jetés à partir d'hélicoptères »: what they were dropped or fired from."""
    for before, unit in pairwise(following):
        if unit.kind in ("comma", "stop", "verb"):
            return None
        if unit.kind == "actor" and before.norm in words()["of"]:
            at = next(k for k, u in enumerate(following) if u is unit)
            return unit if at > 1 and following[at - 2].norm in words()["launched_from"] else None
        if unit.kind == "actor":
            return unit if before.norm in words()["launched_from"] else None
    return None


def owner_told(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """The actor that the words after a noun give it to: behind its adjectives and participles, or « de la part de »."""
    within = _within(d, units[noun])
    if within is not None:
        return within
    following = units[noun + 1 : noun + _PART_REACH]
    for i, unit in enumerate(following[:_OWNER_REACH]):
        after = following[i + 1] if i + 1 < len(following) else None
        if unit.norm in words()["coming_from"] or (i and _is_struck(following[i - 1], unit)):
            break  # « des drones venus d'Irak »
        if unit.kind == "actor":
            means = i == 1 and unit.preposition in words()["to"]  # « des bombardements à l'artillerie »
            return unit if (unit.norm == "adjective" or unit.preposition in words()["owning"]) and not means else None
        if unit.kind == "comma":
            if after is None or not _is_bare_participle(after):
                break
        elif unit.kind == "verb":
            if not _is_bare_participle(unit):
                break
            if _blames(unit.group, "passive", "participle"):
                return _laid_to(d, units, noun + 1 + i)
        elif (
            unit.kind != "word"
            or _opens_noun(d, units[noun + i], unit)
            or (unit.norm in words()["locative"] and not _completes(unit, after))
        ):
            break
    launcher = _launcher(following)
    if launcher is not None:
        return launcher
    on_the_part = next((i for i, u in enumerate(following) if u.norm in words()["on_the_part"]), len(following))
    return next((u for u in following[on_the_part : on_the_part + 3] if u.kind == "actor"), None)


def _is_struck(before: Unit, unit: Unit) -> bool:
    """« le bombardement du consulat iranien »: whether a noun behind « de » is what an attack struck."""
    return before.norm in words()["of"] and unit.norm in words()["premises"] | words()["place_heads"]


def _within(d: Discourse, noun: Unit) -> Unit | None:
    """« une agression israélienne »: whose attack a noun of several words says itself."""
    for k in range(noun.first + 1, noun.last):
        mention = actors.adjective(d.tokens, k)
        if mention is not None and mention.country is not None:
            return Unit("actor", k, k + 1, "adjective", actor=mention, names=mention.names, plural=True)
    return None


def _opens_noun(d: Discourse, before: Unit, unit: Unit) -> bool:
    """« une frappe ciblée un commandant »: an article, which units leave out, stood before the word."""
    between = (t.norm for t in d.tokens[before.last : unit.first])
    return not words()["determiners"].isdisjoint(between)


def _completes(unit: Unit, after: Unit | None) -> bool:
    """« raids sur ordre » ends a noun, « un raid de représailles mené par » only says of what sort it is, « tirs de l'armée » whose."""
    return after is not None and (after.kind == "actor" or (unit.norm in words()["of"] and after.kind == "word"))


def _is_bare_participle(unit: Unit) -> bool:
    """« menés par », « attribués à »."""
    return unit.group is not None and unit.group.bare
