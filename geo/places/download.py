"""How are GeoNames' files fetched from its public site?

The site publishes a dump of every country and a table of its alternate names. A file that comes in part, late or not at all
is an error, and what was there before stays.
"""

import contextlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from geo.errors import GazetteerError, NetworkError, os_reason
from geo.fetch import TIMEOUT_S, chunks

SITE = "https://download.geonames.org/export/dump"
SITE_VARIABLE = "CALQUE_GEONAMES"
"""The environment variable that names another site, with the same files."""

Progress = Callable[[str, int, int | None], None]
"""Called with the name of the file, the bytes that came, and how many are to come if the site tells."""


def site() -> str:
    """The address of GeoNames' files."""
    return (os.environ.get(SITE_VARIABLE) or SITE).rstrip("/")


def country_files(
    country: str,
    folder: Path,
    *,
    base: str | None = None,
    progress: Progress | None = None,
    timeout_s: float = TIMEOUT_S,
) -> tuple[Path, Path]:
    """Fetch the dump of a country and its alternate names into a folder; the two paths.

    Raises GazetteerError when the country is none, NetworkError when the site does not give the files whole.
    """
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise GazetteerError(f"{country!r}: not a country's code of two letters (SY, UA…)")
    start = (base or site()).rstrip("/")
    dump, alternates = folder / f"{country}.zip", folder / f"alternatenames-{country}.zip"
    fetch(f"{start}/{country}.zip", dump, progress=progress, timeout_s=timeout_s)
    fetch(f"{start}/alternatenames/{country}.zip", alternates, progress=progress, timeout_s=timeout_s)
    return dump, alternates


def fetch(url: str, target: Path, *, progress: Progress | None = None, timeout_s: float = TIMEOUT_S) -> None:
    """Fetch one file whole. Raises NetworkError; a file that came in part is deleted."""
    told = (lambda came, expected: progress(target.name, came, expected)) if progress else None
    try:
        with target.open("wb") as file:
            for chunk in chunks(url, timeout_s=timeout_s, progress=told):
                file.write(chunk)
    except (NetworkError, OSError) as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, NetworkError):
            raise
        raise NetworkError(f"{target}: cannot be written: {os_reason(error)}") from error
