"""Who made the attacks told just before, as a later sentence says?

« Le raid a été attribué à Israël », « L'EI a revendiqué l'une et l'autre », « Les Houthis ont dit avoir employé cinq missiles »,
« Les assaillants, des loyalistes, ont ensuite attaqué … »: what a sentence tells of who made them is told of what stands before it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from geo.codebook import CURRENT, Kind
from geo.model import Event
from geo.reading.reports import evidence
from geo.reading.reports.authorship import author_told, blamed, blames, is_claim, laid_to, points_at, subject_of
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import revealed, stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import is_held_by_others
from geo.reading.text import Sentence
from geo.reading.wordclasses import lexemes, standing_for, words

_NAMELESS = frozenset(("jihadists", "rebels", "other"))  # sides that tell no party
_VIOLENT = (Kind.STRIKE, Kind.CLASH)
_BOTH = 5  # tokens from « a revendiqué » to « l'autre » of « l'une et l'autre »
_NEAR = 4  # units from a verb of claiming to « la responsabilité »
_ARMS = 4  # units from « avoir employé » to the arms


def with_authors(
    d: Discourse, sentence: Sentence, units: Sequence[Unit], events: Sequence[Event], *, alone: bool
) -> tuple[Event, ...]:
    """Events, the last of which were told just before a sentence, with who it says made them.

    ``alone`` says that the sentence tells no event of its own, of which it would name the author rather.
    """
    told = list(events)
    spans = list(dict.fromkeys(e.reports[0].span for e in reversed(events)))
    author, sentences = _author(d, units, alone=alone)
    if author is None or author.actor is None:
        return tuple(events)
    answers = alone and author is _answering(d, units)
    arms = answers or (alone and author is _firing(units))
    for k, event in enumerate(events):
        shot = event.kind is Kind.STRIKE or not arms
        just = event.reports[0].span in spans[:sentences]
        if answers and _is_at_home(event, author):
            continue
        if shot and just and event.kind in _VIOLENT and event.factuality in CURRENT and _leaves_open(event):
            told[k] = _by(d, sentence, event, author)
    return tuple(told)


def _author(d: Discourse, units: Sequence[Unit], *, alone: bool) -> tuple[Unit | None, int]:
    """Who made what was told just before, and over how many sentences that tell of it."""
    shown = next((one for u in units if (one := revealed(d, u, units)) is not None), None)
    if shown is not None or not alone:
        return shown, 1
    both = _claiming_both(d, units)
    return (both, 2) if both is not None else (_named_after(d, units) or _firing(units) or _answering(d, units), 1)


def _named_after(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """Who made the attack told just before, as a later sentence says; None where it does not.

    « Le raid a été attribué à Israël », « Les shebab ont revendiqué l'attaque ».
    """
    noun = next((k for k, u in enumerate(units) if _is_the_attack(d, u)), None)
    if noun is not None:
        author = author_told(d, units, noun)
        return stands_for(d, author, units) if author is not None else None
    claim = next((k for k in range(1, len(units)) if _claims_it(units, k)), None)
    if claim is not None:
        return subject_of(units, claim)
    laid = next((k for k, u in enumerate(units) if k and _lays_it(units[k - 1], u)), None)
    if laid is not None:
        return laid_to(d, units, laid)
    return blamed(d, units, -1) if any(points_at(d, units, k) for k in range(len(units))) else None


def _leaves_open(event: Event) -> bool:
    """« Des hommes armés ont attaqué Bria », « des jihadistes »: whether an attack is by nobody told, or by men of no party by name."""
    return set(event.sides) <= _NAMELESS and (not event.roles.attacker or event.kind is Kind.CLASH)


def _is_the_attack(d: Discourse, unit: Unit) -> bool:
    """« cette attaque », « d'être à l'origine des tirs », « la responsabilité du tir »: whether a noun takes up an attack told before."""
    if unit.kind != "noun" or unit.lexemes.isdisjoint(lexemes()["attacks_told"]) or not unit.first:
        return False
    behind = d.tokens[max(0, unit.first - 2)].norm in words()["origin"] | words()["shares_of_it"]
    return behind or d.tokens[unit.first - 1].norm in words()["before_anaphor"]


def _lays_it(before: Unit, verb: Unit) -> bool:
    """« Téhéran l'attribue à Israël », « en impute la responsabilité aux rebelles »: whether what was told is laid to somebody."""
    it = before.norm in {standing_for()[mark] for mark in ("it", "them", "there")}
    return it and blames(verb.group, "active") and not is_claim(verb.group)


def _claims_it(units: Sequence[Unit], k: int) -> bool:
    """« Les Houthis l'ont revendiquée », « en ont endossé la responsabilité »: whether one says of what was told that it is his own."""
    group, before = units[k].group, units[k - 1].norm
    if not is_claim(group) or not blames(group, "active"):
        return False
    share = any(u.norm in words()["shares_of_it"] for u in units[k + 1 : k + _NEAR])
    return before == standing_for()["it"] or (share and before == standing_for()["there"])


def _by(d: Discourse, sentence: Sentence, event: Event, author: Unit) -> Event:
    """An event with who made it, and the sentence that says so."""
    side = author.actor.side if author.actor is not None else None
    report = evidence.report(d, sentence, event.reports[0].rule, event.factuality)
    names = tuple(dict.fromkeys((*event.roles.attacker, *author.names)))
    roles = replace(event.roles, attacker=names)
    return replace(event, reports=(*event.reports, report), roles=roles, sides=(side,) if side is not None else ())


def _claiming_both(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """« L'EI a revendiqué l'une et l'autre », « les deux attaques »: who says of the last two attacks that they are his."""
    for k, unit in enumerate(units):
        both = d.text.says_any(words()["both_of_them"], unit.last, unit.last + _BOTH)
        named = any(u.lexemes & lexemes()["attacks_told"] for u in units[k + 1 : k + _NEAR])
        counted = named and d.text.says_any(words()["both_the"], unit.last, unit.last + _BOTH)
        if is_claim(unit.group) and blames(unit.group, "active") and (both or counted):
            return subject_of(units, k)
    return None


def _answering(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """« Un immeuble a brûlé. Moscou assure ne frapper que des cibles militaires »: who answers for a strike by what he says he aims at."""
    for k, unit in enumerate(units):
        group = unit.group
        only = group is not None and group.effect == "denial" and d.text.says(words()["that"], unit.last, unit.last + 1)
        aims = group is not None and not group.negated and (only or group.effect == "claim")
        if aims and unit.lexemes & lexemes()["strikes"]:
            behind = takewhile(lambda u: u.kind == "word", units[k + 1 :])
            return subject_of(units, k) if any(u.norm in words()["military"] for u in behind) else None
    return None


def _is_at_home(event: Event, author: Unit) -> bool:
    """Whether a strike is on the soil of the state that answers for others, and which nobody else holds."""
    country = author.actor.country if author.actor is not None else None
    place = event.place
    return place is not None and country is not None and place.country == country and not is_held_by_others(place)


def _firing(units: Sequence[Unit]) -> Unit | None:
    """« Les Houthis ont dit avoir employé cinq missiles »: who says with what he struck, and not at what."""
    for k, unit in enumerate(units):
        group, behind = unit.group, takewhile(lambda u: u.kind not in ("comma", "stop", "verb"), units[k + 1 :])
        if (
            group is None
            or group.effect != "claim"
            or group.negated
            or unit.lexemes.isdisjoint(lexemes()["using_arms"])
        ):
            continue
        clause = list(behind)
        aimed = any(u.kind == "place" or u.norm in words()["parting"] for u in clause)
        if not aimed and any(u.lexemes & lexemes()["projectiles"] for u in clause[:_ARMS]):
            return subject_of(units, k)
    return None
