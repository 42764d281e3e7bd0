"""What a document reader is: the formats it takes and how it reads them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from model.sop import SopDocument

OnPage: TypeAlias = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files with one of `suffixes`: (bytes, file name, on_page) → document.

    `read` calls `on_page` with the page number (from 1) before it reads that page: the time limit
    counts from there. A format without pages never calls it. It raises `SopError` for a file that
    holds no SOP; whatever is merely odd in one is returned as doubts.
    """

    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, OnPage], SopDocument]
