"""Norms and traces with the costs of optimal alignments that another program found; files of numbers only."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

SILENT = -1
FOLDER = Path(__file__).parent
Arc = tuple[int, int, int]
Transition = tuple[int, tuple[int, ...], tuple[int, ...]]
Trace = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Net:
    """A Petri net with at most one token a place: a case begins with one in place 0 and is over with one in 1 alone.

    A transition is (step or SILENT, places it takes a token from, places it puts one into).
    """

    places: int
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class States:
    """The automaton of a net: state 0 is the start, an arc is (state, step executed, state), a case may end in `ends`."""

    states: int
    arcs: tuple[Arc, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Costed:
    """Distinct traces of a norm with steps 0…`steps`-1, how many cases each has, and the cost of each.

    `open_costs`, where they were taken, are those of cases that owe no further steps.
    """

    steps: int
    net: Net
    norm: States
    traces: tuple[Trace, ...]
    cases: tuple[int, ...]
    costs: tuple[int, ...]
    open_costs: tuple[int, ...] = ()

    def total(self) -> int:
        """The cost of all cases."""
        return sum(cost * cases for cost, cases in zip(self.costs, self.cases, strict=True))


def write(norms: Iterable[Costed], path: Path) -> None:
    """The norms at `path`, one a line; the same norms give the same bytes."""
    lines = "".join(json.dumps(asdict(norm), separators=(",", ":")) + "\n" for norm in norms)
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


def read(path: Path) -> tuple[Costed, ...]:
    """The norms of a file that `write` wrote."""
    return tuple(_costed(_tuples(json.loads(line))) for line in gzip.decompress(path.read_bytes()).splitlines())


def _tuples(said: object) -> object:
    """JSON with tuples for its arrays."""
    if isinstance(said, dict):
        return {name: _tuples(value) for name, value in said.items()}
    return tuple(map(_tuples, said)) if isinstance(said, list) else said


def _costed(said: object) -> Costed:
    assert isinstance(said, dict)
    return Costed(**said | {"net": Net(**said["net"]), "norm": States(**said["norm"])})
