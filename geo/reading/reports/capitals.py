"""Which capital is « la capitale »?

That of the country whose adjective follows, else the last one told; where there is fighting, that of the country fought over.
« la capitale économique » is a town like others.
"""

from collections.abc import Sequence

from geo.codebook import Kind
from geo.reading.sentences import partynames
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.wordclasses import words

_SCENE_CARRY = 2  # sentences over which « la capitale » is that of the country of the last fighting


def is_capital(d: Discourse, unit: Unit) -> bool:
    """Whether a noun means the capital of a state: « la capitale », not « la capitale économique »."""
    of_trade = any(t.norm in words()["trades"] for t in d.tokens[unit.last : unit.last + 1])
    return unit.anaphor in words()["capital"] and not of_trade


def capital(d: Discourse, unit: Unit, earlier: Sequence[Unit], told: Sequence[Unit], kind: Kind) -> Sequence[int]:
    """« la capitale »: that of whose adjective follows, else the last one told; not « à Grozny, la capitale tchétchène ».

    ``told`` are all units before it.
    """
    if told and told[-1].group is not None and any(t.norm in words()["in"] for t in d.tokens[slice(*_clitics(told))]):
        return ()  # « le Yémen, ou plutôt les houthis qui en tiennent la capitale »
    named = _capital_named(d, unit)
    named = _capital_of_land(d, unit, told) if named is None else named
    capitals = [i for u in earlier for i in u.places if d.code(i) == "PPLC"]
    return (named,) if named is not None else capitals[-1:] or _capital_told(d, unit, kind)


def _clitics(told: Sequence[Unit]) -> tuple[int, int]:
    """The tokens of a verb's pronouns, right before it."""
    group = told[-1].group
    return (group.first, told[-1].first) if group is not None else (0, 0)


def _capital_named(d: Discourse, unit: Unit) -> int | None:
    """« la capitale britannique »: the capital of the country that the adjective names."""
    after = d.tokens[unit.last] if unit.last < len(d.tokens) else None
    country = partynames.names().demonyms.get(after.norm, (None,))[0] if after is not None else None
    capital = d.gazetteer.capital(country) if country is not None else None
    return d.tell_place(unit.first, unit.last + 1, capital) if capital is not None else None


def _capital_of_land(d: Discourse, unit: Unit, told: Sequence[Unit]) -> int | None:
    """« pour Haïti, où les gangs tiennent la capitale »: that of the country of which a relative tells."""
    where = next((k for k in range(len(told) - 1, 1, -1) if told[k].norm in words()["or_where"] | words()["whose"]), 0)
    land = next((u for u in reversed(told[:where]) if u.kind != "comma"), None)
    place = d.found.resolutions[land.places[-1]].place if land is not None and land.nation and land.places else None
    capital = d.gazetteer.capital(place.country) if place is not None and place.country is not None else None
    return d.tell_place(unit.first, unit.last, capital) if capital is not None else None


def _tells_capital_of(d: Discourse, country: str | None, unit: Unit) -> bool:
    """Whether the capital of a country was told before."""
    before = (d.found.resolutions[p.index].place for p in d.places_in(0, unit.first))
    return any(place is not None and place.feature_code == "PPLC" and place.country == country for place in before)


def _capital_told(d: Discourse, unit: Unit, kind: Kind) -> Sequence[int]:
    """« la capitale »: the last one told; where there is fighting, that of the country that the article is about."""
    told = d.memory.capital
    place = d.found.resolutions[told].place if told is not None else None
    home = _scene_country(d, kind) or d.main_country()
    if kind is Kind.VISIT and place is not None and place.country != home and _tells_capital_of(d, home, unit):
        return ()  # « à Damas … dit-on à Paris. Il a été reçu dans la capitale »: either
    if kind is Kind.VISIT or home is None or (place is not None and place.country == home):
        return (told,) if told is not None else ()
    capital = d.gazetteer.capital(home)
    return (d.tell_place(unit.first, unit.last, capital),) if capital is not None else ()


def _scene_country(d: Discourse, kind: Kind) -> str | None:
    """The country of the fighting told just before, for what is told of fighting."""
    memory = d.memory
    if kind is Kind.VISIT or memory.scene is None or memory.scene_age > _SCENE_CARRY:
        return None
    place = d.found.resolutions[memory.scene].place
    return place.country if place is not None else None
