"""A way out of a decision that is as good as never taken; the log cannot tell whether it is a control worth keeping.

Only branches without which every row can still be reached are looked at: else the rows behind them would go too.
"""

from collections import Counter
from collections.abc import Iterator

from ibis import _

from analytics.conformance.flow import arrows
from analytics.revision.lived import Lived
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent, Wanted
from model.revision_words import BY_KEY, Facts, said
from model.sop import Edge


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """The removal of arrows that executions of a decision do not take."""
    pairs = found.runs.filter(_.closed & _.gid.notnull()).group_by("gid", "after").agg(n=_.count())
    taken: dict[int, Counter[int]] = {}
    for row in found.engine.rows(pairs):
        taken.setdefault(row.gid, Counter())[row.after] += row.n
    least = found.thresholds.other_branch
    needed = needed_for_share(least, found.thresholds.fewest)
    for gid, exits in sorted(_decisions(found).items()):
        ways = taken.get(gid, Counter())
        for to, edge in exits.items():
            others = sum(ways[other] for other in exits if other != to)
            bounds = wilson(others, ways.total())
            if ways[to] or not bounds or others < least * ways.total() or not _spare(gid, to, found):
                continue
            if ways.total() < needed:
                yield silent("branch", found, (gid, to), ways.total(), needed)
            elif bounds[0] >= least:
                yield _proposal(found, (gid, to), edge, (others, ways.total()))


def _decisions(found: Lived) -> dict[int, dict[int, Edge]]:
    """The ways out of each step that has several, with their arrows."""
    gids = {(p, step.number): gid for gid, (p, step) in reversed(list(enumerate(found.norm.steps)))}
    exits: dict[int, dict[int, Edge]] = {}
    for at, procedure in enumerate(found.norm.document.procedures):
        for edge in procedure.edges:
            a, b = gids.get((at, edge.source.step)), gids.get((at, edge.target.step))
            if a is not None and b is not None and _decides(found, a, edge):
                exits.setdefault(a, {}).setdefault(b, edge)
    return {gid: ways for gid, ways in exits.items() if len(ways) > 1}


def _decides(found: Lived, gid: int, edge: Edge) -> bool:
    return edge.label is not None or any(p.symbol == "decision" for p in found.step(gid).performers)


def _spare(gid: int, to: int, found: Lived) -> bool:
    """Whether all rows are reached without that way, too."""
    ways = [way for way in arrows(found.procedure(gid)) if way != (found.row(gid), found.row(to))]
    reached, rest = set(), [0]
    while rest:
        row = rest.pop()
        if row not in reached:
            reached.add(row)
            rest += [b for a, b in ways if a == row]
    return len(reached) == len(found.procedure(gid).steps)


def _proposal(found: Lived, gids: tuple[int, int], edge: Edge, counts: tuple[int, int]) -> Proposal:
    step = found.step(gids[0])
    word = f" ({edge.label})" if edge.label else ""
    old = f"{edge.source.step} → {edge.target.step}{word}"
    evidence = found.evidence(*counts, found.runs.filter((_.gid == gids[0]) & _.closed))
    facts: Facts = {"step": step.number, "old": old, "hits": counts[0], "n": counts[1], "share": evidence.share}
    case = Case(
        old=old,
        new=None,
        said=said(BY_KEY["branch"].sentence, facts),
        evidence=evidence,
        effect=Effect(0, 0),
        confidence=confidence(
            counts[1], needed_for_share(found.thresholds.other_branch, found.thresholds.fewest), "medium"
        ),
        wanted=Wanted(text=edge.label),
    )
    return proposal("branch", found, gids, case)


PROPOSER = Proposer("branch", propose)
