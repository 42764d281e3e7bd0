"""Draws that anybody can repeat, and sample sizes checked by hand and against published tables."""

from collections import Counter
from datetime import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.sampling import allocated, drawn, highest_rate, risk, suggested_size
from model.audit_work import Candidate, Draw, Drawn, Method
from model.errors import SopError
from model.run import CaseFigures

FIVE = tuple(Candidate(f"K-{n}") for n in range(1, 6))
names = st.text("abcdefgh", min_size=1, max_size=4)
candidates = st.lists(
    st.builds(Candidate, names, st.sampled_from(["jan", "feb", "mar"]), st.integers(1, 50).map(float)),
    min_size=1,
    max_size=40,
    unique_by=lambda one: one.case,
)
methods = st.sampled_from(Method)


def taken(method: Method, cases: tuple[Candidate, ...], size: int, seed: int) -> list[str]:
    return [one.case for one in drawn(cases, Draw(method, size, seed)).cases]


def test_the_smallest_numbers_are_drawn() -> None:
    # Random("7") gives 0.71, 0.88, 0.95, 0.30, 0.81: K-4 and K-1 have the smallest.
    found = drawn(FIVE, Draw(Method.RANDOM, 2, 7))
    assert found.cases == (Drawn("K-1", "", 0.4), Drawn("K-4", "", 0.4))
    assert found.population == 5


def test_risk_takes_what_the_steps_of_the_interval_hit() -> None:
    # By number: K-4, K-1, K-5, K-2, K-3, of risk 1, 1, 2, 1, 5. Two of 10: K-3 is certain (5 >= 10 / 2), one of
    # the other 5 at the sixth number, 0.46, of the way: 2.3, in K-5, which reaches from 2 to 4.
    risks = {"K-1": 1.0, "K-2": 1.0, "K-3": 5.0, "K-4": 1.0, "K-5": 2.0}
    found = drawn([Candidate(name, "", value) for name, value in risks.items()], Draw(Method.RISK, 2, 7))
    assert found.cases == (Drawn("K-3", "", 1.0), Drawn("K-5", "", 0.4))


def test_strata_get_one_each_and_the_rest_in_proportion() -> None:
    # One each leaves 7 for 87: 79 * 7 / 87 = 6.36, 7 * 7 / 87 = 0.56, 1 * 7 / 87 = 0.08.
    assert allocated({"jan": 80, "feb": 8, "mar": 2}, 10) == {"jan": 7, "feb": 2, "mar": 1}
    assert allocated({"jan": 2, "feb": 2, "mar": 2}, 2) == {"feb": 1, "jan": 1, "mar": 0}
    assert allocated({"jan": 3}, 3) == {"jan": 3}


@given(candidates, methods, st.integers(0, 2**31 - 1), st.data())
def test_a_draw_is_of_its_size_without_repeats_whatever_the_order(
    cases: list[Candidate], method: Method, seed: int, data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, len(cases)))
    found = drawn(cases, Draw(method, size, seed))
    assert len({one.case for one in found.cases}) == len(found.cases) == size
    assert all(0 < one.probability <= 1 for one in found.cases)
    shuffled = Random(seed).sample(cases, len(cases))
    assert drawn(shuffled, Draw(method, size, seed)) == found


@given(candidates, st.integers(0, 2**31 - 1), st.data())
def test_no_stratum_gives_more_than_it_has(cases: list[Candidate], seed: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(cases)))
    strata = Counter(one.stratum for one in cases)
    sizes = allocated(strata, size)
    assert sum(sizes.values()) == size
    assert all(0 <= sizes[name] <= strata[name] for name in strata)
    found = Counter(one.stratum for one in drawn(cases, Draw(Method.STRATIFIED, size, seed)).cases)
    assert found == Counter({name: n for name, n in sizes.items() if n})


def test_risk_draws_as_often_as_the_risk_says() -> None:
    # Two of risks 1, 2, 3, 4: probabilities 0.2, 0.4, 0.6, 0.8; the error of 4,000 draws is below 0.02 at 2.5 sigma.
    cases = tuple(Candidate(f"K-{n}", "", float(n)) for n in range(1, 5))
    often = Counter(name for seed in range(4000) for name in taken(Method.RISK, cases, 2, seed))
    assert [often[f"K-{n}"] / 4000 for n in range(1, 5)] == pytest.approx([0.2, 0.4, 0.6, 0.8], abs=0.02)


def test_every_case_is_drawn_as_often_as_any_other() -> None:
    often = Counter(name for seed in range(20000) for name in taken(Method.RANDOM, FIVE, 2, seed))
    assert [often[one.case] / 20000 for one in FIVE] == pytest.approx([0.4] * 5, abs=0.01)


@pytest.mark.parametrize(("size", "seed"), [(0, 1), (6, 1), (2, -1), (2, 2**31)])
def test_impossible_draws_are_refused(size: int, seed: int) -> None:
    with pytest.raises(SopError):
        drawn(FIVE, Draw(Method.RANDOM, size, seed))


def test_risk_counts_what_speaks_against_a_case() -> None:
    day = datetime(2026, 3, 2)
    assert risk(CaseFigures("K", day, day, 7, True, 2, 1, 3, False)) == 7.0
    assert risk(CaseFigures("K", day, day, 7, True, 0, 0, 0, True)) == 1.0


@pytest.mark.parametrize(
    ("population", "confidence", "tolerable", "expected", "size"),
    [
        # 0.95 ** 59 = 0.0485, 0.95 ** 58 = 0.0510; AICPA, Audit Sampling, table A-1: 59, 93, 29, 46.
        (10_000_000, 0.95, 0.05, 0, 59),
        (10_000_000, 0.95, 0.05, 1, 93),
        (10_000_000, 0.95, 0.10, 0, 29),
        (10_000_000, 0.95, 0.10, 1, 46),
        (10_000_000, 0.90, 0.05, 0, 45),
        (10_000_000, 0.90, 0.05, 1, 77),
        # C(55, 5) / C(100, 5) = 0.0462, C(56, 5) / C(100, 5) = 0.0507.
        (100, 0.95, 0.05, 0, 45),
        # One deviation in ten: it is missed by 9 of 10 with 1/10.
        (10, 0.90, 0.10, 0, 9),
        # 5 % of ten is at least one case: C(9, n) / C(10, n) = (10 - n) / 10 is at most 0.05 for all ten only.
        (10, 0.95, 0.05, 0, 10),
        # Two of four deviate: at most one is among two drawn with 5/6, among three with 1/2.
        (4, 0.50, 0.50, 1, 3),
    ],
)
def test_suggested_size(population: int, confidence: float, tolerable: float, expected: int, size: int) -> None:
    assert suggested_size(population, confidence, tolerable, expected) == size


@given(st.integers(1, 300), st.sampled_from([0.8, 0.9, 0.95]), st.sampled_from([0.02, 0.05, 0.1, 0.3]))
def test_a_clean_sample_of_the_suggested_size_shows_a_rate_below_the_tolerable(
    population: int, confidence: float, tolerable: float
) -> None:
    size = suggested_size(population, confidence, tolerable)
    assert highest_rate(population, size, 0, confidence) < tolerable


def test_highest_rate() -> None:
    # Five of 100 are missed by 44 with 0.0507 and by 45 with 0.0462: after 45 clean ones four are still likely.
    assert highest_rate(100, 45, 0, 0.95) == 0.04
    assert highest_rate(100, 44, 0, 0.95) == 0.05
    assert highest_rate(10, 10, 3, 0.95) == 0.3


@pytest.mark.parametrize("plan", [(0.4, 0.05, 0), (0.9, 0.0, 0), (0.9, 1.0, 0), (0.9, 0.05, -1), (0.9, 0.05, 21)])
def test_impossible_plans_are_refused(plan: tuple[float, float, int]) -> None:
    with pytest.raises(SopError):
        suggested_size(100, *plan)
