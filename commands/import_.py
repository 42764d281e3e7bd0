"""`sop import`: logs added to the event data of a workspace; status 1 when rows were rejected."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli_options import add_reading, name, settings
from command import DONE, FOUND, Command
from model.errors import SopError
from model.text import Lang, Text
from terminal import json_text

if TYPE_CHECKING:
    from model.log import Import

_ONE_LOG = Text(
    id="--columns-out menulis kolom satu log. Impor satu log saja bersama pilihan itu.",
    en="--columns-out writes the columns of one log. Import one log only with that option.",
)


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("logs", nargs="+", type=Path, metavar="LOG")
    command.add_argument("--workspace", type=Path, default=Path("mutubaku-data"), metavar="DIR")
    command.add_argument(
        "--name", type=name, default="log", metavar="NAME", help="nama data kejadian dalam ruang kerja"
    )
    command.add_argument("--json", action="store_true")
    add_reading(command)


def run(args: argparse.Namespace) -> int:
    from docs_out.tables import import_text
    from event_logs import import_into, keep_import_rejects

    if args.columns_out and len(args.logs) > 1:
        raise SopError(_ONE_LOG)
    data, reading = args.workspace / "events" / args.name, settings(args).reading
    done: list[Import] = []
    try:
        done.extend(import_into(data, path, reading) for path in args.logs)
    finally:
        if done:
            print(json_text(done) if args.json else "\n".join(import_text(one, data, Lang(args.lang)) for one in done))
    keep_import_rejects(data, done, reading)
    return FOUND if any(one.rejected for one in done) else DONE


COMMAND = Command("import", "menambahkan log ke data kejadian ruang kerja", add_options, run)
