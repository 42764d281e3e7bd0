"""A view of a page that a person keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name and the address, path and query, at which the app shows what was saved."""

    id: int
    name: str
    address: str
