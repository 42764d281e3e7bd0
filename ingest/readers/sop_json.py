"""Our own JSON, as `sop read` writes it."""

from ingest.decode import decode
from model.reader import OnPage, Reader
from model.sop import SopDocument
from model.sop_json import loads


def read(raw: bytes, name: str, _on_page: OnPage) -> SopDocument:
    """The document in `raw`, its source as recorded there."""
    return loads(decode(raw, name), name)


READER = Reader(suffixes=(".json",), read=read)
