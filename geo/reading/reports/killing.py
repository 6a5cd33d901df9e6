"""Were those whom a sentence counts killed by hand: by fighters on the ground, not by bombs, a blast or a plague?"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.reports.tying import figures_in
from geo.reading.reports.weapons import weapon_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import lexemes, words

_OBJECT = 4  # units from a verb of killing over whom it killed
_AFTERMATH = 5  # units from « après » to the bombs that fell before


def by_hand(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether a sentence counts as many killed by hand as its rule asks for: no bombs, no blast, no toll of a war."""
    told = found.roles.get("attacker", ())
    if not told and _amid_strikes(d, sentence, found):
        return False
    if (
        any(t.norm in words()["otherwise"] for t in d.tokens[sentence.first : sentence.last])
        or not all(_is_somebody(d, u, found) for u in told)
        or any(
            u.lexemes & lexemes()["bombing"] and not _is_over(found.units, k) and not _is_shot(found, u)
            for k, u in enumerate(found.units)
        )
        or weapon_of(d.tokens, sentence.first, sentence.last)
    ):
        return False
    killed = (f.count for f in figures_in(d, sentence) if f.what == "killed" and not f.cumulative)
    # « plusieurs » are more than the two that they are at least
    counts = [count.best or (count.low or 0) + 1 for count in killed]
    enough = 0 if _by_gunmen(d, found) or _are_soldiers(found) else found.rule.killed
    return max(counts, default=0) >= enough


def _amid_strikes(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« L'aviation a bombardé le sud. Trois combattants ont été tués à Khiam »: by nobody told, right behind bombs and no fighting."""
    known, before = words(), d.text.sentence_before(sentence)
    fallen = {k for u in found.roles.get("target", ()) for k in range(u.first, u.last)}
    first = before.first if before is not None else sentence.first
    near = [d.text.norms[k] for k in range(first, sentence.last) if k not in fallen]
    fighting = known["on_the_ground"] | known["bullets"]
    fought = not fighting.isdisjoint(near) or any(
        u.lexemes & lexemes()["fighting"] or _is_shot(found, u) or (u.kind == "actor" and u.preposition in known["by"])
        for u in found.units
    )
    return not fought and not (known["bombs"] | known["flown"] | known["struck"]).isdisjoint(near)


def _is_somebody(d: Discourse, unit: Unit, found: Match) -> bool:
    """« l'armée dit qu'elle a tué six hommes »: whether a pronoun stands for a party; « ils » may be bombs.

    « Homs a été attaquée par des hommes qui en ont tué dix »: what a relative tells of no place of its own is told already.
    """
    at = found.units[found.anchor].first
    if unit.kind == "relative" and all(u.first < at for u in found.roles.get("location", ())):
        return False
    who = stands_for(d, unit, found.units)
    return who is not None and who.kind in ("actor", "person")


def _are_soldiers(found: Match) -> bool:
    """« le Hamas a tué deux soldats », « des soldats ont été tués »: whether armed men fell to fighters who are no army."""
    fallen = found.roles.get("target", ())
    if fallen:
        return any(u.plural and u.actor is not None and u.actor.state for u in fallen)
    by = [u.actor for u in found.roles.get("attacker", ()) if u.actor is not None]
    behind = takewhile(lambda u: u.kind in ("word", "actor"), found.units[found.anchor + 1 : found.anchor + _OBJECT])
    told = next((u.actor for u in behind if u.kind == "actor" and u.norm != "adjective"), None)
    return told is not None and told.state and bool(by) and not any(a.state for a in by)


def _is_shot(found: Match, unit: Unit) -> bool:
    """« deux soldats ont été tués par des tirs des rebelles »: fire that fighters fell under, which needs no shells."""
    return "target" in found.roles and not unit.lexemes.isdisjoint(lexemes()["gunfire"]) and unit.last == unit.first + 1


def _is_over(units: Sequence[Unit], k: int) -> bool:
    """« exécutés après plusieurs heures de pilonnage »: bombs that fell before."""
    return any(u.norm in words()["behind"] for u in units[max(0, k - _AFTERMATH) : k])


def _by_gunmen(d: Discourse, found: Match) -> bool:
    """« abattu par des hommes armés »: by fighters who are no army, so that one killed is an attack, no repression."""
    anchor, by = found.units[found.anchor], found.roles.get("attacker", ())
    passive = anchor.group is not None and anchor.group.voice == "passive"
    return passive and any(t.norm in words()["on_foot"] for u in by for t in d.tokens[u.first : u.last])
