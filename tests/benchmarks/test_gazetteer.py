"""How fast is the gazetteer: opened in a new process, walked along a text, asked for a name? Ratios within one run."""

import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from geo.places.gazetteer import Gazetteer
from geo.places.names import fold
from tests.benchmarks import seconds

PROCESSES = 7
ARTICLES = 200  # every one of another story, so that no cache flatters
_WORD = re.compile(r"\w[\w'’-]*")


@pytest.fixture(scope="module")
def texts(shared: Path) -> tuple[str, ...]:
    rows = (shared / "corpora" / "bbc_afrique_conflict.jsonl").read_text(encoding="utf-8").splitlines()
    rows += (shared / "corpora" / "rtbf_syria.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(row)["text"] for row in rows[:: max(1, len(rows) // ARTICLES)])


def walk(gazetteer: Gazetteer, texts: tuple[str, ...]) -> int:
    """The names that begin at a capital, longest first: the bare use that recognition makes of the gazetteer."""
    found = 0
    for text in texts:
        words = _WORD.findall(text)
        folded = [fold(word) for word in words]
        at = 0
        while at < len(words):
            step = gazetteer.longest(folded[at : at + 6]) if words[at][0].isupper() else 0
            if step and gazetteer.lookup(" ".join(folded[at : at + step])):
                found += 1
            at += max(1, step)
    return found


def test_a_look_up_in_a_new_process(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # modules compiled once beforehand, as an installation does
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    program = (
        "from time import perf_counter as now; start = now();"
        "from geo.places.gazetteer import Gazetteer; imported = now();"
        "gazetteer = Gazetteer.open(extras=False); opened = now();"
        "assert gazetteer.lookup('Idleb'); found = now();"
        "import pathlib; status = pathlib.Path('/proc/self/status');"
        "lines = status.read_text().splitlines() if status.exists() else ['VmHWM: 0 kB'];"
        "peak = next(line.split()[1] for line in lines if line.startswith('VmHWM'));"
        "print(imported - start, opened - imported, found - opened, peak)"
    )
    runs = []
    for _ in range(1 + PROCESSES):
        begun = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        runs.append([*(float(value) for value in done.stdout.split()), perf_counter() - begun])
    imported, opened, found, resident, whole = (statistics.median(column) for column in zip(*runs[1:], strict=True))

    assert resident >= 0
    with capsys.disabled():
        print(
            f"\na look-up in a new process: {1e3 * (imported + opened + found):.0f} ms beyond Python's start "
            f"(imports {1e3 * imported:.0f}, opening {1e3 * opened:.1f}, look-up {1e3 * found:.2f}), {1e3 * whole:.0f} ms with it and "
            f"its end, {resident / 1024:.0f} MB resident"
        )


def test_a_text_walked_next_to_flashgeotext(texts: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    flashgeotext = pytest.importorskip("flashgeotext.geotext")
    rival = flashgeotext.GeoText()
    gazetteer = Gazetteer.open(extras=False)

    theirs = seconds(lambda: [rival.extract(text) for text in texts])
    ours = seconds(lambda: walk(gazetteer, texts))

    assert walk(gazetteer, texts) > 0
    with capsys.disabled():
        print(
            f"\n{len(texts)} texts, {sum(map(len, texts))} characters: all names looked up {theirs / ours:.1f} times as fast "
            f"as flashgeotext extracts ({1e3 * ours:.0f} ms and {1e3 * theirs:.0f} ms)"
        )


def test_names_asked_for_next_to_a_dictionary(capsys: pytest.CaptureFixture[str]) -> None:
    gazetteer = Gazetteer.open(extras=False)
    names = [place.name for code in ("UA", "IQ", "YE", "SD", "SY") for place in gazetteer.communities(code)]
    dictionary = {fold(name): name for name in names}

    fold.cache_clear()
    plain = seconds(lambda: [dictionary[fold(name)] for name in names])
    fold.cache_clear()
    first = seconds(lambda: [gazetteer.lookup(name) for name in names])
    again = seconds(lambda: [gazetteer.lookup(name) for name in names])
    romanised = seconds(lambda: [gazetteer.by_key(name) for name in names])

    assert all(gazetteer.lookup(name) for name in names)
    with capsys.disabled():
        print(
            f"\n{len(names)} names: {1e6 * first / len(names):.0f} µs each, {first / plain:.0f} times a dictionary in memory "
            f"(again {1e6 * again / len(names):.2f} µs); through the key {1e6 * romanised / len(names):.0f} µs each"
        )
