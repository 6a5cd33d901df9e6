"""Is a sentence about the past of the story rather than about its news?

Magazine pieces tell how a war came about: a sentence dates itself to another age (« en 1944 », « dans les années 90 »), and
the next ones go on without a date (« les rebelles ont alors occupé Goma »). A text whose own day is unknown is
measured by the latest year that it names, and by what no reader could call fresh (« l'année dernière »).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from geo.codebook import TimePrecision
from geo.model import TimeReference
from geo.reading.language import lexicon
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.discourse import WEB, Discourse, is_year
from geo.reading.text import Sentence, spelled
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import lemmas, lexemes, words

_LONG_DAYS = 31  # what a pluperfect tells of longer than this is recalled
_RECENT_DAYS = 8  # a pluperfect with a day this recent is news
_FIRST_YEAR, _MODERN = 1000, 1900
_GOES_ON = 2  # sentences over which a tale of the past goes on without saying so
_CHRONICLE = 6  # sentences over which a chronicle in the present goes on
_MEASURE = 12  # tokens before « ces dernières années » in which what they measure is told
_OF_WHAT = 4  # tokens of « dans la semaine » behind « plus tôt »
_OPENING = 5  # tokens of « Un peu plus tôt, »
_NAMED = 3  # tokens from « la veille de » to « la prise »
_CLAUSE = 14  # tokens of a clause before its verb
_AGE = 5  # tokens of « avait à peine dix ans »


def is_of_old(d: Discourse, sentence: Sentence, anchor: Unit | None = None) -> bool:
    """Whether a sentence dates itself to another age, or, in a text of unknown day, to an earlier year than its last.

    Not what an anchor tells, where only what is said in passing of somebody or something is of that age.
    """
    if any(anchor is None or not _in_passing(d, sentence, anchor, i) for i in _ages(d, sentence)):
        return True
    if d.article.published is not None:
        return False
    return d.is_history or _is_of_earlier_year(d, sentence)


def _ages(d: Discourse, sentence: Sentence) -> Sequence[int]:
    """« en 1944 », « dans les années 90 »: the tokens that tell another age."""
    first, last = sentence.first, sentence.last
    ancient = (i for i in d.years_in(first, last) if _FIRST_YEAR <= int(d.tokens[i].norm) < _MODERN)
    decades = d.text.among(words()["years"], first, last - 1)
    return [
        *(i for i in ancient if not _counts(d, i)),
        *(i for i in decades if d.text.norms[i + 1] in words()["decades"]),
    ]


def _is_of_earlier_year(d: Discourse, sentence: Sentence) -> bool:
    """« en 2014 », in a text that tells of 2016: whether all that a sentence dates lies in a year before the last."""
    dated = d.times_in(sentence.first, sentence.last)
    times = [t.time for _, t in dated if not t.background]
    years = [time.last_day.year for time in times if time is not None]
    if len(years) < len(times):
        return False
    return max(years) < max(WEB, d.last_year or WEB) if years else bool(dated)


def _in_passing(d: Discourse, sentence: Sentence, anchor: Unit, age: int) -> bool:
    """« à Beni, en proie à des massacres depuis les années 1990 »: whether commas part an age from what an anchor tells."""
    begin = age
    while begin > sentence.first and d.tokens[begin - 1].norm in words()["before_age"]:
        begin -= 1
    norms = d.text.norms
    if begin == sentence.first or norms[begin - 1] == ",":
        return False  # « , dans les années 90, »
    if age > anchor.first:
        return "," in norms[anchor.last : begin]
    decade = age + 1 < len(norms) and norms[age + 1] in words()["decades"]
    return decade and "," in norms[age : anchor.first] and "," in norms[sentence.first : begin]


def _counts(d: Discourse, i: int) -> bool:
    """« quelque 1200 km2 », « 1500 hommes »: a number of things, no year."""
    dated = d.tokens[i - 1].norm in words()["before_date"]
    following = d.tokens[i + 1].text if i + 1 < len(d.tokens) else ""
    return not dated and following[:1].islower()


def goes_on(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """Whether an event without a day belongs to a tale of the past told just before."""
    told = d.times_in(max(sentence.first, anchor.first - _CLAUSE), min(sentence.last, anchor.last + _CLAUSE))
    if d.memory.past_age > _GOES_ON or not all(t.relative_to_event for _, t in told):
        return False
    begin = anchor.group.first if anchor.group is not None else anchor.first
    about = {t.norm for t in d.tokens[max(sentence.first, begin - 1) : anchor.last + 1]}
    then = not about.isdisjoint(words()["then"])
    if d.article.published is not None:
        return then and d.memory.past_age == 1
    return then or (d.memory.tale and d.memory.past_age == 1)


def is_chronicle(d: Discourse, anchor: Unit, sentence: Sentence, time: TimeReference | None) -> bool:
    """« en avril 2023 », « depuis 2014 », « en mai, la Russie s'empare »: in a text of unknown day, years are told of the past."""
    if d.article.published is not None:
        return False
    clause = d.text.norms[max(sentence.first, anchor.first - _CLAUSE) : anchor.first]
    told = d.text.norms[sentence.first : anchor.first]
    if not words()["when"].isdisjoint(clause) and any(map(is_year, told)):
        return True  # « a éclaté en 2020, lorsque l'armée a attaqué »
    if not anchor.lexemes.isdisjoint(lexemes()["lasting"]):
        return False
    if time is not None:
        return any(is_year(word.strip(",.")) for word in time.words.split())
    since = any(is_year(year) and before in words()["since"] for before, year in pairwise(clause))
    return since or (d.memory.year_age <= _CHRONICLE and _is_dated_present(d, anchor, sentence))


def _is_dated_present(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« en mai, la Russie s'empare »: whether a chronicle tells of a day, or a month, as if it were now."""
    if anchor.group is None or anchor.group.mood != "present":
        return False
    return any(t.kind is TimeKind.POINT for _, t in d.times_in(sentence.first, anchor.last))


def is_tale(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« Napoléon prit Moscou »: the press tells no news in the simple past, but for those that it dates."""
    if anchor.group is None or anchor.group.mood != "past" or d.times_in(sentence.first, sentence.last):
        return False
    return all(form.mood != "present" for form in lexicon().forms[spelled(d.tokens[anchor.first].text)])


def lasts_for_years(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« les attaques de ces dernières années »: no news, unless they only measure it (« la pire de ces dernières années »)."""
    low, high = max(sentence.first, anchor.first - _CLAUSE), min(sentence.last, anchor.last + _CLAUSE)
    for k in d.text.among(words()["years"], low + 1, high):
        if d.tokens[k - 1].norm in words()["latest"]:
            before = {t.norm for t in d.tokens[max(sentence.first, k - _MEASURE) : k]}
            return before.isdisjoint(words()["superlative"])
    return False


def is_of_youth(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« Elle avait dix ans quand l'EI a pris Mossoul », « était étudiant lorsque »: the capture of a town in somebody's young years."""
    if anchor.lexemes.isdisjoint(lexemes()["controlling"]) or tells_news(d, sentence):
        return False
    when = next(iter(reversed(d.text.among(words()["when"], sentence.first + 1, anchor.first))), sentence.first)
    told = d.text.norms[max(sentence.first, when - _AGE) : when]
    spelt = [spelled(t.text) for t in d.tokens[when - len(told) : when]]
    was = grammar().have if words()["long_units"].intersection(told[-1:]) else grammar().be
    young = words()["long_units"] | words()["youth"]
    return not young.isdisjoint(told[-1:]) and any(was.get(word) in ("imperfect", "pluperfect") for word in spelt)


def is_habit(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« le rencontrait à Moscou quatre fois par an », « quand on l'attaque »: what is done now and then is no event of a day."""
    group = anchor.group
    if (
        group is not None and group.mood == "present" and group.effect != "claim"
    ):  # not « d'où ils disent s'être retirés »
        if _is_whenever(d, group.first, sentence) or _wears_down(d, anchor, sentence):
            return True
    elif group is not None and group.bare and _is_often(d, anchor):
        return True
    low, high = max(sentence.first, anchor.first - _CLAUSE), min(sentence.last, anchor.last + _CLAUSE)
    about, known = d.text.norms[low:high], words()
    rates = zip(about, about[1:], about[2:], strict=False)
    return any(a in known["times"] and b in known["by"] and c in known["yearly"] for a, b, c in rates)


def _is_often(d: Discourse, anchor: Unit) -> bool:
    """« Donetsk, bastion des rebelles, régulièrement bombardé »: whether a participle tells what befalls again and again."""
    before = d.tokens[max(0, anchor.first - 1) : anchor.first]
    return any(t.norm in words()["habitually"] for t in before)


def _wears_down(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« Ils y harcèlent les convois »: what the present tells of any day, where a sentence names none."""
    if anchor.group is None or anchor.group.lemma not in lemmas()["wearing_down"]:
        return False
    end = next((k for k in range(anchor.last, sentence.last) if d.tokens[k].text == ","), sentence.last)
    return not d.times_in(sentence.first, end)


def _is_whenever(d: Discourse, verb: int, sentence: Sentence) -> bool:
    """Whether « quand » or « d'où » opens the clause of a verb."""
    for k in range(verb - 1, max(sentence.first - 1, verb - _CLAUSE), -1):
        if not d.tokens[k].text[0].isalnum():
            return False
        if d.tokens[k].norm in words()["when"] or " ".join(d.text.norms[k - 1 : k + 1]) in words()["whence"]:
            return True
    return False


def remember(d: Discourse, sentence: Sentence) -> None:
    """Keep how long ago the last sentence about the past was; news with a day of its own ends the tale."""
    if any(t.kind in (TimeKind.DEICTIC, TimeKind.WITHIN) for _, t in d.times_in(sentence.first, sentence.last)):
        d.memory.year_age = _CHRONICLE + 1
    elif d.years_in(sentence.first, sentence.last):
        d.memory.year_age = 0
    if is_of_old(d, sentence):
        d.memory.past_age, d.memory.tale = 0, _is_tale(d, sentence)
    elif any(t.kind is not TimeKind.PART for _, t in d.times_in(sentence.first, sentence.last)):
        d.memory.past_age = _GOES_ON + 1


def _is_tale(d: Discourse, sentence: Sentence) -> bool:
    """« en 2014 », « en février 1945 »: what a sentence tells happened then; « la convention de 2008 » tells nothing."""
    spans = [span for span, _ in d.times_in(sentence.first, sentence.last)]
    return any(d.tokens[k].norm in words()["in"] for a, _ in spans for k in range(max(sentence.first, a - 1), a + 1))


def tells_news(d: Discourse, sentence: Sentence) -> bool:
    """Whether a sentence tells a fresh day: « avaient annoncé lundi avoir pris », « Un peu plus tôt, … avaient pilonné »."""
    published = d.article.published
    if published is not None and _shortly_before(d, sentence):
        return True
    told = d.times_in(sentence.first, sentence.last)
    if published is not None and any((t := beside_a_turn(d, *one)) and _is_recent(t, published) for one in told):
        return True
    return any(_is_fresh(d, *one) for one in told if not one[1].background)


def beside_a_turn(d: Discourse, span: tuple[int, int], mention: TimeMention) -> TimeReference | None:
    """« La veille de la prise de la ville », « au lendemain de sa chute »: the day counted from that of the last change of hands told."""
    turned = d.memory.turned_time
    if mention.after is None or turned is None or turned.untold or turned.precision is not TimePrecision.DAY:
        return None
    behind = d.tokens[span[1] : span[1] + _NAMED]
    if not any(lexicon().nouns.get(spelled(t.text), frozenset()) & lexemes()["turns"] for t in behind):
        return None
    day = turned.last_day + timedelta(days=mention.after)
    said = d.article.text[mention.span.start : mention.span.end]
    return TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words=said)


def _is_fresh(d: Discourse, span: tuple[int, int], mention: TimeMention) -> bool:
    """Whether a time is of these days; in a text of unknown day, any finer than a year, and « vendredi »."""
    published = d.article.published
    if published is not None:
        return mention.time is not None and _is_recent(mention.time, published)
    if mention.time is None:
        return mention.kind is TimeKind.POINT and any(t.norm in time_words().weekdays for t in d.tokens[slice(*span)])
    return mention.time.precision is not TimePrecision.YEAR


def _shortly_before(d: Discourse, sentence: Sentence) -> bool:
    """« Un peu plus tôt, », « plus tôt dans la journée »: whether a sentence says that it goes back a little."""
    for k in d.text.among(words()["sooner"], sentence.first + 1, sentence.last):
        about = {t.norm for t in (*d.tokens[max(sentence.first, k - 2) : k], *d.tokens[k + 1 : k + 1 + _OF_WHAT])}
        if d.tokens[k - 1].norm in words()["more"] and about.isdisjoint(words()["longer_units"]):
            return True
    opening = [t.norm for t in d.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING)]]
    said = opening[: opening.index(",")] if "," in opening else []
    return not words()["earlier"].isdisjoint(said) and words()["little_earlier"].issuperset(said)


def _is_recent(time: TimeReference, published: date) -> bool:
    """Whether days are fresh, and not « ces derniers mois »."""
    ended, begun = (published - time.last_day).days, (published - time.first_day).days
    return ended <= _RECENT_DAYS and begun <= _LONG_DAYS
