"""`sop write`: a standard document in the format of its suffix."""

import argparse
from pathlib import Path

from cli_options import by_suffix
from command import DONE, Command


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")


def run(args: argparse.Namespace) -> int:
    from docs_out.document import documents
    from ingest.read import read_sop

    writers = {document.suffix: document for document in documents()}
    writer = by_suffix(writers, args.out)
    args.out.write_bytes(writer.write(read_sop(args.file)))
    return DONE


COMMAND = Command("write", "SOP menjadi dokumen baku menurut akhiran OUT", add_options, run)
