"""A report or a survey as a readable table for the terminal."""

from collections.abc import Sequence
from pathlib import Path

from model.analysis import Analysis
from model.csv_text import csv_text
from model.deadline import describe
from model.deviation import BY_KEY
from model.log import ColumnDoubt, Import, Reject
from model.report import Recognised, Report, Survey, VersionFigures
from model.text import Lang, Text
from model.written_numbers import interval, percent

_HEAD = Text(
    id="{cases} kasus ({open} masih terbuka), {events} kejadian, {first} s.d. {last}\nKalender {calendar} ({zone}); waktu dalam jam kerja.",
    en="{cases} cases ({open} still open), {events} events, {first} to {last}\nCalendar {calendar} ({zone}); times in working hours.",
)
_COLUMNS = (
    Text(id="Langkah", en="Step"), Text(id="Waktu", en="Limit"), Text(id="Jalan", en="Runs"),
    Text(id="Tepat", en="Within"), Text(id="Lewat", en="Late"), Text(id="Tak pasti", en="Undecided"),
    Text(id="Tepat (95 %)", en="Within (95 %)"), Text(id="Median", en="Median"), Text(id="Lebih", en="Excess"),
)  # fmt: skip
_CONFORMING = Text(
    id="Kasus patuh: {n} dari {closed} ({share}; selang 95 % {interval})",
    en="Conforming cases: {n} of {closed} ({share}; 95 % interval {interval})",
)
_STANDARD = Text(
    id="Standar pelayanan {limit}: {n} dari {closed} kasus selesai tepat waktu ({share}; selang 95 % {interval}); {open} kasus terbuka sudah lewat",
    en="Service standard {limit}: {n} of {closed} closed cases within it ({share}; 95 % interval {interval}); {open} open cases over it already",
)
_VERSION = Text(
    id="Versi {name} ({since} s.d. sebelum {until}): kasus patuh {n} dari {closed} ({share}; selang 95 % {interval}); tepat waktu {within} dari {runs} pelaksanaan",
    en="Version {name} ({since} to before {until}): conforming cases {n} of {closed} ({share}; 95 % interval {interval}); {within} of {runs} executions in time",
)
_UNORDERED = Text(
    id="{n} kasus memuat kejadian bercap waktu sama yang urutannya tidak dapat diperiksa; dipakai urutan yang paling sesuai.",
    en="{n} cases hold events of the same stamp whose order cannot be checked; the order that fits best was taken.",
)
_INDEX = Text(
    id="Kasus tanpa pelanggaran berat: {n} dari {closed} ({share}; selang 95 % {interval})",
    en="Cases without a major violation: {n} of {closed} ({share}; 95 % interval {interval})",
)
_OPEN = Text(
    id="Kasus terbuka: {late} sudah lewat, {today} jatuh tempo hari ini, {soon} segera, {later} kemudian, {undated} tanpa tenggat",
    en="Open cases: {late} late already, {today} due today, {soon} soon, {later} later, {undated} without a due date",
)
_UNMAPPED = Text(id="Tidak dipetakan: {names}", en="Not mapped: {names}")
_REJECTED = Text(
    id="Baris ditolak: {n} (yang pertama: baris {row}, {reason})", en="Rejected rows: {n} (first: row {row}, {reason})"
)
_IMPORTED = Text(
    id="{name}: {added} kejadian baru, {known} sudah ada, {rejected} baris ditolak; data kejadian {folder}.",
    en="{name}: {added} new events, {known} known already, {rejected} rows rejected; event data {folder}.",
)


def check_text(report: Report, lang: Lang) -> str:
    """The whole report in a screenful."""
    closed = report.cases - report.open_cases
    parts = [
        _head(report, lang),
        describe(report.counting).to(lang),
        _grid([[column.to(lang) for column in _COLUMNS], *_step_rows(report, lang)]),
        _CONFORMING.to(lang, n=report.conforming_cases, closed=closed, share=percent(report.conforming_share, lang), interval=interval(report.conforming_interval, lang)),
        *_wholes(report, lang),
        *(f"{BY_KEY[key].rule}  {BY_KEY[key].name.to(lang)}: {n}" for key, n in report.deviations.items()),
        *(_analysis(report.analysis, lang) if report.analysis else []),
        *_leftovers(report, lang),
        *_doubts(report.doubts, lang),
    ]  # fmt: skip
    return "\n".join(parts)


def _wholes(report: Report, lang: Lang) -> list[str]:
    """What concerns whole cases: the service standard, versions of the SOP, order that stamps do not tell."""
    standard, unordered = report.standard, report.alignment.unordered_cases
    told = [_version(one, lang) for one in report.versions]
    if standard:
        share, bounds = percent(standard.within_share, lang), interval(standard.within_interval, lang)
        told.append(
            _STANDARD.to(
                lang, limit=standard.limit_text, n=standard.within, closed=standard.closed, share=share,
                interval=bounds, open=standard.overdue_open,
            )
        )  # fmt: skip
    return [*told, _UNORDERED.to(lang, n=unordered)] if unordered else told


def _version(figures: VersionFigures, lang: Lang) -> str:
    closed = figures.cases - figures.open_cases
    return _VERSION.to(
        lang, name=figures.number or figures.source, since=figures.since or "…", until=figures.until or "…",
        n=figures.conforming_cases, closed=closed, share=percent(figures.conforming_share, lang),
        interval=interval(figures.conforming_interval, lang), within=percent(figures.within_share, lang), runs=figures.measurable,
    )  # fmt: skip


def _analysis(found: Analysis, lang: Lang) -> list[str]:
    cases, waiting = found.compliance.index.cases, {one.status: one.cases for one in found.compliance.open}
    index = _INDEX.to(
        lang, n=cases.hits, closed=cases.n, share=percent(cases.share, lang), interval=interval(cases.interval, lang)
    )
    told = [one.to(lang) for one in found.sentences]
    return [index, _OPEN.to(lang, **waiting), *told]


def duration(seconds: float | None) -> str:
    """Working hours and minutes, such as 7.30."""
    return "-" if seconds is None else f"{int(seconds) // 3600}.{int(seconds) % 3600 // 60:02d}"


def _head(report: Report, lang: Lang) -> str:
    first, last = report.period or ("-", "-")
    return _HEAD.to(
        lang, cases=report.cases, open=report.open_cases, events=report.events, first=first, last=last,
        calendar=report.calendar.id, zone=report.calendar.zone,
    )  # fmt: skip


def _step_rows(report: Report, lang: Lang) -> list[list[str]]:
    return [
        [s.step, s.limit_text or "-", str(s.runs), str(s.within), str(s.late), str(s.undecided),
         f"{percent(s.within_share, lang)} {_bracketed(s.within_interval, lang)}".strip(), duration(s.median_seconds), duration(s.excess_seconds)]
        for s in report.steps
    ]  # fmt: skip


def _bracketed(bounds: Sequence[float] | None, lang: Lang) -> str:
    return f"({interval(tuple(bounds), lang)})" if bounds else ""


def _leftovers(report: Report, lang: Lang) -> list[str]:
    names = ", ".join(f"{u.activity} ({u.events})" for u in report.unmapped)
    lines = [_UNMAPPED.to(lang, names=names)] if names else []
    first = report.rejected[0] if report.rejected else None
    return [*lines, _REJECTED.to(lang, n=len(report.rejected), row=first.row, reason=first.reason)] if first else lines


def _grid(rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)


_SURVEY = Text(
    id="{cases} kasus, {events} kejadian, {first} s.d. {last}\nKolom: {columns}",
    en="{cases} cases, {events} events, {first} to {last}\nColumns: {columns}",
)
_DOUBTS = {
    "alike": Text(id="{column}: judul {heading} mirip judul yang dikenal.", en="{column}: the heading {heading} is like a known one."),
    "content": Text(id="{column}: {heading} dikenali dari isinya saja.", en="{column}: {heading} was recognised by its content alone."),
    "two_headings": Text(id="{column}: {heading} dipakai, bukan {other}.", en="{column}: {heading} is used, not {other}."),
    "dates_assumed": Text(
        id="{column}: di {heading}, {example} dibaca {dmy} atau {mdy}? Dianggap sesuai {why}; pilih dengan --dates.",
        en="{column}: does {example} in {heading} mean {dmy} or {mdy}? Assumed from {why}; choose with --dates.",
    ),
    "dates_mixed": Text(
        id="{column}: {heading} mencampur urutan tanggal (hari di depan {dmy}, bulan di depan {mdy} baris). Ekspor ulang dengan satu bentuk tanggal.",
        en="{column}: {heading} mixes orders of dates ({dmy} rows with the day first, {mdy} with the month first). Export it again with one form of date.",
    ),
}  # fmt: skip
_LOOK = Text(id="Periksa", en="Look at")
_PARTS = Text(
    id="Lembar/jenis objek: {parts} (dibaca: {part}; pilih yang lain dengan --part)",
    en="Sheets/object types: {parts} (read: {part}; choose another with --part)",
)


def survey_text(survey: Survey, lang: Lang) -> str:
    """What is in a log: extent, columns, the parts of its file, activities, rejected rows."""
    first, last = survey.period
    columns = ", ".join(_column(one, lang) for one in survey.recognised)
    head = _SURVEY.to(lang, cases=survey.cases, events=survey.events, first=first, last=last, columns=columns)
    parts = [_PARTS.to(lang, parts=", ".join(survey.parts), part=survey.part)] if len(survey.parts) > 1 else []
    doubts = _doubts(survey.doubts, lang)
    rejects = [f"{r.row}: {r.reason} {r.value}".rstrip() for r in survey.rejected]
    activities = [f"  {n:>7}  {name}" for name, n in survey.activities.items()]
    return "\n".join([head, *parts, *doubts, *activities, *rejects])


def import_text(done: Import, folder: Path, lang: Lang) -> str:
    """What became of one imported file."""
    return _IMPORTED.to(lang, name=done.name, added=done.added, known=done.known, rejected=done.rejected, folder=folder)


def _doubts(doubts: Sequence[ColumnDoubt], lang: Lang) -> list[str]:
    return [f"{_LOOK.to(lang)}: {_DOUBTS[d.code].to(lang, column=d.column, **d.facts)}" for d in doubts]


def rejects_table(rejected: Sequence[Reject]) -> str:
    """Every rejected row with its number, column, value and reason, as CSV."""
    return csv_text(("row", "column", "value", "reason"), ((r.row, r.column, r.value, r.reason) for r in rejected))


def _column(one: Recognised, lang: Lang) -> str:
    """A column with its heading; how sure that is, and its dates, where there is something to say."""
    known = [percent(one.confidence, lang)] if one.confidence < 1 else []
    told = ", ".join([*known, *([one.format] if one.format else [])])
    return f"{one.column} ← {one.heading}" + (f" ({told})" if told else "")
