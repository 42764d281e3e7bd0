"""Flow tables with a step removed, added, moved or merged, their arrows joined again.

Steps are named by their number, which must be unique.
"""

from collections.abc import Iterable
from dataclasses import replace

from analytics.conformance.flow import arrows, flow_of
from model.sop import Edge, Performer, Port, Procedure, Step

_CAPSULE, _BOX, _CHOICE = "terminator", "process", "decision"


def drawn(procedure: Procedure) -> Procedure:
    """`procedure` with all its arrows, those that go without saying too."""
    known = {(edge.source.step, edge.target.step) for edge in procedure.edges}
    pairs = ((procedure.steps[a], procedure.steps[b]) for a, b in sorted(arrows(procedure)))
    implied = [Edge(_port(a), _port(b), status="inferred") for a, b in pairs if (a.number, b.number) not in known]
    return replace(procedure, edges=_distinct((*procedure.edges, *implied)))


def step_of(procedure: Procedure, name: str) -> Step | None:
    """The step with that number; None where it is gone."""
    return next((step for step in procedure.steps if step.number == name), None)


def removed(procedure: Procedure, name: str) -> Procedure:
    """Without the step: what led to it leads to what came after it."""
    onward = _onward(procedure, name)
    led = [edge for edge in procedure.edges if edge.target.step == name and edge.source.step != name]
    past = (
        [replace(edge, target=onward.target) for edge in led if edge.source.step != onward.target.step]
        if onward
        else []
    )
    rest = [edge for edge in procedure.edges if name not in (edge.source.step, edge.target.step)]
    steps = tuple(step for step in procedure.steps if step.number != name)
    return _capsules(procedure, replace(procedure, steps=steps, edges=_distinct((*rest, *past))))


def inserted(procedure: Procedure, step: Step, after: str, before: str | None) -> Procedure:
    """With `step` right after the step `after`, on its way to `before` or, where it has none there, onward."""
    way = next((edge for edge in procedure.edges if (edge.source.step, edge.target.step) == (after, before)), None)
    way = way or _onward(procedure, after)
    at = next(row for row, one in enumerate(procedure.steps) if one.number == after)
    rest = [edge for edge in procedure.edges if edge is not way]
    if way:
        new = [replace(way, target=_port(step)), Edge(_port(step), way.target, status="stated")]
    else:
        new = [Edge(_port(procedure.steps[at]), _port(step), status="stated")]
    steps = (*procedure.steps[: at + 1], step, *procedure.steps[at + 1 :])
    return _capsules(procedure, replace(procedure, steps=steps, edges=_distinct((*rest, *new))))


def moved(procedure: Procedure, name: str, after: str, before: str | None) -> Procedure:
    """With the step carried to right after another."""
    step = step_of(procedure, name)
    assert step
    own = tuple(edge for edge in procedure.edges if edge.source.step == edge.target.step == name)
    found = inserted(removed(procedure, name), step, after, before)
    return _capsules(procedure, replace(found, edges=(*found.edges, *own)))


def changed_step(procedure: Procedure, step: Step) -> Procedure:
    """With `step` in the place of the one with its number, arrows at its lanes."""
    lanes = {performer.lane for performer in step.performers}

    def at_lane(port: Port) -> Port:
        return _port(step) if port.step == step.number and port.lane not in lanes else port

    steps = tuple(step if one.number == step.number else one for one in procedure.steps)
    edges = tuple(replace(edge, source=at_lane(edge.source), target=at_lane(edge.target)) for edge in procedure.edges)
    return replace(procedure, steps=steps, edges=edges)


def without_arrow(procedure: Procedure, source: str, target: str) -> Procedure:
    """Without an arrow; a decision that has but one way out left decides nothing more."""
    edges = [edge for edge in procedure.edges if (edge.source.step, edge.target.step) != (source, target)]
    if sum(edge.source.step == source for edge in edges) == 1:
        edges = [replace(edge, label=None) if edge.source.step == source else edge for edge in edges]
        steps = tuple(_with_symbol(s, _CHOICE, _BOX) if s.number == source else s for s in procedure.steps)
        return replace(procedure, steps=steps, edges=tuple(edges))
    return replace(procedure, edges=tuple(edges))


def merged(procedure: Procedure, into: Step, other: str) -> Procedure:
    """With the step `into` in the place of the one with its number and of `other`, which follows it."""
    own = into.number
    edges = [edge for edge in procedure.edges if (edge.source.step, edge.target.step) != (own, other)]
    joined = [
        replace(
            edge,
            source=_port(into) if edge.source.step == other else edge.source,
            target=_port(into) if edge.target.step == other else edge.target,
        )
        for edge in edges
    ]
    steps = tuple(into if s.number == own else s for s in procedure.steps if s.number != other)
    return _capsules(procedure, replace(procedure, steps=steps, edges=_distinct(joined)))


def side_by_side(procedure: Procedure, first: str, second: str) -> Procedure:
    """With two consecutive steps that both follow what led to the first, and lead to what followed the second."""
    led = [edge for edge in procedure.edges if edge.target.step == first]
    onward = [edge for edge in procedure.edges if edge.source.step == second]
    a, b = step_of(procedure, first), step_of(procedure, second)
    assert a
    assert b
    rest = [edge for edge in procedure.edges if (edge.source.step, edge.target.step) != (first, second)]
    new = [*(replace(edge, target=_port(b)) for edge in led), *(replace(edge, source=_port(a)) for edge in onward)]
    return replace(procedure, edges=_distinct((*rest, *new)))


def sound(procedure: Procedure) -> bool:
    """Whether every step is reached, and an end from every step."""
    flow = flow_of(procedure)
    rows = range(len(procedure.steps))
    back = [tuple(a for a in rows if b in flow.follow[a]) for b in rows]
    return bool(rows) and _reached({0}, flow.follow) == set(rows) == _reached(set(flow.ends), back)


def numbered(procedure: Procedure) -> Procedure:
    """With steps numbered from 1 in their order."""
    number = {step.number: str(n) for n, step in enumerate(procedure.steps, 1)}
    return renamed(procedure, number)


def renamed(procedure: Procedure, number: dict[str, str]) -> Procedure:
    """With other numbers for the steps."""
    steps = tuple(replace(step, number=number[step.number]) for step in procedure.steps)
    edges = tuple(
        replace(edge, source=_numbered(edge.source, number), target=_numbered(edge.target, number))
        for edge in procedure.edges
    )
    return replace(procedure, steps=steps, edges=edges)


def _numbered(port: Port, number: dict[str, str]) -> Port:
    return replace(port, step=number.get(port.step, port.step))


def _reached(begin: set[int], follow: Iterable[tuple[int, ...]]) -> set[int]:
    ways, found, rest = tuple(follow), set[int](), list(begin)
    while rest:
        row = rest.pop()
        if row not in found:
            found.add(row)
            rest += ways[row]
    return found


def _port(step: Step) -> Port:
    return Port(step.number, step.performers[0].lane if step.performers else None)


def _onward(procedure: Procedure, name: str) -> Edge | None:
    """The way down from a step: to the next row or, where none leads there, to the nearest below."""
    rows = {step.number: row for row, step in enumerate(procedure.steps)}
    own = [edge for edge in procedure.edges if edge.source.step == name and rows[edge.target.step] > rows[name]]
    return min(own, key=lambda edge: rows[edge.target.step], default=None)


def _distinct(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The first of all arrows between the same steps with the same word."""
    found: dict[tuple[str, str, str | None], Edge] = {}
    for edge in edges:
        found.setdefault((edge.source.step, edge.target.step, edge.label), edge)
    return tuple(found.values())


def _capsules(before: Procedure, after: Procedure) -> Procedure:
    """`after` with the begin and end shapes of `before` at its own first and last step."""
    ends = {before.steps[end].number for end in (0, -1) if _has(before.steps[end], _CAPSULE)}
    firsts = [after.steps[end].number for end in (0, -1) if _has(before.steps[end], _CAPSULE)]
    steps = tuple(
        _with_symbol(step, _BOX, _CAPSULE) if step.number in firsts
        else _with_symbol(step, _CAPSULE, _BOX) if step.number in ends
        else step
        for step in after.steps
    )  # fmt: skip
    return replace(after, steps=steps)


def _has(step: Step, symbol: str) -> bool:
    return any(performer.symbol == symbol for performer in step.performers)


def _with_symbol(step: Step, old: str, new: str) -> Step:
    def drawn_as(performer: Performer) -> Performer:
        return replace(performer, symbol=new) if performer.symbol == old else performer

    return replace(step, performers=tuple(map(drawn_as, step.performers)))
