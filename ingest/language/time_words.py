"""Waktu texts → tokens: numbers, units, signs between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from ingest.language.data_files import rows
from ingest.language.number_words import NUMBER_WORDS, value_of

LONGEST = 300
_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4"}
_TOKEN = re.compile(
    r"(?P<fraction>\b[13]/[24]\b)|(?P<number>\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,9}(?:[.,]\d{1,3})?)|(?P<dash>-|–|—|~|s ?/ ?d\b|\bs\.? ?d\.?(?=[ \d]))|(?P<slash>/)|(?P<mark>''|[\"'′″’])|(?P<word>[a-z]+)"
)
_MARKS = {"'": "menit", "′": "menit", "’": "menit", '"': "detik", "″": "detik", "''": "detik"}
_DASHES = {"sampai", "hingga", "atau", "s"}
_SKIPPED = {"kerja", "kalender", "kalendar", "lama", "selama"}
_OCR_DIGITS = str.maketrans("lio|sbz", "1101582")
_DIGITS_LIKE = re.compile(r"\b[lio|]{1,2}(?= ?(?:menit|jam|hari|minggu|bulan|detik|tahun)\b)|\b[liosbz|]?\d[\dlo]*(?=[ a-z])|\b[lio]\d+")  # fmt: skip
_PAREN = re.compile(r"\(([^()]{0,60})\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the contract and how many of it a word counts (a triwulan is three months)."""

    name: str
    count: float


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a unit, or a sign: "-" between bounds, "/" between alternatives, "x" between factors."""

    sign: str = ""
    number: float | None = None
    unit: Unit | None = None


def plain(text: str) -> str:
    """`text` in lower case with its slips mended and what brackets repeat left out."""
    for sign, fraction in _FRACTIONS.items():
        text = text.replace(sign, fraction)
    low = " ".join(text[:LONGEST].lower().split())
    low = " ".join(_mended(low).split())
    return _PAREN.sub(lambda found: _bracket(low[: found.start()], found[1]), low)


def conflict(text: str) -> bool:
    """Whether a number in brackets contradicts the digits before it: "1 (dua) hari"."""
    low = " ".join(text[:LONGEST].lower().split())
    said = re.findall(r"(\d{1,6}) ?\(([a-z ]{1,60})\)", low)
    values = [(float(digits), value_of(words.split())) for digits, words in said]
    return any(value is not None and value != digits for digits, value in values)


def tokens(low: str) -> list[Token]:
    """The tokens of a `plain` text; other words are left out, but end a number in words."""
    found: list[Token] = []
    for counting, run in groupby(_raw(low), key=lambda raw: raw in NUMBER_WORDS):
        if counting:
            found.append(Token(number=value_of(list(run))))
        else:
            found.extend(token for raw in run if (token := _token(raw)))
    return _joined(found)


def _raw(low: str) -> Iterator[str]:
    for found in _TOKEN.finditer(low):
        yield from _pieces(found[0]) if found.lastgroup == "word" else [found[0]]


def _pieces(word: str) -> list[str]:
    """`word`; sejam and sehari as one of that unit."""
    if word.startswith("se") and word[2:] in units():
        return ["satu", word[2:]]
    return [word]


def _token(raw: str) -> Token | None:
    if raw[0].isdigit():
        return Token(number=_number(raw))
    if raw in _MARKS or raw in units():
        return Token(unit=units()[_MARKS.get(raw, raw)])
    if raw in ("/", "x"):
        return Token(sign=raw)
    if raw in _DASHES or not raw.isalpha():
        return Token(sign="-")
    return Token(sign="&") if raw == "dan" else None


def _joined(found: list[Token]) -> list[Token]:
    """Half numbers joined to whole ones ("2 1/2"), "antara 2 dan 3" as bounds, other words "dan" left out."""
    out: list[Token] = []
    for i, token in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else Token()
        if token.number is not None and 0 < token.number < 1 and out and out[-1].number is not None:
            out[-1] = Token(number=out[-1].number + token.number)
        elif token.sign == "&":
            out.extend([Token(sign="-")] if out and out[-1].number is not None and following.number else [])
        else:
            out.append(token)
    return out


def _number(raw: str) -> float:
    """A number with decimal comma or point; groups of three behind points are thousands."""
    if "/" in raw:
        return int(raw[0]) / int(raw[2])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", raw):
        return float(raw.replace(".", ""))
    return float(raw.replace(",", "."))


def _mended(low: str) -> str:
    """Unit words and digits as a scanner misreads them."""
    spaced = re.sub(r"(\d)(?=[a-z]{2})", r"\1 ", low)
    words = " ".join(_slips().get(word, word) for word in spaced.split(" "))
    return re.sub(r"(\d)(?=[a-z]{2})", r"\1 ", _DIGITS_LIKE.sub(_as_digits, words))


def _as_digits(found: "re.Match[str]") -> str:
    return found[0].translate(_OCR_DIGITS)


def _bracket(before: str, inner: str) -> str:
    """What a bracket adds: nothing where it says a number or a time again."""
    repeats = value_of(inner.split()) is not None or any(ch.isdigit() for ch in inner)
    return " " if repeats and before.strip() else f" {inner} "


@cache
def units() -> dict[str, Unit]:
    """Every word for a unit."""
    return {word: Unit(unit, float(count)) for word, unit, count, *_ in rows("time_units.tsv")}


@cache
def _slips() -> dict[str, str]:
    return {slip: word for slip, word, *_ in rows("time_slips.tsv")}
