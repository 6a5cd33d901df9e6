"""How fast are places recognised and resolved, against flashgeotext's bare extraction of the same articles?

    python -m tests.benchmarks.places ../shared

reads the articles of ``corpora/`` once, every article by both in turn, and prints the seconds of processor time that each
took. The first line is with cold caches, as a process meets its first articles; the second with warm ones. Opening the
gazetteer, reading the vocabulary and building flashgeotext's tries are left out. flashgeotext only finds names; Calque
also tells governments from places and says where each place is.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flashgeotext.geotext import GeoText

from geo.places.gazetteer import Gazetteer
from geo.places.resolution import resolve
from geo.reading.text import parse
from geo.reading.toponyms.recognition import read_entities
from geo.reading.toponyms.vocabulary import vocabulary

Result = TypeVar("Result")


def articles(shared: Path) -> list[str]:
    """The texts of the corpora, in the order of their files."""
    files = sorted((shared / "corpora").glob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def measure(texts: list[str], gazetteer: Gazetteer, flash: GeoText) -> dict[str, float]:
    """Seconds of processor time by stage, over all texts."""
    spent = dict.fromkeys(("parse", "recognise", "resolve", "flashgeotext"), 0.0)

    def timed(stage: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        spent[stage] += time.process_time() - start
        return result

    for text in texts:
        parsed = timed("parse", lambda text=text: parse(text))
        found = timed("recognise", lambda parsed=parsed: read_entities(parsed, gazetteer))
        timed("resolve", lambda found=found: resolve(found.toponyms, gazetteer, dict(found.countries)))
        timed("flashgeotext", lambda text=text: flash.extract(text))
    return spent


def main() -> None:
    """Measure and print."""
    texts = articles(Path(sys.argv[1]))
    gazetteer, flash = Gazetteer.open(extras=False), GeoText()
    vocabulary()
    gc.freeze()  # neither pays for the garbage collector's walks through the other's tables
    print(f"{len(texts)} articles, {sum(map(len, texts)):,} characters")
    for caches in ("cold", "warm"):
        spent = measure(texts, gazetteer, flash)
        ours = spent["recognise"] + spent["resolve"]
        stages = "  ".join(f"{stage} {seconds:.2f} s" for stage, seconds in spent.items())
        print(f"{caches}: {stages}  recognise + resolve at {spent['flashgeotext'] / ours:.2f} × flashgeotext's speed")


if __name__ == "__main__":
    main()
