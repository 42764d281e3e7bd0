"""How fast documents are written, against other ways to make as much of a file, all in one run.

`PYTHONPATH=. python bench/write_docs.py [--documents 1000]`. CPU seconds of one core. The peers: bare reportlab that
draws the boxes, lines and texts of the same pages, already placed; docxtpl (`uv pip install docxtpl`, LGPL, for this
comparison only) that fills a plain table with the same texts.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas
from tqdm import tqdm

from docs_out.documents.docx import write_docx
from docs_out.documents.pdf import draw_pages, write_pdf
from docs_out.documents.xlsx import write_xlsx
from docs_out.drawing.ink import About, Face, Ink
from docs_out.drawing.shapes import Point, Rect
from docs_out.drawing.sheet import ACTIVITY, NUMBER, OUTPUT, REMARKS, REQUIREMENTS, TIME
from docs_out.setting import USUAL
from model.sop import Procedure, SopDocument
from tests.corpus.plan import plan

_FIELDS = (NUMBER, ACTIVITY, REQUIREMENTS, TIME, OUTPUT, REMARKS)
_WANTED = {"docx": 20, "pdf": 30}
_ROUNDS = 5
_FILLED, _BARE = "docxtpl, plain table", "bare reportlab"
Drawn = tuple[tuple[float, float], list[list[tuple[str, object]]]]  # the size of the page, what is on each


class Recorder(Ink):
    """Writes a PDF and notes what it drew: each page as lines, polygons and texts."""

    pages: list[list[tuple[str, object]]]

    def __init__(self, size: tuple[float, float], about: About) -> None:
        super().__init__(size, about)
        self.pages = [[]]

    def next_page(self) -> None:
        super().next_page()
        self.pages.append([])

    def lines(self, ways: Iterable[Sequence[Point]], thick: float, *, dashed: bool = False) -> None:
        kept = [list(way) for way in ways]
        self.pages[-1].append(("lines", kept))
        super().lines(kept, thick, dashed=dashed)

    def polygon(self, points: Sequence[Point], fill: float, *, thick: float = 0.0, dashed: bool = False) -> None:
        self.pages[-1].append(("polygon", list(points)))
        super().polygon(points, fill, thick=thick, dashed=dashed)

    def capsule(self, rect: Rect, end: float, thick: float, *, dashed: bool = False) -> None:
        self.pages[-1].append(("round", rect))
        super().capsule(rect, end, thick, dashed=dashed)

    def text(self, source: str, lines: Sequence[str], rect: Rect, face: Face) -> None:
        self.pages[-1].append(("text", (lines, rect, face)))
        super().text(source, lines, rect, face)


@dataclass(frozen=True, slots=True)
class Measured:
    """A way to write: how many files a second of CPU, how many bytes each."""

    name: str
    rate: float
    size: float


def main() -> None:
    """Prints the figures and their ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sops", type=int, default=60)
    parser.add_argument("--documents", type=int, default=1000)
    args = parser.parse_args()
    sops = [plan(seed).document for seed in range(args.sops)]
    steps = sum(len(procedure.steps) for sop in sops for procedure in sop.procedures) / len(sops)
    print(f"{len(sops)} SOPs of {steps:.1f} steps, best of {_ROUNDS} rounds\n")
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, tuple[Callable[..., bytes], Sequence[object]]] = {n: (w, sops) for n, w in _WRITERS.items()}
        ways |= {_FILLED: (_filling(Path(folder)), sops), _BARE: (_replay, _recorded(sops))}
        ours = _measured(ways)
    filled, bare = ours[_FILLED], ours[_BARE]
    print("| what | files a CPU second | kB a file |\n| --- | ---: | ---: |")
    for one in ours.values():
        print(f"| {one.name} | {one.rate:.1f} | {one.size / 1000:.0f} |")
    for name, wanted in _WANTED.items():
        print(f"\n- {name}: {ours[name].rate:.1f} a second and core (wanted: at least {wanted})", end="")
    print(f"\n- docx takes {filled.rate / ours['docx'].rate:.2f} times the CPU of docxtpl (wanted: at most 2)")
    print(f"- pdf takes {bare.rate / ours['pdf'].rate:.2f} times the CPU of bare reportlab (wanted: at most 3)")
    _many(args.documents)


_WRITERS: dict[str, Callable[[SopDocument], bytes]] = {"docx": write_docx, "pdf": write_pdf, "xlsx": write_xlsx}


def _measured(ways: dict[str, tuple[Callable[..., bytes], Sequence[object]]]) -> dict[str, Measured]:
    """The best of several rounds, each way in every round, so that other work on the machine hits all alike."""
    sizes = {name: sum(len(write(one)) for one in given) / len(given) for name, (write, given) in ways.items()}
    rounds = [{name: _timed(*way) for name, way in ways.items()} for _ in range(_ROUNDS)]
    best = {name: min(times[name] for times in rounds) for name in ways}
    return {name: Measured(name, len(given) / best[name], sizes[name]) for name, (_, given) in ways.items()}


def _timed(write: Callable[..., bytes], given: Sequence[object]) -> float:
    start = time.process_time()
    for one in given:
        write(one)
    return time.process_time() - start


def _recorded(sops: list[SopDocument]) -> list[Drawn]:
    return [_drawn(sop) for sop in sops]


def _drawn(sop: SopDocument) -> Drawn:
    ink = Recorder((USUAL.page.width, USUAL.page.height), About("", "", "", "id-ID"))
    draw_pages(ink, sop, USUAL)
    return (USUAL.page.width, USUAL.page.height), ink.pages


def _replay(drawn: Drawn) -> bytes:
    """The same boxes, lines and texts with the calls a person would write."""
    (width, height), pages = drawn
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1)
    for page in pages:
        for kind, what in page:
            _DRAW[kind](canvas, height, what)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _lines(canvas: Canvas, height: float, ways: list[list[Point]]) -> None:
    for way in ways:
        for (ax, ay), (bx, by) in pairwise(way):
            canvas.line(ax, height - ay, bx, height - by)


def _polygon(canvas: Canvas, height: float, points: list[Point]) -> None:
    path = canvas.beginPath()
    path.moveTo(points[0][0], height - points[0][1])
    for x, y in points[1:]:
        path.lineTo(x, height - y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _round(canvas: Canvas, height: float, rect: Rect) -> None:
    canvas.roundRect(rect.x, height - rect.bottom, rect.width, rect.height, rect.height / 2)


def _text(canvas: Canvas, height: float, what: tuple[Sequence[str], Rect, Face]) -> None:
    lines, rect, face = what
    canvas.setFont("Helvetica-Bold" if face.bold else "Helvetica", face.size)
    for number, line in enumerate(lines):
        y = height - rect.top - (number + 0.8) * face.pitch
        if face.centered:
            canvas.drawCentredString(rect.center[0], y, line)
        else:
            canvas.drawString(rect.x, y, line)


_DRAW: dict[str, Callable[..., None]] = {"lines": _lines, "polygon": _polygon, "round": _round, "text": _text}


def _filling(folder: Path) -> Callable[[SopDocument], bytes]:
    """Writes with docxtpl, over a template a number of lanes."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 (not among our dependencies)

    def write(sop: SopDocument) -> bytes:
        lanes = max((len(procedure.lanes) for procedure in sop.procedures), default=1)
        path = folder / f"{lanes}.docx"
        if not path.exists():
            _template(path, lanes)
        word, stream = DocxTemplate(path), BytesIO()
        word.render({"sop": sop, "rows": [row for one in sop.procedures for row in _rows(one, lanes)]}, autoescape=True)
        word.save(stream)
        return stream.getvalue()

    return write


def _template(path: Path, lanes: int) -> None:
    word = docx.Document()
    for name in ("number", "title", "created", "effective", "institution", "legal_basis", "qualifications", "related"):
        word.add_paragraph(f"{name}: {{{{ sop.{name} }}}}")
    table = word.add_table(rows=3, cols=len(_FIELDS) + lanes)
    table.rows[0].cells[0].text, table.rows[2].cells[0].text = "{%tr for row in rows %}", "{%tr endfor %}"
    for number, cell in enumerate(table.rows[1].cells):
        cell.text = f"{{{{ row[{number}] }}}}"
    word.save(str(path))


def _rows(procedure: Procedure, lanes: int) -> Iterator[list[str]]:
    for step in procedure.steps:
        acting = {performer.lane for performer in step.performers}
        yield [field.text(step) for field in _FIELDS] + ["X" if lane in acting else "" for lane in range(lanes)]


def _many(number: int) -> None:
    """A thousand documents in .docx and .pdf on all cores, and what the workers need while they last."""
    start, grown = time.perf_counter(), []
    with ProcessPoolExecutor(os.cpu_count()) as pool, _bar(number) as bar:
        for peak in pool.map(_both, range(number), chunksize=10):
            grown.append(peak)
            bar.update()
    wall = time.perf_counter() - start
    quarter = max(grown[: number // 4], default=0)
    print(
        f"\n{number} SOPs as .docx and .pdf on {os.cpu_count()} cores: {wall:.0f} s, {2 * number / wall:.1f} files a second,"
    )
    print(f"a worker's peak {quarter / 1000:.0f} MB after a quarter, {max(grown, default=0) / 1000:.0f} MB at the end")


@contextmanager
def _bar(number: int) -> Iterator["tqdm[None]"]:
    with tqdm(total=number, leave=False) as bar:
        yield bar


def _both(seed: int) -> int:
    sop = plan(seed).document
    write_docx(sop)
    write_pdf(sop)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
