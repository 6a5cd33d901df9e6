"""What do the words about a noun make of the event that it names?

What governs it (« prépare une attaque », « la crainte d'une offensive », « aucun raid »), else its predicate.
"""

from collections.abc import Collection, Sequence
from itertools import takewhile

from geo.reading.factuality import irrealis, negation, predicates
from geo.reading.language import lexicon
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import cues, endings, lemmas, lexemes, words

_REACH = 7  # units before a noun that may govern it
_SHARED = 10  # units before « et la prise de Tyr » in which what governs both nouns stands
_RELATIVE = 4  # units behind a noun in which the verb of its relative stands
_REASON = 3  # units from « en raison de », « à cause de » to the noun
_SUFFIX = 3  # letters behind the figures of an ordinal: « 2ème »


def outcome(units: Sequence[Unit], anchor: int) -> str | None:
    """None where what a noun names is said to have happened, else denial, plan, hypothesis, conditional or claim."""
    expected = irrealis.awaited(units, anchor)
    if expected is not None:
        return None if expected == "fact" else expected
    governed = _governed(units, anchor)
    if governed != "denial" and _did_harm(units, anchor):
        return None  # « se réunira après le raid qui a tué dix civils »
    return governed or predicates.predicated(units, anchor) or ("conditional" if _is_presumed(units, anchor) else None)


def _is_presumed(units: Sequence[Unit], anchor: int) -> bool:
    """« une attaque chimique présumée », not « une frappe présumée israélienne », of which only the author is presumed."""
    behind = units[anchor + 1 : anchor + 3]
    presumed = bool(behind) and behind[0].norm in cues()["presumed"]
    return presumed and not any(u.norm == "adjective" for u in behind[1:])


def _did_harm(units: Sequence[Unit], anchor: int) -> bool:
    """« le raid qui a tué dix civils »: whether a relative right behind a noun tells what it did."""
    behind = units[anchor + 1 : anchor + 1 + _RELATIVE]
    at = next((k for k, u in enumerate(behind) if u.kind == "relative"), len(behind))
    told = behind[at + 1] if at + 1 < len(behind) and all(u.kind == "word" for u in behind[:at]) else None
    if told is None or told.group is None or told.group.mood != "perfect" or told.group.negated:
        return False
    return told.group.effect is None and not told.lexemes.isdisjoint(lexemes()["harming"])


def _governed(units: Sequence[Unit], anchor: int) -> str | None:
    """What the verb or the word before a noun makes of it."""
    adverbial = shared = reported = False
    joined = anchor > 0 and units[anchor - 1].norm in words()["and"]
    for i in range(anchor - 1, max(-1, anchor - (_SHARED if joined else _REACH)), -1):
        unit = units[i]
        shared = shared or unit.norm in cues()["shares"]
        if _parts_from_noun(units, i, anchor) or _takes_for_granted(units, i, anchor):
            return None
        reported = reported or unit.norm in words()["that"]
        adverbial = adverbial or unit.norm in cues()["dating"]  # « plaide pour une trêve après une rencontre »
        if not adverbial or unit.norm in words()["before"]:
            told = _told_by_word(units, i)
            if told is not None:
                return None if shared else told
        if unit.group is not None and not _lets_by(unit.group, adverbial=adverbial):
            said = _of_governor(unit.group, units[anchor], adverbial=adverbial)
            over = reported and unit.group.mood == "infinitive" and _is_subject(units, anchor, verbs.PAST)
            return None if over and said == "plan" else said  # « s'est borné à dire que les raids avaient tué »
    return None


def _parts_from_noun(units: Sequence[Unit], i: int, anchor: int) -> bool:
    """« n'a pas pris Homs et les combats continuent »: whether a clause ends between a unit and a noun, which it does not govern."""
    unit = units[i]
    if unit.kind in ("stop", "relative") or _where(units, i) or unit.norm in cues()["except"]:
        return True
    if unit.kind == "comma" and (anchor - i > 2 or _opens_clause(units, i, anchor)):
        return True
    return unit.norm in cues()["clauses"] and _is_subject(units, anchor)


def _takes_for_granted(units: Sequence[Unit], i: int, anchor: int) -> bool:
    """« avant la chute de Homs », « Il n'y a plus de rebelles en raison d'un bombardement », « condamner les raids »: it came about."""
    norm = units[i].norm
    if norm in words()["before"] and _came_about(units, i, anchor):
        return True
    if norm in cues()["reasons"] and anchor - i <= _REASON and _is_violence(units[anchor]):
        return True
    if _is_warded_off(units[i], units[anchor]):
        return True
    return norm in cues()["reacting"] or (i > 0 and units[i - 1].norm in cues()["reacting"])


def _is_warded_off(verb: Unit, noun: Unit) -> bool:
    """« tente de repousser une attaque »: whether one tries to throw back what is fought already."""
    if verb.group is None or verb.group.effect != "attempt" or verb.group.negated:
        return False
    return _is_violence(noun) and not verb.lexemes.isdisjoint(lexemes()["warding_off"])


def _is_violence(noun: Unit) -> bool:
    return not noun.lexemes.isdisjoint(lexemes()["shots"] | lexemes()["fighting"])


def _opens_clause(units: Sequence[Unit], comma: int, anchor: int) -> bool:
    """« … en vue de prendre Homs, les raids ont tué »: not « Pour cette raison, la prise de », « prépare, dit-il, raids et »."""
    told = any(u.group is not None for u in units[:comma])
    fronted = (
        not told and units[0].norm in words()["fronting"]
    )  # « Malgré les appels au calme, des combats ont éclaté »
    opened = not told and comma + 1 == anchor and units[comma].last <= units[anchor].first
    opened = opened and _is_subject(
        units, anchor, verbs.PAST
    )  # « Un jour après un raid contre un convoi, des bombes ont touché »
    return fronted or opened or (told and units[comma].last < units[anchor].first and _is_subject(units, anchor))


def _is_subject(units: Sequence[Unit], anchor: int, moods: Collection[str] | None = None) -> bool:
    """« des combats à Homs ont éclaté »: whether a noun has a verb of its own behind it, of some moods."""
    for unit in units[anchor + 1 : anchor + _REACH]:
        if unit.kind in ("stop", "relative", "comma") or unit.norm in words()["that"]:
            return False
        if unit.group is not None and unit.group.finite:
            return moods is None or unit.group.mood in moods or unit.group.lemma in lemmas()["have"]
    return False


def _came_about(units: Sequence[Unit], before: int, anchor: int) -> bool:
    """« ont fui la nuit, avant la chute de Homs », « peu avant le raid »: what a tale of the past reckons from came about."""
    measured = before > 0 and units[before - 1].norm in cues()["shortly"]
    turns = not units[anchor].lexemes.isdisjoint(lexemes()["turns"])
    return (turns or measured) and irrealis.is_told_past(units, before)


def _lets_by(group: verbs.VerbGroup, *, adverbial: bool) -> bool:
    """« son but était la prise de Homs », « a exhorté Ankara à agir lors d'une visite »: verbs that say nothing of a noun."""
    if adverbial and group.mood == "infinitive":
        return True
    return group.lemma in lemmas()["be"] and verbs.happened(group) is None


def _of_governor(group: verbs.VerbGroup, noun: Unit, *, adverbial: bool) -> str | None:
    """What a verb makes of the noun behind it: « prépare une offensive », « ont pu constater des combats »."""
    inner, effect = verbs.happened(group), lexicon().governors.get(group.lemma)
    if adverbial and inner == "denial" and negation.is_given(noun):
        return None  # « ne se sont pas exprimés lors de leur rencontre »
    if (adverbial and group.mood in (*verbs.PAST, "imperfect")) or group.voice != "active" or effect is None:
        return inner
    if normalise(group.lemma) in cues()["infinitive_only"]:
        return inner
    if effect in ("plan", "hypothesis"):
        managed = group.lemma in lexicon().implicatives and group.mood in verbs.PAST
        return inner if managed else effect
    return "denial" if effect == "denial" else inner


def _where(units: Sequence[Unit], i: int) -> bool:
    """« tente de reprendre Homs, où les combats »: « où », behind a place, opens a clause of its own."""
    return units[i].norm in words()["or_where"] and i > 0 and units[i - 1].kind in ("comma", "place")


def _told_by_word(units: Sequence[Unit], i: int) -> str | None:
    """What a word before a noun makes of it: « aucune offensive », « la crainte d'une offensive »."""
    unit, known = units[i], words()
    before = units[i - 1].norm if i else ""
    called_off = not unit.lexemes.isdisjoint(lexemes()["calling_off"])
    if unit.group is not None and (called_off or unit.norm in cues()["none"]) and not unit.group.negated:
        return "denial"  # « la prétendue chute », « a fait annuler une rencontre »
    if unit.kind not in ("word", "noun") or irrealis.is_thanks_to(units, i):
        return None
    if f"{before} {unit.norm}" in known["on_the_plan"]:
        return None  # « sur le plan militaire »
    if unit.norm in cues()["none"]:
        return "denial"
    if unit.norm in known["for"] and (_is_counted(units, i) or units[i + 1].kind == "place" or _is_rewarded(units, i)):
        return None  # « pour le troisième jour de suite », « pour la 8e journée », « un convoi parti pour Boni »
    return "plan" if unit.norm in cues()["not_yet"] else None


def _is_rewarded(units: Sequence[Unit], i: int) -> bool:
    """« a félicité ses hommes pour la prise de Homs », « limogé pour la perte »: whether « pour » tells what praise or blame is for."""
    told = takewhile(lambda u: u.kind not in ("comma", "stop"), reversed(units[:i]))
    before = next((u for u in told if u.group is not None or u.norm in cues()["rewarded"]), None)
    return before is not None and (before.group is None or before.lemma in lemmas()["rewarding"])


def _is_counted(units: Sequence[Unit], i: int) -> bool:
    """« pour le troisième jour », « Pour son premier voyage, il »; not « se rend à Oslo pour une première rencontre »."""
    behind = units[i + 1 : i + 3]
    return _is_ordinal(behind) and (i == 0 or all(u.kind != "noun" for u in behind))


def _is_ordinal(units: Sequence[Unit]) -> bool:
    """« troisième », « 8e »: whether some units begin with an ordinal, in letters or in figures."""
    norms = [u.norm for u in units]
    figures = len(norms) > 1 and norms[0].isdigit() and len(norms[1]) <= _SUFFIX and norms[1] not in words()["of"]
    return figures or any(norm.endswith(endings()["ordinal_bare"]) for norm in norms[:1])
