"""How much that takes long one person may ask for at once, so that the others are still answered."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from model.errors import SopError
from model.text import Text
from store.workspace import Workspace

MOST = 2
_BUSY = Text(
    id="{name}: {most} permintaan Anda masih dikerjakan. Tunggu sampai selesai, lalu ulangi.",
    en="{name}: {most} requests of yours are still being worked on. Wait until they are done, then try again.",
)
Parts = ParamSpec("Parts")
Answer = TypeVar("Answer")


class BusyError(SopError):
    """Somebody asks for more than their share."""


@dataclass(slots=True)
class Turns:
    """How much is being done for each person, by the number of their account."""

    held: Counter[int] = field(default_factory=Counter)
    guard: Lock = field(default_factory=Lock)

    @contextmanager
    def turn(self, user: int, name: str) -> Iterator[None]:
        """Within, one more thing is done for `user`; `BusyError` where that would be too many."""
        with self.guard:
            if self.held[user] >= MOST:
                raise BusyError(_BUSY, name=name, most=MOST)
            self.held[user] += 1
        try:
            yield
        finally:
            with self.guard:
                self.held[user] -= 1


_TURNS = Turns()


def in_turn(
    function: Callable[Concatenate[Workspace, Parts], Answer],
) -> Callable[Concatenate[Workspace, Parts], Answer]:
    """`function`, refused while as much as a person may ask for at once is being done for them."""

    @wraps(function)
    def turned(workspace: Workspace, /, *parts: Parts.args, **named: Parts.kwargs) -> Answer:
        with _TURNS.turn(workspace.user.id, workspace.user.name):
            return function(workspace, *parts, **named)

    return turned
