"""The `sop` command: each command is a few lines over the rooms."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli_options import parser
from model.errors import SopError
from model.product import VERSION
from model.sop import SopDocument
from model.sop_json import sop_data, to_data
from model.text import Lang, Text

if TYPE_CHECKING:
    from comparison import Settings
    from docs_out.report_form import Making
    from model.log import Import
    from store.workspace import Workspace

_DONE, _FOUND, _FAILED = 0, 1, 2
_WORTH_A_BAR = 2
# What a shell reports for programs ended by SIGINT and SIGPIPE.
_INTERRUPTED, _PIPE_CLOSED = 130, 141
_NO_WRITER = Text(
    id="{name}: jenis dokumen {suffix} belum dapat ditulis. Yang dapat ditulis: {known}.",
    en="{name}: documents of type {suffix} cannot be written yet. Writable are: {known}.",
)
_NOT_WRITTEN = Text(
    id="{name}: berkas tidak dapat ditulis ({why}). Pilih folder lain.",
    en="{name}: the file cannot be written ({why}). Choose another folder.",
)
_ONE_LOG = Text(
    id="--columns-out menulis kolom satu log. Impor satu log saja bersama pilihan itu.",
    en="--columns-out writes the columns of one log. Import one log only with that option.",
)
_OPTIONS = {
    "part": Text(id="Lembar atau jenis objek", en="Sheet or object type"),
    "office": Text(id="Berkas kantor", en="Office file"),
    "map": Text(id="Berkas pemetaan", en="Mapping file"),
    "weights": Text(id="Berkas bobot", en="Weights file"),
    "columns": Text(id="Tabel kolom", en="Column table"),
    "dates": Text(id="Urutan tanggal", en="Order of dates"),
    "earlier": Text(id="Versi SOP sebelumnya", en="Earlier versions of the SOP"),
}
_ADDRESS = Text(id="Aplikasi: {address} (hentikan dengan Ctrl+C)", en="App: {address} (stop with Ctrl+C)")


def main(argv: list[str] | None = None) -> int:
    """The exit status of the command line `argv`: 0 done, 1 found something, 2 could not."""
    args = parser(_COMMANDS).parse_args(argv)
    try:
        status = int(args.run(args))
        sys.stdout.flush()
    except SopError as error:
        _say(_sentence(error, args))
        return _FAILED
    except BrokenPipeError:
        # `sop … | head`: Python flushes stdout once more at its end, now to where everything fits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        _say(_sentence(SopError(_NOT_WRITTEN, name=error.filename, why=error.strerror), args))
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def read(args: argparse.Namespace) -> int:
    """`sop read`: documents as JSON; files that cannot be read are said, the others go on."""
    from ingest.folder import document_files
    from ingest.read import read_all

    found = document_files(args.files)
    documents: list[dict[str, object]] = []
    with _followed(len(found.files)) as (on_done, say):
        for refusal in found.refusals:
            say(_sentence(refusal, args))
        for _, result in read_all(found.files, on_done):
            if isinstance(result, SopError):
                say(_sentence(result, args))
            elif isinstance(result, SopDocument):
                documents.append(sop_data(result))
    if documents:
        several = len(args.files) > 1 or args.files[0].is_dir()
        _out(json.dumps(documents if several else documents[0], ensure_ascii=False, indent=2), args.out)
    return _DONE if len(documents) == len(found.files) and not found.refusals else _FAILED


@contextmanager
def _followed(total: int) -> Iterator[tuple[Callable[[Path], None], Callable[[str], None]]]:
    """What to call when a file is done and to say a sentence: with a bar where stderr is a terminal."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield (lambda _path: None), _say
        return
    from tqdm import tqdm

    with tqdm(total=total, leave=False) as bar:
        yield (lambda _path: bar.update()), (lambda sentence: bar.write(sentence, file=sys.stderr))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _sentence(error: SopError, args: argparse.Namespace) -> str:
    return f"sop: {error.to(Lang(args.lang))}"


def write(args: argparse.Namespace) -> int:
    """`sop write`: a standard document in the format of its suffix."""
    from docs_out.document import documents
    from ingest.read import read_sop

    writers = {document.suffix: document for document in documents()}
    suffix = args.out.suffix.lower()
    if suffix not in writers:
        raise SopError(_NO_WRITER, name=args.out.name, suffix=suffix or "(-)", known=", ".join(writers))
    args.out.write_bytes(writers[suffix].write(read_sop(args.file)))
    return _DONE


def log(args: argparse.Namespace) -> int:
    """`sop log`: what is in an event log; status 1 when rows were rejected."""
    from comparison import survey
    from docs_out.tables import survey_text

    found = survey(args.log, _settings(args))
    print(_json(found) if args.json else survey_text(found, Lang(args.lang)))
    return _FOUND if found.rejected else _DONE


def import_(args: argparse.Namespace) -> int:
    """`sop import`: logs added to the event data of a workspace; status 1 when rows were rejected."""
    from docs_out.tables import import_text
    from event_logs import import_into, keep_import_rejects

    if args.columns_out and len(args.logs) > 1:
        raise SopError(_ONE_LOG)
    data, reading = args.workspace / "events" / args.name, _settings(args).reading
    done: list[Import] = []
    try:
        done.extend(import_into(data, path, reading) for path in args.logs)
    finally:
        if done:
            print(_json(done) if args.json else "\n".join(import_text(one, data, Lang(args.lang)) for one in done))
    keep_import_rejects(data, done, reading)
    return _FOUND if any(one.rejected for one in done) else _DONE


def check(args: argparse.Namespace) -> int:
    """`sop check`: compares a log with an SOP; status 1 when something deviates."""
    from comparison import compare
    from docs_out.tables import check_text
    from ingest.read import read_sop

    args.earlier = tuple(read_sop(path) for path in args.earlier)
    report = compare(read_sop(args.sop), args.log, _settings(args))
    print(_json(report) if args.json else check_text(report, Lang(args.lang)))
    return _FOUND if any(report.deviations.values()) else _DONE


def report(args: argparse.Namespace) -> int:
    """`sop report`: the comparison as a document; status as that of `check`."""
    from comparison import compare
    from docs_out.report_form import Audit, report_forms
    from ingest.read import read_sop

    writers = {form.suffix: form for form in report_forms() if form.name == args.form}
    suffix = args.out.suffix.lower()
    if suffix not in writers:
        raise SopError(_NO_WRITER, name=args.out.name, suffix=suffix or "(-)", known=", ".join(writers))
    document = read_sop(args.sop)
    args.analysis, args.earlier = True, tuple(read_sop(path) for path in args.earlier)
    found = compare(document, args.log, _settings(args))
    args.out.write_bytes(writers[suffix].write(Audit(document, found, _making(args), Lang(args.lang))))
    return _FOUND if any(found.deviations.values()) else _DONE


def _making(args: argparse.Namespace) -> "Making":
    """What the report is made from, when and by what."""
    from docs_out.report_form import Making
    from event_logs import digest

    given = {_OPTIONS[name]: value for name, value in vars(args).items() if name in _OPTIONS and value}
    options = tuple((label.to(Lang(args.lang)), _named(value)) for label, value in given.items())
    at = args.at or datetime.now().astimezone()
    return Making(args.log.name, digest(args.log), VERSION, at, options)


def _named(value: str | Path | list[Path]) -> str:
    """An option as said, files by their names."""
    if isinstance(value, list):
        return ", ".join(path.name for path in value)
    return value.name if isinstance(value, Path) else value


def _settings(args: argparse.Namespace) -> "Settings":
    """The options that the command has, as settings."""
    from comparison import Settings
    from event_logs import Reading

    given = vars(args)
    reading = Reading(**{f.name: given[f.name] for f in fields(Reading) if f.name in given})
    names = {f.name for f in fields(Settings)} & given.keys()
    return Settings(reading=reading, **{name: given[name] for name in names})


def simulate(args: argparse.Namespace) -> int:
    """`sop simulate`: a CSV log with planted deviations, and the truth beside it."""
    from analytics.calendar import calendar
    from analytics.simulated_log import write_log
    from analytics.simulation import PLANTED, Plan
    from analytics.simulation import simulate as play
    from ingest.read import read_sop

    given = vars(args)
    shares = tuple((kind, given[kind]) for kind in PLANTED)
    asked = {name: given[name] for name in ("cases", "seed", "persons", "units", "grain", "stamps")}
    plan = Plan(**asked, shares=shares, procedure=args.procedure - 1)
    write_log(play(read_sop(args.sop), plan, calendar(args.calendar)), args.out)
    return _DONE


def serve(args: argparse.Namespace) -> int:
    """`sop serve`: the web app on a workspace."""
    from store.workspace import Workspace

    return _served(Workspace(args.workspace), args)


def demo(args: argparse.Namespace) -> int:
    """`sop demo`: everything on the samples, then the web app."""
    from samples.demo import run

    workspace, summary = run(args.workspace, Lang(args.lang))
    print(summary, flush=True)
    return _served(workspace, args) if args.serve else _DONE


def _served(workspace: "Workspace", args: argparse.Namespace) -> int:
    from web.serve import HOST, free_port
    from web.serve import serve as run

    port = free_port(args.port)
    print(_ADDRESS.to(Lang(args.lang), address=f"http://{HOST}:{port}/"), flush=True)
    try:
        run(workspace, port)
    except KeyboardInterrupt:
        return _DONE
    return _DONE


def _json(value: object) -> str:
    return json.dumps(to_data(value), ensure_ascii=False, indent=2)


def _out(text: str, path: Path | None) -> None:
    if path is None:
        print(text)
    else:
        path.write_text(text + "\n", encoding="utf-8")


_COMMANDS = {run.__name__.rstrip("_"): run for run in (read, write, log, import_, check, report, simulate, serve, demo)}

if __name__ == "__main__":
    sys.exit(main())
