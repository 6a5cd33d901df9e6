"""Who only says of others that they did something?

« L'armée accuse son voisin d'avoir pris Homs », « Kiev assure que les raids visant Soumy ont échoué »: who speaks is no party
to what he tells, even where no rule knows who is.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import Change
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.attribution import Attribution, agent_speaking, subject_speaking
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import words

_BY = 3  # tokens from « accusée » to « par »
_DOING = ("attacker", "holder")


def without_tellers(d: Discourse, found: Match) -> Match | None:
    """A match without those who but tell of it; none where it is left with a place that nobody holds."""
    roles = {role: _doers(d, found, bound) if role in _DOING else bound for role, bound in found.roles.items()}
    if found.rule.change is Change.HELD and found.roles.get("holder") and not roles["holder"]:
        return None
    return replace(found, roles={role: bound for role, bound in roles.items() if bound})


def accuses(found: Match, unit: Unit) -> bool:
    """« L'armée accuse son voisin d'avoir pris Homs »: whether an accusation stands between a unit and what another did."""
    group = found.units[found.anchor].group
    if group is None or group.mood != "infinitive":
        return False
    for before in reversed(_between(found, unit)):
        if before.kind == "stop":
            return False
        if before.finite and before.group is not None:
            return before.lemma in grammar().accusing and before.voice == "active"
    return False


def accuser(d: Discourse, found: Match, opening: int) -> Attribution | None:
    """« L'ONU accuse l'armée d'avoir bombardé Idleb »: who says so of what another did; ``opening`` is the sentence's first token."""
    for before in reversed(found.units[: found.anchor]):
        group = before.group
        if before.kind == "stop":
            break
        if group is not None and group.lemma in grammar().accusing and not group.negated:
            if group.finite and group.voice == "active":
                return subject_speaking(d.text, opening, group.first)
            anchor = found.units[found.anchor].first
            by = d.text.among(words()["by"], before.last, min(before.last + _BY, anchor))
            return agent_speaking(d.text, by[0], anchor) if by else None
    return None


def _doers(d: Discourse, found: Match, bound: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of some units who do what a match tells."""
    return tuple(u for u in bound if not (accuses(found, u) or _assures(d, found, u)))


def _assures(d: Discourse, found: Match, unit: Unit) -> bool:
    """« L'armée assure que les raids visant Homs ont échoué »: attacks in what somebody says; not « que ses raids »."""
    group, noun = found.units[found.anchor].group, found.units[found.anchor - 1]
    if group is None or group.mood != "gerund" or noun.kind != "noun":
        return False
    own = d.tokens[noun.first - 1].norm in words()["possessives"]
    return not own and any(u.norm in words()["that"] for u in _between(found, unit))


def _between(found: Match, unit: Unit) -> Sequence[Unit]:
    """The units from one that plays a role to the anchor."""
    return [u for u in found.units[: found.anchor] if u.first >= unit.last]
