"""Changes as they are written on the command line: "petugas:Verifikator=3", "waktu:4=2 jam", "tanpa:5"."""

import re
from collections.abc import Callable

from model.errors import SopError
from model.text import Text
from model.what_if import (
    Change,
    Earlier,
    MoreArrivals,
    NewLimit,
    ScaledTime,
    SideBySide,
    Staffing,
    Without,
)

_NUMBER = r"\d+(?:[.,]\d+)?"
_UNITS = {
    **dict.fromkeys(("detik", "second", "seconds"), "second"),
    **dict.fromkeys(("menit", "minute", "minutes"), "minute"),
    **dict.fromkeys(("jam", "hour", "hours"), "hour"),
    **dict.fromkeys(("hari", "hari kerja", "day", "days", "working day", "working days"), "day"),
    **dict.fromkeys(("minggu", "pekan", "week", "weeks"), "week"),
}
_UNKNOWN = Text(
    id='perubahan "{text}" tidak dikenal. Tulis seperti: petugas:Verifikator=3, petugas:Verifikator=+1, waktu:4=2 jam, waktu:4=-30%, tanpa:5, paralel:6,7, urutan:3<2, kedatangan=+20%.',
    en='the change "{text}" is not known. Write it like: staff:Verifikator=3, staff:Verifikator=+1, time:4=2 hours, time:4=-30%, without:5, parallel:6,7, order:3<2, arrivals=+20%.',
)
_UNIT = Text(
    id='perubahan "{text}": satuan waktu tidak dikenal. Pakai salah satu dari: {known}.',
    en='the change "{text}": the unit of time is not known. Use one of: {known}.',
)
_NOTHING = Text(
    id='perubahan "{text}" tidak menyisakan apa-apa. Beri angka yang hasilnya di atas nol.',
    en='the change "{text}" leaves nothing. Give a number that leaves more than zero.',
)


def read_change(text: str) -> Change:
    """The change that `text` asks for, in Indonesian or English; SopError lists how they are written."""
    for pattern, change in _WRITTEN.items():
        if found := re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            return change(found, text)
    raise SopError(_UNKNOWN, text=text)


def _staffing(found: re.Match[str], _text: str) -> Change:
    return Staffing(found[1].strip(), int(found[3]) * (-1 if found[2] == "-" else 1), more=bool(found[2]))


def _limit(found: re.Match[str], text: str) -> Change:
    unit = _UNITS.get(" ".join(found[3].lower().split()))
    if unit is None:
        raise SopError(_UNIT, text=text, known=", ".join(_UNITS))
    return NewLimit(found[1], _above_zero(_number(found[2]), text), unit)


def _scaled(found: re.Match[str], text: str) -> Change:
    return ScaledTime(found[1], _factor(found[2], found[3], text))


def _arrivals(found: re.Match[str], text: str) -> Change:
    return MoreArrivals(_factor(found[1], found[2], text))


def _side_by_side(found: re.Match[str], _text: str) -> Change:
    return SideBySide(tuple(step.strip() for step in found[1].split(",")))


def _factor(sign: str, percent: str, text: str) -> float:
    """What +20% multiplies with."""
    part = _number(percent) * (-1 if sign == "-" else 1)
    return _above_zero(round(100 + part, 6) / 100, text)


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _above_zero(value: float, text: str) -> float:
    if value <= 0:
        raise SopError(_NOTHING, text=text)
    return value


_WRITTEN: dict[str, Callable[[re.Match[str], str], Change]] = {
    r"(?:petugas|staf|staff)\s*:\s*([^=]+?)\s*=\s*([+-]?)\s*(\d+)": _staffing,
    rf"(?:waktu|time)\s*:\s*([^=\s]+)\s*=\s*([+-])\s*({_NUMBER})\s*%": _scaled,
    rf"(?:waktu|time)\s*:\s*([^=\s]+)\s*=\s*({_NUMBER})\s*([a-z ]+)": _limit,
    r"(?:tanpa|without)\s*:\s*(\S+)": lambda found, _text: Without(found[1]),
    r"(?:paralel|parallel)\s*:\s*([^,]+(?:,[^,]+)+)": _side_by_side,
    r"(?:urutan|order)\s*:\s*([^<\s]+)\s*<\s*([^<\s]+)": lambda found, _text: Earlier(found[1], found[2]),
    rf"(?:kedatangan|arrivals)\s*=\s*([+-])\s*({_NUMBER})\s*%": _arrivals,
}
