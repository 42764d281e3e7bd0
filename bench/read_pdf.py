"""Reading a PDF whole against what libraries do with the same pages: seconds a page, in one run.

    PYTHONPATH=. python bench/read_pdf.py [DOCUMENTS]

Peers: pdfium's text extraction alone, pdfplumber's `extract_tables` alone, and camelot's lattice where it
is installed. None of them reads shapes, arrows or the form.
"""

import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pdfplumber
import pypdfium2 as pdfium

from ingest.readers.pdf import read
from tests.corpus.pdf import draw
from tests.corpus.plan import plan

ROUNDS = 3


def sop_read(path: Path) -> None:
    """Everything: identity, sections, steps, symbols, arrows, labels."""
    read(path.read_bytes(), path.name, lambda _: None)


def pdfium_text(path: Path) -> None:
    """The words of each page."""
    with pdfium.PdfDocument(path) as document:
        for index in range(len(document)):
            document[index].get_textpage().get_text_range()


def plumber_tables(path: Path) -> None:
    """The tables of each page, shapes taken for cells."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()


def camelot_tables(path: Path) -> None:
    """The tables of each page by camelot."""
    import camelot  # type: ignore[import-not-found]  # noqa: PLC0415 (not among our dependencies)

    camelot.read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True)


def seconds(work: Callable[[Path], None], paths: list[Path]) -> float:
    """The shortest of the rounds over all documents."""
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        for path in paths:
            work(path)
        times.append(perf_counter() - begin)
    return min(times)


def main(documents: int) -> None:
    """Prints milliseconds a page and the ratio to reading everything."""
    peers = [pdfium_text, plumber_tables] + ([camelot_tables] if find_spec("camelot") else [])
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{seed}.pdf" for seed in range(documents)]
        pages = 0
        for seed, path in enumerate(paths):
            path.write_bytes(draw(plan(seed)).data)
            with pdfium.PdfDocument(path) as document:
                pages += len(document)
        own = seconds(sop_read, paths) / pages
        print(f"{documents} documents, {pages} pages: sop read {own * 1000:.1f} ms a page")
        for peer in peers:
            other = seconds(peer, paths) / pages
            print(f"{peer.__name__}: {other * 1000:.1f} ms a page, sop read takes {own / other:.2f} times as long")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
