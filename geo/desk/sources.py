"""Which articles do these files hold?

Files of plain text, JSON Lines, web pages and feeds (``records``), folders and zip archives of those, the standard input, and
addresses on the web (``web``). What cannot be read is told as ``file:line: field: what is wrong``, and the rest is read.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from geo.desk import pages, records, web
from geo.desk.records import Found
from geo.errors import InputError, os_reason
from geo.inputs import is_address
from geo.model import Article

ARCHIVE_BYTES = 500_000_000  # what one archive may unpack to
SUFFIXES = (".txt", ".zip", *records.JSON_SUFFIXES, *pages.SUFFIXES, *pages.FEED_SUFFIXES)
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods", ".epub")
_BELONGINGS = ("_files", "_fichiers")  # a browser saves the frames and the scripts of a page in such a folder beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What some files hold.

    ``problems`` tell what could not be read, as ``file:line: field: what is wrong``; ``notes`` tell what was read with a
    reservation.
    """

    articles: tuple[Article, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def gather(paths: Iterable[str | Path], published: date | None = None, progress: web.Progress | None = None) -> Intake:
    """All articles of these files, folders and addresses, in the order given; ``-`` is the standard input.

    ``published`` dates the articles that bear no date of their own; ``progress`` is told what is asked of the web. Nothing is
    asked of it but for an address.
    """
    articles: list[Article] = []
    problems: list[str] = []
    notes: list[str] = []
    places: dict[str, tuple[str, str]] = {}
    for found in chain.from_iterable(_open(str(path), progress) for path in paths):
        if isinstance(found, InputError):
            problems.append(str(found))
            continue
        if found.note:
            notes.append(f"{found.where}: {found.note}")
        article = found.article
        if article.id in places and found.alternative_id and places[article.id][1] != article.text:
            article = replace(article, id=found.alternative_id)
        if article.id in places:
            problems.append(f"{found.where}: id: {article.id!r} was already given by {places[article.id][0]}")
            continue
        places[article.id] = (found.where, article.text)
        articles.append(_dated(article, published, found.month))
    return Intake(articles=tuple(articles), problems=tuple(problems), notes=tuple(notes))


def _dated(article: Article, published: date | None, month: tuple[int, int] | None) -> Article:
    """The article with its day: its own, else the option's, else its dateline's."""
    if article.published is not None:
        return article
    if published is not None and month is None:
        return replace(article, published=published, published_from="option")
    from geo.reading.times.dateline import publication_day

    written = publication_day(article.text)
    if written is None or (month is not None and (written.year, written.month) != month):
        return replace(article, month=month)
    return replace(article, published=written, published_from="text")


# ------------------------------------------------------------------ files, folders, archives


def _open(name: str, progress: web.Progress | None = None) -> Iterator[Found | InputError]:
    if name == "-":
        yield from records.read("stdin", sys.stdin.buffer.read(ARCHIVE_BYTES))
        return
    if is_address(name):
        yield from web.read(name, progress)
        return
    if not name:
        yield InputError("'': no such file")
        return
    path = Path(name)
    try:
        if not path.is_dir():
            yield from _file(path)
            return
        wanted = _wanted(path)
        if not wanted:
            yield InputError(f"{path}: holds no article (.txt, .jsonl, .html, .zip)")
        for inside in wanted:
            yield from _open(str(inside))
    except FileNotFoundError:
        yield InputError(f"{name}: no such file")
    except OSError as error:
        yield InputError(f"{name}: cannot be read: {os_reason(error)}")


def files(names: Iterable[str | Path]) -> Iterator[Path]:
    """The files that these names stand for, one by one; the standard input and addresses are none."""
    for path in (Path(name) for name in names if str(name) != "-" and not is_address(str(name))):
        yield from _wanted(path) if path.is_dir() else [path]


def _wanted(folder: Path) -> list[Path]:
    """The files of a folder that may hold articles, in order."""
    return [path for path in sorted(folder.rglob("*")) if _is_wanted(path.relative_to(folder)) and path.is_file()]


def _is_wanted(path: Path) -> bool:
    """Whether a file of a folder may hold articles, by its name."""
    hidden = any(part.startswith(".") and part != ".." for part in path.parts)
    return not hidden and path.suffix.lower() in SUFFIXES and not any(f.endswith(_BELONGINGS) for f in path.parts[:-1])


def _file(path: Path) -> Iterator[Found | InputError]:
    if path.suffix.lower() in _DOCUMENTS and path.is_file():
        yield InputError(f"{path}: is not text; save it as a .txt file")
        return
    with path.open("rb") as stream:
        magic = stream.read(4)
    if magic == b"PK\x03\x04" or path.suffix.lower() == ".zip":
        yield from _archive(path)
    elif path.suffix.lower() in (".jsonl", ".ndjson"):
        with path.open("rb") as stream:
            yield from records.read_lines(str(path), stream)
    elif path.stat().st_size > records.ARTICLE_BYTES:
        yield records.too_large(str(path), path.stat().st_size)
    else:
        yield from records.read(str(path), path.read_bytes())


def _archive(path: Path) -> Iterator[Found | InputError]:
    """The articles of a zip archive. Nothing is unpacked to disk, and no name in it is used as a path."""
    from zipfile import BadZipFile, ZipFile

    left = ARCHIVE_BYTES
    try:
        with ZipFile(path) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir() and _is_wanted(Path(e.filename))]
            entries = [e for e in entries if "__MACOSX" not in e.filename]
            if not entries:
                yield InputError(f"{path}: holds no article (.txt, .jsonl, .html)")
            for entry in entries:
                where = f"{path}/{entry.filename}"
                if entry.filename.lower().endswith(".zip"):
                    yield InputError(f"{where}: an archive inside an archive is not opened")
                    continue
                if entry.flag_bits & 1:
                    yield InputError(f"{where}: is locked by a password")
                    continue
                with archive.open(entry) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    yield InputError(
                        f"{where}: the archive unpacks to more than {ARCHIVE_BYTES // 1_000_000} MB; it was left here"
                    )
                    return
                yield from records.read(where, content)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        yield InputError(f"{path}: not a sound zip archive: {error}")
    except Exception as error:
        if type(error).__module__ not in ("zlib", "_lzma"):
            raise
        yield InputError(f"{path}: not a sound zip archive: {error}")
