"""A case took longer than the office's service standard.

Why: the applicant waits for the whole, not for single steps; each step may keep its Waktu and the case be late.
Bad: a standard of 14 working days, applied for on 2 January and handed over on 4 February.
Good: handed over within the 14 days, or an open case that has not yet used them up. What the applicant takes to
complete the file does not count where the office file names that activity as a pause.
"""

from ibis import _

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["over_total"], "time", ("service_seconds", "limit_seconds"), __doc__, _.overdue, of="case")
