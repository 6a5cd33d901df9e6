"""By what means was an attack made: from afar (an « attaque » with drones), or on the ground (a « raid » by armed men)?"""

from itertools import takewhile

from geo.codebook import Kind, Weapon
from geo.model import Place
from geo.reading.reports.domains import are_fighters
from geo.reading.reports.killing import by_hand
from geo.reading.reports.remote import is_remote
from geo.reading.reports.retold import goes_on_as_strike, goes_on_from_strike, is_beside_fire, is_counted, is_told
from geo.reading.reports.tying import figures_in
from geo.reading.reports.weapons import OF_STRIKES, at_close_quarters, is_laid, is_launched_there, weapon_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import JIHADISTS, Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import endings, lemmas, lexemes, words

_WITH = 4  # tokens after « attaquer » in which its weapon stands
_LEFT, _RIGHT = 4, 6  # tokens about a strike in which its weapon stands
_FURTHER = 12  # tokens behind « tués » in which « un attentat à la voiture piégée » stands
_BEFORE, _AFTER = 10, 12  # tokens about an « attaque » in which its weapon stands
_TOLLS = 4  # sentences back to the strikes, over those that only count the dead
_OF_WHOM = 4  # tokens from « raid » to « de miliciens », « mené par des hommes armés »
_OBJECT = 7  # tokens after « ont détruit », « ont abattu » in which it is told what
_ANTECEDENT = 12  # tokens before « qui » in which whom it stands for is told
_RECENT = 3  # sentences in which fighting told before is what « l'attaque » stands for
_RAIDERS = 8  # tokens before a « raid » in which its raiders are told


def means_of(d: Discourse, sentence: Sentence, found: Match, place: Place | None) -> tuple[Kind, Weapon | None]:
    """The kind of a match at a place, and the weapon of a strike; « la double attaque » is the bombing told before."""
    kind, weapon = _kind_of(d, sentence, found), None
    if kind is Kind.STRIKE and _is_raided_on_foot(d, sentence, found, place):
        return Kind.CLASH, None
    if kind is Kind.CLASH and _is_repelled(found):
        return kind, weapon
    attacked, bombings = found.units[found.anchor].lexemes & lexemes()["attack"], d.memory.bombings
    if kind is Kind.CLASH and place is not None and place.id in bombings and attacked:
        kind, weapon = Kind.STRIKE, bombings[place.id]
    struck = kind is Kind.CLASH and place is not None and place.id in d.memory.struck
    if struck and place is not None and (is_told(d, found) or is_counted(d, found)):
        kind, weapon = Kind.STRIKE, d.memory.struck[place.id]
    if kind is Kind.CLASH and attacked and _amid_bombings(d, sentence, found):
        kind, weapon = Kind.STRIKE, _bombed_with(d, sentence)
    elif kind is Kind.CLASH and goes_on_from_strike(d, found):
        kind, weapon = Kind.STRIKE, d.memory.strike
    elif kind is Kind.CLASH and (shot := _shot_with(d, sentence, found)) is not None:
        kind, weapon = Kind.STRIKE, shot
    kind = Kind.STRIKE if kind is Kind.CLASH and is_remote(d, sentence, found, place) else kind
    if kind is Kind.STRIKE and weapon is None:
        low, high = found.extent
        bombed = found.rule.weapon is Weapon.MINE
        about = max(sentence.first, low - _LEFT), min(sentence.last, high + (_FURTHER if bombed else _RIGHT))
        told = weapon_of(d.tokens, *about)
        bombed = bombed or (told is None and is_laid(d.text.norms[sentence.first : sentence.last], found))
        weapon = _planted(told) if bombed else found.rule.weapon or told
    if place is not None and weapon in (Weapon.CAR_BOMB, Weapon.SUICIDE):
        bombings[place.id] = weapon
    elif place is not None and kind is Kind.STRIKE:
        d.memory.struck[place.id] = weapon
    if kind is Kind.STRIKE:
        d.memory.strike, d.memory.strike_age = weapon, 0
    return kind, weapon


def _amid_bombings(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« Vingt morts dans des attentats. Les attaques les plus meurtrières se sont produites à Kirkouk »: attacks that were bombs."""
    anchor, known = found.units[found.anchor], words()
    if anchor.group is not None or anchor.norm in known["assaults"] | known["storming"] or found.roles.get("attacker"):
        return False
    before = d.text.sentence_before(sentence) or sentence
    told, near = (set(d.text.norms[first : sentence.last]) for first in (sentence.first, before.first))
    return not known["bombings"].isdisjoint(near) and (known["on_foot"] | known["on_the_ground"]).isdisjoint(told)


def _bombed_with(d: Discourse, sentence: Sentence) -> Weapon:
    """How bombings just told were made."""
    return _planted(weapon_of(d.tokens, *_since_last(d, sentence)))


def _planted(told: Weapon | None) -> Weapon:
    """By a car or a suicide bomber where the words about a bombing tell it, else by a bomb that was laid."""
    return told if told in (Weapon.CAR_BOMB, Weapon.SUICIDE) else Weapon.MINE


def _since_last(d: Discourse, sentence: Sentence) -> tuple[int, int]:
    """The tokens of a sentence and of the two before it."""
    before = d.text.sentence_before(sentence)
    further = d.text.sentence_before(before) if before is not None else None
    return (further or before or sentence).first, sentence.last


def _shot_with(d: Discourse, sentence: Sentence, found: Match) -> Weapon | None:
    """« Un missile a touché un navire. L'attaque a eu lieu près de Hodeïda »: with what one shot just before at no place."""
    fought = d.memory.fights.get(Kind.CLASH)
    first, _ = _since_last(d, sentence)
    told = set(d.text.norms[sentence.first : sentence.last])
    by_foot = not told.isdisjoint(words()["on_foot"] | words()["on_the_ground"])
    if by_foot or found.roles.get("attacker") or (fought is not None and fought.age < _RECENT) or not is_told(d, found):
        return None
    weapon = weapon_of(d.tokens, first, sentence.first)
    return weapon if weapon in (Weapon.DRONE, Weapon.MISSILE, Weapon.ROCKET) else None


def _is_raided_on_foot(d: Discourse, sentence: Sentence, found: Match, place: Place | None) -> bool:
    """« un raid de l'armée à Jénine »: where an army raids with soldiers, unless the sentence tells of aircraft or bombs."""
    if place is None or f"{place.country}.{place.admin1}" not in partynames.raided_on_foot():
        return False
    low, high = found.extent
    told = {t.norm for t in d.tokens[sentence.first : sentence.last]} - words()["raid"]
    raid = any(t.norm in words()["raid"] for t in d.tokens[low:high])
    return raid and told.isdisjoint(words()["afar"] | words()["bombs"] | words()["flown"] | words()["shelled"])


def _is_repelled(found: Match) -> bool:
    """« les attaques contre Homs ont été repoussées »: fighting on the ground, whatever was told of Homs before."""
    near = found.units[max(0, found.anchor - _WITH) : found.anchor + _RAIDERS]
    return any(u.group is not None and u.group.lemma in lemmas()["repelling"] for u in near)


def _kind_of(d: Discourse, sentence: Sentence, found: Match) -> Kind:
    """The kind of a match: its rule's, or the other of strike and clash where the means tell."""
    kind, anchor = found.rule.kind, found.units[found.anchor]
    if kind is Kind.STRIKE and (
        _is_ground_raid(d, sentence, found) or _is_gunfire(d, sentence, found) or _is_fought(d, sentence, found)
    ):
        return Kind.CLASH
    if kind is not Kind.CLASH:
        return kind
    guns = bool(anchor.lexemes & (lexemes()["shooting"] | lexemes()["opening_fire"]))  # « des chars ont tiré sur »
    if anchor.group is not None and (_strikes_from_afar(d, found, guns=guns) or by_bombs(d, sentence, found)):
        return Kind.STRIKE
    if guns and anchor.group is not None and _attacks_with(d, sentence, anchor) in OF_STRIKES:
        return Kind.STRIKE  # « ont tiré avec de l'artillerie en direction de »
    if anchor.lexemes & (lexemes()["attacking"] | lexemes()["opening_fire"]):
        shelled = _is_shot_at(d, sentence, found) or goes_on_as_strike(d, sentence, found)
        return Kind.STRIKE if shelled or _attacks_with(d, sentence, anchor) in OF_STRIKES else kind
    if anchor.group is not None:
        return Kind.STRIKE if _leads_strike(d, sentence, found) else kind
    if anchor.lexemes.isdisjoint(lexemes()["attack"]) or anchor.norm in words()["ambushes"]:
        return kind
    told = {t.norm for t in d.tokens[sentence.first : sentence.last]}
    if not told.isdisjoint(words()["bombs"]):
        return Kind.STRIKE
    if _wrecks(d, sentence, found) or _is_shelling(d, sentence, found) or goes_on_as_strike(d, sentence, found):
        return Kind.STRIKE
    low, high = found.extent
    weapon = weapon_of(d.tokens, max(sentence.first, low - _BEFORE), min(sentence.last, high + _AFTER))
    tanks = weapon is Weapon.ARTILLERY and anchor.norm in words()["assaults"]  # « l'assaut, appuyé par des chars »
    return Kind.STRIKE if weapon in OF_STRIKES and not tanks else kind


def _is_shot_at(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« attaquant des maisons », « Ces drones visaient un site qui avait été attaqué »: what bombs hit, or is told beside them."""
    anchor = found.units[found.anchor]
    behind = d.tokens[anchor.last : anchor.last + _WITH]
    if any(t.norm in words()["structures"] for t in behind):
        return _is_shelling(d, sentence, found)
    if any(u.lexemes & lexemes()["controlling"] for u in found.units):
        return False  # « ont attaqué Homs et pris deux quartiers »
    known = (u.actor for u in found.roles.get("attacker", ()) if u.actor is not None)
    armies = all(_is_of_state(actor) or actor.side is not None for actor in known)
    return armies and is_beside_fire(d, sentence) and (_is_shelling(d, sentence, found) or not d.is_of_fighting)


def _leads_strike(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« ont lancé une série d'attaques à la roquette »: a verb and, behind it, the attack with its weapon, or of bombs alone."""
    near = found.units[found.anchor + 1 : found.anchor + _RAIDERS]
    attack = next((u for u in near if u.lexemes & lexemes()["attack"] and u.group is None), None)
    if attack is None or attack.norm in words()["assaults"]:
        return False
    armed = weapon_of(d.tokens, attack.last, attack.last + _WITH) in OF_STRIKES
    return armed or _is_shelling(d, sentence, found) or goes_on_as_strike(d, sentence, found)


def _is_shelling(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« une attaque », where a text tells of missiles, shells or drones, and hardly of anybody who fights on the ground."""
    anchor, parties, ground = found.units[found.anchor], found.roles.get("attacker", ()), words()["on_the_ground"]
    if anchor.norm in words()["assaults"] or any(u.actor is not None and u.actor.side in JIHADISTS for u in parties):
        return False
    before, norms = d.text.sentence_before(sentence), d.text.norms
    if _is_repelled(found) or not words()["possessives"].isdisjoint(norms[anchor.last : anchor.last + 2]):
        return False  # « tués dans l'attaque de leur camion »
    near = norms[before.first if before is not None else sentence.first : sentence.last]
    return ground.isdisjoint(near) and d.is_of_bombs


def _wrecks(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« une attaque russe a détruit un immeuble »: what fighters on foot do not do."""
    if any(t.norm in words()["on_foot"] for t in d.tokens[sentence.first : sentence.last]):
        return False
    after = found.units[found.anchor + 1 : found.anchor + _WITH]
    verb = next((u for u in after if u.lexemes & lexemes()["wrecking"]), None)
    behind = d.tokens[verb.last : verb.last + _OBJECT] if verb is not None else ()
    return any(t.norm in words()["structures"] for t in behind)


def _is_gunfire(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« des hommes armés ont mitraillé un barrage », « pris pour cible par des inconnus »: by guns, not from aircraft."""
    anchor, acting = found.units[found.anchor], _acting(d, found)
    by = {t.norm for u in acting for t in d.tokens[u.first : u.last]}
    if anchor.group is not None and anchor.group.lemma in lemmas()["strafing"]:
        return not by.isdisjoint(words()["on_foot"])
    if _falls_upon(d, found):
        return not _strikes_from_afar(d, found, guns=True)
    if anchor.group is None or anchor.lexemes.isdisjoint(lexemes()["aiming"]):
        return False
    if weapon_of(d.tokens, *found.extent) is not None:
        return False
    bands = any(u.actor is not None and not _is_of_state(u.actor) for u in acting) and by.isdisjoint(words()["allied"])
    unarmed = _nothing_is_fired(d) or at_close_quarters(d.text, sentence)
    foot = (bands or not by.isdisjoint(words()["on_foot"])) and unarmed
    return foot or not by.isdisjoint(words()["gunmen"]) or _is_aimed_at_by_attack(d, sentence, found)


def _acting(d: Discourse, found: Match) -> list[Unit]:
    """Those who attack, by name where « ils » and « qui » stand for them."""
    return [stands_for(d, u, found.units) or u for u in found.roles.get("attacker", ())]


def _is_of_state(actor: actors.ActorMention) -> bool:
    return actor.state or actor.country is not None


def _is_aimed_at_by_attack(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« a été visée par une attaque rebelle »: an attack on the ground, unless bombs are told of."""
    near = found.units[found.anchor + 1 : found.anchor + 1 + _WITH]
    attack = next((u for u in near if u.lexemes & lexemes()["attack"] and u.group is None), None)
    if attack is None or attack.preposition not in words()["by"] or attack.norm in words()["raid"] or d.is_of_bombs:
        return False
    told = d.text.norms[sentence.first : sentence.last]
    return words()["bombs"].isdisjoint(told) and weapon_of(d.tokens, sentence.first, sentence.last) is None


def flown(d: Discourse, found: Match) -> bool:
    """« un Su-25 attaquait nos positions »: an aircraft, which is no party of the fighting that is told next."""
    by = [t for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]]
    return found.rule.kind is Kind.CLASH and any(actors.is_aircraft(t) for t in by)


def _is_fought(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« les soldats ont détruit deux chars », « l'EI a frappé dans le désert »: by fighters, with no arms from afar told."""
    group = found.units[found.anchor].group
    if group is None or group.voice != "active" or group.lemma not in lemmas()["destroying"] | lemmas()["striking"]:
        return False
    at = found.units[found.anchor].last
    beyond = at + _OBJECT if group.lemma in lemmas()["destroying"] else at
    told = {t.norm for t in (*d.tokens[sentence.first : group.first], *d.tokens[beyond : sentence.last])}
    if not told.isdisjoint(words()["bombs"] | words()["afar"] | words()["guns"] | words()["flown"] | words()["struck"]):
        return False
    if group.lemma in lemmas()["destroying"]:
        return any(t.norm in words()["gear"] for t in d.tokens[at : at + _OBJECT])
    return any(u.actor is not None and u.actor.side in (*JIHADISTS, "jihadists") for u in _acting(d, found))


def _downs(d: Discourse, found: Match) -> bool:
    """« ont abattu un hélicoptère », « en ont détruit dix au-dessus de Lviv »: what is brought down in the air is no place struck."""
    group, at = found.units[found.anchor].group, found.units[found.anchor].last
    if group is None or group.voice != "active" or group.lemma not in lemmas()["downing"]:
        return False
    behind = takewhile(lambda t: t.text not in ",;:", d.tokens[at : at + _OBJECT])
    return any(t.norm in words()["carriers"] | words()["flying"] | words()["above"] for t in behind)


def _was_downed(d: Discourse, found: Match) -> bool:
    """« a abattu des drones qui tentaient d'attaquer Moscou »: what was brought down attacked nobody."""
    if found.rule.kind is not Kind.CLASH or not any(u.kind == "relative" for u in found.roles.get("attacker", ())):
        return False
    for k, unit in enumerate(found.units[: found.anchor]):
        if unit.group is not None and unit.group.lemma in lemmas()["downing"]:
            between = d.text.norms[unit.last : found.units[found.anchor].first]
            return k < found.anchor and not words()["carriers"].isdisjoint(between)
    return False


def _tells_who_fights(d: Discourse, found: Match) -> bool:
    """« des groupes combattant dans le sud du pays »: a participle that only tells which party is meant."""
    group, at = found.units[found.anchor].group, found.anchor
    if found.rule.kind is not Kind.CLASH or group is None or group.mood != "gerund" or not at:
        return False
    return found.units[at - 1].kind == "actor" and d.tokens[group.first].norm not in words()["in"]


def _demolishes(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« les troupes détruisent les bâtiments de la ville »: what soldiers on foot do, where nothing is fired."""
    group = found.units[found.anchor].group
    if found.rule.kind is not Kind.STRIKE or group is None or group.lemma not in lemmas()["destroying"]:
        return False
    by = {t.norm for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]}
    told, known = d.text.norms[sentence.first : sentence.last], words()
    arms = known["bombs"] | known["afar"] | known["guns"] | known["flown"] | known["struck"]
    return group.voice == "active" and not by.isdisjoint(known["on_foot"] | known["raiding"]) and arms.isdisjoint(told)


def _falls_upon(d: Discourse, found: Match) -> bool:
    """« des hommes armés s'en sont pris à un convoi »: an attack on foot, where who has no arms would only scold."""
    told = found.roles.get("attacker", ())
    back = (
        _ANTECEDENT if u.kind == "relative" else 0 for u in told
    )  # « des miliciens venus de Bria, qui s'en sont pris »
    by = {t.norm for u, k in zip(told, back, strict=True) for t in d.tokens[max(0, u.first - k) : u.last]}
    upon = not found.units[found.anchor].lexemes.isdisjoint(lexemes()["falling_upon"])
    return upon and not by.isdisjoint(words()["on_foot"])


def _attacks_with(d: Discourse, sentence: Sentence, anchor: Unit) -> Weapon | None:
    """« a attaqué à l'artillerie », « a attaqué la raffinerie de Saratov avec des drones »: the weapon of a verb."""
    known = words()
    by = not known["by"].isdisjoint(d.text.norms[anchor.last : anchor.last + 1])
    weapon = weapon_of(
        d.tokens, anchor.last, anchor.last + (2 * _WITH if by else _WITH)
    )  # « par un "essaim de drones" »
    for k in range(anchor.last, sentence.last):
        follows = d.tokens[k + 1 : min(k + 2, sentence.last)]
        listed = d.tokens[k].text == "," and any(t.text[0].isupper() for t in follows)  # « Goris, Sotk et Jermuk »
        if weapon is not None or (d.tokens[k].text in ",;:" and not listed):
            break
        near = k < anchor.last + _AFTER and d.tokens[k].norm in known["armed_with"]
        weapon = weapon_of(d.tokens, k, k + _WITH) if near or d.tokens[k].norm in known["making_use"] else None
    return weapon


def is_borne_out(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether the sentence tells what a rule asks of it besides its pattern: people killed by hand, strikes about it."""
    rule = found.rule
    if rule.kind is Kind.STRIKE and is_launched_there(d.text.norms, found.units[found.anchor]):
        return False
    if _is_policed(d, sentence, found):
        return False
    if _downs(d, found) or _is_exodus(d, found) or _goes_on_again(found):
        return False
    if _was_downed(d, found) or _demolishes(d, sentence, found) or _tells_who_fights(d, found):
        return False
    if rule.killed and not (
        by_hand(d, sentence, found) or by_bombs(d, sentence, found) or _strikes_from_afar(d, found)
    ):
        return False
    if rule.armed and not are_fighters(d, found):
        return False
    if rule.afar and not (_strikes_from_afar(d, found, guns=True) or _falls_upon(d, found)):
        return False
    return not rule.amid_strikes or (_amid_strikes(d, sentence, found) and not _amid_fighting(d, sentence, found))


def _is_policed(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« tués par des tirs des forces de sécurité »: the shots of the police, with no arms that strike from afar."""
    known, told = words(), d.text.norms[sentence.first : sentence.last]
    clash, behind = found.rule.kind is Kind.CLASH, found.units[found.anchor :]
    if clash and behind[0].lexemes.isdisjoint(lexemes()["killed"]):
        return False  # « la police a échangé des tirs avec des bandits »
    near = behind[: _AFTER if clash else _WITH]
    shots = any(u.lexemes & lexemes()["shots_alone"] or u.norm in known["bullets"] for u in near)
    by = {t.norm for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]}
    return shots and not by.isdisjoint(known["policing"]) and (known["bombs"] | known["guns"]).isdisjoint(told)


def _goes_on_again(found: Match) -> bool:
    """« les bombardements ont repris sur deux villages de Homs »: what begins again takes no place."""
    anchor, group = found.units[found.anchor], found.units[found.anchor].group
    if found.rule.kind is not Kind.CONTROL or group is None or group.lemma not in lemmas()["resuming"]:
        return False
    if anchor.norm.endswith(endings()["infinitive"]):
        return False  # « les raids ont permis à l'armée de reprendre »
    for unit in reversed(found.units[: found.anchor]):
        if not unit.lexemes.isdisjoint(lexemes()["going_on"]) and unit.group is None:
            return group.finite
        if unit.kind in ("comma", "stop", "relative") or (unit.subject and unit.kind in ("actor", "person", "pronoun")):
            break
    return False


def _is_exodus(d: Discourse, found: Match) -> bool:
    """« 50 000 individus ont dû quitter Nyala »: people who flee a place held nothing there."""
    told = found.roles.get("previous_holder", ())
    return bool(told) and all(u.last == u.first + 1 and d.tokens[u.first].norm in words()["fleeing"] for u in told)


def by_bombs(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« Des barils sont tombés. Ils ont tué dix civils »: a pronoun behind a sentence of bombs and no fighters is the bombs."""
    before = d.text.sentence_before(sentence)
    if before is None or not any(u.kind == "pronoun" for u in found.roles.get("attacker", ())):
        return False
    told = {t.norm for t in d.tokens[before.first : before.last]}
    return not told.isdisjoint(words()["bombs"]) and told.isdisjoint(words()["on_foot"])


def _nothing_flies(d: Discourse) -> bool:
    """« dans des raids contre trois hameaux », in a text of armed bands that tells of no aircraft and no bomb."""
    return _nothing_is_fired(d) and not words()["bands"].isdisjoint(d.text.norms)


def _nothing_is_fired(d: Discourse) -> bool:
    """Whether a text tells of no aircraft, no bomb and no shell."""
    known = words()
    fired = known["afar"] | known["bombs"] | known["flown"] | (known["shelled"] - known["raid"])
    return fired.isdisjoint(d.text.norms)


def _is_of_arrest(d: Discourse, sentence: Sentence) -> bool:
    """« un raid à Jénine. Deux jeunes ont été tués par balles »: what is told about a raid that nothing flew."""
    before, known = d.text.sentence_before(sentence), words()
    first = before.first if before is not None else sentence.first
    about = set(d.text.norms[first : sentence.last + _AFTER]) - known["raid"]
    flown = known["afar"] | known["bombs"] | known["flown"] | known["shelled"]
    return not known["seizing"].isdisjoint(about) and flown.isdisjoint(about)


def _amid_strikes(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether a sentence, or the one before it, speaks of strikes: « une école a été touchée » is then hit by one."""
    told = {t.norm for t in d.tokens[_scene_before(d, sentence, found) : sentence.last]}
    return not told.isdisjoint(_striking())


def _scene_before(d: Discourse, sentence: Sentence, found: Match) -> int:
    """Where what is told before begins: with the sentence before; of a toll further back, over others that only count the dead."""
    first, tolled = sentence.first, "location" in found.roles
    for _ in range(_TOLLS if tolled and found.units[found.anchor].lexemes & lexemes()["killed"] else 1):
        before = d.text.sentence_before(sentence)
        if before is None:
            break
        first, sentence = before.first, before
        told = {t.norm for t in d.tokens[before.first : before.last]}
        if not told.isdisjoint(_striking()) or not any(f.what == "killed" for f in figures_in(d, before)):
            break
    return first


def _striking() -> frozenset[str]:
    """The words of those who strike from afar."""
    return words()["bombs"] | words()["flown"] | words()["struck"]


def _amid_fighting(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether people who fell amid strikes may have fallen otherwise: fighters on foot, snipers, bombs are told of too."""
    if found.units[found.anchor].lexemes.isdisjoint(lexemes()["killed"]):
        return False
    told = {t.norm for t in d.tokens[_scene_before(d, sentence, found) : sentence.last]}
    others = lexemes()["fighting"] | lexemes()["blasts"]
    if any(u.kind == "actor" and u.preposition in words()["by"] for u in found.units[found.anchor + 1 :]):
        return True
    return not told.isdisjoint(words()["on_foot"] | words()["otherwise"]) or any(
        u.lexemes & others for u in found.units
    )


def _strikes_from_afar(d: Discourse, found: Match, *, guns: bool = False) -> bool:
    """« l'artillerie a ouvert le feu », « des hélicoptères ont attaqué »: whether who attacks does so from afar."""
    told = {t.norm for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]}
    return not told.isdisjoint(words()["afar"] | words()["guns"] if guns else words()["afar"])


def _is_ground_raid(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« des hommes armés ont mené un raid contre », « un raid de miliciens sur »: fighters who have no aircraft, « des soldats », tanks."""
    low, high = found.extent
    raid = next((k for k in range(low, high) if d.tokens[k].norm in words()["raid"]), None)
    if raid is None:
        return False
    told = {t.norm for t in d.tokens[max(sentence.first, low - _RAIDERS) : high]}
    if not told.isdisjoint(words()["afar"] | words()["bombs"] | words()["flown"]):
        return False
    by = [t for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]]
    raiders = by or d.tokens[raid + 1 : raid + 1 + _OF_WHOM]
    if any(t.norm in words()["on_foot"] for t in raiders):  # not « a tué vingt jihadistes »
        return True
    with_them = d.tokens[raid + 1 : min(sentence.last, raid + 1 + _RAIDERS)]
    if _is_of_arrest(d, sentence) or _nothing_flies(d):
        return True
    return any(t.norm in words()["raiding"] for t in by) or any(t.norm in words()["driven"] for t in with_them)
