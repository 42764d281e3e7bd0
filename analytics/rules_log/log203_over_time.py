"""A step took longer than its Waktu.

Why: Waktu is what the office promised for the step, in its working time or, where it says so, in calendar days.
Bad: Waktu 1 hari, begun Monday 08.00 and ended Wednesday 08.00.
Good: begun Friday 11.00 and ended Monday 11.00: one working day. Where the log leaves open whether the step
was late, for want of a start, an end or an hour, it is undecided and no finding.
"""

from ibis import _

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(
    BY_KEY["over_time"], "time", ("procedure", "row", "service_seconds", "limit_seconds"), __doc__, _.verdict == "late"
)
