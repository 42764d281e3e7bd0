"""Automatic lists of a Word document: which mark a paragraph shows."""

import re
from dataclasses import dataclass, field

from ingest.sources.office.xml import Element, attr, every, first, number, value
from ingest.sources.word.styles import ListRef

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 99_999
BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts."""

    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class _List:
    """A numId: the abstract list it counts in, and where it starts anew."""

    abstract: str
    starts: dict[int, int]
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of one document; each paragraph is counted when it is asked for, in order."""

    def __init__(self, root: Element | None) -> None:
        self._levels = {attr(a, "abstractNumId") or "": _levels(a) for a in every(root, "abstractNum")}
        self._lists = {attr(n, "numId") or "": _list(n) for n in every(root, "num")}
        self._counts: dict[str, list[int | None]] = {}

    def mark(self, ref: ListRef) -> str | None:
        """The mark of the next paragraph of a list; None where there is no such list."""
        found = self._lists.get(ref.number)
        levels = self._levels.get(found.abstract, {}) if found else {}
        level = levels.get(ref.level)
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        self._count(counts, found, ref.level, level)
        if level.form == "bullet":
            return BULLET
        return _PLACE.sub(lambda place: _shown(int(place[1]) - 1, counts, levels), level.pattern)

    @staticmethod
    def _count(counts: list[int | None], found: _List, at: int, level: _Level) -> None:
        """Counts one on; a list that starts anew does so at its first paragraph."""
        before = counts[at]
        if at in found.starts and at not in found.used:
            counts[at] = found.starts[at]
        else:
            counts[at] = level.start if before is None else before + 1
        found.used.add(at)
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        int(number(attr(level, "ilvl"), most=_LEVELS - 1)): _Level(
            int(number(value(level, "start"), 1, most=_MOST)), value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
        )
        for level in every(abstract, "lvl")
    }  # fmt: skip


def _list(num: Element) -> _List:
    starts = {
        int(number(attr(override, "ilvl"), most=_LEVELS - 1)): int(number(value(override, "startOverride"), 1, most=_MOST))
        for override in every(num, "lvlOverride")
        if first(override, "startOverride") is not None
    }  # fmt: skip
    return _List(value(num, "abstractNumId") or "", starts)


def _shown(at: int, counts: list[int | None], levels: dict[int, _Level]) -> str:
    level = levels.get(at, _Level(1, "decimal", ""))
    count = counts[at]
    return _written(level.start if count is None else count, level.form)


def _written(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26) * min(9, (count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    return str(count)


def _roman(count: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        times, count = divmod(min(count, 89), amount)
        out += letters * times
    return out
