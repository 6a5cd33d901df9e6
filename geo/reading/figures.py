"""How many people does a text say were killed, wounded, displaced, captured or went missing, and who were they?

An amount (« au moins 20 », « une dizaine de », « entre 20 et 30 ») with its noun, and the words that say what happened to them:
the noun itself (« 12 morts »), a verb after it (« 255 personnes ont trouvé la mort ») or before it (« la mort de 214 rebelles, 137
combattants et 61 civils »). The words are data: ``languages/fr/figures.toml``.

A plain number is exact: low, best and high are equal. « au moins » and « plus de » give low alone, « jusqu'à » and « moins de »
high alone, « environ », « près de » and « une dizaine » best alone, « entre 20 et 30 » low and high.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from geo.model import Count, Span
from geo.reading import amounts, numerals
from geo.reading.amounts import Amount
from geo.reading.figurewords import figure_words
from geo.reading.text import Sentence, Text
from geo.reading.timewords import time_words

_REACH = 30  # words after an amount in which its verb may stand
_LINK = 3  # words between two amounts of one list
_WAR_TOLL = 1000  # from so many on, what « la guerre a fait » is the toll of the whole war
_SCOPE_WORDS = 9


class Harm(StrEnum):
    """What happened to people. ``CASUALTIES`` are killed and wounded counted together."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    CAPTURED = "captured"
    MISSING = "missing"
    CASUALTIES = "casualties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people harmed, as a text gives it.

    ``span`` covers the amount with its bound words and its noun; ``who`` is the noun as the text has it, None where it only says
    what happened (« 12 morts »). A ``subset`` is part of the figure before it and never added to it. A ``cumulative`` figure
    belongs to a period, a war or many places, which ``scope`` quotes where it can, rather than to one event. ``negative`` marks
    that the text denies any (« aucun blessé » → 0). ``source_hint`` quotes who gives the figure where « selon » follows.
    """

    span: Span
    what: Harm
    count: Count
    who: str | None = None
    subset: bool = False
    cumulative: bool = False
    scope: str | None = None
    negative: bool = False
    source_hint: str | None = None


def find_figures(text: Text) -> tuple[Figure, ...]:
    """The figures of people in a text, in order, not overlapping."""
    triggers = figure_words().triggers
    found: list[Figure] = []
    for sentence in text.sentences:
        if any(token.norm in triggers for token in text.tokens[sentence.first : sentence.last]):
            found += _of_sentence(text, sentence)
    return tuple(found)


def _of_sentence(text: Text, sentence: Sentence) -> list[Figure]:
    """The figures of one sentence: those that say what happened themselves, then those that take it from another."""
    counted = _amounts(text, sentence)
    if not counted:
        return _none(text, sentence)
    what: dict[int, Harm] = {i: Harm(a.toll) for i, a in enumerate(counted) if a.toll}
    for group in _groups(text, counted):
        said = _before(text, counted[group[0]], sentence) or _after(text, counted[group[-1]], sentence)
        for i in group:
            if said and i not in what and (counted[i].sure or len(group) == 1):
                what[i] = said
    for i, amount in enumerate(counted):
        if amount.subset or i not in what:
            parent = next((what[k] for k in range(i - 1, -1, -1) if k in what and not counted[k].subset), None)
            if amount.subset and parent and i not in what:
                what[i] = parent
    figures = [_figure(text, sentence, counted[i], harm) for i, harm in sorted(what.items())]
    taken = [f.span for f in figures]
    figures += [f for f in _none(text, sentence) if not any(f.span.overlaps(span) for span in taken)]
    return sorted(figures, key=lambda f: f.span)


def _amounts(text: Text, sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence, in order; a list after « dont » is wholly part of what « dont » parts."""
    found: list[Amount] = []
    i, floor = sentence.first, sentence.first
    while i < sentence.last:
        token = text.tokens[i]
        amount = None
        if token.norm[0].isdecimal() or token.norm in _starters():
            amount = amounts.read(text, i, floor, sentence.last)
        if amount is None or amount.last <= i:
            i += 1
            continue
        if found and found[-1].subset and _linked(text, found[-1], amount) and not _closed(text, amount):
            amount = replace(amount, subset=True)
        found.append(amount)
        i = floor = amount.last
    return found


@cache
def _starters() -> frozenset[str]:
    return numerals.starters() | frozenset(figure_words().some) | {"une", "la"}


def _linked(text: Text, first: Amount, second: Amount) -> bool:
    """Whether two amounts are neighbours in one list."""
    between = text.tokens[first.last : second.first]
    return 0 < len(between) <= _LINK and all(token.norm in figure_words().join for token in between)


def _closed(text: Text, amount: Amount) -> bool:
    """Whether an amount after a list of parts is no part itself: it says of its own what happened (« et 12 blessés »)."""
    return amount.toll is not None or figure_words().passive.at(text, amount.last) is not None


def _groups(text: Text, counted: Sequence[Amount]) -> list[list[int]]:
    """The lists of amounts: « 214 rebelles, 137 combattants et 61 civils » is one."""
    groups: list[list[int]] = []
    for i, amount in enumerate(counted):
        if amount.toll:
            continue
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last == i - 1
            and counted[last].subset == amount.subset
            and _linked(text, counted[last], amount)
        ):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _before(text: Text, amount: Amount, sentence: Sentence) -> Harm | None:
    """What the words before an amount say: « tuant 12 soldats », « la mort samedi de 4 civils », « coûté la vie à 9 civils »."""
    words, i = figure_words(), amount.first - 1
    if i < sentence.first:
        return None
    link = text.tokens[i].text.lower()
    if link in ("de", "d'", "des", "à", "d’"):
        i = _skipped_back(text, i - 1, sentence.first)
        noun = text.tokens[i].norm if i >= sentence.first else ""
        if link == "à":
            return Harm.KILLED if noun in words.life else None
        return Harm(words.nouns[noun]) if noun in words.nouns else None
    i = _skipped_back(text, i, sentence.first)
    found = words.verbs.before(text, i + 1) if i >= sentence.first else None
    return Harm(found[1]) if found and found[0] >= sentence.first else None


def _skipped_back(text: Text, index: int, floor: int) -> int:
    """The index before words of time and adverbs: « a tué dimanche », « coûté la veille »."""
    words, days = figure_words(), time_words()
    for _ in range(4):
        if index < floor:
            break
        norm = text.tokens[index].norm
        if norm in days.weekdays or norm in words.between or norm in ("matin", "soir", "hier", "veille", "la", "vie"):
            if norm == "vie":
                break
            index -= 1
            continue
        break
    return index


def _after(text: Text, amount: Amount, sentence: Sentence) -> Harm | None:
    """What the words after an amount say: « ont trouvé la mort », « , pour la plupart des militants, ont péri », « blessés »."""
    words, i = figure_words(), amount.last
    if amount.who is None and not amount.subset and i < sentence.last and text.tokens[i].text == ",":
        return None
    found = words.passive.at(text, i) or words.with_be.at(text, i)
    if found and found[0] <= sentence.last:
        return Harm(found[1])
    stop = min(sentence.last, i + _REACH)
    depth = 0
    while i < stop:
        written = text.tokens[i].text.lower()
        depth += (written == "(") - (written == ")")
        if depth == 0 and written in words.boundaries and written not in (",", ")"):
            return None
        if written in words.be or written in words.have:
            return _predicate(text, i, stop)
        i += 1
    return None


def _predicate(text: Text, index: int, stop: int) -> Harm | None:
    """What an auxiliary and its participle say, None where they say no harm or the people did it themselves (« ont tué »)."""
    words = figure_words()
    be = text.tokens[index].text.lower() in words.be
    for i in range(index + 1, min(stop, index + 7)):
        written = text.tokens[i].text.lower()
        found = words.passive.at(text, i) or words.with_be.at(text, i) if be else words.with_have.at(text, i)
        if found:
            return Harm(found[1])
        if written == "été":
            be = True
        elif text.tokens[i].norm not in words.between and not written.endswith("ment"):
            return None
    return None


def _figure(text: Text, sentence: Sentence, amount: Amount, what: Harm) -> Figure:
    scope = _scope(text, sentence, amount)
    return Figure(
        span=_span(text, amount.first, amount.last),
        what=what,
        count=amount.count,
        who=amount.who,
        subset=amount.subset,
        cumulative=scope is not None,
        scope=text.text[scope.start : scope.end] if scope else None,
        source_hint=_source(text, sentence, amount),
    )


def _span(text: Text, first: int, last: int) -> Span:
    return Span(text.tokens[first].start, text.tokens[last - 1].end)


def _scope(text: Text, sentence: Sentence, amount: Amount) -> Span | None:
    """The words that make of a figure one of a period, of a war or of many places."""
    words = figure_words()
    for i in range(sentence.first, sentence.last):
        if amount.first <= i < amount.last:
            continue
        last = _period(text, i, sentence.last)
        if last is None and (place := words.everywhere.at(text, i)):
            last = place[0]
        if last is not None and last <= sentence.last and _reaches(text, sentence, amount, i):
            return _span(text, i, last)
    number = amount.count.low or amount.count.best or amount.count.high or 0
    if number < _WAR_TOLL:
        return None
    for i in range(amount.first - 1, max(sentence.first, amount.first - _REACH) - 1, -1):
        if text.tokens[i].norm in words.wars:
            return _span(text, i, i + 1)
    return None


def _period(text: Text, index: int, stop: int) -> int | None:
    """The index after « depuis mercredi », « depuis le début de l'offensive », « en 16 mois », None where there is none."""
    words, days, i = figure_words(), time_words(), index + 1
    word = text.tokens[index].norm
    if word == "en":
        number = numerals.read(text.tokens, i) if i < stop else None
        unit = number[1] if number else stop
        return unit + 1 if unit < stop and text.tokens[unit].norm in words.units else None
    if word != "depuis":
        return None
    while i < stop and text.tokens[i].norm in words.scope_articles:
        i += 1
    if i >= stop:
        return None
    norm = text.tokens[i].norm
    timed = norm in words.after_since or norm in days.weekdays or norm in days.months or norm in days.portions
    if not timed and not norm[0].isdecimal() and norm not in numerals.starters():
        return None
    end = i + 1
    while end < min(stop, index + _SCOPE_WORDS) and text.tokens[end].text not in ',;:.()»"':
        end += 1
    return end


def _reaches(text: Text, sentence: Sentence, amount: Amount, index: int) -> bool:
    """Whether words of a period belong to an amount: in its clause, or at the head of the sentence, or set off by a comma."""
    boundaries = figure_words().boundaries
    if index > sentence.first and text.tokens[index - 1].text == ",":
        return True
    if index < amount.first:
        return index <= sentence.first + 1 or not any(
            t.text.lower() in boundaries and t.text != "," for t in text.tokens[index : amount.first]
        )
    between = text.tokens[amount.last : index]
    joined = [t for t in between if t.text.lower() in boundaries]
    if not joined:
        return True
    # a list (« 214 rebelles, 137 combattants et 61 civils depuis mercredi ») or a remark between two commas
    commas = all(t.text == "," for t in joined)
    return commas and (len(joined) % 2 == 0 or any(t.norm[0].isdecimal() for t in between))


def _source(text: Text, sentence: Sentence, amount: Amount) -> str | None:
    """The words after the first « selon » that follows an amount, else after one before it."""
    words = figure_words()
    order = [*range(amount.last, sentence.last), *range(sentence.first, amount.first)]
    for i in order:
        found = words.source.at(text, i)
        if found is None or found[0] >= sentence.last:
            continue
        end = found[0]
        while end < min(sentence.last, found[0] + _SCOPE_WORDS) and text.tokens[end].text not in ',;:.()»"':
            end += 1
        return text.text[text.tokens[found[0]].start : text.tokens[end - 1].end] if end > found[0] else None
    return None


def _none(text: Text, sentence: Sentence) -> list[Figure]:
    """« aucun mort », « n'a pas fait de victime », « ni mort ni blessé », « personne n'a été blessé »: nobody."""
    words, found = figure_words(), []
    for i in range(sentence.first, sentence.last - 1):
        norm = text.tokens[i].norm
        phrase = words.none_phrases.at(text, i) if norm not in words.none else None
        end = i + 1 if norm in words.none else phrase[0] if phrase else None
        if end is not None and end < sentence.last and text.tokens[end].norm in words.tolls:
            found.append(_zero(text, i, end + 1, Harm(words.tolls[text.tokens[end].norm])))
        elif norm in words.nobody and text.tokens[i + 1].norm in ("n'", "ne"):
            said = _predicate(text, i + 2, sentence.last) if i + 2 < sentence.last else None
            if said:
                found.append(_zero(text, i, i + 1, said))
    return found


def _zero(text: Text, first: int, last: int, what: Harm) -> Figure:
    return Figure(span=_span(text, first, last), what=what, count=Count(low=0, best=0, high=0), negative=True)
