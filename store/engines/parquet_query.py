"""Questions to Parquet files of our own, without Ibis: pages ask them."""

import re
from collections.abc import Mapping
from types import SimpleNamespace

import duckdb


def query_parquet(sql: str, facts: Mapping[str, object]) -> list[SimpleNamespace]:
    """The rows of `sql` over Parquet files, a column an attribute."""
    used = {name: value for name, value in facts.items() if re.search(rf"\${name}\b", sql)}
    with duckdb.connect() as connection:
        result = connection.execute(sql, used)
        names = [column[0] for column in result.description or []]
        return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in result.fetchall()]
