"""Who performs each step of a procedure, from its words: a probability for every lane, and why."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ingest.language.chain import posteriors
from ingest.language.lanes import Heights, Lanes, lanes_of
from ingest.language.narrative import narrated
from ingest.language.passages import moves, passage
from ingest.language.reasons import STATING, Case, Reason, reasons
from ingest.language.rows import RowSaid, RowTexts, read_rows
from ingest.language.vocabulary import calibration, weights

_FORBIDDEN = float("-inf")


@dataclass(frozen=True, slots=True)
class Guess:
    """A step's decoded performer: probability of each lane (how often such a value is right), and the reasons."""

    odds: tuple[float, ...]
    reasons: tuple[Reason, ...]

    @property
    def lane(self) -> int:
        """The likeliest lane."""
        return max(range(len(self.odds)), key=self.odds.__getitem__)

    @property
    def confidence(self) -> float:
        """How likely it is."""
        return self.odds[self.lane]

    @property
    def stated(self) -> bool:
        """Whether words of the row itself name the likeliest lane as the one that acts."""
        return any(reason.name in STATING and reason.lane == self.lane for reason in self.reasons)

    @property
    def words(self) -> str | None:
        """The words that weigh most for the likeliest lane."""
        known = weights()
        own = [r for r in self.reasons if r.lane == self.lane and r.words]
        best = max(own, key=lambda r: known.get(r.name, 0.0) * r.value, default=None)
        return best.words if best and known.get(best.name, 0.0) > 0 else None


@dataclass(frozen=True, slots=True)
class Told:
    """A procedure's rows as read, and their performers."""

    rows: tuple[RowSaid, ...]
    guesses: tuple[Guess, ...]


def decode(
    rows: Sequence[RowTexts],
    names: tuple[str, ...],
    confirmed: Mapping[int, int | Collection[int]] | None = None,
    narrative: Sequence[str] = (),
) -> tuple[Guess, ...]:
    """The performer of each of `rows` among the lanes `names`.

    `confirmed` rows (by index) have the lane or lanes that a user or the drawing gives; the rest is decoded
    around them. `narrative` is the document's own telling of the procedure, a sentence a step.
    """
    return tell(rows, names, confirmed, narrative).guesses


def tell(
    rows: Sequence[RowTexts],
    names: tuple[str, ...],
    confirmed: Mapping[int, int | Collection[int]] | None = None,
    narrative: Sequence[str] = (),
) -> Told:
    """`decode`, with what the rows say."""
    if not rows or not names:
        return Told((), ())
    lanes = lanes_of(names)
    read = read_rows(rows, lanes)
    spoken = narrated(read, narrative, lanes)
    last = len(read) - 1
    why = [(*reasons(Case(row, lanes, i == 0, i == last)), *spoken[i]) for i, row in enumerate(read)]
    own = [_scores(found, len(names)) for found in why]
    between = [_between(a, b, lanes) for a, b in pairwise(read)]
    for at, fixed in (confirmed or {}).items():
        own[at] = _clamped(own[at], {fixed} if isinstance(fixed, int) else set(fixed))
    odds = posteriors(own, between)
    sure = set(confirmed or {})
    return Told(read, tuple(Guess(o if i in sure else calibrated(o), w) for i, (o, w) in enumerate(zip(odds, why, strict=True))))  # fmt: skip


def calibrated(odds: tuple[float, ...]) -> tuple[float, ...]:
    """`odds` with the likeliest as often right as measured; the others share the rest as before."""
    top = max(odds)
    right = max(_measured(top), 1 / len(odds))
    rest = 1 - top
    return tuple(right if o == top else o * (1 - right) / rest if rest else 0.0 for o in odds)


def _measured(said: float) -> float:
    """How often the decoder is right when it says `said`, between the points measured."""
    points = calibration()
    at = bisect_left(points, (said, 0.0))
    if at == 0:
        return points[0][1]
    if at == len(points):
        return points[-1][1]
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return y0 + (y1 - y0) * (said - x0) / (x1 - x0)


def _scores(found: Sequence[Reason], count: int) -> list[float]:
    scores, known = [0.0] * count, weights()
    for reason in found:
        scores[reason.lane] += known.get(reason.name, 0.0) * reason.value
    return scores


def _between(row: RowSaid, following: RowSaid, lanes: Lanes) -> list[list[float]]:
    found, known = passage(row, following), weights()
    arriving: dict[int, float] = defaultdict(float)
    for name, lane, value in found.arrivals:
        arriving[lane] += known.get(name, 0.0) * value
    return [[arriving[s] + score for s, score in enumerate(row)] for row in _ways(found.flags, lanes.heights)]


@lru_cache(maxsize=1000)
def _ways(flags: frozenset[str], heights: Heights) -> tuple[tuple[float, ...], ...]:
    known, places = weights(), range(len(heights))
    return tuple(
        tuple(sum(known.get(name, 0.0) * value for name, value in moves(flags, heights, r, s)) for s in places)
        for r in places
    )


def _clamped(scores: list[float], allowed: set[int]) -> list[float]:
    return [score if lane in allowed else _FORBIDDEN for lane, score in enumerate(scores)]
