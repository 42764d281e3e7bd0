"""A line without axes, as small as a word."""

from base64 import b64encode
from collections.abc import Sequence
from itertools import pairwise

_WIDE, _HIGH, _EDGE = 120.0, 28.0, 3.0
_LOOK = "fill:none;stroke:#228be6;stroke-width:2;stroke-linejoin:round;stroke-linecap:round"


def sparkline(values: Sequence[float | None]) -> str:
    """The address of a picture of `values` from left to right; gaps where there is none, a dot at the last."""
    known = [value for value in values if value is not None]
    low, spread = min(known, default=0.0), (max(known, default=0.0) - min(known, default=0.0)) or 1.0
    points = [_point(place, len(values), (value - low) / spread) for place, value in enumerate(values) if value is not None]  # fmt: skip
    places = [place for place, value in enumerate(values) if value is not None]
    way = "".join(f"{'L' if whole else 'M'}{x:g} {y:g}" for (x, y), whole in zip(points, _joined(places), strict=True))
    dot = f'<circle cx="{points[-1][0]:g}" cy="{points[-1][1]:g}" r="3" fill="#228be6"/>' if points else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE:g} {_HIGH:g}" width="{_WIDE:g}" '
        f'height="{_HIGH:g}"><path d="{way}" style="{_LOOK}"/>{dot}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _joined(places: Sequence[int]) -> list[bool]:
    """Whether each place follows the one before without a gap."""
    return [False, *(b - a == 1 for a, b in pairwise(places))][: len(places)]


def _point(place: int, count: int, part: float) -> tuple[float, float]:
    x = _EDGE + (_WIDE - 2 * _EDGE) * (place / (count - 1) if count > 1 else 1.0)
    return round(x, 1), round(_HIGH - _EDGE - (_HIGH - 2 * _EDGE) * part, 1)
