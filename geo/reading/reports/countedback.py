"""Which day is counted from another: « trois jours après la prise de Homs », « au lendemain d'un raid »?

How long before the clause something happened, and what day that was.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile

from geo.codebook import TimePrecision
from geo.model import TimeReference
from geo.reading.reports.datable import Told
from geo.reading.reports.timescope import Tokens, after_having, is_aside_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.times.timevalues import TimeMention
from geo.reading.wordclasses import words

_EVENT_REACH = 4  # tokens from « deux jours après » to the event that it counts from
_NOUN_REACH = 8  # units from « qui a tué » back to « l'attaque d'une colonne d'aide »
_ASIDE = 3  # units before a verb in which the relative stands that it is of


def days_before(d: Discourse, units: Sequence[Unit], at: int, times: Told) -> TimeMention | None:
    """« quatre jours après la prise de Homs », « après avoir pris », « après que l'armée a pris »: how long before the clause."""
    for span, mention in times:
        if (mention.after or 0) > 0 and _is_what_after_tells(d, units, at, span):
            return mention
    itself = units[at].group is None or after_having(d, units[at])
    told = units[at] if itself else _told_by_relative(units, at)
    if told is None or any(t.time is not None and is_aside_of(d, units[at], span) for span, t in times):
        return None  # « au lendemain de l'attaque, en août, d'un hôtel »
    return next((t for span, t in times if (t.after or 0) > 0 and 0 <= told.first - span[1] <= _EVENT_REACH), None)


def _is_what_after_tells(d: Discourse, units: Sequence[Unit], at: int, span: Tokens) -> bool:
    """« trois jours après que des rebelles ont attaqué Homs »: whether a verb is that of the clause that is counted from."""
    if not d.text.says(words()["that"], span[1], span[1] + 1):
        return False
    return next((u for u in units if u.first > span[1] and u.finite), None) is units[at]


def _told_by_relative(units: Sequence[Unit], at: int) -> Unit | None:
    """« une attaque au couteau qui a fait deux morts »: the noun of which the relative of a verb tells."""
    opening = next((k for k in range(at - 1, max(0, at - _ASIDE), -1) if units[k].kind == "relative"), 0)
    nouns = takewhile(lambda u: u.kind in ("noun", "word"), reversed(units[max(0, opening - _NOUN_REACH) : opening]))
    return next((u for u in nouns if u.kind == "noun"), None)


def counted_back(d: Discourse, before: TimeMention, found: Match, times: Told) -> TimeReference | None:
    """The day so long before the one that the clause tells, or before publication."""
    anchor = found.units[found.anchor]
    told = [(span, t.time) for span, t in times if t.time is not None and t.time.precision is TimePrecision.DAY]
    own = (time for span, time in told if anchor.first < span[0] and _is_its_own(d, found, before, span))
    if (itself := next(own, None)) is not None:
        return itself
    at, published = d.tokens_of(before.span)[0], d.article.published
    ahead = [time for span, time in told if span[1] <= at]
    days = timedelta(days=before.after or 0)
    said = d.article.text[before.span.start : before.span.end]
    if told:
        day = (ahead[-1] if ahead else told[0][1]).last_day - days
        return TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words=said)
    if published is None:
        return None
    first, last = published - days - timedelta(days=1), published - days
    return TimeReference(first_day=first, last_day=last, precision=TimePrecision.DAYS, words=said)


def _is_its_own(d: Discourse, found: Match, before: TimeMention, span: Tokens) -> bool:
    """« une semaine après l'assaut mené le 3 mai », « a eu lieu au lendemain d'un raid à Homs, où dix morts ont été comptés samedi »."""
    anchor, at = found.units[found.anchor], d.tokens_of(before.span)[0]
    if not _parts(d, anchor.last, span):
        return True
    ahead = any(u.finite and u.last <= at for u in found.units)
    return ahead and any(anchor.last <= u.first < span[0] and u.norm in words()["or_where"] for u in found.units)


def _parts(d: Discourse, first: int, span: tuple[int, int]) -> bool:
    """Whether a comma stands before a time that is no incise: not « la prise de Homs, lundi, par les rebelles »."""
    commas = [k for k in range(first, span[0]) if d.tokens[k].text == ","]
    return bool(commas) and (commas != [span[0] - 1] or d.tokens[span[1]].text != ",")
