"""How are GeoNames' files fetched from its public site?

The site publishes a dump of every country and a table of its alternate names. A file that comes in part, late or not at all
is an error, and what was there before stays.
"""

import contextlib
import http.client
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from geo import __version__
from geo.errors import GazetteerError, NetworkError

SITE = "https://download.geonames.org/export/dump"
SITE_VARIABLE = "CALQUE_GEONAMES"
"""The environment variable that names another site, with the same files."""
TIMEOUT_S = 30.0
_CHUNK = 1 << 16

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
    if not url.startswith(("https://", "http://")):
        raise NetworkError(f"{url}: not a web address")
    request = urllib.request.Request(url, headers={"User-Agent": f"Calque/{__version__}"})  # noqa: S310 (checked above)
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as answer, target.open("wb") as file:  # noqa: S310
            length = answer.headers.get("Content-Length", "")
            expected = int(length) if length.isdecimal() else None
            came = 0
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                came += len(chunk)
                if progress:
                    progress(target.name, came, expected)
    except urllib.error.HTTPError as error:
        _drop(target)
        raise NetworkError(f"{url}: the site answers {error.code} {error.reason}") from error
    except (TimeoutError, urllib.error.URLError, http.client.HTTPException, OSError) as error:
        _drop(target)
        late = isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)
        reason = (
            f"no answer within {timeout_s:g} s"
            if late
            else str(getattr(error, "reason", error)) or type(error).__name__
        )
        raise NetworkError(f"{url}: {reason}") from error
    if expected is not None and came < expected:
        _drop(target)
        raise NetworkError(f"{url}: cut short, {came} bytes of {expected}")


def _drop(target: Path) -> None:
    with contextlib.suppress(OSError):
        target.unlink(missing_ok=True)
