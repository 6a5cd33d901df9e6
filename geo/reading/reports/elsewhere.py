"""Does a sentence open with a place that it does not name, which is not the one told before?

« Plus au sud, … », « Non loin de là, … », « De l'autre côté de la frontière, … », « Dans un village voisin, … », « Au nord du
pays, … »: what happened there did not happen at the place told before.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import words, written

_FRAME = 6  # tokens of « dans le nord-ouest du pays » at the head of a sentence
_WAY = 10  # tokens of « à une bonne dizaine de kilomètres de là »
_SLIGHTLY = 2  # tokens of « un peu » before « plus »
_SIDE = 3  # tokens of « côté de la frontière »


def opens_elsewhere(d: Discourse, at: int) -> bool:
    """Whether what a sentence tells at a token is where its opening says, not where the sentence before was."""
    sentence = d.text.sentence_at(d.tokens[at].start)
    first = sentence.first if sentence is not None else at
    ahead = d.tokens[first : min(first + _WAY, at)]
    opening = list(takewhile(lambda t: t.text not in ",;:", ahead))
    norms = [t.norm for t in opening]
    framed = _is_framed([t.norm for t in ahead[:_FRAME]])
    return framed or _is_farther(norms) or _is_reckoned(opening) or _is_another(norms)


def _is_framed(norms: Sequence[str]) -> bool:
    """« Au nord du pays », « A la frontière »: whether a part of the country is told, or its border."""
    if not norms or norms[0] not in words()["here"]:
        return False
    parts, lands = words()["bearings"] | words()["of_country"], words()["the_country"]
    return not words()["borders"].isdisjoint(norms) or any(
        part in parts and land in lands for part, land in zip(norms, norms[2:], strict=False)
    )


def _is_farther(norms: Sequence[str]) -> bool:
    """« Ailleurs », « Plus au sud », « Un peu plus loin »."""
    if not words()["not_there"].isdisjoint(norms[:1]):
        return True
    more = next((k for k, norm in enumerate(norms[: _SLIGHTLY + 1]) if norm in words()["more"]), len(norms))
    return not (words()["bearings"] | words()["far_off"]).isdisjoint(norms[more + 1 : _FRAME])


def _is_reckoned(opening: Sequence[Token]) -> bool:
    """« A quelques kilomètres de là », « Non loin de là »: whether how far off something was is reckoned from the place told before."""
    there = (
        k
        for k, (of, place) in enumerate(pairwise(opening))
        if of.norm in words()["of"] and spelled(place.text) in written()["over_there"]
    )
    end = next(there, 0)
    return not (words()["far_off"] | words()["near"]).isdisjoint(t.norm for t in opening[:end])


def _is_another(norms: Sequence[str]) -> bool:
    """« Sur un autre front », « De l'autre côté de la frontière », « Dans un village voisin »: another place, told by no name."""
    areas = words()["some_town"] | words()["regions"] | words()["fronts"]
    for k, (one, noun) in enumerate(pairwise(norms)):
        if noun in areas and one in words()["other_one"]:
            return True
        if one in areas and noun in words()["neighbouring"]:
            return True
        beyond = one in words()["other_one"] and noun in words()["sides"]
        if beyond and not words()["the_border"].isdisjoint(norms[k + 2 : k + 2 + _SIDE]):
            return True
    return False
