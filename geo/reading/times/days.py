"""Which days do a week day, a day of a month, a month or a year mean, seen from the day of publication?

Pure calendar arithmetic, in no language. ``future`` is what the clause's tense says: True for a time to come, False for one
gone by, None where it says nothing.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from geo.codebook import TimePrecision

_NEAR_FUTURE_DAYS = 60  # a day of a month without a tense is ahead when so near, and otherwise most of a year behind
_LONG_PAST_DAYS = 300
_NEAR_FUTURE_MONTHS = 2  # the same for a bare month
BACKGROUND_DAYS = 62  # what ended longer ago than two months is recalled, not reported

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """What a date says, as said: any of week day (Monday is 0), day, month, year.

    ``shift`` is -1 for « dernier », 1 for « prochain »; ``week`` the same for « de la semaine dernière » behind a week day.
    """

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    shift: int = 0
    week: int = 0


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is none (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, *, days: int = 0, months: int = 0) -> date | None:
    """A day so many days or months later or earlier, at most the month's last; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    try:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)
    except OverflowError:
        return None


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def weekday(day: int, published: date, *, future: bool = False, shift: int = 0) -> date:
    """The week day meant: the last on or before publication, or, in the future, the first on or after it.

    A shift of -1 or 1 (« dernier », « prochain ») keeps the day of publication itself out.
    """
    if future or shift > 0:
        ahead = (day - published.weekday()) % 7
        return published + timedelta(days=ahead or (7 if shift > 0 else 0))
    behind = (published.weekday() - day) % 7
    return published - timedelta(days=behind or (7 if shift < 0 else 0))


def precision(first: date, last: date) -> TimePrecision:
    """How fine a period is, by its length."""
    length = (last - first).days
    for longest, value in (
        (0, TimePrecision.DAY),
        (6, TimePrecision.DAYS),
        (14, TimePrecision.WEEK),
        (200, TimePrecision.MONTH),
    ):
        if length <= longest:
            return value
    return TimePrecision.YEAR


def resolve(words: CalendarWords, published: date | None, future: bool | None) -> tuple[Days, TimePrecision] | None:
    """The days that calendar words mean, None where there are none or publication is needed and not known."""
    if words.day is not None and words.month is not None:
        found = _dated(words, words.day, words.month, published, future)
        return ((found, found), TimePrecision.DAY) if found else None
    if words.day is not None and words.weekday is not None:
        found = _numbered(words.weekday, words.day, published, bool(future) or words.shift > 0)
        return ((found, found), TimePrecision.DAY) if found else None
    if words.month is not None:
        return _month(words, published, future)
    if words.year is not None:
        return (date(words.year, 1, 1), date(words.year, 12, 31)), TimePrecision.YEAR
    if words.weekday is None or published is None:
        return None
    if words.week:
        (monday, _), _ = period("week", words.week, published, future=True)
        found = monday + timedelta(days=words.weekday)
    else:
        found = weekday(words.weekday, published, future=bool(future), shift=words.shift)
    return (found, found), TimePrecision.DAY


def _dated(words: CalendarWords, day: int, month: int, published: date | None, future: bool | None) -> date | None:
    """A day and month; without a year, the nearest on the side of publication that tense and « dernier » say.

    A week day that fits only the year ahead tells better than the tense.
    """
    if words.year is not None:
        return day_of(words.year, month, day)
    if published is None:
        return None
    near = [d for y in range(published.year - 8, published.year + 9) if (d := day_of(y, month, day))]
    here = (
        published,
        words.shift,
    )  # the day of publication itself is behind but for « prochain », ahead but for « dernier »
    behind = [d for d in near if (d, 0) <= here]
    ahead = [d for d in near if (d, 0) >= here]
    if not behind or not ahead:
        return None
    return _likelier(words, behind[-1], ahead[0], published, future)


def _likelier(words: CalendarWords, last: date, following: date, published: date, future: bool | None) -> date:
    """Which of the last such day and the next is meant."""
    fits_last, fits_next = (d.weekday() == words.weekday for d in (last, following))
    if words.shift > 0 or (future and (fits_next or not fits_last)):  # « était attendu jeudi 25 janvier »
        return following
    unmarked = future is None and words.shift == 0 and (published - last).days > _LONG_PAST_DAYS
    soon = (following - published).days <= _NEAR_FUTURE_DAYS
    return following if soon and (unmarked or (fits_next and not fits_last)) else last


def _numbered(day_of_week: int, day: int, published: date | None, future: bool) -> date | None:
    """« vendredi 29 »: the nearest such day of this month or its neighbours that falls on that week day, else the nearest."""
    if published is None:
        return None
    months = [shifted(published.replace(day=1), months=n) for n in range(-2, 3)]
    near = [d for m in months if m and (d := day_of(m.year, m.month, day))]
    near = [d for d in near if (d >= published if future else d <= published)]
    near.sort(key=lambda d: abs((d - published).days))
    return next((d for d in near if d.weekday() == day_of_week), near[0] if near else None)


def _month(words: CalendarWords, published: date | None, future: bool | None) -> tuple[Days, TimePrecision] | None:
    """A month; without a year, this one or the last that bore the name, or the next."""
    month, year = words.month, words.year
    if month is None:
        return None
    if year is None:
        if published is None:
            return None
        year = published.year
        if (future or words.shift > 0) and (month < published.month or (month == published.month and words.shift > 0)):
            year += 1
        elif future is None and words.shift == 0 and 0 < (month - published.month) % 12 <= _NEAR_FUTURE_MONTHS:
            year += month < published.month  # « une réunion en avril », read in March
        elif not (future or words.shift > 0) and (
            month > published.month or (month == published.month and words.shift < 0)
        ):
            year -= 1
    return month_days(year, month), TimePrecision.MONTH


def period(unit: str, distance: int, published: date, future: bool) -> tuple[Days, TimePrecision]:
    """The week, week-end, month or year so many away from publication; the present one reaches no further than today."""
    monday = published - timedelta(days=published.weekday())
    if unit == "weekend":
        return _weekend(distance, published, future), TimePrecision.DAYS
    if unit == "week":
        first = monday + timedelta(days=7 * distance)
        days, fine = (first, first + timedelta(days=6)), TimePrecision.WEEK
    elif unit == "month":
        start = shifted(published.replace(day=1), months=distance) or published
        days, fine = month_days(start.year, start.month), TimePrecision.MONTH
    else:
        year = min(max(published.year + distance, 1), 9999)
        days, fine = (date(year, 1, 1), date(year, 12, 31)), TimePrecision.YEAR
    if distance == 0 and not future:
        days = (days[0], min(days[1], published))
    return days, fine


def _weekend(distance: int, published: date, future: bool) -> Days:
    """Saturday and Sunday: the one under way or just over, the last one over, or the next."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    under_way = published.weekday() >= 5
    if distance < 0 and under_way:
        saturday -= timedelta(days=7)
    if distance > 0 or (distance == 0 and future and not under_way):
        saturday += timedelta(days=7)
    last = saturday + timedelta(days=1)
    return saturday, last if future or distance else min(last, max(saturday, published))
