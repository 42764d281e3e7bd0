"""Scope, data, method and calendar of the audit report."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import ITEM, Block, Heading, Para
from docs_out.reporting.said import count, period, title
from model.text import Text

_SCOPE = Text(id="RUANG LINGKUP DAN DATA", en="SCOPE AND DATA")
_ABOUT = Text(
    id="Laporan ini membandingkan pelaksanaan yang tercatat dalam log {log} dengan SOP “{title}”. Log memuat {cases} kasus "
    "dan {events} kejadian dalam periode {period}; {open} kasus masih terbuka. Penilaian kasus hanya menyangkut kasus "
    "yang sudah selesai.",
    en="This report compares the executions recorded in the log {log} with the SOP “{title}”. The log holds {cases} cases "
    "and {events} events in the period {period}; {open} cases are still open. Only closed cases are judged as cases.",
)
_PROCEDURES = Text(
    id="SOP memuat {procedures} prosedur dengan {steps} langkah.",
    en="The SOP has {procedures} procedures with {steps} steps.",
)
_UNMAPPED = Text(
    id="{names} nama kegiatan ({events} kejadian) tidak berpadanan dengan langkah SOP; lihat lampiran.",
    en="{names} activity names ({events} events) stand for no step of the SOP; see the appendix.",
)
_REJECTED = Text(
    id="{n} baris log ditolak karena tidak terbaca; lihat lampiran.",
    en="{n} rows of the log were rejected as unreadable; see the appendix.",
)
_METHOD = Text(id="METODE DAN KALENDER", en="METHOD AND CALENDAR")
_STEPS = (
    Text(
        id="Setiap kegiatan dalam log dipadankan dengan langkah SOP; padanan dan keyakinannya ada dalam lampiran.",
        en="Each activity of the log is mapped to a step of the SOP; the mapping and its confidence stand in the appendix.",
    ),
    Text(
        id="Urutan setiap kasus diselaraskan secara optimal dengan alur SOP; melewati atau menambah satu langkah berbiaya 1.",
        en="The order of each case is aligned optimally with the flow of the SOP; skipping or adding a step costs 1.",
    ),
    Text(
        id="Waktu setiap pelaksanaan dibandingkan dengan mutu baku Waktu langkahnya. Yang tidak dapat dipastikan dari log "
        "disebut tak pasti dan tidak dihitung sebagai tepat maupun lewat.",
        en="The time of each execution is compared with the Waktu of its step. What the log leaves open is called undecided "
        "and counts neither as within nor as late.",
    ),
    Text(
        id="Bagian (persen) disertai selang kepercayaan Wilson 95% dan banyaknya yang dinilai; tidak ada rata-rata atas langkah.",
        en="Shares come with their Wilson 95% interval and the number judged; nothing is averaged over steps.",
    ),
)
_CALENDAR = Text(
    id="Kalender kerja {id}, zona waktu {zone}, versi {version}.",
    en="Working calendar {id}, time zone {zone}, version {version}.",
)
_UNIT = Text(
    id="Unit {unit} memakai kalender {id}, zona waktu {zone}, versi {version}.",
    en="The unit {unit} uses the calendar {id}, time zone {zone}, version {version}.",
)
_COUNTING = Text(
    id="Waktu dihitung sebagai waktu kerja menurut kalender itu; aturan penghitungannya ada dalam lampiran.",
    en="Time is counted as working time by that calendar; the rules of counting stand in the appendix.",
)
_UNORDERED = Text(
    id="{n} kasus memuat kejadian bercap waktu sama yang urutannya tidak dapat diperiksa; dipakai urutan yang paling sesuai.",
    en="{n} cases hold events of the same stamp whose order cannot be checked; the order that fits best was taken.",
)


def scope(audit: Audit) -> Iterator[Block]:
    """What was compared, and what of the log could not be used."""
    report, lang = audit.report, audit.lang
    yield Heading(_SCOPE.to(lang), new_page=True)
    yield Para(
        _ABOUT.to(
            lang, log=audit.making.log, title=title(audit), cases=count(report.cases, lang),
            events=count(report.events, lang), period=period(audit), open=count(report.open_cases, lang),
        )
    )  # fmt: skip
    steps = sum(len(procedure.steps) for procedure in audit.document.procedures)
    yield Para(_PROCEDURES.to(lang, procedures=len(audit.document.procedures), steps=steps), ITEM)
    if report.unmapped:
        events = count(sum(one.events for one in report.unmapped), lang)
        yield Para(_UNMAPPED.to(lang, names=count(len(report.unmapped), lang), events=events), ITEM)
    if report.rejected:
        yield Para(_REJECTED.to(lang, n=count(len(report.rejected), lang)), ITEM)


def method(audit: Audit) -> Iterator[Block]:
    """How figures came about, and how time is counted."""
    report, lang = audit.report, audit.lang
    yield Heading(_METHOD.to(lang))
    yield from (Para(step.to(lang), ITEM) for step in _STEPS)
    used = report.calendar
    yield Para(_CALENDAR.to(lang, id=used.id, zone=used.zone, version=used.version), ITEM)
    for one in report.units:
        own = one.calendar
        yield Para(_UNIT.to(lang, unit=one.unit, id=own.id, zone=own.zone, version=own.version), ITEM)
    yield Para(_COUNTING.to(lang), ITEM)
    if report.alignment.unordered_cases:
        yield Para(_UNORDERED.to(lang, n=count(report.alignment.unordered_cases, lang)), ITEM)
