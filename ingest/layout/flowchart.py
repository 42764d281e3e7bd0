"""The flowchart in the lanes of one page: symbols in their row and lane, arrows with their labels."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.layout.branch_labels import label_links
from ingest.layout.geometry.connectors import connect
from ingest.layout.geometry.dashes import undashed
from ingest.layout.geometry.drawing import Drawing
from ingest.layout.geometry.loops import close_loops
from ingest.layout.geometry.page import Box, Outline, Page, Point, Stroke, Word
from ingest.layout.geometry.polygon import inside, middle, within
from ingest.layout.geometry.rules import Rules, is_rectangle
from ingest.layout.geometry.shapes import Shape, find_heads, find_shapes
from ingest.layout.pictured import trace_pictures, untangled
from ingest.layout.rows import TablePart
from ingest.layout.told_arrows import ToldArrow

_BESIDE = 14.0
_BEYOND = 75.0
_ON_RULE = 2.2
_AT_END = 3.2
_WIDE = 0.6
_MOST = 3000


@dataclass(frozen=True, slots=True)
class Node:
    """A symbol: row (index on its page, None outside the table) and lane, the text in it.

    `fit` is the share of its height that lies in its row; `traced` tells that it stands in a picture.
    """

    page: int
    kind: str
    row: int | None
    lane: int
    box: Box
    text: str
    fit: float
    traced: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two nodes of a page (indexes); `traced` tells that some of it stands in a picture."""

    source: int
    target: int
    points: tuple[Point, ...]
    headed: bool
    label: str | None = None
    traced: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """An arrow that ends in the air: its node, where it ends, whether it leaves the node."""

    node: int
    free: Point
    outgoing: bool


@dataclass(frozen=True, slots=True)
class PartFlow:
    """The flowchart of one page's part of a table; `told` are the arrows that a note below it tells."""

    part: TablePart
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    loose: tuple[Loose, ...]
    told: tuple[ToldArrow, ...] = ()


def read_flowchart(part: TablePart, page: Page, drawing: Drawing, rules: Rules) -> PartFlow:
    """The symbols and arrows that `drawing` shows in the lanes of `part`."""
    area = _area(part)
    near = _Grid.of(part, rules)
    drawing, tangles = untangled(drawing, part.box)
    pictured = trace_pictures((*page.pictures, *tangles), part.box)
    strokes = [s for s in (*drawing.strokes, *pictured.strokes) if _touches(s.box, area) and not near.holds(s)]
    outlines = [o for o in (*drawing.outlines, *pictured.outlines) if _touches(o.box, area) and not near.is_cell(o)]
    closed = close_loops(undashed(strokes)[:_MOST])
    outlines += closed.outlines
    heads, lines = find_heads(outlines, closed.strokes)
    shapes = tuple(s for s in find_shapes(outlines) if inside(middle(s.box), area))
    flow = connect(shapes, lines, (*heads, *drawing.heads)[:_MOST])
    nodes = tuple(_node(shape, part, page, traced=pictured.shows(shape.box)) for shape in shapes)
    links = tuple(Link(c.source, c.target, c.points, c.headed, traced=pictured.runs(c.points)) for c in flow.connectors)
    loose = tuple(Loose(d.shape, d.free, d.outgoing) for d in flow.dangling)
    labels = label_links(
        [(nodes[link.source].kind, shapes[link.source].box, link.points) for link in links],
        _outside(page.words, _between(area, part.box), shapes),
    )
    return PartFlow(part, nodes, tuple(replace(k, label=label) for k, label in zip(links, labels, strict=True)), loose)


def _area(part: TablePart) -> Box:
    """The lanes, and beyond them where connectors to other pages stand."""
    x0, top, x1, bottom = part.box
    return x0 - _BESIDE, top if part.headed else top - _BEYOND, x1 + _BESIDE, bottom + _BEYOND


def _between(area: Box, lanes: Box) -> Box:
    """The part of `area` where words may be labels: what stands beside the lanes is text of other columns."""
    return lanes[0], area[1], lanes[2], area[3]


def _touches(box: Box, area: Box) -> bool:
    return box[0] <= area[2] and box[2] >= area[0] and box[1] <= area[3] and box[3] >= area[1]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The table's own lines: borders of lanes and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @classmethod
    def of(cls, part: TablePart, rules: Rules) -> "_Grid":
        """Lane borders, row borders, and every rule that crosses most of the lanes."""
        x0, _, x1, _ = part.box
        lanes = {x for lane in part.head.lanes for x in (lane.span.x0, lane.span.x1)}
        rows = {y for row in part.rows for y in (row.top, row.bottom)} | {part.head.top, part.head.bottom}
        wide = {r.at for r in rules.horizontal if sum(min(b, x1) - max(a, x0) for a, b in r.spans if b > x0 and a < x1) > _WIDE * (x1 - x0) and r.length > 1.3 * (x1 - x0)}  # fmt: skip
        return cls(tuple(lanes), tuple(rows | wide))

    def holds(self, stroke: Stroke) -> bool:
        """Whether a stroke is a border of the table."""
        if len(stroke.points) != 2:  # noqa: PLR2004
            return False
        x0, y0, x1, y1 = stroke.box
        if x1 - x0 < 1:
            return self._on(self.xs, x0, _ON_RULE) and self._ends(self.ys, y0, y1)
        return y1 - y0 < 1 and self._on(self.ys, y0, _ON_RULE) and self._ends(self.xs, x0, x1)

    def is_cell(self, outline: Outline) -> bool:
        """Whether an outline is a cell's border."""
        x0, y0, x1, y1 = outline.box
        return (
            is_rectangle(outline)
            and self._ends(self.xs, x0, x1)
            and self._on(self.ys, y0, _AT_END)
            and self._on(self.ys, y1, _AT_END)
        )

    def _ends(self, cuts: tuple[float, ...], start: float, end: float) -> bool:
        return all(self._on(cuts, at, _AT_END) or not min(cuts) <= at <= max(cuts) for at in (start, end))

    @staticmethod
    def _on(cuts: tuple[float, ...], at: float, near: float) -> bool:
        return any(abs(at - cut) < near for cut in cuts)


def _node(shape: Shape, part: TablePart, page: Page, *, traced: bool) -> Node:
    x, _ = middle(shape.box)
    lanes = part.head.lanes
    lane = min(
        range(len(lanes)),
        key=lambda i: abs(lanes[i].span.middle - x) - (1000 if lanes[i].span.x0 <= x <= lanes[i].span.x1 else 0),
    )
    shares = [_common(shape.box, row.top, row.bottom) for row in part.rows]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    row = best if best is not None and shares[best] > 0.3 else None  # noqa: PLR2004 (a third of its height)
    words = [w for w in page.words if inside(w.centre, shape.box, 1)]
    text = " ".join(word.text for word in words)
    return Node(page.number, shape.kind, row, lane, shape.box, text, shares[row] if row is not None else 0.0, traced)


def _common(box: Box, top: float, bottom: float) -> float:
    return max(0.0, min(box[3], bottom) - max(box[1], top)) / (box[3] - box[1])


def _outside(words: Iterable[Word], area: Box, shapes: tuple[Shape, ...]) -> list[Word]:
    """Words in the lanes that stand in no symbol."""
    return [
        w
        for w in words
        if inside(w.centre, area) and not any(inside(w.centre, s.box) and within(w.centre, s.points) for s in shapes)
    ]
