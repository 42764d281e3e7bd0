"""Something was done that the SOP does not have, or not at this place.

Why: it takes time nobody planned; where it happens often, the SOP describes other work than is done.
Bad: receive, meeting, examine, sign. No row of the SOP is a meeting.
Good: receive, examine, sign; or a meeting that the SOP has a row for.
"""

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["extra"], "order", ("row", "activity"), __doc__)
