"""The rules on whole documents: samples, and real SOPs whose faults were listed by reading them.

The real ones stay outside this repository; `golden/seeds_lint.json` has codes and places only.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from analytics.linting.lint import Manner, lint
from ingest.parse import parse
from linting import WORDS
from model.lint import Finding, Linted
from model.sop import SopDocument
from samples.demo import sample_files

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SEEDS = ROOT.parent / "shared" / "seeds"
TODAY = date(2024, 4, 1)
# Drawn forms without a fault. Texts whose drawing is lost name the performer in the activity, for want of another place.
CLEAN = ("rekomendasi_solar.docx", "domisili_usaha.xlsx")
TOLD_IN_WORDS = ("permohonan_informasi.txt", "pinjam_ruang.md")

outside = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real SOPs are not beside this repository")


@cache
def sample(name: str) -> SopDocument:
    return parse(next(path for path in sample_files() if path.name == name))


@cache
def seeds() -> dict[str, SopDocument]:
    return {path.name.partition("_")[0]: parse(path) for path in sorted(SEEDS.glob("*.txt"))}


def judged(document: SopDocument, today: date | None = None) -> tuple[Finding, ...]:
    return lint([document], Manner(WORDS, today=today))[0].findings


def placed(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [[one.rule, one.severity, one.spot.at] for one in findings]


def golden(name: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = json.loads((GOLDEN / name).read_text(encoding="utf-8"))
    return found


def written(found: dict[str, list[list[str]]]) -> str:
    rows = (
        f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(one)}" for one in places) + "\n  ]"
        for name, places in found.items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_sample_has_neither_error_nor_warning(name: str) -> None:
    assert [one for one in judged(sample(name), TODAY) if one.severity != "info"] == []


@pytest.mark.parametrize("name", TOLD_IN_WORDS)
def test_a_text_without_drawing_names_its_performers_and_nothing_else_is_wrong(name: str) -> None:
    assert {one.rule for one in judged(sample(name)) if one.severity != "info"} == {"SOP204"}


def test_every_sample_is_judged_as_before(update_golden: bool) -> None:
    found = {path.name: placed(judged(sample(path.name))) for path in sample_files()}
    if update_golden:
        (GOLDEN / "samples_lint.json").write_text(written(found), encoding="utf-8")
    assert found == golden("samples_lint.json")


@outside
@pytest.mark.parametrize("key", golden("seeds_lint.json"))
def test_a_real_sop_shows_the_faults_that_a_reader_listed(key: str) -> None:
    assert placed(judged(seeds()[key], TODAY)) == golden("seeds_lint.json")[key]


@outside
def test_real_sops_together_know_their_relations() -> None:
    """000 names the second and third SOP of its office by title, 001 the first; only those two are at hand."""
    together = lint(tuple(seeds().values()), Manner(WORDS))
    assert dict(_related(together)) == {"000": [0, 1], "001": [0, 2], "003": [0, 1], "004": [0]}


def _related(together: tuple[Linted, ...]) -> Iterator[tuple[str, list[int]]]:
    for linted in together:
        items = [int(one.spot.at.rpartition("/")[2]) for one in linted.findings if one.spot.at.startswith("/related/")]
        if items:
            yield linted.source.partition("_")[0], items
