"""What an output format is, and the list of those the product has."""

from collections.abc import Callable
from dataclasses import dataclass

from model.collect import collect
from model.sop import SopDocument


@dataclass(frozen=True, slots=True)
class Document:
    """One output format: its file suffix and how a document is written in it."""

    suffix: str
    write: Callable[[SopDocument], bytes]


def documents() -> tuple[Document, ...]:
    """Every output format, in module-name order."""
    from docs_out import documents as package  # noqa: PLC0415 - the formats import this module

    return collect(package, "DOCUMENT", Document)
