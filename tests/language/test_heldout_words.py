"""Held-out text stays as well read as when it was first measured; `bench/words.py` prints the figures."""

from tests.language import heldout


def test_times_dates_and_citations_are_right() -> None:
    assert heldout.times().wrong == ()
    assert heldout.dates().wrong == ()
    assert heldout.citations().wrong == ()


def test_most_slips_are_put_right_and_none_wrongly() -> None:
    outcome = heldout.repaired()
    assert outcome.right >= 0.93 * outcome.total
    assert heldout.false_changes([row["clean"] for row in heldout.rows("noisy.tsv")]) == (0, 326)
    assert heldout.false_changes(heldout.clean_lines())[0] == 0


def test_names_of_four_logs_find_their_steps() -> None:
    alone, hinted = heldout.mapped(hints=False), heldout.mapped(hints=True)
    assert (alone.wrong, hinted.wrong) == (0, 0)
    assert (alone.refused, hinted.refused) == (12, 12)
    assert hinted.right >= alone.right >= 38
