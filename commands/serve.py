"""`sop serve`: the web app on a workspace."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from command import DONE, Command
from model.text import Lang, Text

if TYPE_CHECKING:
    from store.workspace import Workspace

_ADDRESS = Text(id="Aplikasi: {address} (hentikan dengan Ctrl+C)", en="App: {address} (stop with Ctrl+C)")


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", type=Path, default=Path("mutubaku-data"), metavar="DIR")
    command.add_argument("--port", type=int, default=8050)


def run(args: argparse.Namespace) -> int:
    from store.workspace import Workspace

    return served(Workspace(args.workspace), args)


def served(workspace: "Workspace", args: argparse.Namespace) -> int:
    from web.serve import HOST, free_port, serve

    port = free_port(args.port)
    print(_ADDRESS.to(Lang(args.lang), address=f"http://{HOST}:{port}/"), flush=True)
    try:
        serve(workspace, port)
    except KeyboardInterrupt:
        return DONE
    return DONE


COMMAND = Command("serve", "aplikasi web pada ruang kerja", add_options, run)
