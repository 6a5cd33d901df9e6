"""Does the clause around a word speak of what happened or of what is to come?

A week day alone is the last one or the next, and only the tense tells. The nearest verb to the left in the clause decides, else
the nearest to the right. The forms are data: ``languages/fr/dates.toml``, table ``tense``.
"""

from dataclasses import dataclass
from functools import cache

from geo.reading import language
from geo.reading.text import Text, Token

_REACH = 30  # words; a clause longer than this has no one tense
_INFINITIVE_REACH = 5


@dataclass(frozen=True, slots=True)
class _Forms:
    future_words: frozenset[str]
    announced: frozenset[str]
    announcing: frozenset[str]
    meetings: frozenset[str]
    indefinite: frozenset[str]
    governing: frozenset[str]
    future_endings: tuple[str, ...]
    not_future: frozenset[str]
    not_before: frozenset[str]
    governors: frozenset[str]
    callers: frozenset[str]
    past_words: frozenset[str]
    past_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    not_past: frozenset[str]
    boundaries: frozenset[str]
    infinitives: tuple[str, ...]
    not_infinitive: frozenset[str]
    before_future: frozenset[str]
    opening_past: tuple[str, ...]
    done: frozenset[str]


@cache
def _forms() -> _Forms:
    table = language.table("dates")["tense"]
    return _Forms(
        future_words=frozenset(table["future_words"]),
        announced=frozenset(table["announced"]),
        announcing=frozenset(table["announcing"]),
        meetings=frozenset(table["meetings"]),
        indefinite=frozenset(table["indefinite"]),
        governing=frozenset(table["governing"]),
        future_endings=tuple(table["future_endings"]),
        not_future=frozenset(table["not_future"]),
        not_before=frozenset(table["not_before"]),
        governors=frozenset(table["governors"]),
        callers=frozenset(table["callers"]),
        past_words=frozenset(table["past_words"]),
        past_endings=tuple(table["past_endings"]),
        conditional_endings=tuple(table["conditional_endings"]),
        not_past=frozenset(table["not_past"]),
        boundaries=frozenset([*table["clause_words"], *table["clause_marks"]]),
        infinitives=tuple(table["infinitive_endings"]),
        not_infinitive=frozenset(table["not_infinitive"]),
        before_future=frozenset(table["before_future"]),
        opening_past=tuple(table["opening_past"]),
        done=frozenset(table["done"]),
    )


def future(text: Text, first: int, last: int) -> bool | None:
    """What the tense around the tokens first…last (half-open) says: True to come, False gone by, None nothing."""
    sentence = text.sentence_at(text.tokens[first].start)
    start, stop = (sentence.first, sentence.last) if sentence else (0, len(text.tokens))
    forms = _forms()
    if first > start and text.tokens[first - 1].norm in forms.before_future:
        return True
    left = first - 1
    if left >= start and text.tokens[left].text == ",":
        left -= 1
    infinitive = meeting = False
    for i in range(left, max(start, first - _REACH) - 1, -1):
        word = _word(text.tokens[i])
        if word in forms.boundaries:
            if not infinitive:
                break
            continue  # « sera à Riyad vendredi, avant de participer dimanche »: the infinitive has the tense of its verb
        infinitive = infinitive or _is_infinitive(text.tokens[i], forms)
        if infinitive and word in forms.callers:
            return True
        meeting = meeting or _is_a_meeting(text, i, forms)
        if meeting and word in forms.past_words and _word(text.tokens[i + 1]) in forms.announced:
            return True  # « ont annoncé mardi une réunion vendredi à New York »
        if (said := _says(text, i, word, forms)) is not None:
            return said
    over = _opens_over(text, start, first, forms) or _word(text.tokens[max(start, first - 1)]) in forms.done
    return False if over else _told_behind(text, last, stop, forms)


def _is_a_meeting(text: Text, index: int, forms: _Forms) -> bool:
    """« une réunion », « de nouveaux pourparlers »; not « la fin des pourparlers », « lors d'une réunion »."""
    if _word(text.tokens[index]) not in forms.meetings:
        return False
    at = next((k for k in (index - 1, index - 2) if _word(text.tokens[k]) in forms.indefinite), None)
    return at is not None and _word(text.tokens[at - 1]) not in forms.governing


def _told_behind(text: Text, last: int, stop: int, forms: _Forms) -> bool | None:
    """What the nearest verb to the right says, up to the end of the clause."""
    right = last
    if right < stop and text.tokens[right].text == ",":
        right += 1
    for i in range(right, min(stop, last + _REACH)):
        word = _word(text.tokens[i])
        if word in forms.boundaries:
            break
        if (said := _says(text, i, word, forms)) is not None:
            return said
    return None


def _opens_over(text: Text, start: int, first: int, forms: _Forms) -> bool:
    """« Arrivé samedi à Amman, il doit voir le roi »: whether a participle of what is over opens the sentence, up to a time."""
    word = _word(text.tokens[start])
    if start == first or not word.endswith(forms.opening_past) or word in forms.future_words | forms.announced:
        return False
    return all(_word(t) not in forms.boundaries for t in text.tokens[start:first])


def _word(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _is_infinitive(token: Token, forms: _Forms) -> bool:
    word = token.text
    return len(word) > 3 and word.islower() and word.endswith(forms.infinitives) and word not in forms.not_infinitive


def _says(text: Text, index: int, word: str, forms: _Forms) -> bool | None:
    """What one word says of the time of its clause."""
    if word in forms.governors:
        after = text.tokens[index + 1 : index + 1 + _INFINITIVE_REACH]
        if any(_is_infinitive(t, forms) for t in after):
            return True
    if word in forms.future_words:
        return index == 0 or _word(text.tokens[index - 1]) not in forms.not_before or None
    if word in forms.past_words:
        # « est attendu », « a prévu »: what is announced is to come
        said = {_word(t) for t in text.tokens[index + 1 : index + 4]}
        return bool(said & forms.future_words) or (word in forms.announcing and bool(said & forms.announced))
    if len(word) > 3 and text.tokens[index].text[0].islower():
        if word.endswith(forms.future_endings) and word not in forms.not_future:
            return True
        past = word.endswith(forms.past_endings) and not word.endswith(forms.conditional_endings)
        if past and word not in forms.not_past:
            return False
    return None
