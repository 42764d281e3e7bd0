"""Options that several commands share, and how their values are read."""

import argparse
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model.errors import SopError
from model.product import VERSION
from model.text import Lang, Text

if TYPE_CHECKING:
    from comparison import Settings
    from docs_out.report_form import Making

_T = TypeVar("_T")
USUAL_CALENDAR = "id-5day"
_NO_WRITER = Text(
    id="{name}: jenis dokumen {suffix} belum dapat ditulis. Yang dapat ditulis: {known}.",
    en="{name}: documents of type {suffix} cannot be written yet. Writable are: {known}.",
)
_BAD_COUNT = Text(id="{text} harus nol atau lebih.", en="{text} must be zero or more.")
_BAD_NUMBER = Text(id="{text} harus satu atau lebih.", en="{text} must be one or more.")
_BAD_NAME = Text(
    id="nama {text} hanya boleh berisi huruf, angka, spasi, titik dan tanda hubung.",
    en="the name {text} may hold letters, digits, blanks, dots and hyphens only.",
)
_BAD_MOMENT = Text(
    id="{text} bukan waktu seperti 2026-11-22T09:30+07:00.", en="{text} is no time such as 2026-11-22T09:30+07:00."
)
_BAD_DAY = Text(id="{text} bukan tanggal seperti 2026-11-22.", en="{text} is no date such as 2026-11-22.")
_BAD_SHARE = Text(id="bagian {text} harus antara 0 dan 1.", en="share {text} must lie between 0 and 1.")


_OPTIONS = {
    "part": Text(id="Lembar atau jenis objek", en="Sheet or object type"),
    "office": Text(id="Berkas kantor", en="Office file"),
    "map": Text(id="Berkas pemetaan", en="Mapping file"),
    "weights": Text(id="Berkas bobot", en="Weights file"),
    "columns": Text(id="Tabel kolom", en="Column table"),
    "dates": Text(id="Urutan tanggal", en="Order of dates"),
    "earlier": Text(id="Versi SOP sebelumnya", en="Earlier versions of the SOP"),
}


def count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(_BAD_COUNT.to(Lang.ID, text=text))
    return value


def positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(_BAD_NUMBER.to(Lang.ID, text=text))
    return value


def name(text: str) -> str:
    if not re.fullmatch(r"[\w-][\w .-]*", text):
        raise argparse.ArgumentTypeError(_BAD_NAME.to(Lang.ID, text=text))
    return text


def share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(_BAD_SHARE.to(Lang.ID, text=text))
    return value


def moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(_BAD_MOMENT.to(Lang.ID, text=text)) from None


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_BAD_DAY.to(Lang.ID, text=text)) from None


def add_comparing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--map", type=Path, metavar="MAP", help="CSV activity,step[,procedure] atau JSON")
    command.add_argument("--mapping-out", type=Path, metavar="CSV", help="tulis pemetaan sebagai tabel untuk diperiksa")
    command.add_argument(
        "--earlier", type=Path, nargs="+", default=[], metavar="SOP", help="versi SOP yang berlaku sebelumnya"
    )
    command.add_argument(
        "--weights", type=Path, metavar="CSV", help="bobot langkah yang dilewati: step,weight[,procedure]"
    )
    command.add_argument("--persons", action="store_true", help="sebut nama pelaksana dalam analisis (hak auditor)")
    add_counting(command)
    command.add_argument("--limit-findings", type=count, default=1000, metavar="N")
    add_reading(command)


def add_counting(command: argparse.ArgumentParser) -> None:
    command.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb", help="mesin hitung")
    command.add_argument("--calendar", default=USUAL_CALENDAR, metavar="ID", help="kalender kerja")
    command.add_argument("--office", type=Path, metavar="TOML", help="berkas kantor: kalender, unit, aturan hitung")


def add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--part", metavar="NAME", help="lembar kerja atau jenis objek yang dibaca")
    command.add_argument("--columns", type=Path, metavar="CSV", help="tabel kolom: heading,column[,format]")
    command.add_argument("--columns-out", type=Path, metavar="CSV", help="tulis kolom yang dikenali untuk diperiksa")
    command.add_argument("--dates", choices=["dmy", "mdy"], help="urutan hari dan bulan dalam log")
    command.add_argument("--rejects-out", type=Path, metavar="CSV", help="tulis semua baris yang ditolak")


def settings(args: argparse.Namespace) -> "Settings":
    """The options that the command has, as settings."""
    from comparison import Settings
    from event_logs import Reading

    given = vars(args)
    reading = Reading(**{f.name: given[f.name] for f in fields(Reading) if f.name in given})
    names = {f.name for f in fields(Settings)} & given.keys()
    return Settings(reading=reading, **{name: given[name] for name in names})


def by_suffix(writers: Mapping[str, _T], out: Path) -> _T:
    """The one of `writers` for the suffix of `out`."""
    suffix = out.suffix.lower()
    if suffix not in writers:
        raise SopError(_NO_WRITER, name=out.name, suffix=suffix or "(-)", known=", ".join(writers))
    return writers[suffix]


def making(args: argparse.Namespace) -> "Making":
    """What the report is made from, when and by what."""
    from docs_out.report_form import Making
    from event_logs import digest

    given = {_OPTIONS[name]: value for name, value in vars(args).items() if name in _OPTIONS and value}
    options = tuple((label.to(Lang(args.lang)), _named(value)) for label, value in given.items())
    at = args.at or datetime.now().astimezone()
    return Making(args.log.name, digest(args.log), VERSION, at, options)


def _named(value: str | Path | list[Path]) -> str:
    """An option as said, files by their names."""
    if isinstance(value, list):
        return ", ".join(path.name for path in value)
    return value.name if isinstance(value, Path) else value
