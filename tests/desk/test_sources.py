"""Which articles files hold, and what is said of those that cannot be read."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.desk import sources

TEXT = "Les rebelles sont entrés dans Alep."


def save(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path, published: date | None = None) -> sources.Article:
    intake = sources.gather([path], published)
    assert not intake.problems
    assert len(intake.articles) == 1
    return intake.articles[0]


def lines(*records: dict[str, object] | str) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)


# ------------------------------------------------------------------ the text is what was given


def test_a_plain_file_is_one_article_named_by_its_stem(tmp_path: Path) -> None:
    article = only(save(tmp_path, "alep.txt", TEXT))

    assert (article.id, article.text, article.published) == ("alep", TEXT, None)


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    assert only(save(tmp_path, "a.txt", b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT


def test_line_ends_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    text = "Premier.\r\nDeuxième.\rTroisième.\n"

    assert only(save(tmp_path, "a.txt", text)).text == text


@given(text=st.text(alphabet="éÉœ’« »—aZ09.,\n\r\t\u2028\u0301😀", min_size=1).filter(str.strip))
def test_any_text_comes_back_as_it_went_into_json_lines(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = save(tmp_path_factory.mktemp("json"), "a.jsonl", lines({"id": "a", "text": text}))

    assert only(path).text == text


@pytest.mark.parametrize("word", ["Alep désertée", "Daraa – l’armée", "« cœur »", "Hôpital à Idleb", "50 €"])
def test_windows_1252_french_is_decoded(tmp_path: Path, word: str) -> None:
    intake = sources.gather([save(tmp_path, "a.txt", word.encode("cp1252"))])

    assert intake.articles[0].text == word
    assert "Windows-1252" in intake.notes[0]


def test_one_stray_byte_does_not_spoil_the_accents_of_a_text(tmp_path: Path) -> None:
    text = "Les forces d’opposition ont été repoussées à Hama, où l’armée a été renforcée "

    intake = sources.gather([save(tmp_path, "a.txt", text.encode() + b"\xe9")])

    assert intake.articles[0].text.startswith(text)


def test_utf_16_is_recognised_by_its_mark(tmp_path: Path) -> None:
    assert only(save(tmp_path, "a.txt", TEXT.encode("utf-16"))).text == TEXT


# ------------------------------------------------------------------ the header


def test_a_header_gives_title_day_and_source_and_is_no_text(tmp_path: Path) -> None:
    head = "titre: Alep tombe\npublié: 2024-11-30\nsource: rédigé pour Calque\nurl: https://exemple.test/1\n\n"

    article = only(save(tmp_path, "a.txt", head + TEXT))

    assert article.text == TEXT
    assert (article.title, article.source, article.url) == (
        "Alep tombe",
        "rédigé pour Calque",
        "https://exemple.test/1",
    )
    assert (article.published, article.published_from) == (date(2024, 11, 30), "header")


def test_an_english_header_is_a_header(tmp_path: Path) -> None:
    assert only(save(tmp_path, "a.txt", f"Title: Aleppo\nPublished: 30/11/2024\n\n{TEXT}")).published == date(
        2024, 11, 30
    )


@pytest.mark.parametrize(
    "text",
    [
        "Alep : la ville est tombée.\n\nLes rebelles avancent.",
        "Source: AFP\n\nLes rebelles avancent.",
        "Titre: sans ligne blanche\nLes rebelles avancent.",
        "Titre: tout seul",
    ],
)
def test_what_is_no_header_is_text(tmp_path: Path, text: str) -> None:
    assert only(save(tmp_path, "a.txt", text)).text == text


# ------------------------------------------------------------------ the day of publication, in order


def test_the_field_comes_before_the_option(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", lines({"id": "a", "text": TEXT, "published": "2024-12-02T07:22:00+01:00"}))

    article = only(path, date(2020, 1, 1))

    assert (article.published, article.published_from) == (date(2024, 12, 2), "field")


def test_the_option_comes_before_the_text(tmp_path: Path) -> None:
    article = only(save(tmp_path, "a.txt", f"Publié le 02/12/2024 à 07:22\n\n{TEXT}"), date(2024, 12, 3))

    assert (article.published, article.published_from) == (date(2024, 12, 3), "option")


def test_the_text_comes_last(tmp_path: Path) -> None:
    article = only(save(tmp_path, "a.txt", f"Publié le 02/12/2024 à 07:22\n\n{TEXT}"))

    assert (article.published, article.published_from) == (date(2024, 12, 2), "text")


def test_a_copyright_year_is_no_day(tmp_path: Path) -> None:
    article = only(save(tmp_path, "a.txt", f"{TEXT}\nCopyright 2025"))

    assert (article.published, article.published_from) == (None, None)


def test_a_month_names_no_day_and_the_option_does_not_contradict_it(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", lines({"id": "a", "text": TEXT, "published": "2021-09"}))

    intake = sources.gather([path], date(2024, 12, 2))

    assert intake.articles[0].published is None
    assert "2021-09" in intake.notes[0]


def test_the_real_article_dates_itself(shared: Path) -> None:
    article = only(shared / "articles" / "alep-2024-12-02.txt")

    assert (article.published, article.published_from) == (date(2024, 12, 2), "text")


def test_the_other_real_article_takes_the_option(shared: Path) -> None:
    article = only(shared / "articles" / "alep-2024-12-01.txt", date(2024, 12, 1))

    assert (article.published, article.published_from) == (date(2024, 12, 1), "option")


# ------------------------------------------------------------------ folders and archives


def test_a_folder_gives_its_articles_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d.jsonl", ".hidden.txt", "image.png"):
        save(tmp_path, name, lines({"id": "d", "text": TEXT + "d"}) if name.endswith("jsonl") else TEXT + name)

    assert [a.id for a in sources.gather([tmp_path]).articles] == ["a", "b", "d"]


def test_an_archive_is_read_in_place_whatever_its_names(tmp_path: Path) -> None:
    path = tmp_path / "articles.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../sorti.txt", TEXT)
        archive.writestr("/etc/b.jsonl", lines({"id": "b", "text": TEXT + "b"}))
    before = set(tmp_path.parent.rglob("*"))

    intake = sources.gather([path])

    assert [a.id for a in intake.articles] == ["sorti", "b"]
    assert set(tmp_path.parent.rglob("*")) == before


def test_an_archive_that_swells_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "ARCHIVE_BYTES", 1000)
    path = tmp_path / "bombe.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("petit.txt", TEXT)
        archive.writestr("grand.txt", "a" * 100_000)

    intake = sources.gather([path])

    assert [a.id for a in intake.articles] == ["petit"]
    assert "grand.txt" in intake.problems[0]


def test_two_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    save(tmp_path, "lundi/1.txt", TEXT)
    save(tmp_path, "mardi/1.txt", TEXT + " Hama suit.")

    assert [a.id for a in sources.gather([tmp_path]).articles] == ["1", "mardi/1"]


# ------------------------------------------------------------------ bad input


BAD = [
    ("vide.txt", b"", "vide.txt: text: is empty"),
    ("table.CSV", b"id,text\na,Alep\n", "table.CSV: is a table; give its articles as JSON Lines: {"),
    ("vide.jsonl", b"\n", "vide.jsonl: is empty"),
    ("titre.txt", "titre: rien d’autre\n\n".encode(), "titre.txt:1: text: is empty"),
    ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image.txt: is not text"),
    ("page.txt", b"%PDF-1.7 blah", "page.txt: is not text"),
    ("note.DOCX", b"PK\x03\x04", "note.DOCX: is not text; save it as a .txt file"),
    ("a.jsonl", b'{"id": "a", "text": ', "a.jsonl:1: not JSON:"),
    ("a.jsonl", b"[1, 2]", "a.jsonl:1: an article is an object, not a list"),
    ("a.jsonl", b'{"id": "a"}', "a.jsonl:1: text: is missing"),
    ("a.jsonl", b'{"id": "a", "text": " "}', "a.jsonl:1: text: is empty"),
    ("a.jsonl", b'{"id": "a", "text": 3}', "a.jsonl:1: text: must be text, not a number"),
    ("a.jsonl", b'{"id": ["a"], "text": "b"}', "a.jsonl:1: id: must be text, not a list"),
    ("a.jsonl", b'{"id": "a", "text": "b\\ud800"}', "a.jsonl:1: text: half a character at 1"),
    (
        "a.jsonl",
        b'{"id": "a", "text": "b", "published": "2024-13-45"}',
        "a.jsonl:1: published: '2024-13-45' is not a day",
    ),
    ("a.jsonl", b"null", "a.jsonl:1: an article is an object, not null"),
    ("a.jsonl", b"[" * 100_000, "a.jsonl:1: not JSON: too deep"),
    ("a.jsonl", b'{"id": ' + b"9" * 5000 + b"}", "a.jsonl:1: not JSON: too deep, or a number of too many digits"),
    ("a.jsonl", '{"id": "a", "text": "b"}'.encode("utf-16"), "a.jsonl: is UTF-16, which has no lines"),
    ("a.json", b'{"id": "a",\n "text": "b",\n}', "a.json:3: not JSON:"),
    ("a.json", b"[]", "a.json: is empty"),
    ("a.txt", b"\xff\xfea\x00b", "a.txt: is not text"),
    (
        "a.txt",
        "publié: 0001-01-01\n\nTexte.".encode(),
        "a.txt:1: published: '0001-01-01' is not a day of the years",
    ),
    ("a.txt", b"publi\xc3\xa9: 31/02/2024\n\nTexte.", "a.txt:1: published: '31/02/2024' is not a day"),
    ("faux.zip", b"PK\x03\x04 mais non", "faux.zip: not a sound zip archive"),
]
"""Names and contents of files, and what is told of them."""


@pytest.mark.parametrize(("name", "content", "message"), BAD)
def test_a_bad_file_is_told_by_file_line_and_field(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    intake = sources.gather([save(tmp_path, name, content)])

    assert intake.articles == ()
    assert len(intake.problems) == 1
    assert message in intake.problems[0]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert sources.gather([tmp_path / "absent.txt"]).problems == (f"{tmp_path / 'absent.txt'}: no such file",)
    assert sources.gather([""]).problems == ("'': no such file",)


def test_a_broken_line_does_not_take_its_neighbours_with_it(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", lines({"id": "1", "text": TEXT}, '{"id": "2"', {"id": "3", "text": TEXT}))

    intake = sources.gather([path, tmp_path / "absent.txt"])

    assert [a.id for a in intake.articles] == ["1", "3"]
    assert [p.split(": ")[0] for p in intake.problems] == [f"{path}:2", str(tmp_path / "absent.txt")]


def test_an_id_given_twice_is_told_with_the_place_of_the_first(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jsonl", lines({"id": "x", "text": TEXT}, {"id": "x", "text": TEXT + "!"}))

    intake = sources.gather([path])

    assert len(intake.articles) == 1
    assert intake.problems == (f"{path}:2: id: 'x' was already given by {path}:1",)


def test_a_file_of_50_mb_is_no_article(tmp_path: Path) -> None:
    intake = sources.gather([save(tmp_path, "gros.txt", b"Alep. " * 8_400_000)])

    assert intake.articles == ()
    assert "gros.txt: 50 MB is no article" in intake.problems[0]


def test_an_article_without_id_is_named_by_its_content(tmp_path: Path) -> None:
    first = only(save(tmp_path, "a.jsonl", lines({"text": TEXT})))
    second = only(save(tmp_path, "b.jsonl", lines({"text": TEXT})))

    assert first.id == second.id
    assert len(first.id) == 16
