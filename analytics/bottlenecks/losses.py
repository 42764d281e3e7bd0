"""Losses ranked, each with its share, whom it gathers at, and a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from analytics.conformance.norm import Norm
from analytics.statistics import share
from model.bottleneck import CAUSES, Clause, Holder, Loss, WaitingCauses

_HALF = 0.5
_HOUR = 3600
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What the measures found: rows of steps, of hand-overs with their causes, and of the groups they fall into.

    `late` counts late cases, `months` the extent of the log.
    """

    months: float
    late: int
    steps: list[SimpleNamespace]
    waits: list[SimpleNamespace]
    causes: Mapping[Pair, WaitingCauses] | None
    groups: Mapping[str, list[SimpleNamespace]]
    handed: list[SimpleNamespace]

    @property
    def lost(self) -> int:
        """All seconds lost: above the norm in steps, and waited between them."""
        return int(sum(row.excess_seconds for row in self.steps) + sum(row.waiting_seconds for row in self.waits))


@dataclass(frozen=True, slots=True)
class _Place:
    """A step, or a hand-over from `source` to `target`: what is lost there, and the executions by whom they were."""

    kind: str
    source: int
    target: int
    runs: int
    hits: int
    late_cases: int
    seconds: int
    causes: WaitingCauses | None
    groups: Mapping[str, list[SimpleNamespace]]


def losses(found: Found, norm: Norm) -> tuple[Loss, ...]:
    """Every place where time is lost, the largest loss first."""
    places = [place for place in (*_steps(found), *_handovers(found)) if place.seconds]
    ranked = sorted(places, key=lambda place: (-place.seconds, place.kind, place.source, place.target))
    return tuple(_loss(place, found, norm) for place in ranked)


def _steps(found: Found) -> Iterable[_Place]:
    for row in found.steps:
        own = {name: [group for group in groups if group.gid == row.gid] for name, groups in found.groups.items()}
        yield _Place("service", row.gid, row.gid, row.runs, row.late, row.late_cases, row.excess_seconds, None, own)


def _handovers(found: Found) -> Iterable[_Place]:
    by_pair: dict[Pair, list[SimpleNamespace]] = {}
    for group in found.handed:
        by_pair.setdefault((group.gid_before, group.gid), []).append(group)
    for row in found.waits:
        pair = (row.gid_before, row.gid)
        causes = found.causes.get(pair) if found.causes else None
        own = {name: _by(name, by_pair[pair]) for name in found.groups}
        yield _Place("waiting", *pair, row.runs, row.waited, row.late_cases, row.waiting_seconds, causes, own)


def _by(name: str, groups: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """`groups` added up by their unit or their role."""
    sums: dict[str | None, SimpleNamespace] = {}
    for group in groups:
        value = getattr(group, name)
        one = sums.setdefault(value, SimpleNamespace(value=value, runs=0, seconds=0))
        one.runs += group.runs
        one.seconds += group.seconds
    return list(sums.values())


def _loss(place: _Place, found: Found, norm: Norm) -> Loss:
    part = place.seconds / found.lost
    holders = tuple(holder for name, groups in place.groups.items() for holder in _holder(name, groups, place))
    return Loss(
        procedure=norm.steps[place.source][0],
        kind=place.kind,
        source=norm.steps[place.source][1].number,
        target=norm.steps[place.target][1].number,
        runs=place.runs,
        hits=place.hits,
        excess_seconds=place.seconds,
        share=part,
        late_cases=place.late_cases,
        late_case_share=share(place.late_cases, found.late),
        seconds_a_month=place.seconds / found.months if found.months >= 1 else None,
        causes=place.causes,
        holders=holders,
        clauses=(_main(place, part, norm), *(_held(holder) for holder in holders), *_cause(place)),
    )


def _holder(name: str, groups: list[SimpleNamespace], place: _Place) -> Iterable[Holder]:
    """The value of a dimension with at least half of the loss; none where the log has but one value."""
    most = max(groups, key=lambda group: (group.seconds, group.value is not None, str(group.value)))
    part = most.seconds / place.seconds
    if len(groups) > 1 and most.value is not None and part >= _HALF:
        yield Holder(name, most.value, most.runs, place.runs, part)


def _main(place: _Place, part: float, norm: Norm) -> Clause:
    procedure, step = norm.steps[place.target]
    several = len(norm.document.procedures) > 1
    title = norm.document.procedures[procedure].title or str(procedure + 1)
    known: dict[str, str | int | float] = {
        "procedure": f" ({title})" if several else "",
        "share": part,
        "runs": place.runs,
        "hours": place.seconds / _HOUR,
    }
    if place.kind == "service":
        return Clause("service", {"step": step.number, "late": place.hits, "limit": step.time.text, **known})
    ends = {"source": norm.steps[place.source][1].number, "target": step.number}
    return Clause("waiting", {**ends, "waited": place.hits, **known})


def _held(holder: Holder) -> Clause:
    return Clause(
        holder.dimension, {"name": holder.name, "share": holder.share, "runs": holder.runs, "of_runs": holder.of_runs}
    )


def _cause(place: _Place) -> Iterable[Clause]:
    """The largest cause of a waiting, where any of it can be split."""
    if place.causes and place.causes.split:
        seconds = {cause: getattr(place.causes, f"{cause}_seconds") for cause in CAUSES}
        total, most = sum(seconds.values()), max(CAUSES, key=lambda cause: seconds[cause])
        if total:
            facts = {"share": seconds[most] / total, "hours": total / _HOUR, "waits": place.causes.split}
            yield Clause(most, facts)
