"""Words that a scanner misread, put right with their originals kept.

A word changes only when it is no known form and one usual word explains it by the slips of scanners; known
words change only within curated phrases. Words with digits, abbreviations and words the caller protects stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.language.data_files import rows
from ingest.language.respelling import respelled
from ingest.language.wordforms import is_known, is_usual, listed

_WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{4,40}(?![\w@])")
_GLUED_ABBREVIATION = re.compile(r"([A-Z]{2,5})([A-Z][a-z]{4,30})")
_CONDITION = re.compile(r"\b(?:jika|apabila|bila|bilamana|kalau)\b[^.;:]{1,120}? (makan)(?= )", re.IGNORECASE)
_MEALS_BEFORE = re.compile(r"(?:\bme\w+|\bber\w+|\b(?:untuk|dan|atau|akan|sedang|sudah|belum|tidak|jam|waktu|tempat|ruang|uang|izin|rumah)) $", re.IGNORECASE)  # fmt: skip
_MEALS_AFTER = re.compile(r" (?:siang|malam|pagi|minum|bersama|di|dan|atau|nasi|bubur|obat)\b", re.IGNORECASE)
_LEAD_WORDS = ("nota", "surat", "berita", "lembar")
_TAIL_WORDS = ("dan", "atau")
_LONG_PART, _SHORT_PART = 6, 4
_CAPITALISED, _LONG = 7, 8
_SHOUTED = 0.8
_CACHE = 1 << 16
_GLUED_CONFIDENCE, _CONTEXT_CONFIDENCE = 0.93, 0.95


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of the letters from `start` to `end`; not `certain` means a suggestion that was not carried out."""

    start: int
    end: int
    new: str
    rule: str
    confidence: float
    certain: bool = True


def fixes(text: str, protected: frozenset[str] = frozenset()) -> tuple[Fix, ...]:
    """What is misread in `text`, in order and without overlaps; words in `protected` (lower case) stay."""
    sure = (*_phrases(text), *_conditions(text))
    taken = {position for fix in sure for position in range(fix.start, fix.end)}
    single = (fix for fix in _words(text, protected) if fix.start not in taken)
    return tuple(sorted((*sure, *single), key=lambda fix: fix.start))


def applied(text: str, found: tuple[Fix, ...]) -> str:
    """`text` with the certain ones of `found` carried out."""
    for fix in reversed(found):
        if fix.certain:
            text = text[: fix.start] + fix.new + text[fix.end :]
    return text


def _phrases(text: str) -> Iterator[Fix]:
    for found in _any_phrase().finditer(text):
        new, rule, confidence = _curated()[found[0].lower()]
        yield Fix(*found.span(), _cased(new, found[0]), rule, confidence)


def _conditions(text: str) -> Iterator[Fix]:
    """Each "makan" behind a condition, where "maka" belongs and no meal is meant."""
    for found in _CONDITION.finditer(text) if "makan" in text.lower() else ():
        start, end = found.span(1)
        meal = _MEALS_BEFORE.search(text[max(0, start - 40) : start]) or _MEALS_AFTER.match(text[end : end + 20])
        if not meal and not re.search(r"\bmaka\b", found[0], re.IGNORECASE):
            yield Fix(start, end, _cased("maka", found[1]), "maka_after_condition", _CONTEXT_CONFIDENCE)


def _words(text: str, protected: frozenset[str]) -> Iterator[Fix]:
    shouted = _is_shouted(text)
    for found in _WORD.finditer(text):
        if found[0].lower() not in protected:
            fix = _split(found) or _respelled(found, shouted=shouted)
            if fix:
                yield fix


def _split(found: "re.Match[str]") -> Fix | None:
    """Two words that lost the blank between them."""
    word, low = found[0], found[0].lower()
    if is_known(low):
        return None
    at = _joint(word, low)
    new = f"{word[:at]} {word[at:]}"
    return Fix(*found.span(), new, "blank_lost", _GLUED_CONFIDENCE) if at else None


def _joint(word: str, low: str) -> int:
    """Where the second of two glued words begins; 0 for a single word."""
    glued = _GLUED_ABBREVIATION.fullmatch(word)
    if glued and glued[1].lower() in listed() and is_known(glued[2].lower()):
        return len(glued[1])
    for lead in _LEAD_WORDS:
        rest = low.removeprefix(lead)
        if rest != low and len(rest) > _SHORT_PART and is_usual(rest):
            return len(lead)
    for tail in _TAIL_WORDS:
        rest = low.removesuffix(tail)
        if rest != low and len(rest) >= _LONG_PART and is_usual(rest):
            return len(rest)
    return 0


def _respelled(found: "re.Match[str]", *, shouted: bool) -> Fix | None:
    word = _with_small_l(found[0])
    guess = respelled(word.lower())
    if guess is None:
        slip = word != found[0] and is_known(word.lower())
        return Fix(*found.span(), word, "misread_letters", _CONTEXT_CONFIDENCE) if slip else None
    if not (word.islower() or (guess.certain and _may_change(word, guess.word, shouted=shouted))):
        return None
    if not guess.certain and len(word) < _LONG:
        return None
    return Fix(*found.span(), _cased(guess.word, word), "misread_letters", guess.confidence, guess.certain)


@lru_cache(_CACHE)
def _with_small_l(word: str) -> str:
    """A capital I inside a word in small letters is a small l."""
    small = sum(ch.islower() for ch in word) >= _SHORT_PART and word[1:].replace("I", "").islower()
    return word[0] + word[1:].replace("I", "l") if small else word


def _may_change(word: str, new: str, *, shouted: bool) -> bool:
    """Whether a word with capitals is no name: it begins like the usual word it was."""
    if word[0].lower() != new[0] or not is_usual(new):
        return False
    return (len(word) >= _LONG and shouted) if word.isupper() else len(word) >= _CAPITALISED and word.istitle()


def _is_shouted(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) > _SHOUTED * letters


def _cased(new: str, like: str) -> str:
    """`new` with the capitals of `like`, word by word where both have as many."""
    pairs = list(zip(new.split(" "), like.split(" "), strict=False))
    if len(pairs) > 1 and new.count(" ") == like.count(" "):
        return " ".join(_cased(*pair) for pair in pairs)
    if like.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if like[0].isupper() else new


@cache
def _curated() -> dict[str, tuple[str, str, float]]:
    """What each fixed phrase should read, by which rule, how surely."""
    return {old.lower(): (new, rule, float(confidence)) for old, new, rule, confidence, *_ in rows("fixed.tsv")}


@cache
def _any_phrase() -> "re.Pattern[str]":
    """Any fixed phrase, the longest first."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(_curated(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)
