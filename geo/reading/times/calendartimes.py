"""How are times said by the calendar: week days, dates, months, seasons, nights, and periods between two of them?

Each reader takes a scan and the index of a token, and gives what begins there.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from geo.codebook import TimePrecision
from geo.reading.times import dateforms, days, tense
from geo.reading.times.dateforms import norm, within
from geo.reading.times.days import CalendarWords, Days
from geo.reading.times.timevalues import Hit, Read, Scan, TimeKind
from geo.reading.wordclasses import words as classes

_MONTH_DAYS = 31  # how far back a day by its number alone is sought
_MENTIONS_BACK = 20  # how many mentions back a year is taken from where publication is not known


def calendar(scan: Scan, index: int) -> Hit | None:
    """A week day, a date, a month or a year; with a neighbour, both (« vendredi 29 et samedi 30 novembre »)."""
    if form := dateforms.read(scan.text, index):
        return _pair(scan, index, form) or resolved(scan, index, *form)
    return _listed_days(scan, index) if norm(scan.text, index)[0].isdecimal() else None


def this_day(scan: Scan, index: int) -> Hit | None:
    """« ce mercredi », « ce vendredi 6 décembre »: the article before a week day belongs to it."""
    if norm(scan.text, index + 1) not in scan.words.weekdays:
        return None
    return calendar(scan, index + 1)


def part_of_day(scan: Scan, index: int) -> Hit | None:
    """« dans la soirée de mardi », « en fin de matinée de ce mardi »: a part of the day that follows it."""
    part = scan.words.beside.at(scan.text, index)
    if part is None or not within(scan.text, part[0], "of") or scan.words.night.before(scan.text, part[0]):
        return None
    hit = scan.at(scan, part[0] + 1)
    return hit if hit is not None and hit.read is not None and hit.read[1] is TimePrecision.DAY else None


def resolved(scan: Scan, index: int, words: CalendarWords, end: int, *, future: bool | None = None) -> Hit:
    """What calendar words mean, with a part of the day beside a day; ``future`` says more than the tense."""
    if words.weekday is not None or words.day is not None:
        end = beside(scan, end)
    if future is None and (words.weekday is not None or (words.year is None and words.month is not None)):
        future = tense.future(scan.text, index, end)
    read = days.resolve(words, scan.published, future) or _by_context(scan, words)
    return Hit(end, read, future=future, conflict=_conflict(scan, words, read))


def _by_context(scan: Scan, words: CalendarWords) -> Read | None:
    """Without a publication date, « le 29 novembre » takes the year of a month or day named close by in time."""
    if scan.published or words.day is None or words.month is None or words.year is not None:
        return None
    for mention in scan.found[: -_MENTIONS_BACK - 1 : -1]:
        if mention.time is None or mention.time.precision is TimePrecision.YEAR:
            continue
        named = mention.time.first_day
        near = [d for n in (-1, 0, 1) if (d := days.day_of(named.year + n, words.month, words.day))]
        near = [d for d in near if abs((d - named).days) <= days.BACKGROUND_DAYS]
        if near:
            return (near[0], near[0]), TimePrecision.DAY
    return None


def _conflict(scan: Scan, words: CalendarWords, read: Read | None) -> str | None:
    """What is wrong where a week day and a date contradict each other."""
    if read is None or words.weekday is None or words.day is None or read[0][0].weekday() == words.weekday:
        return None
    day = read[0][0]
    names = scan.words.weekday_names
    return scan.words.messages["conflict"].format(
        day=day.day, month=scan.words.month_names[day.month - 1], year=day.year,
        found=names[day.weekday()], said=names[words.weekday],
    )  # fmt: skip


def beside(scan: Scan, end: int) -> int:
    """The index after a part of the day (« samedi soir »), if one follows; not that of another day (« la nuit de samedi »)."""
    part = scan.words.beside.at(scan.text, end)
    if part is None:
        return end
    following = norm(scan.text, part[0] + 1)
    another = following in scan.words.weekdays or following[:1].isdigit()
    return end if within(scan.text, part[0], "of") and another else part[0]


def _pair(scan: Scan, index: int, form: dateforms.Form) -> Hit | None:
    """« samedi et dimanche », « vendredi 29 et samedi 30 novembre »: neighbouring days as one interval."""
    words, end = form
    if (
        words.weekday is None
        or norm(scan.text, end) not in classes()["and"]
        or norm(scan.text, end + 1) not in scan.words.weekdays
    ):
        return None
    other = dateforms.read(scan.text, end + 1)
    if other is None or other[0].weekday != (words.weekday + 1) % 7:
        return None
    return _interval(scan, index, words, other[0], beside(scan, other[1]))


def _listed_days(scan: Scan, index: int) -> Hit | None:
    """« 29 et 30 novembre », « 3-5 mai »: from the first to the last."""
    first = dateforms.day_number(scan.text, index)
    if first is None or not within(scan.text, first[1], "join"):
        return None
    i = dateforms.skipped(scan.text, first[1] + 1, "article")
    if (last := dateforms.day_and_month(scan.text, i)) is None or norm(scan.text, first[1]) == "/":
        return None
    return _interval(scan, index, CalendarWords(day=first[0]), *last)


def _interval(scan: Scan, index: int, first: CalendarWords, last: CalendarWords, end: int) -> Hit | None:
    """From one day to another; the first takes what it leaves out from the second."""
    future = tense.future(scan.text, index, end)
    after = days.resolve(last, scan.published, future or None)  # « a proposé une trêve du 26 au 28 octobre »
    if after is None:
        return Hit(end, None, TimeKind.INTERVAL, future=future)
    if first.day is not None and first.month is None and last.month is not None:
        first = replace(first, month=after[0][1].month, year=after[0][1].year)
    elif first.month is not None and first.year is None and last.year is not None:
        first = replace(first, year=last.year if first.month <= (last.month or 12) else last.year - 1)
    before = days.resolve(first, after[0][1], future=False)
    if before is None or before[0][0] > after[0][1]:
        return None
    span = (before[0][0], after[0][1])
    fine = max(before[1], after[1], days.precision(*span), key=list(TimePrecision).index)
    return Hit(end, (span, fine), TimeKind.INTERVAL, future=future)


def stated_range(scan: Scan, index: int) -> Hit | None:
    """« de lundi à jeudi », « du 3 au 5 mai », « entre le 3 et le 5 mai », « de 2011 à 2013 »."""
    first = dateforms.bound(scan.text, index + 1)
    if first is None:
        return None
    i = beside(scan, first[1]) if first[0].weekday is not None else first[1]
    between = norm(scan.text, index) in classes()["between"]
    years = first[0].year is not None and first[0].month is None and within(scan.text, i, "join")  # « de 2011-2013 »
    if not (years or (norm(scan.text, i) in classes()["and"] if between else within(scan.text, i, "to"))):
        return None
    last = dateforms.bound(scan.text, i + 1)
    if last is None or _unlike(first[0], last[0]) or within(scan.text, last[1], "count_after"):
        return None
    return _interval(scan, index, first[0], last[0], beside(scan, last[1]) if last[0].weekday is not None else last[1])


def _unlike(first: CalendarWords, last: CalendarWords) -> bool:
    """Whether two bounds are no ends of one period: « de 3 à 5 », « entre lundi et 2013 »."""
    if last.day is None and last.weekday is None and (first.day is not None or first.weekday is not None):
        return True
    if last.day is not None and last.month is None and last.weekday is None:
        return True
    return last.year is not None and last.month is None and first.year is None and first.month is None


def night(scan: Scan, index: int) -> Hit | None:
    """« dans la nuit de jeudi à vendredi », « la nuit de samedi », « dans la nuit »: two days, for a night has two."""
    phrase = scan.words.night.at(scan.text, index)
    if phrase is None:
        return None
    end = phrase[0]
    if not within(scan.text, end, "from"):
        return None
    if found := stated_range(scan, end) or _night_by_numbers(scan, end):
        return found
    one = dateforms.bound(scan.text, end + 1)
    if (
        one is None
        or (one[0].weekday is None and one[0].month is None)
        or (one[0].day is None and one[0].weekday is None)
    ):
        return None
    hit = resolved(scan, index, *one)
    if hit.read is None:
        return hit._replace(kind=TimeKind.INTERVAL)
    first = hit.read[0][0]
    morning = days.shifted(first, days=1) or first
    if scan.published and not hit.future:
        morning = max(first, min(morning, scan.published))
    return hit._replace(read=((first, morning), days.precision(first, morning)), kind=TimeKind.INTERVAL)


def _night_by_numbers(scan: Scan, index: int) -> Hit | None:
    """« du 20 au 21 » of a night: the last two days before publication that bear these numbers."""
    first = dateforms.bound(scan.text, index + 1)
    if first is None or scan.published is None or not within(scan.text, first[1], "to"):
        return None
    last = dateforms.bound(scan.text, first[1] + 1)
    if last is None or any(replace(form[0], day=None) != CalendarWords() for form in (first, last)):
        return None
    morning = next(
        (d for n in range(_MONTH_DAYS) if (d := scan.published - timedelta(days=n)).day == last[0].day), None
    )
    if morning is None or (morning - timedelta(days=1)).day != first[0].day:
        return None
    return Hit(last[1], ((morning - timedelta(days=1), morning), TimePrecision.DAYS), TimeKind.INTERVAL)


def portion(scan: Scan, index: int) -> Hit | None:
    """« début mars », « mi-juillet 2015 », « la fin de 2014 », « au début du mois », « fin de semaine »."""
    name, _, rest = norm(scan.text, index).partition("-")
    portion = scan.words.portions.get(name)
    if portion is None or (rest and name not in scan.words.sets["hyphenated"]):
        return None
    if rest.isdecimal() and int(rest) in dateforms.YEARS:
        return _portioned(scan, index, CalendarWords(year=int(rest)), index + 1, portion)
    if rest in scan.words.months:
        words, end = dateforms.tail(scan.text, index + 1, CalendarWords(month=scan.words.months[rest]))
        return _portioned(scan, index, words, end, portion)
    i = dateforms.skipped(scan.text, index + 1, "of", "article")
    if within(scan.text, i, "of_month") and within(scan.text, i + 1, "of"):
        i += 2
    if norm(scan.text, i) in scan.words.months or _is_year(scan, i, alone=i == index + 1):
        form = dateforms.bound(scan.text, i)
        return _portioned(scan, index, *form, portion) if form else None
    unit = scan.words.portioned.get(norm(scan.text, i))
    if unit is None or i == index + 1 or within(scan.text, i + 1, "of"):
        return None
    if unit == "year" and (stated := dateforms.year(scan.text, i + 1)) is not None:
        return _portioned(scan, index, CalendarWords(year=stated), i + 2, portion)
    return _of_period(scan, index, i, unit, portion)


def _is_year(scan: Scan, i: int, *, alone: bool) -> bool:
    """« fin 2016 », « la fin de 2016 », not « à la fin de 2016 combats »: whether four figures behind a portion are a year."""
    stated = dateforms.year(scan.text, i) is not None
    return stated and (alone or dateforms.read(scan.text, i) is not None)


def _of_period(scan: Scan, index: int, i: int, unit: str, portion: Mapping[str, tuple[int, int]]) -> Hit | None:
    """A portion of this week, month or year, or of the last (« fin de la semaine dernière »)."""
    shift = -1 if within(scan.text, i + 1, "last") else 1 if within(scan.text, i + 1, "next") else 0
    end = i + 1 + bool(shift)
    if scan.published is None:
        return Hit(end, None, TimeKind.DEICTIC)
    future = tense.future(scan.text, index, end)
    (first, _last), _ = days.period(unit, shift, scan.published, future=True)
    if unit == "week":
        ends = [days.shifted(first, days=n) for n in portion["week"]]
    else:
        words = CalendarWords(year=first.year, month=first.month if unit == "month" else None)
        ends = list(_slice(words, portion))
    if ends[0] is None or ends[1] is None:
        return None
    begin, stop = ends[0], ends[1]
    if begin > scan.published and future is False and shift == 0:
        return None
    if not future and begin <= scan.published:
        stop = min(stop, scan.published)
    return Hit(end, ((begin, stop), days.precision(begin, stop)), TimeKind.DEICTIC, future=future)


def _portioned(
    scan: Scan, index: int, words: CalendarWords, end: int, portion: Mapping[str, tuple[int, int]]
) -> Hit | None:
    future = tense.future(scan.text, index, end) if words.year is None else None
    read = days.resolve(words, scan.published, future)
    if read is None:
        return Hit(end, None)
    whole = CalendarWords(year=read[0][0].year, month=read[0][0].month if words.month else None)
    first, last = _slice(whole, portion)
    return Hit(end, ((first, last), days.precision(first, last)), future=future)


def season(scan: Scan, index: int) -> Hit | None:
    """« cet été », « l'hiver dernier », « printemps 2018 »; « au printemps » where the tense tells which one."""
    before = norm(scan.text, index - 1)
    months = scan.words.seasons[norm(scan.text, index)]
    stated = dateforms.year(scan.text, index + 1)
    shift = -1 if within(scan.text, index + 1, "last") else 1 if within(scan.text, index + 1, "next") else 0
    sets = scan.words.sets
    named = stated is not None or bool(shift and before in sets["season_article"]) or before in sets["this"]
    if not named and not _is_season_alone(scan, index):
        return None
    if scan.text.tokens[index].text.lower() in sets["no_season"]:
        return None
    end = index + 1 + (stated is not None or bool(shift))
    if stated is not None:
        return Hit(end, (_season_of(stated, months), TimePrecision.MONTH))
    if scan.published is None:
        return Hit(end, None)
    near = [_season_of(y, months) for y in range(scan.published.year - 2, scan.published.year + 3)]
    future = True if shift > 0 else tense.future(scan.text, index, end)
    past = [s for s in near if (s[1] if shift < 0 else s[0]) <= scan.published]
    ahead = [s for s in near if (s[0] if shift > 0 else s[1]) >= scan.published]
    return Hit(end, ((ahead[0] if future else past[-1]), TimePrecision.MONTH), future=future)


def _is_season_alone(scan: Scan, index: int) -> bool:
    """« a été reprise au printemps », « à l'automne »: whether a season is that before or behind, by the tense; no « printemps arabe »."""
    sets, before = scan.words.sets, [norm(scan.text, k) for k in (index - 2, index - 1)]
    at = before[1] in sets["season_at"] or " ".join(before) in sets["season_at"]
    if not at or norm(scan.text, index + 1) in sets["season_complement"]:
        return False
    return tense.future(scan.text, index, index + 1) is not None


def _slice(words: CalendarWords, portion: Mapping[str, tuple[int, int]]) -> Days:
    """The beginning, middle or end of a month or of a year."""
    year = words.year or 1
    if words.month is None:
        first, last = portion["months"]
        return date(year, first, 1), days.month_days(year, last)[1]
    month_end = days.month_days(year, words.month)[1]
    first, last = portion["days"]
    return date(year, words.month, first), month_end.replace(day=last) if last else month_end


def _season_of(year: int, months: tuple[int, int]) -> Days:
    """A season by the year of its first month."""
    first, last = months
    return date(year, first, 1), days.month_days(year + (last < first), last)[1]
