"""Arrows that lead elsewhere, say another word, are new or gone; those that follow from steps that changed are not told.

Steps without counterpart, and those that moved, are looked through: an arrow that leads past a new step to the
same place as before is the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from analytics.conformance.flow import arrows
from analytics.revision.likeness import plain
from analytics.revision.same_steps import SameSteps
from analytics.revision.saying import changed
from model.diff import Change, Spot
from model.sop import Procedure

Way = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Side:
    """The arrows of one procedure: `ways` between classes of steps with their words, where each stands, and what leads on from rows looked through."""

    at: int
    ways: dict[Way, tuple[int, int, str | None]]
    reached: frozenset[Way]

    def spot(self, way: Way, procedure: Procedure) -> tuple[Spot, str]:
        """The place of an arrow and the arrow in words."""
        a, b, label = self.ways[way]
        numbers = (procedure.steps[a].number, procedure.steps[b].number)
        word = f" ({label})" if label else ""
        return Spot(self.at, numbers), f"{numbers[0]} → {numbers[1]}{word}"


def edge_changes(old: Procedure, new: Procedure, at: tuple[int, int], same: SameSteps) -> Iterator[Change]:
    """Changes of arrows between steps that both procedures have."""
    here, there = same.classes()
    through = (same.moved, frozenset(same.pairs[row] for row in same.moved))
    sides = (_side(old, at[0], here, through[0]), _side(new, at[1], there, through[1]))
    gone = [way for way in sides[0].ways if way not in sides[1].ways and way not in sides[1].reached]
    come = [way for way in sides[1].ways if way not in sides[0].ways and way not in sides[0].reached]
    for kind, alike in _KINDS:
        for a, b in _alone(gone, come, alike):
            gone.remove(a)
            come.remove(b)
            yield _told(kind, (sides[0].spot(a, old), sides[1].spot(b, new)))
    for way in gone:
        yield _told("edge_removed", (sides[0].spot(way, old), None))
    for way in come:
        yield _told("edge_added", (None, sides[1].spot(way, new)))


def _told(kind: str, sides: tuple[tuple[Spot, str] | None, tuple[Spot, str] | None]) -> Change:
    old, new = sides
    return changed(kind, (old and old[0], new and new[0]), (old and old[1], new and new[1]))


def _ends(way: Way) -> tuple[object, ...]:
    return way[:2]


def _origin(way: Way) -> tuple[object, ...]:
    return (way[0], way[2])


_KINDS: tuple[tuple[str, Callable[[Way], tuple[object, ...]]], ...] = (("edge_label", _ends), ("edge_target", _origin))


def _alone(gone: list[Way], come: list[Way], alike: Callable[[Way], tuple[object, ...]]) -> list[tuple[Way, Way]]:
    """Pairs of ways that only each other are like."""
    counts = Counter(alike(way) for way in gone), Counter(alike(way) for way in come)
    others = {alike(way): way for way in come}
    return [(way, others[alike(way)]) for way in gone if counts[0][alike(way)] == counts[1][alike(way)] == 1]


def _side(procedure: Procedure, at: int, classes: dict[int, int], moved: frozenset[int]) -> _Side:
    labels = _labels(procedure)
    pairs = sorted(set(arrows(procedure)))
    ways: dict[Way, tuple[int, int, str | None]] = {}
    onward: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for a, b in pairs:
        for label in labels.get((a, b), (None,)):
            onward[a].append((b, plain(label)))
            if _shown(a, b, classes, moved):
                ways.setdefault((classes[a], classes[b], plain(label)), (a, b, label))
    sight = {row for row in range(len(procedure.steps)) if row not in classes or row in moved}
    reached = {
        (classes[a], classes[b], label)
        for a in onward
        if a in classes
        for to, label in onward[a]
        for b in _beyond(to, onward, sight)
        if b in classes
    }
    return _Side(at, ways, frozenset(reached))


def _shown(a: int, b: int, classes: dict[int, int], moved: frozenset[int]) -> bool:
    """Whether an arrow is compared: not inside a step that was split, nor the way to the next row at one that moved."""
    if a not in classes or b not in classes or (classes[a] == classes[b] and a != b):
        return False
    return not (moved & {a, b}) or b != a + 1


def _beyond(row: int, onward: dict[int, list[tuple[int, str]]], sight: set[int]) -> set[int]:
    """Rows that are reached from `row` on past rows that are looked through, `row` itself too."""
    found, rest = set(), [row]
    while rest:
        at = rest.pop()
        if at not in found:
            found.add(at)
            rest += [to for to, _label in onward.get(at, ())] if at in sight else []
    return found


def _labels(procedure: Procedure) -> dict[tuple[int, int], tuple[str | None, ...]]:
    rows = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
    found: dict[tuple[int, int], tuple[str | None, ...]] = defaultdict(tuple)
    for edge in procedure.edges:
        a, b = rows.get(edge.source.step), rows.get(edge.target.step)
        if a is not None and b is not None and edge.label not in found[a, b]:
            found[a, b] = (*found[a, b], edge.label)
    return found
