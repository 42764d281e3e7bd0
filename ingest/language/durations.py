"""Waktu texts → `Time`: number words, ranges, bounds, day types, pieces."""

import re
from dataclasses import replace

from model.time import Time

_UNITS = {
    "detik": "second", "dtk": "second", "menit": "minute", "mnt": "minute", "jam": "hour", "hari": "day", "hr": "day",
    "minggu": "week", "pekan": "week", "mgg": "week", "bulan": "month", "bln": "month", "tahun": "year", "thn": "year",
}  # fmt: skip
_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "setengah": 0.5, "seperempat": 0.25,
}  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
_PART = re.compile(
    rf"(?P<low>{_DIGITS})(?:\s*(?:-|–|—|~|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga|atau)\s*(?P<high>{_DIGITS}))?\s*(?P<unit>{_UNIT})\b"
)
_TIMES = re.compile(r"(\d+)\s*x\s*(\d+)\s*(jam|menit|hari)")
_BOTH_UNITS = re.compile(
    rf"(?P<low>{_DIGITS})\s*(?P<a>{_UNIT})\s*(?:-|–|s\.?\s*/?\s*d\.?|sampai(?: dengan)?|hingga)\s*(?P<high>{_DIGITS})\s*(?P<b>{_UNIT})\b"
)
_UPPER = re.compile(r"maks|max|paling (?:lama|lambat|banyak)|selambat|≤|<|tidak (?:lebih|melebihi)|kurang dari")
# A least time is no promise that a run can be late for: the form's kinds have no lower bound alone.
_LOWER = re.compile(r"\bmin(?:imal|imum)\b|paling (?:cepat|sedikit|singkat)|sekurang|≥|>=|>")
_DAY_TYPES = {
    "working": re.compile(r"\b(?:hari|jam) kerja|\bkerja\b"),
    "calendar": re.compile(r"kalend[ae]r|x\s*24 jam"),
}
_PER = re.compile(
    r"(?:/|\bper\b|\bsetiap\b|\btiap\b)\s*(berkas|dokumen|orang|surat|kegiatan|permohonan|lembar|unit|pemohon|paket|data)\b"
)
_BLANK = {"", "-", "–", "—"}


def read_time(text: str) -> Time:
    """What the Waktu cell `text` says; never raises: what has no measure is `unmeasurable`.

    >>> read_time("1-2 hari kerja").max
    2.0
    """
    if text.strip() in _BLANK:
        return Time(text=text.strip())
    plain = _plain(text)
    found = None if _LOWER.search(plain) else _span(plain)
    if found is None:
        return Time(text=text, kind="unmeasurable")
    per = _PER.search(plain)
    return replace(found, text=text, kind=_kind(found, plain), day_type=_day_type(plain), per=per[1] if per else None)


def is_duration(text: str) -> bool:
    """Whether `text` is a measurable time and little else."""
    return len(text) <= 60 and _span(_plain(text)) is not None  # noqa: PLR2004 (longest real Waktu cell: 54 letters)


def _kind(found: Time, plain: str) -> str:
    if found.min != found.max:
        return "range"
    if found.kind == "upper_bound":
        return found.kind
    return "upper_bound" if _UPPER.search(plain) else "fixed"


def _day_type(plain: str) -> str | None:
    return next((kind for kind, words in _DAY_TYPES.items() if words.search(plain)), None)


def _plain(text: str) -> str:
    """Lower case; "1 (satu) jam" → "1 jam"; number words and OCR digits → digits."""
    plain = re.sub(r"\([^)\d]*\)", " ", text.lower())
    plain = re.sub(rf"\b([lio|]|[lo]\d|\d[lo]+)(?=\s*(?:{_UNIT})\b)", _ocr_digits, plain)
    plain = re.sub(rf"\bse(?=(?:{_UNIT})\b)", "1 ", plain)
    plain = re.sub(r"(\d)\s*½", r"\1,5", plain).replace("½", "0,5")
    return " ".join(_number_words(re.sub(r"(\d)(?=[a-z])", r"\1 ", plain).split()))


def _ocr_digits(found: "re.Match[str]") -> str:
    return found[0].translate(str.maketrans("lio|", "1101"))


def _number_words(words: list[str]) -> list[str]:
    """Runs of number words joined to one number: dua puluh lima → 25."""
    out: list[str] = []
    total: float | None = None
    for word in [*words, ""]:
        step = _worth(word, total)
        if step is None and total is not None:
            out.append(f"{total:g}".replace(".", ","))
        total = step
        if step is None and word:
            out.append(word)
    return out


def _worth(word: str, total: float | None) -> float | None:
    """The running value after `word`; None where the run of number words ends."""
    if total is not None and word == "puluh":
        return total + 9 * (total % 10)
    if total is not None and word == "ratus":
        return total * 100
    if total is not None and word == "belas":
        return total + 10
    return _WORDS[word] + (total or 0) if word in _WORDS else None


def _span(plain: str) -> Time | None:
    """Bounds and unit of all parts: "1 jam 30 menit" adds up, "2 x 24 jam" multiplies."""
    if times := _TIMES.search(plain):
        return _bounds(float(times[1]) * float(times[2]), float(times[1]) * float(times[2]), _UNITS[times[3]])
    if both := _BOTH_UNITS.search(plain):
        return _two_units(both)
    parts = [_part(found) for found in _PART.finditer(plain)]
    if len(parts) > 1 and all(part.unit in _SECONDS for part in parts):
        return _sum(parts)
    return parts[0] if parts else None


def _two_units(both: "re.Match[str]") -> Time:
    """Bounds in the second unit; only the upper one where the units cannot be converted."""
    low, high = _value(both["low"]), _value(both["high"])
    units = (_UNITS[both["a"]], _UNITS[both["b"]])
    if units[0] == units[1]:
        return _bounds(low, high, units[1])
    if not set(units) <= set(_SECONDS):
        return replace(_bounds(high, high, units[1]), kind="upper_bound")
    return _bounds(low * _SECONDS[units[0]] / _SECONDS[units[1]], high, units[1])


def _part(found: "re.Match[str]") -> Time:
    low = _value(found["low"])
    return _bounds(low, _value(found["high"]) if found["high"] else low, _UNITS[found["unit"]])


def _sum(parts: list[Time]) -> Time:
    """The parts in the unit of the smallest."""
    unit = min((part.unit for part in parts if part.unit), key=_SECONDS.__getitem__)
    scale = [_SECONDS[part.unit or unit] / _SECONDS[unit] for part in parts]
    low = sum((part.min or 0) * s for part, s in zip(parts, scale, strict=True))
    return _bounds(low, sum((part.max or 0) * s for part, s in zip(parts, scale, strict=True)), unit)


def _bounds(low: float, high: float, unit: str) -> Time:
    return Time(min=min(low, high), max=max(low, high), unit=unit)


def _value(digits: str) -> float:
    """A number with decimal comma or point; groups of three behind points are thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        return float(digits.replace(".", ""))
    return float(digits.replace(",", "."))
