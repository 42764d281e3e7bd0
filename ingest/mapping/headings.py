"""Which heading may be which canonical column: by its name, by one nearly the same, by what stands below it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.fuzz import token_sort_ratio

from ingest.language.data_files import rows
from ingest.mapping.stamps import SERIALS, votes
from model.log import CANONICAL, RawLog

_DATA = Path(__file__).parent / "data"
_ALIKE = 88
_LEAST, _MOST = 0.7, 0.9
_BY_CONTENT = 0.6
_NEARLY_ALL = 0.9
_CASE_REPEATS = (1.5, 30)
_ACTIVITY_REPEATS = 3
_ACTIVITY_NAMES = range(2, 51)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that may be a column: its place, how sure that is, and how it was found."""

    column: str
    at: int
    confidence: float
    how: str


def by_name(log: RawLog, free: Iterable[int]) -> list[Candidate]:
    """The headings that are known or nearly known, the surest first."""
    found = [_named(log.headings[at], at) for at in free]
    return sorted((c for c in found if c is not None), key=lambda c: (-c.confidence, c.at))


def by_content(log: RawLog, column: str, free: Iterable[int]) -> list[Candidate]:
    """The only heading whose cells look like `column`; none when several do."""
    fits = [at for at in free if _LOOKS[column](cells(log, at))]
    return [Candidate(column, fits[0], _BY_CONTENT, "content")] if len(fits) == 1 else []


def cells(log: RawLog, at: int) -> list[str]:
    """The filled cells of the sample below heading `at`."""
    return [row[at].strip() for row in log.sample if at < len(row) and row[at].strip()]


def known_name(heading: str) -> str | None:
    """The column that `heading` is a known name of."""
    return heading.lower() if heading.lower() in CANONICAL else _names().get(_words(heading))


def _named(heading: str, at: int) -> Candidate | None:
    known = known_name(heading)
    if known:
        return Candidate(known, at, 1.0, "name")
    words = _words(heading)
    near = max(_names(), key=lambda name: token_sort_ratio(words, name))
    ratio = token_sort_ratio(words, near)
    if ratio < _ALIKE:
        return None
    share = (ratio - _ALIKE) / (100 - _ALIKE)
    return Candidate(_names()[near], at, round(_LEAST + (_MOST - _LEAST) * share, 2), "alike")


def _words(heading: str) -> str:
    return re.sub(r"[^a-z]+", " ", heading[:200].lower()).strip()


@cache
def _names() -> dict[str, str]:
    return {name: column for column, names in rows("headings.tsv", _DATA) for name in names.split("|")}


def _is_case(values: list[str]) -> bool:
    """Numbers of files: most have digits, each comes a few times."""
    numbered = sum(any(c.isdigit() for c in value) for value in values) >= _NEARLY_ALL * len(values)
    low, high = _CASE_REPEATS
    return numbered and not _is_time(values) and low <= _repeats(values) <= high and len(set(values)) > 1


def _is_activity(values: list[str]) -> bool:
    """Names of work: words, few different ones, each often."""
    worded = sum(bool(re.search(r"[A-Za-z]{3}", value)) for value in values) >= _NEARLY_ALL * len(values)
    return worded and len(set(values)) in _ACTIVITY_NAMES and _repeats(values) >= _ACTIVITY_REPEATS and not _is_time(values) and not _is_case(values)  # fmt: skip


def _is_time(values: list[str]) -> bool:
    """Stamps in parts; a number that could count days or seconds is not enough."""
    counts = votes(values)
    best = max(n for name, n in counts.items() if name not in {serial.name for serial in SERIALS})
    return bool(values) and best >= _NEARLY_ALL * len(values)


def _repeats(values: list[str]) -> float:
    return len(values) / len(Counter(values)) if values else 0.0


_LOOKS = {"case": _is_case, "activity": _is_activity, "time": _is_time}
