"""By what means was an attack made: from afar (an « attaque » with drones), or on the ground (a « raid » by armed men)?"""

from collections.abc import Iterable
from functools import cache

from geo.codebook import Kind, Weapon
from geo.model import Place
from geo.reading.reports.remote import is_remote
from geo.reading.reports.retold import goes_on_as_strike, goes_on_from_strike, is_beside_fire, is_counted, is_told
from geo.reading.reports.weapons import OF_STRIKES, at_close_quarters, is_laid, weapon_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import JIHADISTS, Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import lemmas, lexemes, words

_ARMED_REACH = 12  # tokens after « rasé trois maisons à Homs » in which the arms stand
_BY = 3  # tokens from « attaquée samedi soir » to its « par »
_WITH = 4  # tokens after « attaquer » in which its weapon stands
_VAGUE = (None, Weapon.AIR)  # what the words about a strike may tell more finely
_LEFT, _RIGHT = 4, 6  # tokens about a strike in which its weapon stands
_FURTHER = 12  # tokens behind « tués » in which « un attentat à la voiture piégée » stands
_BEFORE, _AFTER = 10, 12  # tokens about an « attaque » in which its weapon stands
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
    if kind is Kind.CLASH and not _is_repelled(found):
        kind, weapon = _as_told_before(d, sentence, found, place)
    if kind is Kind.STRIKE:
        weapon = weapon or _weapon_told(d, sentence, found)
        _remember_strike(d, place, weapon)
    return kind, weapon


def _as_told_before(d: Discourse, sentence: Sentence, found: Match, place: Place | None) -> tuple[Kind, Weapon | None]:
    """« Un attentat a frappé Homs. La double attaque »: an attack that is a strike told before, and its weapon; else a clash."""
    attacked, memory = bool(found.units[found.anchor].lexemes & lexemes()["attack"]), d.memory
    if place is not None and attacked and place.id in memory.bombings:
        return Kind.STRIKE, memory.bombings[place.id]
    if place is not None and place.id in memory.struck and (is_told(d, found) or is_counted(d, found)):
        return Kind.STRIKE, memory.struck[place.id]
    if attacked and _amid_bombings(d, sentence, found):
        return Kind.STRIKE, _bombed_with(d, sentence)
    if goes_on_from_strike(d, found):
        return Kind.STRIKE, memory.strike
    shot = _shot_with(d, sentence, found)
    return Kind.STRIKE if shot is not None or is_remote(d, sentence, found, place) else Kind.CLASH, shot


def _weapon_told(d: Discourse, sentence: Sentence, found: Match) -> Weapon | None:
    """« des raids à coups de barils », « tués dans un attentat à la voiture piégée »: the weapon told about a strike."""
    (low, high), bombed = found.extent, found.rule.weapon is Weapon.MINE
    about = max(sentence.first, low - _LEFT), min(sentence.last, high + (_FURTHER if bombed else _RIGHT))
    told = weapon_of(d.tokens, low, high)
    told = weapon_of(d.tokens, *about) if told in _VAGUE else told  # « des raids à coups de barils »
    if bombed or (told is None and is_laid(d.text.norms[sentence.first : sentence.last], found)):
        return _planted(told)
    return found.rule.weapon or told


def _remember_strike(d: Discourse, place: Place | None, weapon: Weapon | None) -> None:
    """Keep where a bomb or a strike hit, and with what, for « l'attaque » of a later sentence."""
    d.memory.strike, d.memory.strike_age = weapon, 0
    if place is not None and weapon in (Weapon.CAR_BOMB, Weapon.SUICIDE):
        d.memory.bombings[place.id] = weapon
    elif place is not None:
        d.memory.struck[place.id] = weapon


def _amid_bombings(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« Vingt morts dans des attentats. Les attaques les plus meurtrières se sont produites à Kirkouk »: attacks that were bombs."""
    anchor, known = found.units[found.anchor], words()
    if anchor.group is not None or anchor.norm in known["assaults"] | known["storming"] or found.roles.get("attacker"):
        return False
    before = d.text.sentence_before(sentence) or sentence
    on_foot = d.text.says(known["on_foot"] | known["on_the_ground"], sentence.first, sentence.last)
    return not on_foot and d.text.says(known["bombings"], before.first, sentence.last)


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
    if found.roles.get("attacker") or not is_told(d, found):
        return None
    fought = d.memory.fights.get(Kind.CLASH)
    on_foot = d.text.says(words()["on_foot"] | words()["on_the_ground"], sentence.first, sentence.last)
    if on_foot or (fought is not None and fought.age < _RECENT):
        return None
    weapon = weapon_of(d.tokens, _since_last(d, sentence)[0], sentence.first)
    return weapon if weapon in (Weapon.DRONE, Weapon.MISSILE, Weapon.ROCKET) else None


def _is_raided_on_foot(d: Discourse, sentence: Sentence, found: Match, place: Place | None) -> bool:
    """« un raid de l'armée à Jénine »: where an army raids with soldiers, unless the sentence tells of aircraft or bombs."""
    if place is None or f"{place.country}.{place.admin1}" not in partynames.raided_on_foot():
        return False
    fired = d.text.says(_fired(), sentence.first, sentence.last)
    return not fired and d.text.says(words()["raid"], *found.extent)


def _is_repelled(found: Match) -> bool:
    """« les attaques contre Homs ont été repoussées »: fighting on the ground, whatever was told of Homs before."""
    near = found.units[max(0, found.anchor - _WITH) : found.anchor + _RAIDERS]
    return any(u.group is not None and u.group.lemma in lemmas()["repelling"] for u in near)


def _kind_of(d: Discourse, sentence: Sentence, found: Match) -> Kind:
    """The kind of a match: its rule's, or the other of strike and clash where the means tell."""
    kind = found.rule.kind
    if kind is Kind.STRIKE:
        by_fighters = (_is_ground_raid, _is_gunfire, _is_fought)
        return Kind.CLASH if any(fought(d, sentence, found) for fought in by_fighters) else kind
    return Kind.STRIKE if kind is Kind.CLASH and _is_made_from_afar(d, sentence, found) else kind


def _is_made_from_afar(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« a attaqué à l'artillerie », « une attaque de drones »: whether the means of an attack are those of a strike."""
    anchor, known = found.units[found.anchor], lexemes()
    if anchor.group is not None and (_is_fired(d, sentence, found) or is_told_from_afar(d, sentence)):
        return True
    if not anchor.lexemes.isdisjoint(known["attacking"] | known["opening_fire"]):
        if _is_shot_at(d, sentence, found) or goes_on_as_strike(d, sentence, found):
            return True
        return _attacks_with(d, sentence, anchor) in OF_STRIKES
    if anchor.group is not None:
        return _leads_strike(d, sentence, found)
    attack = not anchor.lexemes.isdisjoint(known["attack"]) and anchor.norm not in words()["ambushes"]
    return attack and _is_attack_from_afar(d, sentence, found)


def _is_fired(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« des chars ont tiré sur », « ont tiré avec de l'artillerie en direction de »: who does what a verb tells has guns or bombs."""
    anchor = found.units[found.anchor]
    guns = not anchor.lexemes.isdisjoint(lexemes()["shooting"] | lexemes()["opening_fire"])
    if strikes_from_afar(d, found, guns=guns) or by_bombs(d, sentence, found):
        return True
    return guns and _attacks_with(d, sentence, anchor) in OF_STRIKES


def _is_attack_from_afar(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« une attaque de missiles », « une attaque russe a détruit un immeuble »: a noun with the weapons, or the wrecks, of a strike."""
    if d.text.says(words()["bombs"], sentence.first, sentence.last):
        return True
    if _wrecks(d, sentence, found) or _is_shelling(d, sentence, found) or goes_on_as_strike(d, sentence, found):
        return True
    low, high = found.extent
    weapon = weapon_of(d.tokens, max(sentence.first, low - _BEFORE), min(sentence.last, high + _AFTER))
    assault = found.units[found.anchor].norm in words()["assaults"]  # « l'assaut, appuyé par des chars »
    return weapon in OF_STRIKES and not (assault and weapon is Weapon.ARTILLERY)


def _is_shot_at(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« attaquant des maisons », « Ces drones visaient un site qui avait été attaqué »: what bombs hit, or is told beside them."""
    anchor = found.units[found.anchor]
    if d.text.says(words()["structures"], anchor.last, anchor.last + _WITH):
        return _is_shelling(d, sentence, found)
    if any(u.lexemes & lexemes()["controlling"] for u in found.units):
        return False  # « ont attaqué Homs et pris deux quartiers »
    if any(_is_band(u) and u.actor is not None and u.actor.side is None for u in found.roles.get("attacker", ())):
        return False
    return is_beside_fire(d, sentence) and (_is_shelling(d, sentence, found) or not d.is_of_fighting)


def _leads_strike(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« ont lancé une série d'attaques à la roquette »: a verb and, behind it, the attack with its weapon, or of bombs alone."""
    near = found.units[found.anchor + 1 : found.anchor + _RAIDERS]
    attack = next((u for u in near if u.lexemes & lexemes()["attack"]), None)
    if attack is None or attack.norm in words()["assaults"]:
        return False
    armed = weapon_of(d.tokens, attack.last, attack.last + _WITH) in OF_STRIKES
    return armed or _is_shelling(d, sentence, found)


def _is_shelling(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« une attaque », where a text tells of missiles, shells or drones, and hardly of anybody who fights on the ground."""
    anchor, parties = found.units[found.anchor], found.roles.get("attacker", ())
    if anchor.norm in words()["assaults"] or any(u.actor is not None and u.actor.side in JIHADISTS for u in parties):
        return False
    if _is_repelled(found) or d.text.says(words()["possessives"], anchor.last, anchor.last + 2):
        return False  # « tués dans l'attaque de leur camion »
    before = d.text.sentence_before(sentence) or sentence
    return d.is_of_bombs and not d.text.says(words()["on_the_ground"], before.first, sentence.last)


def _wrecks(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« une attaque russe a détruit un immeuble »: what fighters on foot do not do."""
    if d.text.says(words()["on_foot"], sentence.first, sentence.last):
        return False
    after = found.units[found.anchor + 1 : found.anchor + _WITH]
    verb = next((u for u in after if u.lexemes & lexemes()["wrecking"]), None)
    return verb is not None and d.text.says(words()["structures"], verb.last, verb.last + _OBJECT)


def _is_gunfire(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« ont mitraillé un barrage », « pris pour cible par des inconnus », « sous le feu des rebelles »: by guns, not from aircraft."""
    anchor, acting = found.units[found.anchor], _acting(d, found)
    by = _told_by(d, acting)
    if anchor.group is not None and anchor.group.lemma in lemmas()["strafing"]:
        return not by.isdisjoint(words()["on_foot"])
    if falls_upon(d, found):
        return not strikes_from_afar(d, found, guns=True)
    aimed = anchor.group is not None and not anchor.lexemes.isdisjoint(lexemes()["aiming"] | lexemes()["being"])
    if not aimed or weapon_of(d.tokens, *found.extent) is not None:
        return False
    if not (_nothing_is_fired(d) or at_close_quarters(d.text, sentence)):
        return False
    bands = by.isdisjoint(words()["allied"]) and any(map(_is_band, acting))
    return bands or not by.isdisjoint(words()["on_foot"])


def _acting(d: Discourse, found: Match) -> list[Unit]:
    """Those who attack, by name where « ils » and « qui » stand for them."""
    return [stands_for(d, u, found.units) or u for u in found.roles.get("attacker", ())]


def _told_by(d: Discourse, acting: Iterable[Unit]) -> set[str]:
    """The words that tell some who act."""
    return {norm for u in acting for norm in d.text.norms[u.first : u.last]}


def attackers(d: Discourse, found: Match) -> set[str]:
    """The words that tell those who attack, by name where « ils » and « qui » stand for them."""
    return _told_by(d, _acting(d, found))


def _is_band(unit: Unit) -> bool:
    """« la milice », « les rebelles »: whether a party is no state's."""
    return unit.actor is not None and not unit.actor.state and unit.actor.country is None


def flown(d: Discourse, found: Match) -> bool:
    """« un Su-25 attaquait nos positions »: an aircraft, which is no party of the fighting that is told next."""
    by = [t for u in found.roles.get("attacker", ()) for t in d.tokens[u.first : u.last]]
    return found.rule.kind is Kind.CLASH and any(actors.is_aircraft(t) for t in by)


def _is_fought(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« les soldats ont détruit deux chars », « l'EI a frappé dans le désert »: by fighters, with no arms from afar told."""
    group, at = found.units[found.anchor].group, found.units[found.anchor].last
    destroys = group is not None and group.lemma in lemmas()["destroying"]
    if group is None or group.voice != "active" or not (destroys or group.lemma in lemmas()["striking"]):
        return False
    beyond = at + _OBJECT if destroys else at
    if d.text.says(arms(), sentence.first, group.first) or d.text.says(arms(), beyond, sentence.last):
        return False
    if destroys:
        return d.text.says(words()["gear"], at, at + _OBJECT)
    return any(u.actor is not None and u.actor.side in (*JIHADISTS, "jihadists") for u in _acting(d, found))


def falls_upon(d: Discourse, found: Match) -> bool:
    """« des hommes armés s'en sont pris à un convoi »: an attack on foot, where who has no arms would only scold."""
    if found.units[found.anchor].lexemes.isdisjoint(lexemes()["falling_upon"]):
        return False
    return any(
        d.text.says(words()["on_foot"], max(0, u.first - _ANTECEDENT) if u.kind == "relative" else u.first, u.last)
        for u in found.roles.get("attacker", ())
    )  # « des miliciens venus de Bria, qui s'en sont pris »


def _attacks_with(d: Discourse, sentence: Sentence, anchor: Unit) -> Weapon | None:
    """« a attaqué à l'artillerie », « a attaqué la raffinerie de Saratov avec des drones »: the weapon of a verb."""
    known, at = words(), anchor.last
    by = d.text.says(known["by"], at, at + _BY)  # « samedi soir par un "essaim de drones" »
    weapon = weapon_of(d.tokens, at, at + (2 * _WITH if by else _WITH))
    for k in range(at, sentence.last):
        if weapon is not None or _ends_list(d, sentence, k):
            break
        near = k < at + _AFTER and d.tokens[k].norm in known["armed_with"]
        weapon = weapon_of(d.tokens, k, k + _WITH) if near or d.tokens[k].norm in known["making_use"] else None
    return weapon


def armed_from_afar(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« L'armée a rasé trois maisons à coups d'obus », « à l'aide de missiles »: whether behind a verb arms are told that reach far."""
    last = found.units[found.anchor].last
    behind = range(last, min(sentence.last, last + _ARMED_REACH))
    with_it = (k for k in behind if d.tokens[k].norm in words()["armed_with"])
    return any(weapon_of(d.tokens, k, k + _WITH) in OF_STRIKES for k in with_it)


def _ends_list(d: Discourse, sentence: Sentence, k: int) -> bool:
    """« a attaqué Goris, Sotk et Jermuk, tuant »: whether a comma or the like ends what a verb is told of."""
    follows = d.tokens[k + 1 : min(k + 2, sentence.last)]
    listed = d.tokens[k].text == "," and any(t.text[0].isupper() for t in follows)
    return d.tokens[k].text in ",;:" and not listed


def by_bombs(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« Des barils sont tombés. Ils ont tué dix civils »: a pronoun behind a sentence of bombs and no fighters is the bombs."""
    if not any(u.kind == "pronoun" for u in found.roles.get("attacker", ())):
        return False
    before = d.text.sentence_before(sentence)
    return (
        before is not None
        and d.text.says(words()["bombs"], before.first, before.last)
        and not d.text.says(words()["on_foot"], before.first, before.last)
    )


def _nothing_flies(d: Discourse) -> bool:
    """« dans des raids contre trois hameaux », in a text of armed bands that tells of no aircraft and no bomb."""
    return _nothing_is_fired(d) and not words()["bands"].isdisjoint(d.text.norms)


def _nothing_is_fired(d: Discourse) -> bool:
    """Whether a text tells of no aircraft, no bomb and no shell."""
    return _fired().isdisjoint(d.text.norms)


@cache
def _fired() -> frozenset[str]:
    """What tells of aircraft, bombs and shells; not « raid », which soldiers make too."""
    known = words()
    return (known["afar"] | known["bombs"] | known["flown"] | known["shelled"]) - known["raid"]


@cache
def arms() -> frozenset[str]:
    """What tells of any arms that strike from afar."""
    known = words()
    return known["bombs"] | known["afar"] | known["guns"] | known["flown"] | known["struck"]


def _is_of_arrest(d: Discourse, sentence: Sentence) -> bool:
    """« un raid à Jénine. Deux jeunes ont été tués par balles »: what is told about a raid that nothing flew."""
    before = d.text.sentence_before(sentence) or sentence
    about = before.first, sentence.last + _AFTER
    return d.text.says(words()["seizing"], *about) and not d.text.says(_fired(), *about)


def strikes_from_afar(d: Discourse, found: Match, *, guns: bool = False) -> bool:
    """« l'artillerie a ouvert le feu », « des hélicoptères ont attaqué »: whether who attacks does so from afar."""
    arms = words()["afar"] | words()["guns"] if guns else words()["afar"]
    return not attackers(d, found).isdisjoint(arms)


def is_told_from_afar(d: Discourse, sentence: Sentence) -> bool:
    """« neutralisés par voie aérienne », « avec des armes de haute précision »: whether a sentence says so, whoever attacks."""
    return d.text.says_any(words()["from_afar"], sentence.first, sentence.last)


def _is_ground_raid(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« des hommes armés ont mené un raid contre », « un raid de miliciens sur »: fighters who have no aircraft, « des soldats », tanks."""
    low, high = found.extent
    raid = next(iter(d.text.among(words()["raid"], low, high)), None)
    from_above = words()["afar"] | words()["bombs"] | words()["flown"]
    if raid is None or d.text.says(from_above, max(sentence.first, low - _RAIDERS), max(high, raid + 2)):
        return False  # « un raid aérien »
    by = attackers(d, found)
    raiders = by or d.text.norms[raid + 1 : raid + 1 + _OF_WHOM]
    if not words()["on_foot"].isdisjoint(raiders):  # not « a tué vingt jihadistes »
        return True
    if _is_of_arrest(d, sentence) or _nothing_flies(d) or not by.isdisjoint(words()["raiding"]):
        return True
    return _is_driven(d, sentence, found, raid)


def _is_driven(d: Discourse, sentence: Sentence, found: Match, raid: int) -> bool:
    """« un raid de chars à Homs », not « un raid a visé une colonne de blindés »: whether raiders come with tanks."""
    tank = next(iter(d.text.among(words()["driven"], raid + 1, min(sentence.last, raid + 1 + _RAIDERS))), None)
    if tank is None or d.text.says(words()["aimed_at"], raid + 1, tank):
        return False
    return not any(u.finite for u in found.units if raid < u.first < tank)
