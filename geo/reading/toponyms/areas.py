"""Does a name that a town and its province share mean the province?

Mostly the noun before the name says so (« la province d'Idleb »), and a bare name is the town. Yet reporters also say it of
villages that are somebody's (« un village d'Idleb »), behind the name (« Idleb, une province frontalière »), at the head of
the sentence (« Province morcelée, Idleb … »), of all that a list names, in a heading that the next sentence explains; and a
few names are hardly ever used bare but for the province.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.codebook import Head
from geo.reading.text import Text, Token
from geo.reading.toponyms.entities import is_name
from geo.reading.toponyms.mentions import Candidate
from geo.reading.toponyms.named import Power, begins
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import words as classes

_SETTLEMENTS = (Head.CITY, Head.TOWN, Head.VILLAGE)
_DIVISIONS = (Head.PROVINCE, Head.DISTRICT, Head.REGION)
_TOWNS = (*_SETTLEMENTS, Head.QUARTER)
_SOME = 2  # the strength of « un village de X »
_ADJECTIVES = 3  # that may stand between a noun and « de »
_ANNOUNCED = 12  # tokens from a list back to the noun that announces it
_QUOTES = frozenset("\"«»“”'")


def tell_areas(text: Text, candidates: Sequence[Candidate], words: Vocabulary) -> None:
    """Give the names that mean a province or a region the noun that says so, where the text says it otherwise."""
    following = [*candidates[1:], None][: len(candidates)]
    alone = [not (c.listed or _goes_on(c, after)) for c, after in zip(candidates, following, strict=True)]
    for i, candidate in enumerate(candidates):
        if not candidate.standing.area or candidate.standing.power is Power.COUNTRY:
            continue
        if candidate.standing.power is Power.CAPITAL and candidate.context.noun in words.extents:
            candidate.context.head, candidate.context.near = None, True  # « les zones rebelles de Damas »
        elif alone[i] and _holds_settlements(candidate, words):
            candidate.context.head = Head.REGION
        elif candidate.context.head is None:
            candidate.context.head = _called_after(text.tokens, candidate, words) or (
                _called_before(text.tokens, candidates, i, words) if alone[i] else None
            )
    _read_lists(text.tokens, candidates, words)
    _explain_headings(text, candidates)
    _read_habits(candidates, alone, words)


def _goes_on(candidate: Candidate, after: Candidate | None) -> bool:
    """Whether a list goes on behind a name: « de Raqa et de Deraa », but not « de Raqa, en Syrie »."""
    return after is not None and after.listed and after.context.preposition in ("", candidate.context.preposition)


def _holds_settlements(candidate: Candidate, words: Vocabulary) -> bool:
    """« un village d'Idleb », « l'une des villes d'Idleb »: of one name only; « les villes d'Alep et de Homs » are those two."""
    found = candidate.context
    if not found.de or found.noun in words.seat:
        return False
    if found.head is None:
        return found.strength == _SOME and words.heads.get(found.noun) in _SETTLEMENTS
    return found.plural and found.head in _SETTLEMENTS


def _called_after(tokens: tuple[Token, ...], candidate: Candidate, words: Vocabulary) -> Head | None:
    """« Idleb, une province frontalière », but not « Saraqeb, province d'Idleb »: what the name is called behind a comma."""
    k, end = candidate.last, candidate.chunk.sentence.last
    if k + 1 >= end or tokens[k].text not in (",", "("):
        return None
    k += 1
    k += tokens[k].norm in words.indefinite
    head = words.head(tokens[k]) if k < end else None
    if head not in _DIVISIONS or tokens[k].norm in words.plural_heads:
        return None
    k += 1
    limit = min(end, k + _ADJECTIVES)
    while k < limit and tokens[k].text.isalpha() and tokens[k].norm not in words.connector:
        k += 1
    if k >= end or tokens[k].norm not in words.connector or begins(tokens[k - 1].norm, words.bordering):
        return head
    k += 1
    while k < end and tokens[k].norm in words.article:
        k += 1
    return None if k < end and is_name(tokens[k]) else head


def _called_before(
    tokens: tuple[Token, ...], candidates: Sequence[Candidate], i: int, words: Vocabulary
) -> Head | None:
    """« Province morcelée, Idleb … », « Ville de garnison, Diffa … »: what a sentence opens with, of the first name behind a comma."""
    candidate = candidates[i]
    opening, k = candidate.chunk.sentence.first, candidate.first - 1
    while k > opening and tokens[k].text in _QUOTES:
        k -= 1
    if k <= opening or tokens[k].text != ",":
        return None
    head = words.head(tokens[opening])
    if head not in (*_DIVISIONS, *_SETTLEMENTS) or tokens[opening].norm in words.plural_heads:
        return None
    earlier = (c for c in reversed(candidates[:i]) if c.first > opening)
    return None if any(tokens[c.first - 1].text == "," for c in earlier) else head


def _read_lists(tokens: tuple[Token, ...], candidates: Sequence[Candidate], words: Vocabulary) -> None:
    """Give all members of a list what is said of them together, before it or behind."""
    for members in _lists(candidates):
        if all(_could_be_area(m) for m in members):
            head = _announced(tokens, members[0], words) or _summed_up(tokens, members[-1], words)
            for member in members if head else ():
                member.context.head = head


def _could_be_area(candidate: Candidate) -> bool:
    return (
        candidate.context.head is None
        and candidate.standing.area
        and candidate.standing.power is not Power.COUNTRY  # « cinq Etats (Angola, Namibie, …) »
    )


def _announced(tokens: tuple[Token, ...], first: Candidate, words: Vocabulary) -> Head | None:
    """« trois provinces (Alep, Idleb et Hama) », « des provinces sont visées : Alep, Hama »."""
    opening, k = first.chunk.sentence.first, first.first - 1
    if k <= opening or tokens[k].text not in ("(", ":"):
        return None
    for j in range(k - 1, max(opening, k - _ANNOUNCED) - 1, -1):
        head = words.head(tokens[j])
        if head is not None and tokens[j].norm in words.plural_heads:
            return head if head in _DIVISIONS else None
        if tokens[j].text in (",", ";"):
            break
    return None


def _summed_up(tokens: tuple[Token, ...], last: Candidate, words: Vocabulary) -> Head | None:
    """« Idleb, Alep et Hama, trois provinces du nord »."""
    k, end = last.last, last.chunk.sentence.last
    if (
        k + 2 >= end
        or tokens[k].text != ","
        or not (tokens[k + 1].norm in words.indefinite or tokens[k + 1].norm in classes()["some"])
    ):
        return None
    head = words.head(tokens[k + 2])
    return head if head in _DIVISIONS and tokens[k + 2].norm in words.plural_heads else None


def _explain_headings(text: Text, candidates: Sequence[Candidate]) -> None:
    """« Lourd bilan à Idleb ⏎ Dans la province d'Idleb, … »: the name in a heading means what the next sentence says."""
    for name, again in pairwise(candidates):
        bare = name.context.head is None and name.name == again.name and again.context.head in _DIVISIONS
        if bare and name.chunk.sentence.last == again.chunk.sentence.first and text.is_heading(name.chunk.sentence):
            name.context.head = again.context.head


def _read_habits(candidates: Sequence[Candidate], alone: Sequence[bool], words: Vocabulary) -> None:
    """Take a bare name for the province where the press mostly does, and the text calls it one and never a town.

    So too at the head of a list, whose others are then of a kind with it: « à Lattaquié (ouest) et Hama », « la
    Békaa-Ouest et Jezzine »; « sur Alep et Idleb » are the two towns.
    """
    called: dict[str, set[Head | None]] = {}
    for candidate in candidates:
        if candidate.name in words.bare_provinces:
            called.setdefault(candidate.name, set()).add(candidate.context.head)
    provinces = {n for n, h in called.items() if not h.isdisjoint(_DIVISIONS) and h.isdisjoint(_TOWNS)}
    for candidate, single in zip(candidates, alone, strict=True):
        if single and candidate.name in provinces and _bare(candidate, words):
            candidate.context.head = Head.PROVINCE
    for members in _lists(candidates):
        likely = members[0].name in provinces or _no_town(members)
        if likely and all(_bare(m, words) and _could_be_area(m) and m.standing.power is Power.NONE for m in members):
            for member in members:
                member.context.head = Head.PROVINCE


def _no_town(members: Sequence[Candidate]) -> bool:
    """Whether no town bears the first name of a list, only a division of one country, in which all of the list may lie."""
    first = members[0].standing
    if first.settled or len(first.countries) != 1:
        return False
    return all(first.countries <= m.standing.countries for m in members)


def _bare(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether nothing before a name says what it is, nor that it is a town: no noun of towns, no distance, no bearing."""
    found = candidate.context
    measured = found.near or found.bearing is not None or found.distance_km is not None
    return found.head is None and found.noun not in words.of_town and not measured


def _lists(candidates: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    """The names that stand in lists of two or more, list by list."""
    start = 0
    while start < len(candidates):
        end = start + 1
        while end < len(candidates) and candidates[end].listed:
            end += 1
        if end - start > 1:
            yield candidates[start:end]
        start = end
