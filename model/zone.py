"""How far a zone's clocks are from UTC, as a short table of changes."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from model.shifts import DAY

Offsets = tuple[tuple[int, int], ...]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BEGINNING = int((datetime(1, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds())


@cache
def utc_offsets(zone: str, first: date, last: date) -> Offsets:
    """Pairs of the UTC second from which an offset holds, and the offset in seconds, for stamps from `first` to `last`.

    The first pair holds from the beginning. A zone whose clocks are never changed has one pair. A
    clock put back within 24 hours of being put forward is not seen; no zone does that.
    """
    place = ZoneInfo(zone)
    begin, end = _midnight(first - timedelta(days=1)), _midnight(last + timedelta(days=2))
    found = [(BEGINNING, _offset(place, begin))]
    for at in range(begin, end, DAY):
        offset = _offset(place, at + DAY)
        if offset != found[-1][1]:
            found.append((_change(place, at, offset), offset))
    return tuple(found)


def _change(place: ZoneInfo, at: int, offset: int) -> int:
    """The first second of the day from `at` with the new `offset`."""
    return at + bisect_left(range(DAY), True, key=lambda second: _offset(place, at + second) == offset)  # noqa: FBT003


def _offset(place: ZoneInfo, second: int) -> int:
    distance = (_EPOCH + timedelta(seconds=second)).astimezone(place).utcoffset()
    assert distance is not None
    return int(distance.total_seconds())


def _midnight(day: date) -> int:
    return int((datetime.combine(day, time(), UTC) - _EPOCH).total_seconds())


def offset_at(second: int, offsets: Offsets) -> int:
    """The offset in seconds that holds at a UTC second."""
    return next(offset for since, offset in reversed(offsets) if second >= since)


def wall_offsets(offsets: Offsets) -> Offsets:
    """`offsets` by the local second from which each holds; an hour that comes twice is the first."""
    changes = [(since + max(before, offset), offset) for (_, before), (since, offset) in pairwise(offsets)]
    return (offsets[0], *changes)
