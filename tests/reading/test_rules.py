"""Every rule reads its own examples, and no other kind of rule claims them; every word of the lexicon is of use."""

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import RuleError
from geo.model import Article
from geo.reading.language import lexicon, table
from geo.reading.pipeline import read as read_article
from geo.reading.rulebook.patterns import ROLES, Atom, parse_pattern
from geo.reading.rulebook.rules import fit, match, rules

from .rule_examples import read, shown, units

EXAMPLES = [(r, e) for r in rules() for e in r.yes]
COUNTER_EXAMPLES = [(r, e) for r in rules() for e in r.no]


@pytest.mark.parametrize(("rule", "source"), EXAMPLES, ids=lambda v: getattr(v, "id", None))
def test_a_rule_reads_its_examples_and_gives_each_role_to_whom_the_brackets_say(rule, source):
    example = read(source)
    reduced = units(example)

    fits = [
        f
        for i in range(len(reduced))
        if (f := fit(rule, reduced, i)) is not None and (shown(f, reduced) or rule.factuality)
    ]

    assert fits, f"{rule.id} does not read: {example.text}\n{describe(reduced)}"
    best = max(fits, key=lambda f: f.weight)
    for _, _, label in example.marks:
        if label in ROLES and not (rule.pattern.topic and label == "location"):
            unit = best.roles.get(label)
            assert unit is not None, f"{rule.id}: nobody is {label} in: {example.text}\n{describe(reduced)}"


@pytest.mark.parametrize(("rule", "source"), EXAMPLES, ids=lambda v: getattr(v, "id", None))
def test_no_rule_of_another_kind_claims_an_example(rule, source):
    reduced = units(read(source))

    others = {m.rule.kind for m in match(reduced) if shown(m, reduced)} - {rule.kind}

    assert not others, f"{rule.id}: {source}"


@pytest.mark.parametrize(("rule", "source"), COUNTER_EXAMPLES, ids=lambda v: getattr(v, "id", None))
def test_a_counter_example_gives_nothing_of_its_kind_that_happened(rule, source):
    reduced = units(read(source))

    found = [
        m.rule.id for m in match(reduced) if m.rule.kind == rule.kind and shown(m, reduced) and not m.rule.cancelled
    ]

    assert not found, f"{source}\n{describe(reduced)}"


@given(st.sampled_from([*EXAMPLES, *COUNTER_EXAMPLES]), st.floats(0, 1))
def test_an_example_cut_off_anywhere_is_read_and_its_evidence_lies_within_it(gazetteer, example, share):
    _, source = example
    whole = read(source).text
    text = whole[: round(share * len(whole))]

    events = read_article(Article(id="cut", text=text, published=None), gazetteer).events

    assert all(report.sentence and report.sentence in text for event in events for report in event.reports)


def test_every_rule_has_two_examples_each_way():
    assert [r.id for r in rules() if len(r.yes) < 2 or len(r.no) < 2] == []


def test_every_lexeme_of_the_lexicon_is_used_by_some_rule():
    patterns = [p for rule in rules() for p in (rule.pattern, *rule.unless)]
    used = {v for p in patterns for a in atoms((*p.left, p.anchor, *p.right)) if a.kind == "lexeme" for v in a.values}

    assert lexicon().names == used


CLASSES = ("words", "written", "endings", "beginnings", "standing_for", "lexemes", "lemmas")


@pytest.mark.parametrize("section", CLASSES)
def test_every_class_of_the_lexicon_is_read_by_the_code(root, section):
    code = code_of_the_reading(root)

    assert [name for name in table("lexicon")[section] if f'"{name}"' not in code] == []


@pytest.mark.parametrize("section", CLASSES)
def test_every_class_that_the_code_asks_for_is_in_the_lexicon(root, section):
    asked = set(re.findall(rf'\b{section}\(\)\["(\w+)"\]', code_of_the_reading(root)))

    assert asked <= set(table("lexicon")[section])


@pytest.mark.parametrize("name", sorted({name for names in table("lexicon")["lexemes"].values() for name in names}))
def test_a_class_of_lexemes_holds_lexemes(name):
    assert name in lexicon().names


def code_of_the_reading(root):
    return "".join(path.read_text(encoding="utf-8") for path in sorted((root / "geo" / "reading").rglob("*.py")))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("<attacker> … @bombardre … <location>", "no lexeme bombardre"),
        ("<attaker> … @bombarder", "no role 'attaker'"),
        ("<attacker> … [@bombarder", "not closed"),
        ("<attacker> … @bombarder]", "closes nothing"),
        ("<attacker> … <location>", "no @lexeme"),
    ],
)
def test_a_pattern_that_is_wrong_is_underlined(pattern, message):
    with pytest.raises(RuleError, match=message) as raised:
        parse_pattern(pattern, "strike.toml: essai")

    assert pattern in str(raised.value)


def atoms(found: Iterable[Atom]) -> Iterator[Atom]:
    for atom in found:
        yield atom
        yield from atoms(atom.inner)


def describe(reduced):
    return " ".join(
        f"{u.kind}:{u.norm or '/'.join(u.names)}{'/'.join(sorted(u.lexemes))}{'*' if u.subject else ''}"
        + (f"<{u.group.voice},{u.group.mood},{u.group.effect}>" if u.group else "")
        + (f"({u.preposition})" if u.preposition else "")
        for u in reduced
    )
