"""Random SOPs as Petri nets, and random executions of them, from a seed."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from tests.oracles.costed import SILENT, Net, States, Trace, Transition

UNMAPPED = -2


class _Drawing:
    """A net that grows; steps are numbered as they are drawn, and now and then one stands in two rows."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.steps = 0
        self.places = 2
        self.transitions: list[Transition] = []

    def place(self) -> int:
        self.places += 1
        return self.places - 1

    def silent(self, taken: tuple[int, ...], put: tuple[int, ...]) -> None:
        self.transitions.append((SILENT, taken, put))

    def row(self, begin: int, end: int) -> None:
        again = self.steps > 0 and self.random.random() < 0.08  # noqa: PLR2004
        step = self.random.randrange(self.steps) if again else self.steps
        self.steps += not again
        self.transitions.append((step, (begin,), (end,)))

    def optional(self, begin: int, end: int) -> None:
        self.row(begin, end)
        self.silent((begin,), (end,))

    def rows(self, begin: int, end: int, count: int) -> None:
        """`count` rows one after the other, one in five optional; none is a silent way."""
        points = [begin, *(self.place() for _ in range(count - 1)), end]
        for one, other in pairwise(points):
            draw = (self.optional if self.random.random() < 0.2 else self.row) if count else self._past  # noqa: PLR2004
            draw(one, other)

    def decision(self, begin: int, end: int) -> None:
        for _ in range(self.random.randint(2, 3)):
            self.rows(begin, end, self.random.randint(0, 2))

    def parallel(self, begin: int, end: int) -> None:
        branches = [(self.place(), self.place()) for _ in range(self.random.randint(2, 3))]
        self.silent((begin,), tuple(first for first, _last in branches))
        for first, last in branches:
            self.rows(first, last, self.random.randint(1, 2))
        self.silent(tuple(last for _first, last in branches), (end,))

    def _past(self, begin: int, end: int) -> None:
        self.silent((begin,), (end,))


def sop(random: Random, steps: int) -> tuple[int, Net]:
    """An SOP of about `steps` steps and its net: rows, optional rows, decisions, parallel blocks; arrows back; early ends."""
    drawing = _Drawing(random)
    points = [0]
    while drawing.steps < steps:
        points.append(drawing.place())
        _part(drawing, steps - drawing.steps)(points[-2], points[-1])
    for _ in range(random.randint(0, 2)):
        back, onto = sorted(random.sample(range(len(points)), 2), reverse=True)
        drawing.silent((points[back],), (points[onto],))
    if random.random() < 0.3:  # noqa: PLR2004
        drawing.silent((random.choice(points[1:]),), (1,))
    drawing.silent((points[-1],), (1,))
    return drawing.steps, Net(drawing.places, tuple(drawing.transitions))


def _part(drawing: _Drawing, room: int) -> Callable[[int, int], None]:
    parts = (drawing.row, drawing.optional, drawing.decision, drawing.parallel)
    weights = (5, 2, 2, 2) if room >= 6 else (2, 1, 0, 0)  # noqa: PLR2004
    return drawing.random.choices(parts, weights)[0]


def in_sequence(steps: int, optional: frozenset[int], back: tuple[tuple[int, int], ...]) -> Net:
    """Rows in sequence, those in `optional` may be passed over; an arrow of `back` leads from after a row to before one."""
    places = [0, *range(2, steps + 1), 1]
    rows = [(n, (places[n],), (places[n + 1],)) for n in range(steps)]
    passed = [(SILENT, (places[n],), (places[n + 1],)) for n in sorted(optional)]
    arrows = [(SILENT, (places[n + 1],), (places[to],)) for n, to in back]
    return Net(steps + 1, (*rows, *passed, *arrows))


def walk(random: Random, norm: States, longest: int) -> list[int]:
    """At most `longest` steps along random arcs from the start to an end; where arcs lead on from one, half go on."""
    onward: dict[int, list[tuple[int, int]]] = {}
    for source, step, target in norm.arcs:
        onward.setdefault(source, []).append((step, target))
    at, found = 0, list[int]()
    while at in onward and not (at in norm.ends and random.random() < 0.5) and len(found) < longest:  # noqa: PLR2004
        step, at = random.choice(onward[at])
        found.append(step)
    return found


def edited(random: Random, trace: list[int], steps: int, edits: int) -> Trace:
    """`trace` with steps left out, put in (one in seven of no step at all), changed for another or swapped."""
    found = list(trace)
    for _ in range(edits):
        at, other = random.randint(0, len(found)), random.choice([random.randrange(steps)] * 6 + [UNMAPPED])
        here, after = found[at : at + 1], found[at + 1 : at + 2]
        found[at : at + 2] = random.choice((after, [other, *here, *after], [other, *after], [*after, *here]))
    return tuple(found)
