"""Headings of a log → canonical columns, and the format of its time columns."""

import re

from model.errors import SopError
from model.log import CANONICAL, LogColumn, LogColumns, RawLog, StampFormat
from model.text import Text

_NAMES = {
    "case": "case|case id|caseid|kasus|id kasus|no kasus|nomor kasus|case concept name|berkas|id berkas|no berkas|nomor berkas|permohonan|id permohonan|nomor permohonan|no permohonan|no registrasi|nomor registrasi|no agenda|nomor agenda|trace|trace id",
    "activity": "activity|activity name|aktivitas|kegiatan|nama kegiatan|nama aktivitas|concept name|langkah|tahapan|task|event|proses",
    "start": "start|start time|start timestamp|started|mulai|waktu mulai|jam mulai|tanggal mulai|tgl mulai|masuk|waktu masuk",
    "end": "end|end time|end timestamp|complete|completed|complete time|complete timestamp|finish|selesai|waktu selesai|jam selesai|tanggal selesai|tgl selesai|keluar|waktu keluar|time|timestamp|time timestamp|waktu|tanggal|tgl|stempel waktu",
    "performer": "performer|resource|org resource|actor|aktor|operator|originator|pelaku kegiatan|user|petugas|pelaku|pelaksana kegiatan|nama petugas|nama pegawai|pegawai|nama",
    "role": "role|org role|peran|jabatan|pelaksana|nama jabatan|jabatan pelaksana|role name",
    "unit": "unit|org group|group|unit kerja|bagian|bidang|instansi",
    "output": "output|keluaran|hasil|dokumen keluaran|dokumen hasil",
    "requirements": "requirements|kelengkapan|persyaratan|input|masukan|syarat|dokumen persyaratan",
}  # fmt: skip
_CANONICAL = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_DATE = {
    "ymd": re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}"),
    "dmy": re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"),
}
_ZONE = re.compile(r"\d(?:Z|[+-]\d{2}:?\d{2})$")
_NO_COLUMN = Text(
    id="{name}: tidak ada kolom {missing}. Judul kolom yang ada: {headings}. Namai salah satu kolom: {remedy}.",
    en="{name}: there is no {missing} column. Its headings are: {headings}. Name one of the columns: {remedy}.",
)
_NO_FORMAT = Text(
    id="{name}: kolom {heading} tidak berisi waktu yang dikenal (contoh isinya: {example}). Tulis seperti 2026-01-05 08:15 atau 05/01/2026 08.15.",
    en="{name}: the column {heading} holds no known time (for example {example}). Write it like 2026-01-05 08:15 or 05/01/2026 08.15.",
)


def read_log_columns(log: RawLog) -> LogColumns:
    """The canonical columns of `log`; `SopError` names what is missing and how to mend it."""
    found = _recognised(log.headings)
    for column in ("case", "activity"):
        if column not in found:
            raise _missing(log, column, column)
    if not found.keys() & {"start", "end"}:
        raise _missing(log, "start/end", "start, end")
    return LogColumns(tuple(_column(log, column, at) for column, at in found.items()))


def _recognised(headings: tuple[str, ...]) -> dict[str, int]:
    """The first heading that means each column; an exact canonical name wins."""
    found = {h.lower(): at for at, h in enumerate(headings) if h.lower() in CANONICAL}
    for at, heading in enumerate(headings):
        column = _CANONICAL.get(re.sub(r"[^a-z]+", " ", heading.lower()).strip())
        if column and at not in found.values():
            found.setdefault(column, at)
    return found


def _column(log: RawLog, column: str, at: int) -> LogColumn:
    stamp = _format(log, at) if column in ("start", "end") else None
    return LogColumn(column, log.headings[at], at, stamp=stamp)


def _format(log: RawLog, at: int) -> StampFormat:
    """The one format of a time column, from its first filled cells."""
    values = [row[at].strip() for row in log.sample if at < len(row) and row[at].strip()]
    votes = {name: sum(bool(pattern.match(v)) for v in values) for name, pattern in _DATE.items()}
    best = max(votes, key=votes.__getitem__)
    if values and not votes[best]:
        raise SopError(_NO_FORMAT, name=log.name, heading=log.headings[at], example=values[0][:40])
    return StampFormat(best, any(_ZONE.search(v) for v in values))


def _missing(log: RawLog, what: str, remedy: str) -> SopError:
    return SopError(_NO_COLUMN, name=log.name, missing=what, headings=", ".join(log.headings), remedy=remedy)  # fmt: skip
