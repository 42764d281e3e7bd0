"""Executions by who held a mandate on that day."""

import ibis
import pyarrow as pa
from ibis import _

from analytics.events import Events
from analytics.performers.roles import Mandate
from analytics.working_time.day_table import day_of
from analytics.working_time.enrich import NormTables
from analytics.working_time.epoch import day_number

_MANDATE = pa.schema(
    [("gid", pa.int64()), ("name", pa.string()), ("place", pa.string()), ("since", pa.int64()), ("until", pa.int64())]
)


def excused(events: Events, norm: NormTables, given: tuple[Mandate, ...]) -> ibis.Table:
    """The `row` of each event whose performer is wrong by the SOP but had leave on the day it ended."""
    lean, steps, wrong = events.whole, norm.activities, norm.wrong
    acted = lean.inner_join(steps, "activity").inner_join(wrong, [steps.gid == wrong.gid, lean.acting == wrong.acting])
    doubtful = acted.select(lean.row, lean.acting, steps.gid, day=day_of_run(lean))
    told = doubtful.inner_join(events.texts().select("row", "performer", "unit"), "row")
    named = ibis.union(
        *(told.select("row", "gid", "day", "unit", name=told[by].lower()) for by in ("acting", "performer"))
    )
    met = named.inner_join(_table(given), ["gid", "name"])
    there = _.place.isnull() | (_.place == _.unit.lower())
    return met.filter(_.day.between(_.since, _.until) & there).select("row").distinct()


def day_of_run(events: ibis.Table) -> ibis.Value:
    """The local day, counted from 1970, on which each of `events` ended, or started where the log has no end."""
    return day_of(ibis.coalesce(events["end"], events.start))


def _table(given: tuple[Mandate, ...]) -> ibis.Table:
    """One row for each mandate and place; no place is everywhere."""
    rows = [
        {"gid": one.gid, "name": one.name, "place": place and place.lower(), "since": day_number(one.letter.since), "until": day_number(one.letter.until)}
        for one in given
        for place in one.letter.units or (None,)
    ]  # fmt: skip
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_MANDATE))
