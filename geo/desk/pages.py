"""What articles do a web page and a feed hold?

The text of a page is what trafilatura takes for its article: menus, captions, comments and the titles of other articles are
left out. A feed gives each of its entries as it does itself, read by feedparser: whole, or a title and a summary. What comes
out is the text that all offsets mean; nothing in it is run, and nothing that it points to is fetched.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

SUFFIXES = (".html", ".htm", ".xhtml")
FEED_SUFFIXES = (".rss", ".atom", ".xml", ".rdf")
_HEAD_BYTES = 4096
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_BLOCKS = ("p", "br", "li", "div", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # characters that no HTML may hold
_SPACE = re.compile(r"[^\S\n]*\n\s*")
_SHORTEST = "1"  # characters; trafilatura takes a page of fewer than 250 apart at every link


def is_page(content: bytes) -> bool:
    """Whether some bytes begin as a web page does."""
    return content.lstrip()[:1] == b"<" and _PAGE.search(content[:_HEAD_BYTES]) is not None and not is_feed(content)


def is_feed(content: bytes) -> bool:
    """Whether some bytes begin as a feed does, RSS or Atom."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _FEED.search(content[:_HEAD_BYTES]) is not None


def article(page: str) -> dict[str, str]:
    """The fields of the article of a page: its text, and what the page says of its title, day, source and address.

    Raises ValueError where there is none.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        config=_settings(),
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    fields = found.as_dict() if isinstance(found, Document) else {}
    if not (fields.get("text") or "").strip():
        raise ValueError("no article is found in this page")
    told = {
        "text": fields["text"],
        "title": fields.get("title"),
        "published": fields.get("date"),
        "source": fields.get("sitename") or fields.get("hostname"),
        "url": fields.get("url"),
    }
    return {key: value for key, value in told.items() if value}


def entries(feed: bytes) -> Iterator[dict[str, str]]:
    """The fields of the articles of a feed, one an entry, newest or oldest first as it has them.

    Raises ValueError where it is none, or holds no entry.
    """
    import feedparser

    found = feedparser.parse(BytesIO(feed))
    if not found.entries:
        raise ValueError("holds no entry of a feed")
    for entry in found.entries:
        whole = " ".join(part.value for part in entry.get("content", ()))
        title, text = _plain(entry.get("title", "")), _plain(whole or entry.get("summary", ""))
        told = {
            "id": entry.get("id") or entry.get("link"),
            # of an entry that is not whole, the title tells as much as the summary
            "text": text if whole else "\n".join(filter(None, (title, text))),
            "title": title,
            "published": _day(entry),
            "source": _plain(found.feed.get("title", "")),
            "url": entry.get("link"),
        }
        yield {key: value for key, value in told.items() if value}


def _day(entry: Any) -> str | None:
    """The day of an entry, in the time of whoever published it."""
    written = entry.get("published") or entry.get("updated") or ""
    for reader in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return reader(written).date().isoformat()
        except ValueError:
            continue
    parts = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*parts[:3]).isoformat() if parts else None


def _plain(fragment: str) -> str:
    """The words of a piece of HTML, a line for each of its blocks."""
    import lxml.html

    root = lxml.html.document_fromstring(f"<div>{_CONTROLS.sub(' ', fragment)}</div>")
    for block in root.iter(*_BLOCKS):
        block.tail = f"\n{block.tail or ''}"
    return _SPACE.sub("\n", root.text_content()).strip()


@lru_cache(maxsize=1)
def _settings() -> Any:
    from trafilatura.settings import use_config

    settings = use_config()
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORTEST
    settings["DEFAULT"]["MIN_OUTPUT_SIZE"] = _SHORTEST
    return settings
