"""Where arrows may leave and enter a symbol."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.corpus.geometry import (
    BOTTOM,
    GATE,
    LEFT,
    OFFPAGE,
    OUTWARD,
    PROCESS,
    RIGHT,
    TERMINATOR,
    TOP,
    Point,
    Symbol,
    port,
)
from tests.corpus.style import ArrowStyle

CLEAR = 3.0
_STUB, _LEAST_STUB = 3.4, 7.5
_LEAVE = {BOTTOM: 0.0, LEFT: 4.0, RIGHT: 4.0, TOP: 60.0}
_ENTER = {TOP: 0.0, LEFT: 5.0, RIGHT: 5.0, BOTTOM: 20.0}
_SIDES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    OFFPAGE: ((BOTTOM, LEFT, RIGHT), (TOP, LEFT, RIGHT)),
    GATE: ((BOTTOM,), (TOP,)),
}
_SLOT, _SLOT_PRICE, _LEAST_SLOT = 0.27, 12.0, 4.5


@dataclass(frozen=True, slots=True)
class Outlet:
    """A port of a symbol, the point a little outside it, and its price."""

    point: Point
    outside: Point
    side: str
    price: float
    leaves: bool


def outlets(symbol: Symbol, style: ArrowStyle) -> Iterator[Outlet]:
    """All ports of `symbol`, for arrows that leave and that enter."""
    out, back = _SIDES.get(symbol.kind, (tuple(_LEAVE), tuple(_ENTER)))
    entering = max(_LEAST_STUB, style.head_size + CLEAR)
    for side in out:
        yield from _ports(symbol, side, _STUB, _LEAVE[side])
    for side in back:
        yield from _ports(symbol, side, -entering, _ENTER[side])


def flat(symbol: Symbol) -> float:
    """How far off the middle a line may meet the upper or lower side."""
    width, height = symbol.rect.width, symbol.rect.height
    rounds = {PROCESS: 3.0, TERMINATOR: height / 2}
    return max(0.0, width / 2 - rounds[symbol.kind]) if symbol.kind in rounds else 0.0


def _ports(symbol: Symbol, side: str, stub: float, price: float) -> Iterator[Outlet]:
    dx, dy = OUTWARD[side]
    for slot in _slots(symbol, side):
        x, y = port(symbol.rect, side, slot)
        away = (x + dx * abs(stub), y + dy * abs(stub))
        yield Outlet((x, y), away, side, price + (_SLOT_PRICE if slot else 0.0), leaves=stub > 0)


def _slots(symbol: Symbol, side: str) -> tuple[float, ...]:
    """Distances off the middle; only flat sides have more than the middle."""
    long = symbol.rect.width if side in (TOP, BOTTOM) else symbol.rect.height
    room = flat(symbol) if side in (TOP, BOTTOM) else long / 2 - 3
    off = _SLOT * long
    has_slots = symbol.kind == PROCESS or (symbol.kind == TERMINATOR and side in (TOP, BOTTOM))
    return (0.0, off, -off) if has_slots and _LEAST_SLOT < off < room else (0.0,)
