"""What a kind of job is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from model.job import Progress
from model.registry import Fact, User
from model.text import Text
from store.registry.registry import Registry

Run = Callable[[Registry, Path, User, Mapping[str, Fact], Progress], str]


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job: its name in the database, what people call it, and what it does as whom.

    `run` gives its result, and calls its progress with (done, total) between steps: there it may end.
    """

    name: str
    text: Text
    run: Run
