"""Does a sentence tell what a rule asks of it besides its pattern?

People killed by hand, fighters on foot, strikes about what « a été touché »; and nothing that makes it no attack at all.
"""

from functools import cache
from itertools import takewhile

from geo.codebook import Kind, Weapon
from geo.model import Roles
from geo.reading.reports.domains import are_fighters
from geo.reading.reports.killing import by_hand
from geo.reading.reports.locating import locations
from geo.reading.reports.means import (
    armed_from_afar,
    arms,
    attackers,
    by_bombs,
    falls_upon,
    is_told_from_afar,
    strikes_from_afar,
)
from geo.reading.reports.tying import figures_in
from geo.reading.reports.weapons import is_launched_there
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.partynames import fought_over
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import endings, lemmas, lexemes, words

_FALLING = (Weapon.MISSILE, Weapon.ROCKET, Weapon.ARTILLERY, Weapon.DRONE, Weapon.BARREL_BOMB)
_SHOTS = 4  # units behind « tirs » in which whose they are is told
_TOLL_SHOTS = 12  # so behind « tués »
_TOLLS = 4  # sentences back to the strikes, over those that only count the dead
_ANTECEDENT = 12  # tokens from « obus tirés par » to « qui »
_COMMA = frozenset(",")
_COUNTED = 4  # units of « cinquième base militaire »
_AIM = 4  # tokens from « sur » to the drone at which one opens fire
_OBJECT = 7  # tokens after « ont abattu » in which it is told what


def is_borne_out(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether the sentence tells what a rule asks of it besides its pattern: people killed by hand, strikes about it."""
    no_attack = (_is_launched_there, _downs, _is_exodus, _was_downed, _tells_who_fights, _flies_for_friends)
    if _goes_on_again(found) or _counts(found) or _is_of_shells(d, found) or _takes_up_fight(d, sentence, found):
        return False
    if any(is_else(d, found) for is_else in no_attack):
        return False
    if _is_policed(d, sentence, found) or _is_search(d, sentence, found) or _demolishes(d, sentence, found):
        return False
    return _is_as_asked(d, sentence, found)


def _is_as_asked(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« tués à la machette », « a été touchée » amid strikes: whether a rule that asks for arms or for killers finds them."""
    rule, afar = found.rule, strikes_from_afar(d, found) or is_told_from_afar(d, sentence)
    acting = attackers(d, found) if rule.drones else set()
    fell = _is_what_fell(d, found)
    if rule.drones and not fell and (not _are_drones(acting) or not acting.isdisjoint(words()["watching"])):
        return False  # « un drone de reconnaissance s'est écrasé »
    if rule.killed and not (afar or by_hand(d, sentence, found) or by_bombs(d, sentence, found)):
        return False
    if rule.armed and not are_fighters(d, found):
        return False
    if rule.afar and not (afar or fell or _is_made_from_afar(d, sentence, found)):
        return False
    return not rule.amid_strikes or (_amid_strikes(d, sentence, found) and not _amid_fighting(d, sentence, found))


def _is_what_fell(d: Discourse, found: Match) -> bool:
    """« Des roquettes sont tombées sur Homs. Elles ont touché un marché »: whether a pronoun goes on with the strike just told."""
    acting, group = found.roles.get("attacker", ()), found.units[found.anchor].group
    told = bool(acting) and all(u.kind == "pronoun" for u in acting)
    told = told and group is not None and not group.negated  # not « Il n'a pas fait de victime »
    return told and d.memory.strike in _FALLING and d.memory.strike_age == 1


def _are_drones(acting: set[str]) -> bool:
    """« un drone ukrainien », « un appareil sans pilote »: whether the words of who acts tell of a drone."""
    return not acting.isdisjoint(words()["drone"]) or acting >= words()["unmanned"]


def _is_made_from_afar(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« les canons ont ravagé », « l'armée a rasé trois maisons à coups d'obus »: whether guns or arms that reach far are told."""
    return strikes_from_afar(d, found, guns=True) or falls_upon(d, found) or armed_from_afar(d, sentence, found)


def _is_launched_there(d: Discourse, found: Match) -> bool:
    """« des missiles tirés depuis Belgorod »: whether a strike was only launched at its place."""
    return found.rule.kind is Kind.STRIKE and is_launched_there(d.text.norms, found.units[found.anchor])


def _downs(d: Discourse, found: Match) -> bool:
    """« ont abattu un hélicoptère », « en ont détruit dix au-dessus de Lviv », « ont tiré sur un drone »: no place is struck."""
    anchor = found.units[found.anchor]
    group, at = anchor.group, anchor.last
    if group is None or group.voice != "active":
        return False
    behind = list(takewhile(lambda t: t.text not in ",;:", d.tokens[at : at + _OBJECT]))
    if not anchor.lexemes.isdisjoint(lexemes()["opening_fire"]):
        aimed = next((k for k, t in enumerate(behind) if t.norm in words()["aimed_at"]), len(behind))
        return any(t.norm in words()["carriers"] | words()["flying"] for t in behind[aimed : aimed + _AIM])
    if group.lemma not in lemmas()["downing"]:
        return False
    return any(t.norm in words()["carriers"] | words()["flying"] | words()["above"] for t in behind)


def _takes_up_fight(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« des jihadistes ont attaqué Djibo. L'EI a revendiqué ce raid »: a raid that is the attack on foot told just before."""
    noun, fought = found.units[found.anchor], d.memory.fights.get(Kind.CLASH)
    if found.rule.kind is not Kind.STRIKE or noun.group is not None or "location" in found.roles or not noun.first:
        return False
    if noun.norm not in words()["raid"] or d.tokens[noun.first - 1].norm not in words()["before_anaphor"]:
        return False
    from_above = words()["afar"] | words()["bombs"] | words()["flown"]
    on_foot = not d.text.says(from_above - words()["raid"], sentence.first, sentence.last)
    return on_foot and fought is not None and fought.age <= 1 < d.memory.strike_age


def _is_of_shells(d: Discourse, found: Match) -> bool:
    """« des obus tirés par l'EI qui se sont abattus sur Homs »: what was fired falls upon a place, not who fired it."""
    by = next((u for u in found.roles.get("attacker", ()) if u.kind == "relative"), None)
    if by is None or found.rule.kind is not Kind.CLASH:
        return False
    told = [u for u in found.units if by.first - _ANTECEDENT <= u.first < by.first]
    shell = next((k for k, u in enumerate(told) if not u.lexemes.isdisjoint(lexemes()["projectiles"])), len(told))
    fired = next((u.group for u in told[shell:] if u.group is not None), None)
    return fired is not None and fired.bare and not d.text.says(_COMMA, told[shell].last, by.first)


def _counts(found: Match) -> bool:
    """« C'est la cinquième base visée en un mois dans cette région »: a count of what was told before, with no place of its own."""
    group = found.units[found.anchor].group
    if group is None or not group.bare or any(u.anaphor is None for u in found.roles.get("location", ())):
        return False
    before = found.units[max(0, found.anchor - _COUNTED) : found.anchor]
    return any(u.norm.endswith(endings()["ordinal_bare"]) for u in before)


def _was_downed(d: Discourse, found: Match) -> bool:
    """« a abattu des drones qui tentaient d'attaquer Moscou »: what was brought down attacked nobody."""
    if found.rule.kind is not Kind.CLASH or not any(u.kind == "relative" for u in found.roles.get("attacker", ())):
        return False
    before = found.units[: found.anchor]
    downed = next((u for u in before if u.group is not None and u.group.lemma in lemmas()["downing"]), None)
    return downed is not None and d.text.says(words()["carriers"], downed.last, found.units[found.anchor].first)


def _tells_who_fights(d: Discourse, found: Match) -> bool:
    """« des groupes combattant dans le sud du pays »: a participle that only tells which party is meant."""
    group, at = found.units[found.anchor].group, found.anchor
    if found.rule.kind is not Kind.CLASH or group is None or group.mood != "gerund" or not at:
        return False
    return found.units[at - 1].kind == "actor" and d.tokens[group.first].norm not in words()["in"]


def is_of_a_life(found: Match, roles: Roles) -> bool:
    """« Né à Alep, il a combattu à Homs »: where one man fought, of whom no party is told."""
    group, bound = found.units[found.anchor].group, found.roles.get("attacker", ())
    served = group is not None and group.lemma in lemmas()["serving"]
    if found.rule.kind is not Kind.CLASH or group is None or not served:
        return False
    if group.mood != "perfect" and group.effect != "claim":  # « il dit avoir combattu »
        return False
    told = bool(roles.attacker)
    alone = (u.kind == "relative" or (not u.plural and u.norm in words()["third_persons"]) for u in bound)
    return bool(bound) and (all(u.kind == "person" for u in bound) or (not told and all(alone)))


def _demolishes(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« les troupes détruisent les bâtiments de la ville »: what soldiers on foot do, where nothing is fired."""
    group = found.units[found.anchor].group
    if found.rule.kind is not Kind.STRIKE or group is None or group.lemma not in lemmas()["destroying"]:
        return False
    if group.voice != "active" or d.text.says(arms(), sentence.first, sentence.last):
        return False
    return not attackers(d, found).isdisjoint(words()["on_foot"] | words()["raiding"])


def _is_policed(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« tués par des tirs des forces de sécurité »: the shots of the police, with no arms that strike from afar."""
    known, behind = words(), found.units[found.anchor :]
    clash = found.rule.kind is Kind.CLASH
    if clash and behind[0].lexemes.isdisjoint(lexemes()["killed"]):
        return False  # « la police a échangé des tirs avec des bandits »
    if attackers(d, found).isdisjoint(known["policing"]):
        return False
    near = behind[: _TOLL_SHOTS if clash else _SHOTS]
    shots = any(u.lexemes & lexemes()["shots_alone"] or u.norm in known["bullets"] for u in near)
    return shots and not d.text.says(known["bombs"] | known["guns"], sentence.first, sentence.last)


def _is_search(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« La police a mené un raid dans un quartier d'Ankara »: a raid that makes arrests, where nothing flies and nobody is killed."""
    if found.rule.kind is not Kind.STRIKE or attackers(d, found).isdisjoint(words()["police"]):
        return False
    killed = any(u.lexemes & lexemes()["killed"] for u in found.units)
    return not killed and not d.text.says(arms() - words()["raid"], sentence.first, sentence.last)


def _goes_on_again(found: Match) -> bool:
    """« les bombardements ont repris sur deux villages de Homs »: what begins again takes no place."""
    anchor, group = found.units[found.anchor], found.units[found.anchor].group
    if found.rule.kind is not Kind.CONTROL or group is None or group.lemma not in lemmas()["resuming"]:
        return False
    if anchor.norm.endswith(endings()["infinitive"]):
        return False  # « les raids ont permis à l'armée de reprendre »
    before = takewhile(lambda u: not _opens_of_its_own(u), reversed(found.units[: found.anchor]))
    return group.finite and any(not u.lexemes.isdisjoint(lexemes()["going_on"]) for u in before)


def _opens_of_its_own(unit: Unit) -> bool:
    """Whether a clause begins at a unit, or one who may do what its verb tells."""
    acting = unit.subject and unit.kind in ("actor", "person", "pronoun")
    return acting or unit.kind in ("comma", "stop", "relative")


def _is_exodus(d: Discourse, found: Match) -> bool:
    """« 50 000 individus ont dû quitter Nyala »: people who flee a place held nothing there."""
    told = found.roles.get("previous_holder", ())
    return bool(told) and all(u.last == u.first + 1 and d.tokens[u.first].norm in words()["fleeing"] for u in told)


def _flies_for_friends(d: Discourse, found: Match) -> bool:
    """« le drapeau ukrainien flotte sur la mairie de Paris »: the flag of another state, where no foreign soldiers have stood."""
    if found.units[found.anchor].lexemes.isdisjoint(lexemes()["flown_flags"]):
        return False
    flown = {u.actor.country for u in found.roles.get("holder", ()) if u.actor is not None and u.actor.adjective}
    told = (d.found.resolutions[i].place for i in locations(d, found, found.units)) if flown else ()
    lands = {p.country for p in told if p is not None and p.country is not None}
    return None not in flown and bool(lands) and lands.isdisjoint(flown | fought_over())


def _amid_strikes(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether a sentence, or the one before it, speaks of strikes: « une école a été touchée » is then hit by one."""
    return d.text.says(_striking(), _scene_before(d, sentence, found), sentence.last)


def _scene_before(d: Discourse, sentence: Sentence, found: Match) -> int:
    """Where what is told before begins: with the sentence before; of a toll further back, over others that only count the dead."""
    first, tolled = sentence.first, "location" in found.roles
    for _ in range(_TOLLS if tolled and found.units[found.anchor].lexemes & lexemes()["killed"] else 1):
        before = d.text.sentence_before(sentence)
        if before is None:
            break
        first, sentence = before.first, before
        counts = any(f.what == "killed" for f in figures_in(d, before))
        if not counts or d.text.says(_striking(), before.first, before.last):
            break
    return first


def _amid_fighting(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether people who fell amid strikes may have fallen otherwise: fighters on foot, snipers, bombs, shots that two sides exchange."""
    if found.units[found.anchor].lexemes.isdisjoint(lexemes()["killed"]):
        return False
    if any(u.kind == "actor" and u.preposition in words()["by"] for u in found.units[found.anchor + 1 :]):
        return True
    if d.text.says(words()["on_foot"] | words()["otherwise"], _scene_before(d, sentence, found), sentence.last):
        return True
    others = lexemes()["fighting"] | lexemes()["blasts"] | lexemes()["opposing"]
    return any(u.lexemes & others for u in found.units)


@cache
def _striking() -> frozenset[str]:
    """The words of those who strike from afar."""
    return words()["bombs"] | words()["flown"] | words()["struck"]
