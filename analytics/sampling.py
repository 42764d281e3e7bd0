"""Cases drawn for an audit by hand, and how many it takes.

Whoever has the cases and the seed draws the same ones again: cases are put in order of their names first, and
each gets the next number of Python's `Random(str(seed)).random()`, whose sequence is promised to stay.

Simple and stratified: the cases with the smallest numbers (Sunter 1977, Applied Statistics 26). Risk-based:
systematic selection with probability proportional to the risk, in the order of the numbers (Madow 1949, Annals
of Mathematical Statistics 20), which auditors know from value-weighted selection (ISA 530, appendix 4).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from random import Random

from model.audit_work import Candidate, Draw, Drawn, Method, Sampling
from model.errors import SopError
from model.run import CaseFigures
from model.text import Text

LARGEST_SEED = 2**31 - 1
_ROUNDING = 1e-12
_SIZE = Text(
    id="Ukuran sampel {size}: isi bilangan antara 1 dan {population}, banyaknya kasus.",
    en="Sample size {size}: give a number between 1 and {population}, the number of cases.",
)
_SEED = Text(
    id="Benih {seed}: isi bilangan bulat antara 0 dan {largest}.",
    en="Seed {seed}: give a whole number between 0 and {largest}.",
)
_PLANS = ((0.5, 0.999), (0.001, 0.999), (0, 20))
_PLAN = Text(
    id="Keyakinan 50–99,9%, batas toleransi 0,1–99,9%, penyimpangan yang diperkirakan 0–20: isi bilangan di antaranya.",
    en="Confidence 50–99.9%, tolerable rate 0.1–99.9%, expected deviations 0–20: give numbers between these.",
)
_Numbered = Sequence[tuple[float, Candidate]]


def risk(case: CaseFigures) -> float:
    """1 + late steps + findings + what its alignment costs: no case is without a chance."""
    return float(1 + case.late_steps + case.findings + case.cost)


def drawn(candidates: Sequence[Candidate], draw: Draw) -> Sampling:
    """The cases that `draw` takes from `candidates`, whatever their order."""
    if not 1 <= draw.size <= len(candidates):
        raise SopError(_SIZE, size=draw.size, population=len(candidates))
    if not 0 <= draw.seed <= LARGEST_SEED:
        raise SopError(_SEED, seed=draw.seed, largest=LARGEST_SEED)
    # Sequences of neighbouring whole seeds are alike; the digits of a text are hashed first (SHA-512).
    numbers = Random(str(draw.seed))  # noqa: S311 - a draw that anybody can repeat
    ordered = sorted(candidates, key=lambda one: one.case)
    numbered = sorted(((numbers.random(), one) for one in ordered), key=lambda pair: pair[0])
    found = _WAYS[draw.method](numbered, draw.size, numbers.random())
    return Sampling(draw, len(candidates), tuple(sorted(found, key=lambda one: one.case)))


def _simple(numbered: _Numbered, size: int, _start: float) -> Iterator[Drawn]:
    share = size / len(numbered)
    return (Drawn(one.case, "", share) for _number, one in numbered[:size])


def _stratified(numbered: _Numbered, size: int, _start: float) -> Iterator[Drawn]:
    strata: dict[str, list[Candidate]] = defaultdict(list)
    for _number, one in numbered:
        strata[one.stratum].append(one)
    sizes = allocated({name: len(cases) for name, cases in strata.items()}, size)
    for name, cases in strata.items():
        share = sizes[name] / len(cases)
        yield from (Drawn(one.case, name, share) for one in cases[: sizes[name]])


def allocated(strata: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of `size` each stratum gives: one each where that goes, the others in proportion.

    What is left over goes to the largest remainders, among equals to the first by name.
    """
    least = int(size >= len(strata))
    rest, total = size - least * len(strata), sum(strata.values()) - least * len(strata)
    # Whole numbers, so that equal remainders are equal.
    parts = {name: divmod(rest * (count - least), total or 1) for name, count in strata.items()}
    left = rest - sum(whole for whole, _remainder in parts.values())
    favoured = sorted(parts, key=lambda name: (-parts[name][1], name))[:left]
    return {name: least + whole + (name in favoured) for name, (whole, _remainder) in parts.items()}


def _by_risk(numbered: _Numbered, size: int, start: float) -> Iterator[Drawn]:
    certain = _certain([one for _number, one in numbered], size)
    yield from (Drawn(one.case, "", 1.0) for one in certain)
    sure = {one.case for one in certain}
    others = [one for _number, one in numbered if one.case not in sure]
    left, upto = size - len(certain), list(accumulate(one.risk for one in others))
    for n in range(left):
        place = bisect_right(upto, (start + n) * upto[-1] / left)
        one = others[min(place, len(others) - 1)]
        yield Drawn(one.case, "", left * one.risk / upto[-1])


def _certain(candidates: Sequence[Candidate], size: int) -> list[Candidate]:
    """The cases so risky that they are drawn in any event; the others share what is left."""
    found: list[Candidate] = []
    total = sum(one.risk for one in candidates)
    for one in sorted(candidates, key=lambda one: -one.risk):
        if one.risk * (size - len(found)) < total:
            break
        found.append(one)
        total -= one.risk
    return found


_WAYS: Mapping[Method, Callable[[_Numbered, int, float], Iterator[Drawn]]] = {
    Method.RANDOM: _simple,
    Method.STRATIFIED: _stratified,
    Method.RISK: _by_risk,
}


def suggested_size(population: int, confidence: float, tolerable: float, expected: int = 0) -> int:
    """The smallest sample that, with at most `expected` deviations in it, shows the rate to be below `tolerable`.

    Exact by the hypergeometric distribution: were the rate tolerable or more, so few deviations would turn up
    with a probability of at most 1 - `confidence`. The whole population where no smaller sample shows it.
    """
    asked = (confidence, tolerable, expected)
    if not all(low <= value <= high for value, (low, high) in zip(asked, _PLANS, strict=True)):
        raise SopError(_PLAN)
    deviating = ceil(population * tolerable - _ROUNDING)
    for size, chance in enumerate(_chances(population, deviating, expected)):
        if chance <= 1 - confidence + _ROUNDING:
            return size
    return population


def highest_rate(population: int, size: int, found: int, confidence: float) -> float:
    """The highest rate of deviations at which a simple random sample with `found` of them is not yet unlikely."""
    low, high = found, population - size + found
    while low < high:
        middle = (low + high + 1) // 2
        if _chance(population, middle, found, size) > 1 - confidence + _ROUNDING:
            low = middle
        else:
            high = middle - 1
    return low / population


def _chance(population: int, deviating: int, most: int, size: int) -> float:
    return next(chance for n, chance in enumerate(_chances(population, deviating, most)) if n == size)


def _chances(population: int, deviating: int, most: int) -> Iterator[float]:
    """How likely at most `most` of the `deviating` cases are among those drawn, for 0, 1, 2, … drawn."""
    exactly = [1.0] + [0.0] * most
    for left in range(population, 0, -1):
        yield sum(exactly)
        hit = [min(1.0, max(0, deviating - n) / left) for n in range(most + 1)]
        exactly = [exactly[n] * (1 - hit[n]) + (exactly[n - 1] * hit[n - 1] if n else 0.0) for n in range(most + 1)]
    yield sum(exactly)
