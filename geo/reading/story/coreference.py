"""Whom does a pronoun stand for?

« ils », « qui », « nous », « nos forces » mean an actor or a person told before them in the sentence, or in one before; a
relative agrees with the verb that follows. Who stands beside a name by « et » is meant with it.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.rulebook.playing import is_met
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.objects import is_acted_on
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import PAST, grammar
from geo.reading.story.discourse import Discourse
from geo.reading.text import normalise, spelled
from geo.reading.wordclasses import endings, standing_for, words, written

_QUALIFIED = 2  # words between a comma and the body that describes the party before it
_BASED = 3  # units from where somebody is based back to who is
_OPENING = 4  # units in which « Pour autant, » ends
_CLITICS = 3  # units from « qui » to its verb: « qui s'en sont pris »
_BESIDE = 8  # tokens from a name back to another that a relative may rather stand for: « les chars de l'armée qui »


def stands_for(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """Whom a pronoun or a relative stands for; any other unit is itself."""
    at = next((k for k, u in enumerate(units) if u is unit), len(units))
    if unit.kind not in ("pronoun", "relative"):
        return _ours(d, _described(d, units, at) or unit)
    if unit.kind == "relative":
        return _antecedent(d, units, at)
    if unit.norm in words()["mine"]:
        return d.memory.speaker
    twin = next((k for k in range(at - 1, -1, -1) if units[k].kind == "pronoun" and units[k].norm == unit.norm), None)
    if twin is not None:
        return stands_for(d, units[twin], units)
    told_of = _told_of_where(d, units, at)
    if told_of is not None and _agrees(d, unit, told_of):
        return told_of
    agents = _opening_agents(d, units[:at])
    agreeing = [
        u
        for u in units[:at]
        if u.kind in ("actor", "person") and u.norm != "adjective" and u not in agents and _agrees(d, unit, u)
    ]
    met = [u for k, u in enumerate(units[:at]) if is_met(units, k)]
    subjects = [u for u in agreeing if u.subject]
    done = units[at + 1].group if at + 1 < len(units) else None
    if (
        done is not None and done.mood in PAST
    ):  # « ont chassé l'armée lorsqu'ils ont pris », not « lorsqu'ils fuyaient »
        met += [u for k, u in enumerate(units[:at]) if is_acted_on(units, k)]
    acting = [u for u in subjects if not any(u is m for m in met)]  # « X a reçu le roi, puis il »
    last_told = unit.last - unit.first > 1 or unit.norm in words()["these_ones"]  # « ces derniers », « celui-ci »
    before = next(iter(reversed((not last_told and (acting or subjects)) or agreeing)), None)
    if before is not None or is_of_noun(d, units, at):
        return before
    if unit.plural:
        last, crowd = d.memory.actor, d.memory.crowd
        state = last is not None and last.actor is not None and last.actor.country is not None
        alone = last is None or (not last.plural and crowd is not None and (crowd.subject or state))
        return crowd if crowd is not None and (last_told or alone) else last
    told = d.memory.beside if last_told else d.memory.recent
    recalled = next((u for u in reversed(told) if _agrees(d, unit, u)), None)
    named = (u for k, u in enumerate(units) if k > at and u.kind == "person" and u.subject and not is_met(units, k))
    return recalled or next(named, None)


def _told_of_where(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """« a reçu M. X, qui rentre de Rome, où il a vu le pape »: of whom a relative tells that has a place and « où » behind it."""
    if not at or units[at - 1].norm not in words()["or_where"]:
        return None
    k = next((k for k in range(at - 2, 0, -1) if units[k].kind in ("relative", "stop", "actor", "person")), 0)
    clause = units[k + 1 : at - 1]
    over = sum(u.group is not None and u.group.finite for u in clause) > 1
    joined = any(u.norm in words()["and"] for u in clause)
    return None if units[k].kind != "relative" or over or joined else _antecedent(d, units, k)


def _opening_agents(d: Discourse, units: Sequence[Unit]) -> Sequence[Unit]:
    """« Surveillés par les rebelles, ils ont quitté Gao »: by whom something is done to the subject, who is another."""
    group = units[0].group if units else None
    bare = group is not None and group.bare
    if not units or not (bare or (group is None and d.tokens[units[0].first].text.endswith(endings()["participles"]))):
        return ()
    opening = takewhile(lambda u: u.kind != "comma", units)
    return [u for u in opening if u.kind in ("actor", "person") and u.preposition in words()["by"]]


def _described(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """« Le M23, un groupe armé soutenu par Kigali, a pris »: the party that an apposition before a verb only describes."""
    unit = units[at] if at < len(units) else None
    named = _apposed_to(d, units, unit) if unit is not None else None
    if named is None or unit is None or not (named.subject and unit.subject):
        return None
    behind = takewhile(lambda u: not (u.group is not None and u.group.finite), units[at + 1 :])
    return named if any(u.kind == "comma" for u in behind) else None


def _apposed_to(d: Discourse, units: Sequence[Unit], unit: Unit) -> Unit | None:
    """« le Hamas, le groupe armé qui contrôle Gaza »: the party before the comma that a body only describes."""
    if unit.kind != "actor" or d.tokens[unit.first].norm not in partynames.names().describing:
        return None
    if unit.preposition is not None:
        return None  # « l'armée, distincte de la coalition qui a conquis Alep »
    at = next((i for i, u in enumerate(units) if u is unit), 0)
    k = at - 1
    while k > 0 and units[k].kind == "word" and at - k <= _QUALIFIED:
        k -= 1
    named = units[k - 1] if k > 0 and units[k].kind == "comma" else None
    return named if named is not None and named.kind == "actor" and named.norm != "adjective" else None


def _ours(d: Discourse, unit: Unit) -> Unit:
    """« nos forces »: those of who speaks."""
    speaker = d.memory.speaker
    if unit.kind != "actor" or speaker is None or not unit.first or unit.actor is None or unit.actor.side is not None:
        return unit
    if d.tokens[unit.first - 1].norm not in words()["our"]:
        return unit
    return unit._replace(names=tuple(dict.fromkeys((*unit.names, *speaker.names))), actor=speaker.actor)


def _agrees(d: Discourse, pronoun: Unit, unit: Unit) -> bool:
    """Whether a name is of a pronoun's number, and of its gender where its article tells it: « l'armée », « elle »."""
    if unit.plural != pronoun.plural or pronoun.norm == standing_for()["owner"]:
        return unit.plural == pronoun.plural
    article = d.tokens[unit.first - 1].norm if unit.first else ""
    she = pronoun.norm in words()["feminine_pronouns"]
    if unit.kind == "person":
        return pronoun.plural or not d.persons.is_other(unit, she=she)
    told = _is_feminine(unit) if article not in words()["masculine"] | words()["feminine"] else None
    return article not in (words()["masculine"] if she else words()["feminine"]) and told is not (not she)


def _is_feminine(unit: Unit) -> bool | None:
    """« la Syrie », « l'Iran »: the gender of a country by the end of its name, None where a name is no country's."""
    mention = unit.actor
    country = countries().get(mention.country or "") if mention is not None else None
    if country is None or not unit.names or normalise(unit.names[0]) != normalise(country):
        return None
    return normalise(country).endswith(endings()["feminine"]) and normalise(country) not in words()["his_countries"]


def is_of_noun(d: Discourse, units: Sequence[Unit], at: int) -> bool:
    """« Cette attaque a marqué les esprits, car elle … », « La journaliste a été tuée quand elle … »: nobody told before.

    The noun that opens the sentence agrees with the pronoun, and has its verb before any comma.
    """
    pronoun = units[at] if at < len(units) else None
    if pronoun is None or pronoun.plural or pronoun.norm not in words()["third_persons"]:
        return False
    clause = _main_clause(units[:at])
    verb = next((u for u in clause if u.kind in ("verb", "comma", "stop", "pronoun")), None)
    if verb is None or verb.group is None or not verb.group.finite:
        return False
    told = next((u for u in clause if u.kind in ("word", "noun")), None)
    if told is None or told is not clause[0] or told.first >= verb.first or not told.first:
        return False
    articles = words()["feminine" if pronoun.norm in words()["feminine_pronouns"] else "masculine"] | words()["elided"]
    return d.tokens[told.first - 1].norm in articles


def _main_clause(units: Sequence[Unit]) -> Sequence[Unit]:
    """« Pour autant, cette attaque »: the units behind words that only open a sentence."""
    comma = next((k for k, u in enumerate(units[:_OPENING]) if u.kind == "comma"), None)
    opening = units[:comma] if comma is not None else ()
    return units[comma + 1 :] if comma is not None and all(u.kind == "word" for u in opening) else units


def _antecedent(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """Whom « qui » stands for: the nearest name that agrees in number with its verb, else the nearest; no place."""
    verb = next((u.group for u in units[at + 1 :] if u.group is not None), None)
    near = [
        u
        for k, u in reversed(list(enumerate(units[:at])))
        if u.kind in ("actor", "person", "place") and u.norm != "adjective" and not _backs(units, k)
    ]
    acts = any(u.group is not None for u in units[at + 1 : at + _CLITICS])
    if near and acts and _is_told_apart(units[units.index(near[0]) + 1 : at]):
        return None
    if near and near[0].kind == "place" and _is_based(d, units, near[0]):
        whose = units[max(0, units.index(near[0]) - _BASED)]
        return (
            whose if whose.kind == "actor" else None
        )  # « les rebelles basés en Turquie qui », « des organisations basées aux Etats-Unis qui »
    if verb is not None and verb.finite:
        begin = next(k for k in range(verb.first, len(d.tokens)) if d.tokens[k].norm not in grammar().clitics)
        many = d.tokens[begin].norm.endswith(endings()["third_plural"])
        close = near[0].first - _BESIDE if near else 0
        agreeing = [u for u in near if u.kind == "actor" and u.plural == many and u.last >= close]
        if near and near[0].kind == "actor" and agreeing:
            near = agreeing
    if near and near[0].nation:
        return _as_state(d, near[0])
    return (_apposed_to(d, units, near[0]) or near[0]) if near and near[0].kind != "place" else None


def _is_told_apart(between: Sequence[Unit]) -> bool:
    """« L'armée a tué vingt hommes qui avaient attaqué »: whether a verb and whom no table knows stand between a name and « qui »."""
    acts = any(u.group is not None and not u.group.bare for u in between)
    return acts and between[-1].kind == "word" and between[-1].norm not in words()["barriers"]


def _is_based(d: Discourse, units: Sequence[Unit], place: Unit) -> bool:
    """Whether a place only tells where somebody is based."""
    at = next(k for k, u in enumerate(units) if u is place)
    told = units[at - 2] if at > 1 else place
    return told.norm in words()["posted"] or spelled(d.tokens[told.first].text) in written()["settled"]


def _as_state(d: Discourse, unit: Unit) -> Unit:
    """« un raid de l'Ethiopie, qui »: a country that acts."""
    resolution = d.found.resolutions[unit.places[-1]]
    country = resolution.place.country if resolution.place is not None else None
    names = (resolution.toponym.surface,)
    mention = actors.ActorMention(unit.first, unit.last, names, partynames.state_side(country, None), country)
    return unit._replace(kind="actor", actor=mention, names=names)


def person_for(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """Whom a pronoun means where only a person fits: one named before, or after in « A Munich, où il participe…, M. Kerry »."""
    stands = stands_for(d, unit, units)
    if unit.kind != "pronoun" or (stands is not None and stands.kind == "person" and stands in units):
        return stands
    at = next((k for k, u in enumerate(units) if u is unit), len(units))
    ahead = _named_behind(units, at)
    recalled = d.memory.person
    if is_of_noun(d, units, at) or (recalled is not None and unit.plural and not recalled.plural):
        recalled = None
    elif recalled is not None and not _agrees(d, unit, recalled):  # « M. X a reçu Mme Y. Elle … »
        recalled = next((u for u in reversed(d.memory.beside) if u.kind == "person" and _agrees(d, unit, u)), None)
    fronted = at and any(u.kind == "place" for u in units[:at]) and subject_before(units, at) is None
    return ahead if fronted and ahead is not None else recalled if stands is None or stands.kind != "person" else stands


def _named_behind(units: Sequence[Unit], at: int) -> Unit | None:
    """« A Munich, où il participe à un forum, M. Kerry a … »: the person who opens the clause behind that of a pronoun."""
    close = next((k for k in range(at + 1, len(units)) if units[k].kind == "comma"), len(units))
    told = (u for k, u in enumerate(units) if k == close + 1 and u.kind == "person" and u.subject)
    return next(told, None)


def coordinated(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """« l'armée et ses alliés », « russes et syriens »: the units joined to a name, in their order and without itself; of its kind."""
    at = next((k for k, u in enumerate(units) if u is unit), None)
    if at is None:
        return []
    out: list[Unit] = []
    k, joined = at, 0
    while (
        k + 2 < len(units)
        and units[k + 1].norm in words()["beside"]
        and units[k + 2].kind == unit.kind
        and (units[k + 2].norm == "adjective") == (unit.norm == "adjective")
        and not _only_backs(units[k + 2], unit)
    ):
        out.append(units[k + 2])
        joined = len(out) if units[k + 1].norm != "," or unit.norm == "adjective" else joined
        k += 2
    del out[joined:]  # « avec le ministre turc, Assad a souligné »: a comma alone joins nobody
    k = at
    if k > 2 and unit.kind == "person" and units[k - 1].norm in words()["and"] and units[k - 2].kind == "comma":
        out = [units[k - 3], *out] if units[k - 3].kind == "person" else out  # « Mme Leyen, et M. Borrell »
    while (
        k >= 2
        and units[k - 1].norm in words()["and" if k == at else "chaining"]
        and units[k - 2].kind == unit.kind
        and (units[k - 2].norm == "adjective") == (unit.norm == "adjective")
    ):
        out.insert(0, units[k - 2])
        k -= 2
    return out


def subject_before(units: Sequence[Unit], at: int) -> Unit | None:
    """The nearest actor or person before a unit that may be a subject."""
    return next((u for u in reversed(units[:at]) if u.kind in ("actor", "person") and u.subject), None)


def _only_backs(joined: Unit, unit: Unit) -> bool:
    """« des rebelles soutenus par Ankara et Doha »: whether what is joined to a name is governed by « par », as the name is not."""
    return joined.preposition in words()["by"] and unit.subject


def _backs(units: Sequence[Unit], at: int) -> bool:
    """« les forces de la junte, soutenues par Wagner, qui »: an actor who only backs the one before."""
    words_before = [u.norm for u in units[max(0, at - 2) : at]]
    return units[at].preposition in words()["by"] and not partynames.names().backed.isdisjoint(words_before)
