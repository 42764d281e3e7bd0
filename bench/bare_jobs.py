"""What any analysis of a log has to do at least, in bare DuckDB: `python bench/bare_jobs.py JOB LOG.csv`."""

import sys
from collections.abc import Mapping
from functools import partial

import duckdb

from bench.fresh import tell

QUERIES = {
    "group": "select activity, count(*), min(start), max(\"end\") from read_csv('{log}') group by 1",
    "traces": "select trace, count(*) from (select list(activity order by start) as trace from read_csv('{log}')"
    ' group by "case") group by 1',
}


def query(job: str, log: str) -> Mapping[str, float]:
    """How many groups the file has."""
    with duckdb.connect() as connection:
        return {"groups": len(connection.execute(QUERIES[job].format(log=log)).fetchall())}


if __name__ == "__main__":
    tell(partial(query, *sys.argv[1:]))
