"""The flow of a procedure as a graph: what is reached, what leads to the end, what goes up or jumps ahead."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from model.sop import Edge, Procedure, SopDocument, Step

_NO = re.compile(
    r"\s*(?:no|ditolak|(?:tidak|tdk|belum)(?: (?:lengkap|sesuai|setuju|disetujui|benar|layak|valid|memenuhi(?: syarat)?))?)\W*",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"langkah (\S+) tidak bertemu", re.IGNORECASE)


def reached(procedure: Procedure) -> frozenset[str]:
    """The steps that arrows lead to from the first step."""
    return _spread((e.source.step, e.target.step) for e in procedure.edges)(procedure.steps[0].number)


def reaching(procedure: Procedure) -> frozenset[str]:
    """The steps from which arrows lead to an end: the last step, or another with a capsule and no way on."""
    leaving = {e.source.step for e in procedure.edges if e.target.step != e.source.step}
    capsules = [s.number for s in procedure.steps if any(who.symbol == "terminator" for who in s.performers)]
    ends = {procedure.steps[-1].number, *(number for number in capsules if number not in leaving)}
    back = _spread((e.target.step, e.source.step) for e in procedure.edges)
    return frozenset(step for end in ends for step in back(end))


def ahead(procedure: Procedure) -> Iterator[tuple[int, Edge]]:
    """The arrows of a "no" that jump past the next step to one that is no end; not where the "yes" goes back."""
    order = {step.number: at for at, step in enumerate(procedure.steps)}
    ends = {s.number for s in procedure.steps if any(who.symbol == "terminator" for who in s.performers)}
    for at, edge in enumerate(procedure.edges):
        jump = order.get(edge.target.step, 0) - order.get(edge.source.step, 0)
        if edge.label and _NO.fullmatch(edge.label) and jump > 1 and edge.target.step not in ends:
            others = [e for e in procedure.edges if e.source.step == edge.source.step and e.label]
            if all(order.get(e.target.step, 0) > order.get(e.source.step, 0) for e in others):
                yield at, edge


def upward(procedure: Procedure) -> Iterator[tuple[int, Edge]]:
    """The arrows without a word that lead to an earlier step."""
    order = {step.number: at for at, step in enumerate(procedure.steps)}
    for at, edge in enumerate(procedure.edges):
        if not edge.label and order.get(edge.target.step, 0) < order.get(edge.source.step, 0):
            yield at, edge


def loose_steps(document: SopDocument, procedure: int) -> frozenset[str]:
    """The steps at which the reader saw an arrow that meets nothing."""
    own = [d for d in document.doubts if d.code == "arrow_loose" and d.at.startswith(f"/procedures/{procedure}/")]
    return frozenset(found[1] for doubt in own if (found := _LOOSE.search(doubt.message)))


def _spread(arrows: Iterable[tuple[str, str]]) -> Callable[[str], frozenset[str]]:
    """What arrows lead to from a given step, itself among it."""
    ways: dict[str, set[str]] = defaultdict(set)
    for source, target in arrows:
        ways[source].add(target)

    def spread(start: str) -> frozenset[str]:
        seen, rest = {start}, [start]
        while rest:
            new = ways[rest.pop()] - seen
            seen |= new
            rest += new
        return frozenset(seen)

    return spread


def longest(procedure: Procedure, weight: Callable[[Step], float]) -> float:
    """The greatest sum of weights on a way downwards; without arrows the sum of all."""
    if not procedure.edges:
        return sum(map(weight, procedure.steps))
    order = {step.number: at for at, step in enumerate(procedure.steps)}
    best = [weight(step) for step in procedure.steps]
    ways = sorted((order.get(e.source.step, 0), order.get(e.target.step, 0)) for e in procedure.edges)
    for source, target in ways:
        if source < target:
            best[target] = max(best[target], best[source] + weight(procedure.steps[target]))
    return max(best, default=0.0)
