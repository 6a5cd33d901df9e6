"""What do the toponyms of one sentence say of one another?

« Jibrine, dans la province de Hama » puts one place in another; « Tabqa, à 50 km à l'ouest de Raqa » measures one from the
other; « entre Idleb et Lattaquié » joins two. Only the words between the two names are looked at.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import Head
from geo.model import Toponym
from geo.reading.context import Context
from geo.reading.text import Text, Token
from geo.reading.vocabulary import Vocabulary

_NEAR_TOKENS = 14
_ENTERING = frozenset(("dans", "en", "a", "au", "aux", "("))
_BROKEN = frozenset((".", ";", ":", "et", "ou", "puis", "vers", "depuis", "pour", "contre", "que", "qui"))


def relate(
    text: Text, toponyms: Sequence[Toponym], places: Sequence[tuple[int, int, Context]], words: Vocabulary
) -> list[Toponym]:
    """The toponyms, each told of its container and of the other end of « entre … et … »."""
    tokens = text.tokens
    found = list(toponyms)
    for i in range(len(found) - 1):
        first, last = places[i][1], places[i + 1][0]
        if last - first > _NEAR_TOKENS or text.sentence_at(found[i].span.start) is not text.sentence_at(found[i + 1].span.start):
            continue
        between = tokens[first:last]
        if _entre(tokens, places[i][0], words) and len(between) <= 4 and any(t.norm == "et" for t in between):
            found[i] = replace(found[i], between=found[i + 1].span)
            found[i + 1] = replace(found[i + 1], between=found[i].span)
        elif _contains(between, places[i + 1][2], found[i], found[i + 1], words):
            found[i] = replace(found[i], container=found[i + 1].span)
    return found


def _entre(tokens: tuple[Token, ...], first: int, words: Vocabulary) -> bool:
    k = first - 1
    while k > 0 and tokens[k].norm in words.article:
        k -= 1
    return k >= 0 and tokens[k].norm == "entre"


def _contains(
    between: Sequence[Token], found: Context, inner: Toponym, outer: Toponym, words: Vocabulary
) -> bool:
    """Whether the words between two names say that the first is in the second, or where it is from it."""
    if not between or any(t.norm in _BROKEN for t in between):
        return False
    if found.distance_km is not None or found.bearing is not None:
        return between[0].text in (",", "(") or between[0].norm in ("situe", "situee", "a", "au")
    opening = between[1].norm if between[0].text == "," and len(between) > 1 else between[0].norm
    if between[0].text == "(":
        return len(between) <= 5
    if opening not in _ENTERING and opening not in ("pres", "situe", "situee", "quartier", "ville", "village", "localite", "chef-lieu", "de", "d'"):
        return False
    if opening in ("de", "d'") and not (inner.head is Head.QUARTER and outer.head is None):
        return False
    return not any(t.norm.startswith(("tu", "bless", "annonc", "affirm", "declar")) and t.norm.endswith(("e", "es")) for t in between)
