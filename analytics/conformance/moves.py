"""Skipped and extra steps named for what they are."""

from typing import NamedTuple

UNMAPPED = -2


class Move(NamedTuple):
    """One deviation: its kind, the step (None for an unmapped activity), its place in the trace.

    `position` counts events from 0; a skipped step has the position of the event it is missing
    before (the trace's length at the end).
    """

    kind: str
    step: int | None
    position: int


def named(trace: tuple[int, ...], extra: list[int], skipped: list[tuple[int, int]]) -> tuple[Move, ...]:
    """The deviations behind the places of `extra` events and the `skipped` steps with their places.

    A step both skipped and extra was moved (out of order); an extra one that is also in step was repeated.
    """
    if not extra:
        return tuple(Move("skipped", step, place) for step, place in skipped)
    owed = [step for step, _ in skipped]
    added = [trace[place] for place in extra]
    moves: list[Move] = []
    for step, place in zip(added, extra, strict=True):
        if step == UNMAPPED:
            moves.append(Move("extra", None, place))
        elif step in owed:
            owed.remove(step)
            moves.append(Move("out_of_order", step, place))
        else:
            in_step = trace.count(step) > added.count(step)
            moves.append(Move("repeated" if in_step else "extra", step, place))
    if not skipped:
        return tuple(moves)
    moved = [move.step for move in moves if move.kind == "out_of_order"]
    return tuple(sorted([*moves, *_left_out(skipped, moved)], key=lambda move: (move.position, move.kind)))


def _left_out(skipped: list[tuple[int, int]], moved: list[int | None]) -> list[Move]:
    left: list[Move] = []
    for step, place in skipped:
        if step in moved:
            moved.remove(step)
        else:
            left.append(Move("skipped", step, place))
    return left
