"""How likely each state is at each place of a chain: forward-backward on scores."""

from collections.abc import Sequence
from math import exp
from typing import TypeAlias

Scores: TypeAlias = Sequence[float]


def posteriors(own: Sequence[Scores], between: Sequence[Sequence[Scores]]) -> tuple[tuple[float, ...], ...]:
    """Probabilities by place and state, from a score for each state and for each pair of neighbours.

    Scores are logarithms up to a constant; minus infinity forbids a state.

    >>> posteriors([[0.0, 0.0], [0.0, float("-inf")]], [[[0.0, 0.0], [0.0, 0.0]]])
    ((0.5, 0.5), (1.0, 0.0))
    """
    weights = [_weights(scores) for scores in own]
    ways = [_ways(rows) for rows in between]
    forward = [_scaled(weights[0])]
    for weight, way in zip(weights[1:], ways, strict=True):
        before = forward[-1]
        arriving = (sum(map(float.__mul__, before, column)) for column in zip(*way, strict=True))
        forward.append(_scaled([a * w for a, w in zip(arriving, weight, strict=True)]))
    backward = [[1.0] * len(weights[-1])]
    for weight, way in zip(reversed(weights[1:]), reversed(ways), strict=True):
        after = [b * w for b, w in zip(backward[-1], weight, strict=True)]
        backward.append(_scaled([sum(map(float.__mul__, row, after)) for row in way]))
    pairs = zip(forward, reversed(backward), strict=True)
    return tuple(tuple(_scaled([f * b for f, b in zip(fore, back, strict=True)])) for fore, back in pairs)


def _weights(scores: Scores) -> list[float]:
    top = max(scores)
    return [exp(score - top) for score in scores]


def _ways(rows: Sequence[Scores]) -> list[list[float]]:
    top = max(max(row) for row in rows)
    return [[exp(score - top) for score in row] for row in rows]


def _scaled(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]
