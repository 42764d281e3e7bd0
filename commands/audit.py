"""`sop audit`: whether the trail of what was done holds together; status 1 when it does not."""

import argparse

from command import DONE, FOUND, Command
from commands.db import add_act, opened
from model.text import Lang, Text
from terminal import json_text

_WHOLE = Text(
    id="Jejak audit utuh: {rows} baris, kepala {head}",
    en="The audit trail is whole: {rows} rows, head {head}",
)
_BROKEN = Text(
    id="Jejak audit rusak pada baris {row}; {rows} baris sebelumnya utuh. Bandingkan dengan cadangan.",
    en="The audit trail is broken at row {row}; the {rows} rows before it are whole. Compare it with a backup.",
)


def add_options(command: argparse.ArgumentParser) -> None:
    acts = command.add_subparsers(dest="act", required=True)
    verifying = add_act(acts, verify, "memeriksa rantai dari baris pertama; status 1 bila rusak")
    verifying.add_argument("--head", metavar="SHA256", help="kepala yang dicatat dulu, harus masih ada dalam jejak")
    verifying.add_argument("--json", action="store_true")


def verify(args: argparse.Namespace) -> int:
    from store.registry.audit import verify as verified

    with opened(args) as registry:
        found = verified(registry, args.head)
    whole = found.broken is None
    told = (_WHOLE if whole else _BROKEN).to(Lang(args.lang), rows=found.rows, head=found.head, row=found.broken)
    print(json_text(found) if args.json else told)
    return DONE if whole else FOUND


def run(args: argparse.Namespace) -> int:
    return int(args.act(args))


COMMAND = Command("audit", "memeriksa jejak audit", add_options, run)
