"""When did it happen?

On the day told nearest in the sentence, unless it dates another verb; else on the day that the story stands at; else in the
days before publication. A holding is of the day it is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, takewhile

from geo.codebook import Change, Kind, TimePrecision
from geo.model import TimeReference
from geo.reading.reports.carriedtimes import carried, lately, of_entry, today
from geo.reading.reports.countedback import counted_back, days_before
from geo.reading.reports.datable import Told, is_long_since, that_may_date
from geo.reading.reports.tellingtimes import is_judged_then, is_meanwhile, is_of_the_telling
from geo.reading.reports.timescope import (
    OLD_DAYS,
    Tokens,
    after_having,
    crosses_clause,
    dates,
    is_of_a_tour,
    is_old,
    is_present,
)
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story import history
from geo.reading.story.discourse import Discourse
from geo.reading.text import normalise, spelled
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings, lemmas, lexemes, words, written

OLD_VISIT_DAYS = 45  # a visit is talked of for longer
UNDER_WAY_DAYS = 400  # fighting that has gone on for no longer than this, and is told in the present, is of today too
STANDING_DAYS = 200  # a place that changed hands within these, by a month without its year, is as it was left
_EVENT_REACH = 4  # tokens from « deux jours après » to the event that it counts from
_COUNTED = 10  # tokens of « deux jours après la »
_SEVERAL = 2  # times in a sentence, of which one may be that of an attack alone; places, each of its own day
_OF_REACH = 5  # tokens from the noun of an attack, with its adjectives, to its day
_AFTER = 4  # tokens behind the last place of an enumeration in which its day stands
_BESIDE = 5  # tokens about « tenue par », « aux mains de » in which its own day stands
_ASIDE_DAYS = 10  # « l'armée, qui a repris Palmyre le 21 mai, »: so does a relative
_ASIDE = 3  # tokens before a verb or a noun in which « qui » or « après » tells that it is said in passing
_APPOSITION_DAYS = 6  # « Palmyre, tombée le 21 mai »: older than this, an apposition recalls
_WAR_REACH = 5  # tokens of « le début de la guerre »
_BEST_REACH = 4  # tokens before an attack in which a superlative stands
_VIOLENT = (Kind.STRIKE, Kind.CLASH)
_UNDATED = frozenset((TimeKind.RECURRENT, TimeKind.UNTIL, TimeKind.PART, TimeKind.DATELINE))


def days_of(
    d: Discourse, units: Sequence[Unit], found: Match, times: Told, incises: Sequence[tuple[int, int]] = ()
) -> tuple[TimeReference | None, bool]:
    """The days of an event, and whether they lie too far back to be news; ``incises`` are the tokens in which it is told who says so."""
    anchor, told = units[found.anchor], times
    times = that_may_date(d, found, anchor, times)
    if is_of_a_tour(found, units, times):
        return None, False
    if (before := days_before(d, units, found.anchor, times)) is not None:
        days = _so_long_after(d, found, before, anchor, times)
    elif (turned := _beside_a_turn(d, anchor, told)) is not None:
        return turned, False
    elif (mention := _of_the_attack(d, units, found, times) or _nearest(d, units, anchor, times, incises)) is not None:
        return _on_its_day(d, units, found, mention)
    elif found.rule.change is Change.HELD:
        days = of_entry(d, anchor) or today(d), False
    elif after_having(d, anchor):
        days = _before_its_main_verb(d, found, units, times)
    else:
        days = _of_what_happened_there(d, units, found) or carried(d, anchor), _is_of_no_day(d, found, anchor, times)
    return _since_published(d, found, anchor, *days)


def _of_what_happened_there(d: Discourse, units: Sequence[Unit], found: Match) -> TimeReference | None:
    """« se sont battus samedi à Homs, où dix rebelles ont été tués »: the day of the clause that « où » goes on from."""
    group = units[found.anchor].group
    if found.rule.kind not in _VIOLENT or group is None or group.mood not in ("perfect", "past", "conditional"):
        return None
    before = list(
        takewhile(lambda u: u.kind not in ("comma", "stop") and not u.finite, reversed(units[: found.anchor]))
    )
    there = bool(before) and spelled(d.tokens[before[-1].first].text) in written()["where"]
    return d.memory.told if there else None


def _so_long_after(
    d: Discourse, found: Match, before: TimeMention, anchor: Unit, times: Told
) -> tuple[TimeReference | None, bool]:
    """« deux semaines après le début de l'offensive »: the day counted back; no news is what began then, nor what was over early."""
    _, end = d.tokens_of(before.span)
    goes_on = d.text.says(words()["begun"], end, anchor.last)  # « après avoir lancé une offensive »
    over = found.rule.kind in _VIOLENT and not goes_on
    old = (before.after or 0) > (_ASIDE_DAYS if over else OLD_DAYS)
    return counted_back(d, before, found, times), old or d.text.says(words()["beginnings"], end, anchor.first)


def _beside_a_turn(d: Discourse, anchor: Unit, times: Told) -> TimeReference | None:
    """« La veille de la prise de Homs, l'aviation avait frappé Hama »: the day counted from that of the taking told before."""
    if any(t.time is not None for _, t in times):
        return None
    counted = (history.beside_a_turn(d, span, t) for span, t in times if span[1] <= anchor.first)
    return next((day for day in counted if day is not None), None)


def of_the_turn(d: Discourse, found: Match, index: int, time: TimeReference | None) -> TimeReference | None:
    """« L'armée a pris samedi Homs. Les rebelles disent s'en être retirés », « Au lendemain de la prise de Homs, »: the day told before."""
    memory, turned = d.memory, d.memory.turned_time
    if turned is None or memory.turned_place != d.found.resolutions[index].place:
        return time
    untold = time is None or time.untold
    left = untold and memory.turned_age <= 1 and found.rule.change is Change.LOST and "holder" not in found.roles
    left = left or (untold and memory.turned_age <= 1 and _took_long(found))
    return turned if left or (memory.turned_age > 0 and _is_counted_from(d, found)) else time


def _took_long(found: Match) -> bool:
    """« Homs est tombée samedi. Cinq jours ont suffi aux rebelles pour la prendre »: the capture told before, not another."""
    told = found.units[found.anchor].group
    return told is not None and found.rule.change is Change.TAKEN and told.lemma in lemmas()["sufficing"]


def of_the_scene(d: Discourse, found: Match, index: int, time: TimeReference | None) -> TimeReference | None:
    """« Des raids ont visé mardi Homs. Dix civils ont été tués par des obus »: the day of the fighting whose place is meant.

    « Les combats continuent » is told of now.
    """
    memory, units = d.memory, found.units
    untold = time is None or time.untold
    if not untold or found.rule.kind is Kind.CONTROL or memory.scene != index or memory.scene_age != 1:
        return time
    sentence = d.text.sentence_at(d.tokens[units[found.anchor].first].start)
    first, last = (sentence.first, sentence.last) if sentence is not None else (units[0].first, units[-1].last)
    named = index in {p.index for p in d.places_in(first, last)}
    goes_on = any(u.group is not None and u.group.mood == "present" for u in units)
    dated = d.times_in(first, last)  # « Dans la nuit, un avion a touché »
    return time if named or goes_on or dated else memory.scene_time or time


def _is_counted_from(d: Discourse, found: Match) -> bool:
    """« au lendemain de la prise », « deux jours avant la chute »: whether a change of hands is one that a clause is counted from.

    « a repris Homs, trois jours après la prise de la ville par les rebelles » tells of another.
    """
    noun = found.units[found.anchor]
    if noun.group is not None or noun.lexemes.isdisjoint(lexemes()["turns"]) or "holder" in found.roles:
        return False
    near = d.times_in(max(0, noun.first - _COUNTED), noun.first)
    return any(t.after is not None and noun.first - span[1] <= _EVENT_REACH for span, t in near)


def _on_its_day(
    d: Discourse, units: Sequence[Unit], found: Match, mention: TimeMention
) -> tuple[TimeReference | None, bool]:
    """« a repris mardi Palmyre »: the days of a time that the sentence tells; an attack told in passing is soon no news."""
    anchor = units[found.anchor]
    if found.rule.kind is Kind.CLASH and _begun_then(d, anchor, mention):
        return lately(d.article.published), False
    chosen, background = _as_told(d, found, anchor, mention)
    aside = found.rule.kind is not Kind.VISIT and _is_aside(d, anchor, mention)
    if _is_under_way(d, found, units, mention) or (not aside and _still_stands(d, found, mention)):
        return mention.time, False
    background = background or (aside and _is_older(d, chosen, _ASIDE_DAYS))
    return _since_published(d, found, anchor, chosen, background)


def _before_its_main_verb(
    d: Discourse, found: Match, units: Sequence[Unit], times: Told
) -> tuple[TimeReference | None, bool]:
    """« En 2014, … après avoir pris Homs », « est rentré samedi après avoir vu le roi »: before the day of the main verb."""
    anchor = units[found.anchor]
    recalled = any(is_old(d, t) for span, t in times if span[1] <= anchor.first)
    recalled = recalled or _before_what_is_old(d, units, anchor, times) or _stopped_before(found, anchor)
    return _before_main(d, anchor, times) or lately(d.article.published), recalled


def _is_of_no_day(d: Discourse, found: Match, anchor: Unit, times: Told) -> bool:
    """« depuis la chute de Raqqa », « lors de la récente bataille »: whether what no day dates is told as long known."""
    fought = found.rule.kind in _VIOLENT
    if _after_what_is_old(d, anchor, times) or (fought and anchor.group is None and _is_of_late(d, anchor)):
        return True
    return (found.rule.kind is Kind.CONTROL and _since_then(d, anchor)) or (fought and _of_a_whole_war(d, anchor))


def _since_published(
    d: Discourse, found: Match, anchor: Unit, told: TimeReference | None, background: bool
) -> tuple[TimeReference | None, bool]:
    """« a bombardé Alep en août », told on the 5th: the days up to publication, and whether they lie too far back from it."""
    published = d.article.published
    if told is None or published is None:
        return told, background
    over = anchor.group is not None and anchor.group.mood in ("perfect", "past") and anchor.group.effect is None
    if over and told.first_day < published < told.last_day:
        told = replace(told, last_day=published)
    return told, background or _is_older(d, told, OLD_VISIT_DAYS if found.rule.kind is Kind.VISIT else OLD_DAYS)


def _is_older(d: Discourse, told: TimeReference | None, days: int) -> bool:
    """« le 3 mai »: whether a day lies further back from publication than so many days."""
    published = d.article.published
    return told is not None and published is not None and (published - told.last_day).days > days


def _stopped_before(found: Match, anchor: Unit) -> bool:
    """« est arrivé à Beyrouth après être allé au Caire »: whether a journey is told in passing as the one before, of no day."""
    return found.rule.kind is Kind.VISIT and not anchor.lexemes.isdisjoint(lexemes()["travelling"])


def _by_then(judged: TimeReference) -> TimeReference:
    """« a condamné mardi le raid »: news of a judgement is of the day before it or of its own."""
    if judged.precision is not TimePrecision.DAY:
        return judged
    first = judged.first_day - timedelta(days=1)
    return replace(judged, first_day=first, precision=TimePrecision.DAYS, untold=True)


def _before_main(d: Discourse, anchor: Unit, times: Told) -> TimeReference | None:
    """« est rentré samedi à Lomé après avoir vu le roi à Kigali »: before the day of the main verb, told ahead."""
    told = [t for span, t in times if span[0] < anchor.first and _is_fresh(d, t)]
    return _by_then(told[-1].time) if told and told[-1].time is not None else None


def _before_what_is_old(d: Discourse, units: Sequence[Unit], anchor: Unit, times: Told) -> bool:
    """« Après avoir repris Ramadi, l'armée a lancé le 23 mai une offensive »: whether what came after it is no news any more."""
    main = next((u.first for u in units if u.first > anchor.first and u.group is not None and u.group.finite), None)
    if main is None:
        return False
    later = (t for span, t in times if span[0] > anchor.first and span[0] >= main - _ASIDE and not t.future)
    return any(_is_older(d, t.time, _ASIDE_DAYS) for t in later)


def _nearest(
    d: Discourse, units: Sequence[Unit], anchor: Unit, times: Told, incises: Sequence[tuple[int, int]]
) -> TimeMention | None:
    """The time told nearest to an anchor that may date it, that of its telling last; of a dated text, one whose days are known first."""
    told = [(span, t) for span, t in times if t.kind not in _UNDATED and dates(d, span, t, anchor, units)]
    if d.article.published is not None:
        told = [(span, t) for span, t in told if t.time is not None] or told
    aside = [(first, last) for first, last in incises if not first <= anchor.first < last]
    said = {i for span in aside for i in range(*span)}
    own = any(span[0] > anchor.first and span[0] not in said and _is_fresh(d, t) for span, t in told)

    def off(one: tuple[Tokens, TimeMention]) -> tuple[bool, bool, int]:
        """How little a time belongs to the anchor: one of its telling less than any other, else by how far it stands."""
        span = one[0]
        telling = own and is_of_the_telling(d, span, anchor, units)
        return span[0] in said or crosses_clause(d, span, anchor), telling, abs(span[0] - anchor.first)

    return min(told, key=off)[1] if told else None


def _is_fresh(d: Discourse, mention: TimeMention) -> bool:
    """Whether a time is a day or some days of late."""
    fine = mention.time is not None and mention.time.precision in (TimePrecision.DAY, TimePrecision.DAYS)
    return fine and mention.kind not in (TimeKind.SINCE, TimeKind.WITHIN) and not is_old(d, mention)


def _of_the_attack(d: Discourse, units: Sequence[Unit], found: Match, times: Told) -> TimeMention | None:
    """« un bilan, samedi, de dix morts dans les frappes de la veille »: the day that the noun of an attack has behind « de »."""
    if found.rule.kind not in _VIOLENT or len(times) < _SEVERAL:
        return None
    first, last = found.extent
    named = (u for u in units if u.kind == "noun" and first <= u.first < last)
    attacks = {k for u in named if not u.lexemes.isdisjoint(lexemes()["attacks_told"]) for k in range(u.first, u.last)}
    for span, mention in times:
        near = range(span[0] - 2, span[0] - _OF_REACH, -1)
        if mention.time is not None and d.tokens[span[0] - 1].norm in words()["of"] and not attacks.isdisjoint(near):
            return mention
    return None


def _is_under_way(d: Discourse, found: Match, units: Sequence[Unit], mention: TimeMention) -> bool:
    """« Homs est depuis des mois le théâtre de combats »: told in the present, of a long while, of months and not of years."""
    time, published = mention.time, d.article.published
    if found.rule.kind not in _VIOLENT or mention.background or time is None or published is None:
        return False
    long = is_long_since(d, mention) and (published - time.first_day).days <= UNDER_WAY_DAYS
    return long and time.precision is not TimePrecision.YEAR and is_present(units, found.anchor)


def _as_told(d: Discourse, found: Match, anchor: Unit, mention: TimeMention) -> tuple[TimeReference | None, bool]:
    """The days that a time gives an event, and whether they are recalled; what is held is so on the day it is told."""
    held = found.rule.change is Change.HELD
    background = _recalls(d, found, anchor, mention)
    chosen = mention.time or (None if background else lately(d.article.published))
    if held and not background:
        chosen = _day_of_holding(d, anchor, mention) or today(d) or chosen
    if chosen is None:
        return None, background
    if not background:
        d.memory.told = chosen
    judged = is_judged_then(d, d.tokens_of(mention.span), anchor)
    return _by_then(chosen) if judged else chosen, background


def _recalls(d: Discourse, found: Match, anchor: Unit, mention: TimeMention) -> bool:
    """« en 2014 », « depuis des mois », « Palmyre, tombée le 3 mai, »: a year, a long while since or an old apposition recalls.

    « M. X, reçu le 3 mai à Damas, » is talked of for longer.
    """
    if mention.background or mention.time is None:
        return mention.background
    held, apposed = found.rule.change is Change.HELD, found.rule.kind is not Kind.VISIT
    if not held and (mention.time.precision is TimePrecision.YEAR or is_long_since(d, mention)):
        return True
    return apposed and anchor.group is not None and anchor.group.bare and _is_older(d, mention.time, _APPOSITION_DAYS)


def _is_aside(d: Discourse, anchor: Unit, mention: TimeMention) -> bool:
    """« le régime, qui a repris Palmyre le 3 mai, », « après l'attaque de l'hôtel »: told in passing, with its own day behind it."""
    if d.tokens_of(mention.span)[0] < anchor.first:
        return False  # « Depuis mai, la milice fait face à l'armée, qui a repris Saraqeb »
    opening = anchor if anchor.group is None else anchor.group
    before = pairwise(d.text.norms[max(0, opening.first - _ASIDE) : anchor.first])
    if anchor.group is not None:
        return any(comma == "," and who in words()["who"] for comma, who in before)
    return any(after in words()["endings"] and article in words()["articles"] for after, article in before)


def _day_of_holding(d: Discourse, anchor: Unit, mention: TimeMention) -> TimeReference | None:
    """« tient Goma depuis mardi »: a day of these weeks; beside an apposition (« Goma, tenue par l'armée ») only its own."""
    time = mention.time
    if time is None:
        return None
    if mention.kind is TimeKind.SINCE:
        return _held_since(d, time)
    first, _ = d.tokens_of(mention.span)
    now = anchor.group is not None and anchor.group.mood == "present"
    if now and first < anchor.first and d.text.says(words()["henceforth"], anchor.first - 1, anchor.last + 1):
        return None  # « Débarrassé de l'armée le 3 mai, l'EI règne désormais sur Homs »
    told = (anchor.group is not None and anchor.group.finite) or abs(first - anchor.first) <= _BESIDE
    return time if time.precision is TimePrecision.DAY and told else None


def _held_since(d: Discourse, time: TimeReference) -> TimeReference | None:
    """« depuis mardi », « depuis le 3 mai »: the day since which a place is held; of a whole month (« depuis mai ») none."""
    published, known = d.article.published, time_words()
    if published is None or (published - time.first_day).days > OLD_DAYS:
        return None
    said = [normalise(word) for word in time.words.split()]
    if not known.weekdays.keys().isdisjoint(said) or any(word[0].isdigit() for word in said):
        return replace(time, last_day=time.first_day, precision=TimePrecision.DAY)
    return time if known.months.keys().isdisjoint(said) else None


def _still_stands(d: Discourse, found: Match, mention: TimeMention) -> bool:
    """« a repris Palmyre fin mars », « depuis 2015, ils ont pris »: what a place has become since is how things stand.

    Told in the perfect, of the months before publication or over a stretch up to it; a year by its number makes it a memory.
    """
    group, time = found.units[found.anchor].group, mention.time
    if group is None or not group.finite or group.mood != "perfect" or time is None or not _changes_hands(found):
        return False
    if mention.kind in (TimeKind.SINCE, TimeKind.WITHIN):
        return time.last_day == d.article.published
    named_year = any(str(year) in time.words for year in (time.first_day.year, time.last_day.year))
    return d.article.published is not None and not named_year and not _is_older(d, time, STANDING_DAYS)


def _changes_hands(found: Match) -> bool:
    """« a repris Palmyre »: whether a rule tells that a place passes to somebody else."""
    rule = found.rule
    return rule.kind is Kind.CONTROL and rule.change is not Change.HELD and not rule.collapse


def _begun_then(d: Discourse, anchor: Unit, mention: TimeMention) -> bool:
    """« l'offensive lancée le 17 octobre mobilise 5 000 hommes »: a day long gone on which began what is still under way."""
    told, sentence = mention.time, d.text.sentence_at(d.tokens[anchor.first].start)
    if anchor.group is not None or told is None or told.precision is TimePrecision.YEAR or sentence is None:
        return False
    first, last = d.tokens_of(mention.span)
    if first < anchor.last or not _is_older(d, told, OLD_DAYS):
        return False
    if d.text.says(words()["beginnings"], max(sentence.first, anchor.first - _ASIDE), anchor.first):
        return False  # « tombée au début de l'offensive lancée le 9 juin »
    over = d.text.says(words()["auxiliaries"] | words()["had"], last, sentence.last)
    return d.text.says(words()["begun"], anchor.last, first) and not over


def _since_then(d: Discourse, anchor: Unit) -> bool:
    """« depuis la chute de Raqqa »: recalled, where no day says that it is fresh."""
    return anchor.group is None and d.text.says(words()["since"], max(0, anchor.first - 2), anchor.first)


def _of_a_whole_war(d: Discourse, anchor: Unit) -> bool:
    """« Depuis le début de la guerre, les raids sur Homs ont tué »: a sum of years; not « les pires raids depuis le début du conflit »."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    if sentence is None:
        return False
    for k in d.text.among(words()["since"], sentence.first, sentence.last):
        told = takewhile(lambda norm: norm != ",", d.text.norms[k + 1 : k + 1 + _WAR_REACH])
        if words()["wars"].isdisjoint(told):
            continue
        between = d.text.norms[max(sentence.first, anchor.first - _BEST_REACH) : k]
        if k == sentence.first or (anchor.last <= k and "," not in between and not _is_a_record(between)):
            return True
    return False


def _is_a_record(norms: Sequence[str]) -> bool:
    """« les pires raids », « la neuvième attaque »: whether words tell that something had no like, or count it."""
    return not words()["records"].isdisjoint(norms) or any(n.endswith(endings()["ordinal_bare"]) for n in norms)


def _is_of_late(d: Discourse, anchor: Unit) -> bool:
    """« lors de la récente bataille pour Kobané »: recalled, where no day is told."""
    near = (*d.text.norms[max(0, anchor.first - 1) : anchor.first], *d.text.norms[anchor.last : anchor.last + 1])
    return not words()["of_late"].isdisjoint(near)


def _after_what_is_old(d: Discourse, anchor: Unit, times: Told) -> bool:
    """« s'était déjà rendu à Kiev le 3 mai, au lendemain d'un entretien à Minsk »: what went before what is recalled is so too."""
    ahead = [t for span, t in times if span[1] <= anchor.first]
    if is_meanwhile(d, anchor):
        return bool(ahead) and all(t.kind is TimeKind.POINT and is_old(d, t) for t in ahead)
    after = anchor.group is None and d.text.says(words()["endings"], max(0, anchor.first - _ASIDE), anchor.first)
    return after and any(is_old(d, t) for t in ahead)


def within(times: Told, units: Sequence[Unit]) -> Told:
    """The days told among some units: those of an incise date what it tells, those outside do not."""
    first, last = units[0].first, units[-1].last
    incise = units[0].kind == "verb"  # « , a dit jeudi à Nairobi le ministre »
    return [(span, t) for span, t in times if first <= span[0] <= last] if incise else times


def each_day(d: Discourse, places: Sequence[int], times: Told) -> dict[int, TimeReference]:
    """« a repris Soukhna mardi et, le lendemain, Al-Qaryataïne »: each place of an enumeration with the day of its own."""
    spans = sorted((d.places[i].first, i) for i in places if i < len(d.places))
    if len(spans) < _SEVERAL:
        return {}
    first, last = spans[0][0], spans[-1][0]
    near = (one for one in times if first - 1 <= one[0][0] <= last + _AFTER and one[1].kind not in _UNDATED)
    told = [(span[0], t.time) for span, t in near if t.time is not None and not is_old(d, t)]
    if len(told) == len(spans) - 1 and told[0][0] > first:
        spans = spans[1:]  # « mardi Idleb, puis Saraqeb mercredi »: the first has the day of the verb
    if len(told) != len(spans):
        return {}
    return {index: time for (_, index), (_, time) in zip(spans, told, strict=True)}
