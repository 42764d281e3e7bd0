"""What a form of a report is, and the list of those the product has."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from model.audit_work import AuditWork
from model.collect import collect
from model.report import Report
from model.sop import SopDocument
from model.text import Lang


@dataclass(frozen=True, slots=True)
class Making:
    """What a report was made from, when and by which version; `options` are those that decide its figures."""

    log: str
    sha256: str
    version: str
    at: datetime
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """A comparison with its deep figures, and what auditors did with it, ready to be written in `lang`."""

    document: SopDocument
    report: Report
    making: Making
    lang: Lang = Lang.ID
    work: AuditWork | None = None


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One form of a report in one file format, and how it is written."""

    name: str
    suffix: str
    write: Callable[[Audit], bytes]


def report_forms() -> tuple[ReportForm, ...]:
    """Every form of a report, in module-name order."""
    from docs_out import forms as package  # noqa: PLC0415 - the forms import this module

    return collect(package, "REPORT_FORM", ReportForm)
