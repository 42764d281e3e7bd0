"""Cases, times and names of a check, asked of its Parquet files: cases may be in the hundred thousands."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from model.run import CaseFigures, StepTimes
from store.engines.parquet_query import query_parquet

FEW = 30
WINDOW = "limit $most offset $start"
_ORDERS = {
    "case": '"case"', "state": "closed, conforming", "start": "start", "end": '"end"', "events": "events",
    "late": "late_steps", "found": "findings",
}  # fmt: skip
_SOUGHT = 'from read_parquet($cases) where contains(lower("case"), lower($sought))'
_TIMES = """
    select procedure, step, count(*) as runs, min(service_seconds) as low, quantile_cont(service_seconds, 0.25) as lower,
           quantile_cont(service_seconds, 0.5) as middle, quantile_cont(service_seconds, 0.75) as upper,
           max(service_seconds) as high, cast(sum(service_seconds) as bigint) as service,
           cast(coalesce(sum(waiting_seconds), 0) as bigint) as waiting,
           case when count(*) <= $few then list(service_seconds order by service_seconds) else [] end as few
    from read_parquet($runs) where service_seconds is not null and step is not null and procedure is not null
    group by procedure, step order by procedure, step"""
_UNITS = 'select "case", coalesce(arg_min(unit, row), \'\') as unit from read_parquet($runs) group by "case"'
_PERFORMERS = """
    select performer from read_parquet($runs) where performer is not null
    group by performer order by count(*) filter (where step is not null) desc, performer"""


@dataclass(frozen=True, slots=True)
class Window:
    """The rows from `start` up to `end` in an order."""

    start: int
    end: int
    by: str = ""
    falling: bool = False

    def bounds(self) -> dict[str, object]:
        """The values in `WINDOW`."""
        return {"most": max(0, self.end - self.start), "start": max(0, self.start)}


def ordered(window: Window, orders: Mapping[str, str]) -> str:
    """The beginning of an `order by`; nothing where the window knows no order of its own."""
    if window.by not in orders:
        return ""
    way = " desc" if window.falling else ""
    return "".join(f"{column}{way}, " for column in orders[window.by].split(", "))


def cases_in(folder: Path, sought: str, window: Window) -> tuple[tuple[CaseFigures, ...], int]:
    """The cases in a window of all whose name has `sought` in it, and how many these are."""
    facts: dict[str, object] = {"cases": str(folder / "cases.parquet"), "sought": sought, **window.bounds()}
    total = query_parquet(f"select count(*) as n {_SOUGHT}", facts)[0].n
    order = f'{ordered(window, _ORDERS)}start, "case"'
    rows = query_parquet(f"select * {_SOUGHT} order by {order} {WINDOW}", facts)
    names = [f.name for f in fields(CaseFigures)]
    return tuple(
        CaseFigures(**{name: getattr(row, name) for name in names if hasattr(row, name)}) for row in rows
    ), total


def step_times(folder: Path) -> tuple[StepTimes, ...]:
    """How long the runs of each step took whose duration is known."""
    rows = query_parquet(_TIMES, {"runs": str(folder / "runs.parquet"), "few": FEW})
    return tuple(StepTimes(**{**vars(row), "few": tuple(row.few)}) for row in rows)


def first_units(folder: Path) -> dict[str, str]:
    """The unit of the first run of each case; empty where the log names none."""
    return {row.case: row.unit for row in query_parquet(_UNITS, {"runs": str(folder / "runs.parquet")})}


def pseudonyms(folder: Path) -> dict[str, str]:
    """Pelaksana 01, Pelaksana 02, … for the performers of a check, in the order its analysis numbers them."""
    names = [row.performer for row in query_parquet(_PERFORMERS, {"runs": str(folder / "runs.parquet")})]
    width = max(2, len(str(len(names))))
    return {name: f"Pelaksana {n:0{width}}" for n, name in enumerate(names, 1)}
