"""Where does the name of a person stand, with the office and the title before it?

« le ministre malien de la Défense, Sadio Camara »: an office, a name, or both; an unknown name of two
capitalised words is most often a person's.
"""

from collections.abc import Sequence

from geo.reading import numerals
from geo.reading.language import Form
from geo.reading.sentences import partynames
from geo.reading.sentences.governing import of_name
from geo.reading.sentences.units import Reader, Unit
from geo.reading.text import Token, spaced, spelled
from geo.reading.wordclasses import beginnings, endings, standing_for, words, written

_NAME_AND_COMMA = 2  # units before the office of a person named before it
_APPOSITION = 12  # units from an office to the name behind an apposition
_TITLE_REACH = 3  # tokens from « Mme » to the name


def office_at(reader: Reader, i: int) -> int | None:
    """Where the name of an office that begins at a token ends."""
    known, tokens, last = words(), reader.tokens, reader.last
    norm = tokens[i].norm
    if norm not in known["offices"] or _has_object(reader, i):
        return None
    if norm in known["ordinal_offices"] and not (i + 1 < last and tokens[i + 1].norm in known["after_ordinal_office"]):
        return None
    j = i + 1
    if norm in known["ranked_offices"] and j < last and tokens[j].norm in known["places_in_line"]:
        j += 1  # « la numéro deux de la diplomatie américaine »
    while j < last and j not in reader.persons and j not in reader.places:
        nations = _nations(reader, j) if norm.endswith(endings()["regular_plural"]) else j
        if nations == j and not _goes_on(reader, j):
            break
        j = max(nations, j + 1)
    if j < last and j in reader.places and tokens[j - 1].norm in known["office_of"] and norm not in known["no_seat"]:
        j = reader.places[j].last
        j = _further_states(reader, j) if norm.endswith(endings()["regular_plural"]) else j
    j = _for_a_place(reader, j)
    while j > i + 1 and tokens[j - 1].norm in known["office_links"]:
        j -= 1
    return None if norm in known["incomplete_offices"] and j == i + 1 else j


def _has_object(reader: Reader, i: int) -> bool:
    """« des combats opposant l'armée aux rebelles »: whether a word that names an office too is a participle with its object."""
    if reader.tokens[i].norm not in words()["participle_offices"] or i + 1 >= reader.last or i == reader.first:
        return False
    before, after = reader.tokens[i - 1].norm, reader.tokens[i + 1].norm
    return after in words()["articles"] | words()["some"] and before not in words()["determiners"]


def _for_a_place(reader: Reader, j: int) -> int:
    """« l'envoyé spécial américain pour la mer Noire »: where the place ends that an office is for."""
    if j >= reader.last or reader.tokens[j].norm not in words()["for"]:
        return j
    k = j + 1
    while k < reader.last and k not in reader.places and reader.tokens[k].norm in words()["articles"]:
        k += 1
    return reader.places[k].last if k in reader.places else j


def _nations(reader: Reader, j: int) -> int:
    """« les ministres turc, russe et iranien »: where the adjectives that follow the first of several offices' nations end."""
    tokens, demonyms = reader.tokens, partynames.names().demonyms
    k = j
    while (
        tokens[k - 1].norm in demonyms
        and k + 1 < reader.last
        and tokens[k].norm in words()["chaining"]
        and tokens[k + 1].norm in demonyms
    ):
        k += 2
        if tokens[k - 2].norm in words()["and"]:
            return k
    return j


def _further_states(reader: Reader, j: int) -> int:
    """« les dirigeants de la Turquie, la Russie et l'Iran »: where the states end that follow the first of several offices."""
    tokens, k = reader.tokens, j
    while k < reader.last and tokens[k].norm in words()["chaining"]:
        last = tokens[k].norm in words()["and"]
        k += 1
        while k < reader.last and tokens[k].norm in words()["office_links"] and k not in reader.places:
            k += 1
        if k not in reader.places or not reader.places[k].nation:
            return j
        k = reader.places[k].last
        if last:
            return k
    return j


def _goes_on(reader: Reader, j: int) -> bool:
    """Whether an office's name goes on at a token: a word of offices, an adjective, or a link before either."""
    known, norm = words(), reader.tokens[j].norm
    if norm in known["office_words"] or norm in partynames.names().demonyms or norm in partynames.names().homes:
        return True
    if norm in known["offices"] and reader.tokens[j - 1].norm in known["of"]:
        return True  # « une équipe de négociateurs israéliens »
    counted = norm in known["determiners"] - known["articles"] - known["office_links"] and j + 1 < reader.last
    if counted and reader.tokens[j - 1].norm in known["of"]:
        return reader.tokens[j + 1].norm in known["office_words"]  # « les délégués des deux Parlements »
    charged = reader.tokens[j].text in written()["to"]  # « le secrétaire américain à la Défense »
    if norm not in known["office_links"] and not charged:
        return False
    for k in range(j + 1, min(reader.last, j + 3)):
        norm = reader.tokens[k].norm
        if norm not in known["determiners"]:
            told = norm in known["office_words"] or norm in known["offices"] or norm in partynames.names().homes
            return told or (k in reader.places and not charged)
    return False


def person_unit(reader: Reader, before: list[Unit], i: int, end: int) -> tuple[Unit, int]:
    """A person from a token to another, the office before the name and the name behind a comma included."""
    tokens, called = reader.tokens, i in reader.persons
    begin, names = i, [spaced(tokens, range(i, end))]
    behind = _behind_office(reader, end)
    last = None if called else _holder_end(reader, i, end, behind)
    if last is not None and behind == end and _is_of_another(tokens, i, end):
        names, end, last = [spaced(tokens, range(i, last))], last, None  # « le conseiller du président Trump »
    if last is not None:
        names.insert(0, spaced(tokens, range(behind, last)))
        end = last
    elif names[0][0].islower() and (named := _apposed_to(before, i)) is not None:
        begin, names = named.first, [*named.names, *names]
        del before[-2:]
    elif (called or names[0][0].isupper()) and before and _is_office_of(before[-1], i):
        office = before.pop()
        begin, names = office.first, [names[0], *office.names]
    else:
        begin = _qualified_from(reader, before, i)
        _take_up(before, begin)
    end = _behind_state(reader, end) if len(names) > 1 else end
    begin = _widened(reader, before, begin)
    preposition = of_name(reader, _behind_calling(reader, begin))
    plural = tokens[i].norm.endswith(endings()["regular_plural"]) and not called
    unit = Unit(
        "person",
        begin,
        end,
        norm=standing_for()["commander"] if _commands(tokens[begin:end]) else "",
        names=tuple(names),
        preposition=preposition,
        subject=preposition is None,
        plural=plural,
    )
    return unit, end


def _behind_calling(reader: Reader, begin: int) -> int:
    """« contre l'oligarque X », « de la cinéaste X »: where a name begins with the noun, after its article, of what he is."""
    known, tokens = words(), reader.tokens
    called = begin - 2 >= reader.first and tokens[begin].text[:1].isupper() and tokens[begin - 1].text.islower()
    if not called or tokens[begin - 1].norm in known["place_heads"] | known["determiners"] | known["locative"]:
        return begin
    return begin - 1 if tokens[begin - 2].norm in known["articles"] else begin


def _commands(told: Sequence[Token]) -> bool:
    """« le général X », « M. Assad », « M. Haftar », not « M. Annan », « la cheffe de la Monusco »: whether a person has troops."""
    ranked = any(token.norm in words()["commanders"] for token in told)
    return ranked or partynames.leads_state(told) or partynames.side_led(told) is not None


def _behind_office(reader: Reader, end: int) -> int:
    """« le ministre syrien, M. Assaad »: where the name begins behind an office, over a comma and titles."""
    tokens, styles = reader.tokens, words()["titles"] | words()["styles"]
    if end >= len(tokens) or tokens[end].text != ",":
        return end
    k = end + 1
    while k < reader.last and (tokens[k].norm in styles or tokens[k].text == "."):
        k += 1
    return k


def _holder_end(reader: Reader, i: int, end: int, behind: int) -> int | None:
    """Where the name of an office's holder ends that begins behind it: « le ministre Camara », « le ministre, Sadio Camara, »."""
    last = _name_end(reader, behind) if behind > end else reader.persons.get(behind)
    return None if last is None or is_another(reader, i, last) else last


def _qualified_from(reader: Reader, before: Sequence[Unit], i: int) -> int:
    """« Mme X », « l'Italien Matteo Renzi », « le capitaine X »: where a person begins with the word that goes before the name."""
    title = _title_before(reader.tokens, i)
    if title is not None:
        return title
    if i == reader.first:
        return i
    token = reader.tokens[i - 1]
    qualifies = _is_national(token) or _is_elided(before, token) or token.norm in words()["ranks_of_arms"]
    return i - qualifies


def _take_up(before: list[Unit], begin: int) -> None:
    """Take back the units from a token on, which belong to what is read there."""
    while before and before[-1].first >= begin:
        before.pop()


def _widened(reader: Reader, before: list[Unit], begin: int) -> int:
    """« le commandant en chef X », « le nouveau ministre »: where a person begins with what qualifies the office."""
    known, tokens = words(), reader.tokens
    chief = begin - 2 >= reader.first and tokens[begin - 2].norm in known["in_chief"]
    if chief and tokens[begin - 1].norm in known["in"]:
        begin -= 2
        _take_up(before, begin)
    while before and before[-1].norm in known["before_office"] and before[-1].last == begin:
        begin = before.pop().first
    return begin


def _behind_state(reader: Reader, end: int) -> int:
    """« le roi Salmane d'Arabie saoudite »: where the state ends that follows an office and a name."""
    if end >= reader.last or reader.tokens[end].norm not in words()["of"]:
        return end
    k = end + 1
    while k < reader.last and k not in reader.places and reader.tokens[k].norm in words()["articles"]:
        k += 1
    return reader.places[k].last if k in reader.places and reader.places[k].nation else end


def _name_end(reader: Reader, i: int) -> int | None:
    """Where the name behind an office and a comma ends, known or not: « le ministre syrien, Assaad el-Chibani, »."""
    if i in reader.persons:
        return reader.persons[i]
    end = unknown_name(reader, i) if i < reader.last and is_capitalised(reader.tokens[i].text) else None
    closed = end is not None and end < len(reader.tokens) and reader.tokens[end].text in (",", ".", ")")
    return end if closed else None


def _is_of_another(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« le conseiller du président »: an office that ends in another's, whose name follows."""
    k = last - 1
    while k > first and tokens[k].norm not in words()["offices"]:
        k -= 1
    return k > first and tokens[k - 1].norm in words()["of"]


def is_another(reader: Reader, i: int, last: int) -> bool:
    """« avec le ministre turc, Mme Merkel a promis »: a name behind an office and a comma that is the subject of what follows.

    So is one behind « Recevant à Doha le ministre turc, », « où il a vu l'émir du Qatar, », « Reçu par l'émir, X, qui a ».
    """
    opening = reader.lexicon.forms.get(spelled(reader.tokens[reader.first].text.lower()), ())
    governed = of_name(reader, i) is not None or any(form.mood == "gerund" for form in opening)
    governed = governed or _is_acted_on(reader, i)
    if _is_agent_ahead(reader, i, opening) and reader.tokens[last : last + 1] and reader.tokens[last].text == ",":
        following = reader.tokens[last + 1].norm if last + 1 < reader.last else ""
        return following in words()["who"] | words()["relatives"]
    return (
        governed and last < reader.last and reader.tokens[last].norm in words()["before_verb"] | words()["auxiliaries"]
    )


def _is_acted_on(reader: Reader, i: int) -> bool:
    """« a rencontré l'émir du Qatar »: whether an office stands right behind a verb with its auxiliary."""
    k = i - 1
    while k > reader.first and reader.tokens[k].norm in words()["articles"]:
        k -= 1
    verb = k > reader.first and bool(reader.lexicon.forms.get(spelled(reader.tokens[k].text)))
    return verb and reader.tokens[k - 1].norm in words()["auxiliaries"]


def _is_agent_ahead(reader: Reader, i: int, opening: Sequence[Form]) -> bool:
    """« Accueilli à Doha par l'émir du Qatar, »: whether an office is by whom something is done to a subject still to come."""
    participle = any(form.mood == "participle" for form in opening)
    return participle and of_name(reader, i) in words()["by"]


def _apposed_to(before: Sequence[Unit], i: int) -> Unit | None:
    """« Macky Sall, président en exercice de l'Union »: the person whose office, without an article, begins at a token."""
    if len(before) < _NAME_AND_COMMA or before[-1].kind != "comma" or before[-1].last != i:
        return None
    named = before[-2]
    return named if named.kind == "person" and named.last == before[-1].first and named.names[0][0].isupper() else None


def _is_national(token: Token) -> bool:
    """« l'Italien Matteo Renzi »: a person known by his nation."""
    return token.text[:1].isupper() and token.norm in partynames.names().demonyms


def _is_elided(before: Sequence[Unit], token: Token) -> bool:
    """« les présidents américain X et français Y », « un haut responsable »: a word that belongs to the person behind it."""
    if token.norm in words()["before_office"]:
        return True
    return len(before) > 1 and before[-1].norm == "adjective" and before[-2].norm in words()["chaining"]


def _is_office_of(unit: Unit, i: int) -> bool:
    """Whether a unit is the office of the person whose name begins at a token."""
    return unit.kind == "person" and unit.last >= i - 1


def unknown_name(reader: Reader, i: int) -> int | None:
    """Where a run of two capitalised words or more ends that no other table knows."""
    tokens, known, last = reader.tokens, words(), reader.last
    j = i
    while j < last and j not in reader.taken and is_capitalised(tokens[j].text):
        j += 1
        norm = tokens[j].norm if j < last else ""
        if norm in known["name_links"] or norm.startswith(beginnings()["arabic_article"]):
            j += 1
    if j - i < 2 or (i == reader.first and not _acts(reader, i, j)):
        return None
    if i > reader.first and tokens[i - 1].norm in known["before_common_noun"]:
        return None
    return None if tokens[i].norm in known["determiners"] | known["some"] else j


def _acts(reader: Reader, i: int, j: int) -> bool:
    """« Olusegun Obasanjo s'est entretenu », « Massad Boulos, conseiller »: whether two capitals that open a sentence name someone.

    So do those of « Jean-Noël Barrot et Annalena Baerbock ».
    """
    known, names = words(), partynames.names()
    common = any(
        t.norm in names.demonyms or t.norm in names.sides or numerals.counts(t.norm) for t in reader.tokens[i:j]
    )
    if common or j >= reader.last:
        return False
    if reader.tokens[j].norm in known["and"] and _name_behind(reader, j + 1):
        return True
    return reader.tokens[j].norm in known["before_verb"] | known["auxiliaries"] or _has_office_behind(reader, j)


def _name_behind(reader: Reader, i: int) -> bool:
    """Whether a person's name, known or of two capitals, begins at a token."""
    return i in reader.persons or (i < reader.last and unknown_name(reader, i) is not None)


def _has_office_behind(reader: Reader, j: int) -> bool:
    """« , conseiller », « , le patron »: whether a comma and an office follow."""
    k = j + 1
    while k < reader.last and reader.tokens[k].norm in words()["articles"]:
        k += 1
    return reader.tokens[j].text == "," and k < reader.last and reader.tokens[k].norm in words()["offices"]


def is_capitalised(word: str) -> bool:
    """Whether a word is spelled as a name: « Camara », « Le-Drian », not « ONU »."""
    return word[:1].isupper() and not word.isupper() and (word.isalpha() or "-" in word)


def _title_before(tokens: Sequence[Token], i: int) -> int | None:
    """Where « M. », « Mme de » begins before a name."""
    known, k = words(), i - 1
    while k >= 0 and i - k <= _TITLE_REACH and tokens[k].norm in known["after_title"]:
        k -= 1
    return k if k >= 0 and tokens[k].norm in known["titles"] else None


def named_behind(tokens: Sequence[Token], units: Sequence[Unit]) -> list[Unit]:
    """« le président du Conseil, principal parti du pays, Awa Diallo, a dit »: an office with the name that an apposition parts from it."""
    out = list(units)
    for k, unit in enumerate(units):
        behind = _behind_apposition(units, k) if unit.kind == "person" and unit.names[0][:1].islower() else None
        name = units[behind] if behind is not None else None
        if name is None or behind is None or not _closes(tokens, units, behind):
            continue
        at = next(i for i, u in enumerate(out) if u is unit)
        out[at : at + behind - k + 1] = [unit._replace(last=name.last, names=(*name.names, *unit.names))]
    return out


def _behind_apposition(units: Sequence[Unit], k: int) -> int | None:
    """The person by name behind an office and what stands between two commas, without a verb, behind it."""
    commas, seated = 0, False
    for i in range(k + 1, min(len(units), k + _APPOSITION)):
        unit = units[i]
        commas += unit.kind == "comma"
        seat = unit.kind == "place" and not commas and unit.preposition in words()["here"]  # « au Mali, Awa Diallo »
        seated = seated or seat
        if (unit.kind in ("verb", "stop", "relative", "pronoun", "place") and not seat) or commas > len("()"):
            return None
        if unit.kind == "person":
            named = unit.names[0][:1].isupper() and unit.subject == units[k].subject and units[i - 1].kind == "comma"
            return i if named and (commas == len("()") or seated) else None
    return None


def _closes(tokens: Sequence[Token], units: Sequence[Unit], i: int) -> bool:
    """Whether the verb of one stands behind a name, or behind the comma that closes it."""
    at = i + 1 + (i + 1 < len(units) and units[i + 1].kind == "comma")
    group = units[at].group if at < len(units) else None
    return group is not None and group.finite and not tokens[group.first].norm.endswith(endings()["third_plural"])
