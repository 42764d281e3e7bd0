"""What holds for all cases with the same trace: the procedure they belong to, their alignment, whether they conform."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analytics.conformance.alignment import Aligned, align_all
from analytics.conformance.moves import UNMAPPED
from analytics.conformance.norm import Norm
from analytics.conformance.trace import Trace, decoded
from analytics.conformance.unordered import best_order

Codes = tuple[int, ...]


class Alike(NamedTuple):
    """What cases share: coded trace, recency, being without faults, and the places of faults where they matter."""

    trace: Codes
    recent: bool
    faultless: bool
    faults: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on `cases` alike, of one `procedure`; `moves` are their deviations: kind, gid, place (None for a skipped step).

    A case is open while it has not reached an end and its last event is at most 30 days older than the
    log's; open cases owe no further steps and are not counted as conforming or not. In an `unordered` one
    events of the same stamp fit better in another order than that of their rows, so theirs is no deviation.
    """

    alike: Alike
    cases: int
    procedure: int
    closed: bool
    aligned: Aligned
    moves: tuple[tuple[str, int | None, int | None], ...]
    unordered: bool

    @property
    def conforming(self) -> bool:
        """Whether the cases are closed, fit the SOP and have no fault in any step."""
        return self.closed and self.aligned.cost == 0 and self.alike.faultless


class _Question(NamedTuple):
    codes: Codes
    faults: tuple[int, ...]
    still_open: bool


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A trace as its procedure sees it, in the best order; `first` is the procedure's first gid."""

    procedure: int
    first: int
    steps: tuple[int, ...]
    places: tuple[int, ...]
    faults: frozenset[int]
    unordered: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    procedure: int
    aligned: Aligned
    moves: tuple[tuple[str, int | None, int | None], ...]
    unordered: bool


def judge(alike: Sequence[Alike], counts: Sequence[int], norm: Norm) -> tuple[Verdict, ...]:
    """The verdict on each group of cases alike, of so many cases."""
    ended = {one: _Question(one.trace, one.faults, still_open=False) for one in alike}
    answers = _answers(ended.values(), norm)
    closed = {one: answers[question].aligned.complete or not one.recent for one, question in ended.items()}
    pending = {one: ended[one]._replace(still_open=True) for one in alike if not closed[one]}
    answers |= _answers(pending.values(), norm)
    found = []
    for one, cases in zip(alike, counts, strict=True):
        answer = answers[pending.get(one, ended[one])]
        found.append(Verdict(one, cases, answer.procedure, closed[one], answer.aligned, answer.moves, answer.unordered))
    return tuple(found)


def unclear(traces: Iterable[Codes], norm: Norm) -> list[Codes]:
    """Those of `traces` in which an extra run is of a step that is also in step: faults may decide which is which."""
    answers = _answers([_Question(codes, (), still_open=False) for codes in traces], norm)
    doubtful = []
    for question, answer in answers.items():
        gids = Counter(decoded(question.codes, norm).gids)
        if any(place is not None and gid is not None and gids[gid] > 1 for _kind, gid, place in answer.moves):
            doubtful.append(question.codes)
    return sorted(doubtful)


def _answers(questions: Iterable[_Question], norm: Norm) -> dict[_Question, _Answer]:
    """The answer to each question; those about the same procedure are aligned together."""
    prepared = {question: _prepared(question, norm) for question in dict.fromkeys(questions)}
    together: Mapping[tuple[int, bool], list[_Question]] = defaultdict(list)
    for question, one in prepared.items():
        together[one.procedure, question.still_open].append(question)
    found: dict[_Question, _Answer] = {}
    for (procedure, still_open), some in together.items():
        ready = [prepared[question] for question in some]
        aligned = align_all(
            [one.steps for one in ready],
            norm.automata[procedure],
            [one.faults for one in ready] if any(one.faults for one in ready) else None,
            still_open=still_open,
        )
        found |= {
            question: _answer(*pair) for question, pair in zip(some, zip(ready, aligned, strict=True), strict=True)
        }
    return found


def _answer(one: _Prepared, aligned: Aligned) -> _Answer:
    moves = (
        (
            move.kind,
            None if move.step is None else move.step + one.first,
            None if move.kind == "skipped" else one.places[move.position],
        )
        for move in aligned.moves
    )
    return _Answer(one.procedure, aligned, tuple(moves), one.unordered)


def _prepared(question: _Question, norm: Norm) -> _Prepared:
    """The trace for the procedure that most of its events belong to; steps of other procedures are unmapped there."""
    trace = decoded(question.codes, norm)
    counts = Counter(norm.steps[gid][0] for gid in trace.gids if gid != UNMAPPED)
    procedure = counts.most_common(1)[0][0] if counts else 0
    first = norm.first[procedure]
    steps = tuple(_own(gid, procedure, norm) for gid in trace.gids)
    order = _order(trace, steps, procedure, norm, still_open=question.still_open)
    places = tuple(trace.places[n] for n in order)
    faults = frozenset(n for n, place in enumerate(places) if place in question.faults)
    return _Prepared(procedure, first, tuple(steps[n] for n in order), places, faults, list(order) != sorted(order))


def _order(trace: Trace, steps: tuple[int, ...], procedure: int, norm: Norm, *, still_open: bool) -> Sequence[int]:
    if not trace.tied:
        return range(len(steps))
    return best_order(steps, trace.tied, norm.automata[procedure], still_open=still_open)


def _own(gid: int, procedure: int, norm: Norm) -> int:
    """The step index inside the procedure."""
    return gid - norm.first[procedure] if gid != UNMAPPED and norm.steps[gid][0] == procedure else UNMAPPED
