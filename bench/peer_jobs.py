"""Work of pm4py for the benches, run in an environment that has it: `python bench/peer_jobs.py JOB LOG SMALL_LOG`."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import holidays  # no part of the product runs here
import pandas as pd
import pm4py  # type: ignore[import-not-found]
from pm4py.objects.process_tree.utils.generic import parse  # type: ignore[import-not-found]
from pm4py.statistics.service_time.pandas import get  # type: ignore[import-not-found]

from bench.fresh import Work, tell

_HOUR = 3600
_OFFICE_DAY = ((7.5, 12), (13, 16))
_WEEK = (_OFFICE_DAY,) * 4 + (((7.5, 11.5), (13, 16.5)),)
SLOTS = [(int((d * 24 + a) * _HOUR), int((d * 24 + b) * _HOUR)) for d, day in enumerate(_WEEK) for a, b in day]
_KEYS = {"case_id": "case", "activity_key": "activity", "timestamp_key": "end", "start_timestamp_key": "start"}


class OpenDays:
    """What pm4py asks of a calendar; a plain set of days off is the fastest that can be given to it."""

    def __init__(self) -> None:
        kinds = ("public", "government")
        self._off = frozenset(holidays.country_holidays("ID", years=range(2022, 2029), categories=kinds))

    def is_working_day(self, day: date) -> bool:
        return day not in self._off


def working_time(log: Path) -> Work:
    """Service time in business hours of every event in memory; seconds for each activity."""
    return partial(_service, pd.read_parquet(log), ("activity", "start", "end"))


def whole_pass(log: Path) -> Work:
    """From the file to service times in business hours and a token-based replay; cases, and those that fit."""

    def work() -> Mapping[str, float]:
        events = pm4py.format_dataframe(pd.read_csv(log), **_KEYS)
        _service(events, ("concept:name", "start_timestamp", "time:timestamp"))
        replayed = pm4py.conformance_diagnostics_token_based_replay(events, *_net(log))
        return {"cases": len(replayed), "fitting": sum(one["trace_is_fit"] for one in replayed)}

    return work


def _service(events: pd.DataFrame, columns: tuple[str, str, str]) -> Mapping[str, float]:
    activity, start, end = columns
    found: Mapping[str, float] = get.apply(
        events,
        parameters={
            get.Parameters.ACTIVITY_KEY: activity,
            get.Parameters.START_TIMESTAMP_KEY: start,
            get.Parameters.TIMESTAMP_KEY: end,
            get.Parameters.AGGREGATION_MEASURE: "sum",
            get.Parameters.BUSINESS_HOURS: True,
            get.Parameters.BUSINESS_HOUR_SLOTS: SLOTS,
            get.Parameters.WORKCALENDAR: OpenDays(),
        },
    )
    return found


def _net(log: Path) -> tuple[object, object, object]:
    """The planted SOP as a Petri net: its steps in order, the third and fourth repeated at will."""
    sop = json.loads(log.with_name(f"{log.name}.sop.json").read_text(encoding="utf-8"))
    names = [f"'{step['activity']}'" for step in sop["procedures"][0]["steps"]]
    loop = f"*(->({names[2]}, {names[3]}), tau)"
    net: tuple[object, object, object] = pm4py.convert_to_petri_net(
        parse(f"->({', '.join((*names[:2], loop, *names[4:]))})")
    )
    return net


JOBS = {"working_time": working_time, "whole_pass": whole_pass}

if __name__ == "__main__":
    tell(JOBS[sys.argv[1]], *sys.argv[2:])
