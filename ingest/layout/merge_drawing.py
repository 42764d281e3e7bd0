"""One document read twice: texts and cells from its own file, performers and arrows from its rendered pages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.layout.markup import fold
from model.sop import Doubt, Edge, Performer, Port, Procedure, SopDocument, Step

_OF_DRAWINGS = frozenset({"performer_unknown", "symbol_missing", "symbol_between_rows", "arrow_loose", "arrow_without_head"})  # fmt: skip
_ESTIMATED = "Letak bentuk dihitung dari perkiraan tinggi baris; periksa pelaksana dan panah."


def is_clear(document: SopDocument) -> bool:
    """Whether every step has its symbol and every arrow its ends: drawings in the wrong rows would not."""
    return not any(doubt.code in _OF_DRAWINGS for doubt in document.doubts)


def with_drawing(document: SopDocument, rendered: SopDocument | None) -> SopDocument:
    """`document` with the flow of `rendered` where that is clearer; a procedure that stays unclear is doubted."""
    others = rendered.procedures if rendered else ()
    found: list[Procedure | None] = [None] * len(document.procedures)
    if rendered and len(others) == len(found):
        for i, (own, other) in enumerate(zip(document.procedures, others, strict=True)):
            if _trouble(rendered, i) < _trouble(document, i):
                found[i] = _merged(own, other)
    return _replaced(document, rendered, found)


def _replaced(document: SopDocument, rendered: SopDocument | None, found: list[Procedure | None]) -> SopDocument:
    """`document` with the procedures that were found."""
    kept = [d for d in document.doubts if not (d.code in _OF_DRAWINGS and _is_replaced(d.at, found))]
    others = rendered.doubts if rendered else ()
    new = [d for d in others if d.code in _OF_DRAWINGS and _is_replaced(d.at, found)]
    unclear = [i for i, procedure in enumerate(found) if procedure is None and _trouble(document, i)]
    return replace(
        document,
        procedures=tuple(p or own for p, own in zip(found, document.procedures, strict=True)),
        evidence={at: place for at, place in document.evidence.items() if not _is_replaced(at, found)},
        doubts=(*kept, *new, *(Doubt(f"/procedures/{i}", "layout_estimated", _ESTIMATED) for i in unclear)),
    )


def _trouble(document: SopDocument, procedure: int) -> int:
    """How many doubts a procedure's drawing leaves."""
    at = f"/procedures/{procedure}/"
    return sum(doubt.code in _OF_DRAWINGS and doubt.at.startswith(at) for doubt in document.doubts)


def _merged(own: Procedure, other: Procedure) -> Procedure | None:
    """The procedure with the performers and arrows of `other`; None where that shows less."""
    steps = dict(_pairs(own, other))
    known = _Known({theirs.number: own.steps[i].number for i, theirs in steps.items()}, _lanes(own, other))
    found = {i: known.performers(theirs) for i, theirs in steps.items()}
    fewer = _drawn(found.values()) < _drawn(step.performers for step in own.steps)
    if len(steps) < len(own.steps) or fewer:
        return None
    edges = tuple(edge for theirs in other.edges if (edge := known.edge(theirs)))
    performed = (replace(step, performers=found[i], alternatives=()) for i, step in enumerate(own.steps))
    return replace(own, steps=tuple(performed), edges=edges)


@dataclass(frozen=True, slots=True)
class _Known:
    """Steps and lanes of the rendering in the terms of the document."""

    steps: dict[str, str]
    lanes: dict[int, int]

    def performers(self, step: Step) -> tuple[Performer, ...]:
        """Who acts, in lanes that the document has."""
        return tuple(replace(who, lane=self.lanes[who.lane]) for who in step.performers if who.lane in self.lanes)

    def edge(self, edge: Edge) -> Edge | None:
        """The arrow, where both of its ends are known."""
        source, target = (self._port(port) for port in (edge.source, edge.target))
        return replace(edge, source=source, target=target) if source and target else None

    def _port(self, port: Port) -> Port | None:
        step = self.steps.get(port.step)
        return Port(step, None if port.lane is None else self.lanes.get(port.lane)) if step else None


def _lanes(own: Procedure, other: Procedure) -> dict[int, int]:
    """Each lane of `other` with the document's lane of that name, however its words were broken."""
    names = [_letters(name) for name in own.lanes]
    return {i: names.index(_letters(name)) for i, name in enumerate(other.lanes) if _letters(name) in names}


def _pairs(own: Procedure, other: Procedure) -> Iterator[tuple[int, Step]]:
    """Each step's index with the same step of `other`: same number, else same activity."""
    left = list(other.steps)
    for i, step in enumerate(own.steps):
        same = [s for s in left if s.number == step.number] or [
            s for s in left if _letters(s.activity) == _letters(step.activity)
        ]
        if same:
            best = next((s for s in same if _letters(s.activity) == _letters(step.activity)), same[0])
            left.remove(best)
            yield i, best


def _drawn(performers: Iterable[tuple[Performer, ...]]) -> int:
    """In how many steps a symbol shows who acts."""
    return sum(any(who.status == "drawn" for who in each) for each in performers)


def _letters(text: str) -> str:
    return fold(text).lower().replace(" ", "").replace("-", "")


def _is_replaced(at: str, found: list[Procedure | None]) -> bool:
    """Whether a JSON pointer leads to a performer or arrow of a procedure that was merged, or to a whole step."""
    parts = at.split("/")
    if len(parts) < 4 or parts[1] != "procedures" or found[int(parts[2])] is None:  # noqa: PLR2004 (/procedures/0/steps)
        return False
    return parts[3] == "edges" or "performers" in parts or len(parts) == 5  # noqa: PLR2004 (/procedures/0/steps/1)
