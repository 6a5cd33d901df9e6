"""Of those told about an attack, who made it, and who bore it?

An attack has one side that falls upon another: who stands about its noun may own it, suffer it, live where it happened or but
tell of it. Only who is told to make it, or to do some violence beside it, is taken for its maker.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.reading.rulebook.rules import Match
from geo.reading.sentences.objects import is_acted_on
from geo.reading.sentences.units import Unit, position
from geo.reading.story.discourse import Discourse
from geo.reading.times.timevalues import TimeKind
from geo.reading.wordclasses import lemmas, lexemes, words

_UNDERGOING = ("passive", "participle")
_NEAR = 4  # units from « tués » to « dans une attaque »
_AGAINST = 14  # tokens behind an attack in which « contre leurs positions » stands
_RELATIVE = 5  # units from an attack to the verb of « qui »
_SO_LONG_AFTER = 5  # tokens of « Deux jours après l' »
_PART = 3  # units from « de la part d'un » to whom it names


def is_attack(found: Match, units: Sequence[Unit]) -> bool:
    """« une attaque », « tués dans une attaque », not « dans des combats »: whether one side fell upon another."""
    anchor, attack = units[found.anchor], lexemes()["attack"]
    if anchor.group is None:
        return not anchor.lexemes.isdisjoint(attack)
    before = [u for u in units[max(0, found.anchor - _RELATIVE) : found.anchor] if u.kind != "word"][-3:]
    if [u.kind for u in before] == ["noun", "comma", "relative"] and before[0].lexemes & attack:
        return True  # « cette attaque, qui a visé »
    near = units[found.anchor : found.anchor + _NEAR]
    return bool(anchor.lexemes & lexemes()["killed"]) and any(u.lexemes & attack for u in near)


def assailants(
    d: Discourse, found: Match, units: Sequence[Unit], told: Sequence[Unit], *, borne: bool
) -> tuple[Unit, ...]:
    """Who made an attack, of those told about it; fighters who tell of one nobody else made, unless it was ``borne`` by some."""
    makers = tuple(u for u in told if _attacks(d, units, found.anchor, u))
    behind = d.text.norms[units[found.anchor].last : units[found.anchor].last + _AGAINST]
    theirs = any(a in words()["against"] and b in words()["possessives"] for a, b in pairwise(behind))
    return makers if makers or borne or theirs else tuple(u for u in told if _tells_its_own(units, u))


def with_victims(d: Discourse, found: Match) -> Match:
    """« l'attaque d'un convoi militaire à Homs »: one post, patrol or convoy that an attack is of is whom it was made on."""
    told, behind = found.roles.get("attacker", ()), d.text.norms[found.units[found.anchor].last :][:_AGAINST]
    borne = tuple(u for u in told if u.preposition in words()["of"] and _is_a_post(d, u))
    if not borne or not is_attack(found, found.units) or not words()["against"].isdisjoint(behind):
        return found
    makers = tuple(u for u in told if u not in borne)
    others = {role: units for role, units in found.roles.items() if role != "attacker"}
    return replace(found, roles={**others, "target": borne, **({"attacker": makers} if makers else {})})


def _is_a_post(d: Discourse, unit: Unit) -> bool:
    """« un détachement », « une patrouille de l'armée »: whether it is a post or a column of which nobody says that it sets upon others."""
    one = words()["one"] | words()["figures"] | words()["possessives"]
    return d.tokens[unit.first - 1].norm in one and d.tokens[unit.first].norm in words()["set_upon"]


def suffers(units: Sequence[Unit], k: int) -> bool:
    """« ont été tués », « ont péri », « est tombée dans », « ont repoussé »: whether a subject does what those do who are attacked."""
    verb = _verb_of(units, k)
    if verb is None:
        return False
    if verb.voice in _UNDERGOING:
        return not verb.lexemes.isdisjoint(lexemes()["harming"] | lexemes()["attacking"] | lexemes()["controlling"])
    return verb.lemma in lemmas()["bearing"] or not verb.lexemes.isdisjoint(lexemes()["succumbing"])


def _attacks(d: Discourse, units: Sequence[Unit], anchor: int, unit: Unit) -> bool:
    """« une attaque des rebelles », « l'EI a pris Homs après une attaque »: who is told to make an attack or some violence.

    Not « l'attaque d'Homs, où l'armée est arrivée », whose owner or victim stands there, nor who but tells of it.
    """
    at = position(unit, units, 0)
    if any(u.norm in words()["on_the_part"] for u in units[max(0, at - _PART) : at]):
        return True
    if at > anchor and (owns := _is_told_behind(units[anchor + 1 : at], unit)) is not None:
        return owns
    verb = _verb_of(units, at) if unit.subject and not is_acted_on(units, at) else None
    if (
        verb is None
        or verb.voice != "active"
        or _is_parted(units[anchor + 1 : at])
        or _is_reckoned_from(d, units[anchor])
    ):
        return False
    if at < anchor and d.tokens[units[anchor].first - 1].norm in words()["possessives"]:
        return True  # « ont concentré leurs attaques »
    return _is_violent(verb, units[anchor - 1])


def _is_violent(verb: Unit, before_attack: Unit) -> bool:
    """« a pris Homs », « a revendiqué », « a riposté par une attaque », not « à une attaque »: whether a verb is that of who attacks."""
    if not verb.lexemes.isdisjoint(lexemes()["answering"]):
        return before_attack.norm in words()["by"]
    claims = verb.group is not None and verb.group.effect == "claim"
    return claims or not verb.lexemes.isdisjoint(lexemes()["violence"])


def _is_told_behind(between: Sequence[Unit], unit: Unit) -> bool | None:
    """« une attaque des rebelles », « menée par l'EI », « imputée par Damas à des terroristes »: whether one behind an attack makes it.

    None where no preposition joins him to it.
    """
    groups = [u.group for u in between if u.group is not None]
    laid = bool(groups) and groups[-1].lemma in lemmas()["laying"]
    if unit.preposition in words()["blamed" if laid else "by"]:
        return not any(group.negated for group in groups)
    if unit.preposition not in words()["of"]:
        return None
    parted = words()["against"] | words()["premises"]  # « l'attaque d'un poste de gendarmes »
    return not any(u.norm in parted or u.finite for u in between)


def _is_parted(between: Sequence[Unit]) -> bool:
    """« tués dans l'assaut d'un poste, et l'armée dit avoir abattu »: whether « , et » parts a party from an attack before it."""
    return any(a.kind == "comma" and b.norm in words()["and"] for a, b in pairwise(between))


def _is_reckoned_from(d: Discourse, attack: Unit) -> bool:
    """« Deux jours après l'attaque de Pahalgam, l'armée »: whether an attack only says when others did what follows."""
    times = d.times_in(max(0, attack.first - _SO_LONG_AFTER), attack.first)
    return any(t.kind is TimeKind.ANAPHORIC and t.time is None for _, t in times)


def _tells_its_own(units: Sequence[Unit], unit: Unit) -> bool:
    """« Le Hamas a rendu compte d'une embuscade »: whether fighters who are no army tell of an attack, most likely theirs."""
    verb = _verb_of(units, position(unit, units, 0)) if unit.subject else None
    if verb is None or verb.group is None or unit.actor is None or unit.actor.state or unit.actor.country is not None:
        return False
    told = not verb.lexemes.isdisjoint(lexemes()["telling"]) or verb.lemma in lemmas()["reporting"]
    return told and verb.voice == "active" and not verb.group.negated


def _verb_of(units: Sequence[Unit], k: int) -> Unit | None:
    """« plusieurs chefs de l'EI, la branche locale, ont été tués »: the verb of a subject, over what qualifies it."""
    apposed = False
    for unit in units[k + 1 :]:
        if unit.kind == "comma":
            apposed = not apposed
        elif unit.kind == "stop" or (not apposed and unit.kind == "relative"):
            return None
        elif not apposed and unit.group is not None:
            return unit
    return None
