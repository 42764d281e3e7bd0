"""The labels of the identity block and the six sections."""

from dataclasses import dataclass, replace

from ingest.language.repairs import applied, fixes
from ingest.layout.profile import field_patterns

_LONGEST = 48
OTHERS = ("purpose", "scope", "definitions")
IDENTITY = ("number", "created", "revised", "effective", "approval", "title")


@dataclass(frozen=True, slots=True)
class Label:
    """A field's label found in a cell as it is `written`, and what follows it in the same cell."""

    name: str
    rest: str
    written: str = ""


def find_label(cell: str) -> Label | None:
    """The label that `cell` starts with: alone, or before a colon and its value."""
    for name, pattern in field_patterns():
        if found := pattern.match(cell):
            return Label(name, cell[found.end() :].lstrip(": ").strip(), found[0].strip(" :\n"))
    return None


def find_misread_label(cell: str) -> Label | None:
    """The label that `cell` starts with, also where a scanner misread its words."""
    label = find_label(cell)
    head, colon, rest = cell.partition(":")
    if label or len(head) > _LONGEST:
        return label
    right = applied(head, fixes(head))
    mended = find_label(right + colon + rest) if right != head else None
    return replace(mended, written=head.strip()) if mended else None
