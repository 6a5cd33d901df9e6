"""Does a sentence say that an event happened?

Read from the verb that a rule is anchored on, or, for a noun, from what governs it (« prépare une attaque ») and from the
verb that it is the subject of (« la prise de Homs permettrait »).
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.codebook import Change, Factuality, Kind
from geo.reading.factuality import gerunds, harmless, irrealis, negation, nominals
from geo.reading.language import lexicon
from geo.reading.rulebook.gaps import is_somebodys_deed, over_clause
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import cues, lemmas, lexemes, words

FACTUALITY = {
    None: Factuality.ASSERTED,
    "claim": Factuality.CLAIMED,
    "conditional": Factuality.CONDITIONAL,
    "plan": Factuality.PLANNED,
    "hypothesis": Factuality.HYPOTHETICAL,
    "denial": Factuality.DENIED,
    "background": Factuality.BACKGROUND,
}
"""What an outcome is called in the codebook."""

_LEAVING = 3  # units from « laisser » to the place that is left to somebody
_ANNOUNCING = 4  # units between « annoncer » and the noun that it governs


def outcome(units: Sequence[Unit], match: Match) -> str | None:
    """None where a match is said to have happened, else denial, plan, hypothesis, conditional or claim."""
    if match.rule.factuality is not None:
        return {"denied": "denial", "planned": "plan"}.get(match.rule.factuality, str(match.rule.factuality))
    at, group, kind = match.anchor, units[match.anchor].group, match.rule.kind
    if irrealis.is_conditional(units, at) or irrealis.is_imagined(units[at], match):
        return "hypothesis"
    if negation.is_elsewhere(units, at) or (kind is Kind.STRIKE and negation.is_stopped(units, at)):
        return "denial"
    violent = kind in (Kind.STRIKE, Kind.CLASH)
    if violent and (spared := harmless.spares(units, match)) is not None:
        return "denial" if spared else None
    if violent and _is_accused(units, at):
        return _of_what_one_is_accused_of(units, at)
    said = _of_noun(units, match) if group is None else _of_verb(units, match, group)
    return None if said == "denial" and violent and harmless.leaves_the_attack(units, match) else said


def _of_what_one_is_accused_of(units: Sequence[Unit], at: int) -> str:
    """« accuse Kiev d'avoir pilonné » is a claim; « de prévoir de pilonner la ville », « de préparer une attaque » a plan."""
    group = units[at].group
    said = verbs.happened(group) if group is not None else nominals.outcome(units, at)
    if said == "plan" and (group is None or group.meant):
        return said
    return said if said in ("denial", "hypothesis") else "claim"


def _of_verb(units: Sequence[Unit], match: Match, group: verbs.VerbGroup) -> str | None:
    """What a verb and those that it hangs on say of what it tells."""
    at, visit = match.anchor, match.rule.kind is Kind.VISIT
    if group.mood == "gerund" and (said := gerunds.outcome(units, at)) is not None:
        return said
    if (awaited := irrealis.awaited(units, at)) is not None:
        return None if awaited == "fact" else awaited
    if group.effect == "attempt" and not group.negated:
        return None if _is_done_by_trying(units[at], match) else "plan"
    if visit and _is_leaving(units[at], group):
        return "plan"  # « le ministre se rend à Paris » is announced, not told
    said = verbs.happened(group) or irrealis.wished(units, at) or irrealis.feared_for(units, at)
    if visit and said == "conditional" and not group.over and group.lemma not in lemmas()["staying"]:
        return "plan"  # « se rendrait à Paris » is announced, « se serait rendu » is hearsay
    return said or negation.refused(units, match)


def _is_done_by_trying(anchor: Unit, match: Match) -> bool:
    """« ont tenté d'attaquer » is an attack; who « a tenté de convaincre » somebody is there, who « a tenté d'aller » is not."""
    if match.rule.kind is Kind.CLASH:
        return match.rule.pattern.anchor.voice == "tried" or _is_an_attack(anchor)
    return match.rule.kind is Kind.VISIT and not _is_a_journey(anchor)


def _is_leaving(anchor: Unit, group: verbs.VerbGroup) -> bool:
    """« le ministre se rend à Paris », not « dit s'être rendu », « l'armée rend »: whether a verb in the present tells of a departure."""
    handing = group.lemma in lemmas()["surrendering"] and not group.reflexive
    just = _is_infinitive(anchor) and group.effect != "claim"
    leaving = group.lemma in lemmas()["leaving"] and group.mood == "present" and not group.over
    return leaving and not handing and not just


def _is_infinitive(unit: Unit) -> bool:
    """« vient de se rendre à Kiev »: whether a verb is told by another, which says of it what it says."""
    return any(form.mood == "infinitive" for form in lexicon().forms.get(unit.norm, ()))


def _of_noun(units: Sequence[Unit], match: Match) -> str | None:
    """What is said of what a noun tells."""
    if match.rule.change is Change.HELD and "location" in match.roles:
        return _of_holding(units, match)
    if match.rule.kind is Kind.VISIT and (_opens_a_plan(units, match.anchor) or _is_intended(units, match)):
        return "plan"
    if match.rule.kind in (Kind.STRIKE, Kind.CLASH) and is_somebodys_deed(units, match.anchor):
        return "background"
    said = _announced(units, match) or nominals.outcome(units, match.anchor) or negation.refused(units, match)
    return (
        "plan" if said == "conditional" and match.rule.kind is Kind.VISIT else said
    )  # « sa visite aurait lieu mardi »


def _is_an_attack(anchor: Unit) -> bool:
    """« ont tenté d'attaquer », « de prendre d'assaut », « de contenir les rebelles »: whether an attempt is fought itself."""
    return not anchor.lexemes.isdisjoint(lexemes()["attacking"] | lexemes()["warding_off"])


def _is_a_journey(anchor: Unit) -> bool:
    """« a tenté de rencontrer »; not « A Damas, il a tenté de convaincre le roi »: who tries to is there."""
    return not anchor.lexemes.isdisjoint(lexemes()["going_and_meeting"])


def _is_accused(units: Sequence[Unit], anchor: int) -> bool:
    """« accuse le régime d'avoir tué dix civils en bombardant Douma »: an accuser says so; not « , qui accuse, a bombardé »."""
    told = units[anchor].group
    if told is not None and told.finite and told.effect is None:
        return False
    clause = takewhile(lambda u: u.kind != "stop", reversed(units[:anchor]))
    groups = (u.group for u in clause if u.group is not None)
    return any(g.lemma in verbs.grammar().accusing and g.finite and not g.negated for g in groups)


def _of_holding(units: Sequence[Unit], match: Match) -> str | None:
    """« Homs est aux mains de »: the verb between a place and its holder, if any, decides; what is done to the place does not."""
    last = max((i for i, u in enumerate(units) if any(u is p for p in match.roles["location"])), default=match.anchor)
    if last > match.anchor:
        apposed = match.anchor > 0 and units[match.anchor - 1].kind == "comma"  # « l'EI, maître de Homs, avancerait »
        linked = units[match.anchor - 1].group if match.anchor else None  # « étaient maîtres de Homs, où »
        said = verbs.happened(linked) if linked is not None else nominals.outcome(units, match.anchor)
        said = None if apposed else said
        return said or negation.refused(units, match) or _professed(units, match.anchor)
    if (said := _left_to(units, match)) is not None:
        return said
    between = [u.group for u in units[last + 1 : match.anchor] if u.group is not None and u.group.finite]
    return (verbs.happened(between[-1]) if between else None) or negation.refused(units, match)


def _left_to(units: Sequence[Unit], match: Match) -> str | None:
    """« ne laissera pas Goma aux mains du M23 », « refuse de laisser »: what is said of leaving a place to its holder."""
    first = next(i for i, u in enumerate(units) if any(u is p for p in match.roles["location"]))
    for unit in reversed(units[max(0, first - _LEAVING) : first]):
        if unit.norm in cues()["letting"]:
            return "plan"
        if unit.group is not None:
            return verbs.happened(unit.group) if unit.group.mood in ("future", "conditional") else None
    return None


def _professed(units: Sequence[Unit], anchor: int) -> str | None:
    """« se disent maîtres de Homs »: told of oneself."""
    group = units[anchor - 1].group if anchor else None
    professed = group is not None and group.reflexive and lexicon().governors.get(group.lemma) == "claim"
    return "claim" if professed else None


def _opens_a_plan(units: Sequence[Unit], anchor: int) -> bool:
    """« Après une escale à Chypre, le ministre gagnera Amman »: what opens a sentence about what is to come may be to come too."""
    opening = {u.norm for u in units[max(0, anchor - 2) : anchor]}
    if opening.isdisjoint(cues()["dating"]) and (anchor > 2 or opening.isdisjoint(words()["for"])):
        return False  # « Pour sa première visite à Chypre, il rencontrera »
    if any(u.group is not None and u.group.finite for u in units[:anchor]):
        return False
    main = next((u.group for u in units[anchor:] if u.group is not None and u.group.finite), None)
    return main is not None and (main.mood in ("future", "conditional") or verbs.happened(main) == "plan")


def _is_intended(units: Sequence[Unit], match: Match) -> bool:
    """« prévoit de faire escale dans le Golfe, à l'issue d'un sommet à Oslo »: what one means to do at a meeting is not yet done."""
    bound = match.roles.get("visitor", ())
    if not words()["since_then"].isdisjoint(u.norm for u in units[max(0, match.anchor - _ANNOUNCING) : match.anchor]):
        return False  # « doit se rendre à Rome après une visite à Vienne »
    i = next((k for k, u in enumerate(units[: match.anchor]) if bound and u is bound[0]), match.anchor)
    while (i := over_clause(units, i + 1)) < match.anchor:
        group = units[i].group
        if group is not None and group.lemma in lemmas()["have"]:
            return False  # « a, quant à lui, exhorté »
        if group is not None and not group.bare:
            meant = "plan" in (group.effect, lexicon().governors.get(group.lemma)) and group.mood not in verbs.PAST
            return meant or group.mood == "future"
    return False


def _announced(units: Sequence[Unit], match: Match) -> str | None:
    """« ont annoncé une rencontre à Genève »: a visit that a verb of saying governs is still to come."""
    if match.rule.kind is not Kind.VISIT or units[match.anchor].lexemes.isdisjoint(lexemes()["meetings"]):
        return None
    for i in range(match.anchor - 1, max(-1, match.anchor - _ANNOUNCING), -1):
        group = units[i].group
        if units[i].norm in words()["that"]:
            return None  # « a confirmé que la rencontre avait eu lieu »
        if group is not None:
            return "plan" if normalise(group.lemma) in cues()["announced"] and group.voice == "active" else None
    return None
