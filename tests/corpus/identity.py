"""The identity block laid out: agency, numbers, dates, signatory and the six sections in bordered cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.language.dates import MONTH_NAMES
from model.sop import SECTIONS, SopDocument
from tests.corpus.geometry import Rect
from tests.corpus.lettering import LEADING, text_width, wrap
from tests.corpus.style import Style

PAD = 3.0
_LOGO, _SIGN_GAP = 34.0, 30.0
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ELECTRONIC = "Ditandatangani secara elektronik oleh"
_LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell: its words, how far right they begin, and how they look."""

    text: str
    indent: float = 0.0
    mark: str = ""
    bold: bool = False
    centered: bool = False
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """A bordered cell from x0 to x1 of the block's width, with its lines; `logo` keeps room above them."""

    x0: float
    x1: float
    lines: tuple[Line, ...]
    logo: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks side by side; the first may be as high as several bands (`rows`)."""

    rows: tuple[tuple[Block, ...], ...]
    beside: Block | None = None


def bands(document: SopDocument, style: Style) -> tuple[Band, ...]:
    """The identity block from top to bottom."""
    return _stacked(document, style) if style.identity.layout == "stacked" else _beside(document, style)


def write_date(day: date | None, form: str) -> str:
    """`day` as this producer writes it; blank for none."""
    if day is None:
        return ""
    words = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    forms = {"dashes": f"{day:%d-%m-%Y}", "slashes": f"{day:%d/%m/%Y}", "weekday": f"{_DAYS[day.weekday()]}, {words}"}
    return forms.get(form, words)


def height_of(lines: Iterable[Line], style: Style) -> float:
    return sum(style.text.size * LEADING + line.gap for line in lines) + 2 * PAD


def block_height(block: Block, style: Style) -> float:
    return height_of(block.lines, style) + (_LOGO if block.logo else 0.0)


def _beside(document: SopDocument, style: Style) -> tuple[Band, ...]:
    """The agency left, numbers and dates right; then the sections in pairs."""
    middle, label = 0.5, 0.66
    office = Block(0.0, middle, _centered(document.institution, style, middle), logo=True)
    rows = [_field(name, lines, style, (middle, label)) for name, lines in _fields(document, style)]
    found = [Band(tuple(rows), office)]
    for left, right in zip(SECTIONS[::2], SECTIONS[1::2], strict=True):
        found += _section_pair(document, style, ((left, 0.0, middle), (right, middle, 1.0)))
    return tuple(found)


def _stacked(document: SopDocument, style: Style) -> tuple[Band, ...]:
    """The agency on top, then one field below the other."""
    office = Block(0.0, 1.0, _centered(document.institution, style, 1.0), logo=True)
    found = [Band(((office,),))]
    found += [Band((_field(name, lines, style, (0.0, 0.24)),)) for name, lines in _fields(document, style)]
    for name in SECTIONS:
        items = _items(section_texts(document, name), style, 0.76)
        found.append(Band((_field(name, items, style, (0.0, 0.24)),)))
    return tuple(found)


def _section_pair(document: SopDocument, style: Style, places: Sequence[tuple[str, float, float]]) -> list[Band]:
    labels, bodies = [], []
    for name, x0, x1 in places:
        colon = " :" if style.identity.labels == "colon" else ""
        labels.append(Block(x0, x1, (Line(style.headings[name] + colon, bold=True),)))
        bodies.append(Block(x0, x1, _items(section_texts(document, name), style, x1 - x0)))
    if style.identity.labels == "row":
        return [Band((tuple(labels),)), Band((tuple(bodies),))]
    joined = (Block(a.x0, a.x1, a.lines + b.lines) for a, b in zip(labels, bodies, strict=True))
    return [Band((tuple(joined),))]


def _field(name: str, lines: tuple[Line, ...], style: Style, place: tuple[float, float]) -> tuple[Block, ...]:
    """A label cell and a value cell, or both in one cell where the producer writes "label : value"."""
    x0, x1 = place
    heading = style.headings[name]
    if style.identity.labels == "colon" and len(lines) == 1 and lines[0].text:
        return (Block(x0, 1.0, (Line(f"{heading} : {lines[0].text}"),)),)
    label = tuple(
        Line(text) for text in wrap(heading, style.text.font_name, style.text.size, (x1 - x0) * _width(style) - 8)
    )
    if style.identity.labels == "cell" and lines and not lines[0].centered and not lines[0].mark:
        lines = (Line(f": {lines[0].text}".rstrip()), *lines[1:])
    return (Block(x0, x1, label), Block(x1, 1.0, lines))


def _fields(document: SopDocument, style: Style) -> list[tuple[str, tuple[Line, ...]]]:
    """The one-line fields and the signatory, in the order of the form."""
    room = (0.34 if style.identity.layout == "beside" else 0.76) * _width(style) - 14
    title = wrap(document.title or "", style.text.bold_name, style.text.size, room)
    singles = [("nomor", document.number or ""), *dates(document, style).items()]
    fields = [(name, (Line(text),)) for name, text in singles]
    return [
        *fields,
        ("approval", _signatory(document, style)),
        ("title", tuple(Line(text, bold=True) for text in title)),
    ]


def dates(document: SopDocument, style: Style) -> dict[str, str]:
    """The three dates as this producer writes them."""
    days = {"created": document.created, "revised": document.revised, "effective": document.effective}
    return {name: write_date(day, style.text.dates) for name, day in days.items()}


def spaced_nip(nip: str) -> str:
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def _signatory(document: SopDocument, style: Style) -> tuple[Line, ...]:
    approval = document.approval
    lines = [Line(approval.position or "", centered=True)]
    lines += [Line(_ELECTRONIC, centered=True, gap=4.0)] if approval.electronic else []
    lines.append(Line(approval.name or "", centered=True, bold=True, gap=4.0 if approval.electronic else _SIGN_GAP))
    nip = spaced_nip(approval.nip) if approval.nip and style.text.middle else approval.nip
    return (*lines, *((Line(f"NIP. {nip}", centered=True),) if nip else ()))


def _centered(texts: Sequence[str], style: Style, share: float) -> tuple[Line, ...]:
    room = share * _width(style) - 2 * PAD
    font, size = style.text.bold_name, style.text.size
    return tuple(Line(line, bold=True, centered=True) for text in texts for line in wrap(text, font, size, room))


def section_texts(document: SopDocument, name: str) -> tuple[str, ...]:
    values = getattr(document, name)
    return tuple(basis.text for basis in values) if name == "legal_basis" else tuple(values)


def _items(texts: Sequence[str], style: Style, share: float) -> tuple[Line, ...]:
    """List items with marks and hanging lines; an empty section keeps one blank line."""
    lines: list[Line] = []
    for number, text in enumerate(texts):
        mark = item_mark(number, style.identity.marks) if len(texts) > 1 else ""
        indent = text_width(f"{mark} ", style.text.font_name, style.text.size) + 2 if mark else 0.0
        room = share * _width(style) - 2 * PAD - indent - 2
        ended = text + (style.identity.ending if number < len(texts) - 1 or style.identity.ending == "." else "")
        parts = wrap(ended if text != "-" else text, style.text.font_name, style.text.size, room)
        lines += [Line(part, indent, mark if n == 0 else "") for n, part in enumerate(parts)]
    return tuple(lines) or (Line(""),)


def item_mark(number: int, form: str) -> str:
    return {"1.": f"{number + 1}.", "1)": f"{number + 1})", "a.": f"{_LETTERS[number]}."}.get(form, form)


def _width(style: Style) -> float:
    return style.paper.room[0] - 2 * style.paper.margin


def whole(style: Style, block: Block, top: float, bottom: float) -> Rect:
    """Where `block` stands."""
    left, width = style.paper.margin, _width(style)
    return Rect(left + block.x0 * width, top, left + block.x1 * width, bottom)
