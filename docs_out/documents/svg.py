"""The SOP's flow tables as one SVG picture, one below the other."""

import re

from docs_out.characters import escaped
from docs_out.document import Document
from docs_out.drawing.svg import flowchart_svg
from model.sop import SopDocument

_SIZE = re.compile(r' width="([0-9.]+)" height="([0-9.]+)"')


def write_svg(document: SopDocument) -> bytes:
    """An SVG with every procedure's flow table; an empty picture where there is none."""
    top, right, parts = 0.0, 1.0, []
    for picture in map(flowchart_svg, document.procedures):
        match = _SIZE.search(picture)
        assert match is not None
        parts.append(picture.replace("<svg ", f'<svg y="{top:g}" ', 1))
        top, right = top + float(match[2]), max(right, float(match[1]))
    size = f'viewBox="0 0 {right:g} {max(top, 1.0):g}" width="{right:g}" height="{max(top, 1.0):g}"'
    title = f"<title>{escaped(document.title or document.source.name)}</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{title}{"".join(parts)}</svg>'.encode()


DOCUMENT = Document(suffix=".svg", draw=lambda document, _: write_svg(document))
