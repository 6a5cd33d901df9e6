"""Which pictures does a request for printed maps give, and what are their files called?

One day; a day after day series with one extent and one legend, and its animation; a pair, before and after; the
difference between two days.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from io import BytesIO
from math import cos, dist, radians
from typing import TYPE_CHECKING, Any

from geo.codebook import CURRENT
from geo.errors import InputError
from geo.maps import captions, cartography, manifest, nomenclature, snapshot
from geo.maps.cartography import Drawing, Style
from geo.maps.manifest import Manifest
from geo.maps.nomenclature import Renaming
from geo.maps.projection import Extent
from geo.maps.selection import Selection, Viewpoint
from geo.maps.snapshot import Snapshot
from geo.model import Article, Event, Place

if TYPE_CHECKING:
    from PIL import Image

    from geo.control import Baseline, Chronicle, State
    from geo.places.gazetteer import Gazetteer

NO_BASELINE = "none"
_BASELINE_DAYS = 400  # a starting situation older than this starts nothing
DAYS_MAX = 120  # of a series
_FRAME_MS, _LAST_FRAME_MS = 900, 2600
_FRAME_WIDTH = 1200  # dots of an animation
_COLOURS = 250  # of an animation
_FLAT_COLOURS, _FLAT_PIXELS, _FLAT_APART = 160, 12, 12  # those kept as they are: at most, on so many dots, so far apart
_SCREEN = (900, 620)  # dots of the web map that a viewpoint is taken from
_TILE = 256
_DAY, _SERIES, _DIFFERENCE = "day", "series", "difference"
_CONTROL, _STRIKES, _VISITS = "controle", "frappes", "visites"


@dataclass(frozen=True, kw_only=True)
class Material:
    """What pictures are made of: events already brought together, the articles that tell them, the gazetteer.

    ``baseline`` is the starting situation by its name or its file; None takes a shipped one where it fits, ``none`` takes none.
    """

    events: tuple[Event, ...]
    articles: tuple[Article, ...]
    gazetteer: "Gazetteer"
    baseline: str | None = None

    def day(self, selection: Selection) -> date:
        """The day asked for, else the one that the content proposes. Raises InputError where there is none."""
        found = selection.as_of or snapshot.day_of(selection.select(self.events)) or snapshot.day_of(self.events)
        if found is None:
            raise InputError(f"nothing to draw: {self.told()}")
        return found

    def told(self) -> str:
        """What was read, for who wonders why there is no map."""
        if not self.events:
            return "no event is told"
        current = [event for event in self.events if event.factuality in CURRENT]
        if not current:
            counts = Counter(event.factuality.value for event in self.events).most_common()
            return f"no current event is told, only {', '.join(f'{n} {name}' for name, n in counts)}"
        if not any(event.place for event in current):
            return "no event has a place that is known"
        if not any(event.time for event in current):
            return "no event has a day; give the articles theirs (--published), or ask for all days (--as-of DAY --window 0)"
        return "no event that is asked for has a place and a day"

    @cached_property
    def chronicle(self) -> "Chronicle":
        """Who held what from day to day."""
        from geo import control

        return control.chronicle_of(self.events, self.gazetteer, self._baseline())

    def _baseline(self) -> "Baseline | None":
        from geo import control

        if self.baseline == NO_BASELINE:
            return None
        if self.baseline is not None:
            return control.read_baseline(self.baseline)
        told = control.claims(self.events)
        days = [claim.day for claim in told]
        countries = {claim.place.country for claim in told if claim.place}
        fitting = [b for b in map(control.read_baseline, control.shipped()) if b.country in countries]
        fitting = [
            b for b in fitting if any(abs((b.day - day).days) <= _BASELINE_DAYS and b.day <= day for day in days)
        ]
        return max(fitting, key=lambda b: b.day, default=None)


def scene(material: Material, selection: Selection, language: str = "fr", *, extent: Extent | None = None) -> Snapshot:
    """The snapshot that a selection asks for, its places named in a language.

    Raises InputError where nothing of what was read can be drawn, on this day or another.
    """
    from geo import control

    day = material.day(selection)
    chronicle, baseline = material.chronicle, material.chronicle.baseline
    first = day - timedelta(days=selection.window) if selection.window else date.min
    first = max(first, baseline.day) if baseline else first
    state = chronicle.on(day)
    shown = snapshot.compose(
        material.events,
        material.articles,
        selection,
        material.gazetteer,
        as_of=day,
        zones=control.zones(state),
        sites=_sites(state),
        changed=snapshot.changed(control.difference(chronicle.on(first), state).passages),
        baseline=(baseline.title_fr, baseline.title_en) if baseline and baseline.day <= day else None,
        extent=extent or (view(selection.viewpoint) if selection.viewpoint else None),
    )
    if not shown.zones and not any(event.place for event in selection.select(material.events)):
        raise InputError(f"nothing to draw: {material.told()}")
    return snapshot.renamed(shown, Renaming(material.gazetteer, language))


def _sites(state: "State") -> tuple[tuple[Place, str | None], ...]:
    """The sites and quarters that a report says are held, with their holder."""
    held = [h for h in state.sites.values() if h.basis == "reports"]
    found = {c.place.id: (c.place, h.holder) for h in held for c in h.claims if c.place and state.of(c.place.id) is h}
    return tuple(found[key] for key in sorted(found))


def single(material: Material, selection: Selection, style: Style, form: str) -> tuple[bytes, Drawing]:
    """One picture with its manifest inside; the drawing can be checked."""
    drawing = cartography.draw(scene(material, selection, style.language), style)
    return _bytes(material, selection, drawing, form), drawing


def series(
    material: Material, selection: Selection, style: Style, form: str, days: Sequence[date], only: date | None = None
) -> Iterator[tuple[date, bytes]]:
    """One picture a day, all of one extent and with one legend; or ``only`` that of one of the days."""
    scenes = [scene(material, replace(selection, as_of=day), style.language) for day in days]
    extent = scenes[0].extent
    for other in scenes[1:]:
        extent = extent.around(other.extent)
    scenes = [replace(s, extent=extent) for s in scenes]
    for day, shown in zip(days, scenes, strict=True):
        if only is not None and day != only:
            continue
        drawing = cartography.draw(shown, style, family=scenes)
        yield day, _bytes(material, replace(selection, as_of=day), drawing, form, _SERIES, days)


def difference(material: Material, selection: Selection, style: Style, form: str, days: tuple[date, date]) -> bytes:
    """What changed hands between two days; what did not is left pale."""
    before, after = (scene(material, replace(selection, as_of=day), style.language) for day in days)
    say = captions.phrases(style.language)
    shown = snapshot.difference(before, after)
    title = style.title or say["title.difference"].format(country=captions.country(after, style.language))
    subtitle = style.subtitle
    if subtitle is None:
        subtitle = captions.between(*days, style.language)
    drawing = cartography.draw(shown, replace(style, title=title, subtitle=subtitle))
    return _bytes(material, replace(selection, as_of=days[1]), replace(drawing, style=style), form, _DIFFERENCE, days)


def again(material: Material, made: Manifest, form: str) -> bytes:
    """The picture that a manifest describes."""
    selection, style, days = made.selection(), made.drawn(), made.span()
    if made.kind == _SERIES:
        return next(series(material, selection, style, form, days, only=selection.as_of))[1]
    if made.kind == _DIFFERENCE:
        return difference(material, selection, style, form, (days[0], days[-1]))
    return single(material, selection, style, form)[0]


def manifest_like(made: Manifest, material: Material) -> Manifest:
    """The manifest that the picture of another would have if it were drawn from this material."""
    return manifest.of(
        material.articles,
        made.selection(),
        made.drawn(),
        kind=made.kind,
        days=made.span(),
        baseline=material.baseline,
    )


def animation(pictures: Sequence[bytes]) -> bytes:
    """PNG pictures as one GIF that begins again."""
    from PIL import Image

    frames = []
    for picture in pictures:
        image = Image.open(BytesIO(picture)).convert("RGB")
        size = (_FRAME_WIDTH, round(image.height * _FRAME_WIDTH / image.width))
        frames.append(image.resize(size, Image.Resampling.LANCZOS))
    palette = _palette(frames)
    drawn = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    durations = [_FRAME_MS] * (len(drawn) - 1) + [_LAST_FRAME_MS]
    stream = BytesIO()
    drawn[0].save(stream, format="GIF", save_all=True, append_images=drawn[1:], duration=durations, loop=0)
    return stream.getvalue()


def _palette(frames: "Sequence[Image.Image]") -> "Image.Image":
    """One palette for all frames, so that colours don't flicker: those that areas are filled with as they are, a mean of the rest.

    A mean alone turns the few discs of one side into the colour of another.
    """
    from PIL import Image

    counted: Counter[Any] = Counter()
    for frame in frames:
        counted.update({colour: count for count, colour in frame.getcolors(frame.width * frame.height) or ()})
    kept: list[Any] = []
    for colour, count in counted.most_common():
        if count < _FLAT_PIXELS * len(frames) or len(kept) == _FLAT_COLOURS:
            break
        if all(dist(colour, other) >= _FLAT_APART for other in kept):
            kept.append(colour)
    strip = Image.new("RGB", (frames[0].width, frames[0].height * 2))
    strip.paste(frames[0], (0, 0))
    strip.paste(frames[-1], (0, frames[0].height))
    mixed = strip.quantize(colors=_COLOURS - len(kept), method=Image.Quantize.MEDIANCUT).getpalette()
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in kept for value in colour] + (mixed or []))
    return palette


def name_on(material: Material, selection: Selection, style: Style, form: str, day: date) -> str:
    """A file's name as OCHA writes it: country, theme, sheet, day (``SYR_controle_a4_20241206.png``)."""
    return _file_name(scene(material, replace(selection, as_of=day)), style, form)


def _file_name(shown: Snapshot, style: Style, form: str) -> str:
    theme = _CONTROL if shown.zones else _STRIKES if shown.strikes else _VISITS
    country = nomenclature.alpha3(shown.countries[0].country or "") if shown.countries else None
    return f"{country or 'INT'}_{theme}_{style.sheet.replace(':', 'x')}_{shown.as_of:%Y%m%d}.{form}"


def view(viewpoint: Viewpoint) -> Extent:
    """What a web map shows of the world from a viewpoint (Mercator's tiles)."""
    degrees = 360 / (_TILE * 2**viewpoint.zoom)
    wide, high = (_SCREEN[0] * degrees / 2, _SCREEN[1] * degrees * cos(radians(viewpoint.latitude)) / 2)
    return Extent(
        west=max(-180.0, viewpoint.longitude - wide),
        south=max(-85.0, viewpoint.latitude - high),
        east=min(viewpoint.longitude + wide, viewpoint.longitude + 179),
        north=min(85.0, viewpoint.latitude + high),
    )


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day of a series. Raises InputError where the first comes last, or they are too many."""
    if last < first:
        raise InputError(f"{first} comes after {last}")
    count = (last - first).days + 1
    if count > DAYS_MAX:
        raise InputError(f"a series has at most {DAYS_MAX} days, not {count}")
    return tuple(first + timedelta(days=i) for i in range(count))


def _bytes(
    material: Material, selection: Selection, drawing: Drawing, form: str, kind: str = _DAY, days: Sequence[date] = ()
) -> bytes:
    made = manifest.of(material.articles, selection, drawing.style, kind=kind, days=days, baseline=material.baseline)
    return drawing.render(form, made.metadata(form, drawing.title, drawing.style.produced))
