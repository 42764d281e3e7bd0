"""A random flow: rows with their symbols and the arrows between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from model.sop import Edge, Performer, Port
from tests.corpus.style import ArrowStyle, weighted

Cell = tuple[int, str]
_REACH = 5
_PLAIN = "plain"
_KINDS = {_PLAIN: 80, "pair": 6, "double": 3, "chain": 2, "parallel": 3, "nobody": 2}
_NEED_HEADS = ("double", "parallel")  # nobody could tell where such lines lead without heads
_FIRST = {_PLAIN: 7, "stacked": 2, "beside": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """The symbols of a step, where arrows come in and leave, and the arrows inside the row."""

    cells: tuple[Cell, ...]
    entries: tuple[int, ...]
    exits: tuple[int, ...]
    inner: tuple[tuple[int, int], ...] = ()

    @property
    def symbols(self) -> tuple[str, ...]:
        return tuple(symbol for _, symbol in self.cells)

    @property
    def is_plain(self) -> bool:
        return self.symbols == ("process",)


def plan_rows(rng: Random, steps: int, lanes: int, style: ArrowStyle) -> tuple[Row, ...]:
    """`steps` rows that walk over the lanes; up to three of the middle ones decide."""
    lane = rng.randrange(lanes)
    kinds = {kind: n for kind, n in _KINDS.items() if kind not in _NEED_HEADS or style.head != "none"}
    deciding = set(rng.sample(range(1, max(2, steps - 1)), min(rng.randint(0, 3), max(0, steps - 2))))
    rows = []
    for number in range(steps):
        kind = weighted(rng, _FIRST if number in (0, steps - 1) else kinds)
        row = _row(rng, lane, lanes, "decision" if number in deciding else kind)
        rows.append(_ended(row, kind, last=number == steps - 1) if number in (0, steps - 1) else row)
        lane = _next(rng, rows[-1].exits[0] if rows[-1].exits else lane, lanes)
    return tuple(rows)


def plan_edges(rng: Random, rows: Sequence[Row], style: ArrowStyle) -> tuple[Edge, ...]:
    """The arrows in sequence, the second exits of decisions, sometimes a branch or a gap."""
    edges = [_edge(n, a, n, b) for n, row in enumerate(rows) for a, b in row.inner]
    acting = [n for n, row in enumerate(rows) if row.cells]
    branch = _branch(rng, rows) if style.head != "none" else None
    for a, b in pairwise(acting):
        if branch is not None and a == branch + 1:
            edges += _joined(rows, a, branch + 3, None)
        elif rng.random() > 0.015 or "decision" in rows[a].symbols:
            edges += _joined(rows, a, b, _word(rng, style, 0) if "decision" in rows[a].symbols else None)
    if branch is not None:
        edges += _joined(rows, branch, branch + 2, None)
    edges += _second_exits(rng, rows, acting, style)
    return tuple(dict.fromkeys(edges))


def performers(row: Row) -> tuple[Performer, ...]:
    """The row's symbols as the model keeps them."""
    return tuple(Performer(lane, symbol) for lane, symbol in row.cells)


def _row(rng: Random, lane: int, lanes: int, kind: str) -> Row:
    single = Row(((lane, "process"),), (lane,), (lane,))
    if kind == "decision":
        return replace(single, cells=((lane, "decision"),))
    if kind == "nobody":
        return Row((), (), ())
    others = _others(rng, lane, lanes, 3 if kind == "chain" else 1)
    if kind in (_PLAIN, "stacked") or not others:
        return single
    group = (lane, *others)
    cells = tuple((each, "process") for each in sorted(group))
    if kind == "parallel":
        return Row(cells, tuple(sorted(group)), tuple(sorted(group)))
    inner = tuple(pairwise(group))
    back = tuple((b, a) for a, b in inner) if kind == "double" else ()
    return Row(cells, group[:1], group[:1] if back else group[-1:], inner + back)


def _others(rng: Random, lane: int, lanes: int, most: int) -> tuple[int, ...]:
    """Lanes further on in one direction, nearest first."""
    right, left = tuple(range(lane + 1, lanes)), tuple(range(lane - 1, -1, -1))
    side = rng.choice([side for side in (right, left) if side] or [()])
    number = rng.randint(1, most)
    return tuple(sorted(rng.sample(side, min(number, len(side))), key=lambda other: abs(other - lane)))


def _ended(row: Row, kind: str, *, last: bool) -> Row:
    """The first or last row with its capsule: alone, stacked with a box, or beside one."""
    lane = row.cells[0][0]
    if kind == "stacked":
        pair: tuple[Cell, ...] = ((lane, "process"), (lane, "terminator"))
        return Row(pair if last else pair[::-1], (lane,), (lane,), ((lane, lane),))
    if kind == "beside" and len(row.cells) > 1:
        capsule = row.inner[-1][1] if last else row.inner[0][0]
        return replace(row, cells=tuple((n, "terminator" if n == capsule else s) for n, s in row.cells))
    return Row(((lane, "terminator"),), (lane,), (lane,))


def _next(rng: Random, lane: int, lanes: int) -> int:
    step = weighted(rng, {0: 5, 1: 5, -1: 5, 2: 2, -2: 2, 3: 1, -3: 1})
    return min(max(lane + step, 0), lanes - 1)


def _edge(a: int, lane_a: int, b: int, lane_b: int, label: str | None = None) -> Edge:
    return Edge(Port(str(a + 1), lane_a), Port(str(b + 1), lane_b), label)


def _joined(rows: Sequence[Row], a: int, b: int, label: str | None) -> Iterator[Edge]:
    for out in rows[a].exits:
        for enter in rows[b].entries:
            if len(rows[a].exits) == 1 or len(rows[b].entries) == 1 or out == enter:
                yield _edge(a, out, b, enter, label)


def _word(rng: Random, style: ArrowStyle, which: int) -> str | None:
    """The branch word, which is sometimes left out where heads show the way."""
    return style.words[which] if rng.random() < 0.95 or style.head == "none" else None


def _branch(rng: Random, rows: Sequence[Row]) -> int | None:
    """The row whose box leads to the next two, which join again."""
    open_ = [n for n in range(1, len(rows) - 4) if all(row.is_plain for row in rows[n : n + 4])]
    return rng.choice(open_) if open_ and rng.random() < 0.12 else None


def _second_exits(rng: Random, rows: Sequence[Row], acting: Sequence[int], style: ArrowStyle) -> Iterator[Edge]:
    for n in acting:
        if "decision" not in rows[n].symbols:
            continue
        back = [m for m in acting if n - _REACH <= m < n]
        ahead = [m for m in acting if n + 1 < m <= n + _REACH]
        target = rng.choice(ahead if ahead and (rng.random() < 0.25 or not back) else back)
        yield _edge(n, rows[n].exits[0], target, rng.choice(rows[target].entries), _word(rng, style, 1))
