"""A drawn flow table → `Procedure`: performers from the symbols, the flow from the arrows.

Where the drawing says nothing, the words of the row are asked; what contradicts itself is doubted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.durations import read_time
from ingest.layout.agreement import beside_words, disagreements, worded
from ingest.layout.flowchart import PartFlow
from ingest.layout.performers import Acting
from ingest.layout.procedure import Read
from ingest.layout.steps import StepRow, step_rows
from ingest.layout.stitch import TRACED, Arrow, Flow, Symbol, stitch
from ingest.layout.told_arrows import ToldArrow
from model.sop import Doubt, Edge, Performer, Place, Port, Procedure, Step

_SURE, _STRADDLING = 0.98, 0.75
_HEADLESS, _STATED = "inferred", "stated"
_FIT = 0.7
_FIELDS = ("activity", "requirements", "time", "output", "remarks")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A procedure's lanes, steps and flow."""

    lanes: tuple[str, ...]
    rows: tuple[StepRow, ...]
    flow: Flow


def drawn_procedure(flows: tuple[PartFlow, ...], title: str | None, at: str) -> Read:
    """The procedure whose table parts are `flows`; `at` is its JSON pointer."""
    drawn = _drawn(flows)
    texts = [row.as_row(len(drawn.lanes)) for row in drawn.rows]
    shown = [_acting(drawn, i) for i in range(len(drawn.rows))]
    acting = beside_words(texts, drawn.lanes, shown)
    steps = tuple(_step(row, who) for row, who in zip(drawn.rows, acting, strict=True))
    arrows = [arrow for arrow in drawn.flow.arrows if _is_flow(drawn, arrow)]
    edges = tuple(_edge(drawn, arrow) for arrow in sorted(arrows, key=lambda a: _order(drawn, a)))
    edges += tuple(_told(arrow, steps) for flow in flows for arrow in flow.told)
    differing = disagreements(texts, drawn.lanes, shown, at)
    doubts = (*_picture_doubt(drawn, at), *_step_doubts(drawn, steps, at), *differing, *_arrow_doubts(drawn, at))
    evidence = {**_evidence(drawn, at), **_traced(drawn, tuple(dict.fromkeys(edges)), at), **worded(acting, at)}
    return Read(Procedure(title, drawn.lanes, steps, tuple(dict.fromkeys(edges))), doubts, (), evidence)


def _drawn(flows: tuple[PartFlow, ...]) -> _Drawn:
    """All parts as one: lanes by name, rows joined over page ends."""
    lanes = tuple(dict.fromkeys(name for flow in flows for name in _names(flow)))
    rows, owners = step_rows(flow.part for flow in flows)
    flow = stitch(flows, owners, tuple(tuple(map(lanes.index, _names(f))) for f in flows))
    return _Drawn(tuple(name.split("\x1f")[0] for name in lanes), rows, flow)


def _names(flow: PartFlow) -> tuple[str, ...]:
    """Lane names of a part, repeated ones told apart."""
    names = flow.part.head.names
    return tuple(name if name not in names[:i] else f"{name}\x1f{i}" for i, name in enumerate(names))


def _acting(drawn: _Drawn, row: int) -> Acting:
    """Who acts: the lanes with a symbol."""
    symbols = [s for s in drawn.flow.symbols if s.row == row]
    own = [s for s in symbols if s.node.kind != "connector"] or [s for s in symbols if not s.paired]
    found = dict.fromkeys(Performer(s.lane, s.node.kind, "drawn", _confidence(s)) for s in sorted(own, key=_place))
    return Acting(tuple(found))


def _place(symbol: Symbol) -> tuple[int, int, float]:
    """Symbols from left to right, top down within a lane."""
    return symbol.lane, symbol.node.page, symbol.node.box[1]


def _straddles(symbol: Symbol) -> bool:
    return symbol.node.kind != "connector" and symbol.node.fit < _FIT


def _confidence(symbol: Symbol) -> float:
    if symbol.node.fit < _FIT:
        return _STRADDLING
    return TRACED if symbol.node.traced else _SURE


def _step(row: StepRow, who: Acting) -> Step:
    return Step(
        number=row.number,
        activity=row.text("activity"),
        time=read_time(row.text("time")),
        performers=who.performers,
        alternatives=who.alternatives,
        requirements=row.text("requirements") or None,
        output=row.text("output") or None,
        remarks=row.text("remarks") or None,
    )


def _is_flow(drawn: _Drawn, arrow: Arrow) -> bool:
    """Whether an arrow leads from step to step; a line without a head within a row only ties two performers."""
    source, target = drawn.flow.symbols[arrow.source], drawn.flow.symbols[arrow.target]
    if source.row is None or target.row is None:
        return False
    return arrow.headed or source.row != target.row or not any(a.headed for a in drawn.flow.arrows)


def _edge(drawn: _Drawn, arrow: Arrow) -> Edge:
    status = "drawn" if arrow.headed else _HEADLESS
    return Edge(_port(drawn, arrow.source), _port(drawn, arrow.target), arrow.label, status)


def _port(drawn: _Drawn, index: int) -> Port:
    symbol = drawn.flow.symbols[index]
    assert symbol.row is not None, "arrows outside the table are no edges"
    return Port(drawn.rows[symbol.row].number, symbol.lane)


def _told(arrow: ToldArrow, steps: tuple[Step, ...]) -> Edge:
    """An arrow that only a note tells."""
    lanes = {step.number: step.performers[0].lane for step in reversed(steps) if step.performers}
    source, target = (Port(number, lanes.get(number)) for number in (arrow.source, arrow.target))
    return Edge(source, target, arrow.label, _STATED)


def _order(drawn: _Drawn, arrow: Arrow) -> tuple[int, ...]:
    ends = drawn.flow.symbols[arrow.source], drawn.flow.symbols[arrow.target]
    return tuple(number for end in ends for number in (end.row or 0, end.lane))


def _picture_doubt(drawn: _Drawn, at: str) -> Iterator[Doubt]:
    if any(symbol.node.traced for symbol in drawn.flow.symbols) or any(arrow.traced for arrow in drawn.flow.arrows):
        yield Doubt(at, "flowchart_traced", "Diagram alir seluruhnya atau sebagian berupa gambar; simbol dan panah dijiplak dari gambar itu dan perlu diperiksa.")  # fmt: skip


def _step_doubts(drawn: _Drawn, steps: tuple[Step, ...], at: str) -> Iterator[Doubt]:
    for i, (row, step) in enumerate(zip(drawn.rows, steps, strict=True)):
        here = f"{at}/steps/{i}"
        if not row.numbered:
            yield Doubt(here, "number_missing", f"Baris tanpa nomor; disebut langkah {step.number}.")
        if not step.performers:
            yield Doubt(here, "performer_unknown", f"Langkah {step.number}: tidak ada simbol pada kolom pelaksana dan pelaksana tidak disebut dalam teks.")  # fmt: skip
        elif step.performers[0].status != "drawn":
            yield Doubt(here, "symbol_missing", f"Langkah {step.number}: tidak ada simbol pada kolom pelaksana; pelaksana dibaca dari teks.")  # fmt: skip
        elif any(_straddles(symbol) for symbol in drawn.flow.symbols if symbol.row == i):
            yield Doubt(here, "symbol_between_rows", f"Langkah {step.number}: simbol melintasi batas baris.")


def _arrow_doubts(drawn: _Drawn, at: str) -> Iterator[Doubt]:
    for port in sorted({_port(drawn, i) for i in drawn.flow.loose if drawn.flow.symbols[i].row is not None}, key=str):
        yield Doubt(f"{at}/edges", "arrow_loose", f"Panah pada langkah {port.step} tidak bertemu simbol lain.")
    inside = [a for a in drawn.flow.arrows if all(drawn.flow.symbols[i].row is not None for i in (a.source, a.target))]
    for arrow in sorted((a for a in inside if not a.headed), key=lambda a: _order(drawn, a)):
        ends = _port(drawn, arrow.source).step, _port(drawn, arrow.target).step
        yield Doubt(f"{at}/edges", "arrow_without_head", f"Garis antara langkah {ends[0]} dan {ends[1]} tidak berkepala panah.")  # fmt: skip


def _evidence(drawn: _Drawn, at: str) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for i, row in enumerate(drawn.rows):
        first = row.pieces[0]
        for role, field in first.fields:
            if role in _FIELDS:
                found[f"{at}/steps/{i}/{role}"] = Place(first.page, _rounded(field.box), how="cell")
        shapes = [s for s in drawn.flow.symbols if s.row == i]
        for k, symbol in enumerate(sorted((s for s in shapes if s.node.kind != "connector"), key=_place)):
            found[f"{at}/steps/{i}/performers/{k}"] = Place(symbol.node.page, _rounded(symbol.node.box), how="shape", confidence=_confidence(symbol))  # fmt: skip
    return found


def _traced(drawn: _Drawn, edges: tuple[Edge, ...], at: str) -> dict[str, Place]:
    """Where the edges run that were seen in a picture."""
    ways = {_edge(drawn, arrow): arrow.traced for arrow in drawn.flow.arrows if arrow.traced and _is_flow(drawn, arrow)}
    return {f"{at}/edges/{i}": ways[edge] for i, edge in enumerate(edges) if edge in ways}


def _rounded(box: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(value, 1) for value in box)
