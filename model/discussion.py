"""What people say of a version and decide on proposals."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a place of a version: a JSON pointer, empty for the whole of it."""

    id: int
    version: int
    place: str
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decided:
    """Whether somebody accepted the proposal with an id, and why."""

    proposal: str
    accepted: bool
    reason: str
    who: str
    at: datetime
