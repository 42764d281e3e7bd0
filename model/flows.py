"""What followed what in the cases of a check, and who handed over to whom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """A step that came right after another of its procedure: `times` in `cases`; `waiting_seconds` lie between them."""

    procedure: int
    source: str
    target: str
    times: int
    cases: int
    waiting_seconds: int


@dataclass(frozen=True, slots=True)
class RoleFlow:
    """Steps executed by `target` right after one by `source`, null where the log names no role."""

    source: str | None
    target: str | None
    times: int
    waiting_seconds: int
