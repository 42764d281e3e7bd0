"""The library of SOPs: what is asked of it and what it tells of each document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.registry import Document, State, Version

# The version that stands for a document: the one that binds, else the one furthest on its way.
_STANDING = (State.EFFECTIVE, State.APPROVED, State.CHECKED, State.DRAFT, State.REVOKED, State.REPLACED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents that hold all words of `text`, of a unit and those below it, with a version in `state`.

    `start` and `count` are the part of them that is told.
    """

    text: str = ""
    unit: int | None = None
    state: State | None = None
    start: int = 0
    count: int = 50


@dataclass(frozen=True, slots=True)
class Said:
    """What the contents of a document say of it: its number, its days, and doubts that nobody has settled."""

    number: str | None
    created: date | None
    revised: date | None
    effective: date | None
    open: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document in the library; of its last check the closed cases and those that conform."""

    document: Document
    versions: tuple[Version, ...]
    said: Said
    checked: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """How many documents are as wanted, and the part asked for."""

    total: int
    shelf: tuple[Shelved, ...]


def standing(versions: Sequence[Version]) -> Version:
    """The version of `versions` that stands for the document; the newest of several."""
    return min(versions, key=lambda version: (_STANDING.index(version.state), -version.number))


def draft_of(versions: Sequence[Version]) -> Version | None:
    """The newest draft among `versions`."""
    drafts = [version for version in versions if version.state is State.DRAFT]
    return max(drafts, key=lambda version: version.number, default=None)
