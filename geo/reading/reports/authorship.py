"""Who made an attack, where no rule binds an attacker?

Who is told about its noun (« raids russes », « menés par l'aviation »), who is accused of it or lays claim to it, beside the
attack or a sentence later (« le raid a été attribué à Israël »).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from geo.codebook import Kind
from geo.reading.language import lexicon
from geo.reading.reports.assailants import with_victims
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.backers import is_bystander
from geo.reading.sentences.framing import opens_main
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import VerbGroup, grammar, happened
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, normalise, spelled
from geo.reading.wordclasses import lemmas, lexemes, words

_NOUN_REACH = 5  # units after a match in which the noun of its strike may stand
_AGENT_REACH = 4  # units in which an agent is told
_OWNER_REACH = 8  # units after a noun in which its owner is told
_PART_REACH = 11  # units after a noun in which « de la part de » is told
_LIGHT_REACH = 6  # units from « menait » to the noun that it leads to
_ACCUSED = 2  # units from one accused to what he is accused of
_ANSWERS = 8  # tokens from « a rendu », « tient » to « (pour) responsables »
_EACH_OTHER = 5  # tokens from « s'accusent » to the attack
_CULPRIT = 2  # units of « auteurs de » before the noun of an attack
_NEAR = 4  # units from such a verb to whom it names
_LAID = 9  # units from « imputant la responsabilité de la frappe » to whom it is laid to
_ANNOUNCED = 7  # units from « a annoncé une nouvelle série » to its strikes


def owned(d: Discourse, found: Match, units: Sequence[Unit]) -> Match:
    """A match of a strike with the attacker who is told about its noun: « raids aériens russes », « tirs attribués au régime »."""
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH):
        return found
    if _is_mutual(d, units[found.anchor]):
        return _made(found, ())
    clash = found.rule.kind is Kind.CLASH
    found = with_victims(d, found) if clash else found
    told = found.roles.get("attacker", ())
    acting = tuple(u for u in told if not (is_bystander(units, u) or _is_undergoing(units, found.anchor, u)))
    if acting:
        by = _by_attack(units, found.anchor) if clash else None
        return _made(found, (by,) if by is not None else acting)
    if told:
        found = replace(found, roles={role: us for role, us in found.roles.items() if role != "attacker"})
    owner = author_told(d, units, found.anchor)
    owner = owner or _of_arms(d, units, found) or _qualified(units, found.anchor) or leading(d, units, found.anchor)
    owner = owner or _possessing(d, units, found.anchor)
    owner = owner or _taker(units, found) or _of_main_clause(units, found.anchor) or _announcing(d, units, found)
    return _made(found, (owner,)) if owner is not None else found


def _made(found: Match, attacker: tuple[Unit, ...]) -> Match:
    """A match with those who made the attack."""
    return replace(found, roles={**found.roles, "attacker": attacker})


def _of_arms(d: Discourse, units: Sequence[Unit], found: Match) -> Unit | None:
    """« des tirs de l'armée », « visée à l'arme lourde par l'armée »: whose the shots of a strike are."""
    if found.rule.kind is not Kind.STRIKE:
        return None
    bound = [u for us in found.roles.values() for u in us]
    at = [found.anchor, *(i for i, u in enumerate(units) if any(u is b for b in bound))]
    first, last = min(at), max(at)
    end = next(
        (i for i in range(last + 1, min(len(units), last + _NOUN_REACH)) if opens_main(units, i)), last + _NOUN_REACH
    )
    shots = (i for i in range(first, min(len(units), end)) if units[i].lexemes & lexemes()["shots"])
    owners = (owner_told(d, units, i) for i in shots if not _is_destroyed(units, first, i))
    owner = next((o for o in owners if o is not None), None)
    return owner or _agent(units, first, last) or _agent_of(units, found.anchor)


def subject_of(units: Sequence[Unit], verb: int) -> Unit | None:
    """« la milice, aidée par des drones, menait »: who stands before a verb as its subject."""
    return next((u for u in reversed(units[:verb]) if u.kind in ("actor", "pronoun") and u.subject), None)


def _by_attack(units: Sequence[Unit], verb: int) -> Unit | None:
    """« ont repris Malakal, visée par une offensive rebelle »: whose attack is told of a place that others retook."""
    near = range(verb + 1, len(units)) if units[verb].group is not None else range(0)
    noun = next((k for k in near if units[k].kind == "noun" and units[k].lexemes & lexemes()["aimed"]), None)
    if noun is None or units[noun].preposition not in words()["by"]:
        return None
    return next((u for u in units[noun + 1 : noun + 2] if u.kind == "actor" and u.norm == "adjective"), None)


def _is_undergoing(units: Sequence[Unit], gerund: int, unit: Unit) -> bool:
    """« a tué un chef du Hamas lors d'un raid visant Rafah »: one told behind the main verb does not what a gerund tells.

    « les avions russes visant la ville » stand right before it.
    """
    group, at = units[gerund].group, next((k for k, u in enumerate(units) if u is unit), gerund)
    if group is None or group.mood != "gerund":
        return False
    if at + 1 >= gerund and group.first >= units[gerund].first:  # not « en visant »
        return False
    return any(u.finite for u in takewhile(lambda u: u.kind != "stop", reversed(units[:at])))


def author_told(d: Discourse, units: Sequence[Unit], anchor: int) -> Unit | None:
    """Who is accused of an attack, lays claim to it, made it or answers for it, as its sentence says."""
    author = _accused(units, anchor) or blamed(d, units, anchor) or _claimed(units, anchor)
    author = author or _laid_ahead(d, units, anchor) or _called_author(d, units, anchor)
    return author or _made_by(units, anchor) or _answers_for(d, units, anchor)


def _called_author(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """« Les auteurs de cette tuerie sont des miliciens de la Codeco »: whom a sentence calls those who made an attack."""
    before = [u.norm for u in units[max(0, noun - _CULPRIT) : noun]]
    verb = units[noun + 1].group if noun + 1 < len(units) else None
    if words()["culprits"].isdisjoint(before) or verb is None or verb.lemma not in lemmas()["be"] or happened(verb):
        return None
    return _first_party(d, units[noun + 2 : noun + 2 + _NEAR])


def _laid_ahead(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """« Attribué aux rebelles, l'assaut a été repoussé »: to whom a participle that opens the sentence lays the noun behind it."""
    if noun < 1 or units[noun].kind != "noun" or units[noun - 1].kind != "comma":
        return None
    opening = units[0].group
    if opening is None or not opening.bare or any(u.kind == "comma" for u in units[: noun - 1]):
        return None
    return laid_to(d, units, 0) if blames(opening, "participle") else None


def _answers_for(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """« La Russie est à l'origine de cette frappe », « L'ONG impute cette frappe à la Russie »: told with a verb before it."""
    verb = next((k for k in range(noun - 1, max(-1, noun - _LIGHT_REACH), -1) if units[k].group is not None), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None or units[noun].kind != "noun" or happened(group) == "denial":
        return None  # « ont nié être à l'origine du tir »
    if blames(group, "active"):
        return _first_party(d, (u for u in units[verb + 1 : noun + _LAID] if u.preposition in words()["blamed"]))
    if group.lemma in lemmas()["holding_to_account"]:
        return points_at(d, units, verb)
    answers = words()["origin"] | words()["culprits"]
    if group.lemma not in lemmas()["be"] or all(u.norm not in answers for u in units[verb:noun]):
        return None
    return _first_party(d, (u for u in reversed(units[:verb]) if u.subject))


def _first_party(d: Discourse, units: Iterable[Unit]) -> Unit | None:
    """The first of some units that names a party."""
    return next((party for u in units if (party := _party(d, u)) is not None), None)


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


def _is_mutual(d: Discourse, attack: Unit) -> bool:
    """« Kiev et Moscou s'accusent d'avoir bombardé la centrale »: an attack that each side lays to the other."""
    group = attack.group
    told = d.tokens[max(0, group.first - _EACH_OTHER) : group.last] if group is not None else ()
    accusing = [_accuses(token) for token in told]
    return any(t.norm in grammar().reflexives and any(accusing[k : k + _NEAR]) for k, t in enumerate(told))


def _accuses(token: Token) -> bool:
    return any(form.lemma in grammar().accusing for form in lexicon().forms.get(spelled(token.text), ()))


def blamed(d: Discourse, units: Sequence[Unit], anchor: int) -> Unit | None:
    """« un raid sur Douma, imputé au régime, », « , imputant le raid à »: to whom an attack is laid behind its noun."""
    for i in range(anchor + 1, len(units)):
        if units[i].kind == "stop":
            break
        if blames(units[i].group, "passive", "participle"):
            return laid_to(d, units, i)
        if blames(units[i].group, "active") and not is_claim(units[i].group):
            return laid_to(d, units, i)
        accused = points_at(d, units, i)
        if accused is not None:
            return accused
    return None


def blamed_aside(d: Discourse, found: Match, incise: Sequence[Unit]) -> Match:
    """« …, ont indiqué des médias en accusant les rebelles »: a match with the attacker whom its source accuses."""
    author = blamed(d, incise, -1) if found.rule.kind in (Kind.STRIKE, Kind.CLASH) else None
    return _made(found, (author,)) if author is not None else found


def laid_to(d: Discourse, units: Sequence[Unit], verb: int) -> Unit | None:
    """« attribués par Kiev aux rebelles », « revendiqué par l'EI »: whom a verb of blame or claim names, not who blames."""
    group = units[verb].group
    active = group is not None and group.voice == "active"
    names = words()["by"] if is_claim(group) else words()["blamed"]
    near = units[verb + 1 : verb + 1 + (_LAID if active else _NEAR)]
    return _first_party(d, (u for u in near if u.preposition in names))


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


def is_claim(group: VerbGroup | None) -> bool:
    """« a revendiqué l'attaque », « s'est attribué ce raid », not « a attribué l'attaque aux rebelles »."""
    if group is None or group.lemma in lemmas()["claiming"]:
        return group is not None
    return group.reflexive and group.lemma in lemmas()["claiming_for_oneself"]


def _announcing(d: Discourse, units: Sequence[Unit], found: Match) -> Unit | None:
    """« Washington a annoncé des frappes sur Hodeïda »: a state that tells of strikes on another's soil, which names nobody."""
    if found.rule.kind is not Kind.STRIKE or units[found.anchor].group is not None:
        return None
    told = teller(units, found.anchor)
    told = stands_for(d, told, units) if told is not None else None
    if told is not None and told.names and normalise(told.names[0].split()[0]) in words()["allied"]:
        return told  # « La coalition a fait état de vingt raids »
    country, soil = told.actor.country if told is not None and told.actor is not None else None, _soil(d, found)
    return told if country is not None and soil and country not in soil else None


def teller(units: Sequence[Unit], noun: int) -> Unit | None:
    """« Washington a annoncé des frappes », « l'armée a fait état de dix attaques repoussées »: who tells of what a noun names."""
    verb = next((k for k in range(noun - 1, max(-1, noun - _ANNOUNCED), -1) if units[k].kind != "word"), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None or group.voice != "active" or group.negated or not _owns_up(units, verb, noun):
        return None
    return next((u for u in reversed(units[:verb]) if u.kind in ("actor", "pronoun") and u.subject), None)


def _owns_up(units: Sequence[Unit], verb: int, noun: int) -> bool:
    """« a annoncé des frappes », « a fait état de vingt frappes »: whether a verb tells of what its subject may have done."""
    lemma = units[verb].lemma
    reports = lemma in lemmas()["doing"] and any(u.norm in words()["account"] for u in units[verb + 1 : noun])
    return lemma in lemmas()["owning_up"] or reports


def _soil(d: Discourse, found: Match) -> set[str | None]:
    """The countries of the places of a match."""
    told = (d.found.resolutions[i].place for u in found.roles.get("location", ()) for i in u.places)
    return {place.country for place in told if place is not None}


def points_at(d: Discourse, units: Sequence[Unit], verb: int) -> Unit | None:
    """« …, selon l'ONG, qui accuse le régime », « en a rendu responsables les rebelles »: whom a verb accuses that tells no deed."""
    group, near = units[verb].group, units[verb + 1 : verb + _NEAR]
    if group is None or group.voice != "active" or group.negated:
        return None
    if group.lemma in lemmas()["holding_to_account"]:
        behind = takewhile(lambda t: t.text not in ",;:.", d.tokens[units[verb].last : units[verb].last + _ANSWERS])
        told = any(t.norm in words()["culprits"] for t in behind)
        return next((u for u in near if u.is_party), None) if told else None
    if group.lemma not in grammar().accusing or not near or not near[0].is_party:
        return None
    return near[0] if len(near) < _ACCUSED or near[1].norm not in words()["of"] else None


def _claimed(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« la milice a revendiqué des tirs sur Safed »: who says of an attack that it is his own."""
    k = anchor - 1
    while k >= 0 and units[k].kind in ("word", "noun"):
        k -= 1
    group = units[k].group if k >= 0 else None
    return subject_of(units, k) if blames(group, "active") and is_claim(group) else None


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


def blames(group: VerbGroup | None, *voices: str) -> bool:
    """Whether a verb lays an attack to somebody."""
    return group is not None and group.lemma in grammar().blaming and group.voice in voices and not group.negated


def _taker(units: Sequence[Unit], found: Match) -> Unit | None:
    """« L'armée est entrée dans Zamalka après une nuit de bombardements »: who took the place had it shelled."""
    before = takewhile(lambda u: u.kind == "word", reversed(units[: found.anchor]))
    if found.rule.kind is not Kind.STRIKE or words()["endings"].isdisjoint(u.norm for u in before):
        return None
    verb = next((k for k in range(found.anchor - 1, -1, -1) if units[k].kind == "verb"), 0)
    group = units[verb].group
    if group is None or group.voice != "active" or happened(group):
        return None
    return None if units[verb].lexemes.isdisjoint(lexemes()["entering"]) else subject_of(units, verb)


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
    before = range(noun - 1, max(-1, noun - _LIGHT_REACH), -1)
    verb = next((k for k in before if units[k].kind not in ("word", "noun")), None)
    verb = _before_aside(units, verb) if verb is not None and units[verb].kind == "comma" else verb
    if verb is None or units[noun].kind != "noun" or units[verb].lexemes.isdisjoint(lexemes()["firing"]):
        return None
    group = units[verb].group
    leads = group is not None and group.finite and group.voice == "active" and not group.negated
    return subject_of(units, verb) if leads and not _has_own(d, units, verb) else None


def _before_aside(units: Sequence[Unit], comma: int) -> int | None:
    """« a mené, avec l'appui de Londres, des frappes »: the verb before what stands between it and its object, up to a comma."""
    aside = list(takewhile(lambda u: u.kind in ("word", "actor", "place", "comma"), reversed(units[:comma])))
    opening = next((u for u in reversed(aside) if u.kind != "comma"), None)
    helped = opening is not None and opening.norm in words()["with"]
    return comma - len(aside) - 1 if helped and len(aside) < comma else None


def _possessing(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """« L'aviation russe a redoublé ses frappes sur Idleb »: the party before a strike whose it is by its « ses »."""
    unit = units[noun]
    article = d.tokens[unit.first - 1].norm if unit.first else ""
    if unit.kind != "noun" or article not in words()["possessives"]:
        return None
    many = article in words()["their"]
    told = (u for u in reversed(units[:noun]) if u.kind in ("actor", "person") and u.subject and u.plural == many)
    owner = next(told, None)
    return owner if owner is not None and owner.is_party else None


def _has_own(d: Discourse, units: Sequence[Unit], verb: int) -> bool:
    """« où se cachent les jihadistes, ces appareils ont mené »: whether a noun that is no party opens the clause of a verb."""
    opens = verb > 1 and units[verb - 1].kind == "word" and units[verb - 2].kind == "comma"
    return opens and d.tokens[units[verb - 1].first - 1].norm in words()["determiners"]


def _of_main_clause(units: Sequence[Unit], gerund: int) -> Unit | None:
    """« Le Hezbollah a lancé des roquettes sur Israël, faisant un mort à Acre »: who did what a gerund goes on with."""
    group = units[gerund].group
    if group is None or group.mood != "gerund":
        return None
    known = lexemes()
    for k in range(gerund - 1, -1, -1):
        main = units[k].group
        if main is not None and (main.finite or main.effect == "claim"):
            fired = not units[k].lexemes.isdisjoint(known["firing"] | known["strikes"] | known["killing"])
            return subject_of(units, k) if fired and main.voice == "active" else None
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
    """« jetés à partir d'hélicoptères », « tirés depuis les lignes de l'armée »: what they were fired from, or whose lines."""
    ends = ("comma", "stop", "verb", "actor")
    at = next((k for k, u in enumerate(following) if k and u.kind in ends), 0)
    if at <= 1 or following[at].kind != "actor":
        return None
    whence = [u.norm for u in following[:at] if u.norm not in words()["of"]]
    lines = not words()["lines"].isdisjoint(whence[-1:])
    owned = following[at].norm == "adjective" if lines else following[at - 1].norm in words()["of"]
    tells = owned or (lines and following[at].preposition in words()["of"])
    return following[at] if tells and not words()["launched_from"].isdisjoint(whence[-1 - lines :][:1]) else None


def owner_told(d: Discourse, units: Sequence[Unit], noun: int) -> Unit | None:
    """The actor that the words after a noun give it to: behind its adjectives and participles, or « de la part de »."""
    within = _within(d, units[noun])
    if within is not None:
        return within
    for k in range(noun + 1, min(len(units), noun + 1 + _OWNER_REACH)):
        unit = units[k]
        if unit.norm in words()["coming_from"] or (k > noun + 1 and _is_struck(units[k - 1], unit)):
            break  # « des drones venus d'Irak »
        if unit.kind == "actor":
            means = k == noun + 2 and unit.preposition in words()["to"]  # « des bombardements à l'artillerie »
            return unit if (unit.norm == "adjective" or unit.preposition in words()["owning"]) and not means else None
        if _is_bare_participle(unit) and blames(unit.group, "passive", "participle"):
            return laid_to(d, units, k)
        if not _goes_on(d, units, k):
            break
    following = units[noun + 1 : noun + _PART_REACH]
    return _launcher(following) or _on_whose_part(following)


def _goes_on(d: Discourse, units: Sequence[Unit], k: int) -> bool:
    """« des tirs nourris, menés en représailles par »: whether a unit goes on with the noun before it."""
    unit, after = units[k], units[k + 1] if k + 1 < len(units) else None
    if unit.kind == "comma":
        return after is not None and (_is_bare_participle(after) or _is_apposed(units, k))
    if unit.kind == "verb":
        return _is_bare_participle(unit)
    if unit.kind != "word" or _opens_noun(d, units[k - 1], unit):
        return False
    return unit.norm not in words()["locative"] or _completes(unit, after)


def _is_apposed(units: Sequence[Unit], comma: int) -> bool:
    """« des raids, syriens et russes, sur Idleb »: whether a comma opens adjectives between two commas that tell whose a noun is."""
    told = list(takewhile(lambda u: u.norm == "adjective" or u.norm in words()["and"], units[comma + 1 :]))
    return bool(told) and [u.kind for u in units[comma + 1 + len(told) :][:1]] == ["comma"]


def _on_whose_part(following: Sequence[Unit]) -> Unit | None:
    """« des frappes … de la part de l'armée »."""
    at = next((i for i, u in enumerate(following) if u.norm in words()["on_the_part"]), len(following))
    return next((u for u in following[at : at + 3] if u.kind == "actor"), None)


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
