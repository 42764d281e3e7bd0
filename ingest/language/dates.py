"""Indonesian dates as SOPs write them, with what is to be doubted about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz.distance import OSA

from ingest.language.data_files import rows

MONTH_NAMES = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
               "November", "Desember")  # fmt: skip
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_LONGEST = 200
_CENTURY = 2000
_DIGIT = r"[\dlIoO|]"
_WORDS = re.compile(rf"(?<![\w])({_DIGIT}{{1,2}}) ?[-/. ]? ?(?:bulan )?([a-z]{{3,10}})\.? ?[-/. ]? ?(?:tahun )?({_DIGIT}{{4}}|\d\d)(?!\w)", re.IGNORECASE)  # fmt: skip
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WEEKDAY = re.compile(r"\b(senin|selasa|rabu|kamis|jum ?['’`]? ?at|sabtu|minggu|ahad)\b[, ]", re.IGNORECASE)
_FIGURES = str.maketrans("lIoO|", "11001")


@dataclass(frozen=True, slots=True)
class DateReading:
    """The date a text says, and the codes of what is doubtful: weekday, slip, impossible, unreadable."""

    day: date | None
    doubts: tuple[str, ...] = ()


def read_date(text: str) -> date | None:
    """The date in `text`, day before month; None where there is none or it is impossible.

    >>> read_date("Senin, 18 Desember 2017")
    datetime.date(2017, 12, 18)
    """
    return date_reading(text).day


def date_reading(text: str) -> DateReading:
    """The date in `text` with its doubts; neither where the text has no digit."""
    plain = " ".join(text[:_LONGEST].split())
    parts = next(_parts(plain), None)
    if parts is None:
        return DateReading(None, ("unreadable",) if _meant(plain) else ())
    (year, month, day), slipped = parts
    try:
        found = date(year, month, day)
    except ValueError:
        return DateReading(None, ("impossible",))
    said = _weekday(plain)
    wrong = said is not None and said != found.weekday()
    return DateReading(found, (*(["slip"] if slipped else []), *(["weekday"] if wrong else [])))


def _parts(plain: str) -> Iterator[tuple[tuple[int, int, int], bool]]:
    """Year, month and day in the ways they are written, and whether letters were mended."""
    for iso in _ISO.finditer(plain):
        yield (int(iso[1]), int(iso[2]), int(iso[3])), False
    for found in _WORDS.finditer(plain):
        month, exact = _month(found[2].lower())
        if month:
            figures = (found[3].translate(_FIGURES), found[1].translate(_FIGURES))
            slipped = not exact or figures != (found[3], found[1])
            year = int(figures[0])
            yield (year + (_CENTURY if year < _CENTURY // 20 else 0), month, int(figures[1])), slipped
    for numbers in _NUMBERS.finditer(plain):
        yield (int(numbers[3]), int(numbers[2]), int(numbers[1])), False


def _month(word: str) -> tuple[int, bool]:
    """The number of a month and whether its name is spelt as known; 0 for what is like none."""
    if word in _months():
        return _months()[word], True
    ranks = {name: (OSA.distance(_drawn(word), _drawn(name)), OSA.distance(word, name)) for name in _months()}
    near = min(ranks, key=lambda name: ranks[name])
    tied = sum(rank == ranks[near] for rank in ranks.values()) > 1
    likely = ranks[near][1] <= len(near) // 4 and word[0] == near[0] and not tied
    return (_months()[near], False) if likely else (0, False)


def _drawn(word: str) -> str:
    """`word` with letters that look alike made one."""
    return word.replace("l", "i").replace("1", "i").replace("rn", "m").replace("c", "e")


def _weekday(plain: str) -> int | None:
    said = _WEEKDAY.search(plain)
    if said is None:
        return None
    name = re.sub(r"[^a-z]", "", said[1].lower())
    return _DAYS.index("minggu" if name == "ahad" else name)


def _meant(plain: str) -> bool:
    """Whether a text without a readable date seems to hold one: a day or a year in digits beside words."""
    return bool(re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)|^\d{1,2}\W", plain))


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number, *_ in rows("months.tsv")}
