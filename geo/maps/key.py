"""Which entries does the legend of this map need, and what do their pictures look like?

Only what is drawn is explained. The pictures are drawn by the same functions as the map.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from geo.codebook import Factuality, Kind
from geo.maps import captions, legend, signs, zoning
from geo.maps.ink import Ink
from geo.maps.legend import Entry, Section
from geo.maps.sheet import Box
from geo.maps.sides import OTHER, UNKNOWN, Side, in_order
from geo.maps.signs import RADII
from geo.maps.snapshot import LOST, Snapshot
from geo.model import Event, Zone

FOCUS = "#fcfbf8"  # the land of the countries that the map is about
BORDER, GOLAN, RIVER = "#5d5a55", "#2E6BD6", "#8fb8cf"
LINES: dict[str, tuple[str, float, tuple[float, ...]]] = {
    "province_line": ("#b3ada2", 0.16, (0.9, 0.6)),
    "river": (RIVER, 0.42, ()),
    "border": (BORDER, 0.42, ()),
    "disputed": (BORDER, 0.42, (1.4, 0.9)),
    "undof": (GOLAN, 0.28, (0.5, 0.5)),
    "golan": (GOLAN, 0.4, ()),
}
"""Colour, width and dash of the lines of the base map."""

_PLAIN = frozenset({"held", "majority", "besieged", "gained"})
_STATES = ("majority", "partial", "contested", "besieged", "changed", "withdrawn", "collapsed")
_NAMED = 2  # of those, told in the legend
_SIDES = Callable[[str], Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What one map drew, and its legend must tell: zones, signs, washes, visits made and planned, lines, towns.

    ``blank`` says that of some of the ground nobody tells who holds it.
    """

    zones: tuple[Zone, ...] = ()
    signs: tuple[Event, ...] = ()
    sites: bool = False
    taken: tuple[Side, ...] = ()
    washes: tuple[Event, ...] = ()
    areas: frozenset[str] = frozenset()
    visits: frozenset[bool] = frozenset()
    letters: Mapping[str | None, str] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    blank: bool = False

    def with_(self, other: "Drawn") -> "Drawn":
        """What either drew."""
        return Drawn(
            zones=self.zones + other.zones,
            signs=self.signs + other.signs,
            washes=self.washes + other.washes,
            sites=self.sites or other.sites,
            taken=self.taken + other.taken,
            areas=self.areas | other.areas,
            visits=self.visits | other.visits,
            letters={**other.letters, **self.letters},
            lines=self.lines | other.lines,
            ranks=self.ranks | other.ranks,
            blank=self.blank or other.blank,
        )


def sections(snapshot: Snapshot, drawn: Drawn, language: str, sides: _SIDES) -> tuple[Section, ...]:
    """The legend's sections: holders, strikes, visits, base map; those with nothing to tell are left out."""
    say = captions.phrases(language)
    period = captions.short_period(snapshot, language)
    lost = tuple(z for z in drawn.zones if snapshot.compared and z.state in LOST)
    told = tuple(z for z in drawn.zones if z not in lost)
    holders = [*_holders(told, language, sides, patterns=snapshot.patterns), *_edges(drawn, language)]
    found = (
        Section(heading=say["legend.gained" if snapshot.compared else "legend.holders"], entries=tuple(holders)),
        Section(
            heading=say["legend.lost"],
            entries=tuple(_holders(lost, language, sides, patterns=snapshot.patterns)),
        ),
        Section(heading=say["legend.events"].format(period=period), entries=tuple(_strikes(drawn, language, sides))),
        Section(
            heading=say["legend.deaths"],
            entries=tuple(_sizes([e for e in drawn.signs if e.kind is not Kind.VISIT], language)),
        ),
        Section(heading=say["legend.visits"].format(period=period), entries=tuple(_visits(drawn, language))),
        Section(heading=say["legend.base"], entries=tuple(_base(drawn.lines, drawn.ranks, language))),
    )
    return tuple(section for section in found if section.entries)


def _holders(zones: tuple[Zone, ...], language: str, sides: _SIDES, *, patterns: bool) -> Iterable[Entry]:
    say = captions.phrases(language)
    ground: Counter[str] = Counter()
    for zone in zones:
        if zone.state != "unchanged":
            ground.update(dict.fromkeys(zone.holders, zone.geometry.area))
    for side in (sides(holder) for holder, _ in sorted(ground.items(), key=lambda item: (-item[1], item[0]))):
        name = _name(side, language) + (_told_as(zones, side) if side.id == OTHER else "")

        def decorate(ink: Ink, shape: Any, side: Side = side) -> None:
            if patterns:
                zoning.pattern(ink, shape, side)

        yield Entry(
            words=name, draw=legend.swatch(zoning.tint(side), decorate, colour="#6b665e", width=0.12), short=True
        )
    for state in _STATES:
        example = next((z for z in zones if z.state == state), None)
        if example is not None:
            yield Entry(
                words=say[f"legend.{state}"],
                draw=_zone_picture(replace(example, sure=True), sides, patterns=patterns),
                short=True,
            )
    unsure = next((z for z in zones if not z.sure and z.holders), None)
    if unsure is not None:
        picture = _zone_picture(replace(unsure, state="held", holders=unsure.holders[:1]), sides, patterns=patterns)
        yield Entry(words=say["legend.unsure"], draw=picture, short=True)


def _edges(drawn: Drawn, language: str) -> Iterable[Entry]:
    """What the strong and the thin edges of zones say, where both are drawn; and the squares of sites."""
    say = captions.phrases(language)
    if any(z.state == "unchanged" for z in drawn.zones):
        yield Entry(words=say["legend.unchanged"], draw=_unchanged_picture, short=True)
    bases = {z.basis for z in drawn.zones if z.state in _PLAIN}
    if len(bases) > 1:
        yield Entry(words=say["legend.reports"], draw=legend.stroke("#3a3732", 0.32), short=True, height=2.4)
        yield Entry(words=say["legend.baseline"], draw=legend.stroke("#3a3732", 0.14), short=True, height=2.4)
    if drawn.blank:
        yield Entry(words=say["legend.blank"], draw=legend.swatch(FOCUS, colour="#b3ada2", width=0.12), short=True)
    if drawn.taken:
        picture = legend.sign(lambda ink, at: dot(ink, "town", at, _example_taker(drawn)))
        yield Entry(words=say["legend.taken"], draw=picture, short=True)
    if drawn.sites:
        picture = legend.sign(lambda ink, at: signs.draw_site(ink, at, None))
        yield Entry(words=say["legend.site"], draw=picture, short=True)


def _name(side: Side, language: str) -> str:
    """A side's name, without what it says of other ways to show it."""
    return re.sub(r"\s*\([^)]*fiche[^)]*\)|\s*\([^)]*card[^)]*\)", "", side.name(language))


def _told_as(zones: Iterable[Zone], side: Side) -> str:
    """Whom the articles name, where a side is only another one."""
    events = [claim.event for zone in zones if side.id in zone.holders for claim in zone.claims if claim.event]
    names = dict.fromkeys(e.roles.holder[0] for e in events if side.id in e.sides and e.roles.holder)
    return f" ({', '.join(list(names)[:_NAMED])})" if names else ""


def _example_taker(drawn: Drawn) -> Side:
    return min(drawn.taken, key=lambda side: side.id)


def _unchanged_picture(ink: Ink, box: Box) -> None:
    third = box.width / 3
    for i, colour in enumerate(zoning.UNCHANGED_EXAMPLES):
        ink.box(Box(left=box.left + i * third, bottom=box.bottom, width=third, height=box.height), colour)


def _zone_picture(zone: Zone, sides: _SIDES, *, patterns: bool) -> Callable[[Ink, Box], None]:
    def draw_zone(ink: Ink, box: Box) -> None:
        zoning.draw(ink, box.polygon(), zone, sides, patterns=patterns)

    return draw_zone


def _strikes(drawn: Drawn, language: str, sides: _SIDES) -> Iterable[Entry]:
    say = captions.phrases(language)
    events, areas = tuple(e for e in drawn.signs if e.kind is not Kind.VISIT), drawn.areas
    shown = events + drawn.washes
    if not shown:
        return
    signs_seen = dict.fromkeys((e.kind, e.weapon if e.kind is Kind.STRIKE else None) for e in events)
    for kind, weapon in sorted(signs_seen, key=str):
        name = "clash" if kind is Kind.CLASH else str(weapon or "unknown")
        example = next(e for e in events if e.kind is kind and (kind is Kind.CLASH or e.weapon == weapon))
        yield _sign_entry(say[f"weapon.{name}"], replace(example, factuality=Factuality.ASSERTED), RADII[1], None)
    attackers = dict.fromkeys(map(signs.attacker, shown))
    with_sign = set(map(signs.attacker, events))
    for attacker in in_order(attackers):
        side = sides(attacker) if attacker else None
        label = say["legend.attacker_unknown"] if side is None else _name(side, language)
        words = label if side is None else say["legend.attacker"].format(side=label)
        if attacker in with_sign:
            yield _disc_entry(words, side, drawn.letters.get(attacker))
        elif side is not None:
            yield Entry(words=words, draw=_wash_picture(side.colour), short=True)
    if unsure := next((e for e in events if e.factuality is Factuality.CONDITIONAL), None):
        yield _sign_entry(say["legend.unsure_event"], unsure, RADII[1], None)
    if "near" in areas:
        yield Entry(words=say["legend.near"], draw=_ring_picture, short=True)
    if "province" in areas:
        untold = any(not e.sides for e in drawn.washes) and None not in with_sign
        yield Entry(
            words=say["legend.province_untold" if untold else "legend.province"],
            draw=_wash_picture(UNKNOWN),
            short=True,
        )


def _sizes(events: Iterable[Event], language: str) -> Iterable[Entry]:
    """The sizes of the signs, where deaths are told."""
    say = captions.phrases(language)
    found = sorted({signs.size(event) for event in events})
    for size in found if any(found) else ():
        yield _size_entry(say[f"legend.deaths_{size}"], RADII[size])


def _sign_entry(words: str, event: Event, radius: float, side: Side | None) -> Entry:
    return Entry(
        words=words,
        draw=legend.sign(lambda ink, at: signs.draw_sign(ink, event, at, radius, side)),
        height=2 * radius + 0.3,
        short=True,
        exact=True,
        width=2 * radius + 0.4,
    )


def _disc_entry(words: str, side: Side | None, letter: str | None) -> Entry:
    def draw_disc(ink: Ink, at: tuple[float, float]) -> None:
        colour = side.colour if side else UNKNOWN
        hollow = bool(side and side.outlined)
        ink.disc(*at, 1.4, "#ffffff" if hollow else colour, edge=colour, width=0.4)
        if letter:
            signs.draw_mark(ink, at, 1.4, letter)

    return Entry(words=words, draw=legend.sign(draw_disc), short=True, width=2 * RADII[1] + 0.4)


def _size_entry(words: str, radius: float) -> Entry:
    def draw_ring(ink: Ink, at: tuple[float, float]) -> None:
        ink.disc(*at, radius, "#f3f0ea", edge="#57534c", width=0.25)

    return Entry(
        words=words, draw=legend.sign(draw_ring), height=2 * radius + 0.2, short=True, exact=True, width=2 * RADII[3]
    )


def _ring_picture(ink: Ink, box: Box) -> None:
    ink.disc(*box.centre, 1.7, UNKNOWN, alpha=0.16)
    ink.disc(*box.centre, 1.7, None, edge=UNKNOWN, width=0.2, dash=(0.6, 0.5))


def _wash_picture(colour: str) -> Callable[[Ink, Box], None]:
    def draw_wash(ink: Ink, box: Box) -> None:
        signs.draw_wash(ink, box.polygon(), colour, wide=True)

    return draw_wash


def _visits(drawn: Drawn, language: str) -> Iterable[Entry]:
    say = captions.phrases(language)
    example = next((e for e in drawn.signs if e.kind is Kind.VISIT), None)
    if example is not None:
        yield _sign_entry(say["legend.visit_sign"], replace(example, factuality=Factuality.ASSERTED), RADII[1], None)
    for planned in (False, True):
        if planned in drawn.visits:

            def draw_arrow(ink: Ink, box: Box, planned: bool = planned) -> None:
                y = box.centre[1]
                points = [(box.left + box.width * i / 12, y) for i in range(13)]
                signs.draw_arrow(ink, points, planned=planned)

            yield Entry(words=say["legend.planned" if planned else "legend.visit"], draw=draw_arrow, short=True)


def _base(lines: Collection[str], ranks: Collection[str], language: str) -> Iterable[Entry]:
    say = captions.phrases(language)
    for rank in ("capital", "seat", "town"):
        if rank in ranks:
            yield Entry(words=say[f"legend.{rank}"], draw=_dot_picture(rank), short=True, width=4.0)
    for name in ("border", "disputed", "golan", "undof", "province_line", "river"):
        if name in lines:
            yield Entry(words=say[f"legend.{name}"], draw=legend.stroke(*LINES[name]), short=True, height=2.4)


def _dot_picture(rank: str) -> Callable[[Ink, Box], None]:
    return legend.sign(lambda ink, at: dot(ink, rank, at))


def dot(ink: Ink, rank: str, point: tuple[float, float], taken_by: Side | None = None) -> None:
    """The dot of a town; one that changed hands is larger and bears the colour of who took it."""
    if rank == "capital":
        ink.disc(*point, 1.05, "#ffffff", edge="#222222", width=0.28)
        ink.disc(*point, 0.55, taken_by.colour if taken_by else "#222222")
    elif taken_by is not None:
        ink.disc(*point, 0.85, "#ffffff")
        ink.disc(*point, 0.68, taken_by.colour, edge="#222222", width=0.2)
    elif rank == "seat":
        ink.disc(*point, 0.72, "#ffffff", edge="#222222", width=0.26)
    else:
        ink.disc(*point, 0.45, "#222222", edge="#ffffff", width=0.14)
