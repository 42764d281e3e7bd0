"""`sop report`: the comparison as a document; status as that of `check`."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli_options import add_comparing, by_suffix, moment, settings
from command import DONE, FOUND, Command
from model.product import VERSION
from model.text import Lang, Text

if TYPE_CHECKING:
    from docs_out.report_form import Making

_OPTIONS = {
    "part": Text(id="Lembar atau jenis objek", en="Sheet or object type"),
    "office": Text(id="Berkas kantor", en="Office file"),
    "map": Text(id="Berkas pemetaan", en="Mapping file"),
    "weights": Text(id="Berkas bobot", en="Weights file"),
    "columns": Text(id="Tabel kolom", en="Column table"),
    "dates": Text(id="Urutan tanggal", en="Order of dates"),
    "earlier": Text(id="Versi SOP sebelumnya", en="Earlier versions of the SOP"),
}


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("log", type=Path, metavar="LOG")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="berkas .docx atau .xlsx")
    command.add_argument(
        "--form", choices=["audit", "monitoring", "evaluation"], default="audit", help="bentuk laporan"
    )
    command.add_argument("--at", type=moment, metavar="TIME", help="waktu pembuatan yang ditulis, bukan saat ini")
    add_comparing(command)


def run(args: argparse.Namespace) -> int:
    from comparison import compare
    from docs_out.report_form import Audit, report_forms
    from ingest.read import read_sop

    writers = {form.suffix: form for form in report_forms() if form.name == args.form}
    writer = by_suffix(writers, args.out)
    document = read_sop(args.sop)
    args.analysis, args.earlier = True, tuple(read_sop(path) for path in args.earlier)
    found = compare(document, args.log, settings(args))
    args.out.write_bytes(writer.write(Audit(document, found, _making(args), Lang(args.lang))))
    return FOUND if any(found.deviations.values()) else DONE


def _making(args: argparse.Namespace) -> "Making":
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


COMMAND = Command("report", "laporan audit (.docx), kertas kerja (.xlsx), formulir", add_options, run)
