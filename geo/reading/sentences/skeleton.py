"""What is left of a sentence when events are looked for in it?

A sentence is reduced to units: places, actors, persons, verbs and nouns that rules speak of, and the plain words between.
Determiners, adverbs, days, incises (« selon l'OSDH ») and parentheses are left out, so that a rule need not foresee them.
"""

from collections.abc import Callable, Sequence
from itertools import takewhile

from geo.reading.language import lexicon
from geo.reading.memo import Memo
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.anaphors import anaphor_at, contracted_at, part_at, several_at
from geo.reading.sentences.asides import aside_at, aside_openers
from geo.reading.sentences.backers import with_backers
from geo.reading.sentences.enumerations import gathered
from geo.reading.sentences.governing import is_indefinite
from geo.reading.sentences.lexemes import lexeme_at, with_auxiliary
from geo.reading.sentences.members import with_members
from geo.reading.sentences.participants import Made, actor_unit, place_unit
from geo.reading.sentences.personnames import is_capitalised, office_at, person_unit, unknown_name
from geo.reading.sentences.qualifiers import leave_out_manner, leave_out_qualifiers, tells_manner
from geo.reading.sentences.units import PlaceSpan, Reader, Unit, word
from geo.reading.sentences.verbs import VerbGroup, grammar, unknown_mood
from geo.reading.text import Text, Token, normalise, parentheses, spaced, spelled
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words, written

Reading = Callable[[Reader, list[Unit], int], Made | None]
"""One way to read a token: None where it does not apply."""

_LISTED = 5  # tokens behind a colon in which the first of a list is named
_OF_THEM = 4  # tokens of « une d'entre elles »
_TOLD_SHOTS = 40  # tokens back to the projectiles that « l'une d'elles » is one of
_ARTICLE = 2  # tokens before a noun in which its article stands
_MOST = 3  # tokens of what stands before « la plus », and of both
_HITTING = 4  # tokens of « a ensuite de nouveau touché »
_FINITE = ("present", "imperfect", "past")
_COMMAS, _STOPS = ",—–-", ";:"
_LED_BY = 2  # units from those whom a person leads, over « de », to the person
_JOINED = 6  # tokens from « ainsi que » to the place that it joins: « les deux villages de »
_ADVERB_MIN = 8  # letters of an adverb in « -ment »


def reduce(
    text: Text,
    first: int,
    last: int,
    places: Sequence[PlaceSpan],
    persons: Sequence[tuple[int, int]] = (),
    skipped: Sequence[tuple[int, int]] = (),
    known_actors: Sequence[actors.ActorMention] = (),
) -> tuple[Unit, ...]:
    """The units of a sentence's tokens [first, last); ``skipped`` token ranges (days, incises) are left out."""
    tokens = text.tokens
    taken = {i for p in places for i in range(p.first, p.last)} | {i for a, b in persons for i in range(a, b)}
    reader = Reader(
        tokens=tokens,
        first=first,
        last=last,
        places={p.first: p for p in places},
        persons=dict(persons),
        skipped=dict((*(_with_preposition(tokens, *span) for span in skipped), *_asides(text, first, last, places))),
        actors={a.first: a for a in known_actors},
        taken=frozenset(taken),
        lexicon=lexicon(),
    )
    units: list[Unit] = []
    special = {*reader.skipped, *reader.places, *reader.persons, *reader.actors}
    i = first
    while i < last:
        token = tokens[i]
        readings, kept = _READINGS[token.text]
        made = _special(reader, units, i) if i in special else None
        if made is None:
            for reading in readings if i not in reader.actors else _ACTING:
                made = reading(reader, units, i)
                if made is not None:
                    break
            else:
                if kept and not tells_manner(units, i, token.norm):
                    units.append(word(i, token.norm))
                i += 1
                continue
        unit, i = made
        if unit is not None:
            _append(reader, units, unit)
    return with_backers(with_members(text.tokens, gathered(text, units, places, skipped)))


def _asides(text: Text, first: int, last: int, places: Sequence[PlaceSpan]) -> list[tuple[int, int]]:
    """The parentheses of a sentence but those that name what stands before them: « trois villes (Damas, Homs et Hama) »."""
    return [
        (a, b)
        for a, b in parentheses(text, first, last)
        if text.tokens[a - 1].norm not in words()["plural_heads"] or not any(p.first == a + 1 for p in places)
    ]


def _with_preposition(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """« en mars », « dès mardi »: what is left out, with « en » or « dès » before it; of « trois jours après que », not « après »."""
    before = words()["in"] | words()["as_early_as"]
    clause = last < len(tokens) and last - first > 1 and tokens[last].norm in words()["that"]
    last -= clause and tokens[last - 1].norm in words()["dating_else"] | words()["before"]
    return (first - 1 if first and tokens[first - 1].norm in before else first), last


def _append(reader: Reader, units: list[Unit], unit: Unit) -> None:
    """Add a unit; a verb takes the words of its group with it, and leaves a mark for a pronoun that may stand for a place."""
    if unit.kind == "person":
        unit = _with_followers(reader, units, unit)
    if unit.norm == "adjective" and units and units[-1].anaphor in words()["capital"] and units[-1].last == unit.first:
        return  # « la capitale iranienne »: whose it is, and nobody who acts
    if unit.kind == "verb" and unit.group is not None:
        while units and units[-1].first >= unit.group.first and units[-1].kind in ("word", "verb"):
            units.pop()
        group = with_auxiliary(units, unit.group)
        unit = unit if group is unit.group else unit._replace(group=group)
        driven = not unit.lexemes.isdisjoint(lexemes()["driving_out"])
        mark = _clitic(reader, group.first, unit.first, group.mood == "gerund", driven=driven)
        if mark is not None:
            units.append(word(group.first, mark))
    if unit.kind == "actor" and unit.norm != "adjective":
        leave_out_qualifiers(units, unit.preposition)
    if unit.lexemes and unit.kind == "noun":
        leave_out_manner(units, unit.first)
    units.append(unit)
    if unit.kind == "noun" and not unit.lexemes.isdisjoint(lexemes()["holding"]):
        units += _owner(reader, unit)


def _with_followers(reader: Reader, units: list[Unit], person: Unit) -> Unit:
    """« les hommes du maréchal Haftar », « le groupe d'Abou Bakr al-Baghdadi »: those whom a person leads, an actor."""
    if person.preposition != standing_for()["of"] or len(units) < _LED_BY or units[-1].norm not in words()["of"]:
        return person
    led = units[-2]
    if led.kind != "word" or led.norm not in words()["followers"]:
        return person
    del units[-2:]
    name = spaced(reader.tokens, range(led.first, person.last))
    side = partynames.side_led(reader.tokens[person.first : person.last])
    many = led.norm.endswith(endings()["regular_plural"])
    mention = actors.ActorMention(led.first, person.last, (name,), side, plural=many)
    return actor_unit(reader, mention)[0] or person


def _owner(reader: Reader, noun: Unit) -> tuple[Unit, ...]:
    """« entre leurs mains », « sous notre contrôle »: what the possessive stands for, as « de » and its name would."""
    known, at, stands = words(), noun.first - 1, standing_for()
    if at <= reader.first or reader.tokens[at - 1].norm not in known["in_hands"]:
        return ()
    norm = reader.tokens[at].norm
    if norm not in known["possessives"] | known["our"]:
        return ()
    owner = stands["us" if norm in known["our"] else "owner"]
    many = norm in known["their"] | known["our"]
    return word(at, stands["of"]), Unit("pronoun", at, noun.first, owner, subject=True, plural=many)


def _clitic(reader: Reader, first: int, last: int, gerund: bool, *, driven: bool) -> str | None:
    """« (y) » for « s'en sont emparés », « y sont entrés »; « (la) » for « l'ont reprise »; « (les) » for « les ont chassés »."""
    if first + gerund >= last:
        return None
    apart = [(a, b) for a, b in reader.skipped.items() if first <= a < last]  # « la semaine dernière »
    apart += [(i, end) for i in range(first, last) if (end := aside_at(reader.tokens, i, last))]  # « en outre »
    left_out = {i for a, b in apart for i in range(a, b)}
    about = (reader.tokens[i] for i in range(first + gerund, last) if i not in left_out)
    told = {t.norm for t in takewhile(lambda t: t.text != ",", about)}
    if not told.isdisjoint(words()["there"]):
        return standing_for()["there"]
    if driven and not told.isdisjoint(words()["those_driven"]):
        return standing_for()["them"]
    return None if told.isdisjoint(words()["it"]) else standing_for()["it"]


def _special(reader: Reader, before: list[Unit], i: int) -> Made | None:
    """What other stages found at a token: something to leave out, a place, a person."""
    end = reader.skipped.get(i)
    if end is not None and end <= reader.last:
        return None, _beyond_incise(reader, before, i, end)
    if i in reader.places:
        return place_unit(reader, before, reader.places[i])
    if i in reader.persons:
        return person_unit(reader, before, i, reader.persons[i])
    return None


def _beyond_incise(reader: Reader, before: list[Unit], i: int, end: int) -> int:
    """« s'est rendu, mardi, à Bagdad »: what is left out right behind a verb or a noun takes its commas with it, else one of two."""
    if len(before) < len(("verb", ",")) or before[-1].kind != "comma" or before[-1].last != i:
        return end
    if any(spelled(t.text) in reader.lexicon.forms for t in reader.tokens[i:end]):
        return end  # « "Tout va bien", a-t-il dit »
    closed = end < reader.last and reader.tokens[end].text in _COMMAS
    goes_on = end < reader.last and reader.tokens[end].norm in words()["locative"]
    if (before[-2].kind == "verb" and (closed or goes_on)) or (before[-2].kind in ("noun", "relative") and closed):
        before.pop()
    return end + closed


# ── the ways to read a token ─────────────────────────────────────────────────────────────────────────────────────────


def _readings(text: str) -> tuple[tuple[Reading, ...], bool]:
    """The readings that a word of this spelling may have, in the order in which they are tried; whether else it is kept."""
    if text in _COMMAS or text in _STOPS:
        return (_mark,), False
    if not text[0].isalnum():
        return (), False
    known, norm, spelling, lexical = words(), normalise(text), spelled(text), lexicon()
    lexeme = spelling in lexical.openers or spelling in lexical.nouns or spelling in lexical.forms
    actor = actors.may_open(norm)
    worth: tuple[tuple[bool, Reading], ...] = (
        (norm in aside_openers(), _incidental),
        (norm in known["another_one"] | known["worst"], _another_raid),
        (norm in known["offices"], _office),
        (lexeme or actor, _actor_or_lexeme if actor else _lexeme),
        (norm in known["pronouns"], _pronoun),
        (norm in known["demonstratives"], _these_last),
        (norm in known["who"], _relative),
        (norm in known["which"], _which),
        (norm in known["whose"], _some_of_whom),
        (norm in known["one_of"] | known["figures"], _one_of_them),
        (is_capitalised(text), _unknown_person),
        (not lexeme and unknown_mood(text) is not None, _unknown_verb),
        (norm in known["before_anaphor"], _anaphor),
        (norm in known["possessives"], _part),
        (norm in known["anaphors"], _contracted),
        (spelling in written()["some"], _indefinite),
        (norm in known["neuter"], _neuter),
        (norm in known["that"], _as_well),
        (norm in known["while"] | known["even"], _conjunction),
        (norm in known["restricting"], _restrictive),
        (spelling in written()["or"], _estimate),
    )
    return tuple(reading for applies, reading in worth if applies), not _is_left_out(norm)


_READINGS = Memo(_readings)


def _is_left_out(norm: str) -> bool:
    """Whether a word is a determiner or an adverb."""
    known = words()
    if norm in known["determiners"] or norm in known["adverbs"]:
        return True
    return norm.endswith(endings()["adverb"]) and len(norm) >= _ADVERB_MIN


def _mark(reader: Reader, before: list[Unit], i: int) -> Made:
    text = reader.tokens[i].text
    if text in _COMMAS and _closes_day(reader, before, i):
        return None, i + 1
    lists = text == ":" and (
        i + 1 in reader.places or _lists_what_is_hit(reader, before, i) or _lists_where(reader, i)
    )  # « trois villages: Salma, … »
    return Unit("comma" if lists or text in _COMMAS else "stop", i, i + 1, "," if lists else text), i + 1


def _lists_what_is_hit(reader: Reader, before: Sequence[Unit], i: int) -> bool:
    """« ont tiré sur trois sites: un centre de recherche à Homs et »: whether a colon opens the list of what was counted."""
    behind = reader.tokens[i + 1 : min(i + _LISTED, reader.last)]
    known, clause = words(), []
    for unit in reversed(before):
        if unit.kind in ("comma", "stop", "relative") or unit.group is not None:
            break
        clause.append(unit.norm)
    counted = any(one.isdigit() or one in known["figures"] for one in clause)
    noun = next((t.norm for t in behind if t.norm not in known["determiners"]), "")
    return counted and noun in known["targets"] and not known["targets"].isdisjoint(clause)


def _lists_where(reader: Reader, i: int) -> bool:
    """« ont frappé l'armée en trois points: à Homs, sur la base de Hama et »: whether a colon opens places, and no clause."""
    here, k = words()["here"], i + 1
    between = here | words()["articles"] | words()["place_heads"] | words()["of"]
    while k < reader.last and k not in reader.places and reader.tokens[k].norm in between:
        k += 1
    if k not in reader.places or reader.tokens[i + 1].norm not in here:
        return False
    behind = [t.norm for t in reader.tokens[reader.places[k].last : reader.last]]
    return not behind or behind[0] in words()["and"] or (behind[0] == "," and behind[1:2] != [] and behind[1] in here)


def _closes_day(reader: Reader, before: list[Unit], i: int) -> bool:
    """« est arrivé mardi 3 mai, à Goma »: whether a comma only ends what is left out between a verb and its place."""
    if not before or before[-1].kind != "verb" or before[-1].last == i or i + 1 >= reader.last:
        return False
    behind = reader.tokens[i + 1]
    goes_on = behind.norm in words()["locative"] and behind.text not in written()["has"]
    return i in reader.skipped.values() and goes_on and not _is_in_relative(before)


def _is_in_relative(before: Sequence[Unit]) -> bool:
    """« Homs, que l'armée avait prise en mai, »: whether the last comma opens a relative clause."""
    opened = next((k for k in range(len(before) - 1, -1, -1) if before[k].kind == "comma"), len(before) - 1)
    opening = before[opened + 1] if opened + 1 < len(before) else None
    return opening is not None and (opening.kind == "relative" or opening.norm in words()["relatives"])


def _incidental(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« pour sa part »: nothing that a rule asks for."""
    end = aside_at(reader.tokens, i, reader.last)
    return (None, end) if end is not None else None


def _office(reader: Reader, before: list[Unit], i: int) -> Made | None:
    end = office_at(reader, i)
    return person_unit(reader, before, i, end) if end is not None else None


def _actor_or_lexeme(reader: Reader, before: list[Unit], i: int) -> Made | None:
    """An actor, unless it is an adjective that is rather a verb's form."""
    tokens = reader.tokens
    actor = reader.actors.get(i) or actors.actor_at(tokens, i, reader.last, reader.taken) or actors.adjective(tokens, i)
    if _tells_kind_of_school(reader, i):
        return None
    if actor is not None and not actor.adjective:
        return actor_unit(reader, actor)
    lexeme = lexeme_at(reader, before, i)
    if actor is not None and (lexeme is None or lexeme.kind != "verb"):
        return actor_unit(reader, actor)
    return (lexeme, lexeme.last) if lexeme is not None else None


def _tells_kind_of_school(reader: Reader, i: int) -> bool:
    """« l'académie de police », « les écoles de gendarmerie »: a body that only says of what kind a school is."""
    if i < reader.first + 2 or reader.tokens[i].norm not in words()["constabulary"]:
        return False
    of, school = reader.tokens[i - 1], reader.tokens[i - 2]
    return spelled(of.text) in words()["of_bare"] and school.norm in words()["schools"]


def _lexeme(reader: Reader, before: list[Unit], i: int) -> Made | None:
    lexeme = lexeme_at(reader, before, i)
    return (lexeme, lexeme.last) if lexeme is not None else None


_ACTING = (_office, _actor_or_lexeme)  # where an actor is known to stand


def _pronoun(reader: Reader, _before: list[Unit], i: int) -> Made:
    norm = reader.tokens[i].norm
    too = i + 1 < reader.last and reader.tokens[i + 1].norm in words()["too"]
    if too and i > reader.first and _is_auxiliary(reader.tokens[i - 1]):
        return None, i + 2  # « a elle aussi été prise »
    many = norm.endswith(endings()["regular_plural"]) or norm in words()["many_of_these"]
    return Unit("pronoun", i, i + 1, norm, subject=True, plural=many), i + 1


def _is_auxiliary(token: Token) -> bool:
    """Whether a word is a form of « avoir » or « être », or a participle that had one."""
    known, word = grammar(), spelled(token.text)
    participle = any(form.mood == "participle" for form in lexicon().forms.get(word, ()))
    return participle or word in known.have or word in known.be


def _these_last(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« ces derniers »: a pronoun of two words; not « cette dernière ville », « ce dernier bastion rebelle »."""
    if i + 1 >= reader.last or reader.tokens[i + 1].norm not in words()["last_ones"]:
        return None
    if i + 2 < reader.last and reader.tokens[i + 2].norm in words()["anaphors"] | words()["bastions"]:
        return None
    many = reader.tokens[i].norm in words()["these"]
    return Unit("pronoun", i, i + 2, standing_for()["they" if many else "he"], subject=True, plural=many), i + 2


def _relative(_reader: Reader, _before: list[Unit], i: int) -> Made:
    return Unit("relative", i, i + 1, standing_for()["who"], subject=True), i + 1


def _which(reader: Reader, before: list[Unit], i: int) -> Made | None:
    """« a reçu le ministre, lequel s'est rendu »: « qui » behind a comma; not « dans lequel »."""
    return _relative(reader, before, i) if i > reader.first and reader.tokens[i - 1].text == "," else None


def _some_of_whom(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« des missiles, dont l'un a touché Homs »: what some of those told before do, they do."""
    known, end = words(), i + 1
    while end < reader.last and reader.tokens[end].norm in known["some_of"] | known["figures"]:
        end += 1
    behind = [t.norm for t in reader.tokens[end : min(end + len(("s'", "est")), reader.last)]]
    acts = end > i + 1 and not (known["auxiliaries"] - known["to"]).isdisjoint(behind[: 1 + (behind[:1] == ["s'"])])
    return (Unit("relative", i, end, standing_for()["who"], subject=True), end) if acts else None


def _one_of_them(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« Des roquettes ont été tirées. L'une d'elles est tombée à Homs »: some of the projectiles that were told just before."""
    known, end = words(), min(reader.last, i + _OF_THEM)
    behind = [t.norm for t in reader.tokens[i + 1 : end]]
    of_them = behind[:1] and behind[0] in known["of_bare"] and not known["them"].isdisjoint(behind)
    last = i + 2 + next((k for k, norm in enumerate(behind) if norm in known["them"]), -1) if of_them else i + 1
    acts = reader.tokens[last].norm in known["auxiliaries"] | grammar().reflexives if last < reader.last else False
    if not acts or not (of_them or reader.tokens[i].norm in known["some_ones"]):
        return None
    shots = lexemes()["projectiles"]
    told = (reader.lexicon.nouns.get(spelled(t.text)) for t in reader.tokens[max(0, i - _TOLD_SHOTS) : i])
    shot = next((noun for noun in told if noun is not None and not noun.isdisjoint(shots)), None)
    return (Unit("noun", i, last, reader.tokens[i].norm, shot, plural=True), last) if shot is not None else None


def _another_raid(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« Un raid a visé Homs. Un autre a touché Hama », « La plus meurtrière a visé »: the attack for which such a word stands."""
    tokens, nouns, known = reader.tokens, reader.lexicon.nouns, words()
    worst = tokens[i].norm in known["worst"]
    if i == reader.first or not _hits(reader, i + 1) or (worst and not _is_the_most(reader, i)):
        return None
    attacks = lexemes()["raids"] | lexemes()["attack"] if worst else lexemes()["raids"]
    named = ((k, nouns.get(spelled(tokens[k].text))) for k in range(i - 2, max(0, i - _TOLD_SHOTS), -1))
    at, told = next(((k, noun) for k, noun in named if noun and (not worst or noun & attacks)), (0, frozenset()))
    articles = {t.norm for t in tokens[max(0, at - _ARTICLE) : at]} | {tokens[i - 1].norm}
    agrees = articles.isdisjoint(known["feminine"]) or articles.isdisjoint(known["masculine"])
    return (Unit("noun", i, i + 1, tokens[at].norm, told), i + 1) if agrees and told & attacks else None


def _is_the_most(reader: Reader, i: int) -> bool:
    """« La plus meurtrière », not « la crise la plus meurtrière »: whether a superlative stands with no noun, at the head of a clause."""
    before = [t.norm for t in reader.tokens[max(reader.first, i - _MOST) : i]]
    alone = len(before) < _MOST or not before[0][0].isalpha()
    return alone and before[-1] in words()["more"] and not words()["articles"].isdisjoint(before)


def _hits(reader: Reader, i: int) -> bool:
    """« a ensuite touché », « s'est abattue », « vise »: whether a verb of what arms do stands at a token, in the active voice."""
    near = reader.tokens[i : min(reader.last, i + _HITTING)]
    helped = any(_is_auxiliary(t) for t in near[:2])
    if any(grammar().be.get(spelled(t.text)) == "participle" for t in near):
        return False  # « deux autres ont été tués »
    told = (form for t in near for form in reader.lexicon.forms.get(spelled(t.text), ()))
    return any(form.lemma in lemmas()["hitting"] and (helped or form.mood in _FINITE) for form in told)


def _unknown_person(reader: Reader, before: list[Unit], i: int) -> Made | None:
    end = unknown_name(reader, i)
    return person_unit(reader, before, i, end) if end is not None else None


def _unknown_verb(reader: Reader, _before: list[Unit], i: int) -> Made:
    """« priverait », « ouvrira »: a verb that no rule speaks of still tells what has not happened."""
    token = reader.tokens[i]
    group = VerbGroup(i, i, token.norm, False, "active", unknown_mood(token.text) or "conditional")
    return Unit("verb", i, i + 1, token.norm, group=group), i + 1


def _indefinite(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« des rebelles »: « des » is left out as other articles are."""
    governed = i > reader.first and reader.tokens[i - 1].norm in words()["governing"]
    return (None, i + 1) if governed or is_indefinite(reader, i) else None


def _as_well(reader: Reader, before: list[Unit], i: int) -> Made | None:
    """« des positions ainsi que le village de Salma »: no clause begins before the first place of a list."""
    joins = i > reader.first and reader.tokens[i - 1].norm in words()["joining_that"]
    joins = joins and not any(u.kind == "place" and not u.nation for u in before)
    ahead = range(i + 1, min(reader.last, i + _JOINED))
    return (None, i + 1) if joins and any(k in reader.places for k in ahead) else None


def _neuter(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« ce que »: no determiner."""
    follows = i + 1 < reader.last and reader.tokens[i + 1].norm in words()["after_neuter"]
    return (Unit("word", i, i + 1, standing_for()["neuter"]), i + 1) if follows else None


def _conjunction(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« alors que », « même si »: no adverb before what opens a clause."""
    norm, known = reader.tokens[i].norm, words()
    opener = known["behind_even"] if norm in known["even"] else known["that"]
    follows = i + 1 < reader.last and reader.tokens[i + 1].norm in opener
    return (word(i, norm), i + 1) if follows else None


def _estimate(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    """« sept ou huit bâtiments »: « ou » between two figures parts nothing."""
    after = reader.tokens[i + 1].norm if i + 1 < reader.last else ""
    return (None, i + 1) if after.isdigit() or after in words()["figures"] else None


def _restrictive(reader: Reader, before: list[Unit], i: int) -> Made | None:
    """« ne contrôlent plus que deux quartiers »: « que » opens no clause; rules ask for that of « n'ont plus que »."""
    group = before[-1].group if before else None
    if group is None or group.negated or group.lemma in lemmas()["have"]:
        return None
    told = {t.norm for t in reader.tokens[group.first : group.last]}
    return (None, i + 1) if not told.isdisjoint(words()["denying"]) else None


def _anaphor(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    unit = part_at(reader, i) or anaphor_at(reader, i) or several_at(reader, i)
    return (unit, unit.last) if unit is not None else None


def _contracted(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    unit = contracted_at(reader, i)
    return (unit, unit.last) if unit is not None else None


def _part(reader: Reader, _before: list[Unit], i: int) -> Made | None:
    unit = part_at(reader, i)
    return (unit, unit.last) if unit is not None else None
