"""A step was executed, but not when it was its turn.

Why: what came before it lacked its result: a letter signed before it was examined was signed unseen.
Bad: receive, sign, record, examine. Examine came after the two steps that rest on it.
Good: receive, examine, sign, record; parallel rows and a choice of ways may come in any order the arrows allow.
"""

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["out_of_order"], "order", ("procedure", "row"), __doc__)
