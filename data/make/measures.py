"""How well does Calque read? Writes ``data/measures.csv``, which the page shows under « À propos ».

Needs the shared folder of texts, gold annotations and the scorer that lies beside the repository:

    python data/make/measures.py ../shared

Run it again when the reading has changed; a figure older than the rules is no figure.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETS = {
    "articles": ("Deux articles réels, textes d’essai", "Two real articles, trial texts"),
    "passages": (
        "20 passages réels, dont les fautes ont été lues",
        "20 real passages, whose faults have been read",
    ),
    "fresh": (
        "27 passages réels, jamais lus en écrivant les règles",
        "27 real passages, never read while writing the rules",
    ),
}
MEASURES = (
    (r"toponym recognition, exact span .*F1 ([\d.]+)", "Lieux reconnus, F1", "Toponyms recognised, F1"),
    (r"literal or metonymic +([\d.]+)", "Lieu ou gouvernement, part juste", "Place or government, share right"),
    (r"resolution, points +right ([\d.]+)", "Localités situées, part juste", "Towns placed, share right"),
    (
        r"resolution, areas +right ([\d.]+)",
        "Provinces et régions situées, part juste",
        "Provinces and regions placed, share right",
    ),
    (r"events, all .*?P ([\d.]+)", "Événements trouvés qui sont justes", "Events found that are right"),
    (r"events, all .*?R ([\d.]+)", "Événements racontés qui sont trouvés", "Events told that are found"),
    (r"day right +([\d.]+)", "Jour juste", "Day right"),
    (r"main side right +([\d.]+)", "Camp principal juste", "Main side right"),
)

OF_PLACES = 4
"""The first of them are of place names, which not all texts have annotated."""


def main() -> None:
    """Read each set, score it, and write the table."""
    shared = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        gold = {"articles": shared / "gold" / "articles.jsonl"}
        for name in ("passages", "fresh"):
            gold[name] = Path(folder, f"{name}.jsonl")
            run("-m", "tests.gold.passages", str(shared), str(gold[name]), name)
        rows = [row for name, path in gold.items() for row in measured(name, path, shared, Path(folder))]
    with (ROOT / "data" / "measures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("set_fr", "set_en", "measure_fr", "measure_en", "value"))
        writer.writerows(rows)


def measured(name: str, gold: Path, shared: Path, folder: Path) -> list[tuple[str, ...]]:
    """The figures of one set."""
    predicted = folder / f"{name}.predicted.jsonl"
    run("-m", "geo", "extract", str(gold), "-o", str(predicted))
    told = run(str(shared / "eval" / "score.py"), str(gold), str(predicted))
    named = any(json.loads(line)["toponyms"] for line in gold.read_text(encoding="utf-8").splitlines())
    measures = MEASURES if named else MEASURES[OF_PLACES:]
    found = [(re.search(pattern, told), french, english) for pattern, french, english in measures]
    return [(*SETS[name], french, english, f"{float(match[1]):.2f}") for match, french, english in found if match]


def run(*arguments: str) -> str:
    """What a Python program prints."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


main()
