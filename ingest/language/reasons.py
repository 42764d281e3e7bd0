"""What speaks for and against each lane in a row, by name: each reason has a value and the words it rests on.

The weights by which values are multiplied stand in `weights.toml`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.language.handovers import Recipient
from ingest.language.lanes import Heights, Lanes, Mention, work_words
from ingest.language.rows import RowSaid, classes
from ingest.language.sentence import Sentence

STATING = ("subject", "ordered_by", "done_by")
_DECIDING_MARK = 3.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that bears on a lane."""

    name: str
    lane: int
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A row to decide, its place, and who may act."""

    row: RowSaid
    lanes: Lanes
    first: bool
    last: bool


def reasons(case: Case) -> tuple[Reason, ...]:
    """All reasons of the row."""
    return tuple(reason for source in _SOURCES for reason in source(case))


def _subject(case: Case) -> Iterator[Reason]:
    spoken = case.row.said.clause.subject
    yield from _named("subject", case.row.said.sentence, spoken)


def _agent(case: Case) -> Iterator[Reason]:
    """Oleh R in the main clause of the activity."""
    sentence, end = case.row.said.sentence, case.row.said.split.end
    for cue, mention in sentence.named("done_by"):
        if cue.start < end:
            yield from _named("agent", sentence, mention)


def _remarks(case: Case) -> Iterator[Reason]:
    remarks = case.row.remarks
    if remarks is None:
        return
    guided = [mention for _, mention in remarks.named("guided_by")]
    for mention in guided:
        yield from _named("guided_by", remarks, mention)
        yield from _relative("guided", case.lanes, mention, -1)
    for cue, mention in remarks.named("ordered_by"):
        if cue.start == 0 and mention not in guided:
            yield from _named("ordered_by", remarks, mention)
    for _, mention in remarks.named("done_by"):
        yield from _named("done_by", remarks, mention)


def _recipients(case: Case) -> Iterator[Reason]:
    for one in case.row.said.recipients:
        if one.mention is not None:
            yield from _named(f"{_ROLE_OF[one.kind]}_self", case.row.said.sentence, one.mention)
            if one.kind in _SIDE:
                yield from _relative(_ROLE_OF[one.kind], case.lanes, one.mention, _side(one))


def _side(one: Recipient) -> int:
    return 1 if one.kind == "assign" else -1


def _acts(case: Case) -> Iterator[Reason]:
    for name in (*classes(case.row.said), *(("decides",) if case.row.said.decides else ())):
        yield from _at_height(name, case.lanes.heights)


@lru_cache(maxsize=1000)
def _at_height(name: str, heights: Heights) -> tuple[Reason, ...]:
    """What is done, against how high each lane stands, and how near the middle."""
    upward = [Reason(f"act_{name}", lane, 2 * height - 1) for lane, height in enumerate(heights)]
    return (*upward, *(Reason(f"middle_{name}", lane, 1 - abs(2 * height - 1)) for lane, height in enumerate(heights)))


def _work(case: Case) -> Iterator[Reason]:
    """Words of the lane's name in the activity or the output."""
    known = work_words(case.lanes.titles)
    for lane, words in enumerate(known):
        for word in words:
            shared = 1 / sum(word in other for other in known)
            if word in case.row.roots:
                yield Reason("work", lane, shared, word)
            elif word in case.row.output_roots:
                yield Reason("work_output", lane, shared, word)


def _marks(case: Case) -> Iterator[Reason]:
    for lane, mark in enumerate(case.row.marks):
        if mark is not None:
            yield Reason("mark", lane, _DECIDING_MARK if mark == "decision" else 1.0, mark)


def _approved(case: Case) -> Iterator[Reason]:
    if case.row.approved is not None:
        for lane, odds in case.row.approved.odds:
            yield Reason("approved_self", lane, odds)
        yield from _relative("approved", case.lanes, case.row.approved, 1)


def _place(case: Case) -> Iterator[Reason]:
    yield from _columns(case.lanes.heights)
    if case.first:
        yield from _end("first", 0, case.lanes.heights)
    if case.last:
        yield from _end("last", len(case.lanes.heights) - 1, case.lanes.heights)


@lru_cache(maxsize=200)
def _columns(heights: Heights) -> tuple[Reason, ...]:
    """Where each lane stands in the table and in the hierarchy."""
    across = [Reason("column", lane, 1 - 2 * lane / max(len(heights) - 1, 1)) for lane in range(len(heights))]
    return (*across, *(Reason("height", lane, 2 * height - 1) for lane, height in enumerate(heights)))


@lru_cache(maxsize=400)
def _end(name: str, column: int, heights: Heights) -> tuple[Reason, ...]:
    """Procedures tend to begin in the first column; the first and the last step are seldom the chief's."""
    upward = (Reason(f"{name}_height", lane, 2 * height - 1) for lane, height in enumerate(heights))
    return (Reason(f"{name}_column", column, 1.0), *upward)


def _named(name: str, sentence: Sentence, mention: Mention | None) -> Iterator[Reason]:
    if mention is not None:
        words = sentence.text(mention.start, mention.end)
        yield from (Reason(name, lane, odds, words) for lane, odds in mention.odds)


def _relative(name: str, lanes: Lanes, mention: Mention, side: int) -> Iterator[Reason]:
    """Lanes above and below the one named: who assigns stands above, who reports below; the next one likeliest."""
    here = lanes.heights[mention.lane]
    gaps = {lane: side * (height - here) for lane, height in enumerate(lanes.heights) if lane != mention.lane}
    fitting = [gap for gap in gaps.values() if gap > 0]
    for lane, gap in gaps.items():
        if gap > 0:
            yield Reason(f"{name}_next" if gap == min(fitting) else f"{name}_farther", lane, 1.0)
        elif gap < 0:
            yield Reason(f"{name}_opposite", lane, 1.0)


_ROLE_OF = {"assign": "assigned", "request": "requested", "transfer": "given", "aside": "aside", "with": "met"}
_SIDE = {"assign", "request", "transfer"}
_SOURCES: tuple[Callable[[Case], Iterator[Reason]], ...] = (
    _subject, _agent, _remarks, _recipients, _acts, _work, _marks, _approved, _place,
)  # fmt: skip
