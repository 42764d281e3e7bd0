"""`sop user`: the accounts of people who sign in."""

import argparse

from cli_options import name
from command import DONE, Command
from commands.db import add_act, opened
from model.errors import SopError
from model.registry import Role, unit_paths
from model.text import Lang, Text
from terminal import json_text

_NO_UNIT = Text(
    id="unit {unit}: tidak ada. Yang ada: {known}.",
    en="unit {unit}: there is none. There is: {known}.",
)
_PASSWORD = Text(
    id="{name}: kata sandi {password} (hanya ditampilkan kali ini; harus diganti saat masuk pertama)",
    en="{name}: password {password} (shown this once; to be changed at the first sign-in)",
)
_DISABLED = Text(id="{name}: dinonaktifkan", en="{name}: disabled")
_STATUS = {True: Text(id="aktif", en="active"), False: Text(id="nonaktif", en="disabled")}


def add_options(command: argparse.ArgumentParser) -> None:
    acts = command.add_subparsers(dest="act", required=True)
    adding = add_act(acts, add, "akun baru; kata sandi pertama ditampilkan sekali")
    adding.add_argument("name", type=name, metavar="NAME")
    adding.add_argument("--role", choices=[role.value for role in Role], required=True)
    adding.add_argument(
        "--unit", metavar="UNIT", help="unit seperti Bidang Arsip/Seksi Depo; biasanya seluruh instansi"
    )
    adding.add_argument("--full-name", metavar="TEXT")
    add_act(acts, list_, "semua akun").add_argument("--json", action="store_true")
    for act, about in ((disable, "menonaktifkan akun"), (password, "kata sandi baru, ditampilkan sekali")):
        add_act(acts, act, about).add_argument("name", metavar="NAME")


def add(args: argparse.Namespace) -> int:
    from store.registry.units import units_of
    from store.registry.users import Person, add_user, terminal

    with opened(args) as registry:
        admin = terminal(registry)
        units = unit_paths(units_of(registry, admin))
        wanted = args.unit or next(iter(units))
        if wanted not in units:
            raise SopError(_NO_UNIT, unit=wanted, known=", ".join(units))
        person = Person(args.name, args.full_name or args.name, Role(args.role), units[wanted].id)
        user, first = add_user(registry, admin, person)
    print(_PASSWORD.to(Lang(args.lang), name=user.name, password=first))
    return DONE


def list_(args: argparse.Namespace) -> int:
    from store.registry.units import units_of
    from store.registry.users import terminal, users_of

    with opened(args) as registry:
        admin = terminal(registry)
        users = users_of(registry, admin)
        names = {unit.id: path for path, unit in unit_paths(units_of(registry, admin)).items()}
    if args.json:
        print(json_text(users))
        return DONE
    for user in users:
        status = _STATUS[user.active].to(Lang(args.lang))
        print(f"{user.name}\t{user.role}\t{names[user.unit]}\t{status}\t{user.full_name}")
    return DONE


def disable(args: argparse.Namespace) -> int:
    from store.registry.users import disable_user, terminal

    with opened(args) as registry:
        user = disable_user(registry, terminal(registry), args.name)
    print(_DISABLED.to(Lang(args.lang), name=user.name))
    return DONE


def password(args: argparse.Namespace) -> int:
    from store.registry.users import reset_password, terminal

    with opened(args) as registry:
        new = reset_password(registry, terminal(registry), args.name)
    print(_PASSWORD.to(Lang(args.lang), name=args.name, password=new))
    return DONE


def run(args: argparse.Namespace) -> int:
    return int(args.act(args))


COMMAND = Command("user", "akun pengguna: tambah, daftar, nonaktifkan, kata sandi", add_options, run)
