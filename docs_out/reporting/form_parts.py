"""What the official forms begin and end with."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import Block, Column, Grid, Line, Para, grid
from docs_out.reporting.cover import NUMBER, OFFICE, OPTIONS, SOP
from docs_out.reporting.said import NONE, count, long_moment, period, title
from model.text import Text

_PERIOD = Text(id="Periode", en="Period")
_DATA = Text(id="Dasar penilaian", en="Basis of the assessment")
_LOG = Text(
    id="Log {log} (SHA-256 {hash}): {cases} kasus, {events} kejadian; kalender {calendar}; Mutu Baku {version}, {at}",
    en="Log {log} (SHA-256 {hash}): {cases} cases, {events} events; calendar {calendar}; Mutu Baku {version}, {at}",
)
_PLACE = Text(id="……………………, ………………………… 20……", en="……………………, ………………………… 20……")
_ASSESSOR = Text(id="Penilai,", en="Assessor,")
_NAME = Text(id="Nama: ………………………………………", en="Name: ………………………………………")
_NIP = Text(id="NIP: …………………………………………", en="NIP: …………………………………………")


def heading(audit: Audit, name: str) -> Iterator[Block]:
    """The name of the form, and what it is about."""
    lang, report, making = audit.lang, audit.report, audit.making
    log = _LOG.to(
        lang, log=making.log, hash=making.sha256, cases=count(report.cases, lang), events=count(report.events, lang),
        calendar=report.calendar.id, version=making.version, at=long_moment(making.at, lang),
    )  # fmt: skip
    yield Para(name.upper(), "Title")
    rows = [
        (OFFICE, ", ".join(audit.document.institution) or NONE), (SOP, title(audit)),
        (NUMBER, audit.document.number or NONE), (_PERIOD, period(audit)), (_DATA, log),
        *((OPTIONS, f"{name}: {value}") for name, value in making.options),
    ]  # fmt: skip
    yield grid("", (Column("", 0.2), Column("", 0.8)), [(label.to(lang), value) for label, value in rows])


def signature(audit: Audit) -> Grid:
    """Room for place, date, signature, name and NIP of the assessor."""
    lang = audit.lang
    lines = (_PLACE.to(lang), _ASSESSOR.to(lang), "", "", "", _NAME.to(lang), _NIP.to(lang))
    return Grid("", (Column("", 0.6), Column("", 0.4)), (Line(("", "\n".join(lines))),), open=True)
