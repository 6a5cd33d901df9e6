"""The house: one direction of imports, a home for each third party, nothing at the top but what was agreed."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.reading.text import normalise

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted([*(ROOT / "geo").rglob("*.py"), *ROOT.glob("dashboard.py")])

FLOORS = [
    {"version"},  # what geo/__init__.py itself says
    {"errors", "values"},
    {"data", "inputs", "output"},
    {"codebook", "fetch", "place"},
    {"model"},
    {"places"},
    {"reading", "control"},
    {"desk", "maps"},
    {"arguments"},
    {"cli", "dashboard", "__init__"},
    {"__main__"},
]
STOREYS = [
    {"languages", "language", "damage", "memo", "numerals", "phrases", "text", "wordclasses"},
    {"toponyms", "times", "sentences"},
    {"counts", "rulebook"},
    {"story", "factuality"},
    {"reports"},
    {"pipeline"},
    {"explanation"},
]
"""Inside ``geo/reading``: a folder knows those below it; of those on one storey only the files know each other."""

HOMES = {
    "streamlit": {"dashboard"},
    "folium": {"maps/page"},
    "branca": {"maps/page"},
    "jinja2": {"maps/page"},
    "xstatic": {"maps/page"},
    "matplotlib": {"maps/ink", "maps/typography"},
    "fontTools": {"maps/glyphs", "maps/typography"},
    "PIL": {"maps/exports/icons", "maps/press"},
    "pyproj": {"maps/projection"},
    "geopandas": {"maps/exports/frames"},
    "pandas": {"maps/exports/frames"},
    "pyarrow": {"maps/exports/arrow", "maps/exports/parquet"},
    "pyogrio": {"maps/exports/geopackage"},
    "shapely": {"control/*", "places/*", "maps/*"},
    "numpy": {"control/*", "places/*", "maps/*"},
    "geographiclib": {"places/distance"},
    "geopy": {"places/online"},
    "rapidfuzz": {"places/gazetteer"},
    "marisa_trie": {"places/building", "places/volume"},
    "platformdirs": {"places/catalogue"},
    "feedparser": {"desk/pages"},
    "lxml": {"desk/pages"},
    "trafilatura": {"desk/pages"},
}
"""Modules that import a third party; ``/*`` means every module of a folder."""

PACK = ROOT / "geo" / "reading" / "languages" / "fr"
ALIKE = {
    *"change collapse future meeting news no part place plan point present role".split(),
    *"regime is hts jnim boko_haram".split(),  # sides of data/sides.csv
}
"""Words of the code's own, kinds of units, moods, fields of rules, that French or its endings spell alike."""

LIGATURES = {"œ", "æ"}  # letters, which any text may hold

TOP = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "dashboard.py", "geo", "data", "tests"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix().removeprefix("geo/")


def wing(module: str) -> str:
    """The wing that an import reaches; a name of ``geo/__init__.py`` such as ``__version__`` is on the ground."""
    name = module.removeprefix("geo.").split(".")[0]
    return name if any(name in floor_ for floor_ in FLOORS) else "version"


def floor(wing_name: str) -> int:
    return next(i for i, floor_ in enumerate(FLOORS) if wing_name in floor_)


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, and whether the import is only for type checkers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node in typing_only
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "geo":
                yield from ((f"geo.{alias.name}", node in typing_only) for alias in node.names)
            else:
                yield node.module or "", node in typing_only


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    if not listing:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    here = name_of(path).split("/")[0]
    for module, _ in imports(path):
        if module != "geo" and not module.startswith("geo."):
            continue
        there = wing(module)

        assert there == here or floor(there) < floor(here), f"{here} may not import {module}"


@pytest.mark.parametrize("path", sorted((ROOT / "geo" / "reading").rglob("*.py")), ids=name_of)
def test_the_reading_goes_from_words_to_reports(path: Path) -> None:
    def storey(name: str) -> int:
        return next(i for i, names in enumerate(STOREYS) if name in names)

    here = name_of(path).removeprefix("reading/").split("/")[0]
    reached = {m.split(".")[2] for m, _ in imports(path) if m.startswith("geo.reading.")}

    for there in reached - {here}:
        assert storey(there) < storey(here) or storey(there) == 0 == storey(here), f"{here} may not import {there}"


def third_parties(path: Path) -> set[str]:
    """The packages from elsewhere that a file imports when it runs."""
    tops = {module.split(".")[0] for module, typing_only in imports(path) if not typing_only}
    return tops - sys.stdlib_module_names - {"geo"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_third_parties_stay_at_home(path: Path) -> None:
    here = name_of(path)
    for party in third_parties(path):
        homes = HOMES.get(party, set())

        at_home = any(here == h or (h.endswith("/*") and here.startswith(h[:-1])) for h in homes)
        assert at_home, f"{here} may not import {party}"


def test_every_home_is_lived_in() -> None:
    found = {(party, name_of(path)) for path in MODULES for party in third_parties(path)}
    empty = [
        (party, home)
        for party, homes in HOMES.items()
        for home in homes
        if not any(p == party and (name == home or name.startswith(home.removesuffix("*"))) for p, name in found)
    ]

    assert empty == []


def test_the_code_of_the_reading_knows_no_word_of_french() -> None:
    french = french_words() - ALIKE
    code = [path for path in (ROOT / "geo" / "reading").rglob("*.py") if "languages" not in path.parts]

    told = [
        f"{name_of(path)}:{line}: {text!r}"
        for path in sorted(code)
        for line, text in literals(path)
        if is_told_in(text, french)
    ]

    assert told == []


def is_told_in(text: str, french: set[str]) -> bool:
    """Whether a string is a French word or words, or holds an accent; a name that underscores join is the code's own."""
    if "_" in text:
        return text in french
    said = letters(text)
    return text not in LIGATURES and (re.search("[à-ÿœ]", text) is not None or (bool(said) and said <= french))


def french_words() -> set[str]:
    """The words that the lists of the pack hold, and the lexemes, numbers and units that its tables name; no list's own name."""
    found, names = set[str](), set[str]()
    for path in PACK.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        table.pop("actor", None)  # names of parties, in all languages
        table.get("organisations", {}).pop("english", None)
        if path.stem == "domains":  # « what » and « moods » are codes
            table = {name: domain.get("cues", domain) for name, domain in table.items()}
        keys = [table.get(name, {}) for name in ("lexeme", "scales", "abouts", "units", "seasons", "portions")]
        found |= {word for named in keys for key in named for word in (key, *letters(key))}
        names |= {name for name, _ in lists(table)} - table.get("contractions", {}).keys()
        found |= {word for _, listed in lists(table) for text in listed for word in letters(text)}
    return found - names


def lists(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The lists of words of a table, however deep, with their names."""
    for name, entry in table.items():
        if isinstance(entry, dict):
            yield from lists(entry)
        elif isinstance(entry, list) and all(isinstance(word, str) for word in entry):
            yield name, entry


def letters(text: str) -> set[str]:
    """The words in lower case of a text or of a regular expression, without their accents."""
    return {normalise(word) for word in re.findall(r"(?<!\\)\b[^\W\d_A-Z]+(?:[-'][^\W\d_]*)*", text)}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module but its docstrings, its formats, the keys by which it looks things up."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        apart |= {s.value for s in body if isinstance(s, ast.Expr)} if isinstance(body, list) else set()
        apart |= set(ast.walk(node.slice)) if isinstance(node, ast.Subscript) else set()
        apart |= set(ast.walk(node.format_spec)) if isinstance(node, ast.FormattedValue) and node.format_spec else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart:
            yield node.lineno, node.value


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


def test_nothing_lies_at_the_top_beyond_what_was_agreed() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}

    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_file_names_a_machine_s_folder_or_a_registry() -> None:
    unwanted = re.compile(
        rb"/(?:home|root|Users)/\w|/work/(?:main|shared)|\bpypi\.org|pythonhosted|registry\.npmjs|deb\.debian"
    )
    readable = {".py", ".md", ".toml", ".csv", ".txt", ".json", ".html", ".css", ".js", ""}
    here = Path(__file__).resolve()
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in tracked()
        if path.suffix in readable and path != here and (match := unwanted.search(path.read_bytes()))
    ]

    assert found == []


def test_the_way_of_extract_is_light() -> None:
    heavy = "folium matplotlib geopandas pandas streamlit numpy shapely geopy PIL".split()
    program = (
        "import sys, io, contextlib\n"
        "from geo.cli import main\n"
        "sys.argv[0] = 'calque'\n"
        "with contextlib.redirect_stderr(io.StringIO()):\n"
        "    assert main(['extract', sys.argv[1], '-o', sys.argv[2]]) == 0\n"
        f"print([m for m in {heavy} if m in sys.modules])\n"
    )
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "a.txt")
        article.write_text("L’aviation russe a bombardé Idleb dimanche.", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", program, str(article), str(Path(folder, "out.jsonl"))],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.stdout.strip() == "[]", done.stderr


def test_a_place_is_searched_for_without_what_reads_and_draws() -> None:
    program = (
        "import sys; from geo.cli import main; assert main(['gazetteer', 'search', 'Alep']) == 0\n"
        "print([m for m in sys.modules if m.startswith(('geo.reading', 'geo.maps', 'geo.desk', 'geo.model', 'http'))])"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr
