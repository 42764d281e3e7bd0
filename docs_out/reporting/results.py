"""Results of the audit report: whole cases, steps, months, rules."""

from collections.abc import Iterator
from itertools import groupby

from docs_out.report_form import Audit
from docs_out.reporting.blocks import ITEM, Bars, Block, Column, Grid, Heading, Line, Para, grid
from docs_out.reporting.said import NONE, bounds, count, long_month, rate, rated, share, span, step_label
from model.deviation import BY_KEY
from model.report import StepFigures, VersionFigures
from model.step_names import step_name
from model.text import Text
from model.trend import ChangePoint
from model.written_numbers import long_day, number

_RESULTS = Text(id="HASIL", en="RESULTS")
_WHOLE = Text(id="Kasus secara keseluruhan", en="Whole cases")
_CONFORMING = Text(id="Kasus yang seluruhnya sesuai SOP: {rate}.", en="Cases that follow the SOP throughout: {rate}.")
_MAJOR = Text(id="Kasus tanpa pelanggaran berat: {rate}.", en="Cases without a major violation: {rate}.")
_IN_TIME = Text(
    id="Pelaksanaan langkah dalam Waktu baku: {rate}.", en="Executions of steps within their Waktu: {rate}."
)
_STANDARD = Text(
    id="Standar pelayanan {limit}: {rate}; {open} kasus terbuka sudah lewat.",
    en="Service standard {limit}: {rate}; {open} open cases are over it already.",
)
_VERSION = Text(
    id="Versi {name}, berlaku {since} sampai sebelum {until}: kasus sesuai {rate}.",
    en="Version {name}, in force from {since} to before {until}: conforming cases {rate}.",
)
_STEPS = Text(id="Hasil per langkah", en="Results by step")
_SHARE = Text(id="Bagian pelaksanaan dalam Waktu baku", en="Share of executions within their Waktu")
_STEP_TABLE = Text(
    id="Pelaksanaan setiap langkah terhadap mutu baku Waktu", en="Executions of each step against its Waktu"
)
_NEVER = Text(
    id="{name}: tidak ada pelaksanaan dalam log ({n} langkah)", en="{name}: no execution in the log ({n} steps)"
)
STEP_COLUMNS = (
    (Text(id="Langkah", en="Step"), 3.5, "left"), (Text(id="Waktu baku", en="Waktu"), 1.7, "left"),
    (Text(id="Jalan", en="Runs"), 1.0, "right"), (Text(id="Terukur", en="Judged"), 1.3, "right"),
    (Text(id="Tepat", en="Within"), 1.0, "right"), (Text(id="Lewat", en="Late"), 1.1, "right"),
    (Text(id="Tak pasti", en="Open"), 1.0, "right"), (Text(id="Bagian tepat", en="Share within"), 1.3, "right"),
    (Text(id="Selang 95%", en="95% interval"), 2.1, "right"), (Text(id="Median", en="Median"), 1.5, "right"),
    (Text(id="P90", en="P90"), 1.5, "right"), (Text(id="Lebih", en="Excess"), 1.6, "right"),
)  # fmt: skip
_MONTHS = Text(id="Hasil per bulan mulai", en="Results by month of start")
_MONTH_SHARE = Text(id="Bagian kasus selesai yang sesuai SOP", en="Share of closed cases that follow the SOP")
_MONTH_TABLE = Text(id="Kasus menurut bulan mulai", en="Cases by month of start")
_MONTH_COLUMNS = (
    (Text(id="Bulan", en="Month"), 2.0, "left"), (Text(id="Kasus selesai", en="Closed cases"), 1.2, "right"),
    (Text(id="Masih terbuka", en="Still open"), 1.2, "right"), (Text(id="Sesuai", en="Conforming"), 1.2, "right"),
    (Text(id="Bagian", en="Share"), 1.2, "right"), (Text(id="Selang 95%", en="95% interval"), 1.7, "right"),
    (Text(id="Langkah lewat", en="Late runs"), 1.2, "right"), (Text(id="Median lama kasus", en="Median lead time"), 1.5, "right"),
)  # fmt: skip
_CHANGED = Text(
    id="Sejak {month} bagian kasus yang sesuai berbeda: {before} sebelumnya, {after} sesudahnya (p = {p}). Titik ini "
    "ditunjukkan oleh data sendiri; sebabnya perlu diperiksa.",
    en="Since {month} the share of conforming cases differs: {before} before, {after} after (p = {p}). The data themselves "
    "point out this month; the cause needs looking into.",
)
_UNCHANGED = Text(
    id="Tidak ditemukan perubahan tingkat kesesuaian antarbulan (p = {p}).",
    en="No change of conformity between months was found (p = {p}).",
)
_RULES = Text(id="Penyimpangan menurut aturan", en="Deviations by rule")
_RULE_COLUMNS = (
    (Text(id="Kode", en="Code"), 1.0, "left"), (Text(id="Penyimpangan", en="Deviation"), 4.0, "left"),
    (Text(id="Bobot", en="Severity"), 1.2, "left"), (Text(id="Temuan", en="Findings"), 1.0, "right"),
    (Text(id="Kasus", en="Cases"), 1.0, "right"),
)  # fmt: skip
_CHARTED = 36  # bars that a page holds beside their caption
SEVERITY = {
    "major": Text(id="berat", en="major"),
    "minor": Text(id="ringan", en="minor"),
    "note": Text(id="catatan", en="note"),
}


def results(audit: Audit) -> Iterator[Block]:
    """The chapter of results."""
    lang = audit.lang
    yield Heading(_RESULTS.to(lang))
    yield Heading(_WHOLE.to(lang), 2)
    yield from (Para(text, ITEM) for text in wholes(audit))
    yield Heading(_STEPS.to(lang), 2)
    yield from _steps(audit)
    yield Heading(_RULES.to(lang), 2)
    yield grid(_RULES.to(lang), columns(audit, _RULE_COLUMNS), rules(audit))
    if audit.report.analysis and audit.report.analysis.trend.months:
        yield Heading(_MONTHS.to(lang), 2)
        yield from _months(audit)


def columns(audit: Audit, table: tuple[tuple[Text, float, str], ...]) -> tuple[Column, ...]:
    """The columns of a table in the language of the report."""
    return tuple(Column(heading.to(audit.lang), part, align) for heading, part, align in table)


def wholes(audit: Audit) -> Iterator[str]:
    """Sentences about whole cases."""
    report, lang = audit.report, audit.lang
    closed = report.cases - report.open_cases
    kept = rate(report.conforming_cases, closed, report.conforming_share, report.conforming_interval, lang)
    yield _CONFORMING.to(lang, rate=kept)
    if report.analysis:
        yield _MAJOR.to(lang, rate=rated(report.analysis.compliance.index.cases, lang))
        yield _IN_TIME.to(lang, rate=rated(report.analysis.compliance.total.in_time, lang))
    if report.standard:
        one = report.standard
        told = rate(one.within, one.closed, one.within_share, one.within_interval, lang)
        yield _STANDARD.to(lang, limit=one.limit_text, rate=told, open=count(one.overdue_open, lang))
    yield from (_version(audit, one) for one in report.versions)


def _version(audit: Audit, one: VersionFigures) -> str:
    lang = audit.lang
    since, until = (long_day(day, lang) if day else NONE for day in (one.since, one.until))
    closed = one.cases - one.open_cases
    told = rate(one.conforming_cases, closed, one.conforming_share, one.conforming_interval, lang)
    return _VERSION.to(lang, name=one.number or one.source, since=since, until=until, rate=told)


def _steps(audit: Audit) -> Iterator[Block]:
    measured = [one for one in audit.report.steps if one.measurable]
    for start in range(0, len(measured), _CHARTED):
        part = measured[start : start + _CHARTED]
        names = tuple(step_name(audit.document, one.procedure, one.step) for one in part)
        shares = tuple(one.within_share for one in part)
        yield Bars(_SHARE.to(audit.lang), _SHARE.to(audit.lang), names, shares, share=True)
    table = columns(audit, STEP_COLUMNS)
    yield Grid(_STEP_TABLE.to(audit.lang), table, tuple(_step_lines(audit)))


def _step_lines(audit: Audit) -> Iterator[Line]:
    """The steps; where there are several procedures, below their titles, and none of one that was never executed."""
    several = len(audit.document.procedures) > 1
    for procedure, found in groupby(audit.report.steps, key=lambda one: one.procedure):
        steps, name = list(found), f"{procedure + 1}. {audit.document.procedures[procedure].title or ''}"
        if not any(one.runs for one in steps):
            yield Line((_NEVER.to(audit.lang, name=name, n=len(steps)),), bold=True)
            continue
        if several:
            yield Line((name,), bold=True)
        yield from (Line(step_cells(audit, one)) for one in steps)


def step_cells(audit: Audit, one: StepFigures) -> tuple[str, ...]:
    """A row of the table of steps."""
    lang = audit.lang
    counts = (count(n, lang) for n in (one.runs, one.measurable, one.within, one.late, one.undecided))
    kept = share(one.within_share, lang), bounds(one.within_interval, lang)
    times = (span(seconds, lang) for seconds in (one.median_seconds, one.p90_seconds, one.excess_seconds))
    return (step_label(audit, one.procedure, one.step), one.limit_text or NONE, *counts, *kept, *times)


def rules(audit: Audit) -> list[tuple[str, ...]]:
    """A row a rule: code, name, severity, findings, and cases where they are known."""
    lang, deep = audit.lang, audit.report.analysis
    counts = {one.rule: one for one in deep.compliance.index.rules} if deep else {}
    rows: list[tuple[str, ...]] = []
    for key, found in audit.report.deviations.items():
        known, one = BY_KEY[key], counts.get(BY_KEY[key].rule)
        severity = SEVERITY[one.severity if one else known.severity].to(lang)
        rows.append(
            (known.rule, known.name.to(lang), severity, count(found, lang), count(one.cases, lang) if one else NONE)
        )
    return rows


def _months(audit: Audit) -> Iterator[Block]:
    assert audit.report.analysis is not None
    lang, trend = audit.lang, audit.report.analysis.trend
    names = tuple(f"{one.month:%m/%Y}" for one in trend.months)
    if len(names) > 1:
        shares = tuple(one.share for one in trend.months)
        yield Bars(_MONTH_SHARE.to(lang), _MONTH_SHARE.to(lang), names, shares, share=True, upright=True)
    yield from _change(audit, trend.change_point)
    rows = [
        (long_month(m.month, lang), count(m.cases, lang), count(m.open_cases, lang), count(m.conforming, lang),
         share(m.share, lang), bounds(m.interval, lang), count(m.late_runs, lang), span(m.median_lead_seconds, lang))
        for m in trend.months
    ]  # fmt: skip
    yield grid(_MONTH_TABLE.to(lang), columns(audit, _MONTH_COLUMNS), rows)


def _change(audit: Audit, point: ChangePoint) -> Iterator[Para]:
    lang = audit.lang
    if point.p is None:
        return
    chance = number(point.p, lang, 3)
    if point.found is None:
        yield Para(_UNCHANGED.to(lang, p=chance))
        return
    before, after = (
        rate(c.conforming, c.cases, c.share, c.interval, lang) for c in (point.found.before, point.found.after)
    )
    yield Para(_CHANGED.to(lang, month=long_month(point.found.since, lang), before=before, after=after, p=chance))
