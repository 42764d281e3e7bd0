"""The note below a flow table that tells the arrows which have no symbol to begin or end at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.layout.geometry.page import Word
from ingest.layout.geometry.words import line_text, lines_of

_NOTE = re.compile(r"alur (?:yang )?tidak tergambar\s*:", re.IGNORECASE)
_ARROW = re.compile(r"\s*(\S+) → (\S+?)(?: \((.+?)\))?([;.])(?:\s|$)")


@dataclass(frozen=True, slots=True)
class ToldArrow:
    """An arrow from one step to another by their numbers, with its branch word."""

    source: str
    target: str
    label: str | None


def told_arrows(words: Iterable[Word]) -> tuple[ToldArrow, ...]:
    """The arrows that the note among `words` tells, in its order."""
    text = " ".join(line_text(line) for line in lines_of(words))
    note = _NOTE.search(text)
    return tuple(_listed(text, note.end())) if note else ()


def _listed(text: str, at: int) -> Iterator[ToldArrow]:
    """Arrows one after the other up to the full stop."""
    while found := _ARROW.match(text, at):
        yield ToldArrow(found[1], found[2], found[3])
        if found[4] == ".":
            return
        at = found.end(4)
