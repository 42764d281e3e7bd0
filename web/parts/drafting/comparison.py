"""Two versions of an SOP held against each other: sentences, and the flow tables as one marked-up table."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from analytics.revision.difference import difference
from analytics.revision.marked import marked
from model.diff import MarkedCell, MarkedRow
from model.sop import SopDocument
from model.text import Lang, Text
from web.parts.drafting.desk import Desk, content
from web.parts.labelled import labelled
from web.parts.states import STATES

WORK = "work"
TITLE = Text(id="Bandingkan versi", en="Compare versions")
OLD = Text(id="Versi lama", en="Old version")
NEW = Text(id="Versi baru", en="New version")
_VERSION = Text(id="Versi {number} ({state})", en="Version {number} ({state})")
_WORK = Text(id="Draf di layar", en="The draft on screen")
_NONE = Text(id="Tidak ada perubahan.", en="No changes.")
_TABLE = Text(id="Tabel bertanda", en="Marked-up table")
_LEGEND = Text(
    id="Yang dicoret tidak ada lagi, yang bergaris bawah baru.",
    en="What is struck through is gone, what is underlined is new.",
)
_FILE = Text(id="Unduh perbandingan (.docx)", en="Download the comparison (.docx)")
_COLUMNS = {
    "mark": Text(id="Tanda", en="Mark"), "number": Text(id="No", en="No"),
    "activity": Text(id="Kegiatan", en="Activity"), "performer": Text(id="Pelaksana", en="Performer"),
    "requirements": Text(id="Kelengkapan", en="Requirements"), "time": Text(id="Waktu", en="Time"),
    "output": Text(id="Output", en="Output"), "remarks": Text(id="Keterangan", en="Remarks"),
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


def version_options(desk: Desk, *, work: bool = False) -> list[dict[str, str]]:
    """All versions of the SOP to choose from, the newest first; the draft on screen before them with `work`."""
    say = desk.view.say
    versions = [
        {"value": str(one.id), "label": say(_VERSION, number=one.number, state=say(STATES[one.state]))}
        for one in reversed(desk.versions)
    ]
    return [*([{"value": WORK, "label": say(_WORK)}] if work else []), *versions]


def compared(desk: Desk, old: object, new: object) -> list[Component]:
    """What differs between two versions."""
    before, after = _content(desk, old), _content(desk, new)
    found, lang = difference(before, after), desk.view.lang
    if not found.changes:
        return [html.P(desk.view.say(_NONE))]
    sentences = html.Ol([html.Li(change.said.to(lang)) for change in found.changes], className="ranked")
    rows = marked(found, before, after)
    shown = html.Details(
        [html.Summary(desk.view.say(_TABLE)), html.P(desk.view.say(_LEGEND), className="note"), _table(rows, lang)]
    )
    return [sentences, shown, *_link(desk, old, new)]


def _link(desk: Desk, old: object, new: object) -> list[Component]:
    """A link to both as one Word file, where both are saved."""
    known = {str(one.id) for one in desk.versions}
    if old not in known or new not in known:
        return []
    return [html.P(html.A(desk.view.say(_FILE), href=f"/unduh/{desk.view.key}/{old}/{new}", download=""))]


def _content(desk: Desk, asked: object) -> SopDocument:
    """A version of this SOP; the draft on screen for any other answer."""
    known = next((one for one in desk.versions if str(one.id) == asked), None)
    return content(desk.view.workspace, known.id) if known else desk.document


def _table(rows: Sequence[MarkedRow], lang: Lang) -> Component:
    head = html.Thead(html.Tr([html.Th(title.to(lang), scope="col") for title in _COLUMNS.values()]))
    body = html.Tbody([_row(row, lang) for row in rows])
    frame = html.Table([head, body], className="plain marked")
    return html.Div(frame, className="scroll", tabIndex="0", role="region", **labelled(_TABLE.to(lang)))


def _row(row: MarkedRow, lang: Lang) -> Component:
    known = {cell.column: cell for cell in row.cells}
    cells = [html.Td(_cell(known[name])) for name in _COLUMNS if name in known]
    return html.Tr([html.Td(_MARKS[row.mark].to(lang)), *cells], className=row.mark)


def _cell(cell: MarkedCell) -> Sequence[Component | str]:
    if not cell.changed:
        return [cell.new if cell.new is not None else cell.old or ""]
    old = [html.Del(cell.old)] if cell.old else []
    new = [html.Ins(cell.new)] if cell.new else []
    return [*old, *([" "] if old and new else []), *new]
