"""A trace as a list of numbers that engines can collect, sort and compare: place, step, whether its place is sure."""

from dataclasses import dataclass

import ibis

from analytics.conformance.moves import UNMAPPED
from analytics.conformance.norm import Norm


@dataclass(frozen=True, slots=True)
class Trace:
    """The events of a case: their places in it, their gids (UNMAPPED for other activities).

    `tied` are the indexes of events with the stamp of the one before: nothing tells which was first.
    """

    places: tuple[int, ...]
    gids: tuple[int, ...]
    tied: frozenset[int]


def coded(run: ibis.Deferred, norm: Norm) -> ibis.Deferred:
    """A run as a number: its place in the case weighs most, then the step, then whether it is tied."""
    step = run.position * _width(norm) + run.gid.fill_null(UNMAPPED) - UNMAPPED
    return step * 2 + run.tied.cast("int64")


def decoded(codes: tuple[int, ...], norm: Norm) -> Trace:
    """The trace behind its codes."""
    width = 2 * _width(norm)
    tied = frozenset(n for n, code in enumerate(codes) if code % 2)
    return Trace(tuple(code // width for code in codes), tuple(code % width // 2 + UNMAPPED for code in codes), tied)


def _width(norm: Norm) -> int:
    return len(norm.steps) - UNMAPPED
