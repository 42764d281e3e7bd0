"""Open cases: the step each waits in, and whether it is late already, due today, due soon or later."""

from collections.abc import Iterable
from datetime import datetime
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.compliance.waiting import waiting
from analytics.engine import Engine
from analytics.working_time.due import due_of
from analytics.working_time.epoch import moment_of
from analytics.working_time.limits import CALENDAR, DAYS
from analytics.working_time.located import calendars_of
from analytics.working_time.now import now_table
from model.compliance import OpenCase, OpenList

STATUSES = ("late", "today", "soon", "later", "undated")
_NEVER = datetime.max  # noqa: DTZ901 (local too)


def open_cases(checked: Checked, question: Question, engine: Engine, soon_days: int) -> tuple[OpenList, ...]:
    """One list a status: all its cases counted, the first `question.limit_findings` by due date listed."""
    table = engine.keep(_dated(checked, question, engine, soon_days), "compliance_open")
    counts = {row.status: row.cases for row in engine.rows(table.group_by("status").agg(cases=_.count()))}
    limit = question.limit_findings
    rows = engine.rows(_first(table, limit))
    found = {status: [row for row in rows if row.status == status] for status in counts}
    return tuple(
        OpenList(status, counts.get(status, 0), _listed(found.get(status, ()), checked, question)[:limit])
        for status in STATUSES
    )


def _dated(checked: Checked, question: Question, engine: Engine, soon_days: int) -> ibis.Table:
    """Open cases with the seconds `left` of the Waktu, and `status`.

    A Waktu that is used up but not exceeded is due today. `mark` orders due dates of one calendar: working
    time in half seconds, because a limit in days that is over at closing ends with the next morning.
    """
    now = now_table(checked.log, calendars_of(question.office), soon_days)
    dated = waiting(checked, question, engine).inner_join(now, "calendar")
    working = _.kind < CALENDAR
    goal = ibis.ifelse(working, _.w_since, _.since) + _.limit_seconds
    aimed = dated.mutate(goal=goal, left=goal - ibis.ifelse(working, _.w_now, _.now))
    marked = aimed.mutate(mark=2 * _.goal + (_.kind == DAYS).cast("int64"))
    status = ibis.cases(
        (_.goal.isnull(), "undated"),
        (_.left < 0, "late"),
        (_.mark <= 2 * ibis.ifelse(working, _.w_today, _.today), "today"),
        (_.mark <= 2 * ibis.ifelse(working, _.w_soon, _.soon), "soon"),
        else_="later",
    )
    return marked.mutate(status=status).drop("now", "w_now", "today", "w_today", "soon", "w_soon")


def _first(table: ibis.Table, limit: int) -> ibis.Table:
    """The first of each status, calendar and way of counting: among them are the first of each status."""
    groups = ["status", "calendar", _.kind >= CALENDAR]
    rank = ibis.row_number().over(ibis.window(group_by=groups, order_by=["mark", "since", "case"]))
    return table.mutate(rank=rank).filter(_.rank < limit)


def _listed(rows: Iterable[SimpleNamespace], checked: Checked, question: Question) -> tuple[OpenCase, ...]:
    found = [_case(row, checked, question) for row in rows]
    return tuple(sorted(found, key=lambda case: (case.due or _NEVER, case.since or _NEVER, case.case)))


def _case(row: SimpleNamespace, checked: Checked, question: Question) -> OpenCase:
    procedure, step = (None, None) if row.gid is None else checked.norm.steps[row.gid]
    calendar = calendars_of(question.office)[row.calendar]
    return OpenCase(
        case=row.case,
        procedure=procedure,
        step=step.number if step else None,
        basis=row.basis,
        since=None if row.since is None else moment_of(row.since),
        due=None if row.goal is None else due_of(row.goal, row.kind, calendar),
        left_seconds=row.left,
    )
