"""A step that has an Output was executed without one in the log.

Why: the output is the proof of the step and what the next one works on.
Bad: the row of the log for examine, whose Output is an examination sheet, leaves the output empty.
Good: it names the sheet. A log without any outputs tells nothing: none is missed there.
"""

from ibis import _

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["missing_output"], "output", ("procedure", "row"), __doc__, _.missing_output)
