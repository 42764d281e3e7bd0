"""The cover of the audit report: what it is about, and what it was made from."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import Block, Column, Para, grid
from docs_out.reporting.said import NONE, count, long_moment, period, title
from model.text import Text

NAME = Text(id="Laporan Monitoring dan Evaluasi SOP", en="SOP Monitoring and Evaluation Report")
OFFICE = Text(id="Instansi", en="Office")
SOP = Text(id="Nama SOP", en="SOP")
NUMBER = Text(id="Nomor SOP", en="Number of the SOP")
_SOP_HASH = Text(id="SHA-256 berkas SOP", en="SHA-256 of the SOP file")
_PERIOD = Text(id="Periode data", en="Period of the data")
_CASES = Text(id="Kasus", en="Cases")
_COUNTED = Text(
    id="{cases} kasus ({open} masih terbuka), {events} kejadian",
    en="{cases} cases ({open} still open), {events} events",
)
_LOG = Text(id="Berkas log", en="Log file")
_LOG_HASH = Text(id="SHA-256 berkas log", en="SHA-256 of the log file")
OPTIONS = Text(id="Saringan dan pilihan", en="Filters and options")
_WHOLE = Text(id="Tanpa saringan: seluruh log", en="No filter: the whole log")
_CALENDAR = Text(id="Kalender kerja", en="Working calendar")
_VERSION = Text(id="Versi program", en="Version of the program")
_ZONE = len("2026-11-22T09:30")
_MADE = Text(id="Dibuat", en="Made")


def cover(audit: Audit) -> Iterator[Block]:
    """Title, office and the table of origins."""
    yield from (Para("", "Normal") for _ in range(3))
    yield from (Para(line, "Subtitle") for line in audit.document.institution)
    yield Para(NAME.to(audit.lang).upper(), "Title")
    yield Para(title(audit), "Subtitle")
    rows = [(label.to(audit.lang), value) for label, value in origins(audit)]
    yield grid("", (Column("", 0.3), Column("", 0.7)), rows)


def origins(audit: Audit) -> Iterator[tuple[Text, str]]:
    document, report, making, lang = audit.document, audit.report, audit.making, audit.lang
    open_cases, events = count(report.open_cases, lang), count(report.events, lang)
    yield OFFICE, "\n".join(document.institution) or NONE
    yield SOP, title(audit)
    yield NUMBER, document.number or NONE
    yield _PERIOD, period(audit)
    yield _CASES, _COUNTED.to(lang, cases=count(report.cases, lang), open=open_cases, events=events)
    yield OPTIONS, "\n".join(f"{name}: {value}" for name, value in making.options) or _WHOLE.to(lang)
    yield _CALENDAR, f"{report.calendar.id} ({report.calendar.zone})\n{report.calendar.version}"
    yield _LOG, making.log
    yield _LOG_HASH, making.sha256
    yield _SOP_HASH, document.source.sha256
    yield _VERSION, f"Mutu Baku {making.version} ({report.engine})"
    yield _MADE, f"{long_moment(making.at, lang)} UTC{making.at.isoformat(timespec='minutes')[_ZONE:]}"
