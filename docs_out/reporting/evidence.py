"""Findings of the audit report with their evidence, rule by rule, and the cases that are still open."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import Block, Column, Heading, Para, grid
from docs_out.reporting.results import columns
from docs_out.reporting.said import NONE, count, long_moment
from model.compliance import OpenCase
from model.deviation import BY_KEY
from model.finding_words import said
from model.report import LogFinding
from model.step_names import step_name
from model.text import Text

_TITLE = Text(id="TEMUAN DAN BUKTI", en="FINDINGS AND EVIDENCE")
_NONE = Text(id="Tidak ada temuan.", en="Nothing was found.")
_ROWS = Text(
    id="Nomor baris adalah nomor baris data dalam berkas log, dihitung dari 1. Langkah yang dilewati tidak mempunyai baris.",
    en="Row numbers are those of data rows in the log file, counted from 1. A skipped step has no row.",
)
_HEADING = Text(id="{rule} {name}: {n} temuan", en="{rule} {name}: {n} findings")
_SHOWN = Text(
    id="Ditampilkan {shown} dari {all} temuan. Kertas kerja .xlsx memuat {listed} di antaranya (batas: --limit-findings).",
    en="Showing {shown} of {all} findings. The .xlsx work papers list {listed} of them (limit: --limit-findings).",
)
_COLUMNS = (
    Text(id="Kasus", en="Case"),
    Text(id="Langkah", en="Step"),
    Text(id="Baris", en="Row"),
    Text(id="Bukti", en="Evidence"),
)
_PARTS = ((1.6, "left"), (0.8, "left"), (0.9, "right"), (6.0, "left"))
_SHOWN_A_RULE = 25
_OPEN = Text(id="KASUS TERBUKA", en="OPEN CASES")
_AS_OF = Text(id="Keadaan pada saat terakhir log, {at}.", en="As the log stands at its last moment, {at}.")
_OPEN_TABLE = Text(id="{status}: {shown} dari {all} kasus", en="{status}: {shown} of {all} cases")
_NO_OPEN = Text(id="Tidak ada kasus terbuka.", en="No case is open.")
STATUS = {
    "late": Text(id="Sudah lewat", en="Late already"),
    "today": Text(id="Jatuh tempo hari ini", en="Due today"),
    "soon": Text(id="Segera jatuh tempo", en="Due soon"),
    "later": Text(id="Jatuh tempo kemudian", en="Due later"),
    "undated": Text(id="Tanpa tenggat", en="Without a due date"),
}
_OPEN_COLUMNS = (
    (Text(id="Kasus", en="Case"), 1.6, "left"), (Text(id="Langkah", en="Step"), 1.0, "left"),
    (Text(id="Sejak", en="Since"), 2.0, "left"), (Text(id="Tenggat", en="Due"), 2.0, "left"),
)  # fmt: skip


def findings(audit: Audit) -> Iterator[Block]:
    """The chapter of findings: every rule with its total, and the first findings of each."""
    lang = audit.lang
    yield Heading(_TITLE.to(lang))
    broken = [(BY_KEY[key], n) for key, n in audit.report.deviations.items() if n]
    yield Para((_ROWS if broken else _NONE).to(lang))
    for kind, total in broken:
        listed = [one for one in audit.report.findings if one.rule == kind.rule]
        yield Heading(_HEADING.to(lang, rule=kind.rule, name=kind.name.to(lang), n=count(total, lang)), 2)
        shown = listed[:_SHOWN_A_RULE]
        if len(shown) < total:
            counts = {"shown": len(shown), "all": total, "listed": len(listed)}
            yield Para(_SHOWN.to(lang, **{name: count(n, lang) for name, n in counts.items()}))
        if shown:
            yield grid("", _finding_columns(audit), [_finding_row(audit, one) for one in shown])


def _finding_columns(audit: Audit) -> tuple[Column, ...]:
    return tuple(Column(text.to(audit.lang), *part) for text, part in zip(_COLUMNS, _PARTS, strict=True))


def _finding_row(audit: Audit, one: LogFinding) -> tuple[str, ...]:
    row = one.facts.get("row")
    placed = count(row, audit.lang) if isinstance(row, int) else NONE
    return one.case, finding_step(audit, one), placed, said(one, audit.lang)


def finding_step(audit: Audit, one: LogFinding) -> str:
    """The step a finding is about; a dash where it is about none."""
    procedure = one.facts.get("procedure")
    if one.step is None:
        return NONE
    return step_name(audit.document, procedure, one.step) if isinstance(procedure, int) else one.step


def open_cases(audit: Audit) -> Iterator[Block]:
    """The chapter of open cases, the most urgent first."""
    lang, deep = audit.lang, audit.report.analysis
    yield Heading(_OPEN.to(lang))
    waiting = [one for one in deep.compliance.open if one.cases] if deep else []
    if not deep or not waiting:
        yield Para(_NO_OPEN.to(lang))
        return
    yield Para(_AS_OF.to(lang, at=long_moment(deep.compliance.as_of, lang)))
    for one in waiting:
        shown = one.listed[:_SHOWN_A_RULE]
        counts = {"shown": count(len(shown), lang), "all": count(one.cases, lang)}
        caption = _OPEN_TABLE.to(lang, status=STATUS[one.status].to(lang), **counts)
        yield grid(caption, columns(audit, _OPEN_COLUMNS), [_open_row(audit, case) for case in shown])


def _open_row(audit: Audit, one: OpenCase) -> tuple[str, ...]:
    known = one.procedure is not None and one.step is not None
    step = step_name(audit.document, one.procedure or 0, one.step or "") if known else NONE
    return one.case, step, long_moment(one.since, audit.lang), long_moment(one.due, audit.lang)
