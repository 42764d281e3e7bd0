"""Work papers on how the SOP is kept: steps, rules, findings, facets, months."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.cover import origins
from docs_out.reporting.evidence import STATUS, finding_step
from docs_out.reporting.paper import (
    CASE,
    CASES,
    CODE,
    LOG_ACTIVITY,
    LOG_ROW,
    SHARE,
    STEP,
    Columns,
    Paper,
    Row,
    deep,
    ends,
    facets,
    hours,
)
from docs_out.reporting.results import SEVERITY, wholes
from docs_out.reporting.said import count
from docs_out.reporting.workbook import Facet
from model.compliance import FacetRow, Rate
from model.deviation import BY_KEY
from model.finding_words import rule_name, said
from model.report import LogFinding, StepFigures
from model.step_names import activity, step_name
from model.text import Text

_SUMMARY_COLUMNS: Columns = (
    (Text(id="Hal", en="Subject"), "text", 30.0),
    (Text(id="Isi", en="Content"), "text", 110.0),
)
_RESULT = Text(id="Hasil", en="Result")
_LISTED = Text(id="Temuan terdaftar", en="Findings listed")
_OF = Text(id="{n} dari {all}", en="{n} of {all}")
_STEP_COLUMNS: Columns = (
    STEP, (Text(id="Kegiatan", en="Activity"), "text", 45.0), (Text(id="Waktu baku", en="Waktu"), "text", 18.0),
    *((text, "count", 10.0) for text in (Text(id="Jalan", en="Runs"), Text(id="Terukur", en="Measurable"),
      Text(id="Tepat", en="Within"), Text(id="Lewat", en="Late"), Text(id="Tak pasti", en="Undecided"))),
    *((text, "share", 10.0) for text in (Text(id="Bagian tepat", en="Share within"), Text(id="Batas bawah 95%", en="Lower 95%"),
      Text(id="Batas atas 95%", en="Upper 95%"))),
    *((text, "hours", 12.0) for text in (Text(id="Median (jam)", en="Median (hours)"), Text(id="P90 (jam)", en="P90 (hours)"),
      Text(id="Lebih (jam)", en="Excess (hours)"))),
)  # fmt: skip
_RULE_COLUMNS: Columns = (
    CODE, (Text(id="Penyimpangan", en="Deviation"), "text", 32.0),
    (Text(id="Bobot", en="Severity"), "text", 10.0), (Text(id="Temuan", en="Findings"), "count", 10.0),
    CASES,
)  # fmt: skip
_FINDING_COLUMNS: Columns = (
    CODE, (Text(id="Penyimpangan", en="Deviation"), "text", 24.0), CASE, STEP,
    LOG_ROW, (Text(id="Bukti", en="Evidence"), "text", 60.0),
    (LOG_ACTIVITY, "text", 36.0), (Text(id="Jabatan", en="Role"), "text", 20.0),
    (Text(id="Pelaksana dalam SOP", en="Performer in the SOP"), "text", 20.0),
    (Text(id="Lama (jam)", en="Took (hours)"), "hours", 12.0), (Text(id="Batas (jam)", en="Limit (hours)"), "hours", 12.0),
)  # fmt: skip
_RATES = {
    "in_time": Text(id="Tepat waktu", en="In time"),
    "right_performer": Text(id="Pelaksana sesuai", en="Right performer"),
    "output": Text(id="Output ada", en="Output present"),
    "requirements": Text(id="Kelengkapan ada", en="Requirements present"),
}
_FACET_NAMES = {
    "procedure": Text(id="prosedur", en="procedure"), "step": Text(id="langkah", en="step"), "unit": Text(id="unit", en="unit"),
    "role": Text(id="jabatan", en="role"), "performer": Text(id="pelaksana", en="performer"), "month": Text(id="bulan", en="month"),
}  # fmt: skip
_CODES = {
    "not_named": Text(id="tidak disebut", en="not named"),
    "several_units": Text(id="beberapa unit", en="several units"),
    "one_performer": Text(id="satu pelaksana", en="one performer"),
}
_HIDDEN = Text(id="angka disembunyikan untuk melindungi orang", en="figures hidden to protect persons")
_MONTH_COLUMNS: Columns = (
    (Text(id="Bulan mulai", en="Month of start"), "day", 14.0), (Text(id="Kasus selesai", en="Closed cases"), "count", 12.0),
    (Text(id="Masih terbuka", en="Still open"), "count", 12.0), (Text(id="Sesuai", en="Conforming"), "count", 12.0),
    SHARE, (Text(id="Batas bawah 95%", en="Lower 95%"), "share", 10.0),
    (Text(id="Batas atas 95%", en="Upper 95%"), "share", 10.0), (Text(id="Langkah lewat", en="Late runs"), "count", 12.0),
    (Text(id="Langkah terukur", en="Measurable runs"), "count", 12.0), (Text(id="Lebih (jam)", en="Excess (hours)"), "hours", 12.0),
    (Text(id="Median lama kasus (jam)", en="Median lead time (hours)"), "hours", 14.0),
)  # fmt: skip
_FACET_COLUMNS: Columns = (
    (Text(id="Faset", en="Facet"), "text", 12.0), (Text(id="Kelompok", en="Group"), "text", 30.0),
    (Text(id="Catatan", en="Note"), "text", 20.0), (Text(id="Jalan", en="Runs"), "count", 10.0),
    *(
        column
        for name in _RATES.values()
        for column in (
            (Text(id=f"{name.id}: n", en=f"{name.en}: n"), "count", 12.0), (name, "count", 12.0),
            (Text(id=f"{name.id}: bagian", en=f"{name.en}: share"), "share", 12.0),
        )
    ),
)  # fmt: skip


def kept_papers(audit: Audit) -> list[Facet]:
    """The sheets on how the SOP is kept."""
    return facets(audit, _PAPERS + (_DEEP_PAPERS if audit.report.analysis else ()))


def _summary(audit: Audit) -> Iterator[Row]:
    lang, total = audit.lang, sum(audit.report.deviations.values())
    yield from ((label.to(lang), value) for label, value in origins(audit))
    yield from ((_RESULT.to(lang), text) for text in wholes(audit))
    yield _LISTED.to(lang), _OF.to(lang, n=count(len(audit.report.findings), lang), all=count(total, lang))
    for one in audit.report.analysis.compliance.open if audit.report.analysis else ():
        told = _OF.to(lang, n=count(len(one.listed), lang), all=count(one.cases, lang))
        yield f"{CASE[0].to(lang)}: {STATUS[one.status].to(lang)}", told


def _steps(audit: Audit) -> Iterator[Row]:
    return (_step(audit, one) for one in audit.report.steps)


def _step(audit: Audit, one: StepFigures) -> Row:
    name, what = step_name(audit.document, one.procedure, one.step), activity(audit.document, one.procedure, one.step)
    times = (hours(seconds) for seconds in (one.median_seconds, one.p90_seconds, one.excess_seconds))
    counts = (one.runs, one.measurable, one.within, one.late, one.undecided)
    return (name, what, one.limit_text, *counts, one.within_share, *ends(one.within_interval), *times)


def _rules(audit: Audit) -> Iterator[Row]:
    found = audit.report.analysis
    counts = {one.rule: one for one in found.compliance.index.rules} if found else {}
    for key, findings in audit.report.deviations.items():
        kind, one = BY_KEY[key], counts.get(BY_KEY[key].rule)
        severity = SEVERITY[one.severity if one else kind.severity].to(audit.lang)
        yield kind.rule, kind.name.to(audit.lang), severity, findings, one.cases if one else None


def _findings(audit: Audit) -> Iterator[Row]:
    return (_finding(audit, one) for one in audit.report.findings)


def _finding(audit: Audit, one: LogFinding) -> Row:
    facts, lang = one.facts, audit.lang
    what = (rule_name(one.rule, lang), one.case, finding_step(audit, one), facts.get("row"), said(one, lang))
    names = (facts.get(name) for name in ("activity", "role", "lane"))
    return (one.rule, *what, *names, hours(facts.get("service_seconds")), hours(facts.get("limit_seconds")))


def _facets(audit: Audit) -> Iterator[Row]:
    """Every group of every facet; three columns a rate."""
    for table in deep(audit).compliance.tables:
        for row in table.rows:
            yield _FACET_NAMES[table.facet].to(audit.lang), *_facet_row(audit, row)


def _facet_row(audit: Audit, row: FacetRow) -> Row:
    lang, note = audit.lang, _CODES[row.code].to(audit.lang) if row.code else None
    key = row.key
    if row.procedure is not None:
        title = audit.document.procedures[row.procedure].title or str(row.procedure + 1)
        key = step_name(audit.document, row.procedure, row.key) if row.key else title
    if row.figures is None:
        return (key, _HIDDEN.to(lang), *[None] * (1 + 3 * len(_RATES)))
    rates: list[Rate] = [getattr(row.figures, name) for name in _RATES]
    return (key, note, row.figures.runs, *(value for one in rates for value in (one.n, one.hits, one.share)))


def _months(audit: Audit) -> Iterator[Row]:
    for m in deep(audit).trend.months:
        rate = (m.conforming, m.share, *ends(m.interval))
        times = (hours(m.excess_seconds), hours(m.median_lead_seconds))
        yield m.month, m.cases, m.open_cases, *rate, m.late_runs, m.measurable_runs, *times


_PAPERS = (
    Paper(Text(id="Ringkasan", en="Summary"), _SUMMARY_COLUMNS, _summary),
    Paper(Text(id="Langkah", en="Steps"), _STEP_COLUMNS, _steps),
    Paper(Text(id="Penyimpangan", en="Deviations"), _RULE_COLUMNS, _rules),
    Paper(Text(id="Temuan", en="Findings"), _FINDING_COLUMNS, _findings),
)
_DEEP_PAPERS = (
    Paper(Text(id="Faset", en="Facets"), _FACET_COLUMNS, _facets),
    Paper(Text(id="Tren", en="Trend"), _MONTH_COLUMNS, _months),
)
