"""A case as a Word document, and Word documents printed to PDF by LibreOffice."""

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from lxml import etree

from model.sop import Procedure
from tests.corpus.columns import readable
from tests.corpus.flowtable import FlowTable, flow_table
from tests.corpus.pdf import Drawn
from tests.corpus.plan import Case
from tests.corpus.style import Style
from tests.corpus.word_identity import IdentityWriter
from tests.corpus.word_markup import Pen, pen
from tests.corpus.word_style import WordStyle, page_style
from tests.corpus.word_table import TableWriter

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_ABSTRACT = 90
_LISTS = 20
_FIRST_LIST = 91
_EPOCH = (2020, 1, 1, 0, 0, 0)


def draw_word(case: Case, word: WordStyle) -> Drawn:
    """The Word document of `case`, always the same bytes."""
    style = reduce(
        lambda look, procedure: readable(procedure, look), case.document.procedures, page_style(case.style, word)
    )
    letters = pen(style, Random(f"words {case.seed}"), tracked=word.tracked)
    lists = (_list_properties(number) for number in count(_FIRST_LIST))
    body = IdentityWriter(case.document, style, word, letters, lists).xml()
    ids, procedures = count(1), []
    for number, procedure in enumerate(case.document.procedures):
        flow = _flow(procedure, style, letters, f"word {case.seed} {number}")
        rows = next(lists) if word.numbered_rows and style.table.numbers else ""
        body += _heading(procedure, letters) + TableWriter(flow, style, word, letters, ids, rows).xml()
        procedures.append(flow.procedure)
    data = _package(body + letters.gap(1.0), style)
    source = replace(
        case.document.source, name=f"kasus-{case.seed:05}.docx", format="docx", sha256=sha256(data).hexdigest()
    )
    return Drawn(data, replace(case.document, source=source, procedures=tuple(procedures)))


def to_pdf(documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents printed into `folder` by one call of LibreOffice with a profile of its own."""
    with TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), *map(str, documents)], check=True, capture_output=True)
    return [folder / f"{document.stem}.pdf" for document in documents]


def _flow(procedure: Procedure, style: Style, letters: Pen, seed: str) -> FlowTable:
    """The table laid out below its heading and the paragraph its shapes may hang in."""
    top = style.paper.margin + letters.pitch * 2
    return flow_table(procedure, style, top, seed)


def _heading(procedure: Procedure, letters: Pen) -> str:
    return letters.paragraph(procedure.title or "", bold=True, extra="<w:pageBreakBefore/>")


def _list_properties(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _package(body: str, style: Style) -> bytes:
    document = Document()
    _set_page(document, style)
    _add_lists(document)
    root = document.element.body
    for old in root[:-1]:
        root.remove(old)
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    for element in etree.fromstring(f"<w:body {names}>{body}</w:body>"):
        root[-1].addprevious(element)
    buffer = BytesIO()
    document.save(buffer)
    return _same_dates(buffer.getvalue())


def _set_page(document: WordDocument, style: Style) -> None:
    section = document.sections[0]
    width, height = style.paper.room
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    margin = Pt(style.paper.margin)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    section.header_distance = section.footer_distance = Pt(10)


def _add_lists(document: WordDocument) -> None:
    """Numbered lists, each of which begins with 1."""
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:rPr><w:sz w:val="14"/></w:rPr></w:lvl>'
    numbering.insert(
        0, _element(f'<w:abstractNum xmlns:w="{_W}" w:abstractNumId="{_ABSTRACT}">{level}</w:abstractNum>')
    )
    for number in range(_FIRST_LIST, _FIRST_LIST + _LISTS):
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        xml = f'<w:num xmlns:w="{_W}" w:numId="{number}"><w:abstractNumId w:val="{_ABSTRACT}"/>{start}</w:num>'
        numbering.append(_element(xml))


def _element(xml: str) -> "etree._Element":
    return etree.fromstring(xml)


def _same_dates(data: bytes) -> bytes:
    """The package with fixed dates, so that a seed always gives the same bytes."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()
