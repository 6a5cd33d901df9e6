"""Does a sentence say that an event happened?

Read from the verb that a rule is anchored on, or, for a noun, from what governs it (« prépare une attaque ») and from the
verb that it is the subject of (« la prise de Homs permettrait »).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import takewhile

from geo.codebook import Change, Factuality, Kind
from geo.reading.language import lexicon, table
from geo.reading.rulebook.gaps import over_clause
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words

_ANNOUNCING = 4  # units between « annoncer » and the noun that it governs
_PAST = frozenset(("perfect", "past", "pluperfect"))
_PREDICATE_REACH = 14  # units after a noun in which its predicate stands
_SHOT = 5  # units before a verb in which what was shot stands
_LULL = 3  # units from a verb to « de répit »
_SUFFIX = 3  # letters behind the figures of an ordinal: « 2ème »
_REACH = 7  # units before a noun that may govern it


def outcome(units: Sequence[Unit], match: Match) -> str | None:
    """None where a match is said to have happened, else denial, plan, hypothesis, conditional or claim."""
    if match.rule.factuality is not None:
        return {"denied": "denial", "planned": "plan"}.get(match.rule.factuality, str(match.rule.factuality))
    anchor = units[match.anchor]
    if _hypothetical(units, match.anchor) or _imagined(anchor, match):
        return "hypothesis"
    if match.rule.kind is Kind.STRIKE and _stopped(units, match.anchor):
        return "denial"
    if match.rule.kind in (Kind.STRIKE, Kind.CLASH) and _accused(units, match.anchor):
        said = verbs.happened(anchor.group) if anchor.group is not None else _of_noun(units, match.anchor)
        return said if said in ("denial", "hypothesis") else "claim"
    if anchor.group is not None and anchor.group.mood == "gerund" and (said := _led(units, match.anchor)) is not None:
        return said
    if anchor.group is not None and (expected := _before_which(units, match.anchor)) is not None:
        return None if expected == "fact" else expected
    if anchor.group is not None and anchor.group.effect == "attempt" and not anchor.group.negated:
        return None if match.rule.kind is Kind.CLASH and _assaults(anchor) else "plan"
    if anchor.group is not None:
        leaving = anchor.group.lemma in lemmas()["leaving"] and anchor.group.mood == "present"
        handing = anchor.group.lemma in lemmas()["surrendering"] and not anchor.group.reflexive
        if leaving and match.rule.kind is Kind.VISIT and not handing:
            return "plan"  # « le ministre se rend à Paris » is announced, not told
        said = verbs.happened(anchor.group) or _wished(units, match.anchor) or _of_object(units, match.anchor)
        return said or _refused(units, match)
    if match.rule.change is Change.HELD and "location" in match.roles:
        return _holding(units, match)
    if match.rule.kind is Kind.VISIT and _before_a_plan(units, match.anchor):
        return "plan"
    return _announced(units, match) or _of_noun(units, match.anchor) or _refused(units, match)


def _assaults(anchor: Unit) -> bool:
    """« ont tenté d'attaquer », « de prendre d'assaut »: whether an attempt is an attack itself."""
    return not anchor.lexemes.isdisjoint(lexemes()["attacking"])


def _accused(units: Sequence[Unit], anchor: int) -> bool:
    """« l'opposition accuse le régime d'avoir tué dix civils en bombardant Douma »: an accuser says so."""
    clause = takewhile(lambda u: u.kind != "stop", reversed(units[:anchor]))
    groups = (u.group for u in clause if u.group is not None)
    return any(g.lemma in verbs.grammar().accusing and g.finite and not g.negated for g in groups)


def _stopped(units: Sequence[Unit], anchor: int) -> bool:
    """« a intercepté les missiles qui visaient Homs »: they hit nothing."""
    shots = lexemes()["shot"]
    shot = next((i for i in range(anchor, max(0, anchor - _SHOT), -1) if not units[i].lexemes.isdisjoint(shots)), 0)
    group = units[anchor].group if anchor != shot else None
    if (
        group is not None
        and group.finite
        and group.mood != "gerund"
        and all(u.kind != "relative" for u in units[shot:anchor])
    ):
        return False  # « a abattu un drone et bombardé Homs »
    caught = next((u.group for u in reversed(units[max(0, shot - 2) : shot]) if u.group is not None), None)
    if caught is None or caught.voice != "active" or caught.negated:
        return False
    return normalise(caught.lemma) in _cues()["stopped"]


@cache
def _cues() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(normalise(w) for w in group) for name, group in table("lexicon")["factuality"].items()}


def _hypothetical(units: Sequence[Unit], anchor: int) -> bool:
    """« si Homs tombe »: a condition opens the clause."""
    for i in range(anchor - 1, -1, -1):
        if units[i].kind == "stop":
            return False
        before = units[i].group
        if before is not None and before.finite:
            break
        if _is_if(units, i):
            return not (i and units[i - 1].norm in _cues()["before_no_if"]) and not _conceded(units, i, anchor)
        if units[i].kind == "comma":
            break
    group = units[anchor].group
    if group is None or group.mood != "conditional":
        return False
    if units[0].norm in _cues()["without"]:
        return True  # « Sans cette aide, Homs serait tombée »
    return any(_is_if(units, i) for i in range(anchor + 1, min(len(units), anchor + 12)))


def _conceded(units: Sequence[Unit], i: int, anchor: int) -> bool:
    """« Si l'armée a repris Homs, elle n'a pu … »: opens the sentence, and what it sets against it has not to come."""
    group = units[anchor].group
    if i or group is None or group.mood not in ("perfect", "pluperfect") or group.effect not in (None, "claim"):
        return False
    after = [u.group for u in units[anchor + 1 :] if u.group is not None and u.group.finite]
    return bool(after) and all(g.mood not in ("future", "conditional") for g in after)


def _led(units: Sequence[Unit], anchor: int) -> str | None:
    """« pourrait l'emporter en reprenant Homs »: what the verb that a gerund goes with says of both."""
    for unit in reversed(units[:anchor]):
        if unit.kind == "stop":
            return None
        if unit.group is not None and unit.group.finite:
            said = lexicon().governors.get(unit.group.lemma) or verbs.happened(unit.group)
            return said if said in ("plan", "hypothesis", "conditional") else None
    return None


def led_by(units: Sequence[Unit], anchor: int) -> Unit:
    """« avaient lancé une offensive, chassant les insurgés »: a gerund in the tense of the verb that it goes with."""
    unit = units[anchor]
    if unit.group is None or unit.group.mood != "gerund":
        return unit
    before = takewhile(lambda u: u.kind != "stop", reversed(units[:anchor]))
    leads = next((u.group for u in before if u.group is not None and u.group.finite), None)
    recalled = leads is not None and leads.mood == "pluperfect"
    return unit._replace(group=unit.group._replace(mood="pluperfect")) if recalled else unit


def _imagined(anchor: Unit, match: Match) -> bool:
    """« prendrait », « frapperait »: a deed in the present conditional is imagined; hearsay is « aurait pris », « tiendrait »."""
    group = anchor.group
    if group is None or group.mood != "conditional" or group.voice != "active" or match.rule.change is Change.HELD:
        return False
    return match.rule.kind is not Kind.CLASH and anchor.first - group.first <= group.reflexive


def _is_if(units: Sequence[Unit], i: int) -> bool:
    """« si », or « s' » before « il »; not the reflexive « s' »."""
    if units[i].kind != "word":
        return False
    following = units[i + 1].norm if i + 1 < len(units) else ""
    cues = _cues()
    return units[i].norm in cues["if"] or (units[i].norm in cues["if_elided"] and following in cues["after_elided_if"])


def _before_which(units: Sequence[Unit], anchor: int) -> str | None:
    """« ont fui avant que Homs ne tombe » came about, « veut agir avant que » has not; « ne » alone denies nothing behind it."""
    for i in range(anchor - 1, max(0, anchor - _REACH), -1):
        unit = units[i]
        if unit.kind in ("stop", "comma", "relative") or (unit.group is not None and unit.group.finite):
            return None
        if unit.norm in words()["that"] and units[i - 1].norm in words()["before"]:
            return "fact" if _is_told_past(units, i - 1) else "plan"
        if unit.norm in words()["that"]:
            return "hypothesis" if units[i - 1].norm in _cues()["feared"] else None
    return None


def _refused(units: Sequence[Unit], match: Match) -> str | None:
    """« aucun », « ni », « jamais » about one of the roles."""
    bound = [u for found in match.roles.values() for u in found]
    first = min((u.first for u in bound), default=units[match.anchor].first)
    last = max((u.last for u in bound), default=units[match.anchor].last)
    low, high = min(first, units[match.anchor].first), max(last, units[match.anchor].last)
    for i, unit in enumerate(units):
        if (
            unit.kind == "word"
            and unit.norm in _cues()["refusing"]
            and not (
                unit.norm in words()["nobody"] and (not i or unit.first > units[i - 1].last)
            )  # « a tué une personne »
            and (low <= unit.first < high or i + 1 == match.anchor)
        ):
            return "denial"
    return None


def _wished(units: Sequence[Unit], anchor: int) -> str | None:
    """« veulent que Homs tombe », « pour que l'armée prenne », « il est faux que »: what governs « que » decides."""
    group = units[anchor].group
    if group is None:
        return None
    for i in range(anchor - 1, max(0, anchor - _REACH), -1):
        unit = units[i]
        if unit.kind == "verb" and _is_not_to_be_said(units, i):
            return "denial"
        if unit.kind in ("stop", "comma", "relative", "verb"):
            return None
        if unit.kind == "word" and unit.norm in words()["that"]:
            before = units[i - 1]
            if _is_not_to_be_said(units, i - 1):
                return "denial"
            if before.norm in _cues()["untrue"]:
                said = units[i - 2].group
                return None if said is not None and said.negated else "denial"
            if group.mood not in ("present", "subjunctive"):
                return None
            if before.group is not None:
                effect = lexicon().governors.get(before.group.lemma)
                return effect if effect in ("plan", "denial") else None
            return "plan" if before.norm in _cues()["not_yet"] or before.norm in _cues()["aiming"] else None
    return None


def _of_object(units: Sequence[Unit], anchor: int) -> str | None:
    """« vit dans la crainte d'une offensive »: what the noun that a verb has makes of the one behind it."""
    for i in range(anchor + 1, min(len(units) - 2, anchor + _REACH)):
        before, of, unit = units[i : i + 3]
        if before.kind in ("stop", "comma", "relative", "place"):
            return None
        if unit.kind == "noun" and of.norm in words()["of"] and before.norm in _cues()["not_yet"]:
            return "plan"
    return None


def _is_not_to_be_said(units: Sequence[Unit], i: int) -> bool:
    """« il est inexact de dire que », « rien ne permet d'affirmer que »: a verb of saying that nobody may use."""
    if units[i].lexemes.isdisjoint(lexemes()["saying"]):
        return False
    opening = {u.norm for u in takewhile(lambda u: u.kind not in ("stop", "comma"), reversed(units[:i]))}
    return not opening.isdisjoint(_cues()["untrue"] | _cues()["nothing"])


def _holding(units: Sequence[Unit], match: Match) -> str | None:
    """« Homs est aux mains de »: the verb between a place and its holder, if any, decides; what is done to the place does not."""
    last = max((i for i, u in enumerate(units) if any(u is p for p in match.roles["location"])), default=match.anchor)
    if last > match.anchor:
        return _of_noun(units, match.anchor) or _refused(units, match) or _professed(units, match.anchor)
    between = [u.group for u in units[last + 1 : match.anchor] if u.group is not None and u.group.finite]
    return (verbs.happened(between[-1]) if between else None) or _refused(units, match)


def _professed(units: Sequence[Unit], anchor: int) -> str | None:
    """« se disent maîtres de Homs »: told of oneself."""
    group = units[anchor - 1].group if anchor else None
    professed = group is not None and group.reflexive and lexicon().governors.get(group.lemma) == "claim"
    return "claim" if professed else None


def _of_noun(units: Sequence[Unit], anchor: int) -> str | None:
    expected = _before_which(units, anchor)
    if expected is not None:
        return None if expected == "fact" else expected
    return _governed(units, anchor) or _predicated(units, anchor)


def _before_a_plan(units: Sequence[Unit], anchor: int) -> bool:
    """« Après une escale à Chypre, le ministre gagnera Amman »: what opens a sentence about what is to come may be to come too."""
    if not any(u.norm in _cues()["dating"] for u in units[max(0, anchor - 2) : anchor]):
        return False
    if any(u.group is not None and u.group.finite for u in units[:anchor]):
        return False
    main = next((u.group for u in units[anchor:] if u.group is not None and u.group.finite), None)
    return main is not None and main.mood in ("future", "conditional")


def _announced(units: Sequence[Unit], match: Match) -> str | None:
    """« ont annoncé une rencontre à Genève »: a visit that a verb of saying governs is still to come."""
    if match.rule.kind is not Kind.VISIT or units[match.anchor].lexemes.isdisjoint(lexemes()["meetings"]):
        return None
    for i in range(match.anchor - 1, max(-1, match.anchor - _ANNOUNCING), -1):
        group = units[i].group
        if group is not None:
            return "plan" if normalise(group.lemma) in _cues()["announced"] and group.voice == "active" else None
    return None


def _governed(units: Sequence[Unit], anchor: int) -> str | None:
    """What the verb or the word before a noun makes of it."""
    adverbial = shared = reported = False
    for i in range(anchor - 1, max(-1, anchor - _REACH), -1):
        unit = units[i]
        shared = shared or unit.norm in _cues()["shares"]
        if unit.kind in ("stop", "relative") or _where(units, i) or unit.norm in _cues()["except"]:
            return None
        if unit.kind == "comma" and (anchor - i > 2 or _opens_clause(units, i, anchor)):
            return None
        if unit.norm in _cues()["clauses"] and _is_subject(units, anchor):
            return None  # « n'a pas pris Homs et les combats continuent »
        reported = reported or unit.norm in words()["that"]
        adverbial = adverbial or unit.norm in _cues()["dating"]  # « plaide pour une trêve après une rencontre »
        if unit.norm in words()["before"] and _came_about(units, i, anchor):
            return None
        if not adverbial or unit.norm in words()["before"]:
            told = _told_by_word(units, i)
            if told is not None:
                return None if shared else told
        if unit.group is not None and not _lets_by(unit.group, adverbial=adverbial):
            said = _of_governor(unit.group, adverbial=adverbial)
            over = reported and unit.group.mood == "infinitive" and _is_subject(units, anchor, _PAST)
            return None if over and said == "plan" else said  # « s'est borné à dire que les raids avaient tué »
    return None


def _opens_clause(units: Sequence[Unit], comma: int, anchor: int) -> bool:
    """« … en vue de prendre Homs, les raids ont tué »: not « Pour cette raison, la prise de », « prépare, dit-il, raids et »."""
    told = any(u.group is not None for u in units[:comma])
    return told and units[comma].last < units[anchor].first and _is_subject(units, anchor)


def _is_subject(units: Sequence[Unit], anchor: int, moods: Collection[str] | None = None) -> bool:
    """« des combats à Homs ont éclaté »: whether a noun has a verb of its own behind it, of some moods."""
    for unit in units[anchor + 1 : anchor + _REACH]:
        if unit.kind in ("stop", "relative", "comma") or unit.norm in words()["that"]:
            return False
        if unit.group is not None and unit.group.finite:
            return moods is None or unit.group.mood in moods or unit.group.lemma in lemmas()["have"]
    return False


def _came_about(units: Sequence[Unit], before: int, anchor: int) -> bool:
    """« ont fui la nuit, avant la chute de Homs »: what a tale of the past reckons from came about, if what is told was no plan."""
    return not units[anchor].lexemes.isdisjoint(lexemes()["turns"]) and _is_told_past(units, before)


def _is_told_past(units: Sequence[Unit], before: int) -> bool:
    """Whether the last verb before a word tells what happened."""
    told = next((u.group for u in reversed(units[:before]) if u.group is not None and u.group.finite), None)
    if told is None or told.mood not in _PAST or verbs.happened(told) is not None:
        return False
    return lexicon().governors.get(told.lemma) not in ("plan", "hypothesis", "denial")


def _lets_by(group: verbs.VerbGroup, *, adverbial: bool) -> bool:
    """« son but était la prise de Homs », « a exhorté Ankara à agir lors d'une visite »: verbs that say nothing of a noun."""
    if adverbial and group.mood == "infinitive":
        return True
    return group.lemma in lemmas()["be"] and verbs.happened(group) is None


def _of_governor(group: verbs.VerbGroup, *, adverbial: bool) -> str | None:
    """What a verb makes of the noun behind it: « prépare une offensive », « ont pu constater des combats »."""
    inner, effect = verbs.happened(group), lexicon().governors.get(group.lemma)
    if (adverbial and group.mood in _PAST) or group.voice != "active" or effect is None:
        return inner
    if normalise(group.lemma) in _cues()["infinitive_only"]:
        return inner
    if effect in ("plan", "hypothesis"):
        managed = group.lemma in lexicon().implicatives and group.mood in _PAST
        return inner if managed else effect
    return "denial" if effect == "denial" else inner


def _where(units: Sequence[Unit], i: int) -> bool:
    """« tente de reprendre Homs, où les combats »: « où », behind a place, opens a clause of its own."""
    return units[i].norm in words()["or_where"] and i > 0 and units[i - 1].kind in ("comma", "place")


def _told_by_word(units: Sequence[Unit], i: int) -> str | None:
    """What a word before a noun makes of it: « aucune offensive », « la crainte d'une offensive »."""
    unit, known = units[i], words()
    before = units[i - 1].norm if i else ""
    if unit.group is not None and unit.group.bare and unit.norm in _cues()["none"]:
        return "denial"  # « la prétendue chute »
    if unit.kind not in ("word", "noun") or (unit.norm in known["favour"] and before in known["to_or_has"]):
        return None  # « à la faveur d'une offensive »
    if f"{before} {unit.norm}" in known["on_the_plan"]:
        return None  # « sur le plan militaire »
    if unit.norm in _cues()["none"]:
        return "denial"
    if unit.norm in known["for"] and _is_ordinal(units[i + 1 : i + 3]):
        return None  # « pour le troisième jour de suite », « pour la 8e journée »
    return "plan" if unit.norm in _cues()["not_yet"] else None


def _is_ordinal(units: Sequence[Unit]) -> bool:
    """« troisième », « 8e »: whether some units begin with an ordinal, in letters or in figures."""
    norms = [u.norm for u in units]
    figures = len(norms) > 1 and norms[0].isdigit() and len(norms[1]) <= _SUFFIX and norms[1] not in words()["of"]
    return figures or any(norm.endswith(endings()["ordinal_bare"]) for norm in norms[:1])


def _predicated(units: Sequence[Unit], anchor: int) -> str | None:
    """What the verb after a noun, its predicate, says of it."""
    cues = _cues()
    governed = units[anchor].preposition not in (None, standing_for()["of"])
    if governed or (anchor and units[anchor - 1].norm in cues["adverbial"]):
        return None
    i = anchor
    while i + 1 < min(len(units), anchor + _PREDICATE_REACH):
        i = over_clause(units, i + 1, 1)  # « L'attaque, qui a fait vingt morts, n'a pas eu lieu »
        unit = units[i]
        if unit.kind in ("stop", "relative") or (
            unit.subject and unit.kind in ("actor", "person") and units[i - 1].kind == "comma"
        ):
            return None
        if unit.norm in cues["predicate_not_yet"]:
            return "plan"
        if unit.norm in words()["neuter"] and unit.kind == "word":
            return None  # « a revendiqué la prise de Homs, ce qu'a démenti l'armée »
        if unit.norm in cues["predicate_denied"]:
            return "denial"
        if (
            unit.kind == "verb"
            and unit.group is not None
            and unit.group.lemma in lemmas()["be"]
            and verbs.happened(unit.group) is None
        ):
            continue
        if unit.kind == "verb" and unit.group is not None and unit.group.finite:
            said = _said_by(unit, unit.group)
            blamed = unit.group.lemma in verbs.grammar().blaming  # « n'a pas été revendiquée »
            aside = blamed or unit.group.lemma in lemmas()["have"] or not unit.lexemes
            aside = aside or _tells_of_else(units[anchor], unit)
            if said == "denial" and any(u.norm in cues["lulls"] for u in units[i + 1 : i + 1 + _LULL]):
                return None  # « ne connaissent pas de répit »
            if said == "denial" and aside and not _denies_occurring(units, i, units[anchor]):
                return None
            return "hypothesis" if said == "conditional" and not _is_hearsay(unit) else said
    return None


def _said_by(unit: Unit, group: verbs.VerbGroup) -> str | None:
    """What a verb says of its subject: « ne réglerait rien », « semble imminente » of what may be."""
    said = verbs.happened(group)
    imagined = group.mood == "conditional" and group.negated and not _is_hearsay(unit)
    supposed = said is None and lexicon().governors.get(group.lemma) == "hypothesis"
    return "hypothesis" if imagined or supposed else said


def _tells_of_else(noun: Unit, verb: Unit) -> bool:
    """« la chute de Homs n'élimine pas la menace »: not « n'a pas été annoncée »."""
    return not noun.lexemes.isdisjoint(lexemes()["turns"]) and verb.lexemes.isdisjoint(lexemes()["telling"])


def _is_hearsay(unit: Unit) -> bool:
    """« une frappe aurait éliminé dix miliciens », « les combats feraient dix morts »: what is said, not what might be."""
    group = unit.group
    if group is None or group.lemma in lemmas()["causing"]:
        return group is not None
    if unit.first == group.first:
        return False
    return not unit.lexemes.isdisjoint(lexemes()["harming"]) or normalise(group.lemma) in _cues()["occurring"]


def _denies_occurring(units: Sequence[Unit], i: int, noun: Unit) -> bool:
    """« n'ont pas cessé », not « la visite n'a pas calmé les esprits »: whether a verb denies that a noun took place."""
    group = units[i].group
    if group is None or normalise(group.lemma) not in _cues()["occurring"]:
        return False
    told = group.lemma in lemmas()["have"] and group.mood == "present" and _is_participle(units, i + 1)
    return not (told and not noun.lexemes.isdisjoint(lexemes()["journeys"]))


def _is_participle(units: Sequence[Unit], i: int) -> bool:
    """Whether a word no table knows, behind « a », looks like its participle."""
    norm = units[i].norm if i < len(units) and units[i].kind == "word" else ""
    return len(norm) > 2 and norm.endswith(endings()["any_participle"])


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
