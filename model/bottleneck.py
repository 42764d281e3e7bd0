"""Where time is lost against an SOP: in steps, between steps, why, at whom, and in work done again.

Times are working seconds of the office calendar unless a field says otherwise. No figure is a mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WaitingCauses:
    """What `waits` hand-overs waited for; the five causes and `unsplit_seconds` sum to all their waiting.

    Of each second of a waiting that can be split the first that holds: `contention_seconds`, the performer was
    fully occupied (see `analytics.bottlenecks.occupation`), with a run among them that had been ready earlier or as early;
    `batching_seconds`, the run was kept until others were ready that were then started together with it;
    `priority_seconds`, the performer was fully occupied with runs that were
    ready later; `unavailable_seconds`, before the performer's first or after the last stamp of that day, or on a
    day without any; `other_seconds`. A waiting is split where the run has a start, the run before it an end, and
    either a performer or a role is known: `split` of them are, `by_role` of these by the role in its unit because
    no performer is named. `outside_seconds` are elapsed seconds of the split waitings outside office hours, and
    no part of the sum.
    """

    waits: int = 0
    split: int = 0
    by_role: int = 0
    contention_seconds: int = 0
    batching_seconds: int = 0
    priority_seconds: int = 0
    unavailable_seconds: int = 0
    other_seconds: int = 0
    unsplit_seconds: int = 0
    outside_seconds: int = 0


CAUSES = ("contention", "batching", "priority", "unavailable", "other")


@dataclass(frozen=True, slots=True)
class Holder:
    """The unit or role (`dimension`) `name` with at least half of a loss: `share` of it, in `runs` of `of_runs`."""

    dimension: str
    name: str
    runs: int
    of_runs: int
    share: float


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence: which template, and the facts to fill it with (see `model.bottleneck_words`)."""

    template: str
    facts: Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Loss:
    """Time lost in a step above its norm (`kind` service), or waited between two consecutive steps (waiting).

    `runs` are executions that can be judged, or hand-overs whose waiting is known; `hits` those of them that are
    late, or waited. `share` is the part of all time lost, `late_case_share` that of all late cases with a hit
    here, which are `late_cases`. `seconds_a_month` is null in a log shorter than a month.
    """

    procedure: int
    kind: str
    source: str = field(metadata={"json": "from"})
    target: str = field(metadata={"json": "to"})
    runs: int
    hits: int
    excess_seconds: int
    share: float
    late_cases: int
    late_case_share: float | None
    seconds_a_month: float | None
    causes: WaitingCauses | None
    holders: tuple[Holder, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Concentration:
    """Excess in steps by one value of a `dimension`: unit, role, weekday (0 Monday) or hour of the start.

    `value` is null where the log says nothing. Of `runs` that can be judged `late` exceed their norm;
    `share` is the part of all excess in steps.
    """

    dimension: str
    value: str | int | None
    runs: int
    late: int
    excess_seconds: int
    share: float


@dataclass(frozen=True, slots=True)
class RoleHandover:
    """Waiting between steps by who hands over to whom; `share` is the part of all waiting between steps."""

    source: str | None = field(metadata={"json": "from"})
    target: str | None = field(metadata={"json": "to"})
    runs: int
    hits: int
    waiting_seconds: int
    share: float


@dataclass(frozen=True, slots=True)
class Rework:
    """A step executed more than once in `cases` of `of_cases`: `again` executions after the first, and their cost.

    `service_seconds` are those of the `measured` executions with both stamps.
    """

    procedure: int
    step: str
    cases: int
    of_cases: int
    again: int
    measured: int
    service_seconds: int
    waiting_seconds: int


@dataclass(frozen=True, slots=True)
class Loop:
    """A way back in the log to an earlier step, or to the same: `times` in `cases` of the `of_cases` that came by.

    Its cost is that of the execution it leads to and the waiting before it; `service_seconds` are those of
    the `measured` ones with both stamps.
    """

    procedure: int
    source: str = field(metadata={"json": "from"})
    target: str = field(metadata={"json": "to"})
    cases: int
    of_cases: int
    times: int
    measured: int
    service_seconds: int
    waiting_seconds: int


@dataclass(frozen=True, slots=True)
class Bottlenecks:
    """Where and why time is lost, the largest loss first.

    `status` tells whether waiting is split by cause: split, day_grain (stamps without times of day), no_starts,
    no_ends, or no_performers (neither performer nor role). `months` is the extent of the log. A late case has a
    late step or, `late_in_total` of them only, took more working time from begin to end than the norms of its
    steps together; that is asked of the `total_asked` cases with both stamps and a norm in working time at every
    step.
    """

    status: str
    months: float
    cases: int
    late_cases: int
    late_in_total: int
    total_asked: int
    lost_seconds: int
    losses: tuple[Loss, ...]
    causes: WaitingCauses | None
    concentrations: tuple[Concentration, ...]
    role_handovers: tuple[RoleHandover, ...]
    rework: tuple[Rework, ...]
    loops: tuple[Loop, ...]
