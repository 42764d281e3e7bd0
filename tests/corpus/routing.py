"""A way for every link of a page that runs through no symbol and along no other arrow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.corpus.columns import Columns
from tests.corpus.geometry import BOTTOM, GATE, LEFT, OFFPAGE, RIGHT, TOP, Arrow, Point, Rect, Symbol, port, span
from tests.corpus.lattice import NEAR, Lattice, lattice
from tests.corpus.links import Link
from tests.corpus.outlets import CLEAR, Outlet, flat, outlets
from tests.corpus.rows import Strip
from tests.corpus.search import State, find
from tests.corpus.style import ArrowStyle

_SAME = 1e-3
_HEADINGS = {TOP: 0, LEFT: 1, BOTTOM: 2, RIGHT: 3}
_JOINT_PRICE, _FROM_END, _SHIFT, _BESIDE = 8.0, 6.0, 3.2, 4.0
_TRACKS = (3.4, 7.4, 11.4)


@dataclass(slots=True)
class Sheet:
    """A page with its symbols and the arrows drawn so far."""

    symbols: Sequence[Symbol]
    net: Lattice
    style: ArrowStyle
    arrows: list[Arrow] = field(default_factory=list)

    def add(self, arrow: Arrow) -> None:
        self.arrows.append(arrow)
        self.net.occupy(arrow)


def route(links: Sequence[Link], sheet: Sheet) -> tuple[tuple[Arrow, ...], tuple[int, ...]]:
    """The arrows of a page, and the numbers of the edges for which there was no way."""
    lost = []
    for link in sorted(links, key=_turn):
        arrow = _straight(link, sheet) or _search(link, sheet, trunks=sheet.style.trunks)
        arrow = arrow or _search(link, sheet, trunks=True)
        if arrow is None:
            lost.append(link.edge)
        else:
            sheet.add(arrow)
    return tuple(sheet.arrows), tuple(lost)


def page_sheet(symbols: Sequence[Symbol], strips: Sequence[Strip], grid: Columns, style: ArrowStyle) -> Sheet:
    """An empty page: tracks beside the rules, through the symbols' middles and a little outside them."""
    lanes = [grid.lane(n) for n in range(grid.lanes)]
    points = [point for s in symbols for o in outlets(s, style) for point in (o.point, o.outside)]
    xs = [x for a, b in lanes for off in _TRACKS if off < (b - a) / 2 for x in (a + off, b - off)]
    ys = [y for s in strips for off in _TRACKS if off < (s.bottom - s.top) / 2 for y in (s.top + off, s.bottom - off)]
    xs += [x for x, _ in points if lanes[0][0] + 3 < x < lanes[-1][1] - 3]
    beside = [symbol.rect.grown(_BESIDE) for symbol in symbols if symbol.kind == OFFPAGE]
    top, foot = min([strips[0].top, *(r.y0 for r in beside)]), max([strips[-1].bottom, *(r.y1 for r in beside)])
    net = lattice(xs, (y for y in (*ys, *(y for _, y in points)) if top < y < foot))
    net.shun((lane[0] for lane in lanes), (strips[0].top, *(s.bottom for s in strips)))
    for symbol in symbols:
        if symbol.kind != GATE:
            net.close(symbol.rect.grown(CLEAR))
    return Sheet(symbols, net, style)


def _turn(link: Link) -> tuple[bool, bool, int]:
    """Off-page pieces first, then arrows down, then loops; short before long."""
    offpage = {link.source.kind, link.target.kind} & {OFFPAGE, GATE}
    rows = link.target.step - link.source.step
    return not offpage, rows < 0, abs(rows)


def _arrow(link: Link, points: Iterable[Point], *, lands: bool = True) -> Arrow:
    return Arrow(
        points=tuple(points),
        page=link.source.page,
        source=link.source,
        target=link.target,
        label=link.label,
        head=link.head and lands,
        tail=link.tail,
        lands=lands,
        edge=link.edge,
    )


def _straight(link: Link, sheet: Sheet) -> Arrow | None:
    """The line between facing sides, where these are opposite and nothing is in its way."""
    a, b = link.source.rect, link.target.rect
    ways: list[tuple[Point, Point]] = []
    if b.y0 > a.y1:
        ways = _down(link.source, link.target)
    elif link.source.step == link.target.step and abs(a.center[1] - b.center[1]) <= _SHIFT:
        sides = (RIGHT, LEFT) if a.x0 < b.x0 else (LEFT, RIGHT)
        ways = [(port(a, sides[0]), port(b, sides[1]))]
    return next((arrow for arrow in (_arrow(link, way) for way in ways) if _is_free(arrow, sheet)), None)


def _down(source: Symbol, target: Symbol) -> list[tuple[Point, Point]]:
    """Lines from middle to middle, or upright from the middle of one to the flat part of the other."""
    a, b = source.rect, target.rect
    ax, bx = a.center[0], b.center[0]
    ways = [(port(a, BOTTOM), port(b, TOP))] if abs(ax - bx) <= _SHIFT else []
    ways += [((ax, a.y1), (ax, b.y0))] if abs(ax - bx) < flat(target) else []
    return ways + ([((bx, a.y1), (bx, b.y0))] if abs(ax - bx) < flat(source) else [])


def _is_free(arrow: Arrow, sheet: Sheet) -> bool:
    others = (s for s in sheet.symbols if s is not arrow.source and s is not arrow.target)
    zone = arrow.legs[0].grown(NEAR)
    return not any(zone.meets(s.rect) for s in others) and not any(
        zone.meets(leg.grown(0.01)) for a in sheet.arrows for leg in a.legs
    )


def _search(link: Link, sheet: Sheet, *, trunks: bool) -> Arrow | None:
    starts = {(*sheet.net.knot(o.outside), _HEADINGS[o.side]): o for o in _usable(link.source, sheet, leave=True)}
    goals = {
        (*sheet.net.knot(o.outside), (_HEADINGS[o.side] + 2) % 4): o for o in _usable(link.target, sheet, leave=False)
    }
    prices = {state: o.price for state, o in goals.items()}
    if trunks and link.head and sheet.style.head != "none":
        prices |= dict.fromkeys(_joints(link, sheet), _JOINT_PRICE)
    if not starts or not prices:
        return None
    way = find(sheet.net, {state: o.price for state, o in starts.items()}, prices)
    if way is None:
        return None
    points = [starts[way.start].point, *map(sheet.net.point, way.knots)]
    points += [goals[way.goal].point] if way.goal in goals else []
    return _arrow(link, _tidy(points), lands=way.goal in goals)


def _usable(symbol: Symbol, sheet: Sheet, *, leave: bool) -> list[Outlet]:
    """The outlets no other arrow uses or blocks."""
    zones = [s.rect.grown(1.0) for s in sheet.symbols if s is not symbol and s.kind != GATE]
    zones += [leg.grown(NEAR) for arrow in sheet.arrows for leg in arrow.legs]
    found = (o for o in outlets(symbol, sheet.style) if o.leaves == leave and sheet.net.has(o.outside))
    return [o for o in found if not any(span(o.point, o.outside).grown(0.01).meets(zone) for zone in zones)]


def _joints(link: Link, sheet: Sheet) -> Iterator[State]:
    """Knots on arrows that already lead to the same symbol, met at a right angle."""
    for arrow in sheet.arrows:
        if arrow.target is not link.target or not arrow.head or arrow.source is link.source:
            continue
        for leg in arrow.legs:
            upright = leg.height > leg.width
            headings = (1, 3) if upright else (0, 2)
            zone = (
                Rect(leg.x0, leg.y0 + _FROM_END, leg.x1, leg.y1 - _FROM_END)
                if upright
                else Rect(leg.x0 + _FROM_END, leg.y0, leg.x1 - _FROM_END, leg.y1)
            )
            yield from ((*knot, heading) for knot in sheet.net.knots(zone) for heading in headings)


def _tidy(points: Sequence[Point]) -> list[Point]:
    """`points` without doubles and without those in the middle of a straight line."""
    points = list(dict.fromkeys(points))
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        along = [abs(before[k] - here[k]) < _SAME and abs(here[k] - after[k]) < _SAME for k in (0, 1)]
        kept += [] if any(along) else [here]
    return [*kept, points[-1]]
