"""Worksheets as SpreadsheetML text: cells of plain text, merged areas, measures in points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docs_out.package import OFFICE
from docs_out.setting import Paper
from docs_out.spreadsheet import MAIN, is_active, reference, text_cell

CHARACTER = 5.25  # the width of a digit of the standard font, by which columns are measured
TALLEST = 400.0
_PAPERS = {Paper.A4: 9, Paper.F4: 14}  # 14 is folio, 8.5 x 13 inches
_MOST_LETTERS = 32_000  # Excel refuses a cell with more than 32,767
_THIN = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; `upright` text runs from bottom to top."""

    size: float = 8.0
    bold: bool = False
    centered: bool = False
    middle: bool = False
    bordered: bool = True
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """What stands in a cell."""

    text: str
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet: column widths, row heights, texts by (row, column) from 0, merged areas, rows repeated in print.

    An area is its first row and column and its last ones; the look of its first cell is that of all.
    """

    name: str
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    texts: Mapping[tuple[int, int], Text]
    areas: tuple[tuple[int, int, int, int], ...] = ()
    repeated: tuple[int, int] | None = None
    drawing: str = ""


@dataclass(slots=True)
class Looks:
    """The cell formats of a workbook, numbered as they are asked for."""

    _known: dict[tuple[Look, bool], int] = field(default_factory=lambda: {(Look(bordered=False), False): 0})

    def number(self, text: Text) -> int:
        """The format of a cell: what begins like a formula is marked as text for whoever edits it."""
        return self._known.setdefault((text.look, is_active(text.text)), len(self._known))

    def xml(self) -> str:
        """The style sheet."""
        fonts = list(dict.fromkeys((look.size, look.bold) for look, _ in self._known))
        faces = "".join(f'<font>{"<b/>" * bold}<sz val="{size:g}"/><name val="Arial"/></font>' for size, bold in fonts)
        formats = "".join(
            _format(look, fonts.index((look.size, look.bold)), quoted=quoted) for look, quoted in self._known
        )
        return (
            f'<styleSheet xmlns="{MAIN}"><fonts count="{len(fonts)}">{faces}</fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
            f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{_THIN}<diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._known)}">{formats}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )


def _format(look: Look, font: int, *, quoted: bool) -> str:
    """One cell format; 49 is the number format of text."""
    across = ' horizontal="center"' if look.centered else ""
    turned = ' textRotation="90"' if look.upright else ""
    return (
        f'<xf numFmtId="49" fontId="{font}" fillId="0" borderId="{int(look.bordered)}" xfId="0" applyNumberFormat="1"'
        f' applyFont="1" applyBorder="1" applyAlignment="1"{" quotePrefix=" + chr(34) + "1" + chr(34) if quoted else ""}>'
        f'<alignment{across} vertical="{"center" if look.middle else "top"}"{turned} wrapText="1"/></xf>'
    )


def worksheet_xml(sheet: Worksheet, looks: Looks, paper: Paper) -> str:
    """The part of `sheet`; its drawing has the relation `drawing`."""
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width / CHARACTER:.4f}" customWidth="1"/>'
        for n, width in enumerate(sheet.widths, 1)
    )
    cells = _all_cells(sheet)
    rows = "".join(_row(n, height, cells, looks) for n, height in enumerate(sheet.heights))
    areas = "".join(f'<mergeCell ref="{reference(a, b)}:{reference(c, d)}"/>' for a, b, c, d in sheet.areas)
    whole = f"A1:{reference(len(sheet.heights) - 1, len(sheet.widths) - 1)}"
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{whole}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData>"
        + (f'<mergeCells count="{len(sheet.areas)}">{areas}</mergeCells>' if areas else "")
        + '<pageMargins left="0.39" right="0.39" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="{_PAPERS[paper]}" orientation="landscape" fitToHeight="0"/>'
        f'<ignoredErrors><ignoredError sqref="{whole}" numberStoredAsText="1"/></ignoredErrors>'
        + ('<drawing r:id="drawing"/>' if sheet.drawing else "")
        + "</worksheet>"
    )


def _all_cells(sheet: Worksheet) -> dict[tuple[int, int], Text]:
    """The cells with their texts; those under a merged area only have its look."""
    cells = dict(sheet.texts)
    for top, left, bottom, right in sheet.areas:
        look = sheet.texts[top, left].look
        for row in range(top, bottom + 1):
            cells |= {
                (row, column): Text("", look) for column in range(left, right + 1) if (row, column) != (top, left)
            }
    return cells


def _row(row: int, height: float, cells: Mapping[tuple[int, int], Text], looks: Looks) -> str:
    here = sorted((column, text) for (at, column), text in cells.items() if at == row)
    found = "".join(_cell(reference(row, column), text, looks) for column, text in here)
    return f'<row r="{row + 1}" ht="{min(height, TALLEST):.2f}" customHeight="1">{found}</row>'


def _cell(name: str, text: Text, looks: Looks) -> str:
    look = looks.number(text)
    return text_cell(name, look, text.text) if text.text else f'<c r="{name}" s="{look}"/>'


def rows_of(heights: Iterable[float]) -> tuple[tuple[float, ...], ...]:
    """The heights of the rows that each height takes where none may be taller than `TALLEST`."""
    return tuple((height / n,) * n for height in heights for n in (max(1, -int(-height // TALLEST)),))


def parted(text: str) -> tuple[str, ...]:
    """`text` in pieces that a cell can hold, at least one."""
    return tuple(text[at : at + _MOST_LETTERS] for at in range(0, len(text), _MOST_LETTERS)) or ("",)
