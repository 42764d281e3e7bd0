"""The ways in which cases went through an SOP, the most frequent first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariantDeviation:
    """One deviation of a variant: its rule code and step; None for an activity that is no step of the procedure."""

    rule: str
    step: str | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One distinct trace and the cases that have it.

    `steps` are step numbers of `procedure` in order, None for any other activity. `fits` tells whether
    this order is one of the SOP's; `deviations` are those of order. Of the `cases`, `open_cases` are not
    closed, `conforming_cases` are without a fault of any kind, `late_cases` have a step over time. Lead
    times are working seconds of the closed ones from first to last stamp, see `model.trend.TrendMonth`;
    `share` is the part of all cases of the log.
    """

    procedure: int
    steps: tuple[str | None, ...]
    cases: int
    share: float
    fits: bool
    deviations: tuple[VariantDeviation, ...]
    open_cases: int
    conforming_cases: int
    late_cases: int
    median_lead_seconds: float | None
    p90_lead_seconds: float | None


@dataclass(frozen=True, slots=True)
class OtherVariants:
    """The variants that are not listed, summed."""

    variants: int
    cases: int
    open_cases: int
    conforming_cases: int
    late_cases: int


@dataclass(frozen=True, slots=True)
class Variants:
    """All `count` variants of all `cases`: the most frequent listed, the others summed."""

    cases: int
    count: int
    listed: tuple[Variant, ...]
    others: OtherVariants
