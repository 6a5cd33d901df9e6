"""Which person is meant by an office, a surname, an apposition?

« le chef de la diplomatie française » is whoever the article calls its minister of foreign affairs, before or after; « M. Annan »
is the Annan of the full name. An article that gives one office two holders tells by the nearest before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from geo.reading.language import lexicon, table
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.personnames import is_another, named_behind, office_at
from geo.reading.sentences.units import PlaceSpan, Reader, Unit
from geo.reading.text import Token, normalise, parse, spaced
from geo.reading.wordclasses import standing_for, words

_UN = "ONU"  # whose office it is that no country has
_STATE_WORDS = 3  # words of the longest name of a state
_OFFICE_REACH = 9  # tokens before a name in which its office begins

Key = tuple[str, str]
"""An office whatever its wording: its kind, and whose it is."""


@cache
def _kin(language: str = "fr") -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of offices, each with the words that tell it."""
    kinds = table("lexicon", language)["office"].items()
    return tuple((kind, tuple(normalise(cue) for cue in cues)) for kind, cues in kinds)


def office_key(tokens: Sequence[Token], first: int, last: int) -> Key | None:
    """The office that some tokens tell, None where they do not say whose it is."""
    whose = country_told(tokens, first, last)
    if whose is None:
        return None
    demonyms = partynames.names().demonyms
    told = " ".join(t.norm for t in tokens[first:last] if t.norm not in demonyms)
    kind = next((kind for kind, cues in _kin() if any(_tells(cue, told) for cue in cues)), None)
    return (kind, whose) if kind is not None else None


def _tells(cue: str, told: str) -> bool:
    """Whether words hold a cue, or, behind « = », are it."""
    return told == cue[1:] if cue.startswith("=") else f" {cue} " in f" {told} "


def countries_told(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """Whose some offices are, where their words say it: « l'émissaire de l'ONU », « les ministres turc et russe »."""
    demonyms, homes = partynames.names().demonyms, partynames.names().homes
    told: list[str] = []
    for k in range(first, last):
        token = tokens[k]
        if token.norm in demonyms and (token.text[0].islower() or k == first):
            told.append(demonyms[token.norm][0])
        elif token.norm in homes and k > first:
            told.append(homes[token.norm])  # « une délégation du Hamas »
        elif token.norm in words()["bodies"] and token.text[0].isupper():
            told.append(token.text)
        elif k > first and token.text[0].isupper():
            told += _state_at(tokens, k, last)  # « des diplomates de Russie »
    return tuple(told)


def _state_at(tokens: Sequence[Token], k: int, last: int) -> list[str]:
    """The state whose name begins at a token, if any."""
    states = _states()
    names = (" ".join(t.norm for t in tokens[k:end]) for end in range(min(last, k + _STATE_WORDS), k, -1))
    return next(([states[name]] for name in names if name in states), [])


@cache
def _states() -> Mapping[str, str]:
    """The code of each country by its name, without accents."""
    return {" ".join(t.norm for t in parse(name).tokens): code for code, name in countries().items()}


def country_told(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Whose an office is, the first where it tells several."""
    return next(iter(countries_told(tokens, first, last)), None)


@dataclass(slots=True)
class Persons:
    """The persons of one article: full names by surname, names by office, countries and the groups that they lead by name."""

    tokens: Sequence[Token]
    surnames: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    holders: dict[Key, str] = field(default_factory=dict)
    groups: dict[str, Unit] = field(default_factory=dict)
    ahead: Mapping[Key, str] = field(default_factory=dict)
    women: set[str] = field(default_factory=set)
    men: set[str] = field(default_factory=set)

    def look_ahead(self, spans: Sequence[tuple[int, int]], places: Sequence[PlaceSpan]) -> None:
        """Note who holds which office anywhere in the article, where it is one person alone."""
        taken = {i for a, b in spans for i in range(a, b)} | {i for p in places for i in range(p.first, p.last)}
        reader = Reader(
            tokens=self.tokens,
            first=0,
            last=len(self.tokens),
            places={p.first: p for p in places},
            persons=dict(spans),
            skipped={},
            actors={},
            taken=frozenset(taken),
            lexicon=lexicon(),
        )
        named: dict[Key, set[str]] = {}
        for first, last in spans:
            name = spaced(self.tokens, range(first, last))
            key = self._office_about(reader, first, last)
            if key is not None and name[:1].isupper():
                named.setdefault(key, set()).add(name)
        told = {key: names.pop() for key, names in named.items() if len(names) == 1}
        self.ahead = {**self._known(spans), **told}

    def _known(self, spans: Sequence[tuple[int, int]]) -> dict[Key, str]:
        """« M. Obama », whose office the article need not tell: who of those that it names is known to have held one."""
        known, found = partynames.names(), dict[Key, dict[str, str]]()
        for first, last in spans:
            surname = self.tokens[last - 1].norm
            kind = known.holders.get(surname)
            if kind is not None:
                name, named = (
                    spaced(self.tokens, range(first, last)),
                    found.setdefault((kind, known.leaders.get(surname, _UN)), {}),
                )
                named[surname] = max(named.get(surname, ""), name, key=len)
        return {key: next(iter(names.values())) for key, names in found.items() if len(names) == 1}

    def _office_about(self, reader: Reader, first: int, last: int) -> Key | None:
        """The office before a name (« le ministre russe Lavrov »), or behind a comma after it."""
        first -= first > 0 and self.tokens[first - 1].norm in words()["styles"]
        for i in range(first - 1, max(-1, first - _OFFICE_REACH), -1):
            end = office_at(reader, i) if self.tokens[i].norm in words()["offices"] else None
            apart = end == first - 1 and self.tokens[first - 1].text == "," and not is_another(reader, i, last)
            if end is not None and (end == first or apart):
                return office_key(self.tokens, i, end)
        return self._office_behind(reader, last)

    def _office_behind(self, reader: Reader, comma: int) -> Key | None:
        """« Lavrov, le ministre russe »: the office behind the comma after a name."""
        if comma >= len(self.tokens) or self.tokens[comma].text != ",":
            return None
        behind = range(comma + 1, len(self.tokens))
        i = next((i for i in behind if self.tokens[i].norm not in words()["articles"]), None)
        end = office_at(reader, i) if i is not None else None
        return office_key(self.tokens, i, end) if i is not None and end is not None else None

    def named(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """Units whose persons bear the full name that the article gives them elsewhere."""
        if "person" not in [unit.kind for unit in units]:
            return tuple(units)
        out: list[Unit] = []
        for unit in named_behind(self.tokens, units):
            out.append(self._named(unit, out) if unit.kind == "person" else unit)
        for k, unit in enumerate(out):
            led = self._led(out, k) if unit.kind == "person" else None
            if led is not None:
                self.groups[unit.names[0]] = led
        return tuple(out)

    def _led(self, units: Sequence[Unit], k: int) -> Unit | None:
        """« le fondateur de Wagner, Evguéni Prigojine », « Prigojine, patron du groupe Wagner »: the group that a person leads."""
        person = units[k]
        inside = (actors.actor_at(self.tokens, i, person.last) for i in range(person.first, person.last))
        own = (Unit("actor", m.first, m.last, actor=m, names=m.names) for m in inside if m is not None)
        before = units[k - 2 : k - 1] if k > 1 and units[k - 1].kind == "comma" else ()
        led = (u for u in before if u.preposition == standing_for()["of"])
        near = (*islice(own, 1), *led, *_governed(units[k + 1 : k + 5]))
        return next((u for u in near if _is_group(u)), None)

    def _named(self, unit: Unit, before: Sequence[Unit]) -> Unit:
        key = office_key(self.tokens, unit.first, unit.last)
        apposed = _is_apposed(unit, before)
        full = before[-2].names[0] if apposed else self._full_name(unit, key)
        self._note(unit, full if apposed else unit.names[0], key)
        if full is not None and not any(name.endswith(full) for name in unit.names):
            unit = unit._replace(names=(full, *unit.names))
        country = self.country_of(unit)
        if country is not None:
            self.countries[unit.names[0]] = country
        self._note_gender(unit)
        return unit

    def _full_name(self, unit: Unit, key: Key | None) -> str | None:
        """« M. Annan », « le ministre russe », « l'émissaire »: by what name the article calls elsewhere whom it means."""
        name, office = unit.names[0], " ".join(t.norm for t in self.tokens[unit.first : unit.last])
        full = self.surnames.get(name) or self.offices.get(_written(name)) or self.offices.get(office)
        if full is not None or unit.plural or self.tokens[unit.first].norm not in words()["offices"]:
            return full
        holder = self._last_called(unit) if key is None else self.holders.get(key) or self.ahead.get(key)
        return holder or self._only_one_of(unit)

    def _note_gender(self, unit: Unit) -> None:
        """« Mme Diallo », « la ministre Awa Diallo », « le président, M. Sow »: whether a person is a woman or a man."""
        known, told = words(), {t.norm for t in self.tokens[unit.first : unit.last]}
        article = self.tokens[unit.first - 1].norm if unit.first and not unit.plural else ""
        if told & known["her_titles"] or article in known["feminine"]:
            self.women.add(unit.names[0])
        elif told & known["his_titles"] or article in known["masculine"]:
            self.men.add(unit.names[0])

    def is_other(self, unit: Unit, *, she: bool) -> bool:
        """Whether « elle », or « il », is not the word for a person, of whom the article tells the gender."""
        name = unit.names[0] if unit.names else ""
        same, other = (self.women, self.men) if she else (self.men, self.women)
        return name in other and name not in same

    def _only_one_of(self, unit: Unit) -> str | None:
        """« le maréchal libyen », « le dirigeant turc »: the one person of that country that was named before."""
        article = self.tokens[unit.first - 1].norm
        if self.tokens[unit.first].norm not in words()["any_leader"] or article not in words()["articles"]:
            return None
        whose = countries_told(self.tokens, unit.first, unit.last)
        named = {name for name, country in self.countries.items() if whose == (country,) and name[:1].isupper()}
        return named.pop() if len(named) == 1 else None

    def _last_called(self, unit: Unit) -> str | None:
        """« l'émissaire », « le Premier ministre »: the last person told before who was called so, and more."""
        if self.tokens[unit.first - 1].norm not in words()["before_anaphor"]:
            return None
        bare = _written(unit.names[0])
        return next(
            (name for office, name in reversed(self.offices.items()) if f"{office} ".startswith(f"{bare} ")), None
        )

    def _note(self, unit: Unit, name: str | None, key: Key | None) -> None:
        """Keep a name for what follows: by its surname, by its office."""
        if name is None or not name[:1].isupper():
            return
        if len(unit.names) > 1 or name not in unit.names:
            office = _written(unit.names[-1])
            self.offices.pop(office, None)
            self.offices[office] = name
        if key is not None:
            self.holders[key] = name
        if " " in name:
            self.surnames[name.split()[-1]] = name

    def country_of(self, person: Unit) -> str | None:
        """The country whose office a person holds, where the text says it, here or before."""
        told = country_told(self.tokens, person.first, person.last)
        known = self.countries.get(person.names[0]) if person.names else None
        return told or known or partynames.leader_country(self.tokens, person.first, person.last)


def _governed(behind: Sequence[Unit]) -> Sequence[Unit]:
    """« , chef de Wagner », « de Wagner »: what « de » joins to a person, or to the office behind a comma."""
    behind = behind[2:] if behind and behind[0].kind == "comma" else behind
    return behind[1:2] if behind and behind[0].norm in words()["of"] else ()


def _is_group(unit: Unit) -> bool:
    """Whether a unit is a party of its own by its name, no state and none of its bodies."""
    mention = unit.actor
    if unit.kind != "actor" or mention is None or mention.state or mention.adjective or mention.side is None:
        return False
    return unit.names[-1][:1].isupper()


def _is_apposed(unit: Unit, before: Sequence[Unit]) -> bool:
    """« M. Diallo, médiateur de l'Igad »: an office without a name right behind a name and a comma."""
    if (
        len(before) < 2
        or before[-1].kind != "comma"
        or before[-2].kind != "person"
        or len(unit.names) > 1
        or unit.plural
    ):
        return False
    return unit.names[0][:1].islower() and before[-2].names[0][:1].isupper() and before[-2].subject == unit.subject


def _written(name: str) -> str:
    return name.lower().replace("’", "'")
