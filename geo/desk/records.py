"""Which articles does the content of one file hold?

Plain text, JSON Lines as the exchange format describes them, a web page or a feed (``pages``). This is the one door for text
that nobody vouches for: what cannot be read is told as ``file:line: field: what is wrong``, and the rest is read.

The text of an article is kept exactly as it was given, without a byte-order mark; of a page, as it was found in it. A text
file may begin with a small header, which is not part of its text::

    titre: Les rebelles entrent dans Alep
    publié: 2024-11-30
    source: rédigé pour Calque

    Le texte commence ici.

A header has a title or a publication date, holds no other line than ``titre``, ``publié``, ``source``, ``url``, ``langue``,
``id``, ``note`` and their English names, and ends with a blank line; anything else is text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from geo.desk import pages
from geo.errors import InputError
from geo.inputs import day, decoded, is_address
from geo.model import Article

ARTICLE_BYTES = 10_000_000  # a larger text is a dump or a mistake, not an article
JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
_TABLES = (".csv", ".tsv")
_HEADER_LINE = re.compile(r"(\w+)[ \u00a0]*:[ \u00a0]*(.*)")
_HEADER_KEYS = {
    "titre": "title",
    "title": "title",
    "publié": "published",
    "publie": "published",
    "published": "published",
    "date": "published",
    "source": "source",
    "url": "url",
    "langue": "lang",
    "lang": "lang",
    "id": "id",
    "note": "note",
}
_KINDS = {
    dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number",
    type(None): "null",
}  # fmt: skip
"""What JSON calls its values."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where it was, before its day and its id are settled."""

    where: str
    article: Article
    alternative_id: str | None = None
    month: tuple[int, int] | None = None
    note: str | None = None


def read(where: str, content: bytes) -> Iterator[Found | InputError]:
    """The articles of one file's bytes, whatever it is."""
    suffix = Path(where).suffix.lower()
    if suffix == ".json":
        yield from _json_document(where, content)
    elif suffix in JSON_SUFFIXES or (where == "stdin" and content.lstrip()[:1] == b"{"):
        yield from read_lines(where, content.split(b"\n"))
    elif suffix in _TABLES:
        yield InputError(
            f'{where}: is a table; give its articles as JSON Lines: {{"id": …, "text": …, "published": …}}'
        )
    elif len(content) > ARTICLE_BYTES:
        yield too_large(where, len(content))
    elif suffix in pages.FEED_SUFFIXES or pages.is_feed(content):
        yield from _feed(where, content)
    elif suffix in pages.SUFFIXES or pages.is_page(content):
        yield _page(where, content)
    else:
        yield _plain(where, content)


def too_large(where: str, size: int) -> InputError:
    """What is told of so many bytes that they are no article."""
    limit = ARTICLE_BYTES // 1_000_000
    return InputError(
        f"{where}: {size / 1_000_000:.0f} MB is no article (the limit is {limit} MB); give several as JSON Lines"
    )


# ------------------------------------------------------------------ plain text


def _plain(where: str, content: bytes) -> Found | InputError:
    try:
        whole, note = decoded(content)
    except ValueError as error:
        return InputError(f"{where}: {error}")
    fields, lines, begin = _header(whole)
    text = whole[begin:]
    if not text.strip():
        last = f":{max(lines.values())}" if lines else ""
        return InputError(f"{where}{last}: text: is empty")
    return _named(
        where, {**{key: value for key, value in fields.items() if value}, "text": text}, "header", note, lines
    )


def _named(
    where: str, record: dict[str, Any], published_from: str, note: str | None, lines: Mapping[str, int] | None = None
) -> Found | InputError:
    """The article that is all that a file holds; it bears the file's name, unless it tells one."""
    path = Path(where)
    stem = path.stem or _digest(record["text"])
    found = _article(where, {"id": stem, **record}, published_from, lines)
    if isinstance(found, InputError):
        return found
    other = where if is_address(where) else f"{path.parent.name}/{stem}"
    return replace(found, alternative_id=other, note=found.note or note)


def _header(whole: str) -> tuple[dict[str, str], dict[str, int], int]:
    """The fields of a text's header, the line of each, and where its text begins; nothing and 0 where it has none."""
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    position = 0
    for number, line in enumerate(whole.splitlines(keepends=True), start=1):
        position += len(line)
        if not line.strip():
            break
        match = _HEADER_LINE.fullmatch(line.strip())
        key = _HEADER_KEYS.get(match[1].lower()) if match else None
        if match is None or key is None:
            return {}, {}, 0
        fields[key], lines[key] = match[2].strip(), number
    else:
        return {}, {}, 0
    if not fields.keys() & {"title", "published"}:
        return {}, {}, 0
    while whole[position : position + 1] in ("\n", "\r"):
        position += 1
    return fields, lines, position


# ------------------------------------------------------------------ pages and feeds


def _page(where: str, content: bytes) -> Found | InputError:
    try:
        page, note = decoded(content)
        record = pages.article(page)
    except ValueError as error:
        return InputError(f"{where}: {error}")
    return _named(where, {**({"url": where} if is_address(where) else {}), **record}, "page", note)


def _feed(where: str, content: bytes) -> Iterator[Found | InputError]:
    try:
        for number, record in enumerate(pages.entries(content), start=1):
            yield _article(f"{where}:{number}", record, "page")
    except ValueError as error:
        yield InputError(f"{where}: {error}")


# ------------------------------------------------------------------ JSON


def read_lines(where: str, lines: Iterable[bytes]) -> Iterator[Found | InputError]:
    """The articles of JSON Lines, one a line, read as they come."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if line[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield InputError(f"{where}: is UTF-16, which has no lines; save it as UTF-8")
            return
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        empty = False
        here = f"{where}:{number}"
        if len(line) > ARTICLE_BYTES:
            yield too_large(here, len(line))
            continue
        try:
            text, note = decoded(line)
        except ValueError as error:
            yield InputError(f"{here}: {error}")
            continue
        found = _json_article(here, text)
        yield found if isinstance(found, InputError) else replace(found, note=found.note or note)
    if empty:
        yield InputError(f"{where}: is empty")


def _json_document(where: str, content: bytes) -> Iterator[Found | InputError]:
    """The articles of a ``.json`` file: one object, a list of them, or JSON Lines under another name."""
    try:
        text, _ = decoded(content)
        document = json.loads(text)
    except json.JSONDecodeError as error:
        if error.lineno == 1 or error.msg == "Extra data":  # where a second line begins
            yield from read_lines(where, content.split(b"\n"))
        else:
            yield _not_json(f"{where}:{error.lineno}", error)
        return
    except (ValueError, RecursionError):
        yield from read_lines(where, content.split(b"\n"))
        return
    found = document if isinstance(document, list) else [document]
    if not found:
        yield InputError(f"{where}: is empty")
    for number, record in enumerate(found, start=1):
        yield _article(f"{where}:{number}", record, "field")


def _json_article(where: str, line: str) -> Found | InputError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _not_json(where, error)
    return _article(where, record, "field")


def _not_json(where: str, error: Exception) -> InputError:
    if isinstance(error, json.JSONDecodeError):
        return InputError(f"{where}: not JSON: {error.msg} at column {error.colno}")
    return InputError(f"{where}: not JSON: too deep, or a number of too many digits")


def _article(
    where: str, record: Any, published_from: str, lines: Mapping[str, int] | None = None
) -> Found | InputError:
    """The article that a record describes, every field of it checked; ``lines`` are those of its fields, if they differ."""
    if not isinstance(record, dict):
        return InputError(f"{where}: an article is an object, not {_KINDS[type(record)]}")
    try:
        text = _text(record)
        name = record.get("id")
        article_id = str(name) if isinstance(name, int) and not isinstance(name, bool) else _words(record, "id")
        published, month = _published(record)
        article = Article(
            id=article_id or _digest(text),
            text=text,
            title=_words(record, "title"),
            published=published,
            published_from=published_from if published else None,
            source=_words(record, "source"),
            url=_words(record, "url"),
            language=_words(record, "lang") or "fr",
        )
    except ValueError as error:
        line = (lines or {}).get(str(error).partition(":")[0])
        return InputError(f"{where}:{line}: {error}" if line else f"{where}: {error}")
    note = (
        f"published: {record['published']!r} names no day: only dates without a year are read by it" if month else None
    )
    return Found(where, article, month=month, note=note)


def _text(record: dict[str, Any]) -> str:
    text = _words(record, "text")
    if text is None:
        raise ValueError("text: is missing" if record.get("text") is None else "text: is empty")
    return text


def _words(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{field}: must be text, not {_KINDS[type(value)]}")  # noqa: TRY004  # one kind of refusal
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{field}: half a character at {error.start}") from None
    return value if value.strip() else None


def _published(record: dict[str, Any]) -> tuple[date | None, tuple[int, int] | None]:
    """The day of publication, or else the month, as year and month, where only that is given."""
    value = _words(record, "published")
    if value is None:
        return None, None
    month = _MONTH.fullmatch(value.strip())
    if month and 1 <= int(month[2]) <= 12:
        return None, (int(month[1]), int(month[2]))
    try:
        return day(value), None
    except ValueError as error:
        raise ValueError(f"published: {error}") from None


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:16]
