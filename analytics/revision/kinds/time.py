"""A Waktu that a stated share of executions can keep, longer or shorter than the present one.

Steps whose time is meant per piece, lasts months or ends with a day (H+1) are not looked at: the log does not count
pieces, and such limits are no length of time. A repeated step is timed as the office's clock rules say.
"""

from collections.abc import Iterator
from types import SimpleNamespace

from analytics.revision.kept_times import keeping, kept_times, observed
from analytics.revision.lived import Lived
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_quantile
from analytics.revision.written_times import Written, present, rounded_up
from analytics.statistics import share, wilson
from analytics.working_time.limits import CALENDAR, kind_and_amount
from model.revision import Effect, Evidence, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, FIRST_TIME, Facts, said
from model.sop import Step


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """A new Waktu for steps whose present one is too short, much too long, or none."""
    runs, needed = observed(found), needed_for_quantile(found.thresholds.kept)
    times = {gid: row for gid, row in kept_times(runs, found.thresholds.kept, found).items() if _measurable(gid, found)}
    wanted = {
        gid: written
        for gid, row in times.items()
        if row.n >= needed and (written := _wanted(gid, row, found)) is not None
    }
    kept = keeping(runs, {gid: written.seconds for gid, written in wanted.items()}, found)
    before = keeping(runs, {gid: limit for gid in wanted if (limit := _present(gid, found)) is not None}, found)
    for gid, row in sorted(times.items()):
        if row.n < needed:
            yield silent("time", found, (gid,), row.n, needed)
        elif gid in wanted:
            yield _proposal(found, gid, row, wanted[gid], (kept.get(gid, 0), before.get(gid)))


def _measurable(gid: int, found: Lived) -> bool:
    """Whether the step's time is a length of time, or not known at all."""
    step, limit = found.step(gid), found.norm.limits[gid]
    return not step.time.per and (limit is None or _present(gid, found) is not None)


def _present(gid: int, found: Lived) -> float | None:
    return present(found.step(gid).time, found.question.office.counting, found.day)


def _wanted(gid: int, row: SimpleNamespace, found: Lived) -> Written | None:
    """The new time; None where the present one fits, or the log does not bound it."""
    limit = _present(gid, found)
    if row.high is None or row.point is None or row.low is None:
        return None
    if limit is not None and row.low > limit:
        return _rounded(row.point, found.step(gid), found)
    if limit is None:
        return _rounded(row.high, found.step(gid), found)
    shorter = _rounded(row.high, found.step(gid), found)
    return shorter if shorter and shorter.seconds <= found.thresholds.shorter * limit else None


def _rounded(seconds: float, step: Step, found: Lived) -> Written | None:
    return rounded_up(seconds, step.time, found.question.office.counting, found.day)


def _proposal(found: Lived, gid: int, row: SimpleNamespace, new: Written, kept: tuple[int, int | None]) -> Proposal:
    step, ended = found.step(gid), row.n - row.open
    old, before = step.time.text or None, share(kept[1], ended) if kept[1] is not None else None
    cases = found.cases(found.runs.filter((found.runs.gid == gid) & found.runs.exact))
    figures = {"quantile_seconds": row.point, "low_seconds": row.low, "high_seconds": row.high, "running": row.open}
    evidence = Evidence(ended, kept[0], share(kept[0], ended), wilson(kept[0], ended), cases, figures)
    facts: Facts = {
        "step": step.number,
        "old": old,
        "new": new.time.text,
        "share": evidence.share,
        "n": ended,
        "kept": before,
    }
    case = Case(
        old=old,
        new=new.time.text,
        said=said(BY_KEY["time"].sentence if kept[1] is not None else FIRST_TIME, facts),
        evidence=evidence,
        effect=Effect(_promised(gid, new, found), 0),
        confidence=confidence(row.n, needed_for_quantile(found.thresholds.kept)),
        wanted=Wanted(time=new.time),
    )
    return proposal("time", found, (gid,), case)


def _promised(gid: int, new: Written, found: Lived) -> int | None:
    """How much longer the SOP allows the step to take; a calendar day says nothing of working time."""
    limit, allowed = found.norm.limits[gid], _present(gid, found)
    in_calendar = limit is not None and kind_and_amount(limit)[0] >= CALENDAR
    return None if in_calendar or allowed is None else round(new.seconds - allowed)


PROPOSER = Proposer("time", propose)
