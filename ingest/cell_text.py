"""A cell's value as Python has it → text."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def cell_text(value: Value) -> str | None:
    """The text of a cell: stamps as ISO, numbers with the digits they need; None for an empty one."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, timedelta):
        return _clock(value)
    return _number(value) if isinstance(value, int | float) else value.isoformat()


def _number(value: float) -> str:
    """The shortest decimal that is this number, without exponent and needless zeros."""
    text = f"{Decimal(repr(value)):f}"
    return text.removesuffix(".0")


def _clock(value: timedelta) -> str:
    """Hours, minutes and seconds; the hours may be more than a day's."""
    minutes, seconds = divmod(value.total_seconds(), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02}:{minutes:02}:{_number(round(seconds, 3)).zfill(2)}"
