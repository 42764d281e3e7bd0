"""Compares a read document with the truth, field by field."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from model.sop import SECTIONS, Port, Procedure, SopDocument, Step
from model.time import Time
from tests.corpus.counts import Count, Score, matched

TEXTS = ("activity", "requirements", "output", "remarks")
_ALIKE = 0.5
_SAME_NUMBER = 0.1


def score(truth: SopDocument, found: SopDocument) -> Score:
    """What of `truth` is in `found`; without procedures in the truth the flow is not measured."""
    total = Score({**_identity(truth, found), **_sections(truth, found)})
    if truth.procedures:
        for pair in _paired(truth.procedures, found.procedures):
            total += _flow(*pair)
    return total


def plain(text: str | None) -> str | None:
    """`text` without white space: the spacing of PDF text is unreliable."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) if text else None


def align(true: int, found: int, likeness: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of positions, in order on both sides, that are most alike in total."""
    best = [[0.0] * (found + 1) for _ in range(true + 1)]
    for i in range(true - 1, -1, -1):
        for j in range(found - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness.get((i, j), 0.0))
    pairs, i, j = [], 0, 0
    while i < true and j < found:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _one(true: object, found: object) -> Count:
    return matched([true] if true else [], [found] if found else [])


def _identity(truth: SopDocument, found: SopDocument) -> dict[str, Count]:
    days = {name: _one(getattr(truth, name), getattr(found, name)) for name in ("created", "revised", "effective")}
    texts = {name: _one(plain(getattr(truth, name)), plain(getattr(found, name))) for name in ("number", "title")}
    signed = {
        name: _one(plain(getattr(truth.approval, name)), plain(getattr(found.approval, name)))
        for name in ("position", "name", "nip")
    }
    lines = {"institution": matched(map(plain, truth.institution), map(plain, found.institution))}
    return {**lines, **texts, **days, **signed}


def _sections(truth: SopDocument, found: SopDocument) -> dict[str, Count]:
    return {name: matched(_items(truth, name), _items(found, name)) for name in SECTIONS}


def _items(document: SopDocument, name: str) -> list[str | None]:
    if name == "legal_basis":
        return [plain(basis.text) for basis in document.legal_basis]
    return [plain(text) for text in getattr(document, name)]


_NOTHING = Procedure(None, (), ())


def _paired(true: Sequence[Procedure], found: Sequence[Procedure]) -> list[tuple[Procedure, Procedure]]:
    """Each procedure with the one most like it; what is left over stands against nothing."""
    texts = [[" ".join(step.activity for step in p.steps) for p in side] for side in (true, found)]
    likeness = {(i, j): ratio(a, b) / 100 + 0.01 for i, a in enumerate(texts[0]) for j, b in enumerate(texts[1])}
    pairs = align(len(true), len(found), likeness)
    left = [(true[i], _NOTHING) for i in set(range(len(true))) - {i for i, _ in pairs}]
    extra = [(_NOTHING, found[j]) for j in set(range(len(found))) - {j for _, j in pairs}]
    return [(true[i], found[j]) for i, j in pairs] + left + extra


@dataclass(frozen=True, slots=True)
class _Flow:
    """A procedure whose steps and lanes are counted as those of the truth are.

    What has no counterpart in the truth has a negative number of its own.
    """

    procedure: Procedure
    steps: Mapping[int, int]
    lanes: Mapping[int, int]

    def step(self, position: int) -> int:
        return self.steps.get(position, -1 - position)

    def lane(self, lane: int | None) -> int | None:
        return None if lane is None else self.lanes.get(lane, -1 - lane)

    def port(self, port: Port) -> tuple[object, int | None]:
        position = next((n for n, step in enumerate(self.procedure.steps) if step.number == port.step), None)
        return port.step if position is None else self.step(position), self.lane(port.lane)


def _flow(true: Procedure, found: Procedure) -> Score:
    steps = align(len(true.steps), len(found.steps), _step_likeness(true.steps, found.steps))
    sides = (
        _Flow(true, _same(true.steps), _same(true.lanes)),
        _Flow(found, {j: i for i, j in steps}, _lanes(true, found)),
    )
    names = [[plain(name) for name in p.lanes] for p in (true, found)]
    counts = {"lanes": matched(*names), "steps": Count(len(steps), len(true.steps), len(found.steps))}
    counts |= {name: matched(*(_texts(side, name) for side in sides)) for name in TEXTS}
    return Score(counts | {name: matched(measure(sides[0]), measure(sides[1])) for name, measure in _MEASURES.items()})


def _same(items: Sequence[object]) -> dict[int, int]:
    return {n: n for n in range(len(items))}


def _step_likeness(true: Sequence[Step], found: Sequence[Step]) -> dict[tuple[int, int], float]:
    """How alike two steps are, for those alike enough to be the same."""
    pairs = {}
    for i, a in enumerate(true):
        for j, b in enumerate(found):
            alike = ratio((plain(a.activity) or "").lower(), (plain(b.activity) or "").lower()) / 100
            if alike >= _ALIKE:
                pairs[i, j] = alike + (_SAME_NUMBER if a.number == b.number else 0.0)
    return pairs


def _lanes(true: Procedure, found: Procedure) -> dict[int, int]:
    """The lanes by position; by name where one side has more."""
    if len(true.lanes) == len(found.lanes):
        return _same(true.lanes)
    likeness = {(i, j): ratio(a, b) / 100 for i, a in enumerate(true.lanes) for j, b in enumerate(found.lanes)}
    return {j: i for i, j in align(len(true.lanes), len(found.lanes), likeness)}


def _texts(flow: _Flow, name: str) -> list[tuple[int, str]]:
    texts = ((flow.step(n), plain(getattr(step, name))) for n, step in enumerate(flow.procedure.steps))
    return [(number, text) for number, text in texts if text]


def _times(flow: _Flow) -> list[tuple[int, tuple[object, ...]]]:
    times = ((flow.step(n), step.time) for n, step in enumerate(flow.procedure.steps))
    return [(number, _measure(time)) for number, time in times if time.kind != "empty"]


def _measure(time: Time) -> tuple[object, ...]:
    return time.kind, time.min, time.max, time.unit, time.day_type


def _performers(flow: _Flow) -> list[tuple[object, ...]]:
    return [
        (flow.step(n), flow.lane(performer.lane), performer.symbol)
        for n, step in enumerate(flow.procedure.steps)
        for performer in step.performers
        if performer.status != "unknown"
    ]


def _acting(flow: _Flow) -> set[tuple[object, ...]]:
    return {found[:2] for found in _performers(flow)}


def _arrows(flow: _Flow) -> list[tuple[object, ...]]:
    return [(*flow.port(edge.source), *flow.port(edge.target)) for edge in flow.procedure.edges]


def _labels(flow: _Flow) -> list[tuple[object, ...]]:
    edges = (edge for edge in flow.procedure.edges if edge.label)
    return [(*flow.port(edge.source), *flow.port(edge.target), plain(edge.label)) for edge in edges]


_MEASURES: Mapping[str, Callable[[_Flow], Iterable[Hashable]]] = {
    "time": _times,
    "performers": _performers,
    "performer lanes": _acting,
    "arrows": _arrows,
    "labels": _labels,
}
