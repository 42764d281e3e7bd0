"""The evaluation form: statements a person answers, each beside what the log can say about it."""

from collections.abc import Iterator

from docs_out.report_form import Audit, ReportForm
from docs_out.reporting.blocks import Block, Column, Para, grid
from docs_out.reporting.form_parts import heading, signature
from docs_out.reporting.results import wholes
from docs_out.reporting.said import count, rated, title
from docs_out.reporting.word import Sheet, written
from model.analysis import Analysis
from model.text import Lang, Text

_NAME = Text(id="Formulir Evaluasi Penerapan SOP", en="SOP Evaluation Form")
_COLUMNS = (
    (Text(id="No", en="No"), 0.5, "center"), (Text(id="Penilaian", en="Statement"), 4.0, "left"),
    (Text(id="Ya", en="Yes"), 0.7, "center"), (Text(id="Tidak", en="No"), 0.7, "center"),
    (Text(id="Catatan dari log", en="Notes from the log"), 5.0, "left"),
)  # fmt: skip
_STATEMENTS = (
    (Text(id="Mampu mendorong peningkatan kinerja", en="Furthers better performance"), "trend"),
    (Text(id="Mudah dipahami", en="Is easily understood"), ""),
    (Text(id="Mudah dilaksanakan", en="Is easily carried out"), "kept"),
    (Text(id="Semua orang dapat menjalankan perannya masing-masing", en="Everybody can play their own part"), "roles"),
    (Text(id="Mampu mengatasi permasalahan yang berkaitan dengan proses", en="Solves the problems of the process"), "losses"),
    (Text(id="Mampu menjawab kebutuhan peningkatan kinerja organisasi", en="Answers the need for a better performing organisation"), "in_time"),
    (Text(id="Sinergi satu dengan lainnya", en="Is in synergy with other SOPs"), "related"),
)  # fmt: skip
_HOW = Text(
    id="Kolom Ya dan Tidak diisi penilai. Catatan berasal dari log dan tidak menggantikan wawancara dan observasi; "
    "pernyataan tanpa catatan tidak dapat dijawab dari log. Cocokkan rumusan pernyataan dengan formulir yang berlaku di instansi.",
    en="The assessor fills in Yes and No. The notes come from the log and do not replace interviews and observation; "
    "statements without a note cannot be answered from a log. Compare the wording of the statements with the form in force in the office.",
)
_ROLES = Text(id="Pelaksana sesuai SOP: {rate}.", en="Executed by the right performer: {rate}.")
_IN_TIME = Text(id="Pelaksanaan langkah dalam Waktu baku: {rate}.", en="Executions within their Waktu: {rate}.")
_MONTHS = Text(
    id="Bulan pertama: {first} kasus selesai yang sesuai SOP; bulan terakhir: {last}.",
    en="First month: {first} of the closed cases follow the SOP; last month: {last}.",
)
_RELATED = Text(id="SOP menyebut {n} keterkaitan.", en="The SOP names {n} related documents.")


def write_evaluation(audit: Audit) -> bytes:
    """A .docx file: statements with notes, and room for the assessor's signature."""
    name = _NAME.to(audit.lang)
    return written(
        _form(audit), Sheet(f"{name}: {title(audit)}", f"{name} – {title(audit)}", audit.lang, audit.making.at)
    )


def _form(audit: Audit) -> Iterator[Block]:
    lang = audit.lang
    yield from heading(audit, _NAME.to(lang))
    columns = tuple(Column(text.to(lang), part, align) for text, part, align in _COLUMNS)
    notes = _notes(audit)
    rows = [(str(n), text.to(lang), "", "", notes.get(key, "")) for n, (text, key) in enumerate(_STATEMENTS, 1)]
    yield grid("", columns, rows)
    yield Para(_HOW.to(lang))
    yield signature(audit)


def _notes(audit: Audit) -> dict[str, str]:
    """What the log says, by the key of a statement."""
    lang, deep = audit.lang, audit.report.analysis
    notes = {"kept": next(wholes(audit)), "related": _RELATED.to(lang, n=count(len(audit.document.related), lang))}
    if deep:
        total = deep.compliance.total
        notes["roles"] = _ROLES.to(lang, rate=rated(total.right_performer, lang))
        notes["in_time"] = _IN_TIME.to(lang, rate=rated(total.in_time, lang))
        notes["trend"] = _trend(deep, lang)
        notes["losses"] = next((one.to(lang) for one in deep.sentences), "")
    return notes


def _trend(deep: Analysis, lang: Lang) -> str:
    """The first and the last month with closed cases."""
    months = [one for one in deep.trend.months if one.cases]
    told = [f"{count(one.conforming, lang)}/{count(one.cases, lang)}" for one in months]
    return _MONTHS.to(lang, first=told[0], last=told[-1]) if len(told) > 1 else ""


REPORT_FORM = ReportForm(name="evaluation", suffix=".docx", write=write_evaluation)
