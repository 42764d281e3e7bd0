"""The SOP as the public JSON `sop/1`."""

from docs_out.document import Document
from model.sop import SopDocument
from model.sop_json import dumps


def write_json(document: SopDocument) -> bytes:
    """The JSON in UTF-8; what UTF-8 cannot hold is written as a JSON escape."""
    return dumps(document).encode("utf-8", "backslashreplace")


DOCUMENT = Document(suffix=".json", draw=lambda document, _: write_json(document))
