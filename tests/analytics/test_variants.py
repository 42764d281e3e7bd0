"""Variants by hand. SOP: 1 receive (30 minutes), 2 sign (no time)."""

from itertools import chain
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.conformance.trace import decoded
from analytics.trends.variants import variants
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from model.variants import OtherVariants, VariantDeviation, Variants
from tests.analytics.judged_log import judged
from tests.analytics.timed_log import sop

SOP = sop(("Menerima berkas", Time("30 menit", "fixed", 30, 30, "minute")), ("Menandatangani surat", Time("-")))
ACTIVITIES = {"a": "Menerima berkas", "b": "Menandatangani surat", "x": "Rapat"}


def rows(case: str, trace: str, minutes: int = 10, day: str = "2025-01-06") -> list[str]:
    """One activity an hour from 08.00, each `minutes` long."""
    return [
        f"{case},{ACTIVITIES[letter]},{day} {8 + n:02}:00,{day} {8 + n:02}:{minutes}" for n, letter in enumerate(trace)
    ]


def found(folder: Path, *cases: list[str], listed: int = 50, document: SopDocument = SOP) -> Variants:
    last = "Z,Menandatangani surat,2025-06-02 08:00,2025-06-02 08:10"
    log = judged(document, ["case,activity,start,end", *chain(*cases), last], folder)
    return variants(log.checked, log.question, log.engine, listed)


def test_frequency_steps_and_deviations(tmp_path: Path) -> None:
    both = [rows("K1", "ab"), rows("K2", "ab", 40), rows("K3", "ab")]
    first, second, *_others = found(tmp_path, *both, rows("K4", "xaba"), rows("K5", "xaba")).listed
    assert (first.steps, first.cases, first.share, first.fits, first.deviations) == (("1", "2"), 3, 0.5, True, ())
    assert (first.conforming_cases, first.late_cases, first.open_cases) == (2, 1, 0)
    # 70, 100 and 70 minutes: at place 1.8 of 0 to 2 lies 4200 + 0.8 x 1800
    assert (first.median_lead_seconds, first.p90_lead_seconds) == (4200, 5640)
    assert (second.steps, second.cases, second.fits, second.conforming_cases) == ((None, "1", "2", "1"), 2, False, 0)
    assert second.deviations == (VariantDeviation("LOG202", None), VariantDeviation("LOG204", "1"))


def test_the_rest_is_summed(tmp_path: Path) -> None:
    found_two = found(tmp_path, rows("K1", "ab"), rows("K2", "ab"), rows("K3", "aab", 40), rows("K4", "ba"), listed=1)
    assert (found_two.cases, found_two.count, len(found_two.listed)) == (5, 4, 1)
    assert found_two.others == OtherVariants(variants=3, cases=3, open_cases=0, conforming_cases=0, late_cases=1)


def test_a_trace_that_is_open_in_some_cases(tmp_path: Path) -> None:
    listed = found(tmp_path, rows("K1", "a"), rows("K2", "a", day="2025-05-28")).listed
    variant = next(one for one in listed if one.steps == ("1",))
    assert (variant.cases, variant.open_cases, variant.fits) == (2, 1, False)
    assert variant.deviations == (VariantDeviation("LOG201", "2"),)
    assert variant.median_lead_seconds == 600


def test_steps_of_another_procedure_are_none_of_this(tmp_path: Path) -> None:
    time = Time("-")
    parts = (("Menerima berkas", "Menandatangani surat"), ("Rapat",))
    procedures = tuple(
        Procedure(
            None, ("Petugas",), tuple(Step(str(n), name, time, (Performer(0),)) for n, name in enumerate(names, 1))
        )
        for names in parts
    )
    document = SopDocument(Source("uji.txt", "text", "0"), procedures=procedures)
    listed = found(tmp_path, rows("K1", "axb"), rows("K2", "x"), document=document).listed
    assert {(one.procedure, one.steps) for one in listed} == {(0, ("1", None, "2")), (1, ("1",)), (0, ("2",))}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("abx", min_size=1, max_size=4), min_size=1, max_size=12), st.integers(0, 3))
def test_cases_sum_to_all(tmp_path: Path, traces: list[str], listed: int) -> None:
    log = [row for n, trace in enumerate(traces) for row in rows(f"K{n}", trace)]
    folder = Path(mkdtemp(dir=tmp_path))
    told = found(folder, log, listed=listed)
    assert told.cases == len(traces) + 1 == sum(one.cases for one in told.listed) + told.others.cases
    assert told.count == len({*traces, "b"}) == len(told.listed) + told.others.variants


def test_decoding_turns_places_and_gids_back(tmp_path: Path) -> None:
    log = judged(SOP, ["case,activity,start,end", *rows("K", "xab")], tmp_path).checked
    assert [decoded(one.alike.trace, log.norm).gids for one in log.verdicts] == [(-2, 0, 1)]
