"""Addresses of pages with what they are to show."""

from collections.abc import Mapping
from urllib.parse import urlencode

SOP, STEP, MONTH = "sop", "langkah", "bulan"
EVIDENCE = "/kepatuhan"


def address(path: str, facts: Mapping[str, str]) -> str:
    """`path` with the facts that are not empty as its query."""
    query = urlencode({name: fact for name, fact in facts.items() if fact})
    return f"{path}?{query}" if query else path
