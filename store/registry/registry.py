"""The registry, opened: `with open_registry(url) as registry`."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from store.registry.connection import address, engine_for, reading, writing
from store.registry.migrating import upgrade


@dataclass(frozen=True, slots=True)
class Registry:
    """A database at the tables this program knows; `backup` was made when it had to be brought there."""

    engine: Engine
    backup: Path | None = None

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes; no other writes meanwhile."""
        return writing(self.engine)

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state."""
        return reading(self.engine)


@contextmanager
def open_registry(url: str) -> Iterator[Registry]:
    """The registry in the database `url`, made or brought up to date first."""
    engine = engine_for(address(url))
    try:
        yield Registry(engine, upgrade(engine))
    finally:
        engine.dispose()
