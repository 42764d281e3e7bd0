"""Kaplan-Meier against Freireich et al. (1963), 6-MP arm: the figures of every textbook, intervals as Stata prints them."""

from itertools import groupby
from random import Random

import ibis
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.compliance.survival import Survival, kaplan_meier
from analytics.measures.spells import spells

ENDED = (6, 6, 6, 7, 10, 13, 16, 22, 23)
CENSORED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
WEEKS = tuple((week, ENDED.count(week), CENSORED.count(week)) for week in sorted({*ENDED, *CENSORED}))


def after(week: int) -> Survival | None:
    return kaplan_meier(21, [(ended, censored) for at, ended, censored in WEEKS if at <= week])


@pytest.mark.parametrize(
    ("week", "share", "low", "high"),
    [
        (6, 0.8571, 0.6197, 0.9516),
        (7, 0.8067, 0.5631, 0.9228),
        (9, 0.8067, 0.5631, 0.9228),
        (10, 0.7529, 0.5032, 0.8894),
        (13, 0.6902, 0.4316, 0.8491),
        (16, 0.6275, 0.3675, 0.8049),
        (22, 0.5378, 0.2678, 0.7468),
        (23, 0.4482, 0.1881, 0.6801),
        (35, 0.4482, 0.1881, 0.6801),
    ],
)
def test_remission_of_leukaemia(week: int, share: float, low: float, high: float) -> None:
    found = after(week)
    assert found is not None
    assert found.share == pytest.approx(share, abs=5e-5)
    assert found.interval == pytest.approx((low, high), abs=5e-5)


def test_where_an_interval_is_not_defined() -> None:
    assert after(5) == Survival(1.0, None)
    assert kaplan_meier(3, [(3, 0)]) == Survival(0.0, None)
    assert kaplan_meier(0, []) is None


def test_four_runs_by_hand() -> None:
    # 1 of 4 ends, 1 of the 3 left is censored, 1 of the 2 left ends: 3/4 of 1/2
    found = kaplan_meier(4, [(1, 1), (1, 0)])
    assert found is not None
    assert found.share == 0.375


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_without_censoring_it_is_the_plain_share(ended: list[int]) -> None:
    n = sum(ended) + 3
    found = kaplan_meier(n, [(number, 0) for number in ended])
    assert found is not None
    assert found.share == pytest.approx(3 / n)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=30))
def test_spells_between_censorings_give_what_single_times_give(runs: list[tuple[int, bool]]) -> None:
    times = [list(own) for _at, own in groupby(sorted(runs), key=lambda run: run[0])]
    single = [(sum(ended for _at, ended in own), sum(not ended for _at, ended in own)) for own in times]
    joined: list[tuple[int, int]] = []
    ended = 0
    for gone, censored in single:
        ended += gone
        if censored:
            joined.append((ended, censored))
            ended = 0
    plain, few = kaplan_meier(len(runs), single), kaplan_meier(len(runs), [*joined, (ended, 0)])
    assert plain is not None
    assert few is not None
    assert few.share == pytest.approx(plain.share)
    assert few.interval == pytest.approx(plain.interval)


def test_spells_of_the_same_trial_on_the_engine() -> None:
    trial = [(0, week / 22, gone) for weeks, gone in ((ENDED, True), (CENSORED, False)) for week in weeks]
    Random(1).shuffle(trial)
    names = ("gid", "at", "ended")
    table = ibis.memtable(pa.Table.from_pylist([dict(zip(names, run, strict=True)) for run in trial]))
    rows = ibis.duckdb.connect().to_pyarrow(spells(table)).to_pylist()
    assert [(row["ended"], row["censored"], row["beyond"]) for row in rows] == [
        (3, 1, False),
        (1, 1, False),
        (1, 1, False),
        (0, 1, False),
        (2, 1, False),
        (0, 1, False),
        (0, 1, False),
        (1, 0, False),
        (1, 1, True),
        (0, 2, True),
        (0, 1, True),
        (0, 1, True),
    ]
    found = kaplan_meier(21, [(row["ended"], row["censored"]) for row in rows if not row["beyond"]])
    assert found == after(22)
