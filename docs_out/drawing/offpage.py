"""Arrows that leave their page: pairs of pentagons with the same letter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, product
from string import ascii_uppercase

from docs_out.drawing.links import Link, Seat
from docs_out.drawing.rows import ABOVE, BELOW
from docs_out.drawing.shapes import PENTAGON, Rect, Row, Shape

_SIZE = 13.0
_EDGE = 1.5
_ASIDE = 8.5  # a pentagon this far off the middle leaves room for an arrow in the middle
_FARTHEST = 0.42


@dataclass(frozen=True, slots=True)
class Joint:
    """An arrow between two shapes of one page."""

    source: Shape
    target: Shape
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What the pentagons are placed by: all arrows, rows and performers' shapes, and the last lane."""

    links: Sequence[Link]
    rows: Sequence[Row]
    shapes: Mapping[Seat, Shape]
    last: int = 0

    def crosses(self, link: Link) -> bool:
        return self.rows[link.source[0]].page != self.rows[link.target[0]].page

    def leaving(self, seat: Seat) -> list[Seat]:
        """The targets on other pages, each once."""
        found = (link.target for link in self.links if link.source == seat and self.crosses(link))
        return list(dict.fromkeys(found))

    def comes_from_above(self, seat: Seat) -> bool:
        here = (link for link in self.links if link.target == seat and not self.crosses(link))
        return any(link.source[0] < seat[0] for link in here)

    def goes_down(self, seat: Seat) -> bool:
        here = (link for link in self.links if link.source == seat and not self.crosses(link))
        return any(link.target[0] > seat[0] for link in here)


def split(page: Page) -> tuple[tuple[Shape, ...], tuple[Joint, ...]]:
    """The pentagons, and every arrow as one joint or as two that meet pentagons."""
    targets = list(dict.fromkeys(link.target for link in page.links if page.crosses(link)))
    letters = dict(zip(targets, _letters(), strict=False))
    ids = count(len(page.shapes) + 1)
    ins = {seat: _entry(page, seat, next(ids), letters[seat]) for seat in targets}
    outs: dict[tuple[Seat, Seat], Shape] = {}
    for seat in page.shapes:
        leaving = page.leaving(seat)
        for slot, target in zip(_slots(page, seat, len(leaving)), leaving, strict=True):
            outs[seat, target] = _exit(page, seat, slot, (next(ids), letters[target]))
    joints = [Joint(ins[seat], page.shapes[seat]) for seat in targets]
    joints += [_joint(page, link, outs) for link in page.links]
    return (*ins.values(), *outs.values()), tuple(joints)


def _joint(page: Page, link: Link, outs: Mapping[tuple[Seat, Seat], Shape]) -> Joint:
    target = outs[link.source, link.target] if page.crosses(link) else page.shapes[link.target]
    return Joint(page.shapes[link.source], target, link.label, link.dashed)


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))


def _slots(page: Page, seat: Seat, leaving: int) -> list[float]:
    """How far off the middle each leaving pentagon stands, in parts of its shape's width."""
    if leaving == 1:
        # Right of the last lane there is no room for the branch word.
        side = -1 if seat[1] == page.last > 0 else 1
        return [side * _aside(page.shapes[seat]) if page.goes_down(seat) else 0.0]
    reach = _aside(page.shapes[seat]) if leaving == 2 else _FARTHEST  # noqa: PLR2004 - a pair
    return [reach * (2 * i / (leaving - 1) - 1) for i in range(leaving)]


def _aside(shape: Shape) -> float:
    return min(_FARTHEST, max(0.28, _ASIDE / shape.rect.width))


def _entry(page: Page, seat: Seat, number: int, letter: str) -> Shape:
    shape, row = page.shapes[seat], page.rows[seat[0]]
    slot = -_aside(shape) if page.comes_from_above(seat) else 0.0
    top = shape.rect.top - ABOVE + _EDGE if row.above else row.top + _EDGE
    return _pentagon(shape, slot, top, (number, letter))


def _exit(page: Page, seat: Seat, slot: float, mark: tuple[int, str]) -> Shape:
    shape = page.shapes[seat]
    return _pentagon(shape, slot, shape.rect.bottom + BELOW - _SIZE - _EDGE, mark)


def _pentagon(shape: Shape, slot: float, top: float, mark: tuple[int, str]) -> Shape:
    width = min(_SIZE, max(4.0, shape.rect.width * _FARTHEST * 2 * 0.75))
    x = shape.rect.center[0] + slot * shape.rect.width - width / 2
    rect = Rect(x, top, width, _SIZE)
    return Shape(mark[0], PENTAGON, shape.row, shape.lane, shape.page, rect, letter=mark[1])
