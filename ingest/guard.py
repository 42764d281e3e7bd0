"""One file behind limits: whatever it does to the process that reads it ends in what it holds or a sentence."""

import json
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TypeAlias

from ingest import process
from ingest.limits import Limits
from ingest.worker import Parse, Readable
from model.errors import SopError
from model.log import RawLog
from model.picture import Picture
from model.sop_json import build, loads
from model.text import Text

Result: TypeAlias = Readable | SopError
OnDone: TypeAlias = Callable[[Path], None]

_PAGE_TIME = Text(
    id="{name}: halaman {page} belum selesai dibaca dalam {limit:g} detik. Keluarkan halaman itu dari berkas, lalu ulangi.",
    en="{name}: page {page} was not read within {limit:g} seconds. Take that page out of the file and try again.",
)
_TIME = Text(
    id="{name}: belum selesai dibaca dalam {limit:g} detik. Bagi menjadi beberapa berkas, lalu ulangi.",
    en="{name}: not read within {limit:g} seconds. Split it into several files and try again.",
)
_CRASH = Text(
    id="{name}: pembacaannya terhenti ({how}); berkas itu mungkin rusak. Simpan ulang dari aplikasi asalnya, lalu ulangi.",
    en="{name}: reading it broke down ({how}); the file may be damaged. Save it again from its own application and try again.",
)
_NOT_STARTED = Text(
    id="{name}: proses pembaca tidak dapat dimulai ({how}). Tutup program lain, lalu ulangi.",
    en="{name}: the reading process cannot be started ({how}). Close other programs and try again.",
)
_SIGNALS = {number.value: number.name for number in signal.Signals}


def ignored(_path: Path) -> None:
    """Nothing: for callers that do not follow the progress."""


@dataclass(frozen=True, slots=True)
class _Patience:
    """The sentence that ends a reading at the moment `until` of the monotonic clock."""

    until: float
    said: SopError


class Reading:
    """One file being read by a process of its own; `result` is None until that has ended."""

    def __init__(self, path: Path, limits: Limits, parse: Parse, on_done: OnDone) -> None:
        self.path = path
        self.result: Result | None = None
        self._limits = limits
        self._on_done = on_done
        self._begun = False
        self._file = self._page = self._patience(limits.start_seconds, _NOT_STARTED, how=f"{limits.start_seconds:g} s")
        try:
            self.connection, self._process = process.start(path, limits, parse)
        except (OSError, EOFError) as error:
            self._finish(self._said(_NOT_STARTED, how=type(error).__name__))

    @property
    def deadline(self) -> float:
        """The moment of the monotonic clock from which on `hurry` ends the reading."""
        return min(self._page.until, self._file.until)

    def hear(self) -> None:
        """Takes the next answer of the process, which has sent one or has ended."""
        try:
            kind, _, body = self.connection.recv_bytes(self._limits.answer_bytes).partition(b"\n")
            if kind == b"page":
                self._turn(int(body))
            else:
                self._close(_RESULTS[kind](body.decode(), self.path.name))
        except (EOFError, OSError, KeyError, ValueError):
            self._fallen()

    def hurry(self) -> None:
        """Ends the reading when its time is over."""
        if monotonic() >= self.deadline:
            late = min(self._page, self._file, key=lambda patience: patience.until)
            self._close(late.said, 0)

    def abandon(self) -> None:
        """Ends the reading, whatever it has come to."""
        if self.result is None:
            self._close(self._said(_CRASH, how="-"), 0)

    def _turn(self, page: int) -> None:
        seconds = self._limits.page_seconds
        if page:
            self._page = self._patience(seconds, _PAGE_TIME, page=page, limit=seconds)
            return
        self._begun = True
        self._page = self._patience(seconds, _TIME, limit=seconds)
        self._file = self._patience(self._limits.file_seconds, _TIME, limit=self._limits.file_seconds)

    def _fallen(self) -> None:
        """The process has ended without a result: its exit status says how."""
        status = process.end(self._process)
        how = _SIGNALS.get(-status, f"status {status}")
        said = self._file.said if how == "SIGALRM" else self._said(_CRASH if self._begun else _NOT_STARTED, how=how)
        self.connection.close()
        self._finish(said)

    def _close(self, result: Result, patience: float = 1.0) -> None:
        process.end(self._process, patience)
        self.connection.close()
        self._finish(result)

    def _finish(self, result: Result) -> None:
        self.result = result
        self._on_done(self.path)

    def _patience(self, seconds: float, message: Text, **facts: object) -> _Patience:
        return _Patience(monotonic() + seconds, self._said(message, **facts))

    def _said(self, message: Text, **facts: object) -> SopError:
        return SopError(message, name=self.path.name, **facts)


def _document(body: str, name: str) -> Result:
    try:
        return loads(body, name)
    except SopError as error:
        return error


def _refusal(body: str, _name: str) -> Result:
    data = json.loads(body)
    return SopError(Text(id=data["id"], en=data["en"]), **data["facts"])


def _log(body: str, _name: str) -> Result:
    return build(RawLog, json.loads(body))


def _picture(body: str, _name: str) -> Result:
    return build(Picture, json.loads(body))


_RESULTS = {b"sop": _document, b"log": _log, b"picture": _picture, b"refusal": _refusal}
