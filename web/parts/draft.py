"""The step table while it is edited: rows ↔ procedure.

A row keeps the place of its step in the document as `origin`, so it may be renumbered.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ingest.language.durations import read_time
from model.sop import Performer, Port, Procedure, SopDocument, Step

Row: TypeAlias = dict[str, str]
Draft: TypeAlias = dict[str, list[Row]]
_BETWEEN = "; "


def rows_of(procedure: Procedure) -> list[Row]:
    """The steps of `procedure` as rows of text."""
    return [
        {
            "origin": str(place),
            "number": step.number,
            "activity": step.activity,
            "lane": lane_names(procedure, step),
            "requirements": step.requirements or "",
            "time": step.time.text,
            "output": step.output or "",
            "remarks": step.remarks or "",
        }
        for place, step in enumerate(procedure.steps)
    ]


def lane_names(procedure: Procedure, step: Step) -> str:
    """The performers of a step, as written above their columns."""
    return _BETWEEN.join(procedure.lanes[p.lane] for p in step.performers if p.lane < len(procedure.lanes))


def edited(procedure: Procedure, rows: Sequence[Row]) -> Procedure:
    """`procedure` with the texts of `rows`; edges follow renumbered steps and moved performers."""
    by_origin = {row["origin"]: row for row in rows}
    steps = tuple(
        _step(procedure, step, by_origin[str(place)]) if str(place) in by_origin else step
        for place, step in enumerate(procedure.steps)
    )
    changes = {before.number: (before, after) for before, after in zip(procedure.steps, steps, strict=True)}
    edges = tuple(
        replace(edge, source=_port(edge.source, changes), target=_port(edge.target, changes))
        for edge in procedure.edges
    )
    return replace(procedure, steps=steps, edges=edges)


def _step(procedure: Procedure, step: Step, row: Row) -> Step:
    return replace(
        step,
        number=row["number"].strip(),
        activity=row["activity"],
        performers=_performers(procedure, step, row["lane"]),
        requirements=row["requirements"] or None,
        time=step.time if row["time"] == step.time.text else read_time(row["time"]),
        output=row["output"] or None,
        remarks=row["remarks"] or None,
    )


def _performers(procedure: Procedure, step: Step, lane: str) -> tuple[Performer, ...]:
    if lane == lane_names(procedure, step) or lane not in procedure.lanes:
        return step.performers
    symbol = step.performers[0].symbol if step.performers else "process"
    return (Performer(procedure.lanes.index(lane), symbol, "stated"),)


def _port(port: Port, changes: Mapping[str, tuple[Step, Step]]) -> Port:
    if port.step not in changes:
        return port
    before, after = changes[port.step]
    moved = after.performers != before.performers and port.lane is not None
    return Port(after.number, after.performers[0].lane if moved else port.lane)


def repeated_numbers(procedure: Procedure) -> list[str]:
    """Numbers that more than one step bears."""
    return [number for number, times in Counter(step.number for step in procedure.steps).items() if times > 1]


def redrafted(document: SopDocument, key: str, draft: Draft) -> SopDocument:
    """`document` with every procedure that was edited under `key`."""
    procedures = tuple(
        edited(procedure, draft.get(place_of(key, index), [])) for index, procedure in enumerate(document.procedures)
    )
    return replace(document, procedures=procedures)


def place_of(key: str, procedure: int) -> str:
    """Where a draft keeps the rows of one procedure."""
    return f"{key}/{procedure}"


def with_changes(rows: Sequence[Row], changed: Sequence[Row]) -> list[Row]:
    """`rows` with those in `changed` in place of the same step's."""
    new = {row["origin"]: row for row in changed}
    return [new.get(row["origin"], row) for row in rows]
