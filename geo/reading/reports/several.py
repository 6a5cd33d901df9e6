"""Which places are « ces localités », « les deux villes », « (dans) la première »?

Those that one sentence told together, the same or the one before: as many as a number says.
"""

from collections.abc import Sequence

from geo.reading import numerals
from geo.reading.sentences.units import PlaceSpan, Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import words

_SEVERAL = 2  # places that a noun in the plural stands for
_RANKED = {0: "first_rank", 1: "second_rank", -1: "last_rank"}


def told_together(d: Discourse, unit: Unit) -> Sequence[int]:
    """The towns for which a noun in the plural stands, empty where no sentence near told so many."""
    here = d.text.sentence_at(d.tokens[unit.first].start)
    before = d.text.sentence_before(here) if here is not None else None
    spans = ((here.first, unit.first) if here is not None else None, (before.first, before.last) if before else None)
    counted = next((n[0] for k in range(unit.first, unit.last) if (n := numerals.read(d.tokens, k))), None)
    for span in spans:
        told = list(dict.fromkeys(p.index for p in d.places_in(*span) if _is_town(d, p))) if span is not None else []
        if len(told) == counted or (counted is None and len(told) >= _SEVERAL):
            return told
    return ()


def one_of(d: Discourse, unit: Unit) -> Sequence[int] | None:
    """« Kunduz et Hérat … Dans la première, »: the one of a rank among the towns told together; None for any other unit."""
    rank = next((k for k, ranked in _RANKED.items() if unit.anaphor in words()[ranked]), None)
    if rank is None:
        return None
    told = told_together(d, unit)
    return told[rank : rank + 1] if rank >= 0 else told[-1:]


def is_several(unit: Unit) -> bool:
    """Whether a unit stands for several places told before."""
    return unit.anaphor in words()["several_places"]


def _is_town(d: Discourse, span: PlaceSpan) -> bool:
    place = d.found.resolutions[span.index].place
    landmark = span.metonymic or span.reference or span.container
    return not landmark and (place is None or place.feature_class == "P")
