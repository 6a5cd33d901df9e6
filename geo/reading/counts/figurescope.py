"""Which figures belong to a period, a war or many places rather than to one event, and who gives them?

« depuis mercredi », « en 16 mois », « à travers le pays », « la guerre a fait »; « selon les secouristes ». The words are data:
``languages/fr/figures.toml``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.reading import numerals
from geo.reading.counts.amounts import Amount
from geo.reading.counts.figurewords import figure_words
from geo.reading.text import Sentence, Text
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

_REACH = 60  # words between a figure and what dates it or gives it
_WAR_REACH = 30  # words between « la guerre » and its toll
_WAR_TOLL = 1000  # from so many on, what « la guerre a fait » is the toll of the whole war
_WORDS = 9  # kept of a period or of a source
_ARTICLES = 4  # words between « depuis » and its noun
_SUPERLATIVE = 9  # words between « le plus sanglant » and its « depuis »
_ENDING = frozenset(',;:.()»"')  # marks that end the words of a period or of a source


@dataclass(frozen=True, slots=True)
class Scopes:
    """The words of one sentence that say over which time or where its figures count, and who gives them, as token ranges."""

    periods: tuple[tuple[int, int], ...]
    sources: tuple[tuple[int, int], ...]


def find(text: Text, sentence: Sentence) -> Scopes:
    """The periods and sources of a sentence, in order."""
    words, openers, periods, sources = figure_words(), _openers(), [], []
    for i in [i for i in range(sentence.first, sentence.last) if text.tokens[i].norm in openers]:
        place = words.everywhere.at(text, i)
        last = place[0] if place else period(text, i, sentence.last)
        if last is not None and last <= sentence.last and not _superlative(text, sentence, i):
            periods.append((i, last))
        if (said := words.source.at(text, i)) and (end := _until_mark(text, said[0], sentence.last)) > said[0]:
            sources.append((said[0], end))
    return Scopes(tuple(periods), tuple(sources))


@cache
def _openers() -> frozenset[str]:
    """The words with which a period or a source may begin."""
    return (
        figure_words().everywhere.first_words | figure_words().source.first_words | classes()["in"] | classes()["since"]
    )


def scope(
    text: Text, sentence: Sentence, counted: Sequence[Amount], members: Sequence[int], scopes: Scopes
) -> str | None:
    """The words that make of the figures of a list those of a period, of a war or of many places."""
    first, last = counted[members[0]], counted[members[-1]]
    for begin, end in _near(scopes.periods, sentence.first, first.first - _REACH, last.last + _REACH):
        if not first.first - 1 <= begin < last.last and _reaches(text, sentence, counted, members, begin):
            return quoted(text, begin, min(end, first.first) if begin < first.first else end)
    number = max(a.count.low or a.count.best or a.count.high or 0 for a in (first, last))
    if number < _WAR_TOLL:
        return None
    words = figure_words()
    for i in range(first.first - 1, max(sentence.first, first.first - _WAR_REACH) - 1, -1):
        crime = i >= 2 and text.tokens[i - 2].norm in words.not_war
        if text.tokens[i].norm in words.wars and not crime:
            return text.tokens[i].text
    return None


def source(text: Text, amount: Amount, scopes: Scopes) -> str | None:
    """The words after the first « selon » that follows an amount, else after the first of the sentence."""
    if not scopes.sources:
        return None
    index = bisect_left(scopes.sources, (amount.last, 0))
    return quoted(text, *scopes.sources[index if index < len(scopes.sources) else 0])


def quoted(text: Text, first: int, last: int) -> str:
    """The text of some tokens, the last not included."""
    return text.text[text.tokens[first].start : text.tokens[last - 1].end]


def _near(periods: Sequence[tuple[int, int]], head: int, first: int, last: int) -> list[tuple[int, int]]:
    """The periods between two tokens, and the one that a sentence opens with."""
    near = list(periods[bisect_left(periods, (first, 0)) : bisect_left(periods, (last, 0))])
    opening = periods[0] if periods and periods[0][0] <= head + 1 else None
    return near if opening is None or opening in near[:1] else [opening, *near]


def _until_mark(text: Text, index: int, stop: int) -> int:
    end = index
    while end < min(stop, index + _WORDS) and text.tokens[end].text not in _ENDING:
        end += 1
    return end


def _superlative(text: Text, sentence: Sentence, index: int) -> bool:
    """« la première fois depuis », « le plus sanglant depuis »: the period measures a record, not a figure."""
    words = figure_words()
    for i in range(max(sentence.first + 1, index - _SUPERLATIVE), index):
        if text.tokens[i].norm in words.not_since:
            article = text.tokens[i - 1].norm in classes()["the"]
            if article or text.tokens[i].norm in classes()["times"]:
                return True
    return False


def period(text: Text, index: int, stop: int) -> int | None:
    """The index after « depuis mercredi », « depuis le début de l'offensive », « en 16 mois », None where there is none."""
    words, i = figure_words(), index + 1
    word = text.tokens[index].norm
    if word in classes()["in"]:
        number = numerals.read(text.tokens, i) if i < stop else None
        unit = number[1] if number else stop
        return unit + 1 if unit < stop and text.tokens[unit].norm in words.units else None
    if word not in classes()["since"]:
        return None
    while i < min(stop, index + _ARTICLES) and text.tokens[i].norm in words.scope_articles:
        i += 1
    if i >= stop or not _is_timed(text.tokens[i].norm):
        return None
    end = i + 1
    while end < min(stop, index + _WORDS) and not _ends_period(text, end):
        end += 1
    return end


def _is_timed(word: str) -> bool:
    """« depuis mercredi », « depuis le début », « depuis 2011 »: whether a word behind « depuis » tells a time."""
    days = time_words()
    if word in figure_words().after_since or word in days.weekdays or word in days.months or word in days.portions:
        return True
    return word[0].isdecimal() or word in numerals.starters()


def _ends_period(text: Text, index: int) -> bool:
    """Whether a mark, a verb or a participle stands behind the words of a period."""
    words, written = figure_words(), text.tokens[index].text
    if written in _ENDING or written.lower() in words.ends:
        return True
    return written.endswith(endings()["participle"]) or words.verbs.at(text, index) is not None


def _reaches(text: Text, sentence: Sentence, counted: Sequence[Amount], members: Sequence[int], index: int) -> bool:
    """Whether words of a period belong to a list: in its clause, or at the head of the sentence, or set off by a comma."""
    boundaries, first, last = figure_words().boundaries, counted[members[0]], counted[members[-1]]
    after = []
    for amount in counted[members[-1] + 1 : members[-1] + 1 + _REACH]:
        if amount.first >= index:
            break
        after.append(amount)
    if any(not a.subset and not a.toll and a.last <= index for a in after):
        return False
    if index > sentence.first and text.tokens[index - 1].text == ",":
        return True
    if index < first.first:
        opening = index <= sentence.first + 1
        return opening or not any(t.text.lower() in boundaries for t in text.tokens[index : first.first])
    # neither a remark between two commas nor the commas of a list of parts divide the figure from its period
    listed = {a.last for a in after}
    joined = [i for i in range(last.last, index) if text.tokens[i].text.lower() in boundaries and i not in listed]
    return all(text.tokens[i].text == "," for i in joined) and len(joined) % 2 == 0
