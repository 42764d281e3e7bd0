"""Every rule on documents: its cases, its reasons, its page."""

import re
from collections import Counter

import pytest

from analytics.linting.catalogue import RULES
from analytics.linting.rule import LintRule
from bench.rules_page import PAGE, page
from model.lint import SEVERITIES, Finding
from model.text import Lang
from tests.analytics.lint_cases import FOLDER, Case, cases, found

CASES = tuple(case for rule in RULES for case in cases(rule.code))
ITEMS = {"I": 13, "F": 11, "M": 8, "D": 5}


def own(case: Case) -> list[Finding]:
    return [finding for finding in found(case.said) if finding.rule == case.code]


def test_the_good_sop_has_no_finding() -> None:
    assert found({}) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_found_at_the_places_it_names(case: Case) -> None:
    assert [finding.spot.at for finding in own(case)] == ([] if case.passes else case.said["at"])


@pytest.mark.parametrize("case", [case for case in CASES if not case.passes], ids=lambda case: case.name)
def test_a_finding_says_what_is_wrong_and_where(case: Case) -> None:
    first = own(case)[0]
    assert str(case.said.get("says", "")) in first.to(Lang.ID)
    assert first.severity == case.said.get("severity", first.severity)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_two_passing_and_two_failing_cases(rule: LintRule) -> None:
    kinds = Counter(case.passes for case in cases(rule.code))
    assert min(kinds[True], kinds[False]) >= 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_with_a_bad_and_a_good_case(rule: LintRule) -> None:
    assert re.findall(r"^(\w+):", rule.told, re.MULTILINE) == ["Why", "Bad", "Good"]
    assert rule.severity in SEVERITIES


def test_every_item_of_the_checklist_has_its_rule() -> None:
    wanted = [f"{letter}-{n:02}" for letter, count in ITEMS.items() for n in range(1, count + 1)]
    assert [rule.item for rule in RULES if rule.item != "-"] == wanted


def test_no_case_file_is_without_its_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {rule.code for rule in RULES} | {"good"}


@pytest.mark.parametrize("case", [case for case in CASES if not case.passes], ids=lambda case: case.name)
def test_what_rests_on_custom_is_no_error(case: Case) -> None:
    assert [one for one in own(case) if "Kelaziman" in one.basis.id and one.severity == "error"] == []


def test_the_page_of_rules_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
