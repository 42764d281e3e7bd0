"""Two SOPs as one marked-up table in Word: what is gone is struck through, what is new is underlined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from docs_out.blocks.cells import Frame, Style, cell, paragraph, row, table
from docs_out.reporting.blocks import ITEM, Block, Heading, Para
from docs_out.reporting.word import Sheet, shaded, xml_blocks
from docs_out.setting import USUAL
from docs_out.word_file import WordAbout, WordFile
from model.diff import Difference, MarkedCell, MarkedRow
from model.text import Lang, Text

_TITLE = Text(id="Perbandingan SOP", en="Comparison of SOPs")
_FILES = Text(
    id="Lama: {old}. Baru: {new}. Yang dicoret tidak ada lagi, yang bergaris bawah baru.",
    en="Old: {old}. New: {new}. What is struck through is gone, what is underlined is new.",
)
_CHANGES = Text(id="Perubahan", en="Changes")
_NONE = Text(id="Tidak ada perubahan.", en="No changes.")
_COLUMNS = {
    "mark": (Text(id="Tanda", en="Mark"), 1.0), "number": (Text(id="No", en="No"), 0.6),
    "activity": (Text(id="Kegiatan", en="Activity"), 4.0), "performer": (Text(id="Pelaksana", en="Performer"), 1.8),
    "requirements": (Text(id="Kelengkapan", en="Requirements"), 2.2), "time": (Text(id="Waktu", en="Time"), 1.2),
    "output": (Text(id="Output", en="Output"), 2.0), "remarks": (Text(id="Keterangan", en="Remarks"), 2.0),
}  # fmt: skip
_MARKS = {
    "same": Text(id="tetap", en="same"),
    "changed": Text(id="berubah", en="changed"),
    "moved": Text(id="pindah", en="moved"),
    "added": Text(id="baru", en="new"),
    "removed": Text(id="dihapus", en="removed"),
    "split": Text(id="dipecah", en="split"),
    "merged": Text(id="digabung", en="merged"),
}
_SIZE, _PAD = 8.0, (3.5, 2.0)
_PLAIN = Style(size=_SIZE)
_OLD, _NEW = Style(size=_SIZE, struck=True), Style(size=_SIZE, underlined=True)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two SOPs with these file names compared, at what time, ready to be written in `lang`."""

    names: tuple[str, str]
    found: Difference
    rows: tuple[MarkedRow, ...]
    at: datetime
    lang: Lang = Lang.ID


def write_comparison(one: Comparison) -> bytes:
    """A .docx file: the changes as sentences, then the flow tables as one marked-up table."""
    word, lang, (old, new) = WordFile(), one.lang, one.names
    title = _TITLE.to(lang)
    sheet = Sheet(title, f"{title}: {old} – {new}", lang, one.at, landscape=True, margin=USUAL.page.margin_x)
    sentences = [Para(change.said.to(lang), ITEM) for change in one.found.changes] or [Para(_NONE.to(lang))]
    head: tuple[Block, ...] = (
        Heading(title),
        Para(_FILES.to(lang, old=old, new=new)),
        Heading(_CHANGES.to(lang), level=2),
        *sentences,
    )
    blocks = (*xml_blocks(head, sheet, word), _table(one, sheet.page.room[0]))
    return word.packed(blocks, sheet.page, WordAbout(title, lang, one.at))


def _table(one: Comparison, width: float) -> str:
    whole = sum(part for _name, part in _COLUMNS.values())
    widths = [part / whole * width for _name, part in _COLUMNS.values()]
    heads = (
        shaded(name.to(one.lang), Frame(wide)) for (name, _part), wide in zip(_COLUMNS.values(), widths, strict=True)
    )
    lines = (row(0, _cells(marked, widths, one.lang), splits=True) for marked in one.rows)
    return table(widths, [row(0, heads, head=True), *lines], _PAD)


def _cells(marked: MarkedRow, widths: Iterable[float], lang: Lang) -> Iterator[str]:
    known = {found.column: found for found in marked.cells}
    for column, wide in zip(_COLUMNS, widths, strict=True):
        content = _content(known[column]) if column in known else paragraph(_MARKS[marked.mark].to(lang), _PLAIN)
        yield cell(Frame(wide), content)


def _content(found: MarkedCell) -> str:
    """One paragraph where both are the same, else the old text above the new one."""
    if not found.changed:
        return paragraph(found.new if found.new is not None else found.old, _PLAIN)
    texts = ((found.old, _OLD), (found.new, _NEW))
    return "".join(paragraph(text, style) for text, style in texts if text) or paragraph(None, _PLAIN)
