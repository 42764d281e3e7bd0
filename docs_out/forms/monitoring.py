"""The official monitoring form (Permen PAN RB 35/2012, table 7), a row a step, filled in from the log."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from docs_out.report_form import Audit, ReportForm
from docs_out.reporting.advice import RULES, TARGET, step_advice
from docs_out.reporting.blocks import Block, Column, Grid, Line, Para
from docs_out.reporting.form_parts import heading, signature
from docs_out.reporting.said import count, rated, share, step_label, title
from docs_out.reporting.word import Sheet, written
from model.compliance import Figures, Rate
from model.finding_words import rule_name
from model.report import StepFigures
from model.text import Text

_NAME = Text(id="Formulir Monitoring Pelaksanaan SOP", en="SOP Monitoring Form")
_COLUMNS = (
    (Text(id="No", en="No"), 0.5, "center"), (Text(id="Prosedur", en="Procedure"), 3.0, "left"),
    (Text(id="Berjalan dengan baik", en="Works well"), 1.2, "center"),
    (Text(id="Tidak berjalan dengan baik", en="Does not work well"), 1.2, "center"),
    (Text(id="Catatan hasil penilaian", en="Notes on the assessment"), 4.2, "left"),
    (Text(id="Tindakan yang harus diambil", en="Action to be taken"), 3.2, "left"),
    (Text(id="Paraf penilai", en="Initials of the assessor"), 0.9, "center"),
)  # fmt: skip
_ASSESSMENT = Text(id="Penilaian terhadap penerapan", en="Assessment of practice")
_ASSESSED = ("Berjalan dengan baik", "Tidak berjalan dengan baik")
_HOW = Text(
    id="Terisi dari log: sebuah langkah berjalan dengan baik bila setiap bagian yang dapat dinilai (tepat waktu, pelaksana, "
    "output, kelengkapan) paling sedikit {target} dan temuan lain menyangkut paling banyak {rest} dari pelaksanaannya; tanpa "
    "bukti dalam log penilaiannya kosong. Penilai memeriksa, mengubah bila perlu, dan memaraf.",
    en="Filled in from the log: a step works well where each share that can be judged (in time, performer, output, "
    "requirements) is at least {target} and other findings concern at most {rest} of its executions; without evidence in the "
    "log the assessment is blank. The assessor checks, corrects where needed, and initials.",
)
_PARTIAL = Text(
    id="Temuan per langkah dihitung dari {listed} temuan pertama dari {all}; naikkan dengan --limit-findings.",
    en="Findings by step are counted among the first {listed} of {all}; raise that with --limit-findings.",
)
_RATES = {
    "in_time": (Text(id="Tepat waktu: {rate}.", en="In time: {rate}."), "LOG203"),
    "right_performer": (Text(id="Pelaksana sesuai: {rate}.", en="Right performer: {rate}."), "LOG206"),
    "output": (Text(id="Output tercatat: {rate}.", en="Output recorded: {rate}."), "LOG207"),
    "requirements": (Text(id="Kelengkapan tercatat: {rate}.", en="Requirements recorded: {rate}."), "LOG208"),
}
_FOUND = Text(id="{name}: {n} temuan.", en="{name}: {n} findings.")
_NO_RUNS = Text(id="Tidak ada pelaksanaan dalam log.", en="No execution in the log.")
_UNJUDGED = Text(id="{n} pelaksanaan, tidak ada yang dapat dinilai.", en="{n} executions, none of which can be judged.")
_KEEP = Text(id="Dipertahankan.", en="To be kept up.")
_ORDER = ("LOG201", "LOG204", "LOG205")
_MARK = "✓"


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the log says of a step: its rates, other findings by rule, the rules that are broken too often."""

    figures: StepFigures
    rates: Mapping[str, Rate]
    found: Mapping[str, int]

    @property
    def known(self) -> bool:
        return bool(self.found) or any(rate.share is not None for rate in self.rates.values())

    @property
    def failing(self) -> list[str]:
        low = [_RATES[name][1] for name, rate in self.rates.items() if rate.share is not None and rate.share < TARGET]
        return low + [rule for rule, n in self.found.items() if n > (1 - TARGET) * self.figures.runs]


def write_monitoring(audit: Audit) -> bytes:
    """A .docx file: the form on landscape pages, and room for the assessor's signature."""
    name = _NAME.to(audit.lang)
    sheet = Sheet(
        f"{name}: {title(audit)}", f"{name} – {title(audit)}", audit.lang, audit.making.at, landscape=True, margin=42.5
    )
    return written(_form(audit), sheet)


def _form(audit: Audit) -> Iterator[Block]:
    lang = audit.lang
    yield from heading(audit, _NAME.to(lang))
    groups = {text: _ASSESSMENT.to(lang) for text in _ASSESSED}
    columns = tuple(Column(text.to(lang), part, align, groups.get(text.id, "")) for text, part, align in _COLUMNS)
    yield Grid("", columns, tuple(_lines(audit)))
    yield Para(_HOW.to(lang, target=share(TARGET, lang), rest=share(1 - TARGET, lang)))
    listed, total = len(audit.report.findings), sum(audit.report.deviations.values())
    if listed < total:
        yield Para(_PARTIAL.to(lang, listed=count(listed, lang), all=count(total, lang)))
    yield signature(audit)


def _lines(audit: Audit) -> Iterator[Line]:
    """The steps, numbered through, below the name of their procedure."""
    number = 0
    for procedure, steps in groupby(audit.report.steps, key=lambda one: one.procedure):
        name = audit.document.procedures[procedure].title or title(audit)
        yield Line((name,), bold=True)
        for one in steps:
            number += 1
            yield _line(audit, number, _judged(audit, one))


def _line(audit: Audit, number: int, one: _Judged) -> Line:
    step = step_label(audit, one.figures.procedure, one.figures.step)
    good, poor = ("", "") if not one.known else ("", _MARK) if one.failing else (_MARK, "")
    return Line((str(number), step, good, poor, " ".join(_notes(audit, one)), _action(audit, one), ""))


def _judged(audit: Audit, one: StepFigures) -> _Judged:
    figures = step_figures(audit, one)
    rates = {name: getattr(figures, name) for name in _RATES} if figures else {}
    rules = Counter(
        f.rule for f in audit.report.findings if (f.step, f.facts.get("procedure")) == (one.step, one.procedure)
    )
    return _Judged(one, rates, {rule: rules[rule] for rule in _ORDER if rules[rule]})


def step_figures(audit: Audit, one: StepFigures) -> Figures | None:
    """How executions of a step keep the SOP; None without a deep look."""
    tables = audit.report.analysis.compliance.tables if audit.report.analysis else ()
    rows = (row for table in tables if table.facet == "step" for row in table.rows)
    return next((row.figures for row in rows if (row.key, row.procedure) == (one.step, one.procedure)), None)


def _notes(audit: Audit, one: _Judged) -> Iterator[str]:
    lang = audit.lang
    if not one.figures.runs:
        yield _NO_RUNS.to(lang)
    elif not one.known:
        yield _UNJUDGED.to(lang, n=count(one.figures.runs, lang))
    for name, rate in one.rates.items():
        if rate.share is not None:
            yield _RATES[name][0].to(lang, rate=rated(rate, lang))
    yield from (_FOUND.to(lang, name=rule_name(rule, lang), n=count(n, lang)) for rule, n in one.found.items())


def _action(audit: Audit, one: _Judged) -> str:
    """What to do about a step that does not work well."""
    if not one.known:
        return ""
    advice = [RULES[rule].to(audit.lang) for rule in one.failing if rule in RULES]
    if "LOG203" in one.failing:
        advice.insert(0, step_advice(audit, one.figures).text)
    return " ".join(advice) or _KEEP.to(audit.lang)


REPORT_FORM = ReportForm(name="monitoring", suffix=".docx", write=write_monitoring)
