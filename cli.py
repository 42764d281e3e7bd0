"""The `sop` command: the parser of its commands, and what their errors say."""

import argparse
import os
import sys

import commands
from command import Command
from model.collect import collect
from model.errors import SopError
from model.text import Lang, Text
from terminal import say, sentence

_FAILED = 2
# What a shell reports for programs ended by SIGINT and SIGPIPE.
_INTERRUPTED, _PIPE_CLOSED = 130, 141
_NOT_WRITTEN = Text(
    id="{name}: berkas tidak dapat ditulis ({why}). Pilih folder lain.",
    en="{name}: the file cannot be written ({why}). Choose another folder.",
)


def main(argv: list[str] | None = None) -> int:
    """The exit status of the command line `argv`: 0 done, 1 found something, 2 could not."""
    args = parser().parse_args(argv)
    try:
        status = int(args.run(args))
        sys.stdout.flush()
    except SopError as error:
        say(sentence(error, args))
        return _FAILED
    except BrokenPipeError:
        # `sop … | head`: Python flushes stdout once more at its end, now to where everything fits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        say(sentence(SopError(_NOT_WRITTEN, name=error.filename, why=error.strerror), args))
        return _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `run` of what it parses is the function of the command."""
    whole = argparse.ArgumentParser(prog="sop", description="Mutu Baku: membaca SOP, membandingkannya dengan pelaksanaan, menulis dokumen baku.")  # fmt: skip
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=[lang.value for lang in Lang], default=Lang.ID.value, help="bahasa pesan")
    added = whole.add_subparsers(dest="command", required=True)
    for command in collect(commands, "COMMAND", Command):
        options = added.add_parser(command.name, parents=[common], help=command.help)
        command.add_options(options)
        options.set_defaults(run=command.run)
    return whole


if __name__ == "__main__":
    sys.exit(main())
