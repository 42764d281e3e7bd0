"""The labels of the identity block and the six sections."""

from dataclasses import dataclass

from ingest.layout.profile import field_patterns

OTHERS = ("purpose", "scope", "definitions")
IDENTITY = ("number", "created", "revised", "effective", "approval", "title")


@dataclass(frozen=True, slots=True)
class Label:
    """A field's label found in a cell, and what follows it in the same cell."""

    name: str
    rest: str


def find_label(cell: str) -> Label | None:
    """The label that `cell` starts with: alone, or before a colon and its value."""
    for name, pattern in field_patterns():
        if found := pattern.match(cell):
            return Label(name, cell[found.end() :].lstrip(": ").strip())
    return None
