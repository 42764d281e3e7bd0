"""The draft as a Word document: the official form, behind it the change matrix."""

from itertools import chain

from docs_out.documents.docx import about, sop_blocks
from docs_out.reporting.change_matrix import DRAFT, change_matrix
from docs_out.reporting.said import long_moment
from docs_out.reporting.word import Sheet, xml_blocks
from docs_out.revision_form import Draft, RevisionForm
from docs_out.setting import USUAL
from docs_out.word_file import WordFile


def write_revision(draft: Draft) -> bytes:
    """A .docx file: identity block, flow tables, matriks perubahan with the evidence of each change."""
    word, document = WordFile(), draft.revised.document
    page = word.page(USUAL.page)
    foot = f"{DRAFT.to(draft.lang)} · {long_moment(draft.making.at, draft.lang)}"
    sheet = Sheet(document.title or "", foot, draft.lang, draft.making.at, landscape=True, margin=page.margin_x)
    blocks = chain(sop_blocks(document, word, USUAL), xml_blocks(change_matrix(draft), sheet, word))
    return word.packed(blocks, page, about(document))


REVISION_FORM = RevisionForm(suffix=".docx", write=write_revision)
