"""Canonical events → the events that can be used, the rows that cannot, and what the log holds."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.attributes import Attributes, no_attributes
from analytics.engine import Engine, NumberingEngine
from model.errors import SopError
from model.log import CANONICAL, Reject, Seen
from model.shifts import DAY
from model.text import Text

_NOTHING = Text(
    id="{name}: tidak ada baris yang dapat dipakai; {rejected} baris ditolak, yang pertama baris {row}: {reason}. Perbaiki kolom itu lalu ulangi.",
    en="{name}: no row can be used; {rejected} rows were rejected, the first is row {row}: {reason}. Mend that column and try again.",
)


@dataclass(frozen=True, slots=True)
class LogFacts:
    """What the usable events are: count, extent in UTC, names, documents with a column, rejected rows.

    `records_ends` and `day_grain` tell what the log's stamps are worth, see `analytics.working_time.enrich.Timing`.
    """

    events: int
    first: datetime
    last: datetime
    records_ends: bool
    day_grain: bool
    activities: dict[str, int]
    seen: tuple[Seen, ...]
    roles: tuple[str, ...]
    logged: frozenset[str]
    rejected: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """Usable events and rejected rows.

    Events are lean: `texts` gives what few figures rest on, by `row`, and `attributes` what other columns
    say, both read when first asked for. Each of `parts` holds whole cases, so that a log larger than memory
    is judged part by part. `columns` are the canonical columns that the log may have.
    """

    parts: tuple[ibis.Table, ...]
    texts: Callable[[], ibis.Table]
    rejected: tuple[Reject, ...]
    attributes: Callable[[], Attributes] = no_attributes
    columns: frozenset[str] = frozenset(CANONICAL)

    @property
    def whole(self) -> ibis.Table:
        """All parts as one table."""
        return whole(self.parts)


def whole(parts: tuple[ibis.Table, ...]) -> ibis.Table:
    """`parts` of a table as one."""
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def usable(canonical: ibis.Table, engine: NumberingEngine) -> Events:
    """The events of a file, numbered in `row` in the order of its rows.

    The second and later of rows equal in every column are duplicates; where stamps tell only the day they are not,
    since a step may be executed twice a day.
    """
    events = engine.number(_lean(canonical, "content"), "events")
    counts = engine.rows(events.agg(n=_.count(), contents=_.content.nunique(), rejected=_.reject.count()))[0]
    texts = cache(partial(_numbered_texts, canonical, engine))
    if counts.n > counts.contents:
        events = engine.keep(_without_copies(events), "distinct_events")
    elif not counts.rejected:
        return Events((events,), texts, ())
    return Events((events.filter(_.reject.isnull()),), texts, _rejected(events, canonical, engine))


def stored(parts: Iterable[ibis.Table], rejected: tuple[Reject, ...]) -> Events:
    """The events of event data, which are numbered and distinct already; each part holds whole cases."""
    located = tuple(parts)
    lean = tuple(_lean(part, "row").filter(_.reject.isnull()) for part in located)
    return Events(lean, lambda: whole(located).select("row", *_TEXTS), rejected)


def facts(events: Events, name: str, engine: Engine) -> LogFacts:
    """What `events` hold; `SopError` when there are none."""
    groups, rejected = engine.rows(events.whole.group_by("activity", "acting").agg(**_EXTENT)), events.rejected
    if not groups:
        first = rejected[0] if rejected else Reject(0, "", "", "-")
        raise SopError(_NOTHING, name=name, rejected=len(rejected), row=first.row, reason=first.reason)
    activities: Counter[str] = Counter()
    for group in groups:
        activities[group.activity] += group.n
    return LogFacts(
        events=activities.total(),
        first=_instant(min(group.first for group in groups)),
        last=_instant(max(group.last for group in groups)),
        records_ends=any(group.ends for group in groups),
        day_grain=not any(group.times for group in groups),
        activities=dict(sorted(activities.items())),
        seen=_seen(groups, activities, _positions(events.whole, engine)),
        roles=tuple(sorted({group.acting for group in groups if group.acting is not None})),
        logged=frozenset(text for text in ("output", "requirements") if any(getattr(group, text) for group in groups)),
        rejected=rejected,
    )


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _seen(groups: list[SimpleNamespace], activities: Counter[str], positions: dict[str, float]) -> tuple[Seen, ...]:
    """Each activity with the role that acts most often in it."""
    by_count = sorted((g for g in groups if g.acting is not None), key=lambda g: (g.n, g.acting))
    roles = {group.activity: group.acting for group in by_count}
    return tuple(Seen(name, n, roles.get(name), positions.get(name)) for name, n in sorted(activities.items()))


def _positions(events: ibis.Table, engine: Engine) -> dict[str, float]:
    """Where in its cases each activity stands on average: 0 first, 1 last; from the first rows of the log."""
    at = ibis.coalesce(_.start, _["end"]) - _.behind
    cases = ibis.window(group_by="case")
    ranked = events.filter(_.row <= _SAMPLE).mutate(
        rank=ibis.row_number().over(ibis.window(group_by="case", order_by=[at, _.row])), size=_.count().over(cases)
    )
    places = ranked.filter(_.size > 1).group_by("activity").agg(position=(_.rank / (_.size - 1)).mean())
    return {row.activity: float(row.position) for row in engine.rows(places)}


def case_count(events: Events, engine: Engine) -> int:
    """How many cases `events` belong to."""
    return sum(int(engine.rows(part.agg(n=_.case.nunique()))[0].n) for part in events.parts)


_SAMPLE = 20_000
_TEXTS = ("performer", "role", "unit", "output")
_EXTENT = {
    "n": _.count(),
    "first": (ibis.coalesce(_.start, _["end"]) - _.behind).min(),
    "last": (ibis.coalesce(_["end"], _.start) - _.behind).max(),
    "ends": _["end"].notnull().any(),
    "times": ((_.start % DAY > 0) | (_["end"] % DAY > 0)).any(),
    "output": _.has_output.any(),
    "requirements": _.has_requirements.any(),
}


def _lean(canonical: ibis.Table, identity: str) -> ibis.Table:
    return canonical.select(
        *("case", "activity", "start", "end", "reject", "calendar", "behind", identity),
        acting=ibis.coalesce(_.role, _.performer),
        has_output=_.output.notnull(),
        has_requirements=_.requirements.notnull(),
    )


def _numbered_texts(canonical: ibis.Table, engine: NumberingEngine) -> ibis.Table:
    """The texts, read from the file once more."""
    return engine.number(canonical.select(*_TEXTS), "texts")


def _without_copies(events: ibis.Table) -> ibis.Table:
    by_day = (_.start % DAY).fill_null(0) + (_["end"] % DAY).fill_null(0) == 0
    copies = ibis.row_number().over(ibis.window(group_by=["content", "case", "activity"], order_by="row"))
    again = events.mutate(copies=copies)
    marked = again.mutate(reject=ibis.ifelse((_.copies > 0) & ~by_day & _.reject.isnull(), "duplicate", _.reject))
    return marked.drop("copies")


def _rejected(events: ibis.Table, canonical: ibis.Table, engine: NumberingEngine) -> tuple[Reject, ...]:
    """The rejected rows with the column at fault and what the file says there, read once more."""
    told = ibis.cases(
        (_.at_fault == "start", _.start_text),
        (_.at_fault == "end", _.end_text),
        else_=ibis.coalesce(_.end_text, _.start_text, _.activity, _.case),
    )
    lines = engine.number(canonical.select("at_fault", told=told), "rejected_lines")
    bad = events.filter(_.reject.notnull()).select("row", "reject").inner_join(lines, "row").order_by("row")
    return tuple(Reject(row.row, row.at_fault or "", row.told or "", row.reject) for row in engine.rows(bad))
