"""Break a rule, and one of the examples that rules carry shows it: no veto and no lexeme is there for nothing."""

from dataclasses import replace
from functools import cache

import pytest

from geo.reading.rulebook.rules import Rule, fit, rules
from geo.reading.sentences.units import Unit

from .rule_examples import read, units

VETOES = [(rule, veto) for rule in rules() for veto in rule.unless]
LEXEMES = [(rule, lexeme) for rule in rules() for lexeme in rule.pattern.anchor.values]


@cache
def examples() -> tuple[tuple[str, tuple[Unit, ...]], ...]:
    """Every example of every rule, of both kinds, as units."""
    return tuple((source, units(read(source))) for rule in rules() for source in (*rule.yes, *rule.no))


def fits(rule: Rule, sentence: tuple[Unit, ...]) -> bool:
    return any(fit(rule, sentence, at) is not None for at in range(len(sentence)))


@pytest.mark.parametrize(("rule", "veto"), VETOES, ids=lambda v: getattr(v, "id", getattr(v, "source", None)))
def test_a_rule_without_one_of_its_vetoes_reads_too_much(rule, veto):
    looser = replace(rule, unless=tuple(v for v in rule.unless if v is not veto))

    assert any(fits(looser, sentence) and not fits(rule, sentence) for _, sentence in examples())


@pytest.mark.parametrize(("rule", "lexeme"), LEXEMES, ids=lambda v: getattr(v, "id", v))
def test_a_rule_without_one_of_its_lexemes_reads_too_little(rule, lexeme):
    anchor = replace(rule.pattern.anchor, values=tuple(v for v in rule.pattern.anchor.values if v != lexeme))
    stricter = replace(rule, pattern=replace(rule.pattern, anchor=anchor))

    missed = [e for e in rule.yes if not fits(stricter, units(read(e)))]

    assert missed
