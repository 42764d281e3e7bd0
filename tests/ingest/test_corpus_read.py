"""The regression corpus: 200 drawn PDFs and 100 Word documents, made from their seeds and read back."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from operator import add
from os import cpu_count

from ingest.readers import docx, pdf
from tests.corpus.counts import Score
from tests.corpus.pdf import draw
from tests.corpus.plan import plan
from tests.corpus.score import score
from tests.corpus.word import draw_word
from tests.corpus.word_style import word_style

_WHOLE = (
    *("institution", "number", "title", "created", "revised", "effective", "position", "name", "nip"),
    *("legal_basis", "qualifications", "related", "equipment", "warnings", "records"),
    *("lanes", "steps", "activity", "requirements", "time", "performers", "performer lanes"),
)
# Branches drawn without any arrow head, or with lines over each other, are all that is lost.
_FLOOR = {"output": 0.998, "remarks": 0.995, "arrows": 0.985, "labels": 0.96}


def _unwatched(_page: int) -> None:
    pass


def _drawn(seed: int) -> Score:
    drawn = draw(plan(seed))
    return score(drawn.truth, pdf.read(drawn.data, "a.pdf", _unwatched))


def _typed(seed: int) -> Score:
    drawn = draw_word(plan(seed), word_style(seed))
    return score(drawn.truth, docx.read(drawn.data, "a.docx", _unwatched))


def _total(read: Callable[[int], Score], seeds: range) -> Score:
    with ProcessPoolExecutor(cpu_count()) as pool:
        return reduce(add, pool.map(read, seeds, chunksize=5))


def _short(total: Score) -> dict[str, float]:
    """The fields that fall short of what is asked of them, with their F1."""
    asked = {**dict.fromkeys(_WHOLE, 1.0), **_FLOOR}
    return {name: total[name].f1 for name, floor in asked.items() if total[name].f1 < floor}


def test_drawn_pdfs_are_read_as_planned() -> None:
    assert _short(_total(_drawn, range(200))) == {}


def test_word_documents_are_read_as_planned() -> None:
    assert _short(_total(_typed, range(100))) == {}
