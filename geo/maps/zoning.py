"""How does a zone of control look on paper?

Holder's colour, made paler so that signs and letters stay readable on it, and holder's pattern; the state of the zone
shows in its edge and its hatching.
"""

from collections.abc import Callable
from typing import Any

from geo.maps.ink import PATTERNS, Hatch, Ink, darker, paler
from geo.maps.sides import NOBODY, Side
from geo.model import Zone

PALER = 0.42
UNSURE_PALER = 0.72
_RISING = Hatch(angles=(45,), spacing=2.6, width=1.3)
_FALLING = Hatch(angles=(-45,), spacing=2.6, width=1.3)
_EDGE_HATCH = Hatch(angles=(45,), spacing=1.1, width=0.3)
_COLLAPSED = Hatch(angles=(-45,), spacing=1.5, width=0.22)
_LEFT = Hatch(spacing=2.6, width=0.14, dots=True)
_EDGE_BAND = 1.7
_UNCHANGED_PALER = 0.84
UNCHANGED_EXAMPLES = tuple(paler(colour, _UNCHANGED_PALER) for colour in ("#C0392B", "#2E8B57", "#F1C40F"))
_MUTED = frozenset({"collapsed", "withdrawn"})


def tint(side: Side, *, sure: bool = True) -> str:
    """The colour that a side's zones are filled with."""
    return paler(side.colour, PALER if sure else UNSURE_PALER)


def draw(ink: Ink, shape: Any, zone: Zone, sides: Callable[[str], Side], *, patterns: bool, beyond: Any = None) -> None:
    """One zone, already in millimetres.

    ``beyond`` is the zone with what lies outside the map, where the map cuts it: a cut is no edge.
    """
    if shape.is_empty:
        return
    whole = shape if beyond is None else beyond
    band = whole.difference(whole.buffer(-_EDGE_BAND)).intersection(shape)
    outline = whole.boundary if beyond is None else whole.boundary.intersection(shape)
    holders = [sides(holder) for holder in zone.holders]
    if zone.state == "besieged" and not holders:
        _siege(ink, outline)
        return
    if zone.state in _MUTED or not holders:
        _muted(ink, shape, outline, zone.state)
        return
    first = holders[0]
    if zone.state == "unchanged":
        ink.area(shape, paler(first.colour, _UNCHANGED_PALER))
        return
    if zone.state == "changed":
        ink.hatch(band, _EDGE_HATCH, first.colour)
        ink.lines(outline, darker(first.colour, 0.2), 0.25, dash=(1.4, 0.8))
        return
    striped = zone.state in ("contested", "partial")
    ground, *others = sorted(holders, key=_is_plain) if striped else holders
    ink.area(shape, tint(ground, sure=zone.sure))
    if patterns:
        pattern(ink, shape, ground, sure=zone.sure)
    if striped:
        stripes = _RISING if _RISING.angles[0] not in _hatch(ground).angles else _FALLING
        ink.hatch(shape, stripes, tint(others[0], sure=zone.sure) if others else "#ffffff")
    if zone.state == "majority":
        ink.hatch(band, _EDGE_HATCH, darker(first.colour, 0.25))
    _edge(ink, outline, zone, first)


def pattern(ink: Ink, shape: Any, side: Side, *, sure: bool = True) -> None:
    """A side's pattern over an area."""
    if not _is_plain(side):
        ink.hatch(shape, _hatch(side), darker(side.colour, 0.12), alpha=0.75 if sure else 0.4)


def _is_plain(side: Side) -> bool:
    return side.pattern not in PATTERNS


def _hatch(side: Side) -> Hatch:
    return PATTERNS.get(side.pattern or "", Hatch())


def _edge(ink: Ink, outline: Any, zone: Zone, side: Side) -> None:
    colour = darker(side.colour, 0.35)
    if zone.state == "besieged":
        _siege(ink, outline)
    elif not zone.sure:
        ink.lines(outline, colour, 0.35, dash=(1.2, 0.8))
    else:
        ink.lines(outline, colour, 0.32 if zone.basis == "reports" else 0.14)


def _siege(ink: Ink, outline: Any) -> None:
    ink.lines(outline, "#ffffff", 1.3)
    ink.lines(outline, "#222222", 0.7, dash=(1.0, 0.5))


def _muted(ink: Ink, shape: Any, outline: Any, state: str) -> None:
    if state == "collapsed":
        ink.area(shape, "#efebe3")
        ink.hatch(shape, _COLLAPSED, NOBODY, alpha=0.5)
    else:
        ink.area(shape, "#f8f6f1")
        ink.hatch(shape, _LEFT, NOBODY, alpha=0.55)
    ink.lines(outline, NOBODY, 0.2, dash=(1.2, 0.8) if state == "withdrawn" else ())
