"""PDF pages through pdfplumber: the reference that the fast source is tested against."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from io import BytesIO
from math import atan2, pi

import numpy as np
import pdfplumber
from numpy.typing import NDArray
from pdfplumber.page import Page as PlumberPage

from ingest.layout.geometry.page import Box, Char, Outline, Page, Picture, Point, Stroke
from ingest.layout.geometry.words import words_of
from ingest.sources.paths import SubPath, curve_points, drawn

_WHITE = 0.98
_RESOLUTION = 288


def pages(raw: bytes, on_page: Callable[[int], None]) -> Iterator[Page]:
    """The pages of a PDF one by one."""
    with pdfplumber.open(BytesIO(raw)) as document:
        for page in document.pages:
            on_page(page.page_number)
            yield _page(page)
            page.close()


def _page(page: PlumberPage) -> Page:
    outlines: list[Outline] = []
    strokes: list[Stroke] = []
    for thing in (*page.rects, *page.lines, *page.curves):
        found = drawn(_subpaths(thing["path"]), _fills(thing), _strokes(thing))
        outlines += found[0]
        strokes += found[1]
    pictures = tuple(Picture(box, partial(_shown, page, box)) for box in map(_box, page.images))
    words = words_of(_chars(page.chars))
    return Page(
        page.page_number, float(page.width), float(page.height), words, tuple(outlines), tuple(strokes), pictures
    )


def _shown(page: PlumberPage, box: Box) -> NDArray[np.uint8]:
    """What the page shows within `box`, texts included."""
    x0, top, x1, bottom = page.bbox
    within = page.crop((max(box[0], x0), max(box[1], top), min(box[2], x1), min(box[3], bottom)))
    return np.asarray(within.to_image(resolution=_RESOLUTION).original.convert("L"), dtype=np.uint8)


def _chars(chars: Sequence[Mapping[str, object]]) -> Iterator[Char]:
    """The characters that read from left to right, upwards or downwards; slanted ones are watermarks.

    A glyph that the font gives no character for is a bullet more often than anything else.
    """
    for char in chars:
        quarter = _quarter(char["matrix"])
        if quarter is not None:
            text = str(char["text"])
            yield Char("•" if text.startswith("(cid:") else text, *_box(char), quarter)


def _quarter(matrix: object) -> int | None:
    """How a character with this text matrix is turned: 0 upright, 1 upwards, 3 downwards, None otherwise."""
    assert isinstance(matrix, tuple)
    turn = atan2(matrix[1], matrix[0]) / (pi / 2)
    quarter = round(turn) % 4
    return None if abs(turn - round(turn)) > 0.02 or quarter == 2 else quarter  # noqa: PLR2004


def _box(thing: Mapping[str, object]) -> Box:
    x0, top, x1, bottom = (float(str(thing[side])) for side in ("x0", "top", "x1", "bottom"))
    return x0, top, x1, bottom


def _subpaths(path: Sequence[tuple[str, *tuple[Point, ...]]]) -> Iterator[SubPath]:
    """The pieces of a path, each begun by a move."""
    points: list[Point] = []
    curves, closed = 0, False
    for operator, *given in path:
        if operator == "m":
            yield SubPath(tuple(points), curves, closed)
            points, curves, closed = [given[0]], 0, False
        elif operator == "l":
            points.append(given[0])
        elif operator == "h":
            closed = True
        else:
            points += curve_points(points[-1], *_controls(operator, points[-1], given))
            curves += 1
    yield SubPath(tuple(points), curves, closed)


def _controls(operator: str, start: Point, given: list[Point]) -> tuple[Point, Point, Point]:
    """Both controls and the end of a Bézier curve; `v` and `y` leave one out."""
    one, two, end = {"v": [start, *given], "y": [*given, given[-1]]}.get(operator, given)
    return one, two, end


def _fills(thing: Mapping[str, object]) -> bool:
    return bool(thing["fill"]) and not _is_white(thing["non_stroking_color"])


def _strokes(thing: Mapping[str, object]) -> bool:
    return bool(thing["stroke"]) and not _is_white(thing["stroking_color"])


def _is_white(colour: object) -> bool:
    """Whether a grey, RGB or CMYK colour leaves no ink."""
    given = colour if isinstance(colour, (tuple, list)) else (colour,)
    parts = [float(part) for part in given if isinstance(part, (int, float))]
    if not parts or len(parts) < len(given):
        return False
    return max(parts) < 1 - _WHITE if len(parts) == 4 else min(parts) > _WHITE  # noqa: PLR2004 (CMYK)
