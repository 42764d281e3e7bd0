"""Pages of one procedure → one flow: arrows over page ends and connector symbols become single edges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.layout.flowchart import Link, Node, PartFlow
from ingest.layout.geometry.page import box_of
from ingest.layout.geometry.polygon import middle
from model.sop import Place

TRACED = 0.8
_AT_EDGE = 45.0
_SEAM = 110.0


@dataclass(frozen=True, slots=True)
class Symbol:
    """A node with its step and lane counted over all pages of the procedure.

    `paired` tells that a connector only carries an arrow on.
    """

    node: Node
    row: int | None
    lane: int
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two symbols (indexes); `traced` is where it runs in a picture."""

    source: int
    target: int
    label: str | None
    headed: bool
    joined: bool = False
    traced: Place | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """The symbols of a procedure, the arrows between them, and symbols whose arrow leads nowhere."""

    symbols: tuple[Symbol, ...]
    arrows: tuple[Arrow, ...]
    loose: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """An arrow that leaves or enters a page: its symbol, the page, the place on it, the mark in the connector."""

    symbol: int
    page: int
    x: float
    y: float
    mark: str
    label: str | None
    via: int | None


def stitch(flows: Iterable[PartFlow], owners: Iterable[tuple[int, ...]], lanes: Iterable[tuple[int, ...]]) -> Flow:
    """The flow of a procedure; for each part, `owners` are the steps of its rows and `lanes` the places of its lanes."""
    symbols: list[Symbol] = []
    arrows: list[Arrow] = []
    exits: list[_Open] = []
    entries: list[_Open] = []
    for flow, owner, lane in zip(flows, owners, lanes, strict=True):
        base = len(symbols)
        symbols += [Symbol(n, None if n.row is None else owner[n.row], lane[n.lane]) for n in flow.nodes]
        arrows += [
            Arrow(base + k.source, base + k.target, k.label, k.headed, traced=_traced(k, flow.part.page))
            for k in flow.links
        ]
        exits += _loose_ends(flow, base, outgoing=True)
        entries += _loose_ends(flow, base, outgoing=False)
    return _collapsed(tuple(symbols), arrows, exits, entries)


def _traced(link: Link, page: int) -> Place | None:
    """Where a link runs, if that was seen in a picture only."""
    box = tuple(round(side, 1) for side in box_of(link.points))
    return Place(page, box, how="shape", confidence=TRACED) if link.traced else None


def _loose_ends(flow: PartFlow, base: int, *, outgoing: bool) -> Iterator[_Open]:
    """Arrows that end in the air where the page's part of the table ends or begins."""
    edge = flow.part.box[3] if outgoing else flow.part.box[1]
    for loose in flow.loose:
        if loose.outgoing == outgoing and abs(loose.free[1] - edge) < _AT_EDGE:
            yield _Open(base + loose.node, flow.part.page, *loose.free, "", None, None)


def _collapsed(symbols: tuple[Symbol, ...], arrows: list[Arrow], exits: list[_Open], entries: list[_Open]) -> Flow:
    """Arrows to connectors paired with arrows from connectors."""
    plain = [a for a in arrows if not _is_link(symbols, a.source) and not _is_link(symbols, a.target)]
    exits += [
        _open(symbols, a.source, a.target, a.label)
        for a in arrows
        if _is_link(symbols, a.target) and not _is_link(symbols, a.source)
    ]
    entries += [
        _open(symbols, a.target, a.source, a.label)
        for a in arrows
        if _is_link(symbols, a.source) and not _is_link(symbols, a.target)
    ]
    pairs = list(_pairs(exits, entries))
    joined = [
        Arrow(e.symbol, n.symbol, e.label or n.label, headed=True, joined=True)
        for e, n in pairs
        if e.symbol != n.symbol
    ]
    used = {id(one) for pair in pairs for one in pair}
    left = [o for o in (*exits, *entries) if id(o) not in used]
    single = [Arrow(o.symbol, o.via, o.label, headed=True) for o in exits if o in left and o.via is not None]
    single += [Arrow(o.via, o.symbol, o.label, headed=True) for o in entries if o in left and o.via is not None]
    carrying = {o.via for pair in pairs for o in pair}
    marked = tuple(replace(s, paired=i in carrying) for i, s in enumerate(symbols))
    return Flow(marked, (*plain, *joined, *_inner(symbols, single)), tuple(o.symbol for o in left))


def _inner(symbols: tuple[Symbol, ...], arrows: list[Arrow]) -> Iterator[Arrow]:
    """Arrows at connectors that stand in a row of their own and are no page link."""
    for arrow in arrows:
        if symbols[arrow.source].row is not None and symbols[arrow.target].row is not None:
            yield arrow


def _is_link(symbols: tuple[Symbol, ...], index: int) -> bool:
    return symbols[index].node.kind == "connector"


def _open(symbols: tuple[Symbol, ...], own: int, via: int, label: str | None) -> _Open:
    node = symbols[via].node
    return _Open(own, node.page, *middle(node.box), node.text.strip().upper(), label, via)


def _pairs(exits: list[_Open], entries: list[_Open]) -> Iterator[tuple[_Open, _Open]]:
    """Exits with the entry they lead to: the same mark, else the nearest place on the next page.

    A page of a word processor's table may hold several printed ones: there the next is just below.
    """
    left = list(entries)
    waiting = []
    for leaving in exits:
        same = [e for e in left if leaving.mark and e.mark == leaving.mark and e.via != leaving.via]
        if same:
            best = min(same, key=lambda e: (abs(e.page - leaving.page - 1), e.page))
            yield leaving, best
        else:
            waiting.append(leaving)
    used: list[_Open] = []
    options = sorted(
        ((e.page - o.page, abs(o.x - e.x), i, j) for i, o in enumerate(waiting) for j, e in enumerate(left) if _follows(o, e) and (not o.mark or not e.mark)),
    )  # fmt: skip
    for _, _, i, j in options:
        if waiting[i] not in used and left[j] not in used:
            used += [waiting[i], left[j]]
            yield waiting[i], left[j]


def _follows(leaving: _Open, entering: _Open) -> bool:
    """Whether an entry stands on a later page, or right below the exit where a page ended between them."""
    seam = leaving.via is not None and entering.via is not None and 0 < entering.y - leaving.y < _SEAM
    return entering.page > leaving.page or (entering.page == leaving.page and seam)
