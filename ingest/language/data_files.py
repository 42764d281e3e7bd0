"""Word lists and tables of the language room: our own, then the office's of the same name.

An office puts its files into one folder and names it in the environment variable `SOP_DATA`.
"""

import os
from collections.abc import Iterator
from pathlib import Path

OFFICE = "SOP_DATA"
_OWN = Path(__file__).parent / "data"


def rows(name: str, own: Path = _OWN) -> Iterator[tuple[str, ...]]:
    """The cells of every line of the tables called `name`; lines that begin with # say something to the reader."""
    for line in _lines(name, own):
        yield tuple(cell.strip() for cell in line.split("\t"))


def words(name: str, own: Path = _OWN) -> frozenset[str]:
    """All words of the lists called `name`."""
    return frozenset(word for line in _lines(name, own) for word in line.lower().split())


def groups(name: str, own: Path = _OWN) -> Iterator[tuple[str, ...]]:
    """The words of every line of the lists called `name`."""
    return (tuple(line.lower().split()) for line in _lines(name, own))


def _lines(name: str, own: Path) -> Iterator[str]:
    folders = [own, *([Path(os.environ[OFFICE])] if os.environ.get(OFFICE) else [])]
    for path in (folder / name for folder in folders):
        if path.is_file():
            text = path.read_text(encoding="utf-8-sig")
            yield from (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
