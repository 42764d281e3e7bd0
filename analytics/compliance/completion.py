"""How likely each step is done within its Waktu, with runs that are not done yet."""

from collections import defaultdict
from collections.abc import Mapping
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.compliance.survival import kaplan_meier
from analytics.engine import Engine
from analytics.measures.spells import spells
from analytics.working_time.day_table import day_of, day_table, key, worked
from analytics.working_time.limits import CALENDAR
from analytics.working_time.located import calendars_of
from analytics.working_time.now import now_table
from model.compliance import Completion

_BEYOND = 2.0


def completion(checked: Checked, question: Question, engine: Engine) -> tuple[Completion, ...]:
    """One row for each step with a Waktu."""
    found: dict[int, list[SimpleNamespace]] = defaultdict(list)
    for row in engine.rows(spells(_observed(checked, question))):
        found[row.gid].append(row)
    with_limit = {row.gid: row.with_limit for row in engine.rows(_with_limit(checked.runs))}
    gids = (gid for gid, limit in enumerate(checked.norm.limits) if limit)
    return tuple(_completion(gid, checked, found.get(gid, []), with_limit) for gid in gids)


def _completion(gid: int, checked: Checked, rows: list[SimpleNamespace], with_limit: Mapping[int, int]) -> Completion:
    procedure, step = checked.norm.steps[gid]
    ended, censored = sum(row.ended for row in rows), sum(row.censored for row in rows)
    still = kaplan_meier(ended + censored, [(row.ended, row.censored) for row in rows if not row.beyond])
    bounds = still.interval if still else None
    return Completion(
        procedure=procedure,
        step=step.number,
        limit_text=step.time.text,
        n=ended + censored,
        ended=ended,
        censored=censored,
        left_out=with_limit.get(gid, 0) - ended - censored,
        share=1 - still.share if still else None,
        interval=(1 - bounds[1], 1 - bounds[0]) if bounds else None,
    )


def _with_limit(runs: ibis.Table) -> ibis.Table:
    return runs.filter(_.gid.notnull() & _.kind.notnull()).group_by("gid").agg(with_limit=_.count())


def _observed(checked: Checked, question: Question) -> ibis.Table:
    """How much of its Waktu each run with a known begin took or has taken, and whether it ended.

    Limits in days are as long as the days they fall on, so runs are compared by shares of their own. What is
    late lies beyond all limits, however much.
    """
    limited = used_times(checked, question).filter(_.kind.notnull() & _.verdict.isin(["within", "late", "undecided"]))
    share = ibis.least(_.used / ibis.greatest(_.limit_seconds, 1), 1.0)
    at = ibis.ifelse(_.verdict == "late", _BEYOND, share).cast("float64")
    return limited.filter(~_.ended | (_.verdict != "undecided")).select("gid", "ended", at=at)


def used_times(checked: Checked, question: Question) -> ibis.Table:
    """Runs of steps with a known begin: the seconds `used`, as their limit counts them, and whether they `ended`."""
    timed = _until(checked, question)
    calendars = calendars_of(question.office)
    days = day_table(calendars)
    dated = timed.left_join(days, key(day_of(timed.until), timed.calendar) == days.day)
    elapsed = timed.until - timed.since
    used = ibis.ifelse(timed.kind >= CALENDAR, elapsed, worked(timed.until, days) - timed.w_since)
    used = ibis.ifelse(timed.kind.isnull(), worked(timed.until, days) - timed.w_since, used)
    return dated.select(timed.gid, timed.kind, timed.limit_seconds, timed.verdict, timed.ended, used=used)


def _until(checked: Checked, question: Question) -> ibis.Table:
    """Runs that ended, until their end, and those that run still, until the log's."""
    columns = ("gid", "calendar", "kind", "w_since", "limit_seconds", "verdict")
    begun = checked.runs.filter(_.gid.notnull() & _.since.notnull())
    stamps = {"since": _.since.epoch_seconds().cast("int64"), "ended": _.exact}
    ended = begun.filter(_.exact).select(*columns, **stamps, until=_["last"].epoch_seconds().cast("int64"))
    if not checked.log.records_ends:
        return ended
    now = now_table(checked.log, calendars_of(question.office))
    open_ = checked.events.whole.filter(_.start.notnull() & _["end"].isnull()).select("row")
    running = begun.filter(_.service_seconds.isnull()).semi_join(open_, "row").inner_join(now, "calendar")
    return ended.union(running.select(*columns, **stamps, until=_.now))
