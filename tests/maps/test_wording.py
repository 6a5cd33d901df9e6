import re
from datetime import date
from pathlib import Path

import pytest

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision, Weapon
from geo.data import folder, path
from geo.desk import sources
from geo.maps import captions, wording
from geo.model import Article, Count, TimeReference
from geo.places.gazetteer import Gazetteer
from geo.reading.pipeline import read
from tests.desk.test_sources import BAD

TABLES = {
    "kind": Kind,
    "weapon": Weapon,
    "change": Change,
    "extent": Extent,
    "factuality": Factuality,
    "precision": GeoPrecision,
    "time": TimePrecision,
}


def test_both_languages_say_the_same_things() -> None:
    assert set(wording.texts("fr")) == set(wording.texts("en"))


def test_both_languages_fill_the_same_blanks() -> None:
    blank = re.compile(r"\{\w+\}")
    french, english = wording.texts("fr"), wording.texts("en")

    assert {k: set(blank.findall(v)) for k, v in french.items()} == {
        k: set(blank.findall(v)) for k, v in english.items()
    }


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_its_word(language: str, table: str) -> None:
    assert all(f"{table}.{code.value}" in wording.texts(language) for code in TABLES[table])


def test_french_typography_is_right() -> None:
    wrong = {
        key: text
        for key, text in wording.texts("fr").items()
        if re.search(r"[ ][;:!?»]|«[ ]|\w'\w|\w[;!?»]|\w:(?!\w)|\.\.\.", text)
    }

    assert wrong == {}


def test_english_typography_is_right() -> None:
    assert {k: t for k, t in wording.texts("en").items() if re.search(r"\s[;:!?]|\w'\w|\"|\.\.\.", t)} == {}


def test_no_text_is_left_unused() -> None:
    files = [path("../dashboard.py")] if (folder().parent / "dashboard.py").exists() else []
    files += [*folder().glob("web/*.js"), *(folder().parent / "geo").glob("maps/*.py")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    tables = {key.split(".")[0] for key in wording.texts("fr")}
    spoken = {table for table in tables if re.search(rf"[\"'`]{table}(\.\$?\{{|\.?[\"'`])", source)}
    stem = re.compile(r"_(?:one|many)$")  # the page adds these by the count
    unused = {key for key in wording.texts("fr") if stem.sub("", key) not in source and key.split(".")[0] not in spoken}

    assert unused == set()


@pytest.mark.parametrize(
    ("first", "last", "precision", "french", "english"),
    [
        ((2024, 12, 1), (2024, 12, 1), "day", "dimanche 1er décembre 2024", "Sunday 1 December 2024"),
        ((2024, 11, 27), (2024, 11, 29), "days", "du 27 au 29 novembre 2024", "27 to 29 November 2024"),
        (
            (2024, 11, 27),
            (2024, 12, 1),
            "days",
            "du 27 novembre au 1er décembre 2024",
            "27 November to 1 December 2024",
        ),
        ((2024, 11, 1), (2024, 11, 30), "month", "novembre 2024", "November 2024"),
        ((2016, 1, 1), (2016, 12, 31), "year", "2016", "2016"),
    ],
)
def test_days_read_as_people_say_them(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: str, french: str, english: str
) -> None:
    time = TimeReference(first_day=date(*first), last_day=date(*last), precision=TimePrecision(precision), words="…")

    assert wording.days(time, "fr") == french
    assert wording.days(time, "en") == english


def test_a_day_that_is_not_told_says_so() -> None:
    assert wording.days(None, "fr") == "jour non dit"


@pytest.mark.parametrize(
    ("count", "french"),
    [
        (Count(low=20), "au moins 20"),
        (Count(high=20), "jusqu’à 20"),
        (Count(low=6, high=17), "6 à 17"),
        (Count(low=8, best=8, high=8), "8"),
        (Count(best=10), "10"),
        (Count(low=14000), "au moins 14\u202f000"),
    ],
)
def test_numbers_of_people_keep_their_bounds(count: Count, french: str) -> None:
    assert wording.count(count, "fr") == french


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.9", "en"),
        ("de-DE,de", "fr"),
        (None, "fr"),
        ("de,en;q=0.5", "en"),
    ],
)
def test_the_browser_s_language_is_the_page_s(accepted: str | None, language: str) -> None:
    assert wording.language_of(accepted) == language


def test_days_of_several_years_bear_theirs() -> None:
    assert wording.short_day(date(2016, 8, 26), "fr", year=True) == "26\u00a0août 2016"
    assert wording.short_day(date(2017, 1, 1), "fr", year=True) == "1er\u00a0janv. 2017"
    assert wording.short_day(date(2016, 8, 26), "fr") == "26\u00a0août"


@pytest.mark.parametrize(
    ("told", "french"),
    [
        ("no place is told", "aucun lieu n’est dit"),
        (
            "no place is told, or nobody in an office comes from elsewhere",
            "aucun lieu n’est dit, ou aucun responsable n’y vient d’ailleurs",
        ),
        ("denied: not told as having happened", "n’est pas raconté comme ayant eu lieu (démenti)"),
        (
            "no candidate is good enough: Safi (JO) scores 0.14",
            "aucun lieu de ce nom n’est assez probable\u00a0: Safi (JO) (score 0,14)",
        ),
        (
            "no candidate is good enough: Jablanka (RS) scores -0.22",
            "aucun lieu de ce nom n’est assez probable\u00a0: Jablanka (RS) (score -0,22)",
        ),
        ("not where the text says: Homs (SY) against Alep", "pas là où le dit le texte\u00a0: Homs (SY), contre Alep"),
        ("something else: a thing", "something else: a thing"),
    ],
)
def test_a_reason_is_told_in_the_reader_s_language(told: str, french: str) -> None:
    assert wording.reason(told, "fr") == french


def test_every_reason_met_in_the_sample_is_told_in_french(
    gazetteer: Gazetteer, sample_articles: tuple[Article, ...]
) -> None:
    readings = [read(article, gazetteer) for article in sample_articles]
    told = {rejection.reason for reading in readings for rejection in reading.rejections}
    told |= {
        resolution.reason or ""
        for reading in readings
        for resolution in reading.resolutions
        if resolution.place is None
    }

    assert {reason for reason in told if wording.reason(reason, "fr") == reason} == set()


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("line", ["golan", "undof", "disputed"])
def test_page_and_print_call_a_line_the_same(language: str, line: str) -> None:
    assert wording.texts(language)[f"legend.{line}"] == captions.phrases(language)[f"legend.{line}"]


@pytest.mark.parametrize(
    ("told", "french", "english"),
    [
        ("a.txt: text: is empty", "a.txt\u00a0: vide, rien à lire", "a.txt: empty, nothing to read"),
        (
            "https://a.test/: cut short, 12 bytes of 90",
            "https://a.test/\u00a0: la réponse du site est tronquée\u00a0: 12 octets sur 90",
            "https://a.test/: the answer of the site is cut short: 12 bytes of 90",
        ),
        (
            "https://a.test/: more than 10 MB",
            "https://a.test/\u00a0: plus de 10 Mo",
            "https://a.test/: more than 10 MB",
        ),
        (
            "a.jsonl:2: title: must be text, not a list",
            "a.jsonl:2\u00a0: le champ «\u00a0title\u00a0» doit être du texte",
            "a.jsonl:2: the field “title” must be text",
        ),
        (
            "nothing to draw: no current event is told, only 2 denied",
            "Rien à dessiner\u00a0: aucun événement n’est raconté comme ayant eu lieu.",
            "Nothing to draw: no event is told as having happened.",
        ),
        ("c.txt: lang: is unknown", "c.txt: lang: is unknown", "c.txt: lang: is unknown"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_the_reader_s_language(told: str, french: str, english: str) -> None:
    assert [wording.problem(told, language) for language in ("fr", "en")] == [french, english]


@pytest.mark.parametrize(("name", "content"), [row[:2] for row in BAD])
def test_every_problem_of_a_bad_file_is_told_in_french(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (told,) = sources.gather([tmp_path / name]).problems

    assert wording.problem(told, "fr") != told
