"""Which parties does a telling mean that it does not name?

« l'armée, épaulée par Wagner » names two; « les combattants » are those of the group told before; « nous » is the side of
who speaks; « les affrontements » that name nobody are between those who fought a sentence before. The words are data
(``actors.toml``).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from geo.codebook import PLANTED, Change, Kind, Weapon
from geo.model import Place
from geo.reading.sentences import actors, partynames
from geo.reading.sentences.attribution import Attribution
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import JIHADISTS, Discourse, is_organisation
from geo.reading.story.memory import Fight
from geo.reading.text import normalise
from geo.reading.wordclasses import lexemes, words

_COMPANION_REACH = 4  # units from an actor to the one that helps or leads it
_SAME_FIGHT = 2  # sentences over which fighting that names no party is between those who fought last
_SAME_WAR = 4  # sentences over which a place « aussi » bombarded is so by those told before
_TOO = 2  # tokens after a strike in which « aussi » stands
_ORDER = 2  # tokens before a strike in which « autre », « deuxième » stands
_GOING_ON = 4  # tokens after « des combats » in which it is told that they go on
_ANSWER = 10  # tokens before an attack in which « en réponse à » stands
_HANDS = 2  # tokens of « mains des »
_QUOTES = '"«“'
_LAUNCHED = frozenset((Weapon.ROCKET, Weapon.MISSILE, Weapon.DRONE))  # not by those whose planes were told before
_DROPPED = frozenset((Weapon.AIR, Weapon.BARREL_BOMB))


def companion(unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """Who helps or leads an actor: « appuyée par Wagner et des volontaires », « menée par des touareg »."""
    at = next((k for k, u in enumerate(units) if u is unit), None)
    helped = False
    for following in units[at + 1 : at + 1 + _COMPANION_REACH] if at is not None else ():
        if following.kind == "actor":
            return following if helped and following.preposition in words()["by"] else None
        helped = helped or following.norm in partynames.names().companions
        if not helped and following.kind != "comma":
            return None
    return None


def meant(d: Discourse, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units whose bare « les combattants », « le groupe », « ce mouvement » bear the names and the side of who is meant."""
    return tuple(_meant(d, unit, units) if unit.kind == "actor" else unit for unit in units)


def _meant(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit:
    mention = unit.actor
    risen = _risen(d, unit)
    if risen is not None and risen.actor is not None and mention is not None:
        names = tuple(dict.fromkeys((*unit.names, *risen.names)))
        return unit._replace(names=names, actor=replace(mention, side=risen.actor.side))
    if mention is not None and (own := _of_the_state(d, mention)) is not None:
        return unit._replace(names=own.names, actor=own)
    if mention is None:
        return unit
    if (meant := _led(unit, mention, units) or _called(d, unit, mention, units)) is not None:
        return meant
    if _is_another_s(d, unit, mention):
        return unit
    found = _told_before(d, unit, units)
    if found is None or found.actor is None:
        return unit
    told = replace(mention, side=found.actor.side, country=found.actor.country)
    return unit._replace(names=tuple(dict.fromkeys((*unit.names, *found.names))), actor=told)


def _led(unit: Unit, mention: actors.ActorMention, units: Sequence[Unit]) -> Unit | None:
    """« la coalition menée par Ryad »: those allied, on the side of who leads them."""
    chief = companion(unit, units) if not words()["allied"].isdisjoint(map(normalise, unit.names)) else None
    if chief is None or chief.actor is None or mention.side is not None:
        return None
    return unit._replace(actor=replace(mention, side=_side_of(chief.actor)))


def _called(d: Discourse, unit: Unit, mention: actors.ActorMention, units: Sequence[Unit]) -> Unit | None:
    """« la coalition » in Yemen, « les séparatistes » in Ukraine: whom the press means by one word where the war is."""
    heard = [normalise(name) for name in unit.names]
    if not words()["who"].isdisjoint(d.text.norms[unit.last : unit.last + 1]):
        heard = [word for word in heard if word not in words()["allied"]]  # « la coalition qui a conquis Alep »
    where = [place.country for u in units for i in u.places if (place := d.found.resolutions[i].place) is not None]
    told = (
        known[word]
        for known in map(partynames.sides_called, (*where, d.main_country()))
        for word in heard
        if word in known
    )
    side = next(told, None)
    return None if side is None else unit._replace(actor=replace(mention, side=side))


def _side_of(mention: actors.ActorMention) -> str | None:
    return mention.side or partynames.state_side(mention.country, None)


def _is_another_s(d: Discourse, unit: Unit, mention: actors.ActorMention) -> bool:
    """« les forces soutenues par », « des combattants », « les combattants "peshmergas" »: whether fighters are of none told before."""
    if mention.side is not None or mention.country is not None or mention.state:
        return True
    k = unit.first - 1
    k -= k > 0 and d.tokens[k].norm in words()["same"]  # « ce même groupe »
    before = d.tokens[k].norm if unit.first else ""
    if before not in words()["before_anaphor"] or any(name[:1].isupper() for name in unit.names):
        return True
    following = d.tokens[unit.last : unit.last + 1]
    return any(t.norm in partynames.names().backed or t.text in _QUOTES for t in following)


def _told_before(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« ce mouvement », « les combattants »: the party of such a word that was told before."""
    known, fighters = partynames.names(), d.memory.fighters
    heads = {d.tokens[unit.first].norm, *(name.split()[0] for name in unit.names)}
    organisation = _organisation(d, unit, units) if heads & known.organisations else None
    return organisation or next((fighters[h] for h in sorted(heads & known.fighters) if h in fighters), None)


def _organisation(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Unit | None:
    """« tenu par les houthis, un port visé après un tir de ce mouvement »: the one told last, for « ce » in its own sentence too."""
    ahead = takewhile(lambda u: u is not unit, units)
    before = [u for u in ahead if u.kind == "actor" and is_organisation(u)]
    this = d.tokens[unit.first - 1].norm in words()["this"]
    return before[-1] if before and this else d.memory.organisation


def _of_the_state(d: Discourse, mention: actors.ActorMention) -> actors.ActorMention | None:
    """« les CTS » in Iraq, « les FDS » in Mali: a state's own forces, by the acronym of others elsewhere."""
    country, known = d.main_country(), partynames.names().namesakes
    short = next((name for name in mention.names if country in known.get(name, ())), None)
    if short is None or country is None:
        return None
    names = (*mention.names[: mention.names.index(short) + 1], countries()[country])
    return replace(mention, names=names, side=partynames.state_side(country, None), country=country, state=True)


def _risen(d: Discourse, unit: Unit) -> Unit | None:
    """« Les talibans … les insurgés ont pris Herat »: the one insurgent party that a text has named so far."""
    told, bare = d.memory.insurgents, len(unit.names) == 1 and unit.last == unit.first + 1
    if not bare or len(told) != 1 or not (_are_known_ones(d, unit) or _is_their_alliance(d, unit)):
        return None
    return next(iter(told.values()))


def _are_known_ones(d: Discourse, unit: Unit) -> bool:
    """« les insurgés », « aux mains des insurgés »."""
    definite, known = d.text.norms[max(0, unit.first - _HANDS) : unit.first], partynames.names()
    told = bool(definite) and (definite[-1] in words()["the_plural"] or definite[0] in words()["hands"])
    called = known.rising if JIHADISTS.isdisjoint(d.memory.insurgents) else known.insurgency
    return told and d.tokens[unit.first].norm in called


def _is_their_alliance(d: Discourse, unit: Unit) -> bool:
    """« La Séléka … La coalition a pris Bria »: whether it is that of the insurgents told before, with no word of whose it is."""
    known, norms = partynames.names(), d.text.norms
    told = norms[unit.first] in words()["allied"] and known.allied_insurgents.issuperset(d.memory.insurgents)
    behind = norms[unit.last : unit.last + 1]
    return told and norms[unit.first - 1] in words()["before_anaphor"] and known.after_told.issuperset(behind)


def speaker_of(d: Discourse, attribution: Attribution | None) -> Unit | None:
    """The party of who speaks, whom « nous » means: « le général Diallo, patron de la milice », « leur commandant »."""
    first, last = attribution.words if attribution is not None else (0, 0)
    nameless, known = None, partynames.names()
    banded = known.describing | known.fighters | known.rising
    for i in range(first, last):
        mention = actors.actor_at(d.tokens, i, last) or actors.adjective(d.tokens, i)
        told = Unit("actor", i, mention.last, actor=mention, names=mention.names, plural=True) if mention else None
        if mention is not None and (mention.side is not None or mention.state or mention.country is not None):
            return told
        if partynames.names().adjectives.get(d.tokens[i].norm) == "army":  # « une source militaire »
            names = (d.tokens[i].text,)
            return Unit("actor", i, i + 1, actor=actors.ActorMention(i, i + 1, names, state=True), names=names)
        nameless = nameless or (told if d.tokens[i].norm in banded else None)  # « le porte-parole de la rébellion »
    return nameless or _whose_chief(d, first, last)


def _whose_chief(d: Discourse, first: int, last: int) -> Unit | None:
    """« Des miliciens posent. « La ville est à nous », dit leur commandant »: those of a sentence before whom one who speaks leads."""
    its = next((t.norm for t in d.tokens[max(0, first - 1) : last][:2] if t.norm in words()["possessives"]), None)
    if its is None:
        return None
    led = d.memory.crowd if its in words()["their"] else d.memory.actor
    if led is None or led.actor is None or led.plural is not (its in words()["their"]):
        return None
    return None if led.actor.state and led.actor.country is None else led  # « des soldats », of whatever army


def remember_fight(d: Discourse, kind: Kind, fight: Fight, change: Change | None, place: Place | None) -> None:
    """Keep who fights, for fighting that names nobody: the last ones of each kind, and the first ones at each place."""
    if kind is Kind.VISIT or not fight.attacker:
        return
    if change is not Change.HELD:
        d.memory.fights[kind] = fight
    if place is not None and place.feature_class in ("P", "S") and kind is not Kind.STRIKE:
        d.memory.contests.setdefault(place.id, fight)
    if place is not None and kind is Kind.STRIKE:
        d.memory.struck_by[place.name] = fight


def same_fight(d: Discourse, kind: Kind, weapon: Weapon | None, anchor: Unit, place: Place | None) -> Fight | None:
    """Who fights where nobody is named: those of the fighting told just before in this country, with arms of the same sort.

    « les combats », « des combats se poursuivaient » go on from whoever fought, or took a place; at a place that the text has
    said to be fought for they are between the same.
    """
    if is_answered(d, anchor) or _is_of_its_own(d, kind, anchor):
        return None
    if weapon is Weapon.CHEMICAL:  # whoever bombs the country, gas is nobody's until somebody is told to use it
        gassed = d.memory.fights.get(kind)
        return gassed if gassed is not None and gassed.weapon is weapon and gassed.age <= _SAME_FIGHT else None
    if kind is Kind.STRIKE:
        return _struck_there(d, weapon, anchor, place) or _same_strike(d, weapon, anchor, place)
    if kind is Kind.CLASH and place is not None and place.id in d.memory.contests:
        return d.memory.contests[place.id]
    return _same_combat(d, kind, anchor, place)


def _is_of_its_own(d: Discourse, kind: Kind, anchor: Unit) -> bool:
    """« l'attaque de plusieurs postes », « un engin d'origine inconnue »: whether fighting is by none of those told before."""
    if kind is Kind.STRIKE:
        return is_unidentified(d, d.tokens[anchor.first].start)
    return kind is Kind.CLASH and _is_named(d, anchor)


def _same_combat(d: Discourse, kind: Kind, anchor: Unit, place: Place | None) -> Fight | None:
    """« Les combats se poursuivaient »: those who fought last in the country, or took a place in it."""
    fights = [f for k in (kind, Kind.CONTROL) if (f := d.memory.fights.get(k)) is not None]
    fight = min(fights, key=lambda f: f.age, default=None)
    country = place.country if place is not None else None
    if fight is None or fight.country not in (None, country) or fight.age > _SAME_FIGHT:
        return None
    if _is_told_on(d, anchor):
        return fight
    # « L'armée a lancé une offensive. Des combats ont éclaté à Homs »
    return fight if fight.age <= 1 and fight.country is None else None


def _is_told_on(d: Discourse, anchor: Unit) -> bool:
    """« les combats », « des combats se poursuivaient »: whether fighting is that which was told before."""
    before = d.tokens[anchor.first - 1].norm if anchor.first else ""
    after = d.text.norms[anchor.last : anchor.last + _GOING_ON]
    return before in words()["before_anaphor"] or not words()["going_on"].isdisjoint(after)


def _same_strike(d: Discourse, weapon: Weapon | None, anchor: Unit, place: Place | None) -> Fight | None:
    """« Deux raids ont visé Alep. Un obus … »: those who struck last in the country, or those who strike it from another."""
    country = place.country if place is not None else None
    fight, raiders = d.memory.fights.get(Kind.STRIKE), _raiders(d, country, weapon)
    if fight is None or (raiders is not None and raiders.age < fight.age):
        # « Le Hezbollah a visé Metoula. L'Iran a tiré des missiles sur Israël: une base a été atteinte »
        return raiders
    if fight.age and fight.beyond != is_held_by_others(place):
        return None  # « Des missiles ont frappé Lviv. Un drone s'est abattu sur Sébastopol »
    elsewhere = fight.country not in (None, country)
    if not _strikes_on(d, anchor, fight, elsewhere):
        return raiders
    if _is_planted(weapon, fight):
        return None
    same = _is_of_one_hand(d, weapon, anchor, fight, elsewhere) and not _flies_nothing(weapon, fight)
    return fight if same else raiders


def _strikes_on(d: Discourse, anchor: Unit, fight: Fight, elsewhere: bool) -> bool:
    """« un deuxième raid », « Zabadani est aussi bombardée »: whether strikes are recent enough to go on, in their country."""
    another = _is_another(d, anchor)
    lasts = _SAME_WAR if another or _goes_on(d, anchor) else _SAME_FIGHT
    return (another or not elsewhere) and fight.age <= lasts


def _is_of_one_hand(d: Discourse, weapon: Weapon | None, anchor: Unit, fight: Fight, elsewhere: bool) -> bool:
    """« un autre raid », « ces frappes », arms of a sort; not rockets on Acre, and « de nouveaux bombardements » of Beirut."""
    if (_is_another(d, anchor) and not elsewhere) or (fight.age <= 1 and _points_back(d, anchor)):
        return True
    shot = not anchor.lexemes.isdisjoint(lexemes()["shot"])  # « sept engins ont été tirés »
    return of_a_sort(weapon, fight.weapon, shot=shot)


def _struck_there(d: Discourse, weapon: Weapon | None, anchor: Unit, place: Place | None) -> Fight | None:
    """« les frappes de Homs »: those told to have struck that very place."""
    theirs = d.memory.struck_by.get(place.name) if place is not None else None
    if theirs is None or not _is_definite(d, anchor) or _is_planted(weapon, theirs):
        return None
    return theirs if of_a_sort(weapon, theirs.weapon, shot=False) else None


def _flies_nothing(weapon: Weapon | None, fight: Fight) -> bool:
    """« Les Houthis ont visé un navire. De nouveaux raids aériens »: whether those who struck last are no state that has aircraft."""
    flies = (name in countries().values() or normalise(name.split()[0]) in words()["allied"] for name in fight.attacker)
    return weapon is Weapon.AIR and bool(fight.attacker) and not any(flies)


def _is_planted(weapon: Weapon | None, fight: Fight) -> bool:
    """Shells, then « un attentat à la voiture piégée »: whether only the latter is of arms that somebody plants."""
    return weapon in PLANTED and fight.weapon not in PLANTED


def is_held_by_others(place: Place | None) -> bool:
    """Whether a place lies in what others than its state hold: who strikes the rest of the country does not strike it."""
    return place is not None and f"{place.country}.{place.admin1}" in partynames.held_by_others()


def is_unidentified(d: Discourse, at: int) -> bool:
    """« dont les auteurs ne sont pas identifiés », « un engin d'origine inconnue »: whether nobody knows who struck."""
    sentence = d.text.sentence_at(at)
    return sentence is None or not words()["unidentified"].isdisjoint(d.text.norms[sentence.first : sentence.last])


def _is_definite(d: Discourse, anchor: Unit) -> bool:
    """« les frappes », « ce raid »: strikes that were told before."""
    return anchor.group is None and anchor.first > 0 and d.tokens[anchor.first - 1].norm in words()["before_anaphor"]


def is_answered(d: Discourse, anchor: Unit) -> bool:
    """« … a mené des frappes en réponse à des attaques »: what those who strike now answer, by others, at no place of its own."""
    told = takewhile(lambda t: t.text != ",", reversed(d.tokens[max(0, anchor.first - _ANSWER) : anchor.first]))
    return any(b.norm in words()["answering"] and a.norm in words()["to"] for a, b in pairwise(told))


def _is_named(d: Discourse, anchor: Unit) -> bool:
    """« l'attaque de plusieurs postes »: by what was attacked, so that it is not the fighting just told."""
    following = d.tokens[anchor.last : anchor.last + 2]
    if not anchor.first or len(following) < 2 or anchor.lexemes.isdisjoint(lexemes()["attack"]):
        return False
    of_what = following[0].norm in words()["of"] and following[1].text[0].islower()  # not « les attaques de Paris »
    return of_what and d.tokens[anchor.first - 1].norm in words()["articles"]


def _raiders(d: Discourse, country: str | None, weapon: Weapon | None) -> Fight | None:
    """« L'Iran a tiré des missiles contre Israël … Dix personnes ont péri à Haïfa »: the state that strikes another's soil."""
    fight = d.memory.raids.get(country or "")
    if fight is None or fight.age > _SAME_WAR:
        return None
    return fight if weapon is None or (weapon in _LAUNCHED) == (fight.weapon in _LAUNCHED) else None


def _goes_on(d: Discourse, anchor: Unit) -> bool:
    """« Zabadani est aussi bombardée »: as were the places told before."""
    first = anchor.group.first if anchor.group is not None else anchor.first
    return any(t.norm in words()["going_on"] for t in d.tokens[first : anchor.last + _TOO])


def _is_another(d: Discourse, anchor: Unit) -> bool:
    """« une autre frappe », « un deuxième raid »: one more of what was told before, by whatever arms."""
    before = [t.norm for t in d.tokens[max(0, anchor.first - _ORDER) : anchor.first]]
    return not words()["another"].isdisjoint(before)


def _points_back(d: Discourse, anchor: Unit) -> bool:
    """« ces frappes »: what the sentence before told."""
    return anchor.first > 0 and d.tokens[anchor.first - 1].norm in words()["pointing_back"]


def of_a_sort(weapon: Weapon | None, other: Weapon | None, *, shot: bool) -> bool:
    """Whether two strikes may be of one hand by their arms: « pilonné » tells none, a shell is not dropped from the air."""
    if weapon is None and other in _LAUNCHED and shot:
        return True
    if (weapon in _LAUNCHED) != (other in _LAUNCHED):
        return False
    if other is Weapon.DRONE and weapon is Weapon.ROCKET:
        return False  # « un drone de l'armée a tué dix rebelles … Un camp a été la cible de roquettes »
    return weapon is None or other is None or (weapon in _DROPPED) == (other in _DROPPED)
