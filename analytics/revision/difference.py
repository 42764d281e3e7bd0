"""What differs between two SOPs: two versions of one, or those of two offices."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.revision.edge_changes import edge_changes
from analytics.revision.identity_changes import identity_changes
from analytics.revision.likeness import likeness, plain
from analytics.revision.matching import matched, moved
from analytics.revision.same_lanes import same_lanes
from analytics.revision.same_steps import SameSteps, same_steps
from analytics.revision.saying import changed, mirrored
from analytics.revision.step_changes import step_changes
from model.diff import Change, Difference, Pair, Row, Spot
from model.diff_words import FIELDS, KINDS
from model.sop import Procedure, SopDocument, Source
from model.sop_json import to_data

_TITLE, _STEPS, _SAME = 0.3, 0.7, 0.3
_ORDER = {kind.key: n for n, kind in enumerate(KINDS)}
_FIELDS = {name: n for n, name in enumerate(FIELDS)}
_NOWHERE = Source("", "", "")


def difference(old: SopDocument, new: SopDocument) -> Difference:
    """All changes from `old` to `new`; from `new` to `old` they are the same, seen from the other side.

    How sure a reader was, where values stood on the page, and drawn shapes that mean the same make no difference.
    """
    if _content(old) <= _content(new):
        found = _difference(old, new)
    else:
        back = _difference(new, old)
        pairs = tuple(Pair(pair.new, pair.old) for pair in back.pairs)
        found = Difference(tuple(map(mirrored, back.changes)), pairs)
    return Difference(_sorted(found.changes, old, new), tuple(sorted(found.pairs, key=_place)))


def _content(document: SopDocument) -> str:
    """What `document` says, without what the reader adds, as a text to put two in one order."""
    bare = replace(document, source=_NOWHERE, evidence={}, repairs=(), doubts=())
    return json.dumps(to_data(bare), sort_keys=True)


@dataclass(frozen=True, slots=True)
class _Found:
    """Two procedures that are the same one, their places, and their steps."""

    at: tuple[int, int]
    old: Procedure
    new: Procedure
    steps: SameSteps


def _difference(old: SopDocument, new: SopDocument) -> Difference:
    pairs = _same_procedures(old, new)
    found = [_Found((i, j), a := old.procedures[i], b := new.procedures[j], same_steps(a, b)) for i, j in pairs.items()]
    changes = [*identity_changes(old, new), *_procedures(old, new, pairs)]
    for one in found:
        changes += _changes(one)
    return Difference(tuple(changes), tuple(pair for one in found for pair in _row_pairs(one)))


def _changes(one: _Found) -> Iterator[Change]:
    lanes = same_lanes(one.old, one.new, one.steps)
    if plain(one.old.title) != plain(one.new.title):
        spots = (Spot(one.at[0]), Spot(one.at[1]))
        yield changed("procedure_title", spots, (one.old.title, one.new.title))
    yield from _lanes(one, lanes)
    yield from step_changes(one.old, one.new, one.at, one.steps, lanes)
    yield from edge_changes(one.old, one.new, one.at, one.steps)


def _lanes(one: _Found, lanes: dict[int, int]) -> Iterator[Change]:
    spots = (Spot(one.at[0]), Spot(one.at[1]))
    away = moved(lanes)
    for lane, name in enumerate(one.old.lanes):
        if lane not in lanes:
            yield changed("lane_removed", (spots[0], None), (name, None))
        elif plain(name) != plain(other := one.new.lanes[lanes[lane]]):
            yield changed("lane_renamed", spots, (name, other))
        if lane in away:
            yield changed("lane_moved", spots, (name, one.new.lanes[lanes[lane]]))
    for lane, name in enumerate(one.new.lanes):
        if lane not in lanes.values():
            yield changed("lane_added", (None, spots[1]), (None, name))


def _same_procedures(old: SopDocument, new: SopDocument) -> dict[int, int]:
    """The only procedure of each SOP is the same one; of several, those alike in title and steps."""
    if len(old.procedures) == len(new.procedures) == 1:
        return {0: 0}
    texts = [[{plain(step.activity) for step in p.steps} for p in document.procedures] for document in (old, new)]

    def gain(i: int, j: int) -> float:
        a, b = texts[0][i], texts[1][j]
        steps = 2 * len(a & b) / max(1, len(a) + len(b))
        alike = _TITLE * likeness(old.procedures[i].title, new.procedures[j].title) + _STEPS * steps
        return alike if alike >= _SAME else 0.0

    return matched(old.procedures, new.procedures, gain)


def _procedures(old: SopDocument, new: SopDocument, pairs: dict[int, int]) -> Iterator[Change]:
    away = moved(pairs)
    for i, procedure in enumerate(old.procedures):
        if i not in pairs:
            yield changed("procedure_removed", (Spot(i), None), (procedure.title, None))
        elif i in away:
            yield changed("procedure_moved", (Spot(i), Spot(pairs[i])), (procedure.title, procedure.title))
    for j, procedure in enumerate(new.procedures):
        if j not in pairs.values():
            yield changed("procedure_added", (None, Spot(j)), (None, procedure.title))


def _row_pairs(one: _Found) -> Iterator[Pair]:
    pairs = one.steps.pairs
    for row, to in pairs.items():
        yield Pair(Row(one.at[0], row), Row(one.at[1], to))
    for row in range(len(one.old.steps)):
        if row not in pairs:
            yield Pair(Row(one.at[0], row), None)
    for to in range(len(one.new.steps)):
        if to not in pairs.values():
            yield Pair(None, Row(one.at[1], to))


def _place(pair: Pair) -> tuple[int, float]:
    if pair.new:
        return (pair.new.procedure, pair.new.row)
    assert pair.old
    return (pair.old.procedure, pair.old.row - 0.5)


def _sorted(changes: tuple[Change, ...], old: SopDocument, new: SopDocument) -> tuple[Change, ...]:
    """`changes` in the order of the new SOP: the document first, then each procedure, its lanes, its steps."""
    rows = [{(p, s.number): n for p, of in enumerate(d.procedures) for n, s in enumerate(of.steps)} for d in (old, new)]

    def key(change: Change) -> tuple[object, ...]:
        spot, at = (change.new_at, 1) if change.new_at else (change.old_at, 0)
        if spot is None:
            return (
                -1,
                -1.0,
                _FIELDS.get(change.field or "", -1),
                _ORDER[change.kind],
                change.old or "",
                change.new or "",
            )
        row = rows[at].get((spot.procedure, spot.steps[0]), 0) - (0 if at else 0.5) if spot.steps else -1.0
        return (spot.procedure, float(row), -1, _ORDER[change.kind], change.old or "", change.new or "")

    return tuple(sorted(changes, key=key))
