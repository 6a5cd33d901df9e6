"""How are times said from another time: from publication (« hier », « depuis trois jours ») or the story (« la veille »)?

Each reader takes a scan and the index of a token, and gives what begins there.
"""

from bisect import bisect_right
from datetime import date

from geo.codebook import TimePrecision
from geo.reading.text import Sentence
from geo.reading.times import clock, dateforms, days, tense
from geo.reading.times.calendartimes import beside, resolved
from geo.reading.times.dateforms import norm, within
from geo.reading.times.quantities import Quantity
from geo.reading.times.quantities import quantity as quantity_at
from geo.reading.times.timevalues import Hit, Read, Scan, TimeKind, TimeMention
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

_SENTENCES_BACK = 2  # sentences before, in which a day counts as named close by
_ANCHORS_KEPT = 20  # how many mentions back « la veille » may look
_SHORTEST_STRETCH_HOURS = 12  # « en deux heures » is no date
_COUNTED = 5  # tokens from « la cinquième » to « en quatre jours »
_ANY_DAY = date(2000, 1, 1)  # to turn « trois semaines » into days


def fixed(scan: Scan, index: int) -> Hit | None:
    """A fixed phrase: « hier », « cette semaine », « le mois dernier », « la veille »."""
    phrase = scan.words.fixed.at(scan.text, index)
    if phrase is None:
        return None
    end, (table, value) = phrase
    if table == "anaphoric":
        return _anaphoric(scan, index, end, value)
    end = beside(scan, end)
    future = tense.future(scan.text, index, end)
    if scan.published is None:
        return Hit(end, None, TimeKind.DEICTIC)
    if table == "periods":
        unit, distance = value
        return Hit(end, days.period(unit, distance, scan.published, bool(future)), TimeKind.DEICTIC, future=future)
    ahead = 1 if future and value[0] < 0 == value[1] else 0  # « cette nuit » of a clause in the future
    first, last = (days.shifted(scan.published, days=v + ahead) for v in value)
    if first is None or last is None:
        return None
    return Hit(end, ((first, last), days.precision(first, last)), TimeKind.DEICTIC, future=future)


def _anaphoric(scan: Scan, index: int, end: int, offset: int | list[int]) -> Hit | None:
    nearest, farthest = offset if isinstance(offset, list) else (offset, offset)
    if within(scan.text, index - 1, "day_to_day"):  # « du jour au lendemain »
        return None
    if within(scan.text, end, "of"):
        return _from_event(end, nearest)
    end = beside(scan, end)
    return _counted(scan, index, end, nearest, farthest)


def _from_event(end: int, days_after: int | None) -> Hit:
    """« au lendemain de », « trois jours après », « la veille de »: no day, but how far the clause lies from the event named next."""
    return Hit(end, None, TimeKind.ANAPHORIC, relative=True, reason="counts from an event", after=days_after or None)


def _counted(scan: Scan, index: int, end: int, nearest: int, farthest: int) -> Hit:
    """So many days from the last day named: forwards from wherever in the text, backwards from close by or publication."""
    backwards = nearest < 0 or farthest < 0
    future = tense.future(scan.text, index, end)
    anchor = _anchor(scan, index, near=backwards and scan.published is not None, over=backwards and future is False)
    day = anchor.time.last_day if anchor and anchor.time else scan.published if backwards else None
    if anchor and anchor.time and backwards:
        night = anchor.kind is TimeKind.INTERVAL  # « dans la nuit de mardi à mercredi … La veille »
        night = night and nearest == farthest == -1 and (anchor.time.last_day - anchor.time.first_day).days == 1
        day = anchor.time.last_day if night else anchor.time.first_day
    hit = Hit(end, None, TimeKind.ANAPHORIC, True, anchor.span if anchor else None, reason="no day named before")
    if day is None and nearest == farthest == 0:
        return _then(scan, index, hit)
    if day is None:
        return hit
    ends = [days.shifted(day, days=n) for n in sorted((nearest, farthest))]
    if ends[0] is None or ends[1] is None:
        return hit
    if scan.published and ends[0] > scan.published and future is False:
        return hit._replace(reason="after publication")
    return hit._replace(read=((ends[0], ends[1]), days.precision(ends[0], ends[1])), future=future, reason=None)


def _then(scan: Scan, index: int, hit: Hit) -> Hit:
    """« ce jour-là », some day of the stretch told just before: « fin août »."""
    anchor = _anchor(scan, index, near=True, coarse=True)
    if anchor is None or anchor.time is None:
        return hit
    time = anchor.time
    return hit._replace(read=((time.first_day, time.last_day), time.precision), anchor=anchor.span, reason=None)


def _anchor(
    scan: Scan, index: int, *, near: bool = False, coarse: bool = False, over: bool = False
) -> TimeMention | None:
    """The last day named in this paragraph or the two sentences before; unless near, the last that is not background.

    ``coarse`` takes days, weeks and months for a day; ``over`` passes by days to come that a sentence before tells.
    """
    fine = (TimePrecision.DAY, TimePrecision.DAYS)
    told = (*fine, TimePrecision.WEEK, TimePrecision.MONTH) if coarse else fine
    sentences = scan.text.sentences
    start = scan.text.tokens[index].start
    at = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
    here, close = sentences[at], sentences[max(0, at - _SENTENCES_BACK)].start
    for mention in scan.found[: -_ANCHORS_KEPT - 1 : -1]:
        if mention.time is None or mention.time.precision not in told:
            continue
        if mention.kind in (TimeKind.SINCE, TimeKind.UNTIL, TimeKind.WITHIN, TimeKind.PART, TimeKind.DATELINE):
            continue
        if over and mention.future and mention.span.start < here.start:
            continue  # « arrivera mercredi. A Paris, où il était la veille, »
        if over and mention.span.start < here.start and _is_counted_back(scan, mention):
            continue  # « bombardée dimanche, la pire frappe depuis celle de neuf jours plus tôt. L'avant-veille »
        if mention.span.start >= close or _same_paragraph(scan, mention, here):
            return mention
        if not near and not (mention.background or mention.future):
            return mention
    return None


def _is_counted_back(scan: Scan, mention: TimeMention) -> bool:
    """Whether a day was counted back from another of the text."""
    counted = next((m.time for m in scan.found if m.span == mention.anchor), None)
    return counted is not None and mention.time is not None and mention.time.last_day < counted.first_day


def _same_paragraph(scan: Scan, mention: TimeMention, here: Sentence) -> bool:
    other = scan.text.sentence_at(mention.span.start)
    return other is not None and other.paragraph == here.paragraph


def part_alone(scan: Scan, index: int) -> Hit | None:
    """« à l'aube », « dans la matinée », with no day of its own."""
    phrase = scan.words.alone.at(scan.text, index)
    if phrase is None:
        return None
    if within(scan.text, phrase[0], "of"):  # « dans la matinée de mardi »; a night has two days
        night = within(scan.text, phrase[0] - 1, "night")
        whole = None if night else _time_at(scan, phrase[0] + 1)
        return whole if whole is not None and whole.kind is TimeKind.POINT else None
    if norm(scan.text, phrase[0]) in scan.words.weekdays:
        return scan.at(scan, phrase[0])  # « en fin d'après-midi vendredi »
    return _part_of_day(scan, index, phrase[0])


def hour_alone(scan: Scan, index: int) -> Hit | None:
    """« vers 14h00 », with no day of its own."""
    end = clock.over(scan.text, index)
    return _part_of_day(scan, index, end) if end > index else None


def part_of_night(scan: Scan, index: int) -> Hit | None:
    """« dans la nuit », of which the text names the day close by, or not at all."""
    phrase = scan.words.night.at(scan.text, index)
    if phrase is None or not within(scan.text, index, "in_night") or within(scan.text, phrase[0], "from"):
        return None
    return _part_of_day(scan, index, phrase[0])


def _part_of_day(scan: Scan, index: int, end: int) -> Hit | None:
    """A part of the last day named close by, else of the day of publication; a night reaches back to its evening."""
    sentence = scan.text.sentence_at(scan.text.tokens[index].start)
    anchor = _anchor(scan, index)
    if anchor and sentence and not anchor.span.start >= sentence.start:
        anchor = None
    night = within(scan.text, end - 1, "night")
    if anchor and anchor.time:
        first, last = anchor.time.first_day, anchor.time.last_day
        last = (days.shifted(last, days=1) or last) if night else last
        last = max(first, min(last, scan.published or last))
    elif scan.published:
        last = scan.published
        first = (days.shifted(last, days=-1) or last) if night else last
    else:
        return Hit(end, None, TimeKind.PART)
    read = ((first, last), days.precision(first, last))
    return Hit(end, read, TimeKind.PART, anchor is not None, anchor.span if anchor else None)


def since(scan: Scan, index: int) -> Hit | None:
    """« depuis mercredi », « depuis trois jours », « depuis mars 2011 »: from then to publication."""
    i = index + 1
    if quantity := quantity_at(scan.text, i):
        if within(scan.text, quantity.end, "ordinal"):
            return None
        first = quantity.away(scan.published, -1) if scan.published else None
        return _up_to_now(scan, quantity.end, first)
    hit = _time_at(scan, i)
    if hit is None or hit.kind in (TimeKind.SINCE, TimeKind.RECURRENT, TimeKind.UNTIL):
        return None
    if hit.read is None:
        return hit._replace(kind=TimeKind.SINCE)
    first = hit.read[0][0]
    if scan.published and first > scan.published:  # « depuis » is never of the future, whatever the clause says
        past = _calendar_past(scan, i)
        first = past or first
    return _up_to_now(scan, hit.end, first)._replace(conflict=hit.conflict, relative=hit.relative, anchor=hit.anchor)


def _calendar_past(scan: Scan, index: int) -> date | None:
    form = dateforms.bound(scan.text, index)
    read = days.resolve(form[0], scan.published, future=False) if form else None
    return read[0][0] if read else None


def _up_to_now(scan: Scan, end: int, first: date | None) -> Hit:
    if first is None or scan.published is None or first > scan.published:
        return Hit(end, None, TimeKind.SINCE)
    return Hit(end, ((first, scan.published), days.precision(first, scan.published)), TimeKind.SINCE)


def until(scan: Scan, index: int) -> Hit | None:
    """« jusqu'à lundi », « jusqu'en 2016 », « d'ici vendredi », « d'ici trois mois »."""
    by = within(scan.text, index, "by")
    if by and not within(scan.text, index + 1, "here"):
        return None
    i = index + 1 + by
    if by and (quantity := quantity_at(scan.text, i)):
        last = quantity.away(scan.published, 1) if scan.published else None
        read = ((scan.published, last), days.precision(scan.published, last)) if scan.published and last else None
        return Hit(quantity.end, read, TimeKind.UNTIL, future=True)
    if within(scan.text, i, "to") or norm(scan.text, i) in classes()["in"]:
        i += 1
    if form := dateforms.bound(scan.text, i):
        if form[0].weekday is None and form[0].month is None and form[0].year is None:
            return None
        ahead = by or tense.future(scan.text, index, form[1]) is not False
        return resolved(scan, i, *form, future=ahead)._replace(kind=TimeKind.UNTIL)
    hit = _time_at(scan, i)
    return hit._replace(kind=TimeKind.UNTIL) if hit and hit.kind is not TimeKind.RECURRENT else None


def _time_at(scan: Scan, index: int) -> Hit | None:
    """Any time expression that begins at a token, its article or « à partir de » aside."""
    for _ in range(3):
        if within(scan.text, index, "counts_on"):
            return None
        if hit := scan.at(scan, index):
            return hit
        if not within(scan.text, index, "article") and not within(scan.text, index, "to"):
            return None
        index += 1
    return None


def latest(scan: Scan, index: int) -> Hit | None:
    """« ces derniers jours », « les 24 dernières heures », « les prochains jours », « les jours qui viennent »."""
    determined = within(scan.text, index, "latest_opener")
    i = index + determined
    ahead = within(scan.text, i, "next") and norm(scan.text, i + 1) in scan.words.units
    if ahead:
        quantity: Quantity | None = Quantity(i + 2, None, scan.words.units[norm(scan.text, i + 1)], latest=False)
    else:
        quantity = quantity_at(scan.text, i)
        if quantity is None and norm(scan.text, i) in scan.words.units:
            quantity = Quantity(i + 1, None, scan.words.units[norm(scan.text, i)], latest=False)
        if quantity and (coming := scan.words.to_come.at(scan.text, quantity.end)):
            quantity, ahead = quantity._replace(end=coming[0]), True
    if quantity is None or not (ahead or quantity.latest):
        return None
    if not within(scan.text, index, "these") and within(scan.text, quantity.end, "of"):
        return None  # « les derniers jours de la guerre »
    return _stretch(scan, quantity, ahead=ahead)


def _stretch(scan: Scan, quantity: Quantity, *, ahead: bool) -> Hit:
    other = quantity.away(scan.published, 1 if ahead else -1) if scan.published else None
    if scan.published is None or other is None:
        return Hit(quantity.end, None, TimeKind.WITHIN)
    first, last = sorted((other, scan.published))
    future = True if ahead else None
    return Hit(quantity.end, ((first, last), days.precision(first, last)), TimeKind.WITHIN, future=future)


def in_so_long(scan: Scan, index: int) -> Hit | None:
    """« en 72 heures », « en trois semaines »: the stretch that ends at publication."""
    quantity = quantity_at(scan.text, index + 1)
    if quantity is None or quantity.number is None or within(scan.text, index + 1, "about"):
        return None
    if within(scan.text, index - 2, "record"):
        return None  # « le raid le plus meurtrier en deux ans »
    if any(norm(scan.text, k).endswith(endings()["ordinal_bare"]) for k in range(index - _COUNTED, index - 1)):
        return None  # « la cinquième attaque du genre en quatre jours »
    if "hours" in quantity.unit and quantity.number < _SHORTEST_STRETCH_HOURS:
        return None
    return _stretch(scan, quantity, ahead=tense.future(scan.text, index, quantity.end) is True)


def ago(scan: Scan, index: int) -> Hit | None:
    """« il y a dix jours »: a day, a week, a month or a year, as fine as its unit; « il y a cinq ans ce dimanche »: not this Sunday."""
    phrase = scan.words.ago.at(scan.text, index)
    quantity = quantity_at(scan.text, phrase[0]) if phrase else None
    if quantity is None or quantity.latest:
        return None
    if scan.published is None:
        return Hit(quantity.end, None, TimeKind.DEICTIC)
    day = quantity.away(scan.published, -1)
    if day is None:
        return None
    kept = scan.at(scan, quantity.end) if (scan.published - day).days > days.BACKGROUND_DAYS else None
    end = kept.end if kept is not None and kept.kind is TimeKind.POINT else quantity.end
    return Hit(end, _about(day, quantity, scan.published), TimeKind.DEICTIC, future=False)


def later(scan: Scan, index: int) -> Hit | None:
    """« quatre jours plus tôt », « 48 heures plus tard »; after an event that it names, no day."""
    if within(scan.text, index - 1, "no_amount"):  # « une fille de 12 ans après », « plus de deux ans après »
        return latest(scan, index) if norm(scan.text, index)[:1].isdecimal() else None
    quantity = quantity_at(scan.text, index)
    if quantity is None:
        return latest(scan, index) if norm(scan.text, index)[:1].isdecimal() else None
    if quantity.latest:
        return latest(scan, index)
    phrase = scan.words.later.at(scan.text, quantity.end)
    if phrase is None:
        return None
    end, sign = phrase
    if end == quantity.end + 1 and end < len(scan.text.tokens) and scan.text.tokens[end].norm[0].isalpha():
        exact = quantity.number is not None or "hours" not in quantity.unit
        return _from_event(end, sign * ((quantity.away(_ANY_DAY, 1) or _ANY_DAY) - _ANY_DAY).days if exact else None)
    away = quantity.away(_ANY_DAY, 1)
    if away is None:
        return None
    far = (away - _ANY_DAY).days
    near = far if quantity.number is not None else 1
    if "hours" in quantity.unit and quantity.number is None:
        near = far = 0  # « quelques heures plus tard »: the same day
    if "months" in quantity.unit:
        return _months_later(scan, quantity, end, sign)
    return _counted(scan, index, end, sign * near, sign * far)


def _months_later(scan: Scan, quantity: Quantity, end: int, sign: int) -> Hit:
    """« un an plus tard », counted from the last time named, however coarse; the month or the year it falls in."""
    anchor = next((m for m in scan.found[:-4:-1] if m.time), None)
    if anchor is None or anchor.time is None:
        return _long_before(scan, quantity, end, sign)
    hit = Hit(end, None, TimeKind.ANAPHORIC, True, anchor.span, reason="no day named before")
    away = quantity.away(anchor.time.first_day, sign)
    if away is None or quantity.number is None:
        return hit
    since = anchor.kind is TimeKind.SINCE
    if (away.month, away.day) == (1, 1) if since else anchor.time.precision is TimePrecision.YEAR:
        return hit._replace(read=((date(away.year, 1, 1), date(away.year, 12, 31)), TimePrecision.YEAR), reason=None)
    return hit._replace(read=(days.month_days(away.year, away.month), TimePrecision.MONTH), reason=None)


def _long_before(scan: Scan, quantity: Quantity, end: int, sign: int) -> Hit:
    """« Dix ans plus tôt » with no time named before it counts from publication."""
    day = quantity.away(scan.published, sign) if scan.published and sign < 0 and quantity.number is not None else None
    if day is None or scan.published is None:
        return Hit(end, None, TimeKind.ANAPHORIC, True, reason="no day named before")
    return Hit(end, _about(day, quantity, scan.published), TimeKind.ANAPHORIC, True, future=False)


def recurrent(scan: Scan, index: int) -> Hit | None:
    """« chaque vendredi », « tous les jours », « les vendredis »."""
    i = index + 1
    if norm(scan.text, index) in scan.words.plural_weekdays:
        return Hit(i, None, TimeKind.RECURRENT, reason="recurs")
    if within(scan.text, i, "the_plural"):
        i += 1
    elif not within(scan.text, index, "each"):
        return None
    word = norm(scan.text, i)
    if word in scan.words.weekdays or word in scan.words.plural_weekdays or word in scan.words.units:
        return Hit(i + 1, None, TimeKind.RECURRENT, reason="recurs")
    return None


def _about(day: date, quantity: Quantity, published: date) -> Read:
    """A time so far back, as fine as its unit: « il y a trois mois » is a month."""
    if quantity.number is None:
        last = days.shifted(published, days=-1) or published
        return (min(day, last), last), days.precision(min(day, last), last)
    if quantity.unit.get("months") == 12:
        return (date(day.year, 1, 1), date(day.year, 12, 31)), TimePrecision.YEAR
    if "months" in quantity.unit:
        return days.month_days(day.year, day.month), TimePrecision.MONTH
    if quantity.unit.get("days") == 7:
        first = days.shifted(day, days=-3) or day
        return (first, days.shifted(first, days=6) or day), TimePrecision.WEEK
    return (day, day), TimePrecision.DAY if (published - day).days < 7 else TimePrecision.DAYS
