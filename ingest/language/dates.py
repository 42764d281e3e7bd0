"""Indonesian dates as SOPs write them."""

import re
from datetime import date

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12, "may": 5, "aug": 8,
}  # fmt: skip
MONTH_NAMES = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
               "November", "Desember")  # fmt: skip
_WORDS = re.compile(r"(\d{1,2})\s*[-/ ]?\s*([A-Za-z]{3,9})\.?\s*[-/ ]?\s*(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_date(text: str) -> date | None:
    """The date in `text`, day before month; None where there is none or it is impossible.

    >>> read_date("Senin, 18 Desember 2017")
    datetime.date(2017, 12, 18)
    """
    if iso := _ISO.search(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if words := _WORDS.search(text):
        return _date(int(words[3]), _MONTHS.get(words[2][:3].lower(), 0), int(words[1]))
    if numbers := _NUMBERS.search(text):
        return _date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
