"""What a reader may do to its process: functions to pass as `parse`, found by name in the new process."""

import os
import time
from pathlib import Path

from ingest.limits import Limits
from ingest.parse import parse
from model.errors import SopError
from model.reader import OnPage
from model.sop import SopDocument, Source
from model.text import Text

_REFUSED = Text(id="{name}: {pages} halaman di {folder}.", en="{name}: {pages} pages in {folder}.")


def by_name(path: Path, on_page: OnPage, limits: Limits) -> SopDocument:
    """What the file's name asks for: `abort.txt` aborts, and so on; any other file is read."""
    return _DEEDS.get(path.stem, parse)(path, on_page, limits)


def abort(_path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    os.abort()


def leave(_path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    os._exit(3)


def loop(_path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    while True:
        pass


def stick_on_page_three(_path: Path, on_page: OnPage, _limits: Limits) -> SopDocument:
    for page in (1, 2, 3):
        on_page(page)
    time.sleep(600)
    raise AssertionError


def turn_pages(_path: Path, on_page: OnPage, _limits: Limits) -> SopDocument:
    for page in range(1, 1_000_000):
        on_page(page)
        time.sleep(0.02)
    raise AssertionError


def eat(_path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    eaten: list[bytearray] = []
    while True:
        eaten.append(bytearray(10_000_000))


def recurse(path: Path, on_page: OnPage, limits: Limits) -> SopDocument:
    return recurse(path, on_page, limits)


def stumble(_path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    raise KeyError("kolom")


def refuse(path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    raise SopError(_REFUSED, name=path.name, pages=4, folder=Path("arsip"))


def babble(path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    for stream in (1, 2):
        os.write(stream, b"out of turn")
    return SopDocument(Source(path.name, "text", "00"))


def lone_surrogate(path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    return SopDocument(Source(path.name, "text", "00"), title="\ud800")


def at_length(path: Path, _on_page: OnPage, _limits: Limits) -> SopDocument:
    return SopDocument(Source(path.name, "text", "00"), title="a" * 5000)


def tell_pid_and_loop(path: Path, on_page: OnPage, limits: Limits) -> SopDocument:
    path.with_name(f"{os.getpid()}.pid").touch()
    return loop(path, on_page, limits)


_DEEDS = {"abort": abort, "eat": eat, "loop": loop, "stumble": stumble}
