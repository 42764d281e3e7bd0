"""How the PDFs of random SOPs look, measured on the page as a reader of PDF sees it.

`PYTHONPATH=. python bench/looks.py [--sops 200] [--hard 60] [--word 20] [--keep DIR]`. Prints how often each fault was
found, and the pages with most of them. `--hard` adds SOPs of up to 60 steps on 9 lanes with odd words, `--word` has
LibreOffice count the pages of so many Word files, `--keep` puts the PDFs of the worst pages into a folder.
"""

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from math import hypot
from pathlib import Path

import pypdfium2 as pdfium
from hypothesis import HealthCheck, Phase, given, seed, settings
from tqdm import tqdm

from docs_out.characters import clean
from docs_out.documents.docx import write_docx
from docs_out.documents.pdf import write_pdf
from docs_out.drawing.front import front
from docs_out.drawing.layout import Flow
from docs_out.drawing.metrics import wrap
from docs_out.drawing.official import AFTER, BEFORE, QUALITY, flow_pages
from docs_out.drawing.sheet import PAD_X, SAFETY
from docs_out.setting import USUAL
from ingest.layout.geometry.page import Box, Outline, Page, Point, Word
from ingest.sources.pdfium import pages
from model.sop import Procedure, SopDocument
from tests.corpus.plan import plan
from tests.docs_out.sop_strategy import sops

_FAR, _TOUCH, _BESIDE = 2.0, 0.6, 1.5
_CORNERS, _MARGIN = 3, 20.0
_WORST = 6
_TRIES = 4
_SAME = 0.05


@dataclass(frozen=True, slots=True)
class Arrow:
    """The points of an arrow up to its tip."""

    points: tuple[Point, ...]

    @property
    def legs(self) -> list[tuple[Point, Point]]:
        return list(pairwise(self.points))


def main() -> None:
    """Prints the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sops", type=int, default=200)
    parser.add_argument("--hard", type=int, default=60)
    parser.add_argument("--word", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    plain = [(f"seed {n}", plan(n).document) for n in range(args.sops)]
    _report("random SOPs", plain, args.keep)
    _report("hard SOPs", [(f"hard {n}", _hard(n)) for n in range(args.hard)], args.keep)
    if args.word:
        _word_pages([sop for _, sop in plain[: args.word]])


def _hard(number: int) -> SopDocument:
    """One of the SOPs that the tests of the round trip make, the same for the same number."""
    made: list[SopDocument] = []

    @seed(number)
    @settings(
        max_examples=_TRIES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(sops())
    def collect(sop: SopDocument) -> None:
        made.append(sop)

    collect()
    return max(made, key=lambda sop: len(sop.procedures[0].steps))


def _report(what: str, named: list[tuple[str, SopDocument]], keep: Path | None) -> None:
    total, sheets, arrows = Counter[str](), 0, 0
    worst: list[tuple[int, str, bytes]] = []
    for name, sop in tqdm(named, leave=False):
        raw = write_pdf(sop)
        drawn = list(pages(raw, lambda _: None))
        sheets += len(drawn)
        whole = Counter(_whole(sop, drawn))
        total += whole
        for page in drawn:
            found = Counter(_faults(page, _labels(sop)))
            arrows += len(_arrows(page))
            total += found
            worst.append((found.total(), f"{name} page {page.number}: {dict(found)}", raw))
    print(f"\n{len(named)} {what}, {sheets} pages, {arrows} arrows: {total.total()} faults")
    for fault, n in total.most_common():
        print(f"- {fault}: {n}")
    for n, told, raw in sorted(worst, key=lambda one: one[0], reverse=True)[:_WORST]:
        if n:
            print(f"  worst: {told}")
            if keep:
                (keep / f"{told.partition(':')[0].replace(' ', '_')}.pdf").write_bytes(raw)


def _whole(sop: SopDocument, drawn: list[Page]) -> Iterator[str]:
    """Faults of the document: its pages, its words."""
    if len(drawn) != _planned(sop):
        yield "pages other than planned"
    found = Counter(word for page in drawn for word in _letters(page))
    texts = [field.text(step) for one in sop.procedures for step in one.steps for field in BEFORE + QUALITY + AFTER]
    wanted = Counter(word for text in texts for word in clean(text).split() if word.isascii() and len(word) > _CORNERS)
    joined = "".join(found.elements())
    yield from ("text cut" for word, n in wanted.items() if found[word] < n and joined.count(word) < n)
    for procedure in sop.procedures:
        flow = flow_pages(procedure, "", USUAL.page.room).flow
        yield from (
            "word broken" for text, lines in _cells(flow, procedure) if set(text.split()) - set(" ".join(lines).split())
        )


def _cells(flow: Flow, procedure: Procedure) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The text of each cell and its lines."""
    first, last = flow.grid.first, flow.grid.first + flow.grid.lanes
    columns = (*range(first), *range(last, len(flow.grid.rules) - 1))
    for step in procedure.steps:
        for column, field in zip(columns, BEFORE + QUALITY + AFTER, strict=True):
            text = field.text(step)
            yield text, wrap(text, flow.size, (flow.grid.width(column) - 2 * PAD_X) * SAFETY)


def _labels(sop: SopDocument) -> frozenset[str]:
    """Words at arrows, which stand on a white ground of their own."""
    labels = (edge.label or "" for procedure in sop.procedures for edge in procedure.edges)
    return frozenset(word for label in labels for word in label.split())


def _letters(page: Page) -> Iterator[str]:
    return (word.text for word in page.words)


def _planned(sop: SopDocument) -> int:
    room = USUAL.page.room
    titles = [(p, clean(p.title or sop.title)) for p in sop.procedures]
    tables = (flow_pages(procedure, title, room).flow.rows for procedure, title in titles)
    return len(front(sop, room)) + sum(max((row.page for row in rows), default=0) + 1 for rows in tables)


def _faults(page: Page, labels: frozenset[str]) -> Iterator[str]:
    shapes = [one for one in page.outlines if one.stroked]
    arrows = _arrows(page)
    for arrow in arrows:
        for end in (arrow.points[0], arrow.points[-1]):
            if min((_off(end, shape) for shape in shapes), default=_FAR + 1) > _FAR:
                yield "connector end off its shape"
        yield from ("connector through a shape" for shape in shapes if _pierces(arrow, shape))
        yield from ("connector over text" for word in page.words if _strikes(arrow, word))
    yield from ("shape over text" for shape in shapes for word in page.words if _covers(shape, word))
    yield from ("text over text" for a, b in combinations(page.words, 2) if _meet(_inner(a), _inner(b)))
    yield from ("connectors on one track" for a, b in combinations(arrows, 2) if _along(a, b))
    yield from ("text over a rule" for word in page.words if word.text not in labels and _crossed(word, page, arrows))
    yield from ("text off the page" for word in page.words if _outside(word, page))


def _arrows(page: Page) -> list[Arrow]:
    """The lines that end at the base of a head."""
    heads = [o.points for o in page.outlines if o.filled and not o.stroked and len(set(o.points)) == _CORNERS]
    bases = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, tip) for a, tip, b, *_ in heads]
    return [
        Arrow((*stroke.points[:-1], tip))
        for stroke in page.strokes
        for x, y, tip in bases
        if hypot(stroke.points[-1][0] - x, stroke.points[-1][1] - y) < _SAME
    ]


def _off(point: Point, shape: Outline) -> float:
    """How far `point` lies from the outline."""
    return min(_from(point, leg) for leg in pairwise(shape.points))


def _from(point: Point, leg: tuple[Point, Point]) -> float:
    (x, y), (ax, ay), (bx, by) = point, *leg
    length = (bx - ax) ** 2 + (by - ay) ** 2
    at = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay))


def _pierces(arrow: Arrow, shape: Outline) -> bool:
    return any(_inside(point, shape) and _off(point, shape) > _TOUCH for leg in arrow.legs for point in _sampled(leg))


def _sampled(leg: tuple[Point, Point]) -> Iterator[Point]:
    """A point every two points of the way."""
    (ax, ay), (bx, by) = leg
    steps = max(1, int(hypot(bx - ax, by - ay) / 2))
    return ((ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps) for n in range(steps + 1))


def _inside(point: Point, shape: Outline) -> bool:
    x, y = point
    crossings = (
        (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in pairwise(shape.points)
    )
    return sum(crossings) % 2 == 1


def _inner(word: Word) -> Box:
    """The letters of a word without the room above and below them."""
    spare = (word.bottom - word.top) * 0.22 if word.quarter == 0 else _TOUCH
    side = _TOUCH if word.quarter == 0 else (word.x1 - word.x0) * 0.22
    return word.x0 + side, word.top + spare, word.x1 - side, word.bottom - spare


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _box(leg: tuple[Point, Point]) -> Box:
    (ax, ay), (bx, by) = leg
    return min(ax, bx), min(ay, by), max(ax, bx) + 0.01, max(ay, by) + 0.01


def _strikes(arrow: Arrow, word: Word) -> bool:
    return any(_meet(_box(leg), _inner(word)) for leg in arrow.legs)


def _covers(shape: Outline, word: Word) -> bool:
    """Whether an outline runs through a word; a letter stands inside its pentagon."""
    inner = _inner(word)
    return _meet(shape.box, inner) and any(
        inner[0] < x < inner[2] and inner[1] < y < inner[3] for leg in pairwise(shape.points) for x, y in _sampled(leg)
    )


def _along(a: Arrow, b: Arrow) -> bool:
    """Whether two arrows run on top of each other for a while."""
    return any(_overlap(_box(x), _box(y)) for x, y in product(a.legs, b.legs))


def _overlap(a: Box, b: Box) -> bool:
    shared = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    upright = [box[3] - box[1] > box[2] - box[0] for box in (a, b)]
    if upright[0] != upright[1]:
        return False
    across, along = shared if upright[0] else shared[::-1]
    return across > -_BESIDE and along > _FAR


def _crossed(word: Word, page: Page, arrows: list[Arrow]) -> bool:
    starts = {arrow.points[0] for arrow in arrows}
    rules = (s for s in page.strokes if len(s.points) == 2 and s.points[0] not in starts)  # noqa: PLR2004 - two ends
    return any(_meet(_box((rule.points[0], rule.points[1])), _inner(word)) for rule in rules)


def _outside(word: Word, page: Page) -> bool:
    return (
        word.x0 < _MARGIN or word.x1 > page.width - _MARGIN or word.top < _MARGIN or word.bottom > page.height - _MARGIN
    )


def _word_pages(documents: list[SopDocument]) -> None:
    """Compares the pages that LibreOffice makes of the Word files with those planned."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for number, sop in enumerate(documents):
            (here / f"{number}.docx").write_bytes(write_docx(sop))
        profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
        files = [str(path) for path in here.glob("*.docx")]
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=1200)
        found = [len(pdfium.PdfDocument(here / f"{number}.pdf")) for number in range(len(documents))]
    wrong = [(n, a, b) for n, (a, b) in enumerate(zip(found, map(_planned, documents), strict=True)) if a != b]
    print(f"\n{len(documents)} Word files in LibreOffice: {len(wrong)} with other pages than planned")
    print("\n".join(f"- seed {n}: {a} instead of {b}" for n, a, b in wrong))


if __name__ == "__main__":
    main()
