"""What each kind of proposal does to a flow table; steps are named by the row they had."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from analytics.revision import flow_edits as edits
from model.errors import SopError
from model.revision import Proposal, Wanted
from model.sop import Performer, Procedure, Step
from model.text import Text
from model.time import Time

_NO_VALUE = Text(
    id="usulan {id}: jenis ini tidak menerima nilai sendiri. Setujui atau tolak.",
    en="proposal {id}: this kind takes no value of your own. Accept or reject it.",
)
_BAD_TIME = Text(
    id="usulan {id}: waktu “{value}” tidak dapat dibaca. Tulis misalnya “2 hari kerja”.",
    en="proposal {id}: the time “{value}” cannot be read. Write for example “2 hari kerja”.",
)
_UNMEASURABLE = ("empty", "unmeasurable")


@dataclass(frozen=True, slots=True)
class Job:
    """A proposal on the steps `names`, between the steps `after` and `before`, with what is wanted in the end."""

    proposal: Proposal
    names: tuple[str, ...]
    after: str | None
    before: str | None
    wanted: Wanted


def applied(procedure: Procedure, job: Job) -> Procedure | None:
    """The flow table with the proposal; None where it has no place any more, or would break the flow."""
    needed = {*job.names, *([job.after] if job.after else [])}
    if not needed <= {step.number for step in procedure.steps}:
        return None
    before = edits.drawn(procedure)
    found = _EDITS[job.proposal.kind](before, job)
    return found if edits.sound(found) or not edits.sound(before) else None


def valued(proposal: Proposal, value: str, read_time: Callable[[str], Time], lanes: tuple[str, ...]) -> Wanted:
    """What the SOP is to say with the planner's own `value`; a performer without a lane gets one."""
    if proposal.kind == "time":
        time = read_time(value)
        if time.kind in _UNMEASURABLE:
            raise SopError(_BAD_TIME, id=proposal.id, value=value)
        return replace(proposal.wanted, time=time)
    if proposal.kind == "performer":
        lane = next((n for n, lane in enumerate(lanes) if lane.casefold() == value.strip().casefold()), None)
        return replace(proposal.wanted, lane=lane, role=None if lane is not None else value.strip())
    if proposal.kind in ("add", "loop", "merge"):
        return replace(proposal.wanted, text=value.strip())
    raise SopError(_NO_VALUE, id=proposal.id)


def _timed(procedure: Procedure, job: Job) -> Procedure:
    return edits.changed_step(procedure, replace(_step(procedure, job), time=job.wanted.time or Time()))


def _removed(procedure: Procedure, job: Job) -> Procedure:
    return edits.removed(procedure, job.names[0])


def _added(procedure: Procedure, job: Job) -> Procedure:
    procedure, lane = _lane(procedure, job.wanted)
    performers = () if lane is None else (Performer(lane, status="stated"),)
    step = Step(job.proposal.id, job.wanted.text or "", job.wanted.time or Time(), performers)
    return edits.inserted(procedure, step, job.after or job.names[0], job.before)


def _moved(procedure: Procedure, job: Job) -> Procedure:
    return edits.moved(procedure, job.names[0], job.after or job.names[0], job.before)


def _performed(procedure: Procedure, job: Job) -> Procedure:
    procedure, lane = _lane(procedure, job.wanted)
    step = _step(procedure, job)
    symbol = step.performers[0].symbol if step.performers else "process"
    performers = () if lane is None else (Performer(lane, symbol, "stated"),)
    return edits.changed_step(procedure, replace(step, performers=performers, alternatives=()))


def _branch(procedure: Procedure, job: Job) -> Procedure:
    return edits.without_arrow(procedure, *job.names)


def _loop(procedure: Procedure, job: Job) -> Procedure:
    target = edits.step_of(procedure, job.names[1])
    assert target
    known = [text for text in (target.remarks, job.wanted.text) if text and text != "-"]
    return edits.changed_step(procedure, replace(target, remarks="; ".join(known)))


def _merged(procedure: Procedure, job: Job) -> Procedure:
    first, second = _step(procedure, job), edits.step_of(procedure, job.names[1])
    assert second
    into = replace(
        first, activity=job.wanted.text or first.activity, time=job.wanted.time or first.time, output=second.output,
        remarks="; ".join(text for text in (first.remarks, second.remarks) if text) or None,
    )  # fmt: skip
    return edits.merged(procedure, into, job.names[1])


def _parallel(procedure: Procedure, job: Job) -> Procedure:
    return edits.side_by_side(procedure, *job.names)


def _step(procedure: Procedure, job: Job) -> Step:
    step = edits.step_of(procedure, job.names[0])
    assert step
    return step


def _lane(procedure: Procedure, wanted: Wanted) -> tuple[Procedure, int | None]:
    """The lane wanted, a new one for a role that has none."""
    if wanted.lane is not None or not wanted.role:
        return procedure, wanted.lane
    if wanted.role in procedure.lanes:
        return procedure, procedure.lanes.index(wanted.role)
    return replace(procedure, lanes=(*procedure.lanes, wanted.role)), len(procedure.lanes)


_EDITS: dict[str, Callable[[Procedure, Job], Procedure]] = {
    "time": _timed,
    "remove": _removed,
    "add": _added,
    "move": _moved,
    "performer": _performed,
    "branch": _branch,
    "loop": _loop,
    "merge": _merged,
    "parallel": _parallel,
}
