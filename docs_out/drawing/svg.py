"""The flow table as one SVG picture of a single long page, for the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from docs_out.characters import clean, escaped
from docs_out.drawing.curves import Ways, dotted
from docs_out.drawing.labels import LABEL_PITCH
from docs_out.drawing.layout import Flow, layout
from docs_out.drawing.legend import legend
from docs_out.drawing.marks import Marks, StepMark, WayMark
from docs_out.drawing.metrics import wrap
from docs_out.drawing.shapes import CAPSULE, CAPSULE_END, CORNERS, Connector, Label, Point, Rect, Shape
from docs_out.drawing.sheet import (
    ACTIVITY,
    HEAD_SIZE,
    LABEL_SIZE,
    LANE_PAD,
    NUMBER,
    PAD_X,
    PAD_Y,
    SAFETY,
    TIME,
    Sheet,
    lane_names,
    pitch,
)
from model.sop import Procedure

_UNMARKED = Marks()
_BEFORE, _AFTER = (NUMBER, ACTIVITY), (TIME,)
_TEXT_COLUMNS, _LANE, _MOST_LANES_WIDE = 330.0, 76.0, 12
_MARGIN, _NOTE = 6.0, 8.0
_ZOOM = 1.4  # pixels a point
_STYLE = (
    "text{font-family:Arial,Helvetica,'Liberation Sans',sans-serif;fill:currentColor}"
    ".rule{stroke:currentColor;stroke-width:.5;stroke-opacity:.35;fill:none}"
    ".shape{stroke:currentColor;stroke-width:.9;fill:var(--sop-shape,transparent)}"
    ".arrow{stroke:currentColor;stroke-width:.8;fill:none}"
    ".head{fill:currentColor;stroke:none}.dash{stroke-dasharray:3 2}"
    ".rim{font-weight:700;paint-order:stroke;stroke:white;stroke-width:2.5}"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a text stands in its rectangle."""

    size: float
    bold: bool = False
    centered: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class _Marked:
    """The marks of a procedure, by the places of its steps."""

    procedure: Procedure
    marks: Marks

    def step(self, shape: Shape) -> StepMark | None:
        return self.marks.steps.get(self.procedure.steps[shape.row].number)

    def way(self, arrow: Connector) -> WayMark | None:
        source, target = (self.procedure.steps[end.row].number for end in (arrow.source, arrow.target))
        return self.marks.ways.get((source, target))


def flowchart_svg(procedure: Procedure, marks: Marks = _UNMARKED) -> str:
    """A self-contained SVG of the flow table: No, Kegiatan, lanes with shapes, Waktu; with `marks` on them."""
    flow, notes, frame = _placed(procedure)
    drawing = _drawing(flow, _Marked(procedure, marks))
    parts = (*_rules(flow), *_head(flow, procedure), *_texts(flow, procedure), *drawing, *_notes(flow, notes))
    return (
        f'<svg {frame} role="img"><title>{escaped(procedure.title or "Bagan alir SOP")}</title>'
        f"<desc>{escaped(_description(procedure))}</desc><style>{_STYLE}</style>{''.join(parts)}</svg>"
    )


def overlays(procedure: Procedure, layers: Sequence[Ways]) -> tuple[str, ...]:
    """Dotted arrows between steps as pictures to lie on that of `flowchart_svg`, one for each of `layers`."""
    flow, _notes_below, frame = _placed(procedure)
    shapes = {procedure.steps[shape.row].number: shape for shape in reversed(flow.shapes)}
    return tuple(f"<svg {frame}><style>{_STYLE}</style>{''.join(dotted(ways, shapes))}</svg>" for ways in layers)


def _placed(procedure: Procedure) -> tuple[Flow, list[str], str]:
    """The drawing, the lines below it, and the size of the whole as attributes."""
    lanes = len(lane_names(procedure))
    width = _TEXT_COLUMNS + _LANE * min(lanes, _MOST_LANES_WIDE)
    flow = layout(procedure, Sheet(width, inf, _TEXT_COLUMNS, _BEFORE, _AFTER))
    notes = [line for note in legend(procedure) for line in wrap(note, _NOTE, width)]
    height = _bottom(flow) + (len(notes) + 0.5) * pitch(_NOTE)
    box = f"{-_MARGIN:g} {-_MARGIN:g} {_n(width + 2 * _MARGIN)} {_n(height + 2 * _MARGIN)}"
    size = f'width="{_n((width + 2 * _MARGIN) * _ZOOM)}" height="{_n((height + 2 * _MARGIN) * _ZOOM)}"'
    return flow, notes, f'xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {size}'


def _description(procedure: Procedure) -> str:
    lanes = ", ".join(procedure.lanes) or "belum diketahui"
    return f"Bagan alir {len(procedure.steps)} langkah. Pelaksana: {lanes}."


def _bottom(flow: Flow) -> float:
    return flow.rows[-1].top + flow.rows[-1].height if flow.rows else flow.head.height


def _rules(flow: Flow) -> Iterator[str]:
    """Rules of the table, open where a label stands: the ground of the screen is not known."""
    words = [label.rect for label in flow.labels]
    return (_path(piece, "rule") for rule in _whole_rules(flow) for piece in _open(rule, words))


def _whole_rules(flow: Flow) -> Iterator[tuple[Point, Point]]:
    """The heading Pelaksana spans the lanes."""
    grid, bottom, right = flow.grid, _bottom(flow), flow.grid.rules[-1]
    first, last = grid.first, grid.first + grid.lanes
    for number, x in enumerate(grid.rules):
        top = flow.head.titles if first < number < last else 0.0
        yield (x, top), (x, bottom)
    yield (grid.rules[first], flow.head.titles), (grid.rules[last], flow.head.titles)
    for y in (0.0, flow.head.height, *(row.top + row.height for row in flow.rows)):
        yield (0.0, y), (right, y)


def _open(rule: tuple[Point, Point], words: Iterable[Rect]) -> Iterator[tuple[Point, Point]]:
    """The pieces of an upright or level rule that no word covers."""
    (x, y), end = rule
    if x == end[0]:
        gaps = [(word.top, word.bottom) for word in words if word.x < x < word.right]
        yield from (((x, a), (x, b)) for a, b in _between(y, end[1], gaps))
    else:
        gaps = [(word.x, word.right) for word in words if word.top < y < word.bottom]
        yield from (((a, y), (b, y)) for a, b in _between(x, end[0], gaps))


def _between(start: float, end: float, gaps: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for gap in sorted(gaps):
        if start < gap[0]:
            yield start, gap[0]
        start = max(start, gap[1])
    if start < end:
        yield start, end


def _head(flow: Flow, procedure: Procedure) -> Iterator[str]:
    grid, head = flow.grid, flow.head
    words = _Words(HEAD_SIZE, bold=True, centered=True, middle=True)
    first, last = grid.first, grid.first + grid.lanes
    columns = (*range(first), *range(last, len(grid.rules) - 1))
    for column, field in zip(columns, _BEFORE + _AFTER, strict=True):
        yield _text(field.heading, Rect(grid.rules[column], 0, grid.width(column), head.height), words)
    yield _text("Pelaksana", Rect(grid.rules[first], 0, grid.rules[last] - grid.rules[first], head.titles), words)
    for lane, name in enumerate(lane_names(procedure)):
        rect = Rect(grid.rules[first + lane], head.titles, grid.width(first + lane), head.height - head.titles)
        yield _upright(name, rect, words) if head.upright else _text(name, rect, words)


def _texts(flow: Flow, procedure: Procedure) -> Iterator[str]:
    grid = flow.grid
    columns = (*range(grid.first), *range(grid.first + grid.lanes, len(grid.rules) - 1))
    for row, step in zip(flow.rows, procedure.steps, strict=True):
        for column, field in zip(columns, _BEFORE + _AFTER, strict=True):
            rect = Rect(grid.rules[column], row.top, grid.width(column), row.height)
            yield _text(field.text(step), rect, _Words(flow.size, centered=field.centered))


def _drawing(flow: Flow, marked: _Marked) -> Iterator[str]:
    yield from (_arrow(arrow, marked.way(arrow)) for arrow in flow.connectors)
    noted: set[int] = set()
    for shape in flow.shapes:
        yield _shape(shape, marked.step(shape), first=shape.row not in noted)
        noted.add(shape.row)
    yield from (_label(label) for label in flow.labels)
    yield from (_way_note(arrow, marked.way(arrow)) for arrow in flow.connectors)


def _notes(flow: Flow, notes: Iterable[str]) -> Iterator[str]:
    for number, note in enumerate(notes, 1):
        yield f'<text x="0" y="{_n(_bottom(flow) + number * pitch(_NOTE))}" font-size="{_NOTE:g}">{escaped(note)}</text>'


def _text(text: str, rect: Rect, words: _Words) -> str:
    room = (rect.width - 2 * (LANE_PAD if words.bold else PAD_X)) * SAFETY
    lines = wrap(clean(text), words.size, room, bold=words.bold) if text else ()
    step = pitch(words.size)
    top = rect.top + (max(0.0, (rect.height - step * len(lines)) / 2) if words.middle else PAD_Y)
    x = rect.center[0] if words.centered else rect.x + PAD_X
    spans = (
        f'<tspan x="{_n(x)}" y="{_n(top + (n + 0.8) * step)}">{escaped(line)}</tspan>' for n, line in enumerate(lines)
    )
    return f"<text {_face(words)}>{''.join(spans)}</text>" if lines else ""


def _upright(text: str, rect: Rect, words: _Words) -> str:
    """`text` from bottom to top: the turned rectangle's text, turned about the middle."""
    x, y = rect.center
    turned = Rect(x - rect.height / 2, y - rect.width / 2, rect.height, rect.width)
    return f'<g transform="rotate(-90 {_n(x)} {_n(y)})">{_text(text, turned, words)}</g>'


def _face(words: _Words) -> str:
    anchor = ' text-anchor="middle"' if words.centered else ""
    weight = ' font-weight="700"' if words.bold else ""
    return f'font-size="{words.size:g}"{anchor}{weight}'


def _shape(shape: Shape, mark: StepMark | None, *, first: bool) -> str:
    words = shape.letter or (mark.note if mark and first else "")
    letter = _text(words, shape.rect, _Words(HEAD_SIZE, bold=True, centered=True, middle=True))
    dash = " dash" if shape.dashed else ""
    fill = f' style="fill:{mark.fill}"' if mark else ""
    outline = _capsule if shape.kind == CAPSULE else _polygon
    return f'<path class="shape{dash}"{fill} d="{outline(shape)}"/>{letter}'


def _polygon(shape: Shape) -> str:
    rect = shape.rect
    points = (f"{_n(rect.x + x * rect.width)} {_n(rect.top + y * rect.height)}" for x, y in CORNERS[shape.kind])
    return f"M{'L'.join(points)}Z"


def _capsule(shape: Shape) -> str:
    rect = shape.rect
    end, half = _n(rect.width * CAPSULE_END), _n(rect.height / 2)
    left, right = _n(rect.x + rect.width * CAPSULE_END), _n(rect.right - rect.width * CAPSULE_END)
    arc = f"A{end} {half} 0 0 1 "
    return f"M{left} {_n(rect.top)}H{right}{arc}{right} {_n(rect.bottom)}H{left}{arc}{left} {_n(rect.top)}Z"


def _arrow(arrow: Connector, mark: WayMark | None) -> str:
    """The line up to the base of its head, and the head."""
    line = f' style="stroke:{mark.colour};stroke-width:{mark.thick:g}"' if mark else ""
    head = f' style="fill:{mark.colour}"' if mark else ""
    return _path(arrow.shaft, "arrow dash" if arrow.dashed else "arrow", line) + _path(arrow.head, "head", head)


def _way_note(arrow: Connector, mark: WayMark | None) -> str:
    """The words in the middle of the arrow's longest piece, with a rim that keeps them legible on lines."""
    if not (mark and mark.note):
        return ""
    x, y = max(arrow.legs, key=lambda leg: leg.width + leg.height).center
    place = f'x="{_n(x)}" y="{_n(y + LABEL_SIZE * 0.35)}" font-size="{LABEL_SIZE:g}"'
    return f'<text class="rim" {place} text-anchor="middle">{escaped(mark.note)}</text>'


def _label(label: Label) -> str:
    x = label.rect.center[0]
    spans = (
        f'<tspan x="{_n(x)}" y="{_n(label.rect.top + (n + 0.8) * LABEL_PITCH)}">{escaped(line)}</tspan>'
        for n, line in enumerate(label.lines)
    )
    return f'<text font-size="{LABEL_SIZE:g}" text-anchor="middle">{"".join(spans)}</text>'


def _path(points: Iterable[Point], kind: str, look: str = "") -> str:
    return f'<path class="{kind}"{look} d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in points)}"/>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
