"""What does the pattern of a rule ask for? The pattern language: few atoms, read from left to right.

``@lexeme``            any form of a lexeme of the lexicon; a verb in its active voice
``@lexeme:passive``    a verb in the passive (« a été pris »)
``@lexeme:participle`` a bare past participle (« pris par »)
``@lexeme:undergone``  either of them (« attaqué mardi, le village », « le village a été attaqué »)
``@lexeme:sought``     a verb that somebody means to do (« pour reprendre »)
``@lexeme:tried``      a verb that somebody has tried to do (« a tenté de reprendre »)
``@lexeme:bare``       a bare past participle of any voice (« arrivé à »)
``@lexeme:any``        a verb in any voice
``<role>``             an actor, a person or a place that plays a role
``<location:subject>`` a place that is what the verb is about, not where it happens (« Alep », not « à Alep »)
``<location:any>``     a place behind whatever preposition (« pour Marib »)
``<seat>``             a capital that stands for its government and receives (« Moscou a reçu »)
``<party>``            states that meet, by twos or more (« Américains et Russes »)
``…``                  anything within the clause
``~``                  anything within an apposition: no verb of its own, no relative
``word`` ``a|b``       literal words, without accents; « de » and « à » stand for their contractions too; determiners,
                       adverbs and days are left out beforehand; « : » is that of a heading (« Alep : combats »);
                       « à » before the place of a visit stands for « dans la ville de » too, before that of fighting
                       for « près de » and « autour de »
``(y)`` ``(la)``       the mark of a verb's pronoun that may stand for a place (« s'en est emparée », « l'a reprise »)
``^``                  the sentence or a clause begins here
``[ … ]``              an optional part
``{ … & … }``          parts in whatever order (« à Damas avec son homologue », « avec son homologue à Damas »)

The first lexeme is the anchor. What stands before it is sought to the left, nearest first; what follows, to the right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import accumulate, pairwise, permutations
from operator import or_

from geo.codebook import Kind
from geo.errors import RuleError
from geo.reading.language import lexicon
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import contractions, words

STATE_ROLES = frozenset(("party", "seat"))
ACTOR_ROLES = frozenset(("attacker", "target", "holder", "previous_holder")) | STATE_ROLES
PERSON_ROLES = frozenset(("visitor", "host"))
PLACE_ROLES = frozenset(("location", "origin"))
SUBJECT_ROLES = ACTOR_ROLES | PERSON_ROLES
ROLES = ACTOR_ROLES | PERSON_ROLES | PLACE_ROLES | {"topic"}
NAMED_PERSON = "person"  # in a veto: a person by name or office, no pronoun
CIVILIAN = "civilian"  # in a veto: such a person who has no troops
NAMED_ACTOR = "actor"  # in a veto: a party that nothing governs
_FIGHTING = (Kind.STRIKE, Kind.CLASH)
_UNASKED = ("gap", "optional", "start")  # atoms that ask for no unit
_ATOM = re.compile(
    r"@(?P<lexeme>[^\s:|\[\]]+(?:\|@[^\s:|\[\]]+)*)(?::(?P<voice>passive|participle|undergone|bare|sought|tried|any))?"
    r"|<(?P<role>\w+)(?P<said>:subject|:any)?>|(?P<gap>[…~])|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<parts>&)"
    r"|(?P<literal>[^\s<>@\[\]{}&]+)"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One element of a pattern: a lexeme, a role, a gap, literal words, an optional run of atoms, or runs in any order."""

    kind: str
    values: tuple[str, ...] = ()
    voice: str = "active"
    inner: tuple["Atom", ...] = ()

    @property
    def orders(self) -> Iterator[tuple["Atom", ...]]:
        """The atoms of a group, in every order of its runs."""
        return (tuple(a for run in runs for a in run.inner) for runs in permutations(self.inner))


@cache
def players(role: str, *, left: bool) -> frozenset[str]:
    """The kinds of units that may play a role before the anchor (``left``) or after it."""
    if role in PLACE_ROLES:
        return frozenset(("place", "relative", "pronoun") if left else ("place",))
    if role in STATE_ROLES or role == NAMED_ACTOR:
        return frozenset(("actor",))
    if role in ACTOR_ROLES:
        return frozenset(("actor", "person", "relative", "pronoun") if left else ("actor", "person", "pronoun"))
    if role in PERSON_ROLES and (left or role == "visitor"):
        return frozenset(("person", "relative", "pronoun") if left else ("person", "pronoun"))
    return frozenset(("person",))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: atoms before the anchor (nearest first), the anchor, atoms after it.

    ``before`` and ``after`` say what must stand there at least: of each of these sets, a unit of such a kind, word or lexeme.
    """

    source: str
    left: tuple[Atom, ...]
    anchor: Atom
    right: tuple[Atom, ...]
    topic: bool
    before: tuple[frozenset[str], ...] = ()
    after: tuple[frozenset[str], ...] = ()


class Sieve:
    """Which of some patterns may fit about an anchor, by what stands before and after it: a bit for each thing asked for."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Number what the patterns ask for."""
        asked = sorted({tuple(sorted(one)) for p in patterns for one in (*p.before, *p.after)})
        self._bits = {one: 1 << number for number, one in enumerate(asked)}
        self._of: dict[str, int] = {}
        for one, bit in self._bits.items():
            for told in one:
                self._of[told] = self._of.get(told, 0) | bit

    def needs(self, pattern: Pattern) -> tuple[int, int]:
        """What must be told before and after the anchor of a pattern."""
        before, after = (
            reduce(or_, (self._bits[tuple(sorted(one))] for one in asked), 0)
            for asked in (pattern.before, pattern.after)
        )
        return before, after

    def told(self, units: Sequence[Unit]) -> tuple[Sequence[int], Sequence[int]]:
        """What is told before each unit, and after it."""
        of = self._of
        each = [of.get(u.kind, 0) | of.get(u.norm, 0) for u in units]
        for i, unit in enumerate(units):
            for lexeme in unit.lexemes:
                each[i] |= of.get(lexeme, 0)
        before = list(accumulate(each, or_, initial=0))
        after = list(accumulate(reversed(each), or_, initial=0))
        return before, after[-2::-1]


def parse_pattern(source: str, where: str, kind: Kind | None = None) -> Pattern:
    """Read a pattern, in which « à » before the place of a visit stands for « dans » too, before that of fighting for « près de ».

    Raises RuleError that underlines what is wrong.
    """
    topic = "<topic>" in source
    atoms = _atoms(source.replace("<topic>", ""), where)
    if kind is Kind.VISIT:
        atoms = _with_town(atoms)
    elif kind in _FIGHTING:
        atoms = _with_surroundings(atoms)
    at = next((i for i, a in enumerate(atoms) if a.kind == "lexeme"), None)
    if at is None:
        raise RuleError(f"{where}: no @lexeme in pattern\n    {source}\n    {'~' * len(source)}")
    left, right = tuple(reversed(atoms[:at])), tuple(atoms[at + 1 :])
    before = tuple(_asked(atom, left=True) for atom in required(left) if atom.kind not in _UNASKED)
    after = tuple(_asked(atom, left=False) for atom in required(right) if atom.kind not in _UNASKED)
    return Pattern(source, left, atoms[at], right, topic, before, after)


def _with_town(atoms: Sequence[Atom]) -> list[Atom]:
    """« à <location> » asks for « dans la ville de » too."""
    told = [replace(a, inner=tuple(_with_town(a.inner))) if a.inner else a for a in atoms]
    at, within = words()["to"], sorted(words()["in_the_town"])
    for k, (atom, following) in enumerate(pairwise(told)):
        placed = following.kind == "role" and following.values[0] in PLACE_ROLES
        if placed and atom.kind == "word" and not at.isdisjoint(atom.values):
            told[k] = replace(atom, values=tuple(dict.fromkeys((*atom.values, *within))))
    return told


def _with_surroundings(atoms: Sequence[Atom]) -> list[Atom]:
    """« à <location> » asks for « près de », « autour de » too."""
    told = [replace(a, inner=tuple(_with_surroundings(a.inner))) if a.inner else a for a in atoms]
    of = Atom("optional", inner=(Atom("word", tuple(sorted(words()["of"]))),))
    made: list[Atom] = []
    for k, atom in enumerate(told):
        behind = [a for a in told[k + 1 : k + 3] if a.kind != "optional"]
        placed = bool(behind) and behind[0].kind == "role" and behind[0].values[0] in PLACE_ROLES
        if atom.kind == "word" and placed and not words()["to"].isdisjoint(atom.values):
            made += [replace(atom, values=tuple(dict.fromkeys((*atom.values, *sorted(words()["surrounding"]))))), of]
        else:
            made.append(atom)
    return made


def required(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Of some atoms all those that stand in a group one by one, whatever their order."""
    for atom in atoms:
        if atom.kind == "unordered":
            yield from next(atom.orders)
        else:
            yield atom


def _asked(atom: Atom, *, left: bool) -> frozenset[str]:
    """The kinds, words or lexemes one of which an atom asks for."""
    return players(atom.values[0], left=left) if atom.kind == "role" else frozenset(atom.values)


def _atoms(source: str, where: str) -> list[Atom]:
    stack: list[list[Atom]] = [[]]
    position = 0
    for found in _ATOM.finditer(source):
        if source[position : found.start()].strip():
            raise _wrong(source, position, where, "cannot be read")
        position = found.end()
        if found["opens"]:
            stack += [[]] if found["opens"] == "[" else [[], []]  # a group, and the first of its runs
        elif found["closes"] or found["parts"]:
            if len(stack) < (2 if found["closes"] == "]" else 3):
                raise _wrong(source, found.start(), where, "closes nothing")
            inner = tuple(stack.pop())
            stack[-1].append(Atom("optional" if found["closes"] == "]" else "run", inner=inner))
            if found["parts"]:
                stack.append([])
            elif found["closes"] == "}":
                inner = tuple(stack.pop())
                stack[-1].append(Atom("unordered", inner=inner))
        else:
            stack[-1].append(_atom(found, source, where))
    if len(stack) != 1:
        raise _wrong(source, len(source) - 1, where, "an optional part is not closed")
    return stack[0]


def _atom(found: re.Match[str], source: str, where: str) -> Atom:
    """A lexeme, a role, a gap or literal words."""
    if found["gap"]:
        return Atom("gap", (found["gap"],))
    if found["lexeme"]:
        values = tuple(found["lexeme"].split("|@"))
        if unknown := set(values) - lexicon().names:
            raise _wrong(source, found.start(), where, f"no lexeme {', '.join(sorted(unknown))} in lexicon.toml")
        return Atom("lexeme", values, found["voice"] or "active")
    if role := found["role"]:
        if role not in ROLES | {NAMED_PERSON, CIVILIAN, NAMED_ACTOR}:
            raise _wrong(source, found.start(), where, f"no role {role!r}: there are {', '.join(sorted(ROLES))}")
        return Atom("role", (role,), (found["said"] or ":active")[1:])
    if found["literal"] == "^":
        return Atom("start")
    literals = (form for w in found["literal"].split("|") for form in contractions().get(w, (w,)))
    return Atom("word", tuple(normalise(w) for w in literals))


def _wrong(source: str, at: int, where: str, message: str) -> RuleError:
    return RuleError(f"{where}: {message}\n    {source}\n    {' ' * at}^")
