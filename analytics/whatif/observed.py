"""What a log tells about an office at work, as small tables."""

from dataclasses import dataclass
from types import SimpleNamespace

import ibis
import pyarrow as pa
from ibis import _

from analytics.bottlenecks.bottleneck_runs import bottleneck_runs
from analytics.check import Checked, Question
from analytics.engine import Engine
from analytics.trends.lead_time import with_lead
from analytics.working_time.day_table import stamp

SAMPLED = 1000
RECENT = 10_000
_ROLE = pa.schema([("gid", pa.int64()), ("lane", pa.string())])
Rows = list[SimpleNamespace]


@dataclass(frozen=True, slots=True)
class Observed:
    """Counts and samples.

    `times`: service seconds of at most SAMPLED runs of each gid, evenly from the log, with number and mean of all.
    `moves`, `ends`: how often a gid follows another, and ends a closed case. `months`: persons by role and month.
    `levels`: how often so many runs of a role were at work at once when one of them began, with a person or, where none
    is `named`, with all of the role. `shared`: persons in several roles.
    `arrivals`: when the last RECENT cases began, local seconds since 1970. `cases`: all, those in another order than
    the SOP's, the closed ones and their mean lead time.
    """

    times: Rows
    moves: Rows
    ends: Rows
    months: Rows
    levels: Rows
    shared: int
    arrivals: list[int]
    cases: SimpleNamespace


def observed(checked: Checked, question: Question, engine: Engine, roles: dict[int, str | None]) -> Observed:
    """What the log tells about the steps in `roles`, by gid; once for each check, as `engine` keeps a table for it."""
    of_roles = ibis.memtable(pa.Table.from_pylist([{"gid": g, "lane": r} for g, r in roles.items()], schema=_ROLE))
    known = bottleneck_runs(checked, question).inner_join(of_roles, "gid")
    runs = engine.keep(known, f"{question.key}_what_if_runs")
    persons = runs.filter(_.named & _.lane.notnull())
    last = runs.mutate(top=_.position.max().over(ibis.window(group_by="case"))).filter(_.position == _.top)
    closed = checked.cases.filter(_.closed).select("case")
    shared = persons.group_by("performer").agg(lanes=_.lane.nunique()).agg(n=(_.lanes > 1).sum())
    return Observed(
        times=engine.rows(_times(runs)),
        moves=engine.rows(_moves(runs)),
        ends=engine.rows(last.inner_join(closed, "case").group_by("gid").agg(n=_.count())),
        months=engine.rows(_months(persons)),
        levels=engine.rows(_levels(runs)),
        shared=int(engine.rows(shared)[0].n or 0),
        arrivals=[row.since for row in engine.rows(_arrivals(runs))],
        cases=engine.rows(_cases(runs, checked, question))[0],
    )


def _times(runs: ibis.Table) -> ibis.Table:
    timed = runs.filter(_.exact & _.service_seconds.notnull() & ~_.joint_again)
    of_step = ibis.window(group_by="gid")
    ranked = timed.mutate(
        n=_.count().over(of_step),
        mean=_.service_seconds.mean().over(of_step),
        place=ibis.row_number().over(ibis.window(group_by="gid", order_by="row")),
    )
    picked = ranked.filter((_.place * SAMPLED) % _.n < SAMPLED)
    return picked.select("gid", "n", "mean", seconds=_.service_seconds)


def _moves(runs: ibis.Table) -> ibis.Table:
    return runs.filter(_.gid_before.notnull() & ~_.joint_again).group_by("gid_before", "gid").agg(n=_.count())


def _months(persons: ibis.Table) -> ibis.Table:
    begun = stamp(ibis.coalesce(_.start, _["end"]))
    dated = persons.mutate(month=begun.year() * 12 + begun.month())
    return dated.group_by("lane", "month").agg(persons=_.performer.nunique())


def _levels(runs: ibis.Table) -> ibis.Table:
    both = runs.filter(_.lane.notnull() & _.start.notnull() & (_["end"] > _.start))
    who = both.mutate(who=ibis.ifelse(_.named, _.performer, _.lane))
    begins, ends = (
        who.select("who", "named", "lane", "row", at=_[at], more=n) for at, n in (("start", 1), ("end", -1))
    )
    so_far = ibis.window(group_by=["who", "named"], order_by=["at", "more", "row"], following=0)
    counted = begins.union(ends).mutate(level=_.more.sum().over(so_far))
    return counted.filter(_.more > 0).group_by("lane", "named", "level").agg(n=_.count())


def _arrivals(runs: ibis.Table) -> ibis.Table:
    cases = runs.group_by("case").agg(since=ibis.coalesce(_.start, _["end"]).min())
    return cases.order_by(_.since.desc(), "case").limit(RECENT).select("since")


def _cases(runs: ibis.Table, checked: Checked, question: Question) -> ibis.Table:
    led = with_lead(checked, question).semi_join(runs.select("case").distinct(), "case")
    return led.agg(
        n=_.count(),
        moved=(_.cost > 0).sum(),
        closed=_.closed.sum(),
        lead=_.lead_seconds.mean(where=_.closed),
    )
