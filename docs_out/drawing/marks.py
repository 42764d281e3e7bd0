"""What is shown on a flow table beside the flow itself, such as where time is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StepMark:
    """The colour of a step's shapes, and the words in the first of them."""

    fill: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class WayMark:
    """The colour of an arrow, how thick it is in points, and the words on it."""

    colour: str
    thick: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by the number of the step, and by those of the two steps an arrow joins."""

    steps: Mapping[str, StepMark] = field(default_factory=dict)
    ways: Mapping[tuple[str, str], WayMark] = field(default_factory=dict)
