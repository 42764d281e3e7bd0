"""Sums of weights over ranges of places whose value is at most a bound, many at once.

A wavelet matrix (Claude, Navarro & Ordóñez 2015): one pass over all places and questions for each bit of a value.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Questions: places from `begins` up to but not `ends`, values up to but not `bounds`."""

    begins: Numbers
    ends: Numbers
    bounds: Numbers


def bounded_sums(values: Numbers, weights: Numbers, asked: Ranges) -> Numbers:
    """For each of `asked` the sum of `weights` in its range where the value lies below its bound; none is negative."""
    found = np.zeros(len(asked.begins), np.int64)
    left, right = asked.begins.copy(), asked.ends.copy()
    top = int(max(values.max(initial=0), asked.bounds.max(initial=0))).bit_length()
    for bit in reversed(range(top)):
        ones = (values >> bit & 1).astype(bool)
        zeros_before = _running(~ones)
        weight_before = _running(np.where(ones, 0, weights))
        upper = (asked.bounds >> bit & 1).astype(bool)
        found += np.where(upper, weight_before[right] - weight_before[left], 0)
        left, right = (_moved(at, zeros_before, upper) for at in (left, right))
        values, weights = (np.concatenate([column[~ones], column[ones]]) for column in (values, weights))
    return found


def _moved(at: Numbers, zeros_before: Numbers, upper: NDArray[np.bool_]) -> Numbers:
    """Where a place is once those with the bit stand behind those without."""
    zeros = zeros_before[at]
    return np.where(upper, zeros_before[-1] + at - zeros, zeros)


def _running(column: NDArray[np.int64] | NDArray[np.bool_]) -> Numbers:
    """Sums before each place, and the total."""
    sums = np.zeros(len(column) + 1, np.int64)
    np.cumsum(column, out=sums[1:])
    return sums
