"""An object-centric log → one row for each event of each case."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from ingest.limits import LOG_LIMITS
from ingest.ocel.facts import Cells, Ocel, OcelEvent, OcelObject
from ingest.ocel.kinds import case_type, column_of
from ingest.row_buffer import RowBuffer
from ingest.text_table import TextTable
from model.log import RawLog, Reject

_OWN = ("case", "activity", "time:timestamp")
_START = datetime(1, 1, 1, tzinfo=UTC)
_History: TypeAlias = Mapping[str, tuple[list[datetime], list[str | None]]]


def flattened(log: Ocel, path: Path, scratch: Path, part: str | None) -> RawLog:
    """The log `log` of the file `path`, its cases the objects of type `part`.

    Events without such an object are set aside; ids that name no object count as none.
    """
    chosen = case_type(log, part, path.name)
    rejected: list[Reject] = []
    with TextTable(path.name, scratch) as table:
        rows, flat, left_out = RowBuffer(table, path.name), _Flat(log, chosen), 0
        for number, event in enumerate(log.events, 1):
            related = list(flat.rows(event))
            for row in related:
                rows.add(row)
            if not related:
                left_out += 1
                rejected += [Reject(number, chosen, event.id, "no_object")][: LOG_LIMITS.rejects - len(rejected)]
        rows.flush()
        return table.raw_log(parts=log.types, part=chosen, rejected=tuple(rejected), rejected_count=left_out)


class _Flat:
    """A log seen from the objects of one type."""

    def __init__(self, log: Ocel, chosen: str) -> None:
        self._objects = log.objects
        self._histories = {id_: _history(thing) for id_, thing in log.objects.items() if thing.type == chosen}
        self._attributes = {name for event in log.events for name in event.attributes}

    def rows(self, event: OcelEvent) -> Iterator[Cells]:
        """A row for each case that `event` concerns."""
        cases = dict.fromkeys(link.object for link in event.relations if link.object in self._histories)
        shared = self._shared(event) if cases else {}
        for case in cases:
            told = _told(self._histories[case], _moment(event.time))
            yield {"case": case, **shared, **{f"case:{name}": value for name, value in told.items()}}

    def _shared(self, event: OcelEvent) -> Cells:
        """What the rows of an event have in common."""
        attributes = {f"event:{name}" if name in _OWN else name: value for name, value in event.attributes.items()}
        return {"activity": event.type, "time:timestamp": event.time, **attributes, **self._others(event)}

    def _others(self, event: OcelEvent) -> Cells:
        ids: dict[str, dict[str, None]] = defaultdict(dict)
        for link in event.relations:
            thing = self._objects.get(link.object)
            if thing is not None and link.object not in self._histories:
                ids[self._heading(column_of(link, thing.type))][link.object] = None
        return {heading: "; ".join(found) for heading, found in ids.items()}

    def _heading(self, column: str) -> str:
        """An attribute of events keeps its name; objects that would share it get another."""
        return f"object:{column}" if column in self._attributes or column in _OWN else column


def _history(thing: OcelObject) -> _History:
    """The values of each attribute in the order of their times."""
    found: dict[str, tuple[list[datetime], list[str | None]]] = defaultdict(lambda: ([], []))
    for moment, change in sorted(((_moment(c.time), c) for c in thing.changes), key=lambda pair: pair[0]):
        times, values = found[change.attribute]
        times.append(moment)
        values.append(change.value)
    return found


def _told(history: _History, moment: datetime) -> Cells:
    """The value of each attribute at `moment`: the latest one not after it."""
    past = {name: bisect_right(times, moment) for name, (times, _) in history.items()}
    return {name: history[name][1][count - 1] for name, count in past.items() if count}


def _moment(text: str | None) -> datetime:
    """The time that `text` says; one without zone is UTC's, an unreadable one before all others."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return _START
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
