"""Whether a DrawingML shape shows a line, a fill, an arrow head."""

from ingest.sources.office.xml import Element, attr, first, kids, local, number

_FILLS = frozenset({"solidFill", "gradFill", "pattFill", "blipFill"})
_WHITE_SCHEME = frozenset({"bg1", "lt1"})
_LIGHT = 250
_NO_HEAD = frozenset({None, "none", "oval", "diamond"})


def is_stroked(shape: Element) -> bool:
    """Whether the outline is visible: painted itself, else through the style."""
    line = first(shape, "spPr", "ln")
    painted = _painted(line)
    return _by_style(shape, "lnRef") if painted is None else painted


def is_filled(shape: Element) -> bool:
    """Whether the area is visible: white paper on white paper is not."""
    painted = _painted(first(shape, "spPr"))
    return _by_style(shape, "fillRef") if painted is None else painted


def is_drawn(line: Element) -> bool:
    """Whether a line is visible: any but one without paint."""
    return first(line, "spPr", "ln", "noFill") is None


def has_head(line: Element, end: str) -> bool:
    """Whether `headEnd` (the start) or `tailEnd` of a line points somewhere."""
    return attr(first(line, "spPr", "ln", end), "type") not in _NO_HEAD


def _painted(holder: Element | None) -> bool | None:
    """Whether a fill is visible; None where none is said."""
    if holder is None:
        return None
    for kid in kids(holder):
        if local(kid) == "noFill":
            return False
        if local(kid) in _FILLS:
            return not _is_white(kid)
    return None


def _is_white(fill: Element) -> bool:
    colour = next(kids(fill), None)
    if local(fill) != "solidFill" or colour is None or any(True for _ in kids(colour)):
        return False
    name = attr(colour, "val") or ""
    return name in _WHITE_SCHEME or (local(colour) == "srgbClr" and _lightness(name) >= _LIGHT) or name == "white"


def _lightness(colour: str) -> int:
    """The darkest channel of an RRGGBB colour."""
    try:
        return min(bytes.fromhex(colour[:6]), default=0)
    except ValueError:
        return 0


def _by_style(shape: Element, reference: str) -> bool:
    return number(attr(first(shape, "style", reference), "idx")) > 0
