from pathlib import Path

import pytest

from analytics.calendar import calendar
from analytics.simulated_log import write_log
from analytics.simulation import PLANTED, Plan, simulate
from comparison import Settings, compare
from ingest.parse import parse
from model.deviation import BY_RULE
from samples.demo import sample_files

SAMPLE = next(path for path in sample_files() if path.stem == "permohonan_informasi")
PLAN = Plan(120, 3, tuple((kind, 0.05) for kind in PLANTED))


def test_the_same_seed_gives_the_same_log() -> None:
    document, office = parse(SAMPLE), calendar("id-5day")
    assert simulate(document, PLAN, office) == simulate(document, PLAN, office)


@pytest.mark.parametrize("name", ["permohonan_informasi", "rekomendasi_penelitian"])
def test_every_planted_deviation_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    document = parse(next(path for path in sample_files() if path.stem == name))
    simulated = simulate(document, PLAN, calendar("id-5day"))
    write_log(simulated, tmp_path / "log.csv")
    report = compare(document, tmp_path / "log.csv", Settings())
    found = {(finding.case, BY_RULE[finding.rule].key) for finding in report.findings}
    assert found == {(one.case, one.kind) for one in simulated.planted}
    assert {one.kind for one in simulated.planted} == set(PLANTED)
