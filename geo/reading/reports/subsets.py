"""Which places does a sentence pick out of what the one before told?

« Des frappes ont visé plusieurs villes. Parmi elles, Kharkiv et Odessa. » « Vingt personnes ont péri dans des raids. Parmi
eux, seize civils à Idleb. »: what was told without a place, or of a whole area, was there.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from geo.codebook import Change, Extent, Use
from geo.model import Count, Event
from geo.reading import numerals
from geo.reading.counts.figures import Harm
from geo.reading.reports import evidence
from geo.reading.reports.tying import figures_in
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import endings, words

_NOUN = 4  # tokens of « les villes les plus touchées »
_COUNTED = 7  # units of « sept membres d'une même famille à »


def picked(d: Discourse, sentence: Sentence, units: Sequence[Unit]) -> Sequence[int]:
    """The places of a sentence that opens with « parmi elles », as indexes of the resolutions; none of a sentence that acts."""
    end = _opening_end(d, sentence)
    behind = [u for u in units if end is not None and u.first >= end]
    at = next((k for k, u in enumerate(behind) if u.kind == "place" and u.places), None)
    if at is None or any(u.finite for u in behind[at + 1 : at + 2]):
        return ()
    before = [u for u in behind[:at] if u.kind != "comma" and u.norm not in words()["figuring"]]
    told = _is_named(behind[at], before) or _is_counted(d, behind[at], before)
    return [i for i in behind[at].places if _is_where(d, i)] if told else ()


def _opening_end(d: Discourse, sentence: Sentence) -> int | None:
    """« Parmi elles, », « Parmi les victimes, », « L'une d'elles, »: the token behind what opens a sentence so."""
    norms, first = d.text.norms, sentence.first
    if norms[first] in words()["out_of_some"]:
        if norms[first + 1 : first + 2] and norms[first + 1] in words()["those"]:
            return first + 2
        noun = first + 2 if norms[first + 1] in words()["articles"] | words()["these"] else sentence.last
        ends = words()["figuring"] | {","}
        near = range(noun + 1, min(noun + 1 + _NOUN, sentence.last))
        end = next((k for k in near if norms[k] in ends), None)
        counted = words()["the_dead"] | words()["plural_heads"] | words()["wide"]
        return end if noun < sentence.last and norms[noun] in counted else None
    opening = norms[first : min(first + len(("l'", "une", "d'", "elles", ",")), sentence.last)]
    one = len(opening) > _NOUN and opening[1] in words()["one"] and opening[3] in words()["those"]
    return first + _NOUN if one and opening[_NOUN] == "," else None


def _is_named(place: Unit, before: Sequence[Unit]) -> bool:
    """« Parmi elles, Kharkiv », « celle de Kharkiv »: whether a place itself is one of those told."""
    if not before:
        return place.preposition is None
    that = before[0].norm in words()["that_of"] and all(u.norm in words()["of"] for u in before[1:])
    return that and place.preposition in words()["of"]


def _is_counted(d: Discourse, place: Unit, before: Sequence[Unit]) -> bool:
    """« seize civils à Idleb », « L'une d'elles, à Samara »: whether some of those told are counted at a place, and no more."""
    if place.preposition not in words()["here"] or len(before) > _COUNTED or any(u.group is not None for u in before):
        return False
    told = [d.tokens[u.first] for u in takewhile(lambda u: u.norm not in words()["here"], before)]
    many = not told or told[0].norm.isdigit() or told[0].norm in words()["figures"] | words()["numbers"]
    return many and not any(t.text.endswith(endings()["participles"]) for t in told[1:])


def _is_where(d: Discourse, index: int) -> bool:
    """Whether a name is that of a town, a site or a part of a country, told as a place."""
    told = d.found.resolutions[index]
    return told.place is not None and not told.place.is_nation and told.toponym.use is Use.LITERAL


def picked_out(d: Discourse, sentence: Sentence, event: Event, told: Sentence) -> Event:
    """An event of what another sentence told, at a place that this one picks: with its words, and those that it counts there."""
    report = evidence.report(d, sentence, event.reports[0].rule, event.factuality)
    taken = event.extent is Extent.PARTIAL and event.change in (Change.TAKEN, Change.RETAKEN, Change.LOST)
    return replace(
        event,
        reports=(report, *event.reports),
        extent=Extent.FULL if taken else event.extent,  # « ont pris dix villes. Parmi elles, Goma »
        fatalities=_counted(d, sentence, told),
    )


def _counted(d: Discourse, sentence: Sentence, told: Sentence) -> Count | None:
    """« Vingt personnes ont péri … Parmi elles, seize civils »: how many of the dead of the sentence before are counted in this one."""
    end = _opening_end(d, sentence)
    between = words()["figuring"] | {","}
    begin = next(
        (k for k in range(end or sentence.last, sentence.last) if d.text.norms[k] not in between), sentence.last
    )
    number = numerals.read(d.tokens, begin) if begin < sentence.last else None
    if number is None or not any(f.what == Harm.KILLED for f in figures_in(d, told)):
        return None
    return Count(low=number[0], best=number[0], high=number[0])
