"""`sop simulate`: a CSV log with planted deviations and the truth beside it; or what changes would do."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli_options import USUAL_CALENDAR, count, positive, share
from command import DONE, Command
from model.errors import SopError
from model.sop import SopDocument
from model.text import Lang, Text
from model.what_if import Experiment
from terminal import json_text

if TYPE_CHECKING:
    from analytics.whatif.situation import Situation

_CASES = 100
_NOTHING_ASKED = Text(
    id="sebutkan log yang ditulis (-o LOG) atau perubahan yang dicoba (--what-if).",
    en="name the log to write (-o LOG) or the changes to try (--what-if).",
)


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("--cases", type=positive, metavar="N", help="banyaknya kasus: 100, dengan --what-if 10.000")
    command.add_argument("--seed", type=int, default=1, metavar="S")
    command.add_argument("-o", "--out", type=Path, metavar="LOG", help="log yang ditulis")
    command.add_argument("--calendar", default=USUAL_CALENDAR, metavar="ID")
    command.add_argument("--procedure", type=positive, default=1, metavar="N", help="prosedur ke-N dalam SOP")
    command.add_argument("--persons", type=positive, default=3, metavar="N", help="banyaknya orang tiap pelaksana")
    command.add_argument("--units", type=count, default=0, metavar="N", help="banyaknya unit; 0 berarti log tanpa unit")
    command.add_argument("--grain", choices=["second", "day"], default="second", help="ketelitian waktu dalam log")
    command.add_argument(
        "--stamps", choices=["both", "end"], default="both", help="mulai dan selesai, atau selesai saja"
    )
    _add_trying(command)
    for kind in ("skipped", "extra", "repeated", "out_of_order", "wrong_performer", "over_time"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=share, default=0.03, metavar="SHARE")
    for kind in ("missing_output", "missing_requirements"):
        command.add_argument(f"--{kind.replace('_', '-')}", type=share, default=0.0, metavar="SHARE")


def _add_trying(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--what-if", nargs="+", default=[], metavar="CHANGE",
        help="coba perubahan: 'petugas:Verifikator=3' 'waktu:4=2 jam' 'tanpa:5' 'paralel:6,7' 'urutan:3<2' 'kedatangan=+20%%'",
    )  # fmt: skip
    command.add_argument("--log", type=Path, metavar="LOG", help="log yang menjadi dasar --what-if")
    command.add_argument("--map", type=Path, metavar="MAP", help="pemetaan kegiatan log itu")
    command.add_argument("--office", type=Path, metavar="TOML", help="berkas kantor")
    command.add_argument("--replications", type=positive, default=20, metavar="R", help="ulangan --what-if")
    command.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from ingest.read import read_sop

    if not args.out and not args.what_if:
        raise SopError(_NOTHING_ASKED)
    document = read_sop(args.sop)
    if args.out:
        _play(document, args)
    return _try(document, args) if args.what_if else DONE


def _play(document: SopDocument, args: argparse.Namespace) -> None:
    from analytics.offices.calendar import calendar
    from analytics.simulation.simulated_log import write_log
    from analytics.simulation.simulation import PLANTED, Plan, simulate

    given = vars(args)
    shares = tuple((kind, given[kind]) for kind in PLANTED)
    asked = {name: given[name] for name in ("seed", "persons", "units", "grain", "stamps")}
    plan = Plan(**asked, cases=args.cases or _CASES, shares=shares, procedure=args.procedure - 1)
    write_log(simulate(document, plan, calendar(args.calendar)), args.out)


def _try(document: SopDocument, args: argparse.Namespace) -> int:
    """What the changes asked for would do, played with the times of the log, else with those of the SOP."""
    from analytics.whatif.change_text import read_change
    from analytics.whatif.experiment import what_if
    from docs_out.what_if_text import what_if_text

    changes = [read_change(text) for text in args.what_if]
    experiment = Experiment(args.cases or Experiment().cases, args.replications, args.seed)
    found = what_if(_situation(document, args), changes, experiment)
    print(json_text(found) if args.json else what_if_text(found, Lang(args.lang)))
    return DONE


def _situation(document: SopDocument, args: argparse.Namespace) -> "Situation":
    from analytics.offices.office import office_of
    from analytics.whatif.learned import learned
    from analytics.whatif.stated import stated
    from comparison import Settings, answers

    procedure = args.procedure - 1
    if not args.log:
        return stated(document, office_of(args.calendar, args.office), procedure)
    settings = Settings(calendar=args.calendar, office=args.office, map=args.map)
    with answers(document, args.log, settings) as (judged, logged):
        return learned(judged[-1].checked, judged[-1].question, logged.engine, procedure)


COMMAND = Command("simulate", "memainkan SOP menjadi log, atau mencoba perubahan", add_options, run)
