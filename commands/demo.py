"""`sop demo`: everything on the samples, then the web app."""

import argparse
from pathlib import Path
from tempfile import mkdtemp

from command import DONE, Command
from commands.serve import served
from model.text import Lang


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", type=Path, metavar="DIR")
    command.add_argument("--port", type=int, default=8050)
    command.add_argument("--no-serve", dest="serve", action="store_false")
    command.set_defaults(listen="127.0.0.1", host=[], https=False)


def run(args: argparse.Namespace) -> int:
    from samples.demo import run as play
    from store.registry.registry import open_registry

    root = args.workspace or Path(mkdtemp(prefix="mutubaku-"))
    with open_registry(f"sqlite:///{root / 'registry.db'}") as registry:
        print(play(root, registry, Lang(args.lang)), flush=True)
        return served(root, registry, args) if args.serve else DONE


COMMAND = Command("demo", "semuanya dengan data contoh", add_options, run)
