"""What a work paper is, and the columns and figures that several of them have."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from docs_out.report_form import Audit
from docs_out.reporting.workbook import Facet, Field, Value
from model.analysis import Analysis
from model.text import Text

Row = tuple[Value, ...]
Columns = tuple[tuple[Text, str, float], ...]
_HOUR = 3600
CASE = (Text(id="Kasus", en="Case"), "text", 18.0)
CASES = (Text(id="Kasus", en="Cases"), "count", 10.0)
CODE = (Text(id="Kode", en="Code"), "text", 10.0)
LOG_ACTIVITY = Text(id="Kegiatan dalam log", en="Activity in the log")
LOG_ROW = (Text(id="Baris", en="Row"), "count", 10.0)
SHARE = (Text(id="Bagian", en="Share"), "share", 10.0)
STEP = (Text(id="Langkah", en="Step"), "text", 9.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name, its columns, and its rows of an audit."""

    name: Text
    columns: Columns
    rows: Callable[[Audit], Iterable[Row]]


def facets(audit: Audit, papers: Iterable[Paper]) -> list[Facet]:
    """The sheets in the language of the report."""
    return [Facet(one.name.to(audit.lang), _fields(audit, one), list(one.rows(audit))) for one in papers]


def deep(audit: Audit) -> Analysis:
    """The deep figures, which the papers on them need."""
    assert audit.report.analysis is not None
    return audit.report.analysis


def hours(seconds: str | float | None) -> float | None:
    """`seconds` in hours; None where there are none."""
    return seconds / _HOUR if isinstance(seconds, int | float) else None


def ends(interval: tuple[float, ...] | None) -> tuple[Value, Value]:
    """Both ends of an interval; None where there is none."""
    return (interval[0], interval[1]) if interval else (None, None)


def _fields(audit: Audit, paper: Paper) -> tuple[Field, ...]:
    return tuple(Field(text.to(audit.lang), kind, width) for text, kind, width in paper.columns)
