"""Of which day does a part of a chronicle tell?

A chronicle sets the day once, as a heading (« 18 mars : une ville attaquée ») or at the head of an entry (« • Le 2 mars, … »), and
tells what happened then without saying it again; « Le 26, » and « - 26: » are of the month told before. So does a sentence that
only sets the scene: « C'était en juin 2014. »
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from geo.codebook import TimePrecision
from geo.model import TimeReference
from geo.reading.text import Sentence, Text
from geo.reading.times import days
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.wordclasses import words

_FEWEST = 2  # headings, or entries, that make a chronicle
_AFTER_HEADING = ":.–—-"
_AFTER_DAY = _AFTER_HEADING + ","
_LONGEST_MONTH = 31

Told = Sequence[tuple[tuple[int, int], TimeMention]]
Dates = Mapping[int, tuple[int, TimeReference | None]]
"""Times by their first token, each with the token behind it."""


def days_of_entries(text: Text, times: Told) -> Mapping[int, TimeReference]:
    """The day of each sentence of a chronicle's parts, by its first token; empty where a text is none."""
    starting, months, dated = (_by_first(times, is_of_sort) for is_of_sort in (_is_day, _is_month, _is_point))
    scenes = _of_scenes(text, _by_first(times, _is_known))
    headings: dict[int, TimeReference] = {}
    entries: dict[int, TimeReference] = {}
    told: TimeReference | None = None
    for i, sentence in enumerate(text.sentences):
        if i and text.sentences[i - 1].paragraph == sentence.paragraph:
            continue
        told = _month_alone(text, sentence, months) or told
        found = _opening(text, sentence, starting, told) or _titled(text, sentence, dated)
        if found is not None:
            told, whole = found
            (headings if whole else entries)[sentence.paragraph] = told
    parts = _spread(text, headings if len(headings) >= _FEWEST else {}, entries if len(entries) >= _FEWEST else {})
    return {**parts, **scenes}


def _of_scenes(text: Text, dated: Dates) -> Mapping[int, TimeReference]:
    """« C'était le 10 juin 2014 : Mossoul tombait. », « Mars 2015. Les rebelles prennent Idleb. »: up to the end of the paragraph."""
    found: dict[int, TimeReference] = {}
    paragraph, scene = -1, None
    for sentence in text.sentences:
        opens = sentence.paragraph != paragraph
        scene = _scene(text, sentence, dated, opens=opens) or (None if opens else scene)
        paragraph = sentence.paragraph
        if scene is not None:
            found[sentence.first] = scene
    return found


def _scene(text: Text, sentence: Sentence, dated: Dates, *, opens: bool) -> TimeReference | None:
    """The date that a sentence is, or that « c'était » opens it with; not « … . C'était lundi. », which is told of what came before."""
    k = sentence.first
    while k < sentence.last and text.norms[k] in words()["scene_setting"]:
        k += 1
    set_by_verb = k > sentence.first
    while k < sentence.last and text.norms[k] in words()["before_date"]:
        k += 1
    last, time = dated.get(k, (k, None))
    following = text.tokens[last].text if last < sentence.last else "."
    if following == ".":
        return time if opens or not set_by_verb else None
    return time if set_by_verb and following in _AFTER_HEADING else None


def _by_first(times: Told, is_of_sort: Callable[[TimeMention], bool]) -> Dates:
    """The times of a sort by their first token, each with the token behind it."""
    return {first: (last, mention.time) for (first, last), mention in times if is_of_sort(mention)}


def _is_point(mention: TimeMention) -> bool:
    """« le 2 mars », « en mars 2011 »: a date whose year is known."""
    return mention.kind is TimeKind.POINT and mention.time is not None


def _is_known(mention: TimeMention) -> bool:
    """So is « il y a dix ans »."""
    return mention.kind in (TimeKind.POINT, TimeKind.DEICTIC) and mention.time is not None


def _is_day(mention: TimeMention) -> bool:
    return _is_point(mention) and mention.time is not None and mention.time.precision is TimePrecision.DAY


def _is_month(mention: TimeMention) -> bool:
    return mention.time is not None and mention.time.precision is TimePrecision.MONTH


def _month_alone(text: Text, sentence: Sentence, months: Dates) -> TimeReference | None:
    """« MARS 2011 »: the month of the entries under it, where it is all that a line says."""
    if not months:
        return None
    said = [k for k in range(sentence.first, sentence.last) if text.tokens[k].text[0].isalnum()]
    last, time = months.get(said[0], (0, None)) if said else (0, None)
    return time if said and last > said[-1] else None


def _spread(
    text: Text, headings: Mapping[int, TimeReference], entries: Mapping[int, TimeReference]
) -> Mapping[int, TimeReference]:
    """A heading's day holds up to the next, an entry's to the end of its line."""
    found: dict[int, TimeReference] = {}
    current: TimeReference | None = None
    for sentence in text.sentences:
        current = headings.get(sentence.paragraph, current)
        day = entries.get(sentence.paragraph, current)
        if day is not None:
            found[sentence.first] = day
    return found


def _opening(
    text: Text, sentence: Sentence, starting: Dates, told: TimeReference | None
) -> tuple[TimeReference, bool] | None:
    """The day that a line opens with, and whether as a heading rather than as an entry of a list."""
    k = _first_word(text, sentence)
    listed = k > sentence.first
    with_article = text.norms[k] in words()["articles"]
    k += with_article
    last, time = starting.get(k, (k + 1, None))
    following = text.tokens[last].text if last < sentence.last else "."
    if time is None and told is not None and listed and (with_article or following == ":"):
        time = _of_month(text, k, told)
    if time is None or following not in (_AFTER_DAY if listed else _AFTER_HEADING):
        return None
    return time, following != ","


def _first_word(text: Text, sentence: Sentence) -> int:
    """« • Le 2 mars », « - 26: »: the first token of a line that is no mark."""
    tokens = range(sentence.first, sentence.last - 1)
    return next((k for k in tokens if text.tokens[k].text[0].isalnum()), max(sentence.first, sentence.last - 1))


def _titled(text: Text, sentence: Sentence, dated: Dates) -> tuple[TimeReference, bool] | None:
    """« Avril 2013 Une ville assiégée », alone on its line: the time of what is told under it."""
    last, time = dated.get(sentence.first, (sentence.last, None))
    title = text.tokens[last].text if last < sentence.last else ""
    return (time, True) if time is not None and title[:1].isupper() and text.is_line(sentence) else None


def _of_month(text: Text, k: int, told: TimeReference) -> TimeReference | None:
    """« Le 26, »: of the month told before, or of the next."""
    number = text.norms[k]
    if not number.isdecimal() or not 0 < int(number) <= _LONGEST_MONTH:
        return None
    before: date = told.first_day
    month = before if int(number) >= before.day else days.shifted(before.replace(day=1), months=1)
    day = days.day_of(month.year, month.month, int(number)) if month is not None else None
    return TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words=number) if day else None
