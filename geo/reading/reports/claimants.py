"""Who took a place of which only those who say that it fell or was freed are named?

« Vodiané est tombée, selon le ministère russe de la Défense »: the army that boasts of it. « Raqa est libérée, proclament les
FDS », « Homs a été reprise, a annoncé l'armée »: those who speak of freeing or taking back. Those who own up to the loss of a
place of their own, and governments far away, took nothing.
"""

from dataclasses import replace

from geo.codebook import Change, Kind
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.attribution import Attribution
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import beginnings, lexemes, words


def with_claimant(d: Discourse, found: Match, attribution: Attribution | None, speaker: Unit | None) -> Match:
    """A capture or a fall that names neither who took nor who lost, with the party that claims it."""
    lost = found.rule.change is Change.LOST and not found.units[found.anchor].lexemes.isdisjoint(lexemes()["falling"])
    told = not found.roles.keys().isdisjoint(("holder", "previous_holder"))
    if found.rule.kind is not Kind.CONTROL or told or not (lost or found.rule.change is Change.TAKEN):
        return found
    if speaker is None or speaker.actor is None or attribution is None or not attribution.party:
        return found
    homes = {d.country(i) for u in found.roles.get("location", ()) for i in u.places}
    freed = found.units[found.anchor].norm.startswith((*beginnings()["freeing"], *beginnings()["again"]))
    home, country = bool(homes & {speaker.actor.country, None}), speaker.actor.country
    army = _is_of_arms(d, attribution)
    boasts = country is not None and not home and army
    own = speaker.actor.side is not None or (speaker.actor.state and army)
    frees = freed and (home if country is not None else own)
    if not (boasts or frees):
        return found
    return replace(found, rule=replace(found.rule, change=Change.TAKEN), roles={**found.roles, "holder": (speaker,)})


def _is_of_arms(d: Discourse, attribution: Attribution) -> bool:
    """« le ministère russe de la Défense », « l'armée russe »: whether those who fight speak."""
    return any(t.norm in words()["of_arms"] for t in d.tokens[slice(*attribution.words)])
