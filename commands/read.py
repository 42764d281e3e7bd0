"""`sop read`: documents as JSON; files that cannot be read are said, the others go on."""

import argparse
import json
from pathlib import Path

from command import DONE, FAILED, Command
from model.errors import SopError
from model.sop import SopDocument
from model.sop_json import sop_data
from terminal import followed, out, sentence


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="berkas atau folder")
    command.add_argument("-o", "--out", type=Path, metavar="OUT")


def run(args: argparse.Namespace) -> int:
    from ingest.folder import document_files
    from ingest.read import read_all

    found = document_files(args.files)
    documents: list[dict[str, object]] = []
    with followed(len(found.files)) as (on_done, say):
        for refusal in found.refusals:
            say(sentence(refusal, args))
        for _, result in read_all(found.files, on_done):
            if isinstance(result, SopError):
                say(sentence(result, args))
            elif isinstance(result, SopDocument):
                documents.append(sop_data(result))
    if documents:
        several = len(args.files) > 1 or args.files[0].is_dir()
        out(json.dumps(documents if several else documents[0], ensure_ascii=False, indent=2), args.out)
    return DONE if len(documents) == len(found.files) and not found.refusals else FAILED


COMMAND = Command("read", "dokumen SOP menjadi JSON", add_options, run)
