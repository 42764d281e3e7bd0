"""A workbook: its visible sheets with the texts and borders of their cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.sources.excel.sheet import Place, RawCell, Sheet, rich_text
from ingest.sources.excel.values import Format, shown
from ingest.sources.office.package import Package
from ingest.sources.office.xml import Element, attr, every, first, local, number

_SIDES = ("left", "top", "right", "bottom")
_CENTRED = frozenset({"center", "centerContinuous", "distributed", "justify"})
_LOGICAL = {"1": "TRUE", "0": "FALSE"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks: number format, borders (left, top, right, bottom), whether its text is centred."""

    form: Format = field(default_factory=Format)
    borders: tuple[bool, bool, bool, bool] = (False, False, False, False)
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with what it shows."""

    place: Place
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Tab:
    """A visible sheet: its cells, its measures, the part with its drawings."""

    sheet: Sheet
    cells: tuple[Cell, ...]
    drawing: str | None


class Workbook:
    """The sheets of an Excel file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.related("", "officeDocument") or "xl/workbook.xml"
        self._root = package.required(self._main)
        strings = package.xml(package.related(self._main, "sharedStrings"))
        self._strings = [rich_text(item) for item in strings] if strings is not None else []
        self._styles = _styles(package.xml(package.related(self._main, "styles")))
        self._from_1904 = attr(first(self._root, "workbookPr"), "date1904") in ("1", "true")

    def tabs(self) -> Iterator[Tab]:
        """The visible sheets in their order."""
        relations = self._package.relations(self._main)
        for entry in every(first(self._root, "sheets"), "sheet"):
            # The relation's id shares its local name with nothing else in a sheet entry.
            kind, part = relations.get(attr(entry, "id") or "", ("", ""))
            if (
                kind == "worksheet"
                and attr(entry, "state") in (None, "visible")
                and part in self._package.archive.parts
            ):
                yield self._tab(part, attr(entry, "name") or "")

    def _tab(self, part: str, name: str) -> Tab:
        archive = self._package.archive
        sheet = Sheet(archive.name, name).read(archive.read(part))
        cells = tuple(self._cell(place, raw) for place, raw in sheet.cells.items())
        _, drawing = self._package.relations(part).get(sheet.drawing or "", ("", None))
        return Tab(sheet, cells, drawing)

    def _cell(self, place: Place, raw: RawCell) -> Cell:
        style = self._styles[raw.style] if raw.style < len(self._styles) else Style()
        return Cell(place, self._text(raw, style.form).strip(), style)

    def _text(self, raw: RawCell, form: Format) -> str:
        if raw.kind == "s":
            index = int(number(raw.value, -1))
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if raw.kind == "b":
            return _LOGICAL.get(raw.value, raw.value)
        if raw.kind == "e":
            return ""
        return raw.inline or (shown(raw.value, form, from_1904=self._from_1904) if raw.kind == "n" else raw.value)


def _styles(root: Element | None) -> tuple[Style, ...]:
    codes = {
        int(number(attr(f, "numFmtId"))): attr(f, "formatCode") or "" for f in every(first(root, "numFmts"), "numFmt")
    }
    borders = [_borders(border) for border in every(first(root, "borders"), "border")]
    return tuple(_style(xf, codes, borders) for xf in every(first(root, "cellXfs"), "xf"))


def _style(xf: Element, codes: dict[int, str], borders: list[tuple[bool, bool, bool, bool]]) -> Style:
    form = int(number(attr(xf, "numFmtId")))
    border = int(number(attr(xf, "borderId")))
    return Style(
        Format(form, codes.get(form, "")),
        borders[border] if 0 <= border < len(borders) else Style().borders,
        attr(first(xf, "alignment"), "horizontal") in _CENTRED,
    )


def _borders(border: Element) -> tuple[bool, bool, bool, bool]:
    drawn = {local(side).replace("start", "left").replace("end", "right") for side in border if attr(side, "style") not in (None, "none")}  # fmt: skip
    left, top, right, bottom = (side in drawn for side in _SIDES)
    return left, top, right, bottom
