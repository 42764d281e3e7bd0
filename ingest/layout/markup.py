"""OCR text with HTML and Markdown remnants → lines of clean cells."""

import re
from dataclasses import dataclass
from html import unescape

_ROW = re.compile(r"<tr\b.*?(?:</tr>|(?=<tr\b|</table>|\Z))", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b([^>]*)>(.*?)(?=</t[dh]>|<t[dh]\b|</tr>|\Z)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_PIPE_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_DIAGRAM = re.compile(r"<pre\b.*?(?:</pre>|\Z)", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:p|br|li|div)\b[^>]*>", re.IGNORECASE)
_HASHES = re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE)
_ROW_END = "\x1e"
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![*\w])")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of cells and the number of its line in the file, from 1.

    A newline inside a cell stands for a paragraph or list item boundary of the markup.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """All cells as one string."""
        return " ".join(cell for cell in self.cells if cell)


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of `text` that holds something, split at TABs (or table markup) and cleaned."""
    plain = _flat(_HASHES.sub("", _html_tables(text).replace("**", "")))
    rows = ((n, row) for n, line in enumerate(plain.split("\n"), 1) for row in line.split(_ROW_END))
    return tuple(
        Line(n, tuple(clean(cell) for cell in _cells(row)))
        for n, row in rows
        if row.strip() and not _PIPE_RULE.match(row)
    )


def clean(cell: str) -> str:
    """`cell` without tags, emphasis marks and entities; runs of blanks are one blank.

    Two or more blanks stay two: some forms set position and name of a signatory apart that way.
    """
    plain = _TAG.sub("", _BREAK.sub("\n", _DIAGRAM.sub("", cell)))
    plain = _EMPHASIS.sub(r"\1", unescape(plain)).replace("\xa0", " ")
    parts = (re.sub(r"[ \t]{2,}", "  ", part).strip() for part in plain.split("\n"))
    return "\n".join(part for part in parts if part)


def fold(text: str) -> str:
    """`text` with every run of white space as a single space."""
    return " ".join(text.split())


def _cells(row: str) -> list[str]:
    if "\t" not in row and row.strip().startswith("|"):
        return row.strip().strip("|").split("|")
    return row.split("\t")


def _flat(text: str) -> str:
    """Tags that span lines (a diagram, a list) pulled onto their first line, line count kept."""
    return _DIAGRAM.sub(lambda m: m[0].replace("\n", " ") + "\n" * m[0].count("\n"), text)


def _html_tables(text: str) -> str:
    """`<table>` rows rewritten as TAB rows; spans become empty cells, line count is kept."""
    if not re.search(r"<t[dh]\b", text, re.IGNORECASE):
        return text
    pending: dict[int, int] = {}
    return _ROW.sub(lambda m: _tab_row(_html_row(m[0], pending), m[0].count("\n")), text)


def _tab_row(cells: list[str], breaks: int) -> str:
    return _ROW_END + "\t".join(cells) + _ROW_END + "\n" * breaks


def _html_row(row: str, pending: dict[int, int]) -> list[str]:
    cells: list[str] = []
    for attributes, body in _CELL.findall(row):
        _fill(cells, pending)
        spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(attributes)}
        width, start = spans.get("col", 1), len(cells)
        cells += [_BREAK.sub(" ", body).replace("\n", " ").replace("\t", " "), *[""] * (width - 1)]
        pending.update({start + i: spans["row"] - 1 for i in range(width) if spans.get("row", 1) > 1})
    _fill(cells, pending)
    return cells


def _fill(cells: list[str], pending: dict[int, int]) -> None:
    """Puts an empty cell wherever a row span from above reaches down."""
    while pending.get(len(cells), 0) > 0:
        pending[len(cells)] -= 1
        cells.append("")
