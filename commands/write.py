"""`sop write`: a standard document in the format of its suffix."""

import argparse
from pathlib import Path

from cli_options import by_suffix
from command import DONE, Command

_PAPERS = ("A4", "F4")


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")
    command.add_argument("--paper", choices=_PAPERS, default=_PAPERS[0], help="kertas: .docx .pdf .xlsx")
    command.add_argument("--template", type=Path, metavar="DOCX", help="templat kantor: kop, huruf, margin (.docx)")
    command.add_argument("--qr", action="store_true", help="kode QR sidik jari isi SOP (.docx .pdf)")
    command.add_argument("--blank", action="store_true", help="nomor, tanggal dan nama penanda tangan dikosongkan")


def run(args: argparse.Namespace) -> int:
    from docs_out.document import documents
    from docs_out.setting import Paper, Setting
    from ingest.file_bytes import read_bytes
    from ingest.read import read_sop

    writer = by_suffix({document.suffix: document for document in documents()}, args.out)
    template = read_bytes(args.template) if args.template else None
    setting = Setting(Paper(args.paper), template, qr=args.qr, blank=args.blank)
    args.out.write_bytes(writer.write(read_sop(args.file), setting))
    return DONE


COMMAND = Command("write", "SOP menjadi dokumen baku menurut akhiran OUT", add_options, run)
