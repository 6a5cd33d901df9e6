"""Which place is a clause about, where its verb or noun binds none?

« A Alep, … », « …, où … », « y »: the place that frames the clause, the one told soon after, or the scene of the story.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import Kind, Use
from geo.reading.reports.containment import told_in, town_of_quarter
from geo.reading.reports.descriptions import is_come_from, is_of_talks, place_told, places_of
from geo.reading.reports.scenes import corridor, is_state, scene, told_around
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.incises import lies_behind
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import spelled
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words, written

_TALKS_REACH = 5  # tokens before a place that may say that one only talks there
_ELSEWHERE_REACH = 12  # tokens after fighting in which other places are spoken of
_LEAVING_REACH = 5  # units from a word whose « de » is where one was to the place
_HOME_REACH = 7  # tokens from « présente à » to the last of the places named there
_WHERE = 3  # units of « , fief où »
_ENDING_REACH = 5  # tokens from « après », « au terme de » to the fighting
_SEVERAL = 2  # places of an enumeration
_FRONT = 3  # units from the head of a clause to the place that opens it
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_TELLING = ("noun", "verb", "person")  # units that tell something of their own before a place


def topic(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """The place that a clause is about when it is not told after the verb: « A Alep, … », « …, où … », « y »."""
    anchor = units[found.anchor]
    begin = anchor.group.first if anchor.group else anchor.first
    reach = _CLITIC_REACH if found.rule.kind is Kind.STRIKE and anchor.kind == "noun" else 3
    window = [t.norm for t in d.tokens[max(0, begin - reach) : anchor.last + 2]]
    abroad = found.rule.kind is Kind.VISIT  # only a visit is to a whole country
    placed = (k for k, u in enumerate(units[: found.anchor]) if u.kind == "place" and (abroad or not u.nation))
    before = [units[k] for k in placed if abroad or not _is_where_from(units, k, found.anchor)]
    if found.rule.kind is Kind.CLASH and (_told_elsewhere(d, anchor) or _told_in_country(units, found.anchor)):
        return ()
    if found.rule.kind is Kind.CLASH and _is_of_else(d, units, found.anchor):
        return ()
    if found.rule.kind is Kind.STRIKE and anchor.kind == "noun" and _told_in_country(units, found.anchor):
        return ()  # « une école de Kiryat Shmona, à la suite d'un raid sur le sud du Liban »
    if before and found.rule.kind is Kind.STRIKE:
        framing = next((k for k in range(found.anchor - 1, -1, -1) if _frames(d, units, k, found)), None)
        if framing is None and not words()["at_it"].isdisjoint(window):
            framing = units.index(before[-1])  # « des combats à Homs, et l'aviation y a mené des raids »
        if framing is None:
            return ()  # « A Nousseirat, dans le centre de la bande de Gaza, un raid »
        told = told_in(d, units, [u for u in units[:framing] if u in before] + [units[framing]], units[framing])
        return _places(d, units, told, found)
    if before:  # « a pris Baga, sur les rives du lac Tchad, après deux jours de combats »
        told = next((u for u in reversed(before) if not (_is_water(d, u) or _lies_aside(d, units, u))), before[-1])
        told = told_in(d, units, before, told)
        return _places(d, units, told, found) if _is_about(d, found, units, told) else ()
    after = _told_after(d, found, units)
    if after is not None:
        return places_of(d, after, units, found.rule.kind)
    known, about = words(), [t.norm for t in d.tokens[anchor.first : anchor.first + 8]]
    told_of = any(a in known["before_anaphor"] and b in known["area"] for a, b in pairwise(about))  # no « une zone »
    if not known["at_it"].isdisjoint(window) or told_of:
        named = d.places_in(units[0].first, anchor.first)  # « la Turquie, où il ira »: a government named before « y »
        people = [range(u.first, u.last) for u in units if u.kind == "person"]
        named = [p for p in named if all(p.first not in office for office in people)]  # « le roi de Norvège y a vu »
        if not abroad:  # « appuyés par Ankara, y sont entrés »
            named = [p for p in named if d.found.resolutions[p.index].toponym.use is Use.LITERAL]
        there = named[-1].index if named else place_told(d, found.rule.kind)
        return (there,) if there is not None else ()
    violent = found.rule.kind in (Kind.STRIKE, Kind.CLASH) and not told_in_part(units, found.anchor)
    if violent and not any(u.kind == "place" and u.places for u in units):
        return corridor(d, found) or scene(d, found, units)
    return ()


def _is_of_else(d: Discourse, units: Sequence[Unit], anchor: int) -> bool:
    """« a été reçu à Amman après des combats »: whether nothing that fighting over leaves is told of the place that a clause is about."""
    noun = units[anchor]
    before = d.text.norms[max(0, noun.first - _ENDING_REACH) : noun.first]
    if noun.group is not None or words()["endings"].isdisjoint(before):
        return False
    sentence = d.text.sentence_at(d.tokens[noun.first].start)
    told = d.text.norms[sentence.first : sentence.last] if sentence is not None else ()
    decided = any(u is not noun and u.lexemes & lexemes()["decided_by_arms"] for u in units)
    return not decided and words()["left_by_fighting"].isdisjoint(told)


def _is_where_from(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """« des hommes venus de Nyala », « Chassés de Kidal, », « Kidal, d'où les rebelles »: a place from where those who act now come."""
    behind = [u.norm for u in units[k + 1 : k + 4] if u.kind != "comma"][:2]
    if any(u in words()["or_where"] for u in behind):
        launched = units[anchor].group is not None and units[anchor].lexemes.isdisjoint(lexemes()["left"])
        return launched and behind[0] in words()["of"]  # « Douma, d'où les rebelles mènent des raids »
    opens = units[0].group is not None and (units[0].group.bare or units[0].group.mood == "gerund")
    opens = opens or (units[anchor].group is not None and _is_driven_out(_said_before(units, k)))
    fronted = opens and units[k].preposition == standing_for()["of"]
    return is_come_from(units, k) or (fronted and any(u.kind == "comma" for u in units[k:anchor]))


def _said_before(units: Sequence[Unit], k: int) -> Unit:
    """What stands before a place and its preposition."""
    return next((u for u in reversed(units[:k]) if u.kind != "word"), units[0])


def _is_driven_out(unit: Unit) -> bool:
    """« Les rebelles, chassés de Homs, ont attaqué un convoi »: whether those who act now are said to have been driven from a place."""
    return unit.group is not None and unit.group.bare and not unit.lexemes.isdisjoint(lexemes()["driving_out"])


def _places(d: Discourse, units: Sequence[Unit], unit: Unit, found: Match) -> Sequence[int]:
    """Where a clause happens that is about a place; behind « Khaldiyé et Bab Amr, un fief rebelle où », the last one alone."""
    told, at = places_of(d, unit, units, found.rule.kind), units.index(unit)
    if found.rule.kind is Kind.CLASH and _is_in_other_quarters(d, units[found.anchor]):
        return tuple(dict.fromkeys(town for i in told if (town := town_of_quarter(d, i)) is not None))
    behind = units[at + 1 : found.anchor]
    if len(told) < _SEVERAL or len(behind) < _WHERE or behind[0].kind != "comma":
        return told
    noun = behind[1].norm
    one = noun in words()["place_heads"] and not noun.endswith(endings()["plural"])
    where = next((u for u in behind[2:] if u.norm in words()["or_where"] or u.kind in ("comma", "verb")), None)
    return told[-1:] if one and where is not None and where.norm in words()["or_where"] else told


def _is_in_other_quarters(d: Discourse, anchor: Unit) -> bool:
    """« des combats ont éclaté dans d'autres quartiers »: whether it happened in the town, not in the quarter told of."""
    told = [t.norm for t in takewhile(lambda t: t.text != ",", d.tokens[anchor.last : anchor.last + _ELSEWHERE_REACH])]
    return any(w in words()["others"] and after in words()["town_parts"] for w, after in pairwise(told))


def _is_water(d: Discourse, unit: Unit) -> bool:
    """Whether a place told is a lake, a river or a sea, which mostly says where another lies."""
    told = [d.found.resolutions[i].place for i in unit.places] or [None]
    return all(place is not None and place.feature_class == "H" for place in told)


def _lies_aside(d: Discourse, units: Sequence[Unit], unit: Unit) -> bool:
    """« Salma, située au nord de Homs, où »: whether a place only measures another, which stands before it."""
    told = [d.found.resolutions[i].toponym for i in unit.places]
    measures = any(t.bearing_degrees is not None or t.distance_km is not None or t.near for t in told)
    return measures and lies_behind(units, next(k for k, u in enumerate(units) if u is unit))


def _is_about(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """Whether the last place told before a verb or a noun is what its clause is about."""
    about = [t.norm for t in d.tokens[max(0, unit.first - _TALKS_REACH) : unit.first]]
    if found.rule.kind is not Kind.VISIT and not words()["talks"].isdisjoint(about):
        return False  # « reprendre les pourparlers à Djeddah malgré les tirs »
    if _is_home(d, units, unit) or (found.rule.kind is not Kind.VISIT and _is_gone_to(units, units.index(unit))):
        return False
    behind = [u.norm for u in units[units.index(unit) + 1 :][:2]]
    between = units[units.index(unit) : found.anchor]
    opened = unit.preposition in words()["here"] and _said_before(units, units.index(unit)).kind == "comma"
    if found.rule.kind is not Kind.VISIT and _is_spoken_there(between, opened=opened):
        return False
    since = any(a.norm in words()["dating_else"] and b.norm in words()["that"] for a, b in pairwise(between))
    if since and unit.preposition not in words()["here"]:
        return False  # « ont pris Homs après que des alliés ont lancé une offensive »
    if unit.preposition is None and not words()["whose"].isdisjoint(behind):
        return False  # « Washington, dont l'aviation mène des attaques »
    if unit.anaphor or unit.preposition not in words()["not_here"] or unit.first <= units[0].first + 3:
        return True
    tells = any(u.group is not None and u.group.finite for u in between)  # « vers Homs, où »
    opens = not tells and not words()["or_where"].isdisjoint(behind)
    distant = any(d.found.resolutions[i].toponym.distance_km is not None for i in unit.places)
    around = d.tokens[max(0, unit.first - 2)].norm in words()["around"]
    return opens or distant or around or _is_left(units, unit) or _is_taken(units, unit)


def _is_spoken_there(between: Sequence[Unit], *, opened: bool) -> bool:
    """« A New York, le secrétaire général a condamné les attaques »: whether somebody only says there what he thinks of it."""
    said = next((k for k, u in enumerate(between) if u.lexemes & lexemes()["saying"]), None)
    if said and between[said - 1].kind == "comma" and not words()["that"].isdisjoint(u.norm for u in between[said:]):
        return opened  # « Le porte-parole, à Damas, a dit que »
    reacts = (k for k, u in enumerate(between) if u.group is not None and u.group.lemma in lemmas()["reacting"])
    return any(u.kind == "person" and u.subject and not u.plural for u in between[: next(reacts, 0)])


def _is_gone_to(units: Sequence[Unit], k: int) -> bool:
    """« Le ministre est arrivé à Amman après des raids »: whether a place is where somebody is or goes, not « à Amman, où »."""
    behind = [u.norm for u in units[k + 1 : k + 3]]
    if not words()["or_where"].isdisjoint(behind):
        return False
    verb = next((j for j in range(k - 1, -1, -1) if units[j].group is not None or units[j].kind == "stop"), -1)
    if verb < 0 or units[verb].lexemes.isdisjoint(lexemes()["going"]):
        return False
    subject = next((u for u in reversed(units[:verb]) if u.subject and u.kind in ("person", "actor", "place")), None)
    return subject is not None and subject.kind == "person"


def _is_home(d: Discourse, units: Sequence[Unit], unit: Unit) -> bool:
    """« l'unité, présente à Homs et dans le Hauran, a conduit l'assaut »: where those who fight are at home."""
    for k in range(unit.first - 1, max(units[0].first, unit.first - _HOME_REACH) - 1, -1):
        norm, word = d.tokens[k].norm, spelled(d.tokens[k].text)
        if word in written()["settled"]:
            return True
        if word in ",;:" or (norm in words()["auxiliaries"] and word not in written()["to"]):
            return False
    return False


def _told_after(d: Discourse, found: Match, units: Sequence[Unit]) -> Unit | None:
    """The place told soon after an anchor, in its clause; behind « Après deux jours de combats, », in the main one."""
    fronted = found.rule.kind is Kind.CLASH and _opens_sentence(d, found, units)
    for unit in units[found.anchor + 1 : found.anchor + 12] if not _is_noun_alone(found) else ():
        if unit.norm in words()["carried"] or (unit.kind == "relative" and found.rule.kind is Kind.VISIT):
            break  # « a reçu le roi, qui sort d'une visite à Oslo »
        if not fronted and unit.kind == "verb" and unit.group is not None and unit.group.mood != "participle":
            break
        here = unit.preposition in words()["here"]
        if unit.kind == "place" and (here or (fronted and (unit.preposition is None or _is_left(units, unit)))):
            return unit
    return None


def _is_left(units: Sequence[Unit], unit: Unit) -> bool:
    """« se sont retirés de Palmyre »: whether « de » only says what a verb leaves."""
    before = units[max(0, units.index(unit) - _LEAVING_REACH) : units.index(unit)]
    return unit.preposition == standing_for()["of"] and any(u.lexemes & lexemes()["left"] for u in before)


def _is_taken(units: Sequence[Unit], unit: Unit) -> bool:
    """« se sont emparés de Palmyre après des combats »: whether « de » only says what a verb takes."""
    before = [u for u in units[: units.index(unit)] if u.kind == "verb"]
    group = before[-1].group if before and before[-1].lexemes & lexemes()["controlling"] else None
    happened = group is not None and group.effect is None and not group.negated
    return happened and unit.preposition == standing_for()["of"]


def _opens_sentence(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« Après deux jours de combats, l'armée a pris Homs »: whether fighting only opens a sentence, up to a comma."""
    after = units[found.anchor + 1] if found.anchor + 1 < len(units) else None
    opening = d.tokens[units[0].first].norm in words()["endings"] or units[1].norm in words()["endings"]
    return opening and after is not None and after.kind == "comma"


def _told_elsewhere(d: Discourse, anchor: Unit) -> bool:
    """« avaient lieu dans d'autres régions », « à une province voisine »: whether places without a name are where it happened."""
    told = [t.norm for t in d.tokens[anchor.last : anchor.last + _ELSEWHERE_REACH]]
    told = told[: told.index(",")] if "," in told else told
    others = any(w in words()["others"] and after in words()["wide"] for w, after in pairwise(told))
    return others or not (words()["neighbouring"] | words()["across_borders"]).isdisjoint(told)


def _told_in_country(units: Sequence[Unit], anchor: int) -> bool:
    """« appelle Nabatiyé à fuir alors qu'elle lance un assaut dans le sud du Liban »: whether a country alone says where it happened."""
    clause = list(takewhile(lambda u: u.kind in ("word", "noun", "place", "actor"), units[anchor + 1 :]))
    told = [u for u in clause if u.kind == "place" or u.nation]
    if any(u.kind == "actor" and u.preposition in words()["against"] and is_state(u) for u in clause):
        return True  # « tué dans l'attaque contre l'Iran »
    return bool(told) and all(u.nation and u.preposition in words()["here"] for u in told)


def told_in_part(units: Sequence[Unit], anchor: int) -> bool:
    """« a pilonné vingt cibles dans le nord-est syrien »: whether a part of a country says where it happened, no town told before."""
    clause = list(
        takewhile(lambda u: u.kind in ("word", "noun", "actor"), units[anchor + 1 : anchor + _ELSEWHERE_REACH])
    )
    return any(a.norm in words()["bearings"] and b.norm == "adjective" for a, b in pairwise(clause))


def _frames(d: Discourse, units: Sequence[Unit], k: int, found: Match) -> bool:
    """Whether a place told before a strike is what its clause is about: no speaker's place, none of a clause that is over."""
    unit, anchor, between = units[k], units[found.anchor], units[k + 1 : found.anchor]
    if unit.kind != "place" or unit.nation or _is_gone_to(units, k):
        return False
    about = {t.norm for t in d.tokens[max(0, unit.first - _TALKS_REACH) : unit.first]}
    told = {u.norm for u in between}
    speaks = any(u.kind == "person" and u.subject for u in units[: found.anchor]) and not _opens_scene(d, units, k)
    if (
        not words()["talks"].isdisjoint(about)
        or not words()["except"].isdisjoint(told)
        or (speaks and told & words()["that"])
    ):
        return False
    opened = next(
        (j for j in range(k - 1, -1, -1) if units[j].kind in ("comma", "stop") or _opens_clause(units, j, k)), -1
    )
    headed = k == 0 and bool(between) and between[0].kind == "stop"  # « Kobané: nouvelles frappes »
    over = headed or any(u.kind == "comma" for u in between)
    behind = [u for u in _without_aside(between)[:2] if u.kind != "comma"][:1]
    where = any(u.norm in words()["or_where"] | words()["object_relatives"] for u in behind)
    if over and any(u.kind == "relative" for u in units[opened + 1 : k]):
        return False
    opening = units[opened + 1 : k] if over and _is_noun_alone(found) else ()
    if any(_tells(d, u) for u in opening) and not any(u.group is not None and u.group.finite for u in opening):
        return False  # « Réfugiée à Nice, elle a vécu sous les bombes »
    if any(_is_when(d, units, j) for j in range(k + 1, found.anchor)):
        return False
    if between and between[-1].kind == "relative" and not where:
        return False  # « la base sert aux hélicoptères qui bombardent »
    here = unit.preposition in words()["here"] or opened < 0 or where
    if _is_noun_alone(found) and not _inside(over, here and k - opened <= _FRONT, told, where=where):
        return False
    if told_around(d, anchor, words()["widest"]) and not _lies_in_area(d, unit):
        return False
    named = unit.anaphor is not None or unit.preposition not in words()["not_here"] or where
    return named or unit.first <= units[0].first + 3 or told_around(d, anchor, words()["town_parts"])


def _is_when(d: Discourse, units: Sequence[Unit], j: int) -> bool:
    """« A Moscou, on riait le jour où un missile »: whether « où » stands for a day, on which what follows may be anywhere."""
    if units[j].norm not in words()["or_where"]:
        return False
    before = units[j - 1]
    return before.norm in words()["moments"] or bool(d.times_in(before.last, units[j].first))


def _without_aside(between: Sequence[Unit]) -> Sequence[Unit]:
    """« Idleb, dernier bastion rebelle, que l'armée pilonne »: what follows a place behind a bare apposition."""
    close = next((k for k, u in enumerate(between[1:], 1) if u.kind != "word" and u.norm != "adjective"), 0)
    apposed = close > 1 and between[0].kind == between[close].kind == "comma"
    acted_on = apposed and between[close + 1 : close + 2] and between[close + 1].norm in words()["object_relatives"]
    return between[close:] if acted_on else between


def _opens_scene(d: Discourse, units: Sequence[Unit], k: int) -> bool:
    """« Dans la région de Lviv, le préfet a dit que des missiles »: a place ahead of who speaks of it, no capital, where one but speaks."""
    opens = k <= 1 and units[k].preposition in words()["here"] and units[k + 1].kind == "comma"
    return opens and not any(is_of_talks(d, i) for i in units[k].places)


def _opens_clause(units: Sequence[Unit], j: int, place: int) -> bool:
    """« a indiqué qu'à Alep, un raid », « … et à Alep, un raid »: whether a place in front of a clause stands right behind a word."""
    opener = units[j].norm in words()["opening_clause"]
    return opener and place - j <= _FRONT and place + 1 < len(units) and units[place + 1].kind == "comma"


def _tells(d: Discourse, unit: Unit) -> bool:
    """Whether a unit before a place tells something of its own: a noun, a verb, a participle that no table knows."""
    participle = unit.kind == "word" and d.tokens[unit.first].text.endswith(endings()["participles"])
    return participle or unit.kind in _TELLING


def _lies_in_area(d: Discourse, unit: Unit) -> bool:
    """Whether a place may hold « plusieurs régions »: no town does."""
    places = [d.found.resolutions[i].place for i in unit.places]
    return all(place is None or place.is_area for place in places)


def _is_noun_alone(found: Match) -> bool:
    """Whether a rule reads but the noun of a strike, which says little of where it happened."""
    pattern = found.rule.pattern
    return found.rule.kind is Kind.STRIKE and pattern.topic and not pattern.left and not pattern.right


def _inside(over: bool, opens: bool, told: set[str], *, where: bool) -> bool:
    """Whether a noun is told of a place: one that opens its clause, or one just before (« à Homs dans un raid », « Homs, où »)."""
    return where or (opens if over else not words()["amid"].isdisjoint(told))
