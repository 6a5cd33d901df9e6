"""How is something fetched from the web, by those who ask for it?

Whole or not at all: what comes in part, late, too large or not at all is an error that says so.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit, urlunsplit

from geo import __version__
from geo.errors import NetworkError
from geo.inputs import is_address

TIMEOUT_S = 30.0
_CHUNK = 1 << 16
_KEPT = "%/:=&?~+!$,;'@()*[]"  # characters of an address that are not escaped


def chunks(
    url: str,
    *,
    timeout_s: float = TIMEOUT_S,
    limit: int | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Iterator[bytes]:
    """What an address gives, piece by piece.

    ``progress`` is told the bytes that came, and how many are to come if the site tells. Raises NetworkError where the site
    does not answer in time, gives no such page, fewer bytes than it tells, or more than ``limit``.
    """
    request = urllib.request.Request(_escaped(url), headers={"User-Agent": f"Calque/{__version__}"})  # noqa: S310 (checked there)
    came, expected = 0, None
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as answer:  # noqa: S310
            length = answer.headers.get("Content-Length", "")
            expected = int(length) if length.isdecimal() else None
            while chunk := answer.read(_CHUNK):
                came += len(chunk)
                if limit is not None and came > limit:
                    break
                yield chunk
                if progress:
                    progress(came, expected)
    except urllib.error.HTTPError as error:
        raise NetworkError(f"{url}: the site answers {error.code} {error.reason}") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        raise NetworkError(f"{url}: {_reason(error, timeout_s)}") from error
    if limit is not None and came > limit:
        raise NetworkError(f"{url}: more than {limit / 1_000_000:.0f} MB")
    if expected is not None and came < expected:
        raise NetworkError(f"{url}: cut short, {came} bytes of {expected}")


def host(url: str) -> str:
    """The site that an address is on, in the characters that a request may hold; nothing where it is no address."""
    try:
        site = urlsplit(url.strip()).netloc
        return site if site.isascii() else site.encode("idna").decode()
    except ValueError:
        return ""


def _escaped(url: str) -> str:
    """An address in the characters that a request may hold. Raises NetworkError where it is none."""
    site = host(url)
    if not site or not is_address(url.strip()):
        raise NetworkError(f"{url}: not a web address")
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme, site, quote(parts.path, _KEPT), quote(parts.query, _KEPT), ""))


def _reason(error: Exception, timeout_s: float) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return f"no answer within {timeout_s:g} s"
    return f"not reached: {getattr(cause, 'strerror', None) or str(cause) or type(error).__name__}"
