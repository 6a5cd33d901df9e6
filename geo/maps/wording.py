"""How does the interface say it, in French and in English?

The sentences live in ``data/interface``, one file per language; days, numbers and ranges follow each language's
typography (« 1er décembre », a thin space between thousands).
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from geo.codebook import TimePrecision
from geo.data import path
from geo.model import Count, TimeReference

LANGUAGES = ("fr", "en")
NO_BREAK = "\u00a0"
_DIRECTIONS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_LIST_END = {"fr": " et ", "en": " and "}


def texts(language: str) -> Mapping[str, str]:
    """Every text of the interface in one language (``fr`` or ``en``), by its dotted key: ``"kind.strike"``."""
    return tables("interface", language)


@cache
def tables(folder: str, language: str) -> Mapping[str, str]:
    """The texts of a folder of ``data`` in one language, by their dotted keys."""
    found = tomllib.loads(path(f"{folder}/{language}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({f"{table}.{key}": words for table, rows in found.items() for key, words in rows.items()})


def language_of(accepted: str | None) -> str:
    """The interface's language for a browser's ``Accept-Language``: the first that we speak, French if none."""
    for entry in (accepted or "").split(","):
        code = entry.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "fr"


def number(value: int, language: str) -> str:
    """A number with its thousands set apart."""
    return f"{value:,}".replace(",", texts(language)["count.thousands"])


def decimal(figure: str, language: str) -> str:
    """A figure with the decimal sign of a language."""
    return figure.replace(".", texts(language)["count.decimal"])


def plural(key: str, value: int, language: str) -> str:
    """A number with its noun: « 1 filtre actif », « 2 filtres actifs »; the key is that of both forms."""
    return texts(language)[f"{key}_one" if value == 1 else f"{key}_many"].format(count=number(value, language))


def count(value: Count, language: str) -> str:
    """A number of people: « au moins 20 », « 6 à 17 », « 20 »."""
    say = texts(language)
    low, best, high = (None if n is None else number(n, language) for n in (value.low, value.best, value.high))
    if value.low is not None and value.low == value.high:
        return low or ""
    if low and high:
        return say["count.between"].format(low=low, high=high)
    if low and (value.best is None or value.best == value.low):
        return say["count.at_least"].format(low=low)
    if high and best is None:
        return say["count.at_most"].format(high=high)
    return best or low or high or ""


def day(value: date, language: str, *, weekday: bool = False) -> str:
    """A calendar day: « 1er décembre 2024 », with its week day if asked."""
    say = texts(language)
    return say["day.one" if weekday else "day.plain"].format(
        weekday=say[f"weekday.{value.isoweekday()}"],
        day=_day_number(value, language),
        month=say[f"month.{value.month}"],
        year=value.year,
    )


def short_day(value: date, language: str, *, year: bool = False) -> str:
    """A day as an axis bears it: « 1er déc. », with its year on the first of January, or where it is asked for."""
    month = texts(language)[f"month_short.{value.month}"]
    told = f" {value.year}" if year or (value.month, value.day) == (1, 1) else ""
    return f"{_day_number(value, language)}{NO_BREAK}{month}{told}"


def days(time: TimeReference | None, language: str) -> str:
    """The days of an event: one day, a range, a month or a year, as finely as the text says."""
    say = texts(language)
    if time is None:
        return say["time.unknown"]
    first, last = time.first_day, time.last_day
    if time.precision is TimePrecision.YEAR and first.year == last.year:
        return say["day.year"].format(year=first.year)
    if time.precision is TimePrecision.MONTH and (first.year, first.month) == (last.year, last.month):
        return say["day.month"].format(month=say[f"month.{first.month}"], year=first.year)
    if first == last:
        return day(first, language, weekday=True)
    if (first.year, first.month) == (last.year, last.month):
        return say["day.same_month"].format(
            first=_day_number(first, language),
            last=_day_number(last, language),
            month=say[f"month.{last.month}"],
            year=last.year,
        )
    begun = day(first, language)
    begun = begun.removesuffix(f" {first.year}") if first.year == last.year else begun
    return say["day.range"].format(first=begun, last=day(last, language))


def distance(km: float, language: str) -> str:
    """A distance in kilometres, rounded as a reader would say it."""
    return f"{number(max(1, round(km)), language)}{NO_BREAK}km"


def direction(bearing_degrees: float, language: str) -> str:
    """A bearing, clockwise from north, as one of eight directions."""
    return texts(language)[f"direction.{_DIRECTIONS[round(bearing_degrees / 45) % 8]}"]


def enumeration(words: tuple[str, ...], language: str) -> str:
    """Words in a row: « l'OSDH, l'AFP et l'ONU »."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + _LIST_END[language] + words[-1]


def reason(told: str, language: str) -> str:
    """Why something was not placed or not taken for an event: what the reading says of it, in the reader's language.

    A reason is a phrase, or a phrase, a colon and a detail. One that is not known here is told as it is.
    """
    say = texts(language)
    phrase, _, detail = told.partition(": ")
    if detail == _NOT_HAPPENED and f"factuality.{phrase}" in say:
        return say["reason.not_happened"].format(what=say[f"factuality.{phrase}"])
    if phrase not in _REASONS:
        return told
    detail = _SCORE.sub(lambda m: f" ({say['reason.score'].format(score=decimal(m[1], language))})", detail)
    detail = _AGAINST.sub(lambda m: f", {say['reason.against'].format(other=m[1])}", detail)
    known = say[f"reason.{_REASONS[phrase]}"]
    return f"{known}{say['count.colon']} {detail}" if detail else known


def zone(state: str, holders: str, language: str) -> str:
    """How a zone is held, and by whom: « tenue par Israël »; ``holders`` is empty where nobody is told to hold it."""
    untold = "_untold" if state == "besieged" and not holders else ""
    return texts(language)[f"zone.{state}{untold}"].format(holder=holders, holders=holders)


def problem(told: str, language: str) -> str:
    """What is wrong with what a reader gave or asked for, in the reader's language: where, if told, a colon, what.

    One that is not known here is told as it is.
    """
    say = texts(language)
    for pattern, key in _PROBLEMS:
        if found := pattern.search(told):
            where, words = told[: found.start()], say[f"problem.{key}"].format(*found.groups())
            return f"{where}{say['count.colon']} {words}" if where else words
    return told


_PROBLEMS = tuple(
    (re.compile(f"(?:^|: ){pattern}"), key)
    for pattern, key in (
        ("(?:text: )?is empty$", "empty"),
        ("is (?:not|neither UTF-8 nor Windows-1252) text(?:$|; )", "not_text"),
        ("no such file$", "absent"),
        ("cannot be read: ", "unreadable"),
        ("is a table; ", "table"),
        ("is UTF-16, which has no lines; ", "lines_of_utf16"),
        (r"(\d+) characters are not UTF-8$", "stray"),
        ("read as (.+)$", "read_as"),
        (r"(\d+) MB is no article \(the limit is (\d+) MB\)", "too_large"),
        ("holds no article ", "no_article"),
        ("not a sound zip archive: ", "not_zip"),
        ("is locked by a password$", "locked"),
        ("an archive inside an archive is not opened$", "nested"),
        (r"the archive unpacks to more than (\d+) MB; ", "archive_too_large"),
        ("not JSON: ", "not_json"),
        ("an article is an object, not ", "not_an_object"),
        ("text: is missing$", "no_text"),
        (r"(\w+): must be text, not ", "not_words"),
        (r"(\w+): half a character at (\d+)$", "half_a_character"),
        (r"published: (.+) is not a day of the years (\d+) to (\d+)$", "far_day"),
        ("published: (.+) is not a day; ", "not_a_day"),
        ("published: (.+) names no day: ", "month_only"),
        ("id: (.+) was already given by ", "twice"),
        ("no article is found in this page$", "no_article_in_page"),
        ("holds no entry of a feed$", "no_entry"),
        ("not a web address$", "no_address"),
        (r"the copy of (\S+) is read: ", "copy"),
        ("only its summary is read: ", "summary"),
        (r"no answer within (\S+) s$", "no_answer"),
        (r"the site answers (\d+)", "refused"),
        ("not reached: (.+)$", "unreached"),
        (r"cut short, (\d+) bytes of (\d+)$", "cut_short"),
        (r"more than (\d+) MB$", "too_much"),
        ("nothing to draw: no event is told$", "no_event"),
        ("nothing to draw: no current event is told, ", "no_current_event"),
        ("nothing to draw: no event has a place that is known$", "no_known_place"),
        ("nothing to draw: no event has a day; ", "no_day"),
        ("nothing to draw: no event that is asked for has a place and a day$", "no_place_and_day"),
    )
)
"""What ``geo.desk``, ``geo.fetch``, ``geo.inputs`` and ``geo.maps.press`` find wrong, and its name in ``data/interface``."""
_NOT_HAPPENED = "not told as having happened"
_SCORE = re.compile(r" scores (-?\d+\.\d+)$")
_AGAINST = re.compile(r" against (.+)$")
_REASONS = {
    "no place is told": "no_place",
    "no place is told, or nobody in an office comes from elsewhere": "no_place_or_visitor",
    "not in the gazetteer": "not_in_gazetteer",
    "no candidate is good enough": "weak",
    "the places of that name are in countries that the text does not speak of": "strange",
    "not where the text says": "astray",
    "ambiguous": "ambiguous",
    "a side, not a place": "side",
    "a river, not a point": "river",
}
"""The reasons of ``geo.places.resolution`` and ``geo.reading.reports.events``, and their names in ``data/interface``."""


def _day_number(value: date, language: str) -> str:
    return texts(language)["day.first_of_month"] if value.day == 1 else str(value.day)
