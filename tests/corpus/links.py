"""The arrows as pieces on one page each, with the off-page symbols between the pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from string import ascii_uppercase

from model.sop import Edge, Procedure
from tests.corpus.columns import Columns
from tests.corpus.geometry import GATE, OFFPAGE, TERMINATOR, Rect, Symbol
from tests.corpus.placing import Place
from tests.corpus.rows import Bands, Strip
from tests.corpus.style import Style

_HEIGHT, _WIDEST, _EDGE, _APART = 13.0, 13.0, 4.0, 3.0
_OUTSIDE = _HEIGHT + 2 * _EDGE
_GATE_WIDTH = 8.0
_OFFSETS = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5)


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of arrow number `edge` on one page; heads at its end (`head`) and its start (`tail`)."""

    source: Symbol
    target: Symbol
    edge: int
    label: str | None = None
    head: bool = True
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A flow table with its symbols in place."""

    procedure: Procedure
    grid: Columns
    strips: Sequence[Strip]
    placed: Mapping[Place, tuple[Symbol, ...]]
    style: Style

    def ends(self, edge: Edge) -> tuple[Symbol, Symbol]:
        """The symbols an arrow joins: stacks are left at their foot and entered at their first step."""
        source, target = (
            self._stack(edge.source.step, edge.source.lane),
            self._stack(edge.target.step, edge.target.lane),
        )
        if source is target:
            return source[0], source[-1]
        return source[-1], target[-1] if target[0].kind == TERMINATOR else target[0]

    def _stack(self, step: str, lane: int | None) -> tuple[Symbol, ...]:
        return self.placed[int(step) - 1, lane or 0]

    def rows(self, page: int) -> tuple[float, float]:
        """Top of the first and foot of the last row of `page`."""
        here = [strip for strip in self.strips if strip.page == page]
        return here[0].top, here[-1].bottom

    def strip(self, step: int) -> Strip:
        return next(strip for strip in self.strips if strip.step == step and strip.first)


def modes(table: Table, edge: Edge) -> tuple[str, str]:
    """How an arrow leaves its page and how it comes back: stay, row, edge or cut."""
    source, target = (symbol.page for symbol in table.ends(edge))
    wanted = table.style.arrows.offpage
    if source == target:
        return "stay", "stay"
    if wanted == "cut" and target == source + 1:
        return "cut", "cut"
    if wanted == "edge" and target > source:
        return "edge", "edge" if table.style.table.repeat == "none" else "row"
    return "row", "row"


def bands(table: Table) -> Bands:
    """The rows whose arrows leave or enter their page inside the row."""
    ways = [(edge, *modes(table, edge)) for edge in table.procedure.edges]
    above = frozenset(int(edge.target.step) - 1 for edge, _, back in ways if back == "row")
    return Bands(above, frozenset(int(edge.source.step) - 1 for edge, out, _ in ways if out == "row"))


def links(table: Table) -> tuple[Link, ...]:
    """Every piece of every arrow."""
    return tuple(_Linker(table, _marks(table)).all())


def _marks(table: Table) -> Iterator[str]:
    kind = table.style.arrows.marks
    pages = [tuple(symbol.page for symbol in table.ends(edge)) for edge in table.procedure.edges]
    crossing = [pair for pair in pages if pair[0] != pair[1]]
    plain = len({max(pair) for pair in crossing}) == len(crossing) and all(abs(a - b) == 1 for a, b in crossing)
    if kind == "none" and plain:
        return ("" for _ in count())
    return iter(str(n) for n in count(1)) if kind == "digits" else (_letters(n) for n in count())


def _letters(number: int) -> str:
    return ascii_uppercase[number % 26] * (number // 26 + 1)


@dataclass(slots=True)
class _Linker:
    table: Table
    marks: Iterator[str]
    entries: dict[tuple[int, int], Symbol] = field(default_factory=dict)
    taken: list[Symbol] = field(default_factory=list)

    def all(self) -> Iterator[Link]:
        edges = self.table.procedure.edges
        for number, edge in enumerate(edges):
            source, target = self.table.ends(edge)
            back = any((e.source, e.target) == (edge.target, edge.source) for e in edges if e != edge)
            if back and source.step == target.step:
                if source.lane < target.lane:
                    yield Link(source, target, number, tail=True)
            elif source.page == target.page:
                yield Link(source, target, number, edge.label)
            else:
                yield from self._crossing(number, edge)

    def _crossing(self, number: int, edge: Edge) -> Iterator[Link]:
        source, target = self.table.ends(edge)
        out, back = modes(self.table, edge)
        if out == "cut":
            lower, upper = self._gates(source, target)
            yield Link(source, lower, number, edge.label, head=False)
            yield Link(upper, target, number)
            return
        key = (target.step, target.lane)
        if key not in self.entries:
            self.entries[key] = self._entry(target, back, next(self.marks))
            yield Link(self.entries[key], target, number)
        lane = target.lane if self.table.style.arrows.exit_lane == "target" else source.lane
        yield Link(source, self._exit(source, lane, out, self.entries[key].text), number, edge.label)

    def _gates(self, source: Symbol, target: Symbol) -> tuple[Symbol, Symbol]:
        """Where a line is cut: at the foot of a page and, at the same x, at the top of the next."""
        foot, top = self.table.rows(source.page)[1], self.table.rows(target.page)[0]
        at = self._free(_Slot(target.lane, source.page, foot, foot, _GATE_WIDTH))
        x = at.center[0]
        lower = Symbol(GATE, Rect(x, foot, x, foot), source.page, source.step, target.lane)
        self.taken.append(replace(lower, rect=at))
        return lower, Symbol(GATE, Rect(x, top, x, top), target.page, target.step, target.lane)

    def _entry(self, beside: Symbol, mode: str, text: str) -> Symbol:
        """The off-page symbol that leads to `beside`, in its row or above the table."""
        top = self.table.strip(beside.step).top if mode == "row" else self.table.rows(beside.page)[0] - _OUTSIDE
        return self._symbol(beside, beside.lane, top + _EDGE, text)

    def _exit(self, beside: Symbol, lane: int, mode: str, text: str) -> Symbol:
        """The off-page symbol `beside` leads to, in its row or below the table."""
        foot = self.table.strip(beside.step).bottom - _OUTSIDE
        top = foot if mode == "row" else self.table.rows(beside.page)[1]
        return self._symbol(beside, lane, top + _EDGE, text)

    def _symbol(self, beside: Symbol, lane: int, top: float, text: str) -> Symbol:
        left, right = self.table.grid.lane(lane)
        width = min(_WIDEST, (right - left) / 3.6)
        rect = self._free(_Slot(lane, beside.page, top, top + _HEIGHT, width), aside=self._passed(beside, lane, top))
        symbol = Symbol(OFFPAGE, rect, beside.page, beside.step, lane, text)
        self.taken.append(symbol)
        return symbol

    def _passed(self, beside: Symbol, lane: int, top: float) -> bool:
        """Whether another arrow of `beside` runs along the middle of its lane at height `top`."""
        below = top > beside.rect.y0
        for edge in self.table.procedure.edges:
            source, target = self.table.ends(edge)
            mine, other = (source, target) if below else (target, source)
            if mine is beside and other.page == beside.page and (other.step > beside.step) == below:
                return lane == beside.lane and other.step != beside.step
        return False

    def _free(self, slot: "_Slot", *, aside: bool = False) -> Rect:
        """Room for a symbol in its lane, in the middle if it can be."""
        left, right = self.table.grid.lane(slot.lane)
        rects = [slot.at((left + right) / 2 + n * (slot.width + _APART)) for n in _OFFSETS]
        taken = [symbol.rect.grown(1) for symbol in self.taken if symbol.page == slot.page]
        free = [r for r in rects if left < r.x0 and r.x1 < right and not any(r.grown(1).meets(t) for t in taken)]
        return (free[1:] if aside else free)[0] if len(free) > 1 else (free or rects)[0]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A band in a lane where a symbol of `width` is to stand."""

    lane: int
    page: int
    top: float
    foot: float
    width: float

    def at(self, x: float) -> Rect:
        return Rect(x - self.width / 2, self.top, x + self.width / 2, self.foot)
