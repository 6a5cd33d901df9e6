"""Where is a place that the gazetteer does not know, according to a service online?

Asked only on request. Any geocoder of geopy will do, by its name (``nominatim``, ``photon``…). One request a second at most,
a time limit, a few retries; every answer, "unknown" too, is kept for good with its source and never asked again.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geo import __version__
from geo.codebook import Use
from geo.errors import NetworkError, os_reason
from geo.model import Candidate, Clue, Place, Resolution
from geo.places import catalogue
from geo.places.names import fold

TIMEOUT_S = 10.0
PAUSE_S = 1.0
RETRIES = 2
SERVICE = "nominatim"
USER_AGENT = f"Calque/{__version__} (map layers from news; https://operations.osmfoundation.org/policies/nominatim/)"

# OpenStreetMap's classes and types in GeoNames' feature classes and codes.
_KINDS = {
    ("place", "city"): ("P", "PPL"), ("place", "town"): ("P", "PPL"), ("place", "village"): ("P", "PPL"),
    ("place", "hamlet"): ("P", "PPL"), ("place", "suburb"): ("P", "PPLX"), ("place", "quarter"): ("P", "PPLX"),
    ("place", "neighbourhood"): ("P", "PPLX"), ("place", "isolated_dwelling"): ("P", "PPL"), ("place", "island"): ("T", "ISL"),
    ("place", "state"): ("A", "ADM1"), ("place", "region"): ("L", "RGN"), ("place", "country"): ("A", "PCLI"),
    ("aeroway", "aerodrome"): ("S", "AIRP"), ("waterway", "river"): ("H", "STM"), ("waterway", "dam"): ("S", "DAM"),
    ("natural", "peak"): ("T", "MT"), ("natural", "water"): ("H", "LK"), ("landuse", "military"): ("S", "INSM"),
    ("military", "airfield"): ("S", "AIRB"), ("military", "base"): ("S", "INSM"), ("barrier", "border_control"): ("S", "PSTB"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Service:
    """An online service: how it is named in ids and answers, and how it is asked."""

    name: str
    ask: Callable[[str, str | None], Any]


class Fallback:
    """Answers of a service online, kept on disk."""

    def __init__(self, service: Service, file: Path, *, pause_s: float = PAUSE_S, retries: int = RETRIES) -> None:
        """Answer from a service, and keep what it answers in a file of JSON Lines."""
        self._service = service
        self._file = file
        self._pause_s = pause_s
        self._retries = retries
        self._asked_at: float | None = None
        self._known = _kept(file)

    @classmethod
    def open(
        cls,
        service: str = SERVICE,
        *,
        file: Path | None = None,
        timeout_s: float = TIMEOUT_S,
        pause_s: float = PAUSE_S,
        **options: Any,
    ) -> "Fallback":
        """A service of geopy by its name; ``options`` are those of its geocoder (``domain``, ``api_key``…).

        ``$CALQUE_NOMINATIM`` names another Nominatim (``localhost:8080``). Raises NetworkError when there is no such service.
        """
        return cls(_service(service, timeout_s, options), file or catalogue.home() / "online.jsonl", pause_s=pause_s)

    def find(self, name: str, country: str | None = None) -> Place | None:
        """The place that a name names, None when the service does not know. ``country`` is ISO 3166-1 alpha-2.

        Raises NetworkError when the service does not answer, or answers nonsense.
        """
        question = (self._service.name, fold(name), country)
        if question not in self._known:
            answer = self._service_says(name, country)
            self._keep(question, answer)
        answer = self._known[question]
        return None if answer is None else Place(**answer)

    def _service_says(self, name: str, country: str | None) -> dict[str, Any] | None:
        """What the service answers, as the fields of a place; tried again when it fails."""
        from geopy.exc import GeocoderServiceError, GeopyError

        for attempt in range(self._retries + 1):
            self._wait()
            try:
                location = self._service.ask(name, country)
            except GeocoderServiceError as error:
                if attempt == self._retries:
                    raise NetworkError(f"{self._service.name}: {name}: {error or type(error).__name__}") from error
            except (GeopyError, ValueError, KeyError, TypeError, AttributeError) as error:
                raise NetworkError(f"{self._service.name}: {name}: an answer that cannot be read: {error}") from error
            else:
                return None if location is None else _fields(location, self._service.name, name, country)
        raise NetworkError(f"{self._service.name}: {name}: no answer")

    def _wait(self) -> None:
        """Keep the pause between two requests that a public service asks for."""
        if self._asked_at is not None:
            time.sleep(max(0.0, self._asked_at + self._pause_s - time.monotonic()))
        self._asked_at = time.monotonic()

    def _keep(self, question: tuple[str, str, str | None], answer: dict[str, Any] | None) -> None:
        service, name, country = question
        self._known[question] = answer
        line = json.dumps({"service": service, "name": name, "country": country, "place": answer}, ensure_ascii=False)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("ab+") as file:
                if file.tell():
                    file.seek(-1, os.SEEK_END)
                    if file.read(1) != b"\n":  # a line that an interruption cut short
                        file.write(b"\n")
                file.write(line.encode() + b"\n")
        except OSError as error:
            raise NetworkError(f"{self._file}: the answer cannot be kept: {os_reason(error)}") from error


def complete(resolutions: Sequence[Resolution], fallback: Fallback) -> tuple[Resolution, ...]:
    """The resolutions of one article, those that the gazetteer had no candidate for looked up online.

    A place is looked for in the country that the article names most places of, and taken only if it lies there. A service
    that does not answer is told in the reason, and not asked again for this article.
    """
    homes = Counter(
        r.place.country for r in resolutions if r.place and r.place.country and r.toponym.use is Use.LITERAL
    )
    country = homes.most_common(1)[0][0] if homes else None
    failure: str | None = None
    found = []
    for resolution in resolutions:
        if resolution.place is not None or resolution.candidates or country is None or failure:
            reason = f"{resolution.reason}; {failure}" if failure and resolution.place is None else resolution.reason
            found.append(replace(resolution, reason=reason))
            continue
        try:
            place = fallback.find(resolution.toponym.surface, country)
        except NetworkError as error:
            failure = str(error)
            found.append(replace(resolution, reason=f"{resolution.reason}; {failure}"))
            continue
        found.append(_completed(resolution, place, country))
    return tuple(found)


def _completed(resolution: Resolution, place: Place | None, country: str) -> Resolution:
    from geo.places.extent import extent

    if place is None:
        return replace(resolution, reason=f"{resolution.reason}, nor known online")
    if place.country != country:
        return replace(
            resolution, reason=f"{resolution.reason}; online it is in {place.country or 'no country'}, not {country}"
        )
    precision, area = extent(resolution.toponym, place, None)
    clue = Clue(name="online", weight=1.0, detail=place.id)
    candidate = Candidate(place=place, score=clue.weight, clues=(clue,))
    return replace(resolution, place=place, reason=None, candidates=(candidate,), precision=precision, area=area)


def _kept(file: Path) -> dict[tuple[str, str, str | None], dict[str, Any] | None]:
    """The answers kept so far; a line cut short by an interruption is passed over."""
    known: dict[tuple[str, str, str | None], dict[str, Any] | None] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return known
    for line in lines:
        try:
            row = json.loads(line)
            known[row["service"], row["name"], row["country"]] = row["place"]
        except (ValueError, KeyError, TypeError):
            continue
    return known


def _service(name: str, timeout_s: float, options: dict[str, Any]) -> Service:
    from geopy.adapters import URLLibAdapter
    from geopy.exc import GeocoderNotFound, GeopyError
    from geopy.geocoders import get_geocoder_for_service

    # geopy's other adapter asks again by itself, with no pause between
    settings = {"timeout": timeout_s, "user_agent": USER_AGENT, "adapter_factory": URLLibAdapter, **options}
    if name == SERVICE and "domain" not in options and (domain := os.environ.get("CALQUE_NOMINATIM")):
        scheme, _, rest = domain.rpartition("://")
        settings |= {"domain": rest, "scheme": scheme or "https"}
    try:
        geocoder = get_geocoder_for_service(name)(**settings)
    except GeocoderNotFound as error:
        raise NetworkError(f"{name}: geopy knows no such service") from error
    except (GeopyError, TypeError) as error:
        raise NetworkError(f"{name}: {error}") from error

    def ask(text: str, country: str | None) -> Any:
        if name != SERVICE:
            return geocoder.geocode(f"{text}, {country}" if country else text)
        return geocoder.geocode(text, country_codes=country, language="fr", addressdetails=True)

    return Service(name, ask)


def _fields(location: Any, service: str, name: str, country: str | None) -> dict[str, Any]:
    """A geocoder's answer as the fields of a place. Raises NetworkError when it has no point on Earth."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    feature_class, feature_code = _kind(raw)
    address = raw.get("address") if isinstance(raw.get("address"), dict) else {}
    code = str((address or {}).get("country_code") or country or "").upper()
    identity = f"{raw['osm_type'][0]}{raw['osm_id']}" if raw.get("osm_type") and raw.get("osm_id") else fold(name)
    fields: dict[str, Any] = {
        "id": f"{service}:{identity}",
        "name": str(raw.get("name") or location.address or name).split(",")[0],
        "latitude": float(location.latitude),
        "longitude": float(location.longitude),
        "feature_class": feature_class,
        "feature_code": feature_code,
        "country": code or None,
        "admin1": None,
        "population": None,
    }
    try:
        Place(**fields)
    except ValueError as error:
        raise NetworkError(f"{service}: {name}: {error}") from error
    return fields


def _kind(raw: dict[str, Any]) -> tuple[str | None, str | None]:
    """GeoNames' class and code of an answer of Nominatim, None where it cannot be told."""
    kind = (str(raw.get("class") or raw.get("category")), str(raw.get("type")))
    if kind == ("boundary", "administrative"):
        settled = str(raw.get("addresstype")) in ("city", "town", "village", "municipality", "hamlet")
        return (
            ("P", "PPL")
            if settled
            else ("A", "ADM1" if raw.get("addresstype") in ("state", "province", "region") else None)
        )
    return _KINDS.get(kind, (None, None))
