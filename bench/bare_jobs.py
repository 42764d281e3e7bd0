"""What any analysis of a log has to do at least, in bare DuckDB: `python bench/bare_jobs.py JOB LOG.csv SMALL_LOG.csv`."""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import duckdb

from bench.fresh import Work, tell

QUERIES = {
    "group": "select activity, count(*), min(start), max(\"end\") from read_csv('{log}') group by 1",
    "traces": "select trace, count(*) from (select list(activity order by start) as trace from read_csv('{log}')"
    ' group by "case") group by 1',
}


def query(sql: str, log: Path) -> Work:
    """How many groups the file has."""

    def work() -> Mapping[str, float]:
        with duckdb.connect() as connection:
            return {"groups": len(connection.execute(sql.format(log=log)).fetchall())}

    return work


if __name__ == "__main__":
    tell(partial(query, QUERIES[sys.argv[1]]), *sys.argv[2:])
