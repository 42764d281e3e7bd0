"""What the process of one file does: confine itself, read, answer in bytes.

An answer is a kind, a line break and a body: `page` a number (0 when reading begins), `sop` the public
JSON, `log` what a log is, its rows in a file, `picture` what a page is, drawn in a file, `refusal` the
sentence in both languages with its facts.
Nothing is pickled on the way back.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TypeAlias

from ingest.limits import Limits
from model.errors import SopError
from model.log import RawLog
from model.picture import Picture
from model.reader import OnPage
from model.sop import SopDocument
from model.sop_json import sop_data, to_data
from model.text import Text

Readable: TypeAlias = SopDocument | RawLog | Picture
Parse: TypeAlias = Callable[[Path, OnPage, Limits], Readable]

_MEMORY = Text(
    id="{name}: pembacaannya memerlukan lebih dari {limit:g} MB memori. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: reading it takes more than {limit:g} MB of memory. Split it into several files and try again.",
)
_DEPTH = Text(
    id="{name}: isinya bersarang lebih dari {limit} tingkat. Simpan ulang dari aplikasi asalnya, lalu ulangi.",
    en="{name}: its content is nested deeper than {limit} levels. Save it again from its own application and try again.",
)
_LONG = Text(
    id="{name}: hasil bacanya lebih dari {limit:g} MB. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: what was read takes more than {limit:g} MB. Split it into several files and try again.",
)
_NO_CHARACTER = Text(
    id="{name}: memuat tanda yang bukan huruf ({why}). Simpan ulang dari aplikasi asalnya, lalu ulangi.",
    en="{name}: holds codes that are no characters ({why}). Save it again from its own application and try again.",
)
_DEFECT = Text(
    id="{name}: program salah saat membaca berkas ini ({why}). Laporkan kalimat ini kepada pembuat program.",
    en="{name}: the program failed on this file ({why}). Report this sentence to its makers.",
)
# The parent watches the clock and has the better sentence; the alarm ends a worker whose parent is gone.
_ALARM_AFTER = 5
_KINDS: dict[type, bytes] = {SopDocument: b"sop", RawLog: b"log", Picture: b"picture"}


def run(connection: Connection, path: Path, limits: Limits, parse: Parse) -> None:
    """Sends what `parse` makes of the file `path` to `connection`."""
    _confine(limits)
    with connection, ExitStack() as stack:
        stack.push(partial(_tell_defect, connection, path.name))
        on_page = partial(_tell_page, connection)
        on_page(0)
        connection.send_bytes(_answer(path, on_page, limits, parse))


def _answer(path: Path, on_page: OnPage, limits: Limits, parse: Parse) -> bytes:
    try:
        return _read(parse(path, on_page, limits), path.name, limits)
    except SopError as error:
        return _refusal(error)
    except MemoryError:
        pass
    except RecursionError:
        return _refusal(SopError(_DEPTH, name=path.name, limit=sys.getrecursionlimit()))
    # Out here the frames that held the memory are gone.
    return _refusal(SopError(_MEMORY, name=path.name, limit=limits.memory_bytes / 1e6))


def _read(result: Readable, name: str, limits: Limits) -> bytes:
    data = sop_data(result) if isinstance(result, SopDocument) else to_data(result)
    try:
        answer = _KINDS[type(result)] + b"\n" + json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise SopError(_NO_CHARACTER, name=name, why=error.reason) from error
    if len(answer) > limits.answer_bytes:
        raise SopError(_LONG, name=name, limit=limits.answer_bytes / 1e6)
    return answer


def _refusal(error: SopError) -> bytes:
    facts = {key: value if isinstance(value, str | int | float) else str(value) for key, value in error.facts.items()}
    return b"refusal\n" + json.dumps({"id": error.message.id, "en": error.message.en, "facts": facts}).encode()


def _tell_page(connection: Connection, page: int) -> None:
    connection.send_bytes(b"page\n%d" % page)


def _tell_defect(
    connection: Connection,
    name: str,
    kind: type[BaseException] | None,
    _error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    """Says which exception is about to end this process, and where it comes from."""
    if kind is None or issubclass(kind, BrokenPipeError):
        return
    frame = extract_tb(trace)[-1]
    why = f"{kind.__name__}, {Path(frame.filename).name}:{frame.lineno}"
    connection.send_bytes(_refusal(SopError(_DEFECT, name=name, why=why)))


def _confine(limits: Limits) -> None:
    """Takes this process its voice, its core dumps and, where the system can, memory and time without end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (Windows has none)

        signal.setitimer(signal.ITIMER_REAL, limits.file_seconds + _ALARM_AFTER)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if start := _address_space():
            resource.setrlimit(resource.RLIMIT_AS, (start + limits.memory_bytes,) * 2)


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell (macOS, which ignores RLIMIT_AS as well)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
