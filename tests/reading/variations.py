"""How else might a reporter have put it, and what would then be meant?

Each variation takes an example of a rule, « [L'armée|attacker] a bombardé [Idleb|location]. », and gives the text of an article
that says the same in another way, or that says that it did not happen; None where it cannot be applied. All is mechanical: a
variation knows the brackets of the example, its auxiliary and its participle, and nothing of how it is read. Where it has a
choice of words, the example decides, so that a text stays the same from one run to the next.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

Make = Callable[[str], str | None]

_MARK = r"\[[^\]]+\]"
DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_IRREGULAR: Mapping[str, str] = dict(
    pair.split(":")
    for pair in (
        "pris:prendre repris:reprendre surpris:surprendre conquis:conquérir reconquis:reconquérir mis:mettre remis:remettre "
        "promis:mettre admis:admettre perdu:perdre rendu:rendre tendu:tendre étendu:étendre défendu:défendre battu:battre "
        "abattu:abattre rompu:rompre tenu:tenir obtenu:obtenir venu:venir revenu:revenir parvenu:parvenir reçu:recevoir "
        "couru:courir fait:faire dit:dire détruit:détruire conduit:conduire atteint:atteindre ouvert:ouvrir subi:subir "
        "envahi:envahir investi:investir péri:périr réuni:réunir franchi:franchir accueilli:accueillir retenti:retentir "
        "établi:établir rétabli:rétablir enfui:enfuir fui:fuir parti:partir sorti:sortir mort:mourir eu:avoir"
    ).split()
)
_CLAUSE = re.compile(
    rf"^(?P<front>(?:(?:A|Dans|Près|Autour|Au|Aux|En|Sur|Devant|Lors)\b[^,]*, )?)"
    rf"(?P<subject>(?:{_MARK}|[^,\[\]])+?) (?P<clitic>(?:s'en |s'y |se |s'|l'|y )?)(?P<aux>a|ont|est|sont) "
    rf"(?P<adverb>(?:(?:de nouveau|aussi|encore|déjà|\w+ment) )?)(?P<been>(?:été )?)"
    rf"(?P<participle>(?!été\b)\w+(?:é|ée|és|ées)|(?:{'|'.join(_IRREGULAR)})(?:e|s|es)?)\b(?P<rest>.*)\.$"
)
_SUBORDINATE = re.compile(r"\b(?:qui|que|où|dont|on|il|elle|ils|elles|Il|Elle|Ils|Elles|On|Leur|Leurs|C'|Ce)\b")
_COMMON = {
    *"A Dans Près Autour Au Aux En Sur Devant Lors Les Le La L Un Une Des Leur Leurs De Du Après Depuis Entre".split(),
    *"Selon Plusieurs Il Ils On C Ce Cette Son".split(),
}
_TIMED = re.compile(
    rf"{DAY}|veille|lendemain|nuit|depuis|aube|récent|jour|semaine|mois|\ban\b|ans\b|année|heure|matin|soir|hier|toujours|"
    r"encore|été|juin|récemment|20\d\d|déjà|actuel"
)


# ── an example and its parts ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Clause:
    """« [A Homs, ][les rebelles] [se ][sont] [aussi ][été ][emparés][ de …] », with its brackets."""

    front: str
    subject: str
    clitic: str
    aux: str
    adverb: str
    been: str
    participle: str
    rest: str

    @property
    def many(self) -> bool:
        return self.aux in ("ont", "sont")

    @property
    def verbs(self) -> str:
        return f"{self.clitic}{self.aux} {self.adverb}{self.been}{self.participle}"

    @property
    def masculine(self) -> str:
        """The participle as it stands beside « avoir » with no object before it."""
        stems = (self.participle.removesuffix(ending) for ending in ("es", "s", "e", ""))
        return next((s for s in stems if s in _IRREGULAR or s.endswith("é")), self.participle)

    @property
    def infinitive(self) -> str:
        verb = _IRREGULAR.get(self.masculine) or f"{self.masculine[:-1]}er"
        return _behind_clitic(self.clitic, f"être {self.participle}" if self.been else verb)

    def told(self, verbs: str, subject: str | None = None) -> str:
        """The sentence with other verbs, or another subject."""
        return f"{self.front}{self.subject if subject is None else subject} {verbs}{self.rest}."


@cache
def clause(source: str) -> Clause | None:
    """The parts of an example that tells with an auxiliary and a participle what its subject did."""
    found = _CLAUSE.match(source)
    return None if found is None or _SUBORDINATE.search(found["subject"]) else Clause(**found.groupdict())


def by_actor(source: str) -> Clause | None:
    """The parts of an example whose subject is who did it."""
    told = clause(source)
    acts = told is not None and re.search(r"\|(?:attacker|holder|previous_holder|visitor|target|host)\]", told.subject)
    return told if told is not None and acts and not told.been else None


def by_group(source: str) -> Clause | None:
    """The same where the subject is one group that fights."""
    told = by_actor(source)
    fights = told is not None and re.search(r"\|(?:attacker|holder)\]", told.subject) and " et " not in told.subject
    return told if fights else None


_EITHER_WAY = re.compile(
    r"\b(?:après|lors|dans des combats|depuis|attaque de|cours|marge|issue|visite|tournée|et|puis|avant|perdant|défendre|"
    r"combats?|offensive|assaut|lutte|bataille|raids?|tirs?|frappes?)\b"
)
_GOING = ("arrivé", "rendu", "allé", "parti", "rentré", "retourné", "revenu", "gagné", "regagné", "visité")


def undone(source: str) -> Clause | None:
    """The parts of an example of which nothing happened where its verb is denied."""
    told = by_actor(source)
    if told is None or "|location]" not in told.rest or _EITHER_WAY.search(told.subject + told.rest):
        return None
    return None if "visitor" in source and told.masculine not in _GOING else told


def lowered(source: str) -> str:
    """A sentence as it goes on behind a comma: its first word without its capital, unless that is a name."""
    first = re.match(r"\[?(\w+)", source)
    if first is None or (source[0] == "[" and first[1] not in _COMMON):
        return source
    at = first.start(1)
    return source[:at] + ("à" if first[1] == "A" else source[at].lower()) + source[at + 1 :]


def _behind_clitic(clitic: str, verb: str) -> str:
    """« se prendre », « s'emparer »."""
    reflexive = "s'" if verb[0] in "aeéêiouyh" else "se "
    return (reflexive if clitic in ("se ", "s'") else clitic) + verb


def elided(text: str) -> str:
    """« que ils » → « qu'ils », « de arriver » → « d'arriver »."""
    text = re.sub(r"\bque (?=\[?[aeéêioàAÉEIOU])", "qu'", text)
    return re.sub(r"\bde (?=[aeéêiouyh]\w+(?:er|re|ir)\b)", "d'", text)


def _one(choices: tuple[str, ...], source: str) -> str:
    """The choice that falls to an example."""
    return choices[crc32(source.encode()) % len(choices)]


# ── ways to put it ───────────────────────────────────────────────────────────────────────────────────────────────────


def before(*openings: str) -> Make:
    """An opening ahead of the sentence."""
    return lambda source: elided(_one(openings, source) + lowered(source))


def after(*endings: str) -> Make:
    """An ending in the place of its stop."""
    return lambda source: source[:-1] + _one(endings, source) if source.endswith(".") else None


def around(*pairs: tuple[str, str]) -> Make:
    """Other sentences before and after it; « {country} » stands for the country of the place."""
    return lambda source: source.join(pairs[crc32(source.encode()) % len(pairs)])


def after_subject(*incises: str) -> Make:
    """An incise between the subject and its verb."""

    def make(source: str) -> str | None:
        told = clause(source)
        return told and told.told(told.verbs, told.subject + _one(incises, source))

    return make


def after_group(of_one: tuple[str, ...], of_many: tuple[str, ...]) -> Make:
    """The same, agreed with a group that fights."""

    def make(source: str) -> str | None:
        told = by_group(source)
        return told and told.told(told.verbs, told.subject + _one(of_many if told.many else of_one, source))

    return make


_AREA = r"(?<!en )(?<!au )(?<!aux )(?<!l')(?<!du )(?<!vallée de )(?<!cercle de )(?<!gouvernorat de )" + "".join(
    f"(?<!{area} de )(?<!{area} d')" for area in ("province", "région")
)
_TOWN = re.compile(
    rf"{_AREA}\[(?!l'|L'|le |la )([^\]|]+)\|location\](?=[ ,.])(?! et | ou |, la grande |, un poste |, une |[^.]*\|location\])"
)
_RELATIVE = re.compile(r", (?:où|qui|que|qu'|dont|d'où)")


def in_country(make: Make) -> Make:
    """The same under a title that names the country of the place."""
    return lambda source: (made := make(source)) and "{country}: la trêve est rompue\n\n" + made


def before_town(*sites: str) -> Make:
    """« devant une mosquée à [Homs] »: a site between what happened and the only town that is told."""

    def make(source: str) -> str | None:
        told = re.search(r"(?<=[ ,])à (?=\[[^\]|]+\|location\])", source)
        if told is None or source.count("|location]") != 1:
            return None
        return source[: told.start()] + _one(sites, source) + " " + source[told.start() :]

    return make


_DEEDS = re.compile(
    r"\b(?:(?P<she>[Uu]ne|[Ll]a|cette) (?:attaque|frappe|offensive|embuscade|explosion|contre-offensive|bataille)"
    r"|(?P<he>[Uu]n|[Ll]e|ce) (?:raid|attentat|bombardement|combat|massacre)"
    r"|(?P<they>[Dd]es|[Ll]es|plusieurs) (?:raids|attentats|combats|affrontements|bombardements))\b(?! (?:aér|suicide|de |d'|à la))"
)


def manner(she: tuple[str, ...], he: tuple[str, ...], they: tuple[str, ...]) -> Make:
    """« une attaque meurtrière »: how a deed was done, behind its noun."""

    def make(source: str) -> str | None:
        told = _DEEDS.search(source)
        words = they if told is None or told["they"] else she if told["she"] else he
        return told and f"{source[: told.end()]} {_one(words, source)}{source[told.end() :]}"

    return make


def after_town(*incises: str, closed: bool = True) -> Make:
    """An incise behind the only town that is told."""

    def make(source: str) -> str | None:
        found, incise = _TOWN.search(source), _one(incises, source)
        if found is None or source.count("|location]") != 1:
            return None
        rest = source[found.end() :]
        if _RELATIVE.match(incise) and _RELATIVE.match(rest):
            return None
        return f"{source[: found.end()]}{incise}{',' if closed and rest[0] == ' ' else ''}{rest}"

    return make


def with_verbs(form: Callable[[Clause, str], str | None], of: Callable[[str], Clause | None] = clause) -> Make:
    """Other verbs, where the example has the parts that ``of`` asks for."""

    def make(source: str) -> str | None:
        told = of(source)
        verbs = form(told, source) if told is not None and not told.adverb else None
        return told.told(elided(verbs)) if told is not None and verbs is not None else None

    return make


def adverb(*adverbs: str) -> Make:
    """An adverb between the auxiliary and the participle."""
    return with_verbs(
        lambda told, source: f"{told.clitic}{told.aux} {_one(adverbs, source)} {told.been}{told.participle}"
    )


def governed(of_one: str, of_many: str, of: Callable[[str], Clause | None] = undone) -> Make:
    """« tente de prendre »: the infinitive, and what governs it."""

    def form(told: Clause, _source: str) -> str | None:
        passing = told.clitic == "l'" or told.masculine in ("commencé", "fini", "parvenu", "mort", "péri", "eu")
        return None if passing else f"{of_many if told.many else of_one} {told.infinitive}"

    return with_verbs(form, of)


def managed(of_one: str, of_many: str) -> Make:
    """« a réussi à prendre »."""
    return governed(of_one, of_many, by_actor)


def opening_participle(of_one: tuple[str, ...], of_many: tuple[str, ...]) -> Make:
    """« Appuyés par des blindés, les rebelles ont pris Homs »."""

    def make(source: str) -> str | None:
        told = by_group(source)
        agrees = r"\[?(?:Les|Des) " if told is not None and told.many else r"\[?(?:L'armée|La |Une )"
        if told is None or told.front or not re.match(agrees, told.subject):
            return None
        return f"{_one(of_many if told.many else of_one, source)}, {lowered(source)}"

    return make


def passive(source: str) -> str | None:
    """The passive: « Palmyre a été prise par les rebelles »."""
    told = by_group(source)
    if told is None or told.front or told.clitic or told.adverb:
        return None
    head = r"(?:le village de |le quartier de |la ville de |la localité de )?"
    found = re.match(rf"^(?P<day>(?: {DAY})?) (?P<object>{head}\[[^\]|]+\|location\])$", told.rest)
    if found is None:
        return None
    feminine, place = "e" if found["object"].startswith("la ") else "", found["object"]
    return f"{place[0].upper()}{place[1:]} a été {told.masculine}{feminine}{found['day']} par {lowered(told.subject)}."


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

Where = Callable[[str, str], str | None]
_TOLD_DAY = re.compile(rf"(?<! de)(?<! du)(?<! depuis)(?<! dès)(?<! pour)(?<! à) {DAY}(?: matin| soir)?(?=[ .,])")
_SPEAKS = re.compile(r"a (?:affirmé|assuré|déclaré|indiqué)|lancée? \w+day|, lancée")


def day(where: Where) -> Make:
    """An example that tells a week day, with that day elsewhere."""

    def make(source: str) -> str | None:
        found = _TOLD_DAY.findall(source)
        if len(found) != 1 or re.search(r"veille|lendemain|nuit|depuis|aube|récent|jour|, lancée", source):
            return None
        return where(_TOLD_DAY.sub("", source), found[0].strip())

    return make


def tuesday(where: Where, *days: str) -> Make:
    """An example that tells no day, with one."""
    return lambda source: None if _TIMED.search(source) else where(source, _one(days, source))


def in_front(source: str, when: str) -> str | None:
    """« Mardi, l'armée a pris Homs », « Mardi à Homs, »."""
    if re.match(r"(?:Dans|En) ", source) or _SPEAKS.search(source):
        return None
    comma = "" if re.match(r"(?:A|Près) ", source) else ","
    return f"{when[0].upper()}{when[1:]}{comma} {lowered(source)}"


def behind_verb(source: str, when: str) -> str | None:
    """« L'armée a pris mardi Homs »."""
    told = clause(source)
    return told and told.told(f"{told.verbs} {when}")


def behind_subject(source: str, when: str) -> str | None:
    """« L'armée, mardi, a pris Homs »."""
    told = clause(source)
    return told and told.told(told.verbs, f"{told.subject}, {when},")


def at_end(source: str, when: str) -> str | None:
    """« L'armée a pris Homs mardi »."""
    goes_on = re.search(r", dont |, parmi |\bqui\b", source)
    return f"{source[:-1]} {when}." if source.endswith("|location].") and not goes_on else None


# ── other places, other groups, other letters ────────────────────────────────────────────────────────────────────────

_TOWNS = (
    "Palmyre Raqa Saraqeb Bakhmout Koupiansk Marioupol Djibo Kidal Tombouctou Goma Bukavu Beni Khartoum Nyala Kadougli"
)
_TOWNS += " Syrte Misrata Benghazi Marib Taëz Sanaa"
_ANYBODY = re.compile(
    r"(?:(?:[Ll]es |[Dd]es )?(?:rebelles|insurgés|soldats|miliciens|combattants|hommes armés)|[Ll]'armée)"
)
_OF_ITS_KIND = re.compile(
    r"province|région|cercle|quartier|base|vallée|gouvernorat|faubourg|port|front|[Cc]asque|camp "
)
_GROUPS = ("rebelles", "insurgés", "jihadistes", "islamistes", "miliciens", "séparatistes")


def other_town(source: str) -> str | None:
    """The same of a town of another war, where it is told of nobody in particular."""
    marks = re.findall(r"\[([^\]|]+)\|(\w+)\]", source)
    towns = [name for name, role in marks if role in ("location", "place")]
    others = [name for name, role in marks if role not in ("location", "place")]
    if len(towns) != 1 or not all(map(_ANYBODY.fullmatch, others)) or not _TOWN.search(source):
        return None
    new = _one(tuple(town for town in _TOWNS.split() if town != towns[0]), source)
    again = re.sub(r"(d'|de )?\[[^\]|]+\|location\]", lambda m: f"{'de ' if m[1] else ''}[{new}|location]", source)
    return None if _OF_ITS_KIND.search(source) else again


def other_group(source: str) -> str | None:
    """The same of another group."""
    told = by_group(source)
    found = re.search(r"\[([Ll]es) (\w+)\|", told.subject) if told is not None else None
    if found is None or found[2] not in _GROUPS:
        return None
    new = _one(tuple(group for group in _GROUPS if group != found[2]), source)
    return source.replace(f"[{found[1]} {found[2]}|", f"[{found[1]} {new}|", 1)


def second_place(source: str) -> str | None:
    """« à Homs ainsi qu'à Palmyre »."""
    found = re.search(r"( à | de | )\[([^\]|]+)\|location\]\.$", source)
    other = re.search(r"\|place\]|\best |ouest|sud|nord|autre|seul|village|ville|en revue", source)
    if (
        clause(source) is None
        or found is None
        or source.count("|location]") != 1
        or other
        or _OF_ITS_KIND.search(source)
    ):
        return None
    object_ = found[1] == " " and re.search(r"(?:é|pris|conquis|perdu) \[[^\]]+\|location\]\.$", source)
    if re.match(r"l'|L'|le |la |Palmyre", found[2]) or (found[1] == " " and not object_):
        return None
    return f"{source[:-1]} ainsi {({' à ': 'qu’à', ' de ': 'que de', ' ': 'que'})[found[1]]} Palmyre."


def typed(change: Callable[[str], str]) -> Make:
    """Other letters, where they differ."""
    return lambda source: change(source) if change(source) != source else None


def heading(source: str) -> str | None:
    """The sentence as a title, over another one."""
    return f"{source[:-1]}\n\nLa population manque d'eau et d'électricité.\n"


def quoted(source: str) -> str | None:
    """« L'armée a pris Homs », a raconté un habitant."""
    opening, closing = (("« ", " »"), ("“", "”"), ('"', '"'))[crc32(source.encode()) % 3]
    witness = _one(
        (", a témoigné Karim Nassif, un habitant.", ", a raconté un commerçant joint par téléphone."), source
    )
    return f"{opening}{source[:-1]}{closing}{witness}"


# ── what did not happen ──────────────────────────────────────────────────────────────────────────────────────────────


def negated(told: Clause, _source: str) -> str:
    """« n'ont pas pris », « ne se sont pas emparés »."""
    ne = "n'" if (told.clitic + told.aux)[0] in "aoey" else "ne "
    return f"{ne}{told.clitic}{told.aux} pas {told.participle}"


_HEARSAY = {"a": "aurait", "ont": "auraient", "est": "serait", "sont": "seraient"}
_SUBJUNCTIVE = {"a": "ait", "ont": "aient", "est": "soit", "sont": "soient"}
_BESIDE = re.compile(
    r"\b(?:lors|dans des combats|au terme|qui|où|attaque|après|cours|soupçonnée|première depuis|issue|visite|et|puis|avant)\b|,"
)


def hearsay(told: Clause, _source: str) -> str | None:
    """« auraient pris »."""
    if _BESIDE.search(told.rest) or "visitor" in told.front + told.subject:
        return None
    return _behind_clitic(told.clitic, f"{_HEARSAY[told.aux]} {told.been}{told.participle}")


def untrue(*openings: str) -> Make:
    """« Il est faux que les rebelles aient pris Homs »."""

    def make(source: str) -> str | None:
        told = undone(source)
        if told is None or told.front:
            return None
        verbs = _behind_clitic(told.clitic, f"{_SUBJUNCTIVE[told.aux]} {told.participle}")
        return elided(_one(openings, source) + lowered(told.told(verbs)))

    return make


def conditional(source: str) -> str | None:
    """« Si les rebelles bombardaient Homs, la trêve prendrait fin »."""
    told = undone(source)
    if told is None or told.front or told.adverb or not told.masculine.endswith("é"):
        return None
    stem = re.sub("c$", "ç", re.sub("g$", "ge", told.masculine[:-1]))
    verb = _behind_clitic(told.clitic, stem + ("aient" if told.many else "ait"))
    return f"Si {lowered(told.subject)} {verb}{told.rest}, la trêve prendrait fin."


def long_ago(*openings: str) -> Make:
    """In front of what is told in the past of no day."""

    def make(source: str) -> str | None:
        told = clause(source)
        present = told is not None and re.search(r"\b(?:est|sont|reste|demeure|tient|tiennent|tenaient)\b", source)
        timed = told is None or present or _TIMED.search(source)
        return None if timed else _one(openings, source) + lowered(source)

    return make


def of_fighting(make: Make) -> Make:
    """A variation of all but visits."""
    return lambda source: None if re.search(r"\|(?:visitor|host|party|person)\]", source) else make(source)


def of_deeds(make: Make) -> Make:
    """A variation of what a group is said to have done, not of what is told in passing."""

    def made(source: str) -> str | None:
        told = by_actor(source)
        return of_fighting(make)(source) if told is not None and not _BESIDE.search(told.rest) else None

    return made
