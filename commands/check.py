"""`sop check`: compares a log with an SOP; status 1 when something deviates."""

import argparse
from pathlib import Path

from cli_options import add_comparing, settings
from command import DONE, FOUND, Command
from model.text import Lang
from terminal import json_text


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("log", type=Path, metavar="LOG")
    add_comparing(command)
    command.add_argument(
        "--analysis", action="store_true", help="hambatan, tren, varian, faset, kasus terbuka, keterkaitan"
    )
    command.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from comparison import compare
    from docs_out.tables import check_text
    from ingest.read import read_sop

    args.earlier = tuple(read_sop(path) for path in args.earlier)
    report = compare(read_sop(args.sop), args.log, settings(args))
    print(json_text(report) if args.json else check_text(report, Lang(args.lang)))
    return FOUND if any(report.deviations.values()) else DONE


COMMAND = Command("check", "membandingkan pelaksanaan dengan SOP", add_options, run)
