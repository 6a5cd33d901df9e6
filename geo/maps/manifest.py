"""From what was this picture made, so that it can be made again?

A manifest travels inside the picture: the articles by their hashes, the versions of the gazetteer and of the rules, what
was asked for, and how it was drawn. It is read back from the file, and compared with the articles at hand.
"""

import base64
import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import geo
from geo import __version__, data
from geo.errors import InputError, os_reason
from geo.maps.cartography import Style
from geo.maps.selection import Selection
from geo.model import Article

FORMS = ("png", "svg", "pdf")
_KEY = "Calque"
_MARK = "calque:"
_HASH = 16  # hexadecimal digits kept of each hash: two texts won't share them by chance
_LANGUAGE_RULES = "reading/languages"
_WORLD = ("gazetteer", "boundaries", "baselines", "sides.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a picture was made from.

    ``articles`` are (id, hash), in the order read; ``query`` is the selection's. ``kind`` is day, series (one of several of
    one extent and legend) or difference, and ``days`` are those of the series or of the difference. ``baseline`` is the
    starting situation asked for, by its name or its file.
    """

    articles: tuple[tuple[str, str], ...]
    query: dict[str, str]
    style: dict[str, Any]
    kind: str
    days: tuple[str, ...]
    baseline: str | None
    version: str
    world: str
    rules: str

    def selection(self) -> Selection:
        """What was asked for."""
        return Selection.from_query(self.query)

    def drawn(self) -> Style:
        """How it was drawn."""
        values = dict(self.style)
        if values.get("produced"):
            values["produced"] = date.fromisoformat(values["produced"])
        return Style(**values)

    def span(self) -> tuple[date, ...]:
        """The days of the series or of the difference."""
        return tuple(date.fromisoformat(day) for day in self.days)

    def metadata(self, form: str, title: str, produced: date | None) -> dict[str, Any]:
        """The manifest as metadata of a format, in matplotlib's terms; with no clock in it."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        text = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        software = f"Calque {self.version}"
        if form == "png":
            return {"Title": title, "Software": software, _KEY: text}
        if form == "svg":
            day = produced.isoformat() if produced else None
            return {"Title": title, "Creator": software, "Date": day, "Description": _MARK + text}
        from datetime import UTC, datetime

        made = datetime(produced.year, produced.month, produced.day, tzinfo=UTC) if produced else None
        keywords = _MARK + base64.urlsafe_b64encode(text.encode()).decode()
        return {"Title": title, "Creator": software, "Producer": software, "CreationDate": made, "Keywords": keywords}


def of(
    articles: Iterable[Article],
    selection: Selection,
    style: Style,
    *,
    kind: str = "day",
    days: Iterable[date] = (),
    baseline: str | None = None,
) -> Manifest:
    """The manifest of a picture about to be drawn."""
    drawn = {f.name: getattr(style, f.name) for f in fields(style)}
    drawn["produced"] = style.produced.isoformat() if style.produced else None
    return Manifest(
        articles=tuple((a.id, _article(a)) for a in articles),
        query=selection.to_query(),
        style=drawn,
        kind=kind,
        days=tuple(day.isoformat() for day in days),
        baseline=baseline,
        version=__version__,
        world=_digest(data.folder() / name for name in _WORLD),
        rules=_digest([Path(geo.__file__).parent / _LANGUAGE_RULES]),
    )


def read(path: str | Path) -> Manifest:
    """The manifest inside a picture.

    Raises InputError where the file is missing, is no picture of Calque, or is damaged.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {os_reason(error)}") from error
    try:
        found = _parsed(_text_of(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"{path}: its manifest is damaged: {error}") from error
    if found is None:
        raise InputError(f"{path}: holds no manifest of Calque; it may have been saved again by another program")
    return found


def _parsed(text: str | None) -> Manifest | None:
    """The manifest that a text tells; whatever is wrong with it shows at once."""
    if text is None:
        return None
    values = json.loads(text)
    values["articles"] = tuple((str(name), str(seal)) for name, seal in values["articles"])
    values["days"] = tuple(values["days"])
    found = Manifest(**values)
    found.selection(), found.drawn(), found.span()
    return found


def differences(old: Manifest, new: Manifest) -> tuple[str, ...]:
    """Why the picture cannot be made again from what is at hand; nothing where it can."""
    before, after = dict(old.articles), dict(new.articles)
    found = [f"article {name}: is missing" for name in before if name not in after]
    found += [f"article {name}: is not in the picture" for name in after if name not in before]
    found += [f"article {name}: has changed" for name in before if name in after and before[name] != after[name]]
    if not found and old.articles != new.articles:
        found.append("the articles come in another order")
    for name, what in (("version", "Calque"), ("world", "the gazetteer or the boundaries"), ("rules", "the rules")):
        if getattr(old, name) != getattr(new, name):
            found.append(f"{what}: was {getattr(old, name)}, is {getattr(new, name)}")
    return tuple(found)


def _article(article: Article) -> str:
    parts = (article.id, article.text, article.title, article.published, article.source, article.url, article.language)
    return hashlib.sha256(json.dumps(parts, default=str).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def _digest(roots: Iterable[Path]) -> str:
    """What stands for the content of some files and folders."""
    seal = hashlib.sha256()
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix != ".pyc":
                seal.update(path.relative_to(root.parent).as_posix().encode() + b"\0")
                seal.update(hashlib.sha256(path.read_bytes()).digest())
    return seal.hexdigest()[:_HASH]


def _text_of(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG"):
        return _png_text(content)
    if content.startswith(b"%PDF"):
        found = re.search(rb"calque:([\w=-]+)", content.replace(b"\\\n", b""))
        return base64.urlsafe_b64decode(found[1]).decode() if found else None
    drawn = re.search(rb">calque:(\{.*?\})<", content, re.DOTALL)
    return unescape(drawn[1].decode("utf-8", "replace")) if drawn else None


def _png_text(content: bytes) -> str | None:
    """The text chunk of a PNG file. Its checksum is verified."""
    position = 8
    while position + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        body = content[position + 8 : position + 8 + length]
        if kind == b"tEXt" and body.startswith(_KEY.encode() + b"\0"):
            (checksum,) = struct.unpack_from(">I", content, position + 8 + length)
            return body[len(_KEY) + 1 :].decode("latin-1") if checksum == zlib.crc32(kind + body) else None
        position += length + 12
    return None
