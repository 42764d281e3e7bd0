"""How far an SOP is kept, with the counts that every share rests on, and what is still open."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `n`: their share and its Wilson 95 % interval, both None where `n` is 0."""

    n: int
    hits: int
    share: float | None
    interval: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How executed steps, and closed cases, keep the SOP.

    `runs` counts executed steps. `in_time` are those within their Waktu of those the log can tell it of,
    `undecided` those with a Waktu of which it cannot. `right_performer` counts of the runs whose role can be
    compared with the lanes, `output` and `requirements` those present of those owed in a column the log has.
    `cases` are closed cases without a major violation; None where cases do not belong to such a group.
    """

    runs: int
    in_time: Rate
    undecided: int
    right_performer: Rate
    output: Rate
    requirements: Rate
    cases: Rate | None


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One group of executed steps and its figures.

    `key` is the step number, the name, or the month (2025-01); `procedure` the place of the procedure that a
    step belongs to. `code` says what a name cannot: not_named (the log is silent), several_units (a case that
    passes through them), one_performer (a role or unit of one person, whose pseudonym stands in its place).
    `persons` counts the performers named in the group, `holder` is the only one. Where a row is `hidden`, its
    figures are None to protect persons.
    """

    key: str | None
    figures: Figures | None
    procedure: int | None = None
    code: str | None = None
    persons: int | None = None
    holder: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FacetTable:
    """Figures by procedure, step, unit, role, performer or month (of the run, of cases that of their start).

    `hidden_groups` counts the rows that are hidden; they are part of all totals.
    """

    facet: str
    rows: tuple[FacetRow, ...]
    hidden_groups: int = 0


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule was broken, by its severity (major or minor), and in how many cases."""

    rule: str
    severity: str
    findings: int
    cases: int


@dataclass(frozen=True, slots=True)
class Index:
    """Closed cases without a major violation; no average over steps can make up for one.

    Open cases are not judged yet; `open_major` of them have a major violation already.
    """

    cases: Rate
    open_cases: int
    open_major: int
    rules: tuple[RuleCount, ...]


@dataclass(frozen=True, slots=True)
class Completion:
    """The Kaplan-Meier estimate that a step is done within its Waktu, on all its runs with a known begin.

    Of `n` runs `ended` have their end in the log, `censored` were running when it ended; `left_out` have a
    Waktu but no begin, or only a day, and tell no duration. `share` is None for n = 0; the 95 % `interval`
    (Greenwood, log-log) is None where it is not defined: nothing, or everything, done within the Waktu.
    """

    procedure: int
    step: str
    limit_text: str
    n: int
    ended: int
    censored: int
    left_out: int
    share: float | None
    interval: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case, the step it waits in, and until when that step must be done.

    `basis` tells what is known of it: running (begun, no end, in a log that records ends), started (begun, in
    a log of starts only), expected (the only step that may follow, in a log of ends only: its clock is taken
    to run since the step before), several (more than one may follow: no step), between (`step` is done, the next
    not begun), outside (the last activity is no step of the SOP). `since` and `due` are local;
    `left_seconds` is working time (calendar time where the Waktu is), negative when it is over.
    """

    case: str
    procedure: int | None
    step: str | None
    basis: str
    since: datetime | None = None
    due: datetime | None = None
    left_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class OpenList:
    """Open cases that are late, due today, due soon, later or undated: how many, and the first by due date."""

    status: str
    cases: int
    listed: tuple[OpenCase, ...]


@dataclass(frozen=True, slots=True)
class Compliance:
    """All figures on how the SOP is kept, as the log stands at its last moment, `as_of` (local).

    Due soon is what is due within `soon_days` working days after that day. `persons` tells whether
    performers are named; where not, small groups are hidden.
    """

    as_of: datetime
    persons: bool
    soon_days: int
    index: Index
    total: Figures
    tables: tuple[FacetTable, ...]
    completion: tuple[Completion, ...]
    open: tuple[OpenList, ...]
