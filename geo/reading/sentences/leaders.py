"""Whom do fighters follow?

« le régime de Bachar al-Assad », « les forces loyales à l'ancien président Amadou Diallo »: a body is named after the one who
leads it, and after the seat of the power to which it is loyal.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.reading.sentences import actors, partynames
from geo.reading.sentences.nations import countries
from geo.reading.sentences.personnames import unknown_name
from geo.reading.sentences.units import Reader
from geo.reading.text import Token, spaced
from geo.reading.wordclasses import words

_LEADER_REACH = 4  # tokens between « le régime » and the leader's name: « du président syrien »


def led(reader: Reader, mention: actors.ActorMention) -> actors.ActorMention:
    """A body with whom it follows: the leader is part of the name, and tells the country of a power."""
    if mention.adjective:
        return mention
    loyal = _loyal_to(reader, mention)
    return _of_leader(reader, mention) if loyal is None else _after(reader, mention, *loyal)


def _of_leader(reader: Reader, mention: actors.ActorMention) -> actors.ActorMention:
    """« le régime de Bachar al-Assad », « le régime de Damas »."""
    tokens, k = reader.tokens, mention.last
    nations = partynames.names().demonyms
    against = any(t.norm in partynames.names().opposing for t in tokens[mention.first : mention.last])
    while k < len(tokens) and k - mention.last < _LEADER_REACH:
        if tokens[k].norm not in words()["before_leader"] and not (k > mention.last and tokens[k].norm in nations):
            break
        k += 1
    if against:  # « les combattants hostiles au régime de Bachar al-Assad » are not Syria's
        end = reader.persons.get(k) or (reader.places[k].last if k in reader.places else mention.last)
        return replace(mention, last=end, names=(spaced(tokens, range(mention.first, end)),))
    if k in reader.places and reader.places[k].metonymic and k > mention.last:
        return _after(reader, mention, k, reader.places[k].last)
    if k not in reader.persons:
        return mention
    end = reader.persons[k]
    country = partynames.leader_country(tokens, k, end)
    name = spaced(tokens, range(mention.first, end))
    side = mention.side or partynames.side_led(tokens[k:end]) or partynames.state_side(country, None)
    names = (name, *mention.names, *_state_led(tokens, k, end, country))
    return replace(mention, last=end, names=names, side=side, country=mention.country or country)


def _state_led(tokens: Sequence[Token], first: int, last: int, country: str | None) -> tuple[str, ...]:
    """« les avions du président Assad »: the state whose head a leader is; none of a general's."""
    name = countries().get(country or "")
    return (name,) if name is not None and partynames.leads_state(tokens[first:last]) else ()


def _loyal_to(reader: Reader, mention: actors.ActorMention) -> tuple[int, int] | None:
    """« les forces loyales à l'ancien président Amadou Diallo »: the tokens of whom a bond ties a body to."""
    tokens, known, last = reader.tokens, partynames.names(), reader.last
    bond = mention.last if mention.last < last and tokens[mention.last].norm in known.bonds else mention.last - 1
    if tokens[bond].norm not in known.bonds or bond + 1 >= last or tokens[bond + 1].norm not in words()["to"]:
        return None
    kinds = ("articles", "offices", "before_office", "before_leader", "former")
    titles = frozenset().union(*(words()[kind] for kind in kinds))
    k = next((k for k in range(bond + 2, last) if tokens[k].norm not in titles), last)
    seat = reader.places.get(k)
    if seat is not None:
        return (seat.first, seat.last) if seat.metonymic else None
    end = reader.persons.get(k) or (unknown_name(reader, k) if k < last else None)
    return None if end is None else (k, end)


def _after(reader: Reader, mention: actors.ActorMention, first: int, last: int) -> actors.ActorMention:
    """A body named after whom it follows as well, a seat of power with its country."""
    tokens, seat = reader.tokens, reader.places.get(first)
    name = spaced(tokens, range(mention.first, last))
    if seat is None:
        country = partynames.leader_country(tokens, first, last)
        state = _state_led(tokens, first, last, country)
        names = (name, *mention.names[1:], spaced(tokens, range(first, last)), *state)
        side = mention.side or (partynames.state_side(country, None) if state else None)
        whose = mention.country or (country if state else None)
        return replace(mention, last=last, names=names, side=side, country=whose)
    side = mention.side or partynames.state_side(seat.country, None)
    whose = countries().get(seat.country or "")
    names = (name, *mention.names, whose) if whose is not None else (name, *mention.names)
    return replace(mention, last=last, names=names, side=side, country=mention.country or seat.country)
