"""Verdicts and what the figures of a report rest on, in words."""

from model.report import Report
from model.text import Lang, Text

VERDICTS = {
    "within": Text(id="Dalam batas", en="Within the limit"),
    "late": Text(id="Terlambat", en="Late"),
    "undecided": Text(id="Belum dapat dinilai", en="Undecided"),
    "none": Text(id="Tanpa batas waktu", en="No time limit"),
}
_DEFINITION = Text(id="jam kerja, kalender {calendar}", en="working hours, calendar {calendar}")


def definition(report: Report, lang: Lang) -> str:
    """What time means in the figures of `report`."""
    ids = dict.fromkeys([report.calendar.id, *(one.calendar.id for one in report.units)])
    return _DEFINITION.to(lang, calendar=", ".join(ids))


def closed(report: Report) -> int:
    """The cases a share of conforming cases is about."""
    return report.cases - report.open_cases
