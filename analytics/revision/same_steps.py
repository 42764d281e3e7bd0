"""Which step of one flow table is which of another: the same, split, merged, or without counterpart."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.revision.likeness import content, likeness, plain
from analytics.revision.matching import matched, moved
from model.sop import Procedure, Step

# What each agreement counts; of what either step does not say nothing is counted.
_ACTIVITY, _PERFORMER, _OUTPUT, _BEFORE, _AFTER = 0.6, 0.15, 0.15, 0.05, 0.05
_SAME = 0.55
_FEWEST_WORDS_ALIKE = 0.2
_MOST_PIECES = 4
# Of a piece's words so many are the whole's; of the whole's words so many are the pieces'; each piece adds as much.
_OF_PIECE, _OF_WHOLE, _EACH_ADDS = 0.5, 0.75, 0.15


@dataclass(frozen=True, slots=True)
class SameSteps:
    """Rows of two procedures: `pairs` are the same step, `splits` one old row and its new ones, `merges` one new row and its old ones.

    Rows in splits and merges are in no pair. `moved` are old rows of pairs.
    """

    pairs: dict[int, int]
    splits: dict[int, tuple[int, ...]]
    merges: dict[int, tuple[int, ...]]
    moved: frozenset[int]

    def classes(self) -> tuple[dict[int, int], dict[int, int]]:
        """For the rows of either procedure a number that only the same step has in both."""
        old = {row: row for row in self.pairs} | {row: row for row in self.splits}
        new = {to: row for row, to in self.pairs.items()}
        new |= {to: row for row, tos in self.splits.items() for to in tos}
        for to, rows in self.merges.items():
            old |= dict.fromkeys(rows, rows[0])
            new[to] = rows[0]
        return old, new


def same_steps(old: Procedure, new: Procedure) -> SameSteps:
    """The steps of `new` for those of `old`, so that all together are most alike and in order where they can be."""
    seen = (_seen(old), _seen(new))
    pairs = matched(old.steps, new.steps, lambda i, j: _gain(seen[0], seen[1], i, j))
    splits = _split(old.steps, new.steps, pairs, frozenset())
    pairs = {row: to for row, to in pairs.items() if row not in splits}
    done = frozenset(to for tos in splits.values() for to in tos)
    back = {to: row for row, to in pairs.items()}
    merges = _split(new.steps, old.steps, back | dict.fromkeys(done, -1), frozenset(splits))
    pairs = {row: to for row, to in pairs.items() if to not in merges}
    return SameSteps(pairs, splits, merges, moved(pairs))


@dataclass(frozen=True, slots=True)
class _Seen:
    """The steps of a procedure, what is done in each without the performer it may begin with, and the performers."""

    steps: tuple[Step, ...]
    done: tuple[str, ...]
    lanes: tuple[str, ...]


def _seen(procedure: Procedure) -> _Seen:
    lanes = tuple(lane_names(step, procedure) for step in procedure.steps)
    return _Seen(procedure.steps, tuple(_done(step.activity, procedure.lanes) for step in procedure.steps), lanes)


def _done(activity: str, lanes: tuple[str, ...]) -> str:
    """`activity` without a lane before it: "Petugas Loket menerima berkas"."""
    text = plain(activity)
    longest = max((plain(lane) for lane in lanes if text.startswith(f"{plain(lane)} ")), key=len, default="")
    return text.removeprefix(longest).strip()


def lane_names(step: Step, procedure: Procedure) -> str:
    """The performers of `step` in the order of the lanes."""
    return " / ".join(procedure.lanes[lane] for lane in sorted({p.lane for p in step.performers}))


def _gain(old: _Seen, new: _Seen, i: int, j: int) -> float:
    """How sure row `i` is row `j`; 0 where it is not."""
    a, b = old.steps[i], new.steps[j]
    words = likeness(old.done[i], new.done[j])
    if words < _FEWEST_WORDS_ALIKE:
        return 0.0
    facets = [
        (_ACTIVITY, words),
        *_told(_PERFORMER, old.lanes[i], new.lanes[j]),
        *_told(_OUTPUT, a.output, b.output),
        (_BEFORE, _neighbour(old, new, i - 1, j - 1)),
        (_AFTER, _neighbour(old, new, i + 1, j + 1)),
    ]
    found = sum(weight * alike for weight, alike in facets) / sum(weight for weight, _alike in facets)
    exact = plain(a.activity) == plain(b.activity)
    return found + exact if exact or found >= _SAME else 0.0


def _told(weight: float, a: str | None, b: str | None) -> Iterator[tuple[float, float]]:
    if plain(a) and plain(b):
        yield weight, likeness(a, b)


def _neighbour(old: _Seen, new: _Seen, i: int, j: int) -> float:
    """How alike the rows beside are; the edges of the tables are alike."""
    inside = (0 <= i < len(old.steps), 0 <= j < len(new.steps))
    return likeness(old.done[i], new.done[j]) if all(inside) else float(not any(inside))


def _split(
    whole: tuple[Step, ...], parts: tuple[Step, ...], pairs: dict[int, int], used: frozenset[int]
) -> dict[int, tuple[int, ...]]:
    """The rows of `whole` that two to four neighbours in `parts` make up, of which none is another row or `used`."""
    found: dict[int, tuple[int, ...]] = {}
    taken = {*pairs.values(), *used}
    for row, step in enumerate(whole):
        own = pairs.get(row)
        windows = [
            pieces
            for size in range(2, _MOST_PIECES + 1)
            for begin in range(len(parts) - size + 1)
            if _free(pieces := tuple(range(begin, begin + size)), own, taken)
            and _made_up(step, [parts[n] for n in pieces])
        ]
        if windows:
            found[row] = max(windows, key=lambda pieces: (_covered(step, [parts[n] for n in pieces]), -len(pieces)))
            taken |= set(found[row])
    return found


def _free(pieces: tuple[int, ...], own: int | None, taken: set[int]) -> bool:
    """Whether the pieces are no other step; the row's own counterpart is one of them."""
    return taken & set(pieces) == ({own} if own is not None else set())


def _made_up(step: Step, pieces: list[Step]) -> bool:
    words, together = content(step.activity), _covered(step, pieces)
    if not words or together < _OF_WHOLE:
        return False
    own = [content(piece.activity) for piece in pieces]
    belong = all(piece and len(piece & words) / len(piece) >= _OF_PIECE for piece in own)
    adds = (together - _covered(step, [other for other in pieces if other is not piece]) for piece in pieces)
    return belong and all(more >= _EACH_ADDS for more in adds)


def _covered(step: Step, pieces: list[Step]) -> float:
    """The share of the words of `step` that stand in `pieces`."""
    words = content(step.activity)
    return len(words & frozenset().union(*(content(piece.activity) for piece in pieces))) / len(words) if words else 0.0
