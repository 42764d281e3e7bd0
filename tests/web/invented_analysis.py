"""What a deep look at the invented room log found, with figures small enough to check by hand."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from model.analysis import Analysis, Said
from model.bottleneck import Bottlenecks, Clause, Loss, RoleHandover, WaitingCauses
from model.compliance import Compliance, Figures, Index, Rate
from model.drivers import Drivers
from model.log import Seen
from model.log_book import NewLog
from model.log_survey import LogContent, LogSurvey
from model.run import Month
from model.text import Text
from model.trend import Change, ChangePoint, ChartRule, Conformity, ControlChart, Signal, Trend, TrendMonth
from model.variants import OtherVariants, Variant, VariantDeviation, Variants
from store.checks import add_check
from store.logs import add_log
from store.surveys import keep_survey
from store.workspace import Workspace
from tests.web import invented

CAUSES = WaitingCauses(waits=2, split=2, contention_seconds=1800, batching_seconds=5400, outside_seconds=36000)
_HANDOVER_CAUSES = WaitingCauses(waits=2, split=2, contention_seconds=1800, batching_seconds=5400)
_NONE = Rate(0, 0, None, None)
RULE = ChartRule("beyond_limits", Text(id="Satu bulan di luar batas.", en="One month beyond the limits."))


def losses() -> tuple[Loss, ...]:
    """A late signature of three hours, two waits of an hour on the SOP's way, one off it."""
    said = Clause("service", {"step": "5", "procedure": "", "share": 0.6, "late": 1, "runs": 2, "limit": "120 menit", "hours": 3.0})  # fmt: skip
    waited: dict[str, str | int | float] = {
        "procedure": "",
        "share": 0.4,
        "waited": 2,
        "runs": 2,
        "hours": 2.0,
        "source": "3",
        "target": "4",
    }
    return (
        Loss(0, "service", "5", "5", 2, 1, 10800, 0.6, 1, 1.0, None, None, (), (said,)),
        Loss(
            0, "waiting", "3", "4", 2, 2, 7200, 0.36, 1, 1.0, None, _HANDOVER_CAUSES, (), (Clause("waiting", waited),)
        ),
        Loss(0, "waiting", "4", "1", 1, 1, 720, 0.04, 0, 0.0, None, None, (), ()),
    )


def bottlenecks() -> Bottlenecks:
    """5.2 hours lost in all."""
    handovers = (
        RoleHandover("Petugas Loket", "Kepala Seksi", 2, 2, 7200, 0.9),
        RoleHandover(None, "Pemohon", 1, 1, 720, 0.1),
    )
    return Bottlenecks("split", 3.0, 3, 1, 0, 2, 18720, losses(), CAUSES, (), handovers, (), ())


def months() -> tuple[TrendMonth, ...]:
    """Three months; the last has too few cases to take part."""
    return (
        TrendMonth(date(2026, 3, 1), 10, 0, 9, 0.9, (0.596, 0.982), 1, 70, 0, 3600.0),
        TrendMonth(date(2026, 4, 1), 10, 0, 2, 0.2, (0.057, 0.51), 8, 70, 10800, 3600.0),
        TrendMonth(date(2026, 5, 1), 4, 1, 2, 0.5, (0.15, 0.85), 0, 28, 0, 3600.0),
    )


def trend() -> Trend:
    """A chart with one month beyond its limits, a revision, and a change found in the same month."""
    before, after = Conformity(10, 9, 0.9, (0.596, 0.982)), Conformity(14, 4, 0.286, (0.117, 0.546))
    chart = ControlChart("ok", 8, 8, 5, (RULE,), 0.55, 0.1, 0.284, 0.816, (Signal(date(2026, 4, 1), "beyond_limits"),))
    revised = Change("revised", date(2026, 4, 16), before, after, -0.614, (-0.8, -0.2))
    found = Change("found", date(2026, 4, 1), before, after, None, None)
    return Trend(months(), chart, (revised,), ChangePoint("ok", 8, 8, 0.05, 1999, 1, 0.012, found))


def variants() -> Variants:
    """Two listed variants of three cases, one of them off the SOP."""
    whole = ("1", "2", "3", "4", "5", "6", "7")
    return Variants(
        3, 2,
        (Variant(0, whole, 2, 2 / 3, True, (), 0, 1, 1, 5400.0, 9000.0),
         Variant(0, ("1", None, "2"), 1, 1 / 3, False, (VariantDeviation("LOG202", None),), 1, 0, 0, None, None)),
        OtherVariants(0, 0, 0, 0, 0),
    )  # fmt: skip


def analysis() -> Analysis:
    """All of it."""
    figures = Figures(16, _NONE, 0, _NONE, _NONE, _NONE, None)
    compliance = Compliance(
        as_of=datetime(2026, 6, 1), persons=False, soon_days=3, index=Index(_NONE, 0, 0, ()), total=figures,
        tables=(), completion=(), open=(),
    )  # fmt: skip
    said = (Said("Waktu hilang.", "Time is lost."),)
    return Analysis(compliance, bottlenecks(), trend(), variants(), Drivers(2, 0, 0.05, 20, (), (), ()), said)


def survey() -> LogSurvey:
    """What was read of the log."""
    seen = tuple(Seen(one.activity, 3) for one in invented.report().mapping)
    content = LogContent((), (), 3, 1234, ("2026-04-01T08:00", "2026-05-31T16:00"), seen, (), 0, 0)
    return LogSurvey(invented.LOG_NAME, (), (), (), None, content)


def workspace(root: Path) -> Workspace:
    """The invented workspace, its check kept with the analysis."""
    made = invented.workspace(root)
    made.save_report(invented.KEY, replace(invented.report(), analysis=analysis()), invented.LOG_NAME)
    log = add_log(made.registry, made.user, NewLog(made.user.unit, invented.LOG_NAME, "b" * 64, 3, 1234))
    keep_survey(root, f"log-{log}", survey())
    figures = [Month(one.month, one.cases, one.conforming, one.excess_seconds) for one in months()]
    add_check(made.registry, made.user, (made.version(invented.KEY).id, log), figures)
    return made
