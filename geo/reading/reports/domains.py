"""Is what words of war tell a matter of war, and of these days?

Reporters write of matches, elections and the weather in words of war, and of war itself where they tell films, trials, drills
and anniversaries. Each such domain is data (``domains.toml``): the words that betray it, where they stand, and what then becomes
of the event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geo.codebook import Kind
from geo.reading.language import table
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import VerbGroup
from geo.reading.story import history
from geo.reading.story.coreference import stands_for
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence, Token, normalise, spelled
from geo.reading.wordclasses import lexemes, words, written

NO_WAR = "no war"
"""The outcome of what is no event at all."""

_TITLE = 10  # tokens of the title of a work
_TITLED = 3  # tokens from the noun of a work to its title
_HANGS = 2  # tokens from « les rescapés de » to what they are those of: « de la récente attaque »
_ORDER = 3  # tokens of « (forces) de l'ordre »
_ABOUT = 4  # units from a noun to its verb
_OVER = 3  # tokens from « au lendemain » to a cue that is over
_FIGHTING = ("attacker", "target", "holder", "previous_holder")  # roles of those who fight
_ENDS = frozenset((";", ":", "—", "–"))
_OPENING, _CLOSING = frozenset(("«", '"', "“")), frozenset(("»", '"', "”"))

Phrase = tuple[str, ...]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Domain:
    """Where the cues of a domain stand, which events it takes and what becomes of them: an entry of ``domains.toml``."""

    where: str
    what: frozenset[str]
    moods: frozenset[str]
    active: bool
    says: str
    unless: str | None
    story: bool


@cache
def _cues(language: str = "fr") -> Mapping[str, Sequence[tuple[Phrase, Domain]]]:
    """The cues of all domains by their first word."""
    found: dict[str, list[tuple[Phrase, Domain]]] = {}
    for entry in (e for name, e in table("domains", language).items() if name != "words"):
        kinds, moods = frozenset(entry.get("what", ())), frozenset(entry.get("moods", ()))
        domain = Domain(
            entry["where"],
            kinds,
            moods,
            entry.get("active", False),
            entry.get("says", NO_WAR),
            entry.get("unless"),
            entry.get("story", False),
        )
        for cue in entry["cues"]:
            phrase = tuple(normalise(w) for w in cue.replace("'", "' ").split())
            found.setdefault(phrase[0], []).append((phrase, domain))
    return found


@cache
def _words(language: str = "fr") -> Mapping[str, frozenset[str]]:
    return {name: frozenset(normalise(w) for w in ws) for name, ws in table("domains", language)["words"].items()}


@cache
def _works(language: str = "fr") -> frozenset[str]:
    """The nouns of works that tell of war."""
    return frozenset(normalise(cue) for cue in table("domains", language)["work"]["cues"])


@cache
def _armed(language: str = "fr") -> frozenset[str]:
    """Words of armed parties and of their weapons."""
    parties, known = table("actors", language), words(language)
    heads = {*parties["heads"]["force"], *(w for side in parties["sides"].values() for w in side)}
    named = {normalise(w) for w in heads - set(parties["needs"]["words"])}
    weapons = (
        known["ranks_of_arms"]
        | known["on_foot"]
        | known["bombs"]
        | known["afar"]
        | known["guns"]
        | known["flown"]
        | known["struck"]
    )
    return frozenset(named | weapons | _words(language)["armed"]) - _words(language)["unarmed"]


def outcome(d: Discourse, sentence: Sentence, found: Match) -> str | None:
    """None for an event of war of these days, else background, hypothesis, plan or « no war ».

    A story that has turned out to be of something else goes on so until it names armed parties.
    """
    if found.rule.kind is Kind.VISIT:
        return None
    anchor = found.units[found.anchor]
    said = _of_title(d, sentence, anchor) or _of_article(d, anchor) if anchor.group is None else None
    if said is not None:
        return said
    if _is_nobodys(d, sentence, found, anchor):
        return NO_WAR
    domain = _domain_of(d, sentence, found, anchor)
    if domain is not None:
        d.memory.no_war = d.memory.no_war or domain.story
        return domain.says
    d.memory.no_war = d.memory.no_war and not _names_armed(d, sentence, found)
    return NO_WAR if d.memory.no_war else None


def _domain_of(d: Discourse, sentence: Sentence, found: Match, anchor: Unit) -> Domain | None:
    """The domain that a sentence betrays, if any."""
    low, high = _clause(d, sentence, anchor)
    for i in d.text.among(_cues().keys(), sentence.first, sentence.last):
        named = i > sentence.first and d.tokens[i].text[0].isupper()  # « l'opération Tempête »
        for phrase, domain in _cues()[d.tokens[i].norm]:
            if (
                d.text.norms[i : i + len(phrase)] == phrase
                and not (named and len(phrase) == 1)
                and _takes(domain, found, anchor)
                and _stands(d.tokens, domain, i, i + len(phrase), anchor, (low, high))
                and not _is_excused(d, sentence, domain, found)
            ):
                return domain
    return None


def _of_title(d: Discourse, sentence: Sentence, anchor: Unit) -> str | None:
    """« le reportage « La chute de Homs » »: the title of a work, which tells nothing by itself."""
    begin = anchor.first - (d.text.norms[anchor.first - 1] in words()["articles"])
    opening = begin - 1
    if opening < sentence.first or d.tokens[opening].text not in _OPENING or not d.tokens[begin].text[0].isupper():
        return None
    within = range(begin, min(sentence.last, begin + _TITLE))
    closing = next((k for k in within if d.tokens[k].text in _CLOSING), None)
    if closing is None:
        return None
    after = closing + 1 + _TITLED  # « « La chute de Homs », un documentaire de »
    about = {
        *d.text.norms[max(sentence.first, opening - _TITLED) : opening],
        *d.text.norms[closing : min(sentence.last, after)],
    }
    return None if (_words()["titled"] | _works()).isdisjoint(about) else "background"


def _of_article(d: Discourse, anchor: Unit) -> str | None:
    """« une prise de Homs », « à la conquête de Homs »: a capture that is only thought of, or set out for."""
    quoted = anchor.first > 0 and d.tokens[anchor.first - 1].text in _OPENING  # « une « reconquête éclair » »
    before = d.text.norms[max(0, anchor.first - quoted - 2) : anchor.first - quoted]
    if not _words()["any"].isdisjoint(before[-1:]) and not anchor.lexemes.isdisjoint(lexemes()["captures"]):
        return "hypothesis"
    return "plan" if not _words()["toward"].isdisjoint(before[:1]) and anchor.norm in _words()["goals"] else None


def _clause(d: Discourse, sentence: Sentence, anchor: Unit) -> Range:
    """From where in its sentence cues may stand, and where the clause of an anchor ends."""
    ends = [i for i in range(sentence.first, sentence.last) if d.tokens[i].text in _ENDS]
    low = max((i for i in ends if i < anchor.first), default=sentence.first)
    parting = (*ends, *d.text.among(words()["barriers"], anchor.last, sentence.last))
    return low, min((i for i in parting if i > anchor.first), default=sentence.last)


def _takes(domain: Domain, found: Match, anchor: Unit) -> bool:
    """Whether a domain takes events that are told so."""
    verb = _verb_of(found) if domain.moods else None
    if verb is not None and (verb.mood not in domain.moods or (domain.active and verb.voice == "passive")):
        return False
    told = {found.rule.kind.value, anchor.norm, *anchor.lexemes}
    told |= {"noun"} if anchor.group is None or anchor.group.mood == "infinitive" else set()
    return not domain.what or not domain.what.isdisjoint(told)


def _verb_of(found: Match) -> VerbGroup | None:
    """« Un obus a tué dix passants »: the verb that a match is anchored on, or the one that its noun is the subject of."""
    about = found.units[found.anchor : found.anchor + _ABOUT]
    return next((u.group for u in about if u.group is not None and (u.group.finite or u is about[0])), None)


def _stands(tokens: Sequence[Token], domain: Domain, first: int, last: int, anchor: Unit, clause: Range) -> bool:
    """Whether a cue stands where its domain asks for it."""
    ahead, behind = clause[0] <= first and last <= anchor.first, anchor.last <= first < clause[1]
    before = tokens[max(0, first - 2) : first]
    if domain.where == "after":
        return behind
    if domain.where in ("clause", "sentence"):
        over = any(t.norm in _words()["over"] for t in tokens[max(0, first - _OVER) : first])
        return (ahead or behind or domain.where == "sentence") and not over
    if domain.where == "of":
        return 0 <= anchor.first - last <= _HANGS
    if domain.where == "head":
        begin = first - 1 if before and before[-1].norm in _words()["epithets"] else first
        headed = begin > 0 and tokens[begin - 1].norm in words()["determiners"]
        return ahead and headed and (begin == 1 or tokens[begin - 2].norm not in words()["of"])
    if domain.where == "subject":
        governed = {t.norm for t in before} & (words()["governing_noun"] - words()["of"])
        between = [t.norm for t in tokens[last : anchor.first]]
        return ahead and not governed and "," not in between and words()["barriers"].isdisjoint(between)
    return ahead


def _is_excused(d: Discourse, sentence: Sentence, domain: Domain, found: Match) -> bool:
    """Whether a sentence tells what shows that its event is one of war, or of these days, all the same."""
    if domain.unless is None:
        return False
    if domain.where == "subject" and _acts_alone(found):
        return False  # « Un vent de sable a envahi Bassora, clouant les avions au sol »
    if domain.unless == "news":
        return history.tells_news(d, sentence)
    if domain.unless == "war" and not _words()["war"].isdisjoint(_told(d, sentence)):
        return True
    return _names_armed(d, sentence, found)


def _names_armed(d: Discourse, sentence: Sentence, found: Match) -> bool:
    """Whether a sentence names armed parties or their weapons, or says « they » of those told before."""
    if any(u.kind == "pronoun" for units in found.roles.values() for u in units):
        return True  # « Ils se sont emparés de la mairie »
    told = _without_police(_told(d, sentence))
    sided = any(u.actor is not None and u.actor.side and u.actor.country is None for u in found.units)
    return not _armed().isdisjoint(told) or (sided and _words()["unarmed"].isdisjoint(told))


def are_fighters(d: Discourse, found: Match) -> bool:
    """Whether all whom a match names bear arms: « les rebelles ont harcelé les soldats », not « la presse », « la France »."""
    named = (stands_for(d, u, found.units) for role in _FIGHTING for u in found.roles.get(role, ()))
    return all(u is not None and u.actor is not None and _is_armed(d, u) for u in named)


def _is_armed(d: Discourse, unit: Unit) -> bool:
    told = d.text.norms[unit.first : unit.last]
    named = unit.actor is not None and unit.actor.side is not None and unit.actor.country is None
    return not _armed().isdisjoint(told) or (named and _words()["unarmed"].isdisjoint(told))


def _without_police(told: Sequence[str]) -> Sequence[str]:
    """« les forces de l'ordre »: words of a force that fights no war."""
    return [w for k, w in enumerate(told) if _words()["order"].isdisjoint(told[k + 1 : k + 1 + _ORDER])]


def _is_nobodys(d: Discourse, sentence: Sentence, found: Match, anchor: Unit) -> bool:
    """« Le fleuve a envahi Bangui », « Le tube a conquis Kinshasa »: a place that nobody armed is said to take."""
    if not _acts_alone(found):
        return False
    seizing = not anchor.lexemes.isdisjoint(lexemes()["seizing"])
    taking = not anchor.lexemes.isdisjoint(lexemes()["taking_over"]) and not history.tells_news(d, sentence)
    if not (seizing or taking):
        return False
    if found.rule.kind is not Kind.CONTROL or not _words()["war"].isdisjoint(_told(d, sentence)):
        return False
    named = any(
        t.text[0].isupper() for t in d.tokens[sentence.first + 1 : anchor.first]
    )  # it may be a group unheard of
    return not named and not _names_armed(d, sentence, found)


def _acts_alone(found: Match) -> bool:
    """Whether a verb acts whose subject is none of the parties: « Le fleuve a envahi Bangui »."""
    group = found.units[found.anchor].group
    return group is not None and group.voice == "active" and group.finite and "holder" not in found.roles


def _told(d: Discourse, sentence: Sentence) -> Sequence[str]:
    """The words of a sentence, where « la pluie a frappé » tells of no « frappe »."""
    return [t.norm for t in d.tokens[sentence.first : sentence.last] if spelled(t.text) not in written()["struck"]]
