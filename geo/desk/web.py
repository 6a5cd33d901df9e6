"""What articles does an address on the web give?

A page, a feed, or a file of articles. The short entries of a feed stand for the pages that they link to, and those are
fetched too: one request a second to one site, each page once and for good. What an address gave is kept; where the site is
not reached, the kept copy is read and its day is told.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from geo import fetch, output
from geo.desk import pages, records
from geo.desk.records import Found
from geo.errors import InputError, NetworkError, OutputError
from geo.inputs import decoded
from geo.places import catalogue

Progress = Callable[[str], None]
"""Told each address before it is asked for."""
TIMEOUT_S = 20.0
PAUSE_S = 1.0
_SUMMARY = 600  # characters; an entry of a feed that is no longer is not the whole article


def read(address: str, progress: Progress | None = None) -> Iterator[Found | InputError]:
    """The articles that an address gives."""
    web = _Web(progress)
    try:
        content, note = web.give(address)
    except NetworkError as error:
        yield InputError(str(error))
        return
    feed = pages.is_feed(content)
    for found in records.read(address, content):
        if isinstance(found, InputError):
            yield found
            continue
        whole = _whole(found, web) if feed else found
        yield replace(whole, note=whole.note or note)
        note = None  # told once


def _whole(found: Found, web: "_Web") -> Found:
    """The article of the page that a feed's entry links to, else the entry as it is, with the reason."""
    entry = found.article
    if entry.url is None or len(entry.text) > _SUMMARY:
        return found
    try:
        content, _ = web.give(entry.url, kept_first=True)
        fields = pages.article(decoded(content)[0])
    except (NetworkError, ValueError) as error:
        return replace(found, note=f"only its summary is read: {error}")
    if len(fields["text"]) < len(entry.text):
        return replace(found, note="only its summary is read: the page holds less")
    return replace(found, article=replace(entry, text=fields["text"]))


class _Web:
    """What is asked of the web in one go."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._asked_at: dict[str, float] = {}

    def give(self, address: str, *, kept_first: bool = False) -> tuple[bytes, str | None]:
        """What an address gives, and a note where it is a copy kept from before.

        Raises NetworkError where it does not answer and nothing is kept.
        """
        kept = Path(catalogue.cache()) / "web" / sha256(address.encode()).hexdigest()[:32]
        if kept_first and kept.is_file():
            return kept.read_bytes(), None
        try:
            content = self._ask(address)
        except NetworkError as error:
            if not kept.is_file():
                raise
            day = datetime.fromtimestamp(kept.stat().st_mtime, UTC).date()
            return kept.read_bytes(), f"the copy of {day} is read: {str(error).removeprefix(f'{address}: ')}"
        _keep(kept, content)
        return content, None

    def _ask(self, address: str) -> bytes:
        site = fetch.host(address)
        if site in self._asked_at:
            time.sleep(max(0.0, self._asked_at[site] + PAUSE_S - time.monotonic()))
        self._asked_at[site] = time.monotonic()
        if self._progress:
            self._progress(address)
        return b"".join(fetch.chunks(address, timeout_s=TIMEOUT_S, limit=records.ARTICLE_BYTES))


def _keep(path: Path, content: bytes) -> None:
    """Keep what an address gave; a folder that cannot be written to keeps nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        output.write(path, content)
    except (OutputError, OSError):
        return
