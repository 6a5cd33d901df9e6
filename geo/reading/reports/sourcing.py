"""How sure is it, and who says so?

The verb says whether it happened; the source, whether a party claims it; the tense and the days, whether it is recalled.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from geo.codebook import CURRENT, Change, Factuality, Kind, TimePrecision
from geo.model import TimeReference
from geo.reading.factuality import outcomes
from geo.reading.language import lexicon
from geo.reading.reports.timescope import is_old
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import partynames
from geo.reading.sentences.attribution import Attribution, outside
from geo.reading.sentences.saying import saying
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story import history
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.story.parties import speaker_of
from geo.reading.text import Sentence, Token, spelled
from geo.reading.times.timevalues import TimeKind
from geo.reading.wordclasses import endings, lemmas, lexemes, words, written

_TO_THE_DAY = (TimePrecision.DAY, TimePrecision.DAYS)
_MARKS = ",;:."
_HEARD_FROM = 2  # tokens of « rumeur des », behind which it is a noise that one hears
_PASSED_ON = 4  # tokens from « message » to « relayé », « circulant »
_QUOTES = '»”"'
_LONG_REACH = 8  # tokens from « un an après » to the noun of what was long before
_UNTIL = 12  # tokens about « tenait » in which it is told when
_COUNTING = 8  # tokens at the head of a sentence in which « c'est la première fois que » stands
_OPENING = 6  # tokens at the head of a sentence in which « un peu plus tôt » stands
_ONCE = 2  # tokens from « alors » to the participle that it puts back
_ONCE_DONE = 8  # tokens from « une fois » to the participle of what is to be done
_HELD_ONCE = 3  # tokens of « alors sous le » before a noun of holding
_ENDED = 6  # tokens from « à l'issue de » to the fighting that it supposes
_CALLED = 7  # tokens from « a qualifié » to « (de "pure) invention" »
_DENIED = 4  # tokens from « pas (été) » to « confirmée »
_BY = 7  # tokens from « confirmée (dans la soirée) » to « par »
_BORNE_OUT = 4  # tokens from « par » to « (l') OSDH »
_TAKEN_FOR_GRANTED = 3  # tokens from « au lendemain de » to the event that it supposes


def attribution_of(d: Discourse, anchor: Unit, attributions: Sequence[Attribution]) -> Attribution | None:
    """The source of what the anchor says: the incise that follows it, else one that opens the sentence."""
    told = [a for a in attributions if not a.opening or not outside(d.tokens, a, anchor.first)]
    told = [a for a in told if not (_is_of_what_opens(d, a, anchor) or _tells_of_source(d, a, anchor))]
    before = next((a for a in reversed(told) if a.last <= anchor.last and (a.opening or not a.said)), None)
    if before is not None and before.opening:
        return before
    after = (a for a in told if a.first >= anchor.first and not (a.opening or _is_of_relative(d, a)))
    return next(after, before)


def _tells_of_source(d: Discourse, said: Attribution, anchor: Unit) -> bool:
    """« , selon l'armée, qui tient Homs »: whether an anchor stands in a relative that tells of the source, and not what it says."""
    behind = d.text.norms[said.last : anchor.first]
    return not said.opening and behind[:1] == (",",) and behind[1:2] != () and behind[1] in words()["who"]


def _is_of_relative(d: Discourse, said: Attribution) -> bool:
    """« l'EI, qui, selon Washington, recule »: whether a source stands right behind a relative pronoun, and speaks of it alone."""
    before = d.tokens[max(0, said.first - 2) : said.first]
    openers = words()["relatives"] | words()["who"] | words()["or_where"]
    return len(before) > 1 and before[1].text == "," and before[0].norm in openers


def _is_of_what_opens(d: Discourse, said: Attribution, anchor: Unit) -> bool:
    """« Venus, selon Damas, du nord, des drones ont visé Homs »: whether a source speaks of the participle that opens a sentence alone."""
    sentence = d.text.sentence_at(d.tokens[said.first].start)
    if sentence is None or not _is_participle(spelled(d.tokens[sentence.first].text.lower())):
        return False
    closed = d.text.norms[sentence.first : said.first].count(",") == 1
    return closed and d.text.norms[said.last : anchor.first].count(",") > 1


def _is_participle(word: str) -> bool:
    if word.endswith(endings()["participles"]):
        return True
    return any(form.mood == "participle" for form in lexicon().forms.get(word, ()))


def known_source(d: Discourse, attribution: Attribution | None, units: Sequence[Unit]) -> Attribution | None:
    """« selon la même source », « il a ajouté », « l'ONG »: the source that was named before, of « l'ONG » the last third party."""
    if attribution is None:
        return None
    party = _party_meant(d, attribution, units) if attribution.anaphoric else None
    if party is not None:
        return replace(attribution, source=party.names[0], party=True, anaphoric=False)
    if attribution.anaphoric:
        said = d.memory.observer if attribution.observer else d.memory.source
        return replace(attribution, source=said.source, party=said.party) if said is not None else attribution
    attribution = _as_named(d, attribution)
    remember_sources(d, (attribution,))
    return attribution


def _party_meant(d: Discourse, attribution: Attribution, units: Sequence[Unit]) -> Unit | None:
    """« La coalition se regroupe. Elle a fait état de »: the party that « elle » means, where no agency has spoken whom it may mean."""
    says = (u for u in units if u.norm in words()["feminine_pronouns"] and _is_within(u, attribution))
    pronoun = next((u for u in says if attribution.opening), None)
    told, said = stands_for(d, pronoun, units) if pronoun is not None else None, d.memory.source
    she = words()["feminine"] | words()["elided"]
    if said is not None and any(d.tokens[k].norm in she for k in range(max(0, said.words[0] - 1), said.words[0] + 1)):
        return None
    return told if told is not None and told.is_party and told.subject else None


def _as_named(d: Discourse, attribution: Attribution) -> Attribution:
    """« selon Bakou », « a ajouté M. Traoré »: a government by its capital, and who spoke for a party before, are parties.

    Not « a concédé Bakou »: what a party admits is as good as confirmed.
    """
    name = _name_alone(d, attribution)
    admitted = attribution.said and d.text.says(saying().admitted, attribution.first, attribution.last)
    if attribution.party or admitted or not name:
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
    conceded = _in_passing(d, found, attribution) or concedes(d, found, attribution) or _owns_up(d, found, attribution)
    if attribution.party and (conceded or _is_borne_out(d, attribution)):
        return replace(attribution, party=False)
    return replace(attribution, party=True) if _claims_own(d, found, attribution) else attribution


def _is_borne_out(d: Discourse, attribution: Attribution) -> bool:
    """« …, a annoncé l'armée, une information confirmée lundi par l'OSDH »: whether a third party bears out what a side says."""
    sentence = d.text.sentence_at(d.tokens[attribution.first].start)
    end = sentence.last if sentence is not None else attribution.last
    for k in range(attribution.last, end):
        if d.text.norms[k] not in words()["borne_out"]:
            continue
        denied = d.text.says(grammar().negators | words()["no"], max(attribution.last, k - _DENIED), k)
        by = next((i for i in range(k + 1, min(end, k + _BY)) if d.text.norms[i] in words()["by"]), None)
        if not denied and by is not None and d.text.says(saying().third, by + 1, min(end, by + _BORNE_OUT)):
            return True
    return False


def _owns_up(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« Douze soldats ont été tués, a annoncé le ministère de la Défense »: whether a state tells of its own dead, and of no deed."""
    fallen = [u.actor for u in found.roles.get("target", ()) if u.actor is not None]
    if found.rule.kind is not Kind.CLASH or "attacker" in found.roles or not fallen:
        return False
    if not d.text.says(words()["of_the_state"] | words()["telling_bodies"], *attribution.words):
        return False
    demonyms = partynames.names().demonyms
    told = {demonyms[t.norm][0] for t in d.tokens[slice(*attribution.words)] if t.norm in demonyms}
    own = told or {d.main_country() or ""}
    return all(actor.state and (actor.country is None or actor.country in own) for actor in fallen)


def _claims_own(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« selon une source militaire »: whether a side alone, not « l'OSDH et une source militaire », tells its gains."""
    if d.text.says(words()["pairing"], *attribution.words):
        return False
    if found.rule.kind is Kind.CONTROL and found.rule.change is not Change.LOST:
        holders = (u.actor for u in found.roles.get("holder", ()))
        states = any(actor is not None and actor.state for actor in holders)
        if states and d.text.says(words()["of_the_state"], *attribution.words):
            return True
        if not attribution.party and _tells_of_own(d, found, attribution):
            return True
    return not attribution.party and _tells_of_itself(d, found, attribution)


def _tells_of_own(d: Discourse, found: Match, attribution: Attribution) -> bool:
    """« Bakou a affirmé que ses troupes ont pris Choucha »: whether a side speaks of those who are its own."""
    speaks = [u.actor for u in found.units if u.actor is not None and _is_within(u, attribution)]
    if not speaks or not attribution.opening:
        return False
    countries = {actor.country for actor in speaks if actor.country is not None}
    return any(
        (u.actor is not None and u.actor.country in countries)
        or (u.kind == "actor" and d.tokens[u.first - 1].norm in words()["possessives"])
        for u in found.roles.get("holder", ())
    )


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
        return _is_taken_for_granted(d, found)
    holding, apart = found.rule.change is Change.HELD, at > 0 and found.units[at - 1].kind == "comma"
    if holding and anchor.group.finite and _opens_relative(found.units, at):
        return True  # « a bombardé les rebelles qui tiennent Homs »
    bare = anchor.group.bare and not (at and found.units[at - 1].finite)  # « reste tenue »
    return bare and (apart or (holding and not attribution.opening))


def _is_taken_for_granted(d: Discourse, found: Match) -> bool:
    """« au lendemain de la prise de Homs », « à l'issue des combats »: what a noun tells that something else came after."""
    first = found.units[found.anchor].first
    if found.rule.kind is Kind.CONTROL:
        return d.text.says(words()["taken_for_granted"], max(0, first - _TAKEN_FOR_GRANTED), first)
    return found.rule.kind is Kind.CLASH and d.text.says(words()["endings"], max(0, first - _ENDED), first)


def _opens_relative(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb stands right behind « qui », « que »."""
    return at > 0 and (units[at - 1].kind == "relative" or units[at - 1].norm in words()["relatives"])


def concedes(d: Discourse, found: Match, attribution: Attribution | None) -> bool:
    """« Les rebelles ont annoncé leur retrait », « s'est retirée, a annoncé son chef »: a loss that the one who lost tells."""
    losing = found.roles.get("previous_holder", ()) if found.rule.change is Change.LOST else ()
    if attribution is None or not losing:
        return False
    first, last = attribution.words
    if any(first <= unit.first < last for unit in losing):
        return True
    if losing[0].first < first and d.text.norms[first - 1] in words()["possessives"]:
        return True
    speaker = speaker_of(d, attribution)
    states = {unit.actor.country for unit in (*losing, speaker) if unit is not None and unit.actor is not None}
    return speaker is not None and speaker.actor is not None and len(states) == 1 and None not in states


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
    if status in CURRENT and (_ahead(d, time) or _is_yet_to_be(d, anchor, sentence)):
        status = Factuality.PLANNED
    if visit and status is Factuality.CLAIMED:
        status = Factuality.ASSERTED  # « a annoncé avoir rencontré »: who travels knows where he was
    if status in (Factuality.DENIED, Factuality.PLANNED, Factuality.HYPOTHETICAL):
        return status
    if (attribution is not None and attribution.denial and attribution.opening) or _is_refuted(d, anchor, sentence):
        return Factuality.DENIED
    rumoured = status is not Factuality.CONDITIONAL and _is_rumoured(d, anchor, attribution, sentence)
    if rumoured or _is_asked(d, anchor, sentence):
        return Factuality.HYPOTHETICAL
    recalled = aged or _recalled(d, anchor, attribution, sentence, visit=visit)
    if recalled or history.is_chronicle(d, anchor, sentence, time):
        return Factuality.BACKGROUND
    claimed = attribution is not None and attribution.party and not visit
    return Factuality.CLAIMED if claimed and status is Factuality.ASSERTED else status


def _is_refuted(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« a démenti ces rumeurs, selon lesquelles les rebelles auraient pris la ville »: told only to be denied."""
    before, told = d.text.norms[sentence.first : anchor.first], d.text.norms[sentence.first : sentence.last]
    if words()["rumours"].isdisjoint(before):
        return False
    at_length = d.text.says_any(words()["refuting_at_length"], sentence.first, sentence.last)
    return at_length or _is_called_untrue(told) or not words()["refuting"].isdisjoint(told)


def _is_called_untrue(told: Sequence[str]) -> bool:
    """« a qualifié d'"intoxication" les informations »: not « morts d'intoxication, selon les informations »."""
    said = (told[k + 1 : k + _CALLED] for k, norm in enumerate(told) if norm in words()["calling"])
    return any(not words()["untruth"].isdisjoint(behind) for behind in said)


def _is_rumoured(d: Discourse, anchor: Unit, attribution: Attribution | None, sentence: Sentence) -> bool:
    """« Une rumeur fait état d'une attaque », « selon un message relayé sur WhatsApp »: nobody's word; not « la rumeur des combats ».

    « des rumeurs selon lesquelles ils auraient pris Homs » says itself that it is hearsay.
    """
    said = d.text.norms[slice(*attribution.words)] if attribution is not None else ()
    before = takewhile(lambda t: t.text not in _MARKS, reversed(d.tokens[sentence.first : anchor.first]))
    clause = [t.norm for t in before][::-1]
    if not words()["borne_out"].isdisjoint(clause):
        return False
    if _is_passed_on(said) or _is_passed_on(clause) or not words()["hearsay"].isdisjoint(said):
        return True
    return not words()["hearsay"].isdisjoint(clause) and words()["noise"].isdisjoint(clause[-_HEARD_FROM:-1])


def _is_passed_on(norms: Sequence[str]) -> bool:
    """« un message anonyme », « des messages qui circulent », not « dans un message diffusé par l'EI »: whether nobody is told to speak."""
    sent = next((k for k, norm in enumerate(norms) if norm in words()["messages"]), len(norms))
    if not words()["speaking_in"].isdisjoint(norms[max(0, sent - 2) : sent]):
        return False
    return not words()["passed_on"].isdisjoint(norms[sent + 1 : sent + _PASSED_ON])


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


def _is_yet_to_be(d: Discourse, anchor: Unit, sentence: Sentence) -> bool:
    """« L'ONU redoute des heurts une fois les rebelles chassés de Homs »: what is to come, where nothing past is told."""
    group, tokens = anchor.group, d.tokens[sentence.first : sentence.last]
    if group is None or not group.bare:
        return False
    before = max(sentence.first, anchor.first - _ONCE_DONE), anchor.first
    again = d.text.says_any(words()["once_more"], *before)
    once = d.text.says_any(words()["once_done"], *before) and not again
    return once and not any(t.norm in words()["auxiliaries"] and t.text not in written()["to"] for t in tokens)


def _recalled(d: Discourse, anchor: Unit, attribution: Attribution | None, sentence: Sentence, *, visit: bool) -> bool:
    """A flashback: a pluperfect with no recent day, outside reported speech; « c'est la première fois depuis »."""
    if _is_the_first_since(d, sentence) or history.is_of_old(d, sentence, anchor) or _once(d, anchor):
        return True
    tales = (history.is_tale, history.goes_on, history.is_of_youth)
    habits = (*tales, history.is_habit, history.lasts_for_years, _long_before, _of_service)
    if any(is_past(d, anchor, sentence) for is_past in habits):
        return True
    if not (_is_told_before(anchor, attribution) or _had_claimed(d, anchor, attribution)):
        return False
    if history.tells_news(d, sentence) and not (visit and _vaguely(d, sentence)):
        return False
    return not _shortly_before(d, sentence)


def _is_the_first_since(d: Discourse, sentence: Sentence) -> bool:
    """« C'est la première fois que », « Pour la première fois depuis »: whether a sentence opens by counting what happened before."""
    known, opening = words(), (sentence.first, min(sentence.last, sentence.first + _COUNTING))
    cues = (known["first_time"], known["times"], known["that"] | known["since"])
    return all(d.text.says(cue, *opening) for cue in cues)


def _is_told_before(anchor: Unit, attribution: Attribution | None) -> bool:
    """« avait pris Homs »: a verb in the pluperfect; behind « a dit que », who says so must have said it before."""
    if attribution is not None and attribution.opening:
        return attribution.recalled
    return anchor.group is not None and anchor.group.mood == "pluperfect"


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
    """« Douma, alors tenue par les rebelles », « alors aux mains des rebelles »: how things stood at another time."""
    group, known = anchor.group, words()
    if group is None:
        held = not anchor.lexemes.isdisjoint(lexemes()["holding"])
        return held and d.text.says(known["once"], max(0, anchor.first - _HELD_ONCE), anchor.first)
    behind = d.text.norms[anchor.last : anchor.last + _UNTIL]
    if group.mood == "imperfect" and anchor.lexemes & lexemes()["occupying"]:
        return not known["once"].isdisjoint((*d.text.norms[max(0, anchor.first - _UNTIL) : anchor.first], *behind))
    if not group.bare:
        return False
    if not known["when"].isdisjoint(takewhile(lambda norm: norm != ",", behind)):
        return True  # « Gori, bombardée quand la guerre atteignit la ville »
    return d.text.says(known["once"], max(0, anchor.first - _ONCE), anchor.first)


def _had_claimed(d: Discourse, anchor: Unit, attribution: Attribution | None) -> bool:
    """« la milice avait assuré tenir »: a claim that what followed has left behind."""
    if anchor.group is None or anchor.group.effect != "claim":
        return False
    if anchor.group.mood == "pluperfect":
        return True
    if attribution is None or not attribution.opening:
        return False
    return any(t.norm in words()["had"] for t in d.tokens[attribution.first : attribution.last])
