"""What a measure is: runs in, a small table out, on any engine."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis


@dataclass(frozen=True, slots=True)
class Measure:
    """A named summary of the runs."""

    name: str
    compute: Callable[[ibis.Table], ibis.Table]
