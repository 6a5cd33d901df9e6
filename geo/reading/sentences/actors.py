"""Who is spoken of: parties by name, bodies of armed people, powers, and the adjectives that stand for a country.

The names and words are those of ``partynames``. A name that no table knows is kept as it stands.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache

from geo.reading.sentences.nations import countries, countries_at
from geo.reading.sentences.partynames import Names, names, number_at, state_side
from geo.reading.text import Token, spaced, spelled
from geo.reading.wordclasses import beginnings, endings, words, written

_ACRONYM_MAX = 5  # letters
_PROPER_MAX = 6  # words of a proper name after a head


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor in a text: its tokens, its name as the text has it, canonical names, side.

    ``country`` is that of an adjective or a metonym; ``state`` marks a state's own forces without a country (« l'armée »);
    ``adjective`` marks an actor that is only an adjective (« frappes russes »), ``people`` a people (« les Russes »).
    """

    first: int
    last: int
    names: tuple[str, ...]
    side: str | None = None
    country: str | None = None
    state: bool = False
    adjective: bool = False
    plural: bool = False
    people: bool = False


def is_aircraft(token: Token) -> bool:
    """Whether a word is the make of an aircraft."""
    return names().heads.get(token.norm) == "aircraft" and token.text[0].isupper()


def may_open(norm: str) -> bool:
    """Whether an actor may begin with a word."""
    told = norm in _openers() or norm.startswith((*beginnings()["for"], *beginnings()["against"]))
    return told or bool(names().nations(norm))


@cache
def _openers() -> frozenset[str]:
    known = names()
    return frozenset((*known.starts, *known.heads, *known.sides, *known.demonyms, *known.adjectives))


def actor_at(tokens: Sequence[Token], i: int, last: int, taken: frozenset[int] = frozenset()) -> ActorMention | None:
    """The actor whose name begins at a token, or None."""
    if i in taken:
        return None
    known = names()
    word = tokens[i].norm
    if word in known.demonyms:
        return _people(tokens, i, known)
    if _is_camp(tokens, i, known):
        return ActorMention(i, i + 1, (tokens[i].text,), known.adjectives.get(word), plural=True)
    if word not in known.starts and word not in known.heads and word not in known.sides:
        return None
    if word.endswith(endings()["gerund"]) and i > 0 and not _opens_noun(tokens[i - 1], known):
        return None  # « des soldats combattant avec l'armée »
    told = _named(tokens, i, last, known) or _of_a_cause(tokens, i, last, known)
    return told or _noun(tokens, i, last, known, taken)


def adjective(tokens: Sequence[Token], i: int) -> ActorMention | None:
    """The actor that an adjective stands for (« russes » → Russie, « rebelles » → rebelles), or None."""
    known, token = names(), tokens[i]
    if not token.text[0].islower() and token.text[1:] != token.text[1:].lower():
        return None
    if (nations := known.nations(token.norm)) and token.text[0].islower():
        country, named = nations[0][0], tuple(name for _, name in nations)
        return ActorMention(i, i + 1, named, state_side(country, None), country, adjective=True, plural=True)
    if token.norm in known.adjectives and known.adjectives[token.norm] not in ("plain", "army"):
        side = known.adjectives[token.norm]
        told = None if side in ("state", "unknown") else side
        return ActorMention(i, i + 1, (token.text,), told, state=side == "state", adjective=True, plural=True)
    return None


def _named(tokens: Sequence[Token], i: int, last: int, known: Names) -> ActorMention | None:
    """A party by its name, the longest that fits, with its acronym in parentheses."""
    longest = known.starts.get(tokens[i].norm)
    if longest is None:
        return None
    words = tuple(t.norm for t in tokens[i : min(last, i + longest)])
    for n in range(len(words), 0, -1):
        entry = known.aliases.get(words[:n])
        if entry is None or not _spelled_as_name(tokens[i : i + n], known):
            continue
        end = i + n
        behind = [t.text for t in tokens[end : min(last, end + 3)]]
        if behind[:1] == ["("] and behind[2:] == [")"] and behind[1].isupper():
            end += len(behind)
        surface = spaced(tokens, range(i, i + n))
        unique = tuple(dict.fromkeys((surface, entry[0])))
        return ActorMention(i, end, unique, entry[1])
    return None


def _spelled_as_name(tokens: Sequence[Token], known: Names) -> bool:
    """Whether a short word carries the capitals of a name: « EI », « M23 », not « ei »; longer names need none."""
    word = tokens[0].text
    if len(tokens) > 1 or len(word) > _ACRONYM_MAX:
        return True
    marks = sum(c.isupper() or c.isdigit() for c in word)
    return marks >= min(2, len(word)) or word in known.spelled_so


@dataclass(slots=True)
class _Whose:
    """What the words after a head have said of it so far: whose it is, under which names."""

    side: str | None
    state: bool
    described: bool
    own: bool = False
    alone: bool = False
    manned: bool = False
    flies: bool = False
    country: str | None = None
    names: list[str] = field(default_factory=list)

    def add_adjective(self, token: Token, known: Names) -> bool:
        """Take an adjective in; whether the word is one."""
        norm = token.norm
        if (nations := known.nations(norm)) and (self.own or token.text[0].islower()):  # « l'armée Malienne »
            self.country = nations[0][0]
            if not self.alone:  # « les rebelles syriens » are not Syria
                self.names.extend(name for _, name in nations)
            self.state = self.state or self.own
        elif norm in known.adjectives:
            tells = known.adjectives[norm]
            if tells == "state" or (tells == "army" and self.own):
                self.state = True
            elif tells not in ("plain", "army"):
                self.add_side(tells, norm, known)
        elif norm in known.sides and norm not in known.heads:
            self.add_side(known.sides[norm], norm, known)
        elif _tells_camp(token):
            self.state = False
        else:
            return False
        self.described = True
        return True

    def add_side(self, side: str | None, norm: str, known: Names) -> None:
        """Take in the side that an adjective tells; over the head's own where it tells which rebels they are."""
        told = None if side == "unknown" else side
        self.side, self.state = told if norm in known.telling_which else self.side or told, False

    def add_actor(self, inner: ActorMention) -> None:
        """Take in the actor that completes the head."""
        self.described = True
        if not self.own and inner.side is not None and inner.country is None:
            self.country = None
            self.names.clear()  # « le mouvement libanais Hezbollah » is not Lebanon's
        self.names.extend(inner.names)
        if inner.side is None and inner.country is None:
            self.state = inner.state
        else:
            self.side, self.country = inner.side or self.side, inner.country or self.country
            self.state = inner.state and inner.side is None

    def add_duty(self, told: AbstractSet[str], known: Names) -> None:
        """Take in what a body is for: « de sécurité » is a state's, « d'élite » makes soldiers of units."""
        self.state = self.state or (self.own and not told.isdisjoint(known.state_duties))
        self.described = self.described or not told.isdisjoint(known.soldierly)

    def add_countries(self, codes: Sequence[str]) -> None:
        """Take in the states whose the body is."""
        if codes and self.country is None and self.side is None:
            self.country, self.state, self.described = codes[0], True, True
            self.names.extend(countries()[code] for code in codes)


def _tells_camp(token: Token) -> bool:
    """« les forces pro-Ouattara », « des combattants anti-Kadhafi »: for or against whom a body is; not « anti-aérienne »."""
    named = token.text.partition("-")[2][:1].isupper()
    return token.norm.startswith(beginnings()["for"]) or (named and token.norm.startswith(beginnings()["against"]))


def _people(tokens: Sequence[Token], i: int, known: Names) -> ActorMention | None:
    """« les Américains »: a state, by the name of its people."""
    token = tokens[i]
    if not _is_nation(token, known):
        return None
    # « les Russes », « aux mains des Russes », not « des Russes ont fui »
    if not _are_all(tokens, i, known) and not _is_listed(tokens, i, known):
        return None
    country, name = known.demonyms[token.norm]
    return ActorMention(i, i + 1, (token.text, name), country=country, plural=True, people=True)


def _are_all(tokens: Sequence[Token], i: int, known: Names) -> bool:
    """« les Russes », « aux mains des Russes »: whether all of a people or a camp are told of."""
    before = tokens[i - 1].norm if i else ""
    return before in known.whole or (i > 1 and before in words()["some"] and tokens[i - 2].norm in known.holding)


def _is_camp(tokens: Sequence[Token], i: int, known: Names) -> bool:
    """« les pro-Gbagbo ont pris »: a camp by whom it is for; « les forces pro-Gbagbo » is one with its head."""
    capital = tokens[i].text.partition("-")[2][:1].isupper()
    return capital and _are_all(tokens, i, known) and _tells_camp(tokens[i])


def _is_nation(token: Token, known: Names) -> bool:
    """« Russes »: a people by its plural."""
    return token.norm in known.demonyms and token.text[0].isupper() and token.norm.endswith(endings()["plural"])


def _is_listed(tokens: Sequence[Token], i: int, known: Names) -> bool:
    """« Américains et Russes »: peoples named together without an article stand for their states."""
    chaining = words()["chaining"]
    ahead = i + 2 < len(tokens) and tokens[i + 1].norm in chaining and _is_nation(tokens[i + 2], known)
    return ahead or (i > 1 and tokens[i - 1].norm in chaining and _is_nation(tokens[i - 2], known))


def _noun(tokens: Sequence[Token], i: int, last: int, known: Names, taken: frozenset[int]) -> ActorMention | None:
    """A body of armed people or a power, with the words that say whose."""
    word = tokens[i].norm
    if not _heads(tokens[i], known) or _describes(tokens, i, known):
        return None
    whose = _whose(word, known)
    j = _adjectives_end(tokens, i, last, known, whose, taken)
    j = _opposed(tokens, j, last, known, whose, taken)
    beside = whose.side is not None and tokens[j - 1].norm in known.allying  # « des rebelles alliés au Front al-Nosra »
    j, inner = _complement(tokens, _after_bond(tokens, j, last, known, taken), last, known, taken)
    if inner is not None:
        whose.add_actor(replace(inner, side=whose.side) if beside else inner)
    elif whose.own:
        whose.add_countries(countries_at(tokens, j, last))
    if (whose.own or word in known.titled) and inner is None and not whose.described:
        named = _title(tokens, i, j, last, known, taken)
        if named > j:
            return ActorMention(i, named, (spaced(tokens, range(i, named)),))
    j, backer = _backer(tokens, j, last, known)
    if backer is not None:
        whose.side, whose.described, whose.state = backer, True, False
    end = _doubtful(tokens, j, last, whose, known)
    if word in known.needy and not whose.described and not _is_told(tokens, i, last, known):
        return None
    if whose.country is not None and whose.side is None and whose.state:
        whose.side = state_side(whose.country, None)
    called = spaced(tokens, range(i - number_at(tokens, i - 2, known), j))
    names = tuple(dict.fromkeys(whose.names if whose.names and word in known.partisan else (called, *whose.names)))
    return ActorMention(
        i, end, names, whose.side, whose.country, whose.state, plural=word.endswith(endings()["plural"])
    )


def _describes(tokens: Sequence[Token], i: int, known: Names) -> bool:
    """« le chef rebelle », « la junte au pouvoir », « , branche d'Al-Qaïda »: whether a body's word only describes another."""
    word = tokens[i].norm
    if word in known.adjectives and not _opens_noun(tokens[i - 1], known):
        return True
    return (word in known.power and tokens[i - 2].norm in known.of_power) or _is_apposed_branch(tokens, i)


def _whose(word: str, known: Names) -> _Whose:
    """What a head says by itself of whose a body is."""
    own = word in known.own
    whose = _Whose(known.sides.get(word), own and word not in known.anybodys, word not in known.heads, own)
    whose.alone = word in known.sides or word in (words()["home_sides"] - known.own) | words()["branches"]
    whose.flies = word in words()["carriers"] | words()["drone"]
    whose.manned = whose.flies and word not in words()["drone"]
    return whose


def _adjectives_end(
    tokens: Sequence[Token], i: int, last: int, known: Names, whose: _Whose, taken: frozenset[int]
) -> int:
    """« des avions de chasse russes », « les forces de sécurité somaliennes »: where what describes a body ends."""
    j = _described(tokens, i + 1, last, known, whose, taken)
    j = _further_nation(tokens, j, last, known, whose)
    if j + 1 < last and _tells_kind(tokens[j], tokens[j + 1], known):
        whose.described = True
        j = _described(tokens, j + 2, last, known, whose, taken)
        j = _further_nation(tokens, j, last, known, whose)
    whose.described = whose.described or (j < last and tokens[j].norm in known.wearing | known.bonds)
    led = j + 1 < last and tokens[j].norm in known.companions and tokens[j + 1].norm in words()["by"]
    whose.described |= led and tokens[i].norm not in words()["carriers"]  # « des groupes menés par HTS »
    j = _dutiful(tokens, j, last, known, whose, taken)
    while j < last and j not in taken and known.unknown_demonym.search(tokens[j].text):
        j += 1
    return j


def _is_apposed_branch(tokens: Sequence[Token], i: int) -> bool:
    """« le Front al-Nosra, la branche syrienne d'Al-Qaïda, »: a branch that describes the party before it."""
    return tokens[i].norm in words()["branches"] and any(t.text in ",(" for t in tokens[max(0, i - 2) : i])


def _of_a_cause(tokens: Sequence[Token], i: int, last: int, known: Names) -> ActorMention | None:
    """« l'Armée de libération baloutche », « l'Armée de libération du Soudan »: a body that is no state's, by what it fights for."""
    k = i + 1
    while k < last and tokens[k].norm in known.links:
        k += 1
    led = tokens[i].norm in known.own and tokens[i].text[0].isupper() and i + 1 < k < last
    if not led or tokens[k].norm not in words()["fought_for"]:
        return None
    k += 1
    while k < last and (known.unknown_demonym.search(tokens[k].text) or tokens[k].norm in known.demonyms):
        k += 1
    of = k
    while of < last and tokens[of].norm in known.links:
        of += 1
    end = of + 1 if k < of < last and tokens[of].text[0].isupper() else k
    return ActorMention(i, end, (spaced(tokens, range(i, end)),))


def _title(tokens: Sequence[Token], i: int, j: int, last: int, known: Names, taken: frozenset[int]) -> int:
    """« l'Armée de la Révolution », « la brigade des Géants »: where the name of a body ends that is no state's."""
    k = j
    while k < min(last, j + 2) and tokens[k].norm in known.links:
        k += 1
    titled = tokens[i].text[0].isupper() or tokens[i].norm in known.titled
    if k == j or not titled or tokens[j].norm not in words()["of"] | words()["of_bare"]:
        return j
    end = next((e for e in range(k, last) if e in taken or not tokens[e].text[:1].isupper()), last)
    return end if end > k else j


def _described(tokens: Sequence[Token], j: int, last: int, known: Names, whose: _Whose, taken: frozenset[int]) -> int:
    """Where the adjectives end that say whose a body is."""
    while j < last and j not in taken and not _is_backed(tokens, j, last, known):
        made = whose.flies and tokens[j].text[0].isupper() and _named(tokens, j, last, known) is None
        whose.described |= made
        if made and not whose.manned:  # « un drone Shahed iranien »: who built it
            return j + 1 + (j + 1 < last and tokens[j + 1].norm in known.demonyms)
        if not whose.add_adjective(tokens[j], known) and not made:  # « des chasseurs MiG soudanais »
            break
        j += 1
    return j


def _heads(token: Token, known: Names) -> bool:
    """Whether a word is a body or a power; a make of aircraft is by its capital: « un Rafale », not « une rafale ».

    « a forcé » tells of no « force ».
    """
    if known.heads.get(token.norm) == "aircraft":
        return is_aircraft(token)
    return (token.norm in known.heads or token.norm in known.sides) and spelled(token.text) not in written()["forced"]


def _doubtful(tokens: Sequence[Token], j: int, last: int, whose: _Whose, known: Names) -> int:
    """« des avions, vraisemblablement russes, »: where a body ends with the adjective that is not sure of whose it is."""
    k = j + 1
    while k < last and tokens[k].norm in known.doubting:
        k += 1
    told = j < last and tokens[j].text == "," and j + 1 < k < last and whose.add_adjective(tokens[k], known)
    return k + 1 + (k + 1 < last and tokens[k + 1].text == ",") if told else j


def _is_told(tokens: Sequence[Token], i: int, last: int, known: Names) -> bool:
    """« ses hommes », « dont les hommes », « le groupe a pris », « l'organisation, qui »: somebody's, or one named before."""
    article = tokens[i - 1 - (i > 1 and tokens[i - 1].norm in words()["party_qualifiers"])].norm if i else ""
    if article in known.possessive or (article in words()["the_plural"] and tokens[i - 2].norm in words()["whose"]):
        return True
    named = tokens[i].norm in known.organisations and article in known.told_articles
    return named and (i + 1 >= last or tokens[i + 1].norm in known.after_told)


def _further_nation(tokens: Sequence[Token], j: int, last: int, known: Names, whose: _Whose) -> int:
    """« des soldats rwandais et mozambicains », « les armées syrienne et russe »: where further nations end."""
    named, k, first = [], j, tokens[j - 1]
    if j >= last or not _tells_nation(first, first, known):
        return j
    while k + 1 < last and _tells_nation(tokens[k + 1], first, known) and (tokens[k].text == "," or _joins(tokens[k])):
        named.append(known.demonyms[tokens[k + 1].norm][1])
        k += 2
    if not named or not _joins(tokens[k - 2]):
        return j
    whose.names.extend(named)
    return k


def _joins(token: Token) -> bool:
    return token.norm in words()["and"]


def _tells_nation(token: Token, like: Token, known: Names) -> bool:
    """« rwandais » like « mozambicains », « russe » like « syrienne »: whether an adjective tells a nation, in the number of another."""
    alike = len({one.norm.endswith(endings()["regular_plural"]) for one in (token, like)}) == 1
    return alike and token.norm in known.demonyms and token.text[0].islower()


def _tells_kind(word: Token, following: Token, known: Names) -> bool:
    """« des avions de chasse », « des hommes à moto », « lourdement armés »."""
    if word.norm.endswith(endings()["adverb"]):
        return following.norm in known.adjectives
    return word.text in known.before_kind and following.norm in known.kinds


def _dutiful(tokens: Sequence[Token], j: int, last: int, known: Names, whose: _Whose, taken: frozenset[int]) -> int:
    """« les forces de défense et de sécurité », « le ministère de la Défense russe »: where what a body is for ends."""
    while (duty := _duty(tokens, j, last, known)) > j:
        whose.add_duty({t.norm for t in tokens[j:duty]}, known)
        j = _described(tokens, duty, last, known, whose, taken)
    return j


def _duty(tokens: Sequence[Token], j: int, last: int, known: Names) -> int:
    """« les forces de sécurité », « de l'ordre », « de défense et de sécurité »: where the words of one duty of a body end."""
    k = j + (j + 1 < last and tokens[j].norm in words()["and"] and tokens[j + 1].norm in words()["of_bare"])
    while k < min(last, j + 3) and tokens[k].norm in known.links:
        k += 1
    return k + 1 if j < k < last and tokens[k].norm in known.duties else j


def _is_backed(tokens: Sequence[Token], j: int, last: int, known: Names) -> bool:
    """« … soutenues par », « … alliées de »: a backer follows, not an adjective."""
    return tokens[j].norm in known.backed and j + 1 < last and tokens[j + 1].norm in known.backing


def _opens_noun(before: Token, known: Names) -> bool:
    """Whether a noun may follow a word directly: an article, a preposition, a number, a mark."""
    opens = known.before_noun | words()["party_qualifiers"]
    return not before.norm.replace("-", "").isalpha() or before.norm in opens


def _complement(
    tokens: Sequence[Token], j: int, last: int, known: Names, taken: frozenset[int]
) -> tuple[int, ActorMention | None]:
    """« … du régime », « … de la 4e division », « … Etat islamique »: the actor that completes another."""
    bound = tokens[j - 1].norm in known.bonds | known.backed  # « liés à l'EI », not « a opposé l'armée aux rebelles »
    links = known.links if bound else known.links - words()["to"]
    k = j
    while k < last and tokens[k].norm in links:
        k += 1
    k += number_at(tokens, k, known) if j < k < last - 2 else 0
    if k >= last or k in taken:
        return j, None
    inner = _named(tokens, k, last, known)
    if inner is None and k > j:
        inner = _noun(tokens, k, last, known, taken)
    if inner is None and k == j:
        inner = _unknown(tokens, k, last)
    return (j, None) if inner is None else (inner.last, inner)


def _unknown(tokens: Sequence[Token], k: int, last: int) -> ActorMention | None:
    """« le groupe Ansar al-Tawhid »: the capitalised words behind a body that no table knows."""
    if not (tokens[k].text[:1].isupper() and tokens[k].text.isalpha()):
        return None
    articles = words()["arabic_article"]
    end = k
    while end < min(last, k + _PROPER_MAX) and (
        tokens[end].text[:1].isupper()
        or tokens[end].norm.startswith(beginnings()["arabic_article"])
        or tokens[end].norm in articles
    ):
        end += 1
    return ActorMention(k, end, (spaced(tokens, range(k, end)),))


def _after_bond(tokens: Sequence[Token], j: int, last: int, known: Names, taken: frozenset[int]) -> int:
    """« … liés à Al-Qaïda », « … soupçonnés d'appartenir à l'EI »: where the actor begins that others are bound to."""
    told = j
    if j + 2 < last and tokens[j].norm in known.suspected and tokens[j + 1].norm in words()["of"]:
        j += 2
    j += j + 2 < last and tokens[j].norm in known.before_bond
    if j + 2 >= last or tokens[j].norm not in known.bonds or tokens[j + 1].norm not in known.bond_links:
        return told
    return j + 1 if _complement(tokens, j + 1, last, known, taken)[1] is not None else told


def _opposed(tokens: Sequence[Token], j: int, last: int, known: Names, whose: _Whose, taken: frozenset[int]) -> int:
    """« les combattants hostiles au régime »: where the power ends that a body fights, j where none is told."""
    k = j + (j < last and tokens[j].norm in known.opposing)
    if k >= last or tokens[k - 1].norm not in known.opposing or tokens[k].norm not in known.bond_links:
        return j
    k += 1
    while k < last and tokens[k].norm in known.links:
        k += 1
    power = _noun(tokens, k, last, known, taken) if k < last and known.heads.get(tokens[k].norm) == "power" else None
    if power is None:
        return j
    whose.side, whose.described, whose.state = "rebels", True, False
    return power.last


def _backer(tokens: Sequence[Token], j: int, last: int, known: Names) -> tuple[int, str | None]:
    """« … soutenues par la Turquie », « … alliées de la Turquie »: the side of those whom a state backs."""
    proxy = any(t.norm in known.proxies for t in tokens[max(0, j - 2) : j])
    if j >= last or not (proxy or tokens[j].norm in known.backed):
        return j, None
    for k in range(j + 1, min(last, j + 5)):
        if tokens[k].norm in known.backers:
            return k + 1, known.backers[tokens[k].norm]
    return j, None
