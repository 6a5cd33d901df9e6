"""Is a name the subject of a verb, and of one that makes it a government?

« Moscou a annoncé » does, « Kiev a été bombardée » does not. There is no parser: a word in small letters that follows a name and
is no preposition, conjunction or adjective is its verb.
"""

from geo.codebook import Use
from geo.reading.text import Token
from geo.reading.toponyms.named import QUOTES, Named, begins
from geo.reading.toponyms.vocabulary import Vocabulary

_JOINT = 10
_APPOSITION = 24  # tokens of the longest aside between a subject and its verb
_SUFFERED = 7  # words from « a essuyé » to the attack
_AUXILIARIES_OF_ACTION = frozenset("a ont n' avait avaient aura auront aurait auraient".split())
_CLITICS = frozenset("l' la le les".split())
_ASIDES = frozenset("particulier effet revanche outre fait".split())  # « l'Arabie saoudite en particulier insiste »
_CLAUSES = frozenset("nous l' m' lui leur".split())
_PRONOUNS = frozenset("il ils elle elles on".split())
_COUNTED = frozenset("de environ pres plus moins quelque un une plusieurs".split())
_PLURAL = frozenset(("ont", "sont", "vont", "se", "etaient", "avaient"))


def subject(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> Use | None:
    """The use of the subject of the verb that follows; None when no verb does."""
    k = name.last + (name.last < name.end and tokens[name.last].norm in words.epithets)
    following = [t.norm for t in tokens[k : min(name.end, k + 3)]]
    if (
        len(following) == 3
        and following[0] == ","
        and following[1] in words.article
        and tokens[k + 2].text[0].isupper()
    ):
        return _joint_subject(tokens, k + 1, name, words)
    k = _to_the_verb(tokens, k, name, words)
    if k + 1 < name.end and tokens[k].norm == "en" and tokens[k + 1].norm in _ASIDES:
        k += 2
    while k < name.end and (
        tokens[k].norm in words.adverbs or tokens[k].norm in words.epithets or tokens[k].text in QUOTES
    ):
        k += 1
    if k >= name.end or not tokens[k].text[0].islower() or tokens[k].text == "à":
        return None
    word = plain(tokens[k].norm)
    if word in words.auxiliaries:
        return _predicate(tokens, k, name, words)
    if word == "compte" and k + 1 < name.end and (tokens[k + 1].norm in _COUNTED or tokens[k + 1].text.isdigit()):
        return Use.LITERAL  # « le Brésil compte vingt-six Etats », but « Damas compte reprendre Alep »
    if word == "et":
        return _joint_subject(tokens, k + 1, name, words)
    if word in words.not_verbs:
        return None
    if begins(word, words.verbs) or (word.endswith(words.verb_endings) and not word.endswith(words.not_verb_endings)):
        return Use.METONYMIC
    return None


def plain(verb: str) -> str:
    """A verb without the pronoun that a question puts behind it: « ont-ils », « a-t-elle »."""
    head, _, pronoun = verb.partition("-")
    return head if pronoun.removeprefix("t-") in _PRONOUNS else verb


def _to_the_verb(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> int:
    """Where the verb of a subject should be: behind a relative pronoun, a comma, a clitic or an apposition."""
    here = tokens[k].norm if k < name.end else ""
    following = tokens[k + 1] if k + 1 < name.end else None
    if here == "qui":
        return k + 1
    if following is None:
        return k
    if here == "," and following.norm == "qui":
        return k + 2
    plural = here == "," and following.norm.endswith("ent") and begins(following.norm, words.verbs)
    acting = following.norm in words.auxiliaries and following.text != "à" and (here == "," or here in words.article)
    acting = acting and not (here == "," and following.norm in _CLAUSES)  # « dans un pays comme le Mali, nous … »
    if here in ("en", "y") and following.norm in _AUXILIARIES_OF_ACTION:
        return k + 1  # « l'Égypte en a soumis dix »
    if acting or plural:
        return k + 1  # « Moscou, puis Washington, ont annoncé », « Téhéran les a présentés »
    if here in _CLITICS and following.text.islower() and begins(following.norm, words.verbs):
        return k + 1  # « les États-Unis le soutiendraient »
    return skip_apposition(tokens, k, name.end)


def _joint_subject(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use | None:
    """« le Tchad et la Ligue arabe appellent »: a plural verb follows a list that goes on with other names."""
    named = False
    for j in range(k, min(name.end, k + _JOINT)):
        word = tokens[j].norm
        if tokens[j].text[0].isupper() or word in words.partners or word in words.offices:
            named = True  # « Ankara et ses alliés soutiennent », « l'Iran et le régime visent »
        elif word in _PLURAL or (word.endswith("ent") and begins(word, words.verbs)):
            return Use.METONYMIC if named else None
        elif word not in (",", "(", ")") and (
            not word[0].isalpha() or word in words.locative or word in ("qui", "que", "dont")
        ):
            return None
    return None


def _predicate(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use:
    """« la Libye est dirigée par » speaks of the country, « Kiev a été bombardée » of the town."""
    for j in range(k + 1, min(name.end, k + 4)):
        word = tokens[j].norm
        if word in words.undergone or (word in words.suffered and _from_blows(tokens, j, name, words)):
            return Use.LITERAL
        if (word in words.described and tokens[k].norm not in _AUXILIARIES_OF_ACTION) or (
            word in ("ete", "etre")
            and any(tokens[m].norm in words.described for m in range(j + 1, min(name.end, j + 3)))
        ):
            return Use.LITERAL
    return Use.METONYMIC


def _from_blows(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« Kiev a essuyé dans la nuit une attaque de drones »: whether what is suffered falls on a town."""
    return any(t.norm in words.blows for t in tokens[k + 1 : min(name.end, k + 1 + _SUFFERED)])


def skip_apposition(tokens: tuple[Token, ...], k: int, end: int) -> int:
    """Step over « , soutien des rebelles, » or a parenthesis between a subject and its verb."""
    if k < end and tokens[k].text in (",", "(", "-", "–", "—"):
        close = {"(": ")"}.get(tokens[k].text, tokens[k].text)
        for j in range(k + 1, min(end, k + _APPOSITION)):
            if tokens[j].text == close:
                return j + 1
    return k


def conjugated(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« ainsi que l'a promis le Kenya »: whether the participle at a token has its auxiliary before it."""
    k -= 1
    while k > name.lowest and tokens[k].norm in words.adverbs:
        k -= 1
    return k >= name.lowest and tokens[k].norm in ("a", "ont", "avait", "avaient") and tokens[k].text != "à"
