"""The simulation against queues whose waiting is known in closed form (Erlang C), and against Little's law."""

import numpy as np
import pytest

from analytics.whatif.draws import Draws
from analytics.whatif.experiment import what_if
from analytics.whatif.intervals import student95
from analytics.whatif.loop import play
from model.what_if import Experiment, Figure, Staffing
from tests.analytics.whatif_office import HOUR, counter, office

PLAN = Experiment(10_000, 20, 3)


def holds(figure: Figure | None, value: float) -> bool:
    return figure is not None and figure.low <= value <= figure.high


# Erlang C gives the waiting in service times: P(wait) / (persons * (1 - load))
@pytest.mark.parametrize(
    ("persons", "load", "waiting"),
    [(1, 0.5, 1.0), (1, 0.8, 4.0), (2, 0.8, 1.7778), (3, 0.8, 1.0787), (3, 0.5, 0.1579)],
)
def test_a_counter_makes_people_wait_as_erlang_says(persons: int, load: float, waiting: float) -> None:
    found = what_if(counter(persons, load), [], PLAN)
    assert holds(found.steps[0].waiting.today, waiting * HOUR)
    assert holds(found.lead.mean.today, (waiting + 1) * HOUR)
    assert holds(found.roles[0].load.today, load)


def test_a_second_person_shortens_the_waiting_to_what_is_known() -> None:
    found = what_if(counter(1, 0.8), [Staffing("Loket", 2)], PLAN)
    # One person at load 0.8 waits 4 hours, two at load 0.4 wait 0.16 / (1 - 0.16) hours
    assert holds(found.steps[0].waiting.changed, 0.190476 * HOUR)
    assert holds(found.steps[0].waiting.difference, (0.190476 - 4) * HOUR)


def test_cases_at_hand_are_arrivals_times_lead_time() -> None:
    played = play(office(), Draws(office(), 20_000, (1, 0)))
    arrivals, ends = np.array(played.arrivals), np.array(played.ends)
    kept = slice(2000, 19_000)
    begin, end = arrivals[kept][0], arrivals[kept][-1]
    moments = np.linspace(begin, end, 20_000)
    at_hand = np.searchsorted(arrivals, moments, side="right") - np.searchsorted(np.sort(ends), moments, side="right")
    rate = 17_000 / (end - begin)
    assert at_hand.mean() == pytest.approx(rate * (ends - arrivals)[kept].mean(), rel=0.02)


def test_student_quantiles_are_those_of_the_tables() -> None:
    assert [round(student95(n), 2) for n in (4, 9, 19, 99)] == [2.77, 2.26, 2.09, 1.98]
