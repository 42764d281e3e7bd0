"""An office at work on an SOP, as it is simulated: steps, ways between them, staff, arrivals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model.analysis import Said
from model.what_if import RoleStaff

BEGIN = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A step with its number as `key`; nobody waits for a `role` that is None.

    `seconds` are equally likely times of one execution, in working seconds. They come from `runs` executions in the
    log, or with none from what the SOP says. `limit` is the Waktu. A `fork` is no step: from there steps run side by
    side.
    """

    key: str
    role: str | None
    seconds: tuple[float, ...]
    limit: float | None = None
    runs: int = 0
    fork: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """What is due next: one step, after a fork several, none when the case is done.

    `weight` stands against that of the other ways; the log has it `taken` so many times.
    """

    targets: tuple[str, ...]
    weight: float
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the working week and how many arrive in it, 1 being the mean."""

    seconds: float
    rate: float


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Equally likely `gaps` between arrivals in working seconds, and the `week` that makes them denser or rarer."""

    gaps: tuple[float, ...]
    week: tuple[Piece, ...] = (Piece(1.0, 1.0),)


@dataclass(frozen=True, slots=True)
class Learned:
    """What the log told: cases, closed ones with their mean lead time, and of whom the staff is known."""

    cases: int
    closed: int
    lead_seconds: float | None
    staff: tuple[RoleStaff, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """`rows` top down, the `ways` out of each (of BEGIN: into the SOP), persons by role, arrivals.

    A person of a role works on so many cases `at_once`, one where it is not there.
    `day` and `week` are the working seconds of a usual day and week, `standard` those a case may take.
    """

    rows: tuple[Row, ...]
    ways: Mapping[str, tuple[Way, ...]]
    staff: Mapping[str, int]
    arrivals: Arrivals
    day: float
    week: float
    standard: float | None = None
    at_once: Mapping[str, int] = field(default_factory=dict)
    learned: Learned | None = None
    assumptions: tuple[Said, ...] = ()

    def capacity(self, role: str) -> int:
        """How many cases the persons of `role` work on at once."""
        return self.staff[role] * self.at_once.get(role, 1)

    def place(self, key: str) -> int:
        """Where the step `key` stands, counted from 0; a ValueError when there is none."""
        return [row.key for row in self.rows].index(key)


def merged(ways: Iterable[Way]) -> tuple[Way, ...]:
    """`ways` with those to the same steps as one."""
    weights: dict[tuple[str, ...], float] = {}
    for way in ways:
        targets = tuple(dict.fromkeys(way.targets))
        weights[targets] = weights.get(targets, 0.0) + way.weight
    return tuple(Way(targets, weight) for targets, weight in weights.items())


def can_end(key: str, ways: Mapping[str, tuple[Way, ...]]) -> bool:
    """Whether a case in the step `key` can come to an end."""
    seen, rest = {key}, [key]
    while rest:
        for way in ways[rest.pop()]:
            if not way.targets:
                return True
            rest += [target for target in way.targets if target not in seen]
            seen |= set(way.targets)
    return False
