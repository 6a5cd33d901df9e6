"""How sure is it, and who says so?

The verb says whether it happened; the source, whether a party claims it; the tense and the days, whether it is recalled.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from geo.codebook import CURRENT, Change, Factuality, Kind, TimePrecision
from geo.model import TimeReference
from geo.reading.factuality import outcomes
from geo.reading.reports.timescope import is_old
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.attribution import Attribution, outside
from geo.reading.sentences.units import Unit
from geo.reading.story import history
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence, Token
from geo.reading.times.timevalues import TimeKind
from geo.reading.wordclasses import lemmas, lexemes, words

_TO_THE_DAY = (TimePrecision.DAY, TimePrecision.DAYS)
_QUOTES = '»”"'
_LONG_REACH = 8  # tokens from « un an après » to the noun of what was long before
_UNTIL = 12  # tokens about « tenait » in which it is told when
_OPENING = 6  # tokens at the head of a sentence in which « un peu plus tôt » stands
_ONCE = 2  # tokens from « alors » to the participle that it puts back
_ENDED = 6  # tokens from « à l'issue de » to the fighting that it supposes
_TAKEN_FOR_GRANTED = 3  # tokens from « au lendemain de » to the event that it supposes


def attribution_of(d: Discourse, anchor: Unit, attributions: Sequence[Attribution]) -> Attribution | None:
    """The source of what the anchor says: the incise that follows it, else one that opens the sentence."""
    attributions = [a for a in attributions if not a.opening or not outside(d.tokens, a, anchor.first)]
    after = [a for a in attributions if a.first >= anchor.first and not (a.opening or _is_of_relative(d, a))]
    before = [a for a in attributions if a.last <= anchor.last and (a.opening or not a.said)]
    if before and before[-1].opening:
        return before[-1]
    if after:
        return after[0]
    return before[-1] if before else None


def _is_of_relative(d: Discourse, said: Attribution) -> bool:
    """« l'EI, qui, selon Washington, recule »: whether a source stands right behind a relative pronoun, and speaks of it alone."""
    before = d.tokens[max(0, said.first - 2) : said.first]
    openers = words()["relatives"] | words()["who"] | words()["or_where"]
    return len(before) > 1 and before[1].text == "," and before[0].norm in openers


def known_source(d: Discourse, attribution: Attribution | None) -> Attribution | None:
    """« selon la même source », « il a ajouté », « l'ONG »: the source that was named before, of « l'ONG » the last third party."""
    if attribution is None:
        return None
    if attribution.anaphoric:
        said = d.memory.observer if attribution.observer else d.memory.source
        return replace(attribution, source=said.source, party=said.party) if said is not None else attribution
    attribution = _as_named(d, attribution)
    remember_sources(d, (attribution,))
    return attribution


def _as_named(d: Discourse, attribution: Attribution) -> Attribution:
    """« selon Bakou », « a ajouté M. Traoré »: a government by its capital, and who spoke for a party before, are parties."""
    name = _name_alone(d, attribution)
    if attribution.party or not name:
        return attribution
    party = name[-1].norm in d.memory.spokesmen or (len(name) == 1 and d.names_government(name[0]))
    return replace(attribution, party=party)


def _name_alone(d: Discourse, attribution: Attribution) -> list[Token]:
    """The words of a source that is a name and no more; none where it is told what it is."""
    told = [t for t in d.tokens[slice(*attribution.words)] if t.text[0].isalpha()]
    name = [t for t in told if t.norm not in words()["articles"] and t.norm not in words()["titles"]]
    return name if all(t.text[0].isupper() for t in name) else []


def remember_sources(d: Discourse, attributions: Sequence[Attribution]) -> None:
    """Keep who spoke last, and the last third party, for « a-t-il ajouté » and « l'ONG », whatever they spoke of."""
    for said in attributions:
        if said.anaphoric or not said.source:
            continue
        told = [t for t in d.tokens[slice(*said.words)] if t.text[0].isalpha()]
        if said.party and told and told[-1].text[0].isupper():
            d.memory.spokesmen.add(told[-1].norm)
        d.memory.source = said
        if not said.party:
            d.memory.observer = said


def as_claimed(d: Discourse, found: Match, attribution: Attribution | None) -> Attribution | None:
    """A source as it stands to what it tells: no claim is made in passing or against oneself; one's own gains are claimed."""
    if attribution is None:
        return None
    if attribution.party and (_in_passing(d, found, attribution) or concedes(found, attribution)):
        return replace(attribution, party=False)
    gains = found.rule.kind is Kind.CONTROL and found.rule.change is not Change.LOST
    holders = [u.actor for u in found.roles.get("holder", ()) if u.actor is not None]
    said = {t.norm for t in d.tokens[slice(*attribution.words)]}
    alone = said.isdisjoint(words()["pairing"])  # not « l'OSDH et une source militaire »
    if gains and alone and any(actor.state for actor in holders) and not said.isdisjoint(words()["of_the_state"]):
        return replace(attribution, party=True)
    if gains and alone and not attribution.party and _tells_of_own(d, found, attribution):
        return replace(attribution, party=True)
    if alone and not attribution.party and _tells_of_itself(d, found, attribution):
        return replace(attribution, party=True)
    return attribution


def _tells_of_own(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« Bakou a affirmé que ses troupes ont pris Choucha »: whether a side speaks of those who are its own."""
    speaks = [u.actor for u in found.units if u.actor is not None and _is_within(u, attribution)]
    if not speaks or not attribution.opening:
        return False
    countries = {actor.country for actor in speaks if actor.country is not None}
    for unit in found.roles.get("holder", ()):
        whose = d.tokens[unit.first - 1].norm if unit.first else ""
        theirs = unit.actor is not None and unit.actor.country in countries
        if theirs or (unit.kind == "actor" and whose in words()["possessives"]):
            return True
    return False


def _tells_of_itself(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« L'aviation israélienne a indiqué qu'elle avait frappé Damas »: whether who speaks says what he did himself."""
    for unit in (*found.roles.get("holder", ()), *found.roles.get("attacker", ())):
        stands = stands_for(d, unit, found.units)
        if unit.kind == "pronoun" and attribution.opening and stands is not None and _is_within(stands, attribution):
            return True
    return False


def _is_within(unit: Unit, attribution: Attribution) -> bool:
    return attribution.words[0] <= unit.first < attribution.words[1]


def _in_passing(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« Homs, tenue par l'armée, », « au lendemain de la prise de Homs »: taken for granted by who tells something else."""
    at, anchor = found.anchor, found.units[found.anchor]
    if anchor.group is None:
        reach = _TAKEN_FOR_GRANTED if found.rule.kind is Kind.CONTROL else _ENDED
        before = {t.norm for t in d.tokens[max(0, anchor.first - reach) : anchor.first]}
        granted = words()["taken_for_granted"] if found.rule.kind is Kind.CONTROL else words()["endings"]
        return found.rule.kind in (Kind.CONTROL, Kind.CLASH) and not granted.isdisjoint(before)
    auxiliary = found.units[at - 1].group if at else None
    bare = anchor.group.bare and not (auxiliary is not None and auxiliary.finite)  # « reste tenue »
    if found.rule.change is Change.HELD and anchor.group.finite and _opens_relative(found.units, at):
        return True  # « a bombardé les rebelles qui tiennent Homs »
    apposed = found.rule.change is Change.HELD or (at > 0 and found.units[at - 1].kind == "comma")
    return bare and apposed and (not attribution.opening or found.units[at - 1].kind == "comma")


def _opens_relative(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb stands right behind « qui », « que »."""
    return at > 0 and (units[at - 1].kind == "relative" or units[at - 1].norm in words()["relatives"])


def concedes(found: Match, attribution: Attribution | None) -> bool:
    """« Les rebelles ont annoncé leur retrait », « s'être retirés »: a loss that the one who lost tells."""
    if attribution is None:
        return False
    losing = found.roles.get("previous_holder", ()) if found.rule.change is Change.LOST else ()
    return any(attribution.words[0] <= unit.first < attribution.words[1] for unit in losing)


def status_of(
    d: Discourse,
    outcome: str | None,
    anchor: Unit,
    aged: bool,
    attribution: Attribution | None,
    sentence: Sentence,
    time: TimeReference | None,
    *,
    visit: bool,
) -> Factuality:
    """How sure an event is, by its verb, its source, its tense and its days."""
    status = outcomes.FACTUALITY[outcome]
    if _ahead(d, time):
        status = Factuality.PLANNED if status in CURRENT else status
    if visit and status is Factuality.CLAIMED:
        status = Factuality.ASSERTED  # « a annoncé avoir rencontré »: who travels knows where he was
    if status in (Factuality.DENIED, Factuality.PLANNED, Factuality.HYPOTHETICAL):
        return status
    if (attribution is not None and attribution.denial and attribution.opening) or _is_refuted(d, anchor, sentence):
        return Factuality.DENIED
    if _is_asked(d, anchor, sentence):
        return Factuality.HYPOTHETICAL
    if (
        aged
        or _recalled(d, anchor, attribution, sentence, visit=visit)
        or history.is_chronicle(d, anchor, sentence, time)
    ):
        return Factuality.BACKGROUND
    if status is Factuality.ASSERTED and attribution is not None and attribution.party and not visit:
        return Factuality.CLAIMED
    return status


def _is_refuted(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« a démenti ces rumeurs, selon lesquelles les rebelles auraient pris la ville »: told only to be denied."""
    before, told = d.text.norms[sentence.first : anchor.first], d.text.norms[sentence.first : sentence.last]
    return not words()["rumours"].isdisjoint(before) and not words()["refuting"].isdisjoint(told)


def _is_asked(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« Est-ce que l'armée a repris Homs ? »: whether that it happened is what is asked, not why it did."""
    told = [t for t in d.tokens[max(sentence.first, anchor.last) : sentence.last] if t.text[0] not in _QUOTES]
    if anchor.group is None or not told or told[-1].text != "?":
        return False
    norms = d.text.norms[sentence.first : sentence.last]
    return words()["asking"].isdisjoint(norms) and norms[0] not in words()["relatives"] | words()["or_where"]


def _ahead(d: Discourse, time: TimeReference | None) -> bool:
    """Whether an event lies after its article: announced, whatever the tense."""
    published = d.article.published
    return (
        time is not None
        and published is not None
        and not time.untold
        and (time.first_day > published or time.first_day == published < time.last_day)
    )


def _recalled(d: Discourse, anchor: Unit, attribution: Attribution | None, sentence: Sentence, *, visit: bool) -> bool:
    """A flashback: a pluperfect with no recent day, outside reported speech; « c'est la première fois depuis »."""
    norms = [t.norm for t in d.tokens[sentence.first : min(sentence.last, sentence.first + 8)]]
    known, told = words(), set(norms)
    if all(told & cue for cue in (known["first_time"], known["times"], known["that"] | known["since"])):
        return True
    if (
        history.is_of_old(d, sentence, anchor)
        or history.is_tale(d, anchor, sentence)
        or history.goes_on(d, anchor, sentence)
        or _once(d, anchor)
    ):
        return True
    if (
        history.is_habit(d, anchor, sentence)
        or history.lasts_for_years(d, anchor, sentence)
        or _long_before(d, anchor, sentence)
        or _of_service(d, anchor, sentence)
    ):
        return True
    opened = attribution is not None and attribution.opening
    told_before = attribution.recalled if attribution is not None and opened else False
    pluperfect = not opened and anchor.group is not None and anchor.group.mood == "pluperfect"
    if not (told_before or pluperfect or _had_claimed(d, anchor, attribution)):
        return False
    return not (
        (history.tells_news(d, sentence) and not (visit and _vaguely(d, sentence))) or _shortly_before(d, sentence)
    )


def _vaguely(d: Discourse, sentence: Sentence) -> bool:
    """« s'était rendu à Bakou la semaine dernière », « en mai, il était allé le même jour à »: no visit of the days told of."""
    times = [t for _, t in d.times_in(sentence.first, sentence.last) if t.kind is not TimeKind.SINCE]
    return any(is_old(d, t) or (t.time is not None and t.time.precision not in _TO_THE_DAY) for t in times)


def _shortly_before(d: Discourse, sentence: Sentence) -> bool:
    """« Un peu plus tôt, l'armée avait pilonné »: what went before what was just told on the same day, no other day told."""
    opening = " ".join(t.norm for t in d.tokens[sentence.first : min(sentence.last, sentence.first + _OPENING)])
    told = any(phrase in opening for phrase in words()["shortly_before"])
    return told and all(t.time is None for _, t in d.times_in(sentence.first, sentence.last))


def _long_before(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« plus d'un an après la prise de la ville »: what went before something by months or years."""
    begin = anchor.first if anchor.group is None else anchor.group.first + 1
    if anchor.group is not None and d.tokens[begin - 1].norm not in words()["dating_else"]:
        return False  # « un an après avoir pris la ville »
    before = [t.norm for t in d.tokens[max(sentence.first, begin - _LONG_REACH) : begin]]
    before = [norm for norm in before if norm not in words()["to_the_day"]]
    return any(one in words()["long_units"] and after in words()["dating_else"] for one, after in pairwise(before))


def _of_service(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« des soldats qui ont combattu à Homs », « il dit avoir combattu à Homs »: what somebody did in some war, on no day of these."""
    group = anchor.group
    if group is None or group.lemma not in lemmas()["serving"] or group.mood != "perfect":
        return False
    opening = {t.norm for t in d.tokens[max(sentence.first, group.first - 1) : group.first + 1]}
    told = not opening.isdisjoint(words()["who"] | words()["having_done"])
    return told and not history.tells_news(d, sentence)


def _once(d: Discourse, anchor: Unit) -> bool:
    """« Douma, alors tenue par les rebelles »: how things stood at another time."""
    bare = anchor.group is not None and anchor.group.bare
    held = (
        anchor.group is not None and anchor.group.mood == "imperfect" and bool(anchor.lexemes & lexemes()["occupying"])
    )
    told = [t.norm for t in d.tokens[max(0, anchor.first - (_UNTIL if held else _ONCE)) : anchor.first]]
    told += [t.norm for t in d.tokens[anchor.last : anchor.last + _UNTIL]] if held else []
    known = words()
    told = [w for w, after in pairwise((*told, "")) if w not in known["then_or_whereas"] or after not in known["that"]]
    until = next((k for k, w in enumerate(told) if w in known["until"]), len(told))
    if held and not known["in"].isdisjoint(told[until + 1 : until + 2]):
        return True  # « tenaient la ville jusqu'en mai 2014 »
    behind = d.text.norms[anchor.last : anchor.last + _UNTIL] if bare else ()
    if not known["when"].isdisjoint(takewhile(lambda norm: norm != ",", behind)):
        return True  # « Gori, bombardée quand la guerre atteignit la ville »
    return (bare or held) and not known["once"].isdisjoint(told)


def _had_claimed(d: Discourse, anchor: Unit, attribution: Attribution | None) -> bool:
    """« la milice avait assuré tenir »: a claim that what followed has left behind."""
    if anchor.group is None or anchor.group.effect != "claim":
        return False
    if anchor.group.mood == "pluperfect":
        return True
    if attribution is None or not attribution.opening:
        return False
    return any(t.norm in words()["had"] for t in d.tokens[attribution.first : attribution.last])
