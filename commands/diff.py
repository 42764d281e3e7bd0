"""`sop diff`: what differs between two SOPs, step by step; status 1 when something does."""

import argparse
from datetime import datetime
from pathlib import Path

from cli_options import by_suffix
from command import DONE, FOUND, Command
from model.text import Lang
from terminal import json_text


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=Path, metavar="OLD")
    command.add_argument("new", type=Path, metavar="NEW")
    command.add_argument("-o", "--out", type=Path, metavar="OUT", help="tabel bertanda sebagai berkas .docx")
    command.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from analytics.revision.difference import difference
    from analytics.revision.marked import marked
    from docs_out.marked_table import Comparison, write_comparison
    from docs_out.revision_text import difference_text
    from ingest.read import read_sop

    old, new, names = read_sop(args.old), read_sop(args.new), (args.old.name, args.new.name)
    found = difference(old, new)
    if args.out:
        write = by_suffix({".docx": write_comparison}, args.out)
        made = Comparison(names, found, marked(found, old, new), datetime.now().astimezone(), Lang(args.lang))
        args.out.write_bytes(write(made))
    print(json_text(found) if args.json else difference_text(found, names, Lang(args.lang)))
    return FOUND if found.changes else DONE


COMMAND = Command("diff", "perbedaan dua SOP, langkah demi langkah", add_options, run)
