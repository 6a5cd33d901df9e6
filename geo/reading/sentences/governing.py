"""Which preposition governs a name?

For a place, the one before the nouns that introduce it (« dans la banlieue de Damas »); for an actor or a person, the one
that keeps it from being a subject (« par l'armée », « les chars de l'armée »).
"""

from geo.reading.sentences import partynames
from geo.reading.sentences.asides import aside_at, aside_before
from geo.reading.sentences.units import Reader
from geo.reading.sentences.verbs import grammar
from geo.reading.text import spelled
from geo.reading.wordclasses import endings, standing_for, words, written

_OPENING_MARKS = '"«“'
_CLAUSE_MARKS = ',:;"«“•-–—*'
_SHARED = 8  # tokens over which the second name of a pair shares its preposition
_NAME = 3  # tokens of a party whose name begins with a noun of places
_SHARE = 3  # tokens of « 40,5 % »
_HEAD_REACH = 4  # tokens between « de » and the noun that introduces a place


def of_place(reader: Reader, i: int) -> tuple[str | None, int]:
    """What governs the place whose name begins at a token, and the token where the name begins with its nouns.

    The preposition stands before the nouns that introduce the name (« dans la banlieue de Damas »); None where there is none.
    """
    known, k, begin = words(), i - 1, i
    while k >= reader.first:
        token = reader.tokens[k]
        if token.norm in known["determiners"] or token.norm.isdigit() or token.text in _OPENING_MARKS:
            k -= 1
        elif begin < i and _is_about_share(reader, k, begin):
            begin, k = k, k - 1  # « environ 40 % de », « près de la moitié de »
        elif token.norm in known["of"]:
            head = _head_before(reader, k)
            if head is None:
                return _behind_of(reader, k), begin
            begin, k = head, head - 1
        elif token.norm in known["place_heads"] and k >= i - 2 and not _is_verb_est(reader, k):
            begin, k = k, k - 1
        elif token.norm in known["very"] and k > reader.first and reader.tokens[k - 1].norm in known["in"]:
            begin, k = k, k - 1  # « en plein centre de »
        elif (height := _height_over(reader, k)) is not None:
            begin, k = height, height - 1  # « les collines qui dominent Sake »
        elif k == i - 1 and _is_apposed(reader, k):
            begin, k = k - 1, k - 2  # « la capitale politique Yamoussoukro »
        else:
            governs = token.norm in known["locative"] and not _is_aside(reader, k)
            return (token.norm if governs else None), begin
    return None, begin


def _is_aside(reader: Reader, k: int) -> bool:
    """« à commencer par Homs », « entre autres Homs »: whether a preposition is of a phrase that only picks a name from others."""
    closes = aside_before(reader.tokens, k, reader.first) is not None
    return closes or aside_at(reader.tokens, k, reader.last) is not None


def _height_over(reader: Reader, k: int) -> int | None:
    """« les collines qui dominent », « les hauteurs surplombant »: the noun of what looks down on a place; not « une colline dominant »."""
    known = words()
    if reader.tokens[k].norm not in known["overlooking"]:
        return None
    noun = k - 1 - (reader.tokens[k - 1].norm in known["who"])
    told = noun > reader.first and reader.tokens[noun - 1].norm in known["articles"]
    return noun if told and reader.tokens[noun].norm in known["heights"] else None


def _behind_of(reader: Reader, k: int) -> str:
    """What « de » governs a place with, behind no noun of places: « du côté de », « loin de », « non loin de »."""
    known, before = words(), [t.norm for t in reader.tokens[max(reader.first, k - 2) : k]]
    if known["elsewhere"].isdisjoint(before[-1:]):
        beside = len(before) > 1 and before[-1] in known["side_of"]
        return standing_for()["near" if beside else "of"]
    return standing_for()["near"] if before[0] in known["no"] else before[-1]


def tells_share(reader: Reader, begin: int, end: int) -> bool:
    """« près de la moitié de Homs »: whether the words of a place tell how much of it."""
    return not words()["shares"].isdisjoint(t.norm for t in reader.tokens[begin:end])


def _is_about_share(reader: Reader, k: int, begin: int) -> bool:
    """Whether a word before a share of a place only says how sure it is: « environ », the « près » and the « de » of « près de »."""
    known, tokens = words(), reader.tokens
    if tokens[k].norm in known["about_shares"] and tokens[k + 1].norm in known["whole"]:
        return True  # « presque toute la ville »
    if not tells_share(reader, begin, begin + _SHARE):
        return False
    if tokens[k].norm in known["of"]:
        return k > reader.first and tokens[k - 1].norm in known["about_shares_of"]
    loose = tokens[k + 1].norm in known["of"] | known["articles"]
    return tokens[k].norm in known["about_shares"] or (loose and tokens[k].norm in known["about_shares_of"])


def of_party(reader: Reader, i: int) -> str | None:
    """The preposition that governs an actor, or the words that only count it; None where it may be a subject."""
    known, tokens, k, begin, suspected = words(), reader.tokens, i, i, partynames.names().suspected
    between = known["party_qualifiers"] | known["about_counts"]
    while k - 1 > reader.first and (tokens[k - 1].norm in between or tokens[k - 1].norm.isdigit()):
        k -= 1  # « une poignée de jeunes rebelles », « un groupe d'environ 150 rebelles »
    k = _before_article(reader, k)
    while k - 1 > reader.first and tokens[k - 1].norm in known["of"]:
        counted = k - 2 - (tokens[k - 2].norm in suspected)  # « des membres présumés de Boko Haram »
        counts = tokens[counted].norm in known["counted_by"] or _is_share(reader, counted) or _is_some_of(reader, k)
        if counted < reader.first or not counts:
            break
        k = begin = counted
        while k > reader.first and tokens[k - 1].norm in known["determiners"]:
            k -= 1
    return of_name(reader, begin)


def _is_share(reader: Reader, i: int) -> bool:
    """« le gros (des troupes) », « la plupart (des rebelles) »; not « dix hommes, pour la plupart (des rebelles) »."""
    k = i
    while k > reader.first and reader.tokens[k - 1].norm in words()["determiners"] | words()["party_qualifiers"]:
        k -= 1
    return reader.tokens[i].norm in words()["bulk"] and reader.tokens[k - 1].norm not in words()["for"]


def _is_some_of(reader: Reader, k: int) -> bool:
    """« un de ses avions », « plusieurs des combattants »: whether a number alone stands before « de » and those it is taken from."""
    known, tokens = words(), reader.tokens
    told = tokens[k].norm in known["possessives"] or tokens[k - 1].norm in known["some"]
    return told and tokens[k - 2].norm in known["one_of"] | known["figures"]


def _before_article(reader: Reader, i: int) -> int:
    """« des membres d'une unité », « de la police »: a name with its article, where « de » stands before them."""
    k = i
    while k - 1 > reader.first and reader.tokens[k - 1].norm in words()["determiners"]:
        k -= 1
    return k if reader.tokens[k - 1].norm in words()["of_bare"] else i


def of_name(reader: Reader, i: int) -> str | None:
    """The preposition that governs an actor or a person; None where it may be a subject."""
    known, tokens, k = words(), reader.tokens, i - 1
    k -= k >= reader.first and tokens[k].norm in known["networks"]  # « du réseau Al-Qaïda »
    described = known["determiners"] | known["party_qualifiers"] | partynames.names().suspected
    while k >= reader.first and (
        tokens[k].norm in described
        or tokens[k].norm.isdigit()
        or tokens[k].text in _OPENING_MARKS
        or _is_rank(reader, k)
    ):
        k -= 1
    if k < reader.first:
        return None
    norm, behind = tokens[k].norm, tokens[k + 1].norm if k + 1 < i else ""
    if norm in known["of"]:
        if behind.isdigit() and not any(_is_rank(reader, j) for j in range(k + 1, i)):
            return None  # « plus de 170 membres de l'armée sont morts »
        several = norm in known["of_bare"] and behind in known["party_qualifiers"]
        return _of_several(reader, k) if several else _of(reader, k)
    if norm in known["pairing"] and spelled(tokens[k].text) not in written()["where"]:
        return _shared(reader, k)
    return norm if norm in known["governing"] else None


def _is_rank(reader: Reader, k: int) -> bool:
    """« du 14e régiment », « de la troisième brigade »: an ordinal before a noun, or what stands behind its figures."""
    norm = reader.tokens[k].norm
    figures = k > reader.first and reader.tokens[k - 1].norm.isdigit() and norm in words()["ordinal_marks"]
    return figures or norm.endswith(endings()["ordinal_bare"])


def _of_several(reader: Reader, k: int) -> str | None:
    """« aux mains de puissants rebelles », « près de nouveaux combattants », « de nombreux rebelles ont attaqué »."""
    if k == reader.first:
        return None
    before = reader.tokens[k - 1]
    if spelled(before.text) in reader.lexicon.nouns:
        return standing_for()["of"]
    return before.norm if before.norm in words()["governing"] else None


def is_indefinite(reader: Reader, k: int) -> bool:
    """Whether « des » is the article (« des rebelles ont pris »), not « de les »."""
    if k == reader.first:
        return True
    before = reader.tokens[k - 1]
    return before.text in _CLAUSE_MARKS or before.norm in words()["before_subject"]


def _of(reader: Reader, k: int) -> str | None:
    """What governs a name behind « de », « des »: « près des rebelles », « les chars des rebelles », « des rebelles »."""
    known, norm, j = words(), reader.tokens[k].norm, k - 1
    while j > reader.first and reader.tokens[j].text in _OPENING_MARKS:
        j -= 1  # « à "des terroristes" »
    if k > reader.first and norm not in known["of_the"] and reader.tokens[j].norm in known["governing"]:
        return reader.tokens[j].norm
    if k == reader.first or (norm in known["some"] and is_indefinite(reader, k)):
        return None
    return standing_for()["of"]


def _head_before(reader: Reader, k: int) -> int | None:
    """Where the noun that introduces a place begins before « de », at most two adjectives away, or « à majorité kurde »."""
    known = words()
    for j in range(k - 1, max(reader.first, k - _HEAD_REACH) - 1, -1):
        norm = reader.tokens[j].norm
        if is_dominated(reader, j) or is_dominated(reader, j - 1):
            continue  # « la ville à majorité kurde de »
        if _is_housed(reader, j):
            continue  # « le camp de réfugiés palestiniens de »
        if norm in known["place_heads"]:
            if _is_verb_est(reader, j) or _is_named_body(reader, j) or _is_participle(reader, j):
                return None
            while j > reader.first and (_qualifies(reader, j - 1) or reader.tokens[j - 1].norm in known["place_heads"]):
                j -= 1
            return j
        if norm == "%" and j > reader.first:
            return j - 1  # « 80 % de Kobané »
        if not norm.isalpha() or j in reader.taken or norm in known["who"] or not _is_adjective(reader, norm):
            return None
    return None


def _qualifies(reader: Reader, k: int) -> bool:
    """« la principale ville », « la paisible bourgade »: an adjective before the noun that introduces a place."""
    known, token = words(), reader.tokens[k]
    if token.norm in known["qualifiers"]:
        return True
    behind = k > reader.first and reader.tokens[k - 1].norm in known["articles"] - known["plural_articles"]
    return behind and _is_adjective(reader, token.norm)


def _is_named_body(reader: Reader, j: int) -> bool:
    """« les combattants de l'Etat islamique de Manbij »: whether a noun of places begins the name of a party."""
    told = reader.tokens[j : min(reader.last, j + _NAME)]
    norms = tuple(t.norm for t in told)
    return told[0].text[0].isupper() and any(norms[:n] in partynames.names().aliases for n in range(2, _NAME + 1))


def _is_housed(reader: Reader, i: int) -> bool:
    """Whether a token is one of « de réfugiés », or an adjective behind them."""
    told, tokens = words()["housed"], reader.tokens
    if tokens[i].norm in words()["of"]:
        return i + 1 < reader.last and tokens[i + 1].norm in told
    return i > reader.first and (tokens[i].norm in told or tokens[i - 1].norm in told)


def is_dominated(reader: Reader, i: int) -> bool:
    """Whether « à majorité » begins at a token."""
    told = reader.tokens[i + 1].norm if i + 1 < reader.last else ""
    return told in words()["dominated"] and spelled(reader.tokens[i].text) in written()["to"]


def _is_apposed(reader: Reader, k: int) -> bool:
    """« la cité antique Palmyre »: whether an adjective before a name says of what sort the place is that a noun introduces."""
    if k - 1 <= reader.first or not reader.tokens[k].norm.isalpha() or k in reader.taken:
        return False
    known, norm = words(), reader.tokens[k].norm
    if not reader.tokens[k].text.islower() or norm in known["listing"] | known["barriers"] | known["including"]:
        return False  # « des villes comme Homs »
    introduced = reader.tokens[k - 1].norm in known["place_heads"] and not _is_verb_est(reader, k - 1)
    return introduced and _is_adjective(reader, norm)


def _is_adjective(reader: Reader, norm: str) -> bool:
    """Whether a word may stand between a noun of places and « de »."""
    known, names = words(), partynames.names()
    if norm in known["locative"] or norm in known["determiners"] or norm in reader.lexicon.nouns:
        return False
    told = norm in names.adjectives or norm in names.demonyms or norm in names.sides
    return told or not reader.lexicon.forms.get(norm)


def _is_participle(reader: Reader, j: int) -> bool:
    """« est sortie de Jénine », not « la sortie de Jénine »: whether what looks like a noun of places is the participle of a verb."""
    forms = reader.lexicon.forms.get(spelled(reader.tokens[j].text), ())
    behind_be = j > reader.first and spelled(reader.tokens[j - 1].text) in grammar().be
    return behind_be and any(form.mood == "participle" for form in forms)


def _is_verb_est(reader: Reader, j: int) -> bool:
    """« est » of the verb, not « l'est de »."""
    return reader.tokens[j].norm in words()["east_or_is"] and not is_bearing(reader, j)


def is_bearing(reader: Reader, j: int) -> bool:
    """Whether « est » is the east: « l'est de », « les quartiers est d' », « les abords sud et est de »."""
    known = words()
    if j <= reader.first:
        return False
    before = reader.tokens[j - 1].norm
    if before in known["and"] and j - 1 > reader.first and reader.tokens[j - 2].norm in known["bearings"]:
        return True
    return before in known["before_bearing"] or (before in known["place_heads"] and before not in known["before_is"])


def _shared(reader: Reader, k: int) -> str | None:
    """« la Russie et l'Iran »: the second name is governed as the first is; « de Homs et l'armée »: no party as a town is."""
    known = words()
    begin = _begin_of_town(reader, k)  # « entre les rebelles de Homs et l'armée »
    for j in range(min(begin, k) - 1, max(reader.first, k - _SHARED) - 1, -1):
        token = reader.tokens[j]
        if token.norm in known["sharing"]:
            return token.norm
        if token.norm in known["of"] and begin == k:
            return standing_for()["of"]
        if token.text in ",;:" or reader.lexicon.forms.get(token.norm):
            return None
    return None


def _begin_of_town(reader: Reader, k: int) -> int:
    """« sur Homs et », « de la ville de Homs et »: where a place that stands for no power begins with what governs it, or ``k``."""
    town = next((p.first for p in reader.places.values() if p.last == k and not (p.nation or p.metonymic)), None)
    if town is None:
        return k
    begin = of_place(reader, town)[1]
    while begin > reader.first + 1 and reader.tokens[begin - 1].norm in words()["determiners"]:
        begin -= 1
    return begin - 1
