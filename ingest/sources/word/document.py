"""A Word file → its pages: one for each table, with the paragraphs above it and the drawings on it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.layout.geometry.page import Page, Stroke, Word
from ingest.sources.office.figures import Figure, Line, Symbol, glued
from ingest.sources.office.package import Package
from ingest.sources.office.sheets import page
from ingest.sources.office.xml import attr, first, number, within
from ingest.sources.word.body import Body, Part
from ingest.sources.word.content import Paragraph, Table
from ingest.sources.word.marks import flow_start
from ingest.sources.word.measure import measured, paragraph_height, section_room
from ingest.sources.word.numbering import Numbering
from ingest.sources.word.strip import SHARES, Band, Setting, Strip
from ingest.sources.word.styles import Styles

_WORD_2013 = 15
_ALIGNED = 9.0
_TOLERABLE = 8.0
_APART = 1.0


@dataclass(frozen=True, slots=True)
class WordPages:
    """The pages; `estimated` when symbols or lines stand where only the word processor could say."""

    pages: tuple[Page, ...]
    estimated: bool


def read_word(package: Package) -> WordPages:
    """The pages of the Word file in `package`."""
    main = package.related("", "officeDocument") or "word/document.xml"
    body = Body(Styles(package.xml(package.related(main, "styles"))), Numbering(package.xml(package.related(main, "numbering"))))  # fmt: skip
    root = package.required(main)
    flow = _Flow(_compatibility(package, main) >= _WORD_2013)
    found = first(root, "body")
    for part in body.parts(found) if found is not None else ():
        flow.take(part)
    return flow.pages()


def _compatibility(package: Package, main: str) -> float:
    """The version of Word whose layout the file asks for."""
    settings = package.xml(package.related(main, "settings"))
    found = within(settings, "compatSetting") if settings is not None else iter(())
    return next((number(attr(s, "val"), most=99) for s in found if attr(s, "name") == "compatibilityMode"), 0.0)


@dataclass(slots=True)
class _Sheet:
    """A table, or several that go on in each other: where it lies on the strip, its sides, whether it has a flow."""

    top: float
    bottom: float
    sides: tuple[float, float]
    flow: bool


@dataclass(slots=True)
class _Flow:
    """Puts the blocks one below the other."""

    cells_keep: bool
    strip: Strip = field(default_factory=Strip)
    sheets: list[_Sheet] = field(default_factory=list)
    y: float = 0.0
    page_top: float = 0.0
    blank: bool = False

    def take(self, part: Part) -> None:
        """Puts down a section."""
        if not part.section.continuous or not self.y:
            self._new_page(part)
        for block in part.blocks:
            if isinstance(block, Table):
                self._table(block, part)
            else:
                self._paragraph(block, part)

    def pages(self) -> WordPages:
        """What has been put down, cut between the tables."""
        placed = glued(figure for floating in self.strip.floating for figure in floating.figures)
        homes = [floating.home for floating in self.strip.floating for _ in floating.figures]
        estimated = any(_is_vague(figure, home, self.strip.bands) for figure, home in zip(placed, homes, strict=True))
        ends = [sheet.bottom + _APART for sheet in self.sheets[:-1]]
        return WordPages(tuple(_cut(self.strip, placed, ends)), estimated)

    def _new_page(self, part: Part) -> None:
        self.page_top = self.y
        self.y += part.section.margins[1]

    def _paragraph(self, paragraph: Paragraph, part: Part) -> None:
        if paragraph.look.new_page:
            self._new_page(part)
        height = paragraph_height(paragraph, section_room(part.section))
        box = (part.section.room[0], self.y, part.section.room[1], self.y + height)
        self.strip.paragraph(paragraph, box, Setting(part.section, self.page_top, self.cells_keep))
        self.strip.bands.append(Band(self.y, self.y + height, 0.0))
        self.blank = self.blank and not paragraph.text and not paragraph.drawings
        self.y += height
        if paragraph.page_breaks:
            self._new_page(part)

    def _table(self, table: Table, part: Part) -> None:
        sizes = measured(table, section_room(part.section))
        left = _left(table, sizes.width, part.section.room)
        flow, sides = flow_start(table) is not None, (left, left + sizes.width)
        goes_on = not flow and self._goes_on(sides)
        if goes_on:
            self.y = self.sheets[-1].bottom
        elif self.sheets:
            self.y = max(self.y, self.sheets[-1].bottom + 2 * _APART)
        setting = Setting(part.section, self._page_of(sizes.height, part), self.cells_keep, in_flow=goes_on)
        self.strip.table(table, sizes, (left, self.y), setting)
        top, self.y = self.y, self.y + sizes.height
        if goes_on:
            self.sheets[-1].bottom = self.y
        else:
            self.sheets.append(_Sheet(top, self.y, sides, flow))
        self.blank = True

    def _goes_on(self, sides: tuple[float, float]) -> bool:
        """Whether a table only continues the flow table before it."""
        if not self.sheets or not self.blank or not self.sheets[-1].flow:
            return False
        return all(abs(a - b) < _ALIGNED for a, b in zip(sides, self.sheets[-1].sides, strict=True))

    def _page_of(self, height: float, part: Part) -> float:
        """The top of the page that a table of this height begins on."""
        bottom = self.page_top + part.section.height - part.section.margins[3]
        if self.y + height > bottom and self.y > self.page_top + part.section.height / 2:
            self.page_top = self.y - part.section.margins[1]
        return self.page_top


def _left(table: Table, width: float, room: tuple[float, float]) -> float:
    spare = room[1] - room[0] - width
    return room[0] + (spare * SHARES[table.align] if table.align in SHARES else table.indent)


def _is_vague(figure: Figure, home: tuple[float, float], bands: Iterable[Band]) -> bool:
    """Whether the heights between a figure and what it hangs on may be wrong by more than does no harm."""
    if not isinstance(figure, Symbol | Line) or (isinstance(figure, Line) and figure.exact):
        return False
    middle = (figure.box[1] + figure.box[3]) / 2
    if home[0] <= middle <= home[1]:
        return False
    below = (band.vague for band in bands if home[0] <= band.top and band.bottom <= middle)
    above = (band.vague for band in bands if middle <= band.top and band.bottom <= home[0] + 1)
    return sum(below if middle > home[1] else above) > _TOLERABLE


def _cut(strip: Strip, figures: tuple[Figure, ...], ends: list[float]) -> Iterator[Page]:
    """The strip cut after each of `ends`."""
    words: defaultdict[int, list[Word]] = defaultdict(list)
    rules: defaultdict[int, list[Stroke]] = defaultdict(list)
    shown: defaultdict[int, list[Figure]] = defaultdict(list)
    for word in strip.words:
        words[bisect_right(ends, word.centre[1])].append(word)
    for rule in strip.rules:
        rules[bisect_right(ends, (rule.box[1] + rule.box[3]) / 2)].append(rule)
    for figure in figures:
        shown[bisect_right(ends, (figure.box[1] + figure.box[3]) / 2)].append(figure)
    for sheet in range(len(ends) + 1):
        yield page(sheet + 1, words[sheet], rules[sheet], shown[sheet])
