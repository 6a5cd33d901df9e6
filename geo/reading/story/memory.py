"""What do earlier sentences leave behind: places by kind, who was spoken of, the day, the source, the fighting?

``discourse`` fills it; every stage that reads what goes unsaid asks it.
"""

from dataclasses import dataclass, field

from geo.codebook import Kind, Weapon
from geo.model import Place, TimeReference
from geo.reading.sentences.attribution import Attribution
from geo.reading.sentences.units import Unit


@dataclass(slots=True)
class Fight:
    """Who fought in the last telling of a kind, with what, in which country, so many sentences ago.

    ``beyond`` marks what others than that country hold of it.
    """

    attacker: tuple[str, ...]
    target: tuple[str, ...]
    sides: tuple[str, ...] = ()
    weapon: Weapon | None = None
    country: str | None = None
    beyond: bool = False
    age: int = 0


@dataclass(slots=True)
class Memory:
    """What earlier sentences leave behind: places by kind, actors, persons, the day, the source, whose army is spoken of.

    ``raided`` are the places of the strikes told together with that of the scene; None where the scene is of a change of hands.
    """

    place: int | None = None
    scene: int | None = None
    scene_age: int = 99
    scene_time: TimeReference | None = None
    raided: tuple[int, ...] | None = ()
    town: int | None = None
    turned: int | None = None
    turned_age: int = 99
    turned_place: Place | None = None
    turned_time: TimeReference | None = None
    towns: tuple[int, ...] = ()
    theatres: set[str] = field(default_factory=set)
    spoken_at: set[int] = field(default_factory=set)
    quarter: int | None = None
    site: int | None = None
    province: int | None = None
    capital: int | None = None
    about: int | None = None
    actor: Unit | None = None
    crowd: Unit | None = None
    person: Unit | None = None
    beside: tuple[Unit, ...] = ()
    recent: tuple[Unit, ...] = ()
    doer: Unit | None = None
    time: TimeReference | None = None
    time_age: int = 99
    visits: dict[str, int] = field(default_factory=dict)
    jihadists: dict[str, str] = field(default_factory=dict)
    told: TimeReference | None = None
    source: Attribution | None = None
    observer: Attribution | None = None
    speaker: Unit | None = None
    spokesmen: set[str] = field(default_factory=set)
    bombings: dict[str, Weapon] = field(default_factory=dict)
    struck: dict[str, Weapon | None] = field(default_factory=dict)
    strike: Weapon | None = None
    strike_age: int = 99
    strikers: dict[str, set[int]] = field(default_factory=dict)
    raids: dict[str, Fight] = field(default_factory=dict)
    fights: dict[Kind, Fight] = field(default_factory=dict)
    contests: dict[str, Fight] = field(default_factory=dict)
    struck_by: dict[str, Fight] = field(default_factory=dict)
    fighters: dict[str, Unit] = field(default_factory=dict)
    insurgents: dict[str, Unit] = field(default_factory=dict)
    organisation: Unit | None = None
    state: str | None = None
    state_age: int = 99
    rules: bool = False
    armies: set[str] = field(default_factory=set)
    past_age: int = 99
    year_age: int = 99
    tale: bool = False
    no_war: bool = False

    def turn(self, index: int, place: Place, time: TimeReference | None) -> None:
        """Keep the place that changed hands last, and on what day: that told before where it is only spoken of again."""
        if self.turned_place != place or (time is not None and not time.untold):
            self.turned_time = time
        self.turned, self.turned_place, self.turned_age = index, place, 0

    def begin_sentence(self) -> None:
        """One sentence older."""
        self.time_age += 1
        self.scene_age += 1
        self.turned_age += 1
        self.strike_age += 1
        self.state_age += 1
        self.past_age += 1
        self.year_age += 1
        self.told = None
        for fight in (*self.fights.values(), *self.raids.values()):
            fight.age += 1
