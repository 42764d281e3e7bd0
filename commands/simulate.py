"""`sop simulate`: a CSV log with planted deviations, and the truth beside it."""

import argparse
from pathlib import Path

from cli_options import USUAL_CALENDAR, count, positive, share
from command import DONE, Command


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("--cases", type=int, default=100, metavar="N")
    command.add_argument("--seed", type=int, default=1, metavar="S")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="LOG")
    command.add_argument("--calendar", default=USUAL_CALENDAR, metavar="ID")
    command.add_argument("--procedure", type=positive, default=1, metavar="N", help="prosedur ke-N dalam SOP")
    command.add_argument("--persons", type=positive, default=3, metavar="N", help="banyaknya orang tiap pelaksana")
    command.add_argument("--units", type=count, default=0, metavar="N", help="banyaknya unit; 0 berarti log tanpa unit")
    command.add_argument("--grain", choices=["second", "day"], default="second", help="ketelitian waktu dalam log")
    command.add_argument(
        "--stamps", choices=["both", "end"], default="both", help="mulai dan selesai, atau selesai saja"
    )
    for kind in ("skipped", "extra", "repeated", "out_of_order", "wrong_performer", "over_time"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=share, default=0.03, metavar="SHARE")
    for kind in ("missing_output", "missing_requirements"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=share, default=0.0, metavar="SHARE")


def run(args: argparse.Namespace) -> int:
    from analytics.offices.calendar import calendar
    from analytics.simulation.simulated_log import write_log
    from analytics.simulation.simulation import PLANTED, Plan
    from analytics.simulation.simulation import simulate as play
    from ingest.read import read_sop

    given = vars(args)
    shares = tuple((kind, given[kind]) for kind in PLANTED)
    asked = {name: given[name] for name in ("cases", "seed", "persons", "units", "grain", "stamps")}
    plan = Plan(**asked, shares=shares, procedure=args.procedure - 1)
    write_log(play(read_sop(args.sop), plan, calendar(args.calendar)), args.out)
    return DONE


COMMAND = Command("simulate", "memainkan SOP menjadi log", add_options, run)
