"""What a document reader is: the formats it takes and how it reads them."""

from collections.abc import Callable
from dataclasses import dataclass

from model.sop import SopDocument


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files with one of `suffixes`: (bytes, file name) → document.

    `read` raises `SopError` for a file that holds no SOP; whatever is merely odd in one is
    returned as doubts.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], SopDocument]
