"""The unsaved work on a draft: which state of it was opened, what was done since, and what was undone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from model.drafting.operations import Operation
from model.registry import Version

MOST = 500


@dataclass(frozen=True, slots=True)
class Work:
    """Edits on the state `lock` of a version, oldest first, and those taken back, the latest last."""

    version: int
    lock: int
    done: tuple[Operation, ...] = ()
    undone: tuple[Operation, ...] = ()

    def of(self, version: Version) -> bool:
        """Whether the work is on that version as it stands."""
        return (self.version, self.lock) == (version.id, version.lock)


def begun(version: Version) -> Work:
    """No work yet on a version as it stands."""
    return Work(version.id, version.lock)


def went_on(work: Work, new: Iterable[Operation]) -> Work:
    """The work with more edits; what was taken back is forgotten."""
    return replace(work, done=(*work.done, *new), undone=())


def took_back(work: Work) -> Work:
    """The work without its last edit."""
    return replace(work, done=work.done[:-1], undone=(*work.undone, *work.done[-1:]))


def redid(work: Work) -> Work:
    """The work with the edit that was taken back last."""
    return replace(work, done=(*work.done, *work.undone[-1:]), undone=work.undone[:-1])
