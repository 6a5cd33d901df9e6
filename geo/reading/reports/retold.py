"""Is an attack the strike that the text tells just before it, or just behind?"""

from itertools import pairwise

from geo.codebook import Kind
from geo.model import Place, Resolution
from geo.reading.reports.containment import is_quarter_of, lies_in
from geo.reading.reports.weapons import OF_STRIKES
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import partynames
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import lemmas, lexemes, words

_WITH = 4  # tokens before « attaque » in which « la première » stands
_OPENING = 6  # tokens at the head of the next sentence in which « la frappe » stands
_COUNTED = 2  # sentences from a strike to « la première attaque »


def is_counted(d: Discourse, found: Match) -> bool:
    """« Des obus sont tombés sur Marioupol. C'est la première attaque contre le port »: the one just told, which is but counted."""
    anchor = found.units[found.anchor]
    noun = anchor.group is None and bool(anchor.lexemes & lexemes()["attack"]) and "attacker" not in found.roles
    before = d.text.norms[max(0, anchor.first - _WITH) : anchor.first]
    return noun and d.memory.strike_age <= _COUNTED and not words()["first_time"].isdisjoint(before)


def goes_on_from_strike(d: Discourse, found: Match) -> bool:
    """« Un drone a touché une raffinerie. L'attaque s'est produite à Riazan »: the attack is the strike told just before."""
    memory, fought = d.memory, d.memory.fights.get(Kind.CLASH)
    if memory.strike_age != 1 or memory.strike not in OF_STRIKES or found.roles.get("attacker"):
        return False
    return (fought is None or fought.age > 1) and is_told(d, found)


def is_told(d: Discourse, found: Match) -> bool:
    """« Un marché a été bombardé. L'attaque a tué dix clients »: one attack, told before."""
    anchor = found.units[found.anchor]
    noun = next((u for u in (anchor, *found.units) if u.lexemes & lexemes()["attack"] and u.group is None), None)
    if noun is None or not noun.first or noun.norm in words()["storming"]:
        return False  # « l'assaut » is no bombing
    return d.tokens[noun.first - 1].norm in words()["before_anaphor"]


def goes_on_as_strike(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« L'armée a attaqué Kharkiv. La frappe a détruit deux maisons »: an attack that the next sentence calls a strike."""
    near, known = d.text.norms[sentence.first : sentence.last], words()
    if found.units[found.anchor].norm in known["assaults"] or not known["on_the_ground"].isdisjoint(near):
        return False
    after = d.text.sentence_at(d.tokens[sentence.last].start) if sentence.last < len(d.tokens) else None
    told = d.text.norms[after.first : after.last] if after is not None else ()
    bombed = known["bombs"] | known["struck_by"]
    if after is not None and not bombed.isdisjoint(told) and known["on_the_ground"].isdisjoint(told):
        here = [d.found.resolutions[p.index] for p in d.places_in(sentence.first, sentence.last)]
        there = [d.found.resolutions[p.index] for p in d.places_in(after.first, after.last) if not p.reference]
        return all(_is_sea(other.place) or any(_is_of(one, other) for one in here) for other in there)
    opening = d.text.norms[sentence.last : sentence.last + _OPENING]
    one = known["the_singular"] | known["this"] | known["these"]
    return any(a in one and b in known["the_strike"] for a, b in pairwise(opening))


def is_beside_fire(d: Discourse, sentence: Sentence) -> bool:
    """« Des drones ont survolé Jammu. Trois villages ont été attaqués »: an attack told beside bombs or raids that back nobody."""
    before, known = d.text.sentence_before(sentence), words()
    further = d.text.sentence_before(before) if before is not None else None
    near = d.text.norms[(further or before or sentence).first : sentence.last]
    fire = known["the_strike"] | known["struck"] | known["struck_by"]
    return not fire.isdisjoint(near) and partynames.names().backed.isdisjoint(
        d.text.norms[sentence.first : sentence.last]
    )


def _is_of(one: Resolution, other: Resolution) -> bool:
    """Whether a place is the one told before it, or a part of that: « Kiev … le quartier de Desnianski »."""
    whole, part = one.place, other.place
    if one.toponym.surface == other.toponym.surface or whole is None or part is None:
        return one.toponym.surface == other.toponym.surface
    return lies_in(part, whole) if whole.feature_class == "A" else is_quarter_of(part, whole)


def _is_sea(place: Place | None) -> bool:
    """« lancés depuis la mer Caspienne »: from where arms are fired, no other place that they hit."""
    return place is not None and place.feature_class == "H"


def dates_the_one(d: Discourse, found: Match) -> bool:
    """« La frappe a eu lieu lundi soir », « Ce raid a été mené mardi »: whether all that is told of the strike is when it was."""
    anchor, known = found.units[found.anchor], words()
    if anchor.group is not None or "location" in found.roles or not anchor.first:
        return False
    one = d.tokens[anchor.first - 1].norm in known["the_one"] | known["elided"]
    behind = found.units[found.anchor + 1 : found.anchor + _WITH]
    verb = next((u for u in behind if u.group is not None and u.group.finite), None)
    return one and verb is not None and came_about(verb)


def came_about(verb: Unit) -> bool:
    """« a eu lieu », « s'est produite », « a été menée »: a verb that says no more than that something happened."""
    group = verb.group
    led = group is not None and group.voice == "passive" and not verb.lexemes.isdisjoint(lexemes()["firing"])
    return group is not None and not group.negated and (led or group.lemma in lemmas()["coming_about"])
