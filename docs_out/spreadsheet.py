"""Workbooks: what every Excel file has, whatever stands on its sheets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_out.characters import clean, escaped
from docs_out.package import CORE, KIND, OFFICE, core, packed, parts_of, relations, roots

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
_BREAK = re.compile("\r\n?")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LETTERS = 26
_BOOK, _STYLES, _SHEET = (
    f"{KIND}officedocument.spreadsheetml.{part}+xml" for part in ("sheet.main", "styles", "worksheet")
)
_DRAWING = f"{KIND}officedocument.drawing+xml"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its XML, that of its drawing (relation `drawing`), the areas it names for printing and filters."""

    name: str
    body: str
    drawing: str = ""
    repeated: str = ""
    filtered: str = ""


@dataclass(frozen=True, slots=True)
class BookAbout:
    """What a workbook says of itself."""

    title: str
    language: str


def book(sheets: Sequence[SheetPart], styles: str, about: BookAbout) -> bytes:
    """The .xlsx file: equal sheets give equal bytes."""
    numbered = list(enumerate(sheets, 1))
    inner = [(f"sheet{n}", f"{OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]
    parts = {
        "_rels/.rels": roots("xl/workbook.xml"),
        "docProps/core.xml": core(about.title, about.language),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": relations([*inner, ("styles", f"{OFFICE}/styles", "styles.xml")]),
        "xl/styles.xml": styles,
    }
    kinds = {"xl/workbook.xml": _BOOK, "xl/styles.xml": _STYLES, "docProps/core.xml": CORE}
    for number, sheet in numbered:
        parts |= _sheet_parts(number, sheet)
        kinds[f"xl/worksheets/sheet{number}.xml"] = _SHEET
        kinds |= {f"xl/drawings/drawing{number}.xml": _DRAWING} if sheet.drawing else {}
    return packed(parts_of(parts, kinds))


def reference(row: int, column: int) -> str:
    """The name of a cell, both counted from 0, such as B7."""
    return f"{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The name of a column counted from 0, such as AA."""
    more, last = divmod(column, _LETTERS)
    return (letters(more - 1) if more else "") + chr(ord("A") + last)


def is_active(text: str) -> bool:
    """Whether whoever edits `text` in a cell would make a formula of it."""
    return text.startswith(_ACTIVE)


def plain(text: str) -> str:
    """`text` as a cell keeps it: every line break is one character."""
    return _BREAK.sub("\n", clean(text))


def text_cell(name: str, look: int, text: str) -> str:
    """A cell of text in format `look`: nothing in it is ever worked out."""
    kept = _ESCAPE.sub("_x005F_", plain(text))
    return f'<c r="{name}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escaped(kept)}</t></is></c>'


def _sheet_parts(number: int, sheet: SheetPart) -> dict[str, str]:
    parts = {f"xl/worksheets/sheet{number}.xml": sheet.body}
    if sheet.drawing:
        link = ("drawing", f"{OFFICE}/drawing", f"../drawings/drawing{number}.xml")
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = relations([link])
        parts[f"xl/drawings/drawing{number}.xml"] = sheet.drawing
    return parts


def _workbook(sheets: Sequence[SheetPart]) -> str:
    entries = (f'<sheet name="{escaped(s.name)}" sheetId="{n}" r:id="sheet{n}"/>' for n, s in enumerate(sheets, 1))
    names = "".join(_names(sheets))
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(entries)}</sheets>'
        + (f"<definedNames>{names}</definedNames>" if names else "")
        + "</workbook>"
    )


def _names(sheets: Sequence[SheetPart]) -> Iterator[str]:
    """The filters, and the rows that are printed on every page of a sheet."""
    for number, sheet in enumerate(sheets):
        place = f"'{escaped(sheet.name)}'!"
        if sheet.filtered:
            yield f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">{place}{sheet.filtered}</definedName>'
        if sheet.repeated:
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">{place}{sheet.repeated}</definedName>'
