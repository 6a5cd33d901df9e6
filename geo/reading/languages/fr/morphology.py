"""How do French words take their forms: verbs by person and tense, nouns and participles by number and gender?

What a table cannot say is said here; irregular verbs are data (``conjugations.toml``).
"""

from collections.abc import Mapping

from geo.errors import RuleError

_ENDINGS = {  # of verbs, in the persons that news uses: il, ils, nous, je
    "imperfect": ("ait", "aient", "ions", "ais"),
    "future": ("a", "ont", "ons"),
    "conditional": ("ait", "aient", "ions", "ais"),
}


def infinitive(verb: str) -> tuple[str, bool]:
    """The lemma of a verb as lists give it, and whether it is reflexive: « s'emparer » → « emparer », True."""
    lemma = verb.removeprefix("se ").removeprefix("s'")
    return lemma, lemma != verb


def conjugate(lemma: str, irregular: Mapping[str, str]) -> list[tuple[str, str]]:
    """The forms of a verb with their moods: infinitive, present, imperfect, past, future, conditional, gerund, participle."""
    if lemma in irregular:
        parts = irregular[lemma].split()
        if len(parts) != 7:
            raise RuleError(f"conjugations.toml: {lemma}: seven forms expected, got {len(parts)}")
        singular, plural, stem, past, pasts, future, participle = parts
        present = [singular, plural, stem + "ons"]
    elif lemma.endswith("er"):
        root, soft = lemma[:-2], _softened(lemma[:-2])
        grave = root[:-1] + "i" if root.endswith(("oy", "uy")) else _grave(root)
        singular, plural, stem, past, pasts, future, participle = (
            f"{grave}e",
            f"{grave}ent",
            soft,
            f"{soft}a",
            f"{root}èrent",
            f"{grave}er" if "e" in root[-2:] or root.endswith(("oy", "uy")) else lemma,
            f"{root}é",
        )
        present = [singular, plural, soft + "ons"]
    elif lemma.endswith("ir"):
        root = lemma[:-2]
        stem, past, pasts, future, participle = f"{root}iss", f"{root}it", f"{root}irent", lemma, f"{root}i"
        present = [f"{root}it", f"{root}issent", f"{root}issons"]
    else:
        raise RuleError(f"conjugations.toml: {lemma}: an irregular verb without its forms")
    forms = [(lemma, "infinitive"), (past, "past"), (pasts, "past"), (stem + "ant", "gerund")]
    forms += [(form, "present") for form in present]
    forms += [
        ((stem[:-1] if stem.endswith("ge") and ending == "ions" else stem) + ending, "imperfect")
        for ending in _ENDINGS["imperfect"]
    ]
    forms += [(future + ending, "future") for ending in _ENDINGS["future"]]
    forms += [(future + ending, "conditional") for ending in _ENDINGS["conditional"]]
    endings = ("", "e", "es") if participle.endswith("s") else ("", "e", "s", "es")
    bare = participle.replace("dû", "du")  # « il a dû », « la somme due »
    forms += [((bare if ending else participle) + ending, "participle") for ending in endings]
    return forms


def _softened(root: str) -> str:
    """A root before « a » and « o »: « lanc » → « lanç », « assiég » → « assiége »."""
    if root.endswith("c"):
        return root[:-1] + "ç"
    return root + "e" if root.endswith("g") else root


def _grave(root: str) -> str:
    """A root before a mute « e »: « céd » → « cèd », « men » → « mèn »."""
    for i in range(len(root) - 1, max(-1, len(root) - 4), -1):
        if (
            root[i] in "eé"
            and i < len(root) - 1
            and root[i + 1 :] in ("d", "n", "t", "g", "gn", "gr", "lèv", "m", "v", "r", "tr")
        ):
            return root[:i] + "è" + root[i + 1 :]
        if root[i] in "aiouyàâêîôûùé":
            break
    return root


def plural(noun: str) -> str:
    """The plural of a noun, of its first word where it is a phrase (« voiture piégée » → « voitures piégées »)."""
    words = noun.split()
    if len(words) > 1 and words[1] not in ("de", "général", "forte"):
        return " ".join(plural(word) for word in words)
    head = words[0]
    if head.endswith(("s", "x", "z")):
        made = head
    elif head.endswith(("eau", "eu")):
        made = head + "x"
    else:
        made = head + "s"
    return " ".join([made, *words[1:]])


def agreed(participle: str) -> list[str]:
    """A past participle in its genders and numbers; of a phrase, its first word agrees, and the second where there are two."""
    head, _, rest = participle.partition(" ")
    endings = ("", "e", "es") if head.endswith("s") else ("", "e", "s", "es")
    forms = [f"{head}{ending} {rest}".strip() for ending in endings]
    return forms + [f"{head}{ending} {rest}{ending}" for ending in endings if rest and " " not in rest]


def genders(masculine: str) -> frozenset[str]:
    """Both genders of the adjective of a country, without accents, singular and plural: « malien » → « maliennes »."""
    feminine = {masculine + "e"}
    if masculine.endswith(("en", "on")):
        feminine = {masculine + "ne"}
    elif masculine.endswith("c"):
        feminine = {masculine + "que", masculine[:-1] + "que"}
    forms = {masculine, *feminine}
    return frozenset(forms | {form if form.endswith("s") else form + "s" for form in forms})
