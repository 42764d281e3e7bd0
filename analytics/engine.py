"""What the analysis asks of an engine."""

from types import SimpleNamespace
from typing import Protocol

import ibis


class Engine(Protocol):
    """Holds tables and gives rows; DuckDB and Spark are such engines."""

    @property
    def id(self) -> str:
        """The engine's name in reports."""

    def keep(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` computed once and held under `name`, which must be new."""

    def rows(self, table: ibis.Table) -> list[SimpleNamespace]:
        """The rows of `table`, a column an attribute."""


class NumberingEngine(Engine, Protocol):
    """An engine that reads files, whose rows have an order."""

    def number(self, table: ibis.Table, name: str) -> ibis.Table:
        """`table` kept under `name`, its rows numbered from 1 in `row`, in the order of the log."""
