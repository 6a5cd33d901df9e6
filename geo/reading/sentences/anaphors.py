"""Does a noun stand for a place told before? « la ville », « cette localité de la province d'Idleb », « ce fief proche d'Alep ».

It does where it names no place of its own; what it says of where that place lies goes with it. The nouns are data
(``lexicon.toml``); which place is meant is told by ``locating``.
"""

from geo.reading.sentences.governing import is_dominated, of_place
from geo.reading.sentences.units import PlaceSpan, Reader, Unit
from geo.reading.text import spelled
from geo.reading.wordclasses import endings, standing_for, words

_FINITE = ("present", "imperfect", "past", "future", "conditional")
_REACH = 5  # tokens from « la » of « la ville » to a name of its own
_ROAD = 3  # tokens from « route » to the capital to which it leads
_MAJORITY = 3  # tokens of « à majorité kurde »
_BESIDE = 2  # tokens behind a part of a town in which a name says of which one it is
_HOLDER_REACH = 8  # tokens from « de » to the name of what holds a place told before


def anaphor_at(reader: Reader, i: int) -> Unit | None:
    """The noun of a place told before that begins with the article at a token."""
    tokens, known = reader.tokens, words()
    if _is_ranked_alone(reader, i):
        preposition, _ = of_place(reader, i)
        return Unit("place", i, i + 2, anaphor=tokens[i + 1].norm, preposition=preposition)
    this = tokens[i].norm in known["this"]
    noun = i + 2 if _is_ranked(reader, i + 1, this=this) else i + 1
    named = tokens[noun].norm if noun < reader.last else ""
    if named not in known["anaphors"] and not (this and named in known["bastions"]):
        return None
    if (named in known["capital"] and _is_led_to(reader, i)) or _is_of_command(reader, noun):
        return None
    if tokens[i].text.islower() and tokens[noun].text.istitle():
        return None  # « la Zone verte à Bagdad »
    peopled = _MAJORITY * is_dominated(reader, noun + 1)  # « cette ville à majorité kurde du nord du pays »
    bare = noun > i + 1 and not this and not peopled
    end = noun + 1 if bare else _end(reader, noun + peopled, i + peopled + _REACH, noun, this=this)
    if end is None:
        return None
    preposition, _ = of_place(reader, i)
    return Unit("place", i, end, anaphor=named, preposition=preposition)


def contracted_at(reader: Reader, i: int) -> Unit | None:
    """« (le contrôle) du village », « (sont entrés) au village »: the noun of a place told before, whose article « de » or « à » holds."""
    known, named = words(), reader.tokens[i].norm
    if i == reader.first or reader.tokens[i - 1].norm not in known["of_the"] | known["to_the"]:
        return None
    if named in known["camps"] or _is_of_command(reader, i):
        return None  # « les gens du camp »
    end = _end(reader, i, i + _REACH, i, this=False)
    if end is None:
        return None
    preposition, _ = of_place(reader, i)
    return Unit("place", i, end, anaphor=named, preposition=preposition)


def _is_of_command(reader: Reader, noun: int) -> bool:
    """« le quartier général »."""
    return noun + 1 < reader.last and reader.tokens[noun + 1].norm in words()["of_command"]


def _is_ranked_alone(reader: Reader, i: int) -> bool:
    """« Dans la première, »: one of the towns told together, by its rank alone."""
    told = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    within = i > reader.first and reader.tokens[i - 1].norm in words()["within"]
    ranks = words()["first_rank"] | words()["second_rank"] | words()["last_rank"]
    return within and len(told) > 1 and told[0] in ranks and told[1] == ","


def _is_led_to(reader: Reader, i: int) -> bool:
    """« sur la route de la capitale »: whether a road leads to what an article opens."""
    reference = words()["reference"] - words()["missions"]
    return any(t.norm in reference for t in reader.tokens[max(reader.first, i - _ROAD) : i])


def _end(reader: Reader, told: int, reach: int, noun: int, *, this: bool) -> int | None:
    """« la ville », « cette localité de la province d'Idleb »: where a noun ends with what says where its place lies.

    ``told`` is the last token that only says what it is like; None where it names a place of its own.
    """
    known, capital = words(), reader.tokens[noun].norm in words()["capital"]
    for k in range(told + 1, min(reader.last, reach)):
        norm = reader.tokens[k].norm
        if k in reader.taken or norm in known["around"]:
            return None
        if not this and _is_conjugated(reader, k):
            break  # « la ville recevait des obus »
        if norm in known["of"]:
            return _end_of_complement(reader, noun, k, this=this)
        if (capital and norm in known["phrase_ends"]) or (this and norm in known["next_to"]):
            break  # « la capitale avant d'être », « cette ville proche de la frontière »
        if not norm.isalpha() or norm in known["locative"] or norm in known["after_anaphor"]:
            break
    return told + 1


def _is_conjugated(reader: Reader, k: int) -> bool:
    """« la ville recevait », « le village manque »: whether the verb of the clause begins right behind a noun."""
    forms = reader.lexicon.forms.get(spelled(reader.tokens[k].text), ())
    return bool(forms) and all(form.mood in _FINITE for form in forms)


def _end_of_complement(reader: Reader, noun: int, of: int, *, this: bool) -> int | None:
    """« la capitale de l'Etat », « cette ville de 5 000 habitants », « cette région du nord du pays »: where it ends."""
    if _is_of_state(reader, noun, of):
        return of + 3
    ahead = _named_ahead(reader, of)
    if not _goes_on(reader, noun, of, ahead, this=this):
        return None
    return noun + 1 if ahead is None else ahead.last


def several_at(reader: Reader, i: int) -> Unit | None:
    """« ces localités », « les deux villes (de la province d'Idleb) », « ces trois bourgs de montagne »: several places told before."""
    tokens, known, k = reader.tokens, words(), i + 1
    these = tokens[i].norm in known["these"]
    if not these and tokens[i].norm not in known["the_plural"]:
        return None
    counted = k < reader.last and tokens[k].norm in known["figures"]
    k += counted
    if k >= reader.last or tokens[k].norm not in known["several_places"]:
        return None
    if not (counted or these) or k + 1 in reader.taken:
        return None  # « les villages »
    behind = tokens[k + 1].norm if k + 1 < reader.last else ""
    ahead = _named_ahead(reader, k + 1) if behind in known["of"] else None
    within = ahead is not None and _is_of_province(reader, k + 1)
    if behind in known["of"] and not (within or (these and ahead is None)):
        return None  # « les deux villes de Homs et Hama »
    preposition, _ = of_place(reader, i)
    end = ahead.last if within and ahead is not None else k + 1
    return Unit("place", i, end, anaphor=tokens[k].norm, preposition=preposition)


def part_at(reader: Reader, i: int) -> Unit | None:
    """« les quartiers ouest », « ses faubourgs », « le quartier du port »: a part without a name of the town told before."""
    end = _end_of_side(reader, i) or _end_of_quarter(reader, i)
    if end is None or (end < reader.last and reader.tokens[end].norm in words()["of"]):
        return None
    if any(k in reader.taken for k in range(i, min(reader.last, end + _BESIDE))):
        return None  # « les quartiers est d'Alep », « le quartier de la gare Saint-Charles »
    preposition, _ = of_place(reader, i)
    return Unit("place", i, end, anaphor=standing_for()["part"], preposition=preposition)


def _end_of_side(reader: Reader, i: int) -> int | None:
    """« les quartiers ouest », « les quartiers orientaux », « ses faubourgs »: where such a part ends; not « a pris ses quartiers »."""
    known, (article, noun, side) = (
        words(),
        (*(t.norm for t in reader.tokens[i : min(reader.last, i + 3)]), "", "", "")[:3],
    )
    if noun not in known["town_parts"] or article not in known["the_plural"] | known["possessives"]:
        return None
    if side in known["bearings"] | known["side_adjectives"] and noun.endswith(endings()["regular_plural"]):
        return i + 3
    return i + 2 if article in known["possessives"] and noun in known["outer_parts"] else None


def _end_of_quarter(reader: Reader, i: int) -> int | None:
    """« le quartier du port », « ce quartier de la gare »: where a quarter ends that is called by what stands in it."""
    tokens, known, k = reader.tokens, words(), i + 3
    if k >= reader.last or tokens[i + 1].norm != standing_for()["quarter"] or tokens[i + 2].norm not in known["of"]:
        return None
    k += tokens[k].norm in known["articles"]
    called = tokens[k] if k < reader.last else None
    other = known["anaphors"] | known["bearings"] | known["some_town"]
    return (
        k + 1
        if called is not None and called.text.isalpha() and called.text.islower() and called.norm not in other
        else None
    )


def _is_of_province(reader: Reader, of: int) -> bool:
    """« (la localité) de la province d'Idleb »: whether « de » only says in which province a place told before lies."""
    k = of + 1
    k += k < reader.last and reader.tokens[k].norm in words()["articles"]
    return k < reader.last and reader.tokens[k].norm in words()["provinces"]


def _is_ranked(reader: Reader, i: int, *, this: bool) -> bool:
    """« la deuxième ville », « cette même localité », « cette grande ville »."""
    known = words()
    norm = reader.tokens[i].norm if i < reader.last else ""
    return norm in known["ordinals"] or norm in known["last_ones"] or (this and norm in known["qualifiers"])


def _is_of_state(reader: Reader, noun: int, k: int) -> bool:
    """« la capitale de l'Etat »: of one that is federated, told before."""
    if reader.tokens[noun].norm not in words()["seats"] or k + 2 >= reader.last:
        return False
    named = k + 3 < reader.last and reader.tokens[k + 3].norm in words()["of"]  # « la capitale de l'Etat de Borno »
    return reader.tokens[k + 2].norm in words()["federated"] and not named


def _goes_on(reader: Reader, noun: int, k: int, ahead: PlaceSpan | None, *, this: bool) -> bool:
    """Whether « de » behind a noun goes on to say where the place lies, or how large it is, not what it is called."""
    tokens, known = reader.tokens, words()
    following = tokens[k + 1].norm if k + 1 < reader.last else ""
    if ahead is None:
        return this or following[:1].isdigit() or following in known["of_country"]
    if this and any(t.norm in known["outskirts"] for t in tokens[k + 1 : k + 3]):
        return True  # « cette cité des environs de Donetsk », « de la périphérie de »
    if tokens[noun].norm in known["towns"] and _is_of_province(reader, k):
        return True  # « le bourg de la province d'Idleb »
    placed = following in known["bearings"] | known["centre"]
    if ahead.nation and placed and (this or tokens[noun].norm in known["towns"]):
        return True  # « la ville du nord de la Syrie », « cette région du nord du pays »
    if not (this or tokens[noun - 1].norm in known["last_ones"]) or ahead.metonymic:
        return False
    # « cette région de Hama », « cette ville de Homs » are called so
    called = tokens[noun].norm
    return called not in known["provinces"] and (ahead.area or called not in known["cities"])


def _named_ahead(reader: Reader, k: int) -> PlaceSpan | None:
    """The place that « cette localité de » goes on to name within its phrase."""
    for j in range(k + 1, min(reader.last, k + _HOLDER_REACH)):
        if j in reader.places:
            return reader.places[j]
        if not reader.tokens[j].norm[0].isalnum() or reader.tokens[j].norm in words()["barriers"]:
            return None
    return None
