"""Identity block and sections: label/value lines in any of their layouts → raw field texts.

Values stand behind the label, in the next cell, on the next lines, in the same column of the
next line (two blocks side by side), or above their label.
"""

from dataclasses import dataclass, field

from ingest.layout.geometry.page import Box
from ingest.layout.labels import IDENTITY, find_misread_label
from ingest.layout.markup import Line
from model.sop import Place

_ONE_LINE = tuple(name for name in IDENTITY if name != "approval")


@dataclass(frozen=True, slots=True)
class Found:
    """A raw field text and where it stands: the line it begins on, or page and box."""

    text: str
    line: int = 0
    page: int | None = None
    box: Box | None = None

    @property
    def place(self) -> Place:
        """The evidence for what is read from it."""
        return Place(line=self.line) if self.page is None else Place(self.page, self.box, how="cell")


@dataclass(frozen=True, slots=True)
class RawIdentity:
    """Field texts by name, and the texts that belong to no label (letterhead, stamp) in order.

    `drawn` tells that line breaks in the texts end a paragraph, since they come from drawn cells; `labels`
    are the labels as written.
    """

    fields: dict[str, Found]
    loose: tuple[Found, ...]
    drawn: bool = False
    labels: dict[str, str] = field(default_factory=dict)


def read_identity(lines: tuple[Line, ...]) -> RawIdentity:
    """The fields in `lines`; a label's first occurrence counts."""
    reader = _Reader()
    for line in lines:
        reader.take(line)
    fields = {name: Found("\n".join(texts), reader.at[name]) for name, texts in reader.texts.items()}
    return RawIdentity(fields, tuple(reader.loose), labels=reader.labels)


@dataclass(slots=True)
class _Reader:
    """What has been read so far; `open` maps a column to the label that waits for its lines."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    open: dict[int, str] = field(default_factory=dict)
    loose: list[Found] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        if any(find_misread_label(cell) for cell in line.cells):
            self._labels(line)
        else:
            self._values(line)

    def _labels(self, line: Line) -> None:
        """A line with labels closes what was open, except sections that still wait for a value."""
        inline = False
        waiting: dict[int, str] = {}
        name: str | None = None
        for column, cell in enumerate(line.cells):
            if label := find_misread_label(cell):
                name = label.name if label.name not in self.texts or not self.texts[label.name] else None
                if name:
                    self.labels[name] = label.written
                    waiting[column] = name
                    self._put(name, label.rest, line.number)
            elif cell and name and not self.texts[name]:
                self._put(name, cell.lstrip(": "), line.number)
                inline = True
            elif cell.strip(": "):
                self.loose.append(Found(cell, line.number))
        self._reopen(waiting, inline=inline)

    def _reopen(self, waiting: dict[int, str], *, inline: bool) -> None:
        """Values in cells end their label; a section without value goes on waiting.

        The signatory's name and NIP may stand below the position.
        """
        unfilled = {c: n for c, n in self.open.items() if not self.texts[n] and n not in IDENTITY}
        fresh = {c: n for c, n in waiting.items() if n not in _ONE_LINE and not (inline and self.texts[n])}
        self.open = {**(unfilled if inline else {}), **fresh}

    def _values(self, line: Line) -> None:
        filled = [(column, cell) for column, cell in enumerate(line.cells) if cell]
        for column, cell in filled:
            name = self._label_for(column, len(filled))
            if name is None:
                self.loose.append(Found(cell, line.number))
            else:
                self._put(name, cell, line.number)

    def _label_for(self, column: int, width: int) -> str | None:
        """The open label of this column; one open label takes every cell of a line."""
        if len(self.open) == 1 and width == 1:
            return next(iter(self.open.values()))
        return self.open.get(column)

    def _put(self, name: str, text: str, line: int) -> None:
        texts = self.texts.setdefault(name, [])
        if text and not texts:
            self.at[name] = line
        self.at.setdefault(name, line)
        if text:
            texts.append(text)
