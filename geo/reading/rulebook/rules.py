"""Which rules recognise an event in a sentence, and how do they read?

A rule is data (``languages/fr/rules/*.toml``): a pattern over the units of a sentence, what it says of the event, patterns
that forbid it, and examples of both kinds.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from geo.codebook import Change, Extent, Factuality, Kind, Weapon
from geo.errors import RuleError
from geo.reading.language import folder
from geo.reading.rulebook import reaches
from geo.reading.rulebook.gaps import before_day, closed, over_incise, over_manner
from geo.reading.rulebook.patterns import (
    PERSON_ROLES,
    Atom,
    Pattern,
    Sieve,
    parse_pattern,
    required,
)
from geo.reading.rulebook.playing import plays
from geo.reading.rulebook.wordorder import Put, in_active, with_object, with_subject
from geo.reading.sentences.framing import without_framing
from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import words

_NATION = "(country)"  # stands for a whole country, of which no rule asks by name
_TOLD = frozenset(("id", "kind", "pattern", "unless", "yes", "no"))  # fields of every rule
_SAID = {
    "change": Change,
    "extent": Extent,
    "weapon": Weapon,
    "factuality": Factuality,
    "killed": int,
}  # the others are flags

Roles = Mapping[str, tuple[Unit, ...]]
"""Who and what plays which role of a pattern."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what it says of the event that it recognises.

    ``collapse`` marks a side that ends everywhere; ``abroad`` asks that the visitor be of another country than the place,
    ``away`` that he be not known to be of it, ``killed`` that the sentence count so many killed by hand, ``amid_strikes`` that
    it or the one before speak of strikes, ``afar`` that who strikes do so from afar, ``drones`` that he be drones, ``armed``
    that all whom it names be fighters, ``same_sentence`` that whom a pronoun stands for be told in it; of the two of a
    ``meeting``, the foreigner is the visitor.
    """

    id: str
    kind: Kind
    pattern: Pattern
    unless: tuple[Pattern, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    change: Change | None = None
    extent: Extent | None = None
    weapon: Weapon | None = None
    factuality: Factuality | None = None
    cancelled: bool = False
    collapse: bool = False
    abroad: bool = False
    away: bool = False
    meeting: bool = False
    killed: int = 0
    same_sentence: bool = False
    amid_strikes: bool = False
    afar: bool = False
    drones: bool = False
    armed: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits some units: the anchor's index, who and what plays which role, and how full the match is."""

    rule: Rule
    units: tuple[Unit, ...]
    anchor: int
    roles: Roles
    weight: int

    @property
    def extent(self) -> tuple[int, int]:
        """The tokens from the first unit that it binds to the last, half-open."""
        bound = [self.units[self.anchor], *(u for units in self.roles.values() for u in units)]
        return min(u.first for u in bound), max(u.last for u in bound)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Some units as they are gone through from an anchor, a step at a time; ``nominal`` where it is a noun."""

    units: Sequence[Unit]
    step: int
    nominal: bool = False


@cache
def rules(language: str = "fr") -> tuple[Rule, ...]:
    """All rules of a language, in the order of its files. Raises RuleError naming the rule and what is wrong in it."""
    import tomllib

    found: list[Rule] = []
    for path in sorted((folder(language) / "rules").glob("*.toml")):
        try:
            entries = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
        except tomllib.TOMLDecodeError as error:
            raise RuleError(f"{path.name}: {error}") from error
        found += [_rule(entry, f"{path.name}: {entry.get('id', '?')}") for entry in entries]
    if len({r.id for r in found}) != len(found):
        raise RuleError("two rules of one id")
    return tuple(found)


def _rule(entry: Mapping[str, Any], where: str) -> Rule:
    if unknown := set(entry) - {field.name for field in fields(Rule)}:
        raise RuleError(f"{where}: unknown field {', '.join(sorted(unknown))}")
    try:
        return Rule(
            id=str(entry["id"]),
            kind=Kind(entry["kind"]),
            pattern=parse_pattern(entry["pattern"], where, kind=Kind(entry["kind"])),
            unless=tuple(parse_pattern(veto, where) for veto in entry.get("unless", ())),
            yes=tuple(entry["yes"]),
            no=tuple(entry["no"]),
            **{name: _SAID.get(name, bool)(value) for name, value in entry.items() if name not in _TOLD},
        )
    except (KeyError, ValueError) as error:
        if isinstance(error, RuleError):
            raise
        raise RuleError(f"{where}: {error}") from error


@cache
def _by_lexeme(language: str = "fr") -> Mapping[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules(language):
        for lexeme in rule.pattern.anchor.values:
            table.setdefault(lexeme, []).append(rule)
    return {lexeme: tuple(found) for lexeme, found in table.items()}


@cache
def _sieve(language: str) -> Sieve:
    return Sieve(rule.pattern for rule in rules(language))


@cache
def _rules_of(lexemes: frozenset[str], language: str) -> tuple[tuple[Rule, tuple[int, int]], ...]:
    """The rules that any of some lexemes anchors, each with what must be told before and after its anchor."""
    table, sieve = _by_lexeme(language), _sieve(language)
    anchored = {r.id: r for lexeme in sorted(lexemes) for r in table.get(lexeme, ())}
    return tuple((rule, sieve.needs(rule.pattern)) for rule in anchored.values())


def match(units: Sequence[Unit], language: str = "fr", *, nations: bool = False) -> tuple[Match, ...]:
    """The rules that fit, in the order of the sentence: for each anchor the fullest one of each kind, whoever comes, and the
    fullest of those that ask where the visitor is from, or but that he be not at home.

    A whole country is no place of fighting, unless ``nations`` says so.
    """
    anchors = [i for i, unit in enumerate(units) if unit.lexemes]
    if not anchors:
        return ()
    inland = units if nations else _without_nations(units)
    before, after = _sieve(language).told(units)
    found: list[Match] = []
    for i in anchors:
        best: dict[tuple[Kind, bool, bool], Match] = {}
        for made in _fits_of_all(units, inland, i, (before[i], after[i]), language):
            key = (made.rule.kind, made.rule.abroad, made.rule.away)
            if key not in best or made.weight > best[key].weight:
                best[key] = made
        found += best.values()
    found = [m for m in found if not any(_tells_nearer(other, m) for other in found)]
    return tuple(found if inland is units else (replace(m, units=tuple(units)) for m in found))


def _fits_of_all(
    units: Sequence[Unit], inland: Sequence[Unit], anchor: int, told: tuple[int, int], language: str
) -> Iterator[Match]:
    """The rules that fit an anchor, without the places of what its clause is only set against."""
    here = without_framing(units, anchor)
    if here is units:
        yield from _fits(units, inland, anchor, told, language)
        return
    inner = here if inland is units else _without_nations(here)
    yield from (replace(m, units=tuple(units)) for m in _fits(here, inner, anchor, told, language))


def _fits(
    units: Sequence[Unit], inland: Sequence[Unit], anchor: int, told: tuple[int, int], language: str
) -> Iterator[Match]:
    """The rules that fit an anchor, by what is told before and after it; ``inland`` are the units without whole countries."""
    lacking_before, lacking_after = ~told[0], ~told[1]
    opening = tuple(with_subject(units, anchor))
    behind = tuple(a for put in (*opening, Put(tuple(units), anchor)) for a in in_active(put))
    # what changes hands so has rules of its own: it may have again since
    told_before = tuple(with_object(units, anchor))
    for rule, (needed_before, needed_after) in _rules_of(units[anchor].lexemes, language):
        if not (opening or behind or told_before) and (needed_before & lacking_before or needed_after & lacking_after):
            continue
        made = _fit_any(rule, opening, units, anchor)
        made = made or fit(rule, units if rule.kind is Kind.VISIT else inland, anchor)
        made = made or _fit_any(rule, behind, units, anchor)
        if rule.kind is not Kind.CONTROL:
            made = made or _fit_any(rule, told_before, units, anchor)
        if made is not None:
            yield made


def _fit_any(rule: Rule, puts: Iterable[Put], units: Sequence[Unit], anchor: int) -> Match | None:
    """How a rule fits a verb and what goes with it in one of some other orders."""
    return next(filter(None, (_fit_put(rule, put, units, anchor) for put in puts)), None)


def _fit_put(rule: Rule, put: Put, units: Sequence[Unit], anchor: int) -> Match | None:
    """How a rule fits a verb and what goes with it in another order."""
    made = fit(rule, put.units if rule.kind is Kind.VISIT else _without_nations(put.units), put.anchor)
    if made is None:
        return None
    roles = {role: tuple(map(put.original, bound)) for role, bound in made.roles.items()}
    return replace(made, units=tuple(units), anchor=anchor, roles=roles)


def _tells_nearer(other: Match, one: Match) -> bool:
    """« Au lendemain d'une attaque, une attaque a visé Homs »: whether the same noun again stands nearer to the same place."""
    place = one.roles.get("location", ())
    nouns = one.units[one.anchor].group is None and other.units[other.anchor].group is None
    again = nouns and other.rule is one.rule and bool(place) and other.roles.get("location") == place
    return again and one.anchor < other.anchor and one.units[other.anchor].first < place[0].first


def fit(rule: Rule, units: Sequence[Unit], anchor: int) -> Match | None:
    """How a rule fits with its anchor at a unit, or None where it does not or is forbidden."""
    roles = _fit(rule.pattern, units, anchor)
    if roles is None or (rule.unless and _is_forbidden(rule, units, anchor, roles)):
        return None
    if rule.same_sentence and not all(_is_told(units, u) for bound in roles.values() for u in bound):
        return None
    return Match(rule, tuple(units), anchor, _of_its_clause(units, anchor, roles), 3 * len(roles) + _told_weight(rule))


def _of_its_clause(units: Sequence[Unit], anchor: int, roles: Roles) -> Roles:
    """« ont bombardé Raqa, et un convoi a été attaqué à Tabqa »: without the place of the clause to which « et » joins this one.

    A clause that tells no place of its own keeps it: « A Homs, des raids ont tué, et un convoi a été attaqué ».
    """
    told = roles.get("location", ())
    behind = [u for u in told if u.first > units[anchor].first]
    links = (k for k in range(anchor - 1, 0, -1) if units[k].norm in words()["and"] and closed(units[:k]))
    link = next(links, None)
    if not behind or link is None or closed(units[link:anchor]):
        return roles
    return {**roles, "location": tuple(u for u in told if u.first > units[link].first)}


def _told_weight(rule: Rule) -> int:
    """What the words that a rule asks for weigh; what only strikes about it make one yields to what tells one."""
    told = () if rule.amid_strikes else required((*rule.pattern.left, *rule.pattern.right))
    literal = sum(2 for a in told if a.kind == "lexeme" or (a.kind == "word" and a.values != (",",)))
    return literal + (not rule.pattern.topic)


def _is_forbidden(rule: Rule, units: Sequence[Unit], anchor: int, roles: Roles) -> bool:
    """Whether a veto fits anywhere between the first and the last of what a rule took up."""
    bound = {id(unit) for taken in roles.values() for unit in taken}
    spots = [anchor, *(i for i, unit in enumerate(units) if id(unit) in bound)]
    reach = range(min(spots), max(spots) + 1)
    told = frozenset[str]().union(*[units[i].lexemes for i in reach])
    return any(
        _fit(veto, units, i) is not None
        for veto in rule.unless
        if not told.isdisjoint(veto.anchor.values)
        for i in reach
        if not units[i].lexemes.isdisjoint(veto.anchor.values)
    )


def _is_told(units: Sequence[Unit], unit: Unit) -> bool:
    """Whether a pronoun stands for an actor told before it in the sentence; any other unit is itself."""
    if unit.kind != "pronoun":
        return True
    before = itertools.takewhile(lambda u: u is not unit, units)
    return any(u.kind == "actor" and u.plural == unit.plural for u in before)


def _without_nations(units: Sequence[Unit]) -> Sequence[Unit]:
    """Units in which a whole country is no place: it hosts no fighting that could be drawn, and only says where a town lies."""
    if not any(u.nation for u in units):
        return units
    return tuple(u._replace(kind="word", norm=_NATION) if u.nation else u for u in units)


def _fit(pattern: Pattern, units: Sequence[Unit], anchor: int) -> Roles | None:
    if not plays(pattern.anchor, units[anchor], units, anchor, left=False):
        return None
    right = _search(pattern.right, _Walk(units, 1, units[anchor].kind == "noun"), anchor, {})
    return None if right is None else _search(pattern.left, _Walk(units, -1), anchor, right)


def _search(atoms: tuple[Atom, ...], walk: _Walk, at: int, roles: Roles) -> Roles | None:
    """Fit atoms from a unit on; gaps stretch to the nearest unit that lets the rest fit."""
    if not atoms:
        return roles
    atom, rest = atoms[0], atoms[1:]
    units, step = walk.units, walk.step
    if atom.kind == "optional":
        fuller = _search((*_ahead(atom.inner, step), *rest), walk, at, roles)
        return fuller if fuller is not None else _search(rest, walk, at, roles)
    if atom.kind == "unordered":
        fits = (_search((*_ahead(run, step), *rest), walk, at, roles) for run in atom.orders)
        return next((found for found in fits if found is not None), None)
    if atom.kind == "start":
        opens = at == 0 or units[at - 1].kind in ("comma", "stop") or units[at - 1].norm in words()["opening_clause"]
        return _search(rest, walk, at, roles) if opens else None
    if atom.kind == "gap":
        return _stretch(atom, rest, walk, at, roles)
    i = at + step if atom.values == (",",) else (before_day if step < 0 else over_incise)(units, at + step)
    i = over_manner(units, i, atom) if step > 0 else i
    if not 0 <= i < len(units) or not plays(atom, units[i], units, i, left=step < 0):
        return None
    if atom.kind == "role":
        role = atom.values[0]
        roles = {**roles, role: (*roles.get(role, ()), units[i])}
    return _search(rest, walk, i, roles)


def _ahead(run: tuple[Atom, ...], step: int) -> Iterable[Atom]:
    """A run of atoms as it is met in a direction."""
    return run if step > 0 else reversed(run)


def _stretch(gap: Atom, rest: tuple[Atom, ...], walk: _Walk, at: int, roles: Roles) -> Roles | None:
    """Fit what is behind a gap to the nearest unit that it may stretch to."""
    if walk.step < 0:
        ends = reaches.before(gap, rest, walk.units, at)
    else:
        if walk.nominal and reaches.wanted(rest) in PERSON_ROLES:
            walk = replace(walk, nominal=False)
        ends = reaches.behind(gap, rest, walk.units, at, nominal=walk.nominal)
    fits = (_search(rest, walk, i, roles) for i in ends)
    return next((found for found in fits if found is not None), None)
