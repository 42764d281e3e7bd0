"""A step was executed by a role that the SOP does not give it to.

Why: who may decide is a matter of competence; a decision of another role can be contested.
Bad: the SOP lets the head sign, the log says that the clerk did.
Good: any of the performers of the row did it. A step without a sure performer in the SOP, and a role that no
lane is known for, are not judged.
"""

from ibis import _

from analytics.log_rule import LogRule
from model.deviation import BY_KEY

RULE = LogRule(BY_KEY["wrong_performer"], "performer", ("procedure", "row", "role", "lane"), __doc__, _.wrong_performer)
