"""Which place is a clause about, where its verb or noun binds none?

« A Alep, … », « …, où … », « y »: the place that frames the clause, the one told soon after, or the scene of the story.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import Kind, Use
from geo.reading.reports.containment import told_in
from geo.reading.reports.descriptions import is_come_from, is_of_talks, place_told, places_of
from geo.reading.reports.scenes import corridor, is_state, scene, told_around
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.framing import only_frames, opens_main
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
_WAY = 5  # words that open a clause before the place that they lead to: « à une dizaine de kilomètres de »
_FRONT = 3  # units from the head of a clause to the place that opens it
_HEAD_REACH = 3  # tokens from the head of a sentence to the place that opens it
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_PRONOUN_REACH = 3  # tokens before a verb in which « y » stands
_AREA_REACH = 8  # tokens from an anchor to the end of « dans le secteur »
_CLAUSE = 12  # units from an anchor to the end of its clause
_TELLING = ("noun", "verb", "person")  # units that tell something of their own before a place


def topic(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """The place that a clause is about when it is not told after the verb: « A Alep, … », « …, où … », « y »."""
    if _is_out_of_topic(d, found, units):
        return ()
    kind = found.rule.kind
    before = _told_ahead(found, units)
    if before and (own := _own_place(found, units, before[-1])) is not None:
        return places_of(d, own, units, kind)
    if before:
        told = (_framing if kind is Kind.STRIKE else _told_last)(d, found, units, before)
        return _places(d, units, told, found) if told is not None else ()
    if (after := _told_after(d, found, units)) is not None:
        return places_of(d, after, units, kind)
    if _is_at_it(d, found, units) or _is_of_area(d, units[found.anchor]):
        there = _place_meant(d, found, units)
        return (there,) if there is not None else ()
    return _fought_over(d, found, units) if kind in (Kind.STRIKE, Kind.CLASH) else ()


def _own_place(found: Match, units: Sequence[Unit], before: Unit) -> Unit | None:
    """« Taftanaz est bombardée, tandis qu'un assaut est en cours à Raqqa »: the place that a clause behind another tells itself."""
    at = next(k for k, u in enumerate(units) if u is before)
    if not any(opens_main(units, k) for k in range(max(at + 1, found.anchor - _CLAUSE), found.anchor)):
        return None
    clause = takewhile(lambda u: u.kind not in ("comma", "stop", "relative"), units[found.anchor + 1 :])
    return next((u for u in clause if u.kind == "place" and u.preposition in words()["here"]), None)


def _fought_over(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """« une embuscade entre Gao et Kidal », « Un raid a fait dix morts »: where fighting was whose sentence is about no place."""
    placed = any(u.kind == "place" and u.places for u in units)
    return () if placed else corridor(d, found) or scene(d, found, units)


def _is_out_of_topic(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« avaient lieu dans d'autres régions », « dans le sud du Liban »: whether fighting is told to be elsewhere than its clause."""
    anchor = units[found.anchor]
    if found.rule.kind is Kind.CLASH and (_told_elsewhere(d, anchor) or _is_of_else(d, units, found.anchor)):
        return True
    # « une école de Kiryat Shmona, à la suite d'un raid sur le sud du Liban »
    named = found.rule.kind is Kind.CLASH or (found.rule.kind is Kind.STRIKE and anchor.kind == "noun")
    return named and _told_in_country(units, found.anchor)


def _told_ahead(found: Match, units: Sequence[Unit]) -> Sequence[Unit]:
    """« A Homs, …, un raid »: the places told before an anchor; only a visit is to a whole country."""
    placed = [(k, u) for k, u in enumerate(units[: found.anchor]) if u.kind == "place"]
    at = found.anchor
    placed = [(k, u) for k, u in placed if not only_frames(units, k, at)]
    if found.rule.kind is Kind.VISIT:
        return [u for _, u in placed]
    return [u for k, u in placed if not (u.nation or _is_where_from(units, k, at))]


def _framing(d: Discourse, found: Match, units: Sequence[Unit], before: Sequence[Unit]) -> Unit | None:
    """« A Nousseirat, dans le centre de la bande de Gaza, un raid »: the place that frames the clause of a strike.

    « des combats à Homs, et l'aviation y a mené des raids »: the last one told.
    """
    framing = next((units[k] for k in range(found.anchor - 1, -1, -1) if _frames(d, units, k, found)), None)
    if framing is None and _is_at_it(d, found, units):
        framing = before[-1]
    return told_in(d, units, before, framing) if framing is not None else None


def _told_last(d: Discourse, found: Match, units: Sequence[Unit], before: Sequence[Unit]) -> Unit | None:
    """« a pris Salma, au nord de Homs, après deux jours de combats »: the last place told that a clause is about."""
    told = next((u for u in reversed(before) if not _lies_aside(d, units, u)), before[-1])
    told = told_in(d, units, before, told)
    return told if _is_about(d, found, units, told) else None


def _is_at_it(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« l'aviation y a mené douze raids »: whether « y » stands beside an anchor."""
    anchor = units[found.anchor]
    begin = anchor.group.first if anchor.group else anchor.first
    reach = _CLITIC_REACH if found.rule.kind is Kind.STRIKE and anchor.kind == "noun" else _PRONOUN_REACH
    return not words()["at_it"].isdisjoint(d.text.norms[max(0, begin - reach) : anchor.last + 2])


def _is_of_area(d: Discourse, anchor: Unit) -> bool:
    """« poursuivait ses opérations dans le secteur », no « un secteur »: whether a noun stands for an area told before."""
    about = d.text.norms[anchor.first : anchor.first + _AREA_REACH]
    return any(a in words()["before_anaphor"] and b in words()["area"] for a, b in pairwise(about))


def _place_meant(d: Discourse, found: Match, units: Sequence[Unit]) -> int | None:
    """« la Turquie, où il ira »: what « y » stands for, which « appuyés par Ankara » and « le roi de Norvège » do not name."""
    people = [range(u.first, u.last) for u in units if u.kind == "person"]
    for place in reversed(d.places_in(units[0].first, units[found.anchor].first)):
        literal = d.found.resolutions[place.index].toponym.use is Use.LITERAL
        if (literal or found.rule.kind is Kind.VISIT) and all(place.first not in office for office in people):
            return place.index
    return place_told(d, found.rule.kind)


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
    if words()["or_where"].isdisjoint(behind):
        return is_come_from(units, k) or _is_left_first(units, k, anchor)
    # « Douma, d'où les rebelles mènent des raids »
    return units[anchor].group is not None and behind[0] in words()["of"]


def _is_left_first(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """« Chassés de Kidal, les rebelles »: whether a participle tells ahead of a comma where those who act come from."""
    if units[k].preposition != standing_for()["of"] or all(u.kind != "comma" for u in units[k:anchor]):
        return False
    opening = units[0].group
    opens = opening is not None and (opening.bare or opening.mood == "gerund")
    return opens or (units[anchor].group is not None and _is_driven_out(_said_before(units, k)))


def _said_before(units: Sequence[Unit], k: int) -> Unit:
    """What stands before a place and its preposition."""
    return next((u for u in reversed(units[:k]) if u.kind != "word"), units[0])


def _is_driven_out(unit: Unit) -> bool:
    """« Les rebelles, chassés de Homs, ont attaqué un convoi »: whether those who act now are said to have been driven from a place."""
    return unit.group is not None and unit.group.bare and not unit.lexemes.isdisjoint(lexemes()["driving_out"])


def _places(d: Discourse, units: Sequence[Unit], unit: Unit, found: Match) -> Sequence[int]:
    """Where a clause happens that is about a place; behind « Khaldiyé et Bab Amr, un fief rebelle où », the last one alone."""
    told = places_of(d, unit, units, found.rule.kind)
    return told[-1:] if _is_one_where(units[units.index(unit) + 1 : found.anchor]) else told


def _is_one_where(behind: Sequence[Unit]) -> bool:
    """« , un fief rebelle où »: whether a noun in the singular tells where something happened, of the place just before."""
    if len(behind) < _WHERE or behind[0].kind != "comma":
        return False
    noun, where = behind[1].norm, words()["or_where"]
    ending = next((u.norm for u in behind[2:] if u.norm in where or u.kind in ("comma", "verb")), "")
    return noun in words()["place_heads"] and not noun.endswith(endings()["plural"]) and ending in where


def _lies_aside(d: Discourse, units: Sequence[Unit], unit: Unit) -> bool:
    """« Salma, au nord de Homs, où », « Tichrine, sur l'Euphrate, »: whether a place but measures another before it, or is its river."""
    told = [d.found.resolutions[i].toponym for i in unit.places]
    measures = any(t.bearing_degrees is not None or t.distance_km is not None or t.near for t in told)
    aside = measures or _is_water(d, unit)
    return aside and lies_behind(units, next(k for k, u in enumerate(units) if u is unit))


def _is_water(d: Discourse, unit: Unit) -> bool:
    """« sur l'Euphrate », « sur la mer Noire »: whether a place is a river, a lake or a sea."""
    places = [d.found.resolutions[i].place for i in unit.places]
    return any(place is not None and place.feature_class == "H" for place in places)


def _is_about(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """Whether the last place told before a verb or a noun is what its clause is about."""
    at = units.index(unit)
    between = units[at : found.anchor]
    if _is_home(d, units, unit) or _is_dated(unit, between):
        return False
    if found.rule.kind is not Kind.VISIT and _is_but_spoken_in(d, units, at, found.anchor):
        return False
    return _is_here(units, unit) or _is_reached(d, units, unit, between)


def _is_but_spoken_in(d: Discourse, units: Sequence[Unit], at: int, anchor: int) -> bool:
    """« reprendre les pourparlers à Djeddah malgré les tirs »: whether one only talks in a place, goes there, or speaks from it."""
    opened = units[at].preposition in words()["here"] and _said_before(units, at).kind == "comma"
    spoken = _is_spoken_there(units[at:anchor], opened=opened)
    return spoken or _is_for_talks(d, units[at]) or _is_gone_to(units, at)


def _is_for_talks(d: Discourse, unit: Unit) -> bool:
    """« les pourparlers à Djeddah »: whether one only talks in a place."""
    told = d.text.norms[max(0, unit.first - _TALKS_REACH) : unit.first]
    return not words()["talks"].isdisjoint(takewhile(lambda norm: norm != ",", reversed(told)))


def _is_dated(unit: Unit, between: Sequence[Unit]) -> bool:
    """« ont pris Homs après que des alliés ont lancé une offensive »: whether what was done to a place only dates what is told."""
    since = any(a.norm in words()["dating_else"] and b.norm in words()["that"] for a, b in pairwise(between))
    return since and unit.preposition not in words()["here"]


def _is_here(units: Sequence[Unit], unit: Unit) -> bool:
    """« dans cette ville », « à Homs », « Vers Homs, »: whether a place is where something is, or opens its clause."""
    reach = _HEAD_REACH + (_WAY if units[0].norm in words()["here"] - words()["to_the"] else 0)
    near = unit.preposition not in words()["not_here"] or unit.first <= units[0].first + reach
    return near or unit.anaphor is not None


def _is_reached(d: Discourse, units: Sequence[Unit], unit: Unit, between: Sequence[Unit]) -> bool:
    """« vers Homs, où », « à 5 km de Homs », « autour de Homs »: whether a place is where something is in spite of its preposition."""
    tells = any(u.group is not None and u.group.finite for u in between)
    opens = not tells and any(u.norm in words()["or_where"] for u in between[1:3])
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
    if _is_noun_alone(found):
        return None
    fronted = found.rule.kind is Kind.CLASH and _opens_sentence(d, found, units)
    for k, unit in enumerate(units[found.anchor + 1 : found.anchor + _CLAUSE], found.anchor + 1):
        if _ends_clause(unit, found.rule.kind, fronted=fronted):
            break
        here = unit.preposition in words()["here"] and not only_frames(units, k, found.anchor)
        if unit.kind == "place" and (here or (fronted and (unit.preposition is None or _is_left(units, unit)))):
            return unit
    return None


def _ends_clause(unit: Unit, kind: Kind, *, fronted: bool) -> bool:
    """« a reçu le roi, qui sort d'une visite à Oslo »: whether a unit opens what is told of another place."""
    verb = unit.kind == "verb" and unit.group is not None and unit.group.mood != "participle"
    relative = unit.kind == "relative" and kind is Kind.VISIT
    return unit.norm in words()["carried"] or relative or (verb and not fronted)


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
    told = {d.tokens[units[0].first].norm, *(u.norm for u in units[1:2])}
    return not words()["endings"].isdisjoint(told) and after is not None and after.kind == "comma"


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


def _frames(d: Discourse, units: Sequence[Unit], k: int, found: Match) -> bool:
    """Whether a place told before a strike is what its clause is about: no speaker's place, none of a clause that is over."""
    unit, anchor = units[k], units[found.anchor]
    if unit.kind != "place" or unit.nation or _is_gone_to(units, k) or _is_for_talks(d, unit):
        return False
    if _lies_aside(d, units, unit):
        return False
    where = _is_where(units[k + 1 : found.anchor])
    if _leads_away(d, units, k, found.anchor, where=where) or not _opens(d, units, k, found, where=where):
        return False
    if told_around(d, anchor, words()["widest"]):
        return False  # « à Homs, un raid a visé plusieurs régions »
    return where or _is_here(units, unit) or told_around(d, anchor, words()["town_parts"])


def _is_where(between: Sequence[Unit]) -> bool:
    """« Homs, où un raid », « Homs, que l'armée bombarde »: whether a place is that of the relative clause behind it."""
    behind = next((u.norm for u in _without_aside(between)[:2] if u.kind != "comma"), None)
    return behind in words()["or_where"] | words()["object_relatives"]


def _leads_away(d: Discourse, units: Sequence[Unit], k: int, anchor: int, *, where: bool) -> bool:
    """« calme à Homs, hormis », « a dit à Homs que », « la base sert aux hélicoptères qui »: whether what follows is of elsewhere."""
    between = units[k + 1 : anchor]
    told = {u.norm for u in between}
    if told & words()["except"] or (between and between[-1].kind == "relative" and not where):
        return True
    speaks = told & words()["that"] and any(u.kind == "person" and u.subject for u in units[:anchor])
    if speaks and not _opens_scene(d, units, k):
        return True
    return any(_is_when(units, j) for j in range(k + 1, anchor))


def _opens(d: Discourse, units: Sequence[Unit], k: int, found: Match, *, where: bool) -> bool:
    """« A Homs, un raid »: whether a place opens the clause of a strike, or stands just before it: « à Homs dans un raid »."""
    between, alone = units[k + 1 : found.anchor], _is_noun_alone(found)
    bound = where or not alone
    if not _is_over(k, between):
        return bound or any(u.norm in words()["amid"] for u in between)
    begin = next((j + 1 for j in range(k - 1, -1, -1) if _is_opening(units, j, k)), 0)
    opening = units[begin:k]
    if any(u.kind == "relative" for u in opening) or (alone and _tells_alone(d, opening)):
        return False
    short = len(opening) < _FRONT or _says_where(units[begin : k + 1])
    return bound or (short and (not begin or units[k].preposition in words()["here"]))


def _says_where(opening: Sequence[Unit]) -> bool:
    """« Dans un village près de Homs », « À 10 km de Homs », « Non loin de Homs »: whether all that opens a clause says where."""
    *before, place = opening
    spatial = before[0].norm in words()["here"] or place.preposition in words()["near"]
    return spatial and len(before) <= _WAY and all(u.kind == "word" for u in before)


def _is_over(k: int, between: Sequence[Unit]) -> bool:
    """« A Homs, un raid », « Kobané: nouvelles frappes »: whether what a place stands with ends before what follows it."""
    headed = k == 0 and bool(between) and between[0].kind == "stop"
    return headed or any(u.kind == "comma" for u in between)


def _is_opening(units: Sequence[Unit], j: int, place: int) -> bool:
    """« , à Alep, un raid », « a indiqué qu'à Alep, un raid »: whether the clause that a place is in opens behind a unit."""
    return units[j].kind in ("comma", "stop") or _opens_clause(units, j, place)


def _tells_alone(d: Discourse, opening: Sequence[Unit]) -> bool:
    """« Réfugiée à Nice, elle a vécu sous les bombes »: whether what a place stands with tells something of its own, without a verb."""
    return any(_tells(d, u) for u in opening) and not any(u.group is not None and u.group.finite for u in opening)


def _is_when(units: Sequence[Unit], j: int) -> bool:
    """« A Moscou, on riait le jour où un missile »: whether « où » stands for a day, on which what follows may be anywhere."""
    return units[j].norm in words()["or_where"] and units[j - 1].norm in words()["moments"]


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


def _is_noun_alone(found: Match) -> bool:
    """Whether a rule reads but the noun of a strike, which says little of where it happened."""
    pattern = found.rule.pattern
    return found.rule.kind is Kind.STRIKE and not pattern.left and not pattern.right
