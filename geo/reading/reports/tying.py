"""Which of the people that a sentence counts were harmed in one of its events?

Those counted at its place (« dont 15 à Homs »), else the only figure, or the only enumeration, that no other violence of the
sentence is nearer to. Bodies that are found, tolls of a period and parts of a figure are nobody's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geo.codebook import Kind
from geo.model import Count
from geo.places.distance import geodesic_km
from geo.reading.counts.figures import Figure, added
from geo.reading.counts.figurewords import figure_words
from geo.reading.counts.tolls import sources
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import lexemes, words

_NEAR_KM = 5.0  # between two names of what may be one place
_AT_PLACE = 5  # tokens from a figure to the place where it is counted
_TOGETHER = 4  # tokens between two kinds of violence that share their dead: « dans des raids et des combats »
_FOUND = 6  # tokens about bodies in which they are said to be found


def rivals(matches: Sequence[Match], units: Sequence[Unit]) -> list[int]:
    """The tokens at which a sentence tells of violence, each of which may claim its figures; a verb of killing alone does not."""
    told = (_violence(m) for m in matches if m.units is units and m.rule.kind in (Kind.STRIKE, Kind.CLASH))
    return [unit.first for unit in told if unit.lexemes.isdisjoint(lexemes()["killing"])]


def _violence(found: Match) -> Unit:
    """What did the harm: the anchor, or the noun after a verb of killing (« ont péri dans un raid »)."""
    anchor = found.units[found.anchor]
    after = () if anchor.lexemes.isdisjoint(lexemes()["killing"]) else found.units[found.anchor + 1 :]
    return next((u for u in after if not u.lexemes.isdisjoint(lexemes()["strikes"] | lexemes()["fighting"])), anchor)


@cache
def _of_violence() -> frozenset[str]:
    """The lexemes of whatever may have harmed those whom a sentence counts."""
    return lexemes()["strikes"] | lexemes()["fighting"] | lexemes()["blasts"]


def harmed(
    d: Discourse, sentence: Sentence, found: Match, what: str, place: int, claims: Sequence[int], *, alone: bool
) -> Count | None:
    """The people harmed that a sentence ties to an event.

    ``place`` is the index of the event's place, ``claims`` the tokens at which the sentence tells of violence; ``alone`` tells that
    the event has no other place.
    """
    told = [f for f in figures_in(d, sentence) if f.what == what and not f.cumulative and not _bodies_found(d, f)]
    here = [f for f in told if _counted_at(d, f, place, told)]
    told = [f for f in told if f in here or not _counted_elsewhere(d, sentence, f, place, told)]
    if len(here) == 1 and (here[0].subset or not alone or len(told) > 1):
        return _count(d, sentence, _listed_with(here[0], told))
    nearest = [f for f in told if not f.subset and _is_nearest(d, f, found, claims)] if alone else []
    return _count(d, sentence, nearest) if len(nearest) == 1 or _is_one_listing(nearest) else None


def _listed_with(figure: Figure, told: Sequence[Figure]) -> Sequence[Figure]:
    """« dix civils et cinq soldats à Homs »: the figures of the enumeration that a place stands behind."""
    return [f for f in told if f is figure or (f.listing is not None and f.listing == figure.listing)]


def _is_one_listing(figures: Sequence[Figure]) -> bool:
    """« deux enfants, trois femmes et un homme »: whether some figures are those of one enumeration."""
    listings = {f.listing for f in figures}
    return len(listings) == 1 and None not in listings


def harmed_after(d: Discourse, sentence: Sentence, units: Sequence[Unit], what: str) -> Count | None:
    """The people whom a sentence counts without saying where or by what: those of the event told just before."""
    if any(u.places or not u.lexemes.isdisjoint(_of_violence()) for u in units):
        return None
    if any(u.anaphor in words()["provinces"] for u in units):
        return None  # « Dans la même province, dix civils ont péri »
    told = [f for f in figures_in(d, sentence) if f.what == what and not (f.cumulative or f.subset or f.negative)]
    return _count(d, sentence, told) if len(told) == 1 and not _bodies_found(d, told[0]) else None


def figures_in(d: Discourse, sentence: Sentence) -> Sequence[Figure]:
    """The figures of a sentence."""
    figures = d.found.figures
    first, last = (bisect_left(figures, at, key=lambda f: f.span.start) for at in (sentence.start, sentence.end))
    return figures[first:last]


def _count(d: Discourse, sentence: Sentence, figures: Sequence[Figure]) -> Count | None:
    count = figures[0].count if len(figures) == 1 else added(figures)
    return count and replace(count, attributed_to=sources(d.text, sentence, figures[0].span))


def _counted_at(d: Discourse, figure: Figure, place: int, told: Sequence[Figure]) -> bool:
    """« dont 15 à Homs », « cinq civils tués à Homs »: the place stands right after the figure, before any other."""
    name = d.found.resolutions[place].toponym.span
    if figure.subset and figure.who is not None:
        return False  # « six bergers, dont un enfant, à Homs »
    if name.start <= figure.span.end or any(figure.span.end <= f.span.start < name.start for f in told):
        return False
    first, last = bisect_left(d.starts, figure.span.end), bisect_left(d.starts, name.start)
    between = [t.text.lower() for t in d.tokens[first:last]]
    return (
        len(between) <= _AT_PLACE and not {",", ";"} & set(between) and not figure_words().elsewhere.isdisjoint(between)
    )


def _counted_elsewhere(d: Discourse, sentence: Sentence, figure: Figure, place: int, told: Sequence[Figure]) -> bool:
    """« sur Tel-Aviv, faisant un mort à Rishon LeZion »: whether the place right after a figure is another, and not near."""
    own = d.found.resolutions[place].place
    for span in d.places_in(sentence.first, sentence.last):
        other = d.found.resolutions[span.index].place
        if own is None or other is None or other.id == own.id or not _counted_at(d, figure, span.index, told):
            continue
        if geodesic_km(own.latitude, own.longitude, other.latitude, other.longitude) > _NEAR_KM:
            return other.feature_class != "A" and own.feature_class != "A"
    return False


def _is_nearest(d: Discourse, figure: Figure, found: Match, claims: Sequence[int]) -> bool:
    """Whether no other violence of the sentence claims a figure: nearer than the event's own, and not told after the figure."""
    at, anchor = bisect_left(d.starts, figure.span.start), _violence(found).first
    own = lexemes()["fighting" if found.rule.kind is Kind.CLASH else "strikes"]
    others = {
        u.first
        for u in found.units
        if not u.lexemes.isdisjoint(_of_violence())
        and u.lexemes.isdisjoint(own)
        and not (
            own is lexemes()["strikes"] and u.norm in figure_words().blasts
        )  # a strike makes its own « énorme explosion »
    }
    return not any(
        abs(other - at) < abs(anchor - at) and abs(other - anchor) > _TOGETHER and (other < at or at < anchor)
        for other in others.union(claims)
    )


def _bodies_found(d: Discourse, figure: Figure) -> bool:
    """« la découverte de 25 corps »: they were not killed there and then."""
    known = figure_words()
    first, last = bisect_left(d.starts, figure.span.start), bisect_left(d.starts, figure.span.end)
    if known.bodies.isdisjoint(t.norm for t in d.tokens[first : last + 1]):
        return False
    return not known.found.isdisjoint(t.norm for t in d.tokens[max(0, first - _FOUND) : last + _FOUND])
