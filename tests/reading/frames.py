"""How else might a reporter have built the sentence: another tense, a relative, a gerund, a participle in front?

Like ``variations``: each takes an example of a rule with its brackets, and gives the text that says the same; None where it
cannot be built. All is mechanical: the example's auxiliary and participle are conjugated again.
"""

import re
from collections.abc import Mapping
from functools import cache

from geo.reading.language import table
from geo.reading.languages.fr.morphology import conjugate

from . import variations as v

_VOWEL = re.compile(r"\[?[aeéêiouyhàAÉEIOU]")
_PRONOUNS = re.compile(r"\b(?:il|elle|ils|elles|leur|leurs|son|sa|ses)\b")


@cache
def _irregular() -> Mapping[str, str]:
    return table("conjugations")


def _forms(told: v.Clause, mood: str) -> list[str]:
    verb = told.infinitive.removeprefix(told.clitic).removeprefix("se ").removeprefix("s'")
    return [form for form, of in conjugate(verb, _irregular()) if of == mood]


def _conjugated(told: v.Clause, mood: str) -> str:
    """The verb of a clause in the third person of another tense: « s'emparent »."""
    forms = _forms(told, mood)
    form = forms[1] if told.many else forms[0]
    if told.clitic in ("se ", "s'"):
        return ("s'" if _VOWEL.match(form) else "se ") + form
    return told.clitic + form


def _plain(source: str) -> v.Clause | None:
    """The parts of an example whose verb can be put otherwise."""
    told = v.by_actor(source)
    if (
        told is None
        or told.been
        or told.adverb
        or told.clitic in ("l'", "s'en ", "y ", "s'y ")
        or _PRONOUNS.search(told.subject)
    ):
        return None
    return None if told.masculine in ("mort", "péri", "eu", "fait") else told


def tense(mood: str) -> v.Make:
    """« s'emparent », « s'emparaient », « s'emparèrent »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        return told and told.told(_conjugated(told, mood))

    return make


def _perfect(told: v.Clause) -> str:
    """« avoir pris », « s'être emparés »."""
    if told.aux in ("est", "sont"):
        return f"s'être {told.participle}" if told.clitic else f"être {told.participle}"
    return f"{told.clitic}avoir {told.participle}"


def perfect(opening: str, closing: str) -> v.Make:
    """« Après avoir pris Homs, les rebelles ont avancé »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        if told is None or told.front or "," in told.rest:
            return None
        have = "ont" if told.many else "a"
        return v.elided(f"{opening}{_perfect(told)}{told.rest}, {v.lowered(told.subject)} {closing.format(have=have)}.")

    return make


def said(of_one: str, of_many: str) -> v.Make:
    """« Les rebelles disent avoir pris Homs »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        return told and v.elided(told.told(f"{of_many if told.many else of_one} {_perfect(told)}"))

    return make


def gerund(closing: str) -> v.Make:
    """« En prenant Homs, les rebelles ont coupé la route »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        if told is None or told.front or "," in told.rest:
            return None
        verb = _forms(told, "gerund")[0]
        verb = (("s'" if _VOWEL.match(verb) else "se ") if told.clitic in ("se ", "s'") else told.clitic) + verb
        have = "ont" if told.many else "a"
        return f"En {verb}{told.rest}, {v.lowered(told.subject)} {closing.format(have=have)}."

    return make


def relative(closing_one: str, closing_many: str) -> v.Make:
    """« Les rebelles, qui ont pris Homs, avancent »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        if told is None or told.front:
            return None
        return f"{told.subject}, qui {told.verbs}{told.rest}, {closing_many if told.many else closing_one}."

    return make


def cleft(source: str) -> str | None:
    """« Ce sont les rebelles qui ont pris Homs »."""
    told = _plain(source)
    if told is None or told.front:
        return None
    opening = "Ce sont" if told.many else "C'est"
    return f"{opening} {v.lowered(told.subject)} qui {told.verbs}{told.rest}."


def caused(opening: str, to: str) -> v.Make:
    """« Ce renfort a permis aux rebelles de prendre Homs »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        if told is None or told.front:
            return None
        whom = _contracted(v.lowered(told.subject)) if to else " " + v.lowered(told.subject)
        return whom and v.elided(f"{opening}{whom} {to}{told.infinitive}{told.rest}.")

    return make


def _contracted(group: str) -> str | None:
    """« aux rebelles », « à l'armée », « au Hezbollah »."""
    for article, form in (
        ("les ", " aux "),
        ("le ", " au "),
        ("des ", " à des "),
        ("l'", " à l'"),
        ("la ", " à la "),
        ("un", " à un"),
    ):
        for bracket in ("[", ""):
            if group.startswith(bracket + article):
                return form + bracket + group[len(bracket + article) :]
    return None


def coordinated(of_one: str, of_many: str) -> v.Make:
    """« Les rebelles ont reçu des renforts et ont pris Homs »."""

    def make(source: str) -> str | None:
        told = _plain(source)
        return told and told.told(f"{of_many if told.many else of_one} {told.verbs}")

    return make


_OBJECT = re.compile(
    rf"^(?P<day>(?: {v.DAY})?) (?P<object>(?:le village de |le quartier de |la ville de |la localité de )?\[[^\]|]+\|location\])"
    r"(?P<rest>[^\[\]]*)$"
)


_GOES_ON = re.compile(r", |\b(?:et|puis|avant|quand|ont|a) ")


def _object(source: str) -> tuple[v.Clause, re.Match[str]] | None:
    told = _plain(source)
    found = told and not told.front and not told.clitic and told.aux in ("a", "ont") and _OBJECT.match(told.rest)
    return (told, found) if told and found else None


def _raised(group: str) -> str:
    return group[0].upper() + group[1:]


def _done(source: str) -> tuple[str, str, str] | None:
    """The place of an example, its participle, and by whom and when: « Homs », « prise », « lundi par les rebelles »."""
    direct = _object(source)
    if direct is None or _GOES_ON.search(direct[1]["rest"] + direct[0].subject):
        return None
    told, found = direct
    agreed = told.masculine + ("e" if found["object"].startswith("la ") else "")
    return found["object"], agreed, f"{found['day']} par {v.lowered(told.subject)}{found['rest']}"


def apposed(closing: str) -> v.Make:
    """« Homs, prise lundi par les rebelles, manque d'eau »."""

    def make(source: str) -> str | None:
        done = _done(source)
        return done and f"{_raised(done[0])}, {done[1]}{done[2]}, {closing}."

    return make


def fronted_participle(closing: str) -> v.Make:
    """« Prise lundi par les rebelles, Homs manque d'eau »."""

    def make(source: str) -> str | None:
        done = _done(source)
        return done and f"{_raised(done[1])}{done[2]}, {done[0]} {closing}."

    return make


def bare_passive(source: str) -> str | None:
    """« Homs prise par les rebelles », as a title over another sentence."""
    done = _done(source)
    return done and f"{_raised(done[0])} {done[1]}{done[2]}\n\nLa population manque d'eau et d'électricité.\n"


_PLACED = re.compile(
    r"^\[?(?:A|Dans|En|Au|Aux|Près|Autour|Sur|Devant|Lors|Après|Depuis|Entre)\b|province|région|gouvernorat"
)


def outside(*openings: str) -> v.Make:
    """« Dans le nord du pays, les rebelles ont pris Homs », where no place stands in front."""
    return lambda source: None if _PLACED.search(source) else v.before(*openings)(source)


def in_town(*places: str) -> v.Make:
    """« à la sortie de Homs »: another preposition, or a noun, before the only town that is told behind « à »."""

    def make(source: str) -> str | None:
        found = re.search(r"(?<=[ ,])à (?=\[[^\]|]+\|location\])", source)
        if found is None or source.count("|location]") != 1:
            return None
        place, town = v._one(places, source), source[found.end() :]
        before = f"{place[:-1]}'" if place.endswith("de") and _VOWEL.match(town) else f"{place} "
        return source[: found.start()] + before + town

    return make


def in_doubt(*openings: str) -> v.Make:
    """« On ignore si les rebelles ont pris Homs »."""

    def make(source: str) -> str | None:
        told = v.undone(source)
        return None if told is None or told.front else v.before(*openings)(source)

    return make


def asked(source: str) -> str | None:
    """« Les rebelles ont-ils pris Homs? »."""
    told = v.undone(source)
    if told is None or told.front or told.clitic:
        return None
    she = re.match(r"\[?(?:L'armée|La |Une )", told.subject)
    who = "ils" if told.many else "elle" if she else "il"
    return f"{told.subject} {told.aux}-{'t-' if told.aux == 'a' else ''}{who} {told.participle}{told.rest}?"


def accused(*openings: str) -> v.Make:
    """« Une ONG accuse les rebelles d'avoir pris Homs »."""

    def make(source: str) -> str | None:
        told = v.by_group(source)
        if told is None or told.front or told.been or told.clitic or v._BESIDE.search(told.rest):
            return None
        return f"{v._one(openings, source)}{v.lowered(told.subject)} d'{_perfect(told)}{told.rest}."

    return make
