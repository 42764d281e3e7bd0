"""Performers confirmed by a person, and the rest of the procedure decoded again around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ingest.correcting import noted
from ingest.language.performers import Guess, decode
from ingest.language.rows import RowTexts
from ingest.layout.performers import KNOWN, acting
from model.errors import SopError
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Step
from model.text import Text

T = TypeVar("T")
CONFIRMED = "confirmed"
_FIXED = frozenset({"drawn", CONFIRMED})
_NO_STEP = Text(
    id="Langkah atau pelaksana ini tidak ada dalam dokumen. Muat ulang halaman, lalu pilih lagi.",
    en="This step or performer is not in the document. Reload the page and choose again.",
)


@dataclass(frozen=True, slots=True)
class Redecoded:
    """A document with a performer confirmed; `changed` are the indexes of the other steps that it changed."""

    document: SopDocument
    changed: tuple[int, ...]


def confirmed(document: SopDocument, procedure: int, step: int, lanes: Sequence[int]) -> Redecoded:
    """`document` where exactly `lanes` act in a step of a procedure, the rest decoded again."""
    before = _procedure(document, procedure, step, lanes)
    fixed = replace(before, steps=_replaced(before.steps, step, _confirmed(before.steps[step], lanes)))
    after = redecoded(before, fixed, step)
    at = f"/procedures/{procedure}/steps/{step}/performers"
    old, new = (_names(before, one.steps[step]) for one in (before, after))
    procedures = _replaced(document.procedures, procedure, _with_ports(before, after))
    whole = replace(document, procedures=procedures, repairs=noted(document, at, old, new) if old != new else document.repairs)  # fmt: skip
    pairs = zip(before.steps, after.steps, strict=True)
    return Redecoded(whole, tuple(i for i, (a, b) in enumerate(pairs) if i != step and _lanes(a) != _lanes(b)))


def redecoded(before: Procedure, fixed: Procedure, at: int) -> Procedure:
    """`fixed`, where step `at` was confirmed, with its other steps decoded again.

    Only steps whose performer is what the words told before are: what a drawing or the document's own
    narrative told stays.
    """
    rows = tuple(_texts(step) for step in before.steps)
    was = decode(rows, before.lanes, _clamps(before))
    now = decode(rows, before.lanes, _clamps(fixed))
    steps = tuple(
        step if i == at or step_is_fixed(step) or not _told(step, old) else _again(step, new)
        for i, (step, old, new) in enumerate(zip(fixed.steps, was, now, strict=True))
    )
    return replace(fixed, steps=steps)


def step_is_fixed(step: Step) -> bool:
    """Whether a drawing or a person says who acts in `step`."""
    return any(performer.status in _FIXED for performer in step.performers)


def _procedure(document: SopDocument, procedure: int, step: int, lanes: Sequence[int]) -> Procedure:
    """The procedure; refused when it does not have this step or one of these lanes."""
    if not lanes or not 0 <= procedure < len(document.procedures):
        raise SopError(_NO_STEP)
    found = document.procedures[procedure]
    if not 0 <= step < len(found.steps) or not all(0 <= lane < len(found.lanes) for lane in lanes):
        raise SopError(_NO_STEP)
    return found


def _confirmed(step: Step, lanes: Sequence[int]) -> Step:
    """`step` by exactly `lanes`; a performer who was drawn stays drawn."""
    known = {performer.lane: performer for performer in step.performers}
    symbol = step.performers[0].symbol if step.performers else "process"
    performers = tuple(
        replace(known[lane], confidence=1.0, status="drawn" if known[lane].status == "drawn" else CONFIRMED)
        if lane in known
        else Performer(lane, symbol, CONFIRMED, 1.0)
        for lane in sorted(set(lanes))
    )
    return replace(step, performers=performers, alternatives=())


def _clamps(procedure: Procedure) -> Mapping[int, tuple[int, ...]]:
    return {i: _lanes(step) for i, step in enumerate(procedure.steps) if step_is_fixed(step)}


def _told(step: Step, guess: Guess) -> bool:
    """Whether `step` has the performer that the decoder gave it."""
    return _lanes(step) == ((guess.lane,) if guess.confidence >= KNOWN else ())


def _again(step: Step, guess: Guess) -> Step:
    who = acting(guess, step.performers[0].symbol if step.performers else "process")
    return replace(step, performers=who.performers, alternatives=who.alternatives)


def _with_ports(before: Procedure, after: Procedure) -> Procedure:
    """`after` with its arrows at the lanes of those who act now."""
    moved = {
        new.number: (_lanes(old), _lanes(new))
        for old, new in zip(before.steps, after.steps, strict=True)
        if _lanes(old) != _lanes(new)
    }
    edges = tuple(Edge(_port(e.source, moved), _port(e.target, moved), e.label, e.status) for e in after.edges)
    return replace(after, edges=edges)


def _port(port: Port, moved: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]]) -> Port:
    if port.step not in moved or port.lane in moved[port.step][1]:
        return port
    return Port(port.step, next(iter(moved[port.step][1]), None))


def _texts(step: Step) -> RowTexts:
    return RowTexts(step.activity, step.requirements or "", step.output or "", step.remarks or "")


def _lanes(step: Step) -> tuple[int, ...]:
    return tuple(performer.lane for performer in step.performers)


def _names(procedure: Procedure, step: Step) -> str:
    return "; ".join(procedure.lanes[lane] for lane in _lanes(step) if lane < len(procedure.lanes))


def _replaced(things: tuple[T, ...], at: int, new: T) -> tuple[T, ...]:
    return (*things[:at], new, *things[at + 1 :])
