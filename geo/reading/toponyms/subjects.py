"""Is a name the subject of a verb, and of one that makes it a government?

« Moscou a annoncé » does, « Kiev a été bombardée » does not. There is no parser: a word in small letters that follows a name and
is no preposition, conjunction or adjective is its verb.
"""

from collections.abc import Sequence
from itertools import pairwise

from geo.codebook import Use
from geo.reading.text import Token, spelled
from geo.reading.toponyms.named import QUOTES, Named, Power, before, begins
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, written
from geo.reading.wordclasses import words as classes

_JOINT = 10
_VERB = 4  # tokens to the verb of a name: « (Damas) s'est retrouvée »
_PREDICATE = 9  # tokens from a verb to what befalls a town
_GIVEN = 4  # tokens from « livrée » to « aux », from « aux » to the party
_APPOSITION = 24  # tokens of the longest aside between a subject and its verb
_SUFFERED = 7  # words from « a essuyé » to the attack


def subject(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> Use | None:
    """The use of the subject of the verb that follows; None when no verb does."""
    k = name.last + (name.last < name.end and tokens[name.last].norm in words.epithets)
    if _is_stricken(tokens, k, name, words) or _is_befallen(tokens, k, name, words):
        return Use.LITERAL
    if _opens_list(tokens, k, name, words):
        return _joint_subject(tokens, k + 1, name, words)
    k = _over_adverbs(tokens, _to_the_verb(tokens, k, name, words), name, words)
    if k >= name.end or not tokens[k].text[0].islower() or tokens[k].text in written()["to"]:
        return None
    word = plain(tokens[k].norm, words)
    if word in words.auxiliaries:
        return _predicate(tokens, k, name, words)
    if word in words.having and k + 1 < name.end and _counts(tokens[k + 1], words):
        return Use.LITERAL
    if word in classes()["and"]:
        return _joint_subject(tokens, k + 1, name, words)
    if word in words.not_verbs:
        return None
    if word in words.undergone and word not in words.having:
        return Use.LITERAL  # « le Mali connaît une crise »
    return Use.METONYMIC if _is_verb(word, words) else None


def _is_stricken(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« Damas frappée par Israël », not « Damas visée par des sanctions »: whether a headline tells of a town that was struck."""
    if k >= name.end or spelled(tokens[k].text) not in written()["stricken"]:
        return False
    return not any(begins(t.norm, words.pressure) for t in tokens[k + 1 : min(name.end, k + 1 + _SUFFERED)])


def _is_befallen(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« Damas est sous les bombes », « Damas a changé de mains », « Damas a été livrée aux rebelles »: what befalls towns."""
    if name.power is not Power.CAPITAL:
        return False
    behind = [t.norm for t in tokens[k : min(name.end, k + _VERB + _PREDICATE)]]
    if behind[:1] == [","]:
        aside = " ".join(behind[1:])  # « Damas, sous les bombes, »
        return any(aside.startswith(f"{told} ") for told in words.town_predicates)
    if _says(words.town_turns, behind[: _VERB + _GIVEN]):
        return True
    verbs = words.copulas | words.suffered | words.given_over
    verb = next((i for i, norm in enumerate(behind[:_VERB]) if norm in verbs), len(behind))
    clause = behind[verb : verb + _PREDICATE]
    return _says(words.town_predicates, clause) or _is_of_a_nation(clause, words) or _is_given_over(clause, words)


def _says(phrases: frozenset[str], clause: Sequence[str]) -> bool:
    """Whether one of some phrases stands in a clause."""
    said = f" {' '.join(clause)} "
    return any(f" {phrase} " in said for phrase in phrases)


def _is_of_a_nation(clause: Sequence[str], words: Vocabulary) -> bool:
    """« reste ukrainienne », « est redevenue russe »."""
    return any(verb in words.copulas and told in words.demonyms for verb, told in pairwise(clause[:_VERB]))


def _is_given_over(clause: Sequence[str], words: Vocabulary) -> bool:
    """« (a été) livrée lundi aux rebelles », « échappe encore à l'armée »."""
    told = [i for i, norm in enumerate(clause) if norm in words.given_over]
    to = [i for i in range(told[0], len(clause)) if clause[i] in classes()["to"]] if told else []
    return bool(to) and to[0] - told[0] < _GIVEN and not words.arms.isdisjoint(clause[to[0] : to[0] + _GIVEN])


def _opens_list(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« le Tchad, le Niger »: whether another name follows behind a comma and an article."""
    return (
        k + 2 < name.end
        and tokens[k].text == ","
        and tokens[k + 1].norm in words.article
        and tokens[k + 2].text[0].isupper()
    )


def _over_adverbs(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> int:
    """« Moscou, en revanche, », « Moscou a "fermement" »: where the verb is behind adverbs and marks."""
    if k + 1 < name.end and tokens[k].norm in classes()["in"] and tokens[k + 1].norm in words.idle_behind_in:
        k += 2
    while k < name.end and (tokens[k].norm in words.adverbs or tokens[k].text in QUOTES):
        k += 1
    return k


def _is_verb(word: str, words: Vocabulary) -> bool:
    """« soutient », « dénoncerait »: whether a word is a verb by its stem or its ending."""
    return begins(word, words.verbs) or (
        word.endswith(words.verb_endings) and not word.endswith(words.not_verb_endings)
    )


def _counts(token: Token, words: Vocabulary) -> bool:
    """« compte vingt-six Etats », « compte près de dix ports »: whether a word begins what somebody has so many of."""
    return token.norm in words.counted or token.norm in words.numbers or token.text.isdigit()


def plain(verb: str, words: Vocabulary) -> str:
    """A verb without the pronoun that a question puts behind it: « ont-ils », « a-t-elle »."""
    head, _, pronoun = verb.partition("-")
    return head if pronoun.rpartition("-")[2] in words.inverted else verb


def _to_the_verb(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> int:
    """Where the verb of a subject should be: behind a relative pronoun, a comma, a clitic or an apposition."""
    here = tokens[k].norm if k < name.end else ""
    following = tokens[k + 1] if k + 1 < name.end else None
    if here in classes()["who"]:
        return k + 1
    if following is None:
        return k
    if here == "," and following.norm in classes()["who"]:
        return k + 2
    apart = here == "," and not _is_object(tokens, name, words)
    plural = apart and following.norm.endswith(endings()["present_plural"]) and begins(following.norm, words.verbs)
    acting = following.norm in words.auxiliaries and following.text not in written()["to"]
    acting = acting and (here in words.article or (apart and following.norm not in words.clause_subjects))
    if here in classes()["there"] and following.norm in words.acting:
        return k + 1  # « l'Égypte en a soumis dix »
    if acting or plural:
        return k + 1  # « Moscou, puis Washington, ont annoncé », « Téhéran les a présentés »
    if here in words.article and following.text.islower() and begins(following.norm, words.verbs):
        return k + 1  # « les États-Unis le soutiendraient »
    return skip_apposition(tokens, k, name.end, words)


def _is_object(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« ont pris Damas, a annoncé le ministère »: whether a name stands right behind the verb that has it for its object."""
    k = before(tokens, name, words)
    return k > name.lowest and (begins(tokens[k].norm, words.verbs) or conjugated(tokens, k, name, words))


def _joint_subject(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use | None:
    """« le Tchad et la Ligue arabe appellent »: a plural verb follows a list that goes on with other names."""
    named = followed = False
    for j in range(k, min(name.end, k + _JOINT)):
        word = tokens[j].norm
        if tokens[j].text[0].isupper():
            named = True
        elif word in words.partners or word in words.offices or word in words.followers:
            followed = True  # « Ankara et ses alliés soutiennent », « l'Iran et les rebelles ont pris »
        elif word in words.plural_verbs or (word.endswith(endings()["present_plural"]) and begins(word, words.verbs)):
            acting = named or (followed and _predicate(tokens, j, name, words) is Use.METONYMIC)
            return Use.METONYMIC if acting else None
        elif word not in (",", "(", ")") and (
            not word[0].isalpha() or word in words.locative or word in classes()["relating"]
        ):
            return None
    return None


def _predicate(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use:
    """« la Libye est dirigée par » speaks of the country, « Kiev a été bombardée » of the town."""
    for j in range(k + 1, min(name.end, k + 5)):
        word = tokens[j].norm
        if word in words.undergone or (word in words.suffered and _from_blows(tokens, j, name, words)):
            return Use.LITERAL
        if (word in words.described and tokens[k].norm not in words.acting) or (
            word in words.been and any(tokens[m].norm in words.described for m in range(j + 1, min(name.end, j + 3)))
        ):
            return Use.LITERAL
    return Use.METONYMIC


def _from_blows(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« Kiev a essuyé dans la nuit une attaque de drones »: whether what is suffered falls on a town."""
    return any(t.norm in words.blows for t in tokens[k + 1 : min(name.end, k + 1 + _SUFFERED)])


def skip_apposition(tokens: tuple[Token, ...], k: int, end: int, words: Vocabulary) -> int:
    """Step over « , soutien des rebelles, » or a parenthesis between a subject and its verb.

    Of several commas the one before an auxiliary ends it: « , soutenu par l'Iran, la Russie et la Chine, a ».
    """
    if k >= end or tokens[k].text not in (",", "(", "-", "–", "—"):
        return k
    close = {"(": ")"}.get(tokens[k].text, tokens[k].text)
    behind = [j + 1 for j in range(k + 1, min(end, k + _APPOSITION)) if tokens[j].text == close]
    first = behind[0] if behind else k
    if close != "," or first >= end or tokens[first].norm in words.auxiliaries:
        return first
    return next((j for j in behind if j < end and tokens[j].norm in words.plural_verbs), first)


def conjugated(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« ainsi que l'a promis le Kenya »: whether the participle at a token has its auxiliary before it."""
    k -= 1
    while k > name.lowest and tokens[k].norm in words.adverbs:
        k -= 1
    auxiliary = k >= name.lowest and tokens[k].norm in words.participles_of_have
    return auxiliary and tokens[k].text not in written()["to"]
