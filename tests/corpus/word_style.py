"""How a case looks as a Word document, and the page style its drawing is laid out in."""

from dataclasses import dataclass, replace
from random import Random

from tests.corpus.style import Style, weighted

FOOT = 34.0  # rows a word processor makes a little higher than planned must still fit on their page


@dataclass(frozen=True, slots=True)
class WordStyle:
    """Every choice a user of a word processor has made.

    `markup` is drawing, vml or both (a choice with its fallback); `anchor` tells where the shapes
    hang: cell, inline, first row, before (a paragraph above the table) or group; `horizontal` and
    `vertical` are what the offsets of shapes outside their cells count from.
    """

    markup: str
    anchor: str
    horizontal: str
    vertical: str
    connectors: str
    glued: bool
    flow_names: bool
    heights: str
    cell_margin: float
    labels: str
    numbered_items: bool
    numbered_rows: bool
    nested: bool
    controls: str
    tracked: bool
    scale: int

    @property
    def prints_true(self) -> bool:
        """Whether LibreOffice prints it as meant.

        It shows deleted words, rescales groups, clips words in VML and forgets fonts in content controls.
        """
        drawn = self.anchor != "group" and self.markup != "vml"
        return drawn and not self.tracked and self.controls in ("none", "row")


def word_style(seed: int) -> WordStyle:
    """The choices of `seed`, always the same."""
    rng = Random(f"word {seed}")
    markup = weighted(rng, {"drawing": 6, "both": 3, "vml": 3})
    anchors = {"cell": 5, "first row": 2, "before": 3} | ({} if markup == "vml" else {"inline": 2, "group": 2})
    anchor = weighted(rng, anchors)
    return WordStyle(
        markup=markup,
        anchor=anchor,
        horizontal=rng.choice(("column", "margin", "page")),
        vertical=rng.choice(("paragraph", "margin", "page")),
        connectors=weighted(rng, {"preset": 4, "custom": 1, "segments": 2}),
        glued=rng.random() < 0.5,
        flow_names=rng.random() < 0.6,
        heights=weighted(rng, {"atLeast": 5, "exact": 2, "auto": 3}),
        cell_margin=rng.choice((0.0, 0.0, 5.4)),
        labels=rng.choice(("row", "cell", "colon")),
        numbered_items=rng.random() < 0.5,
        numbered_rows=rng.random() < 0.3,
        nested=rng.random() < 0.2,
        controls=weighted(rng, {"none": 6, "cell": 1, "content": 1, "row": 1}),
        tracked=rng.random() < 0.2,
        scale=rng.choice((1, 1, 2)),
    )


def page_style(style: Style, word: WordStyle) -> Style:
    """`style` without what a word processor does not do."""
    exact = word.connectors == "preset" or word.glued
    arrows = replace(style.arrows, offpage="row", slant=0.0 if exact else style.arrows.slant)
    arrows = replace(arrows, gap=0.0, inside=0.0) if exact else arrows
    jitter = 0.0 if word.anchor == "inline" else style.shapes.jitter
    shapes = replace(style.shapes, jitter=jitter, straddle=style.shapes.straddle and word.anchor != "inline")
    table = replace(style.table, split_rows=False, repeat="all")
    paper = replace(style.paper, rotated=False, foot=FOOT)
    identity = replace(style.identity, footer=False, letterhead=False, watermark=False, same_page=False)
    text = replace(style.text, pieces="line", fake_bold=False)
    return replace(style, paper=paper, identity=identity, text=text, table=table, shapes=shapes, arrows=arrows)
