"""Waktu texts → `Time`: ranges, bounds, sums, alternatives, day types, pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.language.data_files import words
from ingest.language.time_words import Token, Unit, plain, tokens
from model.time import Time

_UPPER = re.compile(r"\bmaks|\bmax|paling (?:lama|lambat|banyak)|selambat|≤|<|tidak (?:lebih|melebihi)|kurang dari")
# A least time is no promise that a run can be late for: the form's kinds have no lower bound alone.
_LOWER = re.compile(r"\bmin(?:imal|imum)\b|paling (?:cepat|sedikit|singkat)|sekurang|≥|>")
# Days told from an event (H+2, hari ke-3) say when, not how long.
_RELATIVE = re.compile(r"\bh ?[-+] ?\d|\bhari h\b|\b(?:hari|minggu|bulan) ke ?-? ?\d")
_DAY_TYPES = {"working": re.compile(r"\bkerja\b|\bhk\b"), "calendar": re.compile(r"kalend[ae]r|x ?24 jam")}
_BLANK = {"", "-", "–", "—"}
_LONGEST_CELL = 60
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
# How many of the smaller unit one of the larger has; days of work unless the text says kalender.
_STEPS = {("day", "hour"): (7.5, 24.0), ("week", "day"): (5.0, 7.0), ("year", "month"): (12.0, 12.0)}
_SIZE = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 27e3, "week": 135e3, "month": 27e3 * 22, "year": 27e3 * 264}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Span:
    """Bounds in one unit; `upper` where only the higher bound is sure."""

    low: float
    high: float
    unit: str
    upper: bool = False


def read_time(text: str) -> Time:
    """What the Waktu cell `text` says; never raises: what has no measure is `unmeasurable`.

    >>> read_time("1-2 hari kerja").max
    2.0
    """
    if text.strip() in _BLANK:
        return Time(text=text.strip())
    low = plain(text)
    found = None if _LOWER.search(low) else _measured(low)
    if found is None:
        return Time(text=text, kind="unmeasurable")
    per = _pieces().search(low)
    return Time(text, _kind(found, low), found.low, found.high, found.unit, _day_type(low), per[1] if per else None)


def is_duration(text: str) -> bool:
    """Whether `text` is a measurable time and little else."""
    return len(text) <= _LONGEST_CELL and _measured(plain(text)) is not None


def _kind(found: _Span, low: str) -> str:
    if found.low != found.high:
        return "range"
    return "upper_bound" if found.upper or _UPPER.search(low) else "fixed"


def _day_type(low: str) -> str | None:
    return next((kind for kind, said in _DAY_TYPES.items() if said.search(low)), None)


@cache
def _pieces() -> "re.Pattern[str]":
    names = "|".join(sorted(map(re.escape, words("time_pieces.txt")), key=len, reverse=True))
    return re.compile(rf"(?:/|\bper\b|\bsetiap\b|\btiap\b) ?({names})\b")


def _measured(low: str) -> _Span | None:
    """Bounds and unit of all parts: "1 jam 30 menit" adds up, "2 x 24 jam" multiplies."""
    if _RELATIVE.search(low):
        return None
    parts, signs = _quantities(tokens(low))
    if not parts:
        return None
    groups: list[list[_Span]] = [[parts[0]]]
    for part, sign in zip(parts[1:], signs[1:], strict=True):
        if sign:
            groups.append([part])
        else:
            groups[-1].append(part)
    sums = [_sum(group, calendar=_day_type(low) == "calendar") for group in groups]
    return _between(sums[0], sums[-1]) if len(sums) > 1 else sums[0]


def _quantities(found: Sequence[Token]) -> tuple[list[_Span], list[str]]:
    """Every number with its unit, and the sign in front of each."""
    parts: list[_Span] = []
    signs: list[str] = []
    at, sign = 0, ""
    while at < len(found):
        if read := _quantity(found[at : at + 4]):
            parts.append(read[0])
            signs.append(sign)
            at, sign = at + read[1], ""
        else:
            sign = found[at].sign or sign
            at += 1
    return parts, signs


def _quantity(found: Sequence[Token]) -> tuple[_Span, int] | None:
    """The quantity that `found` begins with, and how many tokens it takes: n u, n - m u, n x m u."""
    match [*found]:
        case [Token(number=float(n)), Token(unit=Unit() as unit), *_]:
            return _spanned(n, n, unit), 2
        case [Token(number=float(n)), Token(sign="x"), Token(number=float(m)), Token(unit=Unit() as unit)]:
            return _spanned(n * m, n * m, unit), 4
        case [Token(number=float(n)), Token(sign="-" | "/"), Token(number=float(m)), Token(unit=Unit() as unit)]:
            return _spanned(min(n, m), max(n, m), unit), 4
    return None


def _spanned(low: float, high: float, unit: Unit) -> _Span:
    return _Span(low * unit.count, high * unit.count, unit.name)


def _sum(parts: list[_Span], *, calendar: bool) -> _Span | None:
    """All parts in the smallest unit; None where a month would have to be counted in days."""
    smallest = min(parts, key=lambda part: _SIZE[part.unit]).unit
    scales = [_scale(part.unit, smallest, calendar=calendar) for part in parts]
    if None in scales:
        return None
    low = sum(part.low * (scale or 0) for part, scale in zip(parts, scales, strict=True))
    return _Span(low, sum(part.high * (scale or 0) for part, scale in zip(parts, scales, strict=True)), smallest)


def _scale(unit: str, smaller: str, *, calendar: bool) -> float | None:
    """How many of `smaller` make one `unit`."""
    if unit == smaller:
        return 1.0
    if unit in _SECONDS and smaller in _SECONDS:
        return _SECONDS[unit] / _SECONDS[smaller]
    for (large, small), counts in _STEPS.items():
        rest = _scale(small, smaller, calendar=calendar) if unit == large else None
        if rest is not None:
            return counts[calendar] * rest
    return None


def _between(first: _Span | None, last: _Span | None) -> _Span | None:
    """Both bounds in the second unit; only the higher one where the units cannot be converted."""
    if first is None or last is None:
        return first or last
    if first.unit == last.unit:
        return _Span(min(first.low, last.low), max(first.high, last.high), last.unit)
    if not {first.unit, last.unit} <= set(_SECONDS):
        larger = max(first, last, key=lambda span: span.high * _SIZE[span.unit])
        return replace(larger, low=larger.high, upper=True)
    scale = _SECONDS[first.unit] / _SECONDS[last.unit]
    return _Span(min(first.low * scale, last.low), max(first.high * scale, last.high), last.unit)
