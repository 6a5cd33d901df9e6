"""How fast is an article read whole, next to flashgeotext, which only finds names? Both in one run, each text once.

Processor time, so that other work on the machine counts for neither. What both hold for good is put out of the garbage
collector's sight, so that neither pays for the other's tables.
"""

import gc
import json
from pathlib import Path
from time import process_time

import pytest

from geo.model import Article
from geo.places.gazetteer import Gazetteer
from geo.reading.pipeline import read

ARTICLES = 300  # every one of another story, so that no cache flatters
CORPORA = ("bbc_afrique_conflict", "rtbf_syria")


def test_the_whole_pipeline_next_to_flashgeotext(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flashgeotext = pytest.importorskip("flashgeotext.geotext")
    rows = [row for name in CORPORA for row in (shared / "corpora" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    texts = [json.loads(row)["text"] for row in rows[:: max(1, len(rows) // ARTICLES)]]
    gazetteer, rival = Gazetteer.open(extras=False), flashgeotext.GeoText()
    warm = Article(id="warm", text="L’aviation russe a bombardé Idleb.", published=None)
    read(warm, gazetteer)  # which reads the language pack
    rival.extract(warm.text)
    gc.freeze()

    ours = theirs = 0.0
    events = 0
    for number, text in enumerate(texts):
        start = process_time()
        events += len(read(Article(id=str(number), text=text, published=None), gazetteer).events)
        middle = process_time()
        rival.extract(text)
        ours, theirs = ours + middle - start, theirs + process_time() - middle
    gc.unfreeze()

    assert events > 0
    size = sum(map(len, texts))
    with capsys.disabled():
        print(
            f"\n{len(texts)} articles, {size} characters, {events} events: read whole at {size / ours / 1e3:.0f} kB/s, "
            f"{theirs / ours:.3f} times flashgeotext's bare extraction ({size / theirs / 1e3:.0f} kB/s)"
        )


@pytest.mark.parametrize(
    "piece",
    [
        "mot ",
        "a,",
        "« ",
        ".\n",
        "(a ",
        "l’armée a bombardé Idleb et ",
        "« Selon lui, Alep est tombée » ",
        "Une attaque a visé Idleb. ",
        "Idleb, prise par l’armée, ",
        "reprendre et ",
        "à chasser les rebelles et ",
    ],
    ids=[
        "words",
        "commas",
        "quotes",
        "stops",
        "parentheses",
        "a sentence without a stop",
        "nested quotes",
        "one attack told again",
        "participles without a stop",
        "infinitives joined without end",
        "joined infinitives with what they take",
    ],
)
def test_time_grows_with_the_text(piece: str, capsys: pytest.CaptureFixture[str]) -> None:
    gazetteer = Gazetteer.open(extras=False)

    def seconds(times: int) -> float:
        article = Article(id="a", text=piece * times, published=None)
        start = process_time()
        read(article, gazetteer)
        return process_time() - start

    seconds(10)
    short, long = (min(seconds(times) for _ in range(3)) for times in (500, 2_000))

    with capsys.disabled():
        print(f"\n{piece!r}: four times the text takes {long / short:.1f} times the time ({long:.2f} s)")
