"""Every rule on documents, in the order of its code."""

from analytics import rules
from analytics.linting.rule import LintRule
from model.collect import collect

RULES = collect(rules, "RULE", LintRule)
BY_CODE = {rule.code: rule for rule in RULES}
