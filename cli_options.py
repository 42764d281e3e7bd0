"""The options of the `sop` command."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from model.text import Lang, Text

Commands: TypeAlias = Mapping[str, Callable[[argparse.Namespace], int]]

_BAD_COUNT = Text(id="{text} harus nol atau lebih.", en="{text} must be zero or more.")
_BAD_NUMBER = Text(id="{text} harus satu atau lebih.", en="{text} must be one or more.")
_BAD_NAME = Text(
    id="nama {text} hanya boleh berisi huruf, angka, spasi, titik dan tanda hubung.",
    en="the name {text} may hold letters, digits, blanks, dots and hyphens only.",
)
_BAD_MOMENT = Text(
    id="{text} bukan waktu seperti 2026-11-22T09:30+07:00.", en="{text} is no time such as 2026-11-22T09:30+07:00."
)
_BAD_SHARE = Text(id="bagian {text} harus antara 0 dan 1.", en="share {text} must lie between 0 and 1.")


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(_BAD_COUNT.to(Lang.ID, text=text))
    return value


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(_BAD_NUMBER.to(Lang.ID, text=text))
    return value


def _name(text: str) -> str:
    if not re.fullmatch(r"[\w-][\w .-]*", text):
        raise argparse.ArgumentTypeError(_BAD_NAME.to(Lang.ID, text=text))
    return text


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(_BAD_SHARE.to(Lang.ID, text=text))
    return value


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(_BAD_MOMENT.to(Lang.ID, text=text)) from None


def parser(commands: Commands) -> argparse.ArgumentParser:
    """The parser of the whole command line; `run` of what it parses is the function of the command."""
    whole = argparse.ArgumentParser(prog="sop", description="Mutu Baku: membaca SOP, membandingkannya dengan pelaksanaan, menulis dokumen baku.")  # fmt: skip
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=[lang.value for lang in Lang], default=Lang.ID.value, help="bahasa pesan")
    added = whole.add_subparsers(dest="command", required=True)
    for add in (
        _add_read,
        _add_write,
        _add_log,
        _add_import,
        _add_check,
        _add_report,
        _add_simulate,
        _add_serve,
        _add_demo,
    ):
        add(added, common)
    for name, run in commands.items():
        added.choices[name].set_defaults(run=run)
    return whole


_Added: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 (argparse gives it no public name)


def _add_read(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("read", parents=[common], help="dokumen SOP menjadi JSON")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="berkas atau folder")
    command.add_argument("-o", "--out", type=Path, metavar="OUT")


def _add_write(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("write", parents=[common], help="SOP menjadi dokumen baku menurut akhiran OUT")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")


def _add_log(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("log", parents=[common], help="isi log kejadian")
    command.add_argument("log", type=Path, metavar="LOG")
    _add_counting(command)
    command.add_argument("--json", action="store_true")
    _add_reading(command)


def _add_import(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("import", parents=[common], help="menambahkan log ke data kejadian ruang kerja")
    command.add_argument("logs", nargs="+", type=Path, metavar="LOG")
    command.add_argument("--workspace", type=Path, default=Path("mutubaku-data"), metavar="DIR")
    command.add_argument(
        "--name", type=_name, default="log", metavar="NAME", help="nama data kejadian dalam ruang kerja"
    )
    command.add_argument("--json", action="store_true")
    _add_reading(command)


def _add_check(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("check", parents=[common], help="membandingkan pelaksanaan dengan SOP")
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("log", type=Path, metavar="LOG")
    _add_comparing(command)
    command.add_argument(
        "--analysis", action="store_true", help="hambatan, tren, varian, faset, kasus terbuka, keterkaitan"
    )
    command.add_argument("--json", action="store_true")


def _add_report(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("report", parents=[common], help="laporan audit (.docx), kertas kerja (.xlsx), formulir")
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("log", type=Path, metavar="LOG")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="berkas .docx atau .xlsx")
    command.add_argument(
        "--form", choices=["audit", "monitoring", "evaluation"], default="audit", help="bentuk laporan"
    )
    command.add_argument("--at", type=_moment, metavar="TIME", help="waktu pembuatan yang ditulis, bukan saat ini")
    _add_comparing(command)


def _add_comparing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--map", type=Path, metavar="MAP", help="CSV activity,step[,procedure] atau JSON")
    command.add_argument("--mapping-out", type=Path, metavar="CSV", help="tulis pemetaan sebagai tabel untuk diperiksa")
    command.add_argument(
        "--earlier", type=Path, nargs="+", default=[], metavar="SOP", help="versi SOP yang berlaku sebelumnya"
    )
    command.add_argument(
        "--weights", type=Path, metavar="CSV", help="bobot langkah yang dilewati: step,weight[,procedure]"
    )
    command.add_argument("--persons", action="store_true", help="sebut nama pelaksana dalam analisis (hak auditor)")
    _add_counting(command)
    command.add_argument("--limit-findings", type=_count, default=1000, metavar="N")
    _add_reading(command)


def _add_counting(command: argparse.ArgumentParser) -> None:
    command.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb", help="mesin hitung")
    command.add_argument("--calendar", default="id-5day", metavar="ID", help="kalender kerja")
    command.add_argument("--office", type=Path, metavar="TOML", help="berkas kantor: kalender, unit, aturan hitung")


def _add_reading(command: argparse.ArgumentParser) -> None:
    command.add_argument("--part", metavar="NAME", help="lembar kerja atau jenis objek yang dibaca")
    command.add_argument("--columns", type=Path, metavar="CSV", help="tabel kolom: heading,column[,format]")
    command.add_argument("--columns-out", type=Path, metavar="CSV", help="tulis kolom yang dikenali untuk diperiksa")
    command.add_argument("--dates", choices=["dmy", "mdy"], help="urutan hari dan bulan dalam log")
    command.add_argument("--rejects-out", type=Path, metavar="CSV", help="tulis semua baris yang ditolak")


def _add_simulate(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("simulate", parents=[common], help="memainkan SOP menjadi log")
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("--cases", type=int, default=100, metavar="N")
    command.add_argument("--seed", type=int, default=1, metavar="S")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="LOG")
    command.add_argument("--calendar", default="id-5day", metavar="ID")
    command.add_argument("--procedure", type=_positive, default=1, metavar="N", help="prosedur ke-N dalam SOP")
    command.add_argument("--persons", type=_positive, default=3, metavar="N", help="banyaknya orang tiap pelaksana")
    command.add_argument(
        "--units", type=_count, default=0, metavar="N", help="banyaknya unit; 0 berarti log tanpa unit"
    )
    command.add_argument("--grain", choices=["second", "day"], default="second", help="ketelitian waktu dalam log")
    command.add_argument(
        "--stamps", choices=["both", "end"], default="both", help="mulai dan selesai, atau selesai saja"
    )
    for kind in ("skipped", "extra", "repeated", "out_of_order", "wrong_performer", "over_time"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=_share, default=0.03, metavar="SHARE")
    for kind in ("missing_output", "missing_requirements"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=_share, default=0.0, metavar="SHARE")


def _add_serve(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("serve", parents=[common], help="aplikasi web pada ruang kerja")
    command.add_argument("--workspace", type=Path, default=Path("mutubaku-data"), metavar="DIR")
    command.add_argument("--port", type=int, default=8050)


def _add_demo(added: _Added, common: argparse.ArgumentParser) -> None:
    command = added.add_parser("demo", parents=[common], help="semuanya dengan data contoh")
    command.add_argument("--workspace", type=Path, metavar="DIR")
    command.add_argument("--port", type=int, default=8050)
    command.add_argument("--no-serve", dest="serve", action="store_false")
