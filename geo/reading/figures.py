"""How many people does a text say were killed, wounded, displaced, captured or went missing, and who were they?

An amount (« au moins 20 », « une dizaine de », « entre 20 et 30 ») with its noun, and the words that say what happened to them:
the noun itself (« 12 morts »), a verb after it (« 30 personnes ont trouvé la mort ») or before it (« la mort de 12 rebelles, 7
combattants et 3 civils »). The words are data: ``languages/fr/figures.toml``.

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
_ENDING = frozenset(',;:.()»"')  # marks that end the words of a period or of a source
_SHORT = 4  # letters; shorter words have no ending to go by
_REMARK = 12  # words of a remark between two commas
_SUPERLATIVE = 9  # words between « le plus sanglant » and its « depuis »


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
    that the text denies any (« aucun blessé » → 0). ``source_hint`` quotes who gives the figure where « selon » follows. Figures
    of one enumeration share its span as ``listing`` and may be added up (« trois hommes et une femme », see ``added``).
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
    listing: Span | None = None


def find_figures(text: Text) -> tuple[Figure, ...]:
    """The figures of people in a text, in order, not overlapping."""
    triggers = figure_words().triggers
    found: list[Figure] = []
    for sentence in text.sentences:
        if any(token.norm in triggers for token in text.tokens[sentence.first : sentence.last]):
            found += _of_sentence(text, sentence)
    return tuple(found)


def added(figures: Sequence[Figure]) -> Count | None:
    """The count of all figures of one enumeration together; None where one of them has no lower bound."""
    lows = [n for f in figures if (n := f.count.best if f.count.low is None else f.count.low) is not None]
    if not lows or len(lows) < len(figures):
        return None
    exact = all(f.count.low == f.count.best == f.count.high for f in figures)
    return Count(low=sum(lows), best=sum(lows), high=sum(lows)) if exact else Count(low=sum(lows))


def _of_sentence(text: Text, sentence: Sentence) -> list[Figure]:
    """The figures of one sentence: those that say what happened themselves, then those that take it from another."""
    counted = _amounts(text, sentence)
    if not counted:
        return _none(text, sentence)
    groups = _groups(text, counted)
    what = _what(text, sentence, counted, groups)
    figures: list[Figure] = []
    for group in groups:
        members = [i for i in group if i in what]
        listing = _span(text, counted[members[0]].first, counted[members[-1]].last) if len(members) > 1 else None
        scope = _scope(text, sentence, counted, members) if members else None
        if scope is None and members and counted[members[0]].subset and figures:
            scope = figures[-1].scope
        figures += [_figure(text, sentence, counted[i], what[i], scope, listing) for i in members]
    taken = [f.span for f in figures]
    figures += [f for f in _none(text, sentence) if not any(f.span.overlaps(span) for span in taken)]
    return sorted(figures, key=lambda f: f.span)


def _what(
    text: Text, sentence: Sentence, counted: Sequence[Amount], groups: Sequence[Sequence[int]]
) -> dict[int, Harm]:
    """What happened to those that each amount counts; amounts of which nothing is said are left out."""
    what: dict[int, Harm] = {i: Harm(a.toll) for i, a in enumerate(counted) if a.toll}
    for group in groups:
        said = _before(text, counted[group[0]], sentence) or _after(text, counted[group[-1]], sentence)
        for i in group:
            if said and i not in what:
                what[i] = said
    for i, amount in enumerate(counted):
        if i in what:
            continue
        parent = next((what[k] for k in range(i - 1, -1, -1) if k in what and not counted[k].subset), None)
        likewise = figure_words().likewise.before(text, amount.first) or any(
            i in g and i - 1 in g and i - 1 in what for g in groups
        )
        if parent and amount.sure and (amount.subset or likewise or amount.elliptic):
            what[i] = parent
    return what


def _amounts(text: Text, sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence, in order; a list after « dont » is wholly part of what « dont » parts."""
    found: list[Amount] = []
    i, floor = sentence.first, sentence.first
    while i < sentence.last:
        token = text.tokens[i]
        amount = None
        if token.norm[0].isdecimal() or token.norm.partition("-")[0] in _starters():
            amount = amounts.read(text, i, floor, sentence.last)
        if amount is None or amount.last <= i:
            i += 1
            continue
        if found and not amount.toll and amount.first and text.tokens[amount.first - 1].text in figure_words().parts:
            amount = replace(amount, subset=True)
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
    words, between = figure_words(), text.tokens[first.last : second.first]
    if not 0 < len(between) <= _LINK or between[0].norm not in words.begin_join:
        return False
    return all(token.norm in words.join for token in between)


def _closed(text: Text, amount: Amount) -> bool:
    """Whether an amount after a list of parts is no part itself: it says of its own what happened (« et 12 blessés »)."""
    return amount.toll is not None or figure_words().passive.at(text, amount.last) is not None


def _groups(text: Text, counted: Sequence[Amount]) -> list[list[int]]:
    """The lists of amounts: « 12 rebelles, 7 combattants et 3 civils » is one; « 12 morts et 3 blessés » are two."""
    groups: list[list[int]] = []
    for i, amount in enumerate(counted):
        before = counted[i - 1] if i else None
        listed = before is not None and before.subset == amount.subset and _linked(text, before, amount)
        if listed and before is not None and not (before.toll or amount.toll):
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
    """The index before words of time, adverbs and a remark: « a tué dimanche », « tué en trois semaines », « tué, selon X, »."""
    words, days = figure_words(), time_words()
    for _ in range(4):
        if index < floor:
            break
        norm = text.tokens[index].norm
        if norm in days.weekdays or norm in words.between or norm in words.beside:
            index -= 1
        elif norm in words.units and (begun := _period_before(text, index, floor)) is not None:
            index = begun - 1
        elif norm == "," and (opening := _comma_before(text, index, floor)) is not None:
            index = opening - 1
        else:
            break
    return index


def _period_before(text: Text, index: int, floor: int) -> int | None:
    """Where « en trois semaines » begins, of which the unit is given."""
    return next(
        (i for i in range(index - 2, max(floor, index - 4) - 1, -1) if _period(text, i, index + 1) == index + 1), None
    )


def _comma_before(text: Text, index: int, floor: int) -> int | None:
    """Where a remark that ends with a comma begins: « , selon l'OSDH, »."""
    start = max(floor, index - _REMARK)
    opening = next((i for i in range(index - 1, start - 1, -1) if text.tokens[i].text == ","), None)
    return opening if opening is not None and figure_words().source.at(text, opening + 1) else None


def _after(text: Text, amount: Amount, sentence: Sentence) -> Harm | None:
    """What the words after an amount say: « ont trouvé la mort », « , pour la plupart des militants, ont péri », « blessés »."""
    words, i = figure_words(), amount.last
    if amount.who is None and not amount.subset and i < sentence.last and text.tokens[i].text == ",":
        return None
    found = words.passive.at(text, i) or words.with_be.at(text, i)
    if found and found[0] <= sentence.last:
        return Harm(found[1])
    if amount.first > sentence.first and text.tokens[amount.first - 1].text.lower() in words.prepositions:
        return None  # « selon plusieurs témoins, … a été tué »: no subject
    stop = min(sentence.last, i + _REACH)
    depth = 0
    while i < stop:
        written = text.tokens[i].text.lower()
        depth += (written == "(") - (written == ")")
        if depth == 0 and written in words.boundaries and written not in (",", ")"):
            return None
        if written in words.be or written in words.have:
            return _predicate(text, i, stop)
        if len(written) > _SHORT and text.tokens[i].text[0].islower() and written.endswith(words.finite):
            return None
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


def _figure(
    text: Text, sentence: Sentence, amount: Amount, what: Harm, scope: str | None, listing: Span | None
) -> Figure:
    return Figure(
        span=_span(text, amount.first, amount.last),
        what=what,
        count=amount.count,
        who=amount.who,
        subset=amount.subset,
        cumulative=scope is not None,
        scope=scope,
        source_hint=_source(text, sentence, amount),
        listing=listing,
    )


def _span(text: Text, first: int, last: int) -> Span:
    return Span(text.tokens[first].start, text.tokens[last - 1].end)


def _scope(text: Text, sentence: Sentence, counted: Sequence[Amount], members: Sequence[int]) -> str | None:
    """The words that make of the figures of a list those of a period, of a war or of many places."""
    words, first, last = figure_words(), counted[members[0]], counted[members[-1]]
    for i in range(sentence.first, sentence.last):
        if first.first <= i < last.last:
            continue
        end = _period(text, i, first.first if i < first.first else sentence.last)
        if end is None and (place := words.everywhere.at(text, i)):
            end = place[0]
        if end is None or end > sentence.last or _superlative(text, sentence, i):
            continue
        others = [a for a in counted[members[-1] + 1 :] if not a.subset and not a.toll and a.last <= i]
        if not others and _reaches(text, sentence, counted, members, i):
            return _quoted(text, i, end)
    number = max(a.count.low or a.count.best or a.count.high or 0 for a in (first, last))
    if number < _WAR_TOLL:
        return None
    for i in range(first.first - 1, max(sentence.first, first.first - _REACH) - 1, -1):
        crime = i >= 2 and text.tokens[i - 2].norm in words.not_war
        if text.tokens[i].norm in words.wars and not crime:
            return text.tokens[i].text
    return None


def _quoted(text: Text, first: int, last: int) -> str:
    span = _span(text, first, last)
    return text.text[span.start : span.end]


def _superlative(text: Text, sentence: Sentence, index: int) -> bool:
    """« la première fois depuis », « le plus sanglant depuis »: the period measures a record, not a figure."""
    words = figure_words()
    for i in range(max(sentence.first + 1, index - _SUPERLATIVE), index):
        if text.tokens[i].norm in words.not_since:
            article = text.tokens[i - 1].norm in ("le", "la", "les")
            if article or text.tokens[i].norm == "fois":
                return True
    return False


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
    while end < min(stop, index + _SCOPE_WORDS) and text.tokens[end].text not in _ENDING:
        if (
            text.tokens[end].text.lower() in words.ends
            or words.verbs.at(text, end)
            or text.tokens[end].text.endswith("é")
        ):
            break
        end += 1
    return end


def _reaches(text: Text, sentence: Sentence, counted: Sequence[Amount], members: Sequence[int], index: int) -> bool:
    """Whether words of a period belong to a list: in its clause, or at the head of the sentence, or set off by a comma."""
    boundaries, first, last = figure_words().boundaries, counted[members[0]], counted[members[-1]]
    if index > sentence.first and text.tokens[index - 1].text == ",":
        return True
    if index < first.first:
        before = text.tokens[index : first.first]
        return index <= sentence.first + 1 or not any(t.text.lower() in boundaries for t in before)
    # neither a remark between two commas nor the commas of a list of parts divide the figure from its period
    listed = {amount.last for amount in counted[members[-1] + 1 :]}
    between = range(last.last, index)
    joined = [i for i in between if text.tokens[i].text.lower() in boundaries and i not in listed]
    return all(text.tokens[i].text == "," for i in joined) and len(joined) % 2 == 0


def _source(text: Text, sentence: Sentence, amount: Amount) -> str | None:
    """The words after the first « selon » that follows an amount, else after one before it."""
    words = figure_words()
    order = [*range(amount.last, sentence.last), *range(sentence.first, amount.first)]
    for i in order:
        found = words.source.at(text, i)
        if found is None or found[0] >= sentence.last:
            continue
        end = found[0]
        while end < min(sentence.last, found[0] + _SCOPE_WORDS) and text.tokens[end].text not in _ENDING:
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
