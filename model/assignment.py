"""One-to-one assignment with the largest sum of gains, over a sparse table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import inf

Pair = tuple[int, int]


def best_pairs(gains: Mapping[Pair, float]) -> dict[int, int]:
    """For each row its column, one-to-one, so that the gains (all positive) add up to the most.

    A row may stay without a column. Rows that share no column with others are decided apart.
    """
    found: dict[int, int] = {}
    for rows in _groups(gains):
        found.update(_assigned(rows, gains))
    return found


def _groups(gains: Mapping[Pair, float]) -> Iterator[list[int]]:
    """Rows that compete for columns, directly or through others."""
    by_row, by_column = defaultdict(set), defaultdict(set)
    for row, column in gains:
        by_row[row].add(column)
        by_column[column].add(row)
    left = set(by_row)
    while left:
        group, rest = set(), [min(left)]
        while rest:
            row = rest.pop()
            if row not in group:
                group.add(row)
                rest.extend(other for column in by_row[row] for other in by_column[column])
        left -= group
        yield sorted(group)


def _assigned(rows: list[int], gains: Mapping[Pair, float]) -> dict[int, int]:
    """The assignment of `rows`; each has a column of its own that gains nothing."""
    columns = sorted({column for row, column in gains if row in rows})
    costs = [[-gains.get((row, column), 0.0) for column in columns] + [0.0] * len(rows) for row in rows]
    taken = _shortest_paths(costs)
    chosen = {row: taken[i] for i, row in enumerate(rows)}
    return {row: columns[at] for row, at in chosen.items() if at < len(columns) and (row, columns[at]) in gains}


def _shortest_paths(costs: list[list[float]]) -> list[int]:
    """The column of each row for the least sum of `costs` (Kuhn and Munkres with potentials)."""
    width = len(costs[0])
    potentials = ([0.0] * (len(costs) + 1), [0.0] * (width + 1))
    owner = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0] = row
        column, came = _augment(costs, potentials, owner)
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    found = [0] * len(costs)
    for column in range(1, width + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found


def _augment(costs: list[list[float]], potentials: tuple[list[float], list[float]], owner: list[int]) -> tuple[int, list[int]]:  # fmt: skip
    """A free column for the row that `owner` has at 0, and the way there."""
    of_rows, of_columns = potentials
    slack, came, done = [inf] * len(owner), [0] * len(owner), [False] * len(owner)
    column = 0
    while owner[column]:
        done[column] = True
        row = owner[column]
        for other in range(1, len(owner)):
            gap = costs[row - 1][other - 1] - of_rows[row] - of_columns[other]
            if not done[other] and gap < slack[other]:
                slack[other], came[other] = gap, column
        nearest = min((other for other in range(1, len(owner)) if not done[other]), key=slack.__getitem__)
        step = slack[nearest]
        for other, used in enumerate(done):
            of_rows[owner[other]] += step if used else 0.0
            of_columns[other] -= step if used else 0.0
            slack[other] -= 0.0 if used else step
        column = nearest
    return column, came
