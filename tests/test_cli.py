"""What can be asked of Calque from a terminal, and what is said when it cannot be done."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "L’aviation russe a bombardé Idleb dimanche, tuant au moins 8 personnes, selon l’OSDH."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "idleb.txt"
    path.write_text(f"titre: Idleb\npublié: 2024-12-02\n\n{SENTENCE}", encoding="utf-8")
    return path


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "geo", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


# ------------------------------------------------------------------ commands


def test_extract_writes_one_line_an_article(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "lu.jsonl"

    assert main(["extract", str(article), "-o", str(output)]) == 0
    (line,) = output.read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["id"], record["published"], record["published_from"]) == ("idleb", "2024-12-02", "header")
    assert [(e["kind"], e["first_day"]) for e in record["events"]] == [("strike", "2024-12-01")]


def test_extract_writes_to_the_standard_output_and_talks_on_the_other(article: Path) -> None:
    done = run("extract", str(article), "absent.txt")

    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "idleb"
    assert done.stderr == "calque: absent.txt: no such file\n"


def test_extract_reads_the_standard_input() -> None:
    done = run("extract", "-", "--published", "2024-12-02", input=SENTENCE)

    assert json.loads(done.stdout)["published_from"] == "option"


def test_articles_that_bear_no_day_or_name_no_place_are_told(tmp_path: Path) -> None:
    for n in range(7):
        (tmp_path / f"pluie-{n}.txt").write_text("Il pleut depuis jeudi.", encoding="utf-8")
    done = run("extract", str(tmp_path))

    first = "pluie-0, pluie-1, pluie-2, pluie-3, pluie-4 and 2 more"
    assert done.stderr.splitlines() == [
        f"calque: {first}: no day of publication found: « jeudi » and the like stay undated (--published gives it)",
        f"calque: {first}: names no place",
    ]


def test_words_that_no_event_holds_are_told(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["map", str(article), "-o", str(tmp_path / "carte.html"), "--words"]

    assert main([*asked, "Homs"]) == 0
    assert "calque: no event holds « Homs »: the map shows none\n" in capsys.readouterr().err
    assert main([*asked, "Idleb"]) == 0
    assert "no event" not in capsys.readouterr().err


def test_the_same_articles_give_the_same_bytes(article: Path) -> None:
    assert run("extract", str(article)).stdout == run("extract", str(article)).stdout


def test_explain_says_what_was_recognised_and_by_which_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", SENTENCE, "--published", "2024-12-02"]) == 0

    told = capsys.readouterr().out
    assert "Idleb [28–33] literal → " in told
    assert "« dimanche » → 2024-12-01" in told
    assert "rule strike." in told
    assert "killed: at least 8" in told


def test_without_a_day_of_publication_a_week_day_stays_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", SENTENCE])

    assert "day unknown" in capsys.readouterr().out


# ------------------------------------------------------------------ what cannot be done


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract", "absent.txt"], "calque: no article could be read"),
        (
            ["extract", "idleb.txt", "-o", "nulle/part.jsonl"],
            "calque: nulle/part.jsonl: the folder nulle does not exist",
        ),
        (["extract", "idleb.txt", "-o", "."], "calque: .: is a folder; a file name is needed"),
        (["extract", "idleb.txt", "--published", "2024-13-45"], "'2024-13-45' is not a day; write it as 2024-12-02"),
        (["extract"], "calque: the following arguments are required: FILE"),
        (["dessine"], "calque: argument COMMAND: invalid choice: 'dessine'"),
        ([], "calque: the following arguments are required: COMMAND"),
        (["explain", " "], "calque: sentence: is empty"),
        (["dashboard", "absent.txt"], "calque: absent.txt: no such file"),
        (["snapshot", "idleb.txt", "-o", "carte.bmp"], "calque: carte.bmp: a printed map is a .png, .svg, .pdf file"),
        (["snapshot", "idleb.txt"], "calque: -o is needed"),
        (["map", "idleb.txt", "-o", "carte.PNG"], "calque: carte.PNG: the map is a .html page; « calque snapshot »"),
        (
            ["snapshot", "idleb.txt", "-o", "a.png", "--baseline", "libye"],
            "calque: libye: no such baseline; give a file, or one that ships: ",
        ),
        (
            ["snapshot", "idleb.txt", "--from", "idleb.txt", "-o", "a.png"],
            "calque: idleb.txt: holds no manifest of Calque",
        ),
        (
            ["snapshot", "idleb.txt", "-o", "a.png", "--sides", "hts,foo"],
            "calque: --sides: foo is no side; there are regime, hts,",
        ),
        (["snapshot", "idleb.txt", "-o", "a.png", "--layers", "routes"], "calque: --layers: routes is no layer"),
        (["snapshot", "idleb.txt", "-o", "a.png", "--dpi", "9e9"], "'9e9' is no resolution"),
        (
            ["snapshot", "idleb.txt", "-o", "a.png", "--as-of", "0001-01-01"],
            "'0001-01-01' is not a day of the years 1000",
        ),
        (["snapshot", "idleb.txt", "-o", "a.png", "--baseline", "."], "calque: .: cannot be read: is a directory"),
        (["snapshot", "idleb.txt", "-o", "nulle/a.png"], "calque: nulle/a.png: the folder nulle does not exist"),
        (["map", "idleb.txt", "-o", "carte.geojson"], "calque: carte.geojson: the map is a .html page"),
        (["map", "idleb.txt", "-o", "."], "calque: .: is a folder; a file name is needed"),
        (["extract", "idleb.txt", "-o", "idleb.txt"], "calque: idleb.txt: is one of the files that are read"),
        (["extract", ".", "-o", "./idleb.txt"], "calque: idleb.txt: is one of the files that are read"),
        (["extract", "note.docx"], "calque: note.docx: no such file"),
        (["export", "idleb.txt", "-o", ".", "--format", "shp"], "no format has the extension “.shp”"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_code_2(
    article: Path,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(article.parent)

    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)

    told = capsys.readouterr().err
    assert code == 2
    assert message in told
    assert "unexpected" not in told
    assert [path.name for path in article.parent.iterdir()] == ["idleb.txt"]
    assert SENTENCE in article.read_text(encoding="utf-8")


def test_a_sentence_that_is_no_text_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "geo", "explain", "-"], cwd=ROOT, input=b"\xff\xfe\xfa", capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, b"calque: stdin: is not text\n")


def test_the_map_starts_from_the_situation_asked_for(article: Path, tmp_path: Path) -> None:
    article.write_text("publié: 2024-12-02\n\nLes rebelles ont pris Alep dimanche.", encoding="utf-8")
    with_all, bare = tmp_path / "a.html", tmp_path / "b.html"

    assert main(["map", str(article), "-o", str(with_all)]) == 0
    assert main(["map", str(article), "-o", str(bare), "--baseline", "none"]) == 0
    assert '"basis":"baseline"' in with_all.read_text(encoding="utf-8")
    assert '"basis":"baseline"' not in bare.read_text(encoding="utf-8")


def test_an_unexpected_error_is_one_line_and_a_hint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CALQUE_DEBUG", raising=False)
    monkeypatch.setattr("geo.reading.explanation.explain", lambda *_: 1 / 0)

    assert main(["explain", "Alep."]) == 2
    assert capsys.readouterr().err == (
        "calque: unexpected ZeroDivisionError: division by zero (set CALQUE_DEBUG=1 to see where)\n"
    )


def test_a_reader_who_leaves_early_hears_no_complaint(shared: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m geo extract {shlex.quote(str(shared / 'corpora'))} | head -c 10"

    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)

    assert "Error" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["", "extract", "map", "snapshot", "explain", "dashboard", "gazetteer"])
def test_every_command_has_help_and_an_example_of_its_arguments(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*([command] if command else []), "--help"])

    told = capsys.readouterr().out
    assert stop.value.code == 0
    assert told.startswith("usage: calque")
    assert all(len(line) <= 120 for line in told.splitlines())


# ------------------------------------------------------------------ the README tells the truth


def fenced(language: str) -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return [line for block in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def test_the_readme_opens_with_a_picture_that_exists() -> None:
    found = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))

    assert found
    assert all((ROOT / name).is_file() for name in found)


@pytest.mark.parametrize("line", [line for line in fenced("sh") if line.startswith("calque ")])
def test_every_command_of_the_readme_is_understood(line: str) -> None:
    from geo.cli import _parser

    arguments = shlex.split(line)[1:]

    assert _parser().parse_args(arguments).run


def test_the_readme_holds_one_test_command_in_one_line() -> None:
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if "pytest" in line]

    assert len(lines) == 1
    assert lines[0] in fenced("sh")


def test_every_file_that_the_readme_names_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all((ROOT / name).exists() for name in re.findall(r"`((?:data|geo|tests)/[\w./-]+)`", text))
