"""`sop worker`: does the jobs that people ask for in the web app."""

import argparse
import os

from command import DONE, Command
from commands.db import add_database, database
from model.text import Lang, Text

_READY = Text(id="Pekerja siap (hentikan dengan Ctrl+C)", en="Worker ready (stop with Ctrl+C)")


def add_options(command: argparse.ArgumentParser) -> None:
    add_database(command)


def run(args: argparse.Namespace) -> int:
    from working import NICE, work

    os.nice(NICE)
    print(_READY.to(Lang(args.lang)), flush=True)
    try:
        work(database(args), args.workspace)
    except KeyboardInterrupt:
        return DONE
    return DONE


COMMAND = Command("worker", "mengerjakan antrean pekerjaan aplikasi web", add_options, run)
