"""What a log file holds, as the person who brings it sees it before it counts."""

from dataclasses import dataclass

from model.log import ColumnDoubt, Reject, Seen
from model.report import Recognised


@dataclass(frozen=True, slots=True)
class LogContent:
    """What the columns, once understood, tell: extent, activities, rows that cannot be used, events without a performer."""

    recognised: tuple[Recognised, ...]
    doubts: tuple[ColumnDoubt, ...]
    cases: int
    events: int
    period: tuple[str, ...]
    seen: tuple[Seen, ...]
    rejected: tuple[Reject, ...]
    rejected_count: int
    without_performer: int


@dataclass(frozen=True, slots=True)
class LogSurvey:
    """Headings and first rows of a log; `content` is None where `problem`, sentences in JSON, says why it is not understood.

    `parts` are the sheets or object types the file offers, `part` the one that was read.
    """

    name: str
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    parts: tuple[str, ...]
    part: str | None
    content: LogContent | None
    problem: str | None = None
