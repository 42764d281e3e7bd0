"""What proves that a step had a wrong performer: who, the lanes that may act, and a mandate of other days."""

from collections.abc import Mapping
from types import SimpleNamespace

import ibis
import pyarrow as pa

from analytics.check import Checked, Question
from analytics.conformance.acting import acting_lanes
from analytics.conformance.norm import Norm
from analytics.engine import Engine
from analytics.performers.mandates import day_of_run
from analytics.performers.roles import Mandate, Roles, mandates
from analytics.working_time.epoch import day_of_number
from model.deviation import BY_KEY
from model.office import Delegation

Facts = dict[str, str | int | float | None]
WRONG_PERFORMER = BY_KEY["wrong_performer"].rule
_ROWS = pa.schema([("row", pa.int64()), ("gid", pa.int64())])


def performer_facts(
    found: list[SimpleNamespace], checked: Checked, question: Question, engine: Engine
) -> Mapping[int, Facts]:
    """For the log row of each wrong performer in `found`: performer, lanes that may act, and the mandate nearest in time.

    A mandate is told when it would have allowed the step on other days.
    """
    rows = [{"row": one.row, "gid": one.gid} for one in found if one.rule == WRONG_PERFORMER]
    if not rows:
        return {}
    given = mandates(checked.norm, checked.log.roles, Roles(question.lane_of, question.office))
    acts = engine.rows(_acts(checked, ibis.memtable(pa.Table.from_pylist(rows, schema=_ROWS))))
    return {act.row: _facts(act, checked.norm, given) for act in acts}


def _acts(checked: Checked, wrong: ibis.Table) -> ibis.Table:
    """Row, gid, performer, role, unit and day of the runs `wrong`; the log is read once more only for names it has."""
    events = checked.events.whole
    acts = wrong.inner_join(events.select("row", "acting", day=day_of_run(events)), "row")
    if checked.events.columns & {"performer", "unit"}:
        texts = checked.events.texts().select("row", "performer", "unit")
        return acts.inner_join(texts, "row").select("row", "gid", "acting", "performer", "unit", "day")
    return acts.select("row", "gid", "acting", "day", performer=ibis.null("string"), unit=ibis.null("string"))


def _facts(act: SimpleNamespace, norm: Norm, given: tuple[Mandate, ...]) -> Facts:
    procedure, step = norm.steps[act.gid]
    lanes, may = norm.document.procedures[procedure].lanes, acting_lanes(step)
    may_act = dict.fromkeys(lanes[one.lane] for one in step.performers if one.lane in may)
    letter = _nearest(act, given)
    return {"performer": act.performer, "lane": " / ".join(may_act), **(_told(letter) if letter else {})}


def _nearest(act: SimpleNamespace, given: tuple[Mandate, ...]) -> Delegation | None:
    names = {name.lower() for name in (act.acting, act.performer) if name}
    letters = [one.letter for one in given if one.gid == act.gid and one.name in names]
    there = [
        one for one in letters if not one.units or (act.unit or "").lower() in {unit.lower() for unit in one.units}
    ]
    day = day_of_number(act.day)
    return min(there, key=lambda letter: max(letter.since - day, day - letter.until), default=None)


def _told(letter: Delegation) -> Facts:
    return {
        "delegation": letter.basis,
        "delegation_as": letter.role,
        "delegation_since": letter.since.isoformat(),
        "delegation_until": letter.until.isoformat(),
    }
