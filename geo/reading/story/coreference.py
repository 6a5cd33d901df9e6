"""Whom does a pronoun stand for?

« ils », « qui », « nous », « nos forces » mean an actor or a person told before them in the sentence, or in one before; a
relative agrees with the verb that follows. Who stands beside a name by « et » is meant with it.
"""

from collections.abc import Sequence
from itertools import chain, pairwise, takewhile

from geo.reading.rulebook.playing import is_met
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.objects import is_acted_on
from geo.reading.sentences.units import Unit, position
from geo.reading.sentences.verbs import PAST, VerbGroup, grammar
from geo.reading.story.discourse import Discourse
from geo.reading.text import normalise, spelled
from geo.reading.wordclasses import endings, lexemes, standing_for, words, written

_QUOTES = ("«", '"', "“")
_QUOTED = 40  # tokens from the colon before what is quoted to a pronoun in it
_QUALIFIED = 2  # words between a comma and the body that describes the party before it
_BASED = 3  # units from where somebody is based back to who is
_NAMED = 6  # tokens of a party that an incise names
_OPENING = 4  # units in which « Pour autant, » ends
_CLITICS = 3  # units from « qui » to its verb: « qui s'en sont pris »
_BESIDE = 8  # tokens from a name back to another that a relative may rather stand for: « les chars de l'armée qui »


def stands_for(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """Whom a pronoun or a relative stands for; any other unit is itself."""
    at = position(unit, units, len(units))
    if unit.kind == "relative":
        return _antecedent(d, units, at)
    if unit.kind != "pronoun":
        return _ours(d, _described(d, unit, units) or revealed(d, unit, units) or unit)
    twin = next((u for u in reversed(units[:at]) if u.kind == "pronoun" and u.norm == unit.norm), None)
    return _meant_by(d, unit, units, at) if twin is None else stands_for(d, twin, units)


def _meant_by(d: Discourse, unit: Unit, units: Sequence[Unit], at: int) -> Unit | None:
    """« il », « elles », « nous »: whom a pronoun means that its sentence says the first time."""
    if unit.norm in words()["mine"]:
        return d.memory.speaker
    told_of = _told_of_where(d, units, at)
    if told_of is not None and _agrees(d, unit, told_of):
        return told_of
    before = _told_before(d, unit, units, at)
    if before is not None or is_of_noun(d, units, at):
        return before
    return _crowd_recalled(d, unit) if unit.plural else _one_recalled(d, unit, units, at)


def _told_before(d: Discourse, unit: Unit, units: Sequence[Unit], at: int) -> Unit | None:
    """« L'armée a fui et les rebelles ont pris Homs, où ils »: the last who agrees in its sentence; who acts rather than another."""
    agreeing = _agreeing(d, unit, units[:at])
    if _is_last_told(unit):
        return next(reversed(agreeing), None)
    if _crowd_left(d, unit, units[:at], agreeing):
        return None
    subjects = [u for u in agreeing if u.subject]
    suffering = _suffering(units, at)
    acting = [u for u in subjects if u not in suffering]
    return next(reversed(acting or subjects or agreeing), None)


def _crowd_left(d: Discourse, pronoun: Unit, before: Sequence[Unit], agreeing: Sequence[Unit]) -> bool:
    """« Les houthis avancent. Après le retrait des soldats, ils occupent »: whether only those who left are told before a pronoun.

    They stand behind the noun of their leaving, in what opens the sentence, and the sentence before tells of others.
    """
    if any(u.finite for u in before) or not pronoun.plural or not agreeing:
        return False
    left = next((k for k, u in enumerate(before) if u.lexemes & lexemes()["leaving"]), len(before))
    told = d.memory.crowd
    return told is not None and told.subject and all(u in before[left:] for u in agreeing)


def _agreeing(d: Discourse, pronoun: Unit, before: Sequence[Unit]) -> Sequence[Unit]:
    """« l'armée », « M. X »: those before a pronoun who are of its number and gender."""
    agents = _opening_agents(d, before)
    apart = (*agents, *_quoted(d, pronoun, before))
    told = (u for u in before if u.kind in ("actor", "person") and u.norm != "adjective" and u not in apart)
    return [u for u in told if _agrees(d, pronoun, u)]


def _quoted(d: Discourse, pronoun: Unit, before: Sequence[Unit]) -> Sequence[Unit]:
    """« L'opposition accuse le régime: "(Il a bombardé) »: who is quoted before a pronoun; nobody calls himself « il »."""
    first = before[0].first if before else pronoun.first
    tokens = d.tokens[max(first, pronoun.first - _QUOTED) : pronoun.first]
    if not any(a.text == ":" and b.text in _QUOTES for a, b in pairwise(tokens)):
        return ()
    return list(takewhile(lambda u: u.group is None, before))


def is_of_last_told(unit: Unit, units: Sequence[Unit]) -> bool:
    """« ces derniers », « l'avantage de ces derniers, qui »: whether a unit means but whoever was told last of some."""
    if unit.kind == "relative":
        before = [u for u in units if u.last <= unit.first and u.kind != "comma"]
        unit = before[-1] if before else unit
    return unit.kind == "pronoun" and _is_last_told(unit)


def _is_last_told(pronoun: Unit) -> bool:
    """« ces derniers », « celui-ci »: whether a pronoun means whoever was told last, who need not act."""
    return pronoun.last - pronoun.first > 1 or pronoun.norm in words()["these_ones"]


def _suffering(units: Sequence[Unit], at: int) -> Sequence[Unit]:
    """« X a reçu le roi, puis il », « ont chassé l'armée lorsqu'ils ont pris », not « lorsqu'ils fuyaient »: who is met, or acted on."""
    done = units[at + 1].group if at + 1 < len(units) else None
    over = done is not None and done.mood in PAST
    return [u for k, u in enumerate(units[:at]) if is_met(units, k) or (over and is_acted_on(units, k))]


def _crowd_recalled(d: Discourse, unit: Unit) -> Unit | None:
    """« Les rebelles ont avancé. Ils … »: the party of a sentence before that « ils » means, or the last crowd in it."""
    last, crowd = d.memory.actor, d.memory.crowd
    if crowd is None and (pair := _pair_recalled(d)) is not None:
        return pair
    if last is None or crowd is None:
        return crowd or (None if last is None or _is_land(last) else last)  # nobody calls a land « ils »
    state = last.actor is not None and last.actor.country is not None
    rather = _is_last_told(unit) or (not last.plural and (crowd.subject or state))
    told = crowd if rather else last
    if unit.norm != standing_for()["owner"] or not _flies(d, told):
        return told
    return next((u for u in reversed(d.memory.recent) if u.is_party and u.plural and not _flies(d, u)), told)


def _pair_recalled(d: Discourse) -> Unit | None:
    """« M. X et Mme Y sont arrivés à Damas. Ils ont visité »: two persons whom « et » joins, as the one whom a pronoun means."""
    pair = d.memory.beside[-2:]
    if len(pair) < len(("X", "Y")) or any(u.kind != "person" or not u.subject for u in pair):
        return None
    one, other = pair
    between = d.text.norms[one.last : other.first]
    joined = not words()["and"].isdisjoint(between[:1]) and words()["articles"].issuperset(between[1:])
    return other._replace(names=(*other.names, *one.names), plural=True) if joined else None


def _flies(d: Discourse, unit: Unit) -> bool:
    """« des avions russes pilonnaient Homs, tombée entre leurs mains »: whether a party is but aircraft, which hold no ground."""
    return d.tokens[unit.first].norm in words()["carriers"]


def _one_recalled(d: Discourse, unit: Unit, units: Sequence[Unit], at: int) -> Unit | None:
    """« M. X est arrivé. Il … »: who was told in a sentence before, else « Arrivé à Kaboul, où il …, M. X »."""
    told = d.memory.beside if _is_last_told(unit) else d.memory.recent
    recalled = (u for u in reversed(told) if _agrees(d, unit, u))
    named = (u for k, u in enumerate(units) if k > at and u.kind == "person" and u.subject and not is_met(units, k))
    return next(chain(recalled, named), None)


def _told_of_where(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """« a reçu M. X, qui rentre de Rome, où il a vu le pape »: of whom a relative tells that has a place and « où » behind it."""
    if not at or units[at - 1].norm not in words()["or_where"]:
        return None
    k = next((k for k in range(at - 2, 0, -1) if units[k].kind in ("relative", "stop", "actor", "person")), 0)
    clause = units[k + 1 : at - 1]
    over = sum(u.finite for u in clause) > 1
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


def _described(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« Le M23, un groupe armé soutenu par Kigali, a pris »: the party that an apposition before a verb only describes."""
    named = _apposed_to(d, units, unit)
    if named is None or not (named.subject and unit.subject):
        return None
    behind = takewhile(lambda u: not u.finite, units[position(unit, units, 0) + 1 :])
    return named if any(u.kind == "comma" for u in behind) else None


def revealed(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« Les assaillants, des fidèles de l'ancien président, ont »: those who attacked, with whom an apposition says that they are."""
    if unit.kind != "actor" or not unit.subject or d.tokens[unit.first].norm not in words()["attackers"]:
        return None
    at = position(unit, units, len(units))
    behind = units[at + 1 : at + 3]
    if d.tokens[unit.first - 1].norm not in words()["articles"] or [u.kind for u in behind] != ["comma", "actor"]:
        return None
    told = behind[1]
    joined = any(u.norm in words()["and"] for u in units[at + 3 : at + 4])  # « les assaillants, l'armée et »
    if not told.is_party or told.preposition is not None or joined:
        return None
    return told._replace(names=(*unit.names, *told.names), subject=True)


def _apposed_to(d: Discourse, units: Sequence[Unit], unit: Unit) -> Unit | None:
    """« le Hamas, le groupe armé qui contrôle Gaza »: the party before the comma that a body only describes."""
    if unit.kind != "actor" or unit.preposition is not None:
        return None  # « l'armée, distincte de la coalition qui a conquis Alep »
    if d.tokens[unit.first].norm not in partynames.names().describing:
        return None
    at = position(unit, units, 0)
    k = at - 1
    while k > 0 and units[k].kind == "word" and at - k <= _QUALIFIED:
        k -= 1
    named = units[k - 1] if k > 0 and units[k].kind == "comma" else None
    return named if named is not None and named.is_party else None


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


def _is_land(unit: Unit) -> bool:
    """« la Syrie », not « l'armée syrienne »: whether a name is a country's."""
    country = countries().get(unit.actor.country or "") if unit.actor is not None else None
    return country is not None and normalise(unit.names[0]) == normalise(country)


def _is_feminine(unit: Unit) -> bool | None:
    """« la Syrie », « l'Iran »: the gender of a country by the end of its name, None where a name is no country's."""
    if not _is_land(unit):
        return None
    country = unit.names[0]
    return normalise(country).endswith(endings()["feminine"]) and normalise(country) not in words()["his_countries"]


def is_of_noun(d: Discourse, units: Sequence[Unit], at: int) -> bool:
    """« Cette attaque a marqué les esprits, car elle … », « La journaliste a été tuée quand elle … »: nobody told before.

    The noun that opens the sentence agrees with the pronoun, and has its verb before any comma.
    """
    pronoun = units[at] if at < len(units) else None
    if pronoun is None or pronoun.plural or pronoun.norm not in words()["third_persons"]:
        return False
    told = _noun_with_verb(_main_clause(units[:at]))
    if told is None or not told.first:
        return False
    articles = words()["feminine" if pronoun.norm in words()["feminine_pronouns"] else "masculine"] | words()["elided"]
    return d.tokens[told.first - 1].norm in articles


def _noun_with_verb(clause: Sequence[Unit]) -> Unit | None:
    """« La journaliste a été tuée »: the noun that opens a clause, where its verb stands before any comma."""
    verb = next((u for u in clause if u.kind in ("verb", "comma", "stop", "pronoun")), None)
    opens = verb is not None and verb.finite and clause[0].kind in ("word", "noun")
    return clause[0] if opens else None


def _main_clause(units: Sequence[Unit]) -> Sequence[Unit]:
    """« Pour autant, cette attaque »: the units behind words that only open a sentence."""
    comma = next((k for k, u in enumerate(units[:_OPENING]) if u.kind == "comma"), None)
    opening = units[:comma] if comma is not None else ()
    return units[comma + 1 :] if comma is not None and all(u.kind == "word" for u in opening) else units


def _antecedent(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """Whom « qui » stands for: the nearest name that agrees in number with its verb, else the nearest; no place."""
    if (source := _source_before(d, units, at)) is not None:
        return source
    begin = _first_of_joined(units, at)
    near = _names_before(units, begin)
    if not near:
        return None
    at_nearest = position(near[0], units, 0)
    acts = any(u.group is not None for u in units[at + 1 : at + _CLITICS])
    if acts and _is_told_apart(units[at_nearest + 1 : begin]):
        return None
    if near[0].kind == "place" and _is_based(d, units, near[0]):
        whose = units[max(0, at_nearest - _BASED)]
        return whose if whose.kind == "actor" else None  # « des organisations basées aux Etats-Unis qui »
    nearest = _agreeing_with_verb(d, units[at + 1 :], near)
    if nearest.nation:
        return _as_state(d, nearest)
    return (_apposed_to(d, units, nearest) or nearest) if nearest.kind != "place" else None


def _source_before(d: Discourse, units: Sequence[Unit], at: int) -> Unit | None:
    """« , selon l'armée turque, qui tient »: the party right before « qui » that an incise names, which is no unit of its sentence."""
    end = units[at].first - 1
    if not at or d.tokens[end].text != "," or any(u.last == end for u in units[:at]):
        return None
    told = (actors.actor_at(d.tokens, i, end) for i in range(max(units[0].first, end - _NAMED), end))
    mention = next((m for m in told if m is not None and m.last == end), None)
    return Unit("actor", mention.first, end, actor=mention, names=mention.names) if mention is not None else None


def _first_of_joined(units: Sequence[Unit], at: int) -> int:
    """« des rebelles qu'appuient des chars, et qui »: where the relative stands to which « et » joins another; else where it does."""
    if at < 1 or units[at - 1].norm not in words()["and"]:
        return at
    for k in range(at - 2, 0, -1):
        if units[k].kind == "stop":
            break
        before = units[k - 2] if units[k - 1].kind == "comma" and k > 1 else units[k - 1]
        opens = units[k].kind == "relative" or units[k].norm in words()["object_relatives"]
        if opens and before.kind in ("actor", "person"):
            return k
    return at


def _names_before(units: Sequence[Unit], at: int) -> Sequence[Unit]:
    """« les forces de la junte, soutenues par Wagner, qui »: the names before a relative, nearest first; none that only backs another."""
    named = (k for k in range(at - 1, -1, -1) if units[k].kind in ("actor", "person", "place"))
    return [units[k] for k in named if units[k].norm != "adjective" and not _backs(units, k)]


def _agreeing_with_verb(d: Discourse, behind: Sequence[Unit], near: Sequence[Unit]) -> Unit:
    """« les chars de l'armée qui ont »: of actors close together, the nearest of the number of a relative's verb."""
    verb = next((u.group for u in behind if u.group is not None), None)
    if verb is None or not verb.finite or near[0].kind != "actor":
        return near[0]
    many = _is_of_many(d, verb)
    close = near[0].first - _BESIDE
    agreeing = (u for u in near if u.kind == "actor" and u.plural == many and u.last >= close)
    return next(agreeing, near[0])


def _is_of_many(d: Discourse, verb: VerbGroup) -> bool:
    """« qui s'en sont pris »: whether the first word of a verb, behind its clitics, is of the third person plural."""
    begin = next(k for k in range(verb.first, len(d.tokens)) if d.tokens[k].norm not in grammar().clitics)
    return d.tokens[begin].norm.endswith(endings()["third_plural"])


def _is_told_apart(between: Sequence[Unit]) -> bool:
    """« L'armée a tué vingt hommes qui avaient attaqué »: whether a verb and whom no table knows stand between a name and « qui ».

    « enquête sur la contrebande qui »: a verb that no table knows either, by the preposition behind it.
    """
    acts = any((u.group is not None and not u.group.bare) or u.norm in words()["parting"] for u in between)
    return acts and between[-1].kind == "word" and between[-1].norm not in words()["barriers"]


def _is_based(d: Discourse, units: Sequence[Unit], place: Unit) -> bool:
    """Whether a place only tells where somebody is based."""
    at = position(place, units, 0)
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
    at = position(unit, units, len(units))
    ahead = _named_behind(units, at)
    if ahead is not None:
        return ahead
    return stands if stands is not None and stands.kind == "person" else _person_recalled(d, unit, units, at)


def _person_recalled(d: Discourse, unit: Unit, units: Sequence[Unit], at: int) -> Unit | None:
    """« M. X a reçu Mme Y. Elle … »: the person told before whom a pronoun may mean."""
    recalled = d.memory.person
    if recalled is None or (unit.plural and not recalled.plural) or is_of_noun(d, units, at):
        return None
    told = (recalled, *(u for u in reversed(d.memory.beside) if u.kind == "person"))
    return next((u for u in told if _agrees(d, unit, u)), None)


def _named_behind(units: Sequence[Unit], at: int) -> Unit | None:
    """« A Munich, où il participe à un forum, M. Kerry a … »: the person who opens the clause behind that of a pronoun."""
    if all(u.kind != "place" for u in units[:at]) or subject_before(units, at) is not None:
        return None
    comma = next((k for k in range(at + 1, len(units)) if units[k].kind == "comma"), len(units))
    return next((u for u in units[comma + 1 : comma + 2] if u.kind == "person" and u.subject), None)


def coordinated(unit: Unit, units: Sequence[Unit]) -> list[Unit]:
    """« l'armée et ses alliés », « russes et syriens »: the units joined to a name, in their order and without itself; of its kind."""
    at = position(unit, units, -1)
    return [*_joined_ahead(units, at), *_joined_behind(units, at)] if at >= 0 else []


def _joined_behind(units: Sequence[Unit], at: int) -> Sequence[Unit]:
    """« l'armée, ses alliés et des tribus »: the units that follow a name, as far as « et »."""
    unit, out, joined = units[at], list[Unit](), 0
    for k in range(at + 1, len(units) - 1, 2):
        link, following = units[k], units[k + 1]
        if link.norm not in words()["beside"] or not _is_alike(following, unit) or _only_backs(following, unit):
            break
        out.append(following)
        joined = len(out) if link.norm != "," else joined
    return out[:joined]  # « avec le ministre turc, Assad a souligné »: a comma alone joins nobody


def _joined_ahead(units: Sequence[Unit], at: int) -> Sequence[Unit]:
    """« l'armée, des tribus et leurs alliés »: the units before a name that « et » joins to it."""
    out, k, links = list[Unit](), at, words()["and"]
    if at > 2 and [u.kind for u in (units[at - 3], units[at - 2], units[at])] == ["person", "comma", "person"]:
        return [units[at - 3]] if units[at - 1].norm in links else []  # « Mme Leyen, et M. Borrell »
    while k > 1 and units[k - 1].norm in links and _is_alike(units[k - 2], units[at]):
        k, links = k - 2, words()["chaining"]
        out.insert(0, units[k])
    return out


def _is_alike(one: Unit, other: Unit) -> bool:
    """Whether two units are of a kind, and both nouns or both adjectives."""
    return one.kind == other.kind and (one.norm == "adjective") == (other.norm == "adjective")


def subject_before(units: Sequence[Unit], at: int) -> Unit | None:
    """The nearest actor or person before a unit that may be a subject."""
    return next((u for u in reversed(units[:at]) if u.kind in ("actor", "person") and u.subject), None)


def _only_backs(joined: Unit, unit: Unit) -> bool:
    """« des rebelles soutenus par Ankara et Doha »: whether what is joined to a name is governed by « par », as the name is not."""
    return joined.preposition in words()["by"] and unit.subject


def _backs(units: Sequence[Unit], at: int) -> bool:
    """« soutenues par Wagner »: an actor who only backs the one before."""
    words_before = [u.norm for u in units[max(0, at - 2) : at]]
    return units[at].preposition in words()["by"] and not partynames.names().backed.isdisjoint(words_before)
