"""What cells show: numbers as their formats say, dates in Indonesian words."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from ingest.language.dates import MONTH_NAMES

_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DAYS = re.compile(r"[dyj]", re.IGNORECASE)
_MONTHS = re.compile(r"m{3,}", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,.]*")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LATEST = 2_958_465
_GENERAL = "General"


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: its number and its code, empty for the built-in ones."""

    number: int = 0
    code: str = ""

    @property
    def is_date(self) -> bool:
        """Whether numbers of this format are days."""
        plain = _LITERAL.sub("", self.code)
        return self.number in _DATES or bool(self.code != _GENERAL and (_DAYS.search(plain) or _MONTHS.search(plain)))


def shown(text: str, form: Format, *, from_1904: bool) -> str:
    """The number `text` as a reader sees it."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value):
        return text
    if form.is_date and 0 < value <= _LATEST:
        return written_date((_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(value)))
    return _around(_plain(value, text), form.code)


def written_date(day: date) -> str:
    """`day` as officials write it, such as 24 Juli 2023."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _plain(value: float, text: str) -> str:
    """Whole numbers without decimals, others with a decimal comma."""
    if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (beyond it a float is no count)
        return str(int(value))
    return f"{value:.10g}".replace(".", ",") if "e" not in f"{value:.10g}" else text


def _around(number: str, code: str) -> str:
    """The number with the words that its format adds, such as 0 "menit"."""
    section = code.partition(";")[0]
    digits = _DIGITS.search(_QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), section))
    if digits is None or not _QUOTED.search(section):
        return number
    before, after = (_words(part) for part in (section[: digits.start()], section[digits.end() :]))
    return f"{before}{number}{after}".strip()


def _words(part: str) -> str:
    return "".join(quoted[1] or quoted[2] or "" for quoted in _QUOTED.finditer(part)) or (" " if part.isspace() else "")
