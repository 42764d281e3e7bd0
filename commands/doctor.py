"""`sop doctor`: whether what the program needs is there; status 1 when something that matters is not."""

import argparse
from typing import TYPE_CHECKING

from command import DONE, FOUND, Command
from commands.db import add_database, database
from model.text import Lang, Text

if TYPE_CHECKING:
    from store.health import Probe, Seen

_GOOD = Text(id="baik      {name}: {detail}", en="good      {name}: {detail}")
_BAD = Text(id="KURANG    {name}: {detail}. {remedy}", en="MISSING   {name}: {detail}. {remedy}")
_ABSENT = Text(id="opsional  {name}: {detail}. {remedy}", en="optional  {name}: {detail}. {remedy}")


def add_options(command: argparse.ArgumentParser) -> None:
    add_database(command)


def run(args: argparse.Namespace) -> int:
    from store.health import PROBES, Place

    place = Place(args.workspace, database(args))
    seen = [(probe, probe.look(place)) for probe in PROBES]
    for probe, found in seen:
        print(_line(probe, found, Lang(args.lang)))
    return FOUND if any(probe.matters and not found.good for probe, found in seen) else DONE


def _line(probe: "Probe", found: "Seen", lang: Lang) -> str:
    said = _GOOD if found.good else _BAD if probe.matters else _ABSENT
    detail = found.detail.rstrip(".")
    return said.to(lang, name=probe.name.to(lang), detail=detail, remedy=probe.remedy.to(lang))


COMMAND = Command("doctor", "memeriksa program, huruf, ruang kerja, basis data, mesin hitung", add_options, run)
