"""Word templates as offices bring them, made by another program than ours."""

from io import BytesIO

import docx
from docx.shared import Cm


def letterhead(margin: float = 2.0) -> bytes:
    """An office's file: a letterhead, a foot, a font of its own, margins of so many centimetres."""
    word = docx.Document()
    section = word.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin)
    section.header.paragraphs[0].text = "PEMERINTAH KOTA SURYA BARU"
    section.footer.paragraphs[0].text = "Jalan Taman Nomor 1"
    word.styles["Normal"].font.name = "Bookman Old Style"
    word.add_paragraph("Contoh isi surat")
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()
