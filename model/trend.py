"""How conformity goes month by month, and whether it changed; months are those in which cases started, local time."""

from dataclasses import dataclass
from datetime import date

from model.text import Text


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """The closed cases that started in a month; `open_cases` are those of the month that are not closed yet.

    `interval` is Wilson's 95 % of `share`, the part that is conforming. `late_runs` of `measurable_runs`
    are over time, together by `excess_seconds`. `median_lead_seconds` is working time from the first stamp
    of a case to its last, by the calendar of its first event; pauses count. Early months of a log end
    complete, the last ones lack the cases that take long: see `open_cases`.
    """

    month: date
    cases: int
    open_cases: int
    conforming: int
    share: float | None
    interval: tuple[float, ...] | None
    late_runs: int
    measurable_runs: int
    excess_seconds: int
    median_lead_seconds: float | None


@dataclass(frozen=True, slots=True)
class ChartRule:
    """A rule by which a control chart tells a signal from chance: its name in `Signal` and what it says."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Signal:
    """A month in which a rule of the chart is broken; of a run each month from the one that completes it."""

    month: date
    rule: str


@dataclass(frozen=True, slots=True)
class ControlChart:
    """An individuals chart (XmR) of the monthly conforming share.

    `status` is ok, or too_few where there are fewer than `needed` months with at least `fewest_cases`
    cases; others take no part, so that neighbours are the months before and after them. The limits are
    `centre`, the mean, plus and minus 2.66 x `moving_range`; they may lie outside 0 to 1.
    """

    status: str
    months: int
    needed: int
    fewest_cases: int
    rules: tuple[ChartRule, ...]
    centre: float | None = None
    moving_range: float | None = None
    lower: float | None = None
    upper: float | None = None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class Conformity:
    """How many of the closed cases of a span of time are conforming; `interval` is Wilson's 95 %."""

    cases: int
    conforming: int
    share: float | None
    interval: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Change:
    """Cases that started before the day `since` against those from then on.

    `kind` is revised or effective, a date of the SOP, or found, a month that the data themselves point
    out: then there is no `interval`, for the place was chosen by the difference. `interval` is Newcombe's
    95 % (method 10) of `difference`, the share after less the share before.
    """

    kind: str
    since: date
    before: Conformity
    after: Conformity
    difference: float | None
    interval: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """The one month since which conformity most likely differs, by the likelihood ratio of monthly counts.

    `p` is the share of `permutations` of the order of months (from `seed`) whose best change is as likely;
    `found` only where `p` is below `threshold`. `status` is ok, or too_few: see `ControlChart`.
    """

    status: str
    months: int
    needed: int
    threshold: float
    permutations: int
    seed: int
    p: float | None = None
    found: Change | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """All months from the first to the last, their chart, and what is known and suspected of changes."""

    months: tuple[TrendMonth, ...]
    chart: ControlChart
    revisions: tuple[Change, ...]
    change_point: ChangePoint
