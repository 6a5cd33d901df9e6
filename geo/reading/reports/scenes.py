"""Where did fighting happen that names no place of its own?

Between the two towns that its sentence tells, else where the last fighting was, unless the sentence tells of another time or
of places without a name.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.codebook import CURRENT, Factuality, Kind, TimePrecision, Use
from geo.model import Event, Resolution
from geo.places.distance import geodesic_km
from geo.reading.reports.containment import holds, is_area, town_of_quarter
from geo.reading.reports.descriptions import town_of_speaker
from geo.reading.reports.elsewhere import opens_elsewhere
from geo.reading.reports.tying import figures_in
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import is_answered
from geo.reading.text import Sentence
from geo.reading.wordclasses import endings, lexemes, words

_CORRIDOR_KM = 300  # between two towns of which the first tells where fighting was
_SCENE_CARRY = 1  # sentences over which fighting without a place is where the last was
_PART_CARRY = 2  # so of « dans le centre-ville »
_MASSACRE = 3  # people that a rule asks to be killed for it to be a massacre, not losses that may be of anywhere
_STRUCK_CARRY = 6  # sentences over which « le raid » is the one told before
_OPENING = 3  # tokens at the head of a sentence in which « ces victimes » stand
_ARTICLE = 2  # tokens from « à » to « entrée », and from there over « ouest » to « de »
_OBJECT_REACH = 6  # tokens after a verb in which its object is told


def scene(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """Where the last fighting was, for a telling that names no place of its own, not even « plusieurs villes »."""
    anchor, struck = units[found.anchor], _struck_by(units[found.anchor :])
    speaks_of = town_of_speaker(d, anchor)
    at = _scene_before(d, found, anchor, struck)
    if speaks_of is not None and not _is_within(d, at, speaks_of):
        at = speaks_of
    if at is None or any(i != speaks_of for u in units for i in u.places):
        return ()
    known = bool(struck.first) and d.tokens[struck.first - 1].norm in words()["before_anaphor"]
    if _is_apart(d, found, units) or (not known and _is_told_apart(d, anchor)):
        return ()
    if at == speaks_of or found.rule.kind is not Kind.STRIKE:
        return (at,)  # « des raids ont visé un marché, selon une habitante de Douma »
    there = known or _kills(d, anchor, struck) or _is_in_a_part(d, anchor)
    return _raided(d, found, units, struck, at) if there else ()


def _struck_by(clause: Sequence[Unit]) -> Unit:
    """« Dix civils ont été tués par des obus »: the word of a strike behind an anchor, up to the next verb, else the anchor."""
    own = takewhile(lambda u: u is clause[0] or u.group is None or not u.group.finite, clause)
    return next((u for u in own if not u.lexemes.isdisjoint(lexemes()["raids"])), clause[0])


def _scene_before(d: Discourse, found: Match, anchor: Unit, struck: Unit) -> int | None:
    """« Un raid a visé Homs. … Le raid a fait dix morts »: where the last fighting was, if it was told near."""
    strikes = found.rule.kind is Kind.STRIKE
    reach = _STRUCK_CARRY if strikes and _is_the_strike(d, struck) else _SCENE_CARRY
    if d.memory.scene_age <= reach:
        return d.memory.scene
    return _town_around_scene(d) if strikes and d.memory.scene_age <= _PART_CARRY and _is_in_a_part(d, anchor) else None


def _town_around_scene(d: Discourse) -> int | None:
    """« Dans le centre-ville, un raid »: the town of the last fighting, where no other was told since."""
    at, told = d.memory.scene, d.memory.town
    town = town_of_quarter(d, at) if at is not None else None
    if town is None or told is None or d.found.resolutions[told].place != d.found.resolutions[town].place:
        return None
    return town


def _is_apart(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« lors d'une autre attaque », « à travers le pays »: whether fighting is told apart from the scene, known or not."""
    return (
        _is_of_no_scene(d, found, units) or _is_wide(d, found, units) or opens_elsewhere(d, units[found.anchor].first)
    )


def _is_told_apart(d: Discourse, anchor: Unit) -> bool:
    """« La veille, », « dans le sud du pays »: whether fighting not told before was on another day, or elsewhere."""
    return _is_of_earlier_day(d, anchor) or _ends_elsewhere(d, anchor)


def _is_of_no_scene(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« lors d'une autre attaque », « a fait état de "19 terroristes tués" »: what is told apart from the scene, or may be of anywhere."""
    anchor = units[found.anchor]
    if 0 < found.rule.killed < _MASSACRE or _is_of_another_time(d, anchor) or _is_across(d, anchor):
        return True
    other = anchor.first > 0 and d.tokens[anchor.first - 1].norm in words()["others"]
    if anchor.kind == "noun" and (other or _is_of_agent(d, anchor)):
        return True  # « sa mort dans un raid », « l'EI, ciblé par les frappes russes »
    return found.rule.kind is Kind.CLASH and is_answered(d, anchor)


def _kills(d: Discourse, anchor: Unit, struck: Unit) -> bool:
    """« Dix civils ont été tués par des obus », « ont lâché des bombes », right behind the scene, or a verb of strikes: no « ces »."""
    near = d.memory.scene_age <= 1
    killing = near and not anchor.lexemes.isdisjoint(lexemes()["killing"])
    drops = near and anchor.group is not None and not anchor.lexemes.isdisjoint(lexemes()["dropping"])
    return struck.kind != "noun" or killing or drops


def _is_in_a_part(d: Discourse, anchor: Unit) -> bool:
    """« Deux raids ont détruit un blindé à l'entrée ouest », « dans le centre »: whether a part is told of the place spoken of."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    last = sentence.last if sentence is not None else anchor.last
    behind = [t.norm for t in takewhile(lambda t: t.text not in ",;:", d.tokens[anchor.last : last])]
    return any(
        norm in words()["outskirts"] | words()["centre"]
        and not words()["here"].isdisjoint(behind[max(0, k - _ARTICLE) : k])
        and words()["of"].isdisjoint(behind[k + 1 : k + 1 + _ARTICLE])
        for k, norm in enumerate(behind)
    )


def _raided(d: Discourse, found: Match, units: Sequence[Unit], struck: Unit, at: int) -> Sequence[int]:
    """Where the strikes of the scene fell: « Des raids ont visé Arida et Dabboussiyé. L'armée a reconnu ces raids », both."""
    if d.memory.raided is None and _is_pointed_at(d, struck):
        return ()
    about = takewhile(lambda u: u.norm not in words()["chaining"], units[found.anchor : found.anchor + _OBJECT_REACH])
    goes_on = any(u.group is not None and u.group.mood == "present" for u in about)
    if goes_on or told_around(d, units[found.anchor], words()["wide"]):
        return ()  # « les avions bombardent les rebelles »
    several = struck.kind == "noun" and struck.norm.endswith(endings()["plural"])
    these = several and d.tokens[struck.first - 1].norm in words()["these"]
    return d.memory.raided if these and d.memory.raided else (at,)


def _is_pointed_at(d: Discourse, struck: Unit) -> bool:
    """« Des raids ont visé Homs. Les rebelles ont pris Idleb. Ces raids »: strikes told before, not where ground changed hands since."""
    before = d.tokens[struck.first - 1].norm if struck.first else ""
    return struck.kind == "noun" and before in words()["this"] | words()["these"]


def _is_within(d: Discourse, town: int | None, area: int) -> bool:
    """« Un obus est tombé à Goma. Le gouverneur du Nord-Kivu a dit »: whether a place told before lies where somebody rules."""
    ruled = d.found.resolutions[area]
    return town is not None and is_area(ruled) and holds(ruled, d.found.resolutions[town])


def _ends_elsewhere(d: Discourse, anchor: Unit) -> bool:
    """« un soldat a été blessé par un drone dans le sud du pays »: whether a part of the country is told behind."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    behind = takewhile(
        lambda t: t.text not in ",;:", d.tokens[anchor.last : sentence.last if sentence else anchor.last]
    )
    told = [t.norm for t in behind]
    return any(
        part in words()["bearings"] and country in words()["the_country"] and not words()["here"].isdisjoint(told[:k])
        for k, (part, country) in enumerate(zip(told, told[2:], strict=False))
    )


def _is_wide(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """Whether it is told of a whole country, or of more places than one."""
    anchor, behind = units[found.anchor], units[found.anchor :]
    if _is_all_over(behind):
        return True  # « dans les bombardements à travers le pays »
    if found.rule.kind is not Kind.CLASH:
        return False
    if told_around(d, anchor, words()["wide"] | words()["sectors"]):
        return True  # « lance une offensive dans deux vallées »
    # « ont attaqué une autre ville », « sont morts dans des combats dans tout le pays »
    return _is_in_some_town(d, anchor) or any(u.norm in words()["country"] for u in behind)


def _is_across(d: Discourse, anchor: Unit) -> bool:
    """« ont bombardé des camps au-delà de la frontière »: whether what is told happened beyond a border without a name."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    behind = d.text.norms[anchor.last : sentence.last] if sentence is not None else ()
    beyond = (k for k, norm in enumerate(behind) if norm in words()["beyond"])
    return any(not words()["the_border"].isdisjoint(behind[k : k + _OBJECT_REACH]) for k in beyond)


def _is_in_some_town(d: Discourse, anchor: Unit) -> bool:
    """« ont attaqué une autre ville », « un village kurde »: whether a town of which no name is told is where one fights."""
    behind = [t.norm for t in d.tokens[anchor.last : anchor.last + _OBJECT_REACH]]
    return any(
        article in words()["one"] and (noun in words()["some_town"] or further in words()["some_town"])
        for article, noun, further in zip(behind, behind[1:], behind[2:], strict=False)
    )


def is_state(unit: Unit) -> bool:
    """« l'Iran »: whether an actor is a whole state by its name."""
    state = unit.actor.country if unit.actor is not None else None
    return state is not None and unit.names == (countries().get(state),)


def _is_all_over(units: Sequence[Unit]) -> bool:
    """« à travers le pays », « dans l'ensemble du pays »: whether a whole country is where something happened."""
    for k, unit in enumerate(units):
        if unit.norm in words()["country"]:
            told = {u.norm for u in units[max(0, k - len(("ensemble", "du"))) : k]}
            return not told.isdisjoint(words()["all_over"])
    return False


def set_among_the_dead(d: Discourse, sentence: Sentence) -> None:
    """« Douze personnes ont péri mardi à Nyala. Elles ont été tuées par un obus »: a toll whose cause is told next sets the scene."""
    opening = {t.norm for t in d.tokens[sentence.last : sentence.last + _OPENING]}
    if words()["the_dead"].isdisjoint(opening):
        return
    towns = [p.index for p in d.places_in(sentence.first, sentence.last) if _is_town(d.found.resolutions[p.index])]
    harmed = any(f.what in ("killed", "wounded") and not f.cumulative for f in figures_in(d, sentence))
    if harmed and len(towns) == 1:
        days = (t.time for _, t in d.times_in(sentence.first, sentence.last) if t.time is not None)
        d.memory.scene, d.memory.scene_age, d.memory.scene_time = towns[0], 0, next(days, None)


def _is_town(told: Resolution) -> bool:
    return told.place is not None and told.place.feature_class == "P" and told.toponym.use is Use.LITERAL


def is_fought(d: Discourse, sentence: Sentence, event: Event) -> bool:
    """« L'armée tentait de reprendre Homs. Les combats ont fait dix morts »: what came about, or a taking that one fights for."""
    if event.kind is not Kind.CONTROL or event.factuality is not Factuality.PLANNED:
        return event.factuality in CURRENT
    return not words()["trying"].isdisjoint(d.text.norms[sentence.first : sentence.last])


def corridor(d: Discourse, found: Match) -> Sequence[int]:
    """« une embuscade entre Gao et Kidal »: the first of the two places between which it was, where no other is told."""
    told = d.places_in(found.units[0].first, found.units[-1].last)
    ends = (p.index for p in told if d.found.resolutions[p.index].toponym.between is not None)
    return [i for i in ends if _is_short(d.found.resolutions[i])][:1]


def _is_short(end: Resolution) -> bool:
    """« à mi-chemin entre Damas et Alep »: whether two towns lie so near each other that the first tells where one is."""
    other = end.area.other if end.area is not None else None
    if end.place is None or other is None:
        return True
    apart = geodesic_km(end.place.latitude, end.place.longitude, other.latitude, other.longitude)
    return apart < _CORRIDOR_KM


def told_around(d: Discourse, anchor: Unit, nouns: frozenset[str]) -> bool:
    """Whether one of some nouns, without accents, stands within six tokens of an anchor: « pilonnaient plusieurs quartiers »."""
    return any(t.norm in nouns for t in d.tokens[anchor.last : anchor.last + _OBJECT_REACH])


def _is_of_another_time(d: Discourse, anchor: Unit) -> bool:
    """Whether a sentence tells a month or a year, or what is long over: no more of the scene told before."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    told = d.times_in(sentence.first, sentence.last) if sentence is not None else []
    vague = (TimePrecision.MONTH, TimePrecision.YEAR)
    return any(t.background or (t.time is not None and t.time.precision in vague) for _, t in told)


def _is_of_earlier_day(d: Discourse, anchor: Unit) -> bool:
    """« La veille, huit soldats ont été tués dans des combats »: whether a sentence tells a day before that of the scene."""
    sentence, scene = d.text.sentence_at(d.tokens[anchor.first].start), d.memory.scene_time
    told = d.times_in(sentence.first, sentence.last) if sentence is not None and scene is not None else []
    days = [t.time for _, t in told if t.time is not None and t.time.precision is TimePrecision.DAY]
    return bool(days) and scene is not None and all(day.last_day < scene.first_day for day in days)


def _is_of_agent(d: Discourse, anchor: Unit) -> bool:
    """« par les frappes », « par des tirs »: who or what does something, not something told of its own."""
    return anchor.first > 1 and d.tokens[anchor.first - 2].norm in words()["by"]


def _is_the_strike(d: Discourse, struck: Unit) -> bool:
    """« le raid », « cette frappe »: one strike, told before, however far."""
    return struck.kind == "noun" and struck.first > 0 and d.tokens[struck.first - 1].norm in words()["the_one"]
