"""A step was executed again where the SOP has no way back to it.

Why: work done twice costs twice; where it happens often, a decision with a way back is missing in the SOP.
Bad: receive, examine, examine, sign.
Good: receive, examine, receive, examine, sign where a decision at examine leads back to receive.
"""

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["repeated"], "order", ("procedure", "row"), __doc__)
