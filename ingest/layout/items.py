"""Numbered and bulleted lists of the six sections → their items."""

import re
from dataclasses import dataclass

from ingest.layout.markup import fold

_MARK = re.compile(r"(?:(?<=\n)|(?<=\s)|\A)(?:[-•]\s*)?(\d{1,2})[.)](?=\s|\Z)|(?:(?<=\n)|\A)[-•–](?=\s)")
MARKS = (
    re.compile(r"\(?\d{1,2}[.,)]\s*(?=\D|\Z)"),
    re.compile(r"\(?[a-z][.)]\s+"),
    re.compile(r"[-–•●▪➢✓*\uf0b7\uf0fc\uf0d8]\s+"),
)
_FIRST = re.compile(r"(?:[-•]\s*)?(\d{1,2})[.)]\s")


@dataclass(frozen=True, slots=True)
class Items:
    """Items in order, the number the list begins with, and the number that would come next."""

    texts: tuple[str, ...]
    first: int
    following: int


def split_items(text: str) -> Items:
    """The items of `text`, own numbering and final `;` or `.` removed.

    "N. " splits only where N is the next number, so that "Tahun 2005 - 2025 2. Peraturan"
    splits and "Pasal 15 dan 16" does not.
    """
    begin = _FIRST.match(text)
    first = int(begin[1]) if begin else 1
    starts = _starts(text, first)
    if not starts:
        return Items(_finished(_paragraphs(text)), first, 1)
    ends = [start for start, _ in starts[1:]] + [len(text)]
    lead = [text[: starts[0][0]]]
    return Items(
        _finished(lead + [text[b:e] for (_, b), e in zip(starts, ends, strict=True)]), first, first + len(starts)
    )


def paragraph_items(text: str) -> Items:
    """The items of `text` whose lines are whole paragraphs.

    In a list with marks only a line with a mark of the first one's kind begins an item, whatever
    its number; without marks every line is an item.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    kind = next((pattern for line in lines for pattern in MARKS if pattern.match(line)), None)
    if kind is None:
        return Items(_finished(lines), 1, 1)
    items: list[str] = []
    for line in lines:
        mark = kind.match(line)
        if mark or not items or not kind.match(items[0]):
            items.append(line)
        else:
            items[-1] += " " + line
    return Items(_finished([kind.sub("", item, count=1) for item in items]), 1, 1)


def finish(text: str) -> str:
    """`text` on one line without final `;` or `.`."""
    return fold(text).rstrip(";. ")


def _starts(text: str, first: int) -> list[tuple[int, int]]:
    """Start of each mark and of the text behind it."""
    found: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text):
        if mark[1] is None or int(mark[1]) == first + len(found):
            found.append(mark.span())
    return found


def _paragraphs(text: str) -> list[str]:
    """Unmarked lines; a line goes on in the next unless it ends like an item."""
    return re.split(r"(?<=[;.])\n", text)


def _finished(texts: list[str]) -> tuple[str, ...]:
    return tuple(item for item in map(finish, texts) if item)
