"""How much of a place does a claim of control cover?

Told by words between what a rule was anchored on and the place: « la majeure partie de », « plusieurs quartiers d' ». The
words are data.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from geo.codebook import Extent, Head
from geo.model import Resolution
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.text import Token
from geo.reading.wordclasses import cues, endings, lexemes, standing_for, words

_AFTER = 2  # words behind a verb that may say how much: « contrôlée presque entièrement par »
_OBJECT = 3  # tokens behind a verb in which its object is told
_IN_PART = 3  # words of « en grande partie »
_SHARE = 6  # tokens of « désormais plus de 70 % »
_HALF = 50  # per cent
_FAR = 8  # words before a place behind which « la plupart » may be of something else
_SITES = frozenset((Head.AIRPORT, Head.BASE, Head.SITE, Head.BUILDING, Head.CROSSING, Head.DAM))
_OPENERS = ",:("  # marks behind which names tell apart what a noun told together
_BEFORE = 5  # words before a place that may say how much of it


def extent_of(tokens: Sequence[Token], anchor: Unit, location: Unit | None, resolution: Resolution) -> Extent:
    """How much of a place a claim of control covers: full unless words between the claim and the place say less."""
    if location is None or location.anaphor == standing_for()["part"]:
        return Extent.PARTIAL
    apart = is_told_apart(tokens, anchor, location)
    if (location.preposition == standing_for()["near"] and not apart) or takes_within(anchor, location):
        return Extent.FULL if _is_power_over(tokens, anchor, location) else Extent.PARTIAL
    adverbial = _in_part(tokens, anchor) or _of_it(tokens, anchor, location)
    if adverbial is not None:
        return adverbial
    if apart:
        return _from_behind(tokens, anchor, location) or Extent.FULL
    first, last = _between(tokens, anchor, location, resolution)
    told = _but_manner(_without_asides(tokens[first:last]))
    if _is_of_town(told, resolution) or _is_site_in_town(tokens, location, resolution):
        return Extent.PARTIAL
    told = _but_itself(told, resolution)
    less = _one_of(told) or (_from_behind(tokens, anchor, location) if location.first < anchor.first else None)
    extent = less if less is not None else _share(told, location, of=_governs_of(anchor))
    return Extent.PARTIAL if extent is Extent.FULL and _is_but_there(tokens, location, resolution) else extent


def _is_but_there(tokens: Sequence[Token], location: Unit, resolution: Resolution) -> bool:
    """« un village au sud d'Alep », « la principale ville de la province »: whether a place only says where it lies."""
    toponym, place = resolution.toponym, resolution.place
    if toponym.distance_km is not None or toponym.bearing_degrees is not None:
        return all(t.text != "," for t in tokens[location.last : location.last + 1])  # « à 20 km de Homs, tenue par »
    called = words()["towns"] - {standing_for()["part"]}
    area = place is not None and place.is_area and not place.is_nation
    return area and not called.isdisjoint(t.norm for t in tokens[location.first : location.last])


def _of_it(tokens: Sequence[Token], anchor: Unit, location: Unit) -> Extent | None:
    """« entrés dans Homs, ils en tiennent la moitié »: the share of a place that stands for it behind the verb."""
    group = anchor.group
    if group is None or location.first > anchor.first:
        return None
    behind = [t.norm for t in takewhile(lambda t: t.text not in _OPENERS, tokens[anchor.last : anchor.last + _SHARE])]
    en = any(t.norm in words()["in"] for t in tokens[group.first : anchor.first])
    return _share(behind, location) if en and not words()["shares"].isdisjoint(behind) else None


def is_told_apart(tokens: Sequence[Token], anchor: Unit, location: Unit) -> bool:
    """« à la périphérie de Hama, prise lundi », « deux quartiers de Homs, ville tenue par »: of the town, not of the part before it."""
    if location.last >= anchor.first or tokens[location.last].text != ",":
        return False
    if anchor.group is not None and not anchor.group.bare:
        return _is_about_it(tokens, location)
    begin = max(0, location.first - _BEFORE)
    begin = next((i + 1 for i in range(location.first - 1, begin - 1, -1) if _parts(tokens[i].norm)), begin)
    parts = words()["partial"] - words()["outskirts"] | {standing_for()["quarter"]}
    told = parts & {t.norm for t in tokens[begin : location.last]}
    telling = tokens[
        anchor.last - 1 if anchor.group is not None else location.last + 1
    ]  # « Hama, tombée aux mains de »
    agrees = telling.norm.endswith(endings()["any_participle"])
    if agrees and not telling.text.endswith(endings()["regular_plural"]):
        told -= words()["plural_heads"] | words()["counting"]
    if agrees and telling.text.endswith(endings()["feminine"]):
        told -= words()["bearings"] | {standing_for()["quarter"]}
    return not told


def _is_about_it(tokens: Sequence[Token], location: Unit) -> bool:
    """« les abords de Hama, que l'armée tient », « par la route de Manbij, que »: whether a relative tells of the place itself."""
    before = {t.norm for t in tokens[max(0, location.first - _BEFORE) : location.last]}
    relative = tokens[location.last + 1].norm in words()["object_relatives"]
    about = words()["outskirts"] | words()["passing_by"]
    return relative and not about.isdisjoint(before) and words()["plural_heads"].isdisjoint(before)


def _without_asides(told: Sequence[Token]) -> list[str]:
    """« de Kandahar, dans le sud, et d'Hérat », « de Mossoul (nord) et de Tikrit »: the words but those that say where one lies."""
    kept: list[str] = []
    k = 0
    while k < len(told):
        opens = told[k].text == "," and k + 1 < len(told) and told[k + 1].norm in words()["locative"] - words()["of"]
        close = ")" if told[k].text == "(" else "," if opens else ""
        end = next((j for j in range(k + 1, len(told)) if told[j].text == close), None) if close else None
        if end is None:
            kept.append(told[k].norm)
        k = k + 1 if end is None else end + 1
    return kept


def _but_itself(told: Sequence[str], resolution: Resolution) -> list[str]:
    """« le poste de Nassib »: the words before a crossing that the gazetteer lists, without the noun that is its own."""
    crossing = resolution.toponym.head is Head.CROSSING and resolution.place is not None and resolution.place.is_site
    nouns = words()["place_heads"] & words()["partial"] - words()["plural_heads"] if crossing else ()
    noun = max((i for i, word in enumerate(told) if word in nouns), default=len(told))
    return [*told[:noun], *told[noun + 1 :]]


def _is_of_town(told: Sequence[str], resolution: Resolution) -> bool:
    """« tout le quartier administratif de Homs »: a quarter that bears no name, not the town."""
    place, quarter = resolution.place, standing_for()["quarter"]
    if resolution.toponym.head is Head.CAMP and place is not None and place.feature_class == "P":
        return not words()["housed"].isdisjoint(told)  # « le camp de réfugiés de Jénine »
    if place is None or resolution.toponym.head is not Head.QUARTER or place.feature_code == "PPLX":
        return False
    direct = words()["of"] | words()["naming_each"] | words()["neighbouring"]
    return quarter in told[:-1] and told[told.index(quarter) + 1] not in direct


def _is_site_in_town(tokens: Sequence[Token], location: Unit, resolution: Resolution) -> bool:
    """« l'hôpital de Kafr Nabl », « A Kunduz, … l'aéroport »: whether a town stands for a site in it that no gazetteer lists.

    Not « l'hôpital de Kafr Nabl, une bourgade »: what is told behind that is told of the town.
    """
    if any(t.text == "," for t in tokens[location.first : location.last]):
        return False
    sites = words()["airport"] | words()["base"] | words()["port"]
    site = resolution.toponym.head in _SITES if location.places else location.anaphor in sites
    return site and resolution.place is not None and resolution.place.feature_class == "P"


def _tells_most(told: Sequence[str]) -> bool:
    """« les deux tiers de », « en grande partie »."""
    return any(f" {phrase} " in f" {' '.join(told)} " for phrase in words()["most_of"])


def _share(told: Sequence[str], location: Unit, *, of: bool = False) -> Extent:
    """How much of a place the words before it say: « la majeure partie de », « 40 % de », « plusieurs quartiers d' »."""
    majority, partial = words()["majority"], words()["partial"]
    parted = words()["part"] | words()["of"]  # « la grande partie de », « le gros de »
    told = [w for w, after in pairwise((*_unpeopled(told), "")) if w not in words()["great"] or after in parted]
    if any(w in majority for w in told) and words()["most"].isdisjoint(told[:-_FAR]):
        return Extent.MAJORITY
    if _tells_most(told):
        return Extent.MAJORITY
    if "%" in told or _in_letters(told):
        return _per_cent(told)
    for i, word in enumerate(told):
        if " ".join(told[i : i + 2]) in words()["old_town"]:
            return Extent.PARTIAL
        if word not in partial or " ".join(told[i : i + 3]) in words()["crossing_point"]:
            continue
        if word in grammar().remaining and words()["of"].isdisjoint(told[i + 1 : i + 2]):
            continue  # « Homs reste la seule ville »
        if not cues()["to_wait"].isdisjoint(told[i + 1 : i + 2]):
            continue  # « en quelques jours »
        if word in words()["plural_heads"] and (_names_each(told, i, location, of=of) or _is_each(told, i)):
            continue
        if word in words()["bearings"] and (not i or told[i - 1] not in words()["before_part"]):
            continue
        return Extent.PARTIAL
    return Extent.FULL


def _unpeopled(told: Sequence[str]) -> list[str]:
    """« la ville à majorité kurde de »: the words before a place, without whose home it mostly is."""
    lived_in = words()["to_or_has"], words()["dominated"]
    return [w for before, w in pairwise(("", *told)) if before not in lived_in[0] or w not in lived_in[1]]


def _per_cent(told: Sequence[str]) -> Extent:
    """« 80 % de Homs »: the greater part, or less."""
    behind = told.index("%") if "%" in told else _in_letters(told) or 0
    share = told[behind - 1].replace(",", ".")
    return Extent.PARTIAL if share.isdigit() and int(share) < _HALF else Extent.MAJORITY


def _in_letters(told: Sequence[str]) -> int | None:
    """« 80 pour cent »: where « pour cent » stands behind a number."""
    pairs = (" ".join(told[i : i + 2]) for i in range(1, len(told)))
    return next((i for i, pair in enumerate(pairs, 1) if pair in words()["per_cent"] and told[i - 1].isdigit()), None)


def _is_each(told: Sequence[str], i: int) -> bool:
    """« tous les quartiers de Homs »: the whole of it."""
    return not words()["whole"].isdisjoint(told[max(0, i - 2) : i])


def takes_within(anchor: Unit, location: Unit) -> bool:
    """« a pris dans la province trois villages », « le contrôle du palais à Khartoum »: something in a place, not the place."""
    behind = location.first > anchor.first and location.preposition in words()["within"]
    return behind and not anchor.lexemes.isdisjoint(lexemes()["capturing"])


def _is_power_over(tokens: Sequence[Token], anchor: Unit, location: Unit) -> bool:
    """« a rétabli son autorité à Homs », not « le contrôle du palais à Khartoum »: whether nothing but power is taken in a place."""
    told = [t.norm for t in tokens[anchor.last : location.first]]
    return location.preposition in words()["within"] and not words()["power_over"].isdisjoint(told[-2:])


def _between(tokens: Sequence[Token], anchor: Unit, location: Unit, resolution: Resolution) -> tuple[int, int]:
    """The tokens that qualify a place: from the verb to its name, or the words that introduce it."""
    name = next(
        (i for i in range(location.first, location.last) if tokens[i].start >= resolution.toponym.span.start),
        location.last,
    )
    if tokens[location.first].norm in words()["shares"] and location.anaphor is not None:
        name = location.last  # « en contrôlent la moitié »
    own = _own_share(tokens, location, name)
    if own is not None or location.plural:  # « Trois villes sont tombées: X, Y et Z »
        return name if own is None else own, name
    if location.first > anchor.first:
        if tokens[location.first - 1].text in _OPENERS:
            return location.first, name  # « de deux fiefs, Sangin et Marjah »
        picked = [
            i
            for i in range(anchor.last, name)
            if tokens[i].norm in words()["picking"]
            or (i >= location.first - 1 and tokens[i].norm in words()["including"])
        ]
        return max(_second_object(tokens, anchor, location), *(i + 1 for i in picked), anchor.last), name
    first = max(0, location.first - _BEFORE)
    marks = [i + 1 for i in range(first, location.first) if _parts(tokens[i].norm)]
    first = max([first, *marks])
    measured = tokens[first].norm.isdigit() and tokens[first + 1].norm in words()["units"]
    return first + 2 * measured, name  # « à 120 kilomètres de la capitale »


def _second_object(tokens: Sequence[Token], anchor: Unit, location: Unit) -> int:
    """« ont pris dix villages et la ville de Homs »: where what is said of the place begins, behind the « et » of two objects."""
    begin, of = anchor.last, standing_for()["of"]
    if location.preposition is not None and not (_governs_of(anchor) and location.preposition == of):
        return begin
    for i in range(anchor.last, location.first):
        if tokens[i].norm in words()["within"]:
            break  # « une partie des champs dans l'est et le nord »
        begin = i + 1 if tokens[i].norm in words()["and"] else begin
    return begin


def _own_share(tokens: Sequence[Token], location: Unit, name: int) -> int | None:
    """« Homs et une partie d'Alep », « la moitié de Homs et la ville de Hama »: where the words on a later member of a list begin.

    Behind a bare « et de », those on the member before it: « ainsi que des villages dans celles d'Ituri et du Kivu ».
    """
    known, end = words(), name
    for k in range(name - 1, location.first, -1):
        if tokens[k].norm not in known["listing_shares"]:
            continue
        told = [t.norm for t in tokens[k + 1 : end]]
        if not known["including"].isdisjoint(told):
            return None  # « la prise de Homs et d'autres villes comme Hama »
        if _is_own(told):
            return k + 1
        if not told or told[0] not in known["of"]:
            return None
        end = k
    return None


def _is_own(told: Sequence[str]) -> bool:
    """« une partie d' », « la ville de »: whether words behind the mark of a list tell how much of its next member."""
    known = words()
    headed = (
        len(told) > 1 and told[0] in known["determiners"] and told[1] in known["place_heads"] - known["plural_heads"]
    )
    return headed or not (known["majority"] | known["partial"] | {"%"}).isdisjoint(told)


def _parts(norm: str) -> bool:
    """Whether a word before a place ends what may say how much of it: a mark, or a preposition but « de »."""
    if norm in words()["including"]:
        return True  # « des villes comme Raqa »
    return not norm[:1].isalnum() or (norm in words()["locative"] and norm not in words()["of"])


def _from_behind(tokens: Sequence[Token], anchor: Unit, location: Unit) -> Extent | None:
    """« Alep est en partie tenue par », « Alep, dont un secteur est aux mains de »: words behind a place that say less."""
    told = [t.norm for t in tokens[_behind_aside(tokens, anchor, location) : anchor.last + _AFTER + _IN_PART]]
    if "%" in told or _in_letters(told):
        return _per_cent(told)  # « Homs est contrôlée à 80 % par l'armée »
    behind = _but_manner(("", *(t.norm for t in tokens[location.last : anchor.last + _AFTER])))
    between = {w for before, w in pairwise(behind) if before not in words()["belonging"]}  # « fait partie des villes »
    if not between.isdisjoint(words()["mostly"]) or _tells_most(behind):
        return Extent.MAJORITY
    whose = [t.norm for t in tokens[location.last : anchor.last] if t.text[0].isalpha()][:3]
    if not whose or whose[0] not in words()["whose"]:
        return None if between.isdisjoint(words()["partly"]) else Extent.PARTIAL
    parts = words()["bearings"] | words()["partial"] | words()["seats"]  # « Homs, dont ils ont pris le centre »
    of_it = whose[-1] in words()["bearings"]  # « Alep, dont l'est est aux mains de »
    taken = {t.norm for t in takewhile(lambda t: t.text[0].isalpha(), tokens[anchor.last : anchor.last + _OBJECT])}
    return Extent.PARTIAL if of_it or not parts.isdisjoint(taken) or not between.isdisjoint(words()["partly"]) else None


def _behind_aside(tokens: Sequence[Token], anchor: Unit, location: Unit) -> int:
    """« Homs, rasée à 80 %, est tombée »: where an aside that is closed before the verb ends, or the place."""
    if tokens[location.last].text != ",":
        return location.last
    closed = (i for i in range(anchor.first - 1, location.last, -1) if tokens[i].text == ",")
    return next(closed, location.last)


def _but_manner(told: Sequence[str]) -> list[str]:
    """« est tombée presque sans combat »: some words without one that only says how little."""
    return [w for w, after in pairwise((*told, "")) if after not in cues()["without"]]


def _in_part(tokens: Sequence[Token], anchor: Unit) -> Extent | None:
    """« le contrôle en grande partie », « a repris en partie la ville »: an adverbial behind the verb."""
    told = [t.norm for t in tokens[anchor.last : anchor.last + _IN_PART]]
    opened = list(dropwhile(lambda w: w not in words()["in"], told))
    if words()["part"].isdisjoint(opened):
        return None
    return Extent.MAJORITY if words()["majority"] & set(told) else Extent.PARTIAL


def _one_of(told: Sequence[str]) -> Extent | None:
    """« un village de la province »: one place among those of a larger one."""
    one = any(
        w in words()["one"] and told[i + 1] in words()["place_heads"] and words()["chaining"].isdisjoint(told[i:])
        for i, w in enumerate(told[:-1])
    )
    return Extent.PARTIAL if one else None


def _governs_of(anchor: Unit) -> bool:
    """« ont pris possession des villes de Sake et Minova »: whether the « des » behind a verb is « de les »."""
    return anchor.group is not None and anchor.group.reflexive


def _names_each(told: Sequence[str], i: int, location: Unit, *, of: bool = False) -> bool:
    """« les quartiers de Burri et Omdourman » names quarters; « plusieurs quartiers d'Alep » names a part."""
    # « a pris des quartiers d'Alep », not « le contrôle des quartiers de Burri et Omdourman »
    before = told[i - 1] if i else ""
    counted = (before in words()["counting"] or before.isdigit()) and not (before in words()["some"] and (of or i > 1))
    after = told[i + 1 : i + 3]  # « les villes clés de »
    named = (
        i + 1 + (len(after) > 1 and after[0].isalpha() and after[0] not in words()["bearings"] | words()["naming_each"])
    )
    direct = named < len(told) and told[named] in words()["naming_each"]
    direct = direct and words()["provinces"].isdisjoint(told[named + 1 :])  # « et de localités de la province d'Idleb »
    some = before in words()["of_bare"]  # « a pris le contrôle de secteurs centraux de »
    return not counted and not some and direct and len(location.places) > 1
