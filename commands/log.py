"""`sop log`: what is in an event log; status 1 when rows were rejected."""

import argparse
from pathlib import Path

from cli_options import add_counting, add_reading, settings
from command import DONE, FOUND, Command
from model.text import Lang
from terminal import json_text


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("log", type=Path, metavar="LOG")
    add_counting(command)
    command.add_argument("--json", action="store_true")
    add_reading(command)


def run(args: argparse.Namespace) -> int:
    from comparison import survey
    from docs_out.tables import survey_text

    found = survey(args.log, settings(args))
    print(json_text(found) if args.json else survey_text(found, Lang(args.lang)))
    return FOUND if found.rejected else DONE


COMMAND = Command("log", "isi log kejadian", add_options, run)
