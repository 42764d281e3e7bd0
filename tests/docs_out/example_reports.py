"""An invented comparison with figures small enough to check by hand, and its report."""

from datetime import date, datetime, timedelta, timezone

from docs_out.report_form import Audit, Making
from model.analysis import Analysis, Said
from model.bottleneck import Bottlenecks, Loss, WaitingCauses
from model.compliance import Compliance, FacetRow, FacetTable, Figures, Index, OpenCase, OpenList, Rate, RuleCount
from model.drivers import Drivers
from model.log import Reject
from model.report import (
    Alignment,
    Bottleneck,
    CalendarUsed,
    LogFinding,
    Mapped,
    Report,
    StepFigures,
    Unmapped,
)
from model.sop import Approval, Performer, Procedure, SopDocument, Source, Step
from model.text import Lang
from model.time import Time
from model.trend import ChangePoint, ControlChart, Trend, TrendMonth
from model.variants import OtherVariants, Variant, VariantDeviation, Variants

WIB = timezone(timedelta(hours=7))
MADE = datetime(2026, 11, 22, 9, 30, tzinfo=WIB)
NONE = Rate(0, 0, None, None)
MAKING = Making("log.csv", "ab" * 32, "0.1.0", MADE, (("Urutan tanggal", "dmy"),))


def rate(hits: int, n: int, low: float, high: float) -> Rate:
    """`hits` of `n` with an interval."""
    return Rate(n, hits, hits / n, (low, high))


def document() -> SopDocument:
    """Two steps of an invented service."""
    steps = (
        Step("1", "Menerima berkas", Time("15 menit", "fixed", 15, 15, "minute"), (Performer(0),)),
        Step("2", "Memeriksa berkas", Time("1 jam", "fixed", 1, 1, "hour"), (Performer(1),)),
    )
    return SopDocument(
        source=Source("sop.md", "markdown", "cd" * 32),
        institution=("PEMERINTAH KOTA ARUTALA", "DINAS TAMAN"),
        number="065/12/2025",
        title="Izin Taman",
        approval=Approval(nip="198305112007011005"),
        procedures=(Procedure("Izin Taman", ("Petugas", "Kepala Seksi"), steps),),
    )


def findings(number: int) -> tuple[LogFinding, ...]:
    """`number` late executions of step 2."""
    facts: dict[str, str | int | float | None] = {
        "procedure": 0,
        "service_seconds": 9000,
        "limit_seconds": 3600,
        "activity": "Memeriksa berkas",
    }
    return tuple(LogFinding("LOG203", f"K-{n:04}", "2", {**facts, "row": 2 * n}) for n in range(1, number + 1))


def analysis() -> Analysis:
    """The deep figures that go with `report`."""
    in_time = (rate(900, 1000, 0.88, 0.92), rate(1200, 2000, 0.58, 0.62))
    rows = tuple(
        FacetRow(str(n), Figures(one.n, one, 0, NONE, NONE, NONE, None), procedure=0)
        for n, one in enumerate(in_time, 1)
    )
    total = Figures(
        3000, rate(2100, 3000, 0.68, 0.72), 0, rate(2990, 3000, 0.99, 1.0), NONE, NONE, rate(700, 1000, 0.67, 0.73)
    )
    waiting = OpenCase(
        "K-2001", 0, "2", "running", datetime(2026, 1, 5, 8, tzinfo=WIB), datetime(2026, 1, 5, 9, tzinfo=WIB), -3600
    )
    compliance = Compliance(
        as_of=datetime(2026, 1, 6, 12, tzinfo=WIB),
        persons=False,
        soon_days=3,
        index=Index(rate(700, 1000, 0.67, 0.73), 1, 1, (RuleCount("LOG203", "major", 1234, 300),)),
        total=total,
        tables=(FacetTable("step", rows),),
        completion=(),
        open=(OpenList("late", 1, (waiting,)),),
    )
    causes = WaitingCauses(waits=10, split=10, batching_seconds=7200, other_seconds=100)
    lost = Bottlenecks(
        "split", 1.0, 1001, 300, 0, 0, 7200,
        (Loss(0, "waiting", "1", "2", 10, 9, 7200, 1.0, 8, 0.5, None, causes, (), ()),),
        causes, (), (), (), (),
    )  # fmt: skip
    trend = Trend(
        (TrendMonth(date(2026, 1, 1), 1000, 1, 700, 0.7, (0.67, 0.73), 900, 3000, 7200, 5400.0),),
        ControlChart("too_few", 1, 12, 20, ()), (), ChangePoint("too_few", 1, 8, 0.05, 0, 1),
    )  # fmt: skip
    variants = Variants(
        1001, 2,
        (Variant(0, ("1", None, "2"), 1000, 0.999, False, (VariantDeviation("LOG202", None),), 0, 700, 300, 5400.0, 9000.0),),
        OtherVariants(1, 1, 1, 0, 0),
    )  # fmt: skip
    said = Said("Berkas menunggu dua jam.", "Files wait two hours.")
    return Analysis(compliance, lost, trend, variants, Drivers(1000, 0, 0.05, 20, (), (), ()), (said,))


def report(listed: int = 3) -> Report:
    """1,001 cases with 1,234 late executions, of which the first `listed` are listed."""
    return Report(
        cases=1001,
        open_cases=1,
        events=3000,
        period=(datetime(2026, 1, 2, 8, tzinfo=WIB), datetime(2026, 1, 6, 12, tzinfo=WIB)),
        calendar=CalendarUsed("id-5day", "holidays 0.109 · 12345678", "Asia/Jakarta"),
        engine="duckdb",
        mapping=(
            Mapped("Terima berkas", 0, "1", 0.875, "alike"),
            Mapped("Memeriksa berkas", 0, "2", 1.0, "same_words"),
        ),
        unmapped=(Unmapped("Rapat", 4),),
        steps=(
            StepFigures(0, "1", 1000, 1000, 900, 100, 0, 0.9, (0.88, 0.92), 600.0, 1200.0, "15 menit", 36000),
            StepFigures(0, "2", 2000, 2000, 1200, 800, 0, 0.6, (0.58, 0.62), 3000.0, 9000.0, "1 jam", 4320000),
        ),
        conforming_cases=700,
        conforming_share=0.7,
        conforming_interval=(0.67, 0.73),
        deviations={"skipped": 0, "over_time": 1234},
        alignment=Alignment(0, 1001),
        bottlenecks=(Bottleneck(0, "waiting", "1", "2", 7200, 1.0),),
        findings=findings(listed),
        rejected=(Reject(17, "start", "31/02/2026", "unreadable_time"),),
        analysis=analysis(),
    )


def audit(listed: int = 3, lang: Lang = Lang.ID) -> Audit:
    """The report of `report(listed)`."""
    return Audit(document(), report(listed), MAKING, lang)
