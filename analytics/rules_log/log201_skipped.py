"""A step of the SOP was not executed.

Why: every row is there for a reason, often a legal one; a case without it was decided on less than promised.
Bad: receive, sign. The step between them, examine, is in no row of the case.
Good: receive, examine, sign. A step that a decision, or an arrow past it, leads around is owed by nobody; nor
does a case that is still open owe the steps to come.
"""

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["skipped"], "order", ("procedure", "lane"), __doc__)
