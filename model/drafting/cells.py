"""What a row says: its texts, its Waktu, who acts and with which shape."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from model.drafting.pointers import forgotten
from model.drafting.table import lane_at, port, procedure_at, step_at, with_procedure
from model.errors import SopError
from model.sop import Performer, Port, Procedure, SopDocument, Step
from model.text import Text
from model.time import Time

TEXTS = ("activity", "requirements", "output", "remarks")
SYMBOLS = ("process", "decision", "terminator")
_NO_COLUMN = Text(
    id="kolom {name} tidak dapat ditulis. Yang dapat: {known}.",
    en="the column {name} cannot be written. Possible: {known}.",
)
_NO_SYMBOL = Text(id="simbol {name} tidak dikenal. Pakai {known}.", en="the symbol {name} is not known. Use {known}.")
_NOBODY = Text(
    id="langkah {step} belum punya pelaksana, jadi simbolnya tidak punya kolom. Pilih pelaksananya dahulu.",
    en="step {step} has no performer yet, so its symbol has no column. Choose the performer first.",
)


def set_text(document: SopDocument, at: int, row: int, name: str, text: str) -> SopDocument:
    """With another text in a cell; an empty one says nothing, apart from the activity."""
    if name not in TEXTS:
        raise SopError(_NO_COLUMN, name=name, known=", ".join(TEXTS))
    said = text.strip()
    value = said if name == "activity" else said or None
    return _with_step(document, (at, row), name, lambda step: replace(step, **{name: value}))  # type: ignore[arg-type]


def set_time(document: SopDocument, at: int, row: int, time: Time) -> SopDocument:
    """With another Waktu."""
    return _with_step(document, (at, row), "time", lambda step: replace(step, time=time))


def set_performers(document: SopDocument, at: int, row: int, lanes: Sequence[int]) -> SopDocument:
    """With other performers, who keep the shape of those before; arrows follow."""
    for lane in lanes:
        lane_at(procedure_at(document, at), lane)
    wanted = tuple(dict.fromkeys(lanes))

    def acting(step: Step) -> Step:
        known = {one.lane: one for one in step.performers}
        shape = step.performers[0].symbol if step.performers else SYMBOLS[0]
        performers = tuple(known.get(lane) or Performer(lane, shape, "stated") for lane in wanted)
        return replace(step, performers=performers, alternatives=())

    done = _with_step(document, (at, row), "performers", acting)
    done = forgotten(done, f"/procedures/{at}/steps/{row}/alternatives")
    return with_procedure(done, at, lambda one: _with_ends(one, row))


def set_symbol(document: SopDocument, at: int, row: int, symbol: str) -> SopDocument:
    """With another shape: a box, a diamond or a capsule."""
    if symbol not in SYMBOLS:
        raise SopError(_NO_SYMBOL, name=symbol, known=", ".join(SYMBOLS))
    step = step_at(procedure_at(document, at), row)
    if not step.performers:
        raise SopError(_NOBODY, step=step.number)
    performers = tuple(one if one.symbol == symbol else replace(one, symbol=symbol) for one in step.performers)
    return _with_step(document, (at, row), "performers", lambda one: replace(one, performers=performers))


def _with_step(document: SopDocument, place: tuple[int, int], name: str, change: Callable[[Step], Step]) -> SopDocument:
    at, row = place
    old = step_at(procedure_at(document, at), row)
    new = change(old)
    if new == old:
        return document

    def changed(procedure: Procedure) -> Procedure:
        return replace(procedure, steps=(*procedure.steps[:row], new, *procedure.steps[row + 1 :]))

    return forgotten(with_procedure(document, at, changed), f"/procedures/{at}/steps/{row}/{name}")


def _with_ends(procedure: Procedure, row: int) -> Procedure:
    """Arrows at a lane where the step has no shape any more are at its first."""
    step = procedure.steps[row]
    lanes = {one.lane for one in step.performers}

    def at_shape(end: Port) -> Port:
        return port(step) if end.step == step.number and end.lane is not None and end.lane not in lanes else end

    edges = tuple(replace(one, source=at_shape(one.source), target=at_shape(one.target)) for one in procedure.edges)
    return replace(procedure, edges=edges)
