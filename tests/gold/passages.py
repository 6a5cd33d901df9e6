"""What does a reader find in passages of real press: those on which nothing was developed, and those on which rules were?

The annotations lie beside this module as offsets into articles of ``corpora/`` in the shared folder; no text of theirs is
kept here (``dispatches.jsonl`` alone keeps its texts, which were written for these tests). The functions join the two and
give documents as ``score.py`` takes them: the text is the passage, and the offsets count from its first character. As a
command, ``python -m tests.gold.passages ../shared passages.jsonl`` writes the documents as a gold file that is also an input
of ``calque extract``.
"""

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = {
    "passages": "passages.jsonl",
    "later": "later.jsonl",
    "fresh": "fresh.jsonl",
    "toponyms": "toponyms.jsonl",
    "developed": "developed.jsonl",
}

Document = dict[str, Any]


def load_passages(shared: Path) -> list[Document]:
    """The passages whose toponyms and events are annotated."""
    return _load(shared, FILES["passages"])


def load_later(shared: Path) -> list[Document]:
    """Passages annotated after the rules were written; their events are annotated, their toponyms are not."""
    return _load(shared, FILES["later"])


def load_fresh(shared: Path) -> list[Document]:
    """Passages with little fighting in them, annotated last; their events are annotated, their toponyms are not."""
    return _load(shared, FILES["fresh"])


def load_developed(shared: Path) -> list[Document]:
    """The passages on which rules were developed; their events are annotated, their toponyms are not."""
    return _load(shared, FILES["developed"])


def load_toponyms(shared: Path) -> list[Document]:
    """The passages whose toponyms alone are annotated; their documents have no ``events``."""
    return _load(shared, FILES["toponyms"])


def load_dispatches(*, closed: bool) -> list[Document]:
    """Dispatches written for these tests, whose text is kept; ``closed`` are those that no rule was developed on."""
    return [document for document in _objects(HERE / "dispatches.jsonl") if document["closed"] is closed]


def annotations(file: str) -> list[Document]:
    """The annotations of one file as they are kept, offsets counting from the article's first character."""
    return _objects(HERE / file)


def _load(shared: Path, file: str) -> list[Document]:
    kept = annotations(file)
    articles = {
        article["id"]: article["text"]
        for corpus in sorted({passage["corpus"] for passage in kept})
        for article in _objects(shared / "corpora" / f"{corpus}.jsonl")
    }
    return [_document(passage, articles[passage["article"]]) for passage in kept]


def _document(passage: Document, text: str) -> Document:
    """One passage with its text, and every offset counted from the passage's first character."""
    start, end = passage["start"], passage["end"]
    document: Document = {key: passage[key] for key in ("id", "lang", "published")}
    document["text"] = text[start:end]
    document["toponyms"] = [_shifted(toponym, start) for toponym in passage["toponyms"]]
    if "events" in passage:
        document["events"] = [
            {**event, "evidence": [offset - start for offset in event["evidence"]]} for event in passage["events"]
        ]
        document["hard_negatives"] = [_shifted(trap, start) for trap in passage["hard_negatives"]]
    return document


def _shifted(span: Document, start: int) -> Document:
    return {**span, "start": span["start"] - start, "end": span["end"] - start}


def _objects(path: Path) -> list[Document]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(shared: str, target: str, kind: str = "passages") -> None:
    """Write the documents of one kind (``passages``, ``later``, ``fresh``, ``toponyms`` or ``developed``) to a file, one a line."""
    documents = _load(Path(shared), FILES[kind])
    Path(target).write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
