"""`sop read`: documents as JSON; files that cannot be read are said, the others go on."""

import argparse
import json
from pathlib import Path

from command import DONE, FAILED, Command
from model.sop_json import sop_data
from terminal import out, read_documents


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="berkas atau folder")
    command.add_argument("-o", "--out", type=Path, metavar="OUT")


def run(args: argparse.Namespace) -> int:
    documents, whole = read_documents(args)
    if documents:
        several = len(args.files) > 1 or args.files[0].is_dir()
        told = [sop_data(document) for document in documents]
        out(json.dumps(told if several else told[0], ensure_ascii=False, indent=2), args.out)
    return DONE if whole else FAILED


COMMAND = Command("read", "dokumen SOP menjadi JSON", add_options, run)
