"""The drawn pages show what the truth says."""

from io import BytesIO

import pdfplumber
import pytest

from tests.corpus.pdf import draw
from tests.corpus.plan import plan
from tests.corpus.score import plain

SEEDS = range(0, 40, 4)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_activities_are_in_the_text_layer(seed: int) -> None:
    drawn = draw(plan(seed))
    found = _text(drawn.data)
    activities = [plain(step.activity) or "" for procedure in drawn.truth.procedures for step in procedure.steps]
    assert [text for text in activities if text not in found] == []


def test_a_seed_always_gives_the_same_bytes() -> None:
    assert draw(plan(4)).data == draw(plan(4)).data


def test_nearly_every_arrow_finds_its_way() -> None:
    cases = [plan(seed) for seed in range(15)]
    planned = sum(len(procedure.edges) for case in cases for procedure in case.document.procedures)
    drawn = sum(len(procedure.edges) for case in cases for procedure in draw(case).truth.procedures)
    assert planned - planned // 100 <= drawn <= planned


def test_the_truth_counts_the_pages() -> None:
    drawn = draw(plan(0))
    with pdfplumber.open(BytesIO(drawn.data)) as pdf:
        assert drawn.truth.source.pages == len(pdf.pages)


def _text(data: bytes) -> str:
    """All characters in the order they were drawn, without white space."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return plain("".join(char["text"] for page in pdf.pages for char in page.chars)) or ""
