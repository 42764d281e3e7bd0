"""The page of a document with the place of each value on it."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from model.errors import SopError
from model.sop import Source
from model.text import Lang, Text
from store.workspace import Workspace
from web.parts.labelled import facts, labelled, unspoken
from web.parts.page_pictures import PDF, address_of, picture_of
from web.parts.review_values import Reviewed, Value, all_values

_SHEET = Text(id="Halaman {page} dengan tempat setiap nilai", en="Page {page} with the place of each value")
_ALT = Text(id="Gambar halaman {page} dari {name}", en="Picture of page {page} of {name}")
_REBUILT = Text(
    id="Jenis berkas ini tidak digambar; yang tampak adalah isi yang terbaca di tempatnya.",
    en="This type of file is not drawn; what shows is the content that was read, in its place.",
)
_NO_PLACES = Text(
    id="Dokumen ini tidak mempunyai halaman; setiap nilai menyebut baris atau kata asalnya.",
    en="This document has no pages; each value names the line or words it comes from.",
)
_PAGES = Text(id="Halaman dokumen", en="Pages of the document")
_LARGER, _SMALLER = Text(id="Perbesar", en="Zoom in"), Text(id="Perkecil", en="Zoom out")
_EDGE = 20.0
_MOST_PAGES = 3000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its size in points; the address of its picture, or a sentence on why there is none."""

    page: int
    width: float
    height: float
    picture: str | None = None
    said: Text | None = None
    error: SopError | None = None

    def percent(self, box: Sequence[float]) -> dict[str, str]:
        """Where `box` lies, in percent of the page."""
        x0, y0, x1, y1 = box
        across, down = 100 / self.width, 100 / self.height
        return {
            "left": f"{x0 * across:.3f}%",
            "top": f"{y0 * down:.3f}%",
            "width": f"{(x1 - x0) * across:.3f}%",
            "height": f"{(y1 - y0) * down:.3f}%",
        }


def pages_of(values: Sequence[Value]) -> list[int]:
    """The pages on which something was found."""
    return sorted({value.page for value in values if value.page})


def sheet_of(workspace: Workspace, key: str, reviewed: Reviewed, page: int) -> Sheet:
    """Page `page` of a document; without a picture it is as large as what was found on it."""
    source = reviewed.document.source
    size = _extent([value.box for value in all_values(reviewed) if value.box and value.page == page])
    if source.format != PDF:
        return Sheet(page, *size, said=_REBUILT)
    try:
        drawn = picture_of(workspace, source, page)
    except SopError as error:
        return Sheet(page, *size, error=error)
    return Sheet(page, drawn.width, drawn.height, address_of(key, page))


def sheet_view(sheet: Sheet, reviewed: Reviewed) -> list[Component]:
    """The sheet with its boxes, in a frame that scrolls."""
    lang, values = reviewed.lang, list(all_values(reviewed))
    if not pages_of(values):
        return [html.P(_NO_PLACES.to(lang), className="note")]
    said = sheet.error.to(lang) if sheet.error else sheet.said.to(lang) if sheet.said else None
    boxes = html.Div(_boxes(sheet, values), **unspoken())
    inside = [_image(sheet, reviewed.document.source, lang), boxes] if sheet.picture else [boxes]
    ratio = {"aspectRatio": f"{sheet.width:.1f} / {sheet.height:.1f}"}
    kind = "sheet" if sheet.picture else "sheet rebuilt"
    page = html.Div(inside, className=kind, style=ratio, **facts(page=str(sheet.page)))
    name = labelled(_SHEET.to(lang, page=sheet.page))
    frame = html.Div(page, className="sheets", tabIndex="0", role="region", **name)
    return [html.P(said, className="note"), frame] if said else [frame]


def page_choice(reviewed: Reviewed, page: int) -> Component:
    """Pages to choose from, and the buttons that zoom."""
    lang, known = reviewed.lang, pages_of(list(all_values(reviewed)))
    count = min(_MOST_PAGES, max([reviewed.document.source.pages or 1, *known]))
    pager = dmc.Pagination(id="review-page", total=count, value=page, withControls=False, size="sm")
    zooms = [
        html.Button(sign, className="zoom", title=text.to(lang), **labelled(text.to(lang)), **facts(zoom=times))
        for sign, text, times in (("+", _LARGER, "1.5"), ("−", _SMALLER, "0.6667"))
    ]
    named = html.Nav(pager, **labelled(_PAGES.to(lang)))
    shown = [named, html.Div(zooms, className="zooms")]
    return html.Div(shown, className="pages" if known else "hidden")


def cutting(sheet: Sheet, box: Sequence[float]) -> Component | None:
    """The part of the picture around `box`, enlarged."""
    if not sheet.picture:
        return None
    x0, y0, x1, y1 = max(0.0, box[0] - 4), max(0.0, box[1] - 4), box[2] + 4, box[3] + 4
    wide, high = x1 - x0, y1 - y0
    style = {
        "width": f"{100 * sheet.width / wide:.2f}%",
        "left": f"{-100 * x0 / wide:.2f}%",
        "top": f"{-100 * y0 / high:.2f}%",
    }
    most = {"aspectRatio": f"{wide:.1f} / {high:.1f}", "maxWidth": f"{min(560, 2.2 * wide, 220 * wide / high):.0f}px"}
    return html.Div(html.Img(src=sheet.picture, alt="", style=style), className="cutting", style=most)


def _image(sheet: Sheet, source: Source, lang: Lang) -> Component:
    return html.Img(src=sheet.picture, alt=_ALT.to(lang, page=sheet.page, name=source.name))


def _boxes(sheet: Sheet, values: Sequence[Value]) -> list[Component]:
    """The place of each value on the page; of several in one place the first."""
    first: dict[str, Value] = {}
    for value in values:
        if value.evidence and value.box and value.page == sheet.page:
            known = first.setdefault(value.evidence, value)
            first[value.evidence] = value if value.doubts and not known.doubts else known
    return [_box(sheet, value) for value in first.values()]


def _box(sheet: Sheet, value: Value) -> Component:
    assert value.box
    shown = html.Span(value.text) if not sheet.picture else None
    kind = "box doubted" if value.doubts else "box"
    told = facts(at=value.at, evidence=value.evidence or "")
    return html.Div(shown, className=kind, style=sheet.percent(value.box), title=value.label, **told)


def _extent(boxes: Sequence[Sequence[float]]) -> tuple[float, float]:
    """How far what was found on a page reaches."""
    return max((box[2] for box in boxes), default=595.0) + _EDGE, max((box[3] for box in boxes), default=842.0) + _EDGE
