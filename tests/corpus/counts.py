"""How much of a truth was found: counts per field that add up over documents."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Count:
    """How many values are right, of how many true and how many found ones."""

    right: int = 0
    true: int = 0
    found: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.true + other.true, self.found + other.found)

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.right / (self.true + self.found) if self.true + self.found else 1.0

    @property
    def wrong(self) -> int:
        """Values missing or made up; one instead of another counts once."""
        return max(self.true, self.found) - self.right


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by field."""

    counts: Mapping[str, Count] = field(default_factory=dict)

    def __add__(self, other: "Score") -> "Score":
        names = dict.fromkeys((*self.counts, *other.counts))
        return Score({name: self[name] + other[name] for name in names})

    def __getitem__(self, name: str) -> Count:
        return self.counts.get(name, Count())

    @property
    def wrong(self) -> int:
        return sum(count.wrong for count in self.counts.values())


def matched(true: Iterable[Hashable], found: Iterable[Hashable]) -> Count:
    """The count for two bags of values."""
    expected, given = Counter(true), Counter(found)
    return Count((expected & given).total(), expected.total(), given.total())
