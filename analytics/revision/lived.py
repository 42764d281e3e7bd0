"""What a log tells of how an SOP is lived: the runs a proposal rests on, and small tables of them."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import ibis
from ibis import _

from analytics.bottlenecks.bottleneck_runs import in_working_time
from analytics.check import Checked, Question
from analytics.conformance.norm import Norm
from analytics.engine import Engine
from analytics.revision.thresholds import Thresholds
from analytics.revision.written_times import usual_day
from analytics.statistics import share, wilson
from analytics.working_time.located import calendars_of
from model.revision import Evidence
from model.sop import Procedure, Step

_SHOWN = 5
# Steps of no place: before the first and after the last of a case.
NOWHERE = -1


@dataclass(frozen=True)
class Lived:
    """A check and its `runs`, kept on the engine: those of whole steps and of foreign activities.

    Each has the steps `before` and `after` it in its case (NOWHERE at an end), foreign activities passed over, and
    `closed`, whether its case is. Times are working seconds.
    """

    checked: Checked
    question: Question
    engine: Engine
    thresholds: Thresholds
    runs: ibis.Table

    @property
    def norm(self) -> Norm:
        """The norm of the check."""
        return self.checked.norm

    def step(self, gid: int) -> Step:
        """The step with that number in the norm."""
        return self.norm.steps[gid][1]

    def procedure(self, gid: int) -> Procedure:
        """The procedure of a step."""
        return self.norm.document.procedures[self.norm.steps[gid][0]]

    def row(self, gid: int) -> int:
        """The row of a step in its procedure."""
        return gid - self.norm.first[self.norm.steps[gid][0]]

    @cached_property
    def day(self) -> int:
        """The working seconds of a usual day of the office."""
        return usual_day(self.question.office.calendar)

    @cached_property
    def executed(self) -> dict[int, int]:
        """In how many closed cases each step was executed."""
        counts = self.runs.filter(_.closed & _.gid.notnull()).group_by("gid").agg(cases=_.case.nunique())
        return {row.gid: row.cases for row in self.engine.rows(counts)}

    @cached_property
    def deviations(self) -> Counter[tuple[str, int | None]]:
        """How many closed cases have each kind of order deviation at each step."""
        found: Counter[tuple[str, int | None]] = Counter()
        for verdict in self.checked.verdicts:
            for one in {(kind, gid) for kind, gid, _place in verdict.moves} if verdict.closed else ():
                found[one] += verdict.cases
        return found

    @cached_property
    def closed(self) -> int:
        """How many cases are closed."""
        return sum(verdict.cases for verdict in self.checked.verdicts if verdict.closed)

    @cached_property
    def mapped(self) -> float:
        """The share of the log's events that are steps of the SOP."""
        names, seen = {one.activity for one in self.checked.mapping}, self.checked.log.activities
        return sum(n for name, n in seen.items() if name in names) / sum(seen.values())

    def cases(self, runs: ibis.Table) -> tuple[str, ...]:
        """Some cases of `runs`, the first by name."""
        found = runs.select("case").distinct().order_by("case").limit(_SHOWN)
        return tuple(row.case for row in self.engine.rows(found))

    def evidence(self, hits: int, n: int, runs: ibis.Table, **figures: float) -> Evidence:
        """`hits` of `n` with cases among `runs`."""
        return Evidence(n, hits, share(hits, n), wilson(hits, n), self.cases(runs), figures)


def lived(checked: Checked, question: Question, engine: Engine, thresholds: Thresholds) -> Lived:
    """What `checked` tells; once for each question, as `engine` keeps a table for it."""
    runs = in_working_time(checked.runs, checked, calendars_of(question.office)).filter(~_.joint_again)
    names = checked.events.whole.select("row", "activity", "acting")
    cases = checked.cases.select("case", "closed")
    table = runs.inner_join(names, "row").inner_join(cases, "case").select(
        *("case", "row", "position", "gid", "activity", "acting", "closed", "exact", "wrong_performer"),
        *("service_seconds", "waiting_seconds", "first", "last"),
    )  # fmt: skip
    return Lived(
        checked, question, engine, thresholds, engine.keep(_placed(table, checked.norm), f"{question.key}_revision")
    )


def _placed(runs: ibis.Table, norm: Norm) -> ibis.Table:
    """Adds the steps `before` and `after` each run, foreign activities passed over."""
    width = len(norm.steps) + 1
    down = ibis.window(group_by="case", order_by="position", following=0)
    up = ibis.window(group_by="case", order_by=ibis.desc("position"), following=0)
    coded = runs.mutate(code=_.position * width + _.gid)
    reached = coded.mutate(last_code=_.code.max().over(down), next_code=_.code.min().over(up))
    case = ibis.window(group_by="case", order_by="position")
    return reached.mutate(
        before=(_.last_code.lag().over(case) % width).fill_null(NOWHERE).cast("int64"),
        after=(_.next_code.lead().over(case) % width).fill_null(NOWHERE).cast("int64"),
    ).drop("code", "last_code", "next_code")
