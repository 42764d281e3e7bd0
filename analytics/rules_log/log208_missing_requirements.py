"""A step that has a Kelengkapan was executed without it in the log.

Why: what was decided without the documents it rests on has to be done again, or does not hold.
Bad: the row of the log for examine, whose Kelengkapan is the application, leaves the requirements empty.
Good: it names the application. A log without any requirements tells nothing: none are missed there.
"""

from ibis import _

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["missing_requirements"], "requirements", ("procedure", "row"), __doc__, _.missing_requirements)
