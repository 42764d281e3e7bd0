"""`sop lint`: documents against the catalogue of rules; status 1 when there are findings."""

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cli_options import USUAL_CALENDAR, by_suffix, day
from command import DONE, FAILED, FOUND, Command
from model.errors import SopError
from model.lint import Linted, linted_data
from model.text import Lang, Text
from terminal import json_text, read_documents

_ONE_FIX = Text(
    id="--fix menulis satu SOP. Perbaiki satu berkas saja dan sebutkan hasilnya dengan -o.",
    en="--fix writes one SOP. Fix one file only and name the result with -o.",
)


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="berkas atau folder")
    command.add_argument("--office", type=Path, metavar="TOML", help="berkas kantor dengan tabel [lint]")
    command.add_argument("--today", type=day, default=None, metavar="DATE", help="tanggal penilaian, bukan hari ini")
    command.add_argument("--fix", action="store_true", help="tulis SOP yang sudah dirapikan ke OUT")
    command.add_argument("-o", "--out", type=Path, metavar="OUT", help="hasil --fix; akhirannya menentukan jenisnya")
    command.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    from analytics.linting.fixes import fixed
    from analytics.offices.office import office_of
    from docs_out.document import documents as formats
    from docs_out.lint_text import lint_text
    from linting import lint_documents

    lang, (found, whole) = Lang(args.lang), read_documents(args)
    if args.fix:
        if len(found) != 1 or args.out is None:
            raise SopError(_ONE_FIX)
        found = [fixed(found[0])[0]]
        args.out.write_bytes(by_suffix({one.suffix: one for one in formats()}, args.out).write(found[0]))
    linted = lint_documents(
        found, office_of(USUAL_CALENDAR, args.office), args.today or datetime.now().astimezone().date()
    )
    print(json_text(_data(linted, lang, one=len(found) == 1)) if args.json else lint_text(linted, lang))
    if not whole:
        return FAILED
    return FOUND if any(one.findings for one in linted) else DONE


def _data(linted: tuple[Linted, ...], lang: Lang, *, one: bool) -> object:
    """An object for one file, what is said of the office file in it; else a list."""
    if one:
        return linted_data(replace(linted[0], findings=tuple(f for part in linted for f in part.findings)), lang)
    return [linted_data(part, lang) for part in linted]


COMMAND = Command("lint", "SOP menurut daftar aturan", add_options, run)
