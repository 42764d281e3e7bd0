"""`sop diff`: what differs between two SOPs, step by step; status 1 when something does."""

import argparse
from pathlib import Path

from command import DONE, FOUND, Command
from model.text import Lang
from terminal import json_text


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("old", type=Path, metavar="OLD")
    command.add_argument("new", type=Path, metavar="NEW")
    command.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from analytics.revision.difference import difference
    from docs_out.revision_text import difference_text
    from ingest.read import read_sop

    found = difference(read_sop(args.old), read_sop(args.new))
    names = (args.old.name, args.new.name)
    print(json_text(found) if args.json else difference_text(found, names, Lang(args.lang)))
    return FOUND if found.changes else DONE


COMMAND = Command("diff", "perbedaan dua SOP, langkah demi langkah", add_options, run)
