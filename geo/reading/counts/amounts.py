"""Which number of people do words say, and whom do they count?

« au moins 20 morts », « une dizaine de combattants kurdes », « entre 20 et 30 civils », « trois autres », « dont six à Homs ».
Numbers of other things (hours, shells, villages) are none.
"""

from dataclasses import dataclass

from geo.model import Count
from geo.reading import numerals
from geo.reading.counts.figurewords import figure_words
from geo.reading.text import Text, Token
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

QUOTES = frozenset('"«»“”')  # « ont été "exécutés" »
_MODIFIERS = 2  # adjectives kept with a noun: « combattants kurdes syriens »
_COMPLEMENT = 6  # words kept of « membres des forces de sécurité »


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of people in a text: its tokens (half-open), the number after its bound words at ``number``, and whom it counts.

    ``toll`` is what the noun itself says (« morts » → killed); ``who`` the noun as the text has it; ``sure`` is False where the
    noun is not known to mean people; ``subset`` where it is part of another amount (« dont 5 enfants »); ``elliptic`` where it
    leaves its noun and verb to an amount before it (« et 3 à Hama »).
    """

    first: int
    last: int
    count: Count
    who: str | None = None
    toll: str | None = None
    sure: bool = True
    subset: bool = False
    elliptic: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as said: its value, the index after it, the bound that its own words give, whether an article may be meant."""

    value: int
    end: int
    bound: str = ""
    collective: bool = False
    article: bool = False
    high: int | None = None


def read(text: Text, index: int, floor: int, stop: int) -> Amount | None:
    """The amount whose number begins at a token, its bound words not before ``floor`` and its noun not beyond ``stop``."""
    number = _range(text, index, stop) or _number(text, index, stop)
    if number is None or number.end > stop:
        return None
    first, bound = _bound(text, index, floor)
    if number.high is not None and first == index > floor and text.tokens[index - 1].norm in classes()["between"]:
        first -= 1
    subset = figure_words().subset.before(text, first)
    inside = subset is not None and subset[0] >= floor
    elliptic = not inside and _elliptic(text, first, number, floor, stop)
    noun = _noun(text, number, stop, bare=inside or elliptic)
    if noun is None:
        return None
    last, who, toll, sure = noun
    after = figure_words().bounds_after.at(text, last)
    if after and after[0] <= stop and not bound:
        last, bound = after
    if number.article and bound and bound != "about" and not number.collective:
        bound = ""
    count = _count(number, bound)
    return Amount(first=first, last=last, count=count, who=who, toll=toll, sure=sure, subset=inside, elliptic=elliptic)


def _elliptic(text: Text, first: int, number: _Number, floor: int, stop: int) -> bool:
    """Whether a number leaves its noun to one before it: « 9 bergers sont morts à Homs et 3 à Hama »."""
    words, end = figure_words(), number.end
    if (
        number.article
        or not floor < first
        or end + 1 >= stop
        or text.tokens[first - 1].norm not in classes()["chaining"]
    ):
        return False
    after = text.tokens[end + 1]
    return (
        text.tokens[end].text.lower() in words.elsewhere
        and not after.norm[0].isdecimal()
        and after.norm not in time_words().months
    )


def _count(number: _Number, bound: str) -> Count:
    """The bounds that a number and its words give."""
    if number.high is not None:
        return Count(low=number.value, high=number.high)
    bound = number.bound if number.bound == "low" or not bound or (bound == "about" and number.bound) else bound
    if bound == "low":
        return Count(low=number.value)
    if bound == "high":
        return Count(high=number.value)
    if bound == "about":
        return Count(best=number.value)
    return Count(low=number.value, best=number.value, high=number.value)


def _bound(text: Text, index: int, floor: int) -> tuple[int, str]:
    """Where an amount begins with its bound words, and the bound: low, high, about or none."""
    first, bound = index, ""
    while (found := figure_words().bounds.before(text, first)) and found[0] >= floor:
        first = found[0]
        if not bound or bound == "about":
            bound = found[1]
        if text.tokens[first].norm in figure_words().collective:
            break
    return first, bound


def _number(text: Text, index: int, stop: int) -> _Number | None:
    """A number, a collective (« une dizaine », « des centaines de milliers ») or « plusieurs »."""
    words, abouts = figure_words(), numerals.abouts()
    token = text.tokens[index]
    following = text.tokens[index + 1].norm if index + 1 < stop else ""
    collective = abouts.get(following)
    if collective is not None and (token.norm in words.some or token.norm in words.collective):
        end = index + 2
        value = collective * (words.some.get(token.norm, 1))
        plural = following.endswith(endings()["regular_plural"])
        if plural and end + 1 < stop and text.tokens[end].norm in words.of:
            more = abouts.get(text.tokens[end + 1].norm)
            value, end = (value * more, end + 2) if more else (value, end)
            if not more and text.tokens[end + 1].norm in words.by_the_million:
                value, end = value * 1_000_000, end + 2
        exact = following in words.exact
        return _Number(value, end, "low" if plural else "" if exact else "about", collective=True)
    if token.norm in words.many:
        return _Number(words.some[token.norm], index + 1, "low")
    counted = numerals.read(text.tokens, index)
    if counted is None:
        return None
    value, end = counted
    if end < stop and value < 100 and (unit := abouts.get(text.tokens[end].norm)) is not None:
        return _Number(value * unit, end + 1, "about", collective=True)
    joined = text.tokens[end - 1].norm in words.joined_by_of
    return _Number(value, end, collective=joined, article=token.norm in classes()["one"] and end == index + 1)


def _range(text: Text, index: int, stop: int) -> _Number | None:
    """« entre 20 et 30 », « 20 à 30 »: from the first number."""
    first = numerals.read(text.tokens, index)
    if first is None or first[1] + 1 >= stop or text.tokens[index].norm in classes()["one"]:
        return None
    value, i = first
    word = text.tokens[i].text.lower()
    between = index > 0 and text.tokens[index - 1].norm in classes()["between"] and word in classes()["and"]
    if not between and word not in figure_words().range:
        return None
    second = numerals.read(text.tokens, i + 1)
    if second is None or not value < second[0] <= value * 10:
        return None
    return _Number(value, second[1], high=second[0])


def _noun(text: Text, number: _Number, stop: int, *, bare: bool) -> tuple[int, str | None, str | None, bool] | None:
    """What a number counts: the index after it, the words, what they say happened, whether they are known to mean people."""
    words, i = figure_words(), number.end
    i += i < stop and text.tokens[i].text in QUOTES  # « des « dizaines » de rebelles »
    if number.collective and i < stop and text.tokens[i].norm in words.of:
        i += 1
    if (
        i + 2 < stop
        and " ".join(t.norm for t in text.tokens[i : i + 2]) in words.number_of
        and text.tokens[i + 2].norm in words.of
    ):
        i += 3  # « porte à 14 000 le nombre de déplacés »
    autres = False
    while i < stop and text.tokens[i].norm in words.adjectives:
        autres, i = True, i + 1
    if (among := words.among.at(text, i)) and among[0] <= stop:
        return among[0], None, None, True
    token = text.tokens[i] if i < stop else None
    if token is None or not token.text[0].isalpha():
        return (i, None, None, True) if (bare or autres) else None
    plural = token.norm.endswith(endings()["regular_plural"]) and token.norm not in words.same_in_plural
    if token.norm in words.tolls and not (number.article and (plural or token.norm in words.never_one)):
        return _toll(text, i, stop)
    if token.norm in words.people:
        last = _extended(text, i, stop)
        return last, text.text[token.start : text.tokens[last - 1].end], None, True
    if _is_function(token):
        predicate = token.text.lower() in words.be or token.text.lower() in words.have  # « plus de 300 sont morts »
        return (i, None, None, bare or autres) if bare or autres or (predicate and not number.article) else None
    if autres and words.passive.at(text, i):
        return i, None, None, True
    if bare and not token.text.endswith(endings()["plural"]):
        return i, None, None, True
    if (
        token.norm in words.never
        or number.article
        or not token.text.endswith(endings()["plural"] + endings()["capital_plural"])
        or token.norm in words.units
        or token.norm in time_words().months
    ):
        return None
    last = _extended(text, i, stop)
    return last, text.text[token.start : text.tokens[last - 1].end], None, False


def _toll(text: Text, index: int, stop: int) -> tuple[int, str | None, str | None, bool]:
    """« 36 victimes civiles », « 12 morts parmi les soldats »: who they were, where the next words say."""
    words = figure_words()
    toll = words.tolls[text.tokens[index].norm]
    if (
        index + 2 < stop
        and text.tokens[index + 1].norm in classes()["and"]
        and words.tolls.get(text.tokens[index + 2].norm, toll) != toll
    ):
        return index + 3, None, "casualties", True  # « 150 tués et blessés »
    if index + 1 < stop and text.tokens[index + 1].norm in words.people:
        return index + 2, text.tokens[index + 1].text, toll, True
    return index + 1, None, toll, True


def _extended(text: Text, index: int, stop: int) -> int:
    """The index after a noun, its adjectives and, for « membres » and the like, its complement."""
    words, i = figure_words(), index + 1
    for _ in range(_MODIFIERS):
        if i < stop and _is_adjective(text, i) and text.tokens[i].norm not in words.tolls:
            i += 1
    if text.tokens[index].norm not in words.heads or i >= stop or text.tokens[i].norm not in classes()["of"]:
        return i
    end = i + 1
    while end < min(stop, i + _COMPLEMENT):
        token = text.tokens[end]
        known = token.norm in classes()["of"] | classes()["articles"]
        if not known and (not token.text[0].isalpha() or _is_function(token)):
            break
        if words.passive.at(text, end) or words.with_be.at(text, end):
            break
        end += 1
    while _is_function(text.tokens[end - 1]):
        end -= 1
    return max(end, i)


def _is_function(token: Token) -> bool:
    """Whether a word is an article, a preposition, a conjunction, a pronoun or an auxiliary."""
    words, written = figure_words(), token.text.lower()
    return token.norm in words.function or written in words.be or written in words.have


def _is_adjective(text: Text, index: int) -> bool:
    """Whether a word goes with the noun before it: a plural in lower case that is no participle of harm and no verb."""
    token, words = text.tokens[index], figure_words()
    if not token.text.isalpha() and "-" not in token.text:
        return False
    if not token.text[0].islower() or _is_function(token):
        return False
    if words.passive.at(text, index) or words.with_be.at(text, index):
        return False
    return token.text.endswith(endings()["plural"])
