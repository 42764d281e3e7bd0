"""The shifts of a day: stretches of working time in seconds from midnight."""

import re
from itertools import pairwise

DAY = 86_400
Shift = tuple[int, int]
Shifts = tuple[Shift, ...]
Week = tuple[Shifts, ...]
REST: Shifts = ()
_SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})")


def hours(*spans: str) -> Shifts:
    """Shifts from texts such as "07.30-12.00"; a `ValueError` says what is wrong with them."""
    shifts = tuple(_shift(span) for span in spans)
    check_shifts(shifts)
    return shifts


def check_shifts(shifts: Shifts) -> None:
    """A `ValueError` unless every shift has a length, lies within the day and begins after the one before."""
    for begin, end in shifts:
        if not 0 <= begin < end <= DAY:
            raise ValueError(f"{clock(begin)}-{clock(end)} is no stretch of a day")
    for (_, end), (begin, _) in pairwise(shifts):
        if begin < end:
            raise ValueError(f"a shift begins at {clock(begin)}, before the one before it ends at {clock(end)}")


def length(shifts: Shifts) -> int:
    """Seconds of work in `shifts`."""
    return sum(end - begin for begin, end in shifts)


def worked(shifts: Shifts, second: int) -> int:
    """Seconds of work in `shifts` up to `second` of the day."""
    return sum(min(max(second, begin), end) - begin for begin, end in shifts)


def clock(second: int) -> str:
    """`second` of the day as officials write it: 07.30."""
    minute, rest = divmod(second, 60)
    return f"{minute // 60:02}.{minute % 60:02}" + (f".{rest:02}" if rest else "")


def _shift(span: str) -> Shift:
    found = _SPAN.fullmatch(span.strip())
    if found is None:
        raise ValueError(f'"{span}" is not written like "07.30-12.00"')
    hour, minute, last_hour, last_minute = map(int, found.groups())
    if max(minute, last_minute) > 59:  # noqa: PLR2004 (minutes of an hour)
        raise ValueError(f'"{span}" has more than 59 minutes in an hour')
    return hour * 3600 + minute * 60, last_hour * 3600 + last_minute * 60
