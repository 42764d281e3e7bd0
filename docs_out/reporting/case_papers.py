"""Work papers on time lost, ways taken and open cases, and on what of the log was used."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.appendix import HOW
from docs_out.reporting.evidence import STATUS
from docs_out.reporting.losses import CAUSE, place
from docs_out.reporting.papers import CASE, STEP, Columns, facet, hours
from docs_out.reporting.workbook import Facet, Value
from model.bottleneck import CAUSES, Loss
from model.bottleneck_words import sentence
from model.drivers import sentence as driver_sentence
from model.finding_words import reason
from model.step_names import activity, step_name
from model.text import Text
from model.variants import Variant

_LOSSES = Text(id="Hambatan", en="Bottlenecks")
_LOSS_COLUMNS: Columns = (
    (Text(id="Tempat", en="Place"), "text", 24.0), (Text(id="Pelaksanaan", en="Executions"), "count", 12.0),
    (Text(id="Terkena", en="Hit"), "count", 10.0), (Text(id="Hilang (jam)", en="Lost (hours)"), "hours", 12.0),
    (Text(id="Bagian", en="Share"), "share", 10.0), (Text(id="Kasus terlambat", en="Late cases"), "count", 12.0),
    *((Text(id=f"Jam: {CAUSE[name].id}", en=f"Hours: {CAUSE[name].en}"), "hours", 16.0) for name in CAUSES),
    (Text(id="Jam yang tidak dapat diurai", en="Hours that cannot be split"), "hours", 14.0),
    (Text(id="Kalimat", en="Sentence"), "text", 90.0),
)  # fmt: skip
_VARIANTS = Text(id="Varian", en="Variants")
_VARIANT_COLUMNS: Columns = (
    (Text(id="Nomor", en="Number"), "count", 8.0), (Text(id="Prosedur", en="Procedure"), "count", 10.0),
    (Text(id="Langkah berurutan", en="Steps in order"), "text", 50.0), (Text(id="Kasus", en="Cases"), "count", 10.0),
    (Text(id="Bagian", en="Share"), "share", 10.0), (Text(id="Urutan sesuai", en="Order fits"), "text", 10.0),
    (Text(id="Penyimpangan urutan", en="Deviations of order"), "text", 30.0), (Text(id="Terbuka", en="Open"), "count", 10.0),
    (Text(id="Sesuai", en="Conforming"), "count", 10.0), (Text(id="Terlambat", en="Late"), "count", 10.0),
    (Text(id="Median lama (jam)", en="Median lead time (hours)"), "hours", 12.0), (Text(id="P90 lama (jam)", en="P90 lead time (hours)"), "hours", 12.0),
)  # fmt: skip
_YES, _NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
_OTHERS = Text(id="{n} varian lain", en="{n} other variants")
_LINKS = Text(id="Keterkaitan", en="Associations")
_LINK_COLUMNS: Columns = (
    (Text(id="Kode", en="Code"), "text", 10.0), (Text(id="Kalimat", en="Sentence"), "text", 100.0),
    (Text(id="Kasus", en="Cases"), "count", 10.0), (Text(id="Terkena", en="Hit"), "count", 10.0),
    (Text(id="Kasus lain", en="Other cases"), "count", 10.0), (Text(id="Terkena, kasus lain", en="Hit among others"), "count", 12.0),
    (Text(id="q (Benjamini-Hochberg)", en="q (Benjamini-Hochberg)"), "decimal", 12.0),
)  # fmt: skip
_OPEN = Text(id="Kasus terbuka", en="Open cases")
_OPEN_COLUMNS: Columns = (
    (Text(id="Keadaan", en="Status"), "text", 22.0), CASE, STEP, (Text(id="Sejak", en="Since"), "moment", 17.0),
    (Text(id="Tenggat", en="Due"), "moment", 17.0), (Text(id="Sisa (jam)", en="Left (hours)"), "hours", 12.0),
)  # fmt: skip
_MAPPING = Text(id="Pemetaan", en="Mapping")
_MAPPING_COLUMNS: Columns = (
    (Text(id="Kegiatan dalam log", en="Activity in the log"), "text", 45.0), STEP,
    (Text(id="Kegiatan dalam SOP", en="Activity in the SOP"), "text", 45.0),
    (Text(id="Keyakinan", en="Confidence"), "share", 12.0), (Text(id="Cara", en="How"), "text", 14.0),
    (Text(id="Kejadian tanpa padanan", en="Events without a step"), "count", 14.0),
)  # fmt: skip
_REJECTED = Text(id="Baris ditolak", en="Rejected rows")
_REJECTED_COLUMNS: Columns = (
    (Text(id="Baris", en="Row"), "count", 10.0), (Text(id="Kolom", en="Column"), "text", 16.0),
    (Text(id="Isi", en="Value"), "text", 60.0), (Text(id="Alasan", en="Reason"), "text", 30.0),
)  # fmt: skip


def case_papers(audit: Audit) -> list[Facet]:
    """The sheets on time, ways, cases and data."""
    deep = [_losses(audit), _variants(audit), _links(audit), _open(audit)] if audit.report.analysis else []
    return [*deep, _mapping(audit), _rejected(audit)]


def _losses(audit: Audit) -> Facet:
    assert audit.report.analysis is not None
    rows = [_loss(audit, one) for one in audit.report.analysis.bottlenecks.losses]
    return facet(audit, _LOSSES, _LOSS_COLUMNS, rows)


def _loss(audit: Audit, one: Loss) -> tuple[Value, ...]:
    names = (*CAUSES, "unsplit")
    causes = [hours(getattr(one.causes, f"{name}_seconds")) if one.causes else None for name in names]
    figures = (one.runs, one.hits, hours(one.excess_seconds), one.share, one.late_cases)
    return (place(audit, one), *figures, *causes, sentence(one.clauses, audit.lang))


def _variants(audit: Audit) -> Facet:
    assert audit.report.analysis is not None
    found = audit.report.analysis.variants
    rows = [_variant(audit, n, one) for n, one in enumerate(found.listed, 1)]
    if found.others.variants:
        rest, name = found.others, _OTHERS.to(audit.lang, n=found.others.variants)
        counts = (rest.open_cases, rest.conforming_cases, rest.late_cases)
        rows.append((None, None, name, rest.cases, rest.cases / found.cases, None, None, *counts, None, None))
    return facet(audit, _VARIANTS, _VARIANT_COLUMNS, rows)


def _variant(audit: Audit, number: int, one: Variant) -> tuple[Value, ...]:
    steps = " → ".join(step or "…" for step in one.steps)
    fits = (_YES if one.fits else _NO).to(audit.lang)
    deviations = ", ".join(f"{found.rule} {found.step or '…'}" for found in one.deviations)
    counts = (one.open_cases, one.conforming_cases, one.late_cases)
    leads = (hours(one.median_lead_seconds), hours(one.p90_lead_seconds))
    return (number, one.procedure + 1, steps, one.cases, one.share, fits, deviations, *counts, *leads)


def _links(audit: Audit) -> Facet:
    assert audit.report.analysis is not None
    rows = [
        (one.rule, driver_sentence(one, audit.lang), one.cases, one.hits, one.other_cases, one.other_hits, one.q)
        for one in audit.report.analysis.drivers.drivers
    ]
    return facet(audit, _LINKS, _LINK_COLUMNS, rows)


def _open(audit: Audit) -> Facet:
    return facet(audit, _OPEN, _OPEN_COLUMNS, list(_open_rows(audit)))


def _open_rows(audit: Audit) -> Iterator[tuple[Value, ...]]:
    assert audit.report.analysis is not None
    for group in audit.report.analysis.compliance.open:
        for one in group.listed:
            known = one.procedure is not None and one.step is not None
            step = step_name(audit.document, one.procedure or 0, one.step or "") if known else None
            yield STATUS[group.status].to(audit.lang), one.case, step, one.since, one.due, hours(one.left_seconds)


def _mapping(audit: Audit) -> Facet:
    document, report = audit.document, audit.report
    rows: list[tuple[Value, ...]] = [
        (m.activity, step_name(document, m.procedure, m.step), activity(document, m.procedure, m.step), m.confidence,
         HOW[m.how].to(audit.lang), None)
        for m in report.mapping
    ]  # fmt: skip
    rows += [(one.activity, None, None, None, None, one.events) for one in report.unmapped]
    return facet(audit, _MAPPING, _MAPPING_COLUMNS, rows)


def _rejected(audit: Audit) -> Facet:
    rows = [(one.row, one.column, one.value, reason(one.reason, audit.lang)) for one in audit.report.rejected]
    return facet(audit, _REJECTED, _REJECTED_COLUMNS, rows)
