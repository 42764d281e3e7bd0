"""The ways a log writes its stamps, and which of them a column's values follow.

The patterns read alike in Python, RE2 and Java, so that one table serves the sample and every engine.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count

from ingest.language.data_files import rows

WEEKDAY = r"(?:[A-Za-z'’]{3,9}(?:, *| +))?"
CLOCK = (
    r"(?:(?:T|,? +|, *)(?:[Pp]ukul|[Jj]am|[Pp]kl\.?|at)? *(\d{1,2})[:.](\d{2})"
    r"(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: *([AaPp])\.?[Mm]\.?)?)?"
)
_PLAIN_CLOCK = r"(?:[T ]?(\d{2}):?(\d{2}):?(\d{2})?(?:[.,]\d{1,9})?())?"
_ZONES = r"Z|UTC|GMT|WIB|WITA|WIT|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?"
ZONE = rf"(?:\d[:.]\d{{2}}(?:[.,]\d{{1,9}})?|T\d{{4}}|T\d{{6}})(?: *[AaPp]\.?[Mm]\.?)? *({_ZONES})$"
HOUR = 3600
ZONE_SECONDS = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 7 * HOUR, "WITA": 8 * HOUR, "WIT": 9 * HOUR}
_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december")  # fmt: skip
_NUMERIC = r"(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d{2}|\d{2})"
_MONTH = "<month>"
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_CENTURY = 2000
_NOON = 12
_CLOCK_ALONE = re.compile(rf"(?:[Pp]ukul|[Jj]am|[Pp]kl\.?)? *\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?: *[AaPp]\.?[Mm]\.?)?(?: *(?:{_ZONES}))?")  # fmt: skip
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Written:
    """A way to write a stamp in parts: the pattern of its date, which groups are year, month and day."""

    name: str
    date: str
    order: tuple[int, int, int]
    clock: str = CLOCK

    @property
    def pattern(self) -> str:
        """The whole stamp; groups 4 to 7 are hour, minute, second, and a or p of AM and PM."""
        return f"^{self.day}{self.clock}$"

    @property
    def day(self) -> str:
        """The date alone, its weekday before it."""
        return WEEKDAY + self.date.replace(_MONTH, _month_pattern())

    @property
    def named(self) -> bool:
        """Whether the month is a name."""
        return _MONTH in self.date

    def group(self, number: int) -> str:
        """The whole stamp with one group only, which engines find faster."""
        groups = count(1)
        return _GROUP.sub(lambda _: "(" if next(groups) == number else "(?:", self.pattern)


@dataclass(frozen=True, slots=True)
class Serial:
    """A way to write a stamp as a number of units of `seconds` since `epoch`; `zone` is None for local time."""

    name: str
    number: str
    epoch: datetime
    seconds: float
    zone: int | None = None

    @property
    def pattern(self) -> str:
        """The whole number."""
        return f"^{self.number}$"


_UNIX = datetime(1970, 1, 1)  # noqa: DTZ001 (a day in no zone: the zone stands beside it)
WRITTEN = (
    Written("ymd", r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", (1, 2, 3)),
    Written("compact", r"(20\d{2})(\d{2})(\d{2})", (1, 2, 3), _PLAIN_CLOCK),
    Written("dmy", _NUMERIC, (3, 2, 1)),
    Written("mdy", _NUMERIC, (3, 1, 2)),
    Written("day_month_year", rf"(\d{{1,2}})[-/. ]+({_MONTH})\.?[-/., ]+(20\d{{2}}|\d{{2}})", (3, 2, 1)),
    Written("month_day_year", rf"({_MONTH})\.?[-/ ]+(\d{{1,2}})(?:st|nd|rd|th)?,?[-/ ]+(20\d{{2}})", (3, 1, 2)),
)
SERIALS = (
    Serial("excel", r"[3-5]\d{4}(?:[.,]\d+)?", datetime(1899, 12, 30), 86_400),  # noqa: DTZ001
    Serial("unix", r"\d{10}(?:[.,]\d+)?", _UNIX, 1, 0),
    Serial("unix_ms", r"\d{13}", _UNIX, 0.001, 0),
)
FORMATS = {form.name: form for form in (*WRITTEN, *SERIALS)}
DAY_MONTH = ("dmy", "mdy")


def votes(values: Iterable[str]) -> dict[str, int]:
    """How many of `values` each format can read, in the order of the table."""
    texts = [local_text(value) for value in values]
    return {name: sum(readable(text, name) for text in texts) for name in FORMATS}


def most(counts: dict[str, int], size: int) -> str | None:
    """The format with the most votes; None when it reads less than half of `size` values."""
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] and counts[best] >= _ENOUGH * size else None


def readable(text: str, name: str) -> bool:
    """Whether `text`, its zone cut off, is a possible stamp of the format `name`."""
    form = FORMATS[name]
    found = re.match(form.pattern, text)
    return found is not None and (isinstance(form, Serial) or _possible(found, form))


def local_text(text: str) -> str:
    """`text` without the zone at its end."""
    found = re.search(ZONE, text)
    return text[: found.start(1)].rstrip() if found else text


def has_zone(text: str) -> bool:
    """Whether `text` ends in a zone such as Z, +07:00 or WIB."""
    return re.search(ZONE, text) is not None


def is_clock(text: str) -> bool:
    """Whether `text` is a time of day without a date."""
    return _CLOCK_ALONE.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether `text` is a date without a time of day."""
    return any(re.fullmatch(form.day, text) for form in WRITTEN) or re.fullmatch(r"[3-5]\d{4}", text) is not None


@cache
def month_numbers() -> dict[str, int]:
    """Month names and their short forms, Indonesian and English → 1 to 12."""
    known = {name: int(number) for name, number, *_ in rows("months.tsv")}
    return known | {name: number for number, name in enumerate(_ENGLISH, 1)}


def month_prefixes() -> dict[str, int]:
    """The first three letters of month names → 1 to 12."""
    return {name[:3]: number for name, number in month_numbers().items()}


@cache
def _month_pattern() -> str:
    return f"(?i:{'|'.join(sorted(month_numbers(), key=len, reverse=True))})"


def _possible(found: re.Match[str], form: Written) -> bool:
    year, month, day = (found[group] for group in form.order)
    try:
        datetime(int(year) % _CENTURY + _CENTURY, _month(month), int(day), *_time_of_day(found))  # noqa: DTZ001
    except ValueError:
        return False
    return True


def _month(text: str) -> int:
    return int(text) if text.isdecimal() else month_numbers().get(text.lower(), 0)


def _time_of_day(found: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = (int(found[group] or 0) for group in (4, 5, 6))
    if found[7] and hour > _NOON and found[7] in "Aa":
        return -1, minute, second
    return hour, minute, second
