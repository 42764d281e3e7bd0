"""Regulations on SOPs and e-government that another has replaced, each with its source."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.language.data_files import rows
from ingest.language.legal import read_legal


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replaced a regulation, where that is written and on which day it was read there."""

    old: str
    new: str
    as_of: date
    source: str
    says: str


def replacement_of(key: str | None) -> Replacement | None:
    """The regulation that replaced the one with `key`; None where the table has none."""
    return replacements().get(key or "")


@cache
def replacements() -> dict[str, Replacement]:
    """All replaced regulations by their key."""
    return {
        read_legal(old).key or old: Replacement(old, new, date.fromisoformat(as_of), source, says)
        for old, new, as_of, source, says, *_ in rows("replaced.tsv")
    }
