"""When did it happen?

On the day told nearest in the sentence, unless it dates another verb; else on the day that the story stands at; else in the
days before publication. A holding is of the day it is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, takewhile

from geo.codebook import Change, Kind, TimePrecision
from geo.model import TimeReference
from geo.reading.reports.datable import Told, that_may_date
from geo.reading.reports.tellingtimes import is_judged_then, is_meanwhile, is_of_the_telling
from geo.reading.reports.timescope import (
    OLD_DAYS,
    OLD_SINCE_DAYS,
    after_having,
    crosses_clause,
    dates,
    is_of_a_tour,
    is_old,
    is_present,
)
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import CARRY, Discourse
from geo.reading.text import normalise
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings, lexemes, words

OLD_VISIT_DAYS = 45  # a visit is talked of for longer
UNDER_WAY_DAYS = 400  # fighting that has gone on for no longer than this, and is told in the present, is of today too
STANDING_DAYS = 200  # a place that changed hands within these, by a month without its year, is as it was left
_EVENT_REACH = 4  # tokens from « deux jours après » to the event that it counts from
_SEVERAL = 2  # times in a sentence, of which one may be that of an attack alone
_OF_REACH = 5  # tokens from the noun of an attack, with its adjectives, to its day
_AFTER = 4  # tokens behind the last place of an enumeration in which its day stands
_BESIDE = 5  # tokens about « tenue par », « aux mains de » in which its own day stands
_ASIDE_DAYS = 10  # « l'armée, qui a repris Palmyre le 21 mai, »: so does a relative
_ASIDE = 3  # tokens before a verb or a noun in which « qui » or « après » tells that it is said in passing
_ATTACK_CARRY = 3  # sentences over which « les assaillants » are those of the attack told
_APPOSITION_DAYS = 6  # « Palmyre, tombée le 21 mai »: older than this, an apposition recalls
_OF_LATE = 3  # days over which « également » is told of the same day
_WAR_REACH = 5  # tokens of « le début de la guerre »
_BEST_REACH = 4  # tokens before an attack in which a superlative stands
_UNDATED = frozenset((TimeKind.RECURRENT, TimeKind.UNTIL, TimeKind.PART, TimeKind.DATELINE))


def days_of(
    d: Discourse, units: Sequence[Unit], found: Match, times: Told, incises: Sequence[tuple[int, int]] = ()
) -> tuple[TimeReference | None, bool]:
    """The days of an event, and whether they lie too far back to be news; ``incises`` are the tokens in which it is told who says so."""
    anchor, published = units[found.anchor], d.article.published
    held = found.rule.change is Change.HELD
    times = that_may_date(d, found, anchor, times)
    if is_of_a_tour(found, units, times):
        return None, False
    mention = _of_the_attack(d, units, found, times) or _nearest(d, units, anchor, times, incises)
    before = _days_before(d, units, found.anchor, times)
    if before is not None:
        chosen, background = _counted_back(d, before, anchor, times), _since_begun(d, before, anchor)
        over = found.rule.kind in (Kind.STRIKE, Kind.CLASH) and not _has_begun(d, before, anchor)
        background = background or (before.after or 0) > (_ASIDE_DAYS if over else OLD_DAYS)
    elif mention is not None and found.rule.kind is Kind.CLASH and _begun_then(d, anchor, mention):
        chosen, background = _fallback(published), False
    elif mention is not None:
        chosen, background = _as_told(d, anchor, mention, held=held)
        aside = found.rule.kind is not Kind.VISIT and _is_aside(d, anchor, mention)
        if _is_under_way(found, units, mention, published) or (_still_stands(d, found, mention) and not aside):
            return mention.time, False
        if aside and chosen is not None and published is not None:
            background = background or (published - chosen.last_day).days > _ASIDE_DAYS
    elif held:
        chosen, background = _of_entry(d, anchor) or _today(d), False
    elif after_having(d, anchor):
        chosen = _before_main(d, anchor, times) or _fallback(published)
        background = any(
            is_old(d, t) for span, t in times if span[1] <= anchor.first
        )  # « En 2014, … après avoir pris »
        background = background or _before_what_is_old(d, units, anchor, times) or _stopped_before(found, anchor)
    else:
        chosen = _carried(d, anchor)
        background = _since_then(d, anchor, found) or _of_a_whole_war(d, anchor, found)
        background = background or _after_what_is_old(d, anchor, times) or _is_of_late(d, anchor, found)
    if chosen is not None and published is not None:
        chosen = _by_its_telling(anchor, chosen, published)
        old = OLD_VISIT_DAYS if found.rule.kind is Kind.VISIT else OLD_DAYS
        background = background or (published - chosen.last_day).days > old
    return chosen, background


def _stopped_before(found: Match, anchor: Unit) -> bool:
    """« est arrivé à Beyrouth après être allé au Caire »: whether a journey is told in passing as the one before, of no day."""
    return found.rule.kind is Kind.VISIT and not anchor.lexemes.isdisjoint(lexemes()["travelling"])


def _by_its_telling(anchor: Unit, told: TimeReference, published: date) -> TimeReference:
    """« a bombardé Alep en août », told on the 5th: what has happened ends by the day on which it is told."""
    over = anchor.group is not None and anchor.group.mood in ("perfect", "past") and anchor.group.effect is None
    return replace(told, last_day=published) if over and told.first_day < published < told.last_day else told


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
    published = d.article.published
    main = next((u.first for u in units if u.first > anchor.first and u.group is not None and u.group.finite), None)
    behind = [(span, t) for span, t in times if main is not None and span[0] >= main - _ASIDE]
    later = [t.time for span, t in behind if span[0] > anchor.first and t.time is not None and not t.future]
    return published is not None and any((published - t.last_day).days > _ASIDE_DAYS for t in later)


def _nearest(
    d: Discourse, units: Sequence[Unit], anchor: Unit, times: Told, incises: Sequence[tuple[int, int]]
) -> TimeMention | None:
    """The time told nearest to an anchor that may date it, that of its telling last; of a dated text, one whose days are known first."""
    said = frozenset(i for first, last in incises if not first <= anchor.first < last for i in range(first, last))
    told = [(span, t) for span, t in times if t.kind not in _UNDATED and dates(d, span, t, anchor, units)]
    if d.article.published is not None:
        told = [(span, t) for span, t in told if t.time is not None] or told
    own = any(span[0] > anchor.first and span[0] not in said and _is_fresh(d, t) for span, t in told)

    def off(one: tuple[tuple[int, int], TimeMention]) -> tuple[bool, bool, int]:
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
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH) or len(times) < _SEVERAL:
        return None
    first, last = found.extent
    attacks = {
        k
        for u in units
        if u.kind == "noun" and first <= u.first < last and not u.lexemes.isdisjoint(lexemes()["attacks_told"])
        for k in range(u.first, u.last)
    }
    for span, mention in times:
        near = range(span[0] - 2, span[0] - _OF_REACH, -1)
        if mention.time is not None and d.tokens[span[0] - 1].norm in words()["of"] and not attacks.isdisjoint(near):
            return mention
    return None


def _is_under_way(found: Match, units: Sequence[Unit], mention: TimeMention, published: date | None) -> bool:
    """« Homs est depuis des mois le théâtre de combats »: told in the present, of a long while, of months and not of years."""
    violent, time = found.rule.kind in (Kind.STRIKE, Kind.CLASH), mention.time
    if not violent or mention.kind is not TimeKind.SINCE or time is None or published is None or mention.background:
        return False
    long = OLD_SINCE_DAYS < (published - time.first_day).days <= UNDER_WAY_DAYS
    return long and time.precision is not TimePrecision.YEAR and is_present(units, found.anchor)


def _as_told(d: Discourse, anchor: Unit, mention: TimeMention, *, held: bool) -> tuple[TimeReference | None, bool]:
    """The days that a time gives an event, and whether they are recalled: a year, a long while since, an old apposition."""
    chosen, background, published = mention.time, mention.background, d.article.published
    if chosen is None:
        chosen = None if background else _fallback(published)
    elif not held:
        background = background or chosen.precision is TimePrecision.YEAR
        if published is not None and mention.kind is TimeKind.SINCE:
            background = background or (published - chosen.first_day).days > OLD_SINCE_DAYS
    bare = anchor.group is not None and anchor.group.bare
    if chosen is not None and published is not None and bare:
        background = background or (published - chosen.last_day).days > _APPOSITION_DAYS
    if held and not background:
        chosen = _day_of_holding(d, anchor, mention) or _today(d) or chosen
    if chosen is not None and not background:
        d.memory.told = chosen
    judged = chosen is not None and is_judged_then(d, d.tokens_of(mention.span), anchor)
    return _by_then(chosen) if chosen is not None and judged else chosen, background


def _is_aside(d: Discourse, anchor: Unit, mention: TimeMention) -> bool:
    """« le régime, qui a repris Palmyre le 3 mai, », « après l'attaque de l'hôtel »: told in passing, with its own day behind it."""
    group = anchor.group
    if d.tokens_of(mention.span)[0] < anchor.first:
        return False  # « Depuis mai, la milice fait face à l'armée, qui a repris Saraqeb »
    before = d.tokens[max(0, (group.first if group is not None else anchor.first) - _ASIDE) : anchor.first]
    if group is not None:
        return any(a.text == "," and b.norm in words()["who"] for a, b in pairwise(before))
    return any(a.norm in words()["endings"] and b.norm in words()["articles"] for a, b in pairwise(before))


def _day_of_holding(d: Discourse, anchor: Unit, mention: TimeMention) -> TimeReference | None:
    """« tient Goma depuis mardi »: a day of these weeks; beside an apposition (« Goma, tenue par l'armée ») only its own."""
    time, published = mention.time, d.article.published
    if time is None:
        return None
    if mention.kind is TimeKind.SINCE:
        if published is None or (published - time.first_day).days > OLD_DAYS:
            return None
        said = [normalise(word) for word in time.words.split()]
        month = not time_words().months.keys().isdisjoint(said)
        from_day = not time_words().weekdays.keys().isdisjoint(said) or any(word[0].isdigit() for word in said)
        if month and not from_day:
            return None  # « depuis la mi-avril »
        return replace(time, last_day=time.first_day, precision=TimePrecision.DAY) if from_day else time
    first, _ = d.tokens_of(mention.span)
    told = (anchor.group is not None and anchor.group.finite) or abs(first - anchor.first) <= _BESIDE
    return time if time.precision is TimePrecision.DAY and told else None


def _still_stands(d: Discourse, found: Match, mention: TimeMention) -> bool:
    """« a repris Palmyre fin mars », « depuis 2015, ils ont pris »: what a place has become since is how things stand.

    Told in the perfect, of the months before publication or over a stretch up to it; a year by its number makes it a memory.
    """
    group, published, time = found.units[found.anchor].group, d.article.published, mention.time
    if group is None or not group.finite or group.mood != "perfect" or time is None or published is None:
        return False
    if found.rule.kind is not Kind.CONTROL or found.rule.change is Change.HELD or found.rule.collapse:
        return False
    if mention.kind in (TimeKind.SINCE, TimeKind.WITHIN):
        return time.last_day == published
    named_year = any(str(year) in time.words for year in (time.first_day.year, time.last_day.year))
    return not named_year and (published - time.last_day).days <= STANDING_DAYS


def _begun_then(d: Discourse, anchor: Unit, mention: TimeMention) -> bool:
    """« l'offensive lancée le 17 octobre mobilise 5 000 hommes »: a day long gone on which began what is still under way."""
    published, told = d.article.published, mention.time
    if anchor.group is not None or published is None or told is None or told.precision is TimePrecision.YEAR:
        return False
    first, last = d.tokens_of(mention.span)
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    if sentence is None or first < anchor.last or (published - told.last_day).days <= OLD_DAYS:
        return False
    if any(
        t.norm in words()["beginnings"] for t in d.tokens[max(sentence.first, anchor.first - _ASIDE) : anchor.first]
    ):
        return False  # « tombée au début de l'offensive lancée le 9 juin »
    begun = any(t.norm in words()["begun"] for t in d.tokens[anchor.last : first])
    over = any(t.norm in words()["auxiliaries"] | words()["had"] for t in d.tokens[last : sentence.last])
    return begun and not over


def _days_before(d: Discourse, units: Sequence[Unit], at: int, times: Told) -> TimeMention | None:
    """« quatre jours après la prise de Palmyre », « après avoir pris », « après une attaque qui a tué »: how long before the clause."""
    itself = units[at].group is None or after_having(d, units[at])
    told = units[at] if itself else _told_by_relative(units, at)
    if told is None:
        return None
    return next((t for span, t in times if t.after is not None and 0 <= told.first - span[1] <= _EVENT_REACH), None)


def _told_by_relative(units: Sequence[Unit], at: int) -> Unit | None:
    """« une attaque au couteau qui a fait deux morts »: the noun of which the relative of a verb tells."""
    opening = next((k for k in range(at - 1, max(0, at - _ASIDE), -1) if units[k].kind == "relative"), 0)
    nouns = takewhile(lambda u: u.kind in ("noun", "word"), reversed(units[max(0, opening - _EVENT_REACH) : opening]))
    return next((u for u in nouns if u.kind == "noun"), None)


def _counted_back(d: Discourse, before: TimeMention, anchor: Unit, times: Told) -> TimeReference | None:
    """The day so long before the one that the clause tells, or before publication."""
    told = [(span, t.time) for span, t in times if t.time is not None and t.time.precision is TimePrecision.DAY]
    own = next((time for span, time in told if anchor.first < span[0] and not _parts(d, anchor.last, span)), None)
    if own is not None:
        return own  # « une semaine après l'assaut mené le 3 mai »
    at, _ = d.tokens_of(before.span)
    ahead = [time for span, time in told if span[1] <= at]
    day = (ahead[-1] if ahead else told[0][1]).last_day if told else d.article.published
    if day is None or before.after is None:
        return None
    day -= timedelta(days=before.after)
    precision = TimePrecision.DAY if told else TimePrecision.DAYS
    first = day if told else day - timedelta(days=1)
    said = d.article.text[before.span.start : before.span.end]
    return TimeReference(first_day=first, last_day=day, precision=precision, words=said)


def _parts(d: Discourse, first: int, span: tuple[int, int]) -> bool:
    """Whether a comma stands before a time that is no incise: not « la prise de Homs, lundi, par les rebelles »."""
    commas = [k for k in range(first, span[0]) if d.tokens[k].text == ","]
    return bool(commas) and (commas != [span[0] - 1] or d.tokens[span[1]].text != ",")


def _since_begun(d: Discourse, before: TimeMention, anchor: Unit) -> bool:
    """« deux semaines après le début de l'offensive »: how old is what still goes on, no news of the day that it began."""
    _, end = d.tokens_of(before.span)
    return any(t.norm in words()["beginnings"] for t in d.tokens[end : anchor.first])


def _has_begun(d: Discourse, before: TimeMention, anchor: Unit) -> bool:
    """« deux semaines après avoir lancé une offensive »: whether what was begun then may go on."""
    _, end = d.tokens_of(before.span)
    return any(t.norm in words()["begun"] for t in d.tokens[end : anchor.last])


def _since_then(d: Discourse, anchor: Unit, found: Match) -> bool:
    """« depuis la chute de Raqqa »: recalled, where no day says that it is fresh."""
    noun = anchor.group is None and found.rule.kind is Kind.CONTROL
    before = d.tokens[max(0, anchor.first - 2) : anchor.first]
    return noun and any(t.norm in words()["since"] for t in before)


def _of_a_whole_war(d: Discourse, anchor: Unit, found: Match) -> bool:
    """« Depuis le début de la guerre, les raids sur Homs ont tué »: a sum of years; not « les pires raids depuis le début du conflit »."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH) or sentence is None:
        return False
    for k in d.text.among(words()["since"], sentence.first, sentence.last):
        told = [t.norm for t in takewhile(lambda t: t.text != ",", d.tokens[k + 1 : k + 1 + _WAR_REACH])]
        if words()["wars"].isdisjoint(told):
            continue
        between = [t.norm for t in d.tokens[max(sentence.first, anchor.first - _BEST_REACH) : k]]
        counted = any(norm.endswith(endings()["ordinal_bare"]) for norm in between)  # « la neuvième attaque depuis »
        recorded = counted or not words()["records"].isdisjoint(between)
        if k == sentence.first or (anchor.last <= k and not recorded and "," not in between):
            return True
    return False


def _is_of_late(d: Discourse, anchor: Unit, found: Match) -> bool:
    """« lors de la récente bataille pour Kobané »: recalled, where no day is told."""
    near = (*d.text.norms[max(0, anchor.first - 1) : anchor.first], *d.text.norms[anchor.last : anchor.last + 1])
    fought = anchor.group is None and found.rule.kind in (Kind.STRIKE, Kind.CLASH)
    return fought and not words()["of_late"].isdisjoint(near)


def _after_what_is_old(d: Discourse, anchor: Unit, times: Told) -> bool:
    """« s'était déjà rendu à Kiev le 3 mai, au lendemain d'un entretien à Minsk »: what went before what is recalled is so too."""
    before = d.tokens[max(0, anchor.first - _ASIDE) : anchor.first]
    after = anchor.group is None and any(t.norm in words()["endings"] for t in before)
    ahead = [t for span, t in times if span[1] <= anchor.first]
    if is_meanwhile(d, anchor):
        return bool(ahead) and all(t.kind is TimeKind.POINT and is_old(d, t) for t in ahead)
    return after and any(is_old(d, t) for t in ahead)


def _message(name: str, **told: object) -> str:
    """What a time is called that its clause does not tell."""
    return time_words().messages[name].format(**told)


def _carried(d: Discourse, anchor: Unit) -> TimeReference | None:
    """The day that the story stands at, where nothing says that it has moved on; else the days before publication.

    « Cette attaque » is of the day just told, whatever it is; other news is of that day or of one since, and of an older one
    not at all: « Ailleurs, l'armée a bombardé Homs ».
    """
    if (entry := _of_entry(d, anchor)) is not None:
        return entry
    told, published = d.memory.time, d.article.published
    if told is None or d.memory.time_age > CARRY:
        return _fallback(published)
    same = replace(told, words=_message("told_above", words=told.words))
    if published is None or told.last_day >= published or _points_back(d, anchor):
        return same
    if published - told.last_day > timedelta(days=1):
        return _fallback(published)
    return replace(same, first_day=told.last_day, last_day=published, precision=TimePrecision.DAYS)


def _of_entry(d: Discourse, anchor: Unit) -> TimeReference | None:
    """The day of the part of a chronicle in which something is told."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start) if d.entries else None
    day = d.entries.get(sentence.first) if sentence is not None else None
    return replace(day, words=_message("told_above", words=day.words)) if day is not None else None


def _points_back(d: Discourse, anchor: Unit) -> bool:
    """« ces raids », « l'armée a alors repris »: told as of the moment that the story stands at.

    Right behind the sentence that told it « les raids ont visé » is of that moment too.
    """
    begin = anchor.group.first if anchor.group is not None else anchor.first
    about = d.tokens[max(0, begin - 1) : anchor.last + 1]
    if any(t.norm in words()["pointing_back"] for t in about):
        return True
    if any(t.norm in words()["likewise_done"] for t in about) and _just_told(d, anchor):
        return True  # « L'aviation a bombardé lundi Homs. Elle a également visé Idleb. »
    if d.memory.time_age <= 1 and anchor.lexemes & lexemes()["strike"] and about[0].norm in words()["articles"]:
        one, following = about[0].norm in words()["the_one"], d.tokens[anchor.last]
        return following.norm in words()["auxiliaries"] or (
            one and following.text == ","
        )  # « La frappe, menée à Raqa, »
    return d.memory.time_age <= _ATTACK_CARRY and _goes_on_with_attack(d, anchor)


def _just_told(d: Discourse, anchor: Unit) -> bool:
    """Whether the sentence before told of these days, and a verb goes on."""
    told, published = d.memory.time, d.article.published
    fresh = told is not None and published is not None and (published - told.last_day).days <= _OF_LATE
    return fresh and d.memory.time_age <= 1 and anchor.group is not None and anchor.group.finite


def _goes_on_with_attack(d: Discourse, anchor: Unit) -> bool:
    """« Les assaillants ont ouvert le feu », « L'armée a repoussé les terroristes »: a telling of the attack just told."""
    if anchor.group is None or not (anchor.group.finite or anchor.group.effect == "claim"):
        return False
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    if sentence is None or d.places_in(sentence.first, sentence.last):
        return False  # « A Zinder, les assaillants … »: another attack
    about = d.tokens[sentence.first : sentence.last]
    return any(a.norm in words()["articles"] and b.norm in words()["attackers"] for a, b in pairwise(about))


def within(times: Told, units: Sequence[Unit]) -> Told:
    """The days told among some units: those of an incise date what it tells, those outside do not."""
    first, last = units[0].first, units[-1].last
    incise = units[0].kind == "verb"  # « , a dit jeudi à Nairobi le ministre »
    return [(span, t) for span, t in times if first <= span[0] <= last] if incise else times


def _today(d: Discourse) -> TimeReference | None:
    published = d.article.published
    if published is None:
        return None
    return TimeReference(
        first_day=published,
        last_day=published,
        precision=TimePrecision.DAY,
        words=_message("published", day=published),
        untold=True,
    )


def _fallback(published: date | None) -> TimeReference | None:
    """News without a day is of the days before its publication."""
    if published is None:
        return None
    return TimeReference(
        first_day=published - timedelta(days=1),
        last_day=published,
        precision=TimePrecision.DAYS,
        words=_message("published", day=published),
        untold=True,
    )


def each_day(d: Discourse, places: Sequence[int], times: Told) -> dict[int, TimeReference]:
    """« a repris Soukhna mardi et, le lendemain, Al-Qaryataïne »: each place of an enumeration with the day of its own."""
    spans = sorted((d.places[i].first, i) for i in places if i < len(d.places))
    if len(spans) < 2:
        return {}
    first, last = spans[0][0], spans[-1][0]
    told = [
        (span[0], t.time)
        for span, t in times
        if t.kind not in _UNDATED and first - 1 <= span[0] <= last + _AFTER and t.time is not None and not is_old(d, t)
    ]
    if len(told) == len(spans) - 1 and told[0][0] > first:
        spans = spans[1:]  # « mardi Idleb, puis Saraqeb mercredi »: the first has the day of the verb
    if len(told) != len(spans):
        return {}
    return {index: time for (_, index), (_, time) in zip(spans, told, strict=True) if time is not None}
