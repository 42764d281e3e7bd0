"""How far an SOP is kept: facets, the index, what is done in time, and what is still open."""

from analytics.check import Checked, Question
from analytics.compliance.completion import completion
from analytics.compliance.facet_rows import facet_tables, total_of
from analytics.compliance.facets import counted
from analytics.compliance.open_cases import open_cases
from analytics.compliance.outcomes import outcomes
from analytics.compliance.privacy import protected
from analytics.engine import Engine
from analytics.working_time.now import now_of
from model.compliance import Compliance
from model.office import severity_of

SOON_DAYS = 2


def compliance(
    checked: Checked, question: Question, engine: Engine, *, persons: bool, soon_days: int = SOON_DAYS
) -> Compliance:
    """The figures of `checked`; without `persons` no performer is named and small groups are hidden."""
    cases, runs = outcomes(checked, severity_of(question.office), engine), counted(checked, question, engine)
    found = Compliance(
        as_of=now_of(checked.log, question.office.calendar),
        persons=True,
        soon_days=soon_days,
        index=cases.index,
        total=total_of(runs, cases),
        tables=facet_tables(runs, cases, checked.norm),
        completion=completion(checked, question, engine),
        open=open_cases(checked, question, engine, soon_days),
    )
    return found if persons else protected(found)
