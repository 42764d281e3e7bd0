"""`sop serve`: the web app on a workspace."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from command import DONE, Command
from commands.db import add_database, opened
from model.text import Lang, Text

if TYPE_CHECKING:
    from app import Elsewhere
    from store.registry.registry import Registry

_ADDRESS = Text(id="Aplikasi: {address} (hentikan dengan Ctrl+C)", en="App: {address} (stop with Ctrl+C)")
_FIRST = Text(
    id="Belum ada akun. Akun pertama: {name}, kata sandi {password} (hanya ditampilkan kali ini; harus diganti).",
    en="There is no account yet. The first one: {name}, password {password} (shown this once; to be changed).",
)
_SSO = ("SOP_OIDC_DISCOVERY", "SOP_OIDC_CLIENT", "SOP_OIDC_SECRET")


def add_options(command: argparse.ArgumentParser) -> None:
    add_database(command)
    command.add_argument("--port", type=int, default=8050)
    command.add_argument("--listen", default="127.0.0.1", metavar="ADDRESS", help="alamat yang didengarkan")
    command.add_argument(
        "--host", action="append", default=[], metavar="NAME", help="nama server di alamat peramban, boleh berulang"
    )
    command.add_argument("--https", action="store_true", help="peramban datang lewat https (proksi di depan)")


def run(args: argparse.Namespace) -> int:
    with opened(args) as registry:
        first_account(registry, Lang(args.lang))
        return served(args.workspace, registry, args)


def served(root: Path, registry: "Registry", args: argparse.Namespace) -> int:
    from web.access import LOCAL, Server
    from web.serve import free_port, serve

    port = free_port(args.listen, args.port)
    print(_ADDRESS.to(Lang(args.lang), address=f"http://{args.listen}:{port}/"), flush=True)
    try:
        serve((root, registry, Server(LOCAL | set(args.host), args.https), _elsewhere(root)), args.listen, port)
    except KeyboardInterrupt:
        return DONE
    return DONE


def first_account(registry: "Registry", lang: Lang) -> None:
    """An admin where nobody can sign in yet."""
    from model.registry import Role
    from store.registry.users import Person, add_user, terminal, users_of

    admin = terminal(registry)
    if not users_of(registry, admin):
        user, password = add_user(registry, admin, Person("admin", "Admin", Role.ADMIN, admin.unit))
        print(_FIRST.to(lang, name=user.name, password=password), flush=True)


def _elsewhere(root: Path) -> "Elsewhere | None":
    """Signing in at the office's server, where the environment names one."""
    discovery, client, key = (os.environ.get(name, "") for name in _SSO)
    if not (discovery and client and key):
        return None
    from functools import partial

    from store.secret import secret
    from web.oidc import Sso, register

    return partial(register, Sso(discovery, client, key, secret(root / "session.key")))


COMMAND = Command("serve", "aplikasi web pada ruang kerja", add_options, run)
