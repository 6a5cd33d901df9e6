import io
import zipfile
from datetime import date

from geo.desk import uploads


def test_a_pasted_text_is_an_article() -> None:
    intake = uploads.intake([("collé.txt", "Alep est tombée.".encode())], date(2024, 12, 1))

    assert [(a.text, a.published, a.published_from) for a in intake.articles] == [
        ("Alep est tombée.", date(2024, 12, 1), "option")
    ]
    assert intake.problems == ()


def test_two_files_of_one_name_are_two_articles() -> None:
    intake = uploads.intake([("a.txt", b"Un."), ("a.txt", b"Deux.")])

    assert [a.text for a in intake.articles] == ["Un.", "Deux."]


def test_a_broken_file_is_named_as_it_was_given_and_the_rest_is_read() -> None:
    intake = uploads.intake([("mal.jsonl", b"{\n"), ("bon.txt", b"Homs.")])

    assert [a.text for a in intake.articles] == ["Homs."]
    assert len(intake.problems) == 1
    assert intake.problems[0].startswith("mal.jsonl:1")


def test_no_name_leads_out_of_the_folder() -> None:
    intake = uploads.intake([("../../../etc/passwd.txt", b"Homs."), ("..\\..\\x.txt", b"Hama."), ("", b"Damas.")])

    assert [a.text for a in intake.articles] == ["Homs.", "Hama.", "Damas."]


def test_an_archive_is_opened() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("un.txt", "Alep.")
        archive.writestr("deux.txt", "Hama.")
    intake = uploads.intake([("articles.zip", content.getvalue())])

    assert {a.text for a in intake.articles} == {"Alep.", "Hama."}
