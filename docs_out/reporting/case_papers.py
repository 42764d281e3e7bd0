"""Work papers on time lost, ways taken and open cases, and on what of the log was used."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.appendix import HOW
from docs_out.reporting.evidence import STATUS
from docs_out.reporting.losses import CAUSE, place
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
    facets,
    hours,
)
from docs_out.reporting.workbook import Facet
from model.bottleneck import CAUSES, Loss
from model.bottleneck_words import sentence
from model.drivers import sentence as driver_sentence
from model.finding_words import reason
from model.step_names import activity, step_name
from model.text import Text
from model.variants import Variant

_LOSS_COLUMNS: Columns = (
    (Text(id="Tempat", en="Place"), "text", 24.0), (Text(id="Pelaksanaan", en="Executions"), "count", 12.0),
    (Text(id="Terkena", en="Hit"), "count", 10.0), (Text(id="Hilang (jam)", en="Lost (hours)"), "hours", 12.0),
    SHARE, (Text(id="Kasus terlambat", en="Late cases"), "count", 12.0),
    *((Text(id=f"Jam: {CAUSE[name].id}", en=f"Hours: {CAUSE[name].en}"), "hours", 16.0) for name in CAUSES),
    (Text(id="Jam yang tidak dapat diurai", en="Hours that cannot be split"), "hours", 14.0),
    (Text(id="Kalimat", en="Sentence"), "text", 90.0),
)  # fmt: skip
_VARIANT_COLUMNS: Columns = (
    (Text(id="Nomor", en="Number"), "count", 8.0), (Text(id="Prosedur", en="Procedure"), "count", 10.0),
    (Text(id="Langkah berurutan", en="Steps in order"), "text", 50.0), CASES,
    SHARE, (Text(id="Urutan sesuai", en="Order fits"), "text", 10.0),
    (Text(id="Penyimpangan urutan", en="Deviations of order"), "text", 30.0), (Text(id="Terbuka", en="Open"), "count", 10.0),
    (Text(id="Sesuai", en="Conforming"), "count", 10.0), (Text(id="Terlambat", en="Late"), "count", 10.0),
    (Text(id="Median lama (jam)", en="Median lead time (hours)"), "hours", 12.0), (Text(id="P90 lama (jam)", en="P90 lead time (hours)"), "hours", 12.0),
)  # fmt: skip
_YES, _NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
_OTHERS = Text(id="{n} varian lain", en="{n} other variants")
_LINK_COLUMNS: Columns = (
    CODE, (Text(id="Kalimat", en="Sentence"), "text", 100.0),
    CASES, (Text(id="Terkena", en="Hit"), "count", 10.0),
    (Text(id="Kasus lain", en="Other cases"), "count", 10.0), (Text(id="Terkena, kasus lain", en="Hit among others"), "count", 12.0),
    (Text(id="q (Benjamini-Hochberg)", en="q (Benjamini-Hochberg)"), "decimal", 12.0),
)  # fmt: skip
_OPEN_COLUMNS: Columns = (
    (Text(id="Keadaan", en="Status"), "text", 22.0), CASE, STEP, (Text(id="Sejak", en="Since"), "moment", 17.0),
    (Text(id="Tenggat", en="Due"), "moment", 17.0), (Text(id="Sisa (jam)", en="Left (hours)"), "hours", 12.0),
)  # fmt: skip
_MAPPING_COLUMNS: Columns = (
    (LOG_ACTIVITY, "text", 45.0), STEP,
    (Text(id="Kegiatan dalam SOP", en="Activity in the SOP"), "text", 45.0),
    (Text(id="Keyakinan", en="Confidence"), "share", 12.0), (Text(id="Cara", en="How"), "text", 14.0),
    (Text(id="Kejadian tanpa padanan", en="Events without a step"), "count", 14.0),
)  # fmt: skip
_REJECTED_COLUMNS: Columns = (
    LOG_ROW, (Text(id="Kolom", en="Column"), "text", 16.0),
    (Text(id="Isi", en="Value"), "text", 60.0), (Text(id="Alasan", en="Reason"), "text", 30.0),
)  # fmt: skip


def case_papers(audit: Audit) -> list[Facet]:
    """The sheets on time, ways, cases and data."""
    return facets(audit, (_DEEP_PAPERS if audit.report.analysis else ()) + _PAPERS)


def _losses(audit: Audit) -> Iterator[Row]:
    return (_loss(audit, one) for one in deep(audit).bottlenecks.losses)


def _loss(audit: Audit, one: Loss) -> Row:
    names = (*CAUSES, "unsplit")
    causes = [hours(getattr(one.causes, f"{name}_seconds")) if one.causes else None for name in names]
    figures = (one.runs, one.hits, hours(one.excess_seconds), one.share, one.late_cases)
    return (place(audit, one), *figures, *causes, sentence(one.clauses, audit.lang))


def _variants(audit: Audit) -> Iterator[Row]:
    found = deep(audit).variants
    yield from (_variant(audit, n, one) for n, one in enumerate(found.listed, 1))
    if found.others.variants:
        rest, name = found.others, _OTHERS.to(audit.lang, n=found.others.variants)
        counts = (rest.open_cases, rest.conforming_cases, rest.late_cases)
        yield None, None, name, rest.cases, rest.cases / found.cases, None, None, *counts, None, None


def _variant(audit: Audit, number: int, one: Variant) -> Row:
    steps = " → ".join(step or "…" for step in one.steps)
    fits = (_YES if one.fits else _NO).to(audit.lang)
    deviations = ", ".join(f"{found.rule} {found.step or '…'}" for found in one.deviations)
    counts = (one.open_cases, one.conforming_cases, one.late_cases)
    leads = (hours(one.median_lead_seconds), hours(one.p90_lead_seconds))
    return (number, one.procedure + 1, steps, one.cases, one.share, fits, deviations, *counts, *leads)


def _links(audit: Audit) -> Iterator[Row]:
    for one in deep(audit).drivers.drivers:
        counts = (one.cases, one.hits, one.other_cases, one.other_hits)
        yield one.rule, driver_sentence(one, audit.lang), *counts, one.q


def _open(audit: Audit) -> Iterator[Row]:
    for group in deep(audit).compliance.open:
        for one in group.listed:
            known = one.procedure is not None and one.step is not None
            step = step_name(audit.document, one.procedure or 0, one.step or "") if known else None
            yield STATUS[group.status].to(audit.lang), one.case, step, one.since, one.due, hours(one.left_seconds)


def _mapping(audit: Audit) -> Iterator[Row]:
    document, report = audit.document, audit.report
    for m in report.mapping:
        step = (step_name(document, m.procedure, m.step), activity(document, m.procedure, m.step))
        yield m.activity, *step, m.confidence, HOW[m.how].to(audit.lang), None
    yield from ((one.activity, None, None, None, None, one.events) for one in report.unmapped)


def _rejected(audit: Audit) -> Iterator[Row]:
    return ((one.row, one.column, one.value, reason(one.reason, audit.lang)) for one in audit.report.rejected)


_DEEP_PAPERS = (
    Paper(Text(id="Hambatan", en="Bottlenecks"), _LOSS_COLUMNS, _losses),
    Paper(Text(id="Varian", en="Variants"), _VARIANT_COLUMNS, _variants),
    Paper(Text(id="Keterkaitan", en="Associations"), _LINK_COLUMNS, _links),
    Paper(Text(id="Kasus terbuka", en="Open cases"), _OPEN_COLUMNS, _open),
)
_PAPERS = (
    Paper(Text(id="Pemetaan", en="Mapping"), _MAPPING_COLUMNS, _mapping),
    Paper(Text(id="Baris ditolak", en="Rejected rows"), _REJECTED_COLUMNS, _rejected),
)
