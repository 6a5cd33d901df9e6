"""What changes hands at a place, how much of it, and what is left out?

« ont repris », « toute la province », « à l'exception des quartiers kurdes »: what a claim of control says of its place.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from geo.codebook import Change, Extent, GeoPrecision, Head, Kind
from geo.model import Resolution
from geo.reading.reports.extents import extent_of, is_told_apart
from geo.reading.reports.locating import is_along_river
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.wordclasses import beginnings, lemmas, words

_OBJECT = 6  # tokens of « la plupart des quartiers »
_OPENING = 3  # tokens of « À l'exception »
_POSTS = frozenset((Head.CROSSING, Head.AIRPORT, Head.BASE, Head.DAM))


def held(
    d: Discourse, sentence: Sentence, found: Match, anchor: Unit, index: int, *, alone: bool
) -> tuple[Change | None, Extent | None, bool]:
    """What changes hands at a place, how much of it, and whether the text says the whole of an area.

    ``alone`` says that the telling has no other place.
    """
    bound = found.roles.get("location", ())
    located = next((u for u in bound if index in u.places), next(iter(bound), None))
    named = located is not None and _is_named(d, anchor, located)
    extent = None if named and found.rule.extent is Extent.PARTIAL else found.rule.extent
    if extent is Extent.PARTIAL and _is_most(d, anchor):
        extent = Extent.MAJORITY
    if located is not None and _is_beside(d, located, index):
        return _retaken(found.rule.change, anchor), Extent.PARTIAL, False
    extent = extent or extent_of(d.tokens, anchor, located, d.found.resolutions[index])
    if extent is Extent.FULL and _is_left(found):
        extent = Extent.WITHDRAWN
    if extent is Extent.FULL and alone and located is not None and _excepts(d, sentence, located):
        extent = Extent.MAJORITY
    whole = extent is Extent.FULL and _whole(d, sentence, located)
    return _retaken(found.rule.change, anchor), extent, whole


def where(d: Discourse, found: Match, anchor: Unit, index: int) -> Resolution:
    """« au sud de Talbissé, une localité tenue par les rebelles »: the town itself, where what is told behind it is told of it.

    Fighting along a river is at no point of it.
    """
    resolution = d.found.resolutions[index]
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH) and is_along_river(d, index):
        return replace(resolution, place=None, precision=None, area=None, reason="a river, not a point")
    located = next((u for u in found.roles.get("location", ()) if index in u.places), None)
    if found.rule.kind is not Kind.CONTROL or located is None or resolution.precision is not GeoPrecision.NEAR:
        return resolution
    town = resolution.place is not None and resolution.place.feature_class == "P"
    apart = town and is_told_apart(d.tokens, anchor, located)
    return replace(resolution, precision=GeoPrecision.EXACT, area=None) if apart else resolution


def _is_most(d: Discourse, anchor: Unit) -> bool:
    """« A Homs, l'armée a repris la plupart des quartiers »: whether what is taken in a place is most of its parts."""
    told = [t.norm for t in takewhile(lambda t: t.text[0].isalnum(), d.tokens[anchor.last : anchor.last + _OBJECT])]
    most = next((i for i, word in enumerate(told) if word in words()["majority"]), len(told))
    return not words()["plural_heads"].isdisjoint(told[most:])


def excepted(d: Discourse, sentence: Sentence) -> str | None:
    """« à l'exception des quartiers kurdes »: what a claim of control leaves out, in its words."""
    for i in range(sentence.first, sentence.last - 1):
        if d.tokens[i].norm in words()["except"]:
            end = next((j for j in range(i + 1, sentence.last) if d.tokens[j].text in ',.;:»"'), sentence.last)
            begin = i - 2 if d.tokens[i].norm in words()["exception"] and i - 2 >= sentence.first else i
            return d.article.text[d.tokens[begin].start : d.tokens[end - 1].end]
    return None


def _is_left(found: Match) -> bool:
    """« ont abandonné Homs », not « ont perdu Homs »: whether who loses a place goes from it."""
    group = found.units[found.anchor].group
    return found.rule.change is Change.LOST and group is not None and group.lemma in lemmas()["abandoning"]


def _is_beside(d: Discourse, located: Unit, index: int) -> bool:
    """« Tell Zarour, près de Saraqeb »: whether a town stands for a village near it that no gazetteer lists."""
    unknown = bool(located.places) and all(d.found.resolutions[i].place is None for i in located.places)
    return unknown and index not in located.places


def _excepts(d: Discourse, sentence: Sentence, located: Unit) -> bool:
    """« à l'exception d'un quartier », « Homs exceptée, », before a place or behind it: whether something is left out of it."""
    opening = d.tokens[sentence.first : located.first]
    opens = any(t.norm in words()["except"] for t in opening[:_OPENING]) and any(t.text == "," for t in opening)
    closes = any(t.norm in words()["excepted"] and mark.text == "," for t, mark in pairwise(opening))
    return opens or closes or any(t.norm in words()["except"] for t in d.tokens[located.last : sentence.last])


def _is_named(d: Discourse, anchor: Unit, located: Unit) -> bool:
    """« ont repris une localité stratégique, Salma », « deux villages: Salma et Kinsabba », « dont Salma »: what is taken, by name."""
    mark = located.first - 1
    if located.preposition is not None or mark < 0:
        return False
    mark -= d.tokens[mark].norm in words()["by"]  # « à commencer par Salma »
    if d.tokens[mark].text == ":" or d.tokens[mark].norm in words()["picking"]:
        return True
    told = [t.norm for t in d.tokens[anchor.last : mark]]
    nouns = words()["towns"] | words()["bastions"] | words()["plural_heads"]
    return d.tokens[mark].text == "," and "," not in told and not nouns.isdisjoint(told)


def _whole(d: Discourse, sentence: Sentence, located: Unit | None) -> bool:
    """« toute la province », « la province tout entière »: words that say the whole of an area."""
    if located is None:
        return False
    about = d.tokens[max(sentence.first, located.first - 4) : min(sentence.last, located.last + 3)]
    return any(t.norm in words()["whole"] for t in about)


def _retaken(change: Change | None, anchor: Unit) -> Change | None:
    """« reprendre », « reconquérir »: taken again."""
    lemma = anchor.group.lemma if anchor.group else anchor.norm
    again = lemma.startswith(beginnings()["again"]) or lemma in lemmas()["restoring"]
    return Change.RETAKEN if change is Change.TAKEN and again else change


def is_raid(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """« Des hommes armés ont investi Bama, tuant dix habitants »: bands who come to kill and burn take nothing.

    « Des hommes armés ont investi le poste-frontière de Nassib »: whoever they are, they hold a post that they came for.
    """
    group = found.units[found.anchor].group
    if found.rule.kind is not Kind.CONTROL or group is None or group.lemma not in lemmas()["invading"]:
        return False
    told = [u.actor for u in found.roles.get("holder", ()) if u.actor is not None]
    if not told or any(actor.state or actor.country is not None for actor in told):
        return False
    by = {t.norm for u in found.roles["holder"] for t in d.tokens[u.first : u.last]}
    behind = d.text.norms[group.last : sentence.last]
    unknown = not by.isdisjoint(words()["gunmen"]) and not _is_post(d, found)
    return unknown or not words()["raiders_deeds"].isdisjoint(behind)


def _is_post(d: Discourse, found: Match) -> bool:
    """« le poste-frontière de Nassib », « l'aéroport de Sebha »: whether what is entered is a site worth holding, by its own name."""
    told = [d.found.resolutions[i] for u in found.roles.get("location", ()) for i in u.places]
    return any(r.toponym.head in _POSTS and r.place is not None and r.place.is_site for r in told)


def taken_abroad(d: Discourse, found: Match, targets: Sequence[int]) -> Sequence[int]:
    """« La Russie a pris cinq villages, dont Striletcha et Borysivka »: of places in two countries, none in that of who takes them.

    A village that the gazetteer lacks may have a namesake at home.
    """
    if (
        found.rule.kind is not Kind.CONTROL
        or _retaken(found.rule.change, found.units[found.anchor]) is not Change.TAKEN
    ):
        return targets  # « a repris Soudja »
    homes = {u.actor.country for u in found.roles.get("holder", ()) if u.actor is not None} - {None}
    told = {i: d.found.resolutions[i].place for i in targets}
    abroad = [i for i, place in told.items() if place is None or place.country not in homes]
    return abroad if any(told[i] is not None for i in abroad) else targets
