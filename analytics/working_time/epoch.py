"""Local days and seconds since 1970, as engines count them, and the dates and moments they are."""

from datetime import date, datetime, timedelta

_FIRST_DAY = date(1970, 1, 1)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (local times have no zone here)


def day_number(day: date) -> int:
    """How many days after the first of 1970 `day` is."""
    return (day - _FIRST_DAY).days


def day_of_number(number: int) -> date:
    """The day so many days after the first of 1970."""
    return _FIRST_DAY + timedelta(days=number)


def second_of(moment: datetime) -> int:
    """The second since 1970 of a local `moment`."""
    return int((moment - _EPOCH).total_seconds())


def moment_of(second: int) -> datetime:
    """The local moment of a `second` since 1970."""
    return _EPOCH + timedelta(seconds=second)
