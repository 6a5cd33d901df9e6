"""What the sample dispatches promise: their number, their length, their header, and days that the calendar knows."""

import re
from datetime import date
from pathlib import Path

import pytest

from geo.data import path
from geo.desk.sources import gather
from geo.model import Article

DISPATCHES = sorted(path("articles").glob("*.txt"))
WEEK_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "jan"),
            ("février", "fév"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("août",),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("décembre", "déc"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATELINE = re.compile(rf"\A[^\n,]+, (\d{{1,2}})(?:er)? ({_MONTH}) (\d{{4}}) - ")
WEEK_DAY_AND_DATE = re.compile(rf"\b({'|'.join(WEEK_DAYS)}) (\d{{1,2}})(?:er)? ({_MONTH})\b(?: (\d{{4}}))?")
each_dispatch = pytest.mark.parametrize("file", DISPATCHES, ids=lambda file: file.stem)


def article(file: Path) -> Article:
    intake = gather([file])
    assert not intake.problems
    (only,) = intake.articles
    return only


def test_there_are_at_least_thirty_dispatches() -> None:
    assert len(DISPATCHES) >= 30


@each_dispatch
def test_a_dispatch_has_a_title_a_day_and_a_source_that_says_it_was_written_for_calque(file: Path) -> None:
    dispatch = article(file)

    assert dispatch.title
    assert dispatch.published == date.fromisoformat(file.stem[:10])
    assert dispatch.published_from == "header"
    assert dispatch.source is not None
    assert dispatch.source.startswith("rédigé pour Calque")


@each_dispatch
def test_a_dispatch_has_eighty_to_three_hundred_words(file: Path) -> None:
    words = [word for word in article(file).text.split() if re.search(r"\w", word)]

    assert 80 <= len(words) <= 300


@each_dispatch
def test_a_dateline_bears_the_day_of_publication(file: Path) -> None:
    dispatch = article(file)
    dateline = DATELINE.match(dispatch.text)

    if dateline is None:
        assert " - " not in dispatch.text[:60]
    else:
        day, month, year = dateline.groups()
        assert date(int(year), MONTHS[month], int(day)) == dispatch.published


@each_dispatch
def test_a_week_day_told_with_a_date_is_that_day_of_the_calendar(file: Path) -> None:
    dispatch = article(file)
    assert dispatch.published is not None

    for week_day, day, month, year in WEEK_DAY_AND_DATE.findall(dispatch.text):
        told = date(int(year or dispatch.published.year), MONTHS[month], int(day))
        assert WEEK_DAYS[told.weekday()] == week_day


def test_two_dispatches_print_one_agency_text() -> None:
    agency = article(path("articles/2024-12-02-tell-rifaat.txt"))
    reprint = article(path("articles/2024-12-02-tell-rifaat-reprise.txt"))
    told = {sentence.strip() for sentence in re.split(r"[.;]\s", plain(agency.text))}
    retold = {sentence.strip() for sentence in re.split(r"[.;]\s", plain(reprint.text))}

    assert agency.source != reprint.source
    assert len(told & retold) >= 0.7 * len(retold)


def plain(text: str) -> str:
    """A text without what an agency and a newspaper set differently: dateline, spaces, apostrophes, full stops in numbers."""
    text = DATELINE.sub("", text).replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"(?<=\d)[. ](?=\d{3}\b)", "", text).replace(" ;", ";").replace("« ", "«").replace(" »", "»")
