"""Of what is a sentence made when rules read it?

Of units: places, actors, persons, verbs and nouns that rules speak of, and plain words. The closed classes of words that
tell them apart are data (``lexicon.toml``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.reading.language import Lexicon
from geo.reading.sentences.actors import ActorMention
from geo.reading.sentences.verbs import VerbGroup
from geo.reading.text import Token


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A toponym of the sentence: its tokens, its index among the article's toponyms, and how it may be used."""

    first: int
    last: int
    index: int
    metonymic: bool = False
    container: bool = False
    reference: bool = False
    country: str | None = None
    has_container: bool = False
    bearing: bool = False
    nation: bool = False
    area: bool = False


class Unit(NamedTuple):
    """One unit of a sentence's skeleton.

    ``kind``: place, actor, person, pronoun, relative, verb, noun, word, comma, stop. ``preposition`` is what stands before a
    name; ``subject`` whether it may be the subject of a verb; ``places`` are indexes of toponyms; ``anaphor`` marks a place
    told before (« la ville »), ``nation`` a whole country.
    """

    kind: str
    first: int
    last: int
    norm: str = ""
    lexemes: frozenset[str] = frozenset()
    group: VerbGroup | None = None
    actor: ActorMention | None = None
    names: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    preposition: str | None = None
    subject: bool = False
    anaphor: str | None = None
    plural: bool = False
    nation: bool = False

    @property
    def finite(self) -> bool:
        """Whether it is a verb before which a subject may stand: « a pris »; not « prenant », « prise »."""
        return self.group is not None and self.group.finite

    @property
    def anchors_here(self) -> bool:
        """Whether it is « cette ville », of which a place that follows is only where it lies."""
        return self.kind == "place" and self.anaphor is not None

    @property
    def is_party(self) -> bool:
        """« l'armée », « des rebelles », not « russe » alone: an actor that a noun names."""
        return self.kind == "actor" and self.norm != "adjective"

    @property
    def may_act(self) -> bool:
        """« l'armée », not « contre l'armée »: an actor that may be the subject of a verb."""
        return self.kind == "actor" and self.subject

    @property
    def lemma(self) -> str | None:
        """« prendre » for « ont pris »: the infinitive of a verb."""
        return self.group.lemma if self.group is not None else None

    @property
    def voice(self) -> str | None:
        """« a été pris » is passive: the voice of a verb."""
        return self.group.voice if self.group is not None else None


def position(unit: Unit, units: Sequence[Unit], absent: int) -> int:
    """Where a unit stands in its sentence, ``absent`` where it is none of it."""
    return next((k for k, u in enumerate(units) if u is unit), absent)


def word(i: int, norm: str) -> Unit:
    """A plain word at a token: most units are, so they are made the quick way."""
    return tuple.__new__(Unit, ("word", i, i + 1, norm, *_BARE))


_BARE = tuple(Unit._field_defaults.values())[1:]


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reduction of a sentence needs: its tokens [first, last) and what other stages found, by first token.

    ``taken`` are the tokens of places and persons.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    places: Mapping[int, PlaceSpan]
    persons: Mapping[int, int]
    skipped: Mapping[int, int]
    actors: Mapping[int, ActorMention]
    taken: frozenset[int]
    lexicon: Lexicon
