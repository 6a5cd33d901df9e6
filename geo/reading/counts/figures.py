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
from geo.reading import numerals
from geo.reading.counts import amounts, figurescope
from geo.reading.counts.amounts import QUOTES, Amount
from geo.reading.counts.figurewords import figure_words
from geo.reading.memo import Memo
from geo.reading.sentences.asides import aside_at
from geo.reading.text import Sentence, Text
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings, written
from geo.reading.wordclasses import words as classes

_REACH = 30  # words after an amount in which its verb may stand
_LINK = 3  # words between two amounts of one list
_DATE = 3  # words of « le 26 novembre »
_SHORT = 4  # letters; shorter words have no ending to go by
_REMARK = 12  # words of a remark between two commas
_PLACE = 6  # tokens of « dans la ville de Homs »


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
        if text.among(triggers, sentence.first, sentence.last):
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
    """The figures of one sentence, and those that it denies."""
    counted = _amounts(text, sentence)
    if not counted:
        return _none(text, sentence)
    groups = _groups(text, counted)
    what = _what(text, sentence, counted, groups)
    scopes = figurescope.find(text, sentence)
    figures: list[Figure] = []
    for group in groups:
        members = [i for i in group if i in what]
        if not members:
            continue
        listing = _span(text, counted[members[0]].first, counted[members[-1]].last) if len(members) > 1 else None
        scope = figurescope.scope(text, sentence, counted, members, scopes)
        if scope is None and counted[members[0]].subset and figures:
            scope = figures[-1].scope
        for i in members:
            hint = figurescope.source(text, counted[i], scopes)
            figures.append(_figure(text, counted[i], what[i], scope=scope, listing=listing, source_hint=hint))
    return sorted([*figures, *_none(text, sentence)], key=lambda f: f.span.start)


def _what(
    text: Text, sentence: Sentence, counted: Sequence[Amount], groups: Sequence[Sequence[int]]
) -> dict[int, Harm]:
    """What happened to those that each amount counts; amounts of which nothing is said are left out."""
    what: dict[int, Harm] = {i: Harm(a.toll) for i, a in enumerate(counted) if a.toll}
    for group in groups:
        said = _before(text, counted[group[0]], sentence) or _after(text, counted[group[-1]], sentence)
        alone = len(group) == 1 and said == Harm.KILLED  # « trente déplacés ont été tués »
        for i in group:
            if said and (i not in what or alone):
                what[i] = said
    # parts, and those to whom the same happened, take it from the whole figure before them
    parent: Harm | None = None
    likewise = figure_words().likewise
    for group in groups:
        same = parent is not None and likewise.before(text, counted[group[0]].first) is not None
        for i in group:
            amount = counted[i]
            if i not in what and parent and amount.sure and (amount.subset or amount.elliptic or same):
                what[i] = parent
            if i in what and not amount.subset:
                parent = what[i]
    return what


def _amounts(text: Text, sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence, in order; a list after « dont » is wholly part of what « dont » parts."""
    found: list[Amount] = []
    floor = sentence.first
    said = text.norms[sentence.first : sentence.last]
    for i in [i for i, norm in enumerate(said, sentence.first) if _STARTS[norm]]:
        amount = amounts.read(text, i, floor, sentence.last) if i >= floor else None
        if amount is None:
            continue
        if found and not amount.toll and amount.first and text.tokens[amount.first - 1].text in figure_words().parts:
            amount = replace(amount, subset=True)
        if found and found[-1].subset and _linked(text, found[-1], amount) and not _closed(text, amount):
            amount = replace(amount, subset=True)
        found.append(amount)
        floor = amount.last
    return found


def _starts(word: str) -> bool:
    """Whether an amount may begin with a word."""
    begun, words = word.partition("-")[0], figure_words()
    told = begun in words.some or begun in words.collective or word in words.own
    return word[0].isdecimal() or begun in numerals.starters() or told


_STARTS = Memo(_starts)


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
    """The lists of amounts: « 12 rebelles, 7 soldats et 3 civils » is one; « 12 morts et 3 blessés » are two."""
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
    if link in words.behind_noun:
        i = _skipped_back(text, i - 1, sentence.first)
        noun = text.tokens[i].norm if i >= sentence.first else ""
        if link in written()["to"]:
            return Harm.KILLED if noun in words.life else None
        return Harm(words.nouns[noun]) if noun in words.nouns else None
    i = _skipped_back(text, i, sentence.first)
    found = words.verbs.before(text, i + 1) if i >= sentence.first else None
    return Harm(found[1]) if found and found[0] >= sentence.first else None


def _skipped_back(text: Text, index: int, floor: int) -> int:
    """The index before what parts a verb from those it harmed: « tué dimanche », « en trois semaines », « , selon X, », « à Homs »."""
    words, days = figure_words(), time_words()
    for _ in range(4):
        if index < floor:
            break
        norm = text.tokens[index].norm
        if norm in days.weekdays or norm in words.between or norm in words.beside or norm in QUOTES:
            index -= 1
        elif norm in days.months and not text.tokens[index + 1].text.isdecimal():
            index -= _DATE if text.tokens[index - 1].norm.isdecimal() else 1  # « a tué le 26 novembre onze personnes »
        elif norm in words.units and (begun := _period_before(text, index, floor)) is not None:
            index = begun - 1
        elif norm in words.units and text.tokens[index - 1].norm in words.beside:
            index -= 2  # « a tué cette semaine »
        elif norm == "," and (opening := _comma_before(text, index, floor)) is not None:
            index = opening - 1
        elif (begun := _place_before(text, index, floor)) is not None:
            index = begun - 1
        else:
            break
    return index


def _place_before(text: Text, index: int, floor: int) -> int | None:
    """« a tué lundi dans la ville de Homs dix civils »: where a phrase of place begins whose name ends at a token."""
    if not text.tokens[index].text[0].isupper():
        return None
    for i in range(index - 1, max(floor, index - _PLACE) - 1, -1):
        token = text.tokens[i]
        if token.norm in classes()["here"]:
            return i
        named = token.text[0].isupper() or token.norm in classes()["place_heads"] | classes()["articles"]
        if not (named or token.norm in classes()["of"]):
            return None
    return None


def _period_before(text: Text, index: int, floor: int) -> int | None:
    """Where « en trois semaines » begins, of which the unit is given."""
    return next(
        (
            i
            for i in range(index - 2, max(floor, index - 4) - 1, -1)
            if figurescope.period(text, i, index + 1) == index + 1
        ),
        None,
    )


def _comma_before(text: Text, index: int, floor: int) -> int | None:
    """Where a remark that ends with a comma begins: « , selon l'OSDH, »."""
    start = max(floor, index - _REMARK)
    opening = next((i for i in range(index - 1, start - 1, -1) if text.tokens[i].text == ","), None)
    return opening if opening is not None and figure_words().source.at(text, opening + 1) else None


def _after(text: Text, amount: Amount, sentence: Sentence) -> Harm | None:
    """What the words after an amount say: « ont trouvé la mort », « , des bergers pour la plupart, ont péri », « blessés »."""
    words, i = figure_words(), amount.last
    if amount.who is None and not amount.subset and i < sentence.last and text.tokens[i].text == ",":
        return None
    found = words.passive.at(text, i) or words.with_be.at(text, i)
    if found and found[0] <= sentence.last:
        return Harm(found[1])
    if amount.first > sentence.first and text.tokens[amount.first - 1].text.lower() in words.prepositions:
        return None  # « selon plusieurs témoins, … a été tué »: no subject
    return _told_by_verb(text, i, min(sentence.last, i + _REACH))


def _told_by_verb(text: Text, i: int, stop: int) -> Harm | None:
    """« ont trouvé la mort », « , des bergers pour la plupart, ont péri »: what the verb of those counted says."""
    words, depth = figure_words(), 0
    while i < stop:
        written = text.tokens[i].text.lower()
        depth += (written == "(") - (written == ")")
        if depth == 0 and written in words.boundaries and written not in (",", ")"):
            return None
        if written in words.be or written in words.have:
            said, resumed = _predicate(text, i, stop), _beyond_incise(text, i, stop)
            if said or resumed is None:
                return said
            i = resumed
            continue
        if len(written) > _SHORT and text.tokens[i].text[0].islower() and written.endswith(words.finite):
            return None
        i += 1
    return None


def _beyond_incise(text: Text, index: int, stop: int) -> int | None:
    """« Douze rebelles, a indiqué l'ONG, ont été tués »: the auxiliary behind an incise that opens with one."""
    words = figure_words()
    closing = next((k for k in range(index + 1, stop - 1) if text.tokens[k].text == ","), None)
    if text.tokens[index - 1].text != "," or closing is None:
        return None
    behind = text.tokens[closing + 1].text.lower()
    return closing + 1 if behind in words.be or behind in words.have else None


def _predicate(text: Text, index: int, stop: int) -> Harm | None:
    """What an auxiliary and its participle say, None where they say no harm or the people did it themselves (« ont tué »)."""
    words = figure_words()
    be, beyond = text.tokens[index].text.lower() in words.be, index
    for i in range(index + 1, min(stop, index + 7)):
        beyond = max(beyond, aside_at(text.tokens, i, stop) or i)
        if i < beyond:
            continue  # « ont de nouveau été tués »
        said = text.tokens[i].text.lower()
        found = words.passive.at(text, i) or words.with_be.at(text, i) if be else words.with_have.at(text, i)
        if found:
            return Harm(found[1])
        if said in words.been:
            be = True
        elif text.tokens[i].norm not in words.between and not said.endswith(endings()["adverb"]) and said not in QUOTES:
            return None
    return None


def _figure(
    text: Text, amount: Amount, what: Harm, *, scope: str | None, listing: Span | None, source_hint: str | None
) -> Figure:
    return Figure(
        span=_span(text, amount.first, amount.last),
        what=what,
        count=amount.count,
        who=amount.who,
        subset=amount.subset,
        cumulative=scope is not None,
        scope=scope,
        source_hint=source_hint,
        listing=listing,
    )


def _span(text: Text, first: int, last: int) -> Span:
    return Span(text.tokens[first].start, text.tokens[last - 1].end)


def _none(text: Text, sentence: Sentence) -> list[Figure]:
    """« aucun mort », « n'a pas fait de victime », « ni mort ni blessé », « personne n'a été blessé »: nobody."""
    words, openers, found = figure_words(), _denials(), []
    for i in text.among(openers, sentence.first, sentence.last - 1):
        norm = text.tokens[i].norm
        phrase = words.none_phrases.at(text, i) if norm not in words.none else None
        end = i + 1 if norm in words.none else phrase[0] if phrase else None
        if end is not None and end < sentence.last and text.tokens[end].norm in words.tolls:
            if end + 1 < sentence.last and text.tokens[end + 1].norm in words.of_some:
                continue  # « aucune victime civile »: of others it is not told
            found.append(_zero(text, i, end + 1, Harm(words.tolls[text.tokens[end].norm])))
        elif norm in words.nobody and text.tokens[i + 1].norm in classes()["denying"]:
            said = _predicate(text, i + 2, sentence.last) if i + 2 < sentence.last else None
            if said:
                found.append(_zero(text, i, i + 1, said))
    return found


@cache
def _denials() -> frozenset[str]:
    """The words with which « nobody » may begin."""
    words = figure_words()
    return words.none | words.none_phrases.first_words | words.nobody


def _zero(text: Text, first: int, last: int, what: Harm) -> Figure:
    return Figure(span=_span(text, first, last), what=what, count=Count(low=0, best=0, high=0), negative=True)
