"""Dashed lines drawn dash by dash → one line each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingest.layout.geometry.page import Stroke

_LONGEST = 10.0
_GAP = 6.5
_LEVEL = 0.8


def undashed(strokes: Iterable[Stroke]) -> tuple[Stroke, ...]:
    """The strokes with runs of short level or upright dashes joined.

    A joined line is longer by half a gap at each end: there a dash may be missing at a corner.
    """
    kept: list[Stroke] = []
    lines: dict[tuple[bool, int], list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        level = _is_dash(stroke)
        if level is None:
            kept.append(stroke)
        else:
            lines[level, round(stroke.box[1 if level else 0] / (2 * _LEVEL))].append(stroke)
    for (level, _), dashes in lines.items():
        kept += _joined(dashes, 0 if level else 1)
    return tuple(kept)


def _is_dash(stroke: Stroke) -> bool | None:
    """Whether a short straight stroke is level (True) or upright (False); None for any other."""
    x0, y0, x1, y1 = stroke.box
    if len(stroke.points) != 2 or max(x1 - x0, y1 - y0) > _LONGEST or min(x1 - x0, y1 - y0) > _LEVEL:
        return None
    return x1 - x0 > y1 - y0


def _joined(dashes: list[Stroke], axis: int) -> Iterator[Stroke]:
    """Runs of dashes along one axis (0 across, 1 down) as one stroke each."""
    run: list[Stroke] = []
    for dash in sorted(dashes, key=lambda s: s.box[axis]):
        if run and dash.box[axis] - run[-1].box[axis + 2] > _GAP:
            yield from _line(run, axis)
            run = []
        run.append(dash)
    yield from _line(run, axis)


def _line(run: list[Stroke], axis: int) -> list[Stroke]:
    if len(run) == 1:
        return run
    half = max(0.0, run[1].box[axis] - run[0].box[axis + 2]) / 2
    start, end, across = run[0].box[axis] - half, run[-1].box[axis + 2] + half, run[0].box[1 - axis]
    return [Stroke(((start, across), (end, across)) if axis == 0 else ((across, start), (across, end)))]
