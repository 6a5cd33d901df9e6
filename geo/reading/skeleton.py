"""What is left of a sentence when events are looked for in it?

A sentence is reduced to units: places, actors, persons, verbs and nouns that rules speak of, and the plain words between.
Determiners, adverbs, days, incises (« selon l'OSDH ») and parentheses are left out, so that a rule need not foresee them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo.reading import actors, verbs
from geo.reading.language import Lexicon, lexicon, table
from geo.reading.text import Token, normalise

_LISTS = frozenset(
    (
        "et",
        "ou",
        "ainsi",
        "que",
        "comme",
        "puis",
        "mais",
        "notamment",
        "dont",
        "a",
        "au",
        "aux",
        "de",
        "d'",
        "du",
        "des",
        "dans",
        "sur",
        "contre",
        ",",
        "voisins",
        "voisines",
        "jusqu'",
        "encore",
        "celle",
        "celui",
        "celles",
    )
)
_GOVERNING = frozenset(
    "selon apres par avec contre a au aux chez entre sur pour sans face aupres dans en sous vers visant dont".split()
)
_QUALIFIERS = frozenset(
    ("majeure", "grande", "plus", "petite", "bonne", "quasi", "vieille", "ancienne")
)  # « la majeure partie d' »
_GLUE = 12  # words between two names of one enumeration


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A toponym of the sentence: its tokens, its index among the article's toponyms, and how it may be used."""

    first: int
    last: int
    index: int
    metonymic: bool = False
    container: bool = False
    reference: bool = False
    country: str | None = None
    has_container: bool = False
    bearing: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a sentence's skeleton.

    ``kind``: place, actor, person, pronoun, relative, verb, noun, word, comma, stop. ``preposition`` is what stands before a
    name; ``subject`` whether it may be the subject of a verb; ``places`` are indexes of toponyms; ``anaphor`` marks a place
    told before (« la ville »).
    """

    kind: str
    first: int
    last: int
    norm: str = ""
    lexemes: frozenset[str] = frozenset()
    group: verbs.VerbGroup | None = None
    actor: actors.ActorMention | None = None
    names: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    preposition: str | None = None
    subject: bool = False
    anaphor: str | None = None
    plural: bool = False

    @property
    def anchors_here(self) -> bool:
        """Whether it is « cette ville », of which a place that follows is only where it lies."""
        return self.kind == "place" and self.anaphor is not None


@cache
def words(language: str = "fr") -> Mapping[str, frozenset[str]]:
    """The closed classes of a language, without accents."""
    return {name: frozenset(normalise(w) for w in group) for name, group in table("lexicon", language)["words"].items()}


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reduction of a sentence needs: its tokens and what other stages found in them, by index of first token."""

    tokens: Sequence[Token]
    places: Mapping[int, PlaceSpan]
    persons: Mapping[int, int]
    skipped: Mapping[int, int]
    lexicon: Lexicon
    taken: frozenset[int]
    actors: Mapping[int, actors.ActorMention]


def reduce(
    tokens: Sequence[Token],
    first: int,
    last: int,
    places: Sequence[PlaceSpan],
    persons: Sequence[tuple[int, int]] = (),
    skipped: Sequence[tuple[int, int]] = (),
    known_actors: Sequence[actors.ActorMention] = (),
) -> tuple[Unit, ...]:
    """The units of a sentence's tokens [first, last); ``skipped`` token ranges (days, incises) are left out."""
    taken = {i for p in places for i in range(p.first, p.last)} | {i for a, b in persons for i in range(a, b)}
    reader = Reader(
        tokens=tokens,
        places={p.first: p for p in places},
        persons=dict(persons),
        skipped={a: b for a, b in (*skipped, *parentheses(tokens, first, last))},
        lexicon=lexicon(),
        taken=frozenset(taken),
        actors={a.first: a for a in known_actors},
    )
    units: list[Unit] = []
    i = first
    while i < last:
        if i in reader.skipped and reader.skipped[i] <= last:
            i = reader.skipped[i]
            continue
        unit, i = _unit(reader, units, i, first, last)
        if unit is not None:
            if unit.kind == "verb" and unit.group is not None:
                while units and units[-1].first >= unit.group.first and units[-1].kind in ("word", "verb"):
                    units.pop()
            units.append(unit)
    return tuple(_enumerations(tokens, units, places))


def parentheses(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The token ranges of a sentence's parentheses."""
    found = []
    opened = None
    for i in range(first, last):
        if tokens[i].text in "([":
            opened = i
        elif tokens[i].text in ")]" and opened is not None:
            found.append((opened, i + 1))
            opened = None
    return found


def _unit(reader: Reader, before: list[Unit], i: int, first: int, last: int) -> tuple[Unit | None, int]:
    """The unit that begins at a token, if any, and the token where the next one begins."""
    token, known = reader.tokens[i], words()
    if i in reader.places:
        return _place(reader, before, reader.places[i], first)
    if i in reader.persons:
        return _person(reader, before, i, reader.persons[i], first)
    if token.text in ",;:—–":
        return Unit("comma" if token.text in ",—–" else "stop", i, i + 1, token.text), i + 1
    if not token.text[0].isalnum():
        return None, i + 1
    office = _office(reader, i, last)
    if office is not None:
        return _person(reader, before, i, office, first)
    actor = reader.actors.get(i) or _actor(reader, i, last)
    verbal = _lexeme(reader, before, i, first, last)
    if actor is not None and not (verbal is not None and verbal.kind == "verb" and actor.adjective):
        return _acting(reader, before, actor, first)
    if verbal is not None:
        return verbal, verbal.last
    if token.norm in known["pronouns"]:
        return Unit("pronoun", i, i + 1, token.norm, subject=True, plural=token.norm.endswith("s")), i + 1
    if (
        token.norm in ("ces", "ce", "cette")
        and i + 1 < last
        and reader.tokens[i + 1].norm in ("derniers", "dernier", "derniere")
    ):
        return Unit(
            "pronoun", i, i + 2, "ils" if token.norm == "ces" else "il", subject=True, plural=token.norm == "ces"
        ), i + 2
    if token.norm == "qui":
        return Unit("relative", i, i + 1, "qui", subject=True), i + 1
    unknown = _unknown_name(reader, i, first, last)
    if unknown is not None:
        return _person(reader, before, i, unknown, first)
    anaphor = _anaphor(reader, i, last)
    if anaphor is not None:
        return Unit(
            "place", i, anaphor, anaphor=reader.tokens[anaphor - 1].norm, preposition=_preposition(reader, i, first)[0]
        ), anaphor
    if token.norm == "des" and (
        i == first
        or reader.tokens[i - 1].norm in _GOVERNING
        or reader.tokens[i - 1].text in ',:;"«“'
        or reader.tokens[i - 1].norm in ("que", "ou", "et")
    ):
        return None, i + 1
    if token.norm == "ce" and i + 1 < last and reader.tokens[i + 1].norm in ("que", "qu'", "qui", "dont"):
        return Unit("word", i, i + 1, "ce"), i + 1
    if (
        token.norm in known["determiners"]
        or token.norm in known["adverbs"]
        or (token.norm.endswith("ment") and len(token.norm) > 7)
    ):
        return None, i + 1
    return Unit("word", i, i + 1, token.norm), i + 1


def _actor(reader: Reader, i: int, last: int) -> actors.ActorMention | None:
    return actors.actor_at(reader.tokens, i, last, reader.taken) or actors.adjective(reader.tokens, i)


def _preposition(reader: Reader, i: int, first: int) -> tuple[str | None, int]:
    """The preposition before a name, behind the nouns that introduce it, and where the name begins with them."""
    known, k, begin = words(), i - 1, i
    while k >= first:
        norm = reader.tokens[k].norm
        if norm in known["determiners"] or norm.isdigit() or reader.tokens[k].text in '"«“':
            k -= 1
            continue
        if norm in ("de", "d'", "du", "des"):
            head = _head_before(reader, k, first)
            if head is not None:
                while head > first and reader.tokens[head - 1].norm in _QUALIFIERS:
                    head -= 1
                begin, k = head, head - 1
                continue
            return ("de", begin)
        if (
            norm in known["place_heads"]
            and k >= i - 2
            and (norm not in known["bearings"] or _is_bearing(reader, k, first))
        ):
            begin, k = k, k - 1
            continue
        break
    if k >= first:
        norm = reader.tokens[k].norm
        if norm in known["locative"]:
            return norm, begin
    return None, begin


def _head_before(reader: Reader, k: int, first: int) -> int | None:
    """Where the noun that introduces a place stands before « de », at most two adjectives away."""
    known = words()
    for j in range(k - 1, max(first, k - 4) - 1, -1):
        norm = reader.tokens[j].norm
        if norm in known["place_heads"]:
            return j if norm not in known["bearings"] or _is_bearing(reader, j, first) else None
        if (
            not norm.isalpha()
            or norm in known["locative"]
            or norm in known["determiners"]
            or norm in reader.lexicon.nouns
            or j in reader.taken
        ):
            return None
        if (
            norm not in actors.names().adjectives
            and norm not in actors.names().demonyms
            and norm not in actors.names().sides
            and reader.lexicon.forms.get(norm)
        ):
            return None
    return None


def _is_bearing(reader: Reader, j: int, first: int) -> bool:
    """« l'est de », not « est » of the verb."""
    return j > first and reader.tokens[j - 1].norm in (
        "l'",
        "le",
        "au",
        "du",
        "grand",
        "extreme",
        "plein",
        "quartiers",
        "quartier",
        "banlieue",
        "secteur",
        "secteurs",
    )


def _place(reader: Reader, before: list[Unit], span: PlaceSpan, first: int) -> tuple[Unit, int]:
    if span.metonymic:
        surface = actors.joined(reader.tokens, span.first, span.last)
        preposition = _oblique(reader, span.first, first)
        mention = actors.ActorMention(
            span.first, span.last, (surface,), actors.state_side(span.country, None), span.country
        )
        return Unit(
            "actor",
            span.first,
            span.last,
            actor=mention,
            names=(surface,),
            preposition=preposition,
            subject=preposition is None,
        ), span.last
    preposition, begin = _preposition(reader, span.first, first)
    if reader.tokens[begin].norm == "pres" or (begin > first and reader.tokens[begin - 1].norm == "pres"):
        preposition = "pres"
    while before and before[-1].first >= begin:
        before.pop()
    return Unit(
        "place", begin, span.last, places=(span.index,), preposition=preposition, subject=preposition is None
    ), span.last


def _oblique(reader: Reader, i: int, first: int) -> str | None:
    """The preposition that governs an actor or a person; None where it may be a subject."""
    k = i - 1
    known = words()
    while k >= first and (reader.tokens[k].norm in known["determiners"] or reader.tokens[k].text in '"«“'):
        k -= 1
    if k < first:
        return None
    norm = reader.tokens[k].norm
    if norm in ("des", "d'", "de") and k > first and reader.tokens[k - 1].norm in _GOVERNING:
        return reader.tokens[k - 1].norm
    if norm in ("des", "d'", "de", "du"):
        if k == first or (
            norm == "des"
            and (
                reader.tokens[k - 1].text in ',:;"«“'
                or reader.tokens[k - 1].norm in ("que", "qu'", "ou", "et", "si", "lorsque", "quand", "alors", "tandis")
            )
        ):
            return None
        return "de"
    if norm in ("et", "ou"):
        return _coordinated(reader, k, first)
    if norm in _GOVERNING:
        return norm
    return None


def _coordinated(reader: Reader, k: int, first: int) -> str | None:
    """« la Russie et l'Iran »: the second name is governed as the first is."""
    for j in range(k - 1, max(first, k - 8) - 1, -1):
        norm = reader.tokens[j].norm
        if reader.tokens[j].text in ",;:":
            return None
        if norm in ("par", "avec", "contre", "entre", "selon", "sur"):
            return norm
        if norm in ("de", "des", "du", "d'"):
            return "de"
        if reader.lexicon.forms.get(norm):
            return None
    return None


def _acting(reader: Reader, before: list[Unit], mention: actors.ActorMention, first: int) -> tuple[Unit, int]:
    mention = _of_leader(reader, mention)
    preposition = _oblique(reader, mention.first, first)
    subject = preposition is None and not mention.adjective
    return Unit(
        "actor",
        mention.first,
        mention.last,
        actor=mention,
        names=mention.names,
        preposition=preposition,
        subject=subject,
        plural=mention.plural,
        norm="adjective" if mention.adjective else "",
    ), mention.last


def _of_leader(reader: Reader, mention: actors.ActorMention) -> actors.ActorMention:
    """« le régime de Bachar al-Assad »: the leader is part of the name, and tells the country."""
    tokens = reader.tokens
    k = mention.last
    while k < len(tokens) and k - mention.last < 3 and tokens[k].norm in ("de", "d'", "du", "m", "."):
        k += 1
    if mention.adjective or k == mention.last or k not in reader.persons:
        return mention
    end = reader.persons[k]
    country = actors.leader_country(tokens, k, end)
    name = actors.joined(tokens, mention.first, end)
    side = mention.side or (actors.state_side(country, None) if country is not None else None)
    return replace(mention, last=end, names=(name, *mention.names), side=side, country=mention.country or country)


def _office(reader: Reader, i: int, last: int) -> int | None:
    """Where the name of an office that begins at a token ends."""
    known = words()
    tokens = reader.tokens
    if tokens[i].norm not in known["offices"]:
        return None
    if tokens[i].norm in ("premier", "premiere") and not (i + 1 < last and tokens[i + 1].norm == "ministre"):
        return None
    demonyms = actors.names().demonyms
    j = i + 1
    while j < last and j not in reader.persons and j not in reader.places:
        norm = tokens[j].norm
        if (
            norm in known["office_words"]
            or norm in demonyms
            or (norm in ("de", "du", "des", "d'", "la", "l'", "les", "en", "par", "et") and _goes_on(reader, j, last))
        ):
            j += 1
            continue
        break
    if (
        j < last
        and j in reader.places
        and tokens[j - 1].norm in ("d'", "de", "du", "la", "l'", "en", "a", "pour")
        and tokens[i].norm not in ("delegation", "responsable", "responsables")
    ):
        j = reader.places[j].last
    while j > i + 1 and tokens[j - 1].norm in ("de", "du", "des", "d'", "la", "l'", "les", "en", "par", "et"):
        j -= 1
    if tokens[i].norm == "chef" and j == i + 1:
        return None
    return j


def _goes_on(reader: Reader, j: int, last: int) -> bool:
    """Whether an office's name goes on behind a preposition or an article."""
    known = words()
    for k in range(j + 1, min(last, j + 3)):
        norm = reader.tokens[k].norm
        if norm in ("la", "l'", "les", "le"):
            continue
        return norm in known["office_words"] or norm in known["offices"] or k in reader.places
    return False


def _person(reader: Reader, before: list[Unit], i: int, end: int, first: int) -> tuple[Unit, int]:
    """A person, the office before the name and the name behind a comma included."""
    tokens = reader.tokens
    begin, names = i, [actors.joined(tokens, i, end)]
    k = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if i not in reader.persons and k in reader.persons:
        names.insert(0, actors.joined(tokens, k, reader.persons[k]))
        end = reader.persons[k]
    elif (
        before
        and before[-1].kind == "person"
        and i in reader.persons
        and before[-1].last >= i - 1
        and len(before[-1].names) == 1
    ):
        previous = before.pop()
        begin, names = previous.first, [names[0], *previous.names]
    elif (title := _title_before(tokens, i)) is not None:
        begin = title
        while before and before[-1].first >= begin:
            before.pop()
    preposition = _oblique(reader, begin, first)
    plural = tokens[i].norm.endswith("s") and i not in reader.persons
    return Unit(
        "person", begin, end, names=tuple(names), preposition=preposition, subject=preposition is None, plural=plural
    ), end


def _unknown_name(reader: Reader, i: int, first: int, last: int) -> int | None:
    """Where a run of two capitalised words or more ends that no other table knows: most often a person."""
    tokens = reader.tokens
    j = i
    while (
        j < last
        and j not in reader.taken
        and tokens[j].text[:1].isupper()
        and not tokens[j].text.isupper()
        and tokens[j].text.isalpha() | ("-" in tokens[j].text)
    ):
        j += 1
        if (j < last and tokens[j].norm in ("al", "el", "ben", "abou")) or (
            j < last and tokens[j].norm.startswith(("al-", "el-"))
        ):
            j += 1
    if (
        j - i < 2
        or i == first
        or tokens[i].norm in words()["determiners"]
        or tokens[i].norm in actors.names().heads
        or tokens[i - 1].norm in ("l'", "d'", "la", "le", "les", "du", "des", "au", "aux")
    ):
        return None
    return j


def _title_before(tokens: Sequence[Token], i: int) -> int | None:
    """Where « M. », « Mme de » begins before a name."""
    k = i - 1
    while k >= 0 and i - k <= 3 and tokens[k].norm in ("de", ".", "al", "el", "ben"):
        k -= 1
    return k if k >= 0 and tokens[k].norm in ("m", "mm", "mme", "mgr") else None


def _anaphor(reader: Reader, i: int, last: int) -> int | None:
    """Where « la ville », « cette localité » ends, when it names no place of its own."""
    tokens, known = reader.tokens, words()
    if tokens[i].norm not in ("la", "cette", "l'", "le", "ce", "les", "ces") or i + 1 >= last:
        return None
    if tokens[i + 1].norm not in known["anaphors"]:
        return None
    for k in range(i + 2, min(last, i + 5)):
        if k in reader.taken:
            return None
        if tokens[k].norm in ("de", "d'", "du", "des"):
            counted = k + 1 < last and tokens[k + 1].norm[:1].isdigit()
            return i + 2 if counted else None
        if (
            not tokens[k].norm.isalpha()
            or tokens[k].norm in known["locative"]
            or tokens[k].norm in ("et", "ou", "qui", "que")
        ):
            break
    return i + 2


def _lexeme(reader: Reader, before: Sequence[Unit], i: int, first: int, last: int) -> Unit | None:
    """The verb or noun of the rules that stands at a token."""
    token, lexical = reader.tokens[i], reader.lexicon
    lower = "à" if token.text == "A" else token.text.lower().replace("’", "'")
    if lower in lexical.openers:
        for n in (4, 3, 2):
            if i + n <= last:
                phrase = tuple(t.text.lower() for t in reader.tokens[i : i + n])
                if phrase in lexical.phrases:
                    return Unit("noun", i, i + n, " ".join(phrase), lexical.phrases[phrase])
    if lower not in lexical.forms and lower not in lexical.nouns:
        return None
    noun = lexical.nouns.get(lower)
    if noun is not None and _is_noun(reader, before, i, first, lower in lexical.forms):
        return Unit("noun", i, i + 1, token.norm, noun, preposition=_oblique(reader, i, first))
    found: set[str] = set()
    best: verbs.VerbGroup | None = None
    for form in lexical.forms.get(lower, ()) if token.norm not in words()["not_verbs"] else ():
        group = verbs.read(reader.tokens, i, first, form, lexical)
        if group is None:
            continue
        lexemes = lexical.lexemes.get((form.lemma, form.reflexive), frozenset())
        if best is not None and _likelier(best, group, reader.tokens, i, last):
            continue
        if best is not None and (best.lemma, best.mood) != (group.lemma, group.mood):
            found.clear()
        found |= lexemes
        best = group
    if best is None:
        return None
    return Unit("verb", i, i + 1, token.norm, frozenset(found), best)


def _likelier(first: verbs.VerbGroup, second: verbs.VerbGroup, tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the first of two readings of one form is the likelier: « conduit par » a participle, « craint la » a present."""
    by = i + 1 < last and tokens[i + 1].norm == "par"

    def rank(group: verbs.VerbGroup) -> int:
        if group.first < i and group.mood != "participle":
            return 0
        return (0 if by else 2) if group.mood == "participle" else 1

    return rank(first) <= rank(second) and not (second.reflexive and not first.reflexive)


def _is_noun(reader: Reader, before: Sequence[Unit], i: int, first: int, may_be_verb: bool) -> bool:
    """Whether a form that a noun and a verb share is the noun: a verb needs its subject, a clitic or an adverb before it."""
    if not may_be_verb or reader.tokens[i].norm in words()["nouns_only"] or i == first:
        return True
    following = reader.skipped.get(i + 1, i + 1)
    previous = reader.tokens[i - 1]
    if (
        following < len(reader.tokens)
        and reader.tokens[following].norm == "par"
        and (previous.text == "," or i - 1 in reader.taken)
    ):
        return False
    if (
        before
        and before[-1].last == i
        and before[-1].kind in ("actor", "person", "pronoun", "relative", "place")
        and before[-1].norm != "adjective"
    ):
        return False
    if previous.norm in (
        "se",
        "s'",
        "ne",
        "n'",
        "ont",
        "avait",
        "avaient",
        "est",
        "sont",
        "y",
        "ete",
        "pas",
        "etait",
        "etaient",
    ):
        return False
    if (
        previous.norm.endswith("ment")
        and i >= 2
        and reader.tokens[i - 2].norm in ("ont", "a", "avait", "avaient", "est", "sont")
    ):
        return False
    if previous.norm == "a":
        return previous.text in ("à", "À", "A")
    if i in reader.skipped.values() and before and before[-1].subject:
        return False
    return not (previous.norm in words()["adverbs"] and before and before[-1].subject)


def _enumerations(tokens: Sequence[Token], units: list[Unit], places: Sequence[PlaceSpan]) -> list[Unit]:
    """Bring the places of one enumeration into one unit; drop containers and reference points."""
    by_index = {p.index: p for p in places}
    taken = frozenset(i for p in places for i in range(p.first, p.last))
    out: list[Unit] = []
    for unit in units:
        if unit.kind != "place" or unit.anaphor:
            out.append(unit)
            continue
        span = by_index[unit.places[0]]
        if span.reference:
            out.append(Unit("word", unit.first, unit.last, "(lieu)"))
            continue
        k = len(out) - 1
        while (
            k >= 0
            and out[k].kind in ("comma", "word")
            and (
                out[k].kind == "comma"
                or out[k].norm in _LISTS
                or out[k].norm == "(lieu)"
                or out[k].norm in words()["place_heads"]
            )
        ):
            k -= 1
        joined = k >= 0 and out[k].kind == "place" and not out[k].anaphor and unit.first - out[k].last <= _GLUE
        if joined and span.container and not span.has_container:
            continue
        if (
            out
            and out[-1].kind == "word"
            and out[-1].norm in ("dans", "de", "d'", "du", "en")
            and len(out) > 1
            and out[-2].anchors_here
        ):
            out.pop()  # « cette ville dans la vallée de l'Euphrate »
            continue
        if joined and _listed(tokens, out[k].last, span.first, taken):
            previous = out[k]
            del out[k + 1 :]
            # « au sud-est de Damas, Mesraba et Maydaa »: the first one only tells where the others are
            told = () if all(by_index[p].bearing for p in previous.places) and not span.bearing else previous.places
            out[k] = Unit(
                "place",
                previous.first,
                unit.last,
                places=(*told, *unit.places),
                preposition=previous.preposition,
                subject=previous.subject,
            )
            continue
        out.append(unit)
    return out


def _listed(tokens: Sequence[Token], first: int, last: int, taken: frozenset[int]) -> bool:
    """Whether what stands between two places makes them an enumeration: commas, conjunctions, articles, nouns of places."""
    between = [tokens[i].norm for i in range(first, last) if i not in taken]
    if not between or between[0] in ("de", "d'", "du", "a", "dans", "en", "sur"):
        return False
    if not any(w in (",", "et", "ou", "puis", "mais", "comme") for w in between) or "capitale" in between:
        return False
    if (
        between[0] == ","
        and len(between) > 1
        and between[1] in ("dans", "a", "au", "en", "sur", "pres")
        and "et" not in between
    ):
        return False
    known = words()
    loose = [
        w
        for w in between
        if w not in _LISTS and w not in known["determiners"] and not w.isdigit() and w not in known["adverbs"]
    ]
    if not any(w in ("et", "ou", "ainsi", "puis", "mais", "comme", "que") for w in between):
        return not loose  # « Baba Amr, quartier de Homs » is an apposition
    return len([w for w in loose if w not in known["place_heads"]]) <= 1
