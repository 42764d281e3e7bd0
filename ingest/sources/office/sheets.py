"""Words, rules and figures of one table → a page like those of a PDF."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ingest.layout.geometry.page import Page, Stroke, Word
from ingest.layout.geometry.page import Picture as Raster
from ingest.sources.office.figures import Figure, Label, Line, Picture, Symbol, heads_of, outline_of, strokes_of
from ingest.sources.office.text_lines import centred

_TEXT_SIZE = 8.0
_MARGIN = 20.0


def page(number: int, words: Iterable[Word], rules: Iterable[Stroke], figures: Iterable[Figure]) -> Page:
    """The page with the upper left corner where the first thing stands."""
    written, ruled, shown = tuple(words), tuple(rules), tuple(figures)
    boxes = [(w.x0, w.top, w.x1, w.bottom) for w in written] + [r.box for r in ruled] + [f.box for f in shown]
    dx, dy = (_MARGIN - min((box[i] for box in boxes), default=0.0) for i in (0, 1))
    width, height = (max((box[i] for box in boxes), default=0.0) + _MARGIN for i in (2, 3))
    shown = tuple(figure.moved(dx, dy) for figure in shown)
    lines = [figure for figure in shown if isinstance(figure, Line)]
    symbols = [figure for figure in shown if isinstance(figure, Symbol)]
    texts = [figure for figure in shown if isinstance(figure, Label | Symbol)]
    return Page(
        number,
        width + dx,
        height + dy,
        (*(_moved(w, dx, dy) for w in written), *(w for f in texts for w in centred(f.texts, f.box, _TEXT_SIZE))),
        (*map(outline_of, symbols), *(head for line in lines for head in heads_of(line))),
        (*(_shifted(rule, dx, dy) for rule in ruled), *map(strokes_of, lines)),
        tuple(Raster(figure.box, _unseen) for figure in shown if isinstance(figure, Picture)),
    )


def _unseen() -> NDArray[np.uint8]:
    """A white spot: what pictures in office files show is not looked at."""
    return np.full((1, 1), 255, dtype=np.uint8)


def _moved(word: Word, dx: float, dy: float) -> Word:
    return Word(word.text, word.x0 + dx, word.top + dy, word.x1 + dx, word.bottom + dy)


def _shifted(rule: Stroke, dx: float, dy: float) -> Stroke:
    return Stroke(tuple((x + dx, y + dy) for x, y in rule.points))
