"""Figures that public logs are known for, through our own readers, columns, zones and comparison.

    PYTHONPATH=. python bench/public_logs.py FOLDER

FOLDER holds `receipt.xes.gz` (CoSeLoG, 4TU.ResearchData) and `InternationalDeclarations.xes.gz` (BPI Challenge
2020, 4TU.ResearchData); they are not part of this repository.
"""

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ibis import _

from analytics.offices.office import office_of
from comparison import Settings, compare, survey
from event_logs import Reading, events_of
from model.shifts import DAY
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.sop_json import dumps, loads
from model.time import Time

RECEIPT, DECLARATIONS = "receipt.xes.gz", "InternationalDeclarations.xes.gz"
_OFFICE = '[calendars.kantor]\nbase = "24x7"\nzone = "Europe/Amsterdam"\n'
_STORED_DAYS = (0, 4000)  # 00:00 and 01:06:40
_APPROVER = re.compile(r" by (.+)$")


@dataclass(frozen=True, slots=True)
class Lateness:
    """Ended cases, how many of their planned ends are stored as a day, how many are late by local date and by bare stamp."""

    ended: int
    planned_days: int
    late_by_date: int
    late_by_stamp: int

    @property
    def on_time(self) -> float:
        """The share of the ended cases that ended on the planned date or before."""
        return 1 - self.late_by_date / self.ended


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Events whose name states who acts, those of another role by the name, and those the comparison calls wrong."""

    judged: int
    wrong: int
    found: int


def lateness(log: Path) -> Lateness:
    """How the ends of the cases compare with their planned ends."""
    with TemporaryDirectory() as folder:
        planned, ended = (_ends(log, attribute, Path(folder)) for attribute in ("enddate_planned", "enddate"))
    pairs = [(planned[case], end) for case, end in ended.items() if case in planned]
    return Lateness(
        ended=len(pairs),
        planned_days=sum(plan.local % DAY in _STORED_DAYS for plan, _end in pairs),
        late_by_date=sum(end.local // DAY > plan.local // DAY for plan, end in pairs),
        late_by_stamp=sum(end.utc > plan.utc for plan, end in pairs),
    )


@dataclass(frozen=True, slots=True)
class _Instant:
    local: int
    utc: int


def _ends(log: Path, attribute: str, folder: Path) -> dict[str, _Instant]:
    """When each case ends by an attribute of its trace, read as the end of its events."""
    columns, office = folder / "columns.csv", folder / "office.toml"
    columns.write_text(f"heading,column\ncase:concept:name,case\nconcept:name,activity\ncase:{attribute},end\n")
    office.write_text(_OFFICE)
    with TemporaryDirectory(dir=folder) as scratch:
        logged = events_of(log, Path(scratch), Reading(columns=columns), office_of("kantor", office))
        ends = logged.events.whole.group_by("case").agg(local=_.end.max(), utc=(_.end - _.behind).max())
        return {row.case: _Instant(row.local, row.utc) for row in logged.engine.rows(ends)}


def approver(activity: str) -> str | None:
    """Who acts by the name of `activity`."""
    found = _APPROVER.search(activity)
    return found[1] if found else None


def stated(activities: tuple[str, ...]) -> SopDocument:
    """The SOP that the names state: each activity a row, its approver the performer, read back from its JSON."""
    lanes = tuple(sorted({role for activity in activities if (role := approver(activity))}))
    steps = tuple(
        Step(str(n), activity, Time(), (Performer(lanes.index(role), status="stated"),) if role else ())
        for n, (activity, role) in enumerate(((name, approver(name)) for name in activities), 1)
    )
    return loads(
        dumps(SopDocument(Source("declarations.json", "json", ""), procedures=(Procedure(None, lanes, steps),)))
    )


def shifted(document: SopDocument) -> SopDocument:
    """`document` with every row given to the lane beside: each verdict has to turn."""
    (procedure,) = document.procedures
    steps = tuple(
        replace(step, performers=tuple(replace(p, lane=(p.lane + 1) % len(procedure.lanes)) for p in step.performers))
        for step in procedure.steps
    )
    return replace(document, procedures=(replace(procedure, steps=steps),))


def performers(log: Path) -> tuple[Verdicts, Verdicts]:
    """The verdicts on who acted, against the SOP that the names state, and against the one with shifted lanes."""
    document = stated(tuple(survey(log, Settings()).activities))
    return _verdicts(log, document), _verdicts(log, shifted(document))


def _verdicts(log: Path, document: SopDocument) -> Verdicts:
    (procedure,) = document.procedures
    lanes = {step.activity: procedure.lanes[step.performers[0].lane] for step in procedure.steps if step.performers}
    with TemporaryDirectory() as scratch:
        logged = events_of(log, Path(scratch), Reading(), office_of("id-5day", None))
        counts = logged.engine.rows(logged.events.whole.group_by("activity", "acting").agg(n=_.count()))
    judged = [group for group in counts if group.activity in lanes]
    wrong = sum(group.n for group in judged if group.acting != lanes[group.activity])
    found = compare(document, log, Settings(limit_findings=0)).deviations["wrong_performer"]
    return Verdicts(sum(group.n for group in judged), wrong, found)


def section(folder: Path) -> str:
    """What came of the logs in `folder`, as Markdown."""
    late, (own, other) = lateness(folder / RECEIPT), performers(folder / DECLARATIONS)
    return f"""
## Public logs

`receipt` (J. Buijs, CoSeLoG project, 4TU.ResearchData): {late.ended:,} ended cases, of which {late.late_by_date} are late
({late.on_time:.1%} on time) when the local date of `enddate` is held against that of `enddate_planned`, in Europe/Amsterdam.
Held against each other as stamps, {late.late_by_stamp} would be late. The planned end is a day, not an hour: {late.planned_days:,}
of them are stored as 00:00 or 01:06:40 of that day, so that a case finished on the planned day in office hours has a later
stamp and is on time all the same. A norm in days is therefore compared by dates. Both attributes belong to the case; they
come through the XES reader (`case:enddate`, `case:enddate_planned`) and a table of columns that takes them as ends.

`InternationalDeclarations` (B. van Dongen, BPI Challenge 2020, 4TU.ResearchData): in {own.judged:,} events the name of the
activity states who acts ("… APPROVED by SUPERVISOR"). Against an SOP that gives each row to that role {own.wrong:,} events
are of another role, and {own.found:,} are found. Against the same SOP with every row given to the lane beside,
{other.wrong:,} are, and {other.found:,} are found. Order says nothing here: the SOP lists the activities by name.
"""


if __name__ == "__main__":
    print(section(Path(sys.argv[1])))
