"""What is a source called?

Of the words that tell who speaks, those that name him: without an article, the day and the place where he spoke, what
stands before or behind his name.
"""

from collections.abc import Sequence

from geo.reading.sentences.saying import SayingWords
from geo.reading.sentences.verbs import acts
from geo.reading.text import Token, spaced, spelled
from geo.reading.wordclasses import endings, words, written

_REACH = 3  # words that tell where or how a source spoke
_LETTERS = 120  # of the longest name
LONGEST = 22  # tokens of an incise
_SPEAKER = 3  # words of « l'ambassadeur à l'», the fewest that name who speaks at a body
_RUBRIC = 7  # words of « EN DIRECT - », « KHARTOUM, 21 mars 2025 - »
_HEADS, _DASHES = frozenset(":]"), frozenset(("-", "--", "–", "—"))
_SHORT = 3  # letters from which on a word before a stop is none of « M. », « Dr. »
ENDS = frozenset((",", ".", ";", "!", "?", "»", '"', "”", "“", "(", ")", ":", "…", "-", "--", "–", "—"))


def name_of(tokens: Sequence[Token], speaking: Sequence[int], told: Sequence[int], cues: SayingWords) -> str:
    """The source's usual name, or its words without article, time and what stands before a comma."""
    text = " ".join(tokens[k].norm for k in told)
    for cue, name in cues.names:
        if f" {cue} " in f" {text} " and not _is_accredited(text, cue, cues):
            return name
    speaking = _behind_time(tokens, _behind_heading(tokens, speaking))
    parts_name = {",", *words()["that"]}
    comma = max((i for i, k in enumerate(speaking[:-1]) if tokens[k].text in parts_name), default=-1)
    kept = list(speaking[comma + 1 :]) if tokens[speaking[-1]].text != "," else list(_before_comma(tokens, speaking))
    kept = _before_circumstance(tokens, _of_count(tokens, kept, cues), cues)
    if kept and kept[-1] + 1 < len(tokens) and tokens[kept[-1] + 1].norm in words()["who"]:
        kept = _antecedent(tokens, kept)
    while len(kept) > 1 and (tokens[kept[0]].norm in cues.articles or not tokens[kept[0]].text[0].isalnum()):
        kept.pop(0)
    if len(kept) == 1 and tokens[kept[0]].norm in cues.nameless:
        return ""
    return spaced(tokens, kept)[:_LETTERS]


def _before_comma(tokens: Sequence[Token], speaking: Sequence[int]) -> Sequence[int]:
    """« En visite à Rome, le Haut conseil touareg, une alliance de partis, »: the name, without what opens it or is apposed to it."""
    commas = [i for i, k in enumerate(speaking) if tokens[k].text == ","]
    begin, *ends = 0, *commas
    while len(ends) > 1 and _opens(tokens, speaking[begin : ends[0]]):
        begin = ends.pop(0) + 1
    return speaking[begin : ends[0]]


def _opens(tokens: Sequence[Token], part: Sequence[int]) -> bool:
    """« En visite à Rome », « Parallèlement », « Casqué »: whether what stands before a comma only opens what is said of a source."""
    if not part:
        return False
    first = tokens[part[0]]
    if first.norm in words()["locative"] and spelled(first.text) not in written()["has"]:
        return True
    alone = len(part) == 1 or tokens[part[1]].norm in words()["by"]
    return alone and first.norm.endswith((*endings()["adverb"], *endings()["any_participle"]))


def _is_accredited(text: str, cue: str, cues: SayingWords) -> bool:
    """« l'ambassadeur d'Ukraine aux Nations unies »: who speaks for another there."""
    before = f" {text} ".partition(f" {cue} ")[0].split()
    return len(before) > _SPEAKER and not cues.to.isdisjoint(before[-2:])


def _behind_heading(tokens: Sequence[Token], speaking: Sequence[int]) -> Sequence[int]:
    """« 7h50 : Israël (affirme) », « URGENT - L'armée (annonce) »: the words of a source without the hour or the rubric before it."""
    marks = [i for i, k in enumerate(speaking[:-1]) if tokens[k].text in _HEADS]
    dashes = [i for i, k in enumerate(speaking[:-1]) if tokens[k].text in _DASHES]
    marks += dashes if len(dashes) == 1 and dashes[0] <= _RUBRIC else []
    return speaking[max(marks) + 1 :] if marks else speaking


def _behind_time(tokens: Sequence[Token], speaking: Sequence[int]) -> Sequence[int]:
    """« (assure) depuis lundi l'armée »: the words of a source without since when it says so."""
    if tokens[speaking[0]].norm not in words()["since"]:
        return speaking
    begin = next((i for i, k in enumerate(speaking) if tokens[k].norm in words()["articles"]), 0)
    return speaking[begin:]


def _antecedent(tokens: Sequence[Token], kept: list[int]) -> list[int]:
    """« la campagne contre l'EI - qui a revendiqué »: of a name that a relative goes on from, what stands behind « contre »."""
    while len(kept) > 1 and not tokens[kept[-1]].text[0].isalnum():
        kept = kept[:-1]
    against = max((i for i, k in enumerate(kept[:-1]) if tokens[k].norm in words()["against"]), default=-1)
    return kept[against + 1 :]


def _before_circumstance(tokens: Sequence[Token], kept: list[int], cues: SayingWords) -> list[int]:
    """« le groupe dans un communiqué », « le colonel via Skype », « l'armée a en outre »: the name without where and how it spoke."""
    for i in range(1, len(kept)):
        if spelled(tokens[kept[i]].text) in written()["has"]:
            return kept[:i]
        told = [tokens[k].norm for k in kept[i : i + _REACH]]
        if any(" ".join(told[:n]) in cues.beyond_name for n in range(1, len(told) + 1)):
            return kept[:i]
        if spelled(tokens[kept[i]].text) in written()["to"] and all(
            tokens[k].text[0].isupper() for k in kept[i - 1 : i + 2 : 2]
        ):
            return kept[:i]  # « M. Annan à Doha »
    return kept


def _of_count(tokens: Sequence[Token], kept: list[int], cues: SayingWords) -> list[int]:
    """« un bilan partiel du Croissant-Rouge »: whose count it is."""
    for i, k in enumerate(kept[:-2]):
        if tokens[k].norm in cues.counts:
            return next((kept[j + 1 :] for j in range(i + 1, len(kept) - 1) if tokens[kept[j]].norm in cues.of), kept)
    return kept


def end_of_name(tokens: Sequence[Token], begin: int, last: int) -> int:
    """Where the words of a source end: at a mark, but not at the stop of « M. » or at a parenthesis of one word."""
    j = begin
    while j < min(last, begin + LONGEST) and (
        tokens[j].text not in ENDS
        or (tokens[j].text == "." and begin < j < last - 1 and len(tokens[j - 1].text) < _SHORT)
        or (tokens[j].text == "(" and j + 2 < last and tokens[j + 2].text == ")")
    ):
        j += 3 if tokens[j].text == "(" else 1
    return _before_count(tokens, begin, min(j, last))


def _before_count(tokens: Sequence[Token], begin: int, end: int) -> int:
    """« selon les secouristes | plus de 400 morts »: where a source ends behind which a figure stands, no « 28 pays » of its own."""
    counts = (k for k in range(begin + 1, end - 1) if tokens[k].text.isdigit() and tokens[k + 1].text.islower())
    count = next((k for k in counts if tokens[k - 1].text.islower()), end)
    if count == end or tokens[count - 1].norm in words()["articles"] | words()["of_the"]:
        return end
    while count > begin + 1 and tokens[count - 1].norm in words()["before_counts"]:
        count -= 1
    return count


def parenthesis_end(tokens: Sequence[Token], k: int, end: int) -> int:
    """Where the parenthesis of several words ends that opens at a token; the token where none does."""
    if tokens[k].text != "(":
        return k
    close = next((j for j in range(k, end) if tokens[j].text == ")"), k)
    return close + 1 if close - k > len("()") else k


def apposed_end(tokens: Sequence[Token], end: int, cues: SayingWords) -> int:
    """Where « , un commandant de l'ASL » behind the name of a source ends; where it begins when there is none."""
    k = end + 1
    if end >= len(tokens) or tokens[end].text != ",":
        return k
    while k < len(tokens) and tokens[k].norm in cues.articles:
        k += 1
    if k >= len(tokens) or not (belongs(tokens, end + 1) or tokens[k].norm in cues.party | cues.speakers | cues.third):
        return end + 1
    last = end_of_name(tokens, k, len(tokens))
    return end + 1 if any(map(acts, tokens[k:last])) else last  # « selon des diplomates, les rebelles ont pris »


def belongs(tokens: Sequence[Token], k: int) -> bool:
    """« , de la section libanaise du parti, », « , du même bataillon, »: to what a speaker belongs; not « , des raids, »."""
    of, the = (*(token.norm for token in tokens[k : k + 2]), "", "")[:2]
    return of in words()["of_the"] or (of in words()["of"] and the in words()["articles"])
