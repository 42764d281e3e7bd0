"""`sop revise`: the draft of a new version from what a log shows; status 1 when it proposes changes."""

import argparse
from datetime import datetime
from pathlib import Path

from cli_options import add_comparing, by_suffix, day, making, moment, settings
from command import DONE, FOUND, Command
from model.text import Lang


def add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("sop", type=Path, metavar="SOP")
    command.add_argument("log", type=Path, metavar="LOG")
    command.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="berkas .docx atau .json")
    command.add_argument(
        "--decisions", type=Path, metavar="JSON", help="keputusan atas usulan; tanpa itu semua usulan diterima"
    )
    command.add_argument(
        "--decisions-out", type=Path, metavar="JSON", help="tulis keputusan atas semua usulan untuk diubah"
    )
    command.add_argument("--author", default="", metavar="NAME", help="perencana yang memutuskan")
    command.add_argument("--date", type=day, metavar="DATE", help="tanggal revisi, bukan hari ini")
    command.add_argument("--at", type=moment, metavar="TIME", help="waktu pembuatan yang ditulis, bukan saat ini")
    command.add_argument("--number", metavar="TEXT", help="nomor SOP yang baru")
    add_comparing(command)


def run(args: argparse.Namespace) -> int:
    from analytics.revision.decisions import dumps
    from docs_out.revision_form import Draft, revision_forms
    from docs_out.revision_text import proposals_text
    from ingest.read import read_sop
    from revising import Planner, read_decisions, revise

    writer, lang = by_suffix({one.suffix: one for one in revision_forms()}, args.out), Lang(args.lang)
    args.earlier = tuple(read_sop(path) for path in args.earlier)
    decided = read_decisions(args.decisions) if args.decisions else None
    planner = Planner(args.author, args.date or datetime.now().astimezone().date(), args.number)
    found = revise(read_sop(args.sop), args.log, settings(args), planner, decided)
    args.out.write_bytes(writer.write(Draft(found.proposed, found.decisions, found.revised, making(args), lang)))
    if args.decisions_out:
        args.decisions_out.write_text(dumps(found.decisions), encoding="utf-8")
    print(proposals_text(found.proposed, found.revised.left_out, lang))
    return FOUND if found.proposed.proposals else DONE


COMMAND = Command("revise", "usulan revisi dari log: konsep SOP dan matriks perubahan", add_options, run)
