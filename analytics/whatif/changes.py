"""A situation with changes made to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from itertools import product
from typing import Any

from analytics.whatif.situation import Row, Situation, Way, can_end, merged
from model.errors import SopError
from model.text import Text
from model.what_if import (
    Change,
    Earlier,
    MoreArrivals,
    NewLimit,
    ScaledTime,
    SideBySide,
    Staffing,
    Without,
)

_NO_STEP = Text(
    id="langkah {step} tidak ada. Yang ada: {known}.",
    en="there is no step {step}. There are: {known}.",
)
_NO_ROLE = Text(
    id="pelaksana {role} tidak ada. Yang ada: {known}.",
    en="there is no role {role}. There are: {known}.",
)
_NOBODY = Text(
    id="pelaksana {role} tidak dapat menjadi {persons} orang; sekarang {today}. Sisakan sedikitnya satu.",
    en="the role {role} cannot have {persons} persons; it has {today} today. Leave at least one.",
)
_LAST = Text(
    id="langkah {step} adalah satu-satunya. Sisakan sedikitnya satu langkah.",
    en="step {step} is the only one. Leave at least one step.",
)
_APART = Text(
    id="langkah {steps} tidak berurutan dalam SOP. Sebut sedikitnya dua langkah yang berurutan.",
    en="the steps {steps} do not follow each other in the SOP. Name at least two that do.",
)
_ALREADY = Text(
    id="langkah {step} sudah mendahului langkah {before}. Sebut langkah yang sekarang sesudahnya.",
    en="step {step} comes before step {before} already. Name a step that comes after it today.",
)
_ENDLESS = Text(
    id="sesudah perubahan, kasus di langkah {step} tidak pernah selesai. Pindahkan atau hapus langkah lain.",
    en="after the change cases in step {step} never end. Move or drop another step.",
)
_SPAN: Mapping[str, Callable[[Situation], float]] = {
    "second": lambda _situation: 1,
    "minute": lambda _situation: 60,
    "hour": lambda _situation: 3600,
    "day": lambda situation: situation.day,
    "week": lambda situation: situation.week,
}


def changed(situation: Situation, changes: Iterable[Change]) -> Situation:
    """`situation` after `changes`, one after the other; an SopError says which cannot be made."""
    found = reduce(lambda known, change: _CHANGES[type(change)](known, change), changes, situation)
    for row in found.rows:
        if not can_end(row.key, found.ways):
            raise SopError(_ENDLESS, step=row.key)
    return found


def onward(key: str, situation: Situation) -> tuple[Way, ...]:
    """The ways out of the step `key` that lead on; of one that only leads back, those."""
    after = {row.key for row in situation.rows[situation.place(key) + 1 :]}
    ways = tuple(way for way in situation.ways[key] if after.issuperset(way.targets))
    return ways or tuple(way for way in situation.ways[key] if key not in way.targets)


def _staffed(situation: Situation, change: Staffing) -> Situation:
    known = {role.casefold(): role for role in situation.staff}
    if change.role.casefold() not in known:
        raise SopError(_NO_ROLE, role=change.role, known=", ".join(situation.staff))
    role = known[change.role.casefold()]
    persons = change.persons + (situation.staff[role] if change.more else 0)
    if persons < 1:
        raise SopError(_NOBODY, role=role, persons=persons, today=situation.staff[role])
    return replace(situation, staff={**situation.staff, role: persons})


def _limited(situation: Situation, change: NewLimit) -> Situation:
    row = _row(change.step, situation)
    limit = change.amount * _SPAN[change.unit](situation)
    seconds = tuple(min(one, limit) for one in row.seconds) if row.runs else (limit,)
    return _with_row(replace(row, seconds=seconds, limit=limit), situation)


def _scaled(situation: Situation, change: ScaledTime) -> Situation:
    row = _row(change.step, situation)
    return _with_row(replace(row, seconds=tuple(one * change.factor for one in row.seconds)), situation)


def _arriving(situation: Situation, change: MoreArrivals) -> Situation:
    gaps = tuple(gap / change.factor for gap in situation.arrivals.gaps)
    return replace(situation, arrivals=replace(situation.arrivals, gaps=gaps))


def _without(situation: Situation, change: Without) -> Situation:
    row = _row(change.step, situation)
    rest = tuple(one for one in situation.rows if one != row)
    if not rest:
        raise SopError(_LAST, step=row.key)
    led = _led(situation.ways, {row.key: onward(row.key, situation)})
    return replace(situation, rows=rest, ways={key: ways for key, ways in led.items() if key != row.key})


def _earlier(situation: Situation, change: Earlier) -> Situation:
    """What leads to `before` leads to the step now, and the step to `before`; its ways further back are kept."""
    row, before = _row(change.step, situation), _row(change.before, situation)
    place = situation.place(before.key)
    if situation.place(row.key) <= place:
        raise SopError(_ALREADY, step=row.key, before=before.key)
    above = {one.key for one in situation.rows[:place]}
    own = [way if way.targets and above.issuperset(way.targets) else Way((before.key,), way.weight)
           for way in situation.ways[row.key]]  # fmt: skip
    rest = _without(situation, Without(row.key))
    led = _led(rest.ways, {before.key: (Way((row.key,), 1.0),)})
    rows = (*rest.rows[:place], row, *rest.rows[place:])
    return replace(rest, rows=rows, ways={**led, row.key: merged(own)})


def _side_by_side(situation: Situation, change: SideBySide) -> Situation:
    """What leads to one of the steps leads to a fork before all; what follows the last of them waits for all."""
    group = _group(change, situation)
    fork, join = (Row(f"{'+'.join(group)}{end}", None, (0.0,), fork=True) for end in ("(", ")"))
    exits = onward(group[-1], situation)
    inside = {key: _joined(key, (group, join.key, exits), situation) for key in group}
    led = _led({**situation.ways, **inside}, {key: (Way((fork.key,), 1.0),) for key in group})
    first, after = situation.place(group[0]), situation.place(group[-1]) + 1
    rows = (*situation.rows[:first], fork, *situation.rows[first:after], join, *situation.rows[after:])
    return replace(situation, rows=rows, ways={**led, fork.key: (Way(group, 1.0),), join.key: exits})


def _group(change: SideBySide, situation: Situation) -> tuple[str, ...]:
    """The steps to be done side by side, top down."""
    places = sorted({situation.place(_row(step, situation).key) for step in change.steps})
    if len(places) < 2 or places[-1] - places[0] >= len(places):  # noqa: PLR2004 (side by side are two)
        raise SopError(_APART, steps=", ".join(change.steps))
    return tuple(situation.rows[place].key for place in places)


def _joined(key: str, to: tuple[tuple[str, ...], str, tuple[Way, ...]], situation: Situation) -> tuple[Way, ...]:
    """The ways out of a step of a group; those on to a later step of it, or on from the last, lead to the join."""
    group, join, exits = to
    later = set(group[group.index(key) + 1 :])
    ways = situation.ways[key]
    on = [way for way in ways if later & set(way.targets) or (not later and way in exits)]
    return merged(Way((join,), way.weight) if way in on else way for way in ways)


def _led(ways: Mapping[str, tuple[Way, ...]], instead: Mapping[str, tuple[Way, ...]]) -> dict[str, tuple[Way, ...]]:
    """`ways` in which each target of `instead` gives way to what stands there, by its shares."""
    return {key: merged(one for way in known for one in _parts(way, instead)) for key, known in ways.items()}


def _parts(way: Way, instead: Mapping[str, tuple[Way, ...]]) -> Iterable[Way]:
    """`way` with the targets replaced."""
    options = [instead.get(target, (Way((target,), 1.0),)) for target in way.targets]
    totals = [sum(one.weight for one in ways) for ways in options]
    for chosen in product(*options):
        weight = way.weight
        for one, total in zip(chosen, totals, strict=True):
            weight *= one.weight / total
        yield Way(tuple(key for one in chosen for key in one.targets), weight)


def _row(step: str, situation: Situation) -> Row:
    found = next((row for row in situation.rows if row.key == step and not row.fork), None)
    if found is None:
        known = ", ".join(row.key for row in situation.rows if not row.fork)
        raise SopError(_NO_STEP, step=step, known=known)
    return found


def _with_row(row: Row, situation: Situation) -> Situation:
    return replace(situation, rows=tuple(row if one.key == row.key else one for one in situation.rows))


_CHANGES: dict[type, Callable[[Situation, Any], Situation]] = {
    Staffing: _staffed,
    NewLimit: _limited,
    ScaledTime: _scaled,
    Without: _without,
    SideBySide: _side_by_side,
    Earlier: _earlier,
    MoreArrivals: _arriving,
}
