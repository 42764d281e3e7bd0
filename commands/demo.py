"""`sop demo`: everything on the samples, then the web app."""

import argparse
from pathlib import Path

from command import DONE, Command
from commands.serve import served
from model.text import Lang


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", type=Path, metavar="DIR")
    command.add_argument("--port", type=int, default=8050)
    command.add_argument("--no-serve", dest="serve", action="store_false")


def run(args: argparse.Namespace) -> int:
    from samples.demo import run as play

    workspace, summary = play(args.workspace, Lang(args.lang))
    print(summary, flush=True)
    return served(workspace, args) if args.serve else DONE


COMMAND = Command("demo", "semuanya dengan data contoh", add_options, run)
