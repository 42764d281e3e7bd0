"""Moves the performer weights towards what makes known performers likeliest, near the values begun with.

    python bench/performer_weights.py --drawn DIR [--seeds DIR] [--strength S]

Every other procedure of `--drawn` is learned from (the rest calibrates and checks, see `bench/language.py`), and
all of `--seeds`. The model is the decoder's own chain; its values are drawn back to `[begun]` in `weights.toml`
by `--strength`. Rewrites `[weights]` there.
"""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bench.language import drawn
from ingest.language.lanes import lanes_of
from ingest.language.narrative import narrated
from ingest.language.passages import Passage, moves, passage
from ingest.language.reasons import Case, reasons
from ingest.language.rows import read_rows
from ingest.language.subjects import spoken_lanes
from tests.language.material import KnownProcedure, KnownStep, seeds

WEIGHTS = Path(__file__).parents[1] / "ingest" / "language" / "data" / "weights.toml"
Floats: TypeAlias = npt.NDArray[np.float64]
ROUNDS, PACE = 150, 0.1
LEAST = 0.05
FORBIDDEN = -1e9


@dataclass(frozen=True, slots=True)
class Chain:
    """A procedure as features: by row and lane, by row and two lanes; and zero where a lane is right."""

    own: Floats
    between: Floats
    known: Floats


def chain(known: KnownProcedure, names: Sequence[str]) -> Chain:
    """The features of `known` in the order of `names`; a row that contradicts its drawing is left open."""
    lanes, at = lanes_of(known.lanes), {name: i for i, name in enumerate(names)}
    rows = read_rows([step.texts for step in known.steps], lanes)
    spoken = narrated(rows, known.narrative, lanes)
    count, last = len(lanes.names), len(rows) - 1
    own = np.zeros((len(rows), count, len(names)))
    for i, row in enumerate(rows):
        for reason in (*reasons(Case(row, lanes, i == 0, i == last)), *spoken[i]):
            own[i, reason.lane, at[reason.name]] += reason.value
    between = np.zeros((last, count, count, len(names)))
    for i, pair in enumerate(pairwise(rows)):
        for r, s in product(range(count), repeat=2):
            for name, value in _ways(passage(*pair), lanes.heights, r, s):
                between[i, r, s, at[name]] += value
    return Chain(own, between, np.array([_right(step, known.lanes) for step in known.steps]))


def _ways(found: Passage, heights: tuple[float, ...], r: int, s: int) -> Iterator[tuple[str, float]]:
    yield from moves(found.flags, heights, r, s)
    yield from ((name, value) for name, lane, value in found.arrivals if lane == s)


def _right(step: KnownStep, lanes: tuple[str, ...]) -> list[float]:
    spoken = spoken_lanes(step.texts.activity, lanes)
    agreed = step.performers if not spoken or spoken & step.performers else frozenset()
    return [0.0 if not agreed or lane in agreed else FORBIDDEN for lane in range(len(lanes))]


def names_in(procedures: Sequence[KnownProcedure]) -> list[str]:
    """The names of all features that occur."""
    found: Counter[str] = Counter()
    for known in procedures:
        lanes = lanes_of(known.lanes)
        rows = read_rows([step.texts for step in known.steps], lanes)
        for i, row in enumerate(rows):
            found.update(reason.name for reason in reasons(Case(row, lanes, i == 0, i == len(rows) - 1)))
        found.update(reason.name for why in narrated(rows, known.narrative, lanes) for reason in why)
        for pair in pairwise(rows):
            for r, s in product(range(len(known.lanes)), repeat=2):
                found.update(name for name, _ in _ways(passage(*pair), lanes.heights, r, s))
    return sorted(found)


def expected(own: Floats, between: Floats) -> tuple[Floats, Floats]:
    """Probabilities by row and lane, and by row and two lanes, from scores."""
    forward, backward = [own[0]], [np.zeros(own.shape[1])]
    for way, score in zip(between, own[1:], strict=True):
        forward.append(_total(forward[-1][:, None] + way, 0) + score)
    for way, score in zip(between[::-1], own[:0:-1], strict=True):
        backward.insert(0, _total(way + (score + backward[0])[None, :], 1))
    whole = _total(forward[-1], 0)
    single = np.exp(np.array(forward) + np.array(backward) - whole)
    pairs = [np.exp(f[:, None] + w + (o + b)[None, :] - whole) for f, w, o, b in zip(forward, between, own[1:], backward[1:], strict=False)]  # fmt: skip
    return single, np.array(pairs).reshape(between.shape)


def _total(scores: Floats, axis: int) -> Floats:
    top = scores.max(axis=axis, keepdims=True)
    summed: Floats = (top + np.log(np.exp(scores - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return summed


def slope(weights: Floats, one: Chain) -> Floats:
    """How the likelihood of the known performers grows with each weight."""
    own, between = one.own @ weights, one.between @ weights
    free, free_pairs = expected(own, between)
    right, right_pairs = expected(own + one.known, between)
    by_row: Floats = np.einsum("tl,tlf->f", right - free, one.own)
    by_pair: Floats = np.einsum("trs,trsf->f", right_pairs - free_pairs, one.between)
    return by_row + by_pair


def learned(chains: Sequence[Chain], begun: Floats, strength: float) -> Floats:
    """The weights after Adam's steps."""
    weights, speed, size = begun.copy(), np.zeros_like(begun), np.zeros_like(begun)
    for turn in range(1, ROUNDS + 1):
        grown = np.sum([slope(weights, one) for one in chains], axis=0) - strength * (weights - begun)
        speed, size = 0.9 * speed + 0.1 * grown, 0.99 * size + 0.01 * grown**2
        weights = weights + PACE * (speed / (1 - 0.9**turn)) / (np.sqrt(size / (1 - 0.99**turn)) + 1e-8)
    return weights


def main(given: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Learns the weights of what speaks for a performer.")
    parser.add_argument("--drawn", type=Path, required=True, metavar="DIR", help="documents with drawn performers")
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="the real SOPs labelled in tests/golden")
    parser.add_argument("--strength", type=float, default=2.0, help="how strongly weights are held back")
    options = parser.parse_args(given)
    known = [*list(drawn(options.drawn))[0::2], *(seeds(options.seeds) if options.seeds else ())]
    names, text = names_in(known), WEIGHTS.read_text(encoding="utf-8")
    values = tomllib.loads(text)["begun"]
    begun = np.array([float(values.get(name, 0.0)) for name in names])
    found = learned([chain(one, names) for one in known], begun, options.strength)
    merged = {name: float(value) for name, value in values.items()} | dict(zip(names, found.tolist(), strict=True))
    kept = "".join(f"{name} = {value:.2f}\n" for name, value in sorted(merged.items()) if abs(value) >= LEAST)
    WEIGHTS.write_text(text[: text.index("[weights]\n")] + "[weights]\n" + kept, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
