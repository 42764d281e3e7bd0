"""`sop report`: the comparison as a document; status as that of `check`."""

import argparse
from pathlib import Path

from cli_options import add_comparing, by_suffix, making, moment, settings
from command import DONE, FOUND, Command
from model.text import Lang


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
    args.out.write_bytes(writer.write(Audit(document, found, making(args), Lang(args.lang))))
    return FOUND if any(found.deviations.values()) else DONE


COMMAND = Command("report", "laporan audit (.docx), kertas kerja (.xlsx), formulir", add_options, run)
