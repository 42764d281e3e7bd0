"""Mechanical fixes: what they change, and that they change it once."""

import pytest
from hypothesis import given

from analytics.linting.fixes import fixed
from ingest.language.durations import read_time
from model.sop import Repair, SopDocument
from tests.analytics.lint_cases import good_sop
from tests.strategies import documents


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("10 Menit", "10 menit"),
        ("10menit", "10 menit"),
        ("1-2 Hari Kerja", "1-2 hari kerja"),
        ("15 mnt.", "15 menit"),
        ("2 Jam 30 Mnt", "2 jam 30 menit"),
        ("maks. 3 hr kerja", "maks. 3 hari kerja"),
        ("sesuai kebutuhan", "sesuai kebutuhan"),
        ("15 menit/berkas", "15 menit/berkas"),
    ],
)
def test_units_are_written_in_full_and_small(written: str, right: str) -> None:
    document, changes = fixed(good_sop({"change": {"steps/0/time": written}}))
    assert document.procedures[0].steps[0].time.text == right
    at = "/procedures/0/steps/0/time/text"
    assert changes == (() if written == right else (Repair(at, written, right, "unit", 1.0),))
    before, after = read_time(written), read_time(right)
    assert (before.kind, before.min, before.max, before.unit, before.day_type) == (
        (after.kind, after.min, after.max, after.unit, after.day_type)
    )


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Memeriksa  berkas ", "Memeriksa berkas"),
        ("Formulir , KTP ;", "Formulir, KTP;"),
        ("Surat ( rangkap 2 )", "Surat (rangkap 2)"),
        ("formulir,KTP", "formulir, KTP"),
        ("Rp1.000,00; 3,5 cm", "Rp1.000,00; 3,5 cm"),
    ],
)
def test_spacing(written: str, right: str) -> None:
    document, changes = fixed(good_sop({"change": {"steps/1/remarks": written}}))
    assert document.procedures[0].steps[1].remarks == right
    at = "/procedures/0/steps/1/remarks"
    assert changes == (() if written == right else (Repair(at, written, right, "spacing", 1.0),))


def test_a_gap_in_the_numbers_is_closed_with_arrows_and_words() -> None:
    change = {
        "steps/3/number": "6",
        "steps/4/number": "7",
        "steps/1/remarks": "Bila lengkap ke langkah 6",
        "edges": ["1>2", "2>3 Ya", "2>1 Tidak", "3>6", "6>7"],
    }
    document, changes = fixed(good_sop({"change": change}))
    procedure = document.procedures[0]
    assert [step.number for step in procedure.steps] == ["1", "2", "3", "4", "5"]
    assert [(e.source.step, e.target.step) for e in procedure.edges] == [("1", "2"), ("2", "3"), ("2", "1"), ("3", "4"), ("4", "5")]  # fmt: skip
    assert procedure.steps[1].remarks == "Bila lengkap ke langkah 4"
    assert [(one.at, one.old, one.new) for one in changes] == [
        ("/procedures/0/steps/1/remarks", "Bila lengkap ke langkah 6", "Bila lengkap ke langkah 4"),
        ("/procedures/0/steps/3/number", "6", "4"),
        ("/procedures/0/steps/4/number", "7", "5"),
    ]


@pytest.mark.parametrize("numbers", [("2", "2"), ("1a", "3")])
def test_numbers_that_mean_two_steps_or_are_none_stay(numbers: tuple[str, str]) -> None:
    document = good_sop({"change": {"steps/1/number": numbers[0], "steps/2/number": numbers[1]}})
    assert fixed(document) == (document, ())


@given(documents())
def test_a_second_time_changes_nothing(document: SopDocument) -> None:
    once, _changes = fixed(document)
    assert fixed(once) == (once, ())
