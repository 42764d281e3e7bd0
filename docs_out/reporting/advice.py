"""Recommendations, derived from the figures by plain rules; each names its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from docs_out.report_form import Audit
from docs_out.reporting.blocks import Block, Column, Heading, Para, grid
from docs_out.reporting.losses import main_cause, place
from docs_out.reporting.said import bounds, count, share, span, step_label
from model.deviation import BY_RULE
from model.report import StepFigures
from model.text import Text

_TITLE = Text(id="REKOMENDASI", en="RECOMMENDATIONS")
_LEAD = Text(
    id="Rekomendasi diturunkan dari angka dengan aturan tetap: langkah yang batas atas selangnya di bawah {target}, aturan "
    "yang dilanggar, tiga tempat menunggu terbesar, kasus terbuka yang lewat, dan mutu data. Keputusan tetap pada pejabat "
    "yang berwenang.",
    en="Recommendations follow from the figures by fixed rules: steps whose interval ends below {target}, broken rules, the "
    "three largest waits, open cases that are late, and the quality of the data. The decision stays with the official in charge.",
)
_NONE = Text(id="Angka tidak memberi alasan untuk rekomendasi.", en="The figures give no reason for a recommendation.")
_COLUMNS = (Text(id="No", en="No"), Text(id="Rekomendasi", en="Recommendation"), Text(id="Bukti", en="Evidence"))
_REVISE = Text(
    id="Tinjau kembali Waktu baku atau tata kerja langkah {step}: pelaksanaan yang lewat lebih banyak daripada yang tepat.",
    en="Review the Waktu or the way of working of step {step}: more executions are late than within it.",
)
_GUIDE = Text(
    id="Bina pelaksana langkah {step} dan telusuri sebab keterlambatannya.",
    en="Guide the performers of step {step} and look into why it is late.",
)
_STEP_FACTS = Text(
    id="{within} dari {n} pelaksanaan terukur dalam {limit} ({share}; selang 95% {interval}); median {median}.",
    en="{within} of {n} measurable executions within {limit} ({share}; 95% interval {interval}); median {median}.",
)
_RULE_FACTS = Text(id="{rule}: {n} temuan dalam {cases} kasus.", en="{rule}: {n} findings in {cases} cases.")
RULES = {
    "LOG201": Text(
        id="Pastikan setiap langkah dikerjakan dan dicatat; hapus dari SOP langkah yang memang tidak diperlukan.",
        en="Make sure that every step is executed and recorded; strike from the SOP a step that is not needed.",
    ),
    "LOG202": Text(
        id="Hentikan kegiatan di luar SOP, atau masukkan ke dalam SOP bila memang diperlukan.",
        en="Stop activities outside the SOP, or take them into it where they are needed.",
    ),
    "LOG204": Text(
        id="Cegah pengulangan, atau gambarkan alur kembalinya dalam SOP.",
        en="Prevent repetition, or draw its way back in the SOP.",
    ),
    "LOG205": Text(
        id="Tegakkan urutan langkah; izinkan urutan lain hanya lewat revisi SOP.",
        en="Keep the order of steps; allow another order only by revising the SOP.",
    ),
    "LOG206": Text(
        id="Tegaskan kewenangan pelaksana, atau terbitkan surat mandat bagi yang menggantikan.",
        en="Make clear who may act, or issue a letter of mandate to who stands in.",
    ),
    "LOG207": Text(id="Wajibkan pencatatan output setiap langkah.", en="Have the output of every step recorded."),
    "LOG208": Text(id="Periksa dan catat kelengkapan sebelum langkah dimulai.", en="Check and record requirements before a step begins."),
    "LOG209": Text(
        id="Percepat penyelesaian kasus agar standar pelayanan terpenuhi.",
        en="Speed cases up so that the service standard is kept.",
    ),
}  # fmt: skip
_WAITS = {
    "contention": Text(
        id="Tambah atau alihkan pelaksana: {place}.", en="Add or reassign performers: {place}."
    ),
    "batching": Text(id="Kerjakan berkas begitu siap, tidak dikumpulkan: {place}.", en="Work on files as they are ready, not in batches: {place}."),
    "priority": Text(id="Kerjakan berkas menurut urutan masuk: {place}.", en="Work on files in their order of arrival: {place}."),
    "unavailable": Text(id="Tetapkan pengganti saat pelaksana tidak bertugas: {place}.", en="Name a substitute for when the performer is away: {place}."),
    "other": Text(id="Catat sebab menunggu agar dapat diatasi: {place}.", en="Record why files wait so that it can be mended: {place}."),
}  # fmt: skip
_WAIT_FACTS = Text(
    id="{hits} dari {n} peralihan menunggu, bersama-sama {time} ({share} dari waktu yang hilang).",
    en="{hits} of {n} hand-overs waited, together {time} ({share} of the time lost).",
)
_LATE_OPEN = Text(id="Selesaikan kasus terbuka yang sudah lewat.", en="Finish the open cases that are late already.")
_LATE_FACTS = Text(id="{n} kasus, antara lain {names}.", en="{n} cases, among them {names}.")
_DATA = Text(id="Perbaiki pencatatan waktu pelaksanaan.", en="Improve the recording of times.")
_DATA_FACTS = Text(
    id="{rejected} baris ditolak; {undecided} pelaksanaan tak pasti terhadap Waktu baku.",
    en="{rejected} rows rejected; {undecided} executions undecided against their Waktu.",
)
_NAMES = Text(
    id="Padankan nama kegiatan yang belum berpadanan, atau masukkan ke dalam SOP.",
    en="Map the activity names that stand for no step, or take them into the SOP.",
)
_NAMES_FACTS = Text(id="{n} nama, {events} kejadian.", en="{n} names, {events} events.")
TARGET = 0.9
_HALF = 0.5
_WAITS_SHOWN, _CASES_NAMED = 3, 5


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, and the figures that say so."""

    text: str
    evidence: str


def recommendations(audit: Audit) -> Iterator[Block]:
    """The chapter of recommendations."""
    lang, given = audit.lang, list(advised(audit))
    yield Heading(_TITLE.to(lang))
    if not given:
        yield Para(_NONE.to(lang))
        return
    yield Para(_LEAD.to(lang, target=share(TARGET, lang)))
    parts = ((0.5, "center"), (4.5, "left"), (5.0, "left"))
    columns = tuple(Column(text.to(lang), *part) for text, part in zip(_COLUMNS, parts, strict=True))
    yield grid(
        _TITLE.to(lang).capitalize(), columns, [(str(n), one.text, one.evidence) for n, one in enumerate(given, 1)]
    )


def advised(audit: Audit) -> Iterator[Advice]:
    """Every recommendation that the figures give reason for."""
    for one in audit.report.steps:
        if one.within_interval and one.within_interval[1] < TARGET:
            yield step_advice(audit, one)
    yield from _rules(audit)
    yield from _waits(audit)
    yield from _open(audit)
    yield from _data(audit)


def step_advice(audit: Audit, one: StepFigures) -> Advice:
    """What to do about a step that is often late."""
    lang = audit.lang
    text = _REVISE if (one.within_interval or (0.0, 1.0))[1] < _HALF else _GUIDE
    facts = _STEP_FACTS.to(
        lang, within=count(one.within, lang), n=count(one.measurable, lang), limit=one.limit_text,
        share=share(one.within_share, lang), interval=bounds(one.within_interval, lang), median=span(one.median_seconds, lang),
    )  # fmt: skip
    return Advice(text.to(lang, step=step_label(audit, one.procedure, one.step)), facts)


def _rules(audit: Audit) -> Iterator[Advice]:
    """The broken rules, those in most cases first; lateness of steps is advised on step by step."""
    lang, deep = audit.lang, audit.report.analysis
    broken = [one for one in deep.compliance.index.rules if one.findings and one.rule in RULES] if deep else []
    for one in sorted(broken, key=lambda rule: (-rule.cases, rule.rule)):
        name = f"{one.rule} {BY_RULE[one.rule].name.to(lang)}"
        facts = _RULE_FACTS.to(lang, rule=name, n=count(one.findings, lang), cases=count(one.cases, lang))
        yield Advice(RULES[one.rule].to(lang), facts)


def _waits(audit: Audit) -> Iterator[Advice]:
    lang, deep = audit.lang, audit.report.analysis
    waits = [one for one in deep.bottlenecks.losses if one.kind == "waiting"] if deep else []
    for one in waits[:_WAITS_SHOWN]:
        text = _WAITS[main_cause(one.causes) or "other"].to(lang, place=place(audit, one))
        hits, n = count(one.hits, lang), count(one.runs, lang)
        facts = _WAIT_FACTS.to(lang, hits=hits, n=n, time=span(one.excess_seconds, lang), share=share(one.share, lang))
        yield Advice(text, facts)


def _open(audit: Audit) -> Iterator[Advice]:
    lang, deep = audit.lang, audit.report.analysis
    late = next((one for one in deep.compliance.open if one.status == "late" and one.cases), None) if deep else None
    if late:
        names = ", ".join(one.case for one in late.listed[:_CASES_NAMED])
        yield Advice(_LATE_OPEN.to(lang), _LATE_FACTS.to(lang, n=count(late.cases, lang), names=names))


def _data(audit: Audit) -> Iterator[Advice]:
    report, lang = audit.report, audit.lang
    undecided = sum(one.undecided for one in report.steps)
    if report.rejected or undecided:
        facts = {"rejected": count(len(report.rejected), lang), "undecided": count(undecided, lang)}
        yield Advice(_DATA.to(lang), _DATA_FACTS.to(lang, **facts))
    if report.unmapped:
        events = count(sum(one.events for one in report.unmapped), lang)
        yield Advice(_NAMES.to(lang), _NAMES_FACTS.to(lang, n=count(len(report.unmapped), lang), events=events))
