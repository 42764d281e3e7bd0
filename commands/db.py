"""`sop db`: the database of the registry, brought up to date, saved, restored, copied."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from command import DONE, Command
from model.text import Lang, Text

if TYPE_CHECKING:
    from store.registry.copying import Copied
    from store.registry.registry import Registry

_VARIABLE = "SOP_DATABASE"
_BACKUP = Text(id="Cadangan sebelum pemutakhiran: {file}", en="Backup before bringing it up to date: {file}")
_READY = Text(id="{url}: siap, revisi {revision}", en="{url}: ready, revision {revision}")
_HELD = Text(id="{place}: {rows}; kepala jejak audit {head}", en="{place}: {rows}; head of the audit trail {head}")
_ASIDE = Text(id="Berkas sebelumnya disimpan: {file}", en="The file before is kept: {file}")


def add_database(command: argparse.ArgumentParser) -> None:
    command.add_argument("--workspace", type=Path, default=Path("mutubaku-data"), metavar="DIR")
    command.add_argument(
        "--database", metavar="URL", help=f"sqlite:///berkas.db atau postgresql://…; biasanya {_VARIABLE} atau DIR"
    )


def database(args: argparse.Namespace) -> str:
    """The address asked for: the option, the environment, or a file in the workspace."""
    return args.database or os.environ.get(_VARIABLE) or f"sqlite:///{args.workspace / 'registry.db'}"


def add_act(
    acts: "argparse._SubParsersAction[argparse.ArgumentParser]", act: Callable[[argparse.Namespace], int], help_: str
) -> argparse.ArgumentParser:
    """The parser of `act`, a part of a command named like the function."""
    parser = acts.add_parser(act.__name__.rstrip("_"), help=help_)
    parser.add_argument(
        "--lang", choices=[lang.value for lang in Lang], default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    add_database(parser)
    parser.set_defaults(act=act)
    return parser


@contextmanager
def opened(args: argparse.Namespace) -> Iterator["Registry"]:
    """The registry asked for; a backup made on the way is told."""
    from store.registry.registry import open_registry
    from terminal import say

    with open_registry(database(args)) as registry:
        if registry.backup:
            say(_BACKUP.to(Lang(args.lang), file=registry.backup))
        yield registry


def add_options(command: argparse.ArgumentParser) -> None:
    acts = command.add_subparsers(dest="act", required=True)
    add_act(acts, upgrade, "membuat atau memutakhirkan tabel; SQLite dicadangkan dulu")
    add_act(acts, backup, "menyimpan semuanya dalam satu berkas SQLite").add_argument("file", type=Path, metavar="FILE")
    restoring = add_act(acts, restore, "memulihkan dari cadangan; hentikan aplikasi dulu")
    restoring.add_argument("file", type=Path, metavar="FILE")
    add_act(acts, copy, "menyalin ke basis data lain yang kosong").add_argument("target", metavar="URL")


def upgrade(args: argparse.Namespace) -> int:
    from store.registry.migrating import head

    with opened(args) as registry:
        url = registry.engine.url.render_as_string(hide_password=True)
        print(_READY.to(Lang(args.lang), url=url, revision=head()))
    return DONE


def backup(args: argparse.Namespace) -> int:
    from store.registry.copying import back_up

    with opened(args) as registry:
        _tell(args, args.file.name, back_up(registry, args.file))
    return DONE


def restore(args: argparse.Namespace) -> int:
    from store.registry.connection import address
    from store.registry.copying import restore as restored

    url = address(database(args))
    done, aside = restored(database(args), args.file)
    _tell(args, url.render_as_string(hide_password=True), done)
    if aside:
        print(_ASIDE.to(Lang(args.lang), file=aside))
    return DONE


def copy(args: argparse.Namespace) -> int:
    from store.registry.copying import copy as copied
    from store.registry.registry import open_registry

    with opened(args) as source, open_registry(args.target) as target:
        _tell(args, target.engine.url.render_as_string(hide_password=True), copied(source, target))
    return DONE


def run(args: argparse.Namespace) -> int:
    return int(args.act(args))


def _tell(args: argparse.Namespace, place: str, done: "Copied") -> None:
    rows = ", ".join(f"{table} {count}" for table, count in done.rows if count)
    print(_HELD.to(Lang(args.lang), place=place, rows=rows, head=done.head))


COMMAND = Command("db", "basis data registri: memutakhirkan, mencadangkan, memulihkan, menyalin", add_options, run)
