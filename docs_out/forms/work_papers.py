"""The work papers of the audit as an Excel workbook, a sheet a facet."""

from docs_out.report_form import Audit, ReportForm
from docs_out.reporting.audit_papers import audit_papers
from docs_out.reporting.case_papers import case_papers
from docs_out.reporting.papers import kept_papers
from docs_out.reporting.said import title
from docs_out.reporting.workbook import workbook


def write_work_papers(audit: Audit) -> bytes:
    """An .xlsx file."""
    return workbook([*kept_papers(audit), *case_papers(audit), *audit_papers(audit)], title(audit), audit.lang)


REPORT_FORM = ReportForm(name="audit", suffix=".xlsx", write=write_work_papers)
