"""Who says so?

Finds the incises that name a source (« selon l'OSDH », « , a indiqué un porte-parole ») and the reporting clauses that open a
sentence (« L'armée a annoncé que »). A source is a party to the conflict or a third one; the words that tell are data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

from geo.reading.language import lexicon, table
from geo.reading.text import Token, normalise, spelled
from geo.reading.units import words

_TO_QUE = 12  # tokens from a verb of saying to its « que », an incise between two commas included
_LONGEST = 22  # tokens of an incise
_ENDS = frozenset((",", ".", ";", "!", "?", "»", '"', "”", "“", "(", ")", ":", "…", "-", "--", "–", "—"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named in a sentence: the tokens of its incise, its words, whether it is a party to the conflict.

    ``said`` marks a verb of saying rather than « selon »; ``opening`` marks a reporting clause that opens the sentence: what
    it says begins at ``last``.
    """

    first: int
    last: int
    source: str
    party: bool
    opening: bool = False
    denial: bool = False
    said: bool = False


@dataclass(frozen=True, slots=True)
class _Cues:
    according: frozenset[str]
    said: frozenset[str]
    denied: frozenset[str]
    admitted: frozenset[str]
    third: frozenset[str]
    party: frozenset[str]
    speakers: frozenset[str]
    before_said: frozenset[str]
    after_said: frozenset[str]
    relatives: frozenset[str]
    articles: frozenset[str]
    openers: frozenset[str]
    names: tuple[tuple[str, str], ...]


@cache
def _cues(language: str = "fr") -> _Cues:
    raw = table("attribution", language)
    made = ("names", "openers")
    groups = {f.name: frozenset(normalise(w) for w in raw[f.name]) for f in fields(_Cues) if f.name not in made}
    openers = groups["according"] | groups["said"] | groups["denied"] | {"d'", "de"}  # « d'après », « de source »
    return _Cues(**groups, openers=openers, names=tuple((normalise(k), v) for k, v in raw["names"].items()))


@cache
def told_before(language: str = "fr") -> frozenset[str]:
    """The sources that stand for the one named before: « la même source », « l'ONG »."""
    return frozenset(table("attribution", language)["told_before"])


def find_attributions(tokens: Sequence[Token], first: int, last: int) -> tuple[Attribution, ...]:
    """The sources that a sentence's tokens [first, last) name, in order."""
    cues = _cues()
    found: list[Attribution] = []
    i = first
    while i < last:
        if tokens[i].norm not in cues.openers:
            i += 1
            continue
        made = _according(tokens, i, last, cues) or _said(tokens, i, first, last, cues)
        if made is None:
            i += 1
            continue
        found.append(made)
        i = max(made.last, i + 1)
    return tuple(found)


def _according(tokens: Sequence[Token], i: int, last: int, cues: _Cues) -> Attribution | None:
    norm = tokens[i].norm
    if norm == "d'" and i + 1 < last and tokens[i + 1].norm == "apres":
        begin = i + 2
    elif norm in cues.according or (norm == "de" and i + 1 < last and tokens[i + 1].norm in ("source", "sources")):
        begin = i + 1
    else:
        return None
    if begin < last and tokens[begin].norm in cues.relatives:
        return None
    end = _end(tokens, begin, last)
    return _made(tokens, i, begin, end, cues)


def _said(tokens: Sequence[Token], i: int, first: int, last: int, cues: _Cues) -> Attribution | None:
    """A verb of saying: inverted in an incise, or before « que » with its subject before it."""
    token = tokens[i]
    said, denied = token.norm in cues.said, token.norm in cues.denied
    if not said and not denied:
        return None
    start = i
    while start > first and tokens[start - 1].norm in cues.before_said:
        start -= 1
    inverted = (start > first and tokens[start - 1].text in (",", '"', "»", "”", "–", "-", "—")) or start == first
    if inverted and i + 1 < last and tokens[i + 1].norm not in ("que", "qu'", ","):
        begin = i + 1
        end = _end(tokens, begin, last)
        while begin < end and tokens[begin].norm in cues.after_said:
            begin += 1
        if not _names_source(tokens, begin, end, cues):
            return None
        return _made(tokens, start, begin, end, cues, denial=denied, said=True)
    commas = 0
    for j in range(i + 1, min(last, i + _TO_QUE)):
        commas += tokens[j].text == ","
        if tokens[j].norm in ("que", "qu'"):
            if commas == 1:
                break
            subject = max(first, start - _LONGEST)
            subject = next((k + 1 for k in range(start - 1, subject - 1, -1) if tokens[k].text in "-–—:;"), subject)
            made = _made(tokens, subject, subject, start, cues, opening=True, last=j + 1, denial=denied, said=True)
            # what a party admits against itself is as good as confirmed
            return replace(made, party=False) if made is not None and token.norm in cues.admitted else made
        if tokens[j].text in ";:.":
            break
    return None


def _names_source(tokens: Sequence[Token], begin: int, end: int, cues: _Cues) -> bool:
    """Whether what follows an inverted verb of saying is who said it, not what: « a annoncé le ministre », not « une trêve »."""
    head = tokens[begin : min(end, begin + 6)]
    first = next((t for t in head if t.norm not in cues.articles and t.norm not in words()["determiners"]), None)
    if first is not None and spelled(first.text) in lexicon().nouns:
        return False  # « , ont lancé une offensive contre les rebelles »
    if any(t.norm in cues.third or t.norm in cues.party or t.norm in cues.speakers for t in head):
        return True
    return bool(head) and head[0].text[:1].isupper()


def _end(tokens: Sequence[Token], begin: int, last: int) -> int:
    j = begin
    while j < min(last, begin + _LONGEST) and (
        tokens[j].text not in _ENDS or (tokens[j].text == "(" and j + 2 < last and tokens[j + 2].text == ")")
    ):
        j += 3 if tokens[j].text == "(" else 1
    return min(j, last)


def _made(
    tokens: Sequence[Token],
    first: int,
    begin: int,
    end: int,
    cues: _Cues,
    *,
    opening: bool = False,
    last: int | None = None,
    denial: bool = False,
    said: bool = False,
) -> Attribution | None:
    if end <= begin:
        return None
    told = [t.norm for t in tokens[begin:end]]
    third = not cues.third.isdisjoint(told)
    party = not third and not cues.party.isdisjoint(told)
    return Attribution(
        first, end if last is None else last, _name(tokens, begin, end, cues), party, opening, denial, said
    )


def _name(tokens: Sequence[Token], begin: int, end: int, cues: _Cues) -> str:
    """The source's usual name, or its words without article and time."""
    text = " ".join(t.norm for t in tokens[begin:end])
    for cue, name in cues.names:
        if f" {cue} " in f" {text} ":
            return name
    while begin < end - 1 and tokens[begin].norm in cues.articles:
        begin += 1
    parts: list[str] = []
    for k in range(begin, end):
        if parts and tokens[k].start > tokens[k - 1].end:
            parts.append(" ")
        parts.append(tokens[k].text)
    return "".join(parts)[:120]
