"""Is an attack that names no arms one from afar?

« une attaque israélienne a tué deux passants à Beyrouth », « une attaque à Putyvl » behind a bombardment of its region, « à la
suite d'attaques, dont une de ces frappes »: not where the sentence tells of anybody who fights on the ground.
"""

from itertools import pairwise

from geo.model import Place
from geo.reading.reports.containment import lies_in
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import partynames
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import lexemes, words


def is_remote(d: Discourse, sentence: Sentence, found: Match, place: Place | None) -> bool:
    """Whether an « attaque » is a strike by who made it, by what was told just before, or by what the sentence calls it next."""
    known, anchor = words(), found.units[found.anchor]
    if place is None:
        return False
    if anchor.group is not None:
        return _hits_a_site_abroad(d, found, place)
    if anchor.norm not in known["plain_attacks"]:
        return False
    told = d.text.norms[sentence.first : sentence.last]
    ground = known["on_the_ground"] | known["on_foot"] | known["driven"] | known["raiding"]
    if not ground.isdisjoint(told):
        return False
    if d.memory.strike_age == 0 and place.id in d.memory.struck and not found.roles.get("attacker"):
        return True  # « a ciblé un chef à Rafah lors d'une attaque contre Rafah »
    if any(a in known["pointing_back"] and b in known["the_strike"] for a, b in pairwise(told)):
        return True
    harmed = not (known["harm"] | known["structures"] | known["life"]).isdisjoint(told)
    return harmed and (_is_from_abroad(found, place) or _was_just_struck(d, sentence, found, place))


def _hits_a_site_abroad(d: Discourse, found: Match, place: Place) -> bool:
    """« L'Ukraine a attaqué la raffinerie de Syzran »: a state that attacks a plant or a port of another's, not with soldiers."""
    anchor, by = found.units[found.anchor], [u.actor for u in found.roles.get("attacker", ())]
    if (
        anchor.lexemes.isdisjoint(lexemes()["attacking"])
        or not by
        or place.country not in partynames.struck_from_abroad()
    ):
        return False
    bound = found.roles.get("location", ())
    last = max((u.last for u in bound), default=anchor.last)
    site = not words()["plants"].isdisjoint(d.text.norms[anchor.last : last])
    foreign = all(a is not None and a.country not in (None, place.country) for a in by)
    return site and foreign and words()["on_the_ground"].isdisjoint(d.text.norms[anchor.first : last])


def _is_from_abroad(found: Match, place: Place) -> bool:
    """« une attaque russe a fait trois morts à Kherson »: by another state, but where its soldiers come on foot."""
    by = [u.actor for u in found.roles.get("attacker", ())]
    foreign = all(a is not None and a.adjective and a.country not in (None, place.country) for a in by)
    return bool(by) and foreign and f"{place.country}.{place.admin1}" not in partynames.raided_on_foot()


def _was_just_struck(d: Discourse, sentence: Sentence, found: Match, place: Place) -> bool:
    """« Un bombardement a visé la région de Soumy. Une attaque à Putyvl a fait un mort »: at or in what was just struck."""
    before = d.text.sentence_before(sentence)
    if before is None or d.memory.strike_age != 1 or found.roles.get("attacker"):
        return False
    areas = (d.found.resolutions[p.index].place for p in d.places_in(before.first, before.last))
    return any(a is not None and a.id in d.memory.struck and (a.id == place.id or lies_in(place, a)) for a in areas)
