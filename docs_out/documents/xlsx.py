"""The SOP form as an Excel workbook with native shapes; every cell is text."""

from docs_out.blocks.flow_sheet import flow_sheet
from docs_out.blocks.identity_sheet import identity_sheet
from docs_out.blocks.worksheet import Looks, Worksheet, worksheet_xml
from docs_out.document import Document
from docs_out.package import LOCALES
from docs_out.setting import USUAL, Paper, Setting
from docs_out.spreadsheet import BookAbout, SheetPart, book
from model.sop import SopDocument
from model.text import Lang


def write_xlsx(document: SopDocument, setting: Setting = USUAL) -> bytes:
    """An .xlsx file: the identity block, then a sheet with a flow table a procedure."""
    sheets = [identity_sheet(document)]
    sheets += [flow_sheet(p, p.title or document.title, n) for n, p in enumerate(document.procedures, 1)]
    looks = Looks()
    parts = [_part(sheet, looks, setting.paper) for sheet in sheets]
    return book(parts, looks.xml(), BookAbout(document.title or document.source.name, LOCALES[Lang.ID]))


def _part(sheet: Worksheet, looks: Looks, paper: Paper) -> SheetPart:
    repeated = "${}:${}".format(*(row + 1 for row in sheet.repeated)) if sheet.repeated else ""
    return SheetPart(sheet.name, worksheet_xml(sheet, looks, paper), sheet.drawing, repeated)


DOCUMENT = Document(suffix=".xlsx", draw=write_xlsx, takes=("paper",))
