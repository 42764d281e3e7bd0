"""Work papers on what auditors did: verdicts on findings, and samples of cases with what came of them."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.evidence import finding_step
from docs_out.reporting.paper import CASE, CODE, LOG_ROW, STEP, Columns, Paper, Row, facets
from docs_out.reporting.workbook import Facet, workbook
from model.audit_work import METHODS, STANCES, STRATA, Draw, Sample
from model.finding_words import said
from model.text import Text

_BY, _AT = (Text(id="Oleh", en="By"), "text", 18.0), (Text(id="Pada (UTC)", en="At (UTC)"), "moment", 17.0)
_VERDICT = (Text(id="Putusan", en="Verdict"), "text", 20.0)
_NOTE = (Text(id="Catatan", en="Note"), "text", 60.0)
_JUDGED_COLUMNS: Columns = (
    CODE, CASE, STEP, LOG_ROW, (Text(id="Bukti", en="Evidence"), "text", 60.0), _VERDICT, _NOTE, _BY, _AT,
)  # fmt: skip
_SAMPLE_COLUMNS: Columns = (
    (Text(id="Sampel", en="Sample"), "count", 10.0), (Text(id="Cara", en="Method"), "text", 24.0),
    (Text(id="Benih", en="Seed"), "count", 14.0), (Text(id="Dari kasus", en="Of cases"), "count", 12.0),
    CASE, (Text(id="Lapisan", en="Stratum"), "text", 20.0), (Text(id="Peluang terpilih", en="Chance of being drawn"), "share", 16.0),
    _VERDICT, _NOTE, _BY, _AT,
)  # fmt: skip


def audit_papers(audit: Audit) -> list[Facet]:
    """The sheets of verdicts and samples; none where nobody audited."""
    return facets(audit, _PAPERS) if audit.work else []


def sample_paper(audit: Audit, title: str) -> bytes:
    """An .xlsx file of the samples alone, to be worked through by hand."""
    return workbook(facets(audit, _PAPERS[1:]), title, audit.lang)


def method_name(audit: Audit, draw: Draw) -> str:
    """How a sample was drawn."""
    layer = f" ({STRATA[draw.stratum].to(audit.lang)})" if draw.stratum in STRATA else ""
    return METHODS[draw.method].to(audit.lang) + layer


def _judged(audit: Audit) -> Iterator[Row]:
    for finding, one in audit.work.judged if audit.work else ():
        what = (finding.rule, finding.case, finding_step(audit, finding), finding.facts.get("row"))
        verdict = STANCES[one.stance].to(audit.lang)
        yield (*what, said(finding, audit.lang), verdict, one.note, one.changed_by, one.changed_at.replace(tzinfo=None))


def _samples(audit: Audit) -> Iterator[Row]:
    for sample in audit.work.samples if audit.work else ():
        yield from _sample(audit, sample)


def _sample(audit: Audit, sample: Sample) -> Iterator[Row]:
    draw, verdicts = sample.sampling.draw, audit.work.cases if audit.work else {}
    about = (sample.id, method_name(audit, draw), draw.seed, sample.sampling.population)
    for case in sample.sampling.cases:
        one = verdicts.get(case.case)
        told = (STANCES[one.stance].to(audit.lang), one.note, one.changed_by) if one else (None, None, None)
        at = one.changed_at.replace(tzinfo=None) if one else None
        yield (*about, case.case, case.stratum, case.probability, *told, at)


_PAPERS = (
    Paper(Text(id="Putusan", en="Verdicts"), _JUDGED_COLUMNS, _judged),
    Paper(Text(id="Sampel", en="Sample"), _SAMPLE_COLUMNS, _samples),
)
