"""The least that is to be found; `bench/language.py` shows what is."""

from pathlib import Path

import pytest

from bench.language import Outcome, measured
from tests.language.material import held_out, seeds

_SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
SURE = 0.8


def shares(out: Outcome) -> dict[str, float]:
    return {name: share.right / share.all for name, share in out.fields.items()}


def sure(out: Outcome) -> list[bool]:
    return [right for confidence, right in out.performers if confidence >= SURE]


def test_held_out_procedures() -> None:
    out = measured(held_out())
    found = shares(out)
    assert len(out.performers) == 124
    assert found["main verb"] >= 0.97
    assert found["object"] >= 0.94
    assert found["recipient"] >= 0.9
    assert found["decisions"] >= 0.7
    assert len(sure(out)) >= 30
    assert sum(sure(out)) / len(sure(out)) >= 0.9


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the real SOPs are not beside this repository")
def test_real_sops() -> None:
    out = measured(seeds(_SEEDS))
    assert shares(out) == dict.fromkeys(("main verb", "all predicates", "object", "recipient", "decisions"), 1.0)
    assert len(sure(out)) >= 45
    assert all(sure(out))
